"""Three families of error: refused (a rule says no), world (the machine says no), bug (the rest).

Decide by type and code, never by searching text. Codes become sentences in `resources/sentences.py`.
Parameters never hold names or other personal data.
"""

from __future__ import annotations

from models.values import Reden


class Known(Exception):  # noqa: N818 - the family names read as what happened
    """An error that has a sentence for the person; base of `Refused` and `World`."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    @property
    def reden(self) -> Reden:
        """The error as a reason, ready for `resources.sentences.sentence`."""
        return Reden.of(self.code, **self.params)


class Refused(Known):
    """A rule says no; nothing was changed. `veld` names the input it is about, where there is one."""

    def __init__(self, code: str, *, veld: str = "", **params: str | int) -> None:
        super().__init__(code, **params)
        self.veld = veld
        self.dossier_uid = ""
        """The dossier that was out of reach, for the logboek; in no sentence."""


class World(Known):
    """The machine says no: disk full, locked, wrong key, damaged or newer file."""
