"""The part *Bewaren* as lines: what may go this month, what waits, and what has gone. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from models.queries.rows_avg import BewaarRow, VernietigingRow
from models.rules.bewaren import Stap
from resources.i18n import _, ngettext
from resources.labels import label_of
from views.widgets.dagen import dag_kort, moment
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

DICHT = frozenset({"kop:bewaren", "kop:anoniem", "kop:register"})
"""Cards that begin folded: nothing is asked there."""


def _titels() -> dict[Stap, str]:
    return {
        Stap.MAG_ANONIEM: _("Namen en notities mogen weg"),
        Stap.MAG_WEG: _("De rest mag weg"),
        Stap.BEWAREN: _("De bewaartermijn loopt"),
        Stap.ANONIEM: _("Zonder namen"),
    }


def _alle() -> dict[Stap, str]:
    return {Stap.MAG_ANONIEM: _("Bij alle namen weghalen"), Stap.MAG_WEG: _("Alle vernietigen")}


def bewaar_lijnen(
    rows: Sequence[BewaarRow],
    weg: Sequence[VernietigingRow],
    vandaag: date,
    dicht: Collection[str],
) -> list[Lijn]:
    """Make a card for each step, and one for the register."""
    lines: list[Lijn] = []
    for stap, titel in _titels().items():
        found = [row for row in rows if row.stap is stap]
        if not found:
            continue
        key = f"kop:{stap.value}"
        is_open = key not in dicht
        alle = (Knop("alle", _alle()[stap], "a"),) if stap in _alle() and len(found) > 1 else ()
        lines.append(
            Lijn(
                key,
                titel,
                kaart=stap.value,
                soort=Soort.KOP,
                onder=str(len(found)),
                open=is_open,
                knoppen=alle,
            )
        )
        lines += [_dossier(row, vandaag) for row in found] if is_open else []
    if not any(row.stap in _alle() for row in rows):
        words = _("Er hoeft nu niets weg. De lijst komt elke eerste dag van de maand.")
        lines.insert(0, Lijn("leeg", words, kaart="leeg", soort=Soort.TEKST))
    return [*lines, *_register(weg, dicht)]


def _dossier(row: BewaarRow, vandaag: date) -> Lijn:
    parts = [
        _("gesloten {dag}").format(dag=dag_kort(row.gesloten_op, vandaag)),
        label_of("afsluit_soort", row.soort) if row.soort else "",
        ngettext("{n} persoon", "{n} personen", row.personen).format(n=row.personen),
    ]
    if row.papieren:
        parts.append(
            ngettext("{n} papier ligt nog", "{n} papieren liggen nog", row.papieren).format(n=row.papieren)
        )
    if row.verzoeken:
        parts.append(_("er loopt een verzoek"))
    if row.reden:
        parts.append(_("langer, want {reden}").format(reden=row.reden))
    return Lijn(
        f"d:{row.uid}",
        row.naam or _("(zonder naam)"),
        kaart=row.stap.value,
        nummer=row.nummer,
        onder=" · ".join(part for part in parts if part),
        chip=None if row.stap in _alle() else _chip(row, vandaag),
        knoppen=_knoppen(row),
        lang=True,
        tip=_since(row, vandaag) if row.stap in _alle() else "",
    )


def _since(row: BewaarRow, vandaag: date) -> str:
    return "" if row.vanaf is None else _("mag sinds {dag}").format(dag=dag_kort(row.vanaf, vandaag))


def _chip(row: BewaarRow, vandaag: date) -> Chip:
    if row.vanaf is None:
        return Chip(_("termijn staat open"), Toon.RUST)
    return Chip(_("vanaf {dag}").format(dag=dag_kort(row.vanaf, vandaag)), Toon.RUST)


def _knoppen(row: BewaarRow) -> tuple[Knop, ...]:
    longer = Knop("langer", _("Langer bewaren"), "l")
    if row.stap is Stap.MAG_ANONIEM:
        return (Knop("anoniem", _("Namen weghalen"), "n"), longer)
    if row.stap is Stap.BEWAREN:
        return (longer,)
    return (Knop("vernietig", _("Vernietigen"), "v"),)


def _register(weg: Sequence[VernietigingRow], dicht: Collection[str]) -> list[Lijn]:
    if not weg:
        return []
    is_open = "kop:register" not in dicht
    head = Lijn(
        "kop:register",
        _("Wat er weg is"),
        kaart="register",
        soort=Soort.KOP,
        onder=str(len(weg)),
        open=is_open,
    )
    return [head, *([_gone(row) for row in weg] if is_open else [])]


def _gone(row: VernietigingRow) -> Lijn:
    people = ngettext("{n} persoon", "{n} personen", row.personen).format(n=row.personen)
    parts = [moment(row.op), row.wie, people, label_of("vernietiging_grond", row.grond)]
    return Lijn(
        f"v:{row.uid}",
        label_of("vernietiging", row.soort),
        kaart="register",
        nummer=f"{row.nummer} {row.letter}".strip(),
        onder=" · ".join(part for part in parts if part),
        knoppen=(Knop("bewijs", _("Bewijs"), "b"),),
    )
