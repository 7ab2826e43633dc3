"""Puts the set-up scripts within reach and makes small checkouts that set up without a network."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

INSTALLER = Path(__file__).resolve().parents[2] / "installer"
sys.path.append(str(INSTALLER))  # at the end: installer/test.py may not stand before Python's own `test`

# What CHECK in setup_env imports, small enough to be made here.
FAKE_PACKAGES = {
    "PySide6/__init__.py": "",
    "PySide6/QtWidgets.py": "class QApplication:\n    def __init__(self, arguments): pass\n",
    "sqlcipher3/__init__.py": "",
    "sqlcipher3/dbapi2.py": "",
    "sqlalchemy.py": "",
    "reportlab/__init__.py": "",
    "reportlab/pdfgen.py": "",
    "msgspec.py": "",
    "pypdfium2.py": "",
}
PROGRAM = """
import json, os, sys
print(json.dumps({"argv": sys.argv[1:], "cwd": os.getcwd(), "utf8": sys.flags.utf8_mode,
                  "path": os.environ.get("PYTHONPATH"), "python": sys.executable}))
sys.exit(7)
"""


@dataclass(frozen=True)
class Checkout:
    """A small checkout: the real scripts, a tiny program, and one package that stands in for all."""

    root: Path

    @property
    def wheels(self) -> Path:
        return self.root.parent / "wheels"  # pip reads a list here: no space in the path

    def write_lock(self, *, version: str = "1.0", good: bool = True) -> None:
        wheel = _wheel(self.wheels, version)
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest() if good else "0" * 64
        text = f"everything=={version} \\\n    --hash=sha256:{digest}\n"
        (self.root / "installer" / "requirements.lock").write_text(text)

    def variables(self) -> dict[str, str]:
        variables = {
            name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_"))
        }
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH"):
            variables.pop(name, None)
        return variables | {
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.wheels),
        }

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, str(self.root / "installer" / "start.py"), *arguments]

    def start(self, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            cwd=cwd or self.root,
            env=self.variables(),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def leftovers(self) -> list[str]:
        return sorted(path.name for path in self.root.glob(".venv*") if path.name != ".venv.lock")


def _wheel(folder: Path, version: str) -> Path:
    folder.mkdir(exist_ok=True)
    info = f"everything-{version}.dist-info"
    files = dict(FAKE_PACKAGES)
    files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: everything\nVersion: {version}\n"
    files[f"{info}/WHEEL"] = (
        "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    rows = [f"{name},sha256={_record_hash(text)},{len(text)}" for name, text in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*rows, f"{info}/RECORD,,", ""])
    path = folder / f"everything-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def _record_hash(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A clean checkout in a folder with a space in its name."""
    return _make_checkout(tmp_path)


@pytest.fixture(scope="module")
def first_start(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Checkout, subprocess.CompletedProcess[str]]:
    """A checkout that was started once, from another folder, and what that start said."""
    made = _make_checkout(tmp_path_factory.mktemp("klaar"))
    work = made.root.parent / "werkmap"
    (work / "desktop").mkdir(parents=True)  # a folder of the same name may not be taken for the program
    (work / "desktop" / "__init__.py").write_text("")
    (work / "desktop" / "__main__.py").write_text("raise SystemExit('verkeerd programma')")
    return made, made.start("--demo", "naam met spaties", cwd=work)


@pytest.fixture
def finished(first_start: tuple[Checkout, object], tmp_path: Path) -> Checkout:
    """A copy of the checkout that was started once, in another place: a checkout can be moved."""
    shutil.copytree(first_start[0].wheels, tmp_path / "wheels")
    shutil.copytree(first_start[0].root, tmp_path / "verhuisd", symlinks=True)
    return Checkout(tmp_path / "verhuisd")


def _make_checkout(folder: Path) -> Checkout:
    root = folder / "een map"
    (root / "installer").mkdir(parents=True)
    for script in INSTALLER.glob("*.py"):
        shutil.copy(script, root / "installer")
    (root / "desktop").mkdir()
    (root / "desktop" / "__init__.py").write_text("")
    (root / "desktop" / "__main__.py").write_text(PROGRAM)
    made = Checkout(root)
    made.write_lock()
    return made
