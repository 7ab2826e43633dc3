"""Translation: Dutch is the source, English a complete catalogue. The language is chosen once at start."""

from __future__ import annotations

import gettext
from pathlib import Path

LOCALE_DIR = Path(__file__).parent / "locale"
DOMAIN = "duurzame_start"
LANGUAGES = ("nl", "en")


class _Current:
    """The chosen catalogue; replaced as a whole by `use_language`."""

    language = "nl"
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str) -> None:
    """Choose the language for screen and paper; an unknown one falls back to Dutch."""
    _Current.language = language if language in LANGUAGES else "nl"
    _Current.catalogue = (
        gettext.NullTranslations()
        if _Current.language == "nl"
        else gettext.translation(DOMAIN, LOCALE_DIR, [_Current.language], fallback=True)
    )


def language() -> str:
    """Return the language in use: `nl` or `en`."""
    return _Current.language


def _(message: str) -> str:
    """Translate one text; Dutch comes back as it is."""
    return _Current.catalogue.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translate a text with a number in it."""
    return _Current.catalogue.ngettext(singular, plural, n)


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark a text for translation without translating it here."""
    return message
