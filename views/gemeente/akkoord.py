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
        self._vergelijk: tuple[str, str] | None = None
        """A version and the one that it is compared with."""

    def place(self) -> dict[str, str]:
        """Which older version is folded open, and which two are compared."""
        found = {"versie": self._open} if self._open else {}
        return found | ({"vergelijk": ":".join(self._vergelijk)} if self._vergelijk else {})

    def enter(self, **args: str) -> None:
        """Show the part; `versie` = an older version that is open, `vergelijk` = two versions."""
        self._open = args.get("versie", self._open)
        one, _colon, other = args.get("vergelijk", "").partition(":")
        self._vergelijk = (one, other) if other else self._vergelijk
        super().enter(**args)

    def reading(self) -> Callable[[Lezer], AkkoordRow]:
        """The matrix versions of the gemeente."""
        return partial(load_akkoord, gemeente_uid=self.gemeente, vergelijk=self._vergelijk)

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
        elif code == "vergelijk":
            self._compare(sleutel)
        elif code == "vaststellen":
            self.do(settle_matrix, key)
        elif code == "weg" and kind == "handtekening":
            self.do(verben.remove_handtekening, key)
        else:
            super().line_pressed(sleutel, code)

    def _compare(self, sleutel: str) -> None:
        """Ask with which version; who may only look may compare too."""
        uid = sleutel.partition(":")[2]
        row = next((one for one in self.alles.versies if one.uid == uid), None) if self.alles else None
        if row is not None and self.alles is not None:
            titel = _("Versie {n} vergelijken").format(n=row.nummer)
            fields = lijnen.vergelijk_velden(self.alles, uid, self.vandaag)
            self.open_form(("vergelijk", sleutel), titel, fields, knop=_("Vergelijken"))

    def other(self, actie: str, sleutel: str) -> None:
        """Ask about a signature."""
        if actie == "vergelijk":
            self._compare(sleutel)
        if actie == "teken" and sleutel.startswith("teken:"):
            rol = sleutel.split(":")[2]
            titel = _("Handtekening: {wie}").format(wie=label_of("tekenaar", rol))
            self.open_form((actie, sleutel), titel, lijnen.teken_velden(), {"op": self.vandaag})

    def saved(self, actie: str, sleutel: str, values: dict[str, Waarde]) -> None:
        """Save a signature, or show what was asked to be compared."""
        if actie == "vergelijk":
            self._vergelijk = (sleutel.partition(":")[2], str(values.get("met") or ""))
            self.deel.paneel.close_panel()
            self.load()
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
