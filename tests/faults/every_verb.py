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
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any

import msgspec
from sqlalchemy import select

import models.services as package
from models.content.loader import item_to_json, load_content
from models.errors import Refused
from models.queries.rows_kluis import ProefRow
from models.rules.importlijst import LijstGezin, LijstPersoon
from models.rules.toegang import SYSTEEM
from models.services.aanbod import offer_woning, record_stap
from models.services.actiepunten import mark_nvt
from models.services.ankers import pause_clock
from models.services.contacten import record_contact
from models.services.delen import add_deling
from models.services.dossiers import begin_hier, open_dossier
from models.services.gebeurtenissen import (
    close_dossier,
    record_getekend,
    record_uitspraak,
    record_weigering,
    record_woning_gevonden,
)
from models.services.krediet import request_krediet
from models.services.leden import NieuwePersoon
from models.services.regeldagen import add_gezin, add_regeldag
from models.services.registers import report_datalek, save_verwerking
from models.services.verb import VERBS, Plek, Verb
from models.services.verzoeken import record_verzoek
from models.services.weigering import set_huurderving
from models.services.woningen import add_woning
from models.tables import (
    Aanbod,
    Actiepunt,
    Afdruk,
    Betrokkene,
    Bewerking,
    Contactmoment,
    Contactpersoon,
    Datalek,
    Deling,
    Dossier,
    Gemeente,
    Huurderving,
    KleineWoningen,
    Lidmaatschap,
    MatrixVersie,
    Medewerker,
    Organisatie,
    Persoon,
    Regeldag,
    VerwachtPersoon,
    Verzoek,
    Woning,
    Woonadres,
)
from models.values import (
    Anker,
    ContactSoort,
    Deelgrond,
    Deelpartij,
    Fase,
    Papier,
    Recht,
    Rol,
    Ronde,
    VerzoekSoort,
)
from tests.builders import add_medewerker
from tests.faults import toewijzing_verbs, verbs_afspraken
from tests.faults.every_verb_meedoen import MEEDOEN_CODES, MEEDOEN_HINTS, MEEDOEN_TABLES
from tests.faults.family_verbs import FAMILIE
from tests.faults.gemeente_verbs import GEMEENTE
from tests.faults.verbs_begeleiding import BEGELEIDING
from tests.faults.volgen_verbs import VOLGEN

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
TRIES = 60 if FULL else 5
FIELDS = 40 if FULL else 2
"""Of a verb that saves a field so many fields are saved."""
NOT_FOR_PEOPLE = {"kluis_ingericht": "only in an empty kluis", "demo_omgeving": "the demo only"}
NOT_FOR_PEOPLE |= {"demo_huishouden": "the demo only"}
"""Verbs that cannot run in a kluis in use, each with its reason."""
BETWEEN_TWO = ("overdracht_", "partner_", "uitwisseling_", "ontvangst_")
"""Beginnings of verbs that need a file of another kluis: `test_canaries` takes one over."""
TABLES: dict[str, Any] = {
    "dossier_uid": Dossier,
    "punt_uid": Actiepunt,
    "adres_uid": Woonadres,
    "afdruk_uid": Afdruk,
    "betrokkene_uid": Betrokkene,
    "contactpersoon_uid": Contactpersoon,
    "organisatie_uid": Organisatie,
    "gemeente_uid": Gemeente,
    "regeldag_uid": Regeldag,
    "versie_uid": MatrixVersie,
    "medewerker_uid": Medewerker,
    "persoon_uid": Persoon,
    "lid_uid": Lidmaatschap,
    "verzoek_uid": Verzoek,
    "deling_uid": Deling,
    "contact_uid": Contactmoment,
    "van_uid": Medewerker,
    "woning_uid": Woning,
    "aanbod_uid": Aanbod,
    "huurderving_uid": Huurderving,
    "verwacht_uid": VerwachtPersoon,
    "afspraak_uid": KleineWoningen,
    **MEEDOEN_TABLES,
}
CODES: dict[str, tuple[str, ...]] = {
    "soort": ("corporatie", "tijdelijk", "woning"),
    "rol": ("begeleider", "casusregisseur"),
    "bepaald_door": ("GEM",),
    "wacht_op": ("COA",),
    "aan_zet": ("GEM", ""),
    "loket": ("L1",),
    "reden_uit": ("vertrokken",),
    "reden_in": ("ingetrokken",),
    "scope": ("land",),
    "tijd": ("9:30",),
    "start": ("9:00",),
    "taal": ("nl",),
    "rij_id": ("m-01", "m-1", "1"),
    "postcode": ("1234 AB",),
    "telefoon": ("06-00000009",),
    "telefoonnummer": ("06-00000009",),
    "email": ("proef@voorbeeld.test",),
    "provincie": ("Gelderland",),
    "identiteit": ("document",),
    "besluit": ("gedaan",),
    "stap": ("gevraagd", "uitleg"),
    "maandhuur": ("600",),
    "bedrag": ("300",),
    "tolk_soort": ("aanwezig",),
    "tolk_betaler": ("gemeente",),
    "instantie": ("taal",),
    **MEEDOEN_CODES,
}
"""Parameters that hold no free text."""
BEGINS: dict[str, Any] = {
    "gemeente": Gemeente,
    "medewerker": Medewerker,
    "organisatie": Organisatie,
    "contactpersoon": Contactpersoon,
    "regeldag": Regeldag,
    "datalek": Datalek,
}
"""What the uid of a verb is of, by the first word of its soort."""
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


def _reopened(one: Caller) -> dict[str, Any]:
    punt = one.newest(Actiepunt)[0]
    mark_nvt(one.plek, punt, one.canary())
    return {"punt_uid": punt}


def _before_our_time(one: Caller) -> dict[str, Any]:
    day = one.day(-400)
    begin_hier(
        one.plek,
        one.canary(),
        day,
        2,
        one.canary(),
        fase=Fase.VESTIGING,
        begin=one.day(-5),
        ankers={Anker.TEKENDATUM: one.day(-100), Anker.VERHUIZING: one.day(-95)},
    )
    with one.plek.store.reader() as session:
        query = select(Actiepunt.uid).where(Actiepunt.voor_onze_tijd, Actiepunt.vervallen_op.is_(None))
        return {"punt_uid": session.scalars(query.limit(1)).one()}


def _signed(one: Caller) -> dict[str, Any]:
    uid = one.dossier()
    record_woning_gevonden(one.plek, uid, one.day(), one.canary(), plaats=one.canary())
    record_getekend(one.plek, uid, one.day(), reden=one.canary())
    return {"dossier_uid": uid, "reden": one.canary()}


def _refused_dwelling(one: Caller) -> dict[str, Any]:
    uid = one.dossier()
    record_weigering(one.plek, uid, one.day(), niet_gekomen=True, notitie=one.canary())
    return {"dossier_uid": uid, "op": one.day(), "terecht": True}


def _day_with_time(one: Caller) -> dict[str, Any]:
    day, uid = one.regeldag()
    return {"regeldag_uid": day, "dossier_uid": uid, "loket": "L1", "tijd": "9:30"}


def _list(one: Caller) -> dict[str, Any]:
    people = (LijstPersoon(2, one.canary(), one.canary()),)
    return {"gezinnen": (LijstGezin((2,), one.canary(), one.day(-9), None, 1, one.canary(), people),)}


def _request(soort: VerzoekSoort) -> Callable[[Caller], dict[str, Any]]:
    """A request of somebody who said who they are, about the first of a fresh household."""

    def hint(one: Caller) -> dict[str, Any]:
        uid = one.dossier()
        with one.plek.store.reader() as session:
            persoon = session.scalars(select(Persoon.uid).order_by(Persoon.id.desc()).limit(1)).one()
        whole = soort is VerzoekSoort.BEZWAAR
        if whole:
            close_dossier(one.plek, uid, one.day(), one.canary())
        kind = VerzoekSoort.WISSEN if whole else soort
        made = record_verzoek(
            one.plek, uid, kind, one.day(), persoon_uid="" if whole else persoon, identiteit="document"
        )
        return {"verzoek_uid": made.onderwerp}

    return hint


def _correction(one: Caller) -> dict[str, Any]:
    return {
        **_request(VerzoekSoort.CORRECTIE)(one),
        "veld": "roepnaam",
        "waarde": one.canary(),
        "reden": one.canary(),
    }


def _closed(one: Caller) -> dict[str, Any]:
    uid = one.dossier()
    close_dossier(one.plek, uid, one.day(), one.canary())
    return {"dossier_uid": uid}


def _breach(one: Caller) -> dict[str, Any]:
    return {"soort": "kwijt", "wat": one.canary(), "ontdekt_op": one.plek.klok.nu()}


def _spoken(one: Caller) -> dict[str, Any]:
    made = record_contact(one.plek, one.dossier(), ContactSoort.TELEFOON, one.day(), notitie=one.canary())
    return {"contact_uid": made.onderwerp}


def _shared(one: Caller) -> dict[str, Any]:
    made = add_deling(
        one.plek,
        one.dossier(),
        next(iter(Deelpartij)),
        next(iter(Deelgrond)),
        one.day(),
        naam=one.canary(),
        uitleg=one.canary(),
    )
    return {"deling_uid": made.onderwerp, "op": one.day()}


def _paused(one: Caller) -> dict[str, Any]:
    uid = one.dossier()
    pause_clock(one.plek, uid, one.day(-3), one.canary(), "GEM")
    return {"dossier_uid": uid, "tot": one.day()}


def _field(name: str, uid: str, *fields_of: str) -> Callable[[Caller], dict[str, Any]]:
    def hint(one: Caller) -> dict[str, Any]:
        return {uid: one.one(TABLES[name]), "veld": fields_of[0], "waarde": one.canary()}

    return hint


def _offered(caller: Caller) -> tuple[str, str]:
    """A household with a dwelling that was offered to it, and the uid of the offer."""
    woning = str(add_woning(caller.plek, caller.canary(), plaats=caller.canary()).onderwerp)
    uid = caller.dossier()
    offer_woning(caller.plek, uid, woning, caller.day(-5))
    return uid, caller.one(Aanbod)


def _stepped(caller: Caller) -> str:
    """An offer of which one step was set."""
    _dossier, uid = _offered(caller)
    record_stap(caller.plek, uid, "uitleg", caller.day())
    return uid


def _refused(caller: Caller) -> str:
    """A household of which the COA found the weigering unjustified."""
    uid, _offer = _offered(caller)
    record_weigering(caller.plek, uid, caller.day(-4), niet_gekomen=True, notitie=caller.canary())
    record_uitspraak(caller.plek, uid, caller.day(-2), terecht=False)
    return uid


def _empty_span(caller: Caller) -> dict[str, Any]:
    return {
        "dossier_uid": _refused(caller),
        "van": caller.day(-4),
        "tot": caller.day(),
        "maandhuur": "600",
    }


def _lost(caller: Caller) -> dict[str, Any]:
    made = set_huurderving(caller.plek, **_empty_span(caller))
    return {"huurderving_uid": str(made.onderwerp), "stap": "gevraagd", "op": caller.day()}


def _asked_money(caller: Caller) -> dict[str, Any]:
    return {"dossier_uid": caller.dossier(), "op": caller.day(), "personen": 2, "bedrag": "2400"}


def _krediet(caller: Caller) -> str:
    return str(request_krediet(caller.plek, **_asked_money(caller)).onderwerp)


def _temporary(caller: Caller) -> dict[str, Any]:
    uid = caller.dossier()
    record_woning_gevonden(caller.plek, uid, caller.day(-5), caller.canary(), tijdelijk_tot=caller.day(90))
    return {"adres_uid": caller.one(Woonadres), "op": caller.day()}


def _dwelling(caller: Caller) -> dict[str, Any]:
    return {"woning_uid": str(add_woning(caller.plek, caller.canary()).onderwerp)}


WONEN: dict[str, Callable[[Caller], dict[str, Any]]] = {
    "woning_aangeboden": lambda c: (
        _dwelling(c) | {"dossier_uid": c.dossier(), "op": c.day(-1), "toch_reden": c.canary()}
    ),
    "woning_veld": lambda c: _dwelling(c) | {"straat": c.canary(), "complex": c.canary()},
    "woning_weg": lambda c: _dwelling(c) | {"op": c.day()},
    "aanbod_stap": lambda c: {"aanbod_uid": _offered(c)[1], "stap": "uitleg", "op": c.day()},
    "aanbod_stap_weg": lambda c: {"aanbod_uid": _stepped(c)},
    "aanbod_ingetrokken": lambda c: {"aanbod_uid": _offered(c)[1], "op": c.day()},
    "bemiddeling_stopt": lambda c: {"dossier_uid": _refused(c), "op": c.day()},
    "huurderving_gezet": _empty_span,
    "huurderving_stap": _lost,
    "krediet_gevraagd": _asked_money,
    "krediet_stap": lambda c: {"krediet_uid": _krediet(c), "stap": "toegekend", "op": c.day()},
    "krediet_weg": lambda c: {"krediet_uid": _krediet(c)},
    "tijdelijk_einde": _temporary,
}
HINTS: dict[str, Callable[[Caller], dict[str, Any]]] = {
    **toewijzing_verbs.HINTS,
    **MEEDOEN_HINTS,
    **WONEN,
    **FAMILIE,
    **VOLGEN,
    **BEGELEIDING,
    **verbs_afspraken.HINTS,
    **GEMEENTE,
    "actiepunt_weer_open": _reopened,
    "actiepunt_toch_doen": _before_our_time,
    "adres_veld": _field("adres_uid", "adres_uid", "straat"),
    "afdruk_bladzijden": lambda one: {"bladzijden": ((one.one(Afdruk), 2),)},
    "afdruk": lambda one: {"soort": Papier.CHECKLIST, "dossier_uid": one.dossier()},
    "papier_ingevoerd": lambda one: {
        "afdruk_uid": one.one(Afdruk),
        "tekst": f"1 nvt {one.canary()}",
        "blijft": True,
    },
    "alsnog_genomen": lambda one: {"dossier_uid": _refused_dwelling(one)["dossier_uid"], "op": one.day()},
    "woning_erbij": lambda one: {"straat": one.canary(), "gemeente_uid": one.one(Gemeente)},
    "anker_verbeterd": lambda one: {
        "dossier_uid": one.dossier(),
        "soort": Anker.TEKENDATUM,
        "gepland": one.day(20),
    },
    "contact_anders": lambda one: _spoken(one) | {"soort": ContactSoort.TELEFOON, "op": one.day()},
    "contact_gehad": lambda one: {
        "dossier_uid": one.dossier(),
        "soort": ContactSoort.HUISBEZOEK,
        "op": one.day(),
        "tolk_soort": "aanwezig",
        "tolk_taal": one.canary(),
        "notitie": one.canary(),
        "vervolg": one.canary(),
    },
    "contact_notitie": lambda one: _spoken(one) | {"notitie": one.canary()},
    "contact_weg": _spoken,
    "contactpersoon_erbij": lambda one: {
        "naam": one.canary(),
        "organisatie_uid": one.one(Organisatie),
        "functie": one.canary(),
    },
    "familie_is_er": lambda one: {
        "dossier_uid": one.dossier(),
        "op": one.day(),
        "personen": (NieuwePersoon(one.canary(), one.canary(), relatie="kind"),),
    },
    "fase_verder": _signed,
    "instelling_bewaard": lambda one: {
        "code": "termijn_woonruimte_dagen",
        "waarde": 84,
        "geldig_vanaf": one.day(),
        "bron": one.canary(),
        "gemeente_uid": one.one(Gemeente),
    },
    "lijst_ingelezen": _list,
    "persoon_erbij": lambda one: {
        "dossier_uid": one.dossier(),
        "nieuw": NieuwePersoon(one.canary(), one.canary(), relatie="kind"),
        "op": one.day(),
    },
    "punt_aan_uit": lambda one: {
        "gemeente_uid": one.one(Gemeente),
        "item_id": "pv-13",
        "uit": True,
        "reden": one.canary(),
    },
    "punt_aangepast": lambda one: {
        "gemeente_uid": one.one(Gemeente),
        "item_json": one.item(tekst=one.canary()),
    },
    "punt_eigen": lambda one: {
        "gemeente_uid": one.one(Gemeente),
        "item_json": one.item(id="pv-00", tekst=one.canary()),
    },
    "regeldag_tijd": _day_with_time,
    "regeldag_veld": lambda one: {"uid": one.regeldag()[0], "veld": "plaats", "waarde": one.canary()},
    "regeldag_volgorde": lambda one: {
        "regeldag_uid": one.regeldag()[0],
        "loketten": tuple(load_content().loketten),
    },
    "ronde_gestart": lambda one: {
        "dossier_uid": _signed(one)["dossier_uid"],
        "reden": Ronde.HERHUISVESTING,
        "start": one.day(),
    },
    "terugzetten_geoefend": lambda one: {
        "proef": ProefRow(op=one.plek.klok.nu(), kopie_op=one.plek.klok.nu(), goed=True)
    },
    "uitspraak": _refused_dwelling,
    "klok_loopt_weer": _paused,
    "bewaren_uitgesteld": lambda one: {**_closed(one), "tot": one.day(2000), "reden": one.canary()},
    "correctie_gedaan": _correction,
    "correctie_geweigerd": lambda one: {
        name: value for name, value in _correction(one).items() if name != "waarde"
    },
    "verzoek_besloten": lambda one: {**_request(VerzoekSoort.INZAGE)(one), "besluit": "gedaan"},
    "verzoek_identiteit": lambda one: {**_request(VerzoekSoort.INZAGE)(one), "identiteit": "bekend"},
    "verzoek_uitgesteld": lambda one: {**_request(VerzoekSoort.INZAGE)(one), "reden": one.canary()},
    "verzoek_ontvangen": lambda one: {
        "dossier_uid": one.dossier(),
        "soort": VerzoekSoort.INZAGE,
        "ontvangen_op": one.day(),
    },
    "persoon_gewist": _request(VerzoekSoort.WISSEN),
    "gezin_gewist": _request(VerzoekSoort.BEZWAAR),
    "datalek_gemeld": _breach,
    "datalek_veld": lambda one: {
        "uid": report_datalek(one.plek, **_breach(one)).onderwerp,
        "velden": {"gegevens": one.canary(), "gevolgen": one.canary()},
    },
    "deling_ingetrokken": _shared,
    "verwerking_bewaard": lambda one: {
        "code": "",
        "velden": {"naam": one.canary(), "doel": one.canary()},
    },
    "verwerking_weg": lambda one: {
        "code": save_verwerking(one.plek, "", {"naam": one.canary()}).onderwerp,
    },
}
"""By soort of verb."""
