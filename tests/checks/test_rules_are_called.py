"""A rule that only tests call proves nothing about the program: each is called by the program itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.checks.source import modules

RULES = Path("models/rules")
_YARDSTICK = "adds up the kept lines: by this the tests of keeping and erasing see that no total moves"
ONLY_TESTS: dict[str, str] = {
    "tellen.closings": _YARDSTICK,
    "tellen.housed": _YARDSTICK,
    "tellen.times": _YARDSTICK,
    "tellen.Tijd": _YARDSTICK,
}
"""`module.function` -> why only tests call it."""


def _package(path: Path) -> str:
    return ".".join(path.with_suffix("").parts)


def _own(tree: ast.Module) -> dict[str, ast.stmt]:
    """The public functions and classes of a module by name."""
    return {
        node.name: node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    }


def _from_outside(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """(module, name) of what this file takes from rules: by name, or as `module.name`."""
    whole: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "models.rules":
            whole |= {alias.asname or alias.name: f"models.rules.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("models.rules."):
            yield from ((str(node.module), alias.name) for alias in node.names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in whole:
            yield whole[node.value.id], node.attr


def _from_inside(path: Path, tree: ast.Module, dead: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What a module of rules uses of itself, outside of what is not called and outside the thing itself."""
    package = _package(path)
    for statement in tree.body:
        name = getattr(statement, "name", "")
        if (package, name) in dead:
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and node.id != name:
                yield package, node.id


def not_called(sources: tuple[tuple[Path, ast.Module], ...]) -> set[tuple[str, str]]:
    """Functions and classes of rules that nothing calls, nor something that is called itself."""
    rules = {path: tree for path, tree in sources if path.parent == RULES}
    public = {(_package(path), name) for path, tree in rules.items() for name in _own(tree)}
    outside = {taken for _path, tree in sources for taken in _from_outside(tree)}
    dead = public - outside
    while True:
        inside = {taken for path, tree in rules.items() for taken in _from_inside(path, tree, dead)}
        found = public - outside - inside
        if found == dead:
            return dead
        dead = found


def test_every_rule_is_called_by_the_program() -> None:
    found = {f"{package.rpartition('.')[2]}.{name}" for package, name in not_called(modules())}

    assert found - set(ONLY_TESTS) == set(), "only tests call these: remove them, or call them"
    assert set(ONLY_TESTS) <= found, "these are called now: take them off the list"


def test_a_rule_that_only_calls_itself_or_is_called_by_a_dead_one_is_found() -> None:
    rules = ast.parse(
        "def used(): return helper()\ndef helper(): return 1\n"
        "def alone(): return alone()\ndef dead(): return below()\ndef below(): return 2\n"
    )
    sources = (
        (RULES / "proef.py", rules),
        (Path("models/queries/iets.py"), ast.parse("from models.rules import proef\nx = proef.used()\n")),
    )

    assert not_called(sources) == {("models.rules.proef", name) for name in ("alone", "dead", "below")}
