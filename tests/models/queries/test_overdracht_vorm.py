"""What crosses follows from the tables: a new table that should go along does, or this fails."""

from __future__ import annotations

import pytest
from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table
from sqlalchemy.schema import UniqueConstraint

from models.base import Base, CleanText
from models.queries.overdracht_vorm import (
    BLIJFT_HIER,
    SAMEN,
    Wijze,
    _kind,
    by_reference,
    named_tables,
    own_tables,
    soort_of,
    vorm_of,
)
from models.queries.van_wie import regels_of, way
from models.rules.veldgroepen import _TABEL, _VELD
from models.services.overdracht_rijen import class_of

GOES = {m.class_.__tablename__ for m in Base.registry.mappers if m.class_.regels.overdracht}


def test_every_table_that_goes_along_is_reached() -> None:
    assert GOES - {*own_tables(), *named_tables(), *by_reference()} == set()


def test_every_table_of_a_dossier_that_goes_along_hangs_on_it() -> None:
    for name in own_tables():
        assert way(Base.metadata.tables[name]) is not None, name


def test_nothing_crosses_that_was_declared_to_stay() -> None:
    stays = {m.class_.__tablename__ for m in Base.registry.mappers} - GOES
    assert {*own_tables(), *named_tables()} & stays == {"gemeente"}, "a gemeente is matched by its name"


@pytest.mark.parametrize("name", sorted({*own_tables(), *named_tables()}))
def test_every_column_of_a_table_that_goes_along_can_cross(name: str) -> None:
    vorm, soort = vorm_of(name), soort_of(name)
    fields = set(vorm.struct.__struct_fields__) - {"uid"}
    crossing = {k.naam for k in vorm.kolommen if k.wijze not in (Wijze.MENS, Wijze.EIGENAAR)}
    assert fields == crossing
    assert {k.naam for k in vorm.kolommen} == set(vorm.tabel.columns.keys()) - {"id", "uid", "versie"}
    units = [column for unit in soort.eenheden for column in unit]
    assert len(units) == len(set(units))
    assert set(units) <= crossing
    assert class_of(name).__tablename__ == name
    for kolom in vorm.kolommen:
        if kolom.wijze is Wijze.MENS:
            assert "naam" in vorm.tabel.columns, f"{name}: a medewerker crosses as a name"


def test_no_number_of_a_row_crosses() -> None:
    for name in (*own_tables(), *named_tables()):
        assert {"id", "versie"} & set(vorm_of(name).struct.__struct_fields__) == set()
        for kolom in vorm_of(name).kolommen:
            if kolom.doel and kolom.wijze in (Wijze.EIGEN, Wijze.GENOEMD):
                field = next(f for f in vorm_of(name).struct.__annotations__ if f == kolom.naam)
                assert "int" not in str(vorm_of(name).struct.__annotations__[field])


def test_columns_that_share_a_check_are_chosen_together() -> None:
    together = {frozenset(unit) for name in own_tables() for unit in soort_of(name).eenheden if len(unit) > 1}
    for names in (
        {"staat", "gedaan_op", "reden", "wacht_op", "uitgesteld_tot"},
        {"afgesloten_op", "afsluit_reden"},
        {"roepnaam", "achternaam"},
        {"gepland", "werkelijk"},
    ):
        assert any(names <= unit for unit in together), names


def test_what_is_named_here_by_hand_exists() -> None:
    for given in (BLIJFT_HIER, SAMEN):
        for name in given:
            assert name in own_tables(), name
    for name, columns in BLIJFT_HIER.items():
        assert columns <= set(Base.metadata.tables[name].columns.keys()), name
    for name, column in _VELD:
        assert column in Base.metadata.tables[name].columns, (name, column)
    assert set(_TABEL) <= set(own_tables())


def test_rows_of_which_one_counts_are_known_from_their_index() -> None:
    counting = {name for name in own_tables() if soort_of(name).geldig}
    assert {"ankerdatum", "betrokkene"} <= counting
    for name in own_tables():
        for index in Base.metadata.tables[name].indexes:
            if index.unique:
                assert index.dialect_options["sqlite"].get("where") is not None, index.name


def test_a_column_that_cannot_cross_is_found_when_the_form_is_made() -> None:
    table = Table("proef", MetaData(), Column("id", Integer, primary_key=True), Column("foto", LargeBinary))
    with pytest.raises(TypeError, match="foto"):
        _kind("persoon", table.columns["foto"])


def test_a_key_to_a_table_that_stays_is_found_when_the_form_is_made() -> None:
    from models.queries.overdracht_vorm import _way

    table = Table(
        "proef", Base.metadata, Column("id", Integer), Column("regeldag_id", ForeignKey("regeldag.id"))
    )
    try:
        with pytest.raises(TypeError, match="regeldag"):
            _way(table.columns["regeldag_id"], "proef")
    finally:
        Base.metadata.remove(table)


def test_codes_are_read_from_the_checks() -> None:
    assert vorm_of("actiepunt").codes["staat"] == {"open", "gedaan", "nvt", "wacht", "uitgesteld"}
    assert "" in vorm_of("actiepunt").codes["fase"]
    for name in own_tables():
        texts = {c.name for c in vorm_of(name).tabel.columns if isinstance(c.type, CleanText)}
        assert vorm_of(name).json <= texts


def test_a_table_says_which_columns_hold_uids() -> None:
    for name in own_tables():
        assert set(regels_of(name).wijst) <= soort_of(name).wijst
        assert all(isinstance(c, UniqueConstraint | object) for c in vorm_of(name).tabel.constraints)
