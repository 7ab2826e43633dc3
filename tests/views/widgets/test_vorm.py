"""A half-typed form comes back with its own question, and never under something else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from pytestqt.qtbot import QtBot

from tests.views.fakes import KeptDrafts
from views.widgets.paneel import Paneel
from views.widgets.velden import Veld
from views.widgets.vorm import Vorm

SCHERM = "dossier-proef"


class SlowDrafts(KeptDrafts):
    """Gives a draft only when asked to, as a reading in another thread may."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], None]] = []

    def load(self, scherm: str, object_uid: str, then: Callable[[dict[str, str]], None]) -> None:
        found: Mapping[str, str] = self.kept.get((scherm, object_uid), {})
        self.waiting.append(lambda: then(dict(found)))


def _vorm(qtbot: QtBot, drafts: KeptDrafts) -> tuple[Vorm, Paneel]:
    paneel = Paneel(lambda: date(2026, 6, 1))
    qtbot.addWidget(paneel)

    def ask(actie: str, uid: str) -> None:
        paneel.ask("Wat?", (Veld("notitie", "Notitie"),))
        vorm.asks(actie, uid)

    vorm = Vorm(drafts, SCHERM, paneel, ask)
    paneel.cancelled.connect(vorm.closed)
    return vorm, paneel


def _type(paneel: Paneel, text: str) -> None:
    assert paneel.form is not None
    paneel.form.show_values({"notitie": text})


def test_what_was_half_typed_comes_back_whichever_arrives_first(qtbot: QtBot) -> None:
    for data_first in (True, False):
        drafts = SlowDrafts()
        drafts.kept[SCHERM, "a"] = {"over": "a", "actie": "erbij", "uid": "x", "veld:notitie": "half"}
        vorm, paneel = _vorm(qtbot, drafts)
        vorm.begin("a")
        steps = [vorm.ready, drafts.waiting[0]]
        for step in steps if data_first else reversed(steps):
            assert paneel.form is None
            step()
        assert vorm.actie == ("erbij", "x")
        assert paneel.form is not None
        assert paneel.form.all_raw() == {"notitie": "half"}


def test_a_draft_that_arrives_late_never_opens_under_another_gezin(qtbot: QtBot) -> None:
    drafts = SlowDrafts()
    drafts.kept[SCHERM, "a"] = {"over": "a", "actie": "erbij", "uid": "", "veld:notitie": "over gezin a"}
    vorm, paneel = _vorm(qtbot, drafts)
    vorm.begin("a")
    vorm.forget()
    vorm.begin("b")
    vorm.ready()
    for late in drafts.waiting:
        late()
    assert paneel.form is None
    assert drafts.kept[SCHERM, "a"]["veld:notitie"] == "over gezin a"


def test_closing_throws_the_draft_away_and_leaving_keeps_it(qtbot: QtBot) -> None:
    drafts = KeptDrafts()
    vorm, paneel = _vorm(qtbot, drafts)
    vorm.begin("a")
    vorm.ready()
    vorm._ask("erbij", "")
    _type(paneel, "blijft")
    vorm.keep()
    vorm.forget()
    assert drafts.kept[SCHERM, "a"]["veld:notitie"] == "blijft"
    vorm.begin("a")
    vorm.ready()
    assert paneel.form is not None
    paneel.close_panel()
    assert drafts.kept == {}
