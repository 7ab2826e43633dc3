from __future__ import annotations

from models.base import Base, CleanText, Regels, Row
from models.tables import __all__ as names

SCOPES = {"dossier", "gemeente", "kluis", "medewerker"}
BEWAREN = {"dossier", "gemeente", "kluis", "kort"}
ANONIEM = {"weg", "leeg"}


def _named(regels: Regels) -> list[str]:
    """The columns that say what becomes of them, each as often as it is named."""
    return [
        *regels.persoon,
        *regels.vrij,
        *regels.reden,
        *regels.blijft,
        *(column for column, _keys in regels.deels),
    ]


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


def test_every_text_column_says_what_becomes_of_it() -> None:
    """A column nobody thought about would keep a name for ever: see `Regels.persoon` and what follows it."""
    for mapper in Base.registry.mappers:
        regels = mapper.class_.regels
        named = _named(regels)
        texts = {c.name for c in mapper.local_table.c if isinstance(c.type, CleanText)}

        assert texts - set(named) == set(), f"{mapper.class_.__name__}: persoon, vrij, reden or blijft?"
        assert len(named) == len(set(named)), mapper.class_.__name__
        assert {*named, *regels.wijst} <= {c.key for c in mapper.column_attrs}, mapper.class_.__name__
        assert regels.anoniem in ANONIEM, mapper.class_.__name__


def test_a_note_never_stays() -> None:
    for mapper in Base.registry.mappers:
        kept = set(mapper.class_.regels.blijft)
        typed = {
            name
            for kind in mapper.class_.__mro__
            for name, word in vars(kind).get("__annotations__", {}).items()
            if "Note" in str(word)
        }

        assert typed & kept == set(), mapper.class_.__name__


def test_what_must_stay_filled_is_the_only_text_that_becomes_a_code() -> None:
    """`reden` is for columns with a CHECK that they are not empty; elsewhere empty is the honest value."""
    for mapper in Base.registry.mappers:
        checks = " ".join(
            str(c.sqltext) for c in mapper.class_.__table__.constraints if hasattr(c, "sqltext")
        )
        for name in mapper.class_.regels.reden:
            assert f"{name} <> ''" in checks, f"{mapper.class_.__name__}.{name}"
