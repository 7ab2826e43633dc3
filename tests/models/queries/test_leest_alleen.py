"""Every query leaves the kluis as it was: the reading door could not write, and nothing even tries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.errors import World
from models.queries import afdrukken, beheer, dossier, gezinnen, historie, papier, regeldagen, vandaag, zoeken
from models.queries.gezinnen_meer import MEER
from models.queries.lezer import Lezer
from models.queries.lijstkeuze import load_lijstkeuze
from models.queries.rows import GezinnenFilter, PaperHead
from models.services import dossiers, gebeurtenissen
from models.services import regeldagen as dagen
from models.services.afdrukken import record_afdruk
from models.services.concepten import load_concept, load_concepten
from models.services.verb import Plek
from models.tables import Actiepunt, Dossier, MatrixVersie, Regeldag
from models.values import Papier
from tests.builders import T0, VasteKlok, lezer_for, make_kluis, only_gemeente

DAG = timedelta(days=1)


def _gemeente(lezer: Lezer) -> str:
    return next(iter(lezer.stand.gemeenten))


def _uid(lezer: Lezer, table: type[Dossier | Actiepunt | Regeldag | MatrixVersie]) -> str:
    return lezer.session.scalars(select(table.uid)).first() or ""


def _head(lezer: Lezer) -> PaperHead:
    return papier.make_head(lezer, VasteKlok().nu())


QUERIES: dict[str, Callable[[Lezer], object]] = {
    "vandaag": vandaag.load_vandaag,
    "mijn_vandaag": lambda z: vandaag.load_vandaag(z, begeleider_uid=z.wie),
    "gezinnen": gezinnen.load_gezinnen,
    "gezinnen_zoek": lambda z: gezinnen.load_gezinnen(z, GezinnenFilter(tekst="warsa")),
    "gezinnen_meer": lambda z: gezinnen.load_gezinnen(z, GezinnenFilter(meer=tuple(MEER))),
    "lijstkeuze": lambda z: load_lijstkeuze(z, "gezinnen"),
    "zoeken": lambda z: zoeken.find(z, "warsame"),
    "dossier": lambda z: dossier.load_dossier(z, _uid(z, Dossier)),
    "nu": lambda z: dossier.load_nu(z, _uid(z, Dossier)),
    "waarom": lambda z: dossier.load_waarom(z, _uid(z, Actiepunt)),
    "historie": lambda z: historie.load_historie(z, _uid(z, Dossier)),
    "gemeenten": beheer.load_gemeenten,
    "organisaties": beheer.load_organisaties,
    "contacten": beheer.load_contacten,
    "medewerkers": beheer.load_medewerkers,
    "instellingen": beheer.load_instellingen,
    "instelling_versies": lambda z: beheer.load_instelling_versies(z, "landelijke_taakstelling"),
    "inhoud": beheer.load_inhoud,
    "matrix_versies": lambda z: beheer.load_matrix_versies(z, _gemeente(z)),
    "matrix": lambda z: beheer.load_matrix(z, _uid(z, MatrixVersie)),
    "regeldagen": regeldagen.load_regeldagen,
    "regeldag": lambda z: regeldagen.load_regeldag(z, _uid(z, Regeldag)),
    "afdrukken": afdrukken.load_afdrukken,
    "matrix_facts": lambda z: papier.matrix_facts(z, _gemeente(z), head=_head(z)),
    "dossier_facts": lambda z: papier.matrix_facts(z, "", dossier_uid=_uid(z, Dossier), head=_head(z)),
    "dagkaart_facts": lambda z: papier.dagkaart_facts(z, _uid(z, Dossier), head=_head(z)),
    "checklist_facts": lambda z: papier.checklist_facts(z, _uid(z, Dossier), head=_head(z)),
    "ochtend_facts": lambda z: papier.ochtend_facts(z, head=_head(z)),
    "concept": lambda z: load_concept(z, "nieuw_gezin"),
    "concepten": load_concepten,
}


@pytest.fixture(scope="module")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    plek = make_kluis(tmp_path_factory.mktemp("kluis"))
    uid = dossiers.open_dossier(plek, "Warsamele", T0 - 60 * DAG, 2, "Duinvoorde").onderwerp
    gebeurtenissen.record_tekendatum(plek, uid, T0 + DAG)
    dagen.add_regeldag(plek, only_gemeente(plek.store), T0 + DAG)
    record_afdruk(plek, Papier.DAGKAART, uid)
    return plek


@pytest.mark.parametrize("naam", QUERIES)
def test_a_query_gives_something_and_writes_nothing(gevuld: Plek, naam: str) -> None:
    before = gevuld.store.path.read_bytes()
    changes = gevuld.store._reader_connection.total_changes

    with lezer_for(gevuld) as lezer:
        found = QUERIES[naam](lezer)

    assert found or naam in ("concept", "concepten", "contacten")
    assert gevuld.store._reader_connection.total_changes == changes
    assert gevuld.store.path.read_bytes() == before


def test_the_reading_door_refuses_to_write(gevuld: Plek) -> None:
    with pytest.raises(World) as refused, lezer_for(gevuld) as lezer:
        lezer.session.connection().exec_driver_sql("UPDATE dossier SET naam = 'anders'")

    assert refused.value.code == "niet_schrijfbaar"
    with lezer_for(gevuld) as lezer:
        assert lezer.session.scalars(select(Dossier.naam)).one() == "Warsamele"
