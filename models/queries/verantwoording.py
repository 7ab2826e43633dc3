"""How complete the figures of a gemeente are: what is still missing before a report, and where to mend it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import func, select

from models.queries.bijdragen import count_unknown
from models.queries.gemeentetel import ALLES, gemeente_id
from models.queries.lezer import Lezer
from models.queries.overleggen import load_overleggen
from models.queries.rows_afspraken import OverleggenRow
from models.queries.rows_gemeente import HalfjaarRow, MistRow, TaakstellingRow, VerantwoordingRow
from models.queries.taakstelling import load_taakstelling
from models.queries.woorden import short_day
from models.rules.afspraken import nota_due
from models.rules.overleggen import OverlegSoort
from models.rules.taakstelling import Halfjaar
from models.rules.verantwoording import Tijdvak, complete_promille, half_years, years
from models.rules.volledigheid import ONTBREEKT
from models.tables import Dossier, DossierStand, Gemeentepunt
from models.values import Recht
from resources.i18n import _, ngettext
from resources.labels import label
from resources.sentences import sentence

INFORMATIENOTA = "gm-10"
"""The point that asks to send the raad its informatienota (A179)."""


def load_verantwoording(lezer: Lezer, gemeente_uid: str) -> VerantwoordingRow:
    """Read what is missing for the reports that come now: the last whole year, and the half-year that runs.

    Raises Refused: geen_recht, gemeente_onbekend.
    """
    number = gemeente_id(lezer, gemeente_uid)
    taak = load_taakstelling(lezer, gemeente_uid, vooruit=False)
    year, half = years(lezer.vandaag)[0], half_years(lezer.vandaag)[0]
    halves = sorted({*year.halfjaren, *half.halfjaren, Halfjaar.van(lezer.vandaag)})
    overleggen = load_overleggen(lezer, gemeente_uid, cijfers=False)
    geheel, compleet, mist = count_missing(lezer, number)
    nota_op, nota_nodig = _nota(lezer, gemeente_uid, number)
    return VerantwoordingRow(
        gemeente_uid=gemeente_uid,
        gemeente=taak.gemeente,
        vandaag=lezer.vandaag,
        jaar=year.code,
        halfjaar=half.code,
        geheel=geheel,
        compleet=compleet,
        promille=complete_promille(compleet, geheel),
        mist=missing_lines(lezer, gemeente_uid, taak, halves, overleggen, mist),
        nota_op=nota_op,
        nota_nodig=nota_nodig,
    )


def _nota(lezer: Lezer, gemeente_uid: str, number: int) -> tuple[date | None, bool | None]:
    """When the raad got its last informatienota (the point was ticked), and whether it must get one now.

    How often stands with the point in the lists; a paper that was only printed was not sent yet.
    """
    item = lezer.inhoud(gemeente_uid).items.get(INFORMATIENOTA)
    last = lezer.session.connection().scalar(
        select(func.max(Gemeentepunt.gedaan_op)).where(
            Gemeentepunt.gemeente_id == number, Gemeentepunt.item_id == INFORMATIENOTA
        )
    )
    if item is None or item.uit or not item.elke_maanden:
        return last, None
    return last, nota_due(last, lezer.vandaag, item.elke_maanden)


def missing_of(
    lezer: Lezer, gemeente_uid: str, taak: TaakstellingRow, tijdvak: Tijdvak, overleggen: OverleggenRow
) -> tuple[MistRow, ...]:
    """What is missing in the figures of one period. Raises Refused: geen_recht, gemeente_onbekend."""
    _whole, _complete, mist = count_missing(lezer, gemeente_id(lezer, gemeente_uid))
    return missing_lines(lezer, gemeente_uid, taak, tijdvak.halfjaren, overleggen, mist)


def count_missing(lezer: Lezer, number: int) -> tuple[int, int, Counter[str]]:
    """Open dossiers of a gemeente, how many lack nothing, and of each code how many lack it.

    Counted over all dossiers, in one statement, from what is stored with each (`volledigheid.missing`).
    """
    rows = lezer.session.connection().execute(
        select(DossierStand.ontbreekt, func.count())
        .join(Dossier, Dossier.id == DossierStand.dossier_id)
        .where(Dossier.gemeente_id == number, Dossier.afgesloten_op.is_(None))
        .group_by(DossierStand.ontbreekt),
        execution_options=ALLES,
    )
    whole, complete = 0, 0
    found: Counter[str] = Counter()
    for stored, number_of in rows:
        codes = json.loads(stored) if stored else []
        whole += int(number_of)
        complete += 0 if codes else int(number_of)
        for code in codes:
            found[str(code)] += int(number_of)
    return whole, complete, found


def missing_lines(
    lezer: Lezer,
    gemeente_uid: str,
    taak: TaakstellingRow,
    halves: Sequence[Halfjaar],
    overleggen: OverleggenRow,
    mist: Counter[str],
) -> tuple[MistRow, ...]:
    """The lines in the order in which they weigh: published figures, overleggen, dossiers."""
    known = {one.code: one for one in taak.halfjaren}
    found: list[MistRow] = []
    for half in halves:
        found += _of_half(half, known.get(half.code), taak.vandaag)
    found += _of_overleggen(overleggen, halves, taak.vandaag)
    found += [MistRow(code=code, plek="gezinnen", aantal=mist[code]) for code in ONTBREEKT if mist[code]]
    unknown = count_unknown(lezer, gemeente_uid) if lezer.may(Recht.LEZEN) else 0
    if unknown:
        found.append(MistRow(code="inburgering", plek="alle_gezinnen", aantal=unknown))
    return tuple(found)


def _of_half(half: Halfjaar, row: HalfjaarRow | None, vandaag: date) -> Iterable[MistRow]:
    if row is None or (row.taakstelling is None and not row.geen):
        yield MistRow(code="taakstelling", plek="taakstelling", halfjaar=half.code)
    if half.eind < vandaag and (row is None or row.realisatie_officieel is None):
        yield MistRow(code="realisatie", plek="taakstelling", halfjaar=half.code)
    if row is not None and row.correctie and not row.reden:
        yield MistRow(code="correctie", plek="taakstelling", halfjaar=half.code)


def _of_overleggen(overleggen: OverleggenRow, halves: Sequence[Halfjaar], vandaag: date) -> Iterable[MistRow]:
    begin, end = halves[0].begin, halves[-1].eind
    for one in reversed(overleggen.overleggen):
        if not begin <= one.op <= min(end, vandaag) or one.afgezegd_op is not None:
            continue
        if not one.gehouden and one.op < vandaag:
            yield MistRow(code="overleg", plek="overleggen", dag=one.op, soort=one.soort)
        elif one.gehouden and not one.besluiten.strip():
            yield MistRow(code="besluiten", plek="overleggen", dag=one.op, soort=one.soort)
    held = {one.soort for one in overleggen.overleggen if one.gehouden and begin <= one.op <= end}
    if OverlegSoort.LOKAAL not in held:
        yield MistRow(code="geen_overleg", plek="overleggen", soort=OverlegSoort.LOKAAL)


def missing_title(row: MistRow) -> str:
    """What is missing, in a few words."""
    soort = label(row.soort) if row.soort is not None else ""
    if row.plek == "gezinnen":
        words = sentence(f"ontbreekt_{row.code}")
        return words[:1].upper() + words[1:]
    return {
        "taakstelling": _("Taakstelling van {halfjaar}"),
        "realisatie": _("Officiële realisatie van {halfjaar}"),
        "correctie": _("Reden van de correctie in {halfjaar}"),
        "overleg": _("{soort} van {dag}: gehouden of afgezegd?"),
        "besluiten": _("{soort} van {dag}: wat is besloten?"),
        "geen_overleg": _("{soort}: niets vastgelegd in deze periode"),
        "inburgering": _("Of iemand moet inburgeren"),
    }[row.code].format(
        halfjaar=row.halfjaar, soort=soort, dag=short_day(row.dag) if row.dag is not None else ""
    )


def missing_number(row: MistRow) -> str:
    """Of how many it is missing; empty for what is one thing."""
    if not row.aantal:
        return ""
    if row.code == "inburgering":
        return ngettext("bij {n} volwassene", "bij {n} volwassenen", row.aantal).format(n=row.aantal)
    return ngettext("bij {n} gezin", "bij {n} gezinnen", row.aantal).format(n=row.aantal)
