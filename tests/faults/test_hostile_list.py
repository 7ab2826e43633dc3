"""A list from outside that is broken or made to do harm: refused row by row in words, never half taken in."""

import io
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from sqlalchemy import func, select

from desktop.children import ROOT, command, environment
from desktop.lijst_kind import FILE_MAX, Tabel, answer
from models.errors import Refused
from models.rules.importlijst import Uitkomst, read, suggest
from models.services.importeren import import_gezinnen
from models.services.verb import Plek
from models.tables import Bewerking, Dossier
from models.values import Reden
from resources.sentences import sentence
from tests.builders import T0, make_kluis
from tests.faults.ledger import Figures
from tests.faults.payloads import PAYLOADS

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
FILES = 100_000 if FULL else 1500
TAKE_IN = 400 if FULL else 300
"""One in so many files that hold a household is really taken in."""
MOST_MB = 300

HEADS = (
    *("Gezinsnaam", "Gezin", "Achternaam", "Roepnaam", "Voornaam", "Koppeling", "Koppeldatum", "Aantal"),
    *("Aantal personen", "AZC", "Geboortedatum", "V-nummer", "Vergunning", "Nationaliteit", "Taal"),
    *("Telefoon", "BSN", "Opmerking", "", "?", "=1+1"),
)
CELLS = (
    *("1-6-2026", "2026-06-01", "31-2-2026", "1-1-1", "99-99-9999", "46174", "morgen", "0", "-1", "3", "1e9"),
    *("Proefgezin", "Ada", "W" * 400, "", " ", "SY", "Syrië", "nl", "06-12345678", "a@b.test", "123456782"),
    *("\x00", "\r\n", '"', "'", ";", "\t", "½", "２", "٣"),
    *PAYLOADS,
)


def table(chance: random.Random) -> list[list[str]]:
    """A table as somebody may have it, or as nobody would."""
    width = chance.randint(1, 9)
    heads = [chance.choice(HEADS) for _ in range(width)]
    if chance.random() < 0.7:
        heads[:2] = ["Gezinsnaam", "Koppeling"]
    rows = [[chance.choice(CELLS) for _ in range(chance.randint(0, len(heads)))] for _ in range(6)]
    if chance.random() < 0.5:
        rows += [[f"Proefgezin {n}", "1-6-2026", *[""] * 7][: len(heads)] for n in range(2)]
    return [heads, *rows]


def csv_of(rows: list[list[str]], chance: random.Random) -> bytes:
    sign = chance.choice((";", ",", "\t", "|"))
    quote = chance.choice(("", '"', "'"))
    text = chance.choice(("\n", "\r\n", "\r")).join(
        sign.join(f"{quote}{cell}{quote}" for cell in row) for row in rows
    )
    return text.encode(chance.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1")), "replace")


def sheet_of(rows: list[list[str]]) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": True})
    sheet = book.add_worksheet()
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            sheet.write_string(y, x, cell.replace("\x00", ""))
    book.close()
    return target.getvalue()


def hurt(data: bytes, chance: random.Random) -> bytes:
    """Bytes as a bad stick, a mail program or somebody with bad intent leaves them."""
    kind = chance.randrange(6)
    at = chance.randrange(max(1, len(data)))
    if kind == 0:
        return data
    if kind == 1:
        return data[:at]
    if kind == 2:
        return data[:at] + chance.randbytes(chance.randint(1, 40)) + data[at + 8 :]
    if kind == 3:
        return data[:at] + data[at : at + 30] * 20 + data[at:]
    if kind == 4:
        return bytes(byte ^ 255 if chance.random() < 0.01 else byte for byte in data)
    return data[at:] + data[:at]


def rebuilt(data: bytes, chance: random.Random) -> bytes:
    """A sheet whose parts were changed inside the archive, which is whole again."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if chance.random() < 0.9:
                part = old.read(name)
                new.writestr(name, hurt(part, chance) if chance.random() < 0.4 else part)
        if chance.random() < 0.2:
            new.writestr(chance.choice(("../../uit.txt", "/etc/uit.txt", "xl/../../uit")), "weg")
    return target.getvalue()


def files(chance: random.Random, number: int) -> Iterator[bytes]:
    """So many files: most of them csv, one in twenty a sheet."""
    sheets = [sheet_of(table(chance)) for _ in range(12)]
    for at in range(number):
        if at % 20 == 0:
            whole = chance.choice(sheets)
            yield rebuilt(whole, chance) if chance.random() < 0.6 else hurt(whole, chance)
        elif at % 50 == 1:
            yield chance.randbytes(chance.randint(0, 3000))
        else:
            yield hurt(csv_of(table(chance), chance), chance)


@pytest.fixture
def plek(tmp_path: Path) -> Iterator[Plek]:
    made = make_kluis(tmp_path)
    yield made
    made.store.close()


def dossiers(plek: Plek) -> tuple[int, int]:
    """How many dossiers and how many acts there are."""
    with plek.store.reader() as session:
        return (
            int(session.scalar(select(func.count()).select_from(Dossier)) or 0),
            int(session.scalar(select(func.count()).select_from(Bewerking)) or 0),
        )


def judged(found: Tabel) -> Uitkomst | None:
    """What the rules make of a table; None where no column says who or when."""
    why: Reden | None = None
    try:
        return read(found.rijen, suggest(found.kop), T0)
    except Refused as refused:
        why = refused.reden
    assert sentence(why)
    return None


def test_no_hostile_list_breaks_the_program_or_is_taken_in_by_half(plek: Plek, figures: Figures) -> None:
    count = figures("invoerbestand", "kapotte en vijandige lijsten")
    count.see(passed=0, half=0)
    chance = random.Random(37)
    seen = {"niet te lezen": 0, "tabellen": 0, "rijen geweigerd": 0, "gezinnen": 0, "ingelezen": 0}
    said: set[str] = set()
    for data in files(chance, FILES):
        count.tries += 1
        found = answer(data)
        if not isinstance(found, Tabel):
            seen["niet te lezen"] += 1
            assert sentence(Reden.of(found.code, **found.params))
            continue
        seen["tabellen"] += 1
        outcome = judged(found)
        if outcome is None:
            continue
        for fout in (*outcome.fouten, *outcome.let_op):
            seen["rijen geweigerd"] += 1
            if fout.code not in said:
                said.add(fout.code)
                assert sentence(Reden(fout.code, fout.params))
            assert 2 <= fout.rij <= len(found.rijen) + 1
        seen["gezinnen"] += len(outcome.gezinnen)
        if outcome.gezinnen and seen["gezinnen"] % TAKE_IN < len(outcome.gezinnen):
            before = dossiers(plek)
            try:
                import_gezinnen(plek, outcome.gezinnen)
                seen["ingelezen"] += 1
                expected = before[0] + len(outcome.gezinnen)
            except Refused:
                expected = before[0]
            count.see(half=dossiers(plek)[0] != expected)
            assert dossiers(plek)[0] == expected
    count.extra |= {name: float(number) for name, number in seen.items()}
    assert all(seen.values()), seen
    assert count.half == 0


def test_a_list_that_breaks_off_in_the_middle_leaves_no_dossier(plek: Plek, figures: Figures) -> None:
    count = figures("invoerbestand", "inlezen halverwege afgebroken")
    count.see(half=0)
    found = answer(
        "\n".join(["Gezinsnaam;Koppeling", *(f"Proefgezin {n};1-6-2026" for n in range(8))]).encode()
    )
    assert isinstance(found, Tabel)
    outcome = judged(found)
    assert outcome is not None
    before = dossiers(plek)
    for stop in range(1, 9):

        def broken(number: int, stop: int = stop) -> None:
            if number == stop:
                raise MemoryError

        with pytest.raises(MemoryError):
            import_gezinnen(plek, outcome.gezinnen, voortgang=broken)
        count.tries += 1
        count.see(half=dossiers(plek) != before)
        assert dossiers(plek) == before
    import_gezinnen(plek, outcome.gezinnen)
    assert dossiers(plek)[0] == before[0] + 8


def bombs() -> Iterator[tuple[str, bytes]]:
    """Files that unpack, repeat or nest without end."""
    for name, size in (("veel kleine", 3000), ("groot", 1)):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(size):
                archive.writestr(f"xl/{number}.xml", b" " * (99_000_000 if size == 1 else 20_000))
        yield name, target.getvalue()
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{"&" + chr(97 + n) + ";" * 1}{("&" + chr(97 + n) + ";") * 9}">'
        for n in range(8)
    )
    whole = sheet_of([["Gezinsnaam", "Koppeling"], ["Proefgezin", "1-6-2026"]])
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            if part.endswith("sheet1.xml"):
                text = text.replace(b"<worksheet", f"{entities}]><worksheet".encode(), 1)
            new.writestr(part, text)
    yield "entiteiten", target.getvalue()
    yield "brede csv", b"a;" * (FILE_MAX // 4)
    yield "lange csv", b"Gezinsnaam;Koppeling\n" + b"x;1-6-2026\n" * 1_500_000
    yield "een cel", b'Gezinsnaam;Koppeling\n"' + b"x" * 15_000_000
    yield "te groot", b"a" * (FILE_MAX + 1)


MEASURED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdin=sys.stdin.buffer, stdout=subprocess.PIPE)
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
sys.stdout.buffer.write(str(most).encode() + b" " + done.stdout)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in kilobytes here only")
@pytest.mark.parametrize(("name", "data"), list(bombs()), ids=lambda one: one if isinstance(one, str) else "")
def test_a_list_without_end_stays_under_its_memory_and_is_refused(
    name: str, data: bytes, figures: Figures
) -> None:
    count = figures("invoerbestand", "lijsten zonder einde, in het kind")
    count.see(passed=0)
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, *command("desktop.lijst_kind")],
        input=data,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment(),
        timeout=120,
        check=True,
    )
    kilobytes, _blank, answered = run.stdout.partition(b" ")
    count.tries = 1
    count.extra[f"MB bij {name}"] = int(kilobytes) // 1000
    count.see(passed=b"tabel" in answered[:40])
    assert int(kilobytes) < MOST_MB * 1000
    assert count.passed == 0
