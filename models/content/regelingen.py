"""Regelingen that stand in the documents, as `resources/regelingen/documenten.toml` has them (A200-A205)."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from models.content.loader import content_root


class RegelingDocument(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A regeling out of a document; amounts in whole euro."""

    id: Annotated[str, Meta(pattern=r"^rg-[0-9]{2}$")]
    naam: str
    bron: str
    van: date | None = None
    tot: date | None = None
    peildatum: date | None = None
    personen_min: int | None = None
    in_opvang: bool = False
    procent: int | None = None
    kosten: int | None = None
    totaal_miljoen: int | None = None
    deel_miljoen: int | None = None
    """Part of the total that is meant for one thing."""
    deel_naam: str = ""
    plekken: int | None = None
    begint: date | None = None
    """The day on which it began to work, where it is not that of the window."""
    voor: str = ""
    """Who qualifies, as the document says it."""


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    regeling: tuple[RegelingDocument, ...]


@cache
def load_regelingen() -> tuple[RegelingDocument, ...]:
    """Read and check the file. Raises msgspec.ValidationError where it is not as it should be."""
    text = (content_root() / "regelingen" / "documenten.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), _File).regeling
