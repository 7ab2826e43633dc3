"""What a person does with a line of the checklist: done, not needed, waiting, later, open again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.rules.invoer import NOTITIE_MAX, own_words, text, tidy
from models.services.ankers import check_day, check_past
from models.services.gevolgen_vink import GEEN, Antwoorden, date_by_tick, undate_by_tick
from models.services.punten import (
    OPEN_STATEN,
    clear_state,
    item_of,
    punt_for,
    set_done,
    set_later,
    set_nvt,
    set_wacht,
)
from models.services.verb import Transactie, verb
from models.tables import Actiepunt, VoorwaardeWaarde
from models.values import Recht, Staat, Waarheid


@verb("actiepunt_gedaan", Area.PUNTEN, recht=Recht.DOSSIER)
def tick(
    t: Transactie,
    punt_uid: str,
    op: date | None = None,
    notitie: str = "",
    datum: date | None = None,
    *,
    huuringang: date | None = None,
    terecht: bool | None = None,
) -> str:
    """Tick one line as done on a day (today when not given), with a note.

    `datum` is the day that the line asks for (start of the childcare, say); without it the day of the tick.
    Some ticks set an anchor; the preview shows what moves. That of a signing, a move or an uitspraak does all
    that the event does; `huuringang` (with a signing) and `terecht` (with an uitspraak) may be left out.
    Raises Refused: punt_onbekend, punt_vervallen, al_gedaan, dag_in_toekomst, dossier_gesloten, and as the
    event.
    """
    _tick(t, punt_uid, op or t.vandaag, notitie, datum, Antwoorden(huuringang, terecht))
    return punt_uid


@verb("actiepunten_gedaan", Area.PUNTEN, recht=Recht.DOSSIER)
def tick_all(t: Transactie, punt_uids: Sequence[str], op: date | None = None) -> None:
    """Tick several lines or letters in one go; lines that are done already are left alone."""
    for uid in punt_uids:
        punt, _ = punt_for(t, uid)
        if punt.staat != Staat.GEDAAN.value:
            _tick(t, uid, op or t.vandaag, "", None)


def _tick(
    t: Transactie,
    punt_uid: str,
    op: date,
    notitie: str,
    datum: date | None,
    antwoorden: Antwoorden = GEEN,
) -> None:
    punt, dossier = punt_for(t, punt_uid)
    if punt.staat == Staat.GEDAAN.value:
        raise Refused("al_gedaan")
    set_done(t, punt, op, notitie=notitie)
    if dossier is None:
        return
    soort = item_of(t, punt).zet_anker
    if soort is None:
        return
    date_by_tick(t, punt, dossier, soort, datum or op, antwoorden)


@verb("actiepunt_weer_open", Area.PUNTEN, recht=Recht.DOSSIER)
def reopen(t: Transactie, punt_uid: str) -> None:
    """Open a line again; a date that its tick had set is withdrawn with all that it did, with a warning.

    Raises Refused: punt_onbekend, punt_vervallen, al_open, dossier_gesloten, uitspraak_ging_verder.
    """
    punt, dossier = punt_for(t, punt_uid)
    if punt.staat == Staat.OPEN.value and not punt.voor_onze_tijd:
        raise Refused("al_open")
    was_done = punt.staat == Staat.GEDAAN.value
    clear_state(punt)
    punt.staat = Staat.OPEN.value
    punt.voor_onze_tijd = False
    if not was_done or dossier is None:
        return
    soort = item_of(t, punt).zet_anker
    if soort is None:
        return
    t.session.flush()
    undate_by_tick(t, punt, dossier, soort)
    t.warn("datum_ingetrokken", anker=soort.value)


@verb("actiepunt_niet_nodig", Area.PUNTEN, recht=Recht.DOSSIER)
def mark_nvt(t: Transactie, punt_uid: str, reden: str) -> None:
    """Put a line on niet nodig, with the reason. Raises Refused("reden_nodig") and as `tick`."""
    punt, _ = punt_for(t, punt_uid)
    set_nvt(punt, _reason(t, reden))


@verb("actiepunt_wacht", Area.PUNTEN, recht=Recht.DOSSIER)
def mark_wacht(t: Transactie, punt_uid: str, wacht_op: str, sinds: date | None = None) -> None:
    """Let a line wait for a party or someone else since a day. Raises Refused("wacht_op_wie")."""
    punt, _ = punt_for(t, punt_uid)
    who = str(text()("wacht_op", wacht_op, t.vandaag))
    if not who:
        raise Refused("wacht_op_wie", veld="wacht_op")
    since = sinds or t.vandaag
    check_past(t, since, "sinds")
    set_wacht(punt, who, since)


@verb("actiepunt_later", Area.PUNTEN, recht=Recht.DOSSIER)
def postpone(t: Transactie, punt_uid: str, tot: date, reden: str) -> None:
    """Put a line off until a day, with the reason; its term stays what it is.

    Raises Refused: dag_in_verleden, reden_nodig.
    """
    punt, _ = punt_for(t, punt_uid)
    check_day(t, tot, "tot")
    if tot <= t.vandaag:
        raise Refused("dag_in_verleden", veld="tot")
    set_later(punt, tot, _reason(t, reden))


def _reason(t: Transactie, reden: str) -> str:
    why = own_words(str(text(400)("reden", reden, t.vandaag)))
    if not why:
        raise Refused("reden_nodig", veld="reden")
    return why


@verb("actiepunt_notitie", Area.PUNTEN, recht=Recht.DOSSIER)
def set_notitie(t: Transactie, punt_uid: str, notitie: str) -> None:
    """Write a note on a line."""
    punt, _ = punt_for(t, punt_uid)
    punt.notitie = str(text(NOTITIE_MAX)("notitie", notitie, t.vandaag))


@verb("actiepunt_toch_doen", Area.PUNTEN, recht=Recht.DOSSIER)
def do_anyway(t: Transactie, punt_uid: str) -> None:
    """Open a line from before our time after all. Raises Refused("niet_voor_onze_tijd")."""
    punt, _ = punt_for(t, punt_uid)
    if not punt.voor_onze_tijd:
        raise Refused("niet_voor_onze_tijd")
    punt.voor_onze_tijd = False
    punt.staat = Staat.OPEN.value


@verb("voorwaarde_beantwoord", Area.PUNTEN, Area.DOSSIER, recht=Recht.DOSSIER)
def answer_voorwaarde(
    t: Transactie, dossier_uid: str, code: str, waarde: Waarheid, onderwerp_uid: str = "", item_id: str = ""
) -> None:
    """Answer *nog te bepalen*: yes, no, or unknown again; actiepunten appear or lapse.

    A condition that is a field of dossier or person is saved there. Raises Refused("voorwaarde_onbekend").
    """
    from models.services.dossiers import save_dossier_field
    from models.services.leden import PERSOON_VELDEN, save_persoon_field

    dossier = t.open_dossier(dossier_uid)
    code = tidy(code)
    if not code:
        raise Refused("voorwaarde_onbekend")
    if code in DOSSIER_CONDITIONS:
        save_dossier_field.work(t, dossier_uid, DOSSIER_CONDITIONS[code], waarde.value)
        return
    if onderwerp_uid and code in PERSOON_VELDEN:
        save_persoon_field.work(t, onderwerp_uid, code, waarde.value)
        return
    found = t.session.scalars(
        select(VoorwaardeWaarde).where(
            VoorwaardeWaarde.dossier_id == dossier.id,
            VoorwaardeWaarde.onderwerp_uid == onderwerp_uid,
            VoorwaardeWaarde.code == code,
            VoorwaardeWaarde.item_id == item_id,
        )
    ).one_or_none()
    if found is None:
        t.session.add(
            VoorwaardeWaarde(
                dossier_id=dossier.id,
                onderwerp_uid=onderwerp_uid,
                code=code,
                item_id=item_id,
                waarde=waarde.value,
            )
        )
    else:
        found.waarde = waarde.value


DOSSIER_CONDITIONS = {
    "bijstand": "bijstand",
    "overname": "overname",
    "papieren_missen": "papieren_missen",
    "woonbehoefte": "woonbehoefte",
    "in_opvang": "in_opvang",
    "nareis": "familie_verwacht",
}
"""Conditions whose answer is a field of the dossier."""


def open_lines(t: Transactie, dossier_id: int) -> list[Actiepunt]:
    """Return the lines of a dossier that can still be done."""
    return list(
        t.session.scalars(
            select(Actiepunt).where(
                Actiepunt.dossier_id == dossier_id,
                Actiepunt.vervallen_op.is_(None),
                Actiepunt.staat.in_(OPEN_STATEN),
            )
        )
    )
