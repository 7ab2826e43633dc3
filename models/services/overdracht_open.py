"""Opening a file of another kluis: what it is, whether it is whole, and a line in the logboek either way."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from models import envelop
from models.envelop import Bestandsoort, Envelop
from models.errors import Refused
from models.keys import MINIMUM_KIB
from models.queries.overdracht_pakket import Pakket, parse
from models.services.partners import open_uitwisseling
from models.services.verb import Plek, note
from models.tables import KluisInfo
from models.values import Reden


@dataclass(frozen=True, slots=True)
class Geopend:
    """A file that was opened and read whole; nothing of it stands in the kluis yet."""

    pakket: Pakket
    partner_uid: str = ""
    meldingen: tuple[Reden, ...] = field(default=())


def read_bestand(plek: Plek, path: Path) -> Envelop:
    """Read a file and say what it is, without believing it.

    Raises Refused: geen_overdracht, overdracht_beschadigd, overdracht_nieuwer, overdracht_te_groot;
    World("bestand_niet_te_lezen").
    """
    try:
        return envelop.look(envelop.read_file(path))
    except Refused as refused:
        note(plek, "overdracht_geopend", resultaat=refused.code)
        raise


def open_bestand(plek: Plek, found: Envelop, words: str = "", *, minimum_kib: int = MINIMUM_KIB) -> Geopend:
    """Open a transfer with its words, or an exchange with our keys; about a second with words.

    Raises Refused: woorden_…, overdracht_past_niet, overdracht_ongeldig, overdracht_eigen, and those of
    `partners.open_uitwisseling`.
    """
    try:
        opened = _open(plek, found, words, minimum_kib)
    except Refused as refused:
        note(plek, "overdracht_geopend", resultaat=refused.code)
        raise
    note(plek, "overdracht_geopend")
    return opened


def _open(plek: Plek, found: Envelop, words: str, minimum_kib: int) -> Geopend:
    if found.kop.soort is Bestandsoort.UITWISSELING:
        pakket, partner, told = open_uitwisseling(plek, found)
        return Geopend(pakket, partner, told)
    if found.kop.soort is not Bestandsoort.OVERDRACHT:
        raise Refused("geen_overdracht")
    envelop.check_words(words)
    plain = envelop.open_with_words(found, words, minimum_kib=minimum_kib)
    pakket = parse(plain, Bestandsoort.OVERDRACHT, found.kop.uid)
    with plek.store.reader() as session:
        if session.scalar(select(KluisInfo.kluis_uid)) == pakket.kop.van.kluis_uid:
            raise Refused("overdracht_eigen")
    return Geopend(pakket)
