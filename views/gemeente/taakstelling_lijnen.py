"""The half-years as lines, and the fields of figures. Pure: rows in, lines out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from models.queries.rows_gemeente import GeteldenRow, GrondslagRow, HalfjaarRow, TaakstellingRow, VersieRow
from models.rules.cijferlijst import whole
from resources.i18n import _, ngettext
from resources.labels import label_of
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon
from views.widgets.velden import Veld, Veldsoort, Waarde

MEER, MINDER = "plus_achterstand", "plus_voorsprong"
GROOTSTE = 1_000_000_000
"""A larger number is left as it was typed, so that the verb refuses it."""
GETALLEN = ("taakstelling", "opening", "realisatie", "stand")
MET_TEKEN = ("opening", "stand")
"""Fields that follow the way in which a closing is written."""


def knoppen() -> tuple[tuple[str, str], ...]:
    """Buttons of the head."""
    return (
        ("cijfer", _("Cijfers invullen")),
        ("inwoners", _("Inwoners")),
        ("landelijk", _("Landelijk cijfer")),
        ("teken", _("Plus en min omdraaien")),
    )


def uitleg(rij: TaakstellingRow) -> str:
    """How to read the figures."""
    how = _("plus is een achterstand") if rij.teken == MEER else _("plus is een voorsprong")
    return _(
        "Het bekendgemaakte cijfer staat naast wat uit de dossiers volgt. Bij de stand geldt: {hoe}."
    ).format(hoe=how)


def ander_teken(teken: str) -> str:
    """The other way of writing a closing."""
    return MINDER if teken == MEER else MEER


def split(code: str) -> tuple[int, int]:
    """`2026-1` in two numbers; zeros where it is none, which the verb refuses."""
    year, _dash, part = code.partition("-")
    return (int(year), int(part)) if year.isdecimal() and part.isdecimal() else (0, 0)


def getal(value: int) -> str:
    """A whole number with dots between thousands."""
    return f"{value:,}".replace(",", ".")


def met_teken(value: int, teken: str) -> str:
    """A closing with its sign, as the gemeente writes it."""
    shown = value if teken == MEER else -value
    return f"{'+' if shown > 0 else '−' if shown < 0 else ''}{getal(abs(shown))}"


def procent(promille: int) -> str:
    """Thousandths as a percentage with one decimal: 1271 is `127,1 %`."""
    return f"{promille // 10},{promille % 10} %"


def lijnen(rij: TaakstellingRow, getelden: GeteldenRow | None, *, mag: bool) -> list[Lijn]:
    """All half-years, a card each: that of today first, then the next, then the earlier ones."""
    found: list[Lijn] = []
    ahead = [half for half in rij.halfjaren if half.begin > rij.vandaag]
    begun = [half for half in reversed(rij.halfjaren) if half.begin <= rij.vandaag]
    for half in (*begun[:1], *ahead, *begun[1:]):
        found += _card(half, rij, mag=mag)
        if getelden is not None and getelden.code == half.code:
            found += _people(getelden, half, rij.vandaag)
    return found


def _card(half: HalfjaarRow, rij: TaakstellingRow, *, mag: bool) -> list[Lijn]:
    kaart = half.code
    knop = (Knop("cijfer", _("Nieuw cijfer")),) if mag else ()
    head = Lijn(f"kop:{kaart}", title(half), kaart, Soort.KOP, chip=_chip(half, rij), knoppen=knop)
    rows = [head, _task(half, rij.vandaag, kaart)]
    if half.begin <= rij.vandaag:
        rows += [_done(half, kaart), _closing(half, rij, kaart)]
    if half.prognose is not None:
        rows.append(_forecast(half, rij, kaart))
    rows.append(_formula(half, kaart))
    rows += [_version(one, rij, kaart) for one in half.versies[1:]]
    return rows


def title(half: HalfjaarRow) -> str:
    """`Halfjaar 2026-1`."""
    return _("Halfjaar {code}").format(code=half.code)


def vraag(half: HalfjaarRow) -> str:
    """Heading of the form for a half-year."""
    return _("Cijfers van {code}. Het cijfer van nu blijft bewaard.").format(code=half.code)


def _chip(half: HalfjaarRow, rij: TaakstellingRow) -> Chip:
    if half.begin > rij.vandaag:
        return Chip(_("nog niet begonnen"), Toon.RUST)
    if half.geen:
        return Chip(_("geen taakstelling"), Toon.RUST)
    if half.einde is None:
        return Chip(_("cijfer ontbreekt"), Toon.WEEK)
    if half.einde <= 0:
        return Chip(_("gehaald"), Toon.OP_SCHEMA)
    words = ngettext("nog {n} persoon", "nog {n} personen", half.einde).format(n=getal(half.einde))
    return Chip(words, Toon.TE_LAAT if half.eind < rij.vandaag else Toon.WEEK)


def _task(half: HalfjaarRow, vandaag: date, kaart: str) -> Lijn:
    if half.geen:
        words = _("Er is geen taakstelling in dit halfjaar")
    elif half.taakstelling is None:
        words = _("Taakstelling nog niet ingevuld")
    else:
        words = ngettext("Taakstelling {n} persoon", "Taakstelling {n} personen", half.taakstelling).format(
            n=getal(half.taakstelling)
        )
    now = half.versies[0] if half.versies else None
    if now is None:
        under = _("Bekend uiterlijk {dag}").format(dag=dag_kort(half.bekend_voor, vandaag))
    else:
        under = _source(now, vandaag, many=len(half.versies))
    return Lijn(f"taak:{kaart}", words, kaart, onder=under, lang=True)


def _source(one: VersieRow, vandaag: date, *, many: int = 1) -> str:
    parts = [_("bekend {dag}").format(dag=dag_kort(one.bekend_op, vandaag)), one.bron]
    if many > 1:
        parts.append(_("versie {n}").format(n=one.nummer))
    return " · ".join(part for part in parts if part)


def _done(half: HalfjaarRow, kaart: str) -> Lijn:
    words = ngettext(
        "Realisatie {n} persoon, uit de dossiers", "Realisatie {n} personen, uit de dossiers", half.realisatie
    ).format(n=getal(half.realisatie))
    parts = [
        ngettext("{n} via koppeling", "{n} via koppeling", half.realisatie_koppeling).format(
            n=getal(half.realisatie_koppeling)
        ),
        _("met pijplijn {n}").format(n=getal(half.pijplijn)),
    ]
    if half.realisatie_officieel is not None:
        off = half.realisatie_officieel - half.realisatie
        parts.insert(
            0,
            _("officieel {n} (verschil {v})").format(
                n=getal(half.realisatie_officieel), v=f"{off:+d}".replace("-", "−")
            ),
        )
    if half.promille is not None:
        parts.append(_("{procent} van de taakstelling").format(procent=procent(half.promille)))
    return Lijn(f"wie:{kaart}", words, kaart, onder=" · ".join(parts), link=_("Wie zijn dat?"), lang=True)


def _closing(half: HalfjaarRow, rij: TaakstellingRow, kaart: str) -> Lijn:
    teken = rij.teken
    if half.einde is None:
        words = _("Stand nog niet te berekenen")
        return Lijn(f"stand:{kaart}", words, kaart, onder=_("de taakstelling ontbreekt"), grijs=True)
    words = _("Stand {stand} op {dag}").format(
        stand=met_teken(half.einde, teken), dag=dag_kort(half.peildatum, rij.vandaag)
    )
    parts = [_sum(half, teken)] if half.berekend is not None else []
    if half.opening_onbekend:
        parts.append(_("het begin is niet bekend en telt als 0"))
    if half.officieel is not None:
        parts.append(_("correctie {n}").format(n=met_teken(half.correctie, teken)))
    if half.correctie:
        parts.append(half.reden or _("reden van de correctie ontbreekt"))
    if half.aansluiting:
        parts.append(
            _("begin sluit niet aan op het halfjaar ervoor: {n}").format(n=met_teken(half.aansluiting, teken))
        )
    if half.deels:
        parts.append(_("tussenstand"))
    if half.procent is not None:
        parts.append(_("{n} % van de taakstelling nog te doen").format(n=getal_min(half.procent)))
    return Lijn(f"stand:{kaart}", words, kaart, onder=" · ".join(parts), lang=True)


def _sum(half: HalfjaarRow, teken: str) -> str:
    """How our own closing comes about, in the way of writing of the gemeente."""
    computed = half.berekend or 0
    done = half.opgave - computed
    if teken == MEER:
        return _("begin {a} + taakstelling {b} − realisatie {c} = {d}").format(
            a=getal_min(half.opening), b=getal(half.taakstelling or 0), c=getal(done), d=getal_min(computed)
        )
    return _("begin {a} − taakstelling {b} + realisatie {c} = {d}").format(
        a=getal_min(-half.opening), b=getal(half.taakstelling or 0), c=getal(done), d=getal_min(-computed)
    )


def getal_min(value: int) -> str:
    """A whole number with a real minus sign."""
    return f"−{getal(-value)}" if value < 0 else getal(value)


def _forecast(half: HalfjaarRow, rij: TaakstellingRow, kaart: str) -> Lijn:
    number = half.prognose or 0
    words = ngettext("Verwacht op {dag}: {n} persoon", "Verwacht op {dag}: {n} personen", number).format(
        dag=dag_kort(half.eind, rij.vandaag), n=getal(number)
    )
    under = _("uit de dossiers van nu, elke persoon één keer")
    if half.taakstelling is not None:
        left = half.opgave - number
        under += " · " + _("dan is de stand {stand}").format(stand=met_teken(left, rij.teken))
    return Lijn(f"prognose:{kaart}", words, kaart, onder=under)


def _formula(half: HalfjaarRow, kaart: str) -> Lijn:
    if half.indicatie is None:
        missing = [
            words
            for words, one in (
                (_("landelijk cijfer"), half.landelijk),
                (_("inwoners van de gemeente"), half.inwoners),
                (_("inwoners van Nederland"), half.inwoners_nederland),
            )
            if one.waarde is None
        ]
        under = _("Nog niet ingevuld: {wat}").format(wat=", ".join(missing))
        return Lijn(
            f"formule:{kaart}",
            _("Indicatie met de formule: nog niet te berekenen"),
            kaart,
            onder=under,
            grijs=True,
        )
    words = ngettext(
        "Indicatie met de formule: {n} persoon", "Indicatie met de formule: {n} personen", half.indicatie
    ).format(n=getal(half.indicatie))
    under = _("{vg} × {ig} ÷ {inl}, naar boven afgerond · {bron}").format(
        vg=getal(half.landelijk.waarde or 0),
        ig=getal(half.inwoners.waarde or 0),
        inl=getal(half.inwoners_nederland.waarde or 0),
        bron="; ".join(dict.fromkeys(map(_of, (half.landelijk, half.inwoners, half.inwoners_nederland)))),
    )
    return Lijn(f"formule:{kaart}", words, kaart, onder=under, grijs=True, lang=True)


def _of(one: GrondslagRow) -> str:
    return " ".join(part for part in (one.bron, f"({one.dag:%d-%m-%Y})" if one.dag else "") if part)


def _version(one: VersieRow, rij: TaakstellingRow, kaart: str) -> Lijn:
    parts = []
    if one.geen:
        parts.append(_("geen taakstelling"))
    for words, value in (
        (_("taakstelling {n}"), one.taakstelling),
        (_("realisatie {n}"), one.realisatie),
    ):
        if value is not None:
            parts.append(words.format(n=getal(value)))
    if one.stand is not None:
        parts.append(_("stand {n}").format(n=met_teken(one.stand, rij.teken)))
    titel = _("Eerder, versie {n}: {wat}").format(n=one.nummer, wat=", ".join(parts))
    return Lijn(f"oud:{kaart}:{one.nummer}", titel, kaart, onder=_source(one, rij.vandaag), grijs=True)


def _people(getelden: GeteldenRow, half: HalfjaarRow, vandaag: date) -> list[Lijn]:
    kaart = f"wie-{half.code}"
    titel = _("Wie meetelt in {code}").format(code=half.code)
    rows = [Lijn(f"kopwie:{half.code}", titel, kaart, Soort.KOP)]
    for nr, one in enumerate(getelden.mensen):
        under = " · ".join(
            part
            for part in (
                one.nummer,
                _("telt sinds {dag}").format(dag=dag_kort(one.op, vandaag)),
                label_of("route", one.reden) if one.reden else "",
            )
            if part
        )
        rows.append(Lijn(f"persoon:{one.dossier_uid}:{nr}", one.naam or _("naam gewist"), kaart, onder=under))
    if getelden.verborgen:
        words = ngettext(
            "En {n} persoon van wie jij het gezin niet ziet.",
            "En {n} personen van wie jij het gezin niet ziet.",
            getelden.verborgen,
        ).format(n=getelden.verborgen)
        rows.append(Lijn(f"meer:{half.code}", words, kaart, Soort.TEKST))
    if len(rows) == 1:
        rows.append(Lijn(f"niemand:{half.code}", _("Nog niemand."), kaart, Soort.TEKST))
    return rows


# --- fields ---


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
    if half is None:
        running = next((one for one in rij.halfjaren if one.begin <= rij.vandaag <= one.eind), None)
        return {"halfjaar": running.code if running is not None else "", "bekend_op": rij.vandaag}
    if not half.versies:
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
