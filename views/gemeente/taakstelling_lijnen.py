"""The half-years as lines, and the fields of figures. Pure: rows in, lines out."""

from __future__ import annotations

from datetime import date

from models.queries.rows_gemeente import (
    GeteldenRow,
    GrondslagRow,
    HalfjaarRow,
    PijplijnRow,
    TaakstellingRow,
    VersieRow,
)
from models.queries.woorden_cijfers import MEER, MINDER, getal, met_teken, procent
from resources.i18n import _, ngettext
from resources.labels import label_of
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon


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


def lijnen(
    rij: TaakstellingRow,
    getelden: GeteldenRow | None,
    pijplijn: PijplijnRow | None = None,
    *,
    mag: bool,
) -> list[Lijn]:
    """All half-years, a card each: that of today first, then the next, then the earlier ones."""
    found: list[Lijn] = []
    ahead = [half for half in rij.halfjaren if half.begin > rij.vandaag]
    begun = [half for half in reversed(rij.halfjaren) if half.begin <= rij.vandaag]
    for half in (*begun[:1], *ahead, *begun[1:]):
        found += _card(half, rij, mag=mag)
        if getelden is not None and getelden.code == half.code:
            found += _people(getelden, half, rij.vandaag)
        if pijplijn is not None and half.code == nu(rij):
            found += _pijplijn(pijplijn, half, rij.vandaag)
    return found


def nu(rij: TaakstellingRow) -> str:
    """The code of the running half-year."""
    return next((one.code for one in rij.halfjaren if one.begin <= rij.vandaag <= one.eind), "")


def _card(half: HalfjaarRow, rij: TaakstellingRow, *, mag: bool) -> list[Lijn]:
    kaart = half.code
    knop = (Knop("cijfer", _("Nieuw cijfer"), "n"),) if mag else ()
    head = Lijn(f"kop:{kaart}", title(half), kaart, Soort.KOP, chip=_chip(half, rij), knoppen=knop)
    rows = [head, _task(half, rij.vandaag, kaart)]
    if half.afgesproken is not None:
        words = _("Door de herverdeling wordt de taakstelling {n}. Neem het over bij Herverdeling.").format(
            n=getal(half.afgesproken)
        )
        rows.append(
            Lijn(f"afgesproken:{kaart}", words, kaart, lang=True, chip=Chip(_("overnemen"), Toon.WEEK))
        )
    if half.begin <= rij.vandaag:
        rows += [
            _done(half, rij.vandaag, kaart),
            *_along(half, rij.vandaag, kaart, telt=rij.pijplijn_telt),
            _closing(half, rij, kaart),
        ]
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
    if half.begin > rij.vandaag and not half.geen and half.taakstelling is None:
        late = half.bekend_voor < rij.vandaag
        return Chip(_("moet bekend zijn"), Toon.WEEK) if late else Chip(_("nog niet bekend"), Toon.RUST)
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


def _done(half: HalfjaarRow, vandaag: date, kaart: str) -> Lijn:
    """What counts by the dossiers, and the figure of the COA beside the dossiers of its own day (A188)."""
    words = ngettext(
        "Realisatie {n} persoon op {dag}, uit de dossiers",
        "Realisatie {n} personen op {dag}, uit de dossiers",
        half.realisatie,
    ).format(n=getal(half.realisatie), dag=dag_kort(min(half.eind, vandaag), vandaag))
    parts = [
        ngettext("{n} via koppeling", "{n} via koppeling", half.realisatie_koppeling).format(
            n=getal(half.realisatie_koppeling)
        ),
    ]
    if half.realisatie_officieel is not None:
        off = half.realisatie_officieel - half.realisatie_peildatum
        parts.insert(
            0,
            _("officieel {n} op {dag} (de dossiers van die dag: {d}, verschil {v})").format(
                n=getal(half.realisatie_officieel),
                dag=dag_kort(half.peildatum, vandaag),
                d=getal(half.realisatie_peildatum),
                v="0" if not off else f"{off:+d}".replace("-", "−"),
            ),
        )
    if half.promille is not None:
        parts.append(_("{procent} van de taakstelling").format(procent=procent(half.promille)))
    return Lijn(f"wie:{kaart}", words, kaart, onder=" · ".join(parts), link=_("Wie zijn dat?"), lang=True)


def _along(half: HalfjaarRow, vandaag: date, kaart: str, *, telt: bool) -> list[Lijn]:
    """Realisatie with the pijplijn, and what it is made of; afterwards that of the last day (A127)."""
    if half.eind < vandaag:
        return _along_then(half, vandaag, kaart)
    policy = _("voor het toezicht telt de pijplijn niet mee")
    if telt:
        policy = _("voor het toezicht telt de pijplijn mee")
    if not half.in_pijplijn:
        words = _("In de pijplijn staat nu niemand.")
        return [Lijn(f"geenpijplijn:{kaart}", words, kaart, onder=policy)]
    words, parts = _along_words(half)
    parts += [f"{label_of('Pijplijn', code)}: {getal(n)}" for code, n in half.pijplijn_soorten]
    parts += [*_along_official(half, vandaag), policy]
    return [
        Lijn(f"pijplijn:{kaart}", words, kaart, onder=" · ".join(parts), link=_("Wie zijn dat?"), lang=True)
    ]


def _along_then(half: HalfjaarRow, vandaag: date, kaart: str) -> list[Lijn]:
    """The pijplijn on the last day of a half-year that is over: the day of the proof says in which."""
    if not half.in_pijplijn:
        return []
    words, parts = _along_words(half)
    parts += [
        _("op de laatste dag, {dag}").format(dag=dag_kort(half.eind, vandaag)),
        *_along_official(half, vandaag),
    ]
    return [Lijn(f"toen:{kaart}", words, kaart, onder=" · ".join(parts), lang=True)]


def _along_words(half: HalfjaarRow) -> tuple[str, list[str]]:
    """Our own count with the pijplijn, and its sum."""
    words = ngettext("Met de pijplijn {n} persoon", "Met de pijplijn {n} personen", half.pijplijn)
    parts = _("realisatie {a} + pijplijn {b}").format(a=getal(half.realisatie), b=getal(half.in_pijplijn))
    return words.format(n=getal(half.pijplijn)), [parts]


def _along_official(half: HalfjaarRow, vandaag: date) -> list[str]:
    """The same beside the official figure, where there is one."""
    if half.realisatie_officieel is None:
        return []
    return [
        _("met het officiële cijfer van {dag}: {n}").format(
            dag=dag_kort(half.peildatum, vandaag), n=getal(half.met_pijplijn)
        )
    ]


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
    if half.realisatie_officieel is not None:
        under = _("het officiële cijfer van {dag}, en de dossiers van daarna").format(
            dag=dag_kort(half.peildatum, rij.vandaag)
        )
    if half.verwacht_einde is not None:
        if half.verwacht_begin != half.opening:
            start = met_teken(half.verwacht_begin, rij.teken)
            under += " · " + _("begin {n}, zoals nu verwacht").format(n=start)
        under += " · " + _("dan is de stand {stand}").format(stand=met_teken(half.verwacht_einde, rij.teken))
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
    rows += _hidden(getelden.verborgen, f"meer:{half.code}", kaart)
    if len(rows) == 1:
        rows.append(Lijn(f"niemand:{half.code}", _("Nog niemand."), kaart, Soort.TEKST))
    return rows


def _hidden(aantal: int, sleutel: str, kaart: str) -> list[Lijn]:
    """How many more there are that who looks does not see."""
    if not aantal:
        return []
    words = ngettext(
        "En {n} persoon van wie jij het gezin niet ziet.",
        "En {n} personen van wie jij het gezin niet ziet.",
        aantal,
    ).format(n=aantal)
    return [Lijn(sleutel, words, kaart, Soort.TEKST)]


def _pijplijn(pijplijn: PijplijnRow, half: HalfjaarRow, vandaag: date) -> list[Lijn]:
    """Who may be counted along, why, and when they are expected to count (A127)."""
    kaart = f"pijplijn-{half.code}"
    titel = _("Wie in de pijplijn staat op {dag}").format(dag=dag_kort(vandaag, vandaag))
    rows = [Lijn(f"koppijplijn:{half.code}", titel, kaart, Soort.KOP)]
    for nr, one in enumerate(pijplijn.mensen):
        why = _("{reden}, sinds {dag}").format(
            reden=label_of("Pijplijn", one.soort), dag=dag_kort(one.sinds, vandaag)
        )
        when = _("telt naar verwachting vanaf {dag}").format(dag=dag_kort(one.verwacht, vandaag))
        rows.append(
            Lijn(
                f"persoon:{one.dossier_uid}:p{nr}",
                one.naam or _("naam gewist"),
                kaart,
                onder=f"{one.nummer} · {why} · {when}",
                lang=True,
            )
        )
    rows += _hidden(pijplijn.verborgen, f"meerpijplijn:{half.code}", kaart)
    if len(rows) == 1:
        rows.append(Lijn(f"niemandpijplijn:{half.code}", _("Nog niemand."), kaart, Soort.TEKST))
    return rows
