"""Of a parameter of a verb: the table of its uid, or the code it takes; `every_verb` reads it."""

from __future__ import annotations

from typing import Any

from models.tables import (
    Aanbod,
    Actiepunt,
    Afdruk,
    Afspraak,
    Betrokkene,
    Contactmoment,
    Contactpersoon,
    Datalek,
    Deling,
    Dossier,
    Gemeente,
    Huurderving,
    Lidmaatschap,
    MatrixVersie,
    Medewerker,
    Organisatie,
    Persoon,
    Regeldag,
    VerwachtPersoon,
    Verzoek,
    Woning,
    Woonadres,
)
from tests.faults.every_verb_meedoen import MEEDOEN_CODES, MEEDOEN_TABLES

TABLES: dict[str, Any] = {
    "dossier_uid": Dossier,
    "punt_uid": Actiepunt,
    "adres_uid": Woonadres,
    "afdruk_uid": Afdruk,
    "betrokkene_uid": Betrokkene,
    "contactpersoon_uid": Contactpersoon,
    "organisatie_uid": Organisatie,
    "gemeente_uid": Gemeente,
    "regeldag_uid": Regeldag,
    "versie_uid": MatrixVersie,
    "medewerker_uid": Medewerker,
    "persoon_uid": Persoon,
    "lid_uid": Lidmaatschap,
    "verzoek_uid": Verzoek,
    "deling_uid": Deling,
    "contact_uid": Contactmoment,
    "van_uid": Medewerker,
    "woning_uid": Woning,
    "aanbod_uid": Aanbod,
    "huurderving_uid": Huurderving,
    "verwacht_uid": VerwachtPersoon,
    "afspraak_uid": Afspraak,
    **MEEDOEN_TABLES,
}


CODES: dict[str, tuple[str, ...]] = {
    "soort": ("corporatie", "tijdelijk", "woning"),
    "rol": ("begeleider", "casusregisseur"),
    "bepaald_door": ("GEM",),
    "wacht_op": ("COA",),
    "aan_zet": ("GEM", ""),
    "loket": ("L1",),
    "reden_uit": ("vertrokken",),
    "reden_in": ("ingetrokken",),
    "scope": ("land",),
    "tijd": ("9:30",),
    "start": ("9:00",),
    "taal": ("nl",),
    "rij_id": ("m-01", "m-1", "1"),
    "postcode": ("1234 AB",),
    "telefoon": ("06-00000009",),
    "telefoonnummer": ("06-00000009",),
    "email": ("proef@voorbeeld.test",),
    "provincie": ("Gelderland",),
    "identiteit": ("document",),
    "besluit": ("gedaan",),
    "stap": ("gevraagd", "uitleg"),
    "maandhuur": ("600",),
    "bedrag": ("300",),
    "tolk_soort": ("aanwezig",),
    "tolk_betaler": ("gemeente",),
    "instantie": ("taal",),
    **MEEDOEN_CODES,
}
"""Parameters that hold no free text."""


BEGINS: dict[str, Any] = {
    "gemeente": Gemeente,
    "medewerker": Medewerker,
    "organisatie": Organisatie,
    "contactpersoon": Contactpersoon,
    "regeldag": Regeldag,
    "datalek": Datalek,
}
"""What the uid of a verb is of, by the first word of its soort."""
