"""Wires the part *Verwerkingen*: the register of processing, adapted, printed and saved."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject

from models.changes import Change
from models.errors import Known, Refused
from models.queries.lezer import Lezer
from models.queries.papier import make_head
from models.queries.registers import load_register
from models.queries.rows_avg import StukFacts, VerwerkingRow
from models.queries.stukken import verwerking_paren, verwerkingen_stuk
from models.services import registers
from models.values import Papier
from resources.i18n import _, language
from resources.sentences import sentence, verb_words
from views.ports import Ports
from views.uitvoer import Uitvoer
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon
from views.widgets.lijst_deel import LijstDeel
from views.widgets.velden import Veld, Veldsoort, Waarde
from views.widgets.vorm import Vorm

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


class VerwerkingenPresenter(QObject):
    """The part *Verwerkingen* of Beheer."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._rows: tuple[VerwerkingRow, ...] = ()
        self._uitvoer = Uitvoer(ports, self)
        self.view = LijstDeel(_("Verwerkingen"), ports.clock.vandaag)
        self._vorm = Vorm(ports.drafts, DRAFT, self.view.paneel, self._ask)
        """Asks a line by its code; without code a new one."""
        self.view.show_head(
            _("Verwerkingen"),
            _(
                "Het register dat de AVG vraagt: wat er met gegevens van mensen gebeurt."
                " Het programma vult het in; pas aan wat bij jullie anders is."
            ),
            (
                ("nieuw", _("Verwerking erbij")),
                ("print", _("Printen")),
                ("pdf", _("Opslaan als PDF")),
                ("csv", _("Opslaan als lijst")),
            ),
        )
        self.view.pressed.connect(self._pressed)
        self.view.opened.connect(self._open)
        self.view.knop_pressed.connect(self._knop)
        self.view.asked.connect(self._asked)
        self.view.cancelled.connect(self._closed)
        ports.jobs.listen(self._changed)

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Show the register."""
        del args
        self._vorm.begin("")
        self._load()

    def place(self) -> dict[str, str]:
        """There is one register."""
        return {}

    def keep_draft(self) -> None:
        """Keep a half-typed line."""
        self._vorm.keep()

    def _load(self) -> None:
        self._ports.jobs.read(load_register, self._loaded, key=DRAFT)

    def _loaded(self, rows: tuple[VerwerkingRow, ...]) -> None:
        self._rows = rows
        self.view.show_lijnen([_line(row) for row in rows] or [_empty()])
        self._vorm.ready()

    def _changed(self, change: Change) -> None:
        del change
        if self.view.isVisible():
            self._load()

    # --- wishes ---

    def _pressed(self, code: str) -> None:
        if code == "nieuw":
            self._ask(REGEL, "")
        elif code == "csv":
            self._save_list()
        else:
            read = partial(_paper, nu=self._ports.clock.nu())
            then = self._print if code == "print" else self._save
            self._ports.jobs.read(read, then, self._failed)

    def _print(self, facts: StukFacts) -> None:
        self._uitvoer.print_it(Papier.VERWERKINGEN, facts, _("Register van verwerkingen"))

    def _save(self, facts: StukFacts) -> None:
        self._uitvoer.save_it(
            Papier.VERWERKINGEN, facts, _("Register van verwerkingen"), "register-verwerkingen.pdf"
        )

    def _save_list(self) -> None:
        heads = [veld.label for veld in velden()]
        rows = [(row.naam, *(value for _name, value in verwerking_paren(row))) for row in self._rows]
        self._uitvoer.save_list(heads, rows, _("Register van verwerkingen"), "register-verwerkingen.csv")

    def _open(self, code: str) -> None:
        if any(row.code == code for row in self._rows):
            self._ask(REGEL, code)

    def _knop(self, key: str, code: str) -> None:
        if code == "weg":
            self._ports.jobs.write(registers.drop_verwerking, key, then=self._done, failed=self._failed)

    def _ask(self, actie: str, code: str) -> None:
        row = next((one for one in self._rows if one.code == code), None)
        if code and row is None:
            return
        values = waarden(row) if row is not None else {}
        self.view.paneel.ask(row.naam if row is not None else _("Verwerking erbij"), velden(), values=values)
        self._vorm.asks(actie, code)

    def _asked(self, values: dict[str, Waarde]) -> None:
        given = {code: str(value or "") for code, value in values.items()}
        about = self._vorm.actie[1]
        row = next((one for one in self._rows if one.code == about), None)
        if row is not None and given["bewaren"] == row.bewaren:
            given["bewaren"] = row.bewaren_ruw  # the term stays a figure until somebody writes another
        self._ports.jobs.write(registers.save_verwerking, about, given, then=self._done, failed=self._failed)

    def _done(self, change: Change) -> None:
        self._ports.say.good(f"{verb_words(change.soort)}.", change.bewerking)
        self.view.paneel.close_panel()
        self._load()

    def _closed(self) -> None:
        self._vorm.closed()

    def _failed(self, error: Known) -> None:
        veld = error.veld if isinstance(error, Refused) else ""
        if not (isinstance(error, Refused) and self.view.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)


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
