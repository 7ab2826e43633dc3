"""Wires *Taakstelling*: half-years with published and own figures, a new version, who counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Slot

from models.queries.lezer import Lezer
from models.queries.rows_gemeente import GeteldenRow, HalfjaarRow, PijplijnRow, TaakstellingRow
from models.queries.taakstelling import load_getelden, load_pijplijn, load_taakstelling
from models.services import taakstelling
from resources.i18n import _
from views.gemeente import taakstelling_lijnen as lijnen
from views.gemeente import taakstelling_velden as velden
from views.gemeente.deel import GemeenteDeel
from views.ports import Ports
from views.widgets.velden import Waarde

PIJPLIJN = "pijplijn"
"""What is unfolded when the pijplijn of today is: it is no half-year."""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """The half-years, and who counted in the one that is unfolded, or who stands in the pijplijn."""

    rij: TaakstellingRow
    getelden: GeteldenRow | None = None
    pijplijn: PijplijnRow | None = None


class TaakstellingPresenter(GemeenteDeel[Gelezen]):
    """The part *Taakstelling*."""

    naam = "taakstelling"

    def __init__(self, ports: Ports) -> None:
        super().__init__(ports, _("Taakstelling"))
        self._open = ""
        """Code of the half-year of which the persons are shown, or `PIJPLIJN`."""

    def place(self) -> dict[str, str]:
        """Which half-year is unfolded."""
        return {"halfjaar": self._open} if self._open else {}

    def enter(self, **args: str) -> None:
        """Show the part; `halfjaar` = whose persons are shown."""
        self._open = args.get("halfjaar", self._open)
        super().enter(**args)

    def reading(self) -> Callable[[Lezer], Gelezen]:
        """The half-years, and the persons of the one that is unfolded."""
        return partial(_read, gemeente_uid=self.gemeente, code=self._open)

    def found(self, alles: Gelezen) -> None:
        """Show what was read."""
        rij = alles.rij
        self.deel.show_head(
            _("Taakstelling"), lijnen.uitleg(rij), lijnen.knoppen() if self.mag else (), eerste="cijfer"
        )
        self.deel.show_lijnen(lijnen.lijnen(rij, alles.getelden, alles.pijplijn, mag=self.mag))

    # --- wishes ---

    def opened(self, sleutel: str) -> None:
        """Unfold who counted, fold it again, or go to the gezin of one of them."""
        kind, _colon, key = sleutel.partition(":")
        if kind in ("wie", PIJPLIJN):
            wanted = PIJPLIJN if kind == PIJPLIJN else key
            self._open = "" if self._open == wanted else wanted
            self.load()
        elif kind == "persoon":
            self.ports.nav.open("dossier", uid=key.partition(":")[0])

    def line_pressed(self, sleutel: str, code: str) -> None:
        """The button of a half-year: a new version of its figures."""
        self.ask(code, sleutel.partition(":")[2])

    def ask(self, actie: str, uid: str) -> None:
        """Ask for figures; `uid` = code of the half-year, the running one where it is empty."""
        if self.alles is None:
            return
        rij = self.alles.rij
        if actie == "cijfer":
            self._ask_figures(uid, self.alles.rij)
        elif actie == "inwoners":
            self.open_form((actie, ""), _("Inwoners"), velden.inwoner_velden(), velden.inwoner_waarden(rij))
        elif actie == "landelijk":
            self.open_form(
                (actie, ""),
                _("Landelijke taakstelling"),
                velden.landelijk_velden(rij),
                velden.landelijk_waarden(rij),
            )
        elif actie == "teken":
            self.do(taakstelling.choose_teken, self.gemeente, lijnen.ander_teken(rij.teken))

    def _ask_figures(self, uid: str, rij: TaakstellingRow) -> None:
        """Ask for a version; without a half-year one is chosen, and what stands of it fills the fields."""
        half = self._half(uid)
        shown = half or self._half(lijnen.nu(rij))
        values = velden.cijfer_waarden(shown, rij)
        if half is None:
            values["halfjaar"] = shown.code if shown is not None else ""
        self.open_form(
            ("cijfer", uid),
            _("Bekendgemaakte cijfers") if half is None else lijnen.vraag(half),
            velden.cijfer_velden(rij, kiezen=half is None),
            values,
        )
        form = self.deel.paneel.form
        if half is None and form is not None:
            form.edited.connect(self._half_chosen)

    @Slot(str, object)
    def _half_chosen(self, code: str, value: object) -> None:
        """Another half-year was chosen: its own figures, never those of the one before; typed ones stay."""
        form = self.deel.paneel.form
        if code != "halfjaar" or form is None or self.alles is None:
            return
        others = tuple(name for name in form.vakken if name != "halfjaar")
        form.show_values(velden.gekozen(self._half(str(value)), self.alles.rij, others))

    def _half(self, code: str) -> HalfjaarRow | None:
        rows = self.alles.rij.halfjaren if self.alles is not None else ()
        return next((one for one in rows if one.code == code), None)

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Save what was typed."""
        given = velden.cijfers(values, (*velden.GETALLEN, "gemeente", "nederland", "aantal"))
        if actie == "cijfer":
            jaar, deel = velden.split(str(given.pop("halfjaar", "") or uid))
            if self.alles is not None:
                given = velden.with_sign(given, self.alles.rij.teken)
            self.do(taakstelling.save_taakstelling, self.gemeente, jaar, deel, **given)
        elif actie == "inwoners":
            dag = given.pop("peildatum", None)
            self.do(taakstelling.save_inwoners, self.gemeente, dag or self.vandaag, **given)
        elif actie == "landelijk":
            jaar, deel = velden.split(str(given.get("halfjaar") or ""))
            self.do(
                taakstelling.save_landelijk,
                jaar,
                deel,
                "" if given.get("aantal") is None else given["aantal"],
                str(given.get("bron") or ""),
            )


def _read(lezer: Lezer, *, gemeente_uid: str, code: str) -> Gelezen:
    rij = load_taakstelling(lezer, gemeente_uid)
    if code == PIJPLIJN:
        return Gelezen(rij, pijplijn=load_pijplijn(lezer, gemeente_uid))
    if not code or code not in {one.code for one in rij.halfjaren}:
        return Gelezen(rij)
    jaar, deel = velden.split(code)
    return Gelezen(rij, load_getelden(lezer, gemeente_uid, jaar, deel))
