from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.lijst_kind import CEL_MAX, KOLOMMEN_MAX, Mis, Tabel, answer
from desktop.lijsten import read_list, table_of
from models.errors import Refused, World


def workbook(rows: list[list[object]], sheets: int = 1) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "default_date_format": "dd-mm-yyyy"})
    for _ in range(sheets - 1):
        book.add_worksheet()
    sheet = book.add_worksheet()
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(y, x, value)
            elif isinstance(value, str) and value.startswith("="):
                sheet.write_formula(y, x, value)
            else:
                sheet.write(y, x, value)
    book.close()
    return target.getvalue()


def code(data: bytes) -> str:
    found = answer(data)
    return found.code if isinstance(found, Mis) else "gelezen"


GOOD = Tabel(("Naam", "Koppeling", "Aantal"), (("Proef Gezin", "2026-06-01", "3"), ("Ander", "", "")))


def test_excel_gives_days_and_numbers_as_text_from_the_first_sheet_with_anything_in_it() -> None:
    rows: list[list[object]] = [
        [],
        ["Naam", "Koppeling", "Aantal"],
        ["Proef Gezin", date(2026, 6, 1), 3],
        ["Ander"],
    ]

    assert table_of(workbook(rows, sheets=3)) == GOOD


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_csv_is_read_whatever_its_sign_and_encoding(sign: str, encoding: str) -> None:
    text = f"Naam{sign}Land\nÉén{sign}Syrië\n\n"
    found = answer(text.encode(encoding))

    assert found == Tabel(("Naam", "Land"), (("Één", "Syrië"),))


def test_a_formula_gives_its_last_value_never_its_text() -> None:
    found = answer(workbook([["Naam"], ['=HYPERLINK("http://x","y")']]))

    assert isinstance(found, Mis) or "HYPERLINK" not in str(found)


def test_lists_that_are_too_large_are_refused_before_they_are_unpacked() -> None:
    assert code(b"a" * 20_000_001) == "lijst_te_groot"
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(11):
            archive.writestr(f"xl/{number}.xml", b" " * 10_000_000)
    assert len(bomb.getvalue()) < 200_000
    assert code(bomb.getvalue()) == "lijst_te_groot"


def test_what_is_no_list_says_so() -> None:
    assert code(b"") == "lijst_leeg"
    assert code(b"Naam;Land\n") == "lijst_leeg"
    assert code(b"PK\x03\x04 half") == "lijst_onleesbaar"
    assert code(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") == "lijst_oud_excel"
    assert code(b"Naam\n\x00\x01\x02") == "lijst_onleesbaar"
    assert code(b"a;b\n" + b"x\n" * 50_001) == "lijst_te_veel_rijen"
    assert code(b";".join([b"k"] * (KOLOMMEN_MAX + 1)) + b"\nx") == "lijst_te_veel_kolommen"
    assert code(workbook([["k"] * (KOLOMMEN_MAX + 1), ["x"]])) == "lijst_te_veel_kolommen"


def test_a_cell_as_long_as_a_book_is_cut() -> None:
    found = answer(b"Naam\n" + b"x" * (CEL_MAX + 5))

    assert isinstance(found, Tabel)
    assert len(found.rijen[0][0]) == CEL_MAX


def test_a_sheet_that_names_files_or_entities_opens_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("KANARIE")
    source = zipfile.ZipFile(io.BytesIO(workbook([["Naam"], ["Proef"]])))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for entry in source.namelist():
            data = source.read(entry)
            if entry.endswith("sharedStrings.xml"):
                inject = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()
                data = data.replace(b"?>", b"?>" + inject, 1).replace(b"Proef", b"&e;")
            archive.writestr(entry, data)

    assert "KANARIE" not in str(answer(target.getvalue()))
    assert code(target.getvalue()) == "lijst_onleesbaar"


def test_a_child_that_dies_or_hangs_means_the_list_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="lijst_onleesbaar"):
        table_of(b"a;b\n1;2", seconds=0.0)
    with pytest.raises(World, match="bestand_niet_leesbaar"):
        read_list(tmp_path / "weg.csv")
    file = tmp_path / "lijst.csv"
    file.write_bytes(b"a;b\n1;2\n")
    assert read_list(file) == Tabel(("a", "b"), (("1", "2"),))


PIECES = workbook([["Naam", "Koppeling"], ["Proef", "1-6-2026"]])


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore"))
    | st.tuples(st.integers(0, len(PIECES) - 1), st.integers(0, 255)).map(
        lambda change: PIECES[: change[0]] + bytes([change[1]]) + PIECES[change[0] + 1 :]
    )
    | st.integers(0, len(PIECES)).map(lambda cut: PIECES[:cut])
)
def test_whatever_bytes_come_in_a_table_or_a_code_comes_out(data: bytes) -> None:
    found = answer(data)

    if isinstance(found, Tabel):
        assert all(len(row) == len(found.kop) for row in found.rijen)
    else:
        assert found.code.startswith("lijst_")
