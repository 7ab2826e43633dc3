"""Facts of the papers of a regeldag that are not about one gezin: per loket, for a door, for a party."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from msgspec.structs import replace
from sqlalchemy import select

from models.content import Loket
from models.errors import Refused
from models.queries import mensen
from models.queries.dossier import load_dossier
from models.queries.lezer import Lezer
from models.queries.papier_dag import (
    NIET_OP_DE_DAG,
    comes,
    interpreter_of,
    language_of,
    minute_of,
    question_of,
)
from models.queries.papier_lijnen import blad_lijn, newest_rounds
from models.queries.papier_namen import blad_personen, gezin_name
from models.queries.regeldag_elders import hidden_visits
from models.queries.regeldagen import load_regeldag, load_regeldagen
from models.queries.rows import PaperHead
from models.queries.rows_dossier import DossierRow
from models.queries.rows_papier import BladLijn
from models.queries.rows_regeldag import (
    AfspraakRow,
    BezoekRow,
    DeurlijstFacts,
    DeurRegel,
    LoketGezin,
    LoketlijstFacts,
    LoketRow,
    MailFacts,
    MailLoket,
    RegeldagRow,
)
from models.rules.klokuren import clock_of
from models.tables import Medewerker
from models.values import Partij


def next_regeldag(lezer: Lezer) -> str:
    """The regeldag that a paper is about where none was chosen: the first to come, else the last one.

    Raises Refused("regeldag_kiezen") when there is none.
    """
    days = load_regeldagen(lezer)
    coming = sorted((d for d in days if d.dag >= lezer.vandaag), key=lambda d: (d.dag, d.nummer))
    if not days:
        raise Refused("regeldag_kiezen")
    return (coming or days)[0].uid


def loketlijst_facts(
    lezer: Lezer, regeldag_uid: str, lokets: Sequence[str] = (), *, head: PaperHead
) -> tuple[LoketlijstFacts, ...]:
    """Collect the lists of these loketten (none named = all where somebody comes), in the order of the day.

    The lines of a list are numbered from 1 on. Raises Refused("regeldag_onbekend").
    """
    bouw = _Bouw(lezer, regeldag_uid, head)
    found = []
    for row in bouw.lokets(lokets):
        content = bouw.known[row.loket]
        gezinnen = bouw.gezinnen(row, met_lijnen=True)
        elders = bouw.elders(row)
        if gezinnen or elders or row.loket in lokets:
            found.append(
                LoketlijstFacts(
                    head=head,
                    regeldag_uid=bouw.day.uid,
                    dag=bouw.day.dag,
                    plaats=bouw.day.plaats,
                    loket=row.loket,
                    partij=content.partij,
                    naam=content.naam,
                    ruimte=row.ruimte,
                    contact=row.contact,
                    telefoon=row.telefoon,
                    pictogram=content.pictogram,
                    meenemen=content.meenemen,
                    gezinnen=_numbered(gezinnen),
                    elders=elders,
                )
            )
    return tuple(found)


def deurlijst_facts(
    lezer: Lezer, regeldag_uid: str, lokets: Sequence[str] = (), *, head: PaperHead
) -> tuple[DeurlijstFacts, ...]:
    """Collect the lists for the doors: times and numbers; names only where the privacy level gives them.

    Who comes but is out of sight stands on the door too: a time and a number tell nobody's name.
    """
    bouw = _Bouw(lezer, regeldag_uid, head)
    return tuple(
        DeurlijstFacts(
            head=head,
            regeldag_uid=bouw.day.uid,
            dag=bouw.day.dag,
            plaats=bouw.day.plaats,
            loket=row.loket,
            naam=bouw.known[row.loket].naam,
            ruimte=row.ruimte,
            pictogram=bouw.known[row.loket].pictogram,
            regels=_on_the_door(bouw, row),
        )
        for row in bouw.lokets(lokets)
        if row.loket in lokets or bouw.elders(row) or any(row.loket in a.tijden for a in bouw.day.afspraken)
    )


def _on_the_door(bouw: _Bouw, loket: LoketRow) -> tuple[DeurRegel, ...]:
    seen = [
        DeurRegel(tijd=one.tijd, nummer=one.nummer, gezin=one.gezin, dossier_uid=one.dossier_uid)
        for one in bouw.gezinnen(loket, met_lijnen=False)
        if one.tijd
    ]
    others = [DeurRegel(tijd=tijd, nummer=nummer, gezin="") for tijd, nummer in bouw.elders(loket)]
    return tuple(sorted((*seen, *others), key=lambda one: (minute_of(one.tijd), one.nummer)))


def mail_facts(lezer: Lezer, regeldag_uid: str, partij: Partij, *, head: PaperHead) -> MailFacts:
    """Collect the mail to a party: its loketten with who comes when. Raises Refused("regeldag_onbekend")."""
    bouw = _Bouw(lezer, regeldag_uid, head)
    lokets = tuple(
        MailLoket(
            naam=bouw.known[row.loket].naam,
            ruimte=row.ruimte,
            contact=row.contact,
            meenemen=bouw.known[row.loket].meenemen,
            gezinnen=bouw.gezinnen(row, met_lijnen=False),
            elders=bouw.elders(row),
        )
        for row in bouw.lokets(())
        if bouw.known[row.loket].partij is partij
    )
    phone = lezer.session.connection().scalar(select(Medewerker.telefoon).where(Medewerker.uid == lezer.wie))
    return MailFacts(
        head=head,
        regeldag_uid=bouw.day.uid,
        dag=bouw.day.dag,
        plaats=bouw.day.plaats,
        start=bouw.day.start,
        partij=partij,
        loketten=lokets,
        afzender_telefoon=phone or "",
        contacten=tuple(
            (bouw.known[row.loket].naam, row.contact, row.telefoon)
            for row in bouw.lokets(())
            if row.contact or row.telefoon
        ),
    )


def day_parties(lezer: Lezer, regeldag_uid: str) -> tuple[Partij, ...]:
    """The parties that have a loket on a day, in the order of the loketten."""
    day = load_regeldag(lezer, regeldag_uid)
    known = lezer.inhoud(day.gemeente_uid).loketten
    return tuple(dict.fromkeys(known[row.loket].partij for row in day.loketten if row.loket in known))


class _Bouw:
    """One regeldag with its gezinnen, each read once."""

    def __init__(self, lezer: Lezer, regeldag_uid: str, head: PaperHead) -> None:
        self.lezer = lezer
        self.head = head
        self.day: RegeldagRow = load_regeldag(lezer, regeldag_uid)
        self.known: dict[str, Loket] = lezer.inhoud(self.day.gemeente_uid).loketten
        self._rows: dict[str, DossierRow] = {}
        self._elders = hidden_visits(lezer, self.day)

    def elders(self, loket: LoketRow) -> tuple[tuple[str, int], ...]:
        """Time and number of who comes to a loket but is out of sight, by time."""
        return self._elders.get(loket.loket, ())

    def lokets(self, wanted: Sequence[str]) -> list[LoketRow]:
        """The loketten of the day that are wanted, in their order."""
        return [
            row
            for row in self.day.loketten
            if row.loket in self.known and (not wanted or row.loket in wanted)
        ]

    def gezinnen(self, loket: LoketRow, *, met_lijnen: bool) -> tuple[LoketGezin, ...]:
        """Who comes to a loket, by time; who has something to do there but no time stands at the end."""
        found = [
            made
            for afspraak in self.day.afspraken
            if (made := self._gezin(loket, afspraak, met_lijnen=met_lijnen)) is not None
        ]
        return tuple(sorted(found, key=lambda one: (minute_of(one.tijd), one.nummer)))

    def _gezin(self, loket: LoketRow, afspraak: AfspraakRow, *, met_lijnen: bool) -> LoketGezin | None:
        visit = afspraak.bezoeken.get(loket.loket, BezoekRow())
        if visit.overslaan:
            return None
        row = self._row(afspraak.dossier_uid)
        lines = self._lines(row, loket.loket)
        if not (visit.tijd or any(not line.klaar for line in lines)):
            return None
        privacy = self.head.privacy
        people = mensen.present(row.personen, self.day.dag)
        start = minute_of(visit.tijd)
        return LoketGezin(
            dossier_uid=afspraak.dossier_uid,
            nummer=afspraak.nummer,
            gezin=gezin_name(row.naam, privacy, len(people)),
            dossier_nummer=row.nummer,
            tijd=visit.tijd,
            tot=clock_of(start + (visit.minuten or loket.minuten)) if visit.tijd else "",
            personen=blad_personen(people, row.naam, privacy),
            komt=comes(self.known[loket.loket].komt, people, visit.komt),
            taal=language_of(people),
            tolk=interpreter_of(people),
            lijnen=lines if met_lijnen else (),
        )

    def _row(self, uid: str) -> DossierRow:
        if uid not in self._rows:
            self._rows[uid] = load_dossier(self.lezer, uid)
        return self._rows[uid]

    def _lines(self, row: DossierRow, loket: str) -> tuple[BladLijn, ...]:
        items = self.lezer.inhoud(row.gemeente_uid).items
        questions = {(v.code, v.item_id): v.vraag for v in row.vragen}
        return tuple(
            blad_lijn(punt, items.get(punt.item_id), self.head.privacy, question_of(punt, questions))
            for punt in newest_rounds(row.punten)
            if punt.loket == loket and punt.stand not in NIET_OP_DE_DAG
        )


def _numbered(gezinnen: Iterable[LoketGezin]) -> tuple[LoketGezin, ...]:
    """Number the lines of a sheet over all its gezinnen."""
    numbers = count(1)
    return tuple(
        replace(one, lijnen=tuple(replace(line, nummer=next(numbers)) for line in one.lijnen))
        for one in gezinnen
    )
