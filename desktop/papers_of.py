"""From an opened kluis to a recorded paper, without a window: facts, record, PDF."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from sqlalchemy import select

from desktop.workspace import Workspace
from models.errors import Refused
from models.queries.afdrukken import code_of
from models.queries.agenda import agenda_facts
from models.queries.bal import open_punten_facts
from models.queries.grafieken import gemeenteblad_facts
from models.queries.lezer import Lezer
from models.queries.logboek import logboek_facts
from models.queries.papier import (
    checklist_facts,
    dagkaart_facts,
    dossiers_on,
    make_head,
    matrix_facts,
    ochtend_facts,
    sheet_day,
    sheet_lines,
    waar_facts,
)
from models.queries.papier_loket import (
    day_parties,
    deurlijst_facts,
    loketlijst_facts,
    mail_facts,
    next_regeldag,
)
from models.queries.papier_weigering import weigering_facts
from models.queries.rechten import rechten_facts
from models.queries.rows import ChecklistFacts, DagkaartFacts, MatrixFacts, OchtendFacts, PaperHead
from models.queries.rows_agenda import AgendaFacts
from models.queries.rows_avg import StukFacts
from models.queries.rows_bal import OpenPuntenFacts
from models.queries.rows_gemeente import GemeentebladFacts
from models.queries.rows_mensen import RechtenFacts
from models.queries.rows_regeldag import DeurlijstFacts, LoketlijstFacts, MailFacts
from models.queries.rows_waar import WaarFacts
from models.services.afdrukken import Ontvanger, record_afdruk, save_bladzijden
from models.services.logboek import record_logboekblad
from models.tables import Dossier, Gemeente
from models.values import Fase, Papier, Privacy
from reports.catalog import ALS_TEKST, PAPERS, render
from reports.pdf import Rendered
from resources.i18n import language
from views.logboek.maanden import months, span
from views.papier.soorten import KEUZEN, destroy_before, destroy_days

VanDeDag = LoketlijstFacts | DeurlijstFacts | MailFacts
Facts = (
    MatrixFacts
    | DagkaartFacts
    | ChecklistFacts
    | OchtendFacts
    | WaarFacts
    | StukFacts
    | RechtenFacts
    | VanDeDag
    | OpenPuntenFacts
    | AgendaFacts
    | GemeentebladFacts
)


def make_paper(
    workspace: Workspace,
    papier: Papier,
    *,
    nummer: str = "",
    fase: Fase | None = None,
    privacy: Privacy | None = None,
    record: bool = True,
    maand: str = "",
) -> Rendered:
    """Make one paper; with `record` it gets a code and is kept as *ligt nog op papier*.

    The matrix of a dossier when one is named; of a regeldag its first loket or party.
    A paper with people on it says before which day it must go.

    Raises Refused: dossier_nodig, dossier_nummer_onbekend, gemeente_niet_ingericht, and what facts raise.
    """
    if papier is Papier.LOGBOEKBLAD:
        return make_logboekblad(workspace, maand, record=record)
    if papier is Papier.MATRIX and nummer:
        papier = Papier.MATRIX_DOSSIER
    privacy = privacy or KEUZEN[papier.value].privacy
    with workspace.lezer() as lezer:
        dossier = dossier_of(lezer, nummer) if PAPERS[papier].per_dossier else ""
        gemeente = lezer.session.scalars(select(Gemeente.uid).order_by(Gemeente.id).limit(1)).first()
        if gemeente is None:
            raise Refused("gemeente_niet_ingericht")
        head = make_head(lezer, workspace.klok.nu(), dossier_uid=dossier, privacy=privacy, taal=language())
        facts = _facts(lezer, papier, head, dossier=dossier, gemeente=gemeente, fase=fase)
        gone_before = _gone_before(lezer, papier, facts, gemeente)
    if not record:
        return render(papier, facts)
    change = record_afdruk(
        workspace.plek("opdracht"),
        papier,
        dossier,
        sheet_lines(papier, facts),
        language(),
        privacy,
        "bestand",
        gemeente_uid=gemeente,
        vernietigen_voor=gone_before,
        dag=sheet_day(facts),
        regeldag_uid=facts.regeldag_uid if isinstance(facts, DagkaartFacts | VanDeDag) else "",
        loket=facts.loket if isinstance(facts, LoketlijstFacts | DeurlijstFacts) else "",
        ontvanger=Ontvanger(over=dossiers_on(facts)),
    )
    with workspace.lezer() as lezer:
        code, before = code_of(lezer, change.onderwerp)
        head = make_head(
            lezer,
            workspace.klok.nu(),
            dossier_uid=dossier,
            privacy=privacy,
            taal=language(),
            code=code,
            vernietigen_voor=before,
        )
        facts = _facts(lezer, papier, head, dossier=dossier, gemeente=gemeente, fase=fase)
    made = render(papier, facts)
    if papier not in ALS_TEKST:
        save_bladzijden(workspace.plek("opdracht"), ((change.onderwerp, made.pages),))
    return made


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


def _gone_before(lezer: Lezer, papier: Papier, facts: Facts, gemeente: str) -> date | None:
    keus = KEUZEN[papier.value]
    dag = facts.dag if isinstance(facts, DagkaartFacts | VanDeDag) else None
    dagen = destroy_days(papier, partial(lezer.setting, gemeente_uid=gemeente))
    return destroy_before(keus, lezer.vandaag, dag, dagen)


def _facts(
    lezer: Lezer, papier: Papier, head: PaperHead, *, dossier: str, gemeente: str, fase: Fase | None
) -> Facts:
    def of_the_day() -> Facts:
        return _of_the_day(lezer, papier, head)

    def dagkaart() -> Facts:
        return dagkaart_facts(lezer, dossier, head=head)

    def agenda() -> Facts:
        return agenda_facts(lezer, lezer.vandaag, lezer.vandaag + timedelta(days=27), head=head)

    def open_punten() -> Facts:
        return open_punten_facts(lezer, head=head)

    def matrix() -> Facts:
        about = dossier if papier is Papier.MATRIX_DOSSIER else ""
        return matrix_facts(lezer, gemeente, dossier_uid=about, head=head)

    made: dict[Papier, Callable[[], Facts]] = {
        Papier.DAGKAART: dagkaart,
        Papier.GEZINSBLAD: dagkaart,
        Papier.UITNODIGING: dagkaart,
        Papier.CHECKLIST: lambda: checklist_facts(lezer, dossier, fase, head=head),
        Papier.OCHTENDBLAD: lambda: ochtend_facts(lezer, head=head),
        Papier.WAAR_STAAN_WE: lambda: waar_facts(lezer, dossier, head=head),
        Papier.MELDBLAD_WEIGERING: lambda: weigering_facts(lezer, dossier, head=head),
        Papier.GEMEENTEBLAD: lambda: gemeenteblad_facts(lezer, gemeente, head=head),
        Papier.RECHTEN: lambda: rechten_facts(lezer, head=head),
        Papier.OPEN_PUNTEN: open_punten,
        Papier.OPEN_PUNTEN_MAIL: open_punten,
        Papier.AGENDA: agenda,
        Papier.LOKETLIJST: of_the_day,
        Papier.DEURLIJST: of_the_day,
        Papier.MAILTEKST: of_the_day,
    }
    return made.get(papier, matrix)()


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


def _of_the_day(lezer: Lezer, papier: Papier, head: PaperHead) -> VanDeDag:
    """The paper of the first loket (or party) of the regeldag that comes next."""
    day = next_regeldag(lezer)
    found: tuple[VanDeDag, ...]
    if papier is Papier.LOKETLIJST:
        found = loketlijst_facts(lezer, day, head=head)
    elif papier is Papier.DEURLIJST:
        found = deurlijst_facts(lezer, day, head=head)
    else:
        found = tuple(mail_facts(lezer, day, partij, head=head) for partij in day_parties(lezer, day)[:1])
    if not found:
        raise Refused("regeldag_leeg")
    return found[0]
