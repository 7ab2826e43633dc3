"""Builders for the rules: facts of a small household, the shipped content, figures that a test may change."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from models.content import Inhoud, Item, Termijn
from models.content.loader import load_content
from models.rules.actiepunten import GewenstPunt, Omgeving, Plan, plan
from models.rules.feiten import (
    AnkerFeit,
    DossierFeiten,
    GebeurtenisFeit,
    PersoonFeit,
    PuntFeit,
    RondeFeit,
    Sleutel,
    TrajectFeit,
)
from models.values import ANKER_DRAGER, Anker, Drager, Fase, Ronde, Staat, Waarheid

T0 = date(2026, 6, 15)
"""The day of the fixed demo variant."""
DOSSIER = "dossier-1"
TRAJECT = "traject-1"


@lru_cache(maxsize=1)
def inhoud() -> Inhoud:
    return load_content()


@dataclass(frozen=True)
class VasteCijfers:
    """The shipped figures; `anders` overrules one, None leaves it open."""

    anders: dict[str, int | None] = field(default_factory=dict)

    def getal(self, code: str, dag: date) -> tuple[int | None, str]:
        if code in self.anders:
            return self.anders[code], f"anders:{code}"
        for figure in reversed(inhoud().instellingen):
            vanaf = figure.geldig_vanaf or date.min
            if figure.code == code and vanaf <= dag and isinstance(figure.waarde, int):
                return figure.waarde, f"uid:{code}"
        return None, ""


def omgeving(
    vandaag: date = T0,
    items: dict[str, Item] | None = None,
    cijfers: dict[str, int | None] | None = None,
    oud: dict[tuple[str, int, str], Item] | None = None,
) -> Omgeving:
    """The shipped content on a day; `items` replaces it, `oud` adds versions that left it."""
    content = items if items is not None else inhoud().items

    def bron(item_id: str, versie: int, herkomst: str) -> Item | None:
        if oud and (item_id, versie, herkomst) in oud:
            return oud[item_id, versie, herkomst]
        return content.get(item_id)

    return Omgeving(content, bron, VasteCijfers(cijfers or {}), inhoud().feestdagen, vandaag)


def persoon(uid: str = "a", geboren: date | None = date(1990, 3, 1), **anders: object) -> PersoonFeit:
    """An adult of the household; other fields by name."""
    feit = PersoonFeit(uid=uid, letter=uid[:1], van=date(2026, 1, 1), geboren=geboren)
    return replace(feit, **anders)  # type: ignore[arg-type] # a builder passes fields on


def anker(
    soort: Anker,
    werkelijk: date | None = None,
    *,
    gepland: date | None = None,
    drager: str = "",
    ronde: int = 1,
) -> AnkerFeit:
    """An anchor on its usual bearer; event and person anchors name theirs."""
    kind = ANKER_DRAGER[soort]
    bearer = drager or (DOSSIER if kind is Drager.DOSSIER else TRAJECT)
    return AnkerFeit(f"anker:{soort}:{bearer}:{ronde}", soort, bearer, kind, gepland, werkelijk, ronde)


def gebeurtenis(soort: str, op: date, uid: str = "", **gegevens: object) -> GebeurtenisFeit:
    """An event; its uid is its kind unless given."""
    return GebeurtenisFeit(uid or soort, soort, op, gegevens)


def dossier(
    *ankers: AnkerFeit, personen: tuple[PersoonFeit, ...] = (persoon(),), **anders: object
) -> DossierFeiten:
    """A dossier with one traject that all persons are on."""
    feiten = DossierFeiten(
        uid=DOSSIER,
        begonnen_op=date(2026, 1, 1),
        heeft_azc=True,
        in_opvang=Waarheid.JA,
        personen=personen,
        aantal_personen=len(personen),
        trajecten=(TrajectFeit(TRAJECT, "eerste", tuple(p.uid for p in personen)),),
        ankers=ankers,
    )
    return replace(feiten, **anders)  # type: ignore[arg-type] # a builder passes fields on


def na(feiten: DossierFeiten, uitkomst: Plan, vandaag: date = T0, **staten: Staat) -> DossierFeiten:
    """The facts after the plan was carried out; `staten` by item id with `_` puts its lines in a state."""
    nummers: dict[tuple[str, str, int], int] = {}
    oude = {p.sleutel: p for p in feiten.punten}
    rijen: dict[Sleutel, PuntFeit] = dict(oude)
    for punt in uitkomst.punten:
        was = rijen.pop(punt.was or punt.sleutel, None)
        key = (punt.sleutel[0], punt.groep, punt.sleutel[3])
        nummer = was.nummer if was is not None else nummers.setdefault(key, len(nummers) + len(oude) + 1)
        nieuw = PuntFeit(
            punt.sleutel,
            nummer,
            was.versie if was is not None and not was.vervallen else punt.item.versie,
            was.herkomst if was is not None and not was.vervallen else punt.item.herkomst.value,
            staat=was.staat if was is not None else Staat.OPEN,
            gedaan_op=was.gedaan_op if was is not None else None,
            gedaan_door=was.gedaan_door if was is not None else "",
            voor_onze_tijd=punt.voor_onze_tijd,
            gemaakt=punt.gemaakt,
            begin=punt.begin,
        )
        if punt.begin == "bewezen":
            nieuw = replace(nieuw, staat=Staat.GEDAAN, gedaan_op=punt.gedaan_op, gedaan_door="start")
        elif nieuw.gedaan_door == "start":
            nieuw = replace(nieuw, staat=Staat.OPEN, gedaan_op=None, gedaan_door="")
        rijen[punt.sleutel] = nieuw
    for sleutel in uitkomst.vervalt:
        rijen[sleutel] = replace(rijen[sleutel], vervallen=True)
    for sleutel, rij in tuple(rijen.items()):
        staat = staten.get(sleutel[0].replace("-", "_"))
        if staat is not None and not rij.vervallen:
            dag = vandaag if staat is Staat.GEDAAN else None
            rijen[sleutel] = replace(rij, staat=staat, gedaan_op=dag, gedaan_door="w" if dag else "")
    return replace(feiten, punten=tuple(rijen.values()))


def lines(uitkomst: Plan, item_id: str) -> list[GewenstPunt]:
    """The wanted lines of one item."""
    return [p for p in uitkomst.punten if p.item.id == item_id]


def one(uitkomst: Plan, item_id: str) -> GewenstPunt:
    """The only wanted line of one item."""
    found = lines(uitkomst, item_id)
    assert len(found) == 1, [p.sleutel for p in found]
    return found[0]


def plan_on(feiten: DossierFeiten, vandaag: date = T0, **kwargs: object) -> Plan:
    """The plan of a dossier on a day, with the shipped content unless told otherwise."""
    return plan(feiten, omgeving(vandaag, **kwargs))  # type: ignore[arg-type] # a builder passes on


def dagen(aantal: int) -> timedelta:
    return timedelta(days=aantal)


__all__ = ["Fase"]


JA, NEE = Waarheid.JA, Waarheid.NEE
KOPPELING = anker(Anker.KOPPELING, date(2026, 3, 16))
TEKENEN = anker(Anker.TEKENDATUM, date(2026, 5, 20))
VERHUISD = anker(Anker.VERHUIZING, date(2026, 6, 1))
KIND = persoon("k", geboren=date(2018, 9, 1), van=date(2026, 3, 16))
WEER = (RondeFeit(2, Ronde.HERHUISVESTING, T0),)


def subjects(uitkomst: Plan, item_id: str) -> list[str]:
    return [p.sleutel[2] for p in lines(uitkomst, item_id)]


def term(uitkomst: Plan, item_id: str, wie: str = "") -> date | None:
    (found,) = (p for p in lines(uitkomst, item_id) if p.sleutel[2] == wie)
    return found.termijn.datum


def own_term(item_id: str, **anders: object) -> Termijn:
    """The term of an item with other fields."""
    termijn = inhoud().items[item_id].termijn
    assert termijn is not None
    return msgspec.structs.replace(termijn, **anders)
