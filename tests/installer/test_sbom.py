"""The list of parts names every package of the lock, with its files, its licence and who needs it."""

import json
from pathlib import Path
from typing import Any

import pytest
import sbom

from tests.installer.conftest import INSTALLER

WITHOUT_LICENCE = {"colorama"}
"""For Windows only: not installed where the tests run, so nobody can be asked for its licence."""


def made(tmp_path: Path, lock: str = "requirements.lock") -> dict[str, Any]:
    path = tmp_path / "sbom.json"
    assert sbom.main(["--lock", lock, "-o", str(path)]) == 0
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_every_locked_package_is_a_part_with_all_its_hashes(tmp_path: Path, lock: str) -> None:
    listed = made(tmp_path, lock)
    locked = {one.name: one for one in sbom.read_lock(str(INSTALLER / lock))}
    text = (INSTALLER / lock).read_text(encoding="utf-8")
    assert listed["bomFormat"] == "CycloneDX"
    assert listed["specVersion"] == "1.6"
    assert len(locked) == text.count("==") - text.count("_system == ") - text.count("_platform == ")
    assert sum(len(one.hashes) for one in locked.values()) == text.count("--hash=sha256:")
    assert {(part["name"], part["version"]) for part in listed["components"]} == {
        (one.name, one.version) for one in locked.values()
    }
    for part in listed["components"]:
        hashes = [digest for file in part["externalReferences"] for digest in file["hashes"]]
        assert {digest["alg"] for digest in hashes} == {"SHA-256"}
        assert sorted(digest["content"] for digest in hashes) == sorted(locked[part["name"]].hashes)
        assert part["purl"] == f"pkg:pypi/{part['name']}@{part['version']}"


def test_every_installed_package_has_a_licence(tmp_path: Path) -> None:
    listed = made(tmp_path, "requirements-test.lock")
    without = {part["name"] for part in listed["components"] if not part.get("licenses")}
    assert without <= WITHOUT_LICENCE


def test_the_licences_of_the_program_are_known_expressions(tmp_path: Path) -> None:
    for part in made(tmp_path)["components"]:
        (licence,) = part["licenses"]
        assert "expression" in licence or "id" in licence["license"], part["name"]


def test_the_encryption_inside_the_driver_is_named_with_its_version(tmp_path: Path) -> None:
    (driver,) = [part for part in made(tmp_path)["components"] if part["name"] == "sqlcipher3"]
    assert {part["name"] for part in driver["components"]} == {"sqlite", "sqlcipher", "openssl"}


def test_each_part_is_reached_from_the_program(tmp_path: Path) -> None:
    listed = made(tmp_path)
    needs = {one["ref"]: one.get("dependsOn", []) for one in listed["dependencies"]}
    reached: set[str] = set()
    wave = {sbom.PROGRAM}
    while wave:
        reached |= wave
        wave = {one for ref in wave for one in needs[ref]} - reached
    assert reached - {sbom.PROGRAM} == {part["bom-ref"] for part in listed["components"]}


def test_the_same_lock_and_day_give_the_same_list_and_no_index_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781481600")
    first = made(tmp_path)
    assert first == made(tmp_path)
    assert first["metadata"]["timestamp"].startswith("2026-06-15")
    first["metadata"].pop("tools", None)
    assert "://" not in json.dumps({key: value for key, value in first.items() if key != "$schema"})


def test_a_line_that_is_no_package_is_refused(tmp_path: Path) -> None:
    (tmp_path / "raar.lock").write_text("babel>=2\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"raar\.lock: babel>=2"):
        sbom.read_lock(str(tmp_path / "raar.lock"))
