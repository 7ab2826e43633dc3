"""What becomes of each difference: taken, kept, or still to be chosen. Screen and verb ask the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.queries.overdracht_verschil import Binnen
from models.rules.overdracht import Kant, Verschil, Weg
from models.rules.veldgroepen import Eigenaar, decide, owner_of


@dataclass(frozen=True, slots=True)
class Afspraak:
    """What two partners agreed about the fields; without a partner nothing."""

    partner: str = ""
    """`gemeente` or `begeleiding`: what the other side is."""
    eigenaren: Mapping[str, Eigenaar] = field(default_factory=dict)
    beurten: Mapping[str, str] = field(default_factory=dict)
    """Uid of a line -> whose turn it is."""

    def owner(self, binnen: Binnen, verschil: Verschil) -> Kant:
        """Whose field it is; of both where nothing was agreed."""
        if not self.partner:
            return Kant.BEIDE
        waarden = binnen.wij[verschil.tabel][verschil.uid_wij].waarden
        turn = self.beurten.get(verschil.uid_wij, "")
        return owner_of(verschil, waarden, self.eigenaren, self.partner, turn)


@dataclass(frozen=True, slots=True)
class Besluit:
    """One dossier decided."""

    overnemen: tuple[Verschil, ...]
    """Becomes as they have it."""
    houden: tuple[Verschil, ...]
    """Stays as we have it although theirs is another."""
    terug: tuple[Weg, ...]
    """Comes back: they still have it."""
    weghalen: tuple[Weg, ...]
    """Goes: they have it no longer."""
    open: tuple[str, ...]
    """Still to be chosen."""


def besluit(binnen: Binnen, velden: Mapping[str, bool], afspraak: Afspraak | None = None) -> Besluit:
    """Decide each difference of a dossier: the owner, then the choice of a person, then who changed it.

    A dossier that was handed over and comes back opens again, so that it is closed here is no difference.
    """
    agreed = afspraak or Afspraak()
    reopened = binnen.gesloten and not agreed.partner
    take: list[Verschil] = []
    keep: list[Verschil] = []
    open_: list[str] = []
    for verschil in binnen.uitkomst.verschillen:
        if reopened and verschil.kolommen[0] == "afgesloten_op":
            continue
        chosen = _decided(binnen, verschil, velden, agreed)
        if chosen is None:
            open_.append(verschil.sleutel)
        else:
            (take if chosen else keep).append(verschil)
    back: list[Weg] = []
    gone: list[Weg] = []
    for weg in binnen.uitkomst.weg:
        wanted = velden.get(weg.sleutel)
        if weg.hier:
            gone += [weg] if wanted else []
        elif wanted is None and weg.kant is Kant.BEIDE:
            open_.append(weg.sleutel)
        else:
            back += [weg] if wanted else []
    return Besluit(tuple(take), tuple(keep), tuple(back), tuple(gone), tuple(open_))


def _decided(
    binnen: Binnen, verschil: Verschil, velden: Mapping[str, bool], afspraak: Afspraak
) -> bool | None:
    owner = afspraak.owner(binnen, verschil)
    if owner is Kant.BEIDE and verschil.sleutel in velden:
        return velden[verschil.sleutel]
    return decide(verschil.kant, owner)
