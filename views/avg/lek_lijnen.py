"""Breaches as lines, and their form. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from babel.dates import get_timezone

from models.queries.rows_avg import DatalekRow, LekStapRow
from models.queries.woorden import reason_words
from models.rules.datalek import LekStand, LekStap
from models.values import LEK_SOORTEN, Risico
from resources.i18n import _, ngettext
from resources.labels import label, label_of, small_label_of
from views.widgets.dagen import moment
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon
from views.widgets.velden import Veld, Veldsoort, Waarde

K, D, LANG, GETAL = Veldsoort.KEUZE, Veldsoort.DATUM, Veldsoort.LANG, Veldsoort.GETAL
MOMENTEN = {"ontdekt": "ontdekt_op", "fg": "fg_op", "ap": "ap_op", "betrokkenen": "betrokkenen_op"}
"""Fields for a day and a clock time together, and the column they become."""
FEITEN = "feiten"
"""The form with what happened; each step has a form of its own."""
DAG_UREN = 24


def lek_lijnen(rows: Sequence[DatalekRow]) -> list[Lijn]:
    """A card for each open breach with its steps; the closed ones below in one card."""
    if not rows:
        words = _("Geen datalekken. Iets weg, of zag iemand te veel? Leg het vast, ook als het klein lijkt.")
        return [Lijn("leeg", words, kaart="leeg", soort=Soort.TEKST)]
    lines: list[Lijn] = []
    for row in rows:
        if row.afgesloten_op is None:
            lines += _open(row)
    closed = [row for row in rows if row.afgesloten_op is not None]
    if closed:
        lines.append(Lijn("kop:dicht", _("Afgesloten"), kaart="dicht", soort=Soort.KOP))
        lines += [_closed(row) for row in closed]
    return lines


def _titel(row: DatalekRow) -> str:
    return _("Datalek {n}: {soort}").format(n=row.nummer, soort=small_label_of("datalek", row.soort))


def _open(row: DatalekRow) -> list[Lijn]:
    head = Lijn(
        f"lek:{row.uid}",
        _titel(row),
        kaart=row.uid,
        onder=" · ".join((reason_words(row.wat), _("ontdekt {op}").format(op=moment(row.ontdekt_op)))),
        chip=clock_chip(row),
        knoppen=(Knop("bewerk", _("Bijwerken"), "b"), Knop("sluit", _("Afsluiten"), "s")),
        lang=True,
    )
    return [head, *(_step(row, stap) for stap in row.stappen)]


def clock_chip(row: DatalekRow) -> Chip:
    """How long is left to tell the AP."""
    ap = next(stap for stap in row.stappen if stap.stap is LekStap.AP)
    if ap.stand is LekStand.GEDAAN:
        return Chip(_("gemeld bij de AP"), Toon.OP_SCHEMA)
    if ap.stand is LekStand.NIET_NODIG:
        return Chip(_("hoeft niet naar de AP"), Toon.RUST)
    if row.uren_over < 0:
        hours = -row.uren_over
        return Chip(ngettext("{n} uur te laat", "{n} uur te laat", hours).format(n=hours), Toon.TE_LAAT)
    tone = Toon.TE_LAAT if row.uren_over < DAG_UREN else Toon.WEEK
    words = ngettext("nog {n} uur voor de AP", "nog {n} uur voor de AP", row.uren_over)
    return Chip(words.format(n=row.uren_over), tone)


def _step(row: DatalekRow, stap: LekStapRow) -> Lijn:
    tones = {
        LekStand.GEDAAN: Toon.OP_SCHEMA,
        LekStand.NIET_NODIG: Toon.RUST,
        LekStand.TE_DOEN: Toon.WEEK,
        LekStand.TE_LAAT: Toon.TE_LAAT,
    }
    until = _("vóór {op}").format(op=moment(stap.uiterlijk)) if stap.uiterlijk is not None else ""
    return Lijn(
        f"stap:{row.uid}:{stap.stap.value}",
        label(stap.stap),
        kaart=row.uid,
        onder=until if stap.stand in (LekStand.TE_DOEN, LekStand.TE_LAAT) else "",
        chip=Chip(label(stap.stand), tones[stap.stand]),
        tip=hulp(stap.stap),
    )


def hulp(stap: LekStap) -> str:
    """What to do in this step."""
    return {
        LekStap.STOPPEN: _(
            "Haal terug wat weg is, bel wie het kreeg, blokkeer de laptop, geef nieuwe wachtwoordzinnen."
        ),
        LekStap.FG: _("Bel de functionaris gegevensbescherming of je leidinggevende. Schrijf op wanneer."),
        LekStap.AP: _(
            "Meld het op de website van de Autoriteit Persoonsgegevens, ook als je nog niet alles weet."
            " Aanvullen kan later."
        ),
        LekStap.BETROKKENEN: _(
            "Is het risico groot? Vertel de mensen zelf wat er is gebeurd en wat zij kunnen doen."
        ),
    }[stap]


def _closed(row: DatalekRow) -> Lijn:
    return Lijn(
        f"lek:{row.uid}",
        _titel(row),
        kaart="dicht",
        onder=" · ".join((reason_words(row.wat), _("ontdekt {op}").format(op=moment(row.ontdekt_op)))),
        grijs=True,
    )


# --- the form ---


def meld_velden() -> tuple[Veld, ...]:
    """What is asked at once: enough to let the clock run."""
    kinds = tuple((code, label_of("datalek", code)) for code in LEK_SOORTEN)
    return (
        Veld("soort", _("Wat is er gebeurd"), K, kinds),
        Veld("ontdekt", _("Ontdekt op"), D, verleden=True),
        Veld("ontdekt_tijd", _("Hoe laat"), hint="14:30"),
        Veld("wat", _("Vertel kort wat er is gebeurd (geen namen)"), LANG, breed=True),
    )


def velden(deel: str = FEITEN) -> tuple[Veld, ...]:
    """What is kept of a breach: the facts, or what belongs to one step."""
    return _step_fields().get(deel) or _facts()


def _step_fields() -> dict[str, tuple[Veld, ...]]:
    return {
        LekStap.STOPPEN: (Veld("maatregelen", _("Wat heb je gedaan"), LANG, breed=True),),
        LekStap.FG: (
            Veld("fg", _("Functionaris (FG) weet het sinds"), D, verleden=True),
            Veld("fg_tijd", _("Hoe laat"), hint="14:30"),
        ),
        LekStap.AP: (
            Veld("ap", _("Gemeld bij de AP op"), D, verleden=True),
            Veld("ap_tijd", _("Hoe laat"), hint="14:30"),
            Veld("ap_reden", _("Of: waarom niet, of later"), LANG, breed=True),
        ),
        LekStap.BETROKKENEN: (
            Veld("betrokkenen", _("Aan de mensen verteld op"), D, verleden=True),
            Veld("betrokkenen_tijd", _("Hoe laat"), hint="14:30"),
            Veld("betrokkenen_reden", _("Of: waarom niet"), LANG, breed=True),
        ),
    }


def _facts() -> tuple[Veld, ...]:
    kinds = tuple((code, label_of("datalek", code)) for code in LEK_SOORTEN)
    risks = tuple((one.value, label(one)) for one in Risico)
    return (
        Veld("soort", _("Wat is er gebeurd"), K, kinds),
        Veld("risico", _("Risico voor de mensen"), K, risks),
        Veld("aantal", _("Over hoeveel mensen"), GETAL),
        Veld("ontdekt", _("Ontdekt op"), D, verleden=True),
        Veld("ontdekt_tijd", _("Hoe laat"), hint="14:30"),
        Veld("gebeurd_op", _("Gebeurd op"), D, verleden=True),
        Veld("wat", _("Wat er gebeurde (geen namen)"), LANG, breed=True),
        Veld("gegevens", _("Welke gegevens"), LANG, breed=True),
        Veld("gevolgen", _("Wat kan er van komen"), LANG, breed=True),
    )


def waarden(row: DatalekRow) -> dict[str, Waarde]:
    """A breach as the form shows it."""
    plain = ("soort", "wat", "gegevens", "gevolgen", "maatregelen", "ap_reden", "betrokkenen_reden")
    values: dict[str, Waarde] = {code: getattr(row, code) for code in plain}
    values |= {"risico": row.risico.value, "aantal": row.aantal, "gebeurd_op": row.gebeurd_op}
    for code, column in MOMENTEN.items():
        at: datetime | None = getattr(row, column)
        here = at.astimezone(get_timezone("Europe/Amsterdam")) if at is not None else None
        values[code] = here.date() if here is not None else None
        values[f"{code}_tijd"] = f"{here:%H:%M}" if here is not None else ""
    return values
