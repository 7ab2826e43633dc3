"""Rows of Beheer in words: what a line shows of an organisation, a figure, an item, a responsibility."""

from __future__ import annotations

import json
from collections.abc import Sequence

from models.queries.rows_beheer import (
    ContactRow,
    GemeenteRow,
    InhoudRow,
    InstellingRow,
    MatrixVersieRow,
    OrganisatieRow,
)
from models.queries.rows_papier import MatrixRij
from models.values import Blok, Fase, Herkomst, Partij, Verdeling
from resources.i18n import _, ngettext
from resources.labels import label, label_of
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Lijn, Soort, Toon


def fits(lijn: Lijn, words: str) -> bool:
    """Whether a line holds all the words that are looked for."""
    text = f"{lijn.nummer} {lijn.titel} {lijn.onder}".casefold()
    return all(word in text for word in words.casefold().split())


def joined(*parts: str) -> str:
    """Parts with a dot between; empty ones are left out."""
    return " · ".join(part for part in parts if part)


def gemeente_lijnen(rows: Sequence[GemeenteRow]) -> tuple[Lijn, ...]:
    """Each gemeente with what is set for it."""
    return tuple(
        Lijn(
            row.uid,
            row.naam,
            kaart="g",
            onder=joined(
                row.provincie,
                _("geen station of ziekenhuis in de plaats zelf") if row.kleine_plaats else "",
                _("doet de begeleiding zelf") if row.doet_begeleiding_zelf else "",
            ),
            link=_("Aanpassen"),
        )
        for row in rows
    )


def organisatie_lijnen(rows: Sequence[OrganisatieRow], contacten: Sequence[ContactRow]) -> tuple[Lijn, ...]:
    """Each organisation with its contact persons beneath it; first those of the gemeente itself."""
    lijnen: list[Lijn] = []
    own = [c for c in contacten if not c.organisatie_uid]
    if own:
        lijnen.append(Lijn("kop:gemeente", _("Bij de gemeente"), kaart="g", soort=Soort.KOP))
        lijnen += [_contact(c, "g") for c in own]
    for row in rows:
        kaart = row.uid
        lijnen.append(
            Lijn(
                f"o:{row.uid}",
                row.naam,
                kaart=kaart,
                onder=joined(label_of("organisatie", row.soort), row.telefoon, row.email, row.adres),
                link=_("Aanpassen"),
                grijs=not row.actief,
            )
        )
        lijnen += [_contact(c, kaart) for c in contacten if c.organisatie_uid == row.uid]
    return tuple(lijnen)


def _contact(row: ContactRow, kaart: str) -> Lijn:
    return Lijn(
        f"c:{row.uid}",
        row.naam,
        kaart=kaart,
        onder=joined(row.functie, row.loket, row.telefoon, row.email),
        link=_("Aanpassen"),
        grijs=not row.actief,
    )


def waarde_words(waarde: str) -> str:
    """A value from JSON in words."""
    value = json.loads(waarde)
    if value is None:
        return _("niet ingevuld")
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, list):
        return ", ".join(str(one).replace("_", " ") for one in value) or _("geen")
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def instelling_lijnen(rows: Sequence[InstellingRow]) -> tuple[Lijn, ...]:
    """Each figure with its value, unit and source; a proposal and an open one can be told apart."""
    lijnen = []
    for row in rows:
        open_ = json.loads(row.waarde) is None
        if open_:
            chip = Chip(_("niet ingevuld"), Toon.WEEK, "streep")
        elif row.herkomst is Herkomst.DOCUMENT:
            chip = Chip(_("uit document"), Toon.OP_SCHEMA)
        elif row.herkomst is Herkomst.GEMEENTE:
            chip = Chip(_("van de gemeente"), Toon.OP_SCHEMA)
        else:
            chip = Chip(_("voorstel"), Toon.RUST)
        lijnen.append(
            Lijn(
                row.code,
                f"{row.naam}: {waarde_words(row.waarde)}"
                + (f" {row.eenheid}" if row.eenheid and not open_ else ""),
                kaart="i",
                onder=joined(
                    _("Bron: {bron}").format(bron=row.bron) if row.bron else "",
                    _("vanaf {dag}").format(dag=dag_kort(row.geldig_vanaf)) if row.geldig_vanaf else "",
                    _("{n} waarden bewaard").format(n=row.versies) if row.versies > 1 else "",
                ),
                link=_("Aanpassen"),
                chip=chip,
                tip=row.uitleg,
            )
        )
    return tuple(lijnen)


def inhoud_lijnen(rows: Sequence[InhoudRow]) -> tuple[Lijn, ...]:
    """All actiepunten by phase, with term, source and what the gemeente changed."""
    lijnen: list[Lijn] = []
    for fase in (*Fase, None):
        part = [row for row in rows if row.fase is fase]
        if not part:
            continue
        code = fase.value if fase is not None else "gemeente"
        name = label(fase) if fase is not None else _("Voor de hele gemeente")
        lijnen.append(Lijn(f"kop:{code}", name, kaart=code, soort=Soort.KOP))
        lijnen += [_item(row, code) for row in part]
    return tuple(lijnen)


def _item(row: InhoudRow, kaart: str) -> Lijn:
    if row.uit:
        chip = Chip(_("uit"), Toon.RUST, "streep")
    elif row.aangepast or row.herkomst is Herkomst.GEMEENTE:
        chip = Chip(_("van de gemeente"), Toon.OP_SCHEMA)
    else:
        chip = None
    return Lijn(
        row.item_id,
        row.tekst,
        kaart=kaart,
        nummer=row.item_id,
        ster=row.kern,
        onder=joined(", ".join(label(p) for p in row.wie), termijn_words(row.termijn), row.bron),
        link=_("Aanpassen"),
        chip=chip,
        grijs=row.uit,
    )


def termijn_words(termijn: str) -> str:
    """A short term such as `tekendatum -7d` in words; one with a figure points to Cijfers."""
    anker, _space, rest = termijn.partition(" ")
    if not anker:
        return ""
    name = label_of("Anker", anker)
    offset = rest.replace(" ", "")
    if not offset:
        return _("op de dag: {anker}").format(anker=name)
    if not offset[1:2].isdigit():
        return _("{anker}, termijn staat bij Cijfers").format(anker=name)
    aantal = int("".join(c for c in offset if c.isdigit()))
    unit = offset.lstrip("+-0123456789")
    words = {
        "d": ngettext("{n} dag", "{n} dagen", aantal),
        "wd": ngettext("{n} werkdag", "{n} werkdagen", aantal),
        "w": ngettext("{n} week", "{n} weken", aantal),
        "m": ngettext("{n} maand", "{n} maanden", aantal),
    }[unit].format(n=aantal)
    form = _("{termijn} vóór: {anker}") if offset.startswith("-") else _("{termijn} na: {anker}")
    return form.format(termijn=words, anker=name)


def matrix_lijnen(versie: MatrixVersieRow, rijen: Sequence[MatrixRij]) -> tuple[Lijn, ...]:
    """The rows of a matrix version by block."""
    lijnen: list[Lijn] = []
    for blok in Blok:
        part = [rij for rij in rijen if rij.blok is blok]
        if part:
            lijnen.append(Lijn(f"kop:{blok.value}", label(blok), kaart=blok.value, soort=Soort.KOP))
            lijnen += [
                Lijn(
                    rij.id,
                    rij.tekst,
                    kaart=blok.value,
                    nummer=rij.id[2:].lstrip("0"),
                    onder=joined(partijen_words(rij), rij.bron, rij.wie_doet_wat),
                    link=_("Aanpassen") if versie.status == "voorstel" else "",
                )
                for rij in part
            ]
    return tuple(lijnen)


def partijen_words(rij: MatrixRij) -> str:
    """Who is responsible: in full, or shared with the one who sees to it."""
    if rij.verdeling is Verdeling.VOLLEDIG:
        return _("{partij}, volledig").format(partij=label(rij.trekker))
    names = ", ".join(label(Partij(p)) for p in rij.partijen)
    return _("{partijen}, gedeeld; regelt het: {trekker}").format(partijen=names, trekker=label(rij.trekker))


def matrix_kop(versie: MatrixVersieRow) -> str:
    """What holds for the version as a whole."""
    if versie.status == "voorstel":
        stand = _("Voorstel. Je kunt nog alles aanpassen.")
    elif versie.vastgesteld_op is not None:
        stand = _("Vastgesteld op {dag}. Maak een nieuwe versie om iets te veranderen.").format(
            dag=dag_kort(versie.vastgesteld_op)
        )
    else:
        stand = _("Vervangen door een nieuwere versie.")
    return _("Versie {n}, geldig vanaf {dag}. {stand}").format(
        n=versie.nummer, dag=dag_kort(versie.geldig_vanaf), stand=stand
    )
