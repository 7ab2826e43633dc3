"""The clock of the computer jumps: terms are dates and stay, a clock before the last entry is told.

The real clock of the program (`desktop.clock.SystemClock`) runs on a fake system time, so that its time zone
counts too.
"""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop import clock, workspace
from desktop.clock import SystemClock
from desktop.paths import Paths
from models.rules.invoer import OUDSTE_DAG
from models.services.dagwissel import check_dossiers
from models.services.dossiers import open_dossier, save_dossier_field
from models.services.leden import save_persoon_field
from models.store import full_check, list_backups
from models.tables import Actiepunt, Dossier, Persoon
from tests.desktop.conftest import SMALL, ZIN, Program, kluis, nieuwe, program, small_keys
from tests.faults.ledger import Figures

__all__ = ["kluis", "program", "small_keys"]

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"

Terms = dict[str, date]


class FakeSystem(datetime):
    """`datetime` as `desktop.clock` knows it, with a moment that the test sets."""

    moment = datetime(2026, 6, 15, 9, 30, tzinfo=UTC)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override] # the clock always names a zone
        return FakeSystem.moment.astimezone(tz)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> type[FakeSystem]:
    monkeypatch.setattr(clock, "datetime", FakeSystem)
    return FakeSystem


@dataclass(frozen=True)
class Moment:
    """What the clock does: the moments at which the program is opened, one after another."""

    name: str
    opened: tuple[tuple[str, bool], ...]
    """UTC moment, and whether `klok lijkt verkeerd` must be told then."""
    days: tuple[str, ...]
    """The day in the Netherlands at each of them."""


MOMENTS = (
    Moment(
        "gewone volgende dag",
        (("2026-06-15T09:30", False), ("2026-06-16T09:30", False)),
        ("2026-06-15", "2026-06-16"),
    ),
    Moment(
        "vijf minuten terug",
        (("2026-06-15T09:30", False), ("2026-06-15T09:25", False)),
        ("2026-06-15", "2026-06-15"),
    ),
    Moment(
        "een uur terug",
        (("2026-06-15T09:30", False), ("2026-06-15T08:30", True)),
        ("2026-06-15", "2026-06-15"),
    ),
    Moment(
        "400 dagen terug",
        (("2026-06-15T09:30", False), ("2025-05-11T09:30", True)),
        ("2026-06-15", "2025-05-11"),
    ),
    Moment(
        "lege batterij: 1970",
        (("2026-06-15T09:30", False), ("1970-01-01T00:00", True)),
        ("2026-06-15", "1970-01-01"),
    ),
    Moment(
        "dertig jaar vooruit en weer terug",
        (("2026-06-15T09:30", False), ("2056-06-15T09:30", False), ("2026-06-16T09:30", True)),
        ("2026-06-15", "2056-06-15", "2026-06-16"),
    ),
    Moment(
        "zomertijd begint: een uur valt weg",
        (("2026-03-29T00:59", False), ("2026-03-29T01:01", False)),
        ("2026-03-29", "2026-03-29"),
    ),
    Moment(
        "zomertijd eindigt: half drie komt twee keer",
        (("2026-10-25T00:30", False), ("2026-10-25T01:30", False)),
        ("2026-10-25", "2026-10-25"),
    ),
    Moment(
        "middernacht in de zomer",
        (("2026-06-15T21:59", False), ("2026-06-15T22:01", False)),
        ("2026-06-15", "2026-06-16"),
    ),
    Moment(
        "29 februari",
        (("2028-02-28T09:30", False), ("2028-02-29T09:30", False), ("2028-03-01T09:30", False)),
        ("2028-02-28", "2028-02-29", "2028-03-01"),
    ),
    Moment(
        "28 februari in een gewoon jaar",
        (("2027-02-28T22:59", False), ("2027-02-28T23:01", False)),
        ("2027-02-28", "2027-03-01"),
    ),
    Moment(
        "oudejaarsnacht",
        (("2026-12-31T22:59", False), ("2026-12-31T23:01", False)),
        ("2026-12-31", "2027-01-01"),
    ),
)


@pytest.fixture
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """The time zone that the computer is set to; the Dutch day counts everywhere."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system does not let a program change its time zone")
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield str(request.param)
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


ABROAD = MOMENTS if FULL else tuple(one for one in MOMENTS if "middernacht" in one.name)
CASES = [
    pytest.param(one, zone, id=f"{one.name}, {zone}")
    for zone, moments in (("Europe/Amsterdam", MOMENTS), ("America/New_York", ABROAD))
    for one in moments
]


def terms(opened: workspace.Workspace) -> Terms:
    """The days of the open points, by uid."""
    with opened.store.reader() as session:
        rows = session.execute(
            select(Actiepunt.uid, Actiepunt.termijn_datum).where(
                Actiepunt.termijn_datum.is_not(None), Actiepunt.vervallen_op.is_(None)
            )
        )
        return {row[0]: row[1] for row in rows if row[1] is not None}


@pytest.mark.parametrize(("moment", "zone"), CASES, indirect=["zone"])
def test_whatever_the_clock_does_terms_stay_and_the_program_works(
    tmp_path: Path, small_keys: None, system: type[FakeSystem], zone: str, moment: Moment, figures: Figures
) -> None:
    count = figures("klok", f"moment: {moment.name} ({zone})")
    count.see(lost=0)
    paths = Paths(tmp_path)
    before: Terms = {}
    names: list[str] = []
    uid = ""
    for number, ((stamp, told), day) in enumerate(zip(moment.opened, moment.days, strict=True)):
        system.moment = datetime.fromisoformat(stamp).replace(tzinfo=UTC)
        klok = SystemClock()
        assert klok.vandaag() == date.fromisoformat(day)
        if number == 0:
            opened = workspace.create(paths.kluis, nieuwe(), klok, paths.backups, argon=SMALL)
            uid = child(opened, klok.vandaag())
        else:
            opened = workspace.unlock(paths.kluis, ZIN, klok, paths.backups)
        assert (opened.klok_terug() is not None) == told, "klok lijkt verkeerd"
        opened.day_change()
        with opened.lezer() as lezer:
            assert check_dossiers(lezer) == {}
        now = terms(opened)
        moved = {uid for uid, day in before.items() if now.get(uid, day) != day}
        count.see(lost=len(moved))
        assert moved == set(), "a term moved with the clock"
        save_dossier_field(opened.plek(), uid, "notitie", f"opgeslagen op {stamp}")
        if (
            klok.vandaag() >= OUDSTE_DAG
        ):  # a dossier has no koppeling before that day, whatever the clock says
            names.append(f"Proefgezin {number}")
            open_dossier(opened.plek(), names[-1], klok.vandaag(), 2, "Proef-azc")
        before = terms(opened)
        assert opened.close() is None
        assert full_check(paths.kluis, opened_key(paths)).ok
    count.tries = 1
    again = workspace.unlock(paths.kluis, ZIN, SystemClock(), paths.backups)
    assert again.klok_terug() is None, "after one entry at the right time all is well again"
    with again.store.reader() as session:
        found = set(session.scalars(select(Dossier.naam)))
        note = session.scalars(select(Dossier.notitie).where(Dossier.uid == uid)).one()
    assert note == f"opgeslagen op {moment.opened[-1][0]}"
    count.see(lost=len(set(names) - found))
    assert set(names) <= found
    assert list_backups(paths.backups)
    again.close(backup=False)


def child(opened: workspace.Workspace, today: date) -> str:
    """A household with somebody born on 29 February, who turns 18 some day."""
    uid = open_dossier(opened.plek(), "Beginsel", today - timedelta(days=20), 2, "Proef-azc").onderwerp
    with opened.store.reader() as session:
        persoon = session.scalars(select(Persoon.uid).order_by(Persoon.id.desc())).first()
    assert persoon is not None
    save_persoon_field(opened.plek(), persoon, "geboortedatum", date(2012, 2, 29))
    return uid


def opened_key(paths: Paths) -> bytes:
    return workspace.find_key(paths.kluis, ZIN)[0]


def test_a_clock_that_goes_back_while_the_window_is_open_is_told_there(
    kluis: Path, program: Program, system: type[FakeSystem]
) -> None:
    system.moment = datetime.now(UTC)
    program.unlock()
    program.until_open()
    system.moment -= timedelta(days=40)
    program.opened._look_at_day()
    program.still()
    words = program.opened.shell.meldingen.tekst.text()
    assert "klok" in words.lower()
    program.opened.shell.meldingen.clear()
    program.opened._look_at_day()
    assert program.opened.shell.meldingen.tekst.text() == "", "it is told once"
