"""Wires the part *Verwerkingen*: the register of processing, adapted, printed and saved."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from models.queries.lezer import Lezer
from models.queries.papier import make_head
from models.queries.registers import load_register
from models.queries.rows_avg import StukFacts, VerwerkingRow
from models.queries.stukken import verwerking_paren, verwerkingen_stuk
from models.services import registers
from models.values import Papier
from resources.i18n import _, language
from views.avg.register_deel import RegisterDeel
from views.ports import Ports
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon
from views.widgets.velden import Veld, Veldsoort, Waarde

REGEL = "regel"
DRAFT = "avg-verwerkingen"


def velden() -> tuple[Veld, ...]:
    """The fields of one line of the register."""
    lang = Veldsoort.LANG
    return (
        Veld("naam", _("Naam"), breed=True),
        Veld("verantwoordelijke", _("Wie is verantwoordelijk"), lang),
        Veld("doel", _("Doel"), lang),
        Veld("grond", _("Grond"), lang),
        Veld("betrokkenen", _("Over wie"), lang),
        Veld("gegevens", _("Welke gegevens"), lang),
        Veld("ontvangers", _("Wie het krijgt"), lang),
        Veld("bewaren", _("Hoe lang"), lang),
        Veld("beveiliging", _("Hoe beveiligd"), lang),
    )


def waarden(row: VerwerkingRow) -> dict[str, Waarde]:
    """A line as the form shows it."""
    return {veld.code: getattr(row, veld.code) for veld in velden()}


class VerwerkingenPresenter(RegisterDeel):
    """The part *Verwerkingen* of Beheer."""

    def __init__(self, ports: Ports) -> None:
        super().__init__(ports, DRAFT, Papier.VERWERKINGEN, _("Verwerkingen"), _("Register van verwerkingen"))
        self._rows: tuple[VerwerkingRow, ...] = ()
        self._show_head(
            _("Verwerkingen"),
            _(
                "Het register dat de AVG vraagt: wat er met gegevens van mensen gebeurt."
                " Het programma vult het in; pas aan wat bij jullie anders is."
            ),
            ("nieuw", _("Verwerking erbij")),
        )

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Show the register."""
        del args
        self._vorm.begin("")
        self._load()

    def _load(self) -> None:
        self._ports.jobs.read(load_register, self._loaded, key=DRAFT)

    def _loaded(self, rows: tuple[VerwerkingRow, ...]) -> None:
        self._rows = rows
        self.view.show_lijnen([_line(row) for row in rows] or [_empty()])
        self._vorm.ready()

    # --- wishes ---

    def _pressed(self, code: str) -> None:
        if code == "nieuw":
            self._ask(REGEL, "")
        elif code == "csv":
            self._save_list()
        else:
            self._paper(code, partial(_paper, nu=self._ports.clock.nu()))

    def _save_list(self) -> None:
        heads = [veld.label for veld in velden()]
        rows: list[tuple[str | int, ...]] = [
            (row.naam, *(value for _name, value in verwerking_paren(row))) for row in self._rows
        ]
        self._save_rows(heads, rows)

    def _open(self, key: str) -> None:
        if any(row.code == key for row in self._rows):
            self._ask(REGEL, key)

    def _knop(self, key: str, code: str) -> None:
        if code == "weg":
            self._ports.jobs.write(registers.drop_verwerking, key, then=self._done, failed=self._failed)

    def _ask(self, actie: str, over: str) -> None:
        row = next((one for one in self._rows if one.code == over), None)
        if over and row is None:
            return
        values = waarden(row) if row is not None else {}
        self.view.paneel.ask(row.naam if row is not None else _("Verwerking erbij"), velden(), values=values)
        self._vorm.asks(actie, over)

    def _asked(self, values: dict[str, Waarde]) -> None:
        given = {code: str(value or "") for code, value in values.items()}
        about = self._vorm.actie[1]
        row = next((one for one in self._rows if one.code == about), None)
        if row is not None and given["bewaren"] == row.bewaren:
            given["bewaren"] = row.bewaren_ruw  # the term stays a figure until somebody writes another
        self._ports.jobs.write(registers.save_verwerking, about, given, then=self._done, failed=self._failed)


def _line(row: VerwerkingRow) -> Lijn:
    return Lijn(
        row.code,
        row.naam,
        kaart="register",
        onder=f"{row.doel} · {row.bewaren}",
        chip=Chip(_("aangepast"), Toon.RUST) if row.eigen else None,
        knoppen=(Knop("weg", _("Weg"), "w"),),
        tip=row.gegevens,
    )


def _empty() -> Lijn:
    words = _("Het register is leeg. Zet erin wat er met gegevens van mensen gebeurt.")
    return Lijn("leeg", words, kaart="leeg", soort=Soort.TEKST)


def _paper(lezer: Lezer, *, nu: datetime) -> StukFacts:
    return verwerkingen_stuk(load_register(lezer), make_head(lezer, nu, taal=language()))
