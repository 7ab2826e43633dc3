"""What the AVG asks of the content: words about health, and the lines of the register of processing."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from models.content.loader import content_root
from models.rules.gevoelig import Woordenlijst

Zin = Annotated[str, Meta(min_length=3, max_length=400)]
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


class _Woorden(Struct, frozen=True, forbid_unknown_fields=True):
    stammen: tuple[str, ...]
    woorden: tuple[str, ...]
    niet: tuple[str, ...]


class _Register(Struct, frozen=True, forbid_unknown_fields=True):
    verwerking: tuple[Verwerking, ...]


@lru_cache(maxsize=1)
def load_gezondheid() -> Woordenlijst:
    """Read the words about health."""
    found = msgspec.convert(_read(GEZONDHEID), _Woorden)
    return Woordenlijst.of(found.stammen, found.woorden, found.niet)


@lru_cache(maxsize=1)
def load_verwerkingen() -> tuple[Verwerking, ...]:
    """Read the shipped lines of the register of processing, in their order."""
    return msgspec.convert(_read(VERWERKINGEN), _Register).verwerking


def _read(name: str) -> dict[str, object]:
    return tomllib.loads((content_root() / name).read_bytes().decode())
