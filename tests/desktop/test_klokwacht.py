"""A clock that stands wrong throws nothing away: no backup, no key, no notice; and it says so."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop import workspace
from desktop.klokwacht import Klokwacht
from desktop.paths import Paths
from desktop.profile import clock_of
from models import keys
from models.errors import Refused
from models.queries.rows_kluis import KopieStand
from models.services.dossiers import open_dossier
from models.services.medewerkers import add_medewerker
from models.services.sleutels import give_startzin, sweep_slots
from models.store import list_backups
from models.tables import Bewerking
from models.values import Rol
from tests.builders import T0, VasteKlok
from tests.desktop.conftest import ZIN, nieuwe

JAAR = timedelta(days=400)


def open_again(paths: Paths, klok: VasteKlok) -> workspace.Workspace:
    return workspace.unlock(paths.kluis, ZIN, klok, paths.backups, profile=paths.profile)


@pytest.fixture
def paths(tmp_path: Path, small_keys: None) -> Paths:
    """A kluis with ten backups of ten days, and a colleague who has a start-zin."""
    paths, klok = Paths(tmp_path), VasteKlok(T0 - timedelta(days=9))
    work = workspace.create(paths.kluis, nieuwe(), klok, paths.backups, profile=paths.profile)
    for number in range(10):
        klok.dag = T0 - timedelta(days=9 - number)
        open_dossier(work.plek(), f"Proefgezin {number}", klok.dag, 1)
        work.backup()
    colleague = add_medewerker(work.plek(), "Noor Voorbeeld", (Rol.BEGELEIDER.value,)).onderwerp
    give_startzin(work.plek(), colleague)
    work.close(backup=False)
    return paths


@pytest.mark.parametrize("wrong", [T0 + JAAR, T0 - JAAR, date(1970, 1, 1)], ids=["vooruit", "terug", "1970"])
def test_a_clock_that_stands_wrong_thins_no_backups_and_sweeps_no_keys(paths: Paths, wrong: date) -> None:
    before = {one.folder for one in list_backups(paths.backups)}
    slots = {slot.uid for slot in keys.read_slots(paths.kluis, minimum_kib=0).slots}
    klok = VasteKlok(wrong)
    for _time in range(2):  # what is written with the wrong clock makes it no more believable
        work = open_again(paths, klok)
        reden = work.klok_reden()
        assert reden is not None
        assert reden.code == ("klok_vooruit" if wrong > T0 else "klok_achter")
        work.day_change()
        sweep_slots(work.plek())  # as after somebody left
        work.backup()
        work.close()
        klok.dag += timedelta(days=1)
    assert before <= {one.folder for one in list_backups(paths.backups)}
    assert {slot.uid for slot in keys.read_slots(paths.kluis, minimum_kib=0).slots} == slots
    klok.dag = T0 + timedelta(days=8)  # set right: it goes on by itself, and the start-zin has had its week
    work = open_again(paths, klok)
    assert work.klok_reden() is None
    work.close(backup=False)
    assert len(keys.read_slots(paths.kluis, minimum_kib=0).slots) == len(slots) - 1


def test_a_beheerder_who_says_that_the_clock_is_right_is_believed(paths: Paths) -> None:
    before = len(list_backups(paths.backups))
    work = open_again(paths, VasteKlok(T0 + JAAR))
    work.backup()
    assert len(list_backups(paths.backups)) == before + 1
    assert work.kopieen.state().klok == work.klok_reden() != KopieStand().klok
    work.confirm_klok()
    assert work.klok_reden() is None
    open_dossier(work.plek(), "Later", T0, 1)
    work.backup()
    assert len(list_backups(paths.backups)) == 2, "of more than a year ago nothing stays"
    with work.store.reader() as session:
        assert session.query(Bewerking).filter_by(soort="klok_bevestigd").count() == 1
    work.close(backup=False)
    again = open_again(paths, VasteKlok(T0 + JAAR))
    assert again.klok_reden() is None
    again.close(backup=False)


def test_only_a_beheerder_may_say_so(paths: Paths) -> None:
    work = open_again(paths, VasteKlok())
    colleague = next(uid for uid, naam in work.mensen() if naam == "Noor Voorbeeld")
    work.become(colleague)
    with pytest.raises(Refused, match="geen_recht"):
        work.confirm_klok()
    work.close(backup=False)


def test_the_second_place_is_not_thinned_either(paths: Paths, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    klok = VasteKlok()
    work = open_again(paths, klok)
    work.kopieen.choose(stick)
    for number in (1, 20, 40, 60):
        klok.dag = T0 + timedelta(days=number)
        if number == 60:
            assert work.klok_reden() is None, "it moved along with the days of use"
            klok.dag += JAAR
        open_dossier(work.plek(), f"Gezin {number}", T0, 1)
        work.kopieen.to_second()
    there = list_backups(next(stick.iterdir()))
    assert len(there) == 4
    work.close(backup=False)


@pytest.mark.parametrize("content", [b"", b"{}", b'{"op": 3}', b"\xff", b'{"op": "0001-01-01T00:00:00Z"}'])
def test_a_damaged_file_asks_again_and_stops_nobody(paths: Paths, content: bytes) -> None:
    file = clock_of(paths.profile, paths.kluis)
    file.write_bytes(content)
    work = open_again(paths, VasteKlok())
    reden = work.klok_reden()
    assert reden is None or content.startswith(b'{"op": "0')
    work.confirm_klok()
    assert work.klok_reden() is None
    work.close(backup=False)


def test_without_a_profile_the_last_entry_of_the_kluis_counts(tmp_path: Path) -> None:
    late = VasteKlok(T0 + JAAR)
    assert not Klokwacht(tmp_path / "weg.json", late, VasteKlok().nu()).is_right
    assert Klokwacht(tmp_path / "weg.json", late).is_right
