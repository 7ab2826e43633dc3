"""Two kluizen and a gezin in the first of them: the fixtures of the tests about handing over."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from models.services import dossiers, gebeurtenissen
from models.services.engine import check_dossier
from models.store import Store
from models.tables import (
    Dossier,
    Woonadres,
)
from tests.builders import SLEUTEL, T0, VasteKlok, make_plek
from tests.overdracht_hulp import Kant, make_kant, receive, send

KOPPELING = date(2026, 6, 1)


@dataclass(frozen=True)
class Begin:
    """Two closed kluizen of which the first holds a gezin; each test gets copies."""

    folder: Path
    wie: dict[str, str]
    uid: str


@pytest.fixture(scope="module")
def begin(tmp_path_factory: pytest.TempPathFactory) -> Begin:
    folder = tmp_path_factory.mktemp("overdracht")
    kanten = {name: make_kant(folder / name) for name in ("links", "rechts")}
    plek = kanten["links"].plek
    made = dossiers.open_dossier(plek, "Warsamele", KOPPELING, 3, "azc Duinvoorde").onderwerp
    gebeurtenissen.record_tekendatum(plek, made, T0 + timedelta(days=20))
    dossiers.add_adres(plek, made, "aanbod", "Kastanjelaan 14", plaats="Wilgenrade")
    dossiers.save_dossier_field(plek, made, "notitie", "belt liever 's middags")
    for kant in kanten.values():
        kant.close()
    return Begin(folder, {name: kant.plek.wie for name, kant in kanten.items()}, made)


def _copy(begin: Begin, name: str, folder: Path) -> Iterator[Kant]:
    shutil.copytree(begin.folder / name, folder / name)
    klok = VasteKlok()
    store = Store.open(folder / name / "proef.kluis", SLEUTEL)
    yield Kant(make_plek(store, klok, begin.wie[name]), klok)
    store.close()


@pytest.fixture
def links(begin: Begin, tmp_path: Path) -> Iterator[Kant]:
    yield from _copy(begin, "links", tmp_path)


@pytest.fixture
def rechts(begin: Begin, tmp_path: Path) -> Iterator[Kant]:
    yield from _copy(begin, "rechts", tmp_path)


@pytest.fixture
def uid(begin: Begin) -> str:
    return begin.uid


def plain(kant: Kant, uid: str) -> dict[str, dict[str, dict[str, object]]]:
    """What stands in a dossier, without what each kluis names itself."""
    own = {
        "gemeente_id",
        "matrix_versie_id",
        "azc_id",
        "corporatie_id",
        "begeleiding_id",
        "contactpersoon_id",
    }
    return {
        naam: {one: {k: v for k, v in rij.waarden.items() if k not in own} for one, rij in rijen.items()}
        for naam, rijen in kant.bundel(uid).items()
    }


def differences(kant: Kant, uid: str) -> tuple[object, ...]:
    with kant.plek.store.reader() as session:
        dossier_id = session.scalars(select(Dossier.id).where(Dossier.uid == uid)).one()
        return check_dossier(session, dossier_id, kant.klok.dag)


def streets(kant: Kant) -> list[str]:
    return [one.straat for one in kant.rows(Woonadres)]


@pytest.fixture
def shared(links: Kant, rechts: Kant, uid: str) -> str:
    """A gezin that stands in both kluizen."""
    receive(rechts, send(links, uid))
    links.later()
    rechts.later()
    return uid
