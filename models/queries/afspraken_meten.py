"""What the dossiers tell of prestatieafspraken: koppeling and signing, dwellings against list and norms.

All of it is counted by us over the dossiers in sight of who asks; nothing of it is official.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from models.queries.lezer import Lezer
from models.queries.overleg_halven import load_halves
from models.queries.rows_afspraken import AfwijkingRow, ComplexRow, NormRow, OverzichtRow
from models.queries.sql import Rij
from models.rules.afspraken import Aanbod as Gekoppeld
from models.rules.afspraken import Meting, local_before, measure_in_time, measure_share
from models.rules.taakstelling import Halfjaar
from models.tables import (
    Aanbod,
    Afsprakenkader,
    Ankerdatum,
    Dossier,
    Gemeente,
    Gemeentepunt,
    Lidmaatschap,
    Organisatie,
    Traject,
    Woning,
)
from models.values import Anker, Recht, Reden


@dataclass(frozen=True, slots=True)
class Koppeling:
    """A traject: the corporatie of its dossier, the day of koppeling and of signing."""

    organisatie_uid: str
    koppeling: date
    tekendatum: date | None


@dataclass(frozen=True, slots=True)
class Toewijzing:
    """A dwelling that was accepted, with what living there costs and the size of the household."""

    organisatie_uid: str
    op: date
    complex: str
    kamers: int | None
    oppervlakte: int | None
    woonlasten: int | None
    personen: int


@dataclass(frozen=True, slots=True)
class Gemeten:
    """What was read for measuring, on a day."""

    vandaag: date
    dagen: int
    maanden_ervoor: int
    koppelingen: tuple[Koppeling, ...]
    toewijzingen: tuple[Toewijzing, ...]
    afwijkingen: tuple[AfwijkingRow, ...]
    complexen: tuple[ComplexRow, ...]
    normen: tuple[NormRow, ...]
    lokaal: dict[date, str]
    """Days on which the local overleg was held, with the half-year for which it counts."""
    notitie: tuple[tuple[str, date], ...]
    """Half-year and day of the note of the gemeente (gm-03)."""
    kader_loopt: bool
    corporaties: frozenset[str]
    """Uids of the corporaties that work in the gemeente."""


def collect(
    lezer: Lezer,
    gemeente_uid: str,
    complexen: tuple[ComplexRow, ...],
    normen: tuple[NormRow, ...],
    corporaties: Iterable[str],
) -> Gemeten:
    """Read everything that the agreements are measured with; `corporaties` = who works in the gemeente."""
    may = lezer.may(Recht.LEZEN)
    rows = _accepted(lezer, gemeente_uid) if may else []

    def figure(code: str, default: int) -> int:
        return lezer.instellingen.number(code, lezer.vandaag, default, gemeente_uid=gemeente_uid)

    return Gemeten(
        vandaag=lezer.vandaag,
        dagen=figure("termijn_woonruimte_dagen", 70),
        maanden_ervoor=figure("overleg_voor_periode_maanden", 1),
        koppelingen=_coupled(lezer, gemeente_uid) if may else (),
        toewijzingen=tuple(_allocated(r) for r in rows),
        afwijkingen=_deviations(rows, complexen),
        complexen=complexen,
        normen=normen,
        lokaal=load_halves(lezer.session.connection(), lezer.instellingen, gemeente_uid)[0],
        notitie=_notes(lezer, gemeente_uid),
        kader_loopt=_guided(lezer, gemeente_uid),
        corporaties=frozenset(corporaties),
    )


def _coupled(lezer: Lezer, gemeente_uid: str) -> tuple[Koppeling, ...]:
    koppeling, tekenen = aliased(Ankerdatum), aliased(Ankerdatum)

    def of(anchor: type[Ankerdatum], soort: Anker) -> object:
        return and_(
            anchor.drager_uid == Traject.uid, anchor.soort == soort.value, anchor.vervallen_op.is_(None)
        )

    rows = lezer.session.connection().execute(
        select(
            Traject.id,
            Organisatie.uid,
            func.min(koppeling.werkelijk).label("gekoppeld"),
            func.min(tekenen.werkelijk).label("getekend"),
        )
        .select_from(Traject)
        .join(Dossier, Dossier.id == Traject.dossier_id)
        .join(Gemeente, Gemeente.id == Dossier.gemeente_id)
        .join(koppeling, of(koppeling, Anker.KOPPELING))  # type: ignore[arg-type] # a condition
        .join(tekenen, of(tekenen, Anker.TEKENDATUM), isouter=True)  # type: ignore[arg-type] # a condition
        .join(Organisatie, Organisatie.id == Dossier.corporatie_id, isouter=True)
        .where(
            Gemeente.uid == gemeente_uid, koppeling.werkelijk.is_not(None), Traject.soort != "herhuisvesting"
        )
        .group_by(Traject.id, Organisatie.uid)
    )
    return tuple(
        Koppeling(r.uid or "", r.gekoppeld, r.getekend) for r in rows if r.gekoppeld <= lezer.vandaag
    )


def _accepted(lezer: Lezer, gemeente_uid: str) -> list[Rij]:
    """Dwellings that a household took: accepted, or its keys given, and not taken back."""
    people = (
        select(func.count(Lidmaatschap.id))
        .where(
            Lidmaatschap.dossier_id == Dossier.id, Lidmaatschap.tot.is_(None) | (Lidmaatschap.tot > Aanbod.op)
        )
        .scalar_subquery()
    )
    taken = func.coalesce(Aanbod.geaccepteerd_op, Aanbod.sleutel_op)
    return list(
        lezer.session.connection().execute(
            select(
                Dossier.uid,
                Dossier.nummer,
                taken.label("op"),
                Woning.complex,
                Woning.aangewezen,
                Woning.kamers,
                Woning.oppervlakte,
                Woning.huur,
                Woning.service,
                Woning.energie,
                Woning.huurtoeslag,
                Organisatie.uid.label("organisatie_uid"),
                Organisatie.naam.label("organisatie"),
                people.label("personen"),
            )
            .join(Dossier, Dossier.id == Aanbod.dossier_id)
            .join(Woning, Woning.id == Aanbod.woning_id)
            .join(Gemeente, Gemeente.id == Dossier.gemeente_id)
            .join(Organisatie, Organisatie.id == Woning.organisatie_id)
            .where(
                Gemeente.uid == gemeente_uid,
                Organisatie.soort == "corporatie",
                taken.is_not(None),
                Aanbod.geweigerd_op.is_(None),
                Aanbod.ingetrokken_op.is_(None),
            )
            .order_by(taken.desc(), Aanbod.id)
        )
    )


def _allocated(r: Rij) -> Toewijzing:
    known = r.huur is not None and r.service is not None and r.energie is not None
    cost = r.huur + r.service + r.energie - (r.huurtoeslag or 0) if known else None
    return Toewijzing(
        r.organisatie_uid, r.op, r.complex, r.kamers, r.oppervlakte, cost, max(int(r.personen), 1)
    )


def _deviations(rows: list[Rij], complexen: tuple[ComplexRow, ...]) -> tuple[AfwijkingRow, ...]:
    """Dwellings outside the list of their year; without such a list the mark of the dwelling counts."""
    lists: dict[tuple[str, int], set[str]] = {}
    for one in complexen:
        lists.setdefault((one.organisatie_uid, one.jaar), set()).add(one.naam.casefold())
    found = []
    for r in rows:
        chosen = lists.get((r.organisatie_uid, r.op.year))
        outside = not r.aangewezen if chosen is None else r.complex.casefold() not in chosen
        if outside:
            found.append(
                AfwijkingRow(
                    dossier_uid=r.uid,
                    nummer=r.nummer,
                    complex=r.complex,
                    organisatie=r.organisatie,
                    organisatie_uid=r.organisatie_uid,
                    op=r.op,
                )
            )
    return tuple(found)


def _notes(lezer: Lezer, gemeente_uid: str) -> tuple[tuple[str, date], ...]:
    rows = lezer.session.connection().execute(
        select(Gemeentepunt.periode, Gemeentepunt.gedaan_op)
        .join(Gemeente, Gemeente.id == Gemeentepunt.gemeente_id)
        .where(
            Gemeente.uid == gemeente_uid,
            Gemeentepunt.item_id == "gm-03",
            Gemeentepunt.gedaan_op.is_not(None),
        )
    )
    return tuple((r.periode, r.gedaan_op) for r in rows)


def _guided(lezer: Lezer, gemeente_uid: str) -> bool:
    """Whether begeleiding is arranged: an afsprakenkader that runs, or the gemeente does it itself."""
    connection = lezer.session.connection()
    own = connection.scalar(select(Gemeente.doet_begeleiding_zelf).where(Gemeente.uid == gemeente_uid))
    runs = connection.scalar(
        select(Afsprakenkader.id)
        .join(Gemeente, Gemeente.id == Afsprakenkader.gemeente_id)
        .where(
            Gemeente.uid == gemeente_uid,
            Afsprakenkader.van <= lezer.vandaag,
            Afsprakenkader.tot.is_(None) | (Afsprakenkader.tot >= lezer.vandaag),
        )
        .limit(1)
    )
    return bool(own) or runs is not None


# --- measuring --------------------------------------------------------------------------------------------


def measure(
    r: Rij, found: Gemeten, overzichten: tuple[OverzichtRow, ...]
) -> tuple[Meting | None, Reden | None]:
    """What came of one agreement, and the sentence that says what was counted."""
    work = _MEASURES.get(r.soort)
    if work is None:
        return None, None
    return work(r, found, overzichten)


def _span(r: Rij, day: date) -> bool:
    return bool(r.van <= day and (r.tot is None or day <= r.tot))


def _for(r: Rij, uid: str) -> bool:
    return r.organisatie_uid is None or r.organisatie_uid == uid


_Uitkomst = tuple[Meting | None, Reden | None]
_Overzichten = tuple[OverzichtRow, ...]


def _housed(r: Rij, found: Gemeten, _o: _Overzichten) -> _Uitkomst:
    rows = [
        Gekoppeld(
            one.koppeling,
            one.tekendatum,
            van_corporatie=bool(one.organisatie_uid) and _for(r, one.organisatie_uid),
        )
        for one in found.koppelingen
        if _span(r, one.koppeling)
    ]
    outcome = measure_share(rows, r.getal, found.vandaag, found.dagen)
    return outcome, Reden.of(
        "meet_gehuisvest",
        goed=outcome.goed,
        geheel=outcome.geheel,
        open=outcome.open,
        procent=r.getal or 0,
    )


def _quick(r: Rij, found: Gemeten, _o: _Overzichten) -> _Uitkomst:
    rows = [
        Gekoppeld(one.koppeling, one.tekendatum)
        for one in found.koppelingen
        if _span(r, one.koppeling) and one.organisatie_uid and _for(r, one.organisatie_uid)
    ]
    outcome = measure_in_time(rows, found.vandaag, found.dagen)
    return outcome, Reden.of(
        "meet_op_tijd", goed=outcome.goed, geheel=outcome.geheel, open=outcome.open, dagen=found.dagen
    )


def _listed(r: Rij, found: Gemeten, _o: _Overzichten) -> _Uitkomst:
    """For the year that runs: whether each corporatie of the agreement has a list (A137)."""
    year = found.vandaag.year
    rows = [one for one in found.complexen if one.jaar == year and _for(r, one.organisatie_uid)]
    needed = _needed(r, found)
    good = len(needed & {one.organisatie_uid for one in rows})
    return Meting(good, len(needed), 0, bool(needed) and good == len(needed)), Reden.of(
        "meet_lijst", jaar=year, aantal=len(rows), goed=good, geheel=len(needed)
    )


def _needed(r: Rij, found: Gemeten) -> frozenset[str]:
    """Who has to keep an agreement: the corporatie it is made with, else each that works in the gemeente."""
    return frozenset((r.organisatie_uid,)) if r.organisatie_uid else found.corporaties


def _inside(r: Rij, found: Gemeten, _o: _Overzichten) -> _Uitkomst:
    rows = [one for one in found.toewijzingen if _span(r, one.op) and _for(r, one.organisatie_uid)]
    outside = [one for one in found.afwijkingen if _span(r, one.op) and _for(r, one.organisatie_uid)]
    good = len(rows) - len(outside)
    return Meting(good, len(rows), 0, None if not rows else not outside), Reden.of(
        "meet_afwijkingen", aantal=len(outside), geheel=len(rows)
    )


def norm_for(
    normen: tuple[NormRow, ...], personen: int, op: date, organisatie_uid: str = ""
) -> NormRow | None:
    """The norm for a size on a day; that of the corporatie itself before the one for all."""
    fits = [
        norm
        for norm in normen
        if norm.personen_van <= personen
        and (norm.personen_tot is None or personen <= norm.personen_tot)
        and norm.van <= op
        and (norm.tot is None or op <= norm.tot)
        and norm.organisatie_uid in ("", organisatie_uid)
    ]
    return max(fits, key=lambda norm: (norm.organisatie_uid != "", norm.van), default=None)


def _norm_of(found: Gemeten, one: Toewijzing) -> NormRow | None:
    """The norm for a dwelling that was accepted."""
    return norm_for(found.normen, one.personen, one.op, one.organisatie_uid)


def _affordable(r: Rij, found: Gemeten, _o: _Overzichten) -> _Uitkomst:
    outcomes = []
    for one in found.toewijzingen:
        if not (_span(r, one.op) and _for(r, one.organisatie_uid)):
            continue
        norm = _norm_of(found, one)
        limit = norm.grens if norm is not None else None
        known = limit is not None and one.woonlasten is not None
        outcomes.append(one.woonlasten <= limit if known else None)  # type: ignore[operator] # both known
    return _counted(outcomes, "meet_betaalbaar")


def _quality(r: Rij, found: Gemeten, _o: _Overzichten) -> _Uitkomst:
    outcomes = [
        _good_enough(one, _norm_of(found, one))
        for one in found.toewijzingen
        if _span(r, one.op) and _for(r, one.organisatie_uid)
    ]
    return _counted(outcomes, "meet_kwaliteit")


def _good_enough(one: Toewijzing, norm: NormRow | None) -> bool | None:
    if norm is None:
        return None
    pairs = [
        (have, need)
        for have, need in ((one.kamers, norm.kamers), (one.oppervlakte, norm.oppervlakte))
        if need is not None
    ]
    if any(have is not None and have < need for have, need in pairs):
        return False
    return None if not pairs or any(have is None for have, _ in pairs) else True


def _counted(outcomes: list[bool | None], code: str) -> _Uitkomst:
    good, wrong, unknown = (outcomes.count(value) for value in (True, False, None))
    met = None if good + wrong == 0 else wrong == 0
    return Meting(good, good + wrong, unknown, met), Reden.of(
        code, goed=good, geheel=good + wrong, open=unknown
    )


def _guiding(_r: Rij, found: Gemeten, _o: _Overzichten) -> _Uitkomst:
    code = "meet_begeleiding_ja" if found.kader_loopt else "meet_begeleiding_nee"
    return Meting(int(found.kader_loopt), 1, 0, found.kader_loopt), Reden.of(code)


def _meeting(r: Rij, found: Gemeten, _o: _Overzichten) -> _Uitkomst:
    """For the half-year that runs: whether the local overleg was held a month before it."""
    now = Halfjaar.van(found.vandaag)
    until = local_before(now, found.maanden_ervoor)
    if r.van > until:
        return Meting(0, 0, 1, None), Reden.of("meet_overleg_nog_niet", halfjaar=now.volgende.code)
    held = any(half == now.code and day <= until for day, half in found.lokaal.items())
    code = "meet_overleg_ja" if held else "meet_overleg_nee"
    return Meting(int(held), 1, 0, held), Reden.of(code, halfjaar=now.code, dag=until.isoformat())


def _told(r: Rij, found: Gemeten, overzichten: _Overzichten) -> _Uitkomst:
    """Over the half-year before: whether each corporatie told it before the overleg that follows (A142)."""
    now = Halfjaar.van(found.vandaag)
    border = _border(found, now.volgende)
    told = {one.organisatie_uid: one.ontvangen_op for one in overzichten if one.halfjaar == now.vorige.code}
    needed = _needed(r, found)
    good = sum(uid in told and told[uid] <= border for uid in needed)
    coming = sum(uid not in told for uid in needed) if found.vandaag <= border else 0
    met = (False if good + coming < len(needed) else None if coming else True) if needed else None
    return Meting(good, len(needed) - coming, coming, met), Reden.of(
        "meet_overzicht",
        halfjaar=now.vorige.code,
        goed=good,
        geheel=len(needed),
        uiterlijk=border.isoformat(),
        open=coming,
    )


def _border(found: Gemeten, half: Halfjaar) -> date:
    """By when something is there for the local overleg of a half-year: that day, or the last day for it."""
    until = local_before(half, found.maanden_ervoor)
    return max(
        (day for day, code in found.lokaal.items() if code == half.code and day <= until), default=until
    )


def _note(r: Rij, found: Gemeten, _o: _Overzichten) -> _Uitkomst:
    """For the half-year that runs: whether the note was there before its overleg, or before its border."""
    now = Halfjaar.van(found.vandaag)
    until = local_before(now, found.maanden_ervoor)
    if r.van > until:
        return Meting(0, 0, 1, None), Reden.of("meet_overleg_nog_niet", halfjaar=now.volgende.code)
    there = any(code == now.code and day <= _border(found, now) for code, day in found.notitie)
    code = "meet_notitie_ja" if there else "meet_notitie_nee"
    return Meting(int(there), 1, 0, there), Reden.of(code, halfjaar=now.code)


def _built(r: Rij, _found: Gemeten, _o: _Overzichten) -> _Uitkomst:
    if r.getal is None:
        return Meting(r.gerealiseerd or 0, 0), Reden.of("meet_bouw_geen_getal")
    met = None if r.gerealiseerd is None else r.gerealiseerd >= r.getal
    return Meting(r.gerealiseerd or 0, r.getal, 0, met), Reden.of(
        "meet_bouw", goed=r.gerealiseerd or 0, geheel=r.getal
    )


_MEASURES = {
    "pa-01": _housed,
    "pa-02": _quick,
    "pa-03": _listed,
    "pa-04": _inside,
    "pa-05": _affordable,
    "pa-06": _quality,
    "pa-07": _guiding,
    "pa-08": _meeting,
    "pa-09": _told,
    "pa-10": _note,
    "pa-11": _built,
}
"""How each of the eleven is measured."""
