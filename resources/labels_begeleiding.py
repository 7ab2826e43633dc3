"""Names of the codes of the begeleiding: forms, content, trajecten, courses, grounds of a term."""

from __future__ import annotations

from resources.i18n import N_, _

BEGELEIDING_LABELS: dict[str, dict[str, str]] = {
    "begeleiding_vorm": {
        "huisbezoek": N_("Huisbezoek"),
        "spreekuur": N_("Spreekuur"),
        "telefoon": N_("Bellen"),
        "bericht": N_("Berichten sturen"),
        "samen_op_pad": N_("Samen op pad"),
        "groep": N_("Bijeenkomst in een groep"),
    },
    "begeleiding_thema": {
        "wonen": N_("Wonen en de buurt leren kennen"),
        "geld": N_("Geld en rekeningen"),
        "zorg": N_("Huisarts, tandarts en zorgverzekering"),
        "school": N_("School en opvang"),
        "taal": N_("Taal en inburgering"),
        "werk": N_("Werk en opleiding"),
        "buurt": N_("Buren, sport en verenigingen"),
        "post": N_("Post en formulieren"),
        "gezinshereniging": N_("Familie laten komen"),
    },
    "hoe_vaak": {
        "week": N_("Elke week"),
        "twee_weken": N_("Elke twee weken"),
        "maand": N_("Elke maand"),
        "twee_maanden": N_("Elke twee maanden"),
        "op_vraag": N_("Als er een vraag is"),
    },
    "traject_inkoop": {
        "maatschappelijk": N_("Maatschappelijke begeleiding"),
        "gezinshereniging": N_("Gezinshereniging"),
        "juridisch": N_("Juridische begeleiding"),
    },
    "kwalificatie": {
        "basis": N_("Basiscursus"),
        "maatschappelijk": N_("Vervolg maatschappelijk"),
        "juridisch": N_("Vervolg juridisch"),
        "gezinshereniging": N_("Gezinshereniging"),
    },
    "Grond": {
        "getekend": N_("vanaf het tekenen van het huurcontract"),
        "beschikbaar": N_("vanaf de dag dat de woning er is"),
        "traject": N_("ingekocht traject"),
        "afspraak": N_("afgesproken met het gezin"),
    },
    "TrajectStand": {
        "komt": N_("begint nog"),
        "loopt": N_("loopt"),
        "bijna": N_("loopt bijna af"),
        "voorbij": N_("afgelopen"),
        "gestopt": N_("beëindigd"),
    },
    "bellen": {
        "corporatie": N_("De woning: lekkage, verwarming, huur"),
        "gemeente": N_("De gemeente: uitkering, paspoort, adres"),
        "begeleider": N_("De begeleider"),
        "na": N_("Hulp na de begeleiding"),
        "nood": N_("Gevaar: politie, brandweer, ambulance"),
        "huisarts": N_("Ziek: de eigen huisarts"),
    },
    "geregeld": {
        "L1": N_("Het huurcontract en de sleutel"),
        "L2": N_("Het adres bij de gemeente"),
        "L3": N_("Inkomen en geld"),
        "L4": N_("Kennismaken met de gemeente"),
        "L5": N_("Stroom, gas en water"),
        "L6": N_("School en opvang"),
        "L7": N_("Huisarts en zorgverzekering"),
        "L8": N_("Werk en taal"),
        "L9": N_("De woning inrichten"),
    },
}
"""Group -> code -> words."""
LIJSTEN: dict[str, str] = {"vormen": "begeleiding_vorm", "themas": "begeleiding_thema"}
"""Column that holds several codes with a space between -> the group with their words."""


def bron_woorden(bron: str, *, voorstel: bool) -> str:
    """The source of a figure, marked as a proposal where its own words do not say so already."""
    if not voorstel or not bron or "voorstel" in bron.casefold():
        return bron
    return _("{bron}, voorstel").format(bron=bron)
