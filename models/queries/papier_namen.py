"""How a paper names people: the one place that decides what leaves the house at each privacy level."""

from __future__ import annotations

from models.queries.mensen import full_name
from models.queries.rows_dossier import PersoonRow
from models.queries.rows_papier import BladPersoon
from models.values import Privacy
from resources.i18n import _


def gezin_name(naam: str, privacy: Privacy, personen: int) -> str:
    """Name a gezin: `Gezin Warsamele`, `Gezin W.`, or nothing (then only the dossier number stands there).

    One person alone is no gezin: `Tekleberi`, `T.`.
    """
    if privacy is Privacy.ANONIEM or not naam:
        return ""
    shown = naam if privacy is Privacy.NAAM else initial(naam)
    return shown if personen == 1 else _("Gezin {naam}").format(naam=shown)


def person_name(persoon: PersoonRow, gezin: str, privacy: Privacy) -> str:
    """Name a person of a gezin: roepnaam (with the achternaam where it is another one), `H.`, or nothing."""
    if privacy is Privacy.ANONIEM:
        return ""
    if privacy is Privacy.VOORLETTER:
        return initial(persoon.roepnaam or persoon.achternaam)
    if persoon.roepnaam and persoon.achternaam.casefold() == gezin.casefold():
        return persoon.roepnaam
    return full_name(persoon)


def initial(naam: str) -> str:
    """The first letter of a name with a point; the first letter or digit that there is."""
    letter = next((c for c in naam if c.isalnum()), "")
    return f"{letter.upper()}." if letter else ""


def blad_personen(personen: tuple[PersoonRow, ...], gezin: str, privacy: Privacy) -> tuple[BladPersoon, ...]:
    """Put people on paper; anonymous means letters only, ages left out too."""
    return tuple(
        BladPersoon(
            letter=p.letter,
            naam=person_name(p, gezin, privacy),
            leeftijd=None if privacy is Privacy.ANONIEM else p.leeftijd,
        )
        for p in personen
    )


def free_text(tekst: str, privacy: Privacy) -> str:
    """Keep a typed text only on a paper with names: nobody can tell what stands in it."""
    return tekst if privacy is Privacy.NAAM else ""
