"""How the verbs of *Wonen volgen* are called, with a canary in each text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from models.services.gebeurtenissen import record_getekend
from models.services.meldingen import note_schade, record_melding
from models.services.volgen import record_volgmoment, record_woongedrag, set_huurmaand, set_teken

if TYPE_CHECKING:
    from tests.faults.every_verb import Caller

GOED = {"begeleiding": "op_schema", "woning": "op_schema", "buurt": "op_schema"}


def _signed(one: Caller) -> str:
    uid = one.dossier()
    record_getekend(one.plek, uid, one.day(-9), one.day(-9))
    return uid


def _report(one: Caller) -> dict[str, Any]:
    made = record_melding(one.plek, one.dossier(), "huur", one.day(-1), notitie=one.canary())
    return {"melding_uid": made.onderwerp}


def _damage(one: Caller) -> dict[str, Any]:
    return {"schade_uid": note_schade(one.plek, one.dossier(), one.day(-1), one.canary()).onderwerp}


def _rent(one: Caller) -> dict[str, Any]:
    return {"dossier_uid": _signed(one), "maand": one.day(-9), "betaald_op": one.day(-9)}


def _held(one: Caller) -> dict[str, Any]:
    bad = GOED | {"buurt": "let_op"}
    return {"dossier_uid": _signed(one), "maanden": 1, "op": one.day(), "afloop": one.canary()} | bad


VOLGEN: dict[str, Callable[[Caller], dict[str, Any]]] = {
    "teken_gezet": lambda one: {
        "dossier_uid": one.dossier(),
        "soort": "buurt",
        "stand": "let_op",
        "op": one.day(),
        "reden": one.canary(),
    },
    "teken_weg": lambda one: {
        "teken_uid": set_teken(one.plek, one.dossier(), "buurt", "let_op", one.day(), one.canary()).onderwerp
    },
    "melding_wonen": lambda one: {
        "dossier_uid": one.dossier(),
        "onderwerp": "huur",
        "op": one.day(),
        "melder": "buren",
        "melder_naam": one.canary(),
        "notitie": one.canary(),
        "aanpak": one.canary(),
        "vervolg": one.canary(),
    },
    "melding_verder": lambda one: (
        _report(one)
        | {
            "onderwerp": "overlast",
            "melder": "buren",
            "melder_naam": one.canary(),
            "notitie": one.canary(),
            "aanpak": one.canary(),
            "afloop": one.canary(),
            "gesloten_op": one.day(),
        }
    ),
    "schade_genoteerd": lambda one: {
        "dossier_uid": one.dossier(),
        "op": one.day(),
        "wat": one.canary(),
        "tekort": "ja",
        "betaalt": "gemeente",
        "bedrag": "85",
    },
    "schade_verder": lambda one: _damage(one) | {"wat": one.canary(), "tekort": "nee", "betaalt": ""},
    "huur_genoteerd": _rent,
    "huur_weg": lambda one: {"huur_uid": set_huurmaand(one.plek, **_rent(one)).onderwerp},
    "volgmoment": _held,
    "volgmoment_weg": lambda one: {"volgmoment_uid": record_volgmoment(one.plek, **_held(one)).onderwerp},
    "woongedrag_gegeven": lambda one: {"dossier_uid": one.dossier(), "taal_code": "ar", "op": one.day()},
    "woongedrag_weg": lambda one: {
        "woongedrag_uid": record_woongedrag(one.plek, one.dossier(), "ar", one.day()).onderwerp
    },
}
"""Verb -> what it is called with."""
