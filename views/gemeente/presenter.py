"""Wires Gemeente: which part is shown, and for which gemeente. Each part brings its own view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from models.queries.gemeentetel import load_own
from models.queries.rows_beheer import GemeenteRow
from views.gemeente.gemeente_view import GemeenteView
from views.ports import Ports, Screen, ScreenDef


class GemeentePresenter(QObject):
    """The screen Gemeente. A part is entered with `gemeente` = the uid that is shown."""

    def __init__(self, ports: Ports, parts: Sequence[ScreenDef]) -> None:
        super().__init__()
        self._ports = ports
        self._parts = {one.id: one for one in parts if one.recht is None or ports.wie.mag(one.recht)}
        self._made: dict[str, Screen] = {}
        self._deel = next(iter(self._parts), "")
        self._gemeente = ""
        self._args: Mapping[str, str] = {}
        self.view = GemeenteView()
        self.view.part_wished.connect(self._show_part)
        self.view.gemeente_wished.connect(self._show_gemeente)

    def enter(self, **args: str) -> None:
        """Show a part: `deel`, or the one that was shown last; `gemeente` = of which gemeente."""
        wanted = args.get("deel", self._deel)
        self._deel = wanted if wanted in self._parts else next(iter(self._parts), "")
        self._gemeente = args.get("gemeente", self._gemeente)
        self._args = {name: value for name, value in args.items() if name not in ("deel", "gemeente")}
        self.view.show_parts([(one.id, one.titel) for one in self._parts.values()], self._deel)
        self._ports.jobs.read(load_own, self._loaded, key="gemeente")

    def place(self) -> dict[str, str]:
        """The part and the gemeente that are shown."""
        made = self._made.get(self._deel)
        return {**(made.place() if made is not None else {}), "deel": self._deel, "gemeente": self._gemeente}

    def keep_draft(self) -> None:
        """The part keeps what is half typed."""
        if (made := self._made.get(self._deel)) is not None:
            made.keep_draft()

    def _loaded(self, gemeenten: tuple[GemeenteRow, ...]) -> None:
        known = [one.uid for one in gemeenten]
        if self._gemeente not in known:
            self._gemeente = known[0] if known else ""
        self.view.show_gemeenten([(one.uid, one.naam) for one in gemeenten], self._gemeente)
        self._show(self._args)

    def _show_part(self, deel: str) -> None:
        self.keep_draft()
        self._deel = deel
        self._show({})

    def _show_gemeente(self, uid: str) -> None:
        self.keep_draft()
        self._gemeente = uid
        self._show({})

    def _show(self, args: Mapping[str, str]) -> None:
        if not self._gemeente or self._deel not in self._parts:
            return
        made = self._made.get(self._deel)
        if made is None:
            made = self._made[self._deel] = self._parts[self._deel].make(self._ports)
        self.view.show_widget(made.view)
        made.enter(**{**args, "gemeente": self._gemeente})
