"""Reads the TOML of `resources/` into `Inhoud`, strictly: what is wrong is named by file and item.

`load_content` gives checked content or raises; `check_content` gives every problem it can find, for the verb
`controle`. The checks between items stand in `models/content/checks.py`.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec
from msgspec import Struct

import resources
from models.content import (
    FaseDef,
    Feestdag,
    Inhoud,
    Instelling,
    Item,
    Loket,
    MatrixRij,
    Prestatieafspraak,
    Voorwaarde,
)
from models.content.checks import ContentProblem, check_inhoud
from models.errors import Refused
from models.values import Fase, Reden

S = TypeVar("S", bound=Struct)
GEMEENTE_BESTAND = "checklists/gemeente.toml"
KOP = "fase"
"""The one key at the head of a checklist file: the phase of all its items."""


@dataclass(frozen=True, slots=True)
class Soort:
    """What one kind of block in a file is: its key in TOML, its strict form and what names one block."""

    sleutel: str
    vorm: type[Struct]
    naam: str = "id"


ITEM = Soort("item", Item)
BESTANDEN: dict[str, tuple[Soort, ...]] = {
    "checklists/pre_vestiging.toml": (ITEM,),
    "checklists/vestiging.toml": (ITEM,),
    "checklists/integratie.toml": (ITEM,),
    GEMEENTE_BESTAND: (ITEM,),
    "checklists/loketten.toml": (Soort("loket", Loket),),
    "checklists/fasen.toml": (Soort("fase", FaseDef),),
    "checklists/voorwaarden.toml": (Soort("voorwaarde", Voorwaarde, "code"),),
    "checklists/prestatieafspraken.toml": (Soort("afspraak", Prestatieafspraak),),
    "matrix/matrix.toml": (Soort("rij", MatrixRij),),
    "settings/feestdagen.toml": (Soort("feestdag", Feestdag, "code"),),
    "settings/avg.toml": (Soort("instelling", Instelling, "code"),),
    "settings/begeleiding.toml": (Soort("instelling", Instelling, "code"),),
    "settings/geld.toml": (Soort("instelling", Instelling, "code"),),
    "settings/regeldag.toml": (Soort("instelling", Instelling, "code"),),
    "settings/taakstelling.toml": (Soort("instelling", Instelling, "code"),),
    "settings/termijnen.toml": (Soort("instelling", Instelling, "code"),),
    "settings/uitwisselen.toml": (Soort("instelling", Instelling, "code"),),
    "settings/werkwijze.toml": (Soort("instelling", Instelling, "code"),),
}
"""Every file of the content; another `.toml` beside them is reported, because nobody would read it."""

FASE_BESTANDEN = {
    "checklists/pre_vestiging.toml": Fase.PRE_VESTIGING,
    "checklists/vestiging.toml": Fase.VESTIGING,
    "checklists/integratie.toml": Fase.INTEGRATIE,
}


class ContentError(Refused):
    """Content that cannot be used: says where the first problem is and what, and has all in `problems`.

    Code `inhoud_fout` (or `inhoud_fout_bestand`), with at least the parameters `bestand`, `item` and `fout`,
    which is the code of what is wrong.
    """

    def __init__(self, problems: tuple[ContentProblem, ...]) -> None:
        first = problems[0].melding
        super().__init__(first.code, veld="", **dict(first.params))
        self.problems = problems


@dataclass(slots=True)
class _Lezing:
    """What has been read so far, and what was wrong with it."""

    blokken: list[tuple[str, str, Struct]] = field(default_factory=list)
    """File, name and value of each block, in the order of the files."""
    problems: list[ContentProblem] = field(default_factory=list)

    def fout(self, code: str, bestand: str, item: str = "", **params: str | int) -> None:
        self.problems.append(
            ContentProblem(bestand, item, Reden.of(code, bestand=bestand, item=item, **params))
        )

    def van(self, vorm: type[S]) -> list[S]:
        return [blok for _, _, blok in self.blokken if isinstance(blok, vorm)]


def content_root() -> Path:
    """The folder of the shipped content."""
    return Path(str(resources.__file__)).parent


def load_content(root: Path | None = None) -> Inhoud:
    """Give the content under `root` (empty = the shipped content), checked; kept as long as no file changes.

    Raises `ContentError` with every problem when anything is wrong, so that a half list never starts to work.
    """
    root = root or content_root()
    return _load(root, _stamp(root))


def check_content(root: Path | None = None) -> tuple[ContentProblem, ...]:
    """Find every problem of the content under `root`; empty when all is well."""
    _, problems = _read_all(root or content_root())
    return problems


def content_digest(root: Path | None = None) -> str:
    """SHA-256 over the bytes of all content files: tells, without reading them, whether anything changed."""
    root = root or content_root()
    digest = hashlib.sha256()
    for bestand in BESTANDEN:
        path = root / bestand
        data = path.read_bytes() if path.is_file() else b""
        digest.update(f"{bestand}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def to_json(blok: Struct) -> str:
    """Canonical JSON: sorted keys, no spaces, no defaults (so a new field with a default changes no hash)."""
    return msgspec.json.encode(blok, order="sorted").decode()


def from_json(vorm: type[S], tekst: str) -> S:
    """Read back what `to_json` wrote, strictly.

    Raises `ContentError` (`inhoud_json_fout`) for text that does not fit.
    """
    try:
        return msgspec.json.decode(tekst, type=vorm)
    except msgspec.DecodeError as error:
        reden = Reden.of("inhoud_json_fout", bestand="", item=vorm.__name__, uitleg=str(error))
        raise ContentError((ContentProblem("", vorm.__name__, reden),)) from error


def hash_of(blok: Struct) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(to_json(blok).encode()).hexdigest()


def item_to_json(item: Item) -> str:
    """The item as canonical JSON, as the kluis keeps it (foundations 12)."""
    return to_json(item)


def item_from_json(tekst: str) -> Item:
    """The item that `item_to_json` wrote. Raises `ContentError` for text that does not fit."""
    return from_json(Item, tekst)


def item_hash(item: Item) -> str:
    """Hash of the item as the kluis keeps it; equal hash = equal content."""
    return hash_of(item)


def _stamp(root: Path) -> tuple[tuple[int, int], ...]:
    stamps = []
    for bestand in BESTANDEN:
        try:
            info = (root / bestand).stat()
        except OSError:
            stamps.append((0, 0))
        else:
            stamps.append((info.st_mtime_ns, info.st_size))
    return tuple(stamps)


@lru_cache(maxsize=4)
def _load(root: Path, stamp: tuple[tuple[int, int], ...]) -> Inhoud:  # noqa: ARG001 - the stamp keys the cache
    inhoud, problems = _read_all(root)
    if inhoud is None:
        raise ContentError(problems)
    return inhoud


def _read_all(root: Path) -> tuple[Inhoud | None, tuple[ContentProblem, ...]]:
    lezing = _Lezing()
    for bestand, soorten in BESTANDEN.items():
        _read_file(lezing, root, bestand, soorten)
    for path in sorted(
        (*root.glob("checklists/*.toml"), *root.glob("matrix/*.toml"), *root.glob("settings/*.toml"))
    ):
        bestand = path.relative_to(root).as_posix()
        if bestand not in BESTANDEN:
            lezing.fout("inhoud_vreemd_bestand", bestand)
    inhoud = Inhoud(
        items={item.id: item for item in lezing.van(Item)},
        loketten={loket.id: loket for loket in sorted(lezing.van(Loket), key=lambda loket: loket.volgorde)},
        fasen={fase.id: fase for fase in lezing.van(FaseDef)},
        voorwaarden={voorwaarde.code: voorwaarde for voorwaarde in lezing.van(Voorwaarde)},
        matrix={rij.id: rij for rij in lezing.van(MatrixRij)},
        instellingen=tuple(lezing.van(Instelling)),
        feestdagen=tuple(lezing.van(Feestdag)),
        prestatieafspraken={afspraak.id: afspraak for afspraak in lezing.van(Prestatieafspraak)},
    )
    lezing.problems.extend(check_inhoud(inhoud, lezing.blokken, heel=not lezing.problems))
    return (None if lezing.problems else inhoud), tuple(lezing.problems)


def _read_file(lezing: _Lezing, root: Path, bestand: str, soorten: tuple[Soort, ...]) -> None:
    try:
        data = tomllib.loads((root / bestand).read_bytes().decode())
    except FileNotFoundError:
        lezing.fout("inhoud_bestand_ontbreekt", bestand)
        return
    except UnicodeDecodeError:
        lezing.fout("inhoud_geen_utf8", bestand)
        return
    except tomllib.TOMLDecodeError as error:
        # The parser gives the place only inside its message; without one the sentence names line 0.
        regel = re.search(r"line (\d+)", str(error))
        lezing.fout("inhoud_geen_toml", bestand, regel=int(regel[1]) if regel else 0)
        return
    fase = _read_kop(lezing, bestand, data)
    bekend = {soort.sleutel: soort for soort in soorten}
    for sleutel, blokken in data.items():
        if sleutel not in bekend:
            lezing.fout("inhoud_vreemde_sleutel", bestand, sleutel=sleutel)
        elif not isinstance(blokken, list) or not all(isinstance(blok, dict) for blok in blokken):
            lezing.fout("inhoud_verkeerde_waarde", bestand, sleutel=sleutel)
        else:
            _read_blokken(lezing, bestand, bekend[sleutel], blokken, fase)


def _read_kop(lezing: _Lezing, bestand: str, data: dict[str, Any]) -> dict[str, Any]:
    """Take the phase from the head of a checklist; the result goes into each of its items."""
    if BESTANDEN[bestand] != (ITEM,):
        return {}
    verwacht = FASE_BESTANDEN.get(bestand)
    kop = data.pop(KOP, None)
    if kop != verwacht:
        lezing.fout("inhoud_kop_fase", bestand, fase=verwacht or "")
    return {KOP: verwacht}


def _read_blokken(
    lezing: _Lezing, bestand: str, soort: Soort, blokken: list[dict[str, Any]], extra: dict[str, Any]
) -> None:
    for nummer, blok in enumerate(blokken, 1):
        naam = blok.get(soort.naam)
        label = naam if isinstance(naam, str) and naam else f"{soort.sleutel} {nummer}"
        if KOP in extra and KOP in blok:
            lezing.fout("inhoud_vreemde_sleutel", bestand, label, sleutel=KOP)
            continue
        try:
            waarde = msgspec.convert(blok | extra, soort.vorm)
        except msgspec.ValidationError:
            for code, params in _waarom(blok | extra, soort.vorm):
                lezing.fout(code, bestand, label, **params)
        else:
            lezing.blokken.append((bestand, label, waarde))


def _waarom(
    blok: Mapping[str, Any], vorm: type[Struct], voor: str = ""
) -> Iterator[tuple[str, dict[str, str]]]:
    """Why a block does not fit its form: keys that do not belong or are missing, values that do not fit."""
    velden = {veld.name: veld for veld in msgspec.structs.fields(vorm)}
    for sleutel, waarde in blok.items():
        if sleutel not in velden:
            yield "inhoud_vreemde_sleutel", {"sleutel": voor + sleutel}
            continue
        soort = velden[sleutel].type
        try:
            msgspec.convert(waarde, soort)
        except msgspec.ValidationError:
            binnen = _struct_in(soort)
            if binnen is not None and isinstance(waarde, dict):
                yield from _waarom(waarde, binnen, f"{voor}{sleutel}.")
            elif keuzes := _keuzes(soort):
                yield "inhoud_verkeerde_keuze", {"sleutel": voor + sleutel, "keuzes": ", ".join(keuzes)}
            else:
                yield "inhoud_verkeerde_waarde", {"sleutel": voor + sleutel}
    for naam, veld in velden.items():
        if veld.required and naam not in blok:
            yield "inhoud_sleutel_ontbreekt", {"sleutel": voor + naam}


def _struct_in(soort: object) -> type[Struct] | None:
    """The Struct in `Struct | None`, so that a wrong key of a termijn is named as `termijn.anker`."""
    kandidaten = getattr(soort, "__args__", (soort,))
    for kandidaat in cast("tuple[object, ...]", kandidaten):
        if isinstance(kandidaat, type) and issubclass(kandidaat, Struct):
            return kandidaat
    return None


def _keuzes(soort: object) -> tuple[str, ...]:
    """The values that a key may have, where they are a fixed list (also in `X | None`, `tuple[X, ...]`)."""
    for deel in (soort, *getattr(soort, "__args__", ())):
        if isinstance(deel, type) and issubclass(deel, Enum):
            return tuple(str(keuze.value) for keuze in deel)
        if deel is not soort and (binnen := _keuzes(deel)):
            return binnen
    return ()
