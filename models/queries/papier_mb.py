"""Facts of the report of who guides to the gemeente: actions and progress over a period (A166, H bijl. 3).

It begins without names: then only counts stand on it, of no group that is too small (decision 87). With names
or initials each gezin in sight has a line, and the paper is one with people on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, case, distinct, func, or_, select

from models.queries.begeleiding import load_aflopend
from models.queries.lezer import Lezer
from models.queries.mijn import paused_dossiers
from models.queries.papier_namen import gezin_name
from models.queries.rows import PaperHead
from models.queries.rows_avg import StukDeel, StukFacts
from models.queries.sql import Rij
from models.queries.vandaag import KOMEND_DAGEN
from models.queries.woorden import count_words, short_day
from models.queries.woorden_cijfers import hidden_words, part_words, phase_words
from models.rules.overleggen import quarter, quarter_begin, quarter_end
from models.rules.taakstelling import Halfjaar
from models.rules.verantwoording import shown_part, shown_parts
from models.tables import Actiepunt, Contactmoment, Dossier, DossierStand, Gemeente, Mijlpaal
from models.values import ContactSoort, Fase, MijlpaalSoort, Privacy, Recht, Staat
from resources.i18n import _, ngettext
from resources.labels import label

KWARTALEN = 4
"""So many quarters can be chosen, the running one first."""
KOLOMMEN = ("gedaan", "onze", "open", "wacht", "te_laat", "richtdatum")
VORM = "-K"
"""Between year and number of a quarter: `2026-K2`; a half-year is `2026-1`."""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-year or quarter: its code, first and last day."""

    code: str
    van: date
    tot: date


@dataclass(slots=True)
class _Punten:
    """Points of one dossier in one part of the checklist, counted by line."""

    gedaan: int = 0
    onze: int = 0
    open: int = 0
    wacht: int = 0
    te_laat: int = 0
    richtdatum: int = 0
    risico: int = 0

    def add(self, other: _Punten) -> None:
        """Add another count to this one."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def span_of(code: str, vandaag: date) -> Span:
    """The period with this code; an empty or unknown one is the running half-year."""
    year, _sep, part = code.partition("-")
    if year.isdecimal() and part.startswith("K") and part[1:] in ("1", "2", "3", "4"):
        one = int(year), int(part[1:])
        return Span(code, quarter_begin(*one), quarter_end(*one))
    half = (
        Halfjaar(int(year), int(part)) if year.isdecimal() and part in ("1", "2") else Halfjaar.van(vandaag)
    )
    return Span(half.code, half.begin, half.eind)


def spans(vandaag: date) -> tuple[Span, ...]:
    """The periods that are offered: this half-year and the one before, this quarter and those before."""
    half = Halfjaar.van(vandaag)
    codes = [half.code, half.vorige.code]
    begin = quarter_begin(*quarter(vandaag))
    for _nr in range(KWARTALEN):
        year, number = quarter(begin)
        codes.append(f"{year}{VORM}{number}")
        begin = quarter_begin(*quarter(begin - timedelta(days=1)))
    return tuple(span_of(code, vandaag) for code in codes)


def span_words(span: Span) -> str:
    """A period in words."""
    year, _dash, part = span.code.partition("-")
    if part.startswith("K"):
        return _("kwartaal {n} van {jaar}").format(n=part[1:], jaar=year)
    return _("halfjaar {code}").format(code=span.code)


def mb_facts(
    lezer: Lezer, gemeente_uid: str, periode: str = "", *, head: PaperHead
) -> tuple[StukFacts, tuple[str, ...]]:
    """Collect the report over a period (`2026-1`, `2026-K2`), and the dossiers that stand on it by number.

    Counted over the gezinnen in sight of who asks. Raises Refused("geen_recht").
    """
    lezer.require(Recht.PAPIER)
    span = span_of(periode, lezer.vandaag)
    gezinnen = _households(lezer, gemeente_uid, span)
    ids = {row.id for row in gezinnen}
    punten, contact = _points(lezer, span, ids), _contacts(lezer, span, ids)
    few = lezer.instellingen.number("kleine_groep_drempel", lezer.vandaag, 5, gemeente_uid=gemeente_uid)
    ends = sum(one.dossier_uid in {row.uid for row in gezinnen} for one in load_aflopend(lezer))
    named = head.privacy is not Privacy.ANONIEM
    return StukFacts(
        head=head,
        midden=span_words(span),
        inleiding=(
            _("Verslag aan de gemeente over {van} tot en met {tot}.").format(
                van=short_day(span.van), tot=short_day(span.tot)
            ),
            _(
                "Over {gezinnen} die de maker van dit verslag mag zien."
                " Wat open staat, is de stand van {dag}."
            ).format(gezinnen=_gezinnen(len(gezinnen)), dag=short_day(lezer.vandaag)),
        ),
        delen=(
            _phases(gezinnen, span, 0 if named else few),
            _checklist(punten),
            _spoken(contact, len(ids), 0 if named else few),
            _ladders(_steps(lezer, span, ids), few),
            _risks(punten, ends, len(ids), 0 if named else few),
            *((_lines(gezinnen, punten, contact, head.privacy),) if named and gezinnen else ()),
        ),
        tekenen=(_("Voor de begeleidende organisatie"), _("Gezien door de gemeente")),
    ), tuple(row.uid for row in gezinnen) if named else ()


def _gezinnen(aantal: int) -> str:
    return ngettext("{n} gezin", "{n} gezinnen", aantal).format(n=aantal)


# --- reading: one statement each ----------------------------------------------------------------------------


def _households(lezer: Lezer, gemeente_uid: str, span: Span) -> list[Rij]:
    """Gezinnen in sight that were begun and not closed before the period, by number."""
    return list(
        lezer.session.connection().execute(
            select(
                Dossier.id,
                Dossier.uid,
                Dossier.nummer,
                Dossier.naam,
                Dossier.fase,
                Dossier.begonnen_op,
                Dossier.afgesloten_op,
                func.coalesce(DossierStand.personen, 0).label("personen"),
            )
            .join(Gemeente, Gemeente.id == Dossier.gemeente_id)
            .join(DossierStand, DossierStand.dossier_id == Dossier.id, isouter=True)
            .where(
                Gemeente.uid == gemeente_uid,
                Dossier.begonnen_op <= span.tot,
                or_(Dossier.afgesloten_op.is_(None), Dossier.afgesloten_op >= span.van),
            )
            .order_by(Dossier.nummer)
        )
    )


def _points(lezer: Lezer, span: Span, ids: set[int]) -> dict[int, dict[str, _Punten]]:
    """Lines of each dossier by part of the checklist; what several people have is one line."""
    today = lezer.vandaag
    asks = and_(
        Actiepunt.staat == Staat.OPEN.value,
        Actiepunt.nog_te_bepalen == "",
        Actiepunt.voor_onze_tijd.is_(False),
        Dossier.afgesloten_op.is_(None),
    )
    runs = and_(asks, Actiepunt.dossier_id.not_in(paused_dossiers(today)))
    past = and_(runs, Actiepunt.termijn_datum < today)
    done = and_(Actiepunt.staat == Staat.GEDAAN.value, Actiepunt.gedaan_op.between(span.van, span.tot))
    near = Actiepunt.termijn_datum.between(today, today + timedelta(days=KOMEND_DAGEN))
    counts = (
        done,
        and_(done, Actiepunt.onze),
        asks,
        and_(Actiepunt.staat == Staat.WACHT.value, Dossier.afgesloten_op.is_(None)),
        and_(past, Actiepunt.termijn_hard),
        and_(past, Actiepunt.termijn_hard.is_(False)),
        and_(runs, near, Actiepunt.termijn_hard),
    )
    rows = lezer.session.connection().execute(
        select(Actiepunt.dossier_id, Actiepunt.fase, *(_lines_where(one) for one in counts))
        .join(Dossier, Dossier.id == Actiepunt.dossier_id)
        .where(Actiepunt.vervallen_op.is_(None))
        .group_by(Actiepunt.dossier_id, Actiepunt.fase)
    )
    found: dict[int, dict[str, _Punten]] = {}
    for dossier, fase, *numbers in rows:
        if dossier in ids:
            found.setdefault(int(dossier), {})[str(fase)] = _Punten(*(int(one) for one in numbers))
    return found


def _lines_where(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(distinct(case((condition, Actiepunt.nummer))))


def _contacts(lezer: Lezer, span: Span, ids: set[int]) -> dict[int, Counter[tuple[str, bool]]]:
    """Of each dossier: how often, by kind and whether somebody was spoken."""
    rows = lezer.session.connection().execute(
        select(Contactmoment.dossier_id, Contactmoment.soort, Contactmoment.bereikt, func.count())
        .where(Contactmoment.op.between(span.van, span.tot))
        .group_by(Contactmoment.dossier_id, Contactmoment.soort, Contactmoment.bereikt)
    )
    found: dict[int, Counter[tuple[str, bool]]] = {}
    for dossier, soort, bereikt, aantal in rows:
        if dossier in ids:
            found.setdefault(int(dossier), Counter())[str(soort), bool(bereikt)] += int(aantal)
    return found


def _steps(lezer: Lezer, span: Span, ids: set[int]) -> Mapping[str, int]:
    """People by what happened on the ladder: higher, same, lower, or only one step known (A031)."""
    rows = lezer.session.connection().execute(
        select(Mijlpaal.dossier_id, Mijlpaal.persoon_id, Mijlpaal.op, Mijlpaal.keuze)
        .where(Mijlpaal.soort == MijlpaalSoort.TREDE.value, Mijlpaal.op <= span.tot)
        .order_by(Mijlpaal.op, Mijlpaal.id)
    )
    people: dict[int, list[tuple[date, int]]] = {}
    for dossier, persoon, op, keuze in rows:
        if dossier in ids:
            people.setdefault(int(persoon), []).append((op, int(keuze)))
    found: Counter[str] = Counter()
    for steps in people.values():
        before = [step for op, step in steps if op < span.van]
        inside = [step for op, step in steps if op >= span.van]
        if not before and len(inside) < 2:  # noqa: PLR2004 - one step is a start, not a way
            found["begin"] += 1
            continue
        first, last = (before or inside[:1])[-1], steps[-1][1]
        found["hoger" if last > first else "lager" if last < first else "gelijk"] += 1
    return found


# --- in words ---------------------------------------------------------------------------------------------


def _phases(gezinnen: Iterable[Rij], span: Span, few: int) -> StukDeel:
    """Gezinnen by the phase they are in now, with how many began and closed in the period.

    `few` = the smallest group that is told (decision 87); 0 on a paper with a line for each gezin.
    """
    groups = [[row for row in gezinnen if row.fase == fase.value] for fase in Fase]
    shown = shown_parts([len(these) for these in groups], few)
    rows = []
    for fase, these, number in zip(Fase, groups, shown, strict=True):
        began = sum(row.begonnen_op >= span.van for row in these)
        closed = sum(row.afgesloten_op is not None and row.afgesloten_op <= span.tot for row in these)
        rows.append(
            (
                f"{fase.nummer}  {label(fase)}",
                hidden_words() if number is None else str(number),
                *(
                    hidden_words() if 0 < one < few or (one and number is None) else str(one)
                    for one in (began, closed)
                ),
            )
        )
    return StukDeel(
        kop=_("Gezinnen per fase"),
        uitleg=phase_words(few) if None in shown else "",
        kolommen=(_("Fase nu"), _("Gezinnen"), _("Begonnen"), _("Afgesloten")),
        breedtes=(0.43, 0.19, 0.19, 0.19),
        rijen=tuple(rows),
    )


def _checklist(punten: Mapping[int, Mapping[str, _Punten]]) -> StukDeel:
    """Points of all gezinnen by part of the checklist: done in the period, and how the others stand."""
    total: dict[str, _Punten] = {}
    for parts in punten.values():
        for fase, one in parts.items():
            total.setdefault(fase, _Punten()).add(one)
    known = [(fase.value, f"{fase.nummer}  {label(fase)}") for fase in Fase]
    known += [(code, _("Eigen punten")) for code in total if code not in dict(known)]
    return StukDeel(
        kop=_("Wat is gedaan en wat nog open staat"),
        uitleg=_("Punten van de checklist, per deel."),
        kolommen=(
            _("Deel"),
            _("Gedaan"),
            _("Waarvan van ons"),
            _("Open"),
            _("Wacht op een ander"),
            _("Te laat"),
            _("Richtdatum voorbij"),
        ),
        breedtes=(0.22, 0.11, 0.14, 0.1, 0.15, 0.12, 0.16),
        rijen=tuple(
            (
                words,
                *(str(getattr(one, name)) for name in KOLOMMEN),
            )
            for code, words in known
            for one in (total.get(code, _Punten()),)
        ),
    )


def _spoken(contact: Mapping[int, Counter[tuple[str, bool]]], gezinnen: int, few: int) -> StukDeel:
    total: Counter[tuple[str, bool]] = Counter()
    for one in contact.values():
        total.update(one)
    rows = [
        (label(soort), str(yes + no), str(yes))
        for soort in ContactSoort
        for yes, no in ((total[soort.value, True], total[soort.value, False]),)
        if yes + no
    ]
    reached = sum(any(ok for (_soort, ok), n in one.items() if n) for one in contact.values())
    words = _("Met {n} van {gezinnen} is in deze tijd gesproken.").format(
        n=reached, gezinnen=_gezinnen(gezinnen)
    )
    if shown_part(reached, gezinnen, few) is None:
        words = _(
            "Met hoeveel gezinnen is gesproken, staat er niet: dan is een groep kleiner dan {n}."
        ).format(n=few)
    return StukDeel(
        kop=_("Contact"),
        uitleg=words if rows else _("Er is geen contact genoteerd in deze tijd."),
        kolommen=(_("Hoe"), _("Aantal"), _("Bereikt")),
        breedtes=(0.56, 0.22, 0.22),
        rijen=tuple(rows),
    )


def _ladders(found: Mapping[str, int], few: int) -> StukDeel:
    """Progress on the participatieladder; a group that is too small keeps its number (decision 73).

    One small group beside others could be reckoned from their total, so no total stands here.
    """
    names = (
        ("hoger", _("een stap hoger of meer")),
        ("gelijk", _("op dezelfde stap")),
        ("lager", _("een stap lager of meer")),
        ("begin", _("nog maar één keer bepaald")),
    )
    rows = tuple((words, count_words(found[code], few)) for code, words in names if found.get(code))
    return StukDeel(
        kop=_("Stappen op de participatieladder"),
        uitleg="" if rows else _("Er is nog geen stap op de ladder vastgelegd."),
        kolommen=(_("Vergeleken met het begin van deze tijd"), _("Mensen")),
        breedtes=(0.7, 0.3),
        rijen=rows,
    )


def _risks(punten: Mapping[int, Mapping[str, _Punten]], ends: int, gezinnen: int, few: int) -> StukDeel:
    every = [one for parts in punten.values() for one in parts.values()]
    late = sum(any(one.te_laat for one in parts.values()) for parts in punten.values())
    return StukDeel(
        kop=_("Termijnen waar risico op zit"),
        paren=(
            (_("Vaste termijn voorbij"), str(sum(one.te_laat for one in every))),
            (_("Bij hoeveel gezinnen"), part_words(late, gezinnen, few, str)),
            (
                _("Vaste termijn in de komende {n} dagen").format(n=KOMEND_DAGEN),
                str(sum(one.risico for one in every)),
            ),
            (_("Ingekocht traject bijna of al voorbij"), part_words(ends, gezinnen, few, str)),
        ),
    )


def _lines(
    gezinnen: Iterable[Rij],
    punten: Mapping[int, Mapping[str, _Punten]],
    contact: Mapping[int, Counter[tuple[str, bool]]],
    privacy: Privacy,
) -> StukDeel:
    """A line for each gezin, by its number."""
    rows = []
    for row in gezinnen:
        total = _Punten()
        for one in punten.get(row.id, {}).values():
            total.add(one)
        spoken = contact.get(row.id, Counter())
        rows.append(
            (
                row.nummer,
                gezin_name(row.naam, privacy, row.personen),
                label(Fase(row.fase)),
                str(total.gedaan),
                str(total.open),
                str(total.te_laat),
                f"{sum(n for (_soort, ok), n in spoken.items() if ok)}/{sum(spoken.values())}",
            )
        )
    return StukDeel(
        kop=_("Per gezin"),
        kolommen=(
            _("Nummer"),
            _("Gezin"),
            _("Fase"),
            _("Gedaan"),
            _("Open"),
            _("Te laat"),
            _("Bereikt/contact"),
        ),
        breedtes=(0.13, 0.27, 0.16, 0.11, 0.09, 0.1, 0.14),
        rijen=tuple(rows),
    )
