"""The fields of figures, and numbers as people type them. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from models.queries.rows_gemeente import HalfjaarRow, TaakstellingRow
from models.queries.woorden_cijfers import MEER, MINDER
from models.rules.cijferlijst import whole
from resources.i18n import _
from views.gemeente.taakstelling_lijnen import getal_min
from views.widgets.velden import Veld, Veldsoort, Waarde

GROOTSTE = 1_000_000_000
"""A larger number is left as it was typed, so that the verb refuses it."""
GETALLEN = ("taakstelling", "opening", "realisatie", "stand")
MET_TEKEN = ("opening", "stand")
"""Fields that follow the way in which a closing is written."""


def split(code: str) -> tuple[int, int]:
    """`2026-1` in two numbers; zeros where it is none, which the verb refuses."""
    year, _dash, part = code.partition("-")
    return (int(year), int(part)) if year.isdecimal() and part.isdecimal() else (0, 0)


def _halfjaren(rij: TaakstellingRow) -> tuple[tuple[str, str], ...]:
    """Half-years to choose from: those that are shown, and four years before the first of them."""
    first = rij.halfjaren[0]
    earlier = [(first.jaar - back, part) for back in range(4, 0, -1) for part in (1, 2)]
    codes = [f"{year}-{part}" for year, part in earlier if (year, part) < (first.jaar, first.deel)]
    codes += [f"{first.jaar}-1"] if first.deel == 2 else []
    return tuple((code, code) for code in (*codes, *(one.code for one in rij.halfjaren)))


def cijfer_velden(rij: TaakstellingRow, *, kiezen: bool) -> tuple[Veld, ...]:
    """The fields of a version."""
    k, v, d = Veldsoort.KEUZE, Veldsoort.VINK, Veldsoort.DATUM
    plus = _("plus = achterstand") if rij.teken == MEER else _("plus = voorsprong")
    chosen = (Veld("halfjaar", _("Halfjaar"), k, _halfjaren(rij)),) if kiezen else ()
    return (
        *chosen,
        Veld("taakstelling", _("Taakstelling (personen)")),
        Veld("geen", _("Er is geen taakstelling"), v),
        Veld("bron", _("Bron (lijst, brief, nummer)")),
        Veld("bekend_op", _("Bekend op"), d),
        Veld("opening", _("Begin van het halfjaar ({teken})").format(teken=plus)),
        Veld("realisatie", _("Realisatie volgens het COA")),
        Veld("stand", _("Stand volgens de lijst ({teken})").format(teken=plus)),
        Veld("peildatum", _("Peildatum van realisatie en stand"), d),
        Veld("reden", _("Waarom wijkt de stand af van onze som?"), Veldsoort.LANG, breed=True),
    )


def cijfer_waarden(half: HalfjaarRow | None, rij: TaakstellingRow) -> dict[str, Waarde]:
    """What the fields hold: the newest version of the half-year, to change."""
    if half is None or not half.versies:
        return {"bekend_op": rij.vandaag}
    now = half.versies[0]
    found: dict[str, Waarde] = {
        "taakstelling": now.taakstelling,
        "geen": now.geen,
        "bron": now.bron,
        "bekend_op": rij.vandaag,
        "opening": now.opening,
        "realisatie": now.realisatie,
        "stand": now.stand,
        "peildatum": now.peildatum,
        "reden": now.reden,
    }
    signed = with_sign(found, rij.teken)
    return {name: _shown(value) for name, value in signed.items() if value is not None}


def gekozen(half: HalfjaarRow | None, rij: TaakstellingRow, velden: Sequence[str]) -> dict[str, Waarde]:
    """What these fields hold for the half-year that was chosen: empty where nothing was published."""
    return dict.fromkeys(velden) | cijfer_waarden(half, rij)


def _shown(value: object) -> Waarde:
    """What a field shows: a number with its dots, anything else as it is."""
    if isinstance(value, int) and not isinstance(value, bool):
        return getal_min(value)
    return value if isinstance(value, str | bool | date) else None


def cijfer(value: object) -> object:
    """A number as it was typed, `2.921` or `−16`; nothing is None, and what is no number the verb refuses."""
    typed = str(value).strip() if value is not None else ""
    try:
        return whole(typed, GROOTSTE)
    except ValueError:
        return typed


def cijfers(values: Mapping[str, object], names: Sequence[str]) -> dict[str, object]:
    """What was typed, with the fields of these names as numbers."""
    return {name: cijfer(value) if name in names else value for name, value in values.items()}


def with_sign(values: Mapping[str, object], teken: str) -> dict[str, object]:
    """Turn what is typed by the convention of the gemeente into + is arrears, or back."""
    return {
        name: -value if name in MET_TEKEN and teken == MINDER and isinstance(value, int) else value
        for name, value in values.items()
    }


def inwoner_velden() -> tuple[Veld, ...]:
    """The fields of a population."""
    return (
        Veld("peildatum", _("Op welke dag (1 januari)"), Veldsoort.DATUM, verleden=True),
        Veld("gemeente", _("Inwoners van de gemeente")),
        Veld("nederland", _("Inwoners van Nederland")),
        Veld("bron", _("Bron")),
    )


def inwoner_waarden(rij: TaakstellingRow) -> dict[str, Waarde]:
    """The day that the newest half-year asks for."""
    return {"peildatum": date(rij.halfjaren[-1].jaar - 1, 1, 1), "bron": "CBS"}


def landelijk_velden(rij: TaakstellingRow) -> tuple[Veld, ...]:
    """The fields of a national number."""
    return (
        Veld("halfjaar", _("Halfjaar"), Veldsoort.KEUZE, _halfjaren(rij)),
        Veld("aantal", _("Personen in heel Nederland")),
        Veld("bron", _("Bron (Staatscourant, brief)")),
    )


def landelijk_waarden(rij: TaakstellingRow) -> dict[str, Waarde]:
    """The half-year of today."""
    running = next((one for one in rij.halfjaren if one.begin <= rij.vandaag <= one.eind), None)
    return {"halfjaar": running.code if running is not None else ""}
