"""Wires the screen *Woningen*: what can be offered, with filters; a dwelling in, changed, or out."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.changes import Area, Change
from models.errors import Known, Refused
from models.queries.beheer import load_organisaties
from models.queries.lezer import Lezer
from models.queries.rows_beheer import OrganisatieRow
from models.queries.rows_wonen import WoningRow
from models.queries.wonen import load_woningen
from models.services import woningen
from models.values import Recht
from resources.i18n import _
from resources.sentences import sentence, verb_words
from views.ports import Ports
from views.uitvoer import Uitvoer
from views.widgets.filters import Filters
from views.widgets.labels import heading_label
from views.widgets.lijst_deel import LijstDeel
from views.widgets.velden import Waarde
from views.woningen import lijnen, lijst

DRAFT = "woningen"
Alles = tuple[tuple[WoningRow, ...], tuple[OrganisatieRow, ...]]


class WoningenView(QWidget):
    """Filters above a list with its form."""

    filtered = Signal(dict)

    def __init__(self, deel: LijstDeel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        deel.setParent(self)
        self.filters = Filters(_("Filter de woningen"), self)
        self.filters.add_choice("kamers", _("Kamers"), lijnen.kamer_keuzes())
        self.filters.add_choice("verhuurder", _("Verhuurder"), (("", _("Alle verhuurders")),))
        self.filters.add_switch(lijnen.VRIJ, _("Nog niet aangeboden"))
        self.filters.add_switch(lijnen.LAAG, _("Begane grond of lift"))
        self.filters.add_switch(lijnen.WEG, _("Ook niet meer aan te bieden"))
        self.filters.changed.connect(self.filtered)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(8)
        column.addWidget(heading_label(_("Woningen"), self))
        column.addWidget(self.filters)
        column.addWidget(deel, 1)
        self.setFocusProxy(deel)


class WoningenPresenter(QObject):
    """The screen *Woningen*."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._rows: tuple[WoningRow, ...] = ()
        self._organisaties: tuple[OrganisatieRow, ...] = ()
        self._filter: dict[str, object] = {}
        self._actie: tuple[str, str] = ("", "")
        self._draft: dict[str, str] = {}
        self._mag = ports.wie.mag(Recht.ORGANISATIES)
        self.deel = LijstDeel(_("Woningen"), ports.clock.vandaag)
        self.deel.show_head(
            "",
            _("Woningen die je aan een gezin kunt aanbieden. Aanbieden doe je in het dossier."),
            (
                *((("erbij", _("Woning erbij")),) if self._mag else ()),
                ("tijdelijk", _("Tijdelijke plekken")),
                ("lijst", _("Opslaan als lijst …")),
            ),
            eerste="erbij",
        )
        self._uitvoer = Uitvoer(ports, self)
        self.view = WoningenView(self.deel)
        self.view.filtered.connect(self._filtered)
        self.deel.pressed.connect(self._pressed)
        self.deel.opened.connect(self._opened)
        self.deel.asked.connect(self._asked)
        self.deel.cancelled.connect(self._closed)
        ports.jobs.listen(self._changed)

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Show the dwellings."""
        self._load()
        self._ports.drafts.load(DRAFT, "", self._draft_loaded)

    def place(self) -> dict[str, str]:
        """There is one list."""
        return {}

    def keep_draft(self) -> None:
        """Keep what is half typed."""
        form = self.deel.paneel.form
        kept: dict[str, str] = {}
        if form is not None and self._actie[0]:
            kept = {"actie": self._actie[0], "uid": self._actie[1]}
            kept |= {f"veld:{code}": text for code, text in form.all_raw().items()}
        self._ports.drafts.keep(DRAFT, "", kept)

    def _draft_loaded(self, draft: dict[str, str]) -> None:
        self._draft = draft
        self._restore()

    def _restore(self) -> None:
        draft = self._draft
        known = self._rows or draft.get("actie") == "erbij"
        if not draft.get("actie") or not known:
            return
        self._draft = {}
        self._ask(draft["actie"], draft.get("uid", ""))
        if self.deel.paneel.form is not None:
            self.deel.paneel.form.restore(
                {code[5:]: text for code, text in draft.items() if code.startswith("veld:")}
            )

    # --- reading ---

    def _load(self) -> None:
        self._ports.jobs.read(_read, self._loaded, key="woningen")

    def _loaded(self, found: Alles) -> None:
        self._rows, self._organisaties = found
        owners = lijnen.verhuurder_keuzes(self._organisaties, _("Alle verhuurders"))
        self.view.filters.set_choices("verhuurder", owners)
        self._show()
        self._restore()

    def _show(self) -> None:
        shown = self._shown()
        self.deel.enable("lijst", on=bool(shown))
        self.deel.show_lijnen(lijnen.woning_lijnen(shown, self._ports.clock.vandaag(), alles=len(self._rows)))

    def _shown(self) -> list[WoningRow]:
        return [row for row in self._rows if lijnen.passes(row, self._filter)]

    def _filtered(self, chosen: dict[str, object]) -> None:
        self._filter = chosen
        self._show()

    def _changed(self, change: Change) -> None:
        if self.view.isVisible() and change.areas & {Area.WONINGEN, Area.ORGANISATIES, Area.DOSSIER}:
            self._load()

    # --- wishes ---

    def _pressed(self, code: str) -> None:
        if code == "tijdelijk":
            self._ports.nav.open("tijdelijke_plekken")
        elif code == "lijst":
            self._uitvoer.save_list(lijst.koppen(), lijst.rijen(self._shown()), _("Woningen"), "woningen.csv")
        elif code == "weg":
            self._ports.jobs.write(
                woningen.remove_woning,
                self._actie[1],
                self._ports.clock.vandaag(),
                then=self._done,
                failed=self._failed,
            )
        else:
            self._ask(code, "")

    def _opened(self, uid: str) -> None:
        if self._mag and any(row.uid == uid for row in self._rows):
            self._ask("wijzig", uid)

    def _ask(self, actie: str, uid: str) -> None:
        row = next((one for one in self._rows if one.uid == uid), None)
        if actie == "wijzig" and row is None:
            return
        titel = _("Woning wijzigen") if row is not None else _("Woning erbij")
        fields = lijnen.woning_velden(self._organisaties)
        if row is not None and row.weg_op is None:
            fields = (*fields, lijnen.weg_veld())
        self.deel.paneel.ask(titel, fields, values=lijnen.woning_waarden(row))
        self._actie = (actie, uid)

    def _closed(self) -> None:
        self._actie = ("", "")
        self._ports.drafts.keep(DRAFT, "", {})

    def _asked(self, values: dict[str, Waarde]) -> None:
        actie, uid = self._actie
        given: dict[str, object] = {code: value for code, value in values.items() if code != "weg"}
        owner = str(given.pop("verhuurder", "") or "")
        if actie == "wijzig" and values.get("weg"):
            self._pressed("weg")
        elif actie == "wijzig":
            self._ports.jobs.write(
                woningen.save_woning, uid, verhuurder_uid=owner, then=self._done, failed=self._failed, **given
            )
        elif actie == "erbij":
            straat = str(given.pop("straat", "") or "")
            self._ports.jobs.write(
                woningen.add_woning,
                straat,
                verhuurder_uid=owner,
                then=self._done,
                failed=self._failed,
                **given,
            )

    def _done(self, change: Change) -> None:
        self._ports.say.good(f"{verb_words(change.soort)}.", change.bewerking)
        self.deel.paneel.close_panel()

    def _failed(self, error: Known) -> None:
        veld = error.veld if isinstance(error, Refused) else ""
        if not (isinstance(error, Refused) and self.deel.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)


def _read(lezer: Lezer) -> Alles:
    return load_woningen(lezer, ook_weg=True), load_organisaties(lezer)
