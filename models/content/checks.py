"""The checks between pieces of content: references, parties, terms, conditions, order (foundations 12-14).

`check_item` serves the shipped content and what a gemeente adds or adapts in Beheer. About parties: the
doener must be a party of the matrix row; Nidos counts as the begeleiding of the jongere, and for an act
of the gezin the helping party counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from msgspec import Struct

from models.content import (
    Feestdag,
    Inhoud,
    Instelling,
    Item,
    Loket,
    MatrixRij,
    Prestatieafspraak,
    Termijn,
    Voorwaarde,
)
from models.content.expressie import ExpressieFout, names, parse
from models.values import (
    MATRIX_PARTIJEN,
    Fase,
    Herkomst,
    LaterErbij,
    Partij,
    Reden,
    Reikwijdte,
    Verdeling,
)

GEEN_RIJ = "geen"
GEBEURTENISSEN = ("kind_geboren", "familie_is_er", "begeleider_wisselt")
"""Events that `opnieuw_bij` may name."""
TERMIJN_EENHEDEN = ("_werkdagen", "_dagen", "_weken", "_maanden")
"""Endings of a setting that a term may name; the ending is the unit."""
KOMT = ("allen", "tekenaars", "volwassenen", "ouder", "een_volwassene")
VOORWAARDE_PER = ("dossier", "persoon")
VOORWAARDE_HERKOMST = ("afgeleid", "veld", "hand")
AFSPRAAK_SOORTEN = ("resultaat", "proces")
HELPERS = frozenset((Partij.ST, Partij.MB))
"""Who may take part in an act under a row that one other party has in full: the gezin and who helps it."""
EEN_REGEL = frozenset((Reikwijdte.HUISHOUDEN, Reikwijdte.AMV, Reikwijdte.GEMEENTE))
"""Scopes with one line at most; for all others there is a line a person and a rule for who joins later."""
VOORVOEGSEL = {"pv": Fase.PRE_VESTIGING, "ve": Fase.VESTIGING, "in": Fase.INTEGRATIE, "gm": None}
SCHRIKKELJAAR = 2028
"""Any leap year: shows whether a day and month exist at all."""

Fout = tuple[str, dict[str, str | int]]


@dataclass(frozen=True, slots=True)
class ContentProblem:
    """One thing wrong with the content: the file, the item (empty = the file itself) and the reason."""

    bestand: str
    item: str
    reden: Reden
    """What is wrong; its code and parameters."""

    @property
    def melding(self) -> Reden:
        """Where it is and what is wrong, in one sentence: `checklists/vestiging.toml, ve-13: …`."""
        code = "inhoud_fout" if self.item else "inhoud_fout_bestand"
        return Reden.of(code, fout=self.reden.code, **dict(self.reden.params))


def check_inhoud(
    inhoud: Inhoud, blokken: Iterable[tuple[str, str, Struct]], *, heel: bool = True
) -> tuple[ContentProblem, ...]:
    """Check all blocks against each other; `blokken` says in which file each stands.

    With `heel` False (a file or block could not be read) nothing is said about references: that would only
    repeat the first problem in other words.
    """
    problems: list[ContentProblem] = []
    gezien: set[tuple[type[Struct], str]] = set()
    for bestand, naam, blok in blokken:
        sleutel = _sleutel(blok, naam)
        fouten: list[Fout] = [("inhoud_dubbel", {})] if (type(blok), sleutel) in gezien else []
        gezien.add((type(blok), sleutel))
        if heel:
            fouten += _check_blok(blok, inhoud)
        problems += [
            ContentProblem(bestand, naam, Reden.of(code, bestand=bestand, item=naam, **params))
            for code, params in fouten
        ]
    if heel:
        problems += [
            ContentProblem("", fase, Reden.of("inhoud_fase_ontbreekt", bestand="", item=fase))
            for fase in Fase
            if fase not in inhoud.fasen
        ]
    return tuple(problems)


def check_item(item: Item, inhoud: Inhoud) -> tuple[Reden, ...]:
    """Check one item against the content it will stand in, for Beheer; empty when it fits.

    The reasons have the parameters `bestand` (empty) and `item`, like those of the files.
    """
    return tuple(
        Reden.of(code, bestand="", item=item.id, **params) for code, params in _check_item(item, inhoud)
    )


def _sleutel(blok: Struct, naam: str) -> str:
    if isinstance(blok, Instelling):
        return f"{naam} {blok.geldig_vanaf} {blok.versie}"
    return naam


def _check_blok(blok: Struct, inhoud: Inhoud) -> list[Fout]:
    fouten: Iterable[Fout] = ()
    match blok:
        case Item():
            fouten = (*_check_voorvoegsel(blok), *_check_item(blok, inhoud))
        case MatrixRij():
            fouten = _check_rij(blok)
        case Loket():
            fouten = _check_loket(blok, inhoud.loketten)
        case Voorwaarde():
            fouten = _check_voorwaarde(blok)
        case Instelling():
            fouten = _check_instelling(blok, inhoud.instellingen)
        case Feestdag():
            fouten = _check_feestdag(blok)
        case Prestatieafspraak():
            fouten = _check_afspraak(blok)
    return list(fouten)


def _check_voorvoegsel(item: Item) -> Iterator[Fout]:
    voor = item.id[:2]
    if voor not in VOORVOEGSEL or VOORVOEGSEL[voor] is not item.fase:
        yield "inhoud_voorvoegsel", {"fase": item.fase or "gemeente"}


def _check_item(item: Item, inhoud: Inhoud) -> Iterator[Fout]:
    yield from _check_partijen(item, inhoud.matrix)
    if item.loket and item.loket not in inhoud.loketten:
        yield "inhoud_onbekend_loket", {"loket": item.loket}
    expressies = [("als", item.als), ("doener_als", item.doener_als)]
    expressies += [(f"ronde_als.{extra.ronde}", extra.als) for extra in item.ronde_als]
    for sleutel, tekst in expressies:
        yield from _check_expressie(sleutel, tekst, inhoud.voorwaarden)
    if item.termijn is not None:
        yield from _check_termijn(item.termijn, inhoud.instellingen)
    yield from _check_samenhang(item)
    yield from _check_niveau(item)


def _check_partijen(item: Item, matrix: Mapping[str, MatrixRij]) -> Iterator[Fout]:
    if len(set(item.wie)) != len(item.wie):
        yield "inhoud_dubbele_partij", {}
    if (item.verdeling is Verdeling.VOLLEDIG) != (len(item.wie) == 1):
        yield "inhoud_verdeling", {"aantal": len(item.wie)}
    if bool(item.doener_als) != (item.doener_anders is not None) or (
        item.doener_anders is not None and item.doener_anders not in item.wie[1:]
    ):
        yield "inhoud_doener_anders", {}
    if item.matrix == GEEN_RIJ:
        return
    rij = matrix.get(item.matrix)
    if rij is None:
        yield "inhoud_onbekende_rij", {"rij": item.matrix}
        return
    verantwoordelijk = _verantwoordelijk(item)
    if verantwoordelijk not in rij.partijen:
        yield "inhoud_doener_niet_in_rij", {"partij": verantwoordelijk, "rij": rij.id}
    if rij.verdeling is Verdeling.VOLLEDIG and not set(item.wie) - set(rij.partijen) <= HELPERS:
        yield "inhoud_deel_buiten_rij", {"rij": rij.id}
    if item.huisdossier and not rij.huisdossier:
        yield "inhoud_rij_niet_in_dossier", {"rij": rij.id}


def _verantwoordelijk(item: Item) -> Partij:
    """The party that must stand in the row: the doener, who helps the gezin, or the begeleiding for Nidos."""
    partij = next((partij for partij in item.wie if partij is not Partij.ST), Partij.ST)
    return Partij.MB if partij is Partij.NID else partij


def _check_expressie(sleutel: str, tekst: str, voorwaarden: Mapping[str, Voorwaarde]) -> Iterator[Fout]:
    try:
        codes = names(parse(tekst))
    except ExpressieFout as fout:
        yield "inhoud_expressie", {"sleutel": sleutel, "plek": fout.params["plek"]}
        return
    for code in sorted(codes - voorwaarden.keys()):
        yield "inhoud_onbekende_voorwaarde", {"sleutel": sleutel, "voorwaarde": code}


def _check_termijn(termijn: Termijn, instellingen: Iterable[Instelling]) -> Iterator[Fout]:
    if termijn.offset and termijn.instelling:
        yield "inhoud_termijn_twee_lengtes", {}
    if termijn.teken not in (1, -1) or (termijn.teken == -1 and not termijn.instelling):
        yield "inhoud_verkeerde_waarde", {"sleutel": "termijn.teken"}
    if termijn.offset and termijn.herkomst is Herkomst.DOCUMENT:
        yield "inhoud_termijn_zonder_instelling", {}
    if not termijn.instelling:
        return
    if not termijn.instelling.endswith(TERMIJN_EENHEDEN):
        yield "inhoud_instelling_eenheid", {"instelling": termijn.instelling}
    waarden = [instelling for instelling in instellingen if instelling.code == termijn.instelling]
    if not waarden:
        yield "inhoud_onbekende_instelling", {"instelling": termijn.instelling}
    elif not all(_hele_lengte(instelling) for instelling in waarden):
        yield "inhoud_instelling_lengte", {"instelling": termijn.instelling}


def _hele_lengte(instelling: Instelling) -> bool:
    waarde = instelling.waarde
    return isinstance(waarde, int) and not isinstance(waarde, bool) and waarde >= 0


def _check_samenhang(item: Item) -> Iterator[Fout]:
    """Keys that only mean something together."""
    if item.eenmalig and item.rondes:
        yield "inhoud_ronde_bij_eenmalig", {}
    if not item.eenmalig and not item.rondes and item.per_gebeurtenis is None:
        yield "inhoud_opnieuw_zonder_ronde", {}
    if not {extra.ronde for extra in item.ronde_als} <= set(item.rondes):
        yield "inhoud_verkeerde_waarde", {"sleutel": "ronde_als"}
    if item.bevroren_op is not None and not item.als:
        yield "inhoud_sleutel_ontbreekt", {"sleutel": "als"}
    if item.vraagt_datum and item.zet_anker is None:
        yield "inhoud_sleutel_ontbreekt", {"sleutel": "zet_anker"}
    if item.elke_maanden < 0:
        yield "inhoud_verkeerde_waarde", {"sleutel": "elke_maanden"}
    for gebeurtenis in item.opnieuw_bij:
        yield from _check_keuze("opnieuw_bij", gebeurtenis, GEBEURTENISSEN)


def _check_niveau(item: Item) -> Iterator[Fout]:
    """Gemeente or dossier, household or persons: the keys that tell must agree."""
    gemeente = item.reikwijdte is Reikwijdte.GEMEENTE
    if gemeente != (item.fase is None) or gemeente == item.huisdossier:
        yield "inhoud_niveau", {}
    if (item.reikwijdte in EEN_REGEL) != (item.later_erbij is LaterErbij.NVT):
        yield "inhoud_later_erbij", {}


def _check_rij(rij: MatrixRij) -> Iterator[Fout]:
    """Volledig = exactly one party; gedeeld = two or more, with the trekker among them (N bijl.2)."""
    volgorde = [MATRIX_PARTIJEN.index(partij) for partij in rij.partijen if partij in MATRIX_PARTIJEN]
    if len(volgorde) != len(rij.partijen) or volgorde != sorted(set(volgorde)):
        yield "inhoud_verkeerde_waarde", {"sleutel": "partijen"}
    if (rij.verdeling is Verdeling.VOLLEDIG) != (len(rij.partijen) == 1):
        yield "inhoud_verdeling", {"aantal": len(rij.partijen)}
    if rij.trekker not in rij.partijen:
        yield "inhoud_trekker", {"partij": rij.trekker}


def _check_loket(loket: Loket, loketten: Mapping[str, Loket]) -> Iterator[Fout]:
    yield from _check_keuze("komt", loket.komt, KOMT)
    if any(ander.id != loket.id and ander.volgorde == loket.volgorde for ander in loketten.values()):
        yield "inhoud_verkeerde_waarde", {"sleutel": "volgorde"}
    for sleutel, eerder in (("na", loket.na), ("liever_na", loket.liever_na)):
        for code in eerder:
            if code not in loketten:
                yield "inhoud_onbekend_loket", {"loket": code}
            elif loketten[code].volgorde >= loket.volgorde:
                yield "inhoud_loket_volgorde", {"sleutel": sleutel, "loket": code}


def _check_voorwaarde(voorwaarde: Voorwaarde) -> Iterator[Fout]:
    yield from _check_keuze("per", voorwaarde.per, VOORWAARDE_PER)
    yield from _check_keuze("herkomst", voorwaarde.herkomst, VOORWAARDE_HERKOMST)


def _check_instelling(instelling: Instelling, alle: Iterable[Instelling]) -> Iterator[Fout]:
    if instelling.open == (instelling.waarde is not None):
        yield "inhoud_instelling_open", {}
    van, tot = instelling.geldig_vanaf, instelling.geldig_tot
    if van is not None and tot is not None and tot < van:
        yield "inhoud_verkeerde_waarde", {"sleutel": "geldig_tot"}
    if any(ander.code == instelling.code and ander.eenheid != instelling.eenheid for ander in alle):
        yield "inhoud_verkeerde_waarde", {"sleutel": "eenheid"}


def _check_feestdag(feestdag: Feestdag) -> Iterator[Fout]:
    vast = bool(feestdag.maand or feestdag.dag)
    if vast == (feestdag.pasen is not None):
        yield "inhoud_feestdag_regel", {}
    elif vast:
        try:
            date(SCHRIKKELJAAR, feestdag.maand, feestdag.dag)
        except ValueError:
            yield "inhoud_verkeerde_waarde", {"sleutel": "dag"}


def _check_afspraak(afspraak: Prestatieafspraak) -> Iterator[Fout]:
    yield from _check_keuze("soort", afspraak.soort, AFSPRAAK_SOORTEN)


def _check_keuze(sleutel: str, waarde: str, keuzes: Collection[str]) -> Iterator[Fout]:
    if waarde not in keuzes:
        yield "inhoud_verkeerde_keuze", {"sleutel": sleutel, "keuzes": ", ".join(keuzes)}
