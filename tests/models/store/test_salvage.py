"""The last rung: what is whole in a damaged kluis is saved, what is not is named by dossier number."""

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2

from models.errors import World
from models.services.dossiers import open_dossier
from models.store import Salvage, Store, full_check, make_backup, report_of, rescue, salvage
from models.store.connection import connect
from models.store.graft import list_of
from tests.builders import SLEUTEL, T0, VasteKlok, make_kluis

PAGE = 4096
NOW = VasteKlok().nu()
Saved = Callable[..., Salvage]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed kluis of three dossiers, and a backup from before the third."""
    folder = tmp_path_factory.mktemp("kluis")
    plek = make_kluis(folder)
    for naam, personen in (("Eerste", 2), ("Tweede", 4)):
        open_dossier(plek, naam, T0, personen, "Proef-azc")
    make_backup(plek.store.path, SLEUTEL, folder / "kopieen", moment=NOW)
    open_dossier(plek, "Derde", T0, 3, "Proef-azc")
    plek.store.close()
    return plek.store.path


@pytest.fixture
def kluis(made: Path, tmp_path: Path) -> Path:
    path = tmp_path / "proef.kluis"
    shutil.copy(made, path)
    return path


@pytest.fixture
def backup(made: Path) -> Path:
    return next((made.parent / "kopieen").iterdir())


@pytest.fixture
def saved(kluis: Path, tmp_path: Path) -> Saved:
    def save(*, backup: Path | None = None) -> Salvage:
        return salvage(kluis, SLEUTEL, tmp_path / "gered.kluis", NOW, backup=backup)

    return save


PROBES: dict[tuple[str, int | str], str] = {
    ("actiepunt", 1): "UPDATE actiepunt SET notitie = 'x' WHERE id = 1",
    ("actiepunt", "last"): "UPDATE actiepunt SET notitie = 'x' WHERE id = (SELECT max(id) FROM actiepunt)",
    ("dossier", 2): "UPDATE dossier SET notitie = 'x' WHERE id = 2",
    ("organisatie", 1): "UPDATE organisatie SET adres = 'x' WHERE id = 1",
}
Pages = dict[tuple[str, int | str], int]


@pytest.fixture(scope="module")
def pages(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """For each probe the page (from 0) that its row stands in: the one that changing the row rewrites."""
    path = tmp_path_factory.mktemp("pages") / "proef.kluis"
    whole = made.read_bytes()
    found: Pages = {}
    for probe, change in PROBES.items():
        path.write_bytes(whole)
        raw = connect(path, SLEUTEL)
        raw.execute(change)
        raw.close()
        after = path.read_bytes()
        spans = [slice(page * PAGE, (page + 1) * PAGE) for page in range(1, len(whole) // PAGE)]
        (changed,) = (span.start // PAGE for span in spans if whole[span] != after[span])
        found[probe] = changed
    return found


def damage(path: Path, page: int) -> None:
    restore(path, bytes(page * PAGE + PAGE), page)


def restore(path: Path, whole: bytes, page: int) -> None:
    at = page * PAGE + 700
    with path.open("rb+") as file:
        file.seek(at)
        file.write(whole[at : at + 40])


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    raw = connect(path, SLEUTEL, query_only=True)
    found = raw.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall()  # noqa: S608 - own names
    raw.close()
    return [tuple(row) for row in found]


def test_of_a_whole_kluis_everything_is_saved(kluis: Path, saved: Saved) -> None:
    found = saved()
    report = report_of(found, SLEUTEL)
    assert report.compleet
    assert len(report.dossiers) == 3
    for table in found.tabellen:
        assert rows(found.bestand, table) == rows(kluis, table), table
    assert full_check(found.bestand, SLEUTEL).ok


def test_what_is_lost_is_named_by_dossier_and_table_and_no_name_stands_in_it(
    kluis: Path, pages: Pages, saved: Saved
) -> None:
    damage(kluis, pages["actiepunt", "last"])
    found = saved()
    report = report_of(found, SLEUTEL)
    first, second, third = report.dossiers
    assert first.compleet
    assert second.compleet
    assert set(third.kwijt) == {"actiepunt"}
    lost = third.kwijt["actiepunt"]
    assert 0 < lost < 40
    assert len(rows(found.bestand, "actiepunt")) == found.tabellen["actiepunt"].gelezen
    assert not found.tabellen["actiepunt"].hoogstens
    assert not report.kwijt
    assert "Derde" not in repr(report)
    assert full_check(found.bestand, SLEUTEL).ok


def test_what_is_lost_is_taken_from_the_backup_where_it_stands_there(
    kluis: Path, pages: Pages, saved: Saved, backup: Path
) -> None:
    before = rows(kluis, "actiepunt")
    damage(kluis, pages["actiepunt", 1])
    found = saved(backup=backup)
    report = report_of(found, SLEUTEL)
    assert report.dossiers[0].uit_kopie["actiepunt"] > 0
    assert not any(one.kwijt for one in report.dossiers)
    assert rows(found.bestand, "actiepunt") == before
    assert found.kopie_op == NOW


def test_a_lost_dossier_keeps_its_number_and_its_lines_are_named_as_missing(
    kluis: Path, pages: Pages, saved: Saved
) -> None:
    numbers = [row[0] for row in read(kluis, "SELECT nummer FROM dossier ORDER BY id")]
    damage(kluis, pages["dossier", 2])
    report = report_of(saved(), SLEUTEL)
    assert [one.nummer for one in report.dossiers] == numbers
    assert all("dossier" in one.kwijt for one in report.dossiers)
    assert all(one.kwijt["actiepunt"] > 50 for one in report.dossiers)


def read(path: Path, query: str) -> list[tuple[object, ...]]:
    raw = connect(path, SLEUTEL, query_only=True)
    found = raw.execute(query).fetchall()
    raw.close()
    return [tuple(row) for row in found]


def test_a_reference_that_may_be_empty_is_emptied_and_the_row_stays(
    kluis: Path, pages: Pages, saved: Saved
) -> None:
    assert rows(kluis, "organisatie")
    raw = connect(kluis, SLEUTEL)
    raw.execute("UPDATE dossier SET azc_id = (SELECT max(id) FROM organisatie) WHERE id = 1")
    raw.close()
    damage(kluis, pages["organisatie", 1])
    found = saved()
    assert read(found.bestand, "SELECT azc_id FROM dossier ORDER BY id")[0] == (None,)
    assert len(rows(found.bestand, "dossier")) == 3
    report = report_of(found, SLEUTEL)
    assert report.kwijt["organisatie"] > 0


def test_any_single_damaged_page_loses_only_rows_that_the_report_counts(kluis: Path, tmp_path: Path) -> None:
    whole = kluis.read_bytes()
    total = {table: len(rows(kluis, table)) for table in ("actiepunt", "persoon", "historie", "dossier")}
    refused: list[str] = []
    for page in range(0, len(whole) // PAGE, 41):
        damage(kluis, page)
        try:
            found = salvage(kluis, SLEUTEL, tmp_path / "gered.kluis", NOW)
        except World as error:
            refused.append(error.code)
        else:
            report = report_of(found, SLEUTEL)
            missing = {
                table: sum(one.kwijt.get(table, 0) for one in report.dossiers) + report.kwijt.get(table, 0)
                for table in total
            }
            have = {table: len(rows(found.bestand, table)) for table in total}
            assert {table: have[table] + missing[table] for table in total} == total, page
            assert full_check(found.bestand, SLEUTEL).ok
            found.bestand.unlink()
        kluis.write_bytes(whole)
    assert set(refused) <= {"kluis_niet_te_redden"}
    assert len(refused) <= 4  # the pages with the list of tables: without a backup nothing helps


def test_a_damaged_list_of_tables_is_taken_over_from_the_backup_and_every_fact_is_newer(
    kluis: Path, tmp_path: Path, backup: Path
) -> None:
    whole = kluis.read_bytes()
    before = {table: rows(kluis, table) for table in ("dossier", "actiepunt", "persoon")}
    pages = [page for page in range(1, 60) if is_of_list(kluis, whole, page)]
    assert len(pages) > 2
    for page in (pages[0], pages[-1]):
        damage(kluis, page)
        found = salvage(kluis, SLEUTEL, tmp_path / "gered.kluis", NOW, backup=backup)
        assert report_of(found, SLEUTEL).compleet
        assert {table: rows(found.bestand, table) for table in before} == before
        found.bestand.unlink()
        restore(kluis, whole, page)
    assert not [one.name for one in tmp_path.iterdir() if one.name.endswith(".nieuw")]


def is_of_list(path: Path, whole: bytes, page: int) -> bool:
    damage(path, page)
    try:
        return list_of(path, SLEUTEL) is None
    finally:
        restore(path, whole, page)


def test_a_row_that_comes_back_padded_without_an_error_is_counted_as_lost(
    kluis: Path, tmp_path: Path
) -> None:
    """SQLCipher pads a long text with NUL where a later page of it is damaged, and says nothing."""
    raw = connect(kluis, SLEUTEL)
    before = kluis.stat().st_size // PAGE
    raw.execute("UPDATE dossier SET notitie = ? WHERE id = 2", ("lang " * 8000,))
    raw.close()
    whole = kluis.read_bytes()
    padded = 0
    for page in range(before, len(whole) // PAGE):
        damage(kluis, page)
        raw = connect(kluis, SLEUTEL, query_only=True)
        with contextlib.suppress(dbapi2.Error):
            padded += "\0" in raw.execute("SELECT notitie FROM dossier WHERE id = 2").fetchone()[0]
        raw.close()
        found = salvage(kluis, SLEUTEL, tmp_path / "gered.kluis", NOW)
        notes = read(found.bestand, "SELECT id, notitie FROM dossier ORDER BY id")
        assert [row for row in notes if row[0] == 2] in ([], [(2, "lang " * 8000)])
        assert (2 in found.tabellen["dossier"].kwijt) == (len(notes) == 2)
        found.bestand.unlink()
        restore(kluis, whole, page)
    assert padded, "no padded row came back: this run proved nothing"


def test_where_not_even_the_list_of_tables_can_be_read_it_says_so_and_leaves_nothing(
    kluis: Path, saved: Saved, tmp_path: Path
) -> None:
    damage(kluis, 0)
    with pytest.raises(World, match="kluis_niet_te_redden"):
        saved()
    assert not (tmp_path / "gered.kluis").exists()


def test_the_damaged_file_itself_is_not_changed(kluis: Path, pages: Pages, saved: Saved) -> None:
    damage(kluis, pages["actiepunt", 1])
    before = kluis.read_bytes()
    saved()
    assert kluis.read_bytes() == before


def test_patience_ends_where_most_of_the_file_is_gone(
    kluis: Path, pages: Pages, saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rescue, "PATIENCE", 3)
    damage(kluis, pages["actiepunt", 1])
    found = saved()
    assert len(found.tabellen["actiepunt"].kwijt) > 20
    assert full_check(found.bestand, SLEUTEL).ok


def test_the_saved_kluis_opens_and_can_be_written(kluis: Path, pages: Pages, saved: Saved) -> None:
    damage(kluis, pages["actiepunt", 1])
    store = Store.open(saved().bestand, SLEUTEL)
    assert store.oordeel.ok
    with store.writer() as session:
        session.execute(text("UPDATE dossier SET naam = 'Anders' WHERE id = 3"))
    store.close()
