"""The screen *Overdracht*: what went and came, sending, the words that are told by phone, taking in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from resources.i18n import _
from views.icons import icon
from views.overdracht.kiezer import GezinKiezer
from views.theme import hex_of
from views.widgets.labels import ElideLabel, heading_label, mark_problem, muted_label, text_label
from views.widgets.leeg import LeegView
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst
from views.widgets.paneel import Paneel
from views.widgets.velden import Veld, VeldenForm

LEFT = 312


class Kop(QWidget):
    """The head of a page: back, title, a second line, and buttons on the right."""

    back_wished = Signal()

    def __init__(self, titel: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.terug = QPushButton(_("Overdracht"), self)
        self.terug.setIcon(icon("arrow-left", hex_of("accent")))
        self.terug.setProperty("link", True)
        self.terug.clicked.connect(self.back_wished)
        self.titel = heading_label(titel, self)
        self.onder = ElideLabel("", self)
        self.onder.setProperty("muted", True)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.titel)
        names.addWidget(self.onder)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.terug, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(names, 1)


class _Page(QWidget):
    """A page with a head; Escape goes back."""

    back_wished = Signal()

    def __init__(self, titel: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kop = Kop(titel, self)
        self.kop.back_wished.connect(self.back_wished)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self.kop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wished.emit()
            return
        super().keyPressEvent(event)


class StartPagina(QWidget):
    """What went and what came, the partners, and the two things to begin."""

    send_wished = Signal()
    read_wished = Signal()
    opened = Signal(str)
    pressed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titel = heading_label(_("Overdracht"), self)
        self.lees = QPushButton(_("Bestand inlezen"), self)
        self.lees.clicked.connect(self.read_wished)
        self.geef = QPushButton(_("Gezinnen overdragen"), self)
        self.geef.clicked.connect(self.send_wished)
        self.lijst = LijnenLijst(_("Overdrachten"), self)
        self.lijst.opened.connect(self.opened)
        self.lijst.knop_pressed.connect(self.pressed)
        self.leeg = LeegView(
            _("Nog niets overgedragen"),
            _(
                "Gaat een gezin naar een andere organisatie of een andere laptop? "
                "Dan gaat alles mee in één versleuteld bestand. De woorden die het openen, vertel je per "
                "telefoon. Kreeg je zelf zo’n bestand, lees het dan hier in."
            ),
            _("Gezinnen overdragen"),
            self,
        )
        self.leeg.begun.connect(self.send_wished)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.lijst)
        self.stack.addWidget(self.leeg)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.titel)
        head.addStretch(1)
        head.addWidget(self.geef)
        head.addWidget(self.lees)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.lees)

    def show_lijnen(self, lijnen: Sequence[Lijn]) -> None:
        """Show the partners and the transfers; without any the page teaches."""
        self.lijst.show_lijnen(lijnen)
        self.stack.setCurrentWidget(self.lijst if lijnen else self.leeg)
        self.geef.setVisible(bool(lijnen))


class ZendPagina(_Page):
    """Which gezinnen, to whom and why; what goes along stands beside it."""

    make_wished = Signal()

    def __init__(
        self, vandaag: Callable[[], date], velden: Sequence[Veld], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Gezinnen overdragen"), parent)
        self.kiezer = GezinKiezer(self)
        self.kiezer.setFixedWidth(LEFT)
        self.form = VeldenForm(velden, vandaag, kolommen=2, parent=self)
        self.lijst = LijnenLijst(_("Dit gaat mee"), self)
        self.kort = muted_label("", self, wrap=True)
        self.maak = QPushButton(_("Maak het bestand"), self)
        self.maak.setProperty("primary", True)
        self.maak.clicked.connect(self.make_wished)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.form)
        right.addWidget(self.lijst, 1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.kiezer)
        row.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.kort, 1)
        foot.addWidget(self.maak)
        self.column.addLayout(row, 1)
        self.column.addLayout(foot)
        self.setFocusProxy(self.kiezer)


class KlaarPagina(_Page):
    """The file stands ready: its words, once, and what to do next."""

    print_wished = Signal()
    close_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Het bestand staat klaar"), parent)
        self.uitleg = text_label(
            _(
                "Geef het bestand aan de ander, en bel dan om deze woorden voor te lezen. Zet ze nooit in "
                "dezelfde mail. Ze staan alleen hier, tot je teruggaat of vergrendelt. "
                "Ben je ze kwijt? Maak dan een nieuw bestand."
            ),
            self,
            wrap=True,
        )
        self._vak = QFrame(self)
        self._vak.setProperty("card", True)
        self._grid = QGridLayout(self._vak)
        self._grid.setContentsMargins(20, 16, 20, 16)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(10)
        self.woorden: list[QWidget] = []
        self.verder = text_label(
            _(
                "De gezinnen blijven hier open staan. Sluit ze als het ontvangstbewijs terug is, "
                "of laat ze open als het een andere laptop van jullie zelf is."
            ),
            self,
            wrap=True,
        )
        self.verder.setProperty("muted", True)
        self.print = QPushButton(_("Waar staan we printen"), self)
        self.print.clicked.connect(self.print_wished)
        self.sluit = QPushButton(_("Gezinnen nu al sluiten"), self)
        self.sluit.clicked.connect(self.close_wished)
        foot = QHBoxLayout()
        foot.addWidget(self.print)
        foot.addWidget(self.sluit)
        foot.addStretch(1)
        self.column.addWidget(self.uitleg)
        self.column.addWidget(self._vak)
        self.column.addWidget(self.verder)
        self.column.addLayout(foot)
        self.column.addStretch(1)
        self.setFocusProxy(self.print)

    def show_words(self, woorden: str) -> None:
        """Show the words, numbered and large; empty takes them away."""
        for widget in self.woorden:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.woorden = []
        for nr, word in enumerate(woorden.split()):
            cell = QWidget(self._vak)
            number, big = muted_label(str(nr + 1), cell), heading_label(word, cell)
            number.setAccessibleName(_("woord {n}").format(n=nr + 1))
            row = QHBoxLayout(cell)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(number)
            row.addWidget(big, 1)
            self._grid.addWidget(cell, nr // 4, nr % 4)
            self.woorden.append(cell)


class WoordenPagina(_Page):
    """The words that the other side reads out, typed."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Bestand inlezen"), parent)
        self.uitleg = text_label(
            _("Bel de ander en laat de zeven woorden voorlezen. Typ ze hier, met spaties ertussen."),
            self,
            wrap=True,
        )
        self.label = text_label(_("De zeven woorden"), self)
        self.label.setProperty("fieldLabel", True)
        self.woorden = QLineEdit(self)
        self.woorden.setAccessibleName(_("De zeven woorden"))
        self.woorden.setMaxLength(200)
        self.woorden.setMaximumWidth(640)
        self.woorden.returnPressed.connect(self._given)
        self.label.setBuddy(self.woorden)
        self.problem = text_label("", self, wrap=True)
        self.problem.setProperty("problem", True)
        self.problem.hide()
        self.open = QPushButton(_("Openen"), self)
        self.open.setProperty("primary", True)
        self.open.clicked.connect(self._given)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        for widget in (self.uitleg, self.label, self.woorden, self.problem):
            self.column.addWidget(widget)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.setFocusProxy(self.woorden)

    def show_problem(self, tekst: str) -> None:
        """Say beneath the field what is wrong; empty = nothing is."""
        mark_problem(self.woorden, self.problem, tekst)

    def _given(self) -> None:
        self.given.emit(self.woorden.text())


class InleesPagina(_Page):
    """A file that was opened: each gezin, what is chosen, and one button to take it in."""

    take_wished = Signal()

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(_("Bestand inlezen"), parent)
        self.let_op = text_label("", self, wrap=True)
        self.let_op.setContentsMargins(12, 6, 12, 6)
        self.band = QFrame(self)
        self.band.setObjectName("strook")
        band = QVBoxLayout(self.band)
        band.setContentsMargins(0, 0, 0, 0)
        band.addWidget(self.let_op)
        self.band.hide()
        self.paneel = Paneel(vandaag, self)
        self.lijst = LijnenLijst(_("Gezinnen in dit bestand"), self)
        self.lijst.setMinimumHeight(1)
        self.kort = text_label("", self, wrap=True)
        self.kort.setProperty("strong", True)
        self.neem = QPushButton(_("Overnemen"), self)
        self.neem.setProperty("primary", True)
        self.neem.clicked.connect(self.take_wished)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.kort, 1)
        foot.addWidget(self.neem)
        self.column.addWidget(self.band)
        self.column.addWidget(self.paneel)
        self.column.addWidget(self.lijst, 1)
        self.column.addLayout(foot)
        self.setFocusProxy(self.lijst)

    def show_notice(self, tekst: str) -> None:
        """Say what one must know about this file; empty = nothing."""
        self.let_op.setText(tekst)
        self.band.setVisible(bool(tekst))


class BewijsPagina(_Page):
    """Taken in: the receipt for the sender, and the way to the gezinnen."""

    save_wished = Signal()
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Overgenomen"), parent)
        self.uitleg = text_label(
            _(
                "Bewaar het ontvangstbewijs en stuur het terug. Dan weet de ander wat er is overgenomen, "
                "en kan die de gezinnen daar sluiten."
            ),
            self,
            wrap=True,
        )
        self.bewaar = QPushButton(_("Ontvangstbewijs bewaren"), self)
        self.bewaar.setProperty("primary", True)
        self.bewaar.clicked.connect(self.save_wished)
        self.lijst = LijnenLijst(_("Overgenomen gezinnen"), self)
        self.lijst.opened.connect(self.opened)
        row = QHBoxLayout()
        row.addWidget(self.bewaar)
        row.addStretch(1)
        self.column.addWidget(self.uitleg)
        self.column.addLayout(row)
        self.column.addWidget(self.lijst, 1)
        self.setFocusProxy(self.bewaar)


class PartnerPagina(_Page):
    """The gezinnen that are shared with one partner."""

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.uitleg = muted_label(
            _("Vink aan welke gezinnen je deelt. Bij elk gezin hoort een grond: waarom mag het?"),
            self,
            wrap=True,
        )
        self.paneel = Paneel(vandaag, self)
        self.kiezer = GezinKiezer(self)
        self.column.addWidget(self.uitleg)
        self.column.addWidget(self.paneel)
        self.column.addWidget(self.kiezer, 1)
        self.setFocusProxy(self.kiezer)


class OverdrachtView(QWidget):
    """All pages of the screen; one is shown."""

    back_wished = Signal()

    def __init__(
        self, vandaag: Callable[[], date], velden: Sequence[Veld], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.start = StartPagina(self)
        self.zend = ZendPagina(vandaag, velden, self)
        self.klaar = KlaarPagina(self)
        self.woorden = WoordenPagina(self)
        self.inlees = InleesPagina(vandaag, self)
        self.bewijs = BewijsPagina(self)
        self.partner = PartnerPagina(vandaag, self)
        self.stack = QStackedWidget(self)
        for page in self.pages:
            self.stack.addWidget(page)
            if isinstance(page, _Page):
                page.back_wished.connect(self.back_wished)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.addWidget(self.stack, 1)

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """The pages in their order."""
        return (self.start, self.zend, self.klaar, self.woorden, self.inlees, self.bewijs, self.partner)

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front, with the focus where the work is."""
        self.stack.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self.stack.currentWidget()
