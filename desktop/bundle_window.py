"""Shows the support bundle over whatever stands in the window: an opened kluis, the gate, a crash."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Qt, qVersion
from PySide6.QtGui import QGuiApplication

from desktop import crash
from desktop.ask import DeskAsk
from desktop.bundle import Situatie, file_name, look_at, make_bundle, save
from desktop.log import log_event
from models.errors import World
from resources.i18n import _
from resources.sentences import sentence
from views.hulppakket.hulppakket_view import HulppakketDialog

if TYPE_CHECKING:
    from desktop.bootstrap import App


def show_bundle(app: App) -> BundleWindow:
    """Show the bundle of now."""
    shown = BundleWindow(app)
    shown.dialog.open()
    return shown


class BundleWindow(QObject):
    """One bundle that is shown; what is saved is what stands there."""

    def __init__(self, app: App) -> None:
        self._moment = app.clock.nu()
        kluis = look_at(app.kluis, app.paths)
        if app.opened is not None:
            store = app.opened.workspace.store
            kluis = replace(
                kluis,
                open=True,
                alleen_lezen=store.readonly,
                bevindingen=tuple(reden.code for reden in store.oordeel.bevindingen),
            )
        situatie = Situatie(window_words(app), crash.places())
        self.text = make_bundle(app.paths, app.settings, kluis, situatie, self._moment)
        self.dialog = HulppakketDialog(self.text, app.window)
        super().__init__(self.dialog)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ask = DeskAsk(app.window)
        self.dialog.save_wished.connect(self._save)
        log_event("hulppakket_gezien")

    def _save(self) -> None:
        path = self._ask.save_text(_("Hulppakket opslaan"), file_name(self._moment))
        if path is None:
            return
        try:
            save(path, self.text)
        except World as error:
            self.dialog.show_said(sentence(error.reden), problem=True)
            return
        log_event("hulppakket_bewaard")
        self.dialog.show_said(_("Opgeslagen: {naam}").format(naam=path.name))


def window_words(app: App) -> dict[str, str]:
    """What only the running window knows; no title, no text of a screen."""
    screen = app.window.screen()
    size = screen.geometry().size()
    opened = app.opened
    return {
        "Qt": qVersion(),
        "PySide": pyside_version,
        _("vensters van"): QGuiApplication.platformName(),
        _("schermen"): str(len(QGuiApplication.screens())),
        _("scherm"): f"{size.width()} × {size.height()}, {screen.devicePixelRatio():.2f}",
        _("letters"): f"{app.window.font().pointSizeF():.1f}",
        _("hoort van de computer"): ", ".join(app.watch.heard) or _("niets"),
        _("bladzijde"): opened.navigator.place()[0] if opened is not None else _("aanmelden"),
        _("demo"): _("ja") if opened is not None and opened.workspace.is_demo else _("nee"),
    }
