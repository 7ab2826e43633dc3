"""The sections of Vandaag as lines. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from models.queries.rows import VandaagLine, VandaagRow
from models.values import Partij, Stand
from resources.i18n import _
from resources.labels import label, label_of
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Lijn, Soort, Toon
from views.widgets.standen import chip_of_stand

SECTIES = (
    *("te_laat", "vandaag", "komend", "wacht", "gemeente", "stil", "wordt_18"),
    *("tijdelijk", "ontbreekt"),
)
GEMEENTE = "gemeente"
"""The section of which the lines are of no gezin."""
DICHT = frozenset({"ontbreekt"})
"""Sections that begin folded: a list to work off on a quiet day."""
EIGEN = (Partij.MB.value, Partij.GEM.value)


def vandaag_lijnen(
    row: VandaagRow, folded: Collection[str], mag: Callable[[str], bool] | None = None
) -> list[Lijn]:
    """Make a card a section; empty sections are not there.

    `mag` says of a gezin whether its lines may be changed; where not, they have no box and no menu.
    """
    lines: list[Lijn] = []
    for sectie in SECTIES:
        found: tuple[VandaagLine, ...] = getattr(row, sectie)
        count = row.aantallen.get(sectie, len(found))
        if not found:
            continue
        key = f"kop:{sectie}"
        is_open = key not in folded
        lines.append(
            Lijn(
                key, label_of("sectie", sectie), kaart=sectie, soort=Soort.KOP, onder=str(count), open=is_open
            )
        )
        if not is_open:
            continue
        lines += [
            _line(sectie, nr, line, row.dag, mag=mag is None or mag(line.dossier_uid))
            for nr, line in enumerate(found)
        ]
        if count > len(found):
            meer = _("nog {n}, in de lijst van gezinnen →")
            if sectie == GEMEENTE:
                meer = _("nog {n}, bij Gemeente, Overleggen →")
            words = meer.format(n=count - len(found))
            lines.append(Lijn(f"meer:{sectie}", words, kaart=sectie, soort=Soort.MEER))
    return lines


def key_of(sectie: str, nr: int) -> str:
    """The key of a line: its section and place."""
    return f"{sectie}:{nr}"


def line_of(row: VandaagRow, key: str) -> VandaagLine | None:
    """Find the line of a key."""
    sectie, _sep, nr = key.partition(":")
    if sectie not in SECTIES or not nr.isdigit():
        return None
    found: tuple[VandaagLine, ...] = getattr(row, sectie)
    return found[int(nr)] if int(nr) < len(found) else None


def _line(sectie: str, nr: int, line: VandaagLine, vandaag: date, *, mag: bool) -> Lijn:
    punt = bool(line.punt_uid)
    parts = [line.gezin]
    if line.nummer:
        parts.append(_("punt {n}").format(n=line.nummer))
    if line.tijd:
        parts += [line.plaats, _("{wie} gaat mee").format(wie=line.aan_zet) if line.aan_zet else ""]
    elif line.aan_zet:
        parts.append(_("aan zet: {wie}").format(wie=_who(line.aan_zet)))
    if line.letters:
        parts.append(_("voor {letters}").format(letters=", ".join(line.letters)))
    if line.gesproken is not None and line.dag is not None:
        words = _("laatst gesproken: {dag}") if line.gesproken else _("nog niet gesproken, hier sinds {dag}")
        parts.append(words.format(dag=dag_kort(line.dag, vandaag)))
    return Lijn(
        key_of(sectie, nr),
        line.tekst,
        kaart=sectie,
        onder=" · ".join(part for part in parts if part),
        nummer=line.dossier_nummer,
        vink=False if punt and mag else None,
        chip=_chip(line, vandaag),
        menu=punt and mag,
    )


def _who(code: str) -> str:
    if code == Partij.MB.value:
        return _("jij")
    return label(Partij(code)) if code in Partij.__members__ else code


def _chip(line: VandaagLine, vandaag: date) -> Chip | None:
    if line.tijd:
        return Chip(_("{tijd}, botst").format(tijd=line.tijd) if line.botst else line.tijd, Toon.WEEK, "klok")
    if not line.punt_uid and not line.gemeente_uid:
        return Chip(dag_kort(line.dag, vandaag), _tone(line), "klok") if line.dag is not None else None
    return chip_of_stand(
        line.stand, line.dag, vandaag, wacht_sinds=line.dag if line.stand is Stand.WACHT else None
    )


def _tone(line: VandaagLine) -> Toon:
    near = line.dagen is not None and line.dagen <= 7
    return Toon.WEEK if near else Toon.RUST
