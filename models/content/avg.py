"""What the AVG asks of the content: words about health, and the lines of the register of processing."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from models.content.loader import content_root

Zin = Annotated[str, Meta(min_length=3, max_length=400)]
KORTST = 3
"""Letters of the shortest stem."""
GEZONDHEID, VERWERKINGEN = "avg/gezondheid.toml", "avg/verwerkingen.toml"


class Verwerking(Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the register of processing (AVG art. 30), as it is shipped."""

    code: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]
    naam: Zin
    verantwoordelijke: Zin
    doel: Zin
    grond: Zin
    betrokkenen: Zin
    gegevens: Zin
    ontvangers: Zin
    bewaren: Zin
    """Words, or the code of the setting with the number of months."""
    beveiliging: Zin
    tabellen: tuple[str, ...]
    """Where in the kluis it stands."""


class Woordenlijst(Struct, frozen=True, forbid_unknown_fields=True):
    """Words about health: `stammen` begin a word, `woorden` are whole, what begins as `niet` is none."""

    stammen: frozenset[str]
    woorden: frozenset[str]
    niet: frozenset[str]

    def fits(self, woord: str) -> bool:
        """Whether one word, in small letters without accents, is about health."""
        begins = {woord[:length] for length in range(KORTST, len(woord) + 1)}
        return not begins & self.niet and (woord in self.woorden or bool(begins & self.stammen))


class _Register(Struct, frozen=True, forbid_unknown_fields=True):
    verwerking: tuple[Verwerking, ...]


@lru_cache(maxsize=1)
def load_gezondheid() -> Woordenlijst:
    """Read the words about health."""
    return msgspec.convert(_read(GEZONDHEID), Woordenlijst)


@lru_cache(maxsize=1)
def load_verwerkingen() -> tuple[Verwerking, ...]:
    """Read the shipped lines of the register of processing, in their order."""
    return msgspec.convert(_read(VERWERKINGEN), _Register).verwerking


def _read(name: str) -> dict[str, object]:
    return tomllib.loads((content_root() / name).read_bytes().decode())
