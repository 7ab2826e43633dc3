"""Words for what crosses: which row it is about, what the field is called, what stands on both sides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from models.queries.overdracht_scherm import Beeld
from models.queries.overdracht_uit import GaatMee
from models.queries.overdracht_verschil import Binnen
from models.queries.woorden import reason_words
from models.rules.overdracht import Cel, Rij, Verschil
from resources.i18n import _, ngettext
from resources.labels import label_of, small_label_of
from resources.labels_velden import SOORT, VELDEN, group_of
from views.widgets.dagen import dag_kort

NOOIT = frozenset({"persoon", "traject_lid", "dossier", "traject", "persoonsgegevens"})
"""Tables that are told with another one, or that say nothing to a person."""
_ISO = re.compile(r"^\d{4}-\d{2}-\d{2}(T|$)")
LENGTE = 120
"""Characters of a value that are shown; the rest is in the tooltip."""


def joined(*parts: str) -> str:
    """Parts with a dot between; empty ones are left out."""
    return " · ".join(part for part in parts if part)


def aantallen(mee: GaatMee) -> str:
    """What goes along of a gezin, counted: `4 personen · 96 punten, 31 klaar · datums (7)`."""
    parts = [
        ngettext("{n} persoon", "{n} personen", mee.personen).format(n=mee.personen),
        _("{n} punten, {klaar} klaar").format(n=mee.punten, klaar=mee.klaar),
    ]
    parts += [
        geteld(name, count)
        for name, count in mee.aantallen.items()
        if name not in {*NOOIT, "actiepunt", "lidmaatschap", "voorwaarde_waarde"} and count
    ]
    return joined(*parts)


def geteld(tabel: str, n: int) -> str:
    """Rows of a table, counted: `datums (7)`."""
    return f"{label_of('tabel', tabel)} ({n})"


def veld(tabel: str, kolom: str) -> str:
    """A column in words."""
    if tabel == "actiepunt" and kolom == "staat":
        return _("Stand")
    words = VELDEN.get(kolom)
    return _(words) if words else kolom.replace("_", " ").capitalize()


def over(beeld: Beeld, binnen: Binnen, verschil: Verschil) -> str:
    """Which thing a difference is about, and which field of it."""
    rij = binnen.wij[verschil.tabel][verschil.uid_wij]
    name = veld(verschil.tabel, verschil.kolommen[0])
    if verschil.tabel == "ankerdatum":
        return label_of("Anker", str(rij.waarden.get("soort")))
    if verschil.tabel == "dossier":
        return name
    words = f"{rij_woorden(beeld, verschil.tabel, rij)}: {name.lower()}"
    return words[:1].upper() + words[1:]


def rij_woorden(beeld: Beeld, tabel: str, rij: Rij) -> str:
    """Name a row so that a person knows which one it is."""
    w = rij.waarden
    if tabel == "actiepunt":
        words = beeld.teksten.get(str(w.get("item_id")), str(w.get("item_id")))
        who = beeld.namen.get(str(w.get("onderwerp_uid")), "")
        return f"{words} ({who})" if who else words
    if "persoon_id" in w:
        return beeld.namen.get(str(w["persoon_id"]), "") or _("een persoon")
    day = w.get("werkelijk") or w.get("gepland") or w.get("op")
    named = {
        "ankerdatum": (label_of("Anker", str(w.get("soort"))), _cel(beeld, tabel, "op", day)),
        "woonadres": (str(w.get("straat") or ""), str(w.get("plaats") or "")),
        "betrokkene": (label_of("betrokkene", str(w.get("rol"))), str(w.get("naam") or "")),
        "aanbod": (
            _("Aanbod {woning}").format(woning=beeld.namen.get(str(w.get("woning_id")), "")).strip(),
            _cel(beeld, tabel, "op", w.get("op")),
        ),
        "gebeurtenis": (label_of("gebeurtenis", str(w.get("soort"))), _cel(beeld, tabel, "op", day)),
    }
    return joined(*named.get(tabel, ())) or label_of("tabel", tabel)


def waarde(beeld: Beeld, tabel: str, kolommen: tuple[str, ...], waarden: tuple[Cel, ...]) -> str:
    """What stands on one side, in words; several columns in their order, empty ones left out."""
    if tabel == "actiepunt" and kolommen[0] == "staat":
        return _state(dict(zip(kolommen, waarden, strict=True)), beeld)
    parts = []
    for name, value in zip(kolommen, waarden, strict=True):
        words = _cel(beeld, tabel, name, value)
        if words:
            several = len(kolommen) > 1 and tabel != "persoonsgegevens" and isinstance(value, bool | int)
            parts.append(f"{veld(tabel, name).lower()} {words}" if several else words)
    return ", ".join(parts) or "–"


def _state(w: Mapping[str, Cel], beeld: Beeld) -> str:
    """The state of a line with its day and reason."""
    if w.get("voor_onze_tijd"):
        return _("van voor onze tijd")
    day = w.get("gedaan_op") or w.get("uitgesteld_tot") or w.get("wacht_sinds")
    reason = str(w.get("reden") or "")
    return ", ".join(
        part
        for part in (
            small_label_of("Staat", str(w.get("staat"))),
            label_of("Partij", str(w.get("wacht_op") or "")),
            _cel(beeld, "actiepunt", "gedaan_op", day),
            reason_words(reason),
        )
        if part
    )


def _cel(beeld: Beeld, tabel: str, kolom: str, value: Cel) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if not isinstance(value, str):
        return str(value)
    group = SOORT.get(tabel, "") if kolom == "soort" else group_of(tabel, kolom)
    if group:
        return label_of(group, value)
    return beeld.namen.get(value) or _day(value) or reason_words(value)


def _day(text: str) -> str:
    """A stored day or moment in words; nothing for any other text."""
    try:
        return dag_kort(date.fromisoformat(text[:10])) if _ISO.match(text) else ""
    except ValueError:
        return ""


def wanneer(moment: str) -> str:
    """The day of a change; nothing where nobody knows."""
    if not moment:
        return ""
    return dag_kort(datetime.fromisoformat(moment).date())


def kort(words: str) -> str:
    """A value as far as it has room."""
    plain = " ".join(words.split())
    return plain if len(plain) <= LENGTE else plain[: LENGTE - 1] + "…"


def erbij_woorden(binnen: Binnen) -> str:
    """What only they have, counted: `punten (2), adressen (1)`."""
    counts: dict[str, int] = {}
    for tabel, _rij in binnen.uitkomst.erbij:
        if tabel not in NOOIT - {"traject"}:
            counts[tabel] = counts.get(tabel, 0) + 1
    return ", ".join(geteld(tabel, n) for tabel, n in counts.items())
