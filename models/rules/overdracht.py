"""Two kluizen that hold the same dossier: what differs, who changed it, and what a person must choose.

Pure. Both sides are given in one spelling (`Bundel`); the base are the digests of what last crossed between
the two. What one side changed is that side's; what both changed is chosen by a person, never by the clock.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

Cel = str | int | float | bool | None
"""A value as it travels: days and moments as ISO text, another row as its uid."""
Kolommen = tuple[str, ...]


class Kant(StrEnum):
    """Who changed something since the last exchange."""

    WIJ = "wij"
    ZIJ = "zij"
    BEIDE = "beide"


@dataclass(frozen=True, slots=True)
class Geldig:
    """At most one row with these values counts at a time: the one of which `leeg` is not filled in."""

    kolommen: Kolommen
    leeg: str
    gelijk: tuple[tuple[str, Cel], ...] = ()

    def fits(self, waarden: Mapping[str, Cel]) -> bool:
        """Whether the row counts."""
        return waarden.get(self.leeg) is None and all(waarden.get(k) == v for k, v in self.gelijk)

    def past(self, waarden: Mapping[str, Cel]) -> bool:
        """Whether the row counted before and does no longer."""
        return waarden.get(self.leeg) is not None and all(waarden.get(k) == v for k, v in self.gelijk)

    def key(self, waarden: Mapping[str, Cel]) -> str:
        """Names the place that the row takes."""
        return "=" + _spell([waarden.get(k) for k in self.kolommen])


@dataclass(frozen=True, slots=True)
class Soort:
    """What comparing must know of a table."""

    naam: str
    eenheden: tuple[Kolommen, ...]
    """Columns that a person decides about; those that hang together are chosen together."""
    sleutels: tuple[Kolommen, ...] = ()
    """Columns that name a row beside its uid: both sides may have made the same one."""
    geldig: tuple[Geldig, ...] = ()
    wijst: frozenset[str] = frozenset()
    """Columns that hold the uid of another row."""
    standaard: Mapping[str, Cel] = field(default_factory=dict)
    """What a fresh row holds."""


@dataclass(frozen=True, slots=True)
class Rij:
    """One row of a dossier."""

    uid: str
    waarden: Mapping[str, Cel]
    gewijzigd: Mapping[str, str] = field(default_factory=dict)
    """Column -> moment of its last change (ISO); under an empty name when the row was made."""

    def when(self, kolommen: Kolommen) -> str:
        """The last moment at which one of these was changed, or the row was made; empty = unknown."""
        found = [self.gewijzigd[k] for k in kolommen if k in self.gewijzigd]
        return max(found) if found else self.gewijzigd.get("", "")


Bundel = Mapping[str, Mapping[str, Rij]]
"""Table -> uid -> row."""
Merken = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Table -> row (uid, or place of a row that counts) -> unit -> digest."""


@dataclass(frozen=True, slots=True)
class Verschil:
    """One unit that is not the same on both sides."""

    tabel: str
    plek: str
    """Uid of our row, or the place of rows of which one counts."""
    uid_wij: str
    uid_zij: str
    kolommen: Kolommen
    wij: tuple[Cel, ...]
    zij: tuple[Cel, ...]
    kant: Kant
    wanneer_wij: str = ""
    wanneer_zij: str = ""

    @property
    def sleutel(self) -> str:
        """Names the difference, for the choice that a person makes."""
        return f"{self.tabel}|{self.plek}|{self.kolommen[0]}"


@dataclass(frozen=True, slots=True)
class Weg:
    """A row that stands on one side only although both had it."""

    tabel: str
    plek: str
    rij: Rij
    kant: Kant
    """Who took it away; BEIDE = one side took it away and the other changed it."""
    hier: bool
    """Whether it still stands here."""

    @property
    def sleutel(self) -> str:
        """Names it, for the choice that a person makes."""
        return f"{self.tabel}|{self.plek}|-"


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What comparing gave."""

    erbij: tuple[tuple[str, Rij], ...]
    """Rows that only they have, parents first, pointing to our rows already."""
    weg: tuple[Weg, ...]
    verschillen: tuple[Verschil, ...]
    paren: Mapping[str, str]
    """Their uid -> our uid, of rows that both sides made."""


def merken(soorten: Iterable[Soort], bundel: Bundel) -> dict[str, dict[str, dict[str, str]]]:
    """Make the digests of what one side holds: enough to see later who changed what, and no more."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for soort in soorten:
        rijen = bundel.get(soort.naam, {})
        if rijen:
            found[soort.naam] = {
                _place(soort, rij): {e[0]: _digest(rij.waarden, e) for e in soort.eenheden}
                for rij in rijen.values()
            }
    return found


def compare(
    soorten: Sequence[Soort],
    basis: Merken | None,
    wij: Bundel,
    zij: Bundel,
    verdwenen: frozenset[str] = frozenset(),
) -> Uitkomst:
    """Compare two sides of one dossier; `soorten` stand parents first, `verdwenen` = uids taken away here.

    Without a base nobody can tell who changed what: each difference is then for a person. A row that both
    made since the base is compared with a fresh one, so that only what somebody filled in counts as change.
    """
    return _Vergelijking(basis, verdwenen).run(soorten, wij, zij)


class _Vergelijking:
    """One comparison."""

    def __init__(self, basis: Merken | None, verdwenen: frozenset[str]) -> None:
        self._basis = basis
        self._verdwenen = verdwenen
        self._paren: dict[str, str] = {}
        self._erbij: list[tuple[str, Rij]] = []
        self._weg: list[Weg] = []
        self._verschillen: list[Verschil] = []

    def run(self, soorten: Sequence[Soort], wij: Bundel, zij: Bundel) -> Uitkomst:
        for soort in soorten:
            self._table(soort, wij.get(soort.naam, {}), zij.get(soort.naam, {}))
        return Uitkomst(tuple(self._erbij), tuple(self._weg), tuple(self._verschillen), dict(self._paren))

    def _table(self, soort: Soort, wij: Mapping[str, Rij], zij: Mapping[str, Rij]) -> None:
        theirs = {uid: self._translated(soort, rij) for uid, rij in zij.items()}
        ours = dict(wij)
        for geldig in soort.geldig:
            self._counting(soort, geldig, ours, theirs)
        for uid, uid_wij in _made_twice(soort, ours, theirs).items():
            self._paren[uid] = uid_wij
            theirs[uid_wij] = theirs.pop(uid)
        for uid in ours.keys() & theirs.keys():
            self._differ(soort, uid, ours[uid], theirs[uid])
        for uid, rij in theirs.items():
            if uid not in ours:
                self._only_theirs(soort, uid, rij)
        for uid, rij in ours.items():
            if uid not in theirs:
                self._only_ours(soort, uid, rij)

    def _translated(self, soort: Soort, rij: Rij) -> Rij:
        """Let their row point to ours where both made the same one."""
        waarden = {
            kolom: self._paren.get(waarde, waarde)
            if kolom in soort.wijst and isinstance(waarde, str)
            else waarde
            for kolom, waarde in rij.waarden.items()
        }
        return rij if waarden == rij.waarden else replace(rij, waarden=waarden)

    # --- rows of which one counts -------------------------------------------------------------------------

    def _counting(self, soort: Soort, geldig: Geldig, ours: dict[str, Rij], theirs: dict[str, Rij]) -> None:
        """Compare the rows that count by their place; what counted before is only kept."""
        mine = {geldig.key(r.waarden): r for r in ours.values() if geldig.fits(r.waarden)}
        others = {geldig.key(r.waarden): r for r in theirs.values() if geldig.fits(r.waarden)}
        for place in sorted(mine.keys() | others.keys()):
            we, they = mine.get(place), others.get(place)
            if we is not None and they is not None:
                self._differ(soort, place, we, they)
            elif they is not None:
                self._one_counts(soort, geldig, place, ours.get(they.uid), they)
            elif we is not None:
                self._one_counts(soort, geldig, place, we, theirs.get(we.uid))
            for rij in (we, they):  # whatever it was on the other side, it has been looked at
                if rij is not None:
                    ours.pop(rij.uid, None)
                    theirs.pop(rij.uid, None)
        for uid in ours.keys() & theirs.keys():
            if geldig.past(ours[uid].waarden) and geldig.past(theirs[uid].waarden):
                del ours[uid], theirs[uid]  # nothing to choose about what counted before

    def _one_counts(
        self, soort: Soort, geldig: Geldig, place: str, ours: Rij | None, theirs: Rij | None
    ) -> None:
        """A row counts on one side only: new there, taken away here, or ended with no other in its place."""
        if ours is None or theirs is None:
            if theirs is not None:
                self._only_theirs(soort, place, theirs)
            elif ours is not None:
                self._only_ours(soort, place, ours)
            return
        here = geldig.fits(ours.waarden)
        counting = ours if here else theirs
        was = self._known(soort.naam, place)
        still = was is not None and not self._changed(soort, was, counting)
        kolommen = (geldig.leeg,)
        self._verschillen.append(
            Verschil(
                soort.naam,
                place,
                ours.uid,
                theirs.uid,
                kolommen,
                (ours.waarden.get(geldig.leeg),),
                (theirs.waarden.get(geldig.leeg),),
                Kant.BEIDE if not still else Kant.ZIJ if here else Kant.WIJ,
                ours.when(kolommen),
                theirs.when(kolommen),
            )
        )

    # --- one row ------------------------------------------------------------------------------------------

    def _differ(self, soort: Soort, place: str, ours: Rij, theirs: Rij) -> None:
        was = self._known(soort.naam, place)
        for kolommen in soort.eenheden:
            mine = _digest(ours.waarden, kolommen)
            other = _digest(theirs.waarden, kolommen)
            if mine == other:
                continue
            self._verschillen.append(
                Verschil(
                    soort.naam,
                    place,
                    ours.uid,
                    theirs.uid,
                    kolommen,
                    tuple(ours.waarden.get(k) for k in kolommen),
                    tuple(theirs.waarden.get(k) for k in kolommen),
                    self._side(soort, was, kolommen, mine, other),
                    ours.when(kolommen),
                    theirs.when(kolommen),
                )
            )

    def _side(
        self, soort: Soort, was: Mapping[str, str] | None, kolommen: Kolommen, mine: str, other: str
    ) -> Kant:
        if self._basis is None:
            return Kant.BEIDE
        fresh = _digest(soort.standaard, kolommen)
        before = fresh if was is None else was.get(kolommen[0], fresh)
        if mine == before:
            return Kant.ZIJ
        return Kant.WIJ if other == before else Kant.BEIDE

    def _only_theirs(self, soort: Soort, place: str, rij: Rij) -> None:
        was = self._known(soort.naam, place)
        if was is None and rij.uid not in self._verdwenen:
            self._erbij.append((soort.naam, rij))
        else:
            kant = Kant.BEIDE if was is not None and self._changed(soort, was, rij) else Kant.WIJ
            self._weg.append(Weg(soort.naam, place, rij, kant, hier=False))

    def _only_ours(self, soort: Soort, place: str, rij: Rij) -> None:
        was = self._known(soort.naam, place)
        if was is not None:
            kant = Kant.BEIDE if self._changed(soort, was, rij) else Kant.ZIJ
            self._weg.append(Weg(soort.naam, place, rij, kant, hier=True))

    def _known(self, tabel: str, place: str) -> Mapping[str, str] | None:
        return (self._basis or {}).get(tabel, {}).get(place)

    @staticmethod
    def _changed(soort: Soort, was: Mapping[str, str], rij: Rij) -> bool:
        return any(was.get(e[0]) != _digest(rij.waarden, e) for e in soort.eenheden if e[0] in was)


def _made_twice(soort: Soort, ours: Mapping[str, Rij], theirs: Mapping[str, Rij]) -> dict[str, str]:
    """Rows that both sides made by themselves under another uid: their uid -> ours."""
    found: dict[str, str] = {}
    for kolommen in soort.sleutels:
        mine = {_key(r, kolommen): uid for uid, r in ours.items() if uid not in theirs}
        for uid, rij in theirs.items():
            key = _key(rij, kolommen)
            if uid not in ours and uid not in found and key is not None and key in mine:
                found[uid] = mine.pop(key)
    return found


def _key(rij: Rij, kolommen: Kolommen) -> tuple[Cel, ...] | None:
    """The values that name a row; one that is empty names nothing."""
    key = tuple(rij.waarden.get(k) for k in kolommen)
    return None if None in key else key


def _place(soort: Soort, rij: Rij) -> str:
    return next((g.key(rij.waarden) for g in soort.geldig if g.fits(rij.waarden)), rij.uid)


def _digest(waarden: Mapping[str, Cel], kolommen: Kolommen) -> str:
    text = _spell([waarden.get(k) for k in kolommen])
    return base64.b64encode(hashlib.sha256(text.encode()).digest()[:9]).decode()


def _spell(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
