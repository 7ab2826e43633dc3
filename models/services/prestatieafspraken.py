"""Agreements with corporaties and with who guides: the eleven, lists, complexes, norms, afsprakenkader."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.rules.afspraken import (
    AFSPRAKEN,
    LIJSTEN,
    PER_JAAR,
    RAPPORTAGES,
    SCHADE_AFSPRAAK,
    VARIANTEN,
    VERGOED_PER,
)
from models.rules.geld import GROOTSTE, amount, euro
from models.rules.invoer import NOTITIE_MAX, Invoer, Veld, choice, day, number, text
from models.rules.taakstelling import Halfjaar, parts_fit
from models.services.ankers import check_past
from models.services.gemeente_rijen import (
    Rijsoort,
    add,
    check_span,
    fields,
    find,
    needed_day,
    new_row,
    place_of,
    put,
)
from models.services.gemeentepunten import follow_data, local_period
from models.services.verb import Transactie, verb
from models.tables import (
    Afspraak,
    Afsprakenkader,
    Complexjaar,
    Corporatiemelding,
    Gemeentepunt,
    Lijstpunt,
    Organisatie,
    Woningnorm,
    Woningoverzicht,
)
from models.values import Recht

VEEL = 100_000
EERSTE_JAAR, LAATSTE_JAAR = 2000, 2100
CORPORATIE = ("corporatie",)
OVERZICHT_MAKEN, COMPLEXEN_KIEZEN, UITREKENEN = "gm-02", "gm-04", "gm-06"
"""Points of the gemeente that are done by what is recorded here."""

AFSPRAAK_VELDEN = fields(
    Veld("soort", choice(AFSPRAKEN)),
    Veld("van", needed_day),
    Veld("tot", day),
    Veld("getal", number(0, VEEL, leeg=True)),
    Veld("gerealiseerd", number(0, VEEL, leeg=True)),
    Veld("variant", choice(VARIANTEN, leeg=True)),
    Veld("betaalt", choice(SCHADE_AFSPRAAK, leeg=True)),
    Veld("tekst", text(NOTITIE_MAX)),
)
AFSPRAAK = Rijsoort(Afspraak, AFSPRAAK_VELDEN, "afspraak_onbekend", CORPORATIE)
OVERZICHT_VELDEN = fields(
    Veld("jaar", number(EERSTE_JAAR, LAATSTE_JAAR)),
    Veld("deel", number(1, 2)),
    Veld("vrijgekomen", number(0, VEEL)),
    Veld("statushouders", number(0, VEEL)),
    Veld("urgenten", number(0, VEEL)),
    Veld("overigen", number(0, VEEL)),
    Veld("ontvangen_op", needed_day),
)
OVERZICHT = Rijsoort(
    Woningoverzicht, OVERZICHT_VELDEN, "overzicht_onbekend", CORPORATIE, met_organisatie=True
)
COMPLEX_VELDEN = fields(
    Veld("jaar", number(EERSTE_JAAR, LAATSTE_JAAR)), Veld("naam", text(verplicht=True)), Veld("wijk", text())
)
COMPLEX = Rijsoort(Complexjaar, COMPLEX_VELDEN, "complex_onbekend", CORPORATIE, met_organisatie=True)
NORM_VELDEN = fields(
    Veld("personen_van", number(1, 30)),
    Veld("personen_tot", number(1, 30, leeg=True)),
    Veld("kamers", number(1, 20, leeg=True)),
    Veld("oppervlakte", number(1, 1000, leeg=True)),
    Veld("grens", euro),
    Veld("voorzieningen", text(200)),
    Veld("van", needed_day),
    Veld("tot", day),
)
NORM = Rijsoort(Woningnorm, NORM_VELDEN, "norm_onbekend", CORPORATIE)
KADER_VELDEN = fields(
    Veld("van", needed_day),
    Veld("tot", day),
    Veld("activiteiten", text(NOTITIE_MAX)),
    Veld("rapportage", choice(RAPPORTAGES, leeg=True)),
    Veld("vergoeding", amount(GROOTSTE)),
    Veld("vergoeding_per", choice(VERGOED_PER, leeg=True)),
    Veld("vraagbaak_maanden", number(0, 120, leeg=True)),
    Veld("doorgegeven_op", day),
)
KADER = Rijsoort(Afsprakenkader, KADER_VELDEN, "kader_onbekend", ("begeleiding",), met_organisatie=True)
MELDING_VELDEN = fields(
    Veld("op", needed_day),
    Veld("wat", text(NOTITIE_MAX, verplicht=True)),
    Veld("autoriteit_op", day),
    Veld("provincie_op", day),
    Veld("opgelost_op", day),
)
MELDING = Rijsoort(Corporatiemelding, MELDING_VELDEN, "melding_onbekend", CORPORATIE, met_organisatie=True)


# --- prestatieafspraken -----------------------------------------------------------------------------------


@verb("afspraak_erbij", Area.GEMEENTE, recht=Recht.GEMEENTE)
def add_afspraak(
    t: Transactie,
    /,
    soort: str,
    van: date,
    *,
    organisatie_uid: str = "",
    gemeente_uid: str = "",
    **velden: Invoer,
) -> str:
    """Record a prestatieafspraak with a corporatie, or with all of them. Gives its uid.

    Raises Refused: gemeente_kiezen, organisatie_onbekend, keuze_onbekend, dagen_volgorde, veld_onbekend, ….
    """
    given = {"soort": soort, "van": van, "organisatie_uid": organisatie_uid, **velden}
    row = new_row(t, AFSPRAAK, gemeente_uid, given)
    check_span(row.van, row.tot)
    return add(t, row)


@verb("afspraak_anders", Area.GEMEENTE, recht=Recht.GEMEENTE)
def save_afspraak(t: Transactie, /, afspraak_uid: str, **velden: Invoer) -> None:
    """Change an agreement. Raises Refused: afspraak_onbekend and those of `add_afspraak`."""
    row = find(t, AFSPRAAK, afspraak_uid)
    put(t, AFSPRAAK, row, velden)
    check_span(row.van, row.tot)


@verb("afspraak_weg", Area.GEMEENTE, recht=Recht.GEMEENTE)
def remove_afspraak(t: Transactie, afspraak_uid: str) -> None:
    """Take away an agreement that was noted by mistake. Raises Refused("afspraak_onbekend")."""
    t.session.delete(find(t, AFSPRAAK, afspraak_uid))


@verb("lijstpunt_gezet", Area.GEMEENTE, recht=Recht.GEMEENTE)
def set_lijstpunt(
    t: Transactie,
    lijst: str,
    code: str,
    *,
    jaar: int = 0,
    antwoord: str = "",
    gedaan_op: date | None = None,
    gemeente_uid: str = "",
) -> None:
    """Answer a point of a list, and say when it was settled; both empty opens it again (A073, A133, A146).

    `jaar` counts only for a list that is worked off each year. Raises Refused: gemeente_kiezen,
    keuze_onbekend, dag_in_toekomst, veld_te_lang, lijkt_op_bsn.
    """
    if code not in LIJSTEN.get(lijst, ()):
        raise Refused("keuze_onbekend", veld="code")
    gemeente_id = place_of(t, gemeente_uid).id
    year = jaar or t.vandaag.year if lijst in PER_JAAR else 0
    if gedaan_op is not None:
        check_past(t, gedaan_op, "gedaan_op")
    found = t.session.scalars(
        select(Lijstpunt).where(
            Lijstpunt.gemeente_id == gemeente_id,
            Lijstpunt.lijst == lijst,
            Lijstpunt.code == code,
            Lijstpunt.jaar == year,
        )
    ).one_or_none()
    if found is None:
        found = Lijstpunt(gemeente_id=gemeente_id, lijst=lijst, code=code, jaar=year)
        t.session.add(found)
    found.antwoord = str(text(NOTITIE_MAX)("antwoord", antwoord, t.vandaag))
    found.gedaan_op = gedaan_op


# --- what corporaties tell, complexes, norms --------------------------------------------------------------


@verb("overzicht_erbij", Area.GEMEENTE, recht=Recht.GEMEENTE)
def add_overzicht(
    t: Transactie, /, organisatie_uid: str, jaar: int, deel: int, *, gemeente_uid: str = "", **velden: Invoer
) -> str:
    """Record what a corporatie tells of a half-year: dwellings that came free and who got them (A142).

    Raises Refused: organisatie_onbekend, overzicht_bestaat, delen_som, geen_getal, dag_in_toekomst, ….
    """
    given = {"organisatie_uid": organisatie_uid, "jaar": jaar, "deel": deel, **velden}
    given.setdefault("ontvangen_op", t.vandaag)
    row = new_row(t, OVERZICHT, gemeente_uid, given)
    _check_overzicht(t, row)
    same = t.session.scalar(
        select(Woningoverzicht.id).where(
            Woningoverzicht.gemeente_id == row.gemeente_id,
            Woningoverzicht.organisatie_id == row.organisatie_id,
            Woningoverzicht.jaar == row.jaar,
            Woningoverzicht.deel == row.deel,
        )
    )
    if same is not None:
        raise Refused("overzicht_bestaat", veld="organisatie_uid")
    made = add(t, row)
    _follow_overzicht(t, row)
    return made


@verb("overzicht_anders", Area.GEMEENTE, recht=Recht.GEMEENTE)
def save_overzicht(t: Transactie, /, overzicht_uid: str, **velden: Invoer) -> None:
    """Put right what a corporatie told; another half-year or corporatie has an overview of its own.

    Raises Refused: overzicht_onbekend, veld_onbekend, delen_som, ….
    """
    if velden.keys() & {"jaar", "deel", "organisatie_uid"}:
        raise Refused("veld_onbekend", veld="jaar")
    row = find(t, OVERZICHT, overzicht_uid)
    _open_overzicht(t, row)
    put(t, OVERZICHT, row, velden)
    _check_overzicht(t, row)
    t.session.flush()
    _follow_overzicht(t, row)


def _check_overzicht(t: Transactie, row: Woningoverzicht) -> None:
    if not parts_fit(row.statushouders, row.urgenten, row.overigen, row.vrijgekomen):
        total = row.statushouders + row.urgenten + row.overigen
        raise Refused("delen_som", veld="vrijgekomen", som=total, geheel=row.vrijgekomen)
    check_past(t, row.ontvangen_op, "ontvangen_op")


@verb("overzicht_weg", Area.GEMEENTE, recht=Recht.GEMEENTE)
def remove_overzicht(t: Transactie, overzicht_uid: str) -> None:
    """Take an overview away. Raises Refused("overzicht_onbekend")."""
    row = find(t, OVERZICHT, overzicht_uid)
    _open_overzicht(t, row)
    t.session.delete(row)


def _open_overzicht(t: Transactie, row: Woningoverzicht) -> None:
    """Before an overview changes or goes: the points that it ticked are open again."""
    last = _all_told(t, row)
    if last is not None:
        follow_data(t, row.gemeente_id, UITREKENEN, Halfjaar(row.jaar, row.deel).code, None)
        for punt in t.session.scalars(
            select(Gemeentepunt).where(
                Gemeentepunt.gemeente_id == row.gemeente_id,
                Gemeentepunt.item_id == OVERZICHT_MAKEN,
                Gemeentepunt.gedaan_op == last,
            )
        ):
            follow_data(t, row.gemeente_id, OVERZICHT_MAKEN, punt.periode, None)


def _follow_overzicht(t: Transactie, row: Woningoverzicht) -> None:
    """The last overview that was waited for: it is made (gm-02), and the share is reckoned (gm-06)."""
    last = _all_told(t, row)
    if last is not None:
        periode = local_period(t, row.gemeente_id, OVERZICHT_MAKEN, last)
        follow_data(t, row.gemeente_id, OVERZICHT_MAKEN, periode, last)
        follow_data(t, row.gemeente_id, UITREKENEN, Halfjaar(row.jaar, row.deel).code, last)


def _all_told(t: Transactie, row: Woningoverzicht) -> date | None:
    """The day of the last overview of a half-year; None while a corporatie that works here told nothing."""
    rows = t.session.scalars(
        select(Woningoverzicht).where(
            Woningoverzicht.gemeente_id == row.gemeente_id,
            Woningoverzicht.jaar == row.jaar,
            Woningoverzicht.deel == row.deel,
        )
    )
    told = {one.organisatie_id: one.ontvangen_op for one in rows}
    asked = t.session.scalars(
        select(Organisatie.id).where(
            Organisatie.soort.in_(CORPORATIE),
            Organisatie.actief,
            Organisatie.gemeente_id.is_(None) | (Organisatie.gemeente_id == row.gemeente_id),
        )
    )
    return max(told.values(), default=None) if set(asked) <= told.keys() else None


@verb("complex_erbij", Area.GEMEENTE, recht=Recht.GEMEENTE)
def add_complex(
    t: Transactie, organisatie_uid: str, jaar: int, naam: str, wijk: str = "", *, gemeente_uid: str = ""
) -> str:
    """Put a complex in the list of a year (A137). Gives its uid.

    Raises Refused: organisatie_onbekend, naam_bestaat_al, veld_leeg, veld_te_lang, getal_buiten_grens.
    """
    given: dict[str, Invoer] = {
        "organisatie_uid": organisatie_uid,
        "jaar": jaar,
        "naam": naam,
        "wijk": wijk,
    }
    row = new_row(t, COMPLEX, gemeente_uid, given)
    if row.naam.casefold() in _names(t, row):
        raise Refused("naam_bestaat_al", veld="naam")
    made = add(t, row)
    follow_data(t, row.gemeente_id, COMPLEXEN_KIEZEN, str(row.jaar), t.vandaag)
    return made


def _names(t: Transactie, row: Complexjaar) -> set[str]:
    """Names of the other complexes of that corporatie in that year, in small letters."""
    with t.session.no_autoflush:
        rows = t.session.scalars(
            select(Complexjaar).where(
                Complexjaar.gemeente_id == row.gemeente_id,
                Complexjaar.organisatie_id == row.organisatie_id,
                Complexjaar.jaar == row.jaar,
            )
        )
        return {one.naam.casefold() for one in rows if one is not row}


@verb("complex_anders", Area.GEMEENTE, recht=Recht.GEMEENTE)
def save_complex(t: Transactie, /, complex_uid: str, **velden: Invoer) -> None:
    """Change the name or the place of a complex; another year or corporatie has a row of its own.

    Raises Refused: complex_onbekend, naam_bestaat_al, veld_onbekend, veld_leeg, veld_te_lang.
    """
    if velden.keys() & {"jaar", "organisatie_uid"}:
        raise Refused("veld_onbekend", veld="jaar")
    row = find(t, COMPLEX, complex_uid)
    with t.session.no_autoflush:
        put(t, COMPLEX, row, velden)
        if row.naam.casefold() in _names(t, row):
            raise Refused("naam_bestaat_al", veld="naam")


@verb("complexen_verder", Area.GEMEENTE, recht=Recht.GEMEENTE)
def copy_complexen(t: Transactie, jaar: int, naar: int, *, gemeente_uid: str = "") -> None:
    """Take the list of a year on to another one; what is on it already stays (A137).

    Raises Refused: gemeente_kiezen, complex_onbekend (there is no list of that year), getal_buiten_grens.
    """
    place = place_of(t, gemeente_uid)
    year = int(str(COMPLEX_VELDEN["jaar"].check(naar, t.vandaag)))
    rows = t.session.scalars(
        select(Complexjaar)
        .where(Complexjaar.gemeente_id == place.id, Complexjaar.jaar == jaar)
        .order_by(Complexjaar.id)
    ).all()
    if not rows:
        raise Refused("complex_onbekend")
    for one in rows:
        new = Complexjaar(
            gemeente_id=place.id,
            organisatie_id=one.organisatie_id,
            jaar=year,
            naam=one.naam,
            wijk=one.wijk,
        )
        if new.naam.casefold() not in _names(t, new):
            add(t, new)
    follow_data(t, place.id, COMPLEXEN_KIEZEN, str(year), t.vandaag)


@verb("complex_weg", Area.GEMEENTE, recht=Recht.GEMEENTE)
def remove_complex(t: Transactie, complex_uid: str) -> None:
    """Take a complex out of the list of its year. Raises Refused("complex_onbekend")."""
    row = find(t, COMPLEX, complex_uid)
    t.session.delete(row)
    t.session.flush()
    left = select(Complexjaar.id).where(
        Complexjaar.gemeente_id == row.gemeente_id, Complexjaar.jaar == row.jaar
    )
    if t.session.scalar(left.limit(1)) is None:
        follow_data(t, row.gemeente_id, COMPLEXEN_KIEZEN, str(row.jaar), None)


@verb("norm_erbij", Area.GEMEENTE, recht=Recht.GEMEENTE)
def add_norm(
    t: Transactie,
    /,
    personen_van: int,
    van: date,
    *,
    organisatie_uid: str = "",
    gemeente_uid: str = "",
    **velden: Invoer,
) -> str:
    """Record what a dwelling must have and may cost for households of a size (A138, A139). Gives its uid.

    Raises Refused: norm_leeg, personen_volgorde, dagen_volgorde, geen_bedrag, veld_onbekend, ….
    """
    given = {"personen_van": personen_van, "van": van, "organisatie_uid": organisatie_uid, **velden}
    row = new_row(t, NORM, gemeente_uid, given)
    _check_norm(row)
    return add(t, row)


@verb("norm_anders", Area.GEMEENTE, recht=Recht.GEMEENTE)
def save_norm(t: Transactie, /, norm_uid: str, **velden: Invoer) -> None:
    """Change a norm. Raises Refused: norm_onbekend and those of `add_norm`."""
    row = find(t, NORM, norm_uid)
    put(t, NORM, row, velden)
    _check_norm(row)


@verb("norm_weg", Area.GEMEENTE, recht=Recht.GEMEENTE)
def remove_norm(t: Transactie, norm_uid: str) -> None:
    """Take a norm away. Raises Refused("norm_onbekend")."""
    t.session.delete(find(t, NORM, norm_uid))


def _check_norm(row: Woningnorm) -> None:
    if row.kamers is None and row.oppervlakte is None and row.grens is None and not row.voorzieningen:
        raise Refused("norm_leeg", veld="kamers")
    if row.personen_tot is not None and row.personen_tot < row.personen_van:
        raise Refused("personen_volgorde", veld="personen_tot")
    check_span(row.van, row.tot)


# --- who guides, and who does not do its part -------------------------------------------------------------


@verb("kader_erbij", Area.GEMEENTE, recht=Recht.GEMEENTE)
def add_kader(
    t: Transactie, /, organisatie_uid: str, van: date, *, gemeente_uid: str = "", **velden: Invoer
) -> str:
    """Record the afsprakenkader with an organisation that guides (A092, A155, A165). Gives its uid.

    Raises Refused: organisatie_onbekend, vergoeding_waarvoor, dagen_volgorde, geen_bedrag, veld_onbekend, ….
    """
    row = new_row(t, KADER, gemeente_uid, {"organisatie_uid": organisatie_uid, "van": van, **velden})
    _check_kader(t, row)
    return add(t, row)


@verb("kader_anders", Area.GEMEENTE, recht=Recht.GEMEENTE)
def save_kader(t: Transactie, /, kader_uid: str, **velden: Invoer) -> None:
    """Change an afsprakenkader. Raises Refused: kader_onbekend and those of `add_kader`."""
    row = find(t, KADER, kader_uid)
    put(t, KADER, row, velden)
    _check_kader(t, row)


@verb("kader_weg", Area.GEMEENTE, recht=Recht.GEMEENTE)
def remove_kader(t: Transactie, kader_uid: str) -> None:
    """Take an afsprakenkader away. Raises Refused("kader_onbekend")."""
    t.session.delete(find(t, KADER, kader_uid))


def _check_kader(t: Transactie, row: Afsprakenkader) -> None:
    check_span(row.van, row.tot)
    if row.vergoeding is not None and not row.vergoeding_per:
        raise Refused("vergoeding_waarvoor", veld="vergoeding_per")
    if row.doorgegeven_op is not None:
        check_past(t, row.doorgegeven_op, "doorgegeven_op")


@verb("corporatie_gemeld", Area.GEMEENTE, recht=Recht.GEMEENTE)
def report_corporatie(
    t: Transactie, /, organisatie_uid: str, op: date, wat: str, *, gemeente_uid: str = "", **velden: Invoer
) -> str:
    """Note that a corporatie does not do its part, and whom that was told (A086). Gives its uid.

    Raises Refused: organisatie_onbekend, veld_leeg, dag_in_toekomst, veld_onbekend, ….
    """
    given = {"organisatie_uid": organisatie_uid, "op": op, "wat": wat, **velden}
    row = new_row(t, MELDING, gemeente_uid, given)
    _check_melding(t, row)
    return add(t, row)


@verb("corporatie_melding_anders", Area.GEMEENTE, recht=Recht.GEMEENTE)
def save_melding(t: Transactie, /, melding_uid: str, **velden: Invoer) -> None:
    """Change a report about a corporatie. Raises Refused: melding_onbekend, and as `report_corporatie`."""
    row = find(t, MELDING, melding_uid)
    put(t, MELDING, row, velden)
    _check_melding(t, row)


def _check_melding(t: Transactie, row: Corporatiemelding) -> None:
    for veld in ("op", "autoriteit_op", "provincie_op", "opgelost_op"):
        dag = getattr(row, veld)
        if dag is not None:
            check_past(t, dag, veld)
