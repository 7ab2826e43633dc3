"""Calls every verb with canaries for all that a person types; new verbs come along by themselves.

The arguments are found by the name and the type of each parameter: uids of what is in the kluis, days around
today, codes of the enums, and for the rest a canary. A few tries with other values follow a refusal. What is
refused stays refused: a refused name may leak no more than a saved one.
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
import itertools
import os
import pkgutil
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any

import msgspec
from sqlalchemy import select

import models.services as package
from models.content.loader import item_to_json, load_content
from models.errors import Refused
from models.rules.toegang import SYSTEEM
from models.services.dossiers import open_dossier
from models.services.regeldagen import add_gezin, add_regeldag
from models.services.verb import VERBS, Plek, Verb
from models.tables import Actiepunt, Bewerking, Dossier, Gemeente, Medewerker
from models.values import Recht, Rol
from tests.builders import add_medewerker
from tests.faults.verb_tables import BEGINS, CODES, TABLES
from tests.faults.verbs_dossier import HINTS

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
TRIES = 60 if FULL else 5
FIELDS = 40 if FULL else 2
"""Of a verb that saves a field so many fields are saved."""
NOT_FOR_PEOPLE = {"kluis_ingericht": "only in an empty kluis", "demo_omgeving": "the demo only"}
NOT_FOR_PEOPLE |= {"demo_huishouden": "the demo only"}
"""Verbs that cannot run in a kluis in use, each with its reason."""
BETWEEN_TWO = ("overdracht_", "partner_", "uitwisseling_", "ontvangst_")
"""Beginnings of verbs that need a file of another kluis: `test_canaries` takes one over."""
ROLLEN = tuple(rol.value for rol in Rol)


def call_all(plek: Plek, canaries: Iterator[str]) -> Caller:
    """Call every verb once or more; a household is there to begin with."""
    caller = Caller(plek, canaries)
    add_medewerker(plek.store, caller.canary(), *ROLLEN)
    caller.dossier()
    for soort, verb in known_verbs().items():
        caller.call(soort, verb)
    return caller


def known_verbs() -> dict[str, Verb[Any]]:
    """All verbs, with every module of services imported."""
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"models.services.{module.name}")
    return {
        soort: one
        for soort, one in sorted(VERBS.items())
        if one.work.__module__.startswith("models.services")
        and soort not in NOT_FOR_PEOPLE
        and not soort.startswith(BETWEEN_TWO)
    }


def field_names() -> dict[str, tuple[str, ...]]:
    """Of each module of services the names of the fields that its verbs save."""
    found: dict[str, tuple[str, ...]] = {}
    for module in pkgutil.iter_modules(package.__path__):
        one = importlib.import_module(f"models.services.{module.name}")
        sets = [value for name, value in vars(one).items() if name.endswith("VELDEN")]
        found[one.__name__] = tuple(dict.fromkeys(str(name) for names in sets for name in names))
    return found


@dataclass
class Caller:
    """Calls verbs at one place, and remembers what came of it."""

    plek: Plek
    canaries: Iterator[str]
    done: dict[str, int] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    bugs: list[str] = field(default_factory=list)
    """What broke although its arguments were of the right kind."""
    _soort: str = ""
    told: list[str] = field(default_factory=list)
    """What the errors said: that must hold no canary either."""

    def call(self, soort: str, verb: Verb[Any]) -> None:
        """Call one verb until it was done, or every try was refused; one that saves fields takes them all."""
        self.done[soort] = 0
        self._soort = soort
        place = replace(self.plek, wie=SYSTEEM) if verb.recht is Recht.SYSTEEM else self.plek
        for kwargs in itertools.islice(itertools.chain(self._hints(soort), self._arguments(verb)), TRIES):
            if FULL:
                with contextlib.suppress(Exception):  # the call that follows tells what is wrong
                    verb.preview(place, **kwargs)
            try:
                verb(place, **kwargs)
            except Refused as error:
                self.told.append(f"{error!r} {error} {error.params}")
            except self._mistakes() as error:
                self.told.append(type(error).__name__)
            except Exception as error:  # noqa: BLE001 - an error of the program, told at the end
                self.bugs.append(f"{soort}: {type(error).__name__}")
            else:
                self.done[soort] += 1
                if "veld" not in kwargs or self.done[soort] >= FIELDS:
                    return
        if not self.done[soort]:
            self.refused.add(soort)

    def _hints(self, soort: str) -> Iterator[dict[str, Any]]:
        """Arguments for the verbs that need more than their names tell; none for the others."""
        hint = HINTS.get(soort)
        with contextlib.suppress(Refused, *self._mistakes()):
            if hint is not None:
                yield hint(self)

    # --- what is there, or is made for the purpose ---

    def canary(self) -> str:
        """The next name."""
        return next(self.canaries)

    def day(self, later: int = 0) -> date:
        """Today, or so many days later."""
        return self.plek.klok.vandaag() + timedelta(later)

    def dossier(self) -> str:
        """A fresh household."""
        made = open_dossier(self.plek, self.canary(), self.day(-20), 2, self.canary())
        return str(made.onderwerp)

    def one(self, model: Any) -> str:  # noqa: ANN401 - a table
        """The uid of the newest row."""
        return self.newest(model)[0]

    def regeldag(self) -> tuple[str, str]:
        """A regeldag with a household on it."""
        day = str(add_regeldag(self.plek, self.one(Gemeente), self.day(3), self.canary()).onderwerp)
        uid = self.dossier()
        add_gezin(self.plek, day, uid)
        return day, uid

    def item(self, **changes: object) -> str:
        """The text of a shipped item with changes."""
        item = next(iter(load_content().items.values()))
        return item_to_json(msgspec.structs.replace(item, **changes))

    @staticmethod
    def _mistakes() -> tuple[type[Exception], ...]:
        """What a call with arguments of the wrong kind may raise; screens never send those."""
        return (TypeError, ValueError, LookupError, AttributeError)

    def _arguments(self, verb: Verb[Any]) -> Iterator[dict[str, Any]]:
        """Arguments for a verb, the likeliest first."""
        signature = inspect.signature(verb.work)
        kinds = typing.get_type_hints(verb.work)
        names = [
            one.name
            for one in list(signature.parameters.values())[1:]
            if one.kind is not inspect.Parameter.VAR_KEYWORD and self._wanted(one, kinds.get(one.name))
        ]
        options = [tuple(self._options(verb, name, kinds.get(name))) for name in names]
        for values in _diagonal(options):
            yield dict(zip(names, values, strict=True))

    def _wanted(self, one: inspect.Parameter, kind: object) -> bool:
        """Required parameters, and every optional text that a person types."""
        required = one.default is inspect.Parameter.empty
        free = kind is str and not one.name.endswith("_uid") and one.name not in CODES
        return required or (free and one.name not in {"kluiscode", "herkomst"})

    def _options(self, verb: Verb[Any], name: str, kind: Any) -> Iterator[Any]:  # noqa: ANN401, C901, PLR0912 - a branch a kind
        today = self.plek.klok.vandaag()
        if name == "veld":
            yield from field_names().get(verb.work.__module__, ())
        elif name == "waarde" and not _is_enum(kind):
            yield next(self.canaries)
        elif name in {"uid", "bewerking_uid"} or name.endswith(("_uid", "_uids")):
            yield from self._uids(name)
        elif name == "rollen":
            yield ROLLEN
        elif name in CODES:
            yield from CODES[name]
        elif name == "code":
            yield from ("partner_elders", "klok")
        elif kind is date or name in {"op", "dag", "van", "tot", "koppeling", "start"}:
            yield from (today, today + timedelta(7), today - timedelta(7))
        elif _is_enum(kind):
            yield from kind
        elif kind is int:
            yield from (2, 1)
        elif kind is bool:
            yield from (True, False)
        elif is_dataclass(kind) and isinstance(kind, type):
            with contextlib.suppress(TypeError):  # one that needs more has a hint, or is not called
                yield kind(**{one.name: self.canary() for one in fields(kind) if one.type in {"str", str}})
        elif kind is str:
            yield next(self.canaries)
        else:
            yield from ((), {}, None)

    def _uids(self, name: str) -> Iterator[Any]:
        """Uids of what is there, the newest first; a fresh household for what is about one."""
        many = name.endswith("_uids")
        single = name.removesuffix("s") if many else name
        if single == "dossier_uid":
            found = [self.dossier(), *self.newest(Dossier)]
        elif single == "bewerking_uid":
            found = self.newest(Bewerking)
        elif single in TABLES:
            found = self.newest(TABLES[single])
        else:
            model = BEGINS.get(self._soort.partition("_")[0])
            found = self.newest(model) if model is not None else []
        yield from ((one,) for one in found) if many else found

    def newest(self, model: Any) -> list[str]:  # noqa: ANN401 - a table
        with self.plek.store.reader() as session:
            query = select(model.uid).order_by(model.id.desc()).limit(6)
            if model is Medewerker:
                query = query.where(Medewerker.uid != self.plek.wie)  # who calls stays
            if model is Actiepunt:
                query = query.where(Actiepunt.vervallen_op.is_(None), Actiepunt.staat == "open")
            return list(session.scalars(query))


def _is_enum(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _diagonal(options: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """All combinations, those of the first options first."""
    if not all(options):
        return
    numbers = itertools.product(*(range(len(one)) for one in options))
    for chosen in sorted(itertools.islice(numbers, 4000), key=sum):
        yield tuple(one[at] for one, at in zip(options, chosen, strict=True))
