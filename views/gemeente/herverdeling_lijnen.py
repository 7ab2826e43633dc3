"""Who waits beside what can be offered, and agreements between gemeenten, as lines. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from models.queries.herverdeling import AfspraakRow, HerverdelingRow, PastRow
from models.queries.woorden_cijfers import getal
from models.queries.woorden_herverdeling import (
    displaced_words,
    enough_words,
    new_figure,
    room_words,
    wait_words,
    waiting_words,
)
from models.rules.taakstelling import Verschuiving
from resources.i18n import _, ngettext
from resources.sentences import sentence
from views.gemeente.lijst_lijnen import plus
from views.gemeente.taakstelling_velden import cijfer
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon
from views.widgets.velden import Veld, Veldsoort, Waarde

MEESTE = 4
"""So many gemeenten fit in one agreement of the form."""


def uitleg() -> str:
    """What may be agreed."""
    return _(
        "Gemeenten mogen hun taakstelling samen anders verdelen als het totaal gelijk blijft. Wie al"
        " gekoppeld is gaat niet mee, en plekken in de opvang kunnen niet worden geruild. De eigen taak"
        " blijft: stem het vooraf af met de provincie."
    )


def lijnen(rij: HerverdelingRow, *, mag: bool) -> list[Lijn]:
    """Who waits, then the agreements."""
    found = [Lijn("kop:wacht", waiting_words(rij), "wacht", Soort.KOP)]
    found += [_fit(one, rij.drempel) for one in rij.past]
    if not rij.past:
        found.append(Lijn("leeg:wacht", _("Niemand wacht."), "wacht", Soort.TEKST))
    found.append(_others(rij, mag=mag))
    for one in rij.afspraken:
        found += _agreement(one, rij, mag=mag)
    if not rij.afspraken:
        words = _("Hier komen afspraken met andere gemeenten. Begin met Afspraak erbij.")
        found.append(Lijn("leeg:afspraak", words, soort=Soort.TEKST))
    return found


def _fit(one: PastRow, drempel: int) -> Lijn:
    """A size: how many gezinnen (few are not told apart), how many dwellings, and whether that is enough."""
    free = ngettext("{n} woning vrij", "{n} woningen vrij", one.woningen).format(n=one.woningen)
    enough = one.enough(drempel)
    chip = None
    if enough is not None:
        chip = Chip(enough_words(enough=enough), Toon.OP_SCHEMA if enough else Toon.WEEK)
    return Lijn(
        f"past:{one.kamers}",
        room_words(one),
        "wacht",
        onder=f"{wait_words(one, drempel)} · {free}",
        chip=chip,
    )


def _others(rij: HerverdelingRow, *, mag: bool) -> Lijn:
    """Other house-seekers beside who waits, and whether it is time to speak about displacement (A024)."""
    knop = (Knop("cijfers", _("Naar Cijfers"), "c"),) if mag else ()
    if rij.regulier is None:
        return Lijn(
            "regulier",
            _("Andere woningzoekenden: nog niet ingevuld"),
            "wacht",
            onder=_("Vraag het aantal aan de corporaties en vul het in bij Beheer, Cijfers."),
            lang=True,
            knoppen=knop,
        )
    titel = _("Andere woningzoekenden: {n}").format(n=getal(rij.regulier))
    day = dag_kort(rij.regulier_op, rij.vandaag) if rij.regulier_op is not None else ""
    under = " · ".join(part for part in (rij.regulier_bron, day) if part)
    if rij.verdringing:
        under += "\n" + displaced_words()
    chip = Chip(_("bespreek verdringing"), Toon.WEEK) if rij.verdringing else None
    return Lijn("regulier", titel, "wacht", onder=under, lang=True, chip=chip, knoppen=knop)


def _agreement(one: AfspraakRow, rij: HerverdelingRow, *, mag: bool) -> list[Lijn]:
    kaart = one.uid
    knoppen = (Knop("wijzig", _("Wijzigen"), "i"), Knop("weg", _("Weghalen"), "w")) if mag else ()
    titel = _("Afspraak voor {code}").format(code=one.code)
    chip = {
        None: Chip(_("nog niet gemeld"), Toon.WEEK),
        True: Chip(_("op tijd gemeld"), Toon.OP_SCHEMA),
        False: Chip(_("laat gemeld"), Toon.WEEK),
    }[one.op_tijd]
    found = [Lijn(f"kop:{one.uid}", titel, kaart, Soort.KOP, chip=chip, knoppen=knoppen)]
    for nr, move in enumerate(one.regels):
        under = _("taakstelling {a}, gekoppeld {b}, wordt {c}").format(
            a=getal(move.taakstelling), b=getal(move.gekoppeld), c=getal(move.taakstelling + move.aantal)
        )
        found.append(Lijn(f"regel:{kaart}:{nr}", f"{move.gemeente} {plus(move.aantal)}", kaart, onder=under))
    found += _take_over(one, rij, mag=mag)
    parts = []
    if one.coordinator:
        parts.append(_("coördinatie: {naam}").format(naam=one.coordinator))
    if one.afgestemd_op is not None:
        parts.append(
            _("afgestemd met de provincie {dag}").format(dag=dag_kort(one.afgestemd_op, rij.vandaag))
        )
    if one.gemeld_op is not None:
        parts.append(_("gemeld {dag}").format(dag=dag_kort(one.gemeld_op, rij.vandaag)))
    if parts or one.notitie:
        found.append(
            Lijn(f"meer:{kaart}", " · ".join(parts) or one.notitie, kaart, onder=one.notitie if parts else "")
        )
    found += [
        Lijn(f"reden:{kaart}:{nr}", sentence(reden), kaart, grijs=True)
        for nr, reden in enumerate(one.redenen)
    ]
    return found


def _take_over(one: AfspraakRow, rij: HerverdelingRow, *, mag: bool) -> list[Lijn]:
    """The figure that follows from the agreement, to take over as a new version of the taakstelling."""
    number = new_figure(one, rij)
    if number is None:
        return []
    known = dict(rij.taakstellingen).get(one.code)
    words = (
        _("De taakstelling is nog niet ingevuld. Met deze afspraak wordt het {b}.").format(b=getal(number))
        if known is None
        else _("De taakstelling staat nog op {a}. Met deze afspraak wordt het {b}.").format(
            a=getal(known), b=getal(number)
        )
    )
    knoppen = (Knop("overnemen", _("Overnemen als nieuw cijfer"), "v"),) if mag else ()
    return [Lijn(f"nieuw:{one.uid}", words, one.uid, lang=True, knoppen=knoppen)]


# --- fields ---


def velden(rij: HerverdelingRow, one: AfspraakRow | None = None) -> tuple[Veld, ...]:
    """The half-year, gemeenten (one more than there are, at least three), and who was told."""
    shown = min(MEESTE, max(3, len(one.regels) + 1 if one is not None else 0))
    d = Veldsoort.DATUM
    found = [Veld("halfjaar", _("Halfjaar"), Veldsoort.KEUZE, tuple((c, c) for c in rij.halfjaren))]
    for nr in range(1, shown + 1):
        found += [
            Veld(f"gemeente_{nr}", _("Gemeente {n}").format(n=nr), kop=_("Gemeente {n}").format(n=nr)),
            Veld(f"taakstelling_{nr}", _("{n}: taakstelling").format(n=nr)),
            Veld(f"gekoppeld_{nr}", _("{n}: al gekoppeld").format(n=nr)),
            Veld(f"aantal_{nr}", _("{n}: erbij (+) of eraf (−)").format(n=nr)),
        ]
    return (
        *found,
        Veld("tegen_opvang", _("In ruil voor plekken in de opvang"), Veldsoort.VINK, kop=_("Afspraken")),
        Veld("coordinator", _("Welke gemeente coördineert?")),
        Veld("afgestemd_op", _("Afgestemd met de provincie op"), d, verleden=True),
        Veld("gemeld_op", _("Gemeld aan provincie, minister en regievoerder op"), d, verleden=True),
        Veld("notitie", _("Notitie, zonder namen"), Veldsoort.LANG, breed=True),
    )


def waarden(rij: HerverdelingRow, one: AfspraakRow | None) -> dict[str, Waarde]:
    """What stands in the agreement; a new one begins with our own gemeente in the running half-year."""
    if one is None:
        code = rij.halfjaren[0]
        ours = {"gemeente_1": rij.gemeente}
        return {"halfjaar": code, **ours, **gekozen(rij, code, ours), "coordinator": rij.gemeente}
    found: dict[str, Waarde] = {
        "halfjaar": one.code,
        "coordinator": one.coordinator,
        "afgestemd_op": one.afgestemd_op,
        "gemeld_op": one.gemeld_op,
        "notitie": one.notitie,
    }
    for nr, move in enumerate(one.regels[:MEESTE], start=1):
        found |= {
            f"gemeente_{nr}": move.gemeente,
            f"taakstelling_{nr}": getal(move.taakstelling),
            f"gekoppeld_{nr}": getal(move.gekoppeld),
            f"aantal_{nr}": plus(move.aantal),
        }
    return {name: value for name, value in found.items() if value is not None}


def gekozen(rij: HerverdelingRow, code: str, values: Mapping[str, Waarde]) -> dict[str, Waarde]:
    """Our own figures of the half-year that was chosen: who is coupled in it stays with us (A075).

    They stand where our gemeente stands; what another one told is not ours to change.
    """
    nr = next(
        (
            nr
            for nr in range(1, MEESTE + 1)
            if str(values.get(f"gemeente_{nr}") or "").strip().casefold() == rij.gemeente.casefold()
        ),
        None,
    )
    if nr is None:
        return {}
    return {
        f"taakstelling_{nr}": getal(dict(rij.taakstellingen).get(code, 0)),
        f"gekoppeld_{nr}": getal(dict(rij.gekoppeld).get(code, 0)),
    }


def regels(values: Mapping[str, Waarde]) -> tuple[Verschuiving, ...]:
    """The gemeenten that were filled in; an empty number is 0, and what is no number the verb refuses."""
    found = []
    for nr in range(1, MEESTE + 1):
        name = str(values.get(f"gemeente_{nr}") or "").strip()
        numbers = [cijfer(values.get(f"{code}_{nr}")) for code in ("aantal", "taakstelling", "gekoppeld")]
        if name or any(number is not None for number in numbers):
            aantal, taak, gekoppeld = (0 if number is None else number for number in numbers)
            found.append(Verschuiving(name, cast("int", aantal), cast("int", taak), cast("int", gekoppeld)))
    return tuple(found)
