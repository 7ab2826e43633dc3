"""Actiepunten as lines: one line for an item, with a letter for each person it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Integer, bindparam, select

from models.content import Item
from models.queries.lezer import Lezer
from models.queries.rows import LetterRow, PuntRow
from models.queries.sql import Keuze, Rij
from models.queries.woorden import reason_words
from models.rules.onderwerpen import periode_van, persoon_uid
from models.rules.standen import stand_of, stands_still
from models.tables import Actiepunt
from models.values import Fase, Herkomst, Partij, Reikwijdte, Staat, Stand, Verdeling

COLUMNS = (
    Actiepunt.id,
    Actiepunt.uid,
    Actiepunt.versie,
    Actiepunt.dossier_id,
    Actiepunt.item_id,
    Actiepunt.inhoud_versie,
    Actiepunt.inhoud_herkomst,
    Actiepunt.fase,
    Actiepunt.nummer,
    Actiepunt.onderwerp_soort,
    Actiepunt.onderwerp_uid,
    Actiepunt.ronde,
    Actiepunt.staat,
    Actiepunt.gedaan_op,
    Actiepunt.gedaan_door,
    Actiepunt.reden,
    Actiepunt.wacht_op,
    Actiepunt.wacht_sinds,
    Actiepunt.uitgesteld_tot,
    Actiepunt.notitie,
    Actiepunt.tekst,
    Actiepunt.termijn_datum,
    Actiepunt.termijn_hard,
    Actiepunt.wacht_anker,
    Actiepunt.nog_te_bepalen,
    Actiepunt.doener,
    Actiepunt.onze,
    Actiepunt.kern,
    Actiepunt.voor_onze_tijd,
    Actiepunt.vervallen_op,
    Actiepunt.vervallen_reden,
)
"""What a line needs of the table; read as a plain row, so no object of the session escapes."""

_ZWAARTE = (
    Stand.TE_LAAT,
    Stand.VANDAAG,
    Stand.RICHTDATUM_VOORBIJ,
    Stand.DEZE_WEEK,
    Stand.OP_SCHEMA,
    Stand.GEEN_DATUM,
    Stand.WACHT,
    Stand.UITGESTELD,
    Stand.GEPAUZEERD,
    Stand.NOG_TE_BEPALEN,
    Stand.NIET_AAN_DE_BEURT,
    Stand.VOOR_ONZE_TIJD,
    Stand.GEDAAN,
    Stand.NVT,
    Stand.VERVALLEN,
)
"""Which stand speaks for a line of several people: the first of these that one of them has."""
_GEWICHT = {stand: n for n, stand in enumerate(_ZWAARTE)}
_STAAT = {staat.value: staat for staat in Staat}
_STAAT_ZWAARTE = (Staat.OPEN, Staat.WACHT, Staat.UITGESTELD, Staat.GEDAAN, Staat.NVT)


@dataclass(frozen=True, slots=True)
class Letter:
    """A person as a line names one."""

    letter: str
    naam: str


_NOBODY = Letter("~", "")
"""Comes after all letters."""


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What the lines of one dossier need from outside: its people, its events, its medewerkers, its clock."""

    gemeente_id: int | None = None
    personen: Mapping[str, Letter] | None = None
    onderwerpen: Mapping[str, str] | None = None
    """Uid of a gebeurtenis -> words."""
    medewerkers: Mapping[str, str] | None = None
    gepauzeerd: bool = False
    gesloten: bool = False


OF_DOSSIER: Keuze = (
    select(*COLUMNS)
    .where(Actiepunt.dossier_id == bindparam("d", type_=Integer))
    .order_by(Actiepunt.nummer, Actiepunt.id)
)
"""The statement for all lines of the dossier `d`, lapsed ones included, in number order; built once."""


def group_lines(lezer: Lezer, rows: Iterable[Rij], plek: Omgeving) -> tuple[PuntRow, ...]:
    """Make lines of the rows of one dossier: rows of one number are one line with letters."""
    lines: dict[int, list[Rij]] = {}
    for row in rows:
        lines.setdefault(row.nummer, []).append(row)
    return tuple(line_of(lezer, group, plek) for _, group in sorted(lines.items()))


def line_of(lezer: Lezer, group: Sequence[Rij], plek: Omgeving) -> PuntRow:
    """Make one line of its rows; lapsed letters are left out unless all of them lapsed."""
    alive = [row for row in group if row.vervallen_op is None] or list(group)
    order = plek.personen or {}
    if len(alive) > 1 and _person(alive[0]):
        alive.sort(key=lambda row: order.get(_person(row), _NOBODY).letter)
    standen = [stand_on(row, lezer.vandaag, plek) for row in alive]
    at = min(range(len(alive)), key=lambda i: _GEWICHT[standen[i]])
    first, lead = alive[0], alive[at]
    item = lezer.item(first.item_id, first.inhoud_versie, first.inhoud_herkomst, plek.gemeente_id)
    termijn = _termijn(alive, lead)
    return PuntRow(
        uid=first.uid,
        versie=first.versie,
        item_id=first.item_id,
        nummer=first.nummer,
        fase=Fase(first.fase) if first.fase else None,
        tekst=words_of(first, item),
        doener=doener_of(first.doener, item),
        met=_others(first.doener, item),
        verdeling=item.verdeling if item is not None else Verdeling.VOLLEDIG,
        onze=first.onze,
        kern=first.kern,
        loket=item.loket if item is not None else "",
        reikwijdte=item.reikwijdte if item is not None else Reikwijdte.HUISHOUDEN,
        onderwerp=_subject(first, plek),
        staat=min((_STAAT[row.staat] for row in alive), key=_STAAT_ZWAARTE.index),
        stand=standen[at],
        termijn=termijn,
        termijn_hard=lead.termijn_hard,
        dagen=(termijn - lezer.vandaag).days if termijn is not None else None,
        gedaan_op=max((row.gedaan_op for row in alive if row.gedaan_op is not None), default=None),
        gedaan_door=_who(lead.gedaan_door, plek),
        reden=reason_words(lead.reden),
        wacht_op=reason_words(lead.wacht_op),
        wacht_sinds=lead.wacht_sinds,
        uitgesteld_tot=lead.uitgesteld_tot,
        notitie=" · ".join(dict.fromkeys(row.notitie for row in alive if row.notitie)),
        wacht_anker=lead.wacht_anker,
        nog_te_bepalen=lead.nog_te_bepalen,
        ronde=first.ronde,
        voor_onze_tijd=all(row.voor_onze_tijd for row in alive),
        vervallen_reden=lead.vervallen_reden,
        bron=item.bron if item is not None else "",
        herkomst=item.herkomst if item is not None else Herkomst(first.inhoud_herkomst),
        zet_anker=item.zet_anker.value if item is not None and item.zet_anker is not None else "",
        vraagt_datum=item is not None and item.vraagt_datum,
        letters=_letters(alive, standen, plek),
    )


def words_of(row: Rij, item: Item | None) -> str:
    """What a line is about: as somebody wrote it, else the text of the content."""
    return str(row.tekst) or (item.tekst if item is not None else str(row.item_id))


def stand_on(row: Rij, vandaag: date, plek: Omgeving) -> Stand:
    """Say how one actiepunt stands on the day."""
    return stand_of(
        staat=_STAAT[row.staat],
        vandaag=vandaag,
        termijn=row.termijn_datum,
        hard=row.termijn_hard,
        wacht_anker=row.wacht_anker,
        nog_te_bepalen=row.nog_te_bepalen,
        uitgesteld_tot=row.uitgesteld_tot,
        voor_onze_tijd=row.voor_onze_tijd,
        vervallen=row.vervallen_op is not None,
        gepauzeerd=stands_still(row.item_id, gepauzeerd=plek.gepauzeerd),
        gesloten=plek.gesloten,
    )


def doener_of(stored: str, item: Item | None) -> Partij:
    """Say whose turn a line is: as the engine stored it under a condition, else the first of the content."""
    if stored:
        return Partij(stored)
    return item.wie[0] if item is not None else Partij.GEM


def _others(stored: str, item: Item | None) -> tuple[Partij, ...]:
    if item is None:
        return ()
    doener = doener_of(stored, item)
    return tuple(partij for partij in item.wie if partij != doener)


def _termijn(alive: Sequence[Rij], lead: Rij) -> date | None:
    """The date of a line: the earliest of those still open, else that of the leading row."""
    open_dates = [r.termijn_datum for r in alive if r.staat == Staat.OPEN and r.termijn_datum is not None]
    found: date | None = min(open_dates) if open_dates else lead.termijn_datum
    return found


def _subject(row: Rij, plek: Omgeving) -> str:
    if row.onderwerp_soort == "periode":
        return periode_van(row.onderwerp_soort, row.onderwerp_uid)
    if row.onderwerp_soort == "gebeurtenis":
        return (plek.onderwerpen or {}).get(row.onderwerp_uid, "")
    return ""


def _who(uid: str, plek: Omgeving) -> str:
    """Name who ticked: the medewerker, or the code `gebeurtenis` or `start`."""
    return (plek.medewerkers or {}).get(uid, uid.partition(":")[0])


def _letters(alive: Sequence[Rij], standen: Sequence[Stand], plek: Omgeving) -> tuple[LetterRow, ...]:
    people = plek.personen or {}
    return tuple(
        LetterRow(
            punt_uid=row.uid,
            versie=row.versie,
            letter=people[who].letter if who in people else "",
            persoon_uid=who,
            naam=people[who].naam if who in people else "",
            staat=_STAAT[row.staat],
            stand=stand,
            termijn=row.termijn_datum,
            gedaan_op=row.gedaan_op,
        )
        for row, stand in zip(alive, standen, strict=True)
        if (who := _person(row))
    )


def _person(row: Rij) -> str:
    """The person that a row is about, also by one of its periods; empty for the household."""
    return persoon_uid(row.onderwerp_soort, row.onderwerp_uid)
