"""What the demo tells about *Meedoen*: days, goals with steps, places, schools and papers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from models.services import meedoen
from models.services.punten import set_done
from models.services.verb import Transactie
from models.tables import Actiepunt
from models.values import DeelnameSoort, MijlpaalSoort

_DAGEN = ("van", "tot", "gemeld_op")


def play_mijlpaal(t: Transactie, uid: str, gegevens: Mapping[str, Any], who: str, op: date) -> None:
    """A day in the inburgering or on the ladder; `wat` = `pip` or a kind of mijlpaal."""
    if gegevens["wat"] == "pip":
        meedoen.record_pip.work(t, uid, who, op)
        return
    told = {name: gegevens[name] for name in ("keuze", "dagen", "reden") if name in gegevens}
    meedoen.record_mijlpaal.work(t, uid, who, MijlpaalSoort(gegevens["wat"]), op, **told)


def play_deelname(t: Transactie, uid: str, gegevens: Mapping[str, Any], who: str, t0: date) -> None:
    """A goal with its steps, a place, a course, a school, or a paper; days count from T0."""

    def day(told: Mapping[str, Any], name: str) -> date | None:
        return t0 + timedelta(int(told[name])) if name in told else None

    given: dict[str, Any] = {name: gegevens[name] for name in ("aard", "uren", "steun") if name in gegevens}
    given |= {name: day(gegevens, name) for name in _DAGEN}
    made = meedoen.add_deelname.work(
        t,
        uid,
        DeelnameSoort(gegevens["wat"]),
        str(gegevens["naam"]),
        persoon_uid=who,
        **given,
    )
    for step in gegevens.get("stappen", ()):
        stap = meedoen.add_stap.work(t, str(made), str(step["tekst"]), step.get("wie", ""), day(step, "dag"))
        done = day(step, "klaar")
        if done is not None:
            set_done(t, t.session.scalars(select(Actiepunt).where(Actiepunt.uid == stap)).one(), done)
