"""Wires the part *Datalekken*: the clock of 72 hours, what was done, the register on paper and as a list."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from models.errors import Refused
from models.queries.lezer import Lezer
from models.queries.papier import make_head
from models.queries.registers import load_datalekken
from models.queries.rows_avg import DatalekRow, StukFacts
from models.queries.stukken import datalek_paren, datalekken_stuk
from models.rules.datalek import LekStap
from models.services import registers
from models.values import Papier
from resources.i18n import _, language
from views.avg import lek_lijnen
from views.avg.momenten import moment_of
from views.avg.register_deel import RegisterDeel
from views.ports import Ports
from views.widgets.velden import Waarde

DRAFT = "avg-datalekken"


class DatalekkenPresenter(RegisterDeel):
    """The part *Datalekken* of Beheer."""

    def __init__(self, ports: Ports) -> None:
        super().__init__(ports, DRAFT, Papier.DATALEKKEN, _("Datalekken"), _("Register van datalekken"))
        self._rows: tuple[DatalekRow, ...] = ()
        self._show_head(
            _("Datalekken"),
            _(
                "Leg elk datalek meteen vast, zonder namen. Vanaf het ontdekken lopen 72 uur"
                " om het bij de Autoriteit Persoonsgegevens te melden."
            ),
            ("meld", _("Datalek vastleggen")),
        )

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Show the breaches; `meld` begins a new one."""
        self._vorm.begin("")
        self._load()
        if args.get("meld"):
            self._ask(lek_lijnen.FEITEN, "")

    def _load(self) -> None:
        read = partial(_read, nu=self._ports.clock.nu())
        self._ports.jobs.read(read, self._loaded, key=DRAFT)

    def _loaded(self, rows: tuple[DatalekRow, ...]) -> None:
        self._rows = rows
        self.view.show_lijnen(lek_lijnen.lek_lijnen(rows))
        self._vorm.ready()

    # --- wishes ---

    def _pressed(self, code: str) -> None:
        if code == "meld":
            self._ask(lek_lijnen.FEITEN, "")
        elif code == "csv":
            self._save_list()
        else:
            self._paper(code, partial(_paper, nu=self._ports.clock.nu()))

    def _save_list(self) -> None:
        names = [name for name, _value in datalek_paren(self._rows[0])] if self._rows else []
        rows: list[tuple[str | int, ...]] = [
            (row.nummer, *(value for _name, value in datalek_paren(row))) for row in self._rows
        ]
        self._save_rows([_("Nummer"), *names], rows)

    def _row(self, uid: str) -> DatalekRow | None:
        return next((one for one in self._rows if one.uid == uid), None)

    def _open(self, key: str) -> None:
        kind, *parts = key.split(":")
        row = self._row(parts[0]) if parts else None
        if row is not None and row.afgesloten_op is None:
            self._ask(parts[1] if kind == "stap" else lek_lijnen.FEITEN, row.uid)

    def _knop(self, key: str, code: str) -> None:
        uid = key.partition(":")[2]
        if code == "bewerk":
            self._ask(lek_lijnen.FEITEN, uid)
        elif code == "sluit":
            self._ports.jobs.write(registers.close_datalek, uid, then=self._done, failed=self._failed)

    def _ask(self, actie: str, over: str) -> None:
        row = self._row(over)
        if over and row is None:
            return
        if row is None:
            values: dict[str, Waarde] = {"ontdekt": self._ports.clock.vandaag()}
            self.view.paneel.ask(_("Datalek vastleggen"), lek_lijnen.meld_velden(), values=values)
        else:
            titel = _("Datalek {n}").format(n=row.nummer)
            if actie != lek_lijnen.FEITEN:
                titel = lek_lijnen.hulp(LekStap(actie))
            self.view.paneel.ask(titel, lek_lijnen.velden(actie), values=lek_lijnen.waarden(row))
        self._vorm.asks(actie, over)

    def _asked(self, values: dict[str, Waarde]) -> None:
        try:
            moments = {
                column: _moment(values, code, self._ports.clock.nu())
                for code, column in lek_lijnen.MOMENTEN.items()
                if code in values
            }
        except Refused as refused:
            self._failed(refused)
            return
        uid = self._vorm.actie[1]
        if uid:
            given = {code: value for code, value in values.items() if not _is_moment(code)}
            self._ports.jobs.write(
                registers.save_datalek, uid, given | moments, then=self._done, failed=self._failed
            )
            return
        self._ports.jobs.write(
            registers.report_datalek,
            str(values.get("soort") or ""),
            str(values.get("wat") or ""),
            moments.get("ontdekt_op") or self._ports.clock.nu(),
            then=self._done,
            failed=self._failed,
        )

    def _beside(self, veld: str) -> str:
        return {column: code for code, column in lek_lijnen.MOMENTEN.items()}.get(veld, veld)


def _is_moment(code: str) -> bool:
    return code in lek_lijnen.MOMENTEN or code.endswith("_tijd")


def _moment(values: dict[str, Waarde], code: str, nu: datetime) -> datetime | None:
    dag = values.get(code)
    return moment_of(
        dag if isinstance(dag, date) else None, str(values.get(f"{code}_tijd") or ""), f"{code}_tijd", nu
    )


def _read(lezer: Lezer, *, nu: datetime) -> tuple[DatalekRow, ...]:
    return load_datalekken(lezer, nu)


def _paper(lezer: Lezer, *, nu: datetime) -> StukFacts:
    return datalekken_stuk(load_datalekken(lezer, nu), make_head(lezer, nu, taal=language()))
