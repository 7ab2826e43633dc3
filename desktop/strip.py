"""Lasting remarks under the search box: one a subject, shown together."""

from __future__ import annotations

from views.shell import Shell


class Strip:
    """Keeps what has to stand there as long as it is true."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._remarks: dict[str, tuple[str, bool]] = {}

    def say(self, subject: str, words: str, *, knop: bool = False) -> None:
        """Say this about a subject, with or without the offer of a backup; no words = nothing any more."""
        if words:
            self._remarks[subject] = (words, knop)
        else:
            self._remarks.pop(subject, None)
        self._shell.show_strook(
            " ".join(said for said, _knop in self._remarks.values()),
            knop=any(wanted for _said, wanted in self._remarks.values()),
        )
