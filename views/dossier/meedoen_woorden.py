"""Words that the parts of the tab *Meedoen* share. Pure."""

from __future__ import annotations

from datetime import date

from models.queries.rows_meedoen import DeelnameRow, MijlpaalRow
from models.values import MijlpaalSoort
from resources.i18n import _, ngettext
from resources.labels import label, label_of
from views.widgets.dagen import dag_kort


def dag(op: date, vandaag: date) -> str:
    """A day in short."""
    return dag_kort(op, vandaag)


def trede(nummer: int) -> str:
    """A step of the ladder with its number and words."""
    return label_of("keuze", str(nummer))


def dagen(row: DeelnameRow, vandaag: date) -> str:
    """From and until when."""
    if row.van is not None and row.tot is not None:
        return _("{van} tot en met {tot}").format(van=dag(row.van, vandaag), tot=dag(row.tot, vandaag))
    if row.van is not None:
        return _("vanaf {van}").format(van=dag(row.van, vandaag))
    return _("tot en met {tot}").format(tot=dag(row.tot, vandaag)) if row.tot is not None else ""


def mijlpaal_woorden(row: MijlpaalRow, vandaag: date) -> str:
    """What was noted on which day."""
    what = label(row.soort)
    if row.keuze:
        what = f"{what}: {label_of('keuze', row.keuze)}"
    elif row.soort is MijlpaalSoort.VERLENGING:
        more = ngettext("{n} dag", "{n} dagen", row.dagen).format(n=row.dagen)
        what = f"{what}: {more}"
    return f"{dag(row.op, vandaag)} · {what}"
