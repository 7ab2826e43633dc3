from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from models.content.loader import load_content
from models.errors import Refused
from models.services import kluis
from models.services.kluis import seed, seed_if_new, seed_inhoud, set_up_kluis
from models.services.verb import Plek, Transactie, verb
from models.tables import (
    Gemeente,
    InhoudVersie,
    Instelling,
    KluisInfo,
    MatrixRegel,
    MatrixVersie,
    Medewerker,
    MedewerkerRol,
    Organisatie,
)
from models.upgrade import create_schema
from models.values import Recht
from tests.builders import make_plek, make_store


def _count(plek: Plek, table: type) -> int:
    with plek.store.reader() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_first_start_makes_gemeente_organisation_medewerker_and_content(tmp_path: Path) -> None:
    plek = make_plek(make_store(tmp_path, schema=create_schema))
    change = set_up_kluis(
        plek, "Wil Voorbeeld", "Wilgenrade", "Flevoland", "werkgroep Wilgenrade", slot_uid="slot-1"
    )

    with plek.store.reader() as session:
        who = session.scalars(select(Medewerker)).one()
        info = session.scalars(select(KluisInfo)).one()
        assert (who.uid, who.slot_uid) == (change.onderwerp, "slot-1")
        assert session.scalars(select(MedewerkerRol.rol)).all() == ["begeleider"]
        assert session.scalars(select(Gemeente.naam)).all() == ["Wilgenrade"]
        assert session.scalars(select(Organisatie.naam)).all() == ["werkgroep Wilgenrade"]
        assert len(info.kluiscode) == 3
        assert info.volgend_nummer == 1
        assert session.scalars(select(MatrixVersie.status)).all() == ["voorstel"]
        assert session.scalar(select(func.count()).select_from(MatrixRegel)) == 36


def test_a_kluis_is_set_up_once(plek: Plek) -> None:
    with pytest.raises(Refused) as refused:
        set_up_kluis(replace(plek, wie="systeem"), "Noa Voorbeeld", "Elders")

    assert refused.value.code == "kluis_al_ingericht"
    assert _count(plek, Medewerker) == 1


@pytest.mark.parametrize(
    ("veld", "code", "fields"),
    [
        ("naam", "veld_leeg", {"naam": "  "}),
        ("gemeente", "veld_leeg", {"gemeente": ""}),
        ("rollen", "rol_onbekend", {"rollen": ("directeur",)}),
        ("rollen", "rol_onbekend", {"rollen": ()}),
        ("email", "geen_email", {"email": "geen adres"}),
        ("telefoon", "geen_telefoon", {"telefoon": "bel mij"}),
    ],
)
def test_a_bad_field_is_refused_and_leaves_nothing(
    tmp_path: Path, veld: str, code: str, fields: dict[str, str]
) -> None:
    plek = make_plek(make_store(tmp_path, schema=create_schema))
    given: dict[str, object] = {"naam": "Wil Voorbeeld", "gemeente": "Wilgenrade", **fields}
    with pytest.raises(Refused) as refused:
        set_up_kluis(plek, **given)  # type: ignore[arg-type]

    assert (refused.value.code, refused.value.veld) == (code, veld)
    assert _count(plek, Gemeente) == _count(plek, InhoudVersie) == 0


def test_all_content_and_figures_are_in_the_kluis(plek: Plek) -> None:
    inhoud = load_content()

    with plek.store.reader() as session:
        counts = dict(
            session.execute(select(InhoudVersie.soort, func.count()).group_by(InhoudVersie.soort)).all()
        )
    assert counts["actiepunt"] == len(inhoud.items)
    assert counts["loket"] == 9
    assert counts["matrix"] == 36
    assert counts["feestdag"] == len(inhoud.feestdagen)
    assert _count(plek, Instelling) == counts["instelling"] == len(inhoud.instellingen)


def test_seeding_again_adds_nothing(plek: Plek) -> None:
    before = _count(plek, InhoudVersie), _count(plek, Instelling), _count(plek, MatrixVersie)

    assert seed_if_new(plek) is None
    seed_inhoud(replace(plek, wie="systeem"))

    assert (_count(plek, InhoudVersie), _count(plek, Instelling), _count(plek, MatrixVersie)) == before


def test_a_changed_digest_makes_the_next_opening_seed(plek: Plek) -> None:
    with plek.store.writer() as session:
        session.scalars(select(KluisInfo)).one().inhoud_digest = "van een ouder programma"

    assert seed_if_new(plek) is not None
    assert seed_if_new(plek) is None


def _seed_with(plek: Plek, *, versie: int, tekst: str) -> list[str]:
    """Seed content in which pv-01 has another text under a version number."""
    told: list[str] = []

    @verb("inhoud_gezaaid", recht=Recht.DOSSIER)
    def work(t: Transactie) -> None:
        inhoud = load_content()
        item = msgspec.structs.replace(inhoud.items["pv-01"], versie=versie, tekst=tekst)
        seed(t, msgspec.structs.replace(inhoud, items={**inhoud.items, "pv-01": item}))
        told.extend(code for code, _ in t.waarschuwingen)

    work(plek)
    return told


def test_a_new_version_of_an_item_comes_beside_the_old_one(plek: Plek) -> None:
    assert _seed_with(plek, versie=2, tekst="koppeling noteren") == []

    with plek.store.reader() as session:
        rows = session.execute(
            select(InhoudVersie.nummer, InhoudVersie.json)
            .where(InhoudVersie.item_id == "pv-01")
            .order_by(InhoudVersie.nummer)
        ).all()
    assert [row[0] for row in rows] == [1, 2]
    assert "de koppeling in het dossier zetten" in rows[0][1]


def test_a_published_version_never_changes_meaning(plek: Plek) -> None:
    assert _seed_with(plek, versie=1, tekst="iets heel anders") == ["inhoud_zonder_versie"]

    with plek.store.reader() as session:
        texts = session.scalars(select(InhoudVersie.json).where(InhoudVersie.item_id == "pv-01")).all()
    assert len(texts) == 1
    assert "de koppeling in het dossier zetten" in texts[0]


def test_content_in_the_kluis_cannot_be_overwritten(plek: Plek) -> None:
    def overwrite() -> None:
        with plek.store.writer() as session:
            session.scalars(select(InhoudVersie).where(InhoudVersie.item_id == "pv-01")).one().json = "{}"

    with pytest.raises((DatabaseError, dbapi2.Error)):
        overwrite()


def test_two_laptops_rarely_get_the_same_code(plek: Plek) -> None:
    codes = {kluis.new_kluiscode() for _ in range(200)}

    assert all(len(code) == 3 and code[1].isdigit() for code in codes)
    assert len(codes) > 100
