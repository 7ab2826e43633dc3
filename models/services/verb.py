"""The one way to change anything: a verb runs in one transaction, leaves a bewerking, and can be previewed.

`@verb("soort")` makes a `Verb` of a function whose first argument is the `Transactie`. Called with a `Plek`
it does its work and commits; its `preview` does the same work and rolls back (foundations 15-17).
"""

from __future__ import annotations

import contextlib
import json
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Concatenate, Generic, ParamSpec, Protocol

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from models.changes import Area, Change, Effect, Verschuiving
from models.errors import Refused, World
from models.queries.zicht import Persoonlijk, in_reach, who_is
from models.rules.logboek import GEWEIGERD
from models.rules.toegang import SYSTEEM
from models.services.historie_schrijven import Schrift, attach
from models.store import INFO_BEWERKING, Store
from models.tables import Actiepunt, Dossier, InhoudVersie, KluisInfo
from models.values import Bereik, Recht

P = ParamSpec("P")


class Klok(Protocol):
    """Gives the day and the moment; the only clock a verb may look at."""

    def vandaag(self) -> date:
        """Return the day in the Netherlands."""
        ...

    def nu(self) -> datetime:
        """Return the moment, aware, in UTC."""
        ...


@dataclass(frozen=True, slots=True)
class Plek:
    """Where a verb works: the opened kluis, who does it, the clock and where the wish came from."""

    store: Store
    wie: str
    """Uid of the medewerker, or `systeem`."""
    klok: Klok
    herkomst: str = "venster"
    opruimdag: date | None = None
    """The day by which something may be thrown away, where that is not today: the clock is in doubt."""


_S_OPSCHONEN = select(KluisInfo.opschonen)
_S_DOSSIER = select(Dossier).where(Dossier.uid == bindparam("uid"))
"""Built once: a person waits for it."""
_S_UID = select(Dossier.uid).where(Dossier.id == bindparam("id"))


@dataclass(frozen=True, slots=True)
class _Punt:
    """What a preview compares of one actiepunt."""

    nummer: int
    item: tuple[str, int, str]
    staat: str
    termijn: date | None
    vervallen: bool
    tekst: str
    """As somebody wrote it; empty = that of the content."""


@dataclass(slots=True)
class Transactie:
    """One running verb: its session, its day and moment, and what it touched."""

    session: Session
    wie: str
    vandaag: date
    nu: datetime
    herkomst: str
    schrift: Schrift
    """Gathers what is written in the logboek at the end."""
    bewerking_uid: str
    persoonlijk: Persoonlijk
    """Who does it, with the roles of today."""
    recht: Recht
    """The right that the running verb asks for; it decides which dossiers are in reach."""
    undo_van: str = ""
    resultaat: str = "gedaan"
    """What the logboek says came of it; another code where what was done found something wrong."""
    over: tuple[str, str] = ("", "")
    """What it is about beside the dossier (kind, uid), where the changes do not tell: see `about`."""
    areas: set[Area] = field(default_factory=set)
    touched: dict[int, str] = field(default_factory=dict)
    """Dossier id -> uid, in the order they were touched."""
    lijnen: dict[int, set[str]] = field(default_factory=dict)
    """Dossier id -> items of which only what a person says about a line changed."""
    geheel: set[int] = field(default_factory=set)
    """Dossiers of which anything may have changed: all their items are planned anew."""
    gepland: dict[int, date | None] = field(default_factory=dict)
    """Dossiers planned whole here, with only lines changed since, and when that plan wants a new look."""
    waarschuwingen: list[tuple[str, tuple[tuple[str, str | int], ...]]] = field(default_factory=list)
    recompute: bool = True
    """False for verbs that recompute themselves."""
    before: dict[int, dict[str, _Punt]] | None = None
    """In a preview: the actiepunten of each touched dossier as they were."""
    gemaakt: set[int] = field(default_factory=set)
    """Ids of dossiers that this transaction made: they have no begeleider yet."""
    bereikt: set[int] = field(default_factory=set)
    """Ids of dossiers that were found to be in reach."""
    laatste: Dossier | None = None
    """The dossier that was touched last: kept, so that the session does not read it anew each time."""
    ook_anoniem: bool = False
    """Only what removes the rest of an anonymised dossier may touch it; nothing else changes it any more."""

    @property
    def bewerking_id(self) -> int:
        """The number that this bewerking has in the logboek."""
        return self.schrift.bewerking_id

    def about(self, soort: str, uid: str) -> None:
        """Name the thing that the logboek shows for this verb: a table or `reservekopie` …, and its uid."""
        self.over = (soort, uid)

    def dossier(self, uid: str) -> Dossier:
        """Load an open or closed dossier by its uid and mark it as touched.

        Raises Refused("dossier_onbekend").
        """
        found = self.session.scalars(_S_DOSSIER, {"uid": uid}).one_or_none()
        if found is None:
            raise Refused("dossier_onbekend")
        self.touch(found)
        return found

    def open_dossier(self, uid: str) -> Dossier:
        """Load a dossier that is not closed.

        Raises Refused("dossier_onbekend"), Refused("dossier_gesloten").
        """
        found = self.dossier(uid)
        if found.afgesloten_op is not None:
            raise Refused("dossier_gesloten")
        return found

    def touch(self, dossier: Dossier, *areas: Area) -> None:
        """Mark a dossier as changed: it is recomputed before the commit and screens hear of it."""
        dossier_id = self._mark(dossier, areas)
        self.geheel.add(dossier_id)
        self.gepland.pop(dossier_id, None)

    def touch_line(self, dossier: Dossier, item_id: str) -> None:
        """Mark that only the state of a line changes: what a person says about it, no date and no fact.

        Items do not look at each other's lines, so the others need no new plan.
        """
        self.lijnen.setdefault(self._mark(dossier, ()), set()).add(item_id)

    def _mark(self, dossier: Dossier, areas: tuple[Area, ...]) -> int:
        self.areas.update(areas or (Area.DOSSIER, Area.PUNTEN))
        self.laatste = dossier
        self.session.flush()
        self.check_reach(dossier.id)
        if dossier.anoniem_op is not None and not self.ook_anoniem:
            raise Refused("dossier_anoniem")
        if dossier.id not in self.touched:
            if self.before is not None:
                self.before[dossier.id] = _punten(self.session, dossier.id)
            self.touched[dossier.id] = dossier.uid
        return dossier.id

    def check_reach(self, dossier_id: int) -> None:
        """Refuse a dossier that the right of the verb does not reach. Raises Refused("geen_toegang").

        Every touched dossier and every changed row of one passes here.
        """
        if dossier_id in self.bereikt or dossier_id in self.gemaakt:
            return
        if not in_reach(self.session.connection(), self.persoonlijk, self.recht, self.vandaag, (dossier_id,)):
            refused = Refused("geen_toegang")
            refused.dossier_uid = str(self.session.connection().scalar(_S_UID, {"id": dossier_id}) or "")
            raise refused
        self.bereikt.add(dossier_id)

    def require(self, recht: Recht) -> None:
        """Refuse who does not have this right, and look at dossiers by it from now on.

        Raises Refused("geen_recht").
        """
        if recht is Recht.SYSTEEM and self._is_demo():
            self.persoonlijk = Persoonlijk(SYSTEEM, frozenset())  # the demo plays everybody's part
        if self.persoonlijk.reach(recht) is Bereik.GEEN:
            raise Refused("geen_recht", recht=recht.value)
        if recht is not self.recht:
            self.recht = recht
            self.bereikt.clear()

    def _is_demo(self) -> bool:
        info = self.session.get(KluisInfo, 1)
        return info is not None and info.is_demo

    def warn(self, code: str, **params: str | int) -> None:
        """Say something that the person must see before saving; it blocks nothing."""
        self.waarschuwingen.append((code, tuple(sorted(params.items()))))


class Verb(Generic[P]):
    """A thing that a person does. Call it to do it, `preview` it to see what it would do."""

    def __init__(
        self,
        soort: str,
        areas: frozenset[Area],
        recht: Recht,
        work: Callable[Concatenate[Transactie, P], str | None],
        *,
        wist: bool = False,
    ) -> None:
        """Use the decorator `verb`."""
        self.wist = wist
        self.soort = soort
        self.areas = areas
        self.recht = recht
        self.work = work
        self.__doc__ = work.__doc__
        self.__name__ = work.__name__

    def __call__(self, plek: Plek, *args: P.args, **kwargs: P.kwargs) -> Change:
        """Do it in one transaction. Raises Refused and World; then nothing was changed.

        That somebody had no right to it is written down, in a transaction of its own.
        """
        try:
            with plek.store.writer() as session:
                t, onderwerp = self._run(plek, session, previewing=False, args=args, kwargs=kwargs)
        except Refused as refused:
            if refused.code in GEWEIGERD:
                note(plek, self.soort, resultaat=refused.code, dossier_uid=refused.dossier_uid)
            raise
        if self.wist:
            with contextlib.suppress(World):  # it is erased; the pages follow at the next opening or backup
                scrub_if_due(plek)
        return Change(
            bewerking=t.bewerking_uid,
            soort=self.soort,
            areas=frozenset(t.areas | self.areas),
            dossiers=frozenset(t.touched.values()),
            onderwerp=onderwerp or "",
        )

    def preview(self, plek: Plek, *args: P.args, **kwargs: P.kwargs) -> Effect:
        """Do it, look at what changed in the actiepunten, and roll back. Raises Refused."""
        with plek.store.preview() as session:
            t, _ = self._run(plek, session, previewing=True, args=args, kwargs=kwargs)
            return _effect(t)

    def _run(
        self,
        plek: Plek,
        session: Session,
        *,
        previewing: bool,
        args: tuple[object, ...],
        kwargs: dict[str, object],
    ) -> tuple[Transactie, str | None]:
        from models.services.engine import recompute

        t = begin(plek, session, self.recht, previewing=previewing)
        t.require(self.recht)
        if previewing:
            t.before = {}
        if self.wist:
            t.session.get_one(KluisInfo, 1).opschonen = True
        onderwerp = self.work(t, *args, **kwargs)  # type: ignore[arg-type] # ParamSpec checked at the doors
        session.flush()
        if t.recompute:
            for dossier_id in tuple(t.touched):
                recompute(t, dossier_id)
            session.flush()
        if not previewing:
            _write(t, plek, self.soort, onderwerp or "")
        return t, onderwerp


VERBS: dict[str, Verb[Any]] = {}
"""Every verb by its soort, once its module is imported: undo and the tests of the roles look here."""


def verb(
    soort: str, *areas: Area, recht: Recht, wist: bool = False
) -> Callable[[Callable[Concatenate[Transactie, P], str | None]], Verb[P]]:
    """Make a `Verb` of a function; `soort` is the stable code in `bewerking` and needs a sentence.

    `wist`: it erases, so the pages of the kluis are written anew after it. `recht` is what the roles of who
    does it must hold, and which dossiers it reaches (`rules.toegang`).
    """

    def wrap(work: Callable[Concatenate[Transactie, P], str | None]) -> Verb[P]:
        made = Verb(soort, frozenset(areas), recht, work, wist=wist)
        VERBS.setdefault(soort, made)
        return made

    return wrap


@dataclass(frozen=True, slots=True)
class Regel:
    """An entry of the logboek about something that changed no row: looked at, refused, signed in."""

    soort: str
    dossier_uid: str = ""
    resultaat: str = "gedaan"
    over: tuple[str, str] = ("", "")
    """What it is about beside a dossier: kind and uid."""
    op: datetime | None = None
    """When, where that was earlier than now."""
    wie: str | None = None
    """Who, where that is not who works here; empty = nobody was signed in."""
    herkomst: str = ""
    """From where, where that is another place than here."""


def scrub_if_due(plek: Plek) -> bool:
    """Write the pages of the kluis anew where something was erased since; True when that was done.

    Called after each verb that erases, when a kluis opens, and before a backup. Raises World.
    """
    if plek.store.readonly:
        return False
    with plek.store.reader() as session:
        if not session.connection().scalar(_S_OPSCHONEN):
            return False
    plek.store.scrub()
    with plek.store.writer() as session:
        session.get_one(KluisInfo, 1).opschonen = False
    return True


def note(
    plek: Plek,
    soort: str,
    *,
    dossier_uid: str = "",
    resultaat: str = "gedaan",
    over: tuple[str, str] = ("", ""),
    op: datetime | None = None,
) -> None:
    """Write one entry in the logboek; see `Regel`. Nothing in a kluis that is open for reading only."""
    note_all(plek, (Regel(soort, dossier_uid, resultaat, over, op),))


def note_all(plek: Plek, regels: Iterable[Regel]) -> None:
    """Write several entries in one transaction. Nothing in a kluis that is open for reading only."""
    if plek.store.readonly:
        return
    with plek.store.writer() as session:
        uid = str(session.info[INFO_BEWERKING])
        for regel in regels:
            Schrift(session).write(
                regel.op or plek.klok.nu(),
                uid=uid,
                soort=regel.soort,
                wie=plek.wie if regel.wie is None else regel.wie,
                herkomst=regel.herkomst or plek.herkomst,
                undo_van="",
                resultaat=regel.resultaat,
                dossier_uid=regel.dossier_uid,
                object_soort=regel.over[0],
                object_uid=regel.over[1],
            )
            uid = str(uuid.uuid4())


def begin(plek: Plek, session: Session, recht: Recht, *, previewing: bool) -> Transactie:
    """Start the transaction of a verb and the gathering of its historie, which a preview has no use for."""
    schrift = Schrift(session, bewaart=not previewing)
    t = Transactie(
        session=session,
        wie=plek.wie,
        vandaag=plek.klok.vandaag(),
        nu=plek.klok.nu(),
        herkomst=plek.herkomst,
        schrift=schrift,
        bewerking_uid=str(session.info[INFO_BEWERKING]),
        persoonlijk=who_is(session.connection(), plek.wie, plek.klok.vandaag()),
        recht=recht,
    )
    attach(session, t, schrift)
    return t


def _write(t: Transactie, plek: Plek, soort: str, onderwerp: str) -> None:
    """Write the logboek of a verb that is done."""
    over = t.over if t.over[0] else t.schrift.about(onderwerp)
    t.schrift.write(
        t.nu,
        uid=t.bewerking_uid,
        soort=soort,
        wie=plek.wie,
        herkomst=plek.herkomst,
        undo_van=t.undo_van,
        resultaat=t.resultaat,
        dossier_uid=next(iter(t.touched.values())) if len(t.touched) == 1 else "",
        object_soort=over[0],
        object_uid=over[1],
    )


def _punten(session: Session, dossier_id: int) -> dict[str, _Punt]:
    rows = session.connection().execute(
        select(
            Actiepunt.uid,
            Actiepunt.nummer,
            Actiepunt.item_id,
            Actiepunt.inhoud_versie,
            Actiepunt.inhoud_herkomst,
            Actiepunt.staat,
            Actiepunt.termijn_datum,
            Actiepunt.vervallen_op,
            Actiepunt.tekst,
        ).where(Actiepunt.dossier_id == dossier_id)
    )
    return {r[0]: _Punt(r[1], (r[2], r[3], r[4]), r[5], r[6], r[7] is not None, r[8]) for r in rows}


def _effect(t: Transactie) -> Effect:
    """Compare the actiepunten of what was touched before and after; a line of several people counts once."""
    erbij: dict[tuple[int, int], _Punt] = {}
    weg: dict[tuple[int, int], _Punt] = {}
    gedaan: dict[tuple[int, int], _Punt] = {}
    anders: dict[tuple[int, int], tuple[_Punt, _Punt]] = {}
    for dossier_id in t.touched:
        before = (t.before or {}).get(dossier_id, {})
        for uid, punt in _punten(t.session, dossier_id).items():
            old, line = before.get(uid), (dossier_id, punt.nummer)
            if punt.vervallen and (old is None or old.vervallen):
                continue
            if old is None or (old.vervallen and not punt.vervallen):
                erbij[line] = punt
            elif punt.vervallen and not old.vervallen:
                weg[line] = punt
            elif punt.staat == "gedaan" and old.staat != "gedaan":
                gedaan[line] = punt
            elif punt.termijn != old.termijn:
                anders[line] = (old, punt)
    teksten = _teksten(t.session, {p.item for group in (erbij, weg, gedaan) for p in group.values()})
    teksten |= _teksten(t.session, {new.item for _, new in anders.values()})
    return Effect(
        erbij=tuple(p.tekst or teksten[p.item] for _, p in sorted(erbij.items())),
        vervalt=tuple(p.tekst or teksten[p.item] for _, p in sorted(weg.items())),
        gedaan=tuple(p.tekst or teksten[p.item] for _, p in sorted(gedaan.items())),
        verschoven=tuple(
            Verschuiving(
                str(new.nummer), new.tekst or teksten[new.item], _iso(old.termijn), _iso(new.termijn)
            )
            for _, (old, new) in sorted(anders.items())
        ),
        waarschuwingen=tuple(t.waarschuwingen),
    )


def _iso(dag: date | None) -> str:
    return dag.isoformat() if dag is not None else ""


def _teksten(session: Session, items: set[tuple[str, int, str]]) -> dict[tuple[str, int, str], str]:
    if not items:
        return {}
    rows = session.connection().execute(
        select(InhoudVersie.item_id, InhoudVersie.nummer, InhoudVersie.herkomst, InhoudVersie.json).where(
            InhoudVersie.soort == "actiepunt", InhoudVersie.item_id.in_({i[0] for i in items})
        )
    )
    found = {(r[0], r[1], r[2]): str(json.loads(r[3])["tekst"]) for r in rows}
    return {item: found.get(item, item[0]) for item in items}
