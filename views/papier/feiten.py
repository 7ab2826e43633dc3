"""What is asked of a paper, and reading its facts: for the preview and, with a code, for print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

import msgspec

from models.queries.afdrukken import code_of
from models.queries.beheer import load_gemeenten, load_matrix_versies
from models.queries.delen import may_share
from models.queries.dossier import load_dossier, load_kern
from models.queries.gezinnen import load_gezinnen
from models.queries.lezer import Lezer
from models.queries.papier import (
    checklist_facts,
    dagkaart_facts,
    make_head,
    matrix_facts,
    ochtend_facts,
    sheet_day,
    sheet_lines,
    waar_facts,
)
from models.queries.rechten import rechten_facts
from models.queries.regeldagen import load_regeldag, load_regeldagen
from models.queries.rows import (
    BladLijn,
    ChecklistFacts,
    DagkaartFacts,
    GemeenteRow,
    GezinnenFilter,
    GezinnenPage,
    GezinRow,
    MatrixFacts,
    MatrixVersieRow,
    OchtendFacts,
    RegeldagRow,
)
from models.queries.rows_mensen import RechtenFacts
from models.queries.rows_waar import WaarFacts
from models.values import Deelpartij, Fase, Papier, Privacy
from resources.sentences import sentence
from views.papier.soorten import GEZIN, Keus, destroy_before, destroy_days

Feiten = MatrixFacts | DagkaartFacts | ChecklistFacts | OchtendFacts | WaarFacts | RechtenFacts
LIMIT = 100
"""Gezinnen in the list at once; the search finds the others."""


@dataclass(frozen=True, slots=True)
class Opdracht:
    """A paper as it was asked; frozen, so that what is printed is what was looked at."""

    keus: Keus
    gezinnen: tuple[str, ...] = ()
    gemeente_uid: str = ""
    regeldag_uid: str = ""
    versie_uid: str = ""
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


def read_stukken(lezer: Lezer, *, opdracht: Opdracht, nu: datetime) -> tuple[Opdracht, tuple[Stuk, ...]]:
    """Read the facts of all papers of an order, without codes. Raises what the facts raise."""
    if not opdracht.keus.per_gezin:
        return opdracht, (_stuk(lezer, opdracht, opdracht.keus.papieren[0], "", nu),)
    stukken = tuple(
        _stuk(lezer, opdracht, papier, uid, nu)
        for uid in opdracht.gezinnen
        for papier in opdracht.keus.papieren
    )
    return opdracht, stukken


def with_codes(lezer: Lezer, *, stukken: tuple[Stuk, ...], afdrukken: tuple[str, ...]) -> tuple[Stuk, ...]:
    """Put the recorded codes on the papers. Raises Refused("afdruk_onbekend")."""
    found = []
    for stuk, uid in zip(stukken, afdrukken, strict=True):
        code, weg = code_of(lezer, uid)
        head = msgspec.structs.replace(stuk.feiten.head, code=code, vernietigen_voor=weg)
        found.append(replace(stuk, feiten=msgspec.structs.replace(stuk.feiten, head=head)))
    return tuple(found)


def _stuk(lezer: Lezer, opdracht: Opdracht, papier: Papier, uid: str, nu: datetime) -> Stuk:
    keus = opdracht.keus
    head = make_head(
        lezer,
        nu,
        dossier_uid=uid,
        gemeente_uid=opdracht.gemeente_uid,
        privacy=opdracht.privacy,
        taal=opdracht.taal,
    )
    feiten: Feiten
    if papier in (Papier.DAGKAART, Papier.GEZINSBLAD):
        feiten = dagkaart_facts(lezer, uid, opdracht.regeldag_uid, head=head)
    elif papier is Papier.CHECKLIST:
        feiten = checklist_facts(lezer, uid, opdracht.fase, head=head)
    elif papier is Papier.OCHTENDBLAD:
        feiten = ochtend_facts(lezer, head=head)
    elif papier is Papier.WAAR_STAAN_WE:
        feiten = waar_facts(lezer, uid, head=head)
    elif papier is Papier.RECHTEN:
        feiten = rechten_facts(lezer, head=head)
    elif papier is Papier.MATRIX_DOSSIER:
        feiten = matrix_facts(lezer, "", None, uid, head=head)
    else:
        feiten = matrix_facts(lezer, opdracht.gemeente_uid, opdracht.versie_uid or None, head=head)
    dag = feiten.dag if isinstance(feiten, DagkaartFacts) else None
    dagen = destroy_days(papier, partial(lezer.setting, gemeente_uid=opdracht.gemeente_uid))
    weg = destroy_before(keus, lezer.vandaag, dag, dagen)
    marked = msgspec.structs.replace(feiten, head=msgspec.structs.replace(head, vernietigen_voor=weg))
    return Stuk(
        papier,
        marked,
        dossier_uid=uid,
        gemeente_uid="" if uid else opdracht.gemeente_uid,
        nummer="" if isinstance(feiten, OchtendFacts | RechtenFacts) else feiten.dossier_nummer,
        lijnen=sheet_lines(papier, feiten),
        vernietigen_voor=weg,
        dag=sheet_day(feiten),
        regeldag_uid=feiten.regeldag_uid if isinstance(feiten, DagkaartFacts) else "",
    )


def read_delen(lezer: Lezer, *, opdracht: Opdracht) -> tuple[Opdracht, tuple[str, ...]]:
    """Say what is missing before this may go to another party, each reason once with its dossiers."""
    if not opdracht.keus.deelt or opdracht.voor in {"", GEZIN}:
        return opdracht, ()
    missing: dict[str, list[str]] = {}
    for uid in opdracht.gezinnen:
        verdict = may_share(
            lezer, uid, Deelpartij(opdracht.voor), anoniem=opdracht.privacy is Privacy.ANONIEM
        )
        for reden in () if verdict.ok else verdict.redenen:
            missing.setdefault(sentence(reden), []).append(load_kern(lezer, uid).row.nummer)
    return opdracht, tuple(f"{words} ({', '.join(numbers)})" for words, numbers in missing.items())


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
