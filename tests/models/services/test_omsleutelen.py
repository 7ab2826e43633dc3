"""A new master key: who gets in afterwards, what the kluis knows of it, a logboek that stays one chain."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from models import keys
from models.errors import Known, Refused, World
from models.queries.medewerkers import load_berichten, load_team
from models.services import omsleutelen, sleutels, vertrek
from models.services.beheer import add_medewerker
from models.services.dossiers import open_dossier
from models.services.omsleutelen import rekey_kluis
from models.services.verb import Plek
from models.store import Bron, Nalezing, Store, make_backup, restore
from models.store.backup import read_head
from models.store.connection import connect
from tests.builders import SLEUTEL, T0, lezer_for, make_plek
from tests.small_keys import ZIN, begeleider_with_key, cheap_keys, give_keys

DAG = timedelta(days=1)
VAN_SAM = "drie rode daken samen"
CODE, CODE_2 = keys.new_herstelcode(), keys.new_herstelcode()


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap_keys(monkeypatch)


@pytest.fixture
def plek(plek: Plek) -> Plek:
    """The beheerder, with an own wachtwoordzin and a herstelcode in the file."""
    give_keys(plek, ZIN, CODE)
    return plek


@pytest.fixture
def sam(plek: Plek) -> Plek:
    return begeleider_with_key(plek, VAN_SAM)


def enter(plek: Plek, zin: str) -> str:
    """What signing in gives: the uid of the medewerker, or the code of the refusal."""
    slots = keys.slots_for(plek.store.path, plek.store.key)
    try:
        _master, slot = keys.open_slot(slots, zin)
        with plek.store.reader() as session:
            sleutels.check_entry(session, slot, slots, T0)
    except Known as error:
        return error.code
    return slot.medewerker_uid or "herstelcode"


def states(plek: Plek) -> dict[str, str]:
    with lezer_for(plek) as lezer:
        return {one.naam: one.sleutel for one in load_team(lezer, ook_vertrokken=True)}


def nothing() -> None:
    """No backup is made here."""


def read_through(store: Store, *bronnen: Bron) -> Nalezing:
    reading = Nalezing(store.signer, bronnen)
    raw = connect(store.path, store.key, query_only=True)
    while not reading.step(raw):
        pass
    raw.close()
    return reading


def test_the_own_zin_a_new_herstelcode_and_start_zinnen_open_and_nothing_from_before(
    plek: Plek, sam: Plek
) -> None:
    gone = make_plek(plek.store, wie=add_medewerker(plek, "Weg", ("begeleider",)).onderwerp)
    sleutels.choose_wachtwoordzin(gone, ANDERS)
    sleutels.take_slot(plek, gone.wie)
    left = add_medewerker(plek, "Vertrokken", ("begeleider",)).onderwerp
    sleutels.give_startzin(plek, left)
    vertrek.leave(plek, left, T0, meteen=True)
    never = add_medewerker(plek, "Nooit", ("begeleider",)).onderwerp
    sleutels.sweep_slots(plek)
    old = keys.read_slots(plek.store.path, minimum_kib=0)

    made = rekey_kluis(plek, ZIN, CODE_2, nothing)

    assert plek.store.key != SLEUTEL
    (start,) = made.startzinnen
    assert (start.medewerker_uid, start.naam, start.geldig_tot) == (sam.wie, "Sam", T0 + 7 * DAG)
    assert start.zin not in repr(made)
    assert [enter(plek, one) for one in (ZIN, start.zin, CODE_2)] == [plek.wie, sam.wie, "herstelcode"]
    assert {enter(plek, one) for one in (VAN_SAM, CODE, ANDERS)} == {"sleutel_onjuist"}
    assert states(plek) == {
        "Wil Voorbeeld": "eigen",
        "Sam": "start",
        "Weg": "weg",
        "Vertrokken": "weg",
        "Nooit": "geen",
    }
    assert never not in {slot.medewerker_uid for slot in held_slots(plek)}
    assert not sleutels.sweep_slots(plek), "kluis and file do not agree"
    with pytest.raises(World, match="kluis_beschadigd"):
        connect(plek.store.path, keys.open_slot(old, ZIN)[0])
    with lezer_for(sam) as lezer:
        assert [(one.soort, one.wie) for one in load_berichten(lezer)] == [
            ("bericht_hoofdsleutel", "Wil Voorbeeld")
        ]


ANDERS = "zes gele bomen aan zee"


def held_slots(plek: Plek) -> tuple[keys.Slot, ...]:
    return keys.read_slots(plek.store.path, minimum_kib=0).slots


def test_work_goes_on_and_what_was_there_is_there(plek: Plek) -> None:
    first = open_dossier(plek, "Voor", T0, 2, "Proef-azc").onderwerp
    rekey_kluis(plek, ZIN, CODE_2, nothing)
    second = open_dossier(plek, "Na", T0, 2, "Proef-azc").onderwerp
    path, key = plek.store.path, plek.store.key
    plek.store.close()
    store = Store.open(path, key)
    assert store.oordeel.ok
    with store.reader() as session:
        found = [r[0] for r in session.connection().exec_driver_sql("SELECT uid FROM dossier ORDER BY id")]
    assert found == [first, second]
    store.close()


def test_the_logboek_stays_one_chain_and_anchors_from_before_still_agree(plek: Plek, tmp_path: Path) -> None:
    open_dossier(plek, "Voor", T0, 2, "Proef-azc")
    backup = make_backup(plek.store.path, SLEUTEL, tmp_path / "b").backup
    anker = read_head(backup.folder).anker
    assert anker is not None
    for code in (CODE_2, keys.new_herstelcode()):  # a second time keeps the first key of the chain
        rekey_kluis(plek, ZIN, code, nothing)
        open_dossier(plek, "Na", T0, 2, "Proef-azc")
        reading = read_through(plek.store, Bron("papier", anker))
        assert (reading.bevinding, reading.bevestigd) == (None, 1)
    path, key = plek.store.path, plek.store.key
    plek.store.close()
    store = Store.open(path, key)
    assert read_through(store, Bron("papier", anker)).bevinding is None
    store.close()


def test_a_backup_from_before_is_put_back_with_the_old_zin_and_its_logboek_is_whole(
    plek: Plek, sam: Plek, tmp_path: Path
) -> None:
    backup = make_backup(plek.store.path, SLEUTEL, tmp_path / "b").backup
    rekey_kluis(plek, ZIN, CODE_2, nothing)
    path = plek.store.path
    plek.store.close()
    restore(backup.folder, path, SLEUTEL, minimum_kib=0)
    assert keys.open_slot(keys.read_slots(path, minimum_kib=0), VAN_SAM)[1].medewerker_uid == sam.wie
    store = Store.open(path, SLEUTEL)
    assert read_through(store).bevinding is None
    store.close()


def test_what_would_be_refused_is_refused_before_the_backup(plek: Plek, sam: Plek) -> None:
    made: list[str] = []
    for who, zin, code, reden in (
        (sam, VAN_SAM, CODE_2, "geen_recht"),
        (plek, VAN_SAM, CODE_2, "oude_zin_onjuist"),
        (plek, "iets heel anders hoor", CODE_2, "oude_zin_onjuist"),
        (plek, ZIN, CODE_2[:-1], "herstelcode_kort"),
    ):
        with pytest.raises(Refused, match=reden):
            rekey_kluis(who, zin, code, lambda: made.append("kopie"))
    assert made == []
    assert plek.store.key == SLEUTEL


def test_without_a_backup_it_does_not_begin(plek: Plek, sam: Plek) -> None:
    def full() -> None:
        raise World("schijf_vol", mb=3)

    before = held_slots(plek)
    with pytest.raises(World, match="schijf_vol"):
        rekey_kluis(plek, ZIN, CODE_2, full)
    assert (plek.store.key, held_slots(plek), enter(plek, VAN_SAM)) == (SLEUTEL, before, sam.wie)


def test_a_crash_before_the_kluis_knows_of_it_is_mended_at_the_next_opening(
    plek: Plek, sam: Plek, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Crash(BaseException):
        pass

    def crash(*_args: object) -> None:
        raise Crash

    real = omsleutelen.note_rekeyed
    monkeypatch.setattr(omsleutelen, "note_rekeyed", _Halfway(real, crash))
    with pytest.raises(Crash):
        rekey_kluis(plek, ZIN, CODE_2, nothing)
    path, key = plek.store.path, keys.open_slot(keys.read_slots(plek.store.path, minimum_kib=0), ZIN)[0]
    plek.store.close()
    store = Store.open(path, key)
    again = make_plek(store, wie=plek.wie)
    assert [enter(again, one) for one in (ZIN, CODE_2, VAN_SAM)] == [
        plek.wie,
        "herstelcode",
        "sleutel_onjuist",
    ]
    assert sleutels.sweep_slots(again)
    assert states(again)["Sam"] == "start"
    assert not sleutels.sweep_slots(again)
    new = sleutels.give_startzin(again, sam.wie)
    assert enter(again, new.zin) == sam.wie
    store.close()


class _Halfway:
    """The verb: looking ahead works, doing it does not."""

    def __init__(self, real: object, crash: object) -> None:
        self.preview = real.preview  # type: ignore[attr-defined] # a verb
        self._crash = crash

    def __call__(self, *args: object) -> None:
        self._crash(*args)  # type: ignore[operator] # raises
