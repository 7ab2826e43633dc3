"""The libraries that pip cannot bring: looked for by name, installed where we may, named where we may not.

Standard library, Python 3.6 syntax. Only Linux has such libraries; Windows and macOS come complete.
"""

import os
import shutil
import subprocess
import sys
from typing import List, Tuple

import setup_env
from setup_env import SetupError, say

# Library and the Debian package that brings it; each one proven needed on an empty Debian 12.
QT_ALWAYS = (
    ("libGL.so.1", "libgl1"),
    ("libEGL.so.1", "libegl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1"),
)
QT_SCREEN = (
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
)
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
CERTIFICATE_VARIABLES = ("PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")
INSTALL = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"]


def ensure(*, windows: bool) -> bool:
    """See to it that the system has what the environment needs; tell whether it can open windows too.

    The libraries for windows are required only where there is a screen, but come along when others are
    installed. Raises SetupError (NO_SYSTEM) with one exact command when we may not install them.
    """
    if not sys.platform.startswith("linux"):
        return True
    screen = missing_libraries(QT_SCREEN) if windows else []
    missing = missing_basics() + missing_libraries(QT_ALWAYS)
    if windows and setup_env.has_screen():
        missing, screen = missing + screen, []
    if missing:
        obtain(missing, also=screen)
        screen = missing_libraries(QT_SCREEN) if windows else []
        missing = missing_basics() + missing_libraries(QT_ALWAYS)
        if missing:
            raise SetupError(sentence(missing), setup_env.NO_SYSTEM)
    return windows and not screen


def missing_libraries(libraries: "Tuple[Tuple[str, str], ...]") -> "List[Tuple[str, str]]":
    """Those that the system's own loader does not find."""
    return [pair for pair in libraries if not loads(pair[0])]


def loads(library: str) -> bool:
    """Tell whether the loader finds this library."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_basics() -> "List[Tuple[str, str]]":
    """What Debian splits off from Python: the maker of environments, and the certificates for downloads."""
    missing = []
    if subprocess.call([sys.executable, "-c", "import ensurepip, venv"], stderr=subprocess.DEVNULL) != 0:
        usual = os.path.realpath("/usr/bin/python3") == os.path.realpath(sys.executable)
        package = "python3-venv" if usual else "python{}-venv".format(setup_env.version_word())
        missing.append(("ensurepip", package))
    known = any(os.environ.get(name) for name in CERTIFICATE_VARIABLES)
    if shutil.which("apt-get") and not known and not os.path.exists(CERTIFICATES):
        missing.append((CERTIFICATES, "ca-certificates"))
    return missing


def obtain(missing: "List[Tuple[str, str]]", also: "List[Tuple[str, str]]") -> None:
    """Install packages as root, or with a sudo that asks nothing. Raises SetupError (NO_SYSTEM)."""
    prefix = administrator()
    if prefix is None or not shutil.which("apt-get"):
        raise SetupError(sentence(missing), setup_env.NO_SYSTEM)
    packages = [package for _, package in missing + also]
    say("    Systeempakketten installeren: {}".format(" ".join(packages)))
    code, output = apt_get(prefix, INSTALL + packages)
    if code != 0:  # a bare machine has no list of packages yet, or an old one
        apt_get(prefix, ["apt-get", "update", "-q"])
        code, output = apt_get(prefix, INSTALL + packages)
    if code != 0:
        errors = [line for line in output.splitlines() if line.startswith("E:")] or ["apt-get lukte niet"]
        raise SetupError("{} ({})".format(sentence(missing), errors[-1]), setup_env.NO_SYSTEM)


def apt_get(prefix: "List[str]", command: "List[str]") -> "Tuple[int, str]":
    """Run apt-get without questions; return its exit code and what it printed."""
    answer = subprocess.run(
        [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
        errors="replace",
        check=False,
    )
    return answer.returncode, answer.stdout


def administrator() -> "List[str] | None":
    """What to put before a command to run it as administrator without a question; None if we may not."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    answer = subprocess.run(
        [sudo, "-n", "true"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return [sudo, "-n"] if answer.returncode == 0 else None


def sentence(missing: "List[Tuple[str, str]]") -> str:
    """One sentence that names what is missing, as one exact command where we know it."""
    if shutil.which("apt-get"):
        packages = " ".join(package for _, package in missing)
        return "Dit systeem mist pakketten; voer dit uit en start opnieuw: sudo apt-get install -y {}".format(
            packages
        )
    names = ", ".join(library for library, _ in missing)
    return (
        "Dit systeem mist {}: installeer dat met het pakketbeheer van dit systeem en start opnieuw.".format(
            names
        )
    )


def sentence_for(error: str) -> str:
    """One sentence for the last line of a failed import."""
    for library, package in QT_ALWAYS + QT_SCREEN:
        if library in error:
            return sentence([(library, package)])
    return "Het programma kan hier niet starten: {}.".format(error.rstrip("."))
