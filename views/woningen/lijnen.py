"""The list of dwellings as lines, its filters, and the fields of one dwelling. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from models.queries.rows_beheer import OrganisatieRow
from models.queries.rows_wonen import WoningRow
from models.rules.geld import spelled
from resources.i18n import _, ngettext
from resources.labels import small_label_of
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Lijn, Soort, Toon
from views.widgets.velden import Veld, Veldsoort, Waarde

VRIJ, LAAG, WEG = "vrij", "laag", "weg"
"""Switches: not offered to anybody, ground floor or lift, also what is no longer offered."""
BEDRAGEN = ("huur", "service", "energie", "huurtoeslag")
KAMERS_MEEST = 6


def kamer_keuzes() -> tuple[tuple[str, str], ...]:
    """The least number of rooms to choose from."""
    rooms = ((str(n), _("{n} kamers of meer").format(n=n)) for n in range(2, KAMERS_MEEST + 1))
    return (("", _("Alle kamers")), *rooms)


def verhuurder_keuzes(rows: Sequence[OrganisatieRow], alle: str) -> tuple[tuple[str, str], ...]:
    """Corporaties and private owners; `alle` = the words of none of them."""
    return (("", alle), *((o.uid, o.naam) for o in rows if o.soort in ("corporatie", "verhuurder")))


def passes(row: WoningRow, chosen: Mapping[str, object]) -> bool:
    """Whether a dwelling is among what was chosen."""
    least = int(str(chosen.get("kamers") or 0))
    return not (
        (least and (row.kamers or 0) < least)
        or (chosen.get("verhuurder") and row.verhuurder_uid != chosen["verhuurder"])
        or (chosen.get(VRIJ) and row.aangeboden)
        or (chosen.get(LAAG) and row.verdieping != 0 and not row.lift)
        or (row.weg_op is not None and not chosen.get(WEG))
    )


def woning_lijnen(rows: Sequence[WoningRow], vandaag: date, *, alles: int) -> list[Lijn]:
    """The lines; an empty list teaches, or says that the filters leave nothing."""
    if not rows:
        words = (
            _("Geen woning past bij deze filters.")
            if alles
            else _("Hier komen de woningen die een verhuurder meldt. Begin met Woning erbij.")
        )
        return [Lijn("leeg", words, soort=Soort.TEKST)]
    return [_line(row, vandaag) for row in rows]


def _line(row: WoningRow, vandaag: date) -> Lijn:
    chip = Chip(_("aangeboden"), Toon.WEEK) if row.aangeboden else Chip(_("vrij"), Toon.OP_SCHEMA)
    if row.weg_op is not None:
        chip = Chip(_("niet meer sinds {dag}").format(dag=dag_kort(row.weg_op, vandaag)), Toon.RUST)
    elif not row.aangeboden and row.vrij_op is not None and row.vrij_op > vandaag:
        chip = Chip(_("vrij vanaf {dag}").format(dag=dag_kort(row.vrij_op, vandaag)), Toon.RUST)
    owner = row.verhuurder
    if owner and row.verhuurder_soort == "verhuurder":
        owner = f"{owner} ({small_label_of('organisatie', 'verhuurder')})"
    parts = [
        ngettext("{n} kamer", "{n} kamers", row.kamers).format(n=row.kamers) if row.kamers else "",
        f"{row.oppervlakte} m²" if row.oppervlakte else "",
        _floor(row),
        _cost(row),
        owner,
        row.complex,
        "" if row.aangewezen else _("niet op de lijst van dit jaar"),
        row.voorzieningen,
    ]
    return Lijn(
        row.uid,
        ", ".join(part for part in (row.straat, f"{row.postcode} {row.plaats}".strip()) if part),
        onder=" · ".join(part for part in parts if part),
        chip=chip,
        grijs=row.weg_op is not None,
    )


def _cost(row: WoningRow) -> str:
    """What living there costs; only the rent where an amount is missing."""
    if row.woonlasten is not None:
        return _("€ {bedrag} woonlasten").format(bedrag=spelled(max(row.woonlasten, 0)))
    return _("€ {bedrag} huur").format(bedrag=spelled(row.huur)) if row.huur is not None else ""


def _floor(row: WoningRow) -> str:
    floor = ""
    if row.verdieping is not None:
        floor = _("begane grond") if row.verdieping == 0 else _("verdieping {n}").format(n=row.verdieping)
    return " ".join(part for part in (floor, _("met lift") if row.lift else "") if part)


def woning_velden(organisaties: Sequence[OrganisatieRow]) -> tuple[Veld, ...]:
    """The fields of a dwelling."""
    k, g, v, d = Veldsoort.KEUZE, Veldsoort.GETAL, Veldsoort.VINK, Veldsoort.DATUM
    return (
        Veld("straat", _("Straat en nummer")),
        Veld("postcode", _("Postcode")),
        Veld("plaats", _("Plaats")),
        Veld("verhuurder", _("Verhuurder"), k, verhuurder_keuzes(organisaties, _("Nog niet bekend"))),
        Veld("complex", _("Complex")),
        Veld("aangewezen", _("Het complex staat op de lijst van dit jaar"), v),
        Veld("kamers", _("Kamers, met de woonkamer"), g),
        Veld("oppervlakte", _("Oppervlakte in m²"), g),
        Veld("verdieping", _("Verdieping (0 = begane grond)"), g),
        Veld("lift", _("Met lift"), v),
        Veld("voorzieningen", _("Wat er bij zit (keuken, berging)")),
        Veld("huur", _("Huur per maand in euro")),
        Veld("service", _("Servicekosten")),
        Veld("energie", _("Energie, geschat")),
        Veld("huurtoeslag", _("Huurtoeslag, geschat")),
        Veld("vrij_op", _("Vrij vanaf"), d),
    )


def woning_waarden(row: WoningRow | None) -> dict[str, Waarde]:
    """What the fields hold; a new dwelling stands on the list of the year."""
    if row is None:
        return {"aangewezen": True}
    names = (
        *("straat", "postcode", "plaats", "complex", "aangewezen", "kamers", "oppervlakte", "verdieping"),
        *("lift", "voorzieningen", "vrij_op"),
    )
    found: dict[str, Waarde] = {name: getattr(row, name) for name in names}
    found |= {name: spelled(getattr(row, name)) for name in BEDRAGEN}
    return found | {"verhuurder": row.verhuurder_uid}


def weg_veld() -> Veld:
    """The box that takes a dwelling out of what can be offered."""
    return Veld("weg", _("Niet meer aanbieden vanaf vandaag"), Veldsoort.VINK, breed=True)
