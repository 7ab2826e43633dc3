"""The field that asks why a gezin refuses a dwelling: the list of the gemeente, and *anders* (K18)."""

from __future__ import annotations

from models.rules.weigering import ANDERS
from resources.i18n import _
from views.widgets.velden import Veld, Veldsoort


def reden_veld(redenen: tuple[str, ...]) -> Veld:
    """Make the field; an empty choice says that the reason is not known."""
    words = tuple((one, _("anders: zie de notitie") if one == ANDERS else one) for one in redenen)
    return Veld("reden", _("Reden"), Veldsoort.KEUZE, (("", _("niet bekend")), *words))
