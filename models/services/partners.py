"""Partners of the weekly exchange: keys, words compared by phone, which gezinnen are shared, files out."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import envelop
from models.changes import Area
from models.content.woorden import typed_words, unknown_word
from models.envelop import Bestandsoort, Envelop, Publiek, Sleutels
from models.errors import Refused
from models.keys import KEY_BYTES
from models.queries.overdracht_pakket import DossierPakket, Line, Pakket, dump, parse
from models.queries.overdracht_vorm import Uid
from models.queries.partners import load_sleutels, publiek_of, shared_with
from models.rules.invoer import NOTITIE_MAX, choice, text
from models.services.overdracht_uit import add_dossiers, write_whole
from models.services.verb import Plek, Transactie, verb
from models.tables import (
    Deling,
    Dossier,
    KluisInfo,
    Overdracht,
    PartnerDossier,
    Uitwisselpartner,
    UitwisselSleutel,
)
from models.tables.overdracht import PARTNER_SOORTEN
from models.values import Deelgrond, Deelpartij, Recht, Reden

SOORTEN = PARTNER_SOORTEN
"""What a partner, and we, can be."""


class Partnerbestand(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a kluis tells a partner about itself: names and public keys."""

    formaat: Annotated[int, Meta(ge=1, le=1)] = 1
    kluis_uid: Uid
    kluiscode: Annotated[str, Meta(max_length=40)]
    naam: Line
    soort: Annotated[str, Meta(pattern=r"^(gemeente|begeleiding)$")]
    x: Annotated[str, Meta(max_length=64)]
    ed: Annotated[str, Meta(max_length=64)]

    @property
    def publiek(self) -> Publiek:
        """The keys. Raises Refused("overdracht_ongeldig")."""
        try:
            x, ed = base64.b64decode(self.x, validate=True), base64.b64decode(self.ed, validate=True)
        except ValueError:
            raise Refused("overdracht_ongeldig") from None
        if len(x) != KEY_BYTES or len(ed) != KEY_BYTES:
            raise Refused("overdracht_ongeldig")
        return Publiek(x, ed)


# --- keys ------------------------------------------------------------------------------------


@verb("sleutel_gemaakt", Area.OVERDRACHT, recht=Recht.KLUIS)
def ensure_sleutels(t: Transactie) -> None:
    """Make the lasting key pair of this kluis, once."""
    if load_sleutels(t.session) is None:
        made = Sleutels.make()
        t.session.add(UitwisselSleutel(x_prive=made.x, ed_prive=made.ed, gemaakt_op=t.nu))


def own_sleutels(session: Session) -> Sleutels:
    """Our key pair. Raises Refused("geen_sleutels")."""
    found = load_sleutels(session)
    if found is None:
        raise Refused("geen_sleutels")
    return found


def write_partnerbestand(plek: Plek, path: Path, naam: str, soort: str) -> Path:
    """Write the file with our public keys for a partner. Raises Refused: veld_leeg, geen_sleutels; World."""
    clean = str(text(verplicht=True)("naam", naam, plek.klok.vandaag()))
    choice(PARTNER_SOORTEN)("soort", soort, plek.klok.vandaag())
    with plek.store.reader() as session:
        own = own_sleutels(session)
        info = session.get_one(KluisInfo, 1)
        said = Partnerbestand(
            kluis_uid=info.kluis_uid,
            kluiscode=info.kluiscode,
            naam=clean,
            soort=soort,
            x=base64.b64encode(own.publiek.x).decode(),
            ed=base64.b64encode(own.publiek.ed).decode(),
        )
    return write_whole(path, envelop.sign_public(msgspec.json.encode(said), own))


def read_partnerbestand(found: Envelop) -> Partnerbestand:
    """Read the file of a partner; it must be signed by the keys that it names.

    Raises Refused: geen_partnerbestand, overdracht_ongeldig, overdracht_beschadigd.
    """
    try:
        said = msgspec.json.decode(found.inhoud, type=Partnerbestand)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refused("overdracht_ongeldig") from None
    envelop.open_public(found, said.publiek.ed)
    if found.kop.uid != said.publiek.id:
        raise Refused("overdracht_ongeldig")
    return said


def open_partnerbestand(plek: Plek, found: Envelop) -> Partnerbestand:
    """Read the file of a partner for the screen. Needs nothing of the kluis. Raises Refused."""
    del plek
    return read_partnerbestand(found)


# --- partners --------------------------------------------------------------------------------


@verb("partner_erbij", Area.OVERDRACHT, recht=Recht.KLUIS)
def add_partner(t: Transactie, said: Partnerbestand) -> str:
    """Add a partner from its file; nothing is exchanged before the words were compared by phone.

    Our own keys are made where there are none yet: our words can be read out at once. A partner that is known
    with other keys gets these, and must be confirmed anew. Raises Refused: partner_zelf (our own file),
    partner_bekend (the same keys), veld_leeg.
    """
    publiek = said.publiek
    if said.kluis_uid == t.session.get_one(KluisInfo, 1).kluis_uid:
        raise Refused("partner_zelf")
    ensure_sleutels.work(t)
    row = t.session.scalars(
        select(Uitwisselpartner).where(
            Uitwisselpartner.kluis_uid == said.kluis_uid, Uitwisselpartner.gestopt_op.is_(None)
        )
    ).one_or_none()
    if row is None:
        row = Uitwisselpartner(kluis_uid=said.kluis_uid)
        t.session.add(row)
    elif publiek_of(row) == publiek:
        raise Refused("partner_bekend")
    row.naam = str(text(verplicht=True)("naam", said.naam, t.vandaag))
    row.soort, row.kluiscode = said.soort, said.kluiscode
    row.x_publiek, row.ed_publiek = said.x, said.ed
    row.bevestigd_op, row.bevestigd_door = None, ""
    t.session.flush()
    return row.uid


@verb("partner_bevestigd", Area.OVERDRACHT, recht=Recht.KLUIS)
def confirm_partner(t: Transactie, partner_uid: str, woorden: str) -> None:
    """Record that the partner read out the words of its keys by phone; they are typed, not clicked away.

    Raises Refused: partner_onbekend, woord_lijkt_op, woord_onbekend, woorden_kloppen_niet.
    """
    row = partner_for(t.session, partner_uid)
    wrong = unknown_word(woorden)
    if wrong is not None:
        place, word, near = wrong
        code = "woord_lijkt_op" if near else "woord_onbekend"
        raise Refused(code, veld="woorden", nummer=place, woord=word[:20], lijkt_op=near)
    typed = " ".join(typed_words(woorden))
    if not hmac.compare_digest(typed.encode(), publiek_of(row).woorden.encode()):
        raise Refused("woorden_kloppen_niet", veld="woorden")
    row.bevestigd_op, row.bevestigd_door = t.vandaag, t.wie


@verb("partner_gestopt", Area.OVERDRACHT, recht=Recht.KLUIS)
def stop_partner(t: Transactie, partner_uid: str) -> None:
    """End the exchange with a partner; gezinnen are shared with it no longer. Raises Refused."""
    row = partner_for(t.session, partner_uid)
    row.gestopt_op = t.vandaag


def partner_for(session: Session, uid: str) -> Uitwisselpartner:
    """Load a partner with whom is exchanged. Raises Refused("partner_onbekend")."""
    row = session.scalars(
        select(Uitwisselpartner).where(Uitwisselpartner.uid == uid, Uitwisselpartner.gestopt_op.is_(None))
    ).one_or_none()
    if row is None:
        raise Refused("partner_onbekend")
    return row


def confirmed(session: Session, uid: str) -> Uitwisselpartner:
    """Load a partner whose keys were confirmed. Raises Refused: partner_onbekend, partner_niet_bevestigd."""
    row = partner_for(session, uid)
    if row.bevestigd_op is None:
        raise Refused("partner_niet_bevestigd")
    return row


def partner_of(t: Transactie, pakket: Pakket) -> Uitwisselpartner | None:
    """The partner whose file this is; None for a single transfer. Raises Refused("uitwisseling_ander")."""
    if pakket.kop.soort is not Bestandsoort.UITWISSELING:
        return None
    row = t.session.scalars(
        select(Uitwisselpartner).where(
            Uitwisselpartner.kluis_uid == pakket.kop.van.kluis_uid,
            Uitwisselpartner.gestopt_op.is_(None),
            Uitwisselpartner.bevestigd_op.is_not(None),
        )
    ).one_or_none()
    if row is None:
        raise Refused("uitwisseling_ander")
    return row


# --- which gezinnen --------------------------------------------------------------------------


@verb("partner_gezin", Area.OVERDRACHT, Area.DOSSIER, recht=Recht.OVERDRACHT)
def share_dossier(t: Transactie, partner_uid: str, dossier_uid: str, grond: str, uitleg: str = "") -> str:
    """Share a gezin with a partner from today on, on this ground. Gives the uid.

    Raises Refused: partner_onbekend, partner_niet_bevestigd, keuze_onbekend, al_gedeeld, dossier_gesloten.
    """
    partner = confirmed(t.session, partner_uid)
    t.recompute = False
    dossier = t.open_dossier(dossier_uid)
    choice(Deelgrond)("grond", grond, t.vandaag)
    if shared_with(t.session, partner.id, dossier.id, t.vandaag) is not None:
        raise Refused("al_gedeeld")
    clean = str(text(NOTITIE_MAX)("uitleg", uitleg, t.vandaag))
    return mark_shared(t, partner, dossier, grond, clean).uid


def mark_shared(
    t: Transactie, partner: Uitwisselpartner, dossier: Dossier, grond: str, uitleg: str
) -> PartnerDossier:
    """Write the ground and that the gezin is shared."""
    partij = Deelpartij.GEM if partner.soort == "gemeente" else Deelpartij.MB
    ground = Deling(
        dossier_id=dossier.id,
        partij=partij.value,
        naam=partner.naam,
        grond=grond,
        uitleg=uitleg,
        van=t.vandaag,
    )
    t.session.add(ground)
    t.session.flush()
    row = PartnerDossier(partner_id=partner.id, dossier_id=dossier.id, deling_id=ground.id, van=t.vandaag)
    t.session.add(row)
    t.session.flush()
    return row


@verb("partner_gezin_weg", Area.OVERDRACHT, Area.DOSSIER, recht=Recht.OVERDRACHT)
def unshare_dossier(t: Transactie, gedeeld_uid: str) -> None:
    """Share a gezin no longer; the next file goes without it. Raises Refused("niet_gedeeld")."""
    row = t.session.scalars(select(PartnerDossier).where(PartnerDossier.uid == gedeeld_uid)).one_or_none()
    if row is None or row.tot is not None:
        raise Refused("niet_gedeeld")
    t.recompute = False
    t.check_reach(row.dossier_id)
    row.tot = t.vandaag
    ground = t.session.get_one(Deling, row.deling_id)
    if ground.ingetrokken_op is None:
        ground.ingetrokken_op = t.vandaag


# --- files -----------------------------------------------------------------------------------


@verb("uitwisseling_gemaakt", Area.OVERDRACHT, recht=Recht.OVERDRACHT)
def record_uitwisseling(t: Transactie, partner_uid: str, pakket: Pakket) -> str:
    """Record a file for a partner that is about to be written; it takes the next number.

    Raises Refused: partner_onbekend, partner_niet_bevestigd, overdracht_geen, niet_gedeeld, geen_toegang.
    """
    partner = confirmed(t.session, partner_uid)
    kop = pakket.kop
    if not pakket.dossiers:
        raise Refused("overdracht_geen")
    if kop.volgnummer != partner.verstuurd + 1:
        raise Refused("overdracht_kijk_opnieuw", nummer=kop.volgnummer)
    row = Overdracht(
        uid=kop.uid,
        richting="uit",
        soort=Bestandsoort.UITWISSELING.value,
        kluis_uid=partner.kluis_uid,
        kluiscode=partner.kluiscode,
        organisatie=partner.naam,
        op=kop.op,
        wie=t.wie,
        partner_id=partner.id,
        volgnummer=kop.volgnummer,
        bewijs=kop.bewijs,
        anker=kop.anker,
    )
    t.session.add(row)
    t.session.flush()
    for dossier in pakket.dossiers:
        found = t.session.scalar(select(Dossier.id).where(Dossier.uid == dossier.kop.uid))
        if found is None or shared_with(t.session, partner.id, found, t.vandaag) is None:
            raise Refused("niet_gedeeld", nummer=dossier.kop.nummer)
    add_dossiers(t, row, pakket)
    partner.verstuurd = kop.volgnummer
    return row.uid


def write_uitwisseling(plek: Plek, path: Path, pakket: Pakket, partner_uid: str) -> Path:
    """Seal a file for a partner and write it. Raises Refused, World."""
    with plek.store.reader() as session:
        own, other = own_sleutels(session), publiek_of(confirmed(session, partner_uid))
    return write_whole(path, envelop.seal_for(dump(pakket), pakket.kop.uid, own, other))


def open_uitwisseling(plek: Plek, found: Envelop) -> tuple[Pakket, str, tuple[Reden, ...]]:
    """Open a file of a partner. Gives it with the uid of the partner and what must be told.

    Raises Refused: uitwisseling_ander (no partner of ours, or not for us), partner_niet_bevestigd,
    overdracht_beschadigd, overdracht_ongeldig, uitwisseling_al (this file was taken in), uitwisseling_ouder.
    """
    with plek.store.reader() as session:
        own = own_sleutels(session)
        rows = session.scalars(select(Uitwisselpartner).where(Uitwisselpartner.gestopt_op.is_(None))).all()
        row = next((r for r in rows if publiek_of(r).id == found.kop.van), None)
        if row is None:
            raise Refused("uitwisseling_ander")
        if row.bevestigd_op is None:
            raise Refused("partner_niet_bevestigd")
        publiek, kluis_uid, uid, last = publiek_of(row), row.kluis_uid, row.uid, row.ontvangen
        known = session.scalar(select(Overdracht.id).where(Overdracht.uid == found.kop.uid))
    pakket = parse(envelop.open_from(found, own, publiek), Bestandsoort.UITWISSELING, found.kop.uid)
    number = pakket.kop.volgnummer
    if pakket.kop.van.kluis_uid != kluis_uid or number < 1:
        raise Refused("overdracht_ongeldig")
    if known is not None:
        raise Refused("uitwisseling_al", nummer=number)
    if number <= last:
        raise Refused("uitwisseling_ouder", nummer=number, laatste=last)
    told = []
    if number > last + 1:
        told.append(Reden.of("uitwisseling_mist", van=last + 1, tot=number - 1, aantal=number - 1 - last))
    return pakket, uid, tuple(told)


def with_grounds(pakket: Pakket, grounds: Mapping[str, tuple[str, str]]) -> Pakket:
    """Tell the partner on which ground each gezin is shared: uid -> ground and words."""
    return replace(
        pakket, dossiers=tuple(_grounded(d, *grounds.get(d.kop.uid, ("", ""))) for d in pakket.dossiers)
    )


def _grounded(dossier: DossierPakket, grond: str, uitleg: str) -> DossierPakket:
    return replace(dossier, kop=msgspec.structs.replace(dossier.kop, grond=grond, uitleg=uitleg))
