"""What is asked of a paper, and reading its facts: for the preview and, with a code, for print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

import msgspec

from models.errors import Refused
from models.queries.afdrukken import code_of
from models.queries.afspraken import load_corporaties
from models.queries.agenda import agenda_facts
from models.queries.amv import amv_facts
from models.queries.bal import load_bal, open_punten_facts
from models.queries.beheer import load_gemeenten, load_matrix_versies
from models.queries.delen import may_share
from models.queries.dossier import load_dossier, load_kern
from models.queries.gezinnen import load_gezinnen
from models.queries.grafieken import gemeenteblad_facts
from models.queries.lezer import Lezer
from models.queries.overleggen import load_planned
from models.queries.papier import (
    checklist_facts,
    dagkaart_facts,
    dossiers_on,
    make_head,
    matrix_facts,
    ochtend_facts,
    sheet_day,
    sheet_lines,
    waar_facts,
)
from models.queries.papier_begeleiding import begeleiding_facts, eindblad_facts
from models.queries.papier_bel import belblad_facts
from models.queries.papier_cijfers import geld_facts, herverdeling_facts, toezicht_facts
from models.queries.papier_corporatie import corporatie_facts
from models.queries.papier_doorlooptijd import doorlooptijd_facts
from models.queries.papier_gezin import intake_facts, nieuw_facts
from models.queries.papier_gezinnen import gezinnenlijst
from models.queries.papier_loket import (
    day_parties,
    deurlijst_facts,
    loketlijst_facts,
    mail_facts,
    next_regeldag,
)
from models.queries.papier_mb import mb_facts
from models.queries.papier_overleg import choices, notitie_facts, uitnodiging_facts
from models.queries.papier_raad import halfjaarverslag_facts, informatienota_facts, raadsantwoord_facts
from models.queries.papier_verslag import faserapport_facts, jaarevaluatie_facts
from models.queries.papier_weigering import weigering_facts
from models.queries.rechten import rechten_facts
from models.queries.regeldagen import load_regeldag, load_regeldagen
from models.queries.rows import GezinnenFilter, GezinnenPage, GezinRow, PaperHead
from models.queries.rows_agenda import AgendaFacts
from models.queries.rows_avg import StukFacts
from models.queries.rows_bal import OpenPuntenFacts
from models.queries.rows_begeleiding import BegeleidingFacts, EindbladFacts, VerslagFacts
from models.queries.rows_beheer import GemeenteRow, MatrixVersieRow
from models.queries.rows_familie import AmvKwartaalFacts
from models.queries.rows_gemeente import GemeentebladFacts
from models.queries.rows_gezinspapier import IntakeFacts, NieuwFacts
from models.queries.rows_mensen import RechtenFacts
from models.queries.rows_papier import BladLijn, ChecklistFacts, DagkaartFacts, MatrixFacts, OchtendFacts
from models.queries.rows_regeldag import DeurlijstFacts, LoketlijstFacts, MailFacts, RegeldagRow
from models.queries.rows_waar import WaarFacts
from models.rules.amv import next_quarters, parse
from models.values import Deelpartij, Fase, Papier, Partij, Privacy
from resources.i18n import in_language
from resources.labels import label
from resources.sentences import sentence
from views.papier.soorten import GEZIN, JAAR, Keus, destroy_before, destroy_days

VanDeDag = LoketlijstFacts | DeurlijstFacts | MailFacts
"""Papers of a regeldag that are not about one gezin."""
Feiten = (
    MatrixFacts
    | DagkaartFacts
    | ChecklistFacts
    | OchtendFacts
    | WaarFacts
    | StukFacts
    | RechtenFacts
    | VanDeDag
    | OpenPuntenFacts
    | AgendaFacts
    | AmvKwartaalFacts
    | BegeleidingFacts
    | EindbladFacts
    | VerslagFacts
    | IntakeFacts
    | NieuwFacts
    | GemeentebladFacts
)
LIMIT = 100
"""Gezinnen in the list at once; the search finds the others."""


@dataclass(frozen=True, slots=True)
class Opdracht:
    """A paper as it was asked; frozen, so that what is printed is what was looked at."""

    keus: Keus
    gezinnen: tuple[str, ...] = ()
    gemeente_uid: str = ""
    regeldag_uid: str = ""
    loket: str = ""
    """Empty = a paper for each loket where somebody comes."""
    partij: str = ""
    """Code of a party of the day, or key of *Bal bij wie*; empty = the first."""
    van: date | None = None
    """First day of a period of the calendar; None = today."""
    dagen: int = 28
    """Days of that period."""
    item: str = ""
    """The one thing of the calendar that it is about; empty = all of the period."""
    wie: str = ""
    """Whose own gezinnen stand in the calendar; empty = all in sight."""
    kwartaal: str = ""
    """The quarter that it is about (`2026-K3`), `jaar`, or empty = this one and the next."""
    versie_uid: str = ""
    overleg_uid: str = ""
    """The overleg that it is for; empty = the first that comes."""
    organisatie_uid: str = ""
    """The corporatie that it is about; empty = all of them."""
    periode: str = ""
    """What it is about: `2025`, `2026-1` or `2026-K2`; empty = the last whole year or half-year, for a report
    of the begeleiding the running half-year."""
    fase: Fase | None = None
    taal: str = "nl"
    privacy: Privacy = Privacy.NAAM
    voor: str = ""
    """Who gets it: `gezin`, a party, or empty = ourselves."""
    deel_reden: str = ""
    """Why it is made although nothing says that it may be shared."""

    @property
    def kan(self) -> bool:
        """Whether there is something to make."""
        return bool(self.gezinnen) or not self.keus.per_gezin


@dataclass(frozen=True, slots=True)
class Stuk:
    """One paper of an order with its facts, and what is recorded of it."""

    papier: Papier
    feiten: Feiten
    dossier_uid: str = ""
    gemeente_uid: str = ""
    nummer: str = ""
    lijnen: tuple[BladLijn, ...] = ()
    vernietigen_voor: date | None = None
    dag: date | None = None
    regeldag_uid: str = ""
    loket: str = ""
    voor: str = ""
    """The party that gets it, where the paper itself says so."""
    organisatie_uid: str = ""
    """Which organisation of that kind gets it; empty = nobody said."""
    over: tuple[str, ...] = ()
    """The dossiers on it, where it is not about one."""


def read_stukken(lezer: Lezer, *, opdracht: Opdracht, nu: datetime) -> tuple[Opdracht, tuple[Stuk, ...]]:
    """Read the facts of all papers of an order, without codes, in the language of the paper.

    Raises what the facts raise.
    """
    with in_language(opdracht.taal):
        return _read_stukken(lezer, opdracht, nu)


def _read_stukken(lezer: Lezer, opdracht: Opdracht, nu: datetime) -> tuple[Opdracht, tuple[Stuk, ...]]:
    if opdracht.keus.van_de_dag:
        return opdracht, _of_the_day(lezer, opdracht, nu)
    if not opdracht.keus.per_gezin:
        return opdracht, (_one(lezer, opdracht, nu),)
    stukken = tuple(
        _stuk(lezer, opdracht, papier, uid, nu)
        for uid in opdracht.gezinnen
        for papier in opdracht.keus.papieren
    )
    return opdracht, stukken


def _one(lezer: Lezer, opdracht: Opdracht, nu: datetime) -> Stuk:
    """The one paper of an order that is not about a gezin."""
    keus = opdracht.keus
    papier = keus.papieren[0]
    if keus.van_bal:
        return _open_punten(lezer, opdracht, nu)
    if keus.agenda:
        return _agenda(lezer, opdracht, nu)
    if keus.kwartaal:
        return _kwartaal(lezer, opdracht, nu)
    if papier is Papier.GEZINNENLIJST:
        return _gezinnenlijst(lezer, opdracht, nu)
    if papier is Papier.MB_VERSLAG:
        return _mb_verslag(lezer, opdracht, nu)
    return _stuk(lezer, opdracht, papier, "", nu)


def with_lines(stuk: Stuk, aantal: int) -> Stuk:
    """Say that only the first `aantal` numbered lines stand on a paper; below 0 it stays as it is."""
    if aantal < 0 or not isinstance(stuk.feiten, NieuwFacts):
        return stuk
    feiten = msgspec.structs.replace(stuk.feiten, getoond=aantal)
    return replace(stuk, feiten=feiten, lijnen=sheet_lines(stuk.papier, feiten))


def with_codes(lezer: Lezer, *, stukken: tuple[Stuk, ...], afdrukken: tuple[str, ...]) -> tuple[Stuk, ...]:
    """Put the recorded codes on the papers. Raises Refused("afdruk_onbekend")."""
    found = []
    for stuk, uid in zip(stukken, afdrukken, strict=True):
        code, weg = code_of(lezer, uid)
        head = msgspec.structs.replace(stuk.feiten.head, code=code, vernietigen_voor=weg)
        found.append(replace(stuk, feiten=msgspec.structs.replace(stuk.feiten, head=head)))
    return tuple(found)


def _stuk(lezer: Lezer, opdracht: Opdracht, papier: Papier, uid: str, nu: datetime) -> Stuk:
    head = make_head(
        lezer,
        nu,
        dossier_uid=uid,
        gemeente_uid=opdracht.gemeente_uid,
        privacy=opdracht.privacy,
        taal=opdracht.taal,
    )
    feiten = _facts(lezer, opdracht, papier, uid, head)
    weg = _weg(lezer, opdracht, papier, feiten.dag if isinstance(feiten, DagkaartFacts) else None)
    return Stuk(
        papier,
        _marked(feiten, weg),
        dossier_uid=uid,
        gemeente_uid="" if uid else opdracht.gemeente_uid,
        nummer=""
        if isinstance(feiten, OchtendFacts | RechtenFacts | GemeentebladFacts)
        else feiten.dossier_nummer,
        lijnen=sheet_lines(papier, feiten),
        vernietigen_voor=weg,
        dag=sheet_day(feiten),
        regeldag_uid=feiten.regeldag_uid if isinstance(feiten, DagkaartFacts) else "",
    )


OverGezin = (
    MatrixFacts
    | DagkaartFacts
    | ChecklistFacts
    | OchtendFacts
    | WaarFacts
    | StukFacts
    | RechtenFacts
    | BegeleidingFacts
    | EindbladFacts
    | VerslagFacts
    | IntakeFacts
    | NieuwFacts
    | GemeentebladFacts
)
Over = Callable[..., OverGezin]
OVER_GEZIN: dict[Papier, Over] = {
    Papier.WAAR_STAAN_WE: waar_facts,
    Papier.MELDBLAD_WEIGERING: weigering_facts,
    Papier.BELBLAD: belblad_facts,
    Papier.INTAKEBLAD: intake_facts,
    Papier.NIEUW_IN_GEZIN: nieuw_facts,
    Papier.BEGELEIDING: begeleiding_facts,
    Papier.EINDBLAD: eindblad_facts,
    Papier.JAAREVALUATIE: jaarevaluatie_facts,
}
"""Papers about one gezin that need nothing but the gezin."""
OVER_MEER: dict[Papier, Callable[[Lezer, Opdracht, PaperHead], OverGezin]] = {
    Papier.OCHTENDBLAD: lambda lezer, _o, head: ochtend_facts(lezer, head=head),
    Papier.RECHTEN: lambda lezer, _o, head: rechten_facts(lezer, head=head),
    Papier.GEMEENTEBLAD: lambda lezer, o, head: gemeenteblad_facts(lezer, o.gemeente_uid, head=head),
    Papier.OVERLEGUITNODIGING: lambda lezer, o, head: uitnodiging_facts(
        lezer, o.gemeente_uid, o.overleg_uid, head=head
    ),
    Papier.OVERLEGNOTITIE: lambda lezer, o, head: notitie_facts(lezer, o.gemeente_uid, head=head),
    Papier.CORPORATIEOVERZICHT: lambda lezer, o, head: corporatie_facts(
        lezer, o.gemeente_uid, o.organisatie_uid, head=head
    ),
    Papier.DOORLOOPTIJDBLAD: lambda lezer, o, head: doorlooptijd_facts(lezer, o.gemeente_uid, head=head),
    Papier.TOEZICHTBLAD: lambda lezer, o, head: toezicht_facts(lezer, o.gemeente_uid, head=head),
    Papier.HERVERDELINGSBLAD: lambda lezer, o, head: herverdeling_facts(lezer, o.gemeente_uid, head=head),
    Papier.GELDBLAD: lambda lezer, o, head: geld_facts(lezer, o.gemeente_uid, head=head),
    Papier.RAADSANTWOORD: lambda lezer, o, head: raadsantwoord_facts(lezer, o.gemeente_uid, head=head),
}
"""Papers about no gezin: of who looks, or of a gemeente."""
VAN_PERIODE: dict[Papier, Over] = {
    Papier.INFORMATIENOTA: informatienota_facts,
    Papier.HALFJAARVERSLAG: halfjaarverslag_facts,
}
"""Papers of a gemeente about a period."""
VAN_FASE: dict[Papier, Over] = {
    Papier.CHECKLIST: checklist_facts,
    Papier.FASERAPPORT: faserapport_facts,
}
"""Papers about one gezin and one phase of it."""


def _facts(lezer: Lezer, opdracht: Opdracht, papier: Papier, uid: str, head: PaperHead) -> OverGezin:
    if papier in OVER_GEZIN:
        return OVER_GEZIN[papier](lezer, uid, head=head)
    if papier in VAN_FASE:
        return VAN_FASE[papier](lezer, uid, opdracht.fase, head=head)
    if papier in (Papier.DAGKAART, Papier.GEZINSBLAD, Papier.UITNODIGING):
        return dagkaart_facts(lezer, uid, opdracht.regeldag_uid, head=head)
    if papier in OVER_MEER or papier in VAN_PERIODE:
        return _of_gemeente(lezer, opdracht, papier, head)
    if papier is Papier.MATRIX_DOSSIER:
        return matrix_facts(lezer, "", None, uid, head=head)
    return matrix_facts(lezer, opdracht.gemeente_uid, opdracht.versie_uid or None, head=head)


def _of_gemeente(lezer: Lezer, opdracht: Opdracht, papier: Papier, head: PaperHead) -> OverGezin:
    """A paper of a gemeente, be it about a period."""
    if papier in VAN_PERIODE:
        return VAN_PERIODE[papier](lezer, opdracht.gemeente_uid, opdracht.periode, head=head)
    return OVER_MEER[papier](lezer, opdracht, head)


def read_delen(lezer: Lezer, *, opdracht: Opdracht, nu: datetime) -> tuple[Opdracht, tuple[str, ...]]:
    """Say what is missing before this may go to another party, each reason once with its dossiers."""
    wishes: dict[tuple[str, str, str], None] = {}
    if opdracht.keus.deelt and opdracht.voor not in {"", GEZIN}:
        about = opdracht.gezinnen
        if not opdracht.keus.per_gezin:
            about = tuple(
                uid for stuk in read_stukken(lezer, opdracht=opdracht, nu=nu)[1] for uid in stuk.over
            )
        wishes = dict.fromkeys((opdracht.voor, "", uid) for uid in about)
    elif opdracht.keus.van_de_dag or opdracht.keus.van_bal:
        _same, stukken = read_stukken(lezer, opdracht=opdracht, nu=nu)
        wishes = dict.fromkeys(
            (stuk.voor, stuk.organisatie_uid, uid) for stuk in stukken if stuk.voor for uid in stuk.over
        )
    missing: dict[str, dict[str, None]] = {}
    anoniem = opdracht.privacy is Privacy.ANONIEM
    for voor, organisatie, uid in wishes:
        verdict = may_share(lezer, uid, Deelpartij(voor), organisatie_uid=organisatie, anoniem=anoniem)
        for reden in () if verdict.ok else verdict.redenen:
            missing.setdefault(sentence(reden), {})[load_kern(lezer, uid).row.nummer] = None
    return opdracht, tuple(f"{words} ({', '.join(numbers)})" for words, numbers in missing.items())


def _of_the_day(lezer: Lezer, opdracht: Opdracht, nu: datetime) -> tuple[Stuk, ...]:
    """The papers of a regeldag: one for each loket, or the mail to a party. Raises regeldag_kiezen, …"""
    papier = opdracht.keus.papieren[0]
    uid = opdracht.regeldag_uid or next_regeldag(lezer)
    head = make_head(
        lezer, nu, gemeente_uid=opdracht.gemeente_uid, privacy=opdracht.privacy, taal=opdracht.taal
    )
    lokets = (opdracht.loket,) if opdracht.loket else ()
    found: tuple[VanDeDag, ...]
    if papier is Papier.LOKETLIJST:
        found = loketlijst_facts(lezer, uid, lokets, head=head)
    elif papier is Papier.DEURLIJST:
        found = deurlijst_facts(lezer, uid, lokets, head=head)
    else:
        partijen = day_parties(lezer, uid)
        chosen = next((p for p in partijen if p.value == opdracht.partij), partijen[0] if partijen else None)
        found = (mail_facts(lezer, uid, chosen, head=head),) if chosen is not None else ()
    if not found:
        raise Refused("regeldag_leeg")
    return tuple(_day_stuk(lezer, opdracht, papier, facts) for facts in found)


def _agenda(lezer: Lezer, opdracht: Opdracht, nu: datetime) -> Stuk:
    """A period of the calendar, or one thing of it. Raises Refused: agenda_leeg, agenda_te_lang."""
    papier = opdracht.keus.papieren[0]
    head = make_head(
        lezer, nu, gemeente_uid=opdracht.gemeente_uid, privacy=opdracht.privacy, taal=opdracht.taal
    )
    van = opdracht.van or lezer.vandaag
    tot = van + timedelta(days=max(opdracht.dagen, 1) - 1)
    facts = agenda_facts(lezer, van, tot, opdracht.item, head=head, begeleider_uid=opdracht.wie)
    weg = _weg(lezer, opdracht, papier, facts.items[-1].dag)
    return Stuk(
        papier,
        _marked(facts, weg),
        gemeente_uid=opdracht.gemeente_uid,
        vernietigen_voor=weg,
        over=tuple(dict.fromkeys(one.dossier_uid for one in facts.items if one.dossier_uid)),
    )


def _gezinnenlijst(lezer: Lezer, opdracht: Opdracht, nu: datetime) -> Stuk:
    """The list of the open gezinnen. Raises Refused: gezinnen_geen, lijst_te_lang."""
    papier = opdracht.keus.papieren[0]
    head = make_head(
        lezer, nu, gemeente_uid=opdracht.gemeente_uid, privacy=opdracht.privacy, taal=opdracht.taal
    )
    facts, over = gezinnenlijst(lezer, head=head, begeleider_uid=opdracht.wie)
    weg = _weg(lezer, opdracht, papier, None)
    return Stuk(
        papier, _marked(facts, weg), gemeente_uid=opdracht.gemeente_uid, vernietigen_voor=weg, over=over
    )


def _mb_verslag(lezer: Lezer, opdracht: Opdracht, nu: datetime) -> Stuk:
    """The report of who guides over a period; without names nobody stands on it."""
    papier = opdracht.keus.papieren[0]
    head = make_head(
        lezer, nu, gemeente_uid=opdracht.gemeente_uid, privacy=opdracht.privacy, taal=opdracht.taal
    )
    facts, over = mb_facts(lezer, opdracht.gemeente_uid, opdracht.periode, head=head)
    weg = _weg(lezer, opdracht, papier, None)
    return Stuk(
        papier, _marked(facts, weg), gemeente_uid=opdracht.gemeente_uid, vernietigen_voor=weg, over=over
    )


def _kwartaal(lezer: Lezer, opdracht: Opdracht, nu: datetime) -> Stuk:
    """The list of who turns 18, for the quarterly meeting."""
    papier = opdracht.keus.papieren[0]
    head = make_head(
        lezer, nu, gemeente_uid=opdracht.gemeente_uid, privacy=opdracht.privacy, taal=opdracht.taal
    )
    one = parse(opdracht.kwartaal)
    chosen = next_quarters(lezer.vandaag) if opdracht.kwartaal == JAAR else ((one,) if one else ())
    facts = amv_facts(lezer, chosen, gemeente_uid=opdracht.gemeente_uid, head=head)
    weg = _weg(lezer, opdracht, papier, None)
    return Stuk(
        papier,
        _marked(facts, weg),
        gemeente_uid=opdracht.gemeente_uid,
        vernietigen_voor=weg,
        over=dossiers_on(facts),
    )


def _open_punten(lezer: Lezer, opdracht: Opdracht, nu: datetime) -> Stuk:
    """The letter or mail to a party about its open points. Raises Refused("bal_leeg")."""
    papier = opdracht.keus.papieren[0]
    head = make_head(
        lezer, nu, gemeente_uid=opdracht.gemeente_uid, privacy=opdracht.privacy, taal=opdracht.taal
    )
    facts = open_punten_facts(lezer, opdracht.partij, head=head)
    weg = _weg(lezer, opdracht, papier, None)
    return Stuk(
        papier,
        _marked(facts, weg),
        gemeente_uid=opdracht.gemeente_uid,
        vernietigen_voor=weg,
        voor=facts.deelpartij.value,
        organisatie_uid=facts.organisatie_uid,
        over=dossiers_on(facts),
    )


def _day_stuk(lezer: Lezer, opdracht: Opdracht, papier: Papier, facts: VanDeDag) -> Stuk:
    weg = _weg(lezer, opdracht, papier, facts.dag)
    return Stuk(
        papier,
        _marked(facts, weg),
        gemeente_uid=opdracht.gemeente_uid,
        lijnen=sheet_lines(papier, facts),
        vernietigen_voor=weg,
        dag=sheet_day(facts),
        regeldag_uid=facts.regeldag_uid,
        loket="" if isinstance(facts, MailFacts) else facts.loket,
        voor=_party(facts),
        over=dossiers_on(facts),
    )


def _party(facts: VanDeDag) -> str:
    """Who gets it; a list on a door is for everyone who comes by."""
    partij = "" if isinstance(facts, DeurlijstFacts) else facts.partij.value
    return partij if partij in set(Deelpartij) else ""


def _weg(lezer: Lezer, opdracht: Opdracht, papier: Papier, dag: date | None) -> date | None:
    dagen = destroy_days(papier, partial(lezer.setting, gemeente_uid=opdracht.gemeente_uid))
    return destroy_before(opdracht.keus, lezer.vandaag, dag, dagen)


def _marked(facts: Feiten, weg: date | None) -> Feiten:
    """The facts with the day before which the paper must be gone."""
    return msgspec.structs.replace(facts, head=msgspec.structs.replace(facts.head, vernietigen_voor=weg))


# --- what can be chosen ---


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What the fields offer."""

    gemeenten: tuple[GemeenteRow, ...]
    regeldagen: tuple[RegeldagRow, ...]
    versies: tuple[MatrixVersieRow, ...]


def read_keuzes(lezer: Lezer, *, gemeente_uid: str) -> Keuzes:
    """Read the gemeenten, the regeldagen (coming ones first) and the matrix versions of the gemeente."""
    gemeenten = load_gemeenten(lezer)
    chosen = gemeente_uid or (gemeenten[0].uid if gemeenten else "")
    days = load_regeldagen(lezer)
    coming = sorted((d for d in days if d.dag >= lezer.vandaag), key=lambda d: (d.dag, d.nummer))
    past = [d for d in days if d.dag < lezer.vandaag]
    return Keuzes(gemeenten, (*coming, *past), load_matrix_versies(lezer, chosen) if chosen else ())


@dataclass(frozen=True, slots=True)
class DagKeuzes:
    """What a regeldag offers: its loketten and its parties, code and name."""

    loketten: tuple[tuple[str, str], ...]
    partijen: tuple[tuple[str, str], ...]


def read_dag_keuzes(lezer: Lezer, *, uid: str) -> DagKeuzes:
    """Read the loketten and parties of a regeldag (of the next one, when none is named)."""
    found = uid or next_regeldag(lezer)
    day = load_regeldag(lezer, found)
    return DagKeuzes(
        tuple((row.loket, row.naam) for row in day.loketten),
        tuple((partij.value, label(partij)) for partij in day_parties(lezer, found)),
    )


def read_bal_keuzes(lezer: Lezer) -> DagKeuzes:
    """Read the parties that something is waited for: key and name, in their order."""
    others = [one for one in load_bal(lezer).partijen if one.krijgt_brief]
    return DagKeuzes((), tuple((one.sleutel, one.naam or label(Partij(one.code))) for one in others))


@dataclass(frozen=True, slots=True)
class GemeenteKeuzes:
    """What a gemeente offers: its overleggen and its corporaties; code and words."""

    overleggen: tuple[tuple[str, str], ...]
    corporaties: tuple[tuple[str, str], ...]


def read_gemeente_keuzes(lezer: Lezer, *, gemeente_uid: str) -> GemeenteKeuzes:
    """Read the overleggen of a gemeente (coming ones first) and the corporaties."""
    return GemeenteKeuzes(
        choices(load_planned(lezer, gemeente_uid), lezer.vandaag),
        load_corporaties(lezer, gemeente_uid),
    )


def read_lijst(lezer: Lezer, *, wie: str, tekst: str) -> tuple[str, GezinnenPage]:
    """Read the gezinnen that fit a search."""
    return tekst, load_gezinnen(lezer, GezinnenFilter(begeleider_uid=wie, tekst=tekst), 0, LIMIT)


def read_gezin(lezer: Lezer, *, uid: str) -> tuple[GezinRow, ...]:
    """Read the line of one dossier."""
    row = load_dossier(lezer, uid)
    return (
        GezinRow(uid=row.uid, nummer=row.nummer, naam=row.naam, fase=row.fase, personen=row.aantal_personen),
    )


def read_regeldag_gezinnen(lezer: Lezer, *, uid: str) -> tuple[GezinRow, ...]:
    """Read the gezinnen of a regeldag."""
    return tuple(
        GezinRow(
            uid=a.dossier_uid, nummer=a.dossier_nummer, naam=a.gezin, fase=Fase.VESTIGING, personen=a.personen
        )
        for a in load_regeldag(lezer, uid).afspraken
    )
