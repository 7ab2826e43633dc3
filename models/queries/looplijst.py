"""The looplijst: what still lies on paper, to walk past and tick off. Codes and numbers, no names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from models.queries.afdrukken import load_afdrukken
from models.queries.lezer import Lezer
from models.queries.papier import make_head
from models.queries.rows import PaperHead
from models.queries.rows_avg import StukDeel, StukFacts
from models.queries.rows_papier import AfdrukRow
from models.queries.woorden import short_day
from resources.i18n import _, language, ngettext
from resources.labels import label_of

ALLE = 1000
"""More papers than this never lie about; what is over is counted."""
NUMMERS = 2
"""So many gezinnen of one paper are named by number; more are counted."""


def looplijst_facts(lezer: Lezer, nu: datetime, uids: Collection[str] = ()) -> StukFacts:
    """Collect the papers that lie about and are in sight: those that were chosen, or all of them."""
    wanted = set(uids)
    rows = load_afdrukken(lezer, ligt_nog=True, limit=ALLE)
    chosen = [row for row in rows if not wanted or row.uid in wanted]
    return looplijst_stuk(chosen, make_head(lezer, nu, taal=language()), lezer.vandaag)


def looplijst_stuk(rows: Sequence[AfdrukRow], head: PaperHead, vandaag: date) -> StukFacts:
    """Make the list with a box to tick, what must go first on top; the catalogue fits it on one A4."""
    late = sum(1 for row in rows if row.vernietigen_voor is not None and row.vernietigen_voor <= vandaag)
    words = ngettext("Er ligt nog {n} papier.", "Er liggen nog {n} papieren.", len(rows)).format(n=len(rows))
    if late:
        gone = ngettext("{n} had al weg gemoeten.", "{n} hadden al weg gemoeten.", late)
        words += " " + gone.format(n=late)
    return StukFacts(
        head=head,
        inleiding=(
            words,
            _(
                "Haal op wat er ligt, kijk of alle bladzijden er zijn en vernietig het. Zet een kruis."
                " Zeg dan in het programma wat weg is: Papier, Ligt nog op papier. Gooi deze lijst ook weg."
            ),
        ),
        delen=(
            StukDeel(
                kop="",
                kolommen=(
                    _("Blad"),
                    _("Papier"),
                    _("Dossier"),
                    _("Waar het is"),
                    _("Gemaakt door"),
                    _("Blz."),
                    _("Weg vóór"),
                    _("Weg"),
                ),
                breedtes=(0.09, 0.15, 0.13, 0.22, 0.17, 0.05, 0.12, 0.07),
                rijen=tuple(_row(row) for row in sorted(rows, key=_urgency)),
            ),
        )
        if rows
        else (),
    )


def _urgency(row: AfdrukRow) -> tuple[bool, date, str, str]:
    return (row.vernietigen_voor is None, row.vernietigen_voor or date.max, row.wie, row.code)


def _row(row: AfdrukRow) -> tuple[str, ...]:
    return (
        row.code,
        label_of("Papier", row.soort),
        about(row),
        where(row),
        row.wie,
        str(row.bladzijden) if row.bladzijden else "?",
        short_day(row.vernietigen_voor) if row.vernietigen_voor is not None else "–",
        "[ ]",
    )


def about(row: AfdrukRow) -> str:
    """Whose paper it is, by number."""
    if row.dossier_nummer:
        return row.dossier_nummer
    if len(row.over) > NUMMERS:
        return ngettext("{n} gezin", "{n} gezinnen", len(row.over)).format(n=len(row.over))
    return ", ".join(row.over)


def where(row: AfdrukRow) -> str:
    """Where a paper went, as far as the program knows: who got it, which loket, a file, or who printed it."""
    if row.voor:
        return label_of("voor", row.voor)
    if row.loket:
        return " · ".join(part for part in (row.loket, row.plaats) if part)
    if row.naar == "bestand":
        return _("bestand op een computer")
    return row.plaats or _("bij wie het printte")
