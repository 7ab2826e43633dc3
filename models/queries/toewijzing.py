"""The tab *Toewijzing* of a dossier: dates, both ways to count, profile, place, counting, whom to turn to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import select

from models.queries import mensen
from models.queries.beheer import load_contacten, load_organisaties
from models.queries.dossier import load_dossier
from models.queries.feiten import CijfersVan
from models.queries.klok import first_traject, moment_of
from models.queries.lezer import Lezer
from models.queries.rows import PuntRow
from models.queries.rows_dossier import BetrokkeneRow, DossierRow, PersoonRow
from models.queries.rows_toewijzing import (
    CoaContactRow,
    DatumRow,
    LeegRow,
    PlaatsingRow,
    StapRow,
    TelRow,
    ToewijzingRow,
    TotaalRow,
)
from models.queries.tellen import first_counted
from models.queries.telling import people_of
from models.queries.tussenplekken import load_tussenplekken, load_tussenvoorzieningen
from models.rules import klok
from models.rules.ankers import MEERDERJARIG
from models.rules.begeleiding import engaged_in_time
from models.rules.feiten import PauzeFeit
from models.rules.profiel import ProfielPersoon, empty_items, waits_for
from models.rules.taakstelling import Halfjaar
from models.rules.telling import standing
from models.rules.toewijzing import REGIOS, Contract, placed_by, region_of
from models.tables import Dossier, Persoon, Plaatsingstoets, Toewijzingstap
from models.values import Anker, Staat, StapSoort, Waarheid

REGIEVOERDER = "regievoerder"
GESPREK, BEGELEIDING = "pv-05", "pv-13"
"""Lines whose tick holds the date of the second talk (A045), and of engaging the begeleiding (A090)."""


def load_toewijzing(lezer: Lezer, uid: str) -> ToewijzingRow:
    """Read the tab *Toewijzing* of a dossier. Raises Refused("dossier_onbekend")."""
    row = load_dossier(lezer, uid)
    kern = (
        lezer.session.connection().execute(select(Dossier.id, Dossier.regio).where(Dossier.uid == uid)).one()
    )
    here = mensen.present(row.personen, lezer.vandaag)
    provincie = lezer.stand.provincies.get(row.gemeente_uid, "")
    people = _at_the_coa(lezer)
    compleet = _anchor(row, Anker.PROFIEL_COMPLEET)[1] is not None
    minstens = _contract(lezer, row.gemeente_uid)
    plekken = load_tussenplekken(lezer, kern.id)
    moment = moment_of(row.ankers, first_counted(lezer.session.connection(), first_traject(row.ankers)))
    return ToewijzingRow(
        dossier_uid=uid,
        route=row.route,
        datums=dates_of(lezer, row),
        totalen=totals_of(lezer, row, moment),
        methode_a=_half_year(moment.verhuizing),
        methode_b=_half_year(moment.koppeling),
        stilgestaan=bool(row.pauzes),
        gemeente=row.gemeente,
        provincie=provincie,
        regio=region_of(provincie, regions(lezer, row.gemeente_uid)),
        gekoppeld_regio=kern.regio,
        regievoerder=_regievoerder(lezer, row.betrokkenen, people),
        coa=people,
        coa_algemeen=_coa_itself(lezer),
        profiel_compleet=compleet,
        leeg=() if compleet else _empty(row, here),
        wacht=_waits(here),
        plaatsing=_plaatsing(lezer, kern.id, minstens),
        werk_maanden=minstens.maanden,
        werk_uren=minstens.uren,
        tellen=_counting(lezer, kern.id, here),
        stappen=_steps(lezer, kern.id, row.personen),
        plek=next((one for one in plekken if one.tot is None), None),
        eerdere_plekken=tuple(one for one in plekken if one.tot is not None),
        plekken=load_tussenvoorzieningen(lezer, row.gemeente_uid),
        aantal_hier=len(here),
    )


def regions(lezer: Lezer, gemeente_uid: str = "") -> dict[str, Sequence[str]]:
    """The provinces of each region of the COA, as the dated figures say (A041)."""
    found: dict[str, Sequence[str]] = {}
    for regio in REGIOS:
        names = lezer.setting(f"coa_regio_{regio}", gemeente_uid=gemeente_uid)
        found[regio] = names if isinstance(names, tuple) else ()
    return found


def _contract(lezer: Lezer, gemeente_uid: str) -> Contract:
    known = Contract()

    def figure(code: str, default: int) -> int:
        return lezer.instellingen.number(code, lezer.vandaag, default, gemeente_uid=gemeente_uid)

    return Contract(
        figure("plaatsing_werk_maanden", known.maanden), figure("plaatsing_werk_uren", known.uren)
    )


# --- dates ------------------------------------------------------------------------------------------------


def dates_of(lezer: Lezer, row: DossierRow) -> tuple[DatumRow, ...]:
    """The dates from vergunning to the first contract, in the order in which they should happen."""
    vandaag = lezer.vandaag
    vergunning, koppeling = _anchor(row, Anker.VERGUNNING)[1], _anchor(row, Anker.KOPPELING)[1]
    gesprek = _anchor(row, Anker.HUISVESTINGSGESPREK)
    profiel = _anchor(row, Anker.PROFIEL_COMPLEET)[1]
    getekend = _anchor(row, Anker.TEKENDATUM)
    tweede, tweede_punt = _ticked(row.punten, GESPREK)
    begeleiding, mb_punt = _ticked(row.punten, BEGELEIDING)
    terms = {
        code: lezer.instellingen.number(setting, vandaag, 14, gemeente_uid=row.gemeente_uid)
        for code, setting in (
            ("koppeling", "termijn_koppeling_dagen"),
            ("vergunninghoudergesprek", "vergunninghoudergesprek_dagen"),
            ("profiel_compleet", "informatie_tvs_dagen"),
        )
    }
    signing = getekend[1] or getekend[0]

    def anchor(soort: Anker, code: str, after: date | None, vanaf: str) -> DatumRow:
        gepland, dag = _anchor(row, soort)
        dagen = terms.get(code, 0)
        last = after + timedelta(dagen) if after is not None and dagen else None
        return DatumRow(
            code=code,
            dag=dag,
            gepland=gepland,
            uiterlijk=last,
            vanaf=vanaf if last is not None else "",
            dagen=dagen if last is not None else 0,
            anker=soort.value,
            te_laat=_late(dag, last, vandaag),
        )

    after_talk = gesprek[1]
    last_talk = after_talk + timedelta(terms["vergunninghoudergesprek"]) if after_talk is not None else None
    in_time = engaged_in_time(begeleiding, signing)
    return (
        anchor(Anker.VERGUNNING, "vergunning", None, ""),
        anchor(Anker.HUISVESTINGSGESPREK, "huisvestingsgesprek", None, ""),
        anchor(Anker.KOPPELING, "koppeling", vergunning, "vergunning"),
        DatumRow(
            code="vergunninghoudergesprek",
            dag=tweede,
            uiterlijk=last_talk,
            vanaf="huisvestingsgesprek" if last_talk is not None else "",
            dagen=terms["vergunninghoudergesprek"] if last_talk is not None else 0,
            punt_uid=tweede_punt,
            te_laat=_late(tweede, last_talk, vandaag),
        ),
        DatumRow(
            code="profiel_compleet",
            dag=profiel,
            uiterlijk=vergunning + timedelta(terms["profiel_compleet"]) if vergunning is not None else None,
            vanaf="vergunning" if vergunning is not None else "",
            dagen=terms["profiel_compleet"] if vergunning is not None else 0,
            anker=Anker.PROFIEL_COMPLEET.value,
            te_laat=koppeling is not None
            and vergunning is not None
            and _late(profiel, vergunning + timedelta(terms["profiel_compleet"]), vandaag),
        ),
        DatumRow(
            code="begeleiding",
            dag=begeleiding,
            uiterlijk=signing,
            vanaf="tekendatum" if signing is not None else "",
            punt_uid=mb_punt,
            te_laat=in_time is False or (begeleiding is None and signing is not None and signing < vandaag),
        ),
    )


def _late(dag: date | None, last: date | None, vandaag: date) -> bool:
    return last is not None and (dag or vandaag) > last


def _anchor(row: DossierRow, soort: Anker) -> tuple[date | None, date | None]:
    """The planned and the real day of an anchor of the first traject, the newest round."""
    first = next((a.drager_uid for a in row.ankers if a.soort == Anker.KOPPELING), "")
    found = [a for a in row.ankers if a.soort == soort and (not first or a.drager_uid in ("", first))]
    return (found[-1].gepland, found[-1].werkelijk) if found else (None, None)


def _ticked(punten: Iterable[PuntRow], item_id: str) -> tuple[date | None, str]:
    """The day on which a line was ticked, and the line where it can be."""
    for punt in punten:
        if punt.item_id == item_id and not punt.vervallen_reden:
            return punt.gedaan_op if punt.staat is Staat.GEDAAN else None, punt.uid
    return None, ""


def totals_of(lezer: Lezer, row: DossierRow, moment: klok.Moment) -> tuple[TotaalRow, ...]:
    """Both ways to count the whole way to a dwelling (A039), over as *Doorlooptijd* has it over."""
    figures = CijfersVan(lezer.stand, row.gemeente_uid, lezer.stand.provincies.get(row.gemeente_uid, ""))
    pauzes = tuple(PauzeFeit(p.van, p.tot) for p in row.pauzes)
    return tuple(
        TotaalRow(vanaf=one.vanaf, delen=one.delen, van=one.van, tot=one.tot, klaar_op=one.klaar_op)
        for one in klok.totals(moment, figures, pauzes)
    )


def _half_year(dag: date | None) -> str:
    return Halfjaar.van(dag).code if dag is not None else ""


# --- people at the COA ------------------------------------------------------------------------------------


def _at_the_coa(lezer: Lezer) -> tuple[CoaContactRow, ...]:
    """People at organisations of the COA; who is called regievoerder stands first."""
    coa = {one.uid: one.naam for one in load_organisaties(lezer, "coa")}
    found = [
        CoaContactRow(
            uid=one.uid,
            naam=one.naam,
            functie=one.functie,
            organisatie=one.organisatie,
            telefoon=one.telefoon,
            email=one.email,
        )
        for one in load_contacten(lezer)
        if one.organisatie_uid in coa
    ]
    return tuple(sorted(found, key=lambda one: (REGIEVOERDER not in one.functie.casefold(), one.naam)))


def _coa_itself(lezer: Lezer) -> tuple[CoaContactRow, ...]:
    return tuple(
        CoaContactRow(uid=one.uid, naam=one.naam, telefoon=one.telefoon, email=one.email)
        for one in load_organisaties(lezer, "coa")
    )


def _regievoerder(
    lezer: Lezer, betrokkenen: tuple[BetrokkeneRow, ...], people: tuple[CoaContactRow, ...]
) -> CoaContactRow | None:
    """Who was put beside the dossier, else the one person at the COA who is called regievoerder."""
    beside = mensen.active(betrokkenen, REGIEVOERDER, lezer.vandaag)
    if beside is not None:
        return CoaContactRow(
            naam=beside.naam,
            functie=REGIEVOERDER,
            organisatie=beside.organisatie,
            telefoon=beside.telefoon,
            email=beside.email,
        )
    named = [one for one in people if REGIEVOERDER in one.functie.casefold()]
    return named[0] if len(named) == 1 else None


# --- profile, place, counting -----------------------------------------------------------------------------


def _empty(row: DossierRow, here: Iterable[PersoonRow]) -> tuple[LeegRow, ...]:
    people = (
        ProfielPersoon(
            letter=p.letter,
            volwassen=p.leeftijd is None or p.leeftijd >= MEERDERJARIG,
            geboren=p.geboortedatum is not None,
            v_nummer=bool(p.v_nummer),
            herkomst=bool(p.herkomstland),
            taal=bool(p.moedertaal),
            opleiding=bool(p.opleiding),
            werkervaring=bool(p.werkervaring),
            bsn=p.bsn_bekend == Waarheid.JA,
        )
        for p in here
    )
    found = empty_items(
        people, row.aantal_personen, Waarheid(row.woonbehoefte), Waarheid(row.familie_verwacht)
    )
    return tuple(LeegRow(code=one.code, letters=one.letters) for one in found)


def _waits(here: Iterable[PersoonRow]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What cannot be done yet for want of a BSN; nothing where everybody has one (A049)."""
    people = tuple(here)
    held = []
    if people and all(p.brp_azc_datum is not None for p in people):
        held.append("brp")
    if people and all(p.bsn_bekend == Waarheid.JA for p in people):
        held.append("bsn")
    found = waits_for(held)
    return () if "bsn" in held else tuple((wens, first) for wens, first in found if "bsn" in first)


def _plaatsing(lezer: Lezer, dossier_id: int, minstens: Contract) -> PlaatsingRow | None:
    row = (
        lezer.session.connection()
        .execute(
            select(
                Plaatsingstoets.criterium, Plaatsingstoets.maanden, Plaatsingstoets.uren, Plaatsingstoets.op
            ).where(Plaatsingstoets.dossier_id == dossier_id)
        )
        .first()
    )
    if row is None:
        return None
    verdict = placed_by(row.criterium, row.maanden, row.uren, minstens)
    return PlaatsingRow(
        criterium=row.criterium,
        maanden=row.maanden,
        uren=row.uren,
        op=row.op,
        bindt=verdict.ok,
        redenen=verdict.redenen,
    )


def _counting(lezer: Lezer, dossier_id: int, here: Iterable[PersoonRow]) -> tuple[TelRow, ...]:
    connection = lezer.session.connection()
    facts = people_of(connection, dossier_id, lezer.stand, lezer.vandaag)
    uids = {
        row.uid: row.id
        for row in connection.execute(select(Persoon.id, Persoon.uid).where(Persoon.id.in_(tuple(facts))))
    }
    found = []
    for person in here:
        mens = facts.get(uids.get(person.uid, 0))
        if mens is None:
            continue
        one = standing(mens, lezer.vandaag)
        found.append(
            TelRow(
                persoon_uid=person.uid,
                letter=person.letter,
                naam=mensen.full_name(person),
                telt=one.telt,
                reden=one.reden,
                op=one.op,
                doen=one.doen,
            )
        )
    return tuple(found)


def _steps(lezer: Lezer, dossier_id: int, personen: Iterable[PersoonRow]) -> tuple[StapRow, ...]:
    who, people = mensen.medewerker_names(lezer), {p.uid: p for p in personen}
    rows = lezer.session.connection().execute(
        select(
            Toewijzingstap.uid,
            Toewijzingstap.soort,
            Toewijzingstap.op,
            Toewijzingstap.notitie,
            Toewijzingstap.wie,
            Persoon.uid.label("persoon_uid"),
        )
        .join(Persoon, Persoon.id == Toewijzingstap.persoon_id, isouter=True)
        .where(Toewijzingstap.dossier_id == dossier_id)
        .order_by(Toewijzingstap.op.desc(), Toewijzingstap.id.desc())
    )
    found = []
    for row in rows:
        person = people.get(row.persoon_uid or "")
        found.append(
            StapRow(
                uid=row.uid,
                soort=StapSoort(row.soort),
                op=row.op,
                letter=person.letter if person is not None else "",
                naam=mensen.full_name(person) if person is not None else "",
                notitie=row.notitie,
                wie=who.get(row.wie, ""),
            )
        )
    return tuple(found)
