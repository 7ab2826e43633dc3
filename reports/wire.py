"""How the program and the child process that makes papers talk: frames of msgpack over two pipes.

A frame is 4 bytes (length, big-endian) and that many bytes of msgpack. The parent writes `Opdracht`, the
child answers `Gereed` once when warm, then for each opdracht some `Voortgang` and at the end `Gemaakt` or
`Mislukt` with the same `nr`. Every message is a map with its name under `t`. Facts travel untouched inside
`Stuk.feiten`; their type follows from the papier. Stop = kill the child and start another: it holds no state
and no file.

Light on purpose (no ReportLab): the program's side imports this too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec
from msgspec import Raw, Struct

from models.queries.rows import Row
from models.rules.geld import Cel
from models.rules.rekentaken import TAKEN
from models.values import Papier

MAX_FRAME = 512 * 1024 * 1024
"""A longer frame is taken for noise on the pipe."""
_LENGTH = 4
PDF = "pdf"


class Stuk(Struct, frozen=True):
    """One paper to make: which, and its facts in msgpack."""

    papier: Papier
    feiten: Raw


class Opdracht(Struct, frozen=True, tag="opdracht", tag_field="t"):
    """Make one PDF of these papers. `tweezijdig`: each starts on a new sheet in two-sided print."""

    nr: int
    stukken: tuple[Stuk, ...]
    tweezijdig: bool = True
    vorm: str = PDF
    """As a PDF, or as a text (`docx`) or sheet (`xlsx`) in which somebody goes on writing."""


class Rekenopdracht(Struct, frozen=True, tag="reken", tag_field="t"):
    """Do one of `models.rules.rekentaken` with this question."""

    nr: int
    taak: str
    vraag: Raw


class Uitgerekend(Struct, frozen=True, tag="uitgerekend", tag_field="t"):
    """The answer of a task."""

    nr: int
    antwoord: Raw


class Lijst(Struct, frozen=True, tag="lijst", tag_field="t"):
    """Make a list of these rows, as `csv` or `xlsx`; cells are text, whole numbers or amounts."""

    nr: int
    koppen: tuple[str, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    soort: str = "csv"


class Gereed(Struct, frozen=True, tag="gereed", tag_field="t"):
    """The child is warm: fonts read, libraries loaded."""


class Voortgang(Struct, frozen=True, tag="voortgang", tag_field="t"):
    """So many papers of the opdracht are laid out."""

    nr: int
    klaar: int
    totaal: int


class Gemaakt(Struct, frozen=True, tag="gemaakt", tag_field="t"):
    """The file, its number of pages (0 for a list), and how many characters the font could not draw."""

    nr: int
    pdf: bytes
    pages: int
    missing_glyphs: int
    tekst: str = ""
    """The words of papers that are meant to be copied."""
    per: tuple[int, ...] = ()
    """Pages of each paper, in their order; without pages that stay empty."""
    regels: tuple[int, ...] = ()
    """Numbered lines that stand on each paper, where not all need fit (-1 = the others); empty = on none."""


class Mislukt(Struct, frozen=True, tag="mislukt", tag_field="t"):
    """No PDF; a code with a sentence, never a text with data in it."""

    nr: int
    code: str
    params: dict[str, str | int] = {}


Antwoord = Gereed | Voortgang | Gemaakt | Uitgerekend | Mislukt
Vraag = Opdracht | Rekenopdracht | Lijst

_ENCODER = msgspec.msgpack.Encoder()
_ANSWERS: msgspec.msgpack.Decoder[Antwoord] = msgspec.msgpack.Decoder(
    Gereed | Voortgang | Gemaakt | Uitgerekend | Mislukt
)
_ORDERS: msgspec.msgpack.Decoder[Vraag] = msgspec.msgpack.Decoder(Opdracht | Rekenopdracht | Lijst)


def order(
    nr: int, papers: Iterable[tuple[Papier, Row]], *, two_sided: bool = True, vorm: str = PDF
) -> Opdracht:
    """Make an opdracht of facts."""
    pieces = tuple(Stuk(papier, Raw(_ENCODER.encode(facts))) for papier, facts in papers)
    return Opdracht(nr, pieces, tweezijdig=two_sided, vorm=vorm)


def task(nr: int, taak: str, vraag: object) -> Rekenopdracht:
    """Make a task of its question."""
    return Rekenopdracht(nr, taak, Raw(_ENCODER.encode(vraag)))


def answer(nr: int, taak: str, vraag: Raw) -> Uitgerekend:
    """Do a task. Raises KeyError for a name that is none, msgspec.ValidationError for another question."""
    known = TAKEN[taak]
    found = known.doe(msgspec.msgpack.decode(vraag, type=known.vraag))
    return Uitgerekend(nr, Raw(_ENCODER.encode(found)))


def read_result(taak: str, made: Uitgerekend) -> Any:  # noqa: ANN401 - each task has its own answer
    """Read the answer of a task."""
    return msgspec.msgpack.decode(made.antwoord, type=TAKEN[taak].antwoord)


def write(pipe: BinaryIO, message: Vraag | Antwoord) -> None:
    """Write one frame and send it off. Raises OSError when the other side is gone."""
    body = _ENCODER.encode(message)
    pipe.write(len(body).to_bytes(_LENGTH, "big"))
    pipe.write(body)
    pipe.flush()


def read_order(pipe: BinaryIO) -> Vraag | None:
    """Read an opdracht; None at the end of the pipe. Raises ValueError for noise."""
    body = _read(pipe)
    return None if body is None else _ORDERS.decode(body)


def read_answer(pipe: BinaryIO) -> Antwoord | None:
    """Read an answer; None at the end of the pipe (the child stopped). Raises ValueError for noise."""
    body = _read(pipe)
    return None if body is None else _ANSWERS.decode(body)


def _read(pipe: BinaryIO) -> bytes | None:
    head = _exactly(pipe, _LENGTH)
    if head is None:
        return None
    length = int.from_bytes(head, "big")
    if length > MAX_FRAME:
        raise ValueError("frame too long")
    return _exactly(pipe, length)


def _exactly(pipe: BinaryIO, length: int) -> bytes | None:
    """Read so many bytes; None when the pipe ends before."""
    parts: list[bytes] = []
    while length:
        part = pipe.read(length)
        if not part:
            return None
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
