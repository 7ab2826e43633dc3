"""Arguments for the verbs of overleggen, agreements, signatures and money, for `every_verb`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from models.rules.overleggen import OverlegSoort
from models.services import akkoord, bijdragen, regio
from models.services import prestatieafspraken as pa
from models.services.aanspreekpunten import set_aanspreekpunt
from models.services.beheer import add_contactpersoon, add_organisatie
from models.services.gemeentepunten import add_gemeentepunt, tick_gemeentepunt
from models.services.overleggen import hold_overleg, plan_overleg
from models.services.voorbeelden import add_voorbeeld
from models.tables import Gemeente, MatrixVersie, Organisatie

if TYPE_CHECKING:
    from tests.faults.every_verb import Caller

Hint = Callable[["Caller"], dict[str, Any]]


def _gemeente(one: Caller) -> str:
    return str(one.one(Gemeente))


def _org(one: Caller, soort: str) -> str:
    """An organisation of a kind, made when there is none."""
    with one.plek.store.reader() as session:
        found = session.scalars(
            select(Organisatie.uid).where(Organisatie.soort == soort).order_by(Organisatie.id.desc()).limit(1)
        ).one_or_none()
    return found or str(add_organisatie(one.plek, soort, one.canary()).onderwerp)


def _overleg(one: Caller, *, gehouden: bool = False) -> str:
    made = plan_overleg(
        one.plek, OverlegSoort.AMV, one.day(), gemeente_uid=_gemeente(one), agenda=one.canary()
    ).onderwerp
    if gehouden:
        hold_overleg(one.plek, made, besluiten=one.canary(), aanwezig=one.canary())
    return made


def _own(one: Caller) -> dict[str, Any]:
    made = add_gemeentepunt(one.plek, one.canary(), gemeente_uid=_gemeente(one)).onderwerp
    return {"gemeente_uid": _gemeente(one), "item_id": "eigen", "periode": made}


def _ticked(one: Caller) -> dict[str, Any]:
    punt = _own(one)
    tick_gemeentepunt(one.plek, **punt)
    return punt


def _afspraak(one: Caller) -> str:
    return str(pa.add_afspraak(one.plek, "schade", one.day(), gemeente_uid=_gemeente(one)).onderwerp)


def _overzicht(one: Caller) -> dict[str, Any]:
    return {
        "organisatie_uid": str(add_organisatie(one.plek, "corporatie", one.canary()).onderwerp),
        "jaar": 2025,
        "deel": 1,
        "vrijgekomen": 2,
        "statushouders": 1,
        "urgenten": 0,
        "overigen": 1,
        "gemeente_uid": _gemeente(one),
    }


_NAMEN = count(1)
"""Each region has a name of its own within a half-year."""


def _regio(one: Caller) -> dict[str, Any]:
    return {
        "jaar": 2025,
        "deel": 1,
        "soort": "gemeente",
        "wie": f"{one.canary()} {next(_NAMEN)}",
        "vrijgekomen": 2,
        "statushouders": 1,
        "bron": one.canary(),
        "gemeente_uid": _gemeente(one),
    }


def _listed(one: Caller) -> dict[str, Any]:
    pa.add_complex(one.plek, **_complex(one))
    return {"jaar": 2026, "naar": 2027, "gemeente_uid": _gemeente(one)}


def _complex(one: Caller) -> dict[str, Any]:
    return {
        "organisatie_uid": _org(one, "corporatie"),
        "jaar": 2026,
        "naam": one.canary(),
        "wijk": one.canary(),
        "gemeente_uid": _gemeente(one),
    }


def _norm(one: Caller) -> dict[str, Any]:
    return {
        "personen_van": 1,
        "van": one.day(),
        "voorzieningen": one.canary(),
        "gemeente_uid": _gemeente(one),
    }


def _kader(one: Caller) -> dict[str, Any]:
    return {
        "organisatie_uid": _org(one, "begeleiding"),
        "van": one.day(),
        "activiteiten": one.canary(),
        "gemeente_uid": _gemeente(one),
    }


def _melding(one: Caller) -> dict[str, Any]:
    return {
        "organisatie_uid": _org(one, "corporatie"),
        "op": one.day(),
        "wat": one.canary(),
        "gemeente_uid": _gemeente(one),
    }


def _handtekening(one: Caller) -> dict[str, Any]:
    return {
        "versie_uid": one.one(MatrixVersie),
        "rol": "corporatie",
        "naam": one.canary(),
        "functie": one.canary(),
        "organisatie_uid": str(add_organisatie(one.plek, "corporatie", one.canary()).onderwerp),
    }


def _zienswijze(one: Caller) -> dict[str, Any]:
    return {"naam": one.canary(), "tekst": one.canary(), "gemeente_uid": _gemeente(one)}


def _contact(one: Caller) -> dict[str, Any]:
    place = str(add_organisatie(one.plek, "corporatie", one.canary()).onderwerp)
    who = add_contactpersoon(one.plek, one.canary(), organisatie_uid=place).onderwerp
    return {"contactpersoon_uid": who}


def _geldpost(one: Caller) -> dict[str, Any]:
    return {
        "post": "bijdrage",
        "richting": "in",
        "op": one.day(),
        "bedrag": "2370",
        "omschrijving": one.canary(),
        "gemeente_uid": _gemeente(one),
    }


def _regeling(one: Caller) -> dict[str, Any]:
    return {"naam": one.canary(), "bron": one.canary(), "gemeente_uid": _gemeente(one)}


def _voorbeeld(one: Caller) -> dict[str, Any]:
    words = {name: one.canary() for name in ("titel", "van_wie", "wat", "bron")}
    return {"op": one.day(), "gemeente_uid": _gemeente(one)} | words


def _made(verb: Callable[..., Any], values: Hint, uid: str, **more: Callable[[Caller], object]) -> Hint:
    """The uid of a fresh row, and what is changed in it."""

    def hint(one: Caller) -> dict[str, Any]:
        made = verb(one.plek, **values(one)).onderwerp
        return {uid: made} | {name: value(one) for name, value in more.items()}

    return hint


def _text(one: Caller) -> str:
    return one.canary()


HINTS: dict[str, Hint] = {
    "overleg_gepland": lambda c: {
        "soort": OverlegSoort.LOKAAL,
        "op": c.day(9),
        "plaats": c.canary(),
        "agenda": c.canary(),
        "gemeente_uid": _gemeente(c),
    },
    "overleg_anders": lambda c: {"overleg_uid": _overleg(c), "plaats": c.canary(), "agenda": c.canary()},
    "overleg_gehouden": lambda c: {
        "overleg_uid": _overleg(c),
        "besluiten": c.canary(),
        "aanwezig": c.canary(),
        "vervolg": c.canary(),
        "vervolg_wie": "GEM",
    },
    "overleg_besluiten": lambda c: {
        "overleg_uid": _overleg(c, gehouden=True),
        "besluiten": c.canary(),
        "aanwezig": c.canary(),
    },
    "overleg_afgezegd": lambda c: {"overleg_uid": _overleg(c)},
    "overleg_weg": lambda c: {"overleg_uid": _overleg(c, gehouden=True)},
    "gemeentepunt_eigen": lambda c: {"tekst": c.canary(), "overleg_uid": _overleg(c)},
    "gemeentepunt_gedaan": _own,
    "gemeentepunt_niet_nodig": lambda c: _own(c) | {"reden": c.canary()},
    "gemeentepunt_later": lambda c: _own(c) | {"tot": c.day(9), "reden": c.canary()},
    "gemeentepunt_weer_open": _ticked,
    "afspraak_erbij": lambda c: {
        "soort": "pa-01",
        "van": c.day(),
        "tekst": c.canary(),
        "gemeente_uid": _gemeente(c),
    },
    "afspraak_anders": lambda c: {"afspraak_uid": _afspraak(c), "tekst": c.canary()},
    "afspraak_weg": lambda c: {"afspraak_uid": _afspraak(c)},
    "lijstpunt_gezet": lambda c: {
        "lijst": "keten",
        "code": "wat",
        "antwoord": c.canary(),
        "gemeente_uid": _gemeente(c),
    },
    "overzicht_erbij": _overzicht,
    "overzicht_anders": _made(
        pa.add_overzicht, _overzicht, "overzicht_uid", ontvangen_op=lambda c: c.day() - timedelta(1)
    ),
    "overzicht_weg": _made(pa.add_overzicht, _overzicht, "overzicht_uid"),
    "regiocijfer_erbij": _regio,
    "regiocijfer_anders": _made(regio.add_regiocijfer, _regio, "regiocijfer_uid", bron=_text),
    "regiocijfer_weg": _made(regio.add_regiocijfer, _regio, "regiocijfer_uid"),
    "complex_erbij": _complex,
    "complex_anders": _made(pa.add_complex, _complex, "complex_uid", wijk=_text),
    "complexen_verder": _listed,
    "complex_weg": _made(pa.add_complex, _complex, "complex_uid"),
    "norm_erbij": _norm,
    "norm_anders": _made(pa.add_norm, _norm, "norm_uid", voorzieningen=_text),
    "norm_weg": _made(pa.add_norm, _norm, "norm_uid"),
    "kader_erbij": _kader,
    "kader_anders": _made(pa.add_kader, _kader, "kader_uid", activiteiten=_text),
    "kader_weg": _made(pa.add_kader, _kader, "kader_uid"),
    "corporatie_gemeld": _melding,
    "corporatie_melding_anders": _made(pa.report_corporatie, _melding, "melding_uid", wat=_text),
    "matrix_getekend": _handtekening,
    "matrix_handtekening_weg": _made(akkoord.sign_matrix, _handtekening, "handtekening_uid"),
    "zienswijze_gevraagd": _zienswijze,
    "zienswijze_anders": _made(akkoord.ask_zienswijze, _zienswijze, "zienswijze_uid", tekst=_text),
    "zienswijze_weg": _made(akkoord.ask_zienswijze, _zienswijze, "zienswijze_uid"),
    "aanspreekpunt_gezet": _contact,
    "aanspreekpunt_vergissing": _made(set_aanspreekpunt, _contact, "aanspreekpunt_uid"),
    "aanspreekpunt_weg": _made(set_aanspreekpunt, _contact, "aanspreekpunt_uid"),
    "geldpost_erbij": _geldpost,
    "geldpost_anders": _made(bijdragen.add_geldpost, _geldpost, "geldpost_uid", omschrijving=_text),
    "geldpost_stap": _made(
        bijdragen.add_geldpost, _geldpost, "geldpost_uid", stap=lambda _c: "gevraagd", op=lambda c: c.day()
    ),
    "geldpost_weg": _made(bijdragen.add_geldpost, _geldpost, "geldpost_uid"),
    "regeling_erbij": _regeling,
    "regeling_anders": _made(bijdragen.add_regeling, _regeling, "regeling_uid", bron=_text),
    "regeling_weg": _made(bijdragen.add_regeling, _regeling, "regeling_uid"),
    "voorbeeld_erbij": _voorbeeld,
    "voorbeeld_anders": _made(add_voorbeeld, _voorbeeld, "voorbeeld_uid", titel=_text, wat=_text),
    "voorbeeld_weg": _made(add_voorbeeld, _voorbeeld, "voorbeeld_uid"),
}
"""By soort of verb."""
