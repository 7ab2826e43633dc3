"""The sealed file: opens for who may, and for nobody else; bounded before anything is unpacked."""

from __future__ import annotations

import secrets
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from models import envelop
from models.content.woorden import load_woorden, to_words, typed_words, unknown_word
from models.envelop import Bestandsoort, Kop, Sleutels
from models.errors import Refused, World
from models.keys import Argon

SMALL = Argon(tijd=1, geheugen_kib=64, parallel=1)
PLAIN = b'{"dossiers":[]}' * 20
ZIN = "anjer kers poes maand klant liniaal wortel"


def sealed(plain: bytes = PLAIN) -> bytes:
    return envelop.seal_with_words(plain, ZIN, "u-1", SMALL)


def opened(data: bytes, words: str = ZIN) -> bytes:
    return envelop.open_with_words(envelop.look(data), words, minimum_kib=0)


def test_the_words_open_it_however_they_were_typed() -> None:
    assert opened(sealed()) == PLAIN
    assert opened(sealed(), "Anjer, kérs-poes  MAAND\nklant liniaal wortel.") == PLAIN


def test_other_words_do_not_open_it() -> None:
    with pytest.raises(Refused, match="overdracht_past_niet"):
        opened(sealed(), "anjer kers poes maand klant liniaal masker")


def test_the_file_says_nothing_in_plain_about_what_is_in_it() -> None:
    data = sealed(b"Warsamele, Kastanjelaan 14 " * 30)
    assert b"Warsamele" not in data
    assert b"Kastanje" not in data


@pytest.mark.parametrize("what", ["", "GIF89a", "%PDF-1.7", "SQLite format 3\0", "\x89DSTART\n"])
def test_a_file_of_another_kind_is_named_so(what: str) -> None:
    with pytest.raises(Refused, match=r"geen_overdracht|overdracht_beschadigd"):
        envelop.look(what.encode("latin-1"))


def test_a_later_format_is_told_apart_from_damage() -> None:
    header = b'{"formaat":2,"soort":"overdracht","nieuw":true}'
    data = envelop.MAGIC + len(header).to_bytes(4, "big") + header
    with pytest.raises(Refused, match="overdracht_nieuwer"):
        envelop.look(data)


def test_more_or_less_than_the_whole_file_is_refused() -> None:
    data = sealed()
    for wrong in (data + b"x", data[:-1], data[:40], data[:12]):
        with pytest.raises(Refused, match="overdracht_beschadigd"):
            envelop.look(wrong)


def _with(change: Callable[[Kop], Kop], plain: bytes = PLAIN) -> bytes:
    """A file whose header was changed after it was closed."""
    kop = change(envelop.look(sealed(plain)).kop)
    return envelop._front(kop) + envelop.look(sealed(plain)).inhoud


@pytest.mark.parametrize(
    "change",
    [
        {"geheugen_kib": 512 * 1024},
        {"tijd": 9},
        {"parallel": 16},
        {"zout": ""},
        {"geheugen_kib": 0},
        {"tijd": 0},
    ],
)
def test_a_cost_that_would_exhaust_the_laptop_is_refused_before_it_is_paid(change: dict[str, int]) -> None:
    data = _with(lambda kop: msgspec.structs.replace(kop, **change))
    with pytest.raises(Refused, match="overdracht_beschadigd"):
        opened(data)


def test_a_cheap_derivation_is_refused_in_the_program() -> None:
    with pytest.raises(Refused, match="overdracht_beschadigd"):
        envelop.open_with_words(envelop.look(sealed()), ZIN)


def test_a_body_that_unpacks_to_more_than_it_says_is_stopped_there(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zlib.compress(bytes(60_000_000), 9)
    monkeypatch.setattr(envelop, "_pack", lambda _plain: bomb)
    data = envelop.seal_with_words(b"x" * 100, ZIN, "u-1", SMALL)
    tracemalloc.start()
    with pytest.raises(Refused, match="overdracht_beschadigd"):
        opened(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


def test_a_header_may_not_promise_more_than_the_bound() -> None:
    raw = msgspec.json.encode(envelop.look(sealed()).kop).replace(b'"uitgepakt":300', b'"uitgepakt":99999999')
    assert b"99999999" in raw
    with pytest.raises(Refused, match="overdracht_beschadigd"):
        envelop.look(envelop.MAGIC + len(raw).to_bytes(4, "big") + raw + bytes(100))


def test_a_file_larger_than_the_bound_is_not_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "groot.overdracht"
    path.write_bytes(bytes(5000))
    monkeypatch.setattr(envelop, "MAX_FILE", 1000)
    with pytest.raises(Refused, match="overdracht_te_groot"):
        envelop.read_file(path)
    with pytest.raises(World, match="bestand_niet_te_lezen"):
        envelop.read_file(tmp_path / "weg.overdracht")


# --- partners -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pair() -> tuple[Sleutels, Sleutels]:
    return Sleutels.make(), Sleutels.make()


def test_an_exchange_opens_for_the_partner_it_was_made_for(pair: tuple[Sleutels, Sleutels]) -> None:
    ours, theirs = pair
    data = envelop.seal_for(PLAIN, "u-2", ours, theirs.publiek)
    assert envelop.open_from(envelop.look(data), theirs, ours.publiek) == PLAIN


def test_nobody_else_can_open_it_or_have_made_it(pair: tuple[Sleutels, Sleutels]) -> None:
    ours, theirs = pair
    other = Sleutels.make()
    data = envelop.look(envelop.seal_for(PLAIN, "u-2", ours, theirs.publiek))
    for own, sender in ((other, ours.publiek), (theirs, other.publiek), (ours, theirs.publiek)):
        with pytest.raises(Refused, match="uitwisseling_ander"):
            envelop.open_from(data, own, sender)


def test_a_file_in_the_name_of_a_partner_but_signed_by_another_is_refused(
    pair: tuple[Sleutels, Sleutels],
) -> None:
    ours, theirs = pair
    thief = Sleutels.make()
    data = envelop.look(envelop.seal_for(PLAIN, "u-2", thief, theirs.publiek))
    kop = msgspec.structs.replace(data.kop, van=ours.publiek.id)
    forged = envelop._signed(envelop._front(kop) + data.inhoud, thief)
    with pytest.raises(Refused, match="overdracht_beschadigd"):
        envelop.open_from(envelop.look(forged), theirs, ours.publiek)


def test_every_byte_of_an_exchange_counts(pair: tuple[Sleutels, Sleutels]) -> None:
    ours, theirs = pair
    data = envelop.seal_for(b"{}", "u-2", ours, theirs.publiek)
    for place in range(len(data)):
        wrong = bytearray(data)
        wrong[place] ^= 1
        with pytest.raises(Refused):
            envelop.open_from(envelop.look(bytes(wrong)), theirs, ours.publiek)


def test_public_keys_are_signed_by_themselves(pair: tuple[Sleutels, Sleutels]) -> None:
    ours, theirs = pair
    data = envelop.look(envelop.sign_public(b'{"naam":"x"}', ours))
    assert envelop.open_public(data, ours.publiek.ed) == b'{"naam":"x"}'
    with pytest.raises(Refused, match="overdracht_beschadigd"):
        envelop.open_public(data, theirs.publiek.ed)


def test_the_fingerprint_is_eight_words_and_differs_for_other_keys(pair: tuple[Sleutels, Sleutels]) -> None:
    ours, theirs = pair
    assert len(ours.publiek.woorden.split()) == 8
    assert ours.publiek.woorden != theirs.publiek.woorden
    assert ours.publiek.woorden == ours.publiek.woorden


def test_no_private_key_shows_when_it_is_printed(pair: tuple[Sleutels, Sleutels]) -> None:
    assert repr(pair[0]) == "Sleutels()"


def test_a_receipt_opens_with_the_key_of_its_transfer_only() -> None:
    key = secrets.token_bytes(32)
    data = envelop.look(envelop.seal_receipt(b"{}", "u-1", key))
    assert data.kop.soort is Bestandsoort.ONTVANGST
    assert envelop.open_receipt(data, key) == b"{}"
    with pytest.raises(Refused, match="overdracht_beschadigd"):
        envelop.open_receipt(data, secrets.token_bytes(32))


# --- words -----------------------------------------------------------------------------


def test_the_list_has_1024_words_that_no_slip_turns_into_another() -> None:
    from rapidfuzz.distance import Levenshtein

    words = load_woorden()
    assert len(set(words)) == 1024
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 9 for word in words)
    near = [
        (a, b)
        for nr, a in enumerate(words)
        for b in words[nr + 1 :]
        if abs(len(a) - len(b)) <= 1 and Levenshtein.distance(a, b, score_cutoff=1) <= 1
    ]
    assert near == []


def test_words_carry_every_bit() -> None:
    words = load_woorden()
    assert to_words(bytes(9), 7) == " ".join([words[0]] * 7)
    assert to_words(b"\xff" * 9, 7) == " ".join([words[-1]] * 7)
    assert len({envelop.new_words() for _nr in range(50)}) == 50
    assert len(typed_words(envelop.new_words())) == envelop.WOORDEN


def test_a_slip_is_named_with_the_word_it_resembles() -> None:
    assert unknown_word("anjer kers poes") is None
    assert unknown_word("anjer kerss poes") == (2, "kerss", "kers")
    with pytest.raises(Refused, match="woord_lijkt_op") as slip:
        envelop.check_words(ZIN.replace("klant", "klamt"))
    assert slip.value.params == {"nummer": 5, "woord": "klamt", "lijkt_op": "klant"}
    with pytest.raises(Refused, match="woord_onbekend"):
        envelop.check_words(ZIN.replace("klant", "xyzzy"))
    with pytest.raises(Refused, match="woorden_aantal"):
        envelop.check_words("anjer kers")
    envelop.check_words(ZIN)
