"""The small forms of the tab *Begeleiding*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from models.queries.rows_begeleiding import AfspraakRow
from models.queries.rows_beheer import OrganisatieRow
from models.queries.rows_dossier import DossierRow
from models.values import BEGELEIDINGSTHEMAS, BEGELEIDINGSVORMEN, HOE_VAAK, TRAJECT_INKOOP, Waarheid
from resources.i18n import _
from resources.labels import label, label_of
from views.dossier.velden_gezin import talen
from views.widgets.velden import Veld, Veldsoort, Waarde

K, D, LANG, VINK = Veldsoort.KEUZE, Veldsoort.DATUM, Veldsoort.LANG, Veldsoort.VINK


def afspraak_velden(*, afvinken: bool) -> tuple[Veld, ...]:
    """What is agreed; `afvinken` = the line of the checklist can be ticked in the same save."""
    often = tuple((code, label_of("hoe_vaak", code)) for code in HOE_VAAK)
    tolk = tuple((one.value, label(one)) for one in Waarheid)
    last = (
        (Veld("afvinken", _("Punt 'afspraken op papier zetten' meteen afvinken"), VINK),) if afvinken else ()
    )
    return (
        Veld("hoe_vaak", _("Hoe vaak"), K, often),
        Veld("van", _("Vanaf"), D),
        Veld("tot", _("Afgesproken tot en met (hoeft niet)"), D),
        Veld("vraagbaak_tot", _("Daarna vragen stellen tot en met"), D),
        Veld("belmomenten", _("Bellen kan"), hint=_("ma en do van 9 tot 12 uur")),
        Veld("taal", _("Taal"), K, talen()),
        Veld("tolk", _("Tolk nodig"), K, tolk),
        Veld("getekend_op", _("Getekend op (mag later)"), D, verleden=True),
        *_vinken("vorm", "begeleiding_vorm", BEGELEIDINGSVORMEN, _("Hoe")),
        *_vinken("thema", "begeleiding_thema", BEGELEIDINGSTHEMAS, _("Waarover")),
        Veld("notitie", _("Verder afgesproken (geen ziekte, geen BSN)"), LANG, breed=True),
        *last,
    )


def _vinken(begin: str, group: str, codes: Sequence[str], kop: str) -> tuple[Veld, ...]:
    return tuple(
        Veld(f"{begin}:{code}", label_of(group, code), VINK, kop=kop if nr == 0 else "")
        for nr, code in enumerate(codes)
    )


def afspraak_waarden(
    held: AfspraakRow | None, row: DossierRow, vandaag: date, *, afvinken: bool
) -> dict[str, Waarde]:
    """What the form begins with: the version that holds, else what usually fits and is known of the gezin."""
    if held is None:
        tolk = {one.tolk for one in row.personen}
        found: dict[str, Waarde] = {
            "hoe_vaak": "week",
            "van": vandaag,
            "taal": row.talen[0] if row.talen else "",
            "tolk": Waarheid.JA.value if Waarheid.JA.value in tolk else Waarheid.ONBEKEND.value,
            "vorm:huisbezoek": True,
        }
    else:
        found = {
            "hoe_vaak": held.hoe_vaak,
            "van": vandaag,
            "tot": held.tot,
            "vraagbaak_tot": held.vraagbaak_tot,
            "belmomenten": held.belmomenten,
            "taal": held.taal,
            "tolk": held.tolk,
            "notitie": held.notitie,
        }
        found |= {f"vorm:{code}": True for code in held.vormen}
        found |= {f"thema:{code}": True for code in held.themas}
    return found | ({"afvinken": True} if afvinken else {})


def gekozen(begin: str, values: Mapping[str, Waarde]) -> tuple[str, ...]:
    """The codes that are ticked."""
    return tuple(code.removeprefix(begin) for code, on in values.items() if code.startswith(begin) and on)


def traject_velden(organisaties: Sequence[OrganisatieRow]) -> tuple[Veld, ...]:
    """Which traject, from when, and who delivers it."""
    kinds = tuple((code, label_of("traject_inkoop", code)) for code in TRAJECT_INKOOP)
    known = tuple((one.uid, one.naam) for one in organisaties if one.soort != "azc")
    return (
        Veld("soort", _("Welk traject"), K, kinds),
        Veld("start", _("Start"), D),
        Veld("organisatie_uid", _("Wie doet het"), K, (("", _("Een ander")), *known)),
        Veld("uitvoerder", _("Naam, als het een ander is")),
    )


def dag_veld(code: str, words: str) -> tuple[Veld, ...]:
    """Only a day that was."""
    return (Veld(code, words, D, verleden=True),)
