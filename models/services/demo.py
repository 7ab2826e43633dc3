"""The demo kluis: twelve fictive households with dates relative to a day T0 (domain/demo.md).

The files in `resources/demo` say what happened; the ordinary verbs do it, so the demo is what real use gives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any

import msgspec
from dateutil.relativedelta import relativedelta
from sqlalchemy import select

import resources
from models.changes import Area
from models.services import (
    aanbod,
    amv,
    begeleiding,
    contacten,
    demo_afspraken,
    demo_gemeente,
    engine,
    gebeurtenissen,
    krediet,
    nareis,
    regeldagen,
    toewijzing,
    tussenplekken,
    woningen,
)
from models.services.ankers import default_drager, valid_anker
from models.services.demo_meedoen import play_deelname, play_mijlpaal
from models.services.demo_volgen import VOLGEN_PLAY
from models.services.dossiers import open_dossier, organisatie_for, place_betrokkene, save_dossier_field
from models.services.leden import NieuwePersoon, save_persoon_field
from models.services.punten import OPEN_STATEN, anchor_of_tick, item_of, set_anchor_by_tick, set_done
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
    Tussenvoorziening,
    Woning,
)
from models.values import AmvKeuze, Anker, ContactSoort, Fase, Recht, StapSoort

DEMO_DIR = Path(resources.__file__).parent / "demo"
RONDEN_AFVINKEN = 4
"""How often ticking may bring up further lines that were due too."""
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
    velden_daarna: dict[str, str | int | bool] = {}
    """Fields as they are after the events."""


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
    woningen: tuple[dict[str, Any], ...] = ()
    tussenvoorzieningen: tuple[dict[str, Any], ...] = ()
    cijfers: dict[str, int | str] = {}
    """What was published about the running half-year and the one before, and what the formula is made of."""


def load_omgeving() -> Omgeving:
    """Read the surroundings of the demo."""
    return msgspec.toml.decode((DEMO_DIR / "omgeving.toml").read_bytes(), type=Omgeving)


def load_huishoudens() -> tuple[_Huishouden, ...]:
    """Read the households of the demo."""
    return msgspec.toml.decode((DEMO_DIR / "huishoudens.toml").read_bytes(), type=_Huishoudens).huishouden


@verb("demo_omgeving", Area.ORGANISATIES, Area.MEDEWERKERS, recht=Recht.SYSTEEM)
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
    for one in omgeving.woningen:
        given = {code: value for code, value in one.items() if code not in ("straat", "verhuurder")}
        owner = t.session.scalars(
            select(Organisatie.uid).where(Organisatie.naam == one.get("verhuurder", ""))
        ).one_or_none()
        woningen.add_woning.work(t, one["straat"], verhuurder_uid=owner or "", **given)
    for place in omgeving.tussenvoorzieningen:
        fields = {code: value for code, value in place.items() if code not in ("naam", "plekken", "dagen")}
        tussenplekken.add_tussenvoorziening.work(
            t, place["naam"], place["plekken"], loopt_tot=t.vandaag + timedelta(place["dagen"]), **fields
        )
    demo_gemeente.build(t, gemeente.uid, omgeving.cijfers)
    demo_afspraken.build(t, gemeente)
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
    demo_afspraken.first_contact(t, gemeente)


@verb("demo_huishouden", Area.DOSSIER, Area.PUNTEN, recht=Recht.SYSTEEM)
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
        _PLAY[str(event["soort"])](_Moment(t, uid, event, letters, t0))
    for veld, waarde in house.velden_daarna.items():
        save_dossier_field.work(t, uid, veld, waarde)
    if Fase(dossier.fase).nummer < house.fase.nummer:
        dossier.fase = house.fase.value
    engine.recompute(t, dossier.id)
    _tick_past(t, dossier, house, t0)
    if house.geteld is not None:
        for persoon in _persons(t, dossier):
            persoon.geteld_op, persoon.geteld_reden = t0 + timedelta(house.geteld), house.route
            persoon.geteld_gemeente_id = dossier.gemeente_id
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


@dataclass(frozen=True, slots=True)
class _Moment:
    """One event of the file, with its days counted from T0."""

    t: Transactie
    uid: str
    gegevens: Mapping[str, Any]
    letters: Mapping[str, str]
    t0: date

    def day(self, key: str) -> date | None:
        return self.t0 + timedelta(int(self.gegevens[key])) if key in self.gegevens else None

    @property
    def op(self) -> date:
        return self.day("dag") or self.t0


def _profiel(m: _Moment) -> None:
    known = tuple(m.letters[letter] for letter in m.gegevens["bsn"])
    gebeurtenissen.record_profiel_compleet.work(m.t, m.uid, m.op, known)


def _woning(m: _Moment) -> None:
    listed = m.t.session.scalars(
        select(Woning.uid).where(Woning.straat == m.gegevens["straat"])
    ).one_or_none()
    if listed is not None:
        aanbod.offer_woning.work(m.t, m.uid, listed, m.op, m.day("huuringang"))
        return
    gebeurtenissen.record_woning_gevonden.work(
        m.t,
        m.uid,
        m.op,
        m.gegevens["straat"],
        plaats=m.gegevens["plaats"],
        kamers=m.gegevens["kamers"],
        huuringang=m.day("huuringang"),
        tijdelijk_tot=m.day("tijdelijk_tot"),
        particulier=bool(m.gegevens.get("particulier", False)),
    )


def _familie(m: _Moment) -> None:
    family = tuple(
        NieuwePersoon(
            roepnaam=p["roepnaam"],
            achternaam=m.t.dossier(m.uid).naam,
            geboortedatum=_born(_Persoon(p["roepnaam"], int(p["jaren"])), m.t0),
            relatie=p["relatie"],
        )
        for p in m.gegevens["personen"]
    )
    gebeurtenissen.record_familie_is_er.work(m.t, m.uid, m.op, family, m.day("koppeling"))


def _verwacht(m: _Moment) -> None:
    day = m.day("verwacht")
    for one in m.gegevens["personen"]:
        wie = nareis.Verwacht(
            one["naam"], one["relatie"], one.get("geboortejaar"), verwacht_op=day, staat=m.gegevens["stand"]
        )
        nareis.add_verwacht.work(m.t, m.uid, wie)


def _amv(m: _Moment) -> None:
    person, told = m.letters[m.gegevens["letter"]], str(m.gegevens["reden"])
    amv.choose.work(m.t, m.uid, person, AmvKeuze(m.gegevens["keuze"]), m.op, told)
    contact = m.t.session.scalars(
        select(Contactpersoon).where(Contactpersoon.naam == m.gegevens["voogd"])
    ).one()
    place_betrokkene(m.t, m.t.dossier(m.uid), "voogd", m.op, contactpersoon_uid=contact.uid)


def _contact(m: _Moment) -> None:
    told = {k: v for k, v in m.gegevens.items() if k not in {"soort", "dag", "hoe"}}
    contacten.record_contact.work(m.t, m.uid, ContactSoort(m.gegevens["hoe"]), m.op, **told)


def _tussenplek(m: _Moment) -> None:
    plek = m.t.session.scalars(
        select(Tussenvoorziening.uid).where(Tussenvoorziening.naam == m.gegevens["plek"])
    ).one()
    tussenplekken.place.work(m.t, m.uid, plek, m.op, int(m.gegevens["personen"]))


def _stap(m: _Moment) -> None:
    note = str(m.gegevens.get("notitie", ""))
    toewijzing.record_step.work(m.t, m.uid, StapSoort(m.gegevens["stap"]), m.op, notitie=note)


def _krediet(m: _Moment) -> None:
    """Asked for on the day, and perhaps granted and paid so many days later."""
    made = krediet.request_krediet.work(m.t, m.uid, m.op, bedrag=m.gegevens["bedrag"])
    for stap in ("toegekend", "betaald"):
        if f"{stap}_na" in m.gegevens:
            later = m.op + timedelta(int(m.gegevens[f"{stap}_na"]))
            krediet.answer_krediet.work(m.t, str(made), stap, later)


def _plaatsing(m: _Moment) -> None:
    told = {k: v for k, v in m.gegevens.items() if k in ("maanden", "uren")}
    toewijzing.set_criterium.work(m.t, m.uid, str(m.gegevens["criterium"]), **told)


def _afspraken(m: _Moment) -> None:
    told = {k: v for k, v in m.gegevens.items() if k not in {"soort", "dag", "vormen", "themas", "hoe_vaak"}}
    days: dict[str, Any] = {k: m.day(k) for k in ("tot", "vraagbaak_tot", "getekend_op") if k in told}
    begeleiding.agree_begeleiding.work(
        m.t,
        m.uid,
        m.op,
        m.gegevens["vormen"],
        m.gegevens["themas"],
        m.gegevens["hoe_vaak"],
        **(told | days),
    )


_PLAY: dict[str, Callable[[_Moment], object]] = {
    "profiel_compleet": _profiel,
    "woning_gevonden": _woning,
    "tekendatum": lambda m: gebeurtenissen.record_tekendatum.work(m.t, m.uid, m.day("naar") or m.t0),
    "getekend": lambda m: gebeurtenissen.record_getekend.work(m.t, m.uid, m.op, m.day("huuringang")),
    "verhuisd": lambda m: gebeurtenissen.record_verhuisd.work(m.t, m.uid, m.op),
    "weigering": lambda m: gebeurtenissen.record_weigering.work(
        m.t, m.uid, m.op, niet_gekomen=bool(m.gegevens["niet_gekomen"])
    ),
    "uitspraak": lambda m: gebeurtenissen.record_uitspraak.work(
        m.t, m.uid, m.op, terecht=bool(m.gegevens["terecht"])
    ),
    "alsnog_genomen": lambda m: gebeurtenissen.record_alsnog_genomen.work(m.t, m.uid, m.op),
    "familie_komt": lambda m: gebeurtenissen.record_familie_komt.work(
        m.t, m.uid, m.op, int(m.gegevens["aantal"]), m.day("maand"), str(m.gegevens.get("melder", ""))
    ),
    "verwacht": _verwacht,
    "amv": _amv,
    "familie_is_er": _familie,
    "signaal": lambda m: gebeurtenissen.record_signaal.work(m.t, m.uid, m.op, str(m.gegevens["notitie"])),
    "schade": lambda m: gebeurtenissen.record_schade.work(m.t, m.uid, m.op, str(m.gegevens["notitie"])),
    "tussenplek": _tussenplek,
    "stap": _stap,
    "krediet": _krediet,
    "plaatsing": _plaatsing,
    "contact": _contact,
    "mijlpaal": lambda m: play_mijlpaal(m.t, m.uid, m.gegevens, m.letters[m.gegevens["wie"]], m.op),
    "deelname": lambda m: play_deelname(
        m.t, m.uid, m.gegevens, m.letters.get(str(m.gegevens.get("wie", "")), ""), m.t0
    ),
    **VOLGEN_PLAY,
    "afspraken": _afspraken,
    "traject": lambda m: begeleiding.start_traject.work(
        m.t, m.uid, str(m.gegevens["wat"]), m.op, uitvoerder=str(m.gegevens["uitvoerder"])
    ),
    "doorverwezen": lambda m: contacten.record_doorverwijzing.work(
        m.t, m.uid, str(m.gegevens["instantie"]), m.op
    ),
}


def _tick_past(t: Transactie, dossier: Dossier, house: _Huishouden, t0: date) -> None:
    """Tick what was due before T0 + `gedaan_voor`, a day early; ticks may date other lines, so look again."""
    limit = t0 + timedelta(house.gedaan_voor)
    start = t0 + timedelta(house.koppeling)
    for _ in range(RONDEN_AFVINKEN):
        due_lines = t.session.scalars(
            select(Actiepunt)
            .where(
                Actiepunt.dossier_id == dossier.id,
                Actiepunt.vervallen_op.is_(None),
                Actiepunt.staat.in_(OPEN_STATEN),
                Actiepunt.nog_te_bepalen == "",
                Actiepunt.termijn_datum < limit,
                Actiepunt.item_id.not_in(house.open),
            )
            .order_by(Actiepunt.id)
        ).all()
        if not due_lines:
            return
        for punt in due_lines:
            due = punt.termijn_datum or limit
            op = max(due - timedelta(1), min(due, start))
            set_done(t, punt, op)
            soort = item_of(t, punt).zet_anker
            if soort is not None:
                t.session.flush()
                _date_by_tick(t, punt, dossier, soort, op)
        t.session.flush()
        engine.recompute(t, dossier.id)
        t.session.flush()


def _date_by_tick(t: Transactie, punt: Actiepunt, dossier: Dossier, soort: Anker, op: date) -> None:
    """Let a tick set its anchor, unless an event set it before."""
    target = anchor_of_tick(t, punt, dossier, soort)
    if target is None:
        return
    bearer = target[0] or default_drager(t, dossier, soort)
    known = valid_anker(t, bearer, soort, target[1]) if bearer else None
    if bearer and (known is None or known.werkelijk is None):
        set_anchor_by_tick(t, punt, dossier, soort, op)


def _plan_regeldag(t: Transactie, dossier: Dossier, dag: date) -> None:
    """Plan the day; who signs that day is put on it by itself, and gets a time at each loket."""
    gemeente = t.session.scalars(select(Gemeente).where(Gemeente.eigen)).one()
    uid = regeldagen.add_regeldag.work(t, gemeente.uid, dag, "Gemeentehuis Wilgenrade", "9:30")
    assert uid is not None  # noqa: S101 - add_regeldag always names what it made
    for loket, (ruimte, tijd) in REGELDAG_TIJDEN.items():
        regeldagen.save_loket.work(t, uid, loket, ruimte=ruimte)
        regeldagen.set_tijd.work(t, uid, dossier.uid, loket, tijd)


REGELDAG_TIJDEN = {
    "L1": ("kamer 3", "9:30"),
    "L2": ("balie 1", "10:15"),
    "L4": ("kamer 2", "10:45"),
    "L3": ("kamer 4", "11:30"),
    "L7": ("kamer 2", "13:00"),
    "L5": ("kamer 2", "13:30"),
    "L6": ("kamer 5", "14:00"),
    "L8": ("kamer 4", "14:30"),
    "L9": ("in de woning", "15:30"),
}
"""Loket -> room and time of the household of the demo that signs."""
