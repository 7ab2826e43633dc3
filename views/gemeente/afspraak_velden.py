"""The small forms of *Prestatieafspraken*."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.queries.rows_afspraken import AfsprakenRow
from models.rules.afspraken import (
    AFSPRAKEN,
    RAPPORTAGES,
    REGIO_SOORTEN,
    SCHADE_AFSPRAAK,
    VARIANTEN,
    VERGOED_PER,
)
from models.rules.geld import spelled
from models.rules.taakstelling import Halfjaar
from resources.i18n import _
from resources.labels import label_of
from views.widgets.velden import Veld, Veldsoort, Waarde

K, D, G, L = Veldsoort.KEUZE, Veldsoort.DATUM, Veldsoort.GETAL, Veldsoort.LANG
DELEN = (("1", "1"), ("2", "2"))
Keuzes = tuple[tuple[str, str], ...]


def alle_corporaties(alles: AfsprakenRow) -> Keuzes:
    """A corporatie, or all of them."""
    return (("", _("Alle corporaties")), *alles.corporaties)


def een_corporatie(alles: AfsprakenRow) -> Keuzes:
    """A corporatie; none is chosen for who has to say it."""
    return alles.corporaties if len(alles.corporaties) == 1 else (("", _("Kies")), *alles.corporaties)


def afspraak_velden(alles: AfsprakenRow) -> tuple[Veld, ...]:
    """The fields of an agreement."""
    kinds = tuple((code, label_of("afspraak", code)) for code in AFSPRAKEN)
    payers = (("", "–"), *((code, label_of("schade_betaler", code)) for code in SCHADE_AFSPRAAK))
    variants = (("", "–"), *((code, label_of("variant", code)) for code in VARIANTEN))
    return (
        Veld("soort", _("Waarover"), K, kinds),
        Veld("organisatie_uid", _("Met wie"), K, alle_corporaties(alles)),
        Veld("van", _("Geldt vanaf"), D),
        Veld("tot", _("Tot en met (hoeft niet)"), D),
        Veld("getal", _("Afgesproken getal (procent of woningen)"), G),
        Veld("gerealiseerd", _("Al gebouwd (alleen bij het bouwprogramma)"), G),
        Veld("variant", _("Keuze bij passende woning"), K, variants),
        Veld("betaalt", _("Wie betaalt (alleen bij schade)"), K, payers),
        Veld("tekst", _("De afspraak in jullie woorden"), L, breed=True),
    )


def afspraak_waarden(_alles: AfsprakenRow, row: Any, vandaag: date) -> dict[str, Waarde]:  # noqa: ANN401 - a row
    """The values of an agreement."""
    if row is None:
        return {"van": vandaag, "soort": AFSPRAKEN[0]}
    names = ("soort", "organisatie_uid", "van", "tot", "getal", "gerealiseerd", "variant", "betaalt")
    return {name: getattr(row, name) for name in names} | {"tekst": row.eigen}


def overzicht_velden(alles: AfsprakenRow) -> tuple[Veld, ...]:
    """The fields of what a corporatie told."""
    return (
        Veld("organisatie_uid", _("Corporatie"), K, een_corporatie(alles)),
        Veld("jaar", _("Jaar"), G),
        Veld("deel", _("Halfjaar"), K, DELEN),
        Veld("vrijgekomen", _("Vrijgekomen woningen"), G),
        Veld("statushouders", _("Naar statushouders"), G),
        Veld("urgenten", _("Naar andere urgenten"), G),
        Veld("overigen", _("Naar anderen"), G),
        Veld("ontvangen_op", _("Ontvangen op"), D, verleden=True),
    )


def overzicht_waarden(_alles: AfsprakenRow, row: Any, vandaag: date) -> dict[str, Waarde]:  # noqa: ANN401 - a row
    """The half-year that ended last, or what was told."""
    if row is None:
        return _last_half(vandaag) | {"ontvangen_op": vandaag}
    names = ("vrijgekomen", "statushouders", "urgenten", "overigen", "ontvangen_op")
    return {name: getattr(row, name) for name in names}


def regio_velden(_alles: AfsprakenRow) -> tuple[Veld, ...]:
    """The fields of a figure of the region, or of another gemeente in it."""
    kinds = tuple((code, label_of("regio_soort", code)) for code in REGIO_SOORTEN)
    return (
        Veld("soort", _("Waarover gaat het cijfer"), K, kinds),
        Veld("wie", _("Naam van de regio of de gemeente")),
        Veld("jaar", _("Jaar"), G),
        Veld("deel", _("Halfjaar"), K, DELEN),
        Veld("vrijgekomen", _("Vrijgekomen woningen"), G),
        Veld("statushouders", _("Naar statushouders"), G),
        Veld("bron", _("Van wie komt het, of waar staat het")),
        Veld("op", _("Cijfer van"), D, verleden=True),
    )


def regio_waarden(_alles: AfsprakenRow, row: Any, vandaag: date) -> dict[str, Waarde]:  # noqa: ANN401 - a row
    """The half-year that ended last, or the figure as it was typed."""
    if row is None:
        return _last_half(vandaag) | {"soort": REGIO_SOORTEN[0], "op": vandaag}
    jaar, _dash, deel = row.halfjaar.partition("-")
    names = ("soort", "wie", "vrijgekomen", "statushouders", "bron", "op")
    found: dict[str, Waarde] = {name: getattr(row, name) for name in names}
    return found | {"jaar": int(jaar), "deel": deel}


def _last_half(vandaag: date) -> dict[str, Waarde]:
    half = Halfjaar.van(vandaag).vorige
    return {"jaar": half.jaar, "deel": str(half.deel)}


def complex_velden(alles: AfsprakenRow) -> tuple[Veld, ...]:
    """The fields of a complex."""
    return (
        Veld("organisatie_uid", _("Corporatie"), K, een_corporatie(alles)),
        Veld("jaar", _("Jaar"), G),
        Veld("naam", _("Complex, wijk of kern")),
        Veld("wijk", _("Waar (hoeft niet)")),
    )


def complex_waarden(_alles: AfsprakenRow, row: Any, vandaag: date) -> dict[str, Waarde]:  # noqa: ANN401 - a row
    """The name and the place; a new one begins with the year of today."""
    return {"jaar": vandaag.year} if row is None else {"naam": row.naam, "wijk": row.wijk}


def norm_velden(alles: AfsprakenRow) -> tuple[Veld, ...]:
    """The fields of a norm."""
    return (
        Veld("personen_van", _("Voor gezinnen van … personen"), G),
        Veld("personen_tot", _("tot en met … (leeg = of meer)"), G),
        Veld("kamers", _("Kamers, minstens"), G),
        Veld("oppervlakte", _("Oppervlakte in m², minstens"), G),
        Veld("grens", _("Wonen kost per maand hoogstens (€)")),
        Veld("voorzieningen", _("Wat er moet zijn")),
        Veld("organisatie_uid", _("Met wie"), K, alle_corporaties(alles)),
        Veld("van", _("Geldt vanaf"), D),
        Veld("tot", _("Tot en met (hoeft niet)"), D),
    )


def norm_waarden(_alles: AfsprakenRow, row: Any, vandaag: date) -> dict[str, Waarde]:  # noqa: ANN401 - a row
    """The values of a norm."""
    if row is None:
        return {"van": vandaag}
    names = ("personen_van", "personen_tot", "kamers", "oppervlakte", "voorzieningen", "organisatie_uid")
    found: dict[str, Waarde] = {name: getattr(row, name) for name in (*names, "van", "tot")}
    return found | {"grens": spelled(row.grens)}


def kader_velden(alles: AfsprakenRow) -> tuple[Veld, ...]:
    """The fields of an afsprakenkader."""
    who = alles.begeleiders if len(alles.begeleiders) == 1 else (("", _("Kies")), *alles.begeleiders)
    reports = (("", "–"), *((code, label_of("rapportage", code)) for code in RAPPORTAGES))
    per = (("", "–"), *((code, label_of("vergoeding_per", code)) for code in VERGOED_PER))
    return (
        Veld("organisatie_uid", _("Organisatie die begeleidt"), K, who),
        Veld("van", _("Geldt vanaf"), D),
        Veld("tot", _("Tot en met (hoeft niet)"), D),
        Veld("rapportage", _("Verslag"), K, reports),
        Veld("vergoeding", _("Vergoeding (€)")),
        Veld("vergoeding_per", _("Waarvoor"), K, per),
        Veld("vraagbaak_maanden", _("Daarna bereikbaar voor vragen (maanden)"), G),
        Veld("doorgegeven_op", _("Doorgegeven aan de regievoerder op"), D, verleden=True),
        Veld("activiteiten", _("Wat de organisatie doet"), L, breed=True),
    )


def kader_waarden(_alles: AfsprakenRow, row: Any, vandaag: date) -> dict[str, Waarde]:  # noqa: ANN401 - a row
    """The values of an afsprakenkader."""
    if row is None:
        return {"van": vandaag}
    names = ("organisatie_uid", "van", "tot", "rapportage", "vergoeding_per", "vraagbaak_maanden")
    found: dict[str, Waarde] = {
        name: getattr(row, name) for name in (*names, "doorgegeven_op", "activiteiten")
    }
    return found | {"vergoeding": spelled(row.vergoeding)}


def melding_velden(alles: AfsprakenRow) -> tuple[Veld, ...]:
    """The fields of a report about a corporatie."""
    return (
        Veld("organisatie_uid", _("Corporatie"), K, een_corporatie(alles)),
        Veld("op", _("Sinds wanneer"), D, verleden=True),
        Veld("autoriteit_op", _("Gemeld aan de Autoriteit woningcorporaties op"), D, verleden=True),
        Veld("provincie_op", _("Verteld aan de provincie op"), D, verleden=True),
        Veld("opgelost_op", _("Opgelost op"), D, verleden=True),
        Veld("wat", _("Wat er niet gebeurt"), L, breed=True),
    )


def melding_waarden(_alles: AfsprakenRow, row: Any, vandaag: date) -> dict[str, Waarde]:  # noqa: ANN401 - a row
    """The values of a report about a corporatie."""
    if row is None:
        return {"op": vandaag}
    names = ("organisatie_uid", "op", "autoriteit_op", "provincie_op", "opgelost_op", "wat")
    return {name: getattr(row, name) for name in names}


def antwoord_velden() -> tuple[Veld, ...]:
    """What is asked about a point of a list."""
    return (
        Veld("antwoord", _("Wat is afgesproken, of waar staat het"), L, breed=True),
        Veld("gedaan_op", _("Klaar op (leeg = nog open)"), D, verleden=True),
    )
