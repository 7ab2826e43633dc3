"""Wires *Doorlooptijd*: means by both methods, delays, and the four lists that the COA gives too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from models.queries.doorlooptijd_breed import BreedRow, load_breed
from models.queries.lezer import Lezer
from models.values import Papier
from resources.i18n import _
from views.gemeente import doorlooptijd_lijnen as lijnen
from views.gemeente.deel import BLAD, GemeenteDeel, blad_knop
from views.ports import Ports
from views.widgets.velden import Waarde


class DoorlooptijdPresenter(GemeenteDeel[BreedRow]):
    """The part *Doorlooptijd*. There is nothing to fill in: it all follows from the dossiers."""

    naam = "doorlooptijd"

    def __init__(self, ports: Ports) -> None:
        super().__init__(ports, _("Doorlooptijd"))

    def reading(self) -> Callable[[Lezer], BreedRow]:
        """The means."""
        return partial(load_breed, gemeente_uid=self.gemeente)

    def found(self, alles: BreedRow) -> None:
        """Show them."""
        self.deel.show_head(_("Doorlooptijd"), lijnen.uitleg(alles.tijd), (blad_knop(),))
        self.deel.show_lijnen(lijnen.lijnen(alles))

    def pressed(self, code: str) -> None:
        """The button of the head: its paper."""
        if code == BLAD:
            self.open_paper(Papier.DOORLOOPTIJDBLAD)

    def ask(self, actie: str, uid: str) -> None:
        """Nothing is asked here."""

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Nothing is asked here."""
