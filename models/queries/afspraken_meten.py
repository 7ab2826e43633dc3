"""What the dossiers tell of prestatieafspraken: koppeling and signing, dwellings against list and norms.

All of it is counted by us over the dossiers in sight of who asks; nothing of it is official.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import select

from models.queries.afspraken_dossiers import Begeleid, Koppeling, load_begeleid, load_koppelingen
from models.queries.afspraken_woningen import Toewijzing, allocated, deviations, load_accepted
from models.queries.lezer import Lezer
from models.queries.overleg_halven import load_halves
from models.queries.rows_afspraken import AfwijkingRow, ComplexRow, NormRow, OverzichtRow
from models.queries.sql import Rij
from models.rules.afspraken import EERSTE, WEKEN, Meting, local_before, measure_in_time, measure_share
from models.rules.afspraken import Aanbod as Gekoppeld
from models.rules.eerste_passend import Eerste
from models.rules.taakstelling import Halfjaar
from models.rules.wonen import facilities_missing
from models.tables import (
    Afsprakenkader,
    Gemeente,
    Gemeentepunt,
)
from models.values import Recht, Reden


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
    begeleid: tuple[Begeleid, ...] = ()


def collect(
    lezer: Lezer,
    gemeente_uid: str,
    complexen: tuple[ComplexRow, ...],
    normen: tuple[NormRow, ...],
    afspraken: Sequence[Rij],
    corporaties: Iterable[str],
) -> Gemeten:
    """Read what these agreements are measured with, and which dwellings lie outside the list.

    `corporaties` = who works in the gemeente.
    """
    may = lezer.may(Recht.LEZEN)
    rows = load_accepted(lezer, gemeente_uid) if may else []
    asked = {r.soort for r in afspraken}
    first = any(r.soort == "pa-02" and r.variant != WEKEN for r in afspraken)
    norm = partial(norm_for, normen) if first else None

    def figure(code: str, default: int) -> int:
        return lezer.instellingen.number(code, lezer.vandaag, default, gemeente_uid=gemeente_uid)

    def when(*soorten: str) -> bool:
        return not asked.isdisjoint(soorten)

    return Gemeten(
        vandaag=lezer.vandaag,
        dagen=figure("termijn_woonruimte_dagen", 70),
        maanden_ervoor=figure("overleg_voor_periode_maanden", 1),
        koppelingen=load_koppelingen(lezer, gemeente_uid, norm) if may and when("pa-01", "pa-02") else (),
        toewijzingen=tuple(allocated(r) for r in rows),
        afwijkingen=deviations(rows, complexen),
        complexen=complexen,
        normen=normen,
        lokaal=load_halves(lezer.session.connection(), lezer.instellingen, gemeente_uid)[0]
        if when("pa-08", "pa-09", "pa-10")
        else {},
        notitie=_notes(lezer, gemeente_uid) if when("pa-10") else (),
        kader_loopt=when("pa-07") and _guided(lezer, gemeente_uid),
        begeleid=load_begeleid(lezer, gemeente_uid) if may and when("pa-07") else (),
        corporaties=frozenset(corporaties),
    )


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
    counted = {"goed": outcome.goed, "geheel": outcome.geheel, "open": outcome.open}
    if r.getal is None:
        return outcome, Reden.of("meet_gehuisvest_geen_getal", **counted)
    return outcome, Reden.of("meet_gehuisvest", **counted, procent=r.getal)


def _quick(r: Rij, found: Gemeten, _o: _Overzichten) -> _Uitkomst:
    """Of A136 what was agreed: the first fitting dwelling, one within ten weeks, or (not said) either."""
    rows = [
        one
        for one in found.koppelingen
        if _span(r, one.koppeling) and one.organisatie_uid and _for(r, one.organisatie_uid)
    ]
    if r.variant == EERSTE:
        return _first(rows)
    either = r.variant != WEKEN
    offers = [
        Gekoppeld(
            one.koppeling,
            one.tekendatum,
            eerste_passende=True if either and one.eerste is Eerste.JA else None,
        )
        for one in rows
    ]
    outcome = measure_in_time(offers, found.vandaag, found.dagen)
    code = "meet_op_tijd_of_eerste" if either else "meet_op_tijd"
    return outcome, Reden.of(
        code, goed=outcome.goed, geheel=outcome.geheel, open=outcome.open, dagen=found.dagen
    )


def _first(rows: list[Koppeling]) -> _Uitkomst:
    """The first fitting dwelling that came free; where the list of dwellings does not tell it, it says so."""
    good, wrong, waits, unknown = (sum(one.eerste is kind for one in rows) for kind in Eerste)
    met = None if good + wrong == 0 else wrong == 0
    code = "meet_eerste" if not unknown else "meet_eerste_deels" if good + wrong else "meet_eerste_niet"
    return Meting(good, good + wrong, waits + unknown, met), Reden.of(
        code, goed=good, geheel=good + wrong, open=waits, onbekend=unknown
    )


def _listed(r: Rij, found: Gemeten, _o: _Overzichten) -> _Uitkomst:
    """For the year that runs: whether each corporatie of the agreement has a list (A137)."""
    year = found.vandaag.year
    rows = [one for one in found.complexen if one.jaar == year and _for(r, one.organisatie_uid)]
    needed = _needed(r, found)
    good = len(needed & {one.organisatie_uid for one in rows})
    return Meting(good, len(needed), 0, good == len(needed) if needed else None), Reden.of(
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
    outcomes: list[bool | None] = []
    limits = []
    for one in _taken(r, found):
        norm = _norm_of(found, one)
        limit = norm.grens if norm is not None else None
        limits.append(limit)
        if limit is None or one.woonlasten is None:
            outcomes.append(None)
        else:
            outcomes.append(one.woonlasten <= limit)
    without = bool(limits) and all(limit is None for limit in limits)
    return _counted(outcomes, "meet_betaalbaar_geen_grens" if without else "meet_betaalbaar")


def _taken(r: Rij, found: Gemeten) -> list[Toewijzing]:
    """The dwellings that an agreement is about."""
    return [one for one in found.toewijzingen if _span(r, one.op) and _for(r, one.organisatie_uid)]


def _quality(r: Rij, found: Gemeten, _o: _Overzichten) -> _Uitkomst:
    pairs = [(one, _norm_of(found, one)) for one in _taken(r, found)]
    outcomes = [_good_enough(one, norm) for one, norm in pairs]
    if pairs and all(norm is None for _one, norm in pairs):
        return _counted(outcomes, "meet_kwaliteit_geen_norm")
    asked = {
        name
        for (one, norm), outcome in zip(pairs, outcomes, strict=True)
        if norm is not None and outcome is None
        for name in facilities_missing(one.voorzieningen, norm.voorzieningen)
    }
    if asked:
        return _counted(outcomes, "meet_kwaliteit_vragen", wat=", ".join(sorted(asked)))
    return _counted(outcomes, "meet_kwaliteit")


def _good_enough(one: Toewijzing, norm: NormRow | None) -> bool | None:
    """Rooms, size and facilities against the norm; a facility that is not named may be there: not known."""
    if norm is None:
        return None
    pairs = [
        (have, need)
        for have, need in ((one.kamers, norm.kamers), (one.oppervlakte, norm.oppervlakte))
        if need is not None
    ]
    if any(have is not None and have < need for have, need in pairs):
        return False
    if not pairs and not norm.voorzieningen:
        return None
    missing = facilities_missing(one.voorzieningen, norm.voorzieningen)
    return None if missing or any(have is None for have, _ in pairs) else True


def _counted(outcomes: list[bool | None], code: str, **more: str) -> _Uitkomst:
    good, wrong, unknown = (outcomes.count(value) for value in (True, False, None))
    met = None if good + wrong == 0 else wrong == 0
    return Meting(good, good + wrong, unknown, met), Reden.of(
        code, goed=good, geheel=good + wrong, open=unknown, **more
    )


def _guiding(r: Rij, found: Gemeten, _o: _Overzichten) -> _Uitkomst:
    """Whether begeleiding is arranged, and of each gezin that signed whether it is guided long enough (A140).

    Wrong: the dossier was closed before its term, or nobody guides it while the term runs. Good: the term has
    passed. Guided while it runs: open.
    """
    arranged = found.kader_loopt
    rows = [_long_enough(one, found.vandaag) for one in found.begeleid if _span(r, one.tekendatum)]
    yes = "ja" if arranged else "nee"
    if not rows:
        return Meting(int(arranged), 1, 0, arranged), Reden.of(f"meet_begeleiding_{yes}")
    good, wrong, runs = (rows.count(value) for value in (True, False, None))
    return Meting(good, good + wrong, runs, arranged and not wrong), Reden.of(
        f"meet_begeleiding_gezin_{yes}", goed=good, geheel=good + wrong, open=runs
    )


def _long_enough(one: Begeleid, vandaag: date) -> bool | None:
    if one.gesloten_op is not None and one.gesloten_op < one.tot:
        return False
    if one.tot <= vandaag:
        return True
    return None if one.begeleider else False


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
