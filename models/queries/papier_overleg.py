"""Facts of the papers of an overleg: the invitation with its agenda, and the note (A141-A143, A208).

Numbers and names of organisations; nobody of a gezin stands here. A group that is too small keeps its number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from models.content import EIGEN_PUNT
from models.errors import Refused
from models.queries.aanspreekpunten import load_aanspreekpunten
from models.queries.afspraken import load_afspraken
from models.queries.agenda_cijfers import load_task
from models.queries.bal import load_bal
from models.queries.beheer import load_gemeenten, load_organisaties
from models.queries.doorlooptijd import DoorlooptijdRow, load_doorlooptijd
from models.queries.gemeentepunten import load_gemeentepunten
from models.queries.gemeentetel import gemeente_id
from models.queries.grafieken import forecast_chart, task_chart, time_chart
from models.queries.herverdeling import HerverdelingRow, load_herverdeling
from models.queries.lezer import Lezer
from models.queries.overleggen import load_amv, load_figures, load_planned
from models.queries.papier_raad_delen import task_words
from models.queries.rows import PaperHead
from models.queries.rows_afspraken import (
    AfspraakRow,
    GemeentepuntRow,
    OverlegRow,
    SignaalRow,
)
from models.queries.rows_avg import StukDeel, StukFacts
from models.queries.rows_gemeente import TaakstellingRow
from models.queries.taakstelling import load_taakstelling
from models.queries.woorden import count_words, reden_words, short_day
from models.queries.woorden_herverdeling import waiting_words
from models.rules.overleggen import OverlegSoort
from models.rules.standen import OPEN_STANDEN
from models.rules.taakstelling import Halfjaar
from models.values import Partij, Recht, Reden, Stand
from resources.i18n import _, ngettext
from resources.labels import label, label_of

WETHOUDERS = (("wonen", "wonen_op"), ("sociaal_domein", "sociaal_op"))
"""Who of the college must be there (A208), and where the day of inviting stands."""
PARTNERS = {
    OverlegSoort.LOKAAL: ("corporatie", "huurders", "begeleiding"),
    OverlegSoort.REGIONAAL: ("corporatie", "begeleiding", "coa"),
    OverlegSoort.AMV: ("nidos", "begeleiding", "coa"),
}
"""Kinds of organisation that come, by the kind of overleg (A022, A141, A177)."""
SCHRIJF = 6
"""So many lines to write what gemeente and begeleiding did."""
OPEN = "–"
"""Stands where nothing is known."""


# --- the invitation ---------------------------------------------------------------------------------------


def uitnodiging_facts(
    lezer: Lezer, gemeente_uid: str, overleg_uid: str = "", *, head: PaperHead
) -> StukFacts:
    """Collect the invitation for one overleg; empty uid = the first that comes.

    Raises Refused: geen_recht, gemeente_onbekend, overleg_onbekend, overleg_kiezen, overleg_is_afgezegd.
    """
    gemeente_id(lezer, gemeente_uid)
    rows = load_planned(lezer, gemeente_uid)
    row = _chosen(lezer, rows, overleg_uid)
    before = _before(rows, row)
    few = _few(lezer, gemeente_uid)
    punten = load_gemeentepunten(lezer, gemeente_uid)
    figures = [_figure(one, few) for one in _figures(lezer, gemeente_uid, row.soort, punten)]
    return StukFacts(
        head=head,
        midden=short_day(row.op),
        inleiding=(_("Je bent uitgenodigd voor: {overleg}.").format(overleg=label(row.soort)),),
        delen=(
            StukDeel(
                kop=_("Wanneer en waar"),
                paren=(
                    (_("Dag"), short_day(row.op)),
                    (_("Tijd"), row.tijd or _("nog te bepalen")),
                    (_("Plaats"), row.plaats or _("nog te bepalen")),
                ),
            ),
            _invited(lezer, gemeente_uid, row),
            StukDeel(
                kop=_("Agenda"),
                kolommen=(_("Nr."), _("Punt")),
                breedtes=(0.08, 0.92),
                rijen=tuple((str(nr), words) for nr, words in enumerate(_agenda(row), 1)),
            ),
            StukDeel(
                kop=_("Cijfers bij de agenda"),
                uitleg=_("Het programma telt dit zelf. Het zijn geen officiële cijfers."),
                kolommen=(_("Wat we weten"),),
                breedtes=(1.0,),
                rijen=tuple((words,) for words in figures),
            ),
            *_last_time(before, _agreed(punten, rows, row.soort)),
        ),
    )


def _chosen(lezer: Lezer, rows: Sequence[OverlegRow], uid: str) -> OverlegRow:
    if uid:
        found = next((one for one in rows if one.uid == uid), None)
        if found is None:
            raise Refused("overleg_onbekend")
        if found.afgezegd_op is not None:
            raise Refused("overleg_is_afgezegd")
        return found
    coming = [one for one in rows if not one.gehouden and one.afgezegd_op is None and one.op >= lezer.vandaag]
    if not coming:
        raise Refused("overleg_kiezen")
    return min(coming, key=lambda one: (one.op, one.uid))


def _before(rows: Iterable[OverlegRow], row: OverlegRow) -> OverlegRow | None:
    """The last one of the same kind that was held before."""
    held = [one for one in rows if one.soort is row.soort and one.gehouden and one.op < row.op]
    return max(held, key=lambda one: one.op, default=None)


def _figures(
    lezer: Lezer, gemeente_uid: str, soort: OverlegSoort, punten: tuple[GemeentepuntRow, ...]
) -> tuple[Reden, ...]:
    """What the program knows for the agenda; the local one speaks about the taakstelling too (A141)."""
    task = load_task(lezer, gemeente_uid) if soort is OverlegSoort.LOKAAL else ()
    amv = load_amv(lezer, gemeente_uid) if soort is OverlegSoort.AMV else ()
    return (*task, *dict(load_figures(lezer, gemeente_uid, amv, punten, taak=False))[soort])


def _few(lezer: Lezer, gemeente_uid: str) -> int:
    return lezer.instellingen.number("kleine_groep_drempel", lezer.vandaag, 5, gemeente_uid=gemeente_uid)


def _figure(reden: Reden, few: int) -> str:
    """A figure in words; youngsters are people, so few of them are not counted out."""
    told = dict(reden.params)
    if reden.code == "agenda_amv":
        reden = Reden.of(reden.code, aantal=count_words(int(told["aantal"]), few))
    return reden_words(reden)


def _invited(lezer: Lezer, gemeente_uid: str, row: OverlegRow) -> StukDeel:
    """Both wethouders (A208), and the partners of this kind of overleg with whom one calls first."""
    people = {one.uid: one.nu.naam for one in load_aanspreekpunten(lezer) if one.nu is not None}
    rows = []
    if row.soort is not OverlegSoort.AMV:
        for rol, field in WETHOUDERS:
            day = getattr(row, field)
            rows.append((label_of("tekenaar", rol), "", short_day(day) if day else ""))
    kinds = PARTNERS[row.soort]
    place = "" if row.soort is OverlegSoort.REGIONAAL else gemeente_uid
    partners = [one for one in load_organisaties(lezer, gemeente_uid=place) if one.soort in kinds]
    partners.sort(key=lambda one: (kinds.index(one.soort), one.naam.casefold()))
    rows += [(one.naam, people.get(one.uid, ""), "") for one in partners]
    if row.soort is OverlegSoort.REGIONAAL:
        rows += [
            (_("Gemeente {naam}").format(naam=one.naam), people.get(one.uid, ""), "")
            for one in load_gemeenten(lezer)
            if one.uid != gemeente_uid
        ]
    return StukDeel(
        kop=_("Wie is uitgenodigd"),
        kolommen=(_("Wie"), _("Aanspreekpunt"), _("Uitgenodigd op")),
        breedtes=(0.42, 0.38, 0.2),
        rijen=tuple(rows),
        uitleg="" if rows else _("Er staat nog geen partner in de lijst bij Beheer."),
    )


def _agenda(row: OverlegRow) -> tuple[str, ...]:
    own = [line.strip(" -•\t") for line in row.agenda.splitlines()]
    middle = {
        OverlegSoort.LOKAAL: (
            _("Taakstelling: wat is gedaan en wat nog komt"),
            _("Woningen: wie wacht en wat vrij is"),
            _("Prestatieafspraken: wat ervan komt"),
        ),
        OverlegSoort.REGIONAAL: (
            _("Woningen: wie wacht en wat vrij is"),
            _("Begeleiding in de regio"),
        ),
        OverlegSoort.AMV: (_("Jongeren die 18 worden: waar gaan ze wonen en wie begeleidt"),),
    }[row.soort]
    return (
        _("Opening"),
        _("Besluiten en punten van de vorige keer"),
        *middle,
        *(line for line in own if line),
        _("Afspraken: wie doet wat, en voor wanneer"),
        _("Rondvraag"),
    )


def _agreed(
    punten: Iterable[GemeentepuntRow], rows: Iterable[OverlegRow], soort: OverlegSoort | None
) -> tuple[GemeentepuntRow, ...]:
    """Points from earlier overleggen (of a kind) that are still open."""
    held = {one.uid for one in rows if one.gehouden and soort in (None, one.soort)}
    return tuple(
        one
        for one in punten
        if one.item_id == EIGEN_PUNT.id and one.stand in OPEN_STANDEN and one.overleg_uid in held
    )


def _last_time(before: OverlegRow | None, punten: Sequence[GemeentepuntRow]) -> tuple[StukDeel, ...]:
    decided = before.besluiten.strip() if before is not None else ""
    named = (
        _("Besloten op {dag}").format(dag=short_day(before.op))
        if before is not None
        else _("Besloten de vorige keer")
    )
    nothing = _("Er zijn geen besluiten vastgelegd.")
    return (
        StukDeel(
            kop=named,
            kolommen=(_("Besluit"),) if decided else (),
            breedtes=(1.0,) if decided else (),
            rijen=tuple((line.strip(),) for line in decided.splitlines() if line.strip()),
            uitleg="" if decided else nothing,
        ),
        StukDeel(
            kop=_("Nog open van eerder"),
            kolommen=(_("Punt"), _("Aan zet"), _("Voor"), _("Stand")),
            breedtes=(0.5, 0.18, 0.14, 0.18),
            rijen=tuple(
                (
                    one.tekst,
                    label_of("Partij", one.doener) if one.doener else OPEN,
                    short_day(one.termijn) if one.termijn is not None else OPEN,
                    label(one.stand),
                )
                for one in punten
            ),
            uitleg="" if punten else _("Er staat geen punt meer open."),
        ),
    )


# --- the note ---------------------------------------------------------------------------------------------


def notitie_facts(lezer: Lezer, gemeente_uid: str, *, head: PaperHead) -> StukFacts:
    """Collect the note of the gemeente before the overleg. Raises Refused: geen_recht, gemeente_onbekend."""
    gemeente_id(lezer, gemeente_uid)
    taak = load_taakstelling(lezer, gemeente_uid)
    tijd = load_doorlooptijd(lezer, gemeente_uid)
    rows = load_planned(lezer, gemeente_uid)
    held = [one for one in rows if one.gehouden and one.soort is OverlegSoort.LOKAAL]
    before = max(held, key=lambda one: one.op, default=None)
    punten = _agreed(load_gemeentepunten(lezer, gemeente_uid), rows, None)
    whole = load_afspraken(lezer, gemeente_uid)
    return StukFacts(
        head=head,
        midden=_("stand van {dag}").format(dag=short_day(lezer.vandaag)),
        inleiding=(
            _(
                "Deze notitie is voor het overleg van gemeente en corporaties. Er staan alleen aantallen in,"
                " geen namen. Wat het programma zelf telt, is geen officieel cijfer."
            ),
        ),
        delen=(
            _task(taak),
            StukDeel(kop="", grafiek=forecast_chart(taak)),
            _fit(load_herverdeling(lezer, gemeente_uid, taak)),
            *_time(tijd),
            _late(lezer, gemeente_uid),
            _signals(whole.signalen[:2], whole.regio[:1]),
            agreements(whole.afspraken),
            *_last_time(before, punten),
            StukDeel(kop=_("Wat gemeente en begeleiding deden"), lijnen=SCHRIJF),
        ),
    )


def _task(taak: TaakstellingRow) -> StukDeel:
    half = Halfjaar.van(taak.vandaag)
    now = next(one for one in taak.halfjaren if one.code == half.code)
    known = now.taakstelling is not None
    return StukDeel(
        kop=_("Taakstelling en realisatie"),
        paren=(
            (_("Halfjaar"), now.code),
            (_("Taakstelling"), task_words(now) if known or now.geen else _("nog niet bekend")),
            (_("Opgave, met wat er nog lag"), str(now.opgave) if known else OPEN),
            (_("Telt al mee"), _persons(now.telt)),
            (_("Verwacht aan het eind"), _persons(now.prognose) if now.prognose is not None else OPEN),
        ),
        grafiek=task_chart(taak),
    )


def _persons(aantal: int) -> str:
    return ngettext("{n} persoon", "{n} personen", aantal).format(n=aantal)


def _fit(row: HerverdelingRow) -> StukDeel:
    """Who waits by the rooms they need, against dwellings; small groups keep their number (decision 73).

    The total is told as on the screen and on the sheet of herverdeling: never one of which a small group
    follows, not from two papers together either.
    """
    return StukDeel(
        kop=_("Wie wacht, en welke woningen vrij zijn"),
        uitleg=f"{waiting_words(row)}."
        if row.past
        else _("Er wacht geen gezin en er is geen vrije woning vastgelegd."),
        kolommen=(_("Kamers"), _("Gezinnen die wachten"), _("Vrije woningen"), _("Tekort")),
        breedtes=(0.16, 0.32, 0.28, 0.24),
        rijen=tuple(
            (
                str(one.kamers),
                count_words(one.gezinnen, row.drempel),
                str(one.woningen),
                OPEN if one.is_small(row.drempel) else str(one.tekort),
            )
            for one in row.past
        ),
    )


def _time(tijd: DoorlooptijdRow) -> tuple[StukDeel, ...]:
    now = tijd.perioden[0]

    def weeks(found: object) -> str:
        value = getattr(found, "weken", None)
        return OPEN if value is None else _("{n} weken").format(n=_tenth(value))

    return (
        StukDeel(
            kop=_("Doorlooptijd"),
            paren=(
                (_("Halfjaar"), now.code),
                (_("Wie verhuisde (methode A)"), weeks(now.a)),
                (_("Wie gekoppeld werd (methode B)"), weeks(now.b)),
                (_("Afgesproken gemiddelde"), _("{n} weken").format(n=tijd.norm_weken)),
            ),
            grafiek=time_chart(tijd),
        ),
    )


def _tenth(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def _late(lezer: Lezer, gemeente_uid: str) -> StukDeel:
    """What is late here, by the party that is to move: counts only, and typed names are *anderen*."""
    late: Counter[str] = Counter()
    soon: Counter[str] = Counter()
    for partij in load_bal(lezer, gemeente_uid).partijen if lezer.may(Recht.LEZEN) else ():
        name = _("Gemeente en begeleiding") if partij.van_ons else _("Anderen")
        if partij.code:
            name = partij.naam or label(Partij(partij.code))
        for line in partij.lijnen:
            late[name] += line.stand is Stand.TE_LAAT
            soon[name] += line.stand is Stand.RICHTDATUM_VOORBIJ
    names = [name for name in late if late[name] or soon[name]]
    return StukDeel(
        kop=_("Wat te laat is, per partij"),
        uitleg=_("Punten van gezinnen die de maker van deze notitie mag zien.")
        if names
        else _("Er is niets te laat."),
        kolommen=(_("Aan zet"), _("Te laat"), _("Richtdatum voorbij")),
        breedtes=(0.52, 0.24, 0.24),
        rijen=tuple((name, str(late[name]), str(soon[name])) for name in names),
    )


def _signals(rows: Sequence[SignaalRow], regio: Sequence[SignaalRow]) -> StukDeel:
    """What corporaties told before the overleg (A142), with the share, and that of the region (A021)."""
    shown = [(one.halfjaar, one) for one in rows]
    shown += [(_("{code}, regio").format(code=one.halfjaar), one) for one in regio]
    return StukDeel(
        kop=_("Vrijgekomen sociale huurwoningen"),
        uitleg="" if rows else _("Er is nog geen overzicht van een corporatie."),
        kolommen=(_("Halfjaar"), _("Vrijgekomen"), _("Naar statushouders"), _("Aandeel")),
        breedtes=(0.25, 0.25, 0.27, 0.23),
        rijen=tuple(
            (
                name,
                str(one.vrijgekomen),
                str(one.statushouders),
                f"{_tenth(one.statushouders * 100 / one.vrijgekomen)}%" if one.vrijgekomen else OPEN,
            )
            for name, one in shown
        ),
    )


def agreements(rows: Iterable[AfspraakRow], kop: str = "") -> StukDeel:
    """The agreements that run, with what was counted of each and what came of it."""
    running = [one for one in rows if one.loopt]
    return StukDeel(
        kop=kop or _("Prestatieafspraken"),
        uitleg=_("Eigen telling, geen officieel cijfer.")
        if running
        else _("Er loopt geen afspraak. Leg ze vast bij Gemeente, Prestatieafspraken."),
        kolommen=(_("Afspraak"), _("Met wie"), _("Gemeten"), _("Uitkomst")),
        breedtes=(0.27, 0.19, 0.36, 0.18),
        rijen=tuple(
            (
                label_of("afspraak", one.soort),
                one.organisatie or _("alle corporaties"),
                reden_words(one.uitleg) if one.uitleg is not None else OPEN,
                outcome(one),
            )
            for one in running
        ),
    )


def outcome(row: AfspraakRow) -> str:
    """What came of an agreement, in words."""
    if row.meting is None:
        return OPEN
    if row.meting.gehaald is None:
        return _("nog niet te zeggen")
    return _("gehaald") if row.meting.gehaald else _("niet gehaald")


def choices(rows: Iterable[OverlegRow], vandaag: date) -> tuple[tuple[str, str], ...]:
    """Overleggen to choose from: coming ones first, then the others; those called off are left out."""
    able = [one for one in rows if one.afgezegd_op is None]
    coming = sorted((one for one in able if one.op >= vandaag), key=lambda one: one.op)
    past = [one for one in able if one.op < vandaag]
    return tuple((one.uid, f"{short_day(one.op)} · {label(one.soort)}") for one in (*coming, *past))
