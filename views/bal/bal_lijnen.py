"""*Bal bij wie* as lines: a card a party, what lies there longest first. Pure."""

from __future__ import annotations

from collections.abc import Collection

from models.queries.rows_bal import BalLijn, BalPartij, BalRow
from models.values import Partij, Stand
from resources.i18n import _, ngettext
from resources.labels import label
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon
from views.widgets.standen import chip_of_stand

GRENS = 100
"""Lines a party on screen; all of them stand in the letter."""
BRIEF, MAIL = "brief", "mail"


def bal_lijnen(row: BalRow, folded: Collection[str], *, papier: bool) -> list[Lijn]:
    """Make a card a party; `papier` = a letter and a mail can be made of it."""
    lines: list[Lijn] = []
    for partij in row.partijen:
        is_open = partij.sleutel not in folded
        lines.append(_head(partij, is_open=is_open, papier=papier))
        if not is_open:
            continue
        lines += [_line(partij, nr, line, row) for nr, line in enumerate(partij.lijnen[:GRENS])]
        more = len(partij.lijnen) - GRENS
        if more > 0:
            words = ngettext("en nog {n} punt", "en nog {n} punten", more).format(n=more)
            lines.append(Lijn(f"meer:{partij.sleutel}", words, kaart=partij.sleutel, soort=Soort.TEKST))
    return lines


def partij_naam(partij: BalPartij) -> str:
    """The name of a party: ourselves, the organisation, what was typed, or the party as a whole."""
    if partij.van_ons:
        return _("Bij ons zelf")
    return partij.naam or label(Partij(partij.code))


def line_of(row: BalRow, key: str) -> BalLijn | None:
    """Find the line of a key."""
    sleutel, _sep, nr = key.rpartition("|")
    for partij in row.partijen:
        if partij.sleutel == sleutel and nr.isdigit() and int(nr) < len(partij.lijnen):
            return partij.lijnen[int(nr)]
    return None


def _head(partij: BalPartij, *, is_open: bool, papier: bool) -> Lijn:
    n, m = len(partij.lijnen), partij.gezinnen
    points = ngettext("{n} punt", "{n} punten", n).format(n=n)
    gezinnen = ngettext("{n} gezin", "{n} gezinnen", m).format(n=m)
    who = ", ".join(part for part in (partij.contact, partij.telefoon) if part)
    buttons = (Knop(BRIEF, _("Brief"), "f"), Knop(MAIL, _("Mailtekst"), "t"))
    return Lijn(
        partij.sleutel,
        partij_naam(partij),
        kaart=partij.sleutel,
        soort=Soort.KOP,
        onder=" · ".join(part for part in (points, gezinnen, who) if part),
        open=is_open,
        knoppen=buttons if papier and partij.krijgt_brief else (),
    )


def _line(partij: BalPartij, nr: int, line: BalLijn, row: BalRow) -> Lijn:
    parts = [line.gezin, _("punt {n}").format(n=line.nummer)]
    if line.letters:
        parts.append(_("voor {letters}").format(letters=", ".join(line.letters)))
    since = sinds_woorden(line)
    if since:
        parts.append(since)
    return Lijn(
        f"{partij.sleutel}|{nr}",
        line.tekst,
        kaart=partij.sleutel,
        onder=" · ".join(part for part in parts if part),
        nummer=line.dossier_nummer,
        chip=_chip(line, row),
    )


def sinds_woorden(line: BalLijn) -> str:
    """`wacht sinds 12 dagen`, where somebody noted since when."""
    if line.sinds is None:
        return ""
    if line.dagen == 0:
        return _("wacht sinds vandaag")
    return ngettext("wacht sinds {n} dag", "wacht sinds {n} dagen", line.dagen).format(n=line.dagen)


def _chip(line: BalLijn, row: BalRow) -> Chip | None:
    if line.stand is Stand.WACHT:
        day = line.sinds or line.dag
        return Chip(dag_kort(day, row.dag), Toon.RUST, "klok") if day is not None else None
    return chip_of_stand(line.stand, line.dag, row.dag)
