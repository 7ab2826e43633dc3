"""What the panel of the tab *Gezin* asks and means: fields of an address, and verbs with their arguments."""

from __future__ import annotations

from models.queries.rows_dossier import AnkerRow
from models.services import ankers, bescherming, dossiers
from models.values import Anker
from resources.i18n import _
from resources.labels import label
from views.dossier.acties import Wens
from views.dossier.velden_gezin import adres_soorten
from views.widgets.velden import Veld, Veldsoort, Waarde


def wens_einde(_uid: str, rest: str, values: dict[str, Waarde], _text: dict[str, str]) -> Wens:
    """Somebody no longer stands beside the gezin."""
    return Wens(dossiers.end_betrokkene, (rest, values["tot"]))


def wens_adres(uid: str, _rest: str, values: dict[str, Waarde], text: dict[str, str]) -> Wens:
    """An address comes with the gezin."""
    others: dict[str, object] = {c: value for c, value in values.items() if c not in ("soort", "straat")}
    return Wens(dossiers.add_adres, (uid, text["soort"], text["straat"]), others)


def wens_anker(uid: str, rest: str, values: dict[str, Waarde], _text: dict[str, str]) -> Wens:
    """A date is corrected; what hangs on it moves."""
    soort, ronde, drager = rest.split(":", 2)
    fields: dict[str, object] = {
        "gepland": values.get("gepland"),
        "werkelijk": values.get("werkelijk"),
        "drager_uid": drager,
        "ronde": int(ronde),
    }
    return Wens(ankers.correct_anker, (uid, Anker(soort)), fields)


def wens_stil(uid: str, _rest: str, values: dict[str, Waarde], text: dict[str, str]) -> Wens:
    """The clock stops."""
    return Wens(ankers.pause_clock, (uid, values["van"], text["reden"], text["bepaald_door"]))


def wens_loopt(uid: str, _rest: str, values: dict[str, Waarde], _text: dict[str, str]) -> Wens:
    """The clock runs again."""
    return Wens(ankers.resume_clock, (uid, values["tot"]))


def adres_velden() -> tuple[Veld, ...]:
    """The fields of an address."""
    d = Veldsoort.DATUM
    return (
        Veld("soort", _("Soort"), Veldsoort.KEUZE, adres_soorten()),
        Veld("straat", _("Straat en nummer")),
        Veld("postcode", _("Postcode")),
        Veld("plaats", _("Plaats")),
        Veld("kamers", _("Kamers"), Veldsoort.GETAL),
        Veld("van", _("Vanaf"), d),
        Veld("tot", _("Tot en met"), d),
    )


def anker_key(anker: AnkerRow) -> str:
    """The key of the line of a date."""
    return f"anker:{anker.soort}:{anker.ronde}:{anker.drager_uid}"


def anker_naam(key: str) -> str:
    """The name of a date by the key of its line."""
    return label(Anker(key.split(":")[1])) if key.count(":") >= 2 else ""


def wens_beschermen(uid: str, _rest: str, _values: dict[str, Waarde], _text: dict[str, str]) -> Wens:
    """Only who stands beside the gezin sees it from now on."""
    return Wens(bescherming.protect, (uid,))


def wens_tonen(uid: str, _rest: str, _values: dict[str, Waarde], _text: dict[str, str]) -> Wens:
    """The gezin is shown again to everybody whose role reaches it."""
    return Wens(bescherming.unprotect, (uid,))
