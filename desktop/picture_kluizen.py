"""Throw-away kluizen for the pictures: one with nothing in it, one as full and as awkward as it gets."""

from __future__ import annotations

from datetime import timedelta

from desktop.clock import SystemClock
from desktop.demo import ARGON, WACHTWOORDZIN
from desktop.paths import Paths
from desktop.workspace import NieuweKluis, Workspace, create
from models.queries.dossier import load_dossier
from models.services.aanbod import offer_woning
from models.services.actiepunten import set_notitie
from models.services.dossiers import open_dossier, save_dossier_field
from models.services.gebeurtenissen import record_begeleider_wisselt, record_weigering
from models.services.leden import save_persoon_field
from models.services.medewerkers import add_medewerker, set_afwezig
from models.services.woningen import add_woning
from models.values import Rol

LANG = "Abdulrahmanov-van der Zwaluwenburgh tot Sint-Maartensdijkerk"
"""Sixty characters: what a surname may be."""
NAMEN = (LANG, "<b>Vet</b> & =som(1)", "محمد العبدالله", "Ñandú Øster-Şahin", "O'Neill 😀")
AANTAL = 24
GROOT = 14
WOORDEN = 300
_ROLLEN = (Rol.BEGELEIDER, Rol.CASUSREGISSEUR, Rol.BEHEERDER)


def make_empty(paths: Paths) -> None:
    """Make a kluis as it is right after the first start."""
    _create(paths, "Wil Voorbeeld", "Wilgenrade").close(backup=False)


def make_full(paths: Paths) -> None:
    """Make a kluis with long and awkward names, 14 people in one gezin and long notes. All made up."""
    workspace = _create(paths, LANG, LANG)
    try:
        plek, today = workspace.plek(), workspace.klok.vandaag()
        for number in range(AANTAL):
            naam = NAMEN[number % len(NAMEN)]
            people = GROOT if number == 0 else 1 + number % 6
            open_dossier(plek, naam, today - timedelta(days=4 * number), people, f"azc {LANG}"[:60])
        _fill_first(workspace)
    finally:
        workspace.close(backup=False)


def make_team(paths: Paths) -> tuple[str, ...]:
    """Make a kluis with colleagues whose names are long, one with gezinnen. All made up; gives their uids."""
    workspace = _create(paths, LANG, "Wilgenrade")
    try:
        plek, today = workspace.plek(), workspace.klok.vandaag()
        people = tuple(
            add_medewerker(plek, naam, (Rol.BEGELEIDER.value,), organisatie=LANG).onderwerp
            for naam in (LANG[::-1].title(), "<b>Vet</b> & =som(1)", "Noor Proef")
        )
        for naam in (LANG, "Warsamele", "Tekleberi"):
            uid = open_dossier(plek, naam, today - timedelta(days=20), 3, "azc Duinvoorde").onderwerp
            record_begeleider_wisselt(plek, uid, today, medewerker_uid=people[0])
        set_afwezig(plek, people[1], today, today + timedelta(days=20), people[0])
    finally:
        workspace.close(backup=False)
    return people


def _create(paths: Paths, naam: str, gemeente: str) -> Workspace:
    nieuw = NieuweKluis(
        naam, WACHTWOORDZIN, "", gemeente, "Gelderland", f"werkgroep {gemeente}"[:60], _ROLLEN
    )
    return create(paths.kluis, nieuw, SystemClock(), paths.backups, argon=ARGON, allow_place=True)


def _fill_first(workspace: Workspace) -> None:
    """Give the largest gezin names of 60 characters, and notes of 300 words."""
    plek = workspace.plek()
    with workspace.lezer() as lezer:
        uid = first_dossier(lezer.session)
        row = load_dossier(lezer, uid)
    woning = add_woning(
        plek, LANG, plaats=LANG, complex=LANG, voorzieningen=LANG, kamers=9, verdieping=12, huur="9999,99"
    ).onderwerp
    offer_woning(plek, uid, woning, workspace.klok.vandaag() - timedelta(days=6))
    record_weigering(
        plek,
        uid,
        workspace.klok.vandaag() - timedelta(days=3),
        niet_gekomen=False,
        notitie=" ".join(["afspraak"] * WOORDEN),
    )
    for persoon in row.personen:
        save_persoon_field(plek, persoon.uid, "roepnaam", f"Roepnaam van {persoon.letter}")
        save_persoon_field(plek, persoon.uid, "achternaam", LANG)
    note = " ".join(["afspraak"] * WOORDEN)
    save_dossier_field(plek, uid, "notitie", note)
    for punt in row.punten[:3]:
        set_notitie(plek, punt.uid, note)


def first_dossier(session: object) -> str:
    """The uid of the dossier that was made first."""
    from sqlalchemy import select
    from sqlalchemy.orm import Session

    from models.tables import Dossier

    assert isinstance(session, Session)  # noqa: S101 - a reading place always holds one
    return str(session.scalars(select(Dossier.uid).order_by(Dossier.id).limit(1)).one())
