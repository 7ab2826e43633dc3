"""A transfer that was damaged or made to do harm: refused before anything is written, nothing outside.

Every byte of a file turned, ends cut off, bodies that unpack without end, and contents that were changed by
who knows the words: unknown tables, wrong types, uids of other dossiers, impossible days, endless text.
"""

from __future__ import annotations

import json
import random
import shutil
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from models import envelop
from models.envelop import Bestandsoort
from models.errors import Refused
from models.queries.overdracht_pakket import dump, parse
from models.rules.overdracht import Bundel
from models.services import aanbod, dossiers, woningen
from models.services.overdracht_in import DossierKeuze, Keuzes, take_in
from models.services.overdracht_open import open_bestand
from models.tables import Gemeente
from tests.builders import T0
from tests.faults.ledger import FULL, Figures
from tests.overdracht_hulp import KLEIN, ZIN, Kant, make_kant, opened, send

FLIPS = 400
CHANGED = 1500 if FULL else 60
TAKEN = 150 if FULL else 12
"""Of the changed contents that the form lets through, so many are taken in (and rolled back)."""


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Kant, Kant, str]]:
    """A sender with a gezin, and a receiver with a gezin of its own."""
    folder = tmp_path_factory.mktemp("vijandig")
    links, rechts = make_kant(folder / "links"), make_kant(folder / "rechts")
    uid = dossiers.open_dossier(links.plek, "Warsamele", T0, 1, "azc Duinvoorde").onderwerp
    _offer(links, uid, "Kastanjelaan 14")
    own = dossiers.open_dossier(rechts.plek, "Eigen", T0, 1).onderwerp
    _offer(rechts, own, "Lindehof 8")
    yield links, rechts, uid
    links.close()
    rechts.close()


def _offer(kant: Kant, uid: str, straat: str) -> None:
    woning = woningen.add_woning(kant.plek, straat, plaats="Wilgenrade", kamers=3).onderwerp
    aanbod.offer_woning(kant.plek, uid, woning, T0)


def _state(kant: Kant, folder: Path) -> tuple[int, list[str]]:
    """What a hostile file must not change: the commits of the kluis, and the files around it."""
    return kant.plek.store.volgnr, sorted(str(p.relative_to(folder)) for p in folder.rglob("*"))


def _try(kant: Kant, data: bytes) -> bool:
    """Whether a file opens."""
    try:
        found = envelop.look(data)
        open_bestand(kant.plek, found, ZIN, minimum_kib=0)
    except Refused:
        return False
    return True


def test_each_byte_of_a_transfer_turned_is_refused(
    sides: tuple[Kant, Kant, str], tmp_path: Path, figures: Figures
) -> None:
    links, rechts, uid = sides
    one = figures("overdracht", "omgezette bytes en afgebroken bestanden")
    one.passed, one.half = 0, 0
    data = send(links, uid, record=False)
    places = range(len(data)) if FULL else random.Random(1).sample(range(len(data)), FLIPS)
    places = sorted({*places, *range(200), *range(len(data) - 40, len(data))})
    assert _try(rechts, data), "the file itself opens"
    before = _state(rechts, tmp_path)[1]
    rows = len(rechts.rows(Gemeente))
    for place in places:
        wrong = bytearray(data)
        wrong[place] ^= random.Random(place).randint(1, 255)
        one.tries += 1
        one.passed += _opens(bytes(wrong))
    for end in {*range(0, 300, 7), *range(300, len(data), 1 + len(data) // 100)}:
        one.tries += 1
        one.passed += _opens(data[:end])
    one.half = len(set(_state(rechts, tmp_path)[1]) - set(before))
    assert len(rechts.rows(Gemeente)) == rows
    assert (one.passed, one.half) == (0, 0)
    one.note = "elke byte" if FULL else "steekproef"


def _opens(data: bytes) -> int:
    try:
        envelop.open_with_words(envelop.look(data), ZIN, minimum_kib=0)
    except Refused:
        return 0
    return 1


# --- contents --------------------------------------------------------------------------------

WRONG: tuple[Any, ...] = (
    None,
    "",
    -1,
    10**12,
    1.5,
    True,
    [],
    {},
    "../../../etc/passwd",
    "C:\\Windows\\x",
    "x" * 100_000,
    "\u0000\ud83d",
    "9999-12-31",
    "0001-01-01",
    "2026-02-30",
    "2026-06-15T00:00:00",
    "00000000-0000-0000-0000-000000000000",
    "' OR 1=1; DROP TABLE dossier; --",
    {"a": {"b": [[[[[]]]]]}},
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        for key, one in value.items():
            yield (*path, key)
            yield from _places(one, (*path, key))
    elif isinstance(value, list):
        for nr, one in enumerate(value):
            yield (*path, nr)
            yield from _places(one, (*path, nr))


def _holder(value: Any, path: tuple[Any, ...]) -> Any:  # noqa: ANN401 - any JSON
    for step in path[:-1]:
        value = value[step]
    return value


def _change(dice: random.Random, contents: dict[str, Any], places: list[tuple[Any, ...]]) -> None:
    """One change that somebody with the words could make."""
    path = dice.choice(places)
    holder, last = _holder(contents, path), path[-1]
    kind = dice.randrange(6)
    if kind == 0 and isinstance(holder, dict):
        del holder[last]
    elif kind == 1 and isinstance(holder, dict):
        holder[dice.choice(("id", "versie", "onbekend", "__class__", "medewerker_id"))] = dice.choice(WRONG)
    elif kind == 2 and isinstance(holder, list):
        holder.append(json.loads(json.dumps(holder[last])))
    elif kind == 3:
        other = dice.choice(places)
        try:
            holder[last] = json.loads(json.dumps(_holder(contents, other)[other[-1]]))
        except (KeyError, IndexError, TypeError, ValueError):
            holder[last] = None
    else:
        holder[last] = dice.choice(WRONG)


def test_contents_that_were_changed_by_who_knows_the_words_do_no_harm(
    sides: tuple[Kant, Kant, str],
    tmp_path: Path,
    figures: Figures,
    expected_log: Any,  # noqa: ANN401 - a fixture
) -> None:
    links, rechts, uid = sides
    one = figures("overdracht", "veranderde inhoud met goede sleutel")
    one.passed, one.half = 0, 0
    pakket = opened(send(links, uid, record=False))
    contents = json.loads(dump(pakket))
    dice = random.Random(20260615)
    before = _state(rechts, tmp_path)
    taken = 0
    for _nr in range(CHANGED):
        changed = json.loads(json.dumps(contents))
        for _again in range(dice.choice((1, 1, 1, 3))):
            _change(dice, changed, list(_places(changed)))
        one.tries += 1
        try:
            read = parse(
                json.dumps(changed).encode("utf-8", "surrogatepass"), pakket.kop.soort, pakket.kop.uid
            )
        except Refused:
            continue
        if taken < TAKEN:
            taken += 1
            keuzes = Keuzes({d.kop.uid: DossierKeuze() for d in read.dossiers})
            try:
                take_in.preview(rechts.plek, read, keuzes)
            except Refused:
                continue
    one.half = len(set(_state(rechts, tmp_path)[1]) - set(before[1]))
    assert _state(rechts, tmp_path)[0] == before[0], "nothing was committed"
    one.extra = {"ingelezen en teruggedraaid": taken}
    assert taken > 0
    assert one.half == 0


def test_a_row_of_another_dossier_here_is_not_touched_by_a_file_that_names_its_uid(
    sides: tuple[Kant, Kant, str],
) -> None:
    """Who guesses or saw a uid cannot change another gezin through a file."""
    links, rechts, uid = sides
    (own,) = rechts.rows(type(links.dossier(uid)), naam="Eigen")
    target: Bundel = rechts.bundel(own.uid)
    contents = json.loads(dump(opened(send(links, uid, record=False))))
    rows = contents["dossiers"][0]["rijen"]
    for naam in ("actiepunt", "traject", "ankerdatum", "betrokkene", "aanbod"):
        changed = json.loads(json.dumps(contents))
        changed["dossiers"][0]["rijen"][naam][0]["uid"] = next(iter(target[naam]))
        changed["dossiers"][0]["gewijzigd"] = {}
        try:
            read = parse(json.dumps(changed).encode(), Bestandsoort.OVERDRACHT, contents["kop"]["uid"])
        except Refused:
            continue
        with pytest.raises(Refused, match="overdracht_vreemd"):
            take_in(rechts.plek, read, Keuzes({uid: DossierKeuze()}))
    assert rows
    assert rechts.bundel(own.uid) == target


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("een onbekende tabel", lambda c: c["dossiers"][0]["rijen"].update(medewerker=[{"uid": "x"}])),
        ("een tabel die blijft", lambda c: c["dossiers"][0]["rijen"].update(waarde=[])),
        ("geen dossier", lambda c: c["dossiers"][0]["rijen"].pop("dossier")),
        ("twee keer hetzelfde dossier", lambda c: c["dossiers"].append(c["dossiers"][0])),
        ("een later schema", lambda c: c.update(schema=99)),
        ("een later formaat", lambda c: c.update(formaat=99)),
        ("een andere overdracht", lambda c: c["kop"].update(uid="00000000-0000-4000-8000-000000000000")),
        (
            "een BSN in een notitie",
            lambda c: c["dossiers"][0]["rijen"]["dossier"][0].update(notitie="123456782"),
        ),
        ("geen dossiers", lambda c: c.update(dossiers=[])),
        ("een code die niet bestaat", lambda c: c["dossiers"][0]["rijen"]["dossier"][0].update(fase="later")),
        (
            "een jaar van niets",
            lambda c: c["dossiers"][0]["rijen"]["dossier"][0].update(begonnen_op="0001-01-01"),
        ),
        ("kapotte JSON", lambda c: c["dossiers"][0]["rijen"]["actiepunt"][0].update(afleiding="{")),
        ("een aanbod van geen woning", lambda c: c["genoemd"].pop("woning")),
        (
            "een aanbod zonder woning",
            lambda c: c["dossiers"][0]["rijen"]["aanbod"][0].update(woning_id=None),
        ),
        ("een woning in een dossier", lambda c: c["dossiers"][0]["rijen"].update(woning=[])),
        (
            "een huur die niet kan",
            lambda c: c["genoemd"]["woning"][0].update(huur=10**12),
        ),
        ("een verwijzing naar niets", lambda c: c["genoemd"].pop("organisatie")),
    ],
)
def test_contents_that_cannot_be_right_are_refused_by_the_form(
    sides: tuple[Kant, Kant, str], what: str, change: Callable[[dict[str, Any]], object]
) -> None:
    links, _rechts, uid = sides
    contents = json.loads(dump(opened(send(links, uid, record=False))))
    change(contents)
    with pytest.raises(Refused, match=r"overdracht_(ongeldig|nieuwer)|lijkt_op_bsn"):
        parse(json.dumps(contents).encode(), Bestandsoort.OVERDRACHT, opened_uid(contents, what))


def opened_uid(contents: dict[str, Any], what: str) -> str:
    """The uid that stands in the header of the file."""
    other = "11111111-1111-4111-8111-111111111111"
    return other if what == "een andere overdracht" else str(contents["kop"]["uid"])


# --- size ------------------------------------------------------------------------------------


def test_memory_stays_bounded_whatever_the_file_promises(
    figures: Figures, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    one = figures("overdracht", "bestanden die uitdijen")
    one.passed = 0
    bombs = {
        "meer dan beloofd": (zlib.compress(bytes(50_000_000), 9), 1000),
        "precies beloofd, geen JSON": (zlib.compress(b" " * 1_000_000, 9), 1_000_000),
        "diep genest": (zlib.compress(b"[" * 200_000, 9), 200_000),
    }
    peak = 0
    for packed, promised in bombs.values():
        monkeypatch.setattr(envelop, "_pack", lambda _plain, packed=packed: packed)
        data = envelop.seal_with_words(b"x" * promised, ZIN, "u-1", KLEIN)
        one.tries += 1
        tracemalloc.start()
        try:
            plain = envelop.open_with_words(envelop.look(data), ZIN, minimum_kib=0)
            parse(plain, Bestandsoort.OVERDRACHT, "u-1")
            one.passed += 1
        except Refused:
            pass
        peak = max(peak, tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    monkeypatch.undo()
    large = tmp_path / "groot.overdracht"
    with large.open("wb") as file:
        file.truncate(3 * 1024**3)
    one.tries += 1
    with pytest.raises(Refused, match="overdracht_te_groot"):
        envelop.read_file(large)
    large.unlink()
    one.extra = {"piek in MB": round(peak / 1e6, 1)}
    assert one.passed == 0
    assert peak < 20_000_000
    shutil.rmtree(tmp_path, ignore_errors=True)
