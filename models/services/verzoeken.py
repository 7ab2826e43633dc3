"""Requests of people about their own data: received, answered in time, corrected, refused with a reason."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.queries.inhoud import SHARED
from models.rules.invoer import NOTITIE_MAX, Invoer, text
from models.rules.kalender import add_maanden
from models.services.ankers import check_past
from models.services.dossiers import DOSSIER_VELDEN, save_dossier_field
from models.services.leden import PERSOON_VELDEN, save_persoon_field
from models.services.verb import Transactie, verb
from models.tables import Dossier, Gemeente, Lidmaatschap, Persoon, Verzoek
from models.values import BESLUITEN, IDENTITEIT, Recht, VerzoekSoort

ANTWOORD, UITSTEL = "avg_verzoek_maanden", "avg_verzoek_uitstel_maanden"
ANTWOORD_ANDERS, UITSTEL_ANDERS = 1, 2
"""Months of the AVG (art. 12.3), where the settings are open."""


@verb("verzoek_ontvangen", Area.BEWAREN, recht=Recht.INZAGE)
def record_verzoek(
    t: Transactie,
    dossier_uid: str,
    soort: VerzoekSoort,
    ontvangen_op: date,
    *,
    persoon_uid: str = "",
    identiteit: str = "",
) -> str:
    """Write down that somebody asks something about their data; the answer is due in a month.

    `persoon_uid` empty = about the whole gezin; an inzage is always of one person. Raises Refused:
    dossier_onbekend, dossier_anoniem, persoon_onbekend, inzage_per_persoon, keuze_onbekend, dag_in_toekomst.
    """
    t.recompute = False
    dossier = t.dossier(dossier_uid)
    check_past(t, ontvangen_op, "ontvangen_op")
    if VerzoekSoort(soort) is VerzoekSoort.INZAGE and not persoon_uid:
        raise Refused("inzage_per_persoon", veld="persoon")
    if identiteit and identiteit not in IDENTITEIT:
        raise Refused("keuze_onbekend", veld="identiteit")
    made = Verzoek(
        dossier_id=dossier.id,
        persoon_id=_member(t, dossier, persoon_uid).id if persoon_uid else None,
        soort=VerzoekSoort(soort).value,
        ontvangen_op=ontvangen_op,
        uiterlijk_op=add_maanden(ontvangen_op, _months(t, dossier, ANTWOORD, ontvangen_op, ANTWOORD_ANDERS)),
        identiteit=identiteit,
        wie=t.wie,
    )
    t.session.add(made)
    t.session.flush()
    return made.uid


@verb("verzoek_identiteit", Area.BEWAREN, recht=Recht.INZAGE)
def save_identiteit(t: Transactie, verzoek_uid: str, identiteit: str) -> None:
    """Note how was seen who asks; no copy of a document is kept. Raises Refused: keuze_onbekend and more."""
    verzoek = _open(t, verzoek_uid)
    if identiteit not in IDENTITEIT:
        raise Refused("keuze_onbekend", veld="identiteit")
    verzoek.identiteit = identiteit


@verb("verzoek_uitgesteld", Area.BEWAREN, recht=Recht.INZAGE)
def extend_verzoek(t: Transactie, verzoek_uid: str, reden: str) -> None:
    """Take two months more for a hard request; who asked must be told so within the first month.

    Raises Refused: verzoek_onbekend, verzoek_besloten, verzoek_al_uitgesteld, verzoek_te_laat, reden_nodig.
    """
    verzoek = _open(t, verzoek_uid)
    if verzoek.uitstel_reden:
        raise Refused("verzoek_al_uitgesteld")
    if verzoek.uiterlijk_op < t.vandaag:
        raise Refused("verzoek_te_laat")
    verzoek.uitstel_reden = _why(t, reden)
    dossier = t.session.get_one(Dossier, verzoek.dossier_id)
    months = _months(t, dossier, UITSTEL, verzoek.ontvangen_op, UITSTEL_ANDERS)
    verzoek.uiterlijk_op = add_maanden(verzoek.uiterlijk_op, months)


@verb("verzoek_besloten", Area.BEWAREN, recht=Recht.INZAGE)
def decide_verzoek(t: Transactie, verzoek_uid: str, besluit: str, reden: str = "") -> None:
    """Close a request: done, done in part, or refused with the reason that who asked was told.

    Done needs to know who asked. Raises Refused: keuze_onbekend, reden_nodig, identiteit_nodig and others.
    """
    verzoek = _open(t, verzoek_uid)
    if besluit not in BESLUITEN:
        raise Refused("keuze_onbekend", veld="besluit")
    _decide(t, verzoek, besluit, _why(t, reden) if besluit != "gedaan" else _note(t, reden))


@verb("inzage_gemaakt", Area.BEWAREN, recht=Recht.INZAGE)
def record_inzage(t: Transactie, verzoek_uid: str) -> None:
    """Note that an inzage is about to be printed or saved. Raises Refused("identiteit_nodig") and others."""
    verzoek = _open(t, verzoek_uid)
    if not verzoek.identiteit:
        raise Refused("identiteit_nodig", veld="identiteit")


@verb("correctie_gedaan", Area.BEWAREN, Area.DOSSIER, Area.PERSONEN, recht=Recht.INZAGE)
def correct_field(t: Transactie, verzoek_uid: str, veld: str, waarde: Invoer, reden: str) -> None:
    """Change one field because a person asked for it, with the reason; that it was asked stays written down.

    A field of the person who asks, or of the gezin when the whole gezin asks. Raises Refused as saving the
    field does, and: verzoek_onbekend, verzoek_besloten, identiteit_nodig, reden_nodig.
    """
    verzoek = _open(t, verzoek_uid)
    why = _why(t, reden)
    dossier = t.session.get_one(Dossier, verzoek.dossier_id)
    if verzoek.persoon_id is not None:
        if veld not in {*PERSOON_VELDEN, "relatie"}:
            raise Refused("veld_onbekend", veld=veld)
        save_persoon_field.work(t, t.session.get_one(Persoon, verzoek.persoon_id).uid, veld, waarde)
    else:
        if veld not in DOSSIER_VELDEN:
            raise Refused("veld_onbekend", veld=veld)
        save_dossier_field.work(t, dossier.uid, veld, waarde)
    t.recompute = True
    verzoek.veld = veld
    _decide(t, verzoek, "gedaan", why)


@verb("correctie_geweigerd", Area.BEWAREN, recht=Recht.INZAGE)
def refuse_correction(t: Transactie, verzoek_uid: str, veld: str, reden: str) -> None:
    """Note that a field was not changed although a person asked for it, and why."""
    verzoek = _open(t, verzoek_uid)
    verzoek.veld = str(text()("veld", veld, t.vandaag))
    _decide(t, verzoek, "geweigerd", _why(t, reden))


def _decide(t: Transactie, verzoek: Verzoek, besluit: str, reden: str) -> None:
    if besluit != "geweigerd" and not verzoek.identiteit:
        raise Refused("identiteit_nodig", veld="identiteit")
    verzoek.besluit, verzoek.besloten_op, verzoek.reden = besluit, t.vandaag, reden


def _open(t: Transactie, uid: str) -> Verzoek:
    """Load a request that was not closed yet; its dossier is in reach, and not changed by this."""
    t.recompute = False
    found = t.session.scalars(select(Verzoek).where(Verzoek.uid == uid)).one_or_none()
    if found is None:
        raise Refused("verzoek_onbekend")
    t.touch(t.session.get_one(Dossier, found.dossier_id), Area.BEWAREN)
    if found.besluit:
        raise Refused("verzoek_besloten")
    return found


def _member(t: Transactie, dossier: Dossier, uid: str) -> Persoon:
    found = t.session.scalars(
        select(Persoon)
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
        .where(Persoon.uid == uid, Lidmaatschap.dossier_id == dossier.id)
    ).first()
    if found is None:
        raise Refused("persoon_onbekend", veld="persoon")
    return found


def _why(t: Transactie, reden: str) -> str:
    why = _note(t, reden)
    if not why:
        raise Refused("reden_nodig", veld="reden")
    return why


def _note(t: Transactie, reden: str) -> str:
    return str(text(NOTITIE_MAX)("reden", reden, t.vandaag))


def _months(t: Transactie, dossier: Dossier, code: str, dag: date, anders: int) -> int:
    """The months of a figure, as the gemeente of the dossier has it."""
    uid = ""
    if dossier.gemeente_id is not None:
        uid = t.session.scalar(select(Gemeente.uid).where(Gemeente.id == dossier.gemeente_id)) or ""
    return SHARED.get(t.session).instellingen.number(code, dag, anders, gemeente_uid=uid)
