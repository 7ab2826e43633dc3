"""The small forms of the tab *Toewijzing*."""

from __future__ import annotations

from datetime import date

from models.queries.rows_dossier import DossierRow
from models.queries.rows_toewijzing import DatumRow, ToewijzingRow, TussenvoorzieningRow
from models.rules.toewijzing import REGIOS
from models.values import PLAATSINGSKEUZES, TELSTAPPEN, StapSoort
from resources.i18n import _, ngettext
from resources.labels import label, label_of
from views.dossier.gezin_lijnen import persoon_naam
from views.widgets.velden import Veld, Veldsoort, Waarde

K, D, LANG, GETAL, VINK = (
    Veldsoort.KEUZE,
    Veldsoort.DATUM,
    Veldsoort.LANG,
    Veldsoort.GETAL,
    Veldsoort.VINK,
)


def datum_velden(one: DatumRow) -> tuple[Veld, ...]:
    """What is asked about a date; with a complete profile also whether everybody has a BSN."""
    field = Veld("op", _("Op welke dag"), D, verleden=True)
    if one.code == "profiel_compleet" and one.dag is None:
        return (
            field,
            Veld("bsn", _("Van iedereen is het BSN bekend (het nummer zelf bewaren we niet)"), VINK),
        )
    return (field,)


def stap_velden(row: DossierRow, soort: StapSoort | None) -> tuple[Veld, ...]:
    """What is asked about a step; for counting also about whom, for the ladder a note."""
    fields: tuple[Veld, ...] = (Veld("op", _("Wanneer"), D, verleden=True),)
    if soort is None:
        kinds = tuple((one.value, label(one)) for one in TELSTAPPEN)
        fields = (Veld("soort", _("Wat is er gebeurd"), K, kinds), *fields)
    if soort is None or soort in TELSTAPPEN:
        people = tuple((one.uid, f"{one.letter}  {persoon_naam(one)}") for one in row.personen)
        fields = (*fields, Veld("persoon_uid", _("Voor wie"), K, (("", _("Het hele gezin")), *people)))
    return (*fields, Veld("notitie", _("Notitie (geen ziekte, geen BSN)"), LANG, breed=True))


def criterium_velden(row: ToewijzingRow) -> tuple[Veld, ...]:
    """Which criterion; of work the contract too."""
    kinds = tuple((code, label_of("criterium", code)) for code in PLAATSINGSKEUZES)
    return (
        Veld("criterium", _("Welk criterium past"), K, kinds, breed=True),
        Veld(
            "maanden",
            _("Werk: hoeveel maanden duurt het contract"),
            GETAL,
            hint=_("minstens {n}").format(n=row.werk_maanden),
        ),
        Veld("uren", _("Werk: uren per week"), GETAL, hint=_("minstens {n}").format(n=row.werk_uren)),
    )


def criterium_waarden(row: ToewijzingRow) -> dict[str, Waarde]:
    """What the form begins with."""
    one = row.plaatsing
    if one is None:
        return {"criterium": "eerstegraads"}
    return {"criterium": one.criterium, "maanden": one.maanden, "uren": one.uren}


def regio_velden(row: ToewijzingRow) -> tuple[Veld, ...]:
    """To the gemeente or to a region."""
    own = _("De gemeente {gemeente}").format(gemeente=row.gemeente)
    regions = tuple((code, label_of("coa_regio", code).capitalize()) for code in REGIOS)
    return (Veld("regio", _("Gekoppeld aan"), K, (("", own), *regions)),)


def regievoerder_velden(row: ToewijzingRow) -> tuple[Veld, ...]:
    """Somebody known at the COA, or a name with a telephone."""
    people = tuple((one.uid, " · ".join(p for p in (one.naam, one.functie) if p)) for one in row.coa)
    return (
        Veld("contactpersoon_uid", _("Wie"), K, (("", _("Iemand anders (vul de naam in)")), *people)),
        Veld("naam", _("Naam, als die niet in de lijst staat")),
        Veld("telefoonnummer", _("Telefoon")),
    )


def vertrek_velden() -> tuple[Veld, ...]:
    """The last day on a temporary place."""
    return (Veld("op", _("Laatste dag op deze plek"), D, verleden=True),)


def plek_woorden(one: TussenvoorzieningRow) -> str:
    """A temporary place in a list of choices, with how many still fit."""
    if one.vrij <= 0:
        return _("{naam} (vol)").format(naam=one.naam)
    free = ngettext("nog {n} plek", "nog {n} plekken", one.vrij).format(n=one.vrij)
    return f"{one.naam} ({free})"


def plaatsen_velden(row: ToewijzingRow) -> tuple[Veld, ...]:
    """Where, since when, with how many, until when."""
    places = tuple((one.uid, plek_woorden(one)) for one in row.plekken)
    return (
        Veld("tussenvoorziening", _("Waar"), K, places, breed=True),
        Veld("van", _("Sinds wanneer"), D, verleden=True),
        Veld("personen", _("Met hoeveel personen"), GETAL),
        Veld("tot", _("Tot wanneer (hoeft niet)"), D, hint=_("leeg = de laatste dag van de plek")),
    )


def plaatsen_waarden(row: ToewijzingRow, vandaag: date) -> dict[str, Waarde]:
    """What the form begins with: the first place with enough room."""
    fits = [one.uid for one in row.plekken if one.vrij >= row.aantal_hier]
    first = fits[0] if fits else (row.plekken[0].uid if row.plekken else "")
    return {"tussenvoorziening": first, "van": vandaag, "personen": row.aantal_hier or None}
