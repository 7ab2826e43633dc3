"""Money of the gemeente: amounts under a heading, what was asked and came in, regelingen (A091, A171)."""

from __future__ import annotations

from datetime import date

from models.changes import Area
from models.errors import Refused
from models.rules.bijdragen import POSTEN, RICHTINGEN
from models.rules.geld import GROOTSTE, amount
from models.rules.invoer import Invoer, Veld, choice, day, flag, number, text
from models.services.ankers import check_past
from models.services.gemeente_rijen import Rijsoort, add, check_span, fields, find, needed_day, new_row, put
from models.services.verb import Transactie, verb
from models.tables import Geldpost, Regeling
from models.values import Recht

STAPPEN = ("gevraagd", "betaald", "afgewezen")
GELDPOST_VELDEN = fields(
    Veld("post", choice(POSTEN)),
    Veld("richting", choice(RICHTINGEN)),
    Veld("op", needed_day),
    Veld("omschrijving", text(120)),
    Veld("aantal", number(1, 10_000, leeg=True)),
    Veld("bedrag", amount(GROOTSTE, verplicht=True)),
    Veld("gevraagd_op", day),
)
GELDPOST = Rijsoort(Geldpost, GELDPOST_VELDEN, "geldpost_onbekend")
REGELING_VELDEN = fields(
    Veld("naam", text(verplicht=True)),
    Veld("van", day),
    Veld("tot", day),
    Veld("peildatum", day),
    Veld("personen_min", number(1, 30, leeg=True)),
    Veld("in_opvang", flag),
    Veld("procent", number(1, 100, leeg=True)),
    Veld("kosten", amount(GROOTSTE)),
    Veld("bron", text(120)),
    Veld("aangevraagd_op", day),
)
REGELING = Rijsoort(Regeling, REGELING_VELDEN, "regeling_onbekend")


@verb("geldpost_erbij", Area.GEMEENTE, recht=Recht.GEMEENTE)
def add_geldpost(
    t: Transactie,
    /,
    post: str,
    richting: str,
    op: date,
    bedrag: str,
    *,
    gemeente_uid: str = "",
    **velden: Invoer,
) -> str:
    """Record an amount under a heading; it is typed in euro. Gives its uid.

    Raises Refused: gemeente_kiezen, keuze_onbekend, geen_bedrag, bedrag_te_hoog, veld_leeg,
    uitgave_niet_gevraagd.
    """
    given: dict[str, Invoer] = {"post": post, "richting": richting, "op": op, "bedrag": bedrag, **velden}
    row = new_row(t, GELDPOST, gemeente_uid, given)
    _check(t, row)
    return add(t, row)


@verb("geldpost_anders", Area.GEMEENTE, recht=Recht.GEMEENTE)
def save_geldpost(t: Transactie, /, geldpost_uid: str, **velden: Invoer) -> None:
    """Change an amount. Raises Refused: geldpost_onbekend and those of `add_geldpost`."""
    row = find(t, GELDPOST, geldpost_uid)
    put(t, GELDPOST, row, velden)
    _check(t, row)


@verb("geldpost_stap", Area.GEMEENTE, recht=Recht.GEMEENTE)
def answer_geldpost(t: Transactie, geldpost_uid: str, stap: str, op: date, betaald: str = "") -> None:
    """Note that an amount was asked for, paid (how much, in euro; empty = all), or refused.

    Raises Refused: geldpost_onbekend, keuze_onbekend, uitgave_niet_gevraagd, nog_niet_gevraagd,
    antwoord_voor_vraag, geen_bedrag, dag_in_toekomst.
    """
    row = find(t, GELDPOST, geldpost_uid)
    if stap not in STAPPEN:
        raise Refused("keuze_onbekend", veld="stap")
    if row.richting == "uit":
        raise Refused("uitgave_niet_gevraagd")
    check_past(t, op, "op")
    if stap == "gevraagd":
        row.gevraagd_op, row.betaald_op, row.betaald, row.afgewezen_op = op, None, 0, None
        return
    if row.gevraagd_op is None:
        raise Refused("nog_niet_gevraagd")
    if op < row.gevraagd_op:
        raise Refused("antwoord_voor_vraag", veld="op")
    if stap == "afgewezen":
        row.afgewezen_op, row.betaald_op, row.betaald = op, None, 0
        return
    cents = amount(GROOTSTE)("betaald", betaald, t.vandaag)
    row.betaald_op, row.afgewezen_op = op, None
    row.betaald = row.bedrag if cents is None else int(str(cents))


@verb("geldpost_weg", Area.GEMEENTE, recht=Recht.GEMEENTE)
def remove_geldpost(t: Transactie, geldpost_uid: str) -> None:
    """Take an amount away that was noted by mistake. Raises Refused("geldpost_onbekend")."""
    t.session.delete(find(t, GELDPOST, geldpost_uid))


def _check(t: Transactie, row: Geldpost) -> None:
    if row.gevraagd_op is None:
        return
    if row.richting == "uit":
        raise Refused("uitgave_niet_gevraagd", veld="gevraagd_op")
    check_past(t, row.gevraagd_op, "gevraagd_op")


@verb("regeling_erbij", Area.GEMEENTE, recht=Recht.GEMEENTE)
def add_regeling(t: Transactie, /, naam: str, *, gemeente_uid: str = "", **velden: Invoer) -> str:
    """Record a regeling with its window, its peildatum and what it asks (A200-A205). Gives its uid.

    Raises Refused: gemeente_kiezen, veld_leeg, dagen_volgorde, geen_bedrag, veld_onbekend, ….
    """
    row = new_row(t, REGELING, gemeente_uid, {"naam": naam, **velden})
    _check_regeling(t, row)
    return add(t, row)


@verb("regeling_anders", Area.GEMEENTE, recht=Recht.GEMEENTE)
def save_regeling(t: Transactie, /, regeling_uid: str, **velden: Invoer) -> None:
    """Change a regeling. Raises Refused: regeling_onbekend and those of `add_regeling`."""
    row = find(t, REGELING, regeling_uid)
    put(t, REGELING, row, velden)
    _check_regeling(t, row)


@verb("regeling_weg", Area.GEMEENTE, recht=Recht.GEMEENTE)
def remove_regeling(t: Transactie, regeling_uid: str) -> None:
    """Take a regeling away. Raises Refused("regeling_onbekend")."""
    t.session.delete(find(t, REGELING, regeling_uid))


def _check_regeling(t: Transactie, row: Regeling) -> None:
    check_span(row.van, row.tot)
    if row.aangevraagd_op is not None:
        check_past(t, row.aangevraagd_op, "aangevraagd_op")
