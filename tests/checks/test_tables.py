from __future__ import annotations

from models.base import Base, Regels, Row
from models.tables import __all__ as names

SCOPES = {"dossier", "gemeente", "kluis", "medewerker"}
BEWAREN = {"dossier", "gemeente", "kluis", "kort"}


def test_every_table_declares_its_rules_itself() -> None:
    for mapper in Base.registry.mappers:
        regels = mapper.class_.__dict__.get("regels")

        assert isinstance(regels, Regels), f"{mapper.class_.__name__} declares no rules"
        assert regels.scope in SCOPES
        assert regels.bewaren in BEWAREN


def test_every_table_is_exported() -> None:
    assert {m.class_.__name__ for m in Base.registry.mappers} == set(names)


def test_a_row_refuses_an_update_when_it_has_moved_on() -> None:
    for mapper in Base.registry.mappers:
        if issubclass(mapper.class_, Row):
            assert mapper.version_id_col is not None, mapper.class_.__name__


def test_derived_columns_are_columns() -> None:
    for mapper in Base.registry.mappers:
        columns = {c.key for c in mapper.column_attrs}

        assert set(mapper.class_.regels.afgeleid) <= columns, mapper.class_.__name__


def test_there_is_no_column_for_a_bsn_or_for_health() -> None:
    """A044: no medical or diagnosis field exists in the data model; D.9: no BSN."""
    columns = {c.key for m in Base.registry.mappers for c in m.column_attrs}

    assert not {c for c in columns if "bsn" in c} - {"bsn_bekend"}
    assert not {c for c in columns if any(word in c for word in ("ziek", "medis", "diagnos", "gezondheid"))}
