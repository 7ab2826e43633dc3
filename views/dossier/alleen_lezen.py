"""Lines for who may look and not change: no boxes, no menus, no buttons that would be refused. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from resources.i18n import _
from views.widgets.lijn import Lijn


def read_only(lijnen: Sequence[Lijn], houdt: Collection[str] = ()) -> list[Lijn]:
    """Take what changes something off the lines; buttons with a code in `houdt` stay."""
    return [
        replace(
            lijn,
            onder=_with_letters(lijn),
            vink=None,
            vakken=(),
            knoppen=tuple(knop for knop in lijn.knoppen if knop.code in houdt),
            menu=False,
        )
        for lijn in lijnen
    ]


def _with_letters(lijn: Lijn) -> str:
    """The second line with whom the point is still open for: the boxes said it before."""
    left = [vak.letter for vak in lijn.vakken if vak.kan and not vak.aan]
    if not left:
        return lijn.onder
    return " · ".join(part for part in (lijn.onder, _("open voor {wie}").format(wie=", ".join(left))) if part)
