"""The logboek in words: an entry, what it changed, what reading through found. No Qt: commands use it too."""

from __future__ import annotations

from datetime import datetime

from models.queries.rows_logboek import LogBevinding, LogOordeel, LogRow, LogWijziging, NagekekenRow
from resources.i18n import _, ngettext
from resources.labels import LABELS, label, label_of
from resources.sentences import sentence, verb_words
from views.widgets.dagen import moment

GEDAAN = "gedaan"


def who(row: LogRow) -> str:
    """Who did it: a name, the program, or nobody yet."""
    if row.systeem:
        return _("het programma")
    return row.wie or _("niet aangemeld")


def thing(row: LogRow) -> str:
    """What it is about beside the dossier."""
    if row.over_soort == "reservekopie":
        return _("kopie van {moment}").format(moment=_when(row.over))
    if row.over_soort == "pogingen":
        return _("{n} pogingen").format(n=row.over)
    if row.over_soort == "minuten":
        return _("{n} minuten").format(n=row.over)
    if row.over_soort == "mensen":
        return _("{n} medewerkers").format(n=row.over)
    if row.over_soort == "logboek":
        return _("{n} regels").format(n=row.over)
    return f"{label_of('ding', row.over_soort)} {row.over}".strip() if row.over_soort else ""


def about(row: LogRow) -> str:
    """What it is about: the dossier by its number, and the thing in it."""
    return " · ".join(part for part in (row.dossier_nummer, thing(row)) if part)


def _when(stored: str) -> str:
    try:
        return moment(datetime.fromisoformat(f"{stored}+00:00"))
    except ValueError:
        return stored


def outcome(resultaat: str) -> str:
    """What came of it; nothing for what was simply done."""
    if resultaat == GEDAAN:
        return ""
    words = LABELS["uitkomst"].get(resultaat)
    return _(words) if words else _("niet gelukt")


def titel(row: LogRow) -> str:
    """One line that names an entry."""
    return _("Regel {nummer}: {wat}").format(nummer=row.nummer, wat=verb_words(row.soort))


def details(row: LogRow) -> str:
    """Who, when, about what, from where, and what came of it."""
    vandaan = label_of("vandaan", row.herkomst)
    came = outcome(row.resultaat) or _("gedaan")
    parts = (who(row), moment(row.op), about(row), label(row.groep), vandaan, came)
    return " · ".join(part for part in parts if part)


def change(row: LogWijziging) -> tuple[str, str]:
    """A changed field as two lines: what, and from what to what."""
    name = label_of("ding", row.tabel).capitalize()
    acts = {"nieuw": _("erbij"), "weg": _("weg")}
    what = row.veld.replace("_", " ") if row.veld else acts.get(row.actie, row.actie)
    head = f"{name}: {what}"
    if row.aantal > 1:
        return head, ngettext("{n} keer", "{n} keer", row.aantal).format(n=row.aantal)
    if not row.veld:
        return head, ""
    if not row.zichtbaar:
        return head, _("De waarde is gewist, of hoort bij een gezin dat je niet mag zien.")
    return head, f"{row.oud or '–'} → {row.nieuw or '–'}"


# --- reading it through -----------------------------------------------------------------------------------


def finding(found: LogBevinding) -> str:
    """Name the first bad entry in words."""
    welke = ""
    if found.bron:
        wanneer = moment(found.bron_op) if found.bron_op is not None else ""
        welke = sentence(f"logboek_volgens_{found.bron}", wanneer=wanneer)
    elif found.op is not None:
        welke = sentence("logboek_welke", wat=verb_words(found.soort), wanneer=moment(found.op))
    return sentence(found.code, nummer=found.nummer, welke=welke)


def verdict(oordeel: LogOordeel) -> str:
    """What reading it through gave, in two or three sentences."""
    if oordeel.bevinding is not None:
        return f"{finding(oordeel.bevinding)} {sentence('logboek_wat_nu')}"
    parts = [
        sentence("logboek_goed"),
        ngettext("{n} regel nagekeken.", "{n} regels nagekeken.", oordeel.gelezen).format(n=oordeel.gelezen),
    ]
    if oordeel.bevestigd:
        parts.append(
            ngettext(
                "{n} keer vergeleken met een kopie of blad: gelijk.",
                "{n} keer vergeleken met een kopie of blad: gelijk.",
                oordeel.bevestigd,
            ).format(n=oordeel.bevestigd)
        )
    else:
        parts.append(_("Er was geen kopie of blad om mee te vergelijken."))
    if oordeel.oud_tot:
        parts.append(_("Regel 1 tot en met {n} zijn van vóór deze beveiliging.").format(n=oordeel.oud_tot))
    return " ".join(parts)


def last_time(row: NagekekenRow | None) -> str:
    """When it was read through last, and what came of it."""
    if row is None:
        return _("Nog niet nagekeken.")
    if row.resultaat == GEDAAN:
        return _("Nagekeken op {moment} door {wie}: in orde tot en met regel {n}.").format(
            moment=moment(row.op), wie=row.wie, n=row.nummer
        )
    return _("Nagekeken op {moment} door {wie}: niet in orde bij regel {n}.").format(
        moment=moment(row.op), wie=row.wie, n=row.nummer
    )
