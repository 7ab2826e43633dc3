"""Facts of fase-rapport and jaarevaluatie: what was done, what stays open and why, and the days it took."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.queries import mensen
from models.queries.contacten import load_contacten
from models.queries.dossier import load_dossier, load_kern
from models.queries.einde import open_lines
from models.queries.lezer import Lezer
from models.queries.papier_namen import free_text, gezin_name
from models.queries.rows import PaperHead, PuntRow
from models.queries.rows_begeleiding import VerslagFacts, VerslagPunt
from models.queries.rows_dossier import DossierRow
from models.rules.kalender import add_maanden
from models.rules.tellen import still_days
from models.tables import Gebeurtenis
from models.values import Anker, ContactSoort, Fase, Privacy, Staat, Stand

JAAR = "monitor_maanden"
_NORM = {
    Fase.PRE_VESTIGING: "termijn_woonruimte_dagen",
    Fase.VESTIGING: "fase_vestiging_maanden",
    Fase.INTEGRATIE: "begeleiding_min_maanden",
}
"""The figure that a phase is set beside: to the signing, from there to the third phase, and the year."""
_TELT = ("signaal", "schade", "weigering", "familie_is_er", "kind_geboren", "begeleider_wisselt")
"""Events that a year is told by."""


@dataclass(frozen=True, slots=True)
class _Loop:
    """A phase of a dossier: its first day, its last (None = it runs), and why it went on with points open."""

    van: date | None
    tot: date | None
    doorgegaan: str = ""


@dataclass(frozen=True, slots=True)
class _Norm:
    """A figure with its source, counted in days from a day."""

    dagen: int | None = None
    bron: str = ""
    voorstel: bool = False


def faserapport_facts(
    lezer: Lezer, dossier_uid: str, fase: Fase | None = None, *, head: PaperHead
) -> VerslagFacts:
    """Collect the report of a phase: the named one, else the last that ended, else the one that runs.

    Raises Refused("dossier_onbekend").
    """
    row = load_dossier(lezer, dossier_uid)
    loops = _loops(lezer, row)
    ended = [one for one in Fase if loops[one].tot is not None]
    chosen = fase or (ended[-1] if ended else row.fase)
    loop = loops[chosen]
    of_phase = [p for p in row.punten if p.fase is chosen]
    return _facts(lezer, row, head, loop, of_phase, fase=chosen)


def jaarevaluatie_facts(lezer: Lezer, dossier_uid: str, *, head: PaperHead) -> VerslagFacts:
    """Collect the evaluation of the year after the signing, or of what has gone of it (N §2, H §5).

    Raises Refused("dossier_onbekend").
    """
    row = load_dossier(lezer, dossier_uid)
    signed = _first(row, Anker.TEKENDATUM)
    months = lezer.setting(JAAR, signed, gemeente_uid=row.gemeente_uid)
    end = None
    if signed is not None and isinstance(months, int | float) and not isinstance(months, bool):
        end = add_maanden(signed, int(months))
    loop = _Loop(signed, end if end is not None and end <= lezer.vandaag else None)
    in_year = [p for p in row.punten if p.gedaan_op is None or loop.van is None or p.gedaan_op >= loop.van]
    return _facts(lezer, row, head, loop, in_year, fase=None)


def _facts(
    lezer: Lezer,
    row: DossierRow,
    head: PaperHead,
    loop: _Loop,
    punten: list[PuntRow],
    *,
    fase: Fase | None,
) -> VerslagFacts:
    last = loop.tot or row.afgesloten_op or lezer.vandaag
    people = mensen.present(row.personen, lezer.vandaag)
    guide = mensen.active(row.betrokkenen, "begeleider", lezer.vandaag)
    contacts = load_contacten(lezer, row.uid).contacten
    within = [c for c in contacts if (loop.van is None or c.op >= loop.van) and c.op <= last]
    counted = Counter(c.soort for c in within if c.bereikt)
    norm = _norm(lezer, row, fase, loop.van)
    still = tuple((p.van, p.tot) for p in row.pauzes)
    return VerslagFacts(
        head=head,
        dossier_nummer=row.nummer,
        gezin=gezin_name(row.naam, head.privacy, len(people)),
        fase=fase,
        van=loop.van,
        tot=loop.tot,
        dagen=(last - loop.van).days if loop.van is not None and last >= loop.van else None,
        stil=still_days(still, loop.van, last) if loop.van is not None and last >= loop.van else 0,
        norm_dagen=norm.dagen,
        norm_bron=norm.bron,
        norm_voorstel=norm.voorstel,
        doorgegaan=free_text(loop.doorgegaan, head.privacy),
        gedaan=tuple(_done(punten, last)),
        open=tuple(_open(punten, head.privacy)),
        contacten=tuple((soort, counted[soort]) for soort in ContactSoort if counted[soort]),
        niet_bereikt=sum(not c.bereikt for c in within),
        gebeurd=tuple(_happened(lezer, row, loop.van, last)),
        lichten=tuple((one.code, one.stand.value) for one in row.lichten),
        doelen=tuple(_goals(row, head.privacy)),
        begeleider=guide.naam if guide is not None else "",
    )


def _loops(lezer: Lezer, row: DossierRow) -> dict[Fase, _Loop]:
    """The days of each phase: koppeling, signing, the step to phase 3, and the end (foundations 9)."""
    signed = _first(row, Anker.TEKENDATUM)
    steps = _steps(lezer, row)
    third = steps.get(Fase.INTEGRATIE.value, (None, ""))
    second = steps.get(Fase.VESTIGING.value, (None, ""))
    end = _first(row, Anker.EINDE_BEGELEIDING) or row.afgesloten_op
    passed = row.fase.nummer
    return {
        Fase.PRE_VESTIGING: _Loop(_first(row, Anker.KOPPELING), signed, second[1]),
        Fase.VESTIGING: _Loop(signed, third[0] if passed > Fase.VESTIGING.nummer else None, third[1]),
        Fase.INTEGRATIE: _Loop(third[0], end),
    }


def _steps(lezer: Lezer, row: DossierRow) -> dict[str, tuple[date | None, str]]:
    """Phase -> the last day on which the dossier went on to it, and why with points open."""
    kern = load_kern(lezer, row.uid)
    rows = lezer.session.connection().execute(
        select(Gebeurtenis.op, Gebeurtenis.gegevens)
        .where(
            Gebeurtenis.dossier_id == kern.id,
            Gebeurtenis.soort == "fase_verder",
            Gebeurtenis.ingetrokken_op.is_(None),
        )
        .order_by(Gebeurtenis.id)
    )
    found: dict[str, tuple[date | None, str]] = {}
    for op, told in rows:
        data = json.loads(told)
        found[str(data.get("naar", ""))] = (op, str(data.get("reden", "")))
    return found


def _first(row: DossierRow, soort: Anker) -> date | None:
    days = [a.werkelijk for a in row.ankers if a.soort == soort and a.werkelijk is not None]
    return min(days, default=None)


def _norm(lezer: Lezer, row: DossierRow, fase: Fase | None, van: date | None) -> _Norm:
    """What a phase may take: the figure of the day it began, in days, with its source."""
    code = JAAR if fase is None else _NORM[fase]
    day = van or lezer.vandaag
    found = lezer.instellingen.find(
        code,
        day,
        gemeente_uid=row.gemeente_uid,
        provincie=lezer.stand.provincies.get(row.gemeente_uid, ""),
    )
    if found is None or not isinstance(found.waarde, int | float) or isinstance(found.waarde, bool):
        return _Norm()
    number = int(found.waarde)
    days = (add_maanden(day, number) - day).days if code.endswith("_maanden") else number
    return _Norm(days, found.bron, found.herkomst == "voorstel")


def _done(punten: list[PuntRow], last: date) -> Iterator[VerslagPunt]:
    done = [p for p in punten if p.staat is Staat.GEDAAN and p.stand is not Stand.VERVALLEN]
    for p in sorted(done, key=lambda p: (p.gedaan_op or last, p.nummer)):
        yield VerslagPunt(tekst=p.tekst, wie=p.doener.value, dag=p.gedaan_op, kern=p.kern)


def _open(punten: list[PuntRow], privacy: Privacy) -> Iterator[VerslagPunt]:
    """What stays open, the ★ first, with the reason that somebody wrote, or who it waits for."""
    for p in sorted(open_lines(punten), key=lambda p: (not p.kern, p.termijn or date.max, p.nummer)):
        yield VerslagPunt(
            tekst=p.tekst,
            wie=p.wacht_op or p.doener.value,
            dag=p.uitgesteld_tot or p.termijn,
            reden=free_text(p.reden or p.notitie, privacy),
            kern=p.kern,
        )


def _happened(lezer: Lezer, row: DossierRow, van: date | None, tot: date) -> Iterator[tuple[str, date]]:
    kern = load_kern(lezer, row.uid)
    rows = lezer.session.connection().execute(
        select(Gebeurtenis.soort, Gebeurtenis.op)
        .where(
            Gebeurtenis.dossier_id == kern.id,
            Gebeurtenis.soort.in_(_TELT),
            Gebeurtenis.ingetrokken_op.is_(None),
            Gebeurtenis.op <= tot,
        )
        .order_by(Gebeurtenis.op, Gebeurtenis.id)
    )
    for soort, op in rows:
        if van is None or op >= van:
            yield soort, op


def _goals(row: DossierRow, privacy: Privacy) -> Iterator[str]:
    """What the gezin wants, as it was written: of the household, then of each person."""
    texts = [row.perspectief, *(p.plannen for p in row.personen)]
    yield from (shown for text in texts if (shown := free_text(text, privacy)))
