"""The way back from paper: everything that was written on one sheet, in one act that one undo takes back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import bindparam, select

from models.changes import Area
from models.errors import Refused
from models.queries.blad import Reach, build_blad
from models.queries.inhoud import SHARED
from models.queries.zicht import in_reach
from models.rules.blad import HUURINGANG, Stap, Uitkomst, decide
from models.rules.bladtaal import Daad
from models.rules.invoer import NOTITIE_MAX, own_words, text
from models.services.actiepunten import mark_nvt, mark_wacht, set_notitie, tick
from models.services.ankers import check_past
from models.services.eigen_punten import place_eigen_punt
from models.services.punten import punt_for, set_later
from models.services.verb import Transactie, verb
from models.tables import Actiepunt, Afdruk, Dossier, RegeldagAfspraak
from models.values import REDEN_CODE, Recht


@verb("papier_ingevoerd", Area.PUNTEN, Area.DOSSIER, Area.REGELDAG, Area.AFDRUK, recht=Recht.DOSSIER)
def enter_blad(
    t: Transactie, afdruk_uid: str, tekst: str, dag: date | None = None, *, blijft: bool = False
) -> str:
    """Do what was typed from a sheet, line by line (`rules.bladtaal`), all of it or nothing.

    `dag` = the day on which it was done, where no other day stands with a line (else the day of the sheet).
    `blijft` = the sheet is not gone yet. Gives the uid of the sheet. Raises Refused: afdruk_onbekend,
    geen_toegang, blad_leeg, blad_niet_af (with how much must be mended first), dag_in_toekomst.
    """
    paper = t.session.scalars(select(Afdruk).where(Afdruk.uid == afdruk_uid)).one_or_none()
    if paper is None:
        raise Refused("afdruk_onbekend")
    if paper.dossier_id is not None:
        t.check_reach(paper.dossier_id)
    if dag is not None:
        check_past(t, dag, "dag")
    blad = build_blad(t.session, SHARED.get(t.session), paper, t.vandaag, _reach(t))
    uitkomst = decide(replace(blad, dag=dag or blad.dag), tekst, t.vandaag)
    if uitkomst.fouten:
        raise Refused("blad_niet_af", veld="tekst", aantal=uitkomst.fouten)
    if uitkomst.leeg:
        raise Refused("blad_leeg", veld="tekst")
    _do_all(t, uitkomst.stappen)
    if blad.dossier_uid:
        _beside(t, blad.dossier_uid, paper, uitkomst)
    paper.ingevoerd_op = t.vandaag
    paper.ingevoerd_door = t.wie
    if not blijft and paper.weg_op is None:
        paper.weg_op = t.vandaag
    return paper.uid


def _reach(t: Transactie) -> Reach:
    def reach(ids: Collection[int]) -> Collection[int]:
        connection = t.session.connection()
        return [i for i in sorted(ids) if in_reach(connection, t.persoonlijk, t.recht, t.vandaag, (i,))]

    return reach


def _do_all(t: Transactie, stappen: Sequence[Stap]) -> None:
    """Do them in the order of the sheet; what an earlier line made needless is left, and said.

    A move ends what was for the time before it: on paper that line is ticked all the same.
    """
    gone: dict[int, None] = {}
    for stap in stappen:
        t.session.flush()
        if t.session.scalar(_LAPSED, {"uid": stap.punt_uid}) is None:
            _do(t, stap)
        else:
            gone.setdefault(stap.nummer)
    if gone:
        t.warn("blad_vervallen_overgeslagen", nummers=", ".join(str(nummer) for nummer in gone))


_LAPSED = select(Actiepunt.id).where(Actiepunt.uid == bindparam("uid"), Actiepunt.vervallen_op.is_not(None))


def _do(t: Transactie, stap: Stap) -> None:
    """Do one thing with one point, as a person would by its line."""
    if stap.daad is Daad.KLAAR:
        _done(t, stap)
    elif stap.daad is Daad.NIET_NODIG:
        mark_nvt.work(t, stap.punt_uid, stap.tekst)
    elif stap.daad is Daad.WACHT:
        mark_wacht.work(t, stap.punt_uid, stap.tekst, stap.dag)
    elif stap.daad is Daad.NOTITIE:
        punt, _dossier = punt_for(t, stap.punt_uid)
        set_notitie.work(t, stap.punt_uid, _joined(punt.notitie, stap.tekst))
    elif stap.dag is not None:
        punt, _dossier = punt_for(t, stap.punt_uid)
        set_later(punt, stap.dag, own_words(stap.tekst) or f"{REDEN_CODE}later_op_papier")


def _done(t: Transactie, stap: Stap) -> None:
    """Tick a point; beside the signing stands the day on which the rent begins."""
    punt, _dossier = punt_for(t, stap.punt_uid)
    rent = stap.gevraagd if stap.vraagt == HUURINGANG else None
    note = _joined(punt.notitie, stap.tekst) if stap.tekst else ""
    asked = None if rent is not None else stap.gevraagd
    tick.work(t, stap.punt_uid, stap.dag, note, asked, huuringang=rent)


def _beside(t: Transactie, dossier_uid: str, paper: Afdruk, uitkomst: Uitkomst) -> None:
    """What stands beside the lines: points of the gezin's own, notes, and that nobody came."""
    if not (uitkomst.eigen or uitkomst.bijzonder or uitkomst.niet_gekomen):
        return
    dossier = t.open_dossier(dossier_uid)
    for rest in uitkomst.eigen:
        place_eigen_punt(t, dossier, rest.tekst, rest.aan_zet, rest.dag)
    for words in uitkomst.bijzonder:
        _note(t, dossier, paper, words)
    if uitkomst.niet_gekomen:
        _absent(t, dossier, paper)


def _note(t: Transactie, dossier: Dossier, paper: Afdruk, words: str) -> None:
    day = paper.dag or t.vandaag
    line = f"{day.day}-{day.month}-{day.year} ({paper.code}): {words}"
    dossier.notitie = str(text(NOTITIE_MAX)("tekst", _joined(dossier.notitie, line), t.vandaag))


def _absent(t: Transactie, dossier: Dossier, paper: Afdruk) -> None:
    """Note on the regeldag that a gezin did not come; what that means is for *Wat is er gebeurd?*."""
    rows = t.session.scalars(
        select(RegeldagAfspraak).where(
            RegeldagAfspraak.regeldag_id == paper.regeldag_id, RegeldagAfspraak.dossier_id == dossier.id
        )
    ).all()
    for row in rows:
        row.niet_gekomen = True
    t.warn("niet_gekomen_vastleggen")


def _joined(old: str, new: str) -> str:
    """A note behind what stood there; the same words once."""
    return old if new in old.splitlines() else "\n".join(part for part in (old, new) if part)
