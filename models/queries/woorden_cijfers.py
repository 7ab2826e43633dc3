"""How figures of a gemeente are spelled, the same on a screen and on paper."""

from __future__ import annotations

from collections.abc import Callable

from models.rules.doorlooptijd import Gemiddelde, Vertraging
from models.rules.verantwoording import shown_part
from resources.i18n import _, ngettext

MEER, MINDER = "plus_achterstand", "plus_voorsprong"


def getal(value: int) -> str:
    """A whole number with dots between thousands."""
    return f"{value:,}".replace(",", ".")


def met_teken(value: int, teken: str) -> str:
    """A closing with its sign, as the gemeente writes it."""
    shown = value if teken == MEER else -value
    return f"{'+' if shown > 0 else '−' if shown < 0 else ''}{getal(abs(shown))}"


def sign_words(teken: str) -> str:
    """How a closing is read."""
    if teken == MEER:
        return _("Bij de stand is plus een achterstand.")
    return _("Bij de stand is plus een voorsprong.")


def procent(promille: int) -> str:
    """Thousandths as a percentage with one decimal: 1271 is `127,1 %`."""
    return f"{promille // 10},{promille % 10} %"


def tiende(value: float) -> str:
    """A number with one decimal and a comma."""
    return f"{value:.1f}".replace(".", ",")


def weken(one: Gemiddelde | None) -> str:
    """`7,4 weken (51,5 dagen), 2 gezinnen`."""
    if one is None:
        return _("nog niemand")
    return ngettext(
        "{w} weken ({d} dagen), {n} gezin", "{w} weken ({d} dagen), {n} gezinnen", one.aantal
    ).format(w=tiende(one.weken), d=tiende(one.dag_tiende), n=one.aantal)


def deel_woord(deel: str) -> str:
    """A part of the way in words."""
    return {
        "koppeling": _("vergunning tot koppeling"),
        "woonruimte": _("koppeling tot tekenen"),
        "verhuizing": _("tekenen tot verhuizing"),
        "totaal": _("koppeling tot verhuizing"),
    }[deel]


def norm_words(norm: int) -> str:
    """The agreed mean."""
    return ngettext("{n} week", "{n} weken", norm).format(n=norm)


def dagen_woorden(aantal: int) -> str:
    """A number of days."""
    return ngettext("{n} dag", "{n} dagen", aantal).format(n=getal(aantal))


def vertraging_woorden(one: Vertraging) -> str:
    """Days over the agreed mean, with and without fault; not how many gezinnen: of a group that tells who."""
    if not one.dagen:
        return _("niemand wachtte te lang")
    return _("samen {d} te lang: {a} niet verwijtbaar, {b} verwijtbaar").format(
        d=dagen_woorden(one.dagen), a=getal(one.niet_verwijtbaar), b=getal(one.verwijtbaar)
    )


def hidden_words() -> str:
    """Stands in the place of a number that is not told."""
    return _("niet getoond")


def too_small_words(drempel: int) -> str:
    """Why a number is not told: it, or what is left of its whole, is a small group (decision 87)."""
    return _("niet getoond: een groep kleiner dan {n}").format(n=drempel)


def part_words(deel: int, geheel: int, drempel: int, words: Callable[[int], str]) -> str:
    """A number out of a whole, or that it is not told."""
    shown = shown_part(deel, geheel, drempel)
    return too_small_words(drempel) if shown is None else words(shown)


def phase_words(drempel: int) -> str:
    """Why the number of a phase does not stand there (decision 87)."""
    return _(
        "Een fase met minder dan {n} gezinnen staat er niet met een getal. Is dat er maar één, dan staat een"
        " andere fase er ook niet: anders is het getal uit te rekenen."
    ).format(n=drempel)
