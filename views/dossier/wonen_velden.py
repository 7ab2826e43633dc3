"""What the form of the tab *Wonen en geld* asks, a form a wish."""

from __future__ import annotations

from datetime import date

from resources.i18n import _
from resources.labels import label_of
from views.widgets.velden import Veld, Veldsoort, Waarde
from views.widgets.weiger_reden import reden_veld

Vorm = tuple[str, tuple[Veld, ...], dict[str, Waarde], str]
"""Title, fields, first values, words of the button (empty = *Opslaan*)."""
D, K = Veldsoort.DATUM, Veldsoort.KEUZE
STAPPEN = ("uitleg", "bezichtigd", "geaccepteerd", "voorlopig", "garantie", "betaald", "sleutel")


TOCH = "toch_reden"


def toch_veld() -> Veld:
    """Why a dwelling is offered although it does not fit or a warning stands at it (K05)."""
    return Veld(TOCH, _("Waarom toch?"), hint=_("Hoeft niet. Geen ziekte, geen BSN."), breed=True)


def vorm_van(actie: str, vandaag: date, volgende: str, redenen: tuple[str, ...] = ()) -> Vorm:
    """The form of a wish; `volgende` = the next step of an offer, `redenen` = those of a weigering."""
    when = (Veld("op", _("Op welke dag"), D),)
    what = (("ja", _("Niet gekomen om te tekenen")), ("nee", _("Weigert de woning")))
    found = (("nee", _("De weigering is onterecht")), ("ja", _("De weigering is terecht")))
    steps = tuple((code, label_of("aanbod_stap", code)) for code in STAPPEN)
    today: dict[str, Waarde] = {"op": vandaag}
    vormen: dict[str, Vorm] = {
        "aanbieden": (
            _("Deze woning aanbieden"),
            (*when, Veld("huuringang", _("De huur gaat in op (hoeft niet)"), D)),
            today,
            _("Aanbieden"),
        ),
        "stap": (
            _("Welke stap is gezet?"),
            (Veld("stap", _("Stap"), K, steps), *when),
            today | {"stap": volgende},
            "",
        ),
        "intrekken": (_("Het aanbod gaat niet door"), when, today, _("Intrekken")),
        "einde": (_("De tijdelijke plek eindigt"), (Veld("op", _("Laatste dag"), D),), today, ""),
        "weigering": (
            _("Niet gekomen of weigert"),
            (
                *when,
                Veld("niet_gekomen", _("Wat is er gebeurd"), K, what),
                reden_veld(redenen),
                Veld("notitie", _("Notitie (geen ziekte, geen BSN)"), breed=True),
            ),
            today | {"niet_gekomen": "ja"},
            "",
        ),
        "uitspraak": (
            _("Wat vindt het COA van de weigering?"),
            (*when, Veld("terecht", _("Uitspraak"), K, found)),
            today | {"terecht": "nee"},
            "",
        ),
        "alsnog": (
            _("Het gezin neemt de woning alsnog"),
            (*when, Veld("tekendatum", _("Nieuwe tekendatum (hoeft niet)"), D)),
            today,
            "",
        ),
        "stopt": (
            _("De tweede kans is niet genomen: de bemiddeling stopt"),
            when,
            today,
            _("Bemiddeling stoppen"),
        ),
        "derving": (
            _("Welke huur is gemist door de weigering?"),
            (
                Veld("van", _("Leeg vanaf"), D),
                Veld("tot", _("Leeg tot en met"), D),
                Veld("maandhuur", _("Huur per maand in euro")),
            ),
            {"tot": vandaag},
            _("Uitrekenen"),
        ),
        "gevraagd": (_("De gemiste huur is teruggevraagd"), when, today, ""),
        "betaald": (
            _("De gemiste huur is betaald"),
            (*when, Veld("bedrag", _("Bedrag in euro"))),
            today,
            "",
        ),
        "afgewezen": (_("Het COA betaalt niet"), when, today, ""),
        "krediet_gevraagd": (
            _("Het inrichtingskrediet is aangevraagd"),
            (
                *when,
                Veld("personen", _("Voor hoeveel personen"), Veldsoort.GETAL),
                Veld("bedrag", _("Bedrag in euro"), hint=_("leeg = het bedrag van de gemeente")),
            ),
            today,
            "",
        ),
        "krediet_toegekend": (
            _("Het inrichtingskrediet is toegekend"),
            (*when, Veld("bedrag", _("Bedrag in euro"))),
            today,
            "",
        ),
        "krediet_betaald": (
            _("Het inrichtingskrediet is betaald"),
            (*when, Veld("bedrag", _("Bedrag in euro"))),
            today,
            "",
        ),
        "krediet_afgewezen": (_("De gemeente wijst de aanvraag af"), when, today, ""),
    }
    return vormen[actie]
