"""Facts of the papers: all that a paper needs, read at once and frozen, names by privacy level already.

The matrix stands in `papier_matrix`, the dagkaart in `papier_dag`; both are reached through here.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from itertools import count

import msgspec
from sqlalchemy import select

from models.queries.dossier import load_dossier
from models.queries.lezer import Lezer
from models.queries.mensen import medewerker_names, present
from models.queries.papier_dag import dagkaart_facts
from models.queries.papier_lijnen import blad_lijn
from models.queries.papier_matrix import matrix_facts
from models.queries.papier_namen import blad_personen, free_text, gezin_name
from models.queries.papier_waar import waar_facts
from models.queries.rows import PaperHead, Row, VandaagLine, VandaagRow
from models.queries.rows_bal import OpenPuntenFacts
from models.queries.rows_dossier import DossierRow
from models.queries.rows_familie import AmvKwartaalFacts
from models.queries.rows_gezinspapier import NieuwFacts
from models.queries.rows_papier import BladLijn, ChecklistFacts, DagkaartFacts, OchtendFacts
from models.queries.rows_regeldag import DeurlijstFacts, LoketlijstFacts, MailFacts
from models.queries.vandaag import load_vandaag
from models.tables import Dossier, Gebeurtenis, Gemeente, KluisInfo
from models.values import Fase, Papier, Partij, Privacy, Stand
from resources.i18n import _
from resources.sentences import sentence

__all__ = [
    "checklist_facts",
    "dagkaart_facts",
    "dossiers_on",
    "make_head",
    "matrix_facts",
    "ochtend_facts",
    "sheet_day",
    "sheet_lines",
    "waar_facts",
]

SECTIES = (
    *("te_laat", "vandaag", "komend", "wacht", "gemeente", "stil", "wordt_18"),
    *("tijdelijk", "ontbreekt"),
)


def make_head(
    lezer: Lezer,
    nu: datetime,
    *,
    dossier_uid: str = "",
    gemeente_uid: str = "",
    privacy: Privacy = Privacy.NAAM,
    taal: str = "nl",
    code: str = "",
    vernietigen_voor: date | None = None,
) -> PaperHead:
    """Make what every page carries: who printed when, for which gemeente (of the dossier, or the first)."""
    connection = lezer.session.connection()
    statement = select(Gemeente.naam).order_by(Gemeente.id)
    if dossier_uid:
        statement = statement.join(Dossier, Dossier.gemeente_id == Gemeente.id).where(
            Dossier.uid == dossier_uid
        )
    elif gemeente_uid:
        statement = statement.where(Gemeente.uid == gemeente_uid)
    return PaperHead(
        code=code,
        gemaakt_op=nu,
        wie=medewerker_names(lezer).get(lezer.wie, ""),
        gemeente=connection.scalar(statement.limit(1)) or "",
        privacy=privacy,
        is_demo=bool(connection.scalar(select(KluisInfo.is_demo))),
        vernietigen_voor=vernietigen_voor,
        taal=taal,
    )


def checklist_facts(
    lezer: Lezer, dossier_uid: str, fase: Fase | None = None, *, head: PaperHead
) -> ChecklistFacts:
    """Collect the checklist of a dossier: one phase, or all. Raises Refused("dossier_onbekend")."""
    row = load_dossier(lezer, dossier_uid)
    people = present(row.personen, lezer.vandaag)
    groups = [
        (code, lines)
        for code, lines in ((f, _lines(lezer, row, f, head.privacy)) for f in _phases(fase))
        if lines or fase is not None
    ]
    return ChecklistFacts(
        head=head,
        dossier_uid=row.uid,
        dossier_nummer=row.nummer,
        gezin=gezin_name(row.naam, head.privacy, len(people)),
        personen=blad_personen(people, row.naam, head.privacy),
        fase=fase,
        groepen=tuple((code.value, lines) for code, lines in groups),
        ankers=tuple((a.soort, a.gepland, a.werkelijk) for a in row.ankers if a.drager_soort != "persoon"),
        doorgegaan_reden=free_text(_reason(lezer, row, fase), head.privacy),
    )


def _phases(fase: Fase | None) -> tuple[Fase, ...]:
    return tuple(Fase) if fase is None else (fase,)


def _lines(lezer: Lezer, row: DossierRow, fase: Fase, privacy: Privacy) -> tuple[BladLijn, ...]:
    items = lezer.inhoud(row.gemeente_uid).items
    return tuple(
        blad_lijn(punt, items.get(punt.item_id), privacy)
        for punt in row.punten
        if punt.fase is fase and punt.stand is not Stand.VERVALLEN
    )


def _reason(lezer: Lezer, row: DossierRow, fase: Fase | None) -> str:
    """Why a phase was left with open ★: that of this phase, or the last one given (K04)."""
    rows = lezer.session.connection().execute(
        select(Gebeurtenis.gegevens)
        .join(Dossier, Dossier.id == Gebeurtenis.dossier_id)
        .where(
            Dossier.uid == row.uid,
            Gebeurtenis.soort == "fase_verder",
            Gebeurtenis.ingetrokken_op.is_(None),
        )
        .order_by(Gebeurtenis.id.desc())
    )
    told = [json.loads(r[0]) for r in rows]
    fits = [t for t in told if t.get("reden") and (fase is None or t.get("van") == fase.value)]
    return str(fits[0]["reden"]) if fits else ""


def ochtend_facts(
    lezer: Lezer, *, head: PaperHead, begeleider_uid: str | None = None, grens: int = 50
) -> OchtendFacts:
    """Collect the ochtendblad: Vandaag of the own gezinnen of who asks (empty uid = all)."""
    whose = lezer.wie if begeleider_uid is None else begeleider_uid
    today = load_vandaag(lezer, begeleider_uid=whose, grens=grens)
    return OchtendFacts(head=head, vandaag=_numbered(_named(today, head.privacy)))


def _numbered(today: VandaagRow) -> VandaagRow:
    """Number the lines that can be ticked, from 1 on over all sections: short to type back."""
    numbers = count(1)
    return msgspec.structs.replace(
        today,
        **{
            name: tuple(
                msgspec.structs.replace(line, blad=next(numbers)) if line.punt_uid else line
                for line in getattr(today, name)
            )
            for name in SECTIES
        },
    )


def sheet_lines(papier: Papier, facts: Row) -> tuple[BladLijn, ...]:
    """The numbered lines of a paper, as they are recorded when it leaves; one without numbers has none."""
    if papier is Papier.DAGKAART and isinstance(facts, DagkaartFacts):
        return tuple(line for loket in facts.loketten for line in loket.lijnen)
    if isinstance(facts, LoketlijstFacts):
        return tuple(line for gezin in facts.gezinnen for line in gezin.lijnen)
    if isinstance(facts, ChecklistFacts):
        return tuple(line for _fase, lines in facts.groepen for line in lines)
    if isinstance(facts, NieuwFacts):
        return _nieuw_lines(facts)
    return _ochtend_lines(facts) if isinstance(facts, OchtendFacts) else ()


def sheet_day(facts: Row) -> date | None:
    """The day that a paper is about: what is ticked on it counts for that day; None = the day of typing."""
    if isinstance(facts, DagkaartFacts | LoketlijstFacts | DeurlijstFacts | MailFacts):
        return facts.dag
    return facts.vandaag.dag if isinstance(facts, OchtendFacts) else None


def dossiers_on(facts: Row) -> tuple[str, ...]:
    """Who stands on a paper about several gezinnen, each once; one about a single gezin gives nothing.

    A number on a door leads to a gezin as well, for who has the numbers.
    """
    if isinstance(facts, DeurlijstFacts):
        uids = [row.dossier_uid for row in facts.regels if row.dossier_uid]
    elif isinstance(facts, LoketlijstFacts | OpenPuntenFacts):
        uids = [row.dossier_uid for row in facts.gezinnen]
    elif isinstance(facts, AmvKwartaalFacts):
        people = [*(j for one in facts.kwartalen for j in one.jongeren), *facts.zonder_datum]
        uids = [one.dossier_uid for one in people]
    elif isinstance(facts, MailFacts):
        uids = [row.dossier_uid for loket in facts.loketten for row in loket.gezinnen]
    else:
        return ()
    return tuple(dict.fromkeys(uid for uid in uids if uid))


def _nieuw_lines(facts: NieuwFacts) -> tuple[BladLijn, ...]:
    """Only what stands on the sheet: what did not fit cannot be ticked on it; `alles x` leaves it alone."""
    return tuple(
        BladLijn(
            nummer=line.nummer,
            kern=line.kern,
            doener=line.doener,
            tekst=line.tekst,
            stand=line.stand,
            vraagt=line.vraagt,
            punten=line.punten,
        )
        for line in facts.lijnen[: facts.getoond]
    )


def _ochtend_lines(facts: OchtendFacts) -> tuple[BladLijn, ...]:
    return tuple(
        BladLijn(
            nummer=line.blad,
            kern=False,
            doener=Partij.MB,
            tekst=line.tekst,
            stand=line.stand,
            punten=line.punten,
        )
        for name in SECTIES
        for line in getattr(facts.vandaag, name)
        if line.blad
    )


def _named(today: VandaagRow, privacy: Privacy) -> VandaagRow:
    if privacy is Privacy.NAAM:
        return today
    changes = {name: tuple(_line(line, name, privacy) for line in getattr(today, name)) for name in SECTIES}
    return msgspec.structs.replace(today, **changes)


def _line(line: VandaagLine, sectie: str, privacy: Privacy) -> VandaagLine:
    """Name the gezin by the privacy level; of a young person in `wordt_18` only the letter stays."""
    code = "uit_verlengde_opvang" if line.uit_opvang else "wordt_18"
    tekst = sentence(code, naam=line.letters) if sectie == "wordt_18" else line.tekst
    tekst = _("eigen punt") if line.eigen else line.kaal or tekst
    gezin = line.gezin if line.gemeente_uid else gezin_name(line.gezin, privacy, 1)
    return msgspec.structs.replace(line, gezin=gezin, tekst=tekst, plaats="")
