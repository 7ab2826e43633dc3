"""What can be done with a line: the menu, the fields each choice asks, and the verb it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from models.queries.rows import PuntRow
from models.services import actiepunten, ankers
from models.services.verb import Verb
from models.values import Partij, Staat, Stand
from resources.i18n import _
from resources.labels import label
from views.widgets.velden import Veld, Veldsoort, Waarde

AFSPRAAK = "afspraak"
"""The choice that leads to the form of an appointment for the line."""
DONE = {Staat.GEDAAN, Staat.NVT, Staat.WACHT, Staat.UITGESTELD}


@dataclass(frozen=True, slots=True)
class Wens:
    """A verb with its arguments, ready for the door of the jobs."""

    verb: Verb[...]
    args: tuple[object, ...]
    kwargs: dict[str, object] = field(default_factory=dict)


def menu_of(punt: PuntRow) -> tuple[tuple[str, str], ...]:
    """The choices behind `…`; an empty text is a divider."""
    items: list[tuple[str, str]] = []
    if punt.voor_onze_tijd:
        items.append(("toch_doen", _("Toch doen")))
    open_ = punt.staat is not Staat.GEDAAN or any(vak.staat is not Staat.GEDAAN for vak in punt.letters)
    if open_:
        items += [
            ("klaar", _("Klaar op …")),
            ("nvt", _("Niet nodig, want …")),
            ("wacht", _("Wacht op …")),
            ("later", _("Later: op …, want …")),
            (AFSPRAAK, _("Afspraak maken")),
        ]
    if punt.staat in DONE or any(vak.staat in DONE for vak in punt.letters):
        items.append(("weer_open", _("Weer open")))
    items += [("", ""), ("notitie", _("Notitie"))]
    if open_ and punt.termijn is not None:
        items.append(("meer_tijd", _("Meer tijd")))
    if punt.termijn is not None or punt.wacht_anker:
        items.append(("waarom", _("Waarom deze datum?")))
    return tuple(items)


def titel_of(actie: str, punt: PuntRow) -> str:
    """The title of the panel for a choice."""
    forms = {
        "klaar": _("Klaar op …: {punt}"),
        "nvt": _("Niet nodig, want …: {punt}"),
        "wacht": _("Wacht op …: {punt}"),
        "later": _("Later: op …, want …: {punt}"),
        "notitie": _("Notitie bij: {punt}"),
        "meer_tijd": _("Meer tijd voor: {punt}"),
        "weer_open": _("Weer open: {punt}"),
        "toch_doen": _("Toch doen: {punt}"),
    }
    return forms.get(actie, "{punt}").format(punt=punt.tekst)


def velden_of(actie: str, punt: PuntRow) -> tuple[Veld, ...]:
    """The fields that a choice asks; none = it is done at once."""
    d, t = Veldsoort.DATUM, Veldsoort.TEKST
    partijen = tuple((label(p), label(p)) for p in Partij if p is not Partij.MB)
    forms: dict[str, tuple[Veld, ...]] = {
        "klaar": (Veld("op", _("Klaar op"), d), Veld("notitie", _("Notitie (hoeft niet)"), t)),
        "nvt": (Veld("reden", _("Niet nodig, want"), t),),
        "wacht": (Veld("wacht_op", _("Wacht op"), Veldsoort.LIJST, partijen), Veld("sinds", _("Sinds"), d)),
        "later": (Veld("tot", _("Later, op"), d), Veld("reden", _("Want"), t)),
        "notitie": (Veld("notitie", _("Notitie (geen ziekte, geen BSN)"), Veldsoort.LANG, breed=True),),
        "meer_tijd": (
            Veld("dagen", _("Hoeveel dagen erbij"), Veldsoort.GETAL),
            Veld("reden", _("Want"), t),
            Veld("bepaald_door", _("Wie heeft dat bepaald"), Veldsoort.LIJST, partijen),
        ),
    }
    found = forms.get(actie, ())
    if actie == "klaar" and punt.vraagt_datum:
        found += (Veld("datum", _("Op welke dag is het"), d),)
    if actie == "klaar" and punt.zet_anker == "tekendatum":
        found += (Veld("huuringang", _("De huur gaat in op (hoeft niet)"), d),)
    if actie == "klaar" and punt.zet_anker == "uitspraak":
        found += (Veld("terecht", _("Wat vindt het COA"), Veldsoort.KEUZE, _judged()),)
    if len(punt.letters) > 1 and actie in ("klaar", "nvt", "wacht", "later", "meer_tijd", "weer_open"):
        found = (Veld("wie", _("Voor wie"), Veldsoort.KEUZE, _people(actie, punt)), *found)
    return found


def _judged() -> tuple[tuple[str, str], ...]:
    return (
        ("", _("Dat vul ik later in")),
        ("nee", _("De weigering is onterecht")),
        ("ja", _("De weigering is terecht")),
    )


def _people(actie: str, punt: PuntRow) -> tuple[tuple[str, str], ...]:
    fits = [
        vak
        for vak in punt.letters
        if (vak.staat in DONE) == (actie == "weer_open") and vak.stand is not Stand.VERVALLEN
    ]
    every = (("", _("Iedereen op deze regel")),) if len(fits) != 1 else ()
    return (*every, *((vak.punt_uid, f"{vak.letter}  {vak.naam}") for vak in fits))


def values_of(actie: str, punt: PuntRow, vandaag: date) -> dict[str, Waarde]:
    """What already stands in the fields."""
    if actie == "klaar":
        return {"op": vandaag}
    if actie == "wacht":
        return {"wacht_op": label(punt.doener) if not punt.onze else "", "sinds": vandaag}
    return {"notitie": punt.notitie} if actie == "notitie" else {}


def wensen_of(actie: str, punt: PuntRow, values: Mapping[str, Waarde]) -> tuple[Wens, ...]:
    """Turn a choice with its fields into verbs, one for each person it is for."""
    uids = _uids(actie, punt, str(values.get("wie") or ""))
    reden = str(values.get("reden") or "")
    if actie == "klaar" and len(uids) > 1 and not values.get("notitie"):
        return (Wens(actiepunten.tick_all, (uids,), {"op": values.get("op")}),)
    return tuple(_wens(actie, uid, values, reden) for uid in uids)


def _wens(actie: str, uid: str, values: Mapping[str, Waarde], reden: str) -> Wens:
    get = values.get
    done: dict[str, object] = {"op": get("op"), "notitie": get("notitie") or "", "datum": get("datum")}
    if get("huuringang") is not None:
        done["huuringang"] = get("huuringang")
    if get("terecht"):
        done["terecht"] = get("terecht") == "ja"
    wensen = {
        "klaar": Wens(actiepunten.tick, (uid,), done),
        "nvt": Wens(actiepunten.mark_nvt, (uid, reden)),
        "wacht": Wens(actiepunten.mark_wacht, (uid, _party(get("wacht_op")), get("sinds"))),
        "later": Wens(actiepunten.postpone, (uid, get("tot"), reden)),
        "notitie": Wens(actiepunten.set_notitie, (uid, get("notitie") or "")),
        "meer_tijd": Wens(ankers.extend, (uid, get("dagen") or 0, reden, _party(get("bepaald_door")))),
        "weer_open": Wens(actiepunten.reopen, (uid,)),
        "toch_doen": Wens(actiepunten.do_anyway, (uid,)),
    }
    return wensen[actie]


def missing_of(actie: str, values: Mapping[str, Waarde]) -> tuple[str, str]:
    """Which field must be filled in before the verb can be asked: (field, reason code); empty = none."""
    if actie == "later" and values.get("tot") is None:
        return "tot", "veld_leeg"
    if actie == "meer_tijd" and not isinstance(values.get("dagen"), int):
        return "dagen", "geen_getal"
    return "", ""


def _uids(actie: str, punt: PuntRow, wie: str) -> tuple[str, ...]:
    if wie:
        return (wie,)
    if not punt.letters:
        return (punt.uid,)
    if actie == "notitie":
        return (punt.uid,)
    fits = tuple(
        vak.punt_uid
        for vak in punt.letters
        if (vak.staat in DONE) == (actie == "weer_open") and vak.stand is not Stand.VERVALLEN
    )
    return fits or (punt.uid,)


def _party(value: Waarde) -> str:
    """The code of a party that was chosen by its words; a name stays a name."""
    text = str(value or "").strip()
    by_words = {label(partij).casefold(): partij.value for partij in Partij}
    return by_words.get(text.casefold(), text)
