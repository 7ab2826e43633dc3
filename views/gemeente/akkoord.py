"""Wires *Matrix en akkoord*: sign a version, record it as agreed, print it, ask for zienswijzen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from models.queries.akkoord import load_akkoord
from models.queries.lezer import Lezer
from models.queries.rows_afspraken import AkkoordRow
from models.services import akkoord as verben
from models.services.matrix import settle_matrix
from models.values import Papier
from resources.i18n import _
from resources.labels import label_of
from views.gemeente import akkoord_lijnen as lijnen
from views.gemeente.rijen_deel import RijenDeel, Rijvorm
from views.ports import Ports
from views.widgets.velden import Waarde


class AkkoordPresenter(RijenDeel[AkkoordRow]):
    """The part *Matrix en akkoord*."""

    naam = "akkoord"

    def __init__(self, ports: Ports) -> None:
        super().__init__(ports, _("Matrix en akkoord"))
        self._open = ""

    def place(self) -> dict[str, str]:
        """Which older version is folded open."""
        return {"versie": self._open} if self._open else {}

    def enter(self, **args: str) -> None:
        """Show the part; `versie` = an older version that is open."""
        self._open = args.get("versie", self._open)
        super().enter(**args)

    def reading(self) -> Callable[[Lezer], AkkoordRow]:
        """The matrix versions of the gemeente."""
        return partial(load_akkoord, gemeente_uid=self.gemeente)

    def found(self, alles: AkkoordRow) -> None:
        """Show what was read."""
        self.deel.show_head(_("Matrix en akkoord"), lijnen.uitleg(alles))
        self._show(alles)

    def _show(self, alles: AkkoordRow) -> None:
        self.deel.show_lijnen(lijnen.lijnen(alles, self.vandaag, mag=self.mag, open_versie=self._open))

    # --- rows ---

    def vormen(self) -> Mapping[str, Rijvorm]:
        """Zienswijzen."""
        return {
            "zienswijze": Rijvorm(
                _("Zienswijze vragen"),
                _("Zienswijze bijwerken"),
                lijnen.zienswijze_velden,
                lijnen.zienswijze_waarden,
                verben.ask_zienswijze,
                verben.save_zienswijze,
                verben.remove_zienswijze,
                "zienswijze_uid",
                vast=("versie_uid",),
            )
        }

    def row_of(self, soort: str, uid: str) -> Any:  # noqa: ANN401 - a row of any kind
        """The zienswijze behind a line."""
        rows = self.alles.zienswijzen if self.alles is not None and soort == "zienswijze" else ()
        return next((one for one in rows if one.uid == uid), None)

    # --- versions and signatures ---

    def opened(self, sleutel: str) -> None:
        """An older version folds open or shut; a place without a signature asks for it."""
        kind, _colon, key = sleutel.partition(":")
        if kind == "versie" and self.alles is not None and key != self.alles.versies[0].uid:
            self._open = "" if self._open == key else key
            self._show(self.alles)
        elif kind == "teken" and self.mag:
            self.ask("teken", sleutel)
        else:
            super().opened(sleutel)

    def line_pressed(self, sleutel: str, code: str) -> None:
        """What needs no question is done."""
        kind, _colon, key = sleutel.partition(":")
        if code == "drukken":
            self.ports.nav.open("papier", papier=Papier.MATRIX.value, gemeente=self.gemeente, versie=key)
        elif code == "vaststellen":
            self.do(settle_matrix, key)
        elif code == "weg" and kind == "handtekening":
            self.do(verben.remove_handtekening, key)
        else:
            super().line_pressed(sleutel, code)

    def other(self, actie: str, sleutel: str) -> None:
        """Ask about a signature."""
        if actie == "teken" and sleutel.startswith("teken:"):
            rol = sleutel.split(":")[2]
            titel = _("Handtekening: {wie}").format(wie=label_of("tekenaar", rol))
            self.open_form((actie, sleutel), titel, lijnen.teken_velden(), {"op": self.vandaag})

    def saved(self, actie: str, sleutel: str, values: dict[str, Waarde]) -> None:
        """Save a signature."""
        if actie == "teken":
            _kind, versie, rol, organisatie = sleutel.split(":")
            self.do(
                verben.sign_matrix,
                versie,
                rol,
                str(values.get("naam") or ""),
                values.get("op") or self.vandaag,
                functie=str(values.get("functie") or ""),
                organisatie_uid=organisatie,
            )
