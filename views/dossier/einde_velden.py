"""The small forms of the tab *Einde*."""

from __future__ import annotations

from datetime import date

from models.queries.rows_begeleiding import EindeRow
from models.values import AFSLUIT_SOORTEN, Waarheid
from resources.i18n import N_, _
from resources.labels import label_of
from views.widgets.velden import Veld, Veldsoort, Waarde

K, D, VINK, LIJST = Veldsoort.KEUZE, Veldsoort.DATUM, Veldsoort.VINK, Veldsoort.LIJST
NAAR = (
    N_("Wijkteam"),
    N_("Maatschappelijk werk"),
    N_("Andere begeleidende organisatie"),
    N_("Andere gemeente"),
)
"""Who usually goes on; something else can be typed."""
_ANTWOORD = (
    (Waarheid.ONBEKEND, N_("Nog niet")),
    (Waarheid.JA, N_("Ja, en het is goed")),
    (Waarheid.NEE, N_("Ja, en het gezin wil het niet")),
)


def overdracht_velden() -> tuple[Veld, ...]:
    """Who goes on, from when, where to find them, and whether the gezin agreed."""
    return (
        Veld("naar", _("Wie gaat verder (hoeft niet)"), LIJST, tuple((_(one), _(one)) for one in NAAR)),
        Veld("besproken", _("Besproken met het gezin"), K, tuple((c.value, _(w)) for c, w in _ANTWOORD)),
        Veld("overdracht_op", _("Vanaf welke dag"), D),
        Veld("bereikbaar", _("Waar te vinden, of telefoon")),
        Veld("papieren", _("Waar de papieren van het gezin zijn")),
    )


def overdracht_waarden(row: EindeRow) -> dict[str, Waarde]:
    """What stands there already."""
    one = row.afspraak
    return {
        "naar": one.naar,
        "besproken": one.besproken,
        "overdracht_op": one.op,
        "bereikbaar": one.bereikbaar,
        "papieren": one.papieren,
    }


def sluit_velden(row: EindeRow) -> tuple[Veld, ...]:
    """All that is asked to close: how it ended, who goes on, and what stops with it."""
    kinds = tuple((code, label_of("afsluit_soort", code)) for code in AFSLUIT_SOORTEN)
    extra: tuple[Veld, ...] = ()
    if row.papieren:
        extra += (Veld("papieren_weg", _("Alle papieren van dit gezin zijn weggegooid"), VINK),)
    if row.delingen:
        extra += (Veld("delen_stopt", _("Wij delen niets meer met anderen"), VINK),)
    return (
        Veld("soort", _("Hoe is het geëindigd"), K, kinds),
        Veld("op", _("Op welke dag"), D, verleden=True),
        Veld("reden", _("Toelichting (hoeft niet)")),
        *overdracht_velden(),
        *extra,
    )


def sluit_waarden(row: EindeRow, vandaag: date) -> dict[str, Waarde]:
    """What usually fits: it is done, today."""
    usual: dict[str, Waarde] = {"soort": "afgerond", "op": vandaag, "delen_stopt": True}
    return usual | overdracht_waarden(row)
