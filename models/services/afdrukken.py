"""Papers that leave the program: the code on the sheet, its numbered lines, and that it was thrown away.

A preview records nothing; print and save do, and a PDF with n dossiers has n codes (foundations 18).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.queries.delen import sharing_of
from models.queries.rows_papier import BladLijn
from models.rules.afdrukcode import LETTERS, make_code
from models.rules.delen import may_share
from models.rules.invoer import text
from models.services.verb import Transactie, verb
from models.tables import Actiepunt, Afdruk, AfdrukOver, AfdrukRegel, Dossier, Gemeente, Regeldag
from models.values import Deelpartij, Papier, Privacy, Recht

NAAR = ("printer", "bestand", "klembord")
GEZIN = "gezin"
"""Who gets a paper for the gezin itself; nothing is shared by it."""


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """Who gets a paper, and about whom it is."""

    voor: str = ""
    """A `Deelpartij`, `gezin`, or empty = it stays here."""
    reden: str = ""
    """Why it is made although nothing says that it may be shared."""
    over: tuple[str, ...] = ()
    """The dossiers on a paper that is not about one: each must be in reach, and may be shared.

    The paper then stands in the historie and under *ligt nog op papier* of each of them.
    """
    organisatie_uid: str = ""
    """Which organisation of that kind gets it: what may be shared with another does not hold for it."""


HIER = Ontvanger()
BLADZIJDEN_MAX = 10_000
"""No paper is thicker; a larger number is a mistake."""


@verb("afdruk", Area.AFDRUK, recht=Recht.EIGEN)
def record_afdruk(
    t: Transactie,
    soort: Papier,
    dossier_uid: str = "",
    lijnen: tuple[BladLijn, ...] = (),
    taal: str = "nl",
    privacy: Privacy = Privacy.NAAM,
    naar: str = "printer",
    *,
    gemeente_uid: str = "",
    vernietigen_voor: date | None = None,
    dag: date | None = None,
    regeldag_uid: str = "",
    loket: str = "",
    ontvanger: Ontvanger = HIER,
) -> str:
    """Record a paper that is about to be printed or saved. Gives its uid; `code_of` reads the code.

    `dag` is the day that the paper is about; what is ticked on it counts for that day. A paper about gezinnen
    asks the right to those; one of the gemeente (matrix, rechtenoverzicht) is for who may read what stands on
    it. A paper with names for a party that nothing may be shared with asks why (`ontvanger`). What goes to
    the clipboard lies nowhere on paper: it is gone at once.

    Raises Refused: deling_reden_nodig, dossier_onbekend, gemeente_onbekend, regeldag_onbekend,
    keuze_onbekend.
    """
    if dossier_uid or lijnen or regeldag_uid:
        t.require(Recht.PAPIER)
    if naar not in NAAR:
        raise Refused("keuze_onbekend", veld="naar")
    t.recompute = False
    why = str(text(400)("deel_reden", ontvanger.reden, t.vandaag))
    over = [_dossier_id(t, uid) for uid in dict.fromkeys(ontvanger.over)]
    _check_sharing(t, [uid for uid in (dossier_uid, *ontvanger.over) if uid], ontvanger, privacy, why)
    paper = Afdruk(
        code=make_code(soort, _last_number(t, soort) + 1),
        soort=soort.value,
        dossier_id=_dossier_id(t, dossier_uid),
        gemeente_id=_gemeente_id(t, gemeente_uid),
        wie=t.wie,
        op=t.nu,
        taal=taal,
        privacy=privacy.value,
        naar=naar,
        vernietigen_voor=vernietigen_voor,
        dag=dag,
        regeldag_id=_regeldag_id(t, regeldag_uid),
        loket=loket,
        voor=ontvanger.voor,
        deling_reden=why,
        weg_op=t.vandaag if naar == "klembord" else None,
    )
    t.session.add(paper)
    t.session.flush()
    for dossier_id in over:
        if dossier_id is not None and dossier_id != paper.dossier_id:
            t.session.add(AfdrukOver(afdruk_id=paper.id, dossier_id=dossier_id))
    _add_lines(t, paper.id, lijnen)
    return paper.uid


@verb("afdruk_bladzijden", Area.AFDRUK, recht=Recht.EIGEN)
def save_bladzijden(t: Transactie, bladzijden: tuple[tuple[str, int], ...]) -> None:
    """Note how many pages each paper has, once it is made: (uid, pages). One that is gone already stays.

    Only who made a paper does this, as the end of making it. Raises Refused: getal_buiten_grens.
    """
    t.recompute = False
    pages = dict(bladzijden)
    for paper in t.session.scalars(
        select(Afdruk).where(Afdruk.uid.in_(sorted(pages)), Afdruk.wie == t.wie, Afdruk.weg_op.is_(None))
    ):
        if not 0 < pages[paper.uid] <= BLADZIJDEN_MAX:
            raise Refused("getal_buiten_grens", veld="bladzijden", minimum=1, maximum=BLADZIJDEN_MAX)
        paper.bladzijden = pages[paper.uid]


def _last_number(t: Transactie, soort: Papier) -> int:
    """The number of the last sheet with this letter; sheets of destroyed dossiers are gone from the list."""
    last = t.session.scalar(
        select(Afdruk.code).where(Afdruk.code.startswith(LETTERS[soort])).order_by(Afdruk.id.desc()).limit(1)
    )
    return int(last[1:].partition("-")[0]) if last else 0


def _check_sharing(t: Transactie, uids: list[str], ontvanger: Ontvanger, privacy: Privacy, why: str) -> None:
    voor = ontvanger.voor
    if not voor or voor == GEZIN:
        return
    if voor not in set(Deelpartij):
        raise Refused("keuze_onbekend", veld="voor")
    for uid in [] if why else uids:
        facts = sharing_of(t.session.connection(), uid)
        verdict = may_share(
            facts,
            Deelpartij(voor),
            t.vandaag,
            organisatie_uid=ontvanger.organisatie_uid,
            anoniem=privacy is Privacy.ANONIEM,
        )
        if not verdict.ok:
            raise Refused("deling_reden_nodig", veld="deel_reden")


def _dossier_id(t: Transactie, uid: str) -> int | None:
    """Find the dossier of a paper and name it in the bewerking, without changing it."""
    if not uid:
        return None
    found = t.session.execute(select(Dossier.id, Dossier.uid).where(Dossier.uid == uid)).first()
    if found is None:
        raise Refused("dossier_onbekend")
    t.check_reach(int(found[0]))
    t.touched[int(found[0])] = str(found[1])
    return int(found[0])


def _gemeente_id(t: Transactie, uid: str) -> int | None:
    if not uid:
        return None
    found = t.session.scalar(select(Gemeente.id).where(Gemeente.uid == uid))
    if found is None:
        raise Refused("gemeente_onbekend")
    return found


def _regeldag_id(t: Transactie, uid: str) -> int | None:
    if not uid:
        return None
    found = t.session.scalar(select(Regeldag.id).where(Regeldag.uid == uid))
    if found is None:
        raise Refused("regeldag_onbekend")
    return found


def _add_lines(t: Transactie, afdruk_id: int, lijnen: Iterable[BladLijn]) -> None:
    """Keep which number stands for which actiepunt, in the version and state that was printed."""
    lines = tuple(lijnen)
    printed = _printed(t, {uid for lijn in lines for _, uid, _ in lijn.punten})
    seen: set[tuple[int, str]] = set()
    for lijn in lines:
        for letter, punt_uid, versie in lijn.punten:
            if (lijn.nummer, punt_uid) in seen:
                continue
            seen.add((lijn.nummer, punt_uid))
            inhoud, herkomst, staat = printed.get(punt_uid, (0, "", ""))
            t.session.add(
                AfdrukRegel(
                    afdruk_id=afdruk_id,
                    nummer=lijn.nummer,
                    letter=letter,
                    actiepunt_uid=punt_uid,
                    punt_versie=versie,
                    inhoud_versie=inhoud,
                    inhoud_herkomst=herkomst,
                    staat=staat,
                )
            )


def _printed(t: Transactie, uids: set[str]) -> dict[str, tuple[int, str, str]]:
    """Version and origin of the text of each point, and its state, as they are now."""
    found: dict[str, tuple[int, str, str]] = {}
    ordered = sorted(uids)
    for start in range(0, len(ordered), 400):
        rows = t.session.connection().execute(
            select(Actiepunt.uid, Actiepunt.inhoud_versie, Actiepunt.inhoud_herkomst, Actiepunt.staat).where(
                Actiepunt.uid.in_(ordered[start : start + 400])
            )
        )
        found |= {r[0]: (r[1], r[2], r[3]) for r in rows}
    return found


@verb("afdrukken_weg", Area.AFDRUK, recht=Recht.PAPIER)
def mark_all_weg(t: Transactie, afdruk_uids: tuple[str, ...]) -> None:
    """Record that all these papers are gone today; one that was gone already stays as it is."""
    t.recompute = False
    for paper in t.session.scalars(
        select(Afdruk).where(Afdruk.uid.in_(afdruk_uids), Afdruk.weg_op.is_(None))
    ):
        paper.weg_op = t.vandaag


@verb("afdruk_weg", Area.AFDRUK, recht=Recht.EIGEN)
def mark_weg(t: Transactie, afdruk_uid: str, op: date | None = None) -> None:
    """Record that a paper is gone. Raises Refused: afdruk_onbekend, afdruk_is_weg, dag_in_toekomst."""
    paper = t.session.scalars(select(Afdruk).where(Afdruk.uid == afdruk_uid)).one_or_none()
    if paper is None:
        raise Refused("afdruk_onbekend")
    if paper.dossier_id is not None or paper.regeldag_id is not None:
        t.require(Recht.PAPIER)
    if paper.weg_op is not None:
        raise Refused("afdruk_is_weg")
    when = op or t.vandaag
    if when > t.vandaag:
        raise Refused("dag_in_toekomst", veld="op")
    paper.weg_op = when
