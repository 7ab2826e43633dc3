"""The plan of a regeldag as a grid: rows of desks, blocks of visits, and what each is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.queries.rows_regeldag import PlanGezinRow, PlanRow
from models.rules.dagplan import Bezoek, Fout, desk_rows, end_of, start_of
from models.rules.klokuren import clock_of
from resources.i18n import _

Sleutel = tuple[str, str]
"""(gezin, loket): one visit."""


@dataclass(frozen=True, slots=True)
class RoosterRij:
    """A row: one desk of a loket."""

    loket: str
    naam: str
    plek: int
    """From 0; a desk that is not there holds what is too much."""
    plekken: int
    open: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class RoosterBlok:
    """A visit with a time."""

    sleutel: Sleutel
    rij: int
    van: int
    minuten: int
    nummer: int
    """Of the gezin on this day; 0 = a gezin out of sight."""
    naam: str
    wie: str
    """Letters of who comes; empty = everyone."""
    vast: bool
    fout: bool
    woorden: str
    """The whole in words: for who hears the screen, and as tooltip."""

    @property
    def kan(self) -> bool:
        """Whether it can be chosen and moved."""
        return self.nummer > 0


@dataclass(frozen=True, slots=True)
class RoosterPlan:
    """The grid of a day."""

    begin: int
    eind: int
    rijen: tuple[RoosterRij, ...] = ()
    blokken: tuple[RoosterBlok, ...] = ()


def make_rooster(plan: PlanRow, fouten: Sequence[Fout]) -> RoosterPlan:
    """Lay the plan out; visits in a clash are marked."""
    desks = desk_rows(plan.dag)
    names = {row.uid: row for row in plan.gezinnen}
    wrong = {(f.gezin, f.loket) for f in fouten if f.ernst}
    wrong |= {(f.ander, f.loket) for f in fouten if f.code == "dagplan_loket_bezet"}
    rows: list[RoosterRij] = []
    places: dict[tuple[str, int], int] = {}
    for loket in plan.dag.loketten:
        used = [desk for (_gezin, code), desk in desks.items() if code == loket.code]
        for desk in range(max([loket.plekken, *(desk + 1 for desk in used)])):
            places[loket.code, desk] = len(rows)
            naam = plan.loketten.get(loket.code, loket.code)
            rows.append(RoosterRij(loket.code, naam, desk, loket.plekken, loket.open))
    blocks = []
    for gezin in plan.dag.gezinnen:
        for visit in gezin.bezoeken:
            key = (gezin.uid, visit.loket)
            if visit.van is None or key not in desks:
                continue
            place = places[visit.loket, desks[key]]
            blocks.append(_blok(key, place, visit, names[gezin.uid], plan, wrong=key in wrong))
    blocks.sort(key=lambda b: (b.rij, b.van, b.nummer))
    return RoosterPlan(
        min([plan.dag.begin, *(b.van for b in blocks)]),
        max([plan.dag.eind, *(b.van + b.minuten for b in blocks)]),
        tuple(rows),
        tuple(blocks),
    )


def wie_letters(visit: Bezoek, row: PlanGezinRow) -> str:
    """Letters of who comes, with blanks between; empty where everyone comes."""
    letters = sorted(row.letters[uid] for uid in visit.mensen if uid in row.letters)
    return "" if len(letters) == len(row.letters) else " ".join(letters)


def gezin_woorden(row: PlanGezinRow | None) -> str:
    """Name a gezin of the day: by number and name; one out of sight as another gezin."""
    if row is None or not row.nummer:
        return _("een ander gezin")
    return _("{nummer} {gezin}").format(nummer=row.nummer, gezin=row.naam)


def _blok(
    key: Sleutel, rij: int, visit: Bezoek, row: PlanGezinRow, plan: PlanRow, *, wrong: bool
) -> RoosterBlok:
    loket = plan.loketten.get(visit.loket, visit.loket)
    time = f"{clock_of(start_of(visit))} – {clock_of(end_of(visit))}"
    who = wie_letters(visit, row)
    parts = [loket, time, gezin_woorden(row) if row.nummer else _("bezet")]
    if row.nummer:
        parts.append(_("komt: {letters}").format(letters=who) if who else _("iedereen komt"))
        parts += [_("tijd staat vast")] if visit.vast else []
        parts += [_("botst")] if wrong else []
    return RoosterBlok(
        key,
        rij,
        start_of(visit),
        visit.minuten,
        row.nummer,
        row.naam,
        who,
        visit.vast and bool(row.nummer),
        wrong,
        ", ".join(parts),
    )
