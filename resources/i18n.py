"""Translation: Dutch is the source, English a complete catalogue. The language is chosen once at start."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

LOCALE_DIR = Path(__file__).parent / "locale"
DOMAIN = "duurzame_start"
LANGUAGES = ("nl", "en")


class _Current:
    """The chosen catalogue; replaced as a whole by `use_language`."""

    language = "nl"
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


_here: ContextVar[tuple[str, gettext.NullTranslations] | None] = ContextVar("language_here", default=None)
"""The language of what is being made in this thread, where it differs from that of the screen."""


def _catalogue_of(language: str) -> tuple[str, gettext.NullTranslations]:
    """A language that there is, and its catalogue; an unknown one falls back to Dutch."""
    if language not in LANGUAGES or language == "nl":
        return "nl", gettext.NullTranslations()
    return language, gettext.translation(DOMAIN, LOCALE_DIR, [language], fallback=True)


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Use a language for what is made inside, in this thread alone: the screen keeps its own."""
    before = _here.set(_catalogue_of(language))
    try:
        yield
    finally:
        _here.reset(before)


def use_language(language: str) -> None:
    """Choose the language for screen and paper; an unknown one falls back to Dutch."""
    _Current.language, _Current.catalogue = _catalogue_of(language)


def language() -> str:
    """Return the language in use: `nl` or `en`."""
    here = _here.get()
    return _Current.language if here is None else here[0]


def _catalogue() -> gettext.NullTranslations:
    here = _here.get()
    return _Current.catalogue if here is None else here[1]


def _(message: str) -> str:
    """Translate one text; Dutch comes back as it is."""
    return _catalogue().gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translate a text with a number in it."""
    return _catalogue().ngettext(singular, plural, n)


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark a text for translation without translating it here."""
    return message
