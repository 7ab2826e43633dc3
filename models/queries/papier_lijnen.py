"""Lines of a dossier on paper: numbered, with a box per letter and the actiepunten behind them."""

from __future__ import annotations

from models.content import EIGEN_PUNT, Item
from models.queries.papier_namen import free_text
from models.queries.rows import PuntRow
from models.queries.rows_papier import BladLijn
from models.values import Anker, Privacy, Staat, Stand
from resources.i18n import _

_KLAAR = (Staat.GEDAAN, Staat.NVT)


def blad_lijn(punt: PuntRow, item: Item | None, privacy: Privacy, vraag: str = "") -> BladLijn:
    """Put a line on paper. `vraag` marks a line whose condition is still unknown.

    The note goes along only on a paper with names.
    """
    tekst = punt.tekst if not punt.onderwerp else f"{punt.tekst} ({punt.onderwerp})"
    if punt.item_id == EIGEN_PUNT.id:
        tekst = free_text(punt.tekst, privacy) or _("eigen punt")
    if punt.stand is Stand.NOG_TE_BEPALEN and vraag:
        tekst = _("{tekst} – {vraag}").format(tekst=tekst, vraag=vraag)
    return BladLijn(
        nummer=punt.nummer,
        kern=punt.kern,
        doener=punt.doener,
        tekst=tekst,
        met=punt.met,
        letters=tuple(letter.letter for letter in punt.letters),
        klaar_letters=tuple(letter.letter for letter in punt.letters if letter.staat in _KLAAR),
        klaar=punt.staat in _KLAAR,
        vraagt=asks(item) if punt.staat not in _KLAAR else "",
        termijn=punt.gedaan_op or punt.termijn if punt.staat is Staat.GEDAAN else punt.termijn,
        termijn_hard=punt.termijn_hard,
        stand=punt.stand,
        notitie=free_text(punt.notitie, privacy),
        punten=tuple((letter.letter, letter.punt_uid, letter.versie) for letter in punt.letters)
        or (("", punt.uid, punt.versie),),
    )


def asks(item: Item | None) -> str:
    """What must be written beside the box: the start of the rent at the signing, or a day."""
    if item is None:
        return ""
    if item.zet_anker is Anker.TEKENDATUM:
        return "huuringang"
    return "datum" if item.vraagt_datum else ""


def newest_rounds(punten: tuple[PuntRow, ...]) -> tuple[PuntRow, ...]:
    """Keep of each item and subject only its newest round: what was ticked in an earlier one is past."""
    newest: dict[tuple[str, str], int] = {}
    for punt in punten:
        key = (punt.item_id, punt.onderwerp)
        newest[key] = max(newest.get(key, 0), punt.ronde)
    return tuple(p for p in punten if p.ronde == newest[(p.item_id, p.onderwerp)])
