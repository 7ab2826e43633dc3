"""The events of *Wat is er gebeurd?*: their words, their fields (five at most) and the verb each becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from models.queries.rows_dossier import DossierRow, PersoonRow
from models.queries.rows_familie import VerwachtRow
from models.services import gebeurtenissen as verbs
from models.services.leden import NieuwePersoon
from models.services.verb import Verb
from models.values import AFSLUIT_SOORTEN, MELDERS
from resources.i18n import N_, _, ngettext
from resources.labels import label_of
from views.widgets.velden import Veld, Veldsoort, Waarde
from views.widgets.weiger_reden import reden_veld

Values = Mapping[str, Waarde]
Namen = tuple[tuple[str, str], ...]
"""(uid, name) of the medewerkers."""
D, G, K, V = Veldsoort.DATUM, Veldsoort.GETAL, Veldsoort.KEUZE, Veldsoort.VINK


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What the fields need to know: the dossier, the day and the colleagues."""

    row: DossierRow
    vandaag: date
    namen: Namen = ()
    verwacht: tuple[VerwachtRow, ...] = ()
    """Who is expected by name."""
    wie: str = ""
    """The one of them that it is about, where that was said."""
    redenen: tuple[str, ...] = ()
    """Why a household can refuse, by the list of the gemeente (K18)."""

    def here(self) -> tuple[PersoonRow, ...]:
        """The people who are in the gezin now."""
        return tuple(persoon for persoon in self.row.personen if persoon.tot is None)


@dataclass(frozen=True, slots=True)
class Soort:
    """One event."""

    code: str
    titel: Callable[[], str]
    uitleg: Callable[[], str]
    velden: Callable[[Omgeving], tuple[Veld, ...]]
    nodig: tuple[str, ...]
    """Fields without which there is nothing to preview."""
    verb: Verb[...]
    wens: Callable[[Omgeving, Values], tuple[tuple[object, ...], dict[str, object]]]
    begin: Callable[[Omgeving], dict[str, Waarde]]
    elders: tuple[str, str] = ("", "")
    """The tab of the dossier with the full form of this event, and the code of that form; empty = here."""


def _today(plek: Omgeving) -> dict[str, Waarde]:
    return {"op": plek.vandaag, "dag": plek.vandaag}


def _nothing(_plek: Omgeving) -> dict[str, Waarde]:
    return {}


def _text(values: Values, code: str) -> str:
    return str(values.get(code) or "")


def _whole(values: Values, code: str) -> int | None:
    found = values.get(code)
    return found if isinstance(found, int) else None


def persoon_naam(persoon: PersoonRow) -> str:
    """Letter and name, to choose from."""
    return f"{persoon.letter}  {' '.join(p for p in (persoon.roepnaam, persoon.achternaam) if p)}"


# --- koppeling and profile ---


def _koppeling_velden(_plek: Omgeving) -> tuple[Veld, ...]:
    return (
        Veld("koppeling", _("Datum van de koppeling"), D),
        Veld("vergunning", _("Datum van de vergunning"), D),
    )


def _koppeling(_plek: Omgeving, values: Values) -> tuple[tuple[object, ...], dict[str, object]]:
    return (values["koppeling"], values.get("vergunning")), {}


def _profiel_velden(_plek: Omgeving) -> tuple[Veld, ...]:
    bsn = ((("alle", _("Ja, van iedereen")), ("", _("Nog niet van iedereen"))),)
    return (Veld("op", _("Compleet op"), D), Veld("bsn", _("Is het BSN er? (schrijf het niet op)"), K, *bsn))


def _profiel(plek: Omgeving, values: Values) -> tuple[tuple[object, ...], dict[str, object]]:
    known = tuple(p.uid for p in plek.here()) if values.get("bsn") == "alle" else ()
    return (values["op"], known), {}


# --- dwelling ---


def _woning_velden(_plek: Omgeving) -> tuple[Veld, ...]:
    return (
        Veld("op", _("Gemeld op"), D),
        Veld("straat", _("Straat en nummer")),
        Veld("postcode", _("Postcode")),
        Veld("plaats", _("Plaats")),
        Veld("tijdelijk_tot", _("Tijdelijke plek? Dan tot en met"), D),
    )


def _woning(_plek: Omgeving, values: Values) -> tuple[tuple[object, ...], dict[str, object]]:
    kwargs: dict[str, object] = {code: _text(values, code) for code in ("postcode", "plaats")}
    return (values["op"], _text(values, "straat")), kwargs | {"tijdelijk_tot": values.get("tijdelijk_tot")}


def _tekendatum_velden(_plek: Omgeving) -> tuple[Veld, ...]:
    return (
        Veld("dag", _("Op welke dag tekent het gezin"), D),
        Veld("huuringang", _("De huur gaat in op (hoeft niet)"), D),
    )


def _dag_huur(_plek: Omgeving, values: Values) -> tuple[tuple[object, ...], dict[str, object]]:
    return (values["dag"],), {"huuringang": values.get("huuringang")}


def _getekend_velden(plek: Omgeving) -> tuple[Veld, ...]:
    velden = [Veld("dag", _("Getekend op"), D), Veld("huuringang", _("De huur gaat in op"), D)]
    if plek.row.poort_open:
        velden.append(Veld("reden", _("Nog punten open voor fase 2. Toch door? Schrijf waarom."), breed=True))
    return tuple(velden)


def _getekend(_plek: Omgeving, values: Values) -> tuple[tuple[object, ...], dict[str, object]]:
    return (values["dag"],), {"huuringang": values.get("huuringang"), "reden": _text(values, "reden")}


def _verhuisd_velden(_plek: Omgeving) -> tuple[Veld, ...]:
    return (Veld("dag", _("Verhuisd op"), D),)


def _dag(_plek: Omgeving, values: Values) -> tuple[tuple[object, ...], dict[str, object]]:
    return (values["dag"],), {}


# --- refusal ---


def _weigering_velden(plek: Omgeving) -> tuple[Veld, ...]:
    wat = (("ja", _("Niet gekomen om te tekenen")), ("nee", _("Weigert de woning")))
    return (
        Veld("op", _("Op welke dag"), D),
        Veld("niet_gekomen", _("Wat is er gebeurd"), K, wat),
        reden_veld(plek.redenen),
        Veld("notitie", _("Notitie (geen ziekte, geen BSN)"), breed=True),
    )


def _weigering(_plek: Omgeving, values: Values) -> tuple[tuple[object, ...], dict[str, object]]:
    return (values["op"],), {
        "niet_gekomen": values.get("niet_gekomen") == "ja",
        "notitie": _text(values, "notitie"),
        "reden": _text(values, "reden"),
    }


def _uitspraak_velden(_plek: Omgeving) -> tuple[Veld, ...]:
    wat = (("nee", _("De weigering is onterecht")), ("ja", _("De weigering is terecht")))
    return (Veld("op", _("Uitspraak op"), D), Veld("terecht", _("Wat vindt het COA"), K, wat))


def _uitspraak(_plek: Omgeving, values: Values) -> tuple[tuple[object, ...], dict[str, object]]:
    return (values["op"],), {"terecht": values.get("terecht") == "ja"}


def _alsnog_velden(_plek: Omgeving) -> tuple[Veld, ...]:
    return (Veld("op", _("Neemt de woning alsnog op"), D), Veld("tekendatum", _("Nieuwe tekendatum"), D))


def _alsnog(_plek: Omgeving, values: Values) -> tuple[tuple[object, ...], dict[str, object]]:
    return (values["op"],), {"tekendatum": values.get("tekendatum")}


# --- family ---


def _komt_velden(_plek: Omgeving) -> tuple[Veld, ...]:
    return (
        Veld("op", _("Bericht op"), D),
        Veld("aantal", _("Hoeveel mensen komen er"), G),
        Veld("maand", _("Verwacht in (een dag in die maand, hoeft niet)"), D),
        Veld(
            "melder",
            _("Van wie komt het bericht"),
            K,
            (("", _("Niet bekend")), *((code, label_of("melder", code)) for code in MELDERS)),
        ),
    )


def _komt_begin(plek: Omgeving) -> dict[str, Waarde]:
    return {"op": plek.vandaag, "aantal": len(plek.verwacht) or None}


def _komt(_plek: Omgeving, values: Values) -> tuple[tuple[object, ...], dict[str, object]]:
    return (values["op"], values["aantal"], values.get("maand"), _text(values, "melder")), {}


IEDEREEN, NIEMAND = "", "-"


def _is_er_velden(plek: Omgeving) -> tuple[Veld, ...]:
    if plek.verwacht:
        return _verwachte_velden(plek.verwacht)
    return (
        Veld("op", _("Aangekomen op"), D),
        Veld("volwassenen", _("Hoeveel volwassenen"), G),
        Veld("kinderen", _("Hoeveel kinderen"), G),
        Veld("koppeling", _("Eigen koppeling op (hoeft niet)"), D),
        Veld("achternaam", _("Achternaam")),
    )


def _verwachte_velden(verwacht: tuple[VerwachtRow, ...]) -> tuple[Veld, ...]:
    """Where people are expected by name, they are chosen; others can come along."""
    n = len(verwacht)
    every = ngettext("{n} mens die verwacht wordt", "Alle {n} mensen die verwacht worden", n).format(n=n)
    people = tuple((one.uid, _("Alleen {naam}").format(naam=one.naam)) for one in verwacht if n > 1)
    return (
        Veld("op", _("Aangekomen op"), D),
        Veld("wie", _("Wie is er"), K, ((IEDEREEN, every), *people, (NIEMAND, _("Niemand van hen")))),
        Veld("koppeling", _("Eigen koppeling op (hoeft niet)"), D),
        Veld("volwassenen", _("Ook nog andere volwassenen (hoeft niet)"), G),
        Veld("kinderen", _("Ook nog andere kinderen (hoeft niet)"), G),
    )


def _is_er_begin(plek: Omgeving) -> dict[str, Waarde]:
    if plek.verwacht:
        alone = len(plek.verwacht) == 1
        return {"op": plek.vandaag, "wie": IEDEREEN if alone else plek.wie}
    adults = 1 if plek.row.aantal_verwacht else None
    children = max(plek.row.aantal_verwacht - 1, 0) or None
    return {"op": plek.vandaag, "achternaam": plek.row.naam, "volwassenen": adults, "kinderen": children}


def _is_er(plek: Omgeving, values: Values) -> tuple[tuple[object, ...], dict[str, object]]:
    naam = _text(values, "achternaam") or plek.row.naam
    people = [NieuwePersoon(achternaam=naam, relatie="partner")] * min(_whole(values, "volwassenen") or 0, 1)
    people += [NieuwePersoon(achternaam=naam)] * max((_whole(values, "volwassenen") or 0) - 1, 0)
    people += [NieuwePersoon(achternaam=naam, relatie="kind")] * (_whole(values, "kinderen") or 0)
    chosen = _text(values, "wie")
    named = tuple(one.uid for one in plek.verwacht if chosen in (IEDEREEN, one.uid))
    return (values["op"], tuple(people)), {"koppeling": values.get("koppeling"), "verwacht": named}


def _geboren_velden(_plek: Omgeving) -> tuple[Veld, ...]:
    return (
        Veld("op", _("Geboren op"), D),
        Veld("roepnaam", _("Roepnaam")),
        Veld("achternaam", _("Achternaam")),
    )


def _geboren_begin(plek: Omgeving) -> dict[str, Waarde]:
    return {"op": plek.vandaag, "achternaam": plek.row.naam}


def _geboren(_plek: Omgeving, values: Values) -> tuple[tuple[object, ...], dict[str, object]]:
    return (values["op"], _text(values, "roepnaam"), _text(values, "achternaam")), {}


# --- living there, guidance ---


def _wissel_velden(plek: Omgeving) -> tuple[Veld, ...]:
    return (
        Veld("op", _("Vanaf"), D),
        Veld(
            "naam", _("Nieuwe begeleider"), Veldsoort.LIJST, tuple((naam, naam) for _uid, naam in plek.namen)
        ),
        Veld("telefoonnummer", _("Telefoon")),
    )


def _wissel(plek: Omgeving, values: Values) -> tuple[tuple[object, ...], dict[str, object]]:
    naam = _text(values, "naam")
    uid = next((uid for uid, known in plek.namen if known == naam), "")
    return (values["op"],), {
        "medewerker_uid": uid,
        "naam": naam,
        "telefoonnummer": _text(values, "telefoonnummer"),
    }


def _vertrokken_velden(_plek: Omgeving) -> tuple[Veld, ...]:
    return (Veld("op", _("Vertrokken op"), D), Veld("reden", _("Waarheen of waarom"), breed=True))


def _vertrokken(_plek: Omgeving, values: Values) -> tuple[tuple[object, ...], dict[str, object]]:
    return (values["op"], _text(values, "reden")), {}


def _sluiten_velden(_plek: Omgeving) -> tuple[Veld, ...]:
    kinds = tuple((code, label_of("afsluit_soort", code)) for code in AFSLUIT_SOORTEN)
    return (
        Veld("op", _("Gesloten op"), D),
        Veld("soort", _("Hoe loopt het af"), K, kinds),
        Veld("reden", _("Waarom"), breed=True),
        Veld("papieren", _("Alle papieren van dit gezin zijn vernietigd"), V, breed=True),
    )


def _sluiten(_plek: Omgeving, values: Values) -> tuple[tuple[object, ...], dict[str, object]]:
    gone = bool(values.get("papieren"))
    return (values["op"], _text(values, "reden"), _text(values, "soort")), {"papieren_weg": gone}


def _sluiten_begin(plek: Omgeving) -> dict[str, Waarde]:
    return {"op": plek.vandaag, "soort": AFSLUIT_SOORTEN[0]}


def soorten(row: DossierRow) -> tuple[Soort, ...]:
    """The events that can have happened to this dossier, in the order in which they usually come."""
    refused = any(anker.soort == "weigering" for anker in row.ankers)
    found = [
        _make("koppeling", _koppeling_velden, ("koppeling",), verbs.record_koppeling, _koppeling, _nothing),
        _make("profiel_compleet", _profiel_velden, ("op",), verbs.record_profiel_compleet, _profiel),
        _make("woning_gevonden", _woning_velden, ("op", "straat"), verbs.record_woning_gevonden, _woning),
        _make("tekendatum", _tekendatum_velden, ("dag",), verbs.record_tekendatum, _dag_huur, _nothing),
        _make("getekend", _getekend_velden, ("dag",), verbs.record_getekend, _getekend),
        _make("verhuisd", _verhuisd_velden, ("dag",), verbs.record_verhuisd, _dag),
        _make("weigering", _weigering_velden, ("op",), verbs.record_weigering, _weigering),
    ]
    if refused:
        found += [
            _make("uitspraak", _uitspraak_velden, ("op",), verbs.record_uitspraak, _uitspraak),
            _make("alsnog_genomen", _alsnog_velden, ("op",), verbs.record_alsnog_genomen, _alsnog),
        ]
    found += [
        _make("familie_komt", _komt_velden, ("op", "aantal"), verbs.record_familie_komt, _komt, _komt_begin),
        _make("familie_is_er", _is_er_velden, ("op",), verbs.record_familie_is_er, _is_er, _is_er_begin),
        _make("kind_geboren", _geboren_velden, ("op",), verbs.record_kind_geboren, _geboren, _geboren_begin),
        _elsewhere("signaal", verbs.record_signaal, ("volgen", "melding")),
        _elsewhere("schade", verbs.record_schade, ("volgen", "schade")),
        _make("begeleider_wisselt", _wissel_velden, ("op", "naam"), verbs.record_begeleider_wisselt, _wissel),
        _make("vertrokken", _vertrokken_velden, ("op", "reden"), verbs.record_vertrokken, _vertrokken),
        _make("sluiten", _sluiten_velden, ("op", "reden"), verbs.close_dossier, _sluiten, _sluiten_begin),
    ]
    return tuple(found)


def _make(
    code: str,
    velden: Callable[[Omgeving], tuple[Veld, ...]],
    nodig: tuple[str, ...],
    verb: Verb[...],
    wens: Callable[[Omgeving, Values], tuple[tuple[object, ...], dict[str, object]]],
    begin: Callable[[Omgeving], dict[str, Waarde]] = _today,
) -> Soort:
    titel, uitleg = WOORDEN[code]
    return Soort(code, titel, uitleg, velden, nodig, verb, wens, begin)


def _elsewhere(code: str, verb: Verb[...], elders: tuple[str, str]) -> Soort:
    """An event of which a tab asks more than would fit here (A012): who told it, who was told, what next."""
    titel, uitleg = WOORDEN[code]
    return Soort(
        code, titel, uitleg, lambda _plek: (), (), verb, lambda _plek, _values: ((), {}), _nothing, elders
    )


def _words(titel: str, uitleg: str) -> tuple[Callable[[], str], Callable[[], str]]:
    def first() -> str:
        return _(titel)

    def second() -> str:
        return _(uitleg)

    return first, second


WOORDEN = {
    "koppeling": _words(N_("Koppeling"), N_("Het gezin is aan de gemeente gekoppeld.")),
    "profiel_compleet": _words(N_("Profiel compleet"), N_("Alle gegevens staan in TVS.")),
    "woning_gevonden": _words(N_("Woning gevonden"), N_("Er is een woning of tijdelijke plek aangeboden.")),
    "tekendatum": _words(
        N_("Tekendatum afgesproken"), N_("De dag waarop het gezin het huurcontract tekent.")
    ),
    "getekend": _words(N_("Getekend"), N_("Het huurcontract is getekend: fase 1 is klaar.")),
    "verhuisd": _words(N_("Verhuisd"), N_("Het gezin woont nu in de gemeente.")),
    "weigering": _words(
        N_("Niet gekomen of weigert"), N_("Het gezin kwam niet tekenen, of wil de woning niet.")
    ),
    "uitspraak": _words(N_("Uitspraak over de weigering"), N_("Het COA heeft de weigering beoordeeld.")),
    "alsnog_genomen": _words(N_("Woning alsnog genomen"), N_("Het gezin neemt de woning toch.")),
    "familie_komt": _words(N_("Familie komt"), N_("Er is bericht dat familie mag komen.")),
    "familie_is_er": _words(N_("Familie is er"), N_("De familie is aangekomen en hoort nu bij het gezin.")),
    "kind_geboren": _words(N_("Kind geboren"), N_("Er is een kind geboren in het gezin.")),
    "signaal": _words(N_("Melding over wonen"), N_("Een buur, de corporatie of iemand anders meldt iets.")),
    "schade": _words(N_("Schade"), N_("Er is iets kapot in of aan de woning.")),
    "begeleider_wisselt": _words(N_("Begeleider wisselt"), N_("Iemand anders gaat het gezin begeleiden.")),
    "vertrokken": _words(N_("Vertrokken"), N_("Het gezin woont niet meer in de gemeente.")),
    "sluiten": _words(N_("Dossier sluiten"), N_("De begeleiding is voorbij. De bewaartermijn begint.")),
}
