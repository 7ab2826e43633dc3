"""The lock names all that is needed on every system, so that set-up can ask for no more (`--no-deps`)."""

from importlib import metadata

import pytest
import sbom
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.installer.conftest import INSTALLER

LEAVES = {"colorama", "tzdata"}
"""Packages for other systems that are not installed here; looked up by hand: they need nothing."""
SYSTEMS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "darwin": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "win32": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}
PYTHONS = ("3.11", "3.12", "3.13")


def environment(system: str, python: str) -> dict[str, str]:
    return SYSTEMS[system] | {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "platform_machine": "x86_64",
    }


def lacking(lock: dict[str, sbom.Locked], system: str, python: str) -> set[str]:
    """What some package asks for on this system and the lock does not name, or names another version of."""
    here = environment(system, python)
    extras: dict[str, set[str]] = {name: {""} for name in lock}
    found: set[str] = set()
    while True:
        before = {name: set(several) for name, several in extras.items()}
        for name in lock:
            for asked in requirements(name, here, extras[name]):
                wanted = canonicalize_name(asked.name)
                if wanted not in lock or not is_there(lock[wanted], here):
                    found.add(f"{name} -> {asked}")
                    continue
                if not asked.specifier.contains(lock[wanted].version, prereleases=True):
                    found.add(f"{name} -> {asked}, not {lock[wanted].version}")
                extras[wanted] |= asked.extras
        if before == extras:
            return found


def requirements(name: str, here: dict[str, str], extras: set[str]) -> list[Requirement]:
    try:
        several = [Requirement(one) for one in metadata.requires(name) or []]
    except metadata.PackageNotFoundError:
        assert name in LEAVES, f"{name} is not installed here: look up what it needs"
        return []
    return [
        one
        for one in several
        if one.marker is None or any(one.marker.evaluate(here | {"extra": extra}) for extra in extras)
    ]


def is_there(one: sbom.Locked, here: dict[str, str]) -> bool:
    marker = Requirement(f"{one.name} ; {one.marker}").marker if one.marker else None
    return marker is None or marker.evaluate(here)


@pytest.fixture(params=["requirements.lock", "requirements-test.lock"])
def lock(request: pytest.FixtureRequest) -> dict[str, sbom.Locked]:
    return {one.name: one for one in sbom.read_lock(str(INSTALLER / request.param))}


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_everything_that_a_locked_package_needs_is_locked_itself(
    lock: dict[str, sbom.Locked], system: str, python: str
) -> None:
    assert lacking(lock, system, python) == set()


def test_a_lock_with_a_gap_is_found_out(lock: dict[str, sbom.Locked]) -> None:
    del lock["markupsafe"]
    assert {line.split(" -> ")[0] for line in lacking(lock, "linux", "3.11")} == {"mako"}


def test_a_lock_with_another_version_is_found_out(lock: dict[str, sbom.Locked]) -> None:
    lock["shiboken6"] = lock["shiboken6"]._replace(version="1.0")
    assert lacking(lock, "win32", "3.13") != set()
