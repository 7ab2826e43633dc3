"""*Waarom deze datum?* in words: a sentence a step, and what to mind on that day."""

from __future__ import annotations

from datetime import date

from models.queries.rows import WaaromRow, WaaromStap
from models.values import Eenheid
from resources.i18n import _, ngettext
from resources.labels import label_of, small_label_of
from resources.sentences import sentence
from views.widgets.dagen import dag_lang


def waarom_lines(row: WaaromRow, *, hard: bool) -> tuple[str, ...]:
    """Say each step in a sentence; the last line says whether the term is fixed or a proposal."""
    lines = [_step(step) for step in row.stappen]
    if row.termijn is not None:
        lines.append(_("Dat is {dag}.").format(dag=dag_lang(row.termijn)))
    lines += [sentence(step.code, **dict(step.params)) for step in row.let_op]
    if row.termijn is not None:
        lines.append(_("Vaste termijn (document)") if hard else _("Richtdatum (voorstel)"))
    return tuple(line for line in lines if line)


def _step(step: WaaromStap) -> str:
    params = dict(step.params)
    words: dict[str, str | int] = dict(params)
    if "anker" in params:
        words["anker"] = small_label_of("Anker", str(params["anker"]))
    if "aantal" in params and "eenheid" in params:
        words["afstand"] = afstand(int(params["aantal"]), str(params["eenheid"]))
    if "dagen" in params:
        n = int(params["dagen"])
        words["dagen"] = ngettext("{n} dag", "{n} dagen", n).format(n=n)
    if "van" in params:
        words["van"] = dag_lang(date.fromisoformat(str(params["van"])))
    if "stand" in params:
        words["stand"] = label_of("AnkerStand", str(params["stand"]))
    if "gebeurtenis" in params:
        words["gebeurtenis"] = sentence(f"gebeurtenis_{params['gebeurtenis']}")
    words["dag"] = dag_lang(step.dag) if step.dag is not None else ""
    return sentence(step.code, **words)


def afstand(aantal: int, eenheid: str) -> str:
    """Say a distance: `10 weken later`, `14 dagen eerder`, `op dezelfde dag`."""
    if aantal == 0:
        return _("op dezelfde dag")
    n = abs(aantal)
    words = {
        Eenheid.DAGEN: ngettext("{n} dag", "{n} dagen", n),
        Eenheid.WERKDAGEN: ngettext("{n} werkdag", "{n} werkdagen", n),
        Eenheid.WEKEN: ngettext("{n} week", "{n} weken", n),
        Eenheid.MAANDEN: ngettext("{n} maand", "{n} maanden", n),
    }[Eenheid(eenheid)].format(n=n)
    return words + (_(" later") if aantal > 0 else _(" eerder"))
