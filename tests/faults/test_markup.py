"""Markup, formulas and codes in any field are shown and printed as typed, on every screen and paper."""

import contextlib
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pypdfium2
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy import String, TypeDecorator
from sqlcipher3 import dbapi2

import models.tables  # noqa: F401 - completes Base.registry
from desktop.bootstrap import App
from desktop.paths import Paths
from desktop.pictures import SHOTS, Shot
from desktop.screens import beheer_parts
from desktop.settings import Settings
from models.base import Base
from models.queries.dossier import load_dossier
from models.queries.historie import load_historie
from models.queries.rows_mensen import StartzinFacts
from models.services.actiepunten import mark_nvt
from models.services.dossiers import open_dossier, save_dossier_field
from models.services.gebeurtenissen import record_vertrokken
from models.store.connection import connect
from models.values import Papier
from reports import catalog
from reports.catalog import Facts
from reports.clean import pieces
from reports.clean import tidy as on_paper
from reports.layout import Mark, Missing, Words
from reports.pdf import flow
from tests.builders import SLEUTEL, T0, VasteKlok, lezer_for, make_demo, make_kluis
from tests.desktop.conftest import ZIN, small_keys
from tests.faults.ledger import Figure, Figures
from tests.faults.payloads import HOT, PAYLOADS, mark, marked
from tests.faults.seen import Said, all_said
from tests.faults.work import give_slots
from tests.reports.reading import ALLE, laid, marks, page_texts, squeezed
from tests.reports.test_any_text import filled
from views.beheer.presenter import delen
from views.dossier.presenter import DossierPresenter
from views.widgets.meldingen import Toon
from views.widgets.zoekvak import Treffer

__all__ = ["small_keys"]

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
CHOSEN = PAYLOADS if FULL else HOT
NUMBER = {payload: number for number, payload in enumerate(PAYLOADS)}
MARK = re.compile("«([0-9]{3})»")
TURNS = 40 if FULL else 2
"""So often the texts move on to other fields at most, until each was seen on each screen."""

CODES = {
    ("actiepunt", "wacht_op"), ("dossier", "in_opvang"), ("dossier", "bijstand"), ("dossier", "overname"),
    ("dossier", "papieren_missen"), ("dossier", "woonbehoefte"), ("dossier", "familie_verwacht"),
    ("lidmaatschap", "relatie"), ("pauze", "bepaald_door"), ("verlenging", "bepaald_door"),
    ("persoonsgegevens", "geslacht"), ("persoonsgegevens", "herkomstland"),
    ("persoonsgegevens", "moedertaal"), ("persoonsgegevens", "leestaal"),
    ("dossier_stand", "volgende_stap"), ("concept", "inhoud"), ("waarde", "oud"), ("waarde", "nieuw"),
}  # fmt: skip
"""Columns that are emptied when somebody is forgotten, but hold a code, JSON or a chosen word."""
NAMED = {
    "gemeente": ("naam",), "organisatie": ("naam", "adres"), "medewerker": ("organisatie",),
    "matrix_regel": ("tekst", "wie_doet_wat"), "regeldag": ("plaats",), "regeldag_loket": ("ruimte",),
}  # fmt: skip
"""Typed text about nobody in particular, which stays."""


def text_fields() -> list[tuple[str, str]]:
    """Every field that holds what somebody typed, by the rules of the tables themselves."""
    found = []
    for mapper in sorted(Base.registry.mappers, key=lambda one: one.class_.__tablename__):
        table, rules = mapper.class_.__table__, mapper.class_.regels
        for name in (*rules.persoon, *rules.vrij, *rules.reden, *NAMED.get(table.name, ())):
            kind = table.columns[name].type
            text = isinstance(kind.impl if isinstance(kind, TypeDecorator) else kind, String)
            if text and (table.name, name) not in CODES:
                found.append((table.name, name))
    return found


def fill(raw: dbapi2.Connection, turn: int) -> int:
    """Put a payload in every text field of every row, another one each turn; gives how many."""
    at, done = turn * 17, 0
    raw.execute("BEGIN IMMEDIATE")
    for table, column in text_fields():
        change = f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?'  # noqa: S608 - own names
        for (row,) in raw.execute(f'SELECT rowid FROM "{table}" ORDER BY rowid').fetchall():  # noqa: S608 - as above
            payload = CHOSEN[at % len(CHOSEN)]
            at += 1
            with contextlib.suppress(dbapi2.IntegrityError):  # it must be empty or a code as this row stands
                raw.execute(change, (marked(payload, NUMBER[payload]), row))
                done += 1
    raw.execute("COMMIT")
    return done


# --- on screen -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """The demo with a wachtwoordzin of its own, shut, ready to be filled."""
    paths = Paths(tmp_path_factory.mktemp("huis"))
    paths.kluis.parent.mkdir(parents=True)
    plek = make_demo(paths.kluis.parent, VasteKlok(datetime.now(UTC).date()))
    made = plek.store.path
    plek.store.close()
    made.rename(paths.kluis)
    give_slots(paths.kluis, ZIN)
    for stray in paths.kluis.parent.glob("proef.*"):
        stray.unlink()
    return paths


@contextmanager
def opened(home: Paths, qapp: QApplication, qtbot: QtBot) -> Iterator[App]:
    """The program on the filled kluis, signed in."""
    app = App(qapp, home, Settings(breedte=1093, hoogte=614))
    assert app.start()
    try:
        assert app.unlocker is not None
        app.unlocker.view.zin.edit.setText(ZIN)
        app.unlocker.view.knop.click()
        qtbot.waitUntil(lambda: app.opened is not None, timeout=20_000)
        yield app
    finally:
        if app.opened is not None:
            app.opened.leave()
        app.stop()
        app.window.may_close = True
        app.window.close()
        app.window.deleteLater()


def show(app: App, shot: Shot, qtbot: QtBot, turn: int) -> None:
    """Open a screen, each turn on another household where it is about one."""
    assert app.opened is not None
    args = dict(shot.args)
    with app.opened.workspace.store.reader() as session:
        ask = session.connection().exec_driver_sql
        if shot.dossier:
            uids = list(ask("SELECT uid FROM dossier ORDER BY id").scalars())
            args[shot.als] = uids[(shot.dossier - 1 + turn) % len(uids)]
        if shot.regeldag:
            args["uid"] = str(ask("SELECT uid FROM regeldag ORDER BY id LIMIT 1").scalar())
    app.opened.navigator.open(shot.scherm, **args)
    qtbot.waitUntil(lambda: not app.jobs.busy, timeout=30_000)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not app.jobs.busy, timeout=30_000)


def judge(said: Said, count: Figure, problems: dict[str, str]) -> set[int]:
    """Count what is wrong with one text; give the numbers of the payloads that stand in it whole."""
    whole = set()
    for found in MARK.finditer(said.text):
        number = int(found[1])
        expected, before = marked(PAYLOADS[number], number), said.text[: found.end()]
        payload = PAYLOADS[number]
        if said.where.endswith("_Rol"):  # a paper that is read aloud: as it is printed
            payload = unicodedata.normalize("NFKC", payload)
            expected, before = aloud(drawn(on_paper(expected))), aloud(before)
        if before.endswith(expected) or turned(said.text, found, payload):
            whole.add(number)
        else:
            count.see(lost=1)
            problems.setdefault(f"verloren: {said.where}", f"{number} {PAYLOADS[number]!r}: {said.text}")
        if said.markup:
            count.see(passed=1)
            problems.setdefault(f"opmaak: {said.where}", said.text)
    return whole


def drawn(text: str) -> str:
    """What is read aloud: PDFium leaves out a stretch with signs beyond U+FFFF for which a box is drawn."""
    covered = flow().setter.fonts.covered("regular")
    return "".join(one.text for one in pieces(text, covered) if one.drawable or max(one.text) <= "\uffff")


def aloud(text: str) -> str:
    """As a PDF is read: without blanks, and a letter drawn as one sign (`ﬁ`) is its letters (`fi`)."""
    return squeezed(unicodedata.normalize("NFKC", text))


def turned(text: str, found: re.Match[str], payload: str) -> bool:
    """Whether words from right to left stand on the line: read from a paper they come in another order."""
    line = text[text.rfind("\n", 0, found.start()) + 1 :].partition("\n")[0]
    words = all(word in line for word in payload.split())
    return words and any(unicodedata.bidirectional(one) in ("R", "AL") for one in payload)


def every_shot(app: App) -> tuple[Shot, ...]:
    """All there is to look at: the pictures, and every screen, part and tab that has none."""
    assert app.opened is not None
    found = [shot for shot in SHOTS if app.opened.navigator.has(shot.scherm)]

    def missing(screen: str, name: str, values: Iterable[str]) -> list[str]:
        known = {shot.args.get(name) for shot in found if shot.scherm == screen}
        return [value for value in values if value not in known]

    named = {shot.scherm for shot in found}
    found += [Shot(one, one) for one in app.opened.navigator._defs if one not in named]
    parts = [code for code, _title in delen()] + [one.id for one in beheer_parts()]
    found += [Shot(f"beheer-{one}", "beheer", {"deel": one}) for one in missing("beheer", "deel", parts)]
    dossier = app.opened.navigator.made("dossier")
    tabs = dossier.view.pages if isinstance(dossier, DossierPresenter) else ()
    found += [Shot(f"dossier-{one}", "dossier", {"tab": one}, 4) for one in missing("dossier", "tab", tabs)]
    return tuple(found)


@dataclass
class Coverage:
    """Which payloads were seen on which screen."""

    seen: dict[str, set[int]]

    @property
    def complete(self) -> bool:
        return all(len(numbers) in (0, len(CHOSEN)) for numbers in self.seen.values())


def test_every_screen_shows_what_was_typed_and_reads_nothing_as_markup(
    home: Paths, small_keys: None, qapp: QApplication, qtbot: QtBot, figures: Figures
) -> None:
    count = figures("opmaak", "ladingen op elk scherm")
    count.see(lost=0, passed=0)
    problems: dict[str, str] = {}
    coverage = Coverage({})
    for turn in range(TURNS):
        raw = connect(home.kluis, SLEUTEL)
        assert fill(raw, turn) > 200
        raw.close()
        with opened(home, qapp, qtbot) as app:
            assert app.opened is not None
            show(app, Shot("eerst", "dossier", dossier=4), qtbot, turn)
            for shot in every_shot(app):
                coverage.seen.setdefault(shot.naam, set())
                show(app, shot, qtbot, turn)
                for said in all_said(app.window):
                    coverage.seen[shot.naam] |= judge(said, count, problems)
        assert problems == {}
        if turn >= 1 and coverage.complete:
            break
    shown = set.union(*coverage.seen.values())
    count.tries = len(shown)
    speaking = [name for name, numbers in coverage.seen.items() if numbers]
    count.extra = {
        "schermen": len(coverage.seen),
        "schermen met getypte tekst": len(speaking),
        "ladingen per scherm, minst": min(len(coverage.seen[name]) for name in speaking),
    }
    assert len(shown) == len(CHOSEN)
    assert {"vandaag", "gezinnen", "dossier-nu", "dossier-gezin", "beheer-organisaties"} <= set(speaking)


def test_messages_questions_and_found_lines_show_what_was_typed(
    home: Paths, small_keys: None, qapp: QApplication, qtbot: QtBot, figures: Figures
) -> None:
    """What comes and goes above the screens: the message bar and its list, questions, the search box."""
    count = figures("opmaak", "ladingen in meldingen, vragen en zoeken")
    count.see(lost=0, passed=0)
    problems: dict[str, str] = {}
    with opened(home, qapp, qtbot) as app:
        assert app.opened is not None
        shell, ask = app.opened.shell, app.opened.ask
        for payload in CHOSEN:
            number = NUMBER[payload]
            text = marked(payload, number)
            shell.meldingen.say(text, Toon.GOED, datetime.now(UTC))
            shell.meldingen.read_again()
            shell.zoek.setText("x")
            shell.zoek.show_hits("x", [Treffer("dossier:a:b", text, text, text)])
            ask.ask(text, "Ja", "Nee", shell.zoek.setModified)
            seen: dict[str, int] = {}
            for window in (
                app.window,
                *app.window.findChildren(QMenu),
                *app.window.findChildren(QMessageBox),
            ):
                for said in all_said(window):
                    for _number in judge(said, count, problems):
                        seen[said.where] = seen.get(said.where, 0) + 1
            count.tries += 1
            ask.close_all()
            for menu in app.window.findChildren(QMenu):
                menu.close()
                menu.deleteLater()
            qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            assert {"menu van QMenu", "QListWidget"} & set(seen)
            assert problems == {}
        shell.zoek.clear_all()
        shell.meldingen.clear()


@pytest.mark.parametrize("payload", ["#gewist", "#vertrokken", "#", "#iets"])
def test_a_reason_that_looks_like_a_code_of_the_program_stays_what_was_typed(
    tmp_path: Path, payload: str
) -> None:
    """`#gewist` from a person is text; only the program's own reasons are codes (decision 6)."""
    plek = make_kluis(tmp_path)
    uid = open_dossier(plek, "Proefgezin", T0, 1, "Proef-azc").onderwerp
    with lezer_for(plek) as lezer:
        punt = next(one for one in load_dossier(lezer, uid).punten if not one.letters)
    mark_nvt(plek, punt.uid, payload)
    with lezer_for(plek) as lezer:
        reden = next(one for one in load_dossier(lezer, uid).punten if one.uid == punt.uid).reden
    plek.store.close()
    assert reden.strip() == payload


def test_a_reason_of_the_program_itself_is_shown_in_words(tmp_path: Path) -> None:
    plek = make_kluis(tmp_path)
    uid = open_dossier(plek, "Proefgezin", T0, 1, "Proef-azc").onderwerp
    record_vertrokken(plek, uid, T0, "naar elders")
    with lezer_for(plek) as lezer:
        reasons = {one.reden for one in load_dossier(lezer, uid).punten}
        told = {row.nieuw for row in load_historie(lezer, uid) if row.veld == "reden"}
    plek.store.close()
    assert "het gezin is vertrokken" in reasons
    assert not any(one.startswith("#") for one in (*reasons, *told))


@pytest.mark.parametrize("typed", ["2026-13-45", "2026-02-30", "0000-00-00", "true", "null", "[1]"])
def test_a_text_that_looks_like_a_stored_value_never_breaks_the_historie(tmp_path: Path, typed: str) -> None:
    plek = make_kluis(tmp_path)
    uid = open_dossier(plek, "Proefgezin", T0, 1, "Proef-azc").onderwerp
    save_dossier_field(plek, uid, "notitie", typed)
    with lezer_for(plek) as lezer:
        told = [row.nieuw for row in load_historie(lezer, uid) if row.veld == "notitie"]
    plek.store.close()
    assert told == [typed]


# --- on paper --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("papier", "facts"), ALLE)
def test_every_paper_prints_what_was_typed_and_reads_nothing_as_markup(
    papier: Papier, facts: Facts, figures: Figures
) -> None:
    """By layout (every stretch of text in its order) and in the PDF itself (as somebody copies it)."""
    count = figures("opmaak", f"ladingen op papier: {papier.value}")
    count.see(lost=0, passed=0)
    times = 0
    for payload in CHOSEN:
        number = NUMBER[payload]
        text = marked(payload, number)
        other = filled(facts, text)
        assert isinstance(other, catalog.PAPERS[papier].facts)
        if isinstance(other, StartzinFacts) and isinstance(facts, StartzinFacts):
            other = msgspec.structs.replace(other, zin=facts.zin)  # made by the program, one word a cell
        laid_out = squeezed("".join(text_of(one) for _x, _y, one in marks(laid(papier, other))))
        whole = squeezed(on_paper(text))
        times += laid_out.count(whole)
        count.tries += 1
        count.see(lost=laid_out.count(mark(number)) - laid_out.count(whole))
        assert laid_out.count(mark(number)) == laid_out.count(whole), payload
        made = catalog.render(papier, other)
        copied = squeezed("".join(page_texts(made.pdf)))
        found = mark(number) in copied or mirrored(mark(number)) in copied
        count.see(lost=not (found or mark(number) not in laid_out))
        active = active_parts(made.pdf)
        count.see(passed=len(active))
        assert active == [], payload
    count.extra = {"keer gedrukt": times}
    assert count.lost == 0
    assert times >= len(CHOSEN), "the paper shows no typed text: this run proved nothing"


def mirrored(text: str) -> str:
    """As it is copied beside Arabic in a sentence from left to right: the quotes the other way round."""
    return text.translate(str.maketrans("«»", "»«"))


def text_of(one: Mark) -> str:
    return one.text if isinstance(one, Words | Missing) else ""


def active_parts(data: bytes) -> list[str]:
    """What a PDF does by itself or on a click: links, scripts, attached files, pictures from elsewhere."""
    document = pypdfium2.PdfDocument(data)
    try:
        found = [f"bijlage {n}" for n in range(document.count_attachments())]
        for page in document:
            found += ["koppeling" for _n in range(pypdfium2.raw.FPDFPage_GetAnnotCount(page))]
            found += ["plaatje" for _one in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,))]
    finally:
        document.close()
    found += [name for name in ("/JavaScript", "/Launch", "/URI", "/OpenAction") if name.encode() in data]
    return found
