"""The date of one line: its anchor, who joined when, repeats, ended half-years, and the stop for nareis."""

from __future__ import annotations

from datetime import date

from models.content import Item, Termijn
from models.rules.amv import Vanaf, extended_until, guidance
from models.rules.ankers import Gevonden, Onderwerp
from models.rules.blik import Blik
from models.rules.feiten import PersoonFeit
from models.rules.kalender import add_maanden, halfjaar_voorbij
from models.rules.termijnen import (
    Stap,
    Termijnuitkomst,
    Vraag,
    after_joining,
    compute_termijn,
    fixed_termijn,
)
from models.values import Anker, AnkerStand, LaterErbij, Waarheid

EIGEN_ANKERS = (Anker.SCHOOLAANMELDING, Anker.START_OPVANG)
"""Anchors that come with a person's own registration: nobody joins before or after them."""

LOOPT_DOOR = (Anker.WEIGERING, Anker.UITSPRAAK)
"""Anchors whose terms run on while the clock stands still: no pause moves them (`standen.LOOPT_DOOR`)."""
NAZORG, NAZORG_MAANDEN = "ve-64", "amv_nazorg_maanden"
"""The line of the guidance that goes on for a youngster, and its figure."""
VERLENGD_JAREN = "verlengde_opvang_max_leeftijd"
"""Until which birthday somebody may stay in the longer opvang, in years."""


class Datering:
    """Dates the lines of one dossier."""

    def __init__(self, blik: Blik) -> None:
        self._b = blik
        self._terms: dict[tuple[int, Gevonden | None, date | None, int], tuple[Termijnuitkomst, Termijn]] = {}

    def anchor(self, item: Item, onderwerp: Onderwerp, ronde: int) -> Gevonden | None:
        """The anchor of an item for a subject; None for an item without a term."""
        if item.termijn is None:
            return None
        return self._b.ankers.find(item.termijn.anker, onderwerp, ronde=ronde, eenmalig=item.eenmalig)

    def term(self, item: Item, onderwerp: Onderwerp, ronde: int, extra: int = 0) -> Termijnuitkomst:
        """The date of a line and how it came to be; `extra` = days of its extensions."""
        if item.termijn is None:
            return Termijnuitkomst()
        if onderwerp.wijziging and onderwerp.gebeurtenis is not None:
            dagen, dag = after_joining(onderwerp.gebeurtenis.op, self._b.plek.cijfers)
            return fixed_termijn(
                dag, "waarom_wijziging", gebeurtenis=onderwerp.gebeurtenis.soort, dagen=dagen
            )
        if item.termijn.anker is Anker.ELK_HALFJAAR:
            return self._half_year(onderwerp)
        after_leaving = self._nazorg(item, onderwerp) if not extra else None
        if after_leaving is not None:
            return after_leaving
        uitkomst = self._computed(
            item.termijn, self.anchor(item, onderwerp, ronde), self.joined(item, onderwerp), extra
        )
        uitkomst = _repeat(item, onderwerp, uitkomst)
        return self._blocked(uitkomst) if item.zet_anker is Anker.VERHUIZING else uitkomst

    def _nazorg(self, item: Item, onderwerp: Onderwerp) -> Termijnuitkomst | None:
        """The year of guidance from leaving the place of the amv organisation on (A178).

        Who stays there longer leaves it at the latest on the birthday until which that may last.
        """
        persoon = onderwerp.persoon
        if item.id != NAZORG or persoon is None:
            return None
        last = self._stays_until(persoon)
        leaves = persoon.amv_vertrokken or last
        if leaves is None:
            return None
        maanden, _uid = self._b.plek.cijfers.getal(NAZORG_MAANDEN, leaves)
        nazorg = guidance(persoon.geboren, persoon.amv_vertrokken, maanden, last)
        if nazorg is None:
            return None
        return fixed_termijn(
            nazorg.tot,
            "waarom_amv_verlengd" if nazorg.vanaf is Vanaf.VERLENGD else "waarom_amv_vertrek",
            hard=True,
            maanden=nazorg.maanden,
            van=nazorg.van.isoformat(),
        )

    def _stays_until(self, persoon: PersoonFeit) -> date | None:
        """The last day of the longer opvang, for who chose it."""
        if not persoon.verlengde_opvang or persoon.geboren is None:
            return None
        jaren, _uid = self._b.plek.cijfers.getal(VERLENGD_JAREN, self._b.vandaag)
        return extended_until(persoon.geboren, jaren)

    def _computed(
        self, termijn: Termijn, anker: Gevonden | None, erbij: date | None, extra: int
    ) -> Termijnuitkomst:
        """Compute a term once for all who share its anchor and its joining day: the letters of a line."""
        key = (id(termijn), anker, erbij, extra)
        held = self._terms.get(key)
        if held is None:
            pauzes = () if termijn.anker in LOOPT_DOOR else self._b.feiten.pauzes
            vraag = Vraag(termijn, anker, erbij, pauzes, extra)
            uitkomst = compute_termijn(vraag, self._b.plek.cijfers, self._b.plek.feestdagen)
            held = self._terms[key] = (uitkomst, termijn)  # held on to, so that its id stays its own
        return held[0]

    def joined(self, item: Item, onderwerp: Onderwerp) -> date | None:
        """The day on which a person came later than the household: joining, or turning 4, 5 or 18."""
        persoon = onderwerp.persoon
        if persoon is None or item.later_erbij is LaterErbij.NVT:
            return None
        dagen = [persoon.van] if persoon.later_erbij else []
        grens = self._b.voorwaarden.crossing(item.reikwijdte, persoon)
        if grens is not None:
            dagen.append(grens)
        return max(dagen, default=None)

    def joined_after(self, item: Item, onderwerp: Onderwerp, ronde: int) -> bool:
        """Whether a person joined after the anchor, so that an item that lapses for joiners has no line."""
        persoon = onderwerp.persoon
        if persoon is None or not persoon.later_erbij or item.termijn is None:
            return False
        anker = self.anchor(item, onderwerp, ronde)
        dag = anker.dag(AnkerStand.GEPLAND) if anker is not None else None
        return item.termijn.anker in EIGEN_ANKERS or dag is None or persoon.van > dag

    def nareis_tot(self) -> date | None:
        """The day until which leaving the opvang stands still for family that may come, or None (A097)."""
        bericht = self._b.ankers.find(Anker.BERICHT_NAREIS).werkelijk
        if bericht is None or any(r.werkelijk for r in self._b.ankers.rows(Anker.AANKOMST_NAREIS)):
            return None
        if self._b.voorwaarden.value("in_opvang", op=bericht) is not Waarheid.JA:
            return None
        maanden, _ = self._b.plek.cijfers.getal("nareis_blokkade_maanden", bericht)
        return None if maanden is None else add_maanden(bericht, maanden)

    def _half_year(self, onderwerp: Onderwerp) -> Termijnuitkomst:
        """A half-year is reported once it has ended: no date before, then the first day after it."""
        dag = halfjaar_voorbij(onderwerp.periode)
        einde = self._b.last_day()
        if min(dag, einde) > self._b.vandaag:
            return Termijnuitkomst(
                wacht_anker=Anker.ELK_HALFJAAR.value,
                stappen=(Stap.of("waarom_halfjaar_loopt", dag, periode=onderwerp.periode),),
            )
        return fixed_termijn(min(dag, einde), "waarom_halfjaar", periode=onderwerp.periode)

    def _blocked(self, uitkomst: Termijnuitkomst) -> Termijnuitkomst:
        """After a message that family may come, leaving the opvang stands still for three months (A097)."""
        tot = self.nareis_tot()
        if tot is None or uitkomst.datum is None or uitkomst.datum >= tot:
            return uitkomst
        return uitkomst.met(tot, Stap.of("waarom_nareis", tot))


def _repeat(item: Item, onderwerp: Onderwerp, uitkomst: Termijnuitkomst) -> Termijnuitkomst:
    """Move the date of a later period on by its number of months."""
    if not item.elke_maanden or not onderwerp.periode or uitkomst.datum is None:
        return uitkomst
    nummer = int(onderwerp.periode)
    if nummer == 1:
        return uitkomst
    dag = add_maanden(uitkomst.datum, item.elke_maanden * (nummer - 1))
    return uitkomst.met(dag, Stap.of("waarom_herhaling", dag, nummer=nummer))
