"""Who waits beside what can be offered, in words of screen and paper; small groups stay hidden."""

from __future__ import annotations

from models.queries.herverdeling import AfspraakRow, HerverdelingRow, PastRow
from models.queries.woorden_cijfers import getal
from models.rules.taakstelling import still_to_take_over
from resources.i18n import _, ngettext


def waiting_words(rij: HerverdelingRow) -> str:
    """All who wait; without the small groups, else the number of a hidden one follows by subtraction."""
    shown = sum(one.gezinnen for one in rij.past if not one.is_small(rij.drempel))
    if shown == rij.wacht:
        return ngettext(
            "{n} gezin is gekoppeld en wacht op een woning",
            "{n} gezinnen zijn gekoppeld en wachten op een woning",
            shown,
        ).format(n=getal(shown))
    if not shown:
        return _("Er zijn gezinnen gekoppeld die wachten op een woning")
    return ngettext(
        "Meer dan {n} gezin is gekoppeld en wacht op een woning",
        "Meer dan {n} gezinnen zijn gekoppeld en wachten op een woning",
        shown,
    ).format(n=getal(shown))


def wait_words(one: PastRow, drempel: int) -> str:
    """How many gezinnen wait for a size; few are not told apart."""
    if one.is_small(drempel):
        return _("minder dan {n} gezinnen").format(n=drempel)
    return ngettext("{n} gezin", "{n} gezinnen", one.gezinnen).format(n=one.gezinnen)


def room_words(one: PastRow) -> str:
    """The size that is needed."""
    return ngettext("{n} kamer nodig", "{n} kamers nodig", one.kamers).format(n=one.kamers)


def enough_words(*, enough: bool) -> str:
    """Whether there are dwellings for all who wait."""
    return _("genoeg") if enough else _("te weinig woningen")


def displaced_words() -> str:
    """That more than the share went to statushouders while others look too (A021, A024)."""
    return _(
        "Er ging meer dan tien procent van de vrije woningen naar statushouders. Bespreek of herverdelen"
        " in de regio helpt."
    )


def new_figure(one: AfspraakRow, rij: HerverdelingRow) -> int | None:
    """What the taakstelling becomes by this agreement, while the figure is the one before (A074)."""
    newest = next((other for other in rij.afspraken if other.code == one.code), one)
    ours = next((move for move in one.regels if move.gemeente.casefold() == rij.gemeente.casefold()), None)
    if ours is None or newest.uid != one.uid:
        return None
    return still_to_take_over(ours, dict(rij.taakstellingen).get(one.code))
