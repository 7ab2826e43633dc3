"""Reading our own source: what the checks look at."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("desktop", "models", "reports", "resources", "views")


@cache
def modules(*rooms: str) -> tuple[tuple[Path, ast.Module], ...]:
    """Every Python file of these rooms (all when none is named) with its syntax tree."""
    found: list[tuple[Path, ast.Module]] = []
    for room in rooms or ROOMS:
        found.extend(
            (path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8")))
            for path in sorted((ROOT / room).rglob("*.py"))
        )
    return tuple(found)


def calls(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    """Every call of a function or method with one of these names; `A.b` names a method of a name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) & set(names):
            yield node


def _name(func: ast.expr) -> set[str]:
    if isinstance(func, ast.Name):
        return {func.id}
    if isinstance(func, ast.Attribute):
        owner = func.value.id if isinstance(func.value, ast.Name) else ""
        return {func.attr, f"{owner}.{func.attr}"}
    return set()


def first_text(call: ast.Call) -> str | None:
    """The first argument when it is a literal text."""
    if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
        return call.args[0].value
    return None
