"""The sealed file that leaves this kluis for another one, and the three keys that can close it.

Layout: 8 bytes that name the format, 4 bytes (length of the header), the header as JSON, the body, and for
what a partner sends a signature of 64 bytes. The body is AES-256-GCM over zlib over JSON; all that stands
before it is authenticated with it. Sizes are bounded before anything is derived or unpacked, and nothing of
the file is believed before it is authenticated (safety.md, *Transfer*).

- *words*: Argon2id over words that are told by phone (a single transfer),
- *partner*: X25519 with a key of the moment, signed with Ed25519 (the weekly exchange),
- *receipt*: a key that travelled inside the transfer itself.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import zlib
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Meta, Struct

from models.content.woorden import BITS, to_words, typed_words, unknown_word
from models.errors import Refused, World
from models.keys import KEY_BYTES, MINIMUM_KIB, Argon, stretch

MAGIC = b"\x89DSTART\n"
"""A byte above 127 and a line end: a copy that was changed as if it were text no longer fits."""
FORMAAT = 1
MAX_HEADER = 2048
MAX_FILE = 16 * 1024 * 1024
MAX_UNPACKED = 64 * 1024 * 1024
ARGON_MOST = Argon(tijd=4, geheugen_kib=256 * 1024, parallel=4)
"""A file that asks for more than this is refused: it must not exhaust the laptop of who reads it."""
WOORDEN = 7
"""Words of a transfer: 70 bits, behind Argon2id."""
VINGERAFDRUK = 8
"""Words of the fingerprint of a partner: 80 bits."""
_LENGTH = 4
_SIGNATURE = 64
Name = Annotated[str, Meta(max_length=64)]
Coded = Annotated[str, Meta(max_length=256)]


class Bestandsoort(StrEnum):
    """What a file is."""

    OVERDRACHT = "overdracht"
    UITWISSELING = "uitwisseling"
    ONTVANGST = "ontvangst"
    PARTNER = "partner"


class Kop(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The readable header. It holds no name, no number of a dossier and no figure about people."""

    formaat: int
    soort: Bestandsoort
    uid: Name
    """Uid of the transfer; of a receipt that of the transfer it is about."""
    lengte: Annotated[int, Meta(ge=1, le=MAX_FILE)]
    """Bytes of the body."""
    uitgepakt: Annotated[int, Meta(ge=1, le=MAX_UNPACKED)]
    """Bytes after unpacking."""
    nonce: Coded = ""
    zout: Coded = ""
    tijd: int = 0
    geheugen_kib: int = 0
    parallel: int = 0
    van: Name = ""
    """Key id of the sender, for a partner."""
    naar: Name = ""
    kortstondig: Coded = ""
    """Public key of the moment."""


@dataclass(frozen=True, slots=True)
class Publiek:
    """The public keys of a kluis, as a partner knows them."""

    x: bytes
    ed: bytes

    @property
    def id(self) -> str:
        """Names these keys in a header; 32 hex digits."""
        return self._digest()[:16].hex()

    @property
    def woorden(self) -> str:
        """The fingerprint in words, to be compared by phone."""
        return to_words(self._digest(), VINGERAFDRUK)

    def _digest(self) -> bytes:
        return hashlib.sha256(b"duurzame-start/partner/1" + self.x + self.ed).digest()


@dataclass(frozen=True, slots=True)
class Sleutels:
    """The lasting key pair of a kluis: X25519 to agree on a key, Ed25519 to sign."""

    x: bytes = field(repr=False)
    ed: bytes = field(repr=False)

    @classmethod
    def make(cls) -> Sleutels:
        """Make a new pair."""
        return cls(
            X25519PrivateKey.generate().private_bytes_raw(), Ed25519PrivateKey.generate().private_bytes_raw()
        )

    @property
    def publiek(self) -> Publiek:
        """What others may know."""
        return Publiek(
            X25519PrivateKey.from_private_bytes(self.x).public_key().public_bytes_raw(),
            Ed25519PrivateKey.from_private_bytes(self.ed).public_key().public_bytes_raw(),
        )


def new_words() -> str:
    """Make the words of a transfer: random, told by phone, kept nowhere."""
    return to_words(secrets.token_bytes(-(-WOORDEN * BITS // 8)), WOORDEN)


def check_words(text: str) -> None:
    """Refuse words that cannot be right, and say which one.

    Raises Refused: woorden_aantal, woord_onbekend, woord_lijkt_op.
    """
    wrong = unknown_word(text)
    if wrong is not None:
        place, word, near = wrong
        code = "woord_lijkt_op" if near else "woord_onbekend"
        raise Refused(code, veld="woorden", nummer=place, woord=word[:20], lijkt_op=near)
    count = len(typed_words(text))
    if count != WOORDEN:
        raise Refused("woorden_aantal", veld="woorden", aantal=count, nodig=WOORDEN)


# --- closing ----------------------------------------------------------------------------------------------


def seal_with_words(plain: bytes, words: str, uid: str, argon: Argon | None = None) -> bytes:
    """Close a transfer with words. About a second with the default cost. Raises Refused (too large)."""
    cost = argon or Argon()
    salt = secrets.token_bytes(16)
    packed = _pack(plain)
    kop = Kop(
        FORMAAT,
        Bestandsoort.OVERDRACHT,
        uid,
        len(packed) + 16,
        len(plain),
        nonce=_text(secrets.token_bytes(12)),
        zout=_text(salt),
        tijd=cost.tijd,
        geheugen_kib=cost.geheugen_kib,
        parallel=cost.parallel,
    )
    return _close(kop, packed, _words_key(words, salt, cost))


def seal_for(plain: bytes, uid: str, own: Sleutels, other: Publiek) -> bytes:
    """Close an exchange for a partner and sign it. Raises Refused("overdracht_te_groot")."""
    moment = X25519PrivateKey.generate()
    public = moment.public_key().public_bytes_raw()
    packed = _pack(plain)
    kop = Kop(
        FORMAAT,
        Bestandsoort.UITWISSELING,
        uid,
        len(packed) + 16,
        len(plain),
        nonce=_text(secrets.token_bytes(12)),
        van=own.publiek.id,
        naar=other.id,
        kortstondig=_text(public),
    )
    shared = moment.exchange(X25519PublicKey.from_public_bytes(other.x))
    return _signed(_close(kop, packed, _shared_key(shared, public + other.x)), own)


def seal_receipt(plain: bytes, uid: str, key: bytes) -> bytes:
    """Close a receipt with the key that came inside the transfer."""
    packed = _pack(plain)
    kop = Kop(
        FORMAAT,
        Bestandsoort.ONTVANGST,
        uid,
        len(packed) + 16,
        len(plain),
        nonce=_text(secrets.token_bytes(12)),
    )
    return _close(kop, packed, _receipt_key(key))


def sign_public(plain: bytes, own: Sleutels) -> bytes:
    """Make the file with our public keys: readable, signed by the key that it names."""
    kop = Kop(FORMAAT, Bestandsoort.PARTNER, own.publiek.id, len(plain), len(plain))
    return _signed(_front(kop) + plain, own)


# --- opening ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Envelop:
    """A file that was read whole and has the right form; nothing in it is believed yet."""

    kop: Kop
    voor: bytes = field(repr=False)
    """Everything before the body, as it stood there."""
    inhoud: bytes = field(repr=False)
    handtekening: bytes = field(default=b"", repr=False)


def read_file(path: Path) -> bytes:
    """Read a file that may be ours, never more than `MAX_FILE`.

    Raises Refused("overdracht_te_groot"), World("bestand_niet_te_lezen").
    """
    most = MAX_FILE + MAX_HEADER + len(MAGIC) + _LENGTH + _SIGNATURE
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError:
        raise World("bestand_niet_te_lezen") from None
    if len(data) > most:
        raise Refused("overdracht_te_groot")
    return data


def look(data: bytes) -> Envelop:
    """Take a file apart without believing it.

    Raises Refused: geen_overdracht (no file of ours), overdracht_nieuwer, overdracht_beschadigd.
    """
    start = len(MAGIC) + _LENGTH
    if not data.startswith(MAGIC) or len(data) < start:
        raise Refused("geen_overdracht")
    length = int.from_bytes(data[len(MAGIC) : start], "big")
    if not 0 < length <= MAX_HEADER or len(data) < start + length:
        raise Refused("overdracht_beschadigd")
    kop = _header(data[start : start + length])
    signed = kop.soort in (Bestandsoort.UITWISSELING, Bestandsoort.PARTNER)
    end = start + length + kop.lengte
    if len(data) != end + (_SIGNATURE if signed else 0):
        raise Refused("overdracht_beschadigd")
    return Envelop(kop, data[: start + length], data[start + length : end], data[end:])


def open_with_words(envelop: Envelop, words: str, *, minimum_kib: int = MINIMUM_KIB) -> bytes:
    """Open a transfer. Raises Refused("overdracht_past_niet") for other words and any damage alike."""
    kop = envelop.kop
    cost = Argon(kop.tijd, kop.geheugen_kib, kop.parallel)
    bounded = (
        cost.within(minimum_kib)
        and cost.tijd <= ARGON_MOST.tijd
        and cost.geheugen_kib <= ARGON_MOST.geheugen_kib
        and cost.parallel <= ARGON_MOST.parallel
    )
    salt = _bytes(kop.zout)
    if kop.soort is not Bestandsoort.OVERDRACHT or not bounded or len(salt) != 16:  # noqa: PLR2004 - as made
        raise Refused("overdracht_beschadigd")
    return _open(envelop, _words_key(words, salt, cost), "overdracht_past_niet")


def open_from(envelop: Envelop, own: Sleutels, other: Publiek) -> bytes:
    """Open an exchange of a partner: signed by them, meant for us.

    Raises Refused: uitwisseling_ander (other keys than these), overdracht_beschadigd.
    """
    kop = envelop.kop
    if kop.soort is not Bestandsoort.UITWISSELING or (kop.van, kop.naar) != (other.id, own.publiek.id):
        raise Refused("uitwisseling_ander")
    _verify(envelop, other.ed)
    public = _bytes(kop.kortstondig)
    try:
        moment = X25519PublicKey.from_public_bytes(public)
        shared = X25519PrivateKey.from_private_bytes(own.x).exchange(moment)
    except ValueError:
        raise Refused("overdracht_beschadigd") from None
    return _open(envelop, _shared_key(shared, public + own.publiek.x))


def open_receipt(envelop: Envelop, key: bytes) -> bytes:
    """Open a receipt. Raises Refused: geen_ontvangst, overdracht_beschadigd."""
    if envelop.kop.soort is not Bestandsoort.ONTVANGST:
        raise Refused("geen_ontvangst")
    return _open(envelop, _receipt_key(key))


def open_public(envelop: Envelop, ed: bytes) -> bytes:
    """Check that a file with public keys was signed by the key it names; give its body.

    Raises Refused: geen_partnerbestand, overdracht_beschadigd.
    """
    if envelop.kop.soort is not Bestandsoort.PARTNER:
        raise Refused("geen_partnerbestand")
    _verify(envelop, ed)
    return envelop.inhoud


# --- inside -----------------------------------------------------------------------------------------------


def _pack(plain: bytes) -> bytes:
    packed = zlib.compress(plain, 9)
    if len(plain) > MAX_UNPACKED or len(packed) + 16 > MAX_FILE:
        raise Refused("overdracht_te_groot")
    return packed


def _unpack(packed: bytes, size: int) -> bytes:
    """Unpack exactly `size` bytes; a body that would give more is never unpacked further."""
    machine = zlib.decompressobj()
    try:
        plain = machine.decompress(packed, size + 1)
    except zlib.error:
        raise Refused("overdracht_beschadigd") from None
    if len(plain) != size or not machine.eof or machine.unused_data:
        raise Refused("overdracht_beschadigd")
    return plain


def _front(kop: Kop) -> bytes:
    header = msgspec.json.encode(kop)
    return MAGIC + len(header).to_bytes(_LENGTH, "big") + header


def _header(header: bytes) -> Kop:
    try:
        kop = msgspec.json.decode(header, type=Kop)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        if _later(header) > FORMAAT:
            raise Refused("overdracht_nieuwer") from None
        raise Refused("overdracht_beschadigd") from None
    if kop.formaat > FORMAAT:
        raise Refused("overdracht_nieuwer")
    if kop.formaat != FORMAAT or msgspec.json.encode(kop) != header:
        raise Refused("overdracht_beschadigd")
    return kop


def _later(header: bytes) -> int:
    """The format number of a header whose other fields this program may not know; 0 = none."""
    try:
        raw = msgspec.json.decode(header)
        found = raw["formaat"]
    except (msgspec.DecodeError, UnicodeDecodeError, LookupError, TypeError, RecursionError):
        return 0
    return found if isinstance(found, int) else 0


def _close(kop: Kop, packed: bytes, key: bytes) -> bytes:
    front = _front(kop)
    return front + AESGCM(key).encrypt(_bytes(kop.nonce), packed, front)


def _open(envelop: Envelop, key: bytes, code: str = "overdracht_beschadigd") -> bytes:
    nonce = _bytes(envelop.kop.nonce)
    try:
        packed = AESGCM(key).decrypt(nonce, envelop.inhoud, envelop.voor)
    except (InvalidTag, ValueError):
        raise Refused(code) from None
    return _unpack(packed, envelop.kop.uitgepakt)


def _signed(data: bytes, own: Sleutels) -> bytes:
    return data + Ed25519PrivateKey.from_private_bytes(own.ed).sign(data)


def _verify(envelop: Envelop, ed: bytes) -> None:
    try:
        key = Ed25519PublicKey.from_public_bytes(ed)
        key.verify(envelop.handtekening, envelop.voor + envelop.inhoud)
    except (InvalidSignature, ValueError):
        raise Refused("overdracht_beschadigd") from None


def _words_key(words: str, salt: bytes, cost: Argon) -> bytes:
    secret = stretch(" ".join(typed_words(words)).encode(), salt, cost)
    return _expand(secret, salt, "overdracht/1")


def _shared_key(shared: bytes, salt: bytes) -> bytes:
    return _expand(shared, salt, "uitwisseling/1")


def _receipt_key(key: bytes) -> bytes:
    return _expand(key, b"", "ontvangst/1")


def _expand(secret: bytes, salt: bytes, label: str) -> bytes:
    info = f"duurzame-start/{label}".encode()
    return HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=salt or None, info=info).derive(secret)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    """Read base64; what is none gives no bytes, which no key accepts."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""
