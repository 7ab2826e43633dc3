"""The nine names at the top, and no change past the historie. Import direction: test_import_direction.py."""

from __future__ import annotations

from tests.checks.source import ROOT, calls, modules


def test_there_are_only_the_nine_names_at_the_top() -> None:
    top = {path.name for path in ROOT.iterdir()} - {"__pycache__", "htmlcov"}

    assert {name for name in top if not name.startswith(".")} <= {
        "pyproject.toml",
        "desktop",
        "models",
        "views",
        "reports",
        "resources",
        "tests",
        "installer",
        "README.md",
    }


def test_verbs_never_change_rows_with_a_historie_in_bulk() -> None:
    """Rows that go in together pass `insert_told`, which tells each of them."""
    from models.base import Base

    told = {m.class_.__name__ for m in Base.registry.mappers if m.class_.regels.historie}
    found = []
    for path, tree in modules("models"):
        if "migrations" in path.parts:
            continue
        for call in calls(tree, "update", "delete", "insert"):
            name = getattr(call.args[0], "id", "") if call.args else ""
            if name in told:
                found.append(f"{path}:{call.lineno} {name}")

    assert found == []
