"""The small forms of the tab *Contact*."""

from __future__ import annotations

from datetime import date

from models.queries.contacten import ContactRow
from models.queries.rows_dossier import DossierRow
from models.values import INSTANTIES, TOLK_BETALERS, TOLK_SOORTEN, ContactSoort
from resources.i18n import _
from resources.labels import label, label_of
from views.dossier.gezin_lijnen import persoon_naam
from views.widgets.velden import Veld, Veldsoort, Waarde

K, D, LANG, GETAL = Veldsoort.KEUZE, Veldsoort.DATUM, Veldsoort.LANG, Veldsoort.GETAL
JA, NEE = "ja", "nee"
SPREKEN = tuple(one for one in ContactSoort if one is not ContactSoort.DOORVERWIJZING)


def contact_velden(row: DossierRow, *, vervolg: bool) -> tuple[Veld, ...]:
    """What is asked about a contact; `vervolg` = also what has to be done now."""
    people = tuple((one.uid, f"{one.letter}  {persoon_naam(one)}") for one in row.personen)
    interpreted = (("", _("Geen tolk")), *((code, label_of("tolk_soort", code)) for code in TOLK_SOORTEN))
    payers = (("", _("Niet bekend")), *((code, label_of("tolk_betaler", code)) for code in TOLK_BETALERS))
    fields = (
        Veld("soort", _("Hoe"), K, tuple((one.value, label(one)) for one in SPREKEN)),
        Veld("op", _("Wanneer"), D, verleden=True),
        Veld("bereikt", _("Gesproken"), K, ((JA, _("Ja")), (NEE, _("Nee, niet bereikt")))),
        Veld("notitie", _("Notitie (geen ziekte, geen BSN)"), LANG, breed=True),
        Veld("persoon_uid", _("Met wie"), K, (("", _("Het gezin")), *people)),
        Veld("minuten", _("Minuten (hoeft niet)"), GETAL),
        Veld("tolk_soort", _("Tolk"), K, interpreted),
        Veld("tolk_taal", _("Taal van de tolk")),
        Veld("tolk_betaler", _("Wie betaalt de tolk"), K, payers),
    )
    if not vervolg:
        return fields
    return (
        *fields,
        Veld("vervolg", _("Wat moet er nu gebeuren (hoeft niet)"), hint=_("wordt een punt van dit gezin")),
        Veld("vervolg_dag", _("Voor welke dag"), D),
    )


def contact_waarden(row: ContactRow | None, vandaag: date) -> dict[str, Waarde]:
    """The values with which the form begins."""
    if row is None:
        return {"soort": ContactSoort.TELEFOON.value, "op": vandaag, "bereikt": JA}
    return {
        "soort": row.soort.value,
        "op": row.op,
        "bereikt": JA if row.bereikt else NEE,
        "notitie": row.notitie,
        "persoon_uid": row.persoon_uid,
        "minuten": row.minuten,
        "tolk_soort": row.tolk_soort,
        "tolk_taal": row.tolk_taal,
        "tolk_betaler": row.tolk_betaler,
    }


def verwijs_velden() -> tuple[Veld, ...]:
    """What is asked about a referral: only the kind of instantie and the day (A162)."""
    kinds = tuple((code, label_of("instantie", code)) for code in INSTANTIES)
    return (
        Veld("instantie", _("Naar wat voor instantie"), K, kinds),
        Veld("op", _("Wanneer"), D, verleden=True),
    )
