"""From an opened kluis to a recorded paper, without a window: the same facts and record as in the window."""

from __future__ import annotations

from sqlalchemy import select

from desktop.workspace import Workspace
from models.errors import Refused
from models.queries.afdrukken import code_of
from models.queries.lezer import Lezer
from models.queries.logboek import logboek_facts
from models.queries.papier import make_head
from models.services.afdrukken import Ontvanger, record_afdruk, save_bladzijden
from models.services.logboek import record_logboekblad
from models.tables import Dossier, Gemeente
from models.values import Fase, Papier, Privacy
from reports.catalog import ALS_TEKST, PAPERS, render, render_many, shown
from reports.pdf import Rendered
from resources.i18n import language
from views.logboek.maanden import months, span
from views.papier.feiten import Opdracht, Stuk, read_stukken, with_codes, with_lines
from views.papier.soorten import KEUZEN


def make_paper(
    workspace: Workspace,
    papier: Papier,
    *,
    nummer: str = "",
    fase: Fase | None = None,
    privacy: Privacy | None = None,
    record: bool = True,
    maand: str = "",
    periode: str = "",
    gemeente: str = "",
) -> Rendered:
    """Make one paper; with `record` it gets a code and is kept as *ligt nog op papier*.

    The matrix of a dossier when one is named; of a regeldag a paper for each loket, the mail to its first
    party. A paper with people on it says before which day it must go. `periode` is the year or
    half-year of a report (`2025`, `2026-1`); empty = the last whole one. `gemeente` is a name or code (uid);
    empty = the first.

    Raises Refused: dossier_nodig, dossier_nummer_onbekend, gemeente_niet_ingericht, gemeente_naam_onbekend,
    and what facts raise.
    """
    if papier is Papier.LOGBOEKBLAD:
        return make_logboekblad(workspace, maand, record=record)
    if papier is Papier.MATRIX and nummer:
        papier = Papier.MATRIX_DOSSIER
    keus = KEUZEN[papier.value]
    with workspace.lezer() as lezer:
        dossier = dossier_of(lezer, nummer) if PAPERS[papier].per_dossier else ""
        place = gemeente_of(lezer, gemeente)
        opdracht = Opdracht(
            keus,
            gezinnen=(dossier,) if dossier else (),
            gemeente_uid=place,
            fase=fase,
            periode=periode if keus.periode else "",
            taal=language(),
            privacy=privacy or keus.privacy,
        )
        stukken = read_stukken(lezer, opdracht=opdracht, nu=workspace.klok.nu())[1]
    if not record:
        return render_many(tuple((stuk.papier, stuk.feiten) for stuk in stukken))
    stukken = _fitted(stukken)
    afdrukken = tuple(_record(workspace, stuk) for stuk in stukken)
    with workspace.lezer() as lezer:
        stukken = with_codes(lezer, stukken=stukken, afdrukken=afdrukken)
    made = render_many(tuple((stuk.papier, stuk.feiten) for stuk in stukken))
    if papier not in ALS_TEKST:
        save_bladzijden(workspace.plek("opdracht"), tuple(zip(afdrukken, made.per, strict=True)))
    return made


def _fitted(stukken: tuple[Stuk, ...]) -> tuple[Stuk, ...]:
    """Only the lines that stand on a sheet are recorded, where not all of them need fit."""
    lines = shown(tuple((stuk.papier, stuk.feiten) for stuk in stukken))
    return tuple(map(with_lines, stukken, lines)) if lines else stukken


def _record(workspace: Workspace, stuk: Stuk) -> str:
    """Write the paper down, before it is made; gives its uid."""
    return record_afdruk(
        workspace.plek("opdracht"),
        stuk.papier,
        stuk.dossier_uid,
        stuk.lijnen,
        stuk.feiten.head.taal,
        stuk.feiten.head.privacy,
        "bestand",
        gemeente_uid=stuk.gemeente_uid,
        vernietigen_voor=stuk.vernietigen_voor,
        dag=stuk.dag,
        regeldag_uid=stuk.regeldag_uid,
        loket=stuk.loket,
        ontvanger=Ontvanger(over=stuk.over),
    ).onderwerp


def gemeente_of(lezer: Lezer, gezocht: str = "") -> str:
    """Find a gemeente by its name, in any case, or by its code (uid); empty = the first.

    Raises Refused: gemeente_niet_ingericht, gemeente_naam_onbekend (it names those that there are).
    """
    known = lezer.session.execute(select(Gemeente.uid, Gemeente.naam).order_by(Gemeente.id)).all()
    if not known:
        raise Refused("gemeente_niet_ingericht")
    wanted = gezocht.strip().casefold()
    for uid, naam in known:
        if not wanted or wanted in (naam.casefold(), uid.casefold()):
            return str(uid)
    raise Refused(
        "gemeente_naam_onbekend", naam=gezocht.strip(), bekend=", ".join(naam for _uid, naam in known)
    )


def dossier_of(lezer: Lezer, nummer: str) -> str:
    """Find a dossier by its number, or by uid."""
    if not nummer:
        raise Refused("dossier_nodig")
    uid = lezer.session.scalars(
        select(Dossier.uid).where((Dossier.nummer == nummer.strip()) | (Dossier.uid == nummer))
    ).first()
    if uid is None:
        raise Refused("dossier_nummer_onbekend", nummer=nummer)
    return uid


def make_logboekblad(workspace: Workspace, maand: str = "", *, record: bool = True) -> Rendered:
    """Make the logboekblad of a month (`2026-05`; empty = the last whole one); recorded before it is made.

    Raises Refused: geen_recht, maand_vorm, logboek_leeg.
    """
    vandaag = workspace.klok.vandaag()
    codes = [code for code, _words in months(vandaag)]
    if maand and maand not in codes:
        raise Refused("maand_vorm")
    van, tot = span(maand or codes[0], vandaag)
    uid = record_logboekblad(workspace.plek(), "bestand", language()).onderwerp if record else ""
    with workspace.lezer() as lezer:
        code = code_of(lezer, uid)[0] if uid else ""
        head = make_head(lezer, workspace.klok.nu(), taal=language(), code=code)
        facts = logboek_facts(lezer, van, tot, paper_head=head)
    return render(Papier.LOGBOEKBLAD, facts)
