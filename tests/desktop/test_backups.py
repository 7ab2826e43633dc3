"""Backups of an opened kluis: when one is made, the second place, practising, and the ladder at opening."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop import rescue, workspace
from desktop.backups import DAAR, HIER, find
from desktop.paths import Paths
from desktop.practice import practise
from desktop.profile import mark_of
from desktop.workspace import Workspace, put_back, unlock
from models import keys
from models.errors import World
from models.queries.reservekopie import load_proef, proef_facts
from models.queries.zoeken import find as look_for
from models.services.cijfers import save_instelling
from models.services.dossiers import open_dossier
from models.services.reservekopie import record_proef
from models.store import (
    Herkomst,
    list_backups,
    second,
    verify_backup,
)
from models.store.connection import connect
from models.store.mark import Marker
from models.store.second import FOLDER
from models.tables import Bewerking, Dossier
from tests.builders import SLEUTEL, T0, VasteKlok
from tests.checks.source import ROOT
from tests.conftest import ExpectedLog
from tests.desktop.conftest import ZIN, cheap_keys, nieuwe

DAG = timedelta(days=1)
Made = tuple[Paths, str]


class Klok(VasteKlok):
    """A clock that a test turns on."""

    uur = 9

    def nu(self) -> datetime:
        return datetime.combine(self.dag, time(self.uur, 30), UTC)


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A kluis with one dossier, closed with its backup; and its herstelcode."""
    paths, code = Paths(tmp_path_factory.mktemp("home")), keys.new_herstelcode()
    with pytest.MonkeyPatch.context() as patch:
        cheap_keys(patch)
        opened = workspace.create(paths.kluis, nieuwe(code=code), Klok(), paths.backups)
        open_dossier(opened.plek(), "Proefgezin", T0, 3, "Proef-azc")
        assert opened.close() is None
    return paths, code


@pytest.fixture
def shut(made: Made, paths: Paths, klok: Klok, small_keys: None) -> Path:
    """That kluis in a home of its own, an hour later."""
    old = made[0]
    shutil.copytree(old.home, paths.home, dirs_exist_ok=True)
    mark_of(paths.profile, old.kluis).rename(mark_of(paths.profile, paths.kluis))
    klok.uur += 1
    return paths.kluis


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def opened(paths: Paths, klok: Klok, zin: str = ZIN) -> Workspace:
    return unlock(paths.kluis, zin, klok, paths.backups)


def more(one: Workspace, naam: str = "Nog een gezin") -> None:
    open_dossier(one.plek(), naam, T0, 2, "Proef-azc")


def dossiers(one: Workspace) -> int:
    with one.lezer() as lezer:
        return lezer.session.query(Dossier).count()


# --- when a backup is made ---


def test_closing_makes_a_backup_only_when_something_changed(shut: Path, paths: Paths, klok: Klok) -> None:
    assert len(list_backups(paths.backups)) == 1
    one = opened(paths, klok)
    assert not one.kopieen.due
    one.close()
    assert len(list_backups(paths.backups)) == 1
    two = opened(paths, klok)
    more(two)
    assert two.kopieen.due
    two.close()
    assert len(list_backups(paths.backups)) == 2


def test_half_an_hour_later_nothing_is_due_when_nothing_happened_since_the_last_one(
    shut: Path, paths: Paths, klok: Klok
) -> None:
    one = opened(paths, klok)
    more(one)
    one.backup()
    due = one.kopieen.due
    more(one)
    assert (due, one.kopieen.due) == (False, True)
    one.close(backup=False)


def test_after_a_crash_a_backup_is_due_whatever_is_done(shut: Path, paths: Paths, klok: Klok) -> None:
    crashed = opened(paths, klok)
    more(crashed)
    crashed.store._marker._where = None
    crashed.close(backup=False)
    one = opened(paths, klok)
    assert one.store.herkomst is Herkomst.ONBEWEZEN
    assert one.kopieen.due
    one.close()


def test_a_backup_before_something_big_is_made_only_where_none_holds_everything(
    shut: Path, paths: Paths, klok: Klok
) -> None:
    one = opened(paths, klok)
    assert one.kopieen.before("import") is None
    more(one)
    made = one.kopieen.before("import")
    assert made is not None
    assert verify_backup(made.backup.folder, one.store.key).ok
    assert made.opgeruimd == ()
    one.close(backup=False)


def test_old_backups_go_with_the_figure_so_that_who_was_erased_ages_out(
    shut: Path, paths: Paths, klok: Klok
) -> None:
    one = opened(paths, klok)
    with one.lezer() as lezer:
        gemeente = next(iter(lezer.stand.gemeenten))
    assert one.kopieen.oldest() == T0.replace(year=T0.year - 1)
    save_instelling(one.plek(), "reservekopie_bewaren_maanden", 2, T0, "afspraak", gemeente_uid=gemeente)
    assert one.kopieen.oldest() == T0.replace(month=T0.month - 2)
    klok.dag = T0 + 100 * DAG
    one.confirm_klok()  # so long a silence is doubted until somebody says that it is right
    one.backup()
    assert len(list_backups(paths.backups)) == 1
    one.close()


def test_the_list_of_what_still_holds_somebody_who_was_erased(
    shut: Path, paths: Paths, klok: Klok, stick: Path
) -> None:
    one = opened(paths, klok)
    one.kopieen.choose(stick)
    one.kopieen.to_second()
    klok.dag = T0 + 3 * DAG
    more(one)
    one.backup()
    held = one.kopieen.holding(klok.nu())
    assert sorted(item.waar.value for item in held) == [HIER, DAAR]
    one.close(backup=False)


def test_a_backup_from_before_a_new_key_is_not_called_damaged_and_is_no_newest(
    shut: Path, made: Made, paths: Paths, klok: Klok
) -> None:
    old = list_backups(paths.backups)[0]
    one = opened(paths, klok)
    one.rekey(ZIN, made[1])
    klok.uur += 1
    assert [reden.code for reden in one.kopieen.verify(str(old.folder)).bevindingen] == [
        "kopie_andere_sleutel"
    ]
    newest = one.kopieen.newest()
    assert newest is not None
    assert newest.gemaakt_op > old.gemaakt_op
    assert one.kopieen.verify(str(newest.folder)).ok
    proef = practise(old, HIER, ZIN, klok, paths.profile)
    assert proef.goed
    one.close()


# --- the second place ---


def test_the_second_place_is_remembered_copied_to_and_read_back(
    shut: Path, paths: Paths, klok: Klok, stick: Path
) -> None:
    one = opened(paths, klok)
    with pytest.raises(World, match="plek_geen"):
        one.kopieen.to_second()
    one.kopieen.choose(stick)
    more(one)
    made = one.kopieen.to_second()
    assert made.backup.head == list_backups(paths.backups)[0].head
    one.close()
    again = opened(paths, klok)
    state = again.kopieen.state()
    assert (state.tweede.plek, state.tweede.bereikbaar, state.tweede.laatst) == (str(stick), True, klok.nu())
    assert [row.waar for row in state.daar] == [DAAR]
    again.close()


def test_choosing_our_own_folder_on_the_stick_means_the_stick(
    shut: Path, paths: Paths, klok: Klok, stick: Path
) -> None:
    one = opened(paths, klok)
    (stick / FOLDER).mkdir()
    one.kopieen.choose(stick / FOLDER)
    assert one.kopieen.book().plek == str(stick)
    with pytest.raises(World, match="plek_in_kluismap"):
        one.kopieen.choose(paths.kluis.parent)
    with pytest.raises(World, match="plek_niet_bereikbaar"):
        one.kopieen.choose(stick / "weg")
    assert [reden.code for reden in one.kopieen.against(stick)] == ["zelfde_schijf"]
    one.close()


def test_closing_copies_to_the_second_place_when_it_is_there_and_says_so_when_that_fails(
    shut: Path,
    paths: Paths,
    klok: Klok,
    stick: Path,
    expected_log: ExpectedLog,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = opened(paths, klok)
    one.kopieen.choose(stick)
    more(one)
    assert one.close() is None
    assert len(list_backups(stick / FOLDER)) == 1
    klok.uur += 1
    away = opened(paths, klok)
    more(away)
    stick.rename(stick.with_name("in de la"))
    assert away.close() is None  # not there: the reminder tells, closing does not complain
    stick.with_name("in de la").rename(stick)
    klok.uur += 1
    broken = opened(paths, klok)
    more(broken)
    monkeypatch.setattr(second, "_copy_file", lambda _source, target: target.write_bytes(b"x"))
    expected_log.allow("reservekopie_mislukt")
    problem = broken.close()
    assert problem is not None
    assert problem.code == "tweede_kopie_mislukt"
    assert len(list_backups(paths.backups)) == 4


def test_a_second_place_left_alone_too_long_is_told(
    shut: Path, paths: Paths, klok: Klok, stick: Path
) -> None:
    one = opened(paths, klok)
    assert one.kopieen.reminder() is None  # nobody is told in the first week
    klok.dag = T0 + 7 * DAG
    reden = one.kopieen.reminder()
    assert reden is not None
    assert reden.code == "tweede_plek_nooit"
    one.kopieen.choose(stick)
    one.kopieen.to_second()
    assert one.kopieen.reminder() is None
    klok.dag = T0 + 14 * DAG
    assert one.kopieen.reminder() is None
    klok.dag = T0 + 15 * DAG
    reden = one.kopieen.reminder()
    assert reden is not None
    assert (reden.code, dict(reden.params)) == ("tweede_plek_lang", {"dagen": 8})
    one.close(backup=False)


# --- practising ---


@pytest.mark.parametrize(("secret", "sleutel"), [(ZIN, "wachtwoordzin"), ("", "herstelcode")])
def test_practising_puts_the_newest_backup_back_and_keeps_the_outcome(
    shut: Path, made: Made, paths: Paths, klok: Klok, secret: str, sleutel: str
) -> None:
    newest = list_backups(paths.backups)[0]
    proef = practise(newest, HIER, secret or made[1], klok, paths.profile)
    assert (proef.goed, proef.reden, proef.sleutel) == (True, "", sleutel)
    assert [one.code for one in proef.stappen] == [
        "proef_gevonden",
        "proef_bestand",
        f"proef_sleutel_{sleutel}",
        "proef_controles",
        "proef_teruggezet",
        "proef_open",
        "proef_opgeruimd",
    ]
    assert proef.tellingen["dossier"] == 1
    assert proef.tellingen["persoon"] == 3
    assert proef.laatste_op is not None
    assert not list(paths.profile.glob("oefening-*"))
    one = opened(paths, klok)
    uid = record_proef(one.plek(), proef).onderwerp
    with one.lezer() as lezer:
        back = load_proef(lezer)
        facts = proef_facts(lezer, uid, klok.nu())
    assert back is not None
    assert (back.goed, back.stappen, back.tellingen, back.wie) == (
        True,
        proef.stappen,
        proef.tellingen,
        "Wil Voorbeeld",
    )
    assert facts is not None
    assert facts.proef == back
    assert not one.kopieen.state().proef_te_lang
    klok.dag = T0 + 200 * DAG
    assert one.kopieen.state().proef_te_lang
    one.close(backup=False)


def test_a_mistyped_wachtwoordzin_is_no_outcome(shut: Path, paths: Paths, klok: Klok) -> None:
    with pytest.raises(World, match="sleutel_onjuist"):
        practise(list_backups(paths.backups)[0], HIER, "vier heel andere woorden", klok, paths.profile)


@pytest.mark.parametrize(
    ("file", "step"),
    [("kopie.kluis", "proef_bestand"), ("kopie.sleutel1", "proef_sleutel"), ("kopie.json", "proef_gevonden")],
)
def test_a_backup_that_is_no_good_is_an_outcome_that_says_where_it_stopped(
    shut: Path, paths: Paths, klok: Klok, file: str, step: str
) -> None:
    newest = list_backups(paths.backups)[0]
    data = (newest.folder / file).read_bytes()
    (newest.folder / file).write_bytes(data[:5] + b"?" + data[6:])
    proef = practise(newest, HIER, ZIN, klok, paths.profile)
    assert not proef.goed
    assert proef.reden
    assert (proef.stappen[-1].code, proef.stappen[-1].goed) == (step, False)


def test_what_an_interrupted_practice_left_is_gone_at_the_next_opening(
    shut: Path, paths: Paths, klok: Klok
) -> None:
    left = paths.profile / "oefening-1234"
    (left / "kluis").mkdir(parents=True)
    opened(paths, klok).close()
    assert not left.exists()


def test_a_backup_that_was_moved_is_found_by_its_folder(shut: Path, paths: Paths, tmp_path: Path) -> None:
    moved = tmp_path / "elders"
    shutil.move(list_backups(paths.backups)[0].folder, moved)
    assert find(str(moved)).folder == moved
    with pytest.raises(World, match="reservekopie_beschadigd"):
        find(str(tmp_path / "weg"))


# --- the ladder at opening ---


def test_an_old_kluis_put_back_by_hand_opens_for_reading_until_a_person_goes_on_with_it(
    shut: Path, paths: Paths, klok: Klok
) -> None:
    old = shut.read_bytes()
    one = opened(paths, klok)
    more(one)
    one.close()
    shut.write_bytes(old)
    klok.uur += 1
    again = opened(paths, klok)
    assert again.readonly
    assert [reden.code for reden in again.bevindingen()] == ["kluis_ouder_bestand"]
    assert again.day_change() == 0
    again.close()
    assert len(list_backups(paths.backups)) == 2
    rescue.choose_as_is(shut, paths.profile)
    on = opened(paths, klok)
    assert not on.readonly
    with on.store.reader() as session:
        assert session.query(Bewerking).filter_by(soort="kluis_aanvaard").count() == 1
    on.close()


def test_a_kluis_copied_back_with_the_same_content_is_simply_opened(
    shut: Path, paths: Paths, klok: Klok
) -> None:
    newest = list_backups(paths.backups)[0]
    mark = next(paths.profile.glob("*.gesloten.json"))
    kept = mark.read_bytes()
    put_back(newest.folder, shut, ZIN, klok)
    mark.write_bytes(kept)
    one = opened(paths, klok)
    assert not one.readonly
    assert [reden.code for reden in one.gedaan] == ["kluis_gelijk_aan_kopie"]
    one.close()


def test_after_a_crash_the_full_check_says_what_cannot_be_proved(
    shut: Path, paths: Paths, klok: Klok
) -> None:
    crashed = opened(paths, klok)
    more(crashed)
    crashed.store._marker._where = None
    crashed.close(backup=False)
    one = opened(paths, klok)
    assert one.check().ok
    assert [reden.code for reden in one.gedaan] == ["kluis_niet_te_bewijzen"]
    assert dict(one.gedaan[0].params)["dag"]
    one.close()


def test_a_torn_free_page_is_mended_while_people_work_and_nobody_is_asked_anything(
    shut: Path, paths: Paths, klok: Klok
) -> None:
    one = opened(paths, klok)
    before = dossiers(one)
    last = shut.stat().st_size // 4096
    with one.store.writer() as session:
        session.execute(text("CREATE TABLE vulling (x TEXT)"))
        for _ in range(20):
            session.execute(text("INSERT INTO vulling VALUES (:x)"), {"x": "x" * 3000})
        session.execute(text("DROP TABLE vulling"))
    one.close()
    data = bytearray(shut.read_bytes())
    free = (last + 5) * 4096
    data[free + 700 : free + 740] = bytes(40)
    shut.write_bytes(data)
    klok.uur += 1
    again = opened(paths, klok)
    assert again.check().ok
    assert [reden.code for reden in again.gedaan] == ["kluis_gelijk_aan_kopie", "kluis_hersteld"]
    assert not again.readonly
    assert dossiers(again) == before
    more(again)
    again.close()


# --- salvage ---


def damaged(shut: Path) -> None:
    """Damage a page in the middle of the lines of the dossier."""
    data = bytearray(shut.read_bytes())
    for page in range(len(data) // 4096 // 2, len(data) // 4096 // 2 + 3):
        data[page * 4096 + 700 : page * 4096 + 740] = bytes(40)
    shut.write_bytes(data)


def test_what_can_be_saved_is_saved_named_by_number_and_goes_on_where_it_stood(
    shut: Path, paths: Paths, klok: Klok
) -> None:
    damaged(shut)
    before = shut.read_bytes()
    saved = rescue.rescue(shut, ZIN, klok, paths.backups)
    assert shut.read_bytes() == before
    assert [len(one.nummer) > 3 for one in saved.redding.dossiers] == [True]
    assert saved.redding.kopie_op is not None
    assert "Proefgezin" not in repr(saved)
    aside = rescue.accept(saved, klok, paths.profile)
    assert aside is not None
    assert aside.read_bytes() == before
    one = opened(paths, klok)
    assert not one.readonly
    one.day_change()
    assert one.check().ok
    with one.lezer() as lezer:
        assert look_for(lezer, "Proefgezin")
        assert lezer.session.query(Bewerking).filter_by(soort="kluis_gered").count() == 1
    one.close()


def test_refusing_what_was_saved_leaves_everything_as_it_was(shut: Path, paths: Paths, klok: Klok) -> None:
    damaged(shut)
    before, names = shut.read_bytes(), {one.name for one in shut.parent.iterdir()}
    saved = rescue.rescue(shut, ZIN, klok, paths.backups)
    rescue.refuse(saved)
    assert shut.read_bytes() == before
    assert {one.name for one in shut.parent.iterdir()} <= names | {"mijn.slot"}


def test_a_wrong_wachtwoordzin_saves_nothing(shut: Path, paths: Paths, klok: Klok) -> None:
    with pytest.raises(World, match="sleutel_onjuist"):
        rescue.rescue(shut, "vier heel andere woorden", klok, paths.backups)


# --- a kluis of an older program ---


def test_a_kluis_that_is_brought_up_to_date_is_still_the_one_that_was_closed_and_an_old_one_is_not(
    paths: Paths, klok: Klok, small_keys: None
) -> None:
    paths.kluis.parent.mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "migrations" / "kluis_1.kluis", paths.kluis)
    raw = connect(paths.kluis, SLEUTEL)
    wie = str(raw.execute("SELECT uid FROM medewerker").fetchone()[0])
    volgnr = int(raw.execute("SELECT volgnr FROM zegel").fetchone()[0])
    raw.close()
    slot = keys.make_slot(SLEUTEL, ZIN, keys.SlotSoort.MEDEWERKER, medewerker_uid=wie)
    keys.write_slots(paths.kluis, keys.slot_file(SLEUTEL, (slot,)))
    released = paths.kluis.read_bytes()
    marker = Marker(mark_of(paths.profile, paths.kluis), keys.sleutel_id(SLEUTEL))
    marker.closed(paths.kluis, volgnr, klok.nu())
    one = opened(paths, klok)
    found = one.store.herkomst, one.readonly
    one.close(backup=False)
    assert found == (Herkomst.ZELFDE, False)
    paths.kluis.write_bytes(released)
    again = opened(paths, klok)
    found = again.store.herkomst, again.readonly
    again.close(backup=False)
    assert found == (Herkomst.ANDERS, True)
