"""Whether a window can be shown here, found out cheaply: Qt ends the whole program when it cannot."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import socket
import sys
from pathlib import Path

_X11 = re.compile(r"^(?P<host>[^:]*):(?P<nr>\d+)(\.\d+)?$")
NEEDED = ("libxkbcommon.so.0", "libEGL.so.1")
NEEDED_X = ("libxcb-cursor.so.0",)
X_PORT = 6000
WAIT_S = 2.0


def why_no_screen() -> str:
    """Say by a code why there is no window: `geen_scherm`, `scherm_werkt_niet`; empty = there is one."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    display, wayland = os.environ.get("DISPLAY", ""), os.environ.get("WAYLAND_DISPLAY", "")
    if not display and not wayland:
        return "geen_scherm"
    reached = _wayland_answers(wayland) or _x_answers(display)
    libraries = NEEDED if _wayland_answers(wayland) else (*NEEDED, *NEEDED_X)
    return "" if reached and all(_loads(name) for name in libraries) else "scherm_werkt_niet"


def _wayland_answers(name: str) -> bool:
    if not name:
        return False
    folder = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    return _connects(str(folder / name))


def _x_answers(display: str) -> bool:
    found = _X11.match(display)
    if found is None:
        return bool(display)
    number = int(found["nr"])
    if found["host"] in {"", "unix"}:
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where every X server listens
        return _connects(path) or _connects(f"\0{path}")
    with contextlib.suppress(OSError), socket.create_connection((found["host"], X_PORT + number), WAIT_S):
        return True
    return False


def _connects(path: str) -> bool:
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as one:
        one.settimeout(WAIT_S)
        one.connect(path)
        return True
    return False


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
