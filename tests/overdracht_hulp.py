"""Two kluizen and the way between them: what a test about handing over needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import select

from models import envelop
from models.envelop import Bestandsoort
from models.keys import Argon
from models.queries.overdracht_lezen import load_bundel
from models.queries.overdracht_pakket import Pakket, dump, parse
from models.queries.overdracht_uit import chosen_dossiers, make_pakket
from models.queries.overdracht_verschil import Binnen, Vergelijking, vergelijk
from models.rules.overdracht import Bundel
from models.services.overdracht_in import DossierKeuze, Keuzes, take_in
from models.services.overdracht_uit import record_overdracht
from models.services.verb import Plek
from models.tables import Actiepunt, Dossier
from tests.builders import VasteKlok, build_kluis, lezer_for

T = TypeVar("T")
ZIN = "anjer kers poes maand klant liniaal wortel"
KLEIN = Argon(tijd=1, geheugen_kib=64, parallel=1)


@dataclass
class Kant:
    """One kluis with its clock."""

    plek: Plek
    klok: VasteKlok = field(default_factory=VasteKlok)

    def dossier(self, uid: str) -> Dossier:
        (found,) = self.rows(Dossier, uid=uid)
        return found

    def rows(self, cls: type[T], **waarden: object) -> list[T]:
        with self.plek.store.reader() as session:
            found = list(session.scalars(select(cls).filter_by(**waarden)))
            session.expunge_all()
        return found

    def punt(self, uid: str, item_id: str) -> Actiepunt:
        """A line of a dossier that stands in the kluis."""
        dossier = self.dossier(uid)
        return next(
            p for p in self.rows(Actiepunt, dossier_id=dossier.id, item_id=item_id) if not p.vervallen_op
        )

    def close(self) -> None:
        self.plek.store.close()

    def bundel(self, uid: str) -> Bundel:
        with self.plek.store.reader() as session:
            row = session.scalars(select(Dossier).where(Dossier.uid == uid)).one()
            return load_bundel(session.connection(), row.id)

    def later(self, dagen: int = 1) -> None:
        self.klok.dag += timedelta(days=dagen)


def cheap_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seal and open with the cheapest derivation of a key there is."""
    seal, unseal = envelop.seal_with_words, envelop.open_with_words

    def cheap_seal(plain: bytes, words: str, uid: str, argon: Argon | None = None) -> bytes:
        return seal(plain, words, uid, argon or KLEIN)

    def cheap_open(found: envelop.Envelop, words: str, *, minimum_kib: int = 0) -> bytes:
        return unseal(found, words, minimum_kib=min(minimum_kib, 0))

    monkeypatch.setattr(envelop, "seal_with_words", cheap_seal)
    monkeypatch.setattr(envelop, "open_with_words", cheap_open)


def make_kant(folder: Path) -> Kant:
    folder.mkdir(parents=True, exist_ok=True)
    klok = VasteKlok()
    return Kant(build_kluis(folder, klok), klok)


def send(kant: Kant, *uids: str, record: bool = True) -> bytes:
    """What the window does: read, record, seal. Gives the file."""
    with lezer_for(kant.plek) as lezer:
        pakket = make_pakket(
            lezer,
            chosen_dossiers(lezer, uids),
            kant.plek.klok.nu(),
            aan="werkgroep Anderstad",
            grond="overeenkomst",
            reden="verhuizing naar een andere organisatie",
        )
    if record:
        record_overdracht(kant.plek, pakket)
    return envelop.seal_with_words(dump(pakket), ZIN, pakket.kop.uid, KLEIN)


def opened(data: bytes) -> Pakket:
    found = envelop.look(data)
    plain = envelop.open_with_words(found, ZIN, minimum_kib=0)
    return parse(plain, Bestandsoort.OVERDRACHT, found.kop.uid)


def compared(kant: Kant, pakket: Pakket, genoemd: dict[str, str] | None = None) -> Vergelijking:
    with lezer_for(kant.plek) as lezer:
        return vergelijk(lezer.session.connection(), pakket, genoemd)


def only(kant: Kant, data: bytes) -> Binnen:
    (found,) = compared(kant, opened(data)).dossiers
    return found


def receive(
    kant: Kant,
    data: bytes,
    velden: dict[str, bool] | None = None,
    *,
    uids: Sequence[str] | None = None,
    genoemd: dict[str, str] | None = None,
    begeleider: str = "",
) -> str:
    """Take everything in (or these dossiers); gives the bewerking."""
    pakket = opened(data)
    wanted = uids if uids is not None else [d.kop.uid for d in pakket.dossiers]
    keuzes = Keuzes(
        {uid: DossierKeuze(velden=velden or {}, begeleider_uid=begeleider) for uid in wanted}, genoemd or {}
    )
    return take_in(kant.plek, pakket, keuzes).bewerking
