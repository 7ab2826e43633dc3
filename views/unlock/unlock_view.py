"""Aanmelden: one field, one button; the herstelcode and the demo as quiet ways in."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from resources.i18n import _
from views.widgets.geheim import GeheimVeld
from views.widgets.kaart import KaartPagina
from views.widgets.labels import ElideLabel, heading_label, text_label
from views.widgets.taal import BUSY_MS, language_box


class UnlockView(KaartPagina):
    """Wishes: `unlock_wished` with the secret; `demo_`, `restore_` and `bundle_wished`; `language_chosen`."""

    unlock_wished = Signal(str)
    demo_wished = Signal()
    restore_wished = Signal()
    language_chosen = Signal(str)
    bundle_wished = Signal()

    def __init__(
        self,
        plaats: str,
        *,
        vergrendeld: bool = False,
        wissel: bool = False,
        samen: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`wissel`: somebody else goes on here; `samen`: several medewerkers use this computer."""
        super().__init__(460, parent)
        titel, uitleg = _words(vergrendeld=vergrendeld, wissel=wissel, samen=samen)
        self.titel = heading_label(titel, self)
        self.uitleg = text_label(uitleg, self, wrap=True)
        self.waarschuwing = text_label("", self, wrap=True)
        self.waarschuwing.setProperty("problem", True)
        self.waarschuwing.hide()
        self.zin = GeheimVeld(_("Wachtwoordzin"), self)
        self.knop = QPushButton(_("Openen"), self)
        self.knop.setProperty("primary", True)
        self.knop.setDefault(True)
        self.bezig = QProgressBar(self)
        self.bezig.setRange(0, 0)
        self.bezig.setTextVisible(False)
        self.bezig.setAccessibleName(_("De kluis gaat open"))
        policy = self.bezig.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bezig.setSizePolicy(policy)
        self.bezig.hide()
        self.code = QPushButton(_("Wachtwoordzin vergeten? Gebruik de herstelcode"), self)
        self.code.setProperty("link", True)
        self.terug = QPushButton(_("Een reservekopie terugzetten"), self)
        self.terug.setProperty("link", True)
        self.terug.hide()
        self.demo = QPushButton(_("Bekijk de demo"), self)
        self.demo.setProperty("link", True)
        self.demo.setVisible(not vergrendeld)
        self.pakket = QPushButton(_("Hulppakket bekijken"), self)
        self.pakket.setProperty("link", True)
        self.pakket.hide()
        self.taal = language_box(self)
        self.taal.setVisible(not vergrendeld)
        self.plaats = ElideLabel(plaats, self)
        self.plaats.setProperty("muted", True)
        self._place()
        self._busy_timer = QTimer(self)
        self._busy_timer.setSingleShot(True)
        self._busy_timer.setInterval(BUSY_MS)
        self._busy_timer.timeout.connect(self.bezig.show)
        self._wire()
        self.setFocusProxy(self.zin)

    def _place(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.demo)
        foot.addStretch(1)
        foot.addWidget(self.taal)
        for widget in (self.titel, self.uitleg, self.waarschuwing, self.zin):
            self.column.addWidget(widget)
        self.column.addSpacing(4)
        self.column.addWidget(self.knop)
        self.column.addWidget(self.bezig)
        for link in (self.code, self.terug, self.pakket):
            self.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(foot)
        self.column.addWidget(self.plaats)

    def _wire(self) -> None:
        self.knop.clicked.connect(self._wish)
        self.zin.entered.connect(self._wish)
        self.code.clicked.connect(self._use_code)
        self.terug.clicked.connect(self.restore_wished)
        self.demo.clicked.connect(self.demo_wished)
        self.pakket.clicked.connect(self.bundle_wished)
        self.taal.activated.connect(self._language)

    def show_busy(self, *, on: bool) -> None:
        """Show that the kluis is being opened; the sign comes after a moment."""
        self.knop.setEnabled(not on)
        self.zin.edit.setReadOnly(on)
        if on:
            self.bezig.setRange(0, 0)
            self._busy_timer.start()
        else:
            self._busy_timer.stop()
            self.bezig.hide()

    def show_trying(self, nr: int, total: int) -> None:
        """Show how many keys were tried; with one the plain sign of work is enough."""
        self.bezig.setRange(0, total if total > 1 else 0)
        self.bezig.setValue(nr - 1)

    def show_problem(self, tekst: str) -> None:
        """Say beside the field why it did not open; what was typed is selected, to type anew."""
        self.zin.show_problem(tekst)
        self.zin.edit.selectAll()
        self.zin.edit.setFocus()

    def show_wait(self, tekst: str) -> None:
        """Say how long to wait; the button is off meanwhile. Empty = go on."""
        self.knop.setEnabled(not tekst)
        if tekst:
            self.knop.setText(tekst)
        else:
            self.knop.setText(_("Openen"))

    def show_warning(self, tekst: str) -> None:
        """Say a lasting remark above the field."""
        self.waarschuwing.setText(tekst)
        self.waarschuwing.setVisible(bool(tekst))

    def offer_restore(self) -> None:
        """Offer to put a backup back."""
        self.terug.show()

    def offer_bundle(self) -> None:
        """Offer the support bundle: something is wrong with the computer, not with what was typed."""
        self.pakket.show()

    def _wish(self) -> None:
        if self.knop.isEnabled():
            self.unlock_wished.emit(self.zin.text())

    def _use_code(self) -> None:
        """The same field takes the herstelcode; it is shown, because it is read from paper."""
        self.zin.clear()
        self.zin.label.setText(_("Herstelcode (8 groepen van 5 tekens)"))
        self.zin.edit.setAccessibleName(_("Herstelcode"))
        self.zin.oog.setChecked(True)
        self.code.hide()
        self.zin.edit.setFocus()

    def _language(self) -> None:
        self.language_chosen.emit(str(self.taal.currentData()))


def _words(*, vergrendeld: bool, wissel: bool, samen: bool) -> tuple[str, str]:
    """Heading and explanation of this gate."""
    if wissel:
        return (
            _("Wie werkt er verder?"),
            _("Typ je eigen wachtwoordzin. Het werk van je collega staat veilig en wacht op je collega."),
        )
    if not vergrendeld:
        return _("Aanmelden"), _("Typ je wachtwoordzin om de kluis te openen.")
    words = _("Je werk staat veilig. Typ je wachtwoordzin, dan ga je verder waar je was.")
    if samen:
        words += " " + _("Iemand anders? Typ je eigen wachtwoordzin.")
    return _("Vergrendeld"), words
