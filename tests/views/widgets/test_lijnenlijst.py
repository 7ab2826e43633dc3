"""The list of lines: every key and every place to click becomes the wish it stands for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon, Vak
from views.widgets.lijn_plan import whole
from views.widgets.lijnenlijst import LijnenLijst

LIJNEN = (
    Lijn("kop", "Nu doen", kaart="a", soort=Soort.KOP),
    Lijn(
        "p1",
        "bankrekening openen",
        kaart="a",
        onder="Jij",
        link="waarom deze datum?",
        nummer="15",
        vink=False,
        vakken=(Vak("u1", "a", "Hodan", aan=True), Vak("u2", "b", "Ayaan", aan=False)),
        chip=Chip("te laat, 2 dagen", Toon.TE_LAAT),
        menu=True,
    ),
    Lijn("p2", "papieren verzamelen", kaart="a", nummer="12", vink=True, menu=True),
    Lijn("fold", "Klaar", kaart="b", soort=Soort.KOP, open=False),
    Lijn("vraag", "Komt er familie?", kaart="c", knoppen=(Knop("ja", "Ja", "j"), Knop("nee", "Nee", "n"))),
)


@pytest.fixture
def lijst(qtbot: QtBot) -> LijnenLijst:
    widget = LijnenLijst("Punten")
    qtbot.addWidget(widget)
    widget.resize(700, 400)
    widget.show_lijnen(LIJNEN)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def click(qtbot: QtBot, lijst: LijnenLijst, key: str, zone: str) -> None:
    place = lijst.rect_of(key, zone)
    middle = place.center() if zone != "lijn" else place.topLeft() + QPoint(12, 6)
    qtbot.mouseClick(lijst.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_a_click_on_the_box_asks_to_tick_and_on_a_ticked_box_to_untick(
    qtbot: QtBot, lijst: LijnenLijst
) -> None:
    with qtbot.waitSignal(lijst.ticked) as heard:
        click(qtbot, lijst, "p1", "vink")
    assert heard.args == ["p1", True]
    with qtbot.waitSignal(lijst.ticked) as heard:
        click(qtbot, lijst, "p2", "vink")
    assert heard.args == ["p2", False]


def test_each_person_has_a_box_of_its_own(qtbot: QtBot, lijst: LijnenLijst) -> None:
    with qtbot.waitSignal(lijst.vak_ticked) as heard:
        click(qtbot, lijst, "p1", "vak:1")
    assert heard.args == ["p1", "u2", True]


def test_link_menu_and_buttons_say_which_line_they_stand_on(qtbot: QtBot, lijst: LijnenLijst) -> None:
    with qtbot.waitSignal(lijst.link_wished) as link:
        click(qtbot, lijst, "p1", "link")
    with qtbot.waitSignal(lijst.menu_wished) as menu:
        click(qtbot, lijst, "p2", "menu")
    with qtbot.waitSignal(lijst.knop_pressed) as knop:
        click(qtbot, lijst, "vraag", "knop:1")
    assert (link.args[0], menu.args[0], knop.args) == ("p1", "p2", ["vraag", "nee"])


def test_a_click_on_the_text_opens_and_on_a_heading_folds(qtbot: QtBot, lijst: LijnenLijst) -> None:
    with qtbot.waitSignal(lijst.opened) as opened:
        click(qtbot, lijst, "p2", "lijn")
    with qtbot.waitSignal(lijst.folded) as folded:
        click(qtbot, lijst, "fold", "lijn")
    assert opened.args == ["p2"]
    assert folded.args == ["fold", True]


def test_a_press_that_is_dragged_away_does_nothing(qtbot: QtBot, lijst: LijnenLijst) -> None:
    start, end = lijst.rect_of("p1", "vink").center(), lijst.rect_of("p2", "vink").center()
    with qtbot.assertNotEmitted(lijst.ticked):
        qtbot.mousePress(lijst.viewport(), Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseRelease(lijst.viewport(), Qt.MouseButton.LeftButton, pos=end)


@pytest.mark.parametrize(
    ("key", "pressed", "signal", "args"),
    [
        ("p1", Qt.Key.Key_Space, "ticked", ["p1", True]),
        ("p1", Qt.Key.Key_B, "vak_ticked", ["p1", "u2", True]),
        ("p1", Qt.Key.Key_Return, "opened", ["p1"]),
        ("fold", Qt.Key.Key_Right, "folded", ["fold", True]),
        ("fold", Qt.Key.Key_Left, "folded", ["fold", False]),
        ("fold", Qt.Key.Key_Return, "folded", ["fold", True]),
        ("vraag", Qt.Key.Key_J, "knop_pressed", ["vraag", "ja"]),
        ("vraag", Qt.Key.Key_N, "knop_pressed", ["vraag", "nee"]),
    ],
)
def test_the_keyboard_does_everything(
    qtbot: QtBot, lijst: LijnenLijst, key: str, pressed: Qt.Key, signal: str, args: list[object]
) -> None:
    lijst.focus_key(key)
    with qtbot.waitSignal(getattr(lijst, signal)) as heard:
        qtbot.keyClick(lijst, pressed)
    assert heard.args == args


@pytest.mark.parametrize(
    ("pressed", "modifier"),
    [
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Period, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_the_menu_opens_by_key(
    qtbot: QtBot, lijst: LijnenLijst, pressed: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    lijst.focus_key("p2")
    with qtbot.waitSignal(lijst.menu_wished) as heard:
        qtbot.keyClick(lijst, pressed, modifier)
    assert heard.args[0] == "p2"


def test_arrows_pass_over_a_plain_heading(qtbot: QtBot, lijst: LijnenLijst) -> None:
    lijst.setFocus()
    QApplication.processEvents()
    assert lijst.current_key() == "p1"
    qtbot.keyClick(lijst, Qt.Key.Key_Down)
    qtbot.keyClick(lijst, Qt.Key.Key_Down)
    assert lijst.current_key() == "fold"
    for _time in range(3):
        qtbot.keyClick(lijst, Qt.Key.Key_Up)
    assert lijst.current_key() == "p1"


def test_who_hears_the_screen_gets_number_text_state_and_boxes(lijst: LijnenLijst) -> None:
    model = lijst.lijnen_model
    said = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "15, bankrekening openen, Jij, te laat, 2 dagen, niet afgevinkt, a Hodan: klaar, b Ayaan: open"
    )
    assert model.data(model.index(2), Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert model.data(model.index(3), Qt.ItemDataRole.AccessibleTextRole) == "Klaar, ingeklapt"


def test_the_same_lines_again_keep_the_focus_where_it_was(lijst: LijnenLijst) -> None:
    lijst.focus_key("p2")
    lijst.show_lijnen((*LIJNEN[:2], Lijn("p2", "papieren zijn er", kaart="a", vink=True), *LIJNEN[3:]))
    assert lijst.current_key() == "p2"
    lijst.show_lijnen(LIJNEN[1:])
    assert lijst.current_key() == "p2"


def test_a_line_that_went_away_leaves_the_focus_on_its_neighbour(lijst: LijnenLijst) -> None:
    lijst.focus_key("p1")
    lijst.show_lijnen((LIJNEN[0], *LIJNEN[2:]))
    assert lijst.current_key() == "p2"


def test_nothing_runs_out_of_a_narrow_list(qtbot: QtBot, lijst: LijnenLijst) -> None:
    many = tuple(Vak(f"u{n}", chr(97 + n), f"Naam {n}", aan=False) for n in range(14))
    lang = Lijn("p", "x" * 300, onder="y" * 300, nummer="15", vink=False, vakken=many, menu=True)
    lijst.show_lijnen((lang,))
    lijst.resize(420, 400)
    QApplication.processEvents()
    places = [lijst.rect_of("p", f"vak:{n}") for n in range(14)]
    assert all(place.left() >= 0 and place.right() <= lijst.viewport().width() for place in places)
    assert len({(place.left(), place.top()) for place in places}) == 14
    assert lijst.horizontalScrollBar().maximum() == 0
    row = lijst.visualRect(lijst.lijnen_model.index(0))
    assert places[-1].bottom() < row.bottom()


@pytest.mark.parametrize("naam", ["Van-der-Welgemoed-" * 4, "Een heel gewone naam van een gezin " * 3])
def test_beside_something_else_all_words_stand_whole_above_chip_and_buttons(
    lijst: LijnenLijst, naam: str
) -> None:
    """A narrow line grows; nothing of it is cut, and nothing lies over anything else."""
    chip, knoppen = Chip("vaste termijn", Toon.WEEK), (Knop("agenda", "Agenda", "a"),)
    smal = Lijn("s1", naam, kaart="a", onder=f"9:30 · {naam}", chip=chip, knoppen=knoppen, smal=True)
    lijst.resize(300, 400)
    lijst.show_lijnen((smal,))
    row = lijst.visualRect(lijst.lijnen_model.index(0))
    plan = lijst.tekenaar.plan(row, lijst.lijnen_model.index(0))
    letters = lijst.tekenaar.letters

    for place, font, words in ((plan.titel, letters.gewoon, naam), (plan.onder, letters.klein, smal.onder)):
        needed = whole(words, font, place.width())
        assert needed.lineCount() > 1, "it takes more than one row"
        assert needed.boundingRect().height() <= place.height()
        assert needed.boundingRect().width() <= place.width()
        rows = [needed.lineAt(nr) for nr in range(needed.lineCount())]
        ends = [needed.text()[row.textStart() + row.textLength() - 1] for row in rows[:-1]]
        assert set(ends) <= {" ", "-"}, "no word is broken that fits"
    (knop,) = plan.knoppen
    assert plan.titel.bottom() < plan.onder.top()
    assert plan.onder.bottom() < min(plan.chip.top(), knop.top())
    assert plan.chip.right() < knop.left()
    assert row.contains(plan.titel.united(plan.onder).united(plan.chip).united(knop))
    assert plan.chip.left() >= row.left()


def test_a_long_line_stands_whole_beside_its_buttons(lijst: LijnenLijst) -> None:
    """ui.md: an amount at the end of a title is read, also where four buttons take the room."""
    titel = "Hotels en accommodaties in de gemeente van koppeling, samen met de provincie: € 7.110"
    knoppen = tuple(Knop(f"k{n}", "Ontvangen", "") for n in range(3))
    lang = Lijn("l1", titel, kaart="a", onder="x" * 200, knoppen=knoppen, lang=True)
    lijst.show_lijnen((lang,))
    row = lijst.visualRect(lijst.lijnen_model.index(0))
    plan = lijst.tekenaar.plan(row, lijst.lijnen_model.index(0))
    letters = lijst.tekenaar.letters
    for place, font, words in ((plan.titel, letters.gewoon, titel), (plan.onder, letters.klein, lang.onder)):
        needed = whole(words, font, place.width())
        assert needed.lineCount() > 1
        assert needed.boundingRect().height() <= place.height() + 1
        assert needed.boundingRect().width() <= place.width()
    assert plan.titel.bottom() < plan.onder.top()
    assert plan.onder.right() < plan.knoppen[0].left()
    assert row.contains(plan.titel.united(plan.onder))


def test_the_lines_of_a_long_text_stay_apart_above_the_buttons(lijst: LijnenLijst) -> None:
    """What was decided does not run on behind who was there."""
    knoppen = (Knop("weg", "Weghalen"),)
    words = "aanwezig: gemeente\nbesloten: niets"
    found = {}
    for lang in (True, False):
        lijst.show_lijnen((Lijn("s1", "do 3 dec", onder=words, knoppen=knoppen, smal=True, lang=lang),))
        found[lang] = lijst.tekenaar.plan(
            lijst.visualRect(lijst.lijnen_model.index(0)), lijst.lijnen_model.index(0)
        ).onder.height()
    assert found[True] >= 2 * found[False] > 0


def test_the_words_of_an_empty_card_are_never_cut(lijst: LijnenLijst) -> None:
    """ui.md: empty screens teach; half a sentence teaches nothing."""
    words = (
        "De grens van tien procent gaat over de regio. Vraag het cijfer van de regio aan de provincie. " * 2
    )
    lijst.show_lijnen((Lijn("leeg", words, kaart="a", soort=Soort.TEKST),))
    row = lijst.visualRect(lijst.lijnen_model.index(0))
    place = lijst.rect_of("leeg")
    needed = whole(words, lijst.tekenaar.letters.gewoon, place.width())
    assert needed.lineCount() > 1
    assert needed.boundingRect().height() <= place.height() + 1
    assert row.contains(place)


def test_every_button_on_a_line_has_a_key() -> None:
    """ui.md: the keyboard alone does everything. A line has the focus, never the buttons on it."""
    found = []
    for path in (Path(__file__).parents[3] / "views").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Knop"
            ):
                continue
            named = [word.value for word in node.keywords if word.arg == "toets"]
            keys = [*node.args[2:3], *named]
            if not keys or (isinstance(keys[0], ast.Constant) and not keys[0].value):
                found.append(f"{path.name}:{node.lineno} {ast.unparse(node)}")
    menu = "Knop('menu', '…')"  # only painted: the menu has keys of its own
    assert not [one for one in found if not one.endswith(menu)]


def test_a_tooltip_shows_markup_as_text(lijst: LijnenLijst) -> None:
    from views.widgets.lijnenlijst import plain

    assert "<b>" not in plain("<b>naam</b>")
    assert "&lt;b&gt;" in plain("<b>naam</b>")
