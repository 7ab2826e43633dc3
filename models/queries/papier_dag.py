"""Facts of the dagkaart and the gezinsblad: the day of one gezin past the loketten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count

from msgspec.structs import replace
from sqlalchemy import select

from models.content import Loket
from models.queries import mensen
from models.queries.beheer import load_contacten
from models.queries.dossier import load_dossier
from models.queries.lezer import Lezer
from models.queries.papier_lijnen import blad_lijn, newest_rounds
from models.queries.papier_namen import blad_personen, gezin_name
from models.queries.regeldagen import load_regeldag
from models.queries.rows import PaperHead, PuntRow
from models.queries.rows_dossier import DossierRow, PersoonRow
from models.queries.rows_papier import BladLijn, BladLoket, DagkaartFacts
from models.queries.rows_regeldag import BezoekRow, LoketRow, RegeldagRow
from models.rules.dagmensen import ALLEN, Mens, who_comes
from models.rules.klokuren import DAG, clock_of, minutes_of
from models.tables import Dossier, Regeldag, RegeldagAfspraak
from models.values import Anker, Privacy, Stand, Waarheid
from resources.sentences import sentence

NIET_OP_DE_DAG = (Stand.VERVALLEN, Stand.NVT, Stand.VOOR_ONZE_TIJD)
_IEDEREEN = "iedereen"
"""How the content ends a paper that everybody brings: `verblijfspas van iedereen`."""
_GEWOON = ("L1", "L2", "L4", "L3", "L7", "L5", "L6", "L8", "L9")


def dagkaart_facts(
    lezer: Lezer, dossier_uid: str, regeldag_uid: str = "", *, head: PaperHead
) -> DagkaartFacts:
    """Collect the dagkaart of a gezin, for a regeldag or without one.

    Without `regeldag_uid` the next regeldag of the gezin counts (else its last one); without any, the
    tekendatum, the default order of loketten and their usual contacts. Raises Refused: dossier_onbekend,
    regeldag_onbekend.
    """
    row = load_dossier(lezer, dossier_uid)
    day_uid = regeldag_uid or _own_regeldag(lezer, dossier_uid)
    day = load_regeldag(lezer, day_uid) if day_uid else None
    people = mensen.present(row.personen, lezer.vandaag)
    loketten = _loketten(lezer, row, people, day, head.privacy)
    guide = mensen.active(row.betrokkenen, "begeleider", lezer.vandaag)
    contact = mensen.active(row.betrokkenen, "aanspreekpunt", lezer.vandaag)
    shown = {loket.id for loket in loketten}
    order = [code for code in _day_order(lezer, row, day) if code in shown]
    return DagkaartFacts(
        head=head,
        dossier_uid=row.uid,
        dossier_nummer=row.nummer,
        gezin=gezin_name(row.naam, head.privacy, len(people)),
        dag=day.dag if day is not None else _signing_day(row),
        regeldag_uid=day.uid if day is not None else "",
        dagnummer=next((a.nummer for a in day.afspraken if a.dossier_uid == row.uid), 0)
        if day is not None
        else 0,
        plaats=day.plaats if day is not None else "",
        start=day.start if day is not None else "",
        taal=language_of(people),
        tolk=interpreter_of(people),
        begeleider=guide.naam if guide is not None else "",
        begeleider_telefoon=guide.telefoon if guide is not None else "",
        aanspreekpunt=contact.naam if contact is not None else "",
        aanspreekpunt_telefoon=contact.telefoon if contact is not None else "",
        personen=blad_personen(people, row.naam, head.privacy),
        meenemen=_to_bring(loketten),
        let_op=_to_find_out(people),
        loketten=loketten,
        brp_eerst="L1" in order and "L2" in order and order.index("L2") < order.index("L1"),
        papieren_missen=row.papieren_missen == Waarheid.JA,
    )


def _day_order(lezer: Lezer, row: DossierRow, day: RegeldagRow | None) -> list[str]:
    """The order of the loketten that was chosen for the day (K01), whatever the times of this gezin."""
    rows = day.loketten if day is not None else _default_rows(lezer, row.gemeente_uid)
    return [one.loket for one in rows]


def _own_regeldag(lezer: Lezer, dossier_uid: str) -> str:
    """The next regeldag of a gezin, else the last one that was; empty when it is on none."""
    days = (
        lezer.session.connection()
        .execute(
            select(Regeldag.uid, Regeldag.dag)
            .join(RegeldagAfspraak, RegeldagAfspraak.regeldag_id == Regeldag.id)
            .join(Dossier, Dossier.id == RegeldagAfspraak.dossier_id)
            .where(Dossier.uid == dossier_uid, ~Regeldag.vervallen)
            .distinct()
            .order_by(Regeldag.dag)
        )
        .all()
    )
    coming = [d for d in days if d.dag >= lezer.vandaag]
    if coming:
        return str(coming[0].uid)
    return str(days[-1].uid) if days else ""


def _signing_day(row: DossierRow) -> date | None:
    """The tekendatum of the newest round: the real one, else the planned one."""
    for anker in reversed(row.ankers):
        if anker.soort == Anker.TEKENDATUM:
            return anker.werkelijk or anker.gepland
    return None


# --- loketten ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Plek:
    """A loket on the day with what was arranged for it."""

    loket: Loket
    rij: LoketRow
    tijd: str
    komt: str = ""
    """Letters that were set for this gezin; empty = as the loket says."""
    minuten: int = 0


def _loketten(
    lezer: Lezer, row: DossierRow, people: tuple[PersoonRow, ...], day: RegeldagRow | None, privacy: Privacy
) -> tuple[BladLoket, ...]:
    """The loketten of a gezin by their times, then in the order of the day.

    One without lines and without a time is left out. The lines are numbered 1 to n on the sheet, so that they
    are short to type back.
    """
    items = lezer.inhoud(row.gemeente_uid).items
    questions = {(v.code, v.item_id): v.vraag for v in row.vragen}
    found = []
    for place in _places(lezer, row, day):
        lines = tuple(
            blad_lijn(punt, items.get(punt.item_id), privacy, question_of(punt, questions))
            for punt in newest_rounds(row.punten)
            if punt.loket == place.loket.id and punt.stand not in NIET_OP_DE_DAG
        )
        if lines or place.tijd:
            found.append((place, lines))
    found.sort(key=lambda pair: minute_of(pair[0].tijd))
    numbers = count(1)
    return tuple(
        _blad_loket(place, people, tuple(replace(line, nummer=next(numbers)) for line in lines))
        for place, lines in found
    )


def question_of(punt: PuntRow, questions: Mapping[tuple[str, str], str]) -> str:
    """The question that decides about a line; where a person decides, the text itself is the question."""
    if not punt.nog_te_bepalen or (punt.nog_te_bepalen, punt.item_id) in questions:
        return sentence("blad_alleen_als_nodig") if punt.nog_te_bepalen else ""
    return questions.get((punt.nog_te_bepalen, ""), "")


def _blad_loket(place: _Plek, people: tuple[PersoonRow, ...], lines: tuple[BladLijn, ...]) -> BladLoket:
    return BladLoket(
        id=place.loket.id,
        naam=place.loket.naam,
        tijd=place.tijd,
        ruimte=place.rij.ruimte,
        contact=place.rij.contact,
        telefoon=place.rij.telefoon,
        komt=comes(place.loket.komt, people, place.komt),
        meenemen=place.loket.meenemen,
        lijnen=lines,
        pictogram=place.loket.pictogram,
        tot=clock_of(minute_of(place.tijd) + place.minuten) if place.tijd else "",
    )


def minute_of(tijd: str) -> int:
    """Where a loket stands on the sheet: by its time; without one behind all others."""
    found = minutes_of(tijd) if tijd else None
    return DAG if found is None else found


def _places(lezer: Lezer, row: DossierRow, day: RegeldagRow | None) -> list[_Plek]:
    known = lezer.inhoud(row.gemeente_uid).loketten
    own = next((a for a in day.afspraken if a.dossier_uid == row.uid), None) if day is not None else None
    visits = own.bezoeken if own is not None else {}
    rows = day.loketten if day is not None else _default_rows(lezer, row.gemeente_uid)
    found = []
    for r in rows:
        visit = visits.get(r.loket, BezoekRow())
        if r.loket in known and not visit.overslaan:
            found.append(_Plek(known[r.loket], r, visit.tijd, visit.komt, visit.minuten or r.minuten))
    return found


def _default_rows(lezer: Lezer, gemeente_uid: str) -> tuple[LoketRow, ...]:
    """The loketten without a regeldag: in the order of the setting (K01), with the usual contact of each."""
    known = lezer.inhoud(gemeente_uid).loketten
    value = lezer.setting("loket_volgorde", gemeente_uid=gemeente_uid)
    order = value if isinstance(value, tuple) and value else _GEWOON
    contacts = {c.loket: c for c in reversed(load_contacten(lezer)) if c.loket}
    rows = []
    for volgorde, code in enumerate(dict.fromkeys((*(c for c in order if c in known), *known)), start=1):
        contact = contacts.get(code)
        rows.append(
            LoketRow(
                loket=code,
                naam=known[code].naam,
                volgorde=volgorde,
                contact=contact.naam if contact is not None else "",
                telefoon=contact.telefoon if contact is not None else "",
            )
        )
    return tuple(rows)


# --- people -----------------------------------------------------------------------------------------------


def mens_of(persoon: PersoonRow) -> Mens:
    """A person as the rules of the day need one."""
    return Mens(persoon.uid, persoon.letter, persoon.relatie, persoon.leeftijd)


def comes(komt: str, people: tuple[PersoonRow, ...], eigen: str = "") -> str:
    """Who comes to a loket: `allen`, or letters with spaces between (checklists-aanvulling 3)."""
    if komt == ALLEN and not eigen:
        return ALLEN
    return " ".join(mens.letter for mens in who_comes(komt, tuple(map(mens_of, people)), eigen))


def is_adult(persoon: PersoonRow) -> bool:
    """Whether a person is 18 or older; without a birth date head, partner and parents are taken as adults."""
    return mens_of(persoon).is_volwassen


def language_of(people: Iterable[PersoonRow]) -> str:
    """The mother tongue of the first person who has one noted: the head of the gezin stands first."""
    return next((p.moedertaal for p in people if p.moedertaal), "")


def interpreter_of(people: tuple[PersoonRow, ...]) -> str:
    """Whether an interpreter is needed: as soon as one adult needs one."""
    adults = [p for p in people if is_adult(p)]
    if any(p.tolk == Waarheid.JA for p in adults):
        by_phone = all(p.tolk_telefonisch for p in adults if p.tolk == Waarheid.JA)
        return "telefonisch" if by_phone else "ja"
    return "nee" if adults and all(p.tolk == Waarheid.NEE for p in adults) else "onbekend"


def each_once(papers: Iterable[str]) -> list[str]:
    """Every paper once; one that all must bring covers the same paper of some (first word = the paper)."""
    unique = list(dict.fromkeys(papers))
    covered = {paper.split()[0] for paper in unique if paper.endswith(_IEDEREEN)}
    return [p for p in unique if p.endswith(_IEDEREEN) or p.split()[0] not in covered]


def _to_bring(loketten: tuple[BladLoket, ...]) -> tuple[str, ...]:
    """Papers for the loketten that still have something to do, each once."""
    open_ = [loket for loket in loketten if not loket.lijnen or any(not line.klaar for line in loket.lijnen)]
    return tuple(each_once(paper for loket in open_ for paper in loket.meenemen))


def _to_find_out(people: tuple[PersoonRow, ...]) -> tuple[str, ...]:
    """What is known to be missing, with the letters of the people."""
    missing = {
        "blad_pas_mist": [p.letter for p in people if p.pas_stand in ("aangevraagd", "klaar")],
        "blad_bsn_mist": [p.letter for p in people if p.bsn_bekend != Waarheid.JA],
    }
    return tuple(sentence(code, letters=" ".join(who)) for code, who in missing.items() if who)
