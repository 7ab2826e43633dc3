"""Wires *Toezicht*: where the gemeente stands with the provincie and what follows when."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from models.queries.lezer import Lezer
from models.queries.toezicht import ToezichtRow, UitslagRow, load_toezicht
from models.rules.taakstelling import Halfjaar
from models.rules.toezicht import Beleid
from models.services import toezicht
from models.values import Papier
from resources.i18n import _
from views.gemeente import toezicht_lijnen as lijnen
from views.gemeente.deel import BLAD, GemeenteDeel, blad_knop
from views.gemeente.taakstelling_velden import cijfers, split
from views.ports import Ports
from views.widgets.velden import Waarde


class ToezichtPresenter(GemeenteDeel[ToezichtRow]):
    """The part *Toezicht*."""

    naam = "toezicht"

    def __init__(self, ports: Ports) -> None:
        super().__init__(ports, _("Toezicht"))
        self._open = ""
        """Code of the half-year whose whole ladder is unfolded."""

    def reading(self) -> Callable[[Lezer], ToezichtRow]:
        """How the provincie sees the half-years."""
        return partial(load_toezicht, gemeente_uid=self.gemeente)

    def found(self, alles: ToezichtRow) -> None:
        """Show them."""
        knoppen = (*((("beleid", _("Beleid van de provincie")),) if self.mag else ()), blad_knop())
        self.deel.show_head(_("Toezicht"), lijnen.uitleg(alles), knoppen)
        self.deel.show_lijnen(lijnen.lijnen(alles, self._open, mag=self.mag))

    # --- wishes ---

    def pressed(self, code: str) -> None:
        """A button of the head: the policy, or the paper."""
        if code == BLAD:
            self.open_paper(Papier.TOEZICHTBLAD)
        else:
            super().pressed(code)

    def opened(self, sleutel: str) -> None:
        """Unfold the ladder, or open a step of it."""
        kind, _colon, key = sleutel.partition(":")
        if kind == "ladder" and self.alles is not None:
            self._open = "" if self._open == key else key
            self.found(self.alles)
        elif kind in ("stap", "volgt") and self.mag:
            self.ask("stap", key)

    def line_pressed(self, sleutel: str, code: str) -> None:
        """The button of a half-year."""
        self.ask(code, sleutel.partition(":")[2])

    def _half(self, code: str) -> UitslagRow | None:
        rows = self.alles.halfjaren if self.alles is not None else ()
        return next((one for one in rows if one.code == code), None)

    def ask(self, actie: str, uid: str) -> None:
        """Ask what weighs in, a step (`uid` = half-year and step), or the policy."""
        alles, half = self.alles, self._half(uid.partition(":")[0])
        if alles is None:
            return
        if actie == "beleid":
            self.open_form(
                (actie, ""),
                _("Beleid van de provincie"),
                lijnen.beleid_velden(alles),
                lijnen.beleid_waarden(alles),
            )
        elif actie == "gronden" and half is not None:
            self.open_form(
                (actie, uid),
                _("Wat telt mee bij {code}?").format(code=half.code),
                lijnen.grond_velden(alles.gronden),
                lijnen.grond_waarden(half, alles.gronden),
            )
        elif actie in ("stap", "begin") and half is not None:
            stap = uid.partition(":")[2] or "1.0"
            self.open_form(
                ("stap", f"{half.code}:{stap}"),
                lijnen.stap_titel(stap),
                lijnen.stap_velden(),
                lijnen.stap_waarden(half, stap, alles.vandaag),
            )

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Save what was typed."""
        code, _colon, stap = uid.partition(":")
        jaar, deel = split(code)
        if actie == "beleid":
            jaar, deel = split(str(values.get("vanaf") or ""))
            vanaf = Halfjaar(jaar, deel).begin if jaar else None
            self.do(
                toezicht.choose_beleid,
                self.gemeente,
                Beleid(str(values.get("beleid"))),
                vanaf,
                pijplijn=str(values.get("pijplijn") or ""),
            )
        elif actie == "gronden":
            given: dict[str, object] = {k: v for k, v in values.items() if not k.startswith("grond_")}
            given = cijfers(given, ("gekoppeld",))
            given["gronden"] = lijnen.chosen(values, self.alles.gronden if self.alles is not None else ())
            self.do(toezicht.save_toezicht, self.gemeente, jaar, deel, **given)
        elif actie == "stap":
            self._open = code
            rest: dict[str, object] = dict(values)
            self.do(toezicht.save_ladderstap, self.gemeente, jaar, deel, stap, **rest)
