"""The search box: people, gezinnen, organisations, contact persons, screens and help pages (ui.md)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from models.queries.blad import find_bladen
from models.queries.lezer import Lezer
from models.queries.rows import ZoekHit
from models.queries.sql import Keuze
from models.store.fts import Treffer, search
from models.store.words import likeness, query_words, words
from models.tables import (
    Contactpersoon,
    Dossier,
    Lidmaatschap,
    Organisatie,
    Persoon,
    Persoonsgegevens,
    Woonadres,
)
from resources.i18n import _, language

SCHERMEN: tuple[tuple[str, str], ...] = (
    ("vandaag", "vandaag ochtendblad te laat komend"),
    ("gezinnen", "gezinnen mijn gezinnen alle gezinnen archief lijst"),
    ("nieuw_gezin", "nieuw gezin koppeling dossier maken wij beginnen hier"),
    ("regeldag", "regeldag loket afspraak planning"),
    ("papier", "papier afdrukken dagkaart matrix gezinsblad checklist ochtendblad pdf"),
    ("papier_invoeren", "papier invoeren blad code dagkaart overnemen typen terug klaar"),
    ("woningen", "woningen woning huis huur kamers complex aanbieden corporatie verhuurder"),
    ("tijdelijke_plekken", "tijdelijke plekken tussenvoorziening doorstroomlocatie logeren bezet vrij"),
    (
        "gemeente",
        "gemeente taakstelling doorlooptijd toezicht provincie herverdeling grafieken cijfers stand",
    ),
    ("beheer", "beheer gemeente organisaties medewerkers cijfers termijnen checklists instellingen"),
    ("agenda", "agenda kalender maand week afspraak termijn ics outlook"),
    ("bal", "bal bij wie aan zet wacht op wachten open punten partij corporatie coa brief mail"),
    ("amv", "amv jongere jongeren 18 achttien kwartaal nidos voogd overleg kleine woningen"),
    ("spreekuur", "spreekuur inloop wie kwam langs contact lijst vandaag"),
    ("overdracht", "overdracht overdragen overdrachtsmap inlezen bestand uitwisselen partner verhuizen"),
    ("medewerkers", "medewerkers collega rollen start-zin afwezig vertrekt overdragen rechtenoverzicht"),
    ("ik", "mijn gegevens ik ben er niet afwezig vakantie ziek vervanger wachtwoordzin veranderen"),
    ("nood", "toegang in nood noodgeval beschermd dossier openen reden"),
    ("datalek_melden", "datalek melden kwijt gestolen verkeerde mail te veel gezien"),
    ("computer", "deze computer vergrendelen op slot minuten donker licht thema hulppakket"),
    ("logboek", "logboek historie wie wat wanneer bekeken aangemeld nakijken logboekblad"),
    ("reservekopie", "reservekopie backup terugzetten herstel herstelcode stick tweede plek oefenen"),
)
"""Screens with the Dutch words that find them; their names come from `_titles`."""
HULP: tuple[tuple[str, str], ...] = (
    ("eerste-dag", "beginnen eerste dag kluis maken wachtwoordzin demo vergrendelen hulp"),
    ("gezinnen", "gezin personen erbij wij beginnen hier voor onze tijd zoeken bsn hulp"),
    ("punten-en-data", "actiepunt datum termijn te laat richtdatum later niet nodig ongedaan hulp"),
    ("fasen", "fase verder ster klok pauze hulp"),
    ("wat-is-er-gebeurd", "gebeurtenis koppeling getekend verhuisd geboren familie weigering hulp"),
    ("wonen", "woning aanbod weigering bezichtiging sleutel huur woonlasten huurderving meldblad hulp"),
    (
        "toewijzing",
        "toewijzing koppeling regievoerder tvs profiel taakstelling telt mee melden tussenvoorziening hulp",
    ),
    ("volgen", "wonen volgen melding overlast buren huurachterstand schade teken belblad jaar hulp"),
    ("contact", "contact gesprek bezoek bellen telefoon tolk doorverwijzing notitie vervolg spreekuur hulp"),
    ("familie", "familie nareis gezinshereniging komt visum wachten herhuisvesting koppeling hulp"),
    ("amv", "amv jongere 18 nidos voogd verlengde opvang kwartaal taakstelling kleine woningen hulp"),
    (
        "meedoen",
        "meedoen inburgering pip leerroute ladder doel stap taal school leerwerkplek document verloopt hulp",
    ),
    (
        "begeleiding",
        "begeleiding afspraken termijn vraagbaak traject spreekuur inkoop cursus caseload hulp",
    ),
    (
        "einde",
        "einde sluiten afsluiten dossier afronden eindblad fase-rapport jaarevaluatie heropenen hulp",
    ),
    (
        "afspraken-en-overleg",
        (
            "overleg afspraak corporatie handtekening matrix zienswijze aanspreekpunt geld regeling"
            " voorbeeld hulp"
        ),
    ),
    ("regeldag-en-papier", "regeldag dagkaart gezinsblad checklist matrix afdrukken papier hulp"),
    ("agenda", "agenda kalender maand week afspraak termijn ics outlook bestand hulp"),
    ("bal-bij-wie", "bal bij wie aan zet wacht op wachten partij brief mail open punten hulp"),
    ("gemeente", "gemeente taakstelling realisatie prognose doorlooptijd toezicht ladder herverdeling hulp"),
    ("papier-invoeren", "papier invoeren blad code alles x later wacht nvt terug hulp"),
    ("lijst-inlezen", "lijst inlezen importeren excel csv tvs kolommen dubbel hulp"),
    (
        "kluis-en-reservekopie",
        "kluis reservekopie backup terugzetten herstelcode vergeten beschadigd stick oefenen redden hulp",
    ),
    ("op-slot-en-veilig", "vergrendelen slot al open hulppakket fout vastgelopen slaapstand plek hulp"),
    ("logboek", "logboek historie wie wanneer bekeken nakijken logboekblad ketting anker bewijs hulp"),
    ("overdragen", "overdragen overdracht overdrachtsmap inlezen ontvangstbewijs verhuizen laptop hulp"),
    ("uitwisselen", "uitwisselen uitwisselpartner partner weekbestand delen gemeente hulp"),
    (
        "medewerkers-en-rollen",
        "medewerker rol collega start-zin vertrekt afwezig nood beschermd rechten hulp",
    ),
    ("privacy", "privacy avg inzage wissen bewaren bewaartermijn datalek delen verwerkingen papier hulp"),
    ("inhoud-aanpassen", "checklist actiepunt aanpassen veranderen eigen punt hulp"),
    ("bronnen-en-cijfers", "bron cijfer termijn document voorstel bedrag hulp"),
    ("woordenlijst", "woordenlijst begrippen betekenis afkorting hulp"),
    ("toetsen", "toetsen toetsenbord sneltoetsen hulp"),
)
"""Help pages with their words; the pages stand in `resources/help`."""
_GOOD_ENOUGH = 0.7


def find(lezer: Lezer, tekst: str, limit: int = 20) -> tuple[ZoekHit, ...]:
    """Find what somebody has typed so far: names (near ones too), numbers, streets, phones, screens, help.

    The code of a sheet and a number on one come first, screens and help last: a name is what people mostly
    look for.
    """
    if not tekst.strip():
        return ()
    hits = find_bladen(lezer, tekst) + _people_and_places(lezer, search(lezer.session, tekst, limit=limit))
    hits += _static("scherm", SCHERMEN, tekst) + _static("hulp", HULP, tekst)
    return tuple(hits[:limit])


def _people_and_places(lezer: Lezer, found: list[Treffer]) -> list[ZoekHit]:
    """Put titles to the hits, one statement a kind; what is gone since the index was made is left out."""
    by_kind: dict[str, set[str]] = {}
    for hit in found:
        by_kind.setdefault(hit.soort, set()).add(hit.uid)
    titles: dict[tuple[str, str], ZoekHit] = {}
    for soort, uids in by_kind.items():
        maker = _KINDS.get(soort)
        if maker is None:
            continue
        statement, make = maker
        for row in lezer.session.connection().execute(statement(sorted(uids))):
            hit = make(row)
            titles.setdefault((soort, row.sleutel), hit)
    ordered = (titles.get((hit.soort, hit.uid)) for hit in found)
    unique: dict[tuple[str, str, str], ZoekHit] = {}
    for known in ordered:
        if known is not None:
            unique.setdefault((known.soort, known.uid, known.dossier_uid), known)
    return list(unique.values())


def _static(soort: str, entries: Iterable[tuple[str, str]], tekst: str) -> list[ZoekHit]:
    typed = query_words(tekst)
    if not typed:
        return []
    titles = _titles(language())
    scored = []
    for code, keywords in entries:
        own = words(f"{keywords} {titles[code]}")
        score = min(max(likeness(word, other) for other in own) for word in typed)
        if score >= _GOOD_ENOUGH:
            scored.append((-score, code))
    return [ZoekHit(soort=soort, uid=code, titel=titles[code]) for _score, code in sorted(scored)]


@lru_cache(maxsize=4)
def _titles(taal: str) -> dict[str, str]:
    """Names of screens and help pages in the language in use; the argument is only the key of the cache."""
    del taal
    return {
        "vandaag": _("Vandaag"),
        "gezinnen": _("Gezinnen"),
        "nieuw_gezin": _("Nieuw gezin"),
        "regeldag": _("Regeldag"),
        "woningen": _("Woningen"),
        "tijdelijke_plekken": _("Tijdelijke plekken"),
        "wonen": _("Wonen, aanbod en weigering"),
        "papier": _("Papier"),
        "papier_invoeren": _("Papier invoeren"),
        "agenda": _("Agenda"),
        "bal": _("Bal bij wie"),
        "amv": _("Amv: wie wordt 18"),
        "spreekuur": _("Spreekuur"),
        "gemeente": _("Gemeente"),
        "beheer": _("Beheer"),
        "overdracht": _("Overdracht"),
        "overdragen": _("Gezinnen overdragen"),
        "uitwisselen": _("Elke week uitwisselen"),
        "computer": _("Deze computer"),
        "medewerkers": _("Medewerkers"),
        "ik": _("Mijn gegevens"),
        "nood": _("Toegang in nood"),
        "datalek_melden": _("Datalek melden"),
        "op-slot-en-veilig": _("Op slot en veilig"),
        "reservekopie": _("Reservekopie"),
        "logboek": _("Logboek"),
        "eerste-dag": _("De eerste dag"),
        "punten-en-data": _("Punten en data"),
        "fasen": _("De drie fasen"),
        "wat-is-er-gebeurd": _("Wat is er gebeurd?"),
        "toewijzing": _("Toewijzing"),
        "familie": _("Familie die nog komt"),
        "volgen": _("Wonen volgen"),
        "contact": _("Contact"),
        "meedoen": _("Meedoen"),
        "begeleiding": _("Begeleiding"),
        "einde": _("Einde van de begeleiding"),
        "afspraken-en-overleg": _("Afspraken, overleg en geld"),
        "regeldag-en-papier": _("Regeldag en papier"),
        "bal-bij-wie": _("Bal bij wie"),
        "papier-invoeren": _("Papier invoeren"),
        "lijst-inlezen": _("Lijst inlezen"),
        "kluis-en-reservekopie": _("Kluis en reservekopie"),
        "medewerkers-en-rollen": _("Medewerkers en rollen"),
        "privacy": _("Privacy"),
        "inhoud-aanpassen": _("Een actiepunt aanpassen"),
        "bronnen-en-cijfers": _("Bronnen en cijfers"),
        "woordenlijst": _("Woordenlijst"),
        "toetsen": _("Toetsen"),
    }


def _dossiers(uids: list[str]) -> Keuze:
    return select(
        Dossier.uid.label("sleutel"), Dossier.uid, Dossier.nummer, Dossier.naam, Dossier.afgesloten_op
    ).where(Dossier.uid.in_(uids))


def _personen(uids: list[str]) -> Keuze:
    return (
        select(
            Persoon.uid.label("sleutel"),
            Persoon.uid,
            Persoonsgegevens.roepnaam,
            Persoonsgegevens.achternaam,
            Dossier.uid.label("dossier_uid"),
            Dossier.nummer,
            Dossier.naam,
        )
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id)
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
        .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
        .where(Persoon.uid.in_(uids))
        .order_by(Lidmaatschap.tot.is_not(None), Dossier.afgesloten_op.is_not(None), Dossier.id.desc())
    )


def _adressen(uids: list[str]) -> Keuze:
    return (
        select(
            Woonadres.uid.label("sleutel"),
            Woonadres.straat,
            Woonadres.plaats,
            Dossier.uid,
            Dossier.nummer,
            Dossier.naam,
        )
        .join(Dossier, Dossier.id == Woonadres.dossier_id)
        .where(Woonadres.uid.in_(uids))
    )


def _organisaties(uids: list[str]) -> Keuze:
    return select(
        Organisatie.uid.label("sleutel"), Organisatie.uid, Organisatie.naam, Organisatie.telefoon
    ).where(Organisatie.uid.in_(uids))


def _contacten(uids: list[str]) -> Keuze:
    return (
        select(
            Contactpersoon.uid.label("sleutel"),
            Contactpersoon.uid,
            Contactpersoon.naam,
            Contactpersoon.telefoon,
            Organisatie.naam.label("organisatie"),
        )
        .join(Organisatie, Organisatie.id == Contactpersoon.organisatie_id, isouter=True)
        .where(Contactpersoon.uid.in_(uids))
    )


def _under(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


_KINDS: dict[str, tuple[Any, Any]] = {
    "dossier": (
        _dossiers,
        lambda r: ZoekHit(soort="dossier", uid=r.uid, dossier_uid=r.uid, titel=r.naam, onder=r.nummer),
    ),
    "persoon": (
        _personen,
        lambda r: ZoekHit(
            soort="persoon",
            uid=r.uid,
            dossier_uid=r.dossier_uid,
            titel=f"{r.roepnaam} {r.achternaam}".strip(),
            onder=_under(r.naam, r.nummer),
        ),
    ),
    "adres": (
        _adressen,
        lambda r: ZoekHit(
            soort="dossier",
            uid=r.uid,
            dossier_uid=r.uid,
            titel=_under(r.straat, r.plaats),
            onder=_under(r.naam, r.nummer),
        ),
    ),
    "organisatie": (
        _organisaties,
        lambda r: ZoekHit(soort="organisatie", uid=r.uid, titel=r.naam, onder=r.telefoon),
    ),
    "contactpersoon": (
        _contacten,
        lambda r: ZoekHit(
            soort="contactpersoon", uid=r.uid, titel=r.naam, onder=_under(r.organisatie, r.telefoon)
        ),
    ),
}
"""Kind in the index -> its statement by uids (`sleutel` = uid in the index), and how a row becomes a hit."""
