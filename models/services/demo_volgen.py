"""What the demo does in *Wonen volgen*: the same verbs that a person does, with visibly fictive words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Protocol

from models.services import meldingen, tijdafspraken, volgen
from models.services.verb import Transactie


class Moment(Protocol):
    """Something that happens to a gezin of the demo on a day."""

    @property
    def t(self) -> Transactie:
        """The running verb."""

    @property
    def uid(self) -> str:
        """The dossier."""

    @property
    def op(self) -> date:
        """The day."""

    @property
    def gegevens(self) -> Mapping[str, Any]:
        """What the file says."""

    def day(self, key: str) -> date | None:
        """The day that a field of the file names, counted from today; None where it names none."""


def _rest(m: Moment, *but: str) -> dict[str, Any]:
    return {key: value for key, value in m.gegevens.items() if key not in {"soort", "dag", *but}}


def _melding(m: Moment) -> None:
    """A report; `dicht_na` days later it was closed with its `afloop`."""
    told = _rest(m, "over", "dicht_na", "afloop")
    uid = meldingen.record_melding.work(m.t, m.uid, str(m.gegevens["over"]), m.op, **told)
    days = m.gegevens.get("dicht_na")
    if days is not None:
        meldingen.change_melding.work(
            m.t,
            uid or "",
            str(m.gegevens["over"]),
            **told,
            afloop=str(m.gegevens["afloop"]),
            gesloten_op=m.op + timedelta(int(days)),
        )


def _schade(m: Moment) -> None:
    told = _rest(m, "wat", "klaar_na")
    days = m.gegevens.get("klaar_na")
    if days is not None:
        told["afgehandeld_op"] = m.op + timedelta(int(days))
    meldingen.note_schade.work(m.t, m.uid, m.op, str(m.gegevens["wat"]), **told)


def _huur(m: Moment) -> None:
    """The rent of the month of the day, paid on that day; `niet` = it was not paid."""
    volgen.set_huurmaand.work(m.t, m.uid, m.op, None if m.gegevens.get("niet") else m.op)


def _tijdafspraak(m: Moment) -> None:
    """An appointment that was made on the day, for `op` days from today."""
    day = m.day("op")
    assert day is not None  # noqa: S101 - the file names it
    told = _rest(m, "wat_voor", "op")
    tijdafspraken.plan_tijdafspraak.work(
        m.t, m.uid, tijdafspraken.Afspraak(str(m.gegevens["wat_voor"]), day, **told)
    )


VOLGEN_PLAY: dict[str, Callable[[Moment], object]] = {
    "melding": _melding,
    "schade_wie": _schade,
    "huur": _huur,
    "tijdafspraak": _tijdafspraak,
    "teken": lambda m: volgen.set_teken.work(
        m.t,
        m.uid,
        str(m.gegevens["welk"]),
        str(m.gegevens["stand"]),
        m.op,
        str(m.gegevens.get("reden", "")),
    ),
    "volgmoment": lambda m: volgen.record_volgmoment.work(
        m.t, m.uid, int(m.gegevens["maanden"]), m.op, **_rest(m, "maanden")
    ),
    "woongedrag": lambda m: volgen.record_woongedrag.work(m.t, m.uid, str(m.gegevens["taal"]), m.op),
}
"""Kind in `resources/demo/huishoudens.toml` -> what is done."""
