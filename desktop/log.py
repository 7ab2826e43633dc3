"""The log: event codes, counts and ids, 14 days. Never a name, a text that was typed, a path or SQL."""

from __future__ import annotations

import logging
import re
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path

DAYS = 14
LOGGER = logging.getLogger("duurzame_start")
_SAFE = re.compile(r"^[A-Za-z0-9_.:+-]{1,64}$")


def start_log(path: Path) -> bool:
    """Log to this file, a new one each day; False when it cannot be written, which stops nobody."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = TimedRotatingFileHandler(
            path, when="midnight", backupCount=DAYS, encoding="utf-8", utc=True
        )
    except OSError:
        return False
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False
    LOGGER.addHandler(handler)
    return True


def stop_log() -> None:
    """Close the log files."""
    for handler in tuple(LOGGER.handlers):
        LOGGER.removeHandler(handler)
        handler.close()


def log_event(code: str, *, error: bool = False, **values: str | float) -> None:
    """Write one event. A value that is no plain id or number is left out, whatever it is."""
    words = [code if _SAFE.match(code) else "onleesbaar"]
    words += [f"{name}={_plain(value)}" for name, value in values.items()]
    LOGGER.log(logging.ERROR if error else logging.INFO, " ".join(words))


def _plain(value: str | float) -> str:
    text = f"{value:.3f}" if isinstance(value, float) else str(value)
    return text if _SAFE.match(text) else "-"
