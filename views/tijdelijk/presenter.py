"""Wires the screen *Tijdelijke plekken*: the places with who lives there; one in, changed, or out."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.changes import Area, Change
from models.errors import Known, Refused
from models.queries.lezer import Lezer
from models.queries.rows_toewijzing import BewonerRow, TussenvoorzieningRow
from models.queries.tussenplekken import load_bewoners, load_tussenvoorzieningen
from models.services import tussenplekken
from models.values import Recht
from resources.i18n import _
from resources.sentences import sentence, verb_words
from views.ports import Ports
from views.tijdelijk import lijnen, lijst
from views.uitvoer import Uitvoer
from views.widgets.labels import heading_label
from views.widgets.lijst_deel import LijstDeel
from views.widgets.velden import Waarde
from views.widgets.vorm import Vorm

SCHERM = "tijdelijke_plekken"
Alles = tuple[tuple[TussenvoorzieningRow, ...], tuple[BewonerRow, ...]]


class TijdelijkView(QWidget):
    """A heading above the list with its form."""

    def __init__(self, deel: LijstDeel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        deel.setParent(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(8)
        column.addWidget(heading_label(_("Tijdelijke plekken"), self))
        column.addWidget(deel, 1)
        self.setFocusProxy(deel)


class TijdelijkPresenter(QObject):
    """The screen *Tijdelijke plekken*."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._places: tuple[TussenvoorzieningRow, ...] = ()
        self._mag = ports.wie.mag(Recht.ORGANISATIES)
        self.deel = LijstDeel(_("Tijdelijke plekken"), ports.clock.vandaag)
        self.deel.show_head(
            "",
            _(
                "Hoeveel mensen er passen, wie er woont en wanneer een plek stopt. Zo'n plek is tijdelijk, "
                "in (de regio van) de gemeente, met uitzicht op een vaste woning. "
                "Plaatsen doe je in het dossier."
            ),
            (
                *((("erbij", _("Tijdelijke plek erbij")),) if self._mag else ()),
                ("lijst", _("Opslaan als lijst …")),
            ),
            eerste="erbij",
        )
        self._uitvoer = Uitvoer(ports, self)
        self.vorm = Vorm(ports.drafts, SCHERM, self.deel.paneel, self._ask)
        self.view = TijdelijkView(self.deel)
        self.deel.pressed.connect(self._pressed)
        self.deel.knop_pressed.connect(self._line_pressed)
        self.deel.opened.connect(self._opened)
        self.deel.asked.connect(self._asked)
        self.deel.cancelled.connect(self._closed)
        ports.jobs.listen(self._changed)

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Show the places."""
        self.vorm.begin("")
        self._load()

    def place(self) -> dict[str, str]:
        """There is one list."""
        return {}

    def keep_draft(self) -> None:
        """Keep what is half typed."""
        self.vorm.keep()

    # --- reading ---

    def _load(self) -> None:
        self._ports.jobs.read(_read, self._loaded, key=SCHERM)

    def _loaded(self, found: Alles) -> None:
        self._places, people = found
        today = self._ports.clock.vandaag()
        self.deel.enable("lijst", on=bool(self._places))
        self.deel.show_lijnen(lijnen.plek_lijnen(self._places, people, today, mag=self._mag))
        self.vorm.ready()

    def _changed(self, change: Change) -> None:
        if self.view.isVisible() and change.areas & {Area.WONINGEN, Area.DOSSIER}:
            self._load()

    # --- wishes ---

    def _pressed(self, code: str) -> None:
        if code == "lijst":
            rows = lijst.rijen(self._places)
            self._uitvoer.save_list(lijst.koppen(), rows, _("Tijdelijke plekken"), "tijdelijke-plekken.csv")
            return
        self._ask(code, "")

    def _line_pressed(self, key: str, code: str) -> None:
        self._ask(code, key.partition(":")[2])

    def _opened(self, key: str) -> None:
        if key.startswith(lijnen.GEZIN):
            self._ports.nav.open("dossier", uid=key.removeprefix(lijnen.GEZIN), tab="toewijzing")
        else:
            self._ask("wijzig", key.partition(":")[2])

    def _ask(self, actie: str, uid: str) -> None:
        row = next((one for one in self._places if one.uid == uid), None)
        if not self._mag or (actie == "wijzig") != (row is not None):
            return
        titel = _("Tijdelijke plek erbij") if row is None else _("Tijdelijke plek wijzigen")
        self.deel.paneel.ask(titel, lijnen.velden(row), values=lijnen.waarden(row))
        self.vorm.asks(actie, uid)

    def _closed(self) -> None:
        self.vorm.closed()

    def _asked(self, values: dict[str, Waarde]) -> None:
        actie, uid = self.vorm.actie
        given: dict[str, object] = {code: value for code, value in values.items() if code != "weg"}
        if actie == "wijzig" and values.get("weg"):
            self._ports.jobs.write(
                tussenplekken.remove_tussenvoorziening,
                uid,
                self._ports.clock.vandaag(),
                then=self._done,
                failed=self._failed,
            )
        elif actie == "wijzig":
            self._ports.jobs.write(
                tussenplekken.save_tussenvoorziening, uid, then=self._done, failed=self._failed, **given
            )
        elif actie == "erbij":
            naam, people = str(given.pop("naam") or ""), given.pop("plekken") or 0
            self._ports.jobs.write(
                tussenplekken.add_tussenvoorziening,
                naam,
                people,
                then=self._done,
                failed=self._failed,
                **given,
            )

    def _done(self, change: Change) -> None:
        self._ports.say.good(f"{verb_words(change.soort)}.", change.bewerking)
        self.deel.paneel.close_panel()

    def _failed(self, error: Known) -> None:
        veld = error.veld if isinstance(error, Refused) else ""
        if not (veld and self.deel.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)


def _read(lezer: Lezer) -> Alles:
    return load_tussenvoorzieningen(lezer, ook_weg=True), load_bewoners(lezer)
