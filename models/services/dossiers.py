"""Opening a dossier and keeping its fields, its dwellings and the people who stand beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from models import values
from models.changes import Area
from models.errors import Refused
from models.rules.invoer import NOTITIE_MAX, Invoer, Veld, choice, flag, number, telefoon, text, tidy
from models.services.ankers import check_day, check_past, first_traject, set_anker
from models.services.leden import add_lid, start_people
from models.services.naast import check_someone_beside
from models.services.punten import lines, set_done
from models.services.verb import Transactie, verb
from models.tables import (
    Betrokkene,
    Contactpersoon,
    Dossier,
    Gemeente,
    KluisInfo,
    MatrixVersie,
    Medewerker,
    MedewerkerRol,
    Organisatie,
    Ronde,
    Traject,
    Woonadres,
)
from models.tables.dossiers import BETROKKEN_ROLLEN, ROUTES
from models.values import Anker, Drager, Fase, Recht, Rol, Waarheid

_GEKOPPELD = "pv-01"
MAX_PERSONEN = 30
"""More people than any household has: a typing error beyond it."""

DOSSIER_VELDEN = {
    v.naam: v
    for v in (
        Veld("naam", text(verplicht=True)),
        Veld("route", choice(ROUTES)),
        Veld("aantal_personen", number(0, MAX_PERSONEN)),
        Veld("in_opvang", choice(Waarheid)),
        Veld("bijstand", choice(Waarheid)),
        Veld("overname", choice(Waarheid)),
        Veld("papieren_missen", choice(Waarheid)),
        Veld("woonbehoefte", choice(Waarheid)),
        Veld("kamers_nodig", number(1, 20, leeg=True)),
        Veld("begane_grond", flag),
        Veld("lift", flag),
        Veld("familie_verwacht", choice(Waarheid)),
        Veld("aantal_verwacht", number(0, MAX_PERSONEN)),
        Veld("talenten", text(NOTITIE_MAX)),
        Veld("perspectief", text(NOTITIE_MAX)),
        Veld("notitie", text(NOTITIE_MAX)),
        Veld("regio", text()),
    )
}
_ORGANISATIES = {
    "azc_uid": ("azc_id", "azc"),
    "corporatie_uid": ("corporatie_id", "corporatie"),
    "begeleiding_uid": ("begeleiding_id", "begeleiding"),
}
_ADRES = {
    v.naam: v
    for v in (
        Veld("soort", choice(("aanbod", "woning", "tijdelijk", "opvang"))),
        Veld("straat", text()),
        Veld("postcode", text(10)),
        Veld("plaats", text()),
        Veld("kamers", number(1, 20, leeg=True)),
        Veld("particulier", flag),
    )
}


def gemeente_for(t: Transactie, uid: str) -> Gemeente:
    """Return the gemeente by uid, or the only own one. Raises Refused("gemeente_kiezen")."""
    query = select(Gemeente).where(Gemeente.uid == uid) if uid else select(Gemeente).where(Gemeente.eigen)
    found = list(t.session.scalars(query.limit(2)))
    if len(found) != 1:
        raise Refused("gemeente_kiezen", veld="gemeente")
    return found[0]


def organisatie_for(
    t: Transactie, soort: str, naam: str, gemeente_id: int | None = None
) -> Organisatie | None:
    """Return the organisation of that kind and name, made when it is new; None for an empty name."""
    naam = str(text()("organisatie", naam, t.vandaag))
    if not naam:
        return None
    for known in t.session.scalars(select(Organisatie).where(Organisatie.soort == soort)):
        if known.naam.casefold() == naam.casefold():
            return known
    new = Organisatie(soort=soort, naam=naam, gemeente_id=gemeente_id)
    t.session.add(new)
    t.session.flush()
    t.areas.add(Area.ORGANISATIES)
    return new


def next_nummer(t: Transactie) -> str:
    """Give out the next number of this kluis; one that came from a kluis with the same code is skipped."""
    info = t.session.get_one(KluisInfo, 1)
    width = 2 if info.is_demo else 4
    while True:
        nummer = f"{info.kluiscode}-{info.volgend_nummer:0{width}d}"
        info.volgend_nummer += 1
        if t.session.scalar(select(Dossier.id).where(Dossier.nummer == nummer)) is None:
            return nummer


def _new_dossier(
    t: Transactie, naam: str, aantal: int, azc: str, gemeente: Gemeente, *, begin: date | None, fase: Fase
) -> Dossier:
    naam = str(text(verplicht=True)("naam", naam, t.vandaag))
    aantal = int(str(number(0, MAX_PERSONEN)("aantal_personen", aantal, t.vandaag)))
    place = organisatie_for(t, "azc", azc)
    matrix = t.session.scalars(
        select(MatrixVersie)
        .where(MatrixVersie.gemeente_id == gemeente.id, MatrixVersie.geldig_vanaf <= t.vandaag)
        .order_by(MatrixVersie.nummer.desc())
        .limit(1)
    ).one_or_none()
    dossier = Dossier(
        nummer=next_nummer(t),
        naam=naam,
        gemeente_id=gemeente.id,
        fase=fase.value,
        begonnen_op=t.vandaag,
        begin_hier=begin,
        begin_fase=fase.value if begin is not None else "",
        aantal_personen=aantal,
        azc_id=place.id if place is not None else None,
        in_opvang=Waarheid.JA.value if place is not None else Waarheid.ONBEKEND.value,
        matrix_versie_id=matrix.id if matrix is not None else None,
    )
    t.session.add(dossier)
    t.session.flush()
    t.session.add(Traject(dossier_id=dossier.id, soort="eerste"))
    t.touch(dossier, Area.DOSSIER, Area.PUNTEN, Area.PERSONEN)
    _add_own_begeleider(t, dossier)
    return dossier


def _add_own_begeleider(t: Transactie, dossier: Dossier) -> None:
    """Who makes a dossier as begeleider guides it; a casusregisseur points someone out later."""
    who = t.session.scalars(
        select(Medewerker)
        .join(MedewerkerRol, MedewerkerRol.medewerker_id == Medewerker.id)
        .where(
            Medewerker.uid == t.wie, MedewerkerRol.rol == Rol.BEGELEIDER.value, MedewerkerRol.tot.is_(None)
        )
        .limit(1)
    ).one_or_none()
    if who is not None:
        t.session.add(
            Betrokkene(
                dossier_id=dossier.id, rol="begeleider", medewerker_id=who.id, naam=who.naam, van=t.vandaag
            )
        )


@verb("dossier_geopend", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, recht=Recht.DOSSIER_NIEUW)
def open_dossier(
    t: Transactie,
    naam: str,
    koppeling: date,
    aantal_personen: int,
    azc: str = "",
    *,
    vergunning: date | None = None,
    gemeente_uid: str = "",
    personen: Sequence[Mapping[str, Invoer]] = (),
) -> str:
    """Make a dossier at koppeling: name, day, number of persons, azc. All else is *ontbreekt nog*.

    `aantal_personen` persons with letters come along, named after the gezin until their own names are known;
    `personen` are the fields that are known of the first ones.
    Raises Refused: veld_leeg, veld_te_lang, getal_buiten_grens, dag_onmogelijk, dag_in_toekomst,
    vergunning_na_koppeling, gemeente_kiezen.
    """
    dossier = _new_dossier(
        t, naam, aantal_personen, azc, gemeente_for(t, gemeente_uid), begin=None, fase=Fase.PRE_VESTIGING
    )
    _start_dates(t, dossier, koppeling, vergunning)
    start_people(t, dossier, koppeling, personen)
    _tick_koppeling(t, dossier, koppeling)
    return dossier.uid


def _tick_koppeling(t: Transactie, dossier: Dossier, op: date) -> None:
    """Making the dossier is what pv-01 asks for; the tick carries the day of the koppeling."""
    from models.services.engine import recompute

    recompute(t, dossier.id)
    t.geheel.discard(dossier.id)  # planned whole just now
    t.touch_line(dossier, _GEKOPPELD)
    for punt in lines(t, dossier, (_GEKOPPELD,)):
        set_done(t, punt, op)


def _start_dates(t: Transactie, dossier: Dossier, koppeling: date, vergunning: date | None) -> None:
    check_past(t, koppeling, "koppeling")
    if vergunning is not None:
        if vergunning > koppeling:
            raise Refused("vergunning_na_koppeling", veld="vergunning")
        set_anker(t, dossier, Anker.VERGUNNING, bron="start", werkelijk=vergunning)
    set_anker(t, dossier, Anker.KOPPELING, bron="start", werkelijk=koppeling)


@verb("dossier_overgenomen", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, recht=Recht.DOSSIER_NIEUW)
def begin_hier(
    t: Transactie,
    naam: str,
    koppeling: date,
    aantal_personen: int,
    azc: str = "",
    *,
    fase: Fase,
    begin: date,
    ankers: Mapping[Anker, date],
    gemeente_uid: str = "",
    personen: Sequence[Mapping[str, Invoer]] = (),
) -> str:
    """Take over a running household (*Wij beginnen hier*): its phase, day B and the dates that are known.

    What lies before B becomes *voor onze tijd* (foundations 4). Raises as `open_dossier`, and
    Refused("begin_voor_koppeling"), Refused("tekendatum_nodig") for a phase after pré-vestiging without it.
    """
    check_day(t, begin, "begin")
    if begin < koppeling:
        raise Refused("begin_voor_koppeling", veld="begin")
    if fase is not Fase.PRE_VESTIGING and Anker.TEKENDATUM not in ankers:
        raise Refused("tekendatum_nodig", veld="tekendatum")
    dossier = _new_dossier(
        t, naam, aantal_personen, azc, gemeente_for(t, gemeente_uid), begin=begin, fase=fase
    )
    _start_dates(t, dossier, koppeling, ankers.get(Anker.VERGUNNING))
    if Anker.VERHUIZING in ankers:
        dossier.in_opvang = Waarheid.NEE.value
    start_people(t, dossier, koppeling, personen)
    for soort, dag in ankers.items():
        if soort in (Anker.KOPPELING, Anker.VERGUNNING):
            continue
        bearer = values.ANKER_DRAGER.get(soort)
        if bearer is not Drager.TRAJECT and bearer is not Drager.DOSSIER:
            raise Refused("anker_niet_bij_start", veld=soort.value)
        if dag > t.vandaag:
            set_anker(t, dossier, soort, bron="start", gepland=dag)
        else:
            set_anker(t, dossier, soort, bron="start", gepland=dag, werkelijk=dag)
    return dossier.uid


@verb("dossier_veld", Area.DOSSIER, recht=Recht.DOSSIER)
def save_dossier_field(t: Transactie, dossier_uid: str, veld: str, waarde: Invoer) -> None:
    """Save one descriptive field when it is left. Raises Refused with `veld` when it may not be so."""
    dossier = t.dossier(dossier_uid)
    if veld in _ORGANISATIES:
        column, soort = _ORGANISATIES[veld]
        setattr(dossier, column, _organisatie_id(t, soort, str(waarde or "")))
        return
    if veld == "gemeente_uid":
        dossier.gemeente_id = gemeente_for(t, str(waarde)).id
        return
    if veld not in DOSSIER_VELDEN:
        raise Refused("veld_onbekend", veld=veld)
    setattr(dossier, veld, DOSSIER_VELDEN[veld].check(waarde, t.vandaag))


def _organisatie_id(t: Transactie, soort: str, uid: str) -> int | None:
    if not uid:
        return None
    found = t.session.scalars(
        select(Organisatie).where(Organisatie.uid == uid, Organisatie.soort == soort)
    ).one_or_none()
    if found is None:
        raise Refused("organisatie_onbekend", veld=f"{soort}_uid")
    return found.id


@verb("betrokkene_gezet", Area.DOSSIER, recht=Recht.TOEWIJZEN)
def set_betrokkene(
    t: Transactie,
    dossier_uid: str,
    rol: str,
    van: date,
    *,
    medewerker_uid: str = "",
    contactpersoon_uid: str = "",
    naam: str = "",
    telefoonnummer: str = "",
) -> str:
    """Put someone beside a dossier; one who had that role ends the day before (A006: one aanspreekpunt).

    Raises Refused: rol_onbekend, iemand_nodig, medewerker_onbekend, contactpersoon_onbekend,
    beschermd_laatste.
    """
    dossier = t.open_dossier(dossier_uid)
    return place_betrokkene(
        t,
        dossier,
        rol,
        van,
        medewerker_uid=medewerker_uid,
        contactpersoon_uid=contactpersoon_uid,
        naam=naam,
        telefoonnummer=telefoonnummer,
    ).uid


def place_betrokkene(
    t: Transactie,
    dossier: Dossier,
    rol: str,
    van: date,
    *,
    medewerker_uid: str = "",
    contactpersoon_uid: str = "",
    naam: str = "",
    telefoonnummer: str = "",
) -> Betrokkene:
    """Do the work of `set_betrokkene` inside a running verb."""
    if rol not in BETROKKEN_ROLLEN:
        raise Refused("rol_onbekend", veld="rol")
    check_day(t, van, "van")
    t.touch(dossier)
    new = Betrokkene(dossier_id=dossier.id, rol=rol, van=van, naam=str(text()("naam", naam, t.vandaag)))
    new.telefoon = str(telefoon("telefoon", telefoonnummer, t.vandaag))
    if medewerker_uid:
        who = t.session.scalars(select(Medewerker).where(Medewerker.uid == medewerker_uid)).one_or_none()
        if who is None:
            raise Refused("medewerker_onbekend", veld="naam")
        new.medewerker_id, new.naam = who.id, who.naam
    elif contactpersoon_uid:
        contact = t.session.scalars(
            select(Contactpersoon).where(Contactpersoon.uid == contactpersoon_uid)
        ).one_or_none()
        if contact is None:
            raise Refused("contactpersoon_onbekend", veld="naam")
        new.contactpersoon_id, new.naam = contact.id, contact.naam
    elif not new.naam:
        raise Refused("iemand_nodig", veld="naam")
    for old in t.session.scalars(
        select(Betrokkene).where(
            Betrokkene.dossier_id == dossier.id, Betrokkene.rol == rol, Betrokkene.tot.is_(None)
        )
    ):
        old.tot = max(old.van, van)
    t.session.flush()
    t.session.add(new)
    t.session.flush()
    check_someone_beside(t, dossier, van)
    return new


@verb("betrokkene_weg", Area.DOSSIER, recht=Recht.TOEWIJZEN)
def end_betrokkene(t: Transactie, betrokkene_uid: str, tot: date) -> None:
    """Let someone no longer stand beside a dossier from a day on.

    Raises Refused: betrokkene_onbekend, tot_voor_van, beschermd_laatste.
    """
    found = t.session.scalars(select(Betrokkene).where(Betrokkene.uid == betrokkene_uid)).one_or_none()
    if found is None:
        raise Refused("betrokkene_onbekend")
    check_day(t, tot, "tot")
    if tot < found.van:
        raise Refused("tot_voor_van", veld="tot")
    dossier = t.session.get_one(Dossier, found.dossier_id)
    t.touch(dossier)
    found.tot = tot
    check_someone_beside(t, dossier, tot)


@verb("adres_toegevoegd", Area.DOSSIER, recht=Recht.DOSSIER)
def add_adres(
    t: Transactie,
    dossier_uid: str,
    soort: str,
    straat: str,
    *,
    postcode: str = "",
    plaats: str = "",
    kamers: int | None = None,
    van: date | None = None,
    tot: date | None = None,
) -> str:
    """Add a dwelling or place to a dossier. Raises Refused for a field that may not be so."""
    dossier = t.open_dossier(dossier_uid)
    return place_adres(
        t, dossier, soort, straat, postcode=postcode, plaats=plaats, kamers=kamers, van=van, tot=tot
    ).uid


def place_adres(
    t: Transactie,
    dossier: Dossier,
    soort: str,
    straat: str,
    *,
    postcode: str = "",
    plaats: str = "",
    kamers: int | None = None,
    van: date | None = None,
    tot: date | None = None,
    particulier: bool = False,
) -> Woonadres:
    """Do the work of `add_adres` inside a running verb."""
    given: dict[str, Invoer] = {
        "soort": soort,
        "straat": straat,
        "postcode": postcode,
        "plaats": plaats,
        "kamers": kamers,
        "particulier": particulier,
    }
    check_day(t, van, "van")
    check_day(t, tot, "tot")
    new = Woonadres(dossier_id=dossier.id, van=van, tot=tot)
    for veld, waarde in given.items():
        setattr(new, veld, _ADRES[veld].check(waarde, t.vandaag))
    if van is not None and tot is not None and tot < van:
        raise Refused("tot_voor_van", veld="tot")
    t.touch(dossier)
    t.session.add(new)
    t.session.flush()
    return new


@verb("adres_veld", Area.DOSSIER, recht=Recht.DOSSIER)
def save_adres_field(t: Transactie, adres_uid: str, veld: str, waarde: Invoer) -> None:
    """Save one field of a dwelling. Raises Refused with `veld`."""
    found = t.session.scalars(select(Woonadres).where(Woonadres.uid == adres_uid)).one_or_none()
    if found is None:
        raise Refused("adres_onbekend")
    t.touch(t.session.get_one(Dossier, found.dossier_id))
    if veld in ("van", "tot"):
        if waarde is not None and not isinstance(waarde, date):
            raise Refused("geen_datum", veld=veld)
        check_day(t, waarde, veld)
        setattr(found, veld, waarde)
        if found.van is not None and found.tot is not None and found.tot < found.van:
            raise Refused("tot_voor_van", veld=veld)
        return
    if veld not in _ADRES:
        raise Refused("veld_onbekend", veld=veld)
    setattr(found, veld, _ADRES[veld].check(waarde, t.vandaag))


@verb("ronde_gestart", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def start_ronde(t: Transactie, dossier_uid: str, reden: values.Ronde, start: date) -> str:
    """Begin a new round of actiepunten after a weigering, for a herhuisvesting or a lasting dwelling."""
    dossier = t.open_dossier(dossier_uid)
    check_day(t, start, "start")
    return new_ronde(t, dossier, reden, start, first_traject(t, dossier)).uid


def new_ronde(t: Transactie, dossier: Dossier, reden: values.Ronde, start: date, traject: Traject) -> Ronde:
    """Do the work of `start_ronde` inside a running verb; round 1 has no row, so numbers begin at 2."""
    numbers = list(t.session.scalars(select(Ronde.nummer).where(Ronde.dossier_id == dossier.id)))
    t.touch(dossier)
    ronde = Ronde(
        dossier_id=dossier.id,
        traject_id=traject.id,
        nummer=max(numbers, default=1) + 1,
        reden=reden.value,
        start=start,
    )
    t.session.add(ronde)
    t.session.flush()
    return ronde


def current_ronde(t: Transactie, dossier: Dossier) -> int:
    """Return the number of the round that runs now; 1 when no other began."""
    numbers = list(t.session.scalars(select(Ronde.nummer).where(Ronde.dossier_id == dossier.id)))
    return max(numbers, default=1)


__all__ = [
    "add_adres",
    "add_lid",
    "begin_hier",
    "current_ronde",
    "end_betrokkene",
    "new_ronde",
    "open_dossier",
    "place_adres",
    "place_betrokkene",
    "save_adres_field",
    "save_dossier_field",
    "set_betrokkene",
    "start_ronde",
    "tidy",
]
