"""The demo kluis: twelve fictive households with dates relative to a day T0 (domain/demo.md).

The files in `resources/demo` say what happened; the ordinary verbs do it, so the demo is what real use gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any

import msgspec
from dateutil.relativedelta import relativedelta
from sqlalchemy import select

import resources
from models.changes import Area
from models.errors import Refused
from models.services import engine, gebeurtenissen, regeldagen
from models.services.dossiers import open_dossier, organisatie_for, place_betrokkene, save_dossier_field
from models.services.leden import NieuwePersoon, save_persoon_field
from models.services.punten import OPEN_STATEN, set_done
from models.services.verb import Transactie, verb
from models.tables import (
    Actiepunt,
    Contactpersoon,
    Dossier,
    Gemeente,
    Lidmaatschap,
    Medewerker,
    MedewerkerRol,
    Organisatie,
    Persoon,
)
from models.values import Fase

DEMO_DIR = Path(resources.__file__).parent / "demo"
VERJAARDAG_GELEDEN = 100
"""Days before T0 of a birthday, where the household does not say when it is."""


class _Persoon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    roepnaam: str
    jaren: int
    relatie: str = "overig"
    verjaardag: int | None = None
    herkomstland: str = ""
    moedertaal: str = ""
    leestaal: str = ""
    tolk: str = ""
    tolk_telefonisch: bool = False
    nl_niveau: str = ""
    inburgeringsplichtig: str = ""
    regime: str = ""
    werk: str = ""
    is_amv: bool = False


class _Huishouden(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    naam: str
    koppeling: int
    personen: tuple[_Persoon, ...]
    gebeurtenissen: tuple[dict[str, Any], ...]
    vergunning: int | None = None
    route: str = "azc"
    azc: str = "Duinvoorde"
    begeleider: str = ""
    aanspreekpunt: str = ""
    corporatie: str = ""
    fase: Fase = Fase.PRE_VESTIGING
    gedaan_voor: int = 0
    open: tuple[str, ...] = ()
    geteld: int | None = None
    regeldag: int | None = None
    velden: dict[str, str | int | bool] = {}


class _Huishoudens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    huishouden: Annotated[tuple[_Huishouden, ...], msgspec.Meta(min_length=1)]


class Omgeving(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fictive surroundings: gemeente, medewerkers, organisations and contact persons."""

    gemeente: str
    provincie: str
    kleine_plaats: bool
    begeleiding: str
    azc: str
    medewerkers: tuple[dict[str, Any], ...]
    organisaties: tuple[dict[str, str], ...]
    contactpersonen: tuple[dict[str, str], ...]


def load_omgeving() -> Omgeving:
    """Read the surroundings of the demo."""
    return msgspec.toml.decode((DEMO_DIR / "omgeving.toml").read_bytes(), type=Omgeving)


def load_huishoudens() -> tuple[_Huishouden, ...]:
    """Read the households of the demo."""
    return msgspec.toml.decode((DEMO_DIR / "huishoudens.toml").read_bytes(), type=_Huishoudens).huishouden


@verb("demo_omgeving", Area.ORGANISATIES, Area.MEDEWERKERS)
def build_omgeving(t: Transactie) -> None:
    """Fill a kluis that was set up for the demo with organisations, contacts and the other medewerkers."""
    omgeving = load_omgeving()
    gemeente = t.session.scalars(select(Gemeente).where(Gemeente.eigen)).one()
    gemeente.kleine_plaats = omgeving.kleine_plaats
    for who in omgeving.medewerkers:
        known = t.session.scalars(select(Medewerker).where(Medewerker.naam == who["naam"])).one_or_none()
        if known is None:
            known = Medewerker(naam=who["naam"], organisatie=omgeving.begeleiding, van=t.vandaag)
            t.session.add(known)
            t.session.flush()
            for rol in who["rollen"]:
                t.session.add(MedewerkerRol(medewerker_id=known.id, rol=rol, van=t.vandaag))
        known.telefoon, known.email = who["telefoon"], who["email"]
    for org in omgeving.organisaties:
        made = organisatie_for(t, org["soort"], org["naam"], gemeente.id)
        if made is not None:
            made.telefoon, made.email = org.get("telefoon", ""), org.get("email", "")
    for contact in omgeving.contactpersonen:
        naam = contact["organisatie"]
        org_row = (
            t.session.scalars(select(Organisatie).where(Organisatie.naam == naam)).one() if naam else None
        )
        t.session.add(
            Contactpersoon(
                organisatie_id=org_row.id if org_row is not None else None,
                gemeente_id=None if org_row is not None else gemeente.id,
                naam=contact["naam"],
                functie=contact["functie"],
                telefoon=contact["telefoon"],
                loket=contact["loket"],
            )
        )


@verb("demo_huishouden", Area.DOSSIER, Area.PUNTEN)
def build_huishouden(t: Transactie, nummer: int, t0: date) -> str:
    """Play the life of household `nummer` (from 0) up to day T0 with the ordinary verbs."""
    house = load_huishoudens()[nummer]
    uid = _open(t, house, t0)
    dossier = t.dossier(uid)
    letters = _fill_people(t, dossier, house, t0)
    for veld, waarde in house.velden.items():
        save_dossier_field.work(t, uid, veld, waarde)
    _surround(t, dossier, house, t0)
    engine.recompute(t, dossier.id)
    for event in house.gebeurtenissen:
        _play(t, uid, event, letters, t0)
    if Fase(dossier.fase).nummer < house.fase.nummer:
        dossier.fase = house.fase.value
    engine.recompute(t, dossier.id)
    _tick_past(t, dossier, house, t0)
    if house.geteld is not None:
        for persoon in _persons(t, dossier):
            persoon.geteld_op, persoon.geteld_reden = t0 + timedelta(house.geteld), house.route
    if house.regeldag is not None:
        _plan_regeldag(t, dossier, t0 + timedelta(house.regeldag))
    return uid


def _open(t: Transactie, house: _Huishouden, t0: date) -> str:
    uid = open_dossier.work(
        t,
        house.naam,
        t0 + timedelta(house.koppeling),
        len(house.personen),
        house.azc,
        vergunning=t0 + timedelta(house.vergunning) if house.vergunning is not None else None,
    )
    assert uid is not None  # noqa: S101 - open_dossier always names what it made
    save_dossier_field.work(t, uid, "route", house.route)
    return uid


def _persons(t: Transactie, dossier: Dossier) -> list[Persoon]:
    return list(
        t.session.scalars(
            select(Persoon)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .where(Lidmaatschap.dossier_id == dossier.id)
            .order_by(Lidmaatschap.id)
        )
    )


def _born(one: _Persoon, t0: date) -> date:
    if one.verjaardag is not None:
        return t0 + timedelta(one.verjaardag) - relativedelta(years=one.jaren + 1)
    if one.jaren == 0:
        return t0 - timedelta(VERJAARDAG_GELEDEN)
    return t0 - timedelta(VERJAARDAG_GELEDEN) - relativedelta(years=one.jaren)


def _fill_people(t: Transactie, dossier: Dossier, house: _Huishouden, t0: date) -> dict[str, str]:
    """Give the blank persons of the dossier their names and fields; return letter -> uid."""
    letters: dict[str, str] = {}
    for persoon, one in zip(_persons(t, dossier), house.personen, strict=True):
        lid = t.session.scalars(
            select(Lidmaatschap).where(
                Lidmaatschap.persoon_id == persoon.id, Lidmaatschap.dossier_id == dossier.id
            )
        ).one()
        letters[lid.letter] = persoon.uid
        save_persoon_field.work(t, persoon.uid, "geboortedatum", _born(one, t0))
        for veld, waarde in msgspec.structs.asdict(one).items():
            if veld not in ("jaren", "verjaardag") and waarde not in ("", False):
                save_persoon_field.work(t, persoon.uid, veld, waarde)
    return letters


def _surround(t: Transactie, dossier: Dossier, house: _Huishouden, t0: date) -> None:
    start = t0 + timedelta(house.koppeling + 4)
    if house.begeleider:
        who = t.session.scalars(select(Medewerker).where(Medewerker.naam == house.begeleider)).one()
        place_betrokkene(t, dossier, "begeleider", start, medewerker_uid=who.uid)
    if house.aanspreekpunt:
        contact = t.session.scalars(
            select(Contactpersoon).where(Contactpersoon.naam == house.aanspreekpunt)
        ).one()
        place_betrokkene(t, dossier, "aanspreekpunt", start, contactpersoon_uid=contact.uid)
    if house.corporatie:
        org = t.session.scalars(select(Organisatie).where(Organisatie.naam == house.corporatie)).one()
        save_dossier_field.work(t, dossier.uid, "corporatie_uid", org.uid)


def _play(t: Transactie, uid: str, event: Mapping[str, Any], letters: Mapping[str, str], t0: date) -> None:
    """Let one event happen; days in the file count from T0."""

    def day(key: str) -> date | None:
        return t0 + timedelta(int(event[key])) if key in event else None

    op = day("dag") or t0
    soort = str(event["soort"])
    if soort == "profiel_compleet":
        gebeurtenissen.record_profiel_compleet.work(t, uid, op, tuple(letters[x] for x in event["bsn"]))
    elif soort == "woning_gevonden":
        gebeurtenissen.record_woning_gevonden.work(
            t,
            uid,
            op,
            event["straat"],
            plaats=event["plaats"],
            kamers=event["kamers"],
            huuringang=day("huuringang"),
            tijdelijk_tot=day("tijdelijk_tot"),
            particulier=bool(event.get("particulier", False)),
        )
    elif soort == "tekendatum":
        gebeurtenissen.record_tekendatum.work(t, uid, day("naar") or t0)
    elif soort == "getekend":
        gebeurtenissen.record_getekend.work(t, uid, op, day("huuringang"))
    elif soort == "verhuisd":
        gebeurtenissen.record_verhuisd.work(t, uid, op)
    elif soort == "weigering":
        gebeurtenissen.record_weigering.work(t, uid, op, niet_gekomen=bool(event["niet_gekomen"]))
    elif soort == "uitspraak":
        gebeurtenissen.record_uitspraak.work(t, uid, op, terecht=bool(event["terecht"]))
    elif soort == "alsnog_genomen":
        gebeurtenissen.record_alsnog_genomen.work(t, uid, op)
    elif soort == "familie_komt":
        gebeurtenissen.record_familie_komt.work(t, uid, op, int(event["aantal"]), day("maand"))
    elif soort == "familie_is_er":
        family = tuple(
            NieuwePersoon(
                roepnaam=p["roepnaam"],
                achternaam=t.dossier(uid).naam,
                geboortedatum=_born(_Persoon(p["roepnaam"], int(p["jaren"])), t0),
                relatie=p["relatie"],
            )
            for p in event["personen"]
        )
        gebeurtenissen.record_familie_is_er.work(t, uid, op, family, day("koppeling"))
    elif soort == "signaal":
        gebeurtenissen.record_signaal.work(t, uid, op, str(event["notitie"]))
    elif soort == "schade":
        gebeurtenissen.record_schade.work(t, uid, op, str(event["notitie"]))
    else:
        raise Refused("demo_gebeurtenis_onbekend", soort=soort)


def _tick_past(t: Transactie, dossier: Dossier, house: _Huishouden, t0: date) -> None:
    """Tick what was due before T0 + `gedaan_voor`, on its own day; anchors keep the dates of events."""
    limit = t0 + timedelta(house.gedaan_voor)
    t.session.flush()
    for punt in t.session.scalars(
        select(Actiepunt)
        .where(
            Actiepunt.dossier_id == dossier.id,
            Actiepunt.vervallen_op.is_(None),
            Actiepunt.staat.in_(OPEN_STATEN),
            Actiepunt.nog_te_bepalen == "",
            Actiepunt.termijn_datum.is_not(None),
            Actiepunt.termijn_datum < limit,
            Actiepunt.item_id.not_in(house.open),
        )
        .order_by(Actiepunt.id)
    ):
        due = punt.termijn_datum
        if due is not None:
            set_done(t, punt, max(due - timedelta(1), min(due, t0 + timedelta(house.koppeling))))


def _plan_regeldag(t: Transactie, dossier: Dossier, dag: date) -> None:
    gemeente = t.session.scalars(select(Gemeente).where(Gemeente.eigen)).one()
    uid = regeldagen.add_regeldag.work(t, gemeente.uid, dag, "Gemeentehuis Wilgenrade", "9:30")
    assert uid is not None  # noqa: S101 - add_regeldag always names what it made
    regeldagen.add_gezin.work(t, uid, dossier.uid)
