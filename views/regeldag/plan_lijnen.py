"""The lines under the plan: what clashes, what got no time and why, what would help, and what is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.queries.rows_regeldag import PlanRow
from models.rules.dagplan import Bezoek, Fout
from models.rules.dagraad import Hulp
from models.rules.klokuren import UUR, clock_of
from resources.i18n import _, ngettext
from resources.sentences import sentence
from views.regeldag.rooster_plan import Sleutel, gezin_woorden
from views.widgets.lijn import Chip, Knop, Lijn, Toon

BOTST, ZONDER, HULP, OPMERKING, NIET_NODIG = "fout", "zonder", "hulp", "let", "niet"
"""First part of the key of a line; then the gezin and the loket, or the number of the advice."""
HULP_MEEST = 3


def plan_lijnen(
    plan: PlanRow, fouten: Sequence[Fout], redenen: Mapping[Sleutel, str], hulp: Sequence[Hulp]
) -> list[Lijn]:
    """Make all lines, what must be mended first; `redenen` = why a visit got no time, as the planner said."""
    lines = [_fout(plan, nr, one) for nr, one in enumerate(fouten) if one.ernst]
    lines += [_hulp(plan, nr, one) for nr, one in enumerate(hulp[:HULP_MEEST])]
    lines += [_zonder(plan, gezin, visit, redenen) for gezin, visit in without_time(plan)]
    lines += [_fout(plan, nr, one) for nr, one in enumerate(fouten) if not one.ernst]
    lines += [
        Lijn(
            f"{NIET_NODIG}|{row.uid}|{code}",
            _("{gezin}: {loket}").format(gezin=gezin_woorden(row), loket=plan.loketten.get(code, code)),
            kaart="plan",
            chip=Chip(_("niet nodig"), Toon.RUST),
            knoppen=(Knop("toch", _("Toch nodig"), "T"),),
            grijs=True,
        )
        for row in plan.gezinnen
        for code in row.overgeslagen
    ]
    return lines


def without_time(plan: PlanRow) -> list[tuple[str, Bezoek]]:
    """The visits of gezinnen in sight that have no time yet."""
    seen = {row.uid for row in plan.gezinnen if row.nummer}
    return [
        (gezin.uid, visit)
        for gezin in plan.dag.gezinnen
        if gezin.uid in seen
        for visit in gezin.bezoeken
        if visit.van is None
    ]


def plan_oordeel(plan: PlanRow, fouten: Sequence[Fout]) -> tuple[str, bool]:
    """Say in a few words how the plan stands, and whether it is good."""
    clashes = sum(1 for one in fouten if one.ernst)
    without = len(without_time(plan))
    visits = sum(len(gezin.bezoeken) for gezin in plan.dag.gezinnen)
    if not visits:
        return _("Nog niets te plannen."), False
    parts = []
    if clashes:
        parts.append(ngettext("{n} keer botst het", "{n} keer botst het", clashes).format(n=clashes))
    if without:
        parts.append(
            ngettext("{n} bezoek zonder tijd", "{n} bezoeken zonder tijd", without).format(n=without)
        )
    return (" · ".join(parts), False) if parts else (_("Alles past."), True)


def duur_woorden(minuten: int) -> str:
    """Say how long something takes: `3 uur en 20 minuten`."""
    hours, rest = divmod(minuten, UUR)
    parts = [_("{n} uur").format(n=hours)] if hours else []
    if rest or not hours:
        parts.append(ngettext("{n} minuut", "{n} minuten", rest).format(n=rest))
    return _(" en ").join(parts)


def _fout(plan: PlanRow, nr: int, fout: Fout) -> Lijn:
    names = {row.uid: row for row in plan.gezinnen}
    words = sentence(
        fout.code,
        gezin=gezin_woorden(names.get(fout.gezin)),
        loket=plan.loketten.get(fout.loket, fout.loket),
        tijd=clock_of(max(fout.minuut, 0)),
        ander_gezin=gezin_woorden(names.get(fout.ander)),
        ander_loket=plan.loketten.get(fout.ander, fout.ander),
        duur=duur_woorden(fout.aantal),
    )
    soort = BOTST if fout.ernst else OPMERKING
    chip = Chip(_("botst"), Toon.TE_LAAT) if fout.ernst else Chip(_("let op"), Toon.RUST)
    return Lijn(f"{soort}|{fout.gezin}|{fout.loket}|{nr}", words, kaart="plan", chip=chip)


def _zonder(plan: PlanRow, gezin: str, visit: Bezoek, redenen: Mapping[Sleutel, str]) -> Lijn:
    row = next((one for one in plan.gezinnen if one.uid == gezin), None)
    loket = plan.loketten.get(visit.loket, visit.loket)
    reden = redenen.get((gezin, visit.loket), "")
    words = _("{gezin}: {loket}").format(gezin=gezin_woorden(row), loket=loket)
    if reden:
        words = sentence(f"dagplan_over_{reden}", gezin=gezin_woorden(row), loket=loket)
    return Lijn(
        f"{ZONDER}|{gezin}|{visit.loket}",
        words,
        kaart="plan",
        chip=Chip(_("geen tijd"), Toon.WEEK),
        knoppen=(Knop("tijd", _("Tijd kiezen"), "K"),),
    )


def _hulp(plan: PlanRow, nr: int, hulp: Hulp) -> Lijn:
    more = ngettext("dan past {n} bezoek meer", "dan passen {n} bezoeken meer", hulp.meer)
    words = sentence(
        hulp.code,
        loket=plan.loketten.get(hulp.loket, hulp.loket),
        tijd=clock_of(hulp.minuut),
        minuten=hulp.minuut,
        meer=_("dan past alles") if hulp.alles else more.format(n=hulp.meer),
    )
    return Lijn(
        f"{HULP}|{nr}",
        words,
        kaart="plan",
        chip=Chip(_("dit helpt"), Toon.OP_SCHEMA),
        knoppen=(Knop("doen", _("Doen"), "D"),),
    )
