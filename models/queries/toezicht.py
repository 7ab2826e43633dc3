"""Where a gemeente stands with the provincie, half-year by half-year."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from models.queries.doorlooptijd import coupled_people, load_reizen, norm_weeks
from models.queries.gemeentetel import gemeente_id
from models.queries.lezer import Lezer
from models.queries.pijplijn import pipeline_policy, pipeline_then
from models.queries.rows import Row
from models.queries.rows_gemeente import HalfjaarRow
from models.queries.taakstelling import load_taakstelling
from models.rules.doorlooptijd import Gemiddelde, mean, method_a
from models.rules.taakstelling import Halfjaar
from models.rules.toezicht import (
    Beleid,
    Gezet,
    Halfjaaruitslag,
    Ladderuitkomst,
    Pijplijnbeleid,
    Tempo,
    Trede,
    active_from,
    judged,
    ladder,
)
from models.tables import Ladderstap, Toezicht
from models.values import Reden, Verdict


class UitslagRow(Row, frozen=True, kw_only=True):
    """A half-year as the provincie sees it."""

    code: str
    jaar: int
    deel: int
    voorbij: bool
    """The half-year is over, so that it can be judged; before that it is how it stands today."""
    achterstand: int | None
    taakstelling: int | None
    beleid: Beleid
    """The policy of the provincie at the end of the half-year: a later one re-judges nothing (K07)."""
    norm_weken: int
    """The agreed mean on that same day."""
    gemiddelde: Gemiddelde | None
    gekoppeld: int
    """Persons coupled: as typed, else by our own count."""
    gekoppeld_getypt: int | None
    gronden: tuple[str, ...]
    uitleg: str
    ok: bool | None
    """None while the taakstelling is not known."""
    redenen: tuple[Reden, ...]
    pijplijn: int | None
    """Persons in the pijplijn at its end, today while it runs; None = the provincie does not count it."""
    treden: tuple[Trede, ...]
    notities: tuple[tuple[str, str], ...]
    """Step and what was noted with it."""


class ToezichtRow(Row, frozen=True, kw_only=True):
    """Where a gemeente stands with the provincie."""

    gemeente_uid: str
    gemeente: str
    provincie: str
    vandaag: date
    beleid: Beleid
    beleid_gekozen: bool
    """Somebody chose it; else it is the proposal of the program."""
    pijplijn: Pijplijnbeleid
    """Whether it counts the pijplijn now (A128)."""
    norm_weken: int
    gronden: tuple[str, ...]
    """Grounds to choose from."""
    actief_vanaf: date
    """The next day on which active supervision begins (A131)."""
    halfjaren: tuple[UitslagRow, ...]
    """The newest first."""


def load_toezicht(lezer: Lezer, gemeente_uid: str) -> ToezichtRow:
    """Read how the provincie sees the last half-years. Raises Refused: geen_recht, gemeente_onbekend."""
    number = gemeente_id(lezer, gemeente_uid)
    taak = load_taakstelling(lezer, gemeente_uid, vooruit=False)
    reizen = load_reizen(lezer.session.connection(), number)
    people = coupled_people(lezer.session.connection(), number, reizen, lezer.vandaag)
    coupled = Counter({half.code: persons for half, persons in people.items()})
    written, steps, notes = _written(lezer, number), *_steps(lezer, number)
    tempo = _tempo(lezer, gemeente_uid)
    along = _pipelines(lezer, number, gemeente_uid, taak.halfjaren)
    rows = []
    for half in reversed([one for one in taak.halfjaren if one.begin <= lezer.vandaag]):
        typed, said, why = written.get(half.code, (None, (), ""))
        average = mean(
            method_a((one for one in reizen if one.telt), half.begin, min(half.eind, lezer.vandaag))
        )
        uitslag = Halfjaaruitslag(
            half.taakstelling or 0,
            half.einde or 0,
            float(average.dagen / 7) if average is not None else None,
            (coupled[half.code] or None) if typed is None else typed,
            said,
            along.get(half.code),
        )
        dag = min(half.eind, lezer.vandaag)
        beleid, norm = _policy(lezer, gemeente_uid, dag), norm_weeks(lezer, gemeente_uid, dag)
        margin = _margin(lezer, gemeente_uid, dag)
        verdict = judged(uitslag, beleid, norm, margin) if half.einde is not None else None
        answered = _answered(uitslag, verdict) if half.eind < lezer.vandaag else ()
        rows.append(
            UitslagRow(
                code=half.code,
                jaar=half.jaar,
                deel=half.deel,
                voorbij=half.eind < lezer.vandaag,
                achterstand=half.einde,
                taakstelling=half.taakstelling,
                beleid=beleid,
                norm_weken=norm,
                gemiddelde=average,
                gekoppeld=uitslag.gekoppeld or 0,
                gekoppeld_getypt=typed,
                gronden=said,
                uitleg=why,
                ok=verdict.ok if verdict is not None else None,
                redenen=verdict.redenen if verdict is not None else (),
                pijplijn=uitslag.pijplijn,
                treden=ladder(
                    steps.get(half.code, ()),
                    tempo,
                    stopt_bij=answered,
                    halfjaar=Halfjaar(half.jaar, half.deel),
                ),
                notities=notes.get(half.code, ()),
            )
        )
    grounds = lezer.setting("verschoonbare_gronden", gemeente_uid=gemeente_uid)
    return ToezichtRow(
        gemeente_uid=gemeente_uid,
        gemeente=taak.gemeente,
        provincie=lezer.stand.provincies.get(gemeente_uid, ""),
        vandaag=lezer.vandaag,
        beleid=_policy(lezer, gemeente_uid, lezer.vandaag),
        beleid_gekozen=bool(lezer.stand.instellingen.own_of("toezicht_beleid", gemeente_uid)),
        pijplijn=pipeline_policy(lezer, gemeente_uid, lezer.vandaag),
        norm_weken=norm_weeks(lezer, gemeente_uid, lezer.vandaag),
        gronden=grounds if isinstance(grounds, tuple) else (),
        actief_vanaf=active_from(lezer.vandaag),
        halfjaren=tuple(rows),
    )


def _answered(uitslag: Halfjaaruitslag, verdict: Verdict | None) -> tuple[str, ...]:
    """Steps where the provincie stops by the figures of a half-year that is over (A118-A120)."""
    if verdict is None or not verdict.ok:
        return ()
    return ("1.1", "1.2") if uitslag.blijft <= 0 else ("1.2",)


def _pipelines(
    lezer: Lezer, number: int, gemeente_uid: str, halfjaren: Sequence[HalfjaarRow]
) -> Mapping[str, int]:
    """The pijplijn at the end of each half-year for which the provincie counts it, by code."""
    counts = [
        Halfjaar(one.jaar, one.deel)
        for one in halfjaren
        if one.begin <= lezer.vandaag
        and pipeline_policy(lezer, gemeente_uid, min(one.eind, lezer.vandaag)) is Pijplijnbeleid.MET
    ]
    return {half.code: n for half, n in pipeline_then(lezer, number, counts).items()}


def _policy(lezer: Lezer, gemeente_uid: str, dag: date) -> Beleid:
    """What the provincie made of arrears on a day."""
    return Beleid(
        str(lezer.setting("toezicht_beleid", dag, gemeente_uid=gemeente_uid) or Beleid.STRENG.value)
    )


def _figure(lezer: Lezer, code: str, default: int, gemeente_uid: str) -> int:
    found = lezer.setting(code, gemeente_uid=gemeente_uid)
    return int(found) if isinstance(found, int | float) and not isinstance(found, bool) else default


def _tempo(lezer: Lezer, uid: str) -> Tempo:
    """The pace of the provincie, as the dated figures say."""
    usual = Tempo()
    return Tempo(
        _figure(lezer, "toezicht_informatie_weken", usual.informatie_weken, uid),
        _figure(lezer, "toezicht_analyse_weken", usual.analyse_weken, uid),
        _figure(lezer, "toezicht_overleg_weken", usual.overleg_weken, uid),
        _figure(lezer, "toezicht_debat_maanden", usual.debat_maanden, uid),
        _figure(lezer, "toezicht_ladder_maanden", usual.ladder_maanden, uid),
        _figure(lezer, "toezicht_toets_maanden", usual.toets_maanden, uid),
    )


def _margin(lezer: Lezer, uid: str, dag: date) -> int:
    """One part in how many of the taakstelling may be in arrears on a day: `1/6` is 6 (A128)."""
    found = str(lezer.setting("marge_achterstand", dag, gemeente_uid=uid) or "")
    _one, _slash, part = found.partition("/")
    return int(part) if part.isdecimal() and int(part) > 0 else 6


def _written(lezer: Lezer, number: int) -> dict[str, tuple[int | None, tuple[str, ...], str]]:
    """Of each half-year: koppelingen as typed, grounds, and why."""
    rows = lezer.session.connection().execute(
        select(Toezicht.jaar, Toezicht.deel, Toezicht.gekoppeld, Toezicht.gronden, Toezicht.uitleg).where(
            Toezicht.gemeente_id == number
        )
    )
    return {f"{jaar}-{deel}": (typed, tuple(json.loads(said)), why) for jaar, deel, typed, said, why in rows}


def _steps(
    lezer: Lezer, number: int
) -> tuple[dict[str, tuple[Gezet, ...]], dict[str, tuple[tuple[str, str], ...]]]:
    """Of each half-year the steps that were written down, and what was noted with them."""
    steps: dict[str, tuple[Gezet, ...]] = {}
    notes: dict[str, tuple[tuple[str, str], ...]] = {}
    rows = lezer.session.connection().execute(
        select(
            Ladderstap.jaar,
            Ladderstap.deel,
            Ladderstap.stap,
            Ladderstap.gedaan_op,
            Ladderstap.uiterlijk,
            Ladderstap.uitkomst,
            Ladderstap.notitie,
        )
        .where(Ladderstap.gemeente_id == number)
        .order_by(Ladderstap.stap)
    )
    for jaar, deel, stap, done, until, ended, note in rows:
        code = f"{jaar}-{deel}"
        steps[code] = (
            *steps.get(code, ()),
            Gezet(stap, done, until, Ladderuitkomst(ended) if ended else None),
        )
        if note:
            notes[code] = (*notes.get(code, ()), (stap, note))
    return steps, notes
