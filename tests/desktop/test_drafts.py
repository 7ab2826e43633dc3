"""What is half typed on any screen is there again after a lock, and after a crash two seconds later.

Every screen stands in `STATES` or in `NOTHING_TYPED`; a new screen with a field has to say how it is opened.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from sqlalchemy import select

from desktop.papers_of import make_paper
from desktop.screens import all_screens
from desktop.workspace import Workspace
from models.queries.dossier import load_dossier
from models.rules.taakstelling import Halfjaar
from models.services.concepten import load_concept
from models.services.dossiers import open_dossier
from models.services.medewerkers import save_rollen
from models.services.regeldagen import add_regeldag
from models.store import Store
from models.tables import Afdruk, Gemeente
from models.values import Papier, Rol
from tests.desktop.conftest import Program

NOTHING_TYPED = {
    "agenda": "days to choose from",
    "amv": "days and a choice, no words",
    "bal": "a list that opens",
    "gezinnen": "only filters",
    "alle_gezinnen": "only filters",
    "papier": "only choices, and a box to look for a gezin",
    "computer": "a choice holds at once",
    "hulp": "nothing to fill in",
    "sleutels": "only secrets: never kept",
}
FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
SEARCH = ("Zoek", "Ander gezin erbij")
"""Boxes to look for something: their words are not work."""
Open = Callable[[Any, "Kluis"], None]


@dataclass(frozen=True)
class Kluis:
    """What the screens are opened on."""

    dossier: str
    punt: Any
    regeldag: str
    blad: str


@dataclass(frozen=True)
class State:
    """A screen with its fields open."""

    scherm: str
    args: dict[str, str] = field(default_factory=dict)
    open: Open | None = None
    naam: str = ""


def ask(actie: str) -> Open:
    return lambda screen, kluis: screen._ask(actie, kluis.punt)


def gezin(actie: str) -> Open:
    return lambda screen, _kluis: screen.gezin._ask(actie, "")


def toewijzing(actie: str) -> Open:
    return lambda screen, _kluis: screen.tabs["toewijzing"].ask(actie, "")


def volgen(actie: str) -> Open:
    return lambda screen, _kluis: screen.tabs["volgen"].ask(actie, "")


def wonen(actie: str) -> Open:
    return lambda screen, _kluis: screen.tabs["wonen"].ask(actie, "")


def tab_form(tab: str, actie: str) -> Open:
    return lambda screen, _kluis: screen.tabs[tab].ask(actie, "")


def gemeente(deel: str, actie: str, over: str = "") -> Open:
    return lambda screen, _kluis: screen._made[deel].ask(actie, over)


def beheer(soort: str) -> Open:
    return lambda screen, _kluis: screen._begin(soort, "")


DOSSIER, REGELDAG = {"uid": "dossier"}, {"uid": "regeldag"}
STATES = (
    *(
        State(
            "vandaag",
            naam=actie,
            open=lambda screen, kluis, actie=actie: screen._ask(actie, kluis.punt.uid, "punt"),  # type: ignore[misc]
        )
        for actie in ("later", "wacht", "nvt")
    ),
    *(State("dossier", DOSSIER | {"tab": "punten"}, ask(actie), actie) for actie in ("later", "nvt")),
    *(
        State("dossier", DOSSIER | {"tab": "gezin"}, gezin(actie), actie)
        for actie in ("erbij", "betrokkene", "adres", "klok_stil")
    ),
    State("dossier", DOSSIER | {"tab": "gezin"}, naam="velden"),
    *(
        State("dossier", DOSSIER | {"tab": "wonen"}, wonen(actie), f"wonen-{actie}")
        for actie in ("weigering", "derving")
    ),
    *(
        State("dossier", DOSSIER | {"tab": "toewijzing"}, toewijzing(actie), f"toewijzing-{actie}")
        for actie in ("stap-coa", "criterium", "regievoerder")
    ),
    State(
        "dossier",
        DOSSIER | {"tab": "familie"},
        lambda screen, _kluis: screen.tabs["familie"].ask("erbij", ""),
        "familie-erbij",
    ),
    *(
        State("dossier", DOSSIER | {"tab": "volgen"}, volgen(actie), f"volgen-{actie}")
        for actie in ("melding", "schade")
    ),
    *(
        State("dossier", DOSSIER | {"tab": tab}, tab_form(tab, actie), f"{tab}-{actie}")
        for tab, actie in (
            ("contact", "afspraak"),
            ("begeleiding", "afspreken"),
            ("begeleiding", "traject"),
            ("einde", "overdracht"),
            ("einde", "sluiten"),
        )
    ),
    State("spreekuur", open=lambda screen, kluis: screen.ask("notitie", kluis.dossier)),
    State("woningen", open=lambda screen, _kluis: screen._ask("erbij", "")),
    State("tijdelijke_plekken", open=lambda screen, _kluis: screen._ask("erbij", "")),
    *(
        State("gemeente", {"deel": deel}, gemeente(deel, actie, over), f"{deel}-{actie}")
        for deel, actie, over in (
            ("taakstelling", "cijfer", ""),
            ("taakstelling", "inwoners", ""),
            ("toezicht", "stap", f"{Halfjaar.van(date.today()).code}:1.0"),  # noqa: DTZ011 - the window's own day
            ("herverdeling", "nieuw", ""),
            ("overleggen", "overleg", ""),
            ("overleggen", "erbij:voorbeeld", ""),
            ("afspraken", "erbij:afspraak", ""),
            ("akkoord", "erbij:zienswijze", ""),
            ("geld", "erbij:geldpost", ""),
        )
    ),
    State("nieuw_gezin"),
    State("begin_hier"),
    *(
        State("gebeurtenis", DOSSIER | {"soort": soort}, naam=soort)
        for soort in ("woning_gevonden", "weigering", "kind_geboren", "vertrokken")
    ),
    State("regeldag", naam="nieuw", open=lambda screen, _kluis: screen._ask_new()),
    State("regeldag", REGELDAG | {"tab": "loketten"}, naam="dag"),
    State("papier_invoeren", {"code": "blad"}),
    State("nood"),
    State("datalek_melden"),
    State("ik"),
    State("overdracht", {"dossier": "dossier"}),
    *(
        State("beheer", {"deel": deel}, beheer(soort), soort)
        for deel, soort in (
            ("organisaties", "nieuw:organisatie"),
            ("organisaties", "nieuw:contact"),
            ("checklists", "nieuw:punt"),
        )
    ),
)


def edits(program: Program) -> list[QLineEdit | QPlainTextEdit]:
    """The text fields of the screen that is shown."""
    page = program.opened.shell.stapel.currentWidget()
    assert page is not None
    found: list[QLineEdit | QPlainTextEdit] = []
    for one in page.findChildren(QWidget):
        inside = one.parent()
        if not isinstance(one, QLineEdit | QPlainTextEdit) or not one.isVisible() or one.isReadOnly():
            continue
        if isinstance(inside, QAbstractSpinBox) or (
            isinstance(inside, QComboBox) and not inside.isEditable()
        ):
            continue
        if one.isEnabled() and not name(one).startswith(SEARCH):
            found.append(one)
    return found


def name(one: QLineEdit | QPlainTextEdit) -> str:
    return one.accessibleName() or one.placeholderText()


def text(one: QLineEdit | QPlainTextEdit) -> str:
    return one.text() if isinstance(one, QLineEdit) else one.toPlainText()


def show(program: Program, state: State, kluis: Kluis) -> None:
    made = {
        ("uid", "dossier"): kluis.dossier,
        ("dossier", "dossier"): kluis.dossier,
        ("uid", "regeldag"): kluis.regeldag,
        ("code", "blad"): kluis.blad,
    }
    args = {key: made.get((key, value), value) for key, value in state.args.items()}
    program.opened.navigator.open(state.scherm, **args)
    program.still()
    if state.open is not None:
        state.open(program.opened.navigator.made(state.scherm), kluis)
        program.still()


def type_everywhere(program: Program) -> list[tuple[str, str]]:
    """Type half a word in every field; gives names and texts."""
    fields = edits(program)
    for one in fields:
        one.setFocus()
        QTest.keyClicks(one, "Half")
    return [(name(one), text(one)) for one in fields]


def lost_of(program: Program, before: list[tuple[str, str]]) -> list[tuple[str, str]]:
    after = [(name(one), text(one)) for one in edits(program)]
    return [one for one in before if "Half" in one[1] and one not in after]


@pytest.fixture
def made(kluis: Path, program: Program, monkeypatch: pytest.MonkeyPatch) -> Kluis:
    close = Workspace.close
    monkeypatch.setattr(Workspace, "close", lambda workspace, **_kwargs: close(workspace, backup=False))
    program.unlock()
    program.until_open()
    plek = program.opened.workspace.plek()
    today = plek.klok.vandaag()
    save_rollen(plek, plek.wie, (Rol.BEGELEIDER.value, Rol.CASUSREGISSEUR.value, Rol.BEHEERDER.value))
    uid = open_dossier(plek, "Warsamele", today - timedelta(40), 3).onderwerp
    with program.opened.workspace.lezer() as lezer:
        gemeente = str(lezer.session.scalars(select(Gemeente.uid)).one())
    dag = add_regeldag(plek, gemeente, today + timedelta(14)).onderwerp
    with program.opened.workspace.lezer() as lezer:
        row = load_dossier(lezer, uid)
    punt = next(one for one in row.punten if not one.letters)
    make_paper(program.opened.workspace, Papier.CHECKLIST, nummer=row.nummer)
    with program.opened.workspace.lezer() as lezer:
        blad = str(lezer.session.scalars(select(Afdruk.code)).one())
    program.app.lock()  # the screens of the new role come with signing in
    program.still()
    program.unlock()
    program.until_open()
    return Kluis(uid, punt, dag, blad)


def test_every_screen_is_either_tried_or_has_nothing_to_type() -> None:
    tried = {state.scherm for state in STATES}
    assert tried | set(NOTHING_TYPED) == {one.id for one in all_screens()}
    assert not tried & set(NOTHING_TYPED)


def test_what_is_half_typed_on_any_screen_comes_back_after_a_lock(made: Kluis, program: Program) -> None:
    lost: dict[str, object] = {}
    for state in STATES if FULL else STATES[::2]:  # the other half meets the crash below
        show(program, state, made)
        before = type_everywhere(program)
        if not before:
            lost[f"{state.scherm} {state.naam}"] = "nothing to type in"
        program.app.lock()
        program.still()
        program.unlock()
        program.until_open()
        program.qtbot.wait(30)
        program.still()
        if missing := lost_of(program, before):
            lost[f"{state.scherm} {state.naam}"] = missing
    assert lost == {}


def test_what_is_half_typed_on_any_screen_comes_back_after_a_crash(
    made: Kluis, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost: dict[str, object] = {}
    for state in STATES if FULL else STATES[1::2]:
        show(program, state, made)
        before = type_everywhere(program)
        keeper = program.opened.keeper
        assert keeper._timer.isActive()
        keeper._timer.stop()
        keeper.keep()  # two seconds after the first key
        program.still()
        with monkeypatch.context() as crash:  # from here on nothing is kept any more
            crash.setattr(keeper, "keep", lambda: None)
            crash.setattr(program.opened.drafts, "flush", lambda: None)
            program.app.lock()
        program.still()
        program.unlock()
        program.until_open()
        program.qtbot.wait(30)
        program.still()
        if missing := lost_of(program, before):
            lost[f"{state.scherm} {state.naam}"] = missing
    assert lost == {}


def test_locking_again_at_once_loses_no_draft(made: Kluis, program: Program) -> None:
    show(program, State("dossier", DOSSIER | {"tab": "punten"}, ask("later")), made)
    before = type_everywhere(program)
    program.app.lock()
    for _ in range(3):
        program.still()
        with program.qtbot.waitSignal(program.app.ready, timeout=8000):
            program.unlock()
        program.app.lock()  # before anything was read back
    program.still()
    program.unlock()
    program.until_open()
    program.qtbot.wait(30)
    program.still()
    assert lost_of(program, before) == []


def test_a_question_about_the_gezin_takes_the_panel_from_the_line_of_before(
    made: Kluis, program: Program
) -> None:
    show(program, State("dossier", DOSSIER | {"tab": "punten"}, ask("nvt")), made)
    program.opened.navigator.open("dossier", uid=made.dossier, tab="gezin")
    program.still()
    screen: Any = program.opened.navigator.made("dossier")
    assert screen._actie[0] == "nvt"
    screen.gezin._ask("erbij", "")
    screen.view.paneel.form.vakken["roepnaam"].edit.setText("Amina")
    screen.view.paneel.save.click()
    program.still()
    with program.opened.workspace.lezer() as lezer:
        punt = next(one for one in load_dossier(lezer, made.dossier).punten if one.uid == made.punt.uid)
    assert punt.staat is made.punt.staat  # the line of before was not put on "niet nodig"


def test_the_same_draft_is_not_written_twice(
    made: Kluis, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = program.opened.drafts
    store = program.opened.workspace.store
    for text_ in ("half", "half", "half meer"):
        drafts.keep("proef", "x", {"veld": text_})
        drafts.flush()
        program.still()
    after_three = store.volgnr
    drafts.keep("proef", "x", {"veld": "half meer"})
    drafts.flush()
    program.still()
    assert store.volgnr == after_three
    drafts.drop("proef", "x")
    program.still()
    drafts.keep("proef", "x", {"veld": "half meer"})
    drafts.flush()
    program.still()
    with program.opened.workspace.lezer() as lezer:
        assert "half meer" in load_concept(lezer, "proef", "x")
    assert isinstance(store, Store)
