"""Facts of *Waar staan we*: one A4 for who takes a gezin over, or comes back after weeks."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from models.queries import mensen
from models.queries.dossier import load_dossier
from models.queries.lezer import Lezer
from models.queries.nu import own_lines, waiting_lines
from models.queries.papier_dag import interpreter_of, language_of
from models.queries.papier_namen import blad_personen, free_text, gezin_name, person_name
from models.queries.rows import PaperHead, PuntRow
from models.queries.rows_dossier import DossierRow
from models.queries.rows_waar import WaarContact, WaarFacts, WaarLijn
from models.tables import Dossier, Organisatie
from models.values import Anker, Privacy, Staat, Stand
from resources.labels import label_of
from resources.sentences import sentence

ANKERS = (
    Anker.KOPPELING,
    Anker.TEKENDATUM,
    Anker.HUURINGANG,
    Anker.VERHUIZING,
    Anker.EINDE_TIJDELIJK,
    Anker.PIP,
    Anker.EINDE_BEGELEIDING,
)
"""Anchors that somebody who takes over asks for first."""
POORT = 8
_OPEN = (Staat.OPEN, Staat.UITGESTELD)


def waar_facts(lezer: Lezer, dossier_uid: str, *, head: PaperHead) -> WaarFacts:
    """Collect *Waar staan we* of a gezin. Raises Refused("dossier_onbekend")."""
    row = load_dossier(lezer, dossier_uid)
    people = mensen.present(row.personen, lezer.vandaag)
    known = {a.soort: a for a in row.ankers}
    return WaarFacts(
        head=head,
        dossier_uid=row.uid,
        dossier_nummer=row.nummer,
        gezin=gezin_name(row.naam, head.privacy, len(people)),
        personen=blad_personen(people, row.naam, head.privacy),
        fase=row.fase,
        adres=address_of(row, head.privacy),
        taal=language_of(people),
        tolk=interpreter_of(people),
        ankers=tuple((a.value, known[a].gepland, known[a].werkelijk) for a in ANKERS if a.value in known),
        komend=tuple(_line(p, head.privacy) for p in own_lines(row)),
        wacht=tuple(_line(p, head.privacy, wie=key) for key, group in waiting_lines(row) for p in group),
        vergeet_niet=tuple(_not_to_forget(row)),
        poort=tuple(p.tekst for p in row.poort_open[:POORT]),
        contacten=tuple(contacts_of(lezer, row, head.privacy)),
        notitie=free_text(row.notitie, head.privacy),
    )


def address_of(row: DossierRow, privacy: Privacy) -> str:
    """Where the gezin lives now; a paper without names does not tell."""
    if privacy is Privacy.ANONIEM:
        return ""
    places = [a for a in row.adressen if a.soort in ("woning", "tijdelijk", "opvang") and a.tot is None]
    if places:
        last = places[-1]
        return " ".join(part for part in (last.straat, last.postcode, last.plaats) if part)
    return row.azc


def _line(punt: PuntRow, privacy: Privacy, *, wie: str = "") -> WaarLijn:
    letters = " ".join(v.letter for v in punt.letters if v.staat in _OPEN and v.stand != Stand.VERVALLEN)
    return WaarLijn(
        tekst=punt.tekst,
        wie=wie or punt.doener.value,
        letters=letters,
        dag=punt.wacht_sinds or punt.termijn,
        sinds=punt.wacht_sinds is not None,
        stand=punt.stand,
        kern=punt.kern,
        notitie=free_text(punt.notitie or punt.reden, privacy),
    )


def _not_to_forget(row: DossierRow) -> Iterator[str]:
    """What easily falls between two people: warnings, a clock that stands still, what is still missing."""
    for reden in row.waarschuwingen:
        yield sentence(reden)
    if any(p.tot is None for p in row.pauzes):
        yield sentence("gepauzeerd")
    for reden in row.ontbreekt:
        yield sentence(reden)
    for vraag in row.vragen:
        yield vraag.vraag


def contacts_of(lezer: Lezer, row: DossierRow, privacy: Privacy) -> Iterator[WaarContact]:
    """Who stands beside the gezin, the organisations around it, and the gezin itself."""
    for one in row.betrokkenen:
        if one.tot is None or one.tot > lezer.vandaag:
            yield WaarContact(
                rol=label_of("betrokkene", one.rol),
                naam=one.naam,
                organisatie=one.organisatie,
                telefoon=one.telefoon,
                email=one.email,
            )
    for soort, naam, telefoon, email in lezer.session.connection().execute(
        select(Organisatie.soort, Organisatie.naam, Organisatie.telefoon, Organisatie.email)
        .join(
            Dossier,
            (Dossier.corporatie_id == Organisatie.id)
            | (Dossier.azc_id == Organisatie.id)
            | (Dossier.begeleiding_id == Organisatie.id),
        )
        .where(Dossier.uid == row.uid)
        .order_by(Organisatie.soort, Organisatie.id)
    ):
        yield WaarContact(rol=label_of("organisatie", soort), naam=naam, telefoon=telefoon, email=email)
    if privacy is Privacy.ANONIEM:
        return
    for person in mensen.present(row.personen, lezer.vandaag):
        if person.telefoon or person.email:
            yield WaarContact(
                rol=label_of("Partij", "ST"),
                naam=person_name(person, row.naam, privacy),
                telefoon=person.telefoon,
                email=person.email,
            )
