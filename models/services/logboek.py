"""What people do with the logboek itself: read it through, take it out as a list, put its head on paper.

Each of these is an entry too. Reading it through goes in pieces (`begin_nalezing`, `lees_verder`), so that
nothing waits for it; what came of it is written down by `record_nagekeken`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.queries.logboek import NAGEKEKEN
from models.queries.rows_logboek import LogBevinding, LogOordeel
from models.queries.zicht import who_is
from models.rules.logboek import read_ankercode
from models.services.afdrukken import mark_weg, record_afdruk
from models.services.verb import Plek, Transactie, verb
from models.store import Bron, LogboekAnker, Nalezing
from models.tables import Afdruk
from models.values import Bereik, Papier, Recht


def begin_nalezing(plek: Plek, bronnen: Iterable[Bron] = (), blad: str = "") -> Nalezing:
    """Begin to read the logboek through; `blad` is the code that somebody typed from a logboekblad.

    Raises Refused: geen_recht, ankercode_fout (which groups), ankercode_kort.
    """
    with plek.store.reader() as session:
        who = who_is(session.connection(), plek.wie, plek.klok.vandaag())
    if not who.is_systeem and who.reach(Recht.LOGBOEK) is Bereik.GEEN:
        raise Refused("geen_recht", recht=Recht.LOGBOEK.value)
    return Nalezing(plek.store.signer, (*bronnen, *_of_paper(blad)))


def _of_paper(blad: str) -> tuple[Bron, ...]:
    if not blad.strip():
        return ()
    code = read_ankercode(blad)
    if code.foute_groepen:
        raise Refused("ankercode_fout", veld="blad", groepen=", ".join(map(str, code.foute_groepen)))
    if not code.ok:
        raise Refused("ankercode_kort", veld="blad", groepen=code.groepen)
    return (Bron("papier", LogboekAnker(code.nummer, code.keten)),)


def lees_verder(plek: Plek, nalezing: Nalezing) -> bool:
    """Read a piece; whether it is done. Raises World."""
    with plek.store.reader() as session:
        return nalezing.step(session.connection().connection.dbapi_connection)


def oordeel_of(nalezing: Nalezing) -> LogOordeel:
    """Tell what a reading gave, in frozen rows."""
    found = nalezing.bevinding
    return LogOordeel(
        gelezen=nalezing.gelezen,
        oud_tot=nalezing.oud_tot,
        bevestigd=nalezing.bevestigd,
        bevinding=None
        if found is None
        else LogBevinding(
            code=found.code,
            nummer=found.nummer,
            op=found.moment,
            soort=found.soort,
            bron=found.bron,
            bron_op=found.bron_op,
        ),
    )


@verb(NAGEKEKEN, Area.KLUIS, recht=Recht.LOGBOEK)
def record_nagekeken(t: Transactie, oordeel: LogOordeel) -> None:
    """Write down that the logboek was read through up to an entry, and what was found."""
    t.recompute = False
    found = oordeel.bevinding
    if found is not None:
        t.resultaat = found.code
    t.about("bewerking", str(oordeel.gelezen if found is None else found.nummer))


@verb("logboek_uitgevoerd", Area.KLUIS, recht=Recht.LOGBOEK)
def record_uitvoer(t: Transactie, regels: int) -> None:
    """Write down that so many entries leave the program as a list; before they do."""
    t.recompute = False
    t.about("logboek", str(regels))


@verb("caseload_uitgevoerd", Area.KLUIS, recht=Recht.TOEWIJZEN)
def record_caseload(t: Transactie, medewerkers: int) -> None:
    """Write down that the caseload of so many medewerkers leaves the program as a list; before it does."""
    t.recompute = False
    t.about("mensen", str(medewerkers))


@verb("logboekblad", Area.AFDRUK, recht=Recht.LOGBOEK)
def record_logboekblad(t: Transactie, naar: str = "printer", taal: str = "nl") -> str:
    """Record a logboekblad that is about to be printed or saved. Gives its uid; it is kept, not destroyed.

    Raises Refused("keuze_onbekend").
    """
    return record_afdruk.work(t, Papier.LOGBOEKBLAD, naar=naar, taal=taal) or ""


@verb("logboekblad_weg", Area.AFDRUK, recht=Recht.LOGBOEK)
def mark_logboekblad_weg(t: Transactie, afdruk_uid: str, op: date | None = None) -> None:
    """Record that a logboekblad does not exist after all. Raises as `mark_weg`, and afdruk_onbekend."""
    soort = t.session.scalar(select(Afdruk.soort).where(Afdruk.uid == afdruk_uid))
    if soort != Papier.LOGBOEKBLAD:
        raise Refused("afdruk_onbekend")
    mark_weg.work(t, afdruk_uid, op)
