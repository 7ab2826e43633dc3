"""*Bal bij wie*: all open points over all dossiers in sight, by the party that is to move, oldest first.

A line lies with somebody when we noted that we wait for them, or when it is theirs and its turn has come:
its day is within a fortnight or past, or it has no day and waits for none. The same borders as on *Vandaag*
and in the tab *Nu*, so that a line does not lie with somebody here and nowhere there.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec.structs import replace
from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from models.content import EIGEN_PUNT
from models.errors import Refused
from models.queries import punten
from models.queries.eerst_bellen import is_first
from models.queries.lezer import Lezer
from models.queries.mijn import clock_runs
from models.queries.papier_namen import gezin_name
from models.queries.rows import PaperHead
from models.queries.rows_bal import ONS, BalLijn, BalPartij, BalRow, OpenPuntenFacts, OpenPuntenGezin
from models.queries.sql import Rij
from models.queries.vandaag import KOMEND_DAGEN
from models.queries.woorden import reason_words
from models.rules.bal import Bal, ball_of, days_there
from models.rules.onderwerpen import persoon_uid
from models.rules.standen import day_of
from models.tables import (
    Actiepunt,
    Contactpersoon,
    Dossier,
    DossierStand,
    Gemeente,
    Lidmaatschap,
    Medewerker,
    Organisatie,
    Persoon,
)
from models.values import Deelpartij, Partij, Privacy, Staat, Stand
from resources.i18n import _

_VOLGORDE = (Partij.COA, Partij.COR, Partij.GEM, Partij.MB, Partij.NID, Partij.HU, Partij.ST)
_BEURT = frozenset(
    {
        Stand.TE_LAAT,
        Stand.RICHTDATUM_VOORBIJ,
        Stand.VANDAAG,
        Stand.DEZE_WEEK,
        Stand.OP_SCHEMA,
        Stand.GEEN_DATUM,
        Stand.WACHT,
    }
)


def load_bal(lezer: Lezer, gemeente_uid: str = "") -> BalRow:
    """Read who is to move, over the gezinnen in sight of who asks; with a gemeente only its own."""
    found: dict[str, list[BalLijn]] = {}
    heads: dict[str, BalPartij] = {}
    rows = _rows(lezer, gemeente_uid)
    letters = _letters(lezer, rows)
    for group in _lines(rows):
        placed = _placed(lezer, group, letters)
        if placed is not None:
            head, line = placed
            heads.setdefault(head.sleutel, head)
            found.setdefault(head.sleutel, []).append(line)
    contacts = _contacts(lezer, {head.organisatie_uid for head in heads.values()} - {""})
    partijen = [
        replace(
            head,
            lijnen=tuple(sorted(found[key], key=_oldest_first)),
            gezinnen=len({line.dossier_uid for line in found[key]}),
            contact=contacts.get(head.organisatie_uid, ("", "", ""))[0],
            telefoon=contacts.get(head.organisatie_uid, ("", "", ""))[1],
            email=contacts.get(head.organisatie_uid, ("", "", ""))[2],
        )
        for key, head in heads.items()
    ]
    return BalRow(dag=lezer.vandaag, partijen=tuple(sorted(partijen, key=_party_order)))


def open_punten_facts(lezer: Lezer, sleutel: str = "", *, head: PaperHead) -> OpenPuntenFacts:
    """Collect the letter to one party (empty key = the first that can get one): its lines by gezin.

    Gezinnen stand by their oldest line; names by privacy level. Raises Refused("bal_leeg").
    """
    others = [one for one in load_bal(lezer).partijen if one.krijgt_brief]
    partij = next((one for one in others if one.sleutel == sleutel or not sleutel), None)
    if partij is None:
        raise Refused("bal_leeg")
    groups: dict[str, list[BalLijn]] = {}
    for line in partij.lijnen:
        groups.setdefault(line.dossier_uid, []).append(_named(line, head.privacy))
    phone = lezer.session.connection().scalar(select(Medewerker.telefoon).where(Medewerker.uid == lezer.wie))
    return OpenPuntenFacts(
        head=head,
        dag=lezer.vandaag,
        sleutel=partij.sleutel,
        code=partij.code,
        naam=partij.naam,
        organisatie_uid=partij.organisatie_uid,
        deelpartij=partij.deelpartij or Deelpartij.ANDERS,
        contact=partij.contact,
        gezinnen=tuple(
            OpenPuntenGezin(
                dossier_uid=uid,
                dossier_nummer=lines[0].dossier_nummer,
                gezin=lines[0].gezin,
                lijnen=tuple(lines),
            )
            for uid, lines in groups.items()
        ),
        afzender_telefoon=phone or "",
    )


def _named(line: BalLijn, privacy: Privacy) -> BalLijn:
    """A line with the gezin by privacy level; what was typed stands only on a paper with names."""
    tekst = line.tekst if privacy is Privacy.NAAM or not line.eigen else _("eigen punt")
    return replace(line, gezin=gezin_name(line.gezin, privacy, line.personen), tekst=tekst)


_COR = aliased(Organisatie)


def _rows(lezer: Lezer, gemeente_uid: str) -> list[Rij]:
    """Rows of open points that may lie with somebody, in the order of dossier and number.

    What was put off lies with its party again from the day until which it was put off.
    """
    last = lezer.vandaag + timedelta(days=KOMEND_DAGEN)
    waits = Actiepunt.staat == Staat.WACHT.value
    back = and_(
        Actiepunt.staat == Staat.UITGESTELD.value,
        Actiepunt.uitgesteld_tot <= lezer.vandaag,
        Actiepunt.nog_te_bepalen == "",
        Actiepunt.voor_onze_tijd.is_(False),
        clock_runs(lezer.vandaag),
    )
    turn = and_(
        Actiepunt.staat == Staat.OPEN.value,
        Actiepunt.nog_te_bepalen == "",
        Actiepunt.voor_onze_tijd.is_(False),
        or_(
            Actiepunt.termijn_datum <= last,
            and_(Actiepunt.termijn_datum.is_(None), Actiepunt.wacht_anker == ""),
        ),
        clock_runs(lezer.vandaag),
    )
    statement = (
        select(
            *punten.COLUMNS,
            Dossier.uid.label("dossier_uid"),
            Dossier.nummer.label("dossier_nummer"),
            Dossier.naam.label("gezin"),
            Dossier.gemeente_id.label("gemeente_id"),
            DossierStand.personen.label("personen"),
            _COR.uid.label("cor_uid"),
            _COR.naam.label("cor_naam"),
        )
        .join(Dossier, Dossier.id == Actiepunt.dossier_id)
        .join(DossierStand, DossierStand.dossier_id == Dossier.id, isouter=True)
        .join(_COR, _COR.id == Dossier.corporatie_id, isouter=True)
        .where(Actiepunt.vervallen_op.is_(None), Dossier.afgesloten_op.is_(None), or_(waits, turn, back))
        .order_by(Actiepunt.dossier_id, Actiepunt.nummer, Actiepunt.id)
    )
    if gemeente_uid:
        place = select(Gemeente.id).where(Gemeente.uid == gemeente_uid)
        statement = statement.where(Dossier.gemeente_id.in_(place))
    return list(lezer.session.connection().execute(statement))


def _lines(rows: Iterable[Rij]) -> list[list[Rij]]:
    """Rows of one number in one dossier are one line, unless they wait for different people."""
    groups: dict[tuple[int, int, str], list[Rij]] = {}
    for row in rows:
        groups.setdefault((row.dossier_id, row.nummer, row.wacht_op), []).append(row)
    return list(groups.values())


def _placed(
    lezer: Lezer, group: list[Rij], letters: dict[tuple[str, int], str]
) -> tuple[BalPartij, BalLijn] | None:
    """Say with whom a line lies, and the line; None for one whose turn has not come."""
    first = group[0]
    stand = punten.stand_on(first, lezer.vandaag, punten.Omgeving())
    if stand not in _BEURT:
        return None
    item = lezer.item(first.item_id, first.inhoud_versie, first.inhoud_herkomst, first.gemeente_id)
    ball = ball_of(
        wacht_op=first.wacht_op if stand is Stand.WACHT else "",
        doener=punten.doener_of(first.doener, item),
        onze=first.onze,
    )
    sinds = min((row.wacht_sinds for row in group if row.wacht_sinds is not None), default=None)
    days = (
        day_of(Staat(row.staat), row.termijn_datum, row.uitgesteld_tot, hard=row.termijn_hard)
        for row in group
    )
    dag = min((one for one in days if one is not None), default=None)
    named = [letters.get((_person(row), row.dossier_id), "") for row in group]
    return _head(ball, first), BalLijn(
        dossier_uid=first.dossier_uid,
        dossier_nummer=first.dossier_nummer,
        gezin=first.gezin,
        punt_uid=first.uid,
        nummer=first.nummer,
        tekst=punten.words_of(first, item),
        letters="".join(sorted(named)),
        sinds=sinds if stand is Stand.WACHT else None,
        dag=dag,
        dagen=days_there(sinds if stand is Stand.WACHT else None, dag, lezer.vandaag),
        stand=stand,
        eigen=first.item_id == EIGEN_PUNT.id,
        personen=first.personen or 0,
    )


def _head(ball: Bal, row: Rij) -> BalPartij:
    """The party of a ball, still without its lines; each corporatie is a party of its own."""
    if ball.ons:
        return BalPartij(sleutel=ONS, code="", naam="")
    if ball.partij is None:
        naam = reason_words(ball.naam)
        return BalPartij(sleutel=f"~{naam.casefold()}", code="", naam=naam, deelpartij=Deelpartij.ANDERS)
    code = ball.partij.value
    corporatie = ball.partij is Partij.COR
    org = (row.cor_uid or "") if corporatie else ""
    return BalPartij(
        sleutel=f"{code}:{org}",
        code=code,
        naam=(row.cor_naam or "") if corporatie else "",
        organisatie_uid=org,
        deelpartij=_SHARED.get(ball.partij),
    )


_SHARED = {
    Partij.COA: Deelpartij.COA,
    Partij.COR: Deelpartij.COR,
    Partij.GEM: Deelpartij.GEM,
    Partij.MB: Deelpartij.MB,
    Partij.NID: Deelpartij.NID,
    Partij.HU: Deelpartij.ANDERS,
}
"""As what a party counts where it is asked whether something may be shared; nothing is shared with a gezin
by telling it about itself."""


def _person(row: Rij) -> str:
    return persoon_uid(row.onderwerp_soort, row.onderwerp_uid)


def _letters(lezer: Lezer, rows: Iterable[Rij]) -> dict[tuple[str, int], str]:
    """The letter of each person that a line is about, by dossier."""
    people = sorted({_person(row) for row in rows} - {""})
    found: dict[tuple[str, int], str] = {}
    for start in range(0, len(people), 400):
        some = lezer.session.connection().execute(
            select(Persoon.uid, Lidmaatschap.dossier_id, Lidmaatschap.letter)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .where(Persoon.uid.in_(people[start : start + 400]))
        )
        found |= {(uid, dossier_id): letter for uid, dossier_id, letter in some}
    return found


def _contacts(lezer: Lezer, uids: set[str]) -> dict[str, tuple[str, str, str]]:
    """Whom to write to at each organisation: its first contact person, else the organisation itself."""
    if not uids:
        return {}
    rows = lezer.session.connection().execute(
        select(
            Organisatie.uid,
            Organisatie.telefoon,
            Organisatie.email,
            Contactpersoon.naam,
            Contactpersoon.telefoon.label("tel"),
            Contactpersoon.email.label("mail"),
        )
        .join(
            Contactpersoon,
            and_(Contactpersoon.organisatie_id == Organisatie.id, Contactpersoon.actief),
            isouter=True,
        )
        .where(Organisatie.uid.in_(sorted(uids)))
        .order_by(is_first(), Contactpersoon.id.desc())
    )
    return {r.uid: (r.naam or "", r.tel or r.telefoon, r.mail or r.email) for r in rows}


def _oldest_first(line: BalLijn) -> tuple[date, str, int]:
    """What lies there longest first; what has no day at all last."""
    return line.sinds or line.dag or date.max, line.dossier_nummer, line.nummer


def _party_order(partij: BalPartij) -> tuple[int, str]:
    """Parties in a fixed order, typed names behind them, ourselves last."""
    if partij.van_ons:
        return len(_VOLGORDE) + 1, ""
    place = _VOLGORDE.index(Partij(partij.code)) if partij.code else len(_VOLGORDE)
    return place, partij.naam.casefold()
