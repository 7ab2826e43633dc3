"""The parts of the reports to the raad: rows in, words and tables out. Each says its source and peildatum."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from babel import Locale

from models.queries.doorlooptijd import PeriodeRow
from models.queries.grafieken import DOSSIERS
from models.queries.raadtel import GehuisvestRow, InburgeringRow, TussenRow
from models.queries.rows_afspraken import AfsprakenRow, GemeentepuntRow, OverlegRow
from models.queries.rows_avg import StukDeel
from models.queries.rows_geld import GeldRow
from models.queries.rows_gemeente import GrafiekRow, HalfjaarRow, MistRow, TaakstellingRow
from models.queries.toezicht import ToezichtRow, UitslagRow
from models.queries.verantwoording import missing_number, missing_title
from models.queries.woorden import reden_words, short_day
from models.queries.woorden_cijfers import (
    dagen_woorden,
    deel_woord,
    getal,
    hidden_words,
    met_teken,
    part_words,
    phase_words,
    procent,
    sign_words,
    tiende,
    too_small_words,
    weken,
)
from models.rules.bijdragen import Totaal
from models.rules.doorlooptijd import Gemiddelde
from models.rules.geld import euro_woorden
from models.rules.verantwoording import OVERIG, Tijdvak, shown_groups, shown_parts
from models.values import Fase
from resources.i18n import _, language, ngettext
from resources.labels import label, label_of, small_label, small_label_of
from resources.sentences import sentence

ONBEKEND = "–"
SCHRIJF = 4
"""Empty lines for the writer's own words."""


def source(dag: date, *bronnen: str) -> str:
    """Where figures come from and of which day they are; without a name they are those of the dossiers."""
    named = "; ".join(label_of("cijferbron", one) for one in dict.fromkeys(bronnen or (DOSSIERS,)) if one)
    return _("Bron: {bron}. Peildatum {dag}.").format(bron=named, dag=short_day(dag))


def own_words(kop: str, uitleg: str) -> StukDeel:
    """A part that the writer fills in."""
    return StukDeel(kop=kop, uitleg=uitleg, lijnen=SCHRIJF)


# --- taakstelling -----------------------------------------------------------------------------------------


def realised(half: HalfjaarRow) -> int:
    """What counts: the published figure, else our own count."""
    return half.realisatie if half.realisatie_officieel is None else half.realisatie_officieel


def achieved(half: HalfjaarRow) -> str:
    """Which part of the taakstelling the number of `realised` is: the two always stand together."""
    return procent(share(realised(half), half.taakstelling)) if half.taakstelling else ONBEKEND


def task_words(half: HalfjaarRow) -> str:
    """The taakstelling, that there is none, or that nobody typed it."""
    if half.geen:
        return _("geen")
    return ONBEKEND if half.taakstelling is None else getal(half.taakstelling)


def closing(half: HalfjaarRow, teken: str) -> str:
    """A closing as the gemeente writes it."""
    return ONBEKEND if half.einde is None else met_teken(half.einde, teken)


def _sources(halves: Iterable[HalfjaarRow]) -> tuple[str, ...]:
    return (*(one.versies[0].bron for one in halves if one.versies), DOSSIERS)


def task_part(
    taak: TaakstellingRow, codes: Sequence[str], halves: Sequence[HalfjaarRow], grafiek: GrafiekRow | None
) -> StukDeel:
    """Taakstelling and realisatie of half-years, always with their numbers (decision 73).

    `codes` are all half-years of the period, those of which nothing is known too.
    """
    known = {one.code: one for one in halves}
    words = _(
        "Realisatie is wat het COA telt. Is dat nog niet bekend, dan staat er onze eigen telling: elke"
        " persoon één keer, op de dag van de eerste woning."
    )
    return StukDeel(
        kop=_("Taakstelling en realisatie"),
        uitleg=f"{words} {sign_words(taak.teken)} {source(taak.vandaag, *_sources(halves))}",
        kolommen=(
            _("Halfjaar"),
            _("Begin"),
            _("Taakstelling"),
            _("Realisatie"),
            _("Officieel"),
            _("Eigen telling"),
            _("Stand"),
            _("Gehaald"),
        ),
        breedtes=(0.14, 0.1, 0.14, 0.13, 0.12, 0.13, 0.11, 0.13),
        rijen=tuple(_half(known[code], taak.teken) if code in known else _nothing(code) for code in codes),
        grafiek=grafiek,
    )


def _nothing(code: str) -> tuple[str, ...]:
    """A half-year of which nothing was typed, and in which nobody of the dossiers counted."""
    return (code, ONBEKEND, ONBEKEND, getal(0), ONBEKEND, getal(0), ONBEKEND, ONBEKEND)


def _half(one: HalfjaarRow, teken: str) -> tuple[str, ...]:
    return (
        one.code,
        ONBEKEND if one.opening_onbekend else met_teken(one.opening, teken),
        task_words(one),
        getal(realised(one)),
        ONBEKEND if one.realisatie_officieel is None else getal(one.realisatie_officieel),
        getal(one.realisatie),
        closing(one, teken),
        achieved(one),
    )


def total_pairs(
    codes: Sequence[str], halves: Sequence[HalfjaarRow], teken: str
) -> tuple[tuple[str, str], ...]:
    """A period in a few lines: taakstelling and realisatie added up, and the closing.

    The taakstelling of a period is only told when that of each of its half-years (`codes`) is known.
    """
    known = [one.taakstelling or 0 for one in halves if one.taakstelling is not None or one.geen]
    task = sum(known)
    done = sum(realised(one) for one in halves)
    whole = len(known) == len(codes)
    pairs = [
        (_("Taakstelling"), persons(task) if whole else _("nog niet volledig ingevuld")),
        (_("Gehuisvest"), persons(done)),
    ]
    if whole and task:
        pairs.append((_("Gehaald"), procent(share(done, task))))
    if halves:
        pairs.append((_("Stand"), closing(halves[-1], teken)))
    return tuple(pairs)


def share(deel: int, geheel: int) -> int:
    """Thousandths, halves up: 75 of 59 is 1271."""
    return (deel * 2000 + geheel) // (geheel * 2)


def persons(aantal: int) -> str:
    """A number of persons."""
    return ngettext("{n} persoon", "{n} personen", aantal).format(n=getal(aantal))


def homes(aantal: int) -> str:
    """A number of gezinnen."""
    return ngettext("{n} gezin", "{n} gezinnen", aantal).format(n=getal(aantal))


# --- doorlooptijd -----------------------------------------------------------------------------------------


def time_part(
    perioden: Sequence[PeriodeRow], norm: int, dag: date, grafiek: GrafiekRow | None, *, uitgebreid: bool
) -> StukDeel:
    """Both methods of each half-year with their names; with `uitgebreid` the parts of the way too."""
    rows: list[tuple[str, ...]] = []
    for one in perioden:
        rows.append((one.code, _("Methode A: verhuisd in het halfjaar"), weken(one.a)))
        rows.append((one.code, _("Methode A met wie nog niet meetelt"), weken(one.a_pijplijn)))
        rows.append((one.code, _("Methode B: gekoppeld in het halfjaar"), weken(one.b)))
        if uitgebreid:
            rows += [(one.code, deel_woord(deel), _days(m)) for deel, m in one.delen if deel != "totaal"]
    words = _(
        "De afspraak is gemiddeld {n} weken van koppeling tot verhuizing. Methode B kent alleen wie al"
        " verhuisd is; daarom verschillen de getallen."
    ).format(n=norm)
    return StukDeel(
        kop=_("Hoe lang het duurt"),
        uitleg=f"{words} {source(dag)}",
        kolommen=(_("Halfjaar"), _("Wat"), _("Gemiddeld")),
        breedtes=(0.14, 0.44, 0.42),
        rijen=tuple(rows),
        grafiek=grafiek,
    )


def _days(mean: Gemiddelde | None) -> str:
    return ONBEKEND if mean is None else _("{d} dagen").format(d=tiende(mean.dag_tiende))


def delay_part(
    one: PeriodeRow,
    uitslag: UitslagRow | None,
    punten: Sequence[GemeentepuntRow],
    tijdvak: Tijdvak,
    dag: date,
) -> StukDeel:
    """What went over the agreed mean, whose fault that is, what explains it, and our own late points."""
    late = one.vertraging
    pairs = [
        (_("Langer dan {n} weken").format(n=one.norm_weken), homes(late.gezinnen)),
        (_("Samen te lang"), dagen_woorden(late.dagen)),
        (_("Niet verwijtbaar"), dagen_woorden(late.niet_verwijtbaar)),
        (_("Verwijtbaar"), dagen_woorden(late.verwijtbaar)),
        (_("Gemiddeld zonder stilstand"), weken(one.zonder_stil)),
    ]
    if uitslag is not None:
        pairs += [(_("Reden"), label_of("grond", ground)) for ground in uitslag.gronden]
        if uitslag.uitleg:
            pairs.append((_("Uitleg"), uitslag.uitleg))
    over = tuple(
        (punt.tekst, short_day(punt.termijn))
        for punt in punten
        if punt.termijn is not None
        and tijdvak.begin <= punt.termijn < min(tijdvak.eind, dag)
        and punt.gedaan_op is None
        and punt.onze
    )
    words = _("Niet verwijtbaar zijn dagen waarop de klok stilstond buiten onze schuld.")
    return StukDeel(
        kop=_("Wat te laat was, en waarom"),
        uitleg=f"{words} {source(dag)}",
        paren=tuple(pairs),
        kolommen=(_("Punt van de gemeente dat nog open staat"), _("Moest klaar zijn op")) if over else (),
        breedtes=(0.75, 0.25),
        rijen=over,
    )


# --- people, in groups that are large enough ----------------------------------------------------------------


def _group_rows(
    groepen: Mapping[str, int], drempel: int, words: Mapping[str, str] | None, wat: str
) -> tuple[tuple[str, ...], ...]:
    """A row for each group that may be shown; what is too small stands together, and alone says nothing."""
    shown = shown_groups(groepen, drempel)
    if all(code == OVERIG for code, _number in shown):
        return ()
    return tuple(
        (wat, _("overig en niet bekend") if code == OVERIG else _named(words, code), getal(number))
        for code, number in shown
    )


def _named(words: Mapping[str, str] | None, code: str) -> str:
    return label_of("route", code) if words is None else words.get(code, code)


def _age_words() -> Mapping[str, str]:
    return {
        "0": _("jonger dan 4"),
        "4": _("4 tot en met 11"),
        "12": _("12 tot en met 17"),
        "18": _("18 en ouder"),
    }


def small_words(drempel: int) -> str:
    """Why groups stand together."""
    return _("Groepen kleiner dan {n} staan niet apart.").format(n=drempel)


def housed_part(found: GehuisvestRow, drempel: int, dag: date) -> StukDeel:
    """Who was housed: persons and gezinnen in all, and kenmerken of groups that are large enough."""
    lands = {code.upper(): str(name) for code, name in Locale.parse(language()).territories.items()}
    rows = (
        *_group_rows(found.routes, drempel, None, _("Hoe ze kwamen")),
        *_group_rows(found.leeftijden, drempel, _age_words(), _("Leeftijd")),
        *_group_rows(found.landen, drempel, lands, _("Land")),
    )
    return StukDeel(
        kop=_("Wie er kwamen wonen"),
        uitleg=f"{small_words(drempel)} {source(dag)}",
        paren=((_("Personen"), getal(found.personen)), (_("Gezinnen"), getal(found.gezinnen))),
        kolommen=(_("Wat"), _("Groep"), _("Personen")) if rows else (),
        breedtes=(0.3, 0.5, 0.2),
        rijen=rows,
    )


def guidance_part(phases: Mapping[str, int], gesloten: int, drempel: int, dag: date) -> StukDeel:
    """How many gezinnen are guided in each phase."""
    shown = shown_parts([phases.get(fase.value, 0) for fase in Fase], drempel)
    pairs = [(_("Begeleid, alle fases"), homes(sum(phases.values())))]
    pairs += [
        (f"{fase.nummer}  {label(fase)}", hidden_words() if number is None else homes(number))
        for fase, number in zip(Fase, shown, strict=True)
    ]
    pairs.append((_("Afgesloten in deze periode"), _small(gesloten, drempel, homes)))
    words = phase_words(drempel) if None in shown else small_words(drempel)
    return StukDeel(kop=_("Begeleiding"), uitleg=f"{words} {source(dag)}", paren=tuple(pairs))


def _small(aantal: int, drempel: int, words: Callable[[int], str]) -> str:
    return too_small_words(drempel) if 0 < aantal < drempel else words(aantal)


def inburgering_part(found: InburgeringRow, drempel: int, dag: date) -> StukDeel:
    """Inburgering in numbers."""
    whole = found.plichtig
    routes = shown_groups(found.routes, drempel)
    rows = tuple(
        (_("nog geen of een andere leerroute") if code == OVERIG else label_of("keuze", code), getal(n))
        for code, n in routes
        if any(one != OVERIG for one, _n in routes)
    )
    return StukDeel(
        kop=_("Inburgering"),
        uitleg=f"{small_words(drempel)} {source(dag)}",
        paren=(
            (_("Moet inburgeren"), _small(whole, drempel, persons)),
            (_("Heeft een plan (PIP)"), part_words(found.pip, whole, drempel, persons)),
            (_("Klaar of ontheven"), part_words(found.klaar, whole, drempel, persons)),
        ),
        kolommen=(_("Leerroute"), _("Personen")) if rows else (),
        breedtes=(0.6, 0.4),
        rijen=rows,
    )


def temporary_part(found: TussenRow, drempel: int, dag: date) -> StukDeel:
    """Temporary places and who moved on."""
    return StukDeel(
        kop=_("Tijdelijke plekken en doorstroom"),
        uitleg=f"{small_words(drempel)} {source(dag)}",
        paren=(
            (_("Locaties"), getal(found.voorzieningen)),
            (_("Plekken"), getal(found.plekken)),
            (_("Bewoond"), _small(found.bezet, drempel, persons)),
            (_("Gekomen in deze periode"), _small(found.gekomen, drempel, persons)),
            (_("Doorgestroomd in deze periode"), _small(found.doorgestroomd, drempel, persons)),
        ),
    )


# --- toezicht, agreements, money ----------------------------------------------------------------------------


def where_words(half: UitslagRow) -> str:
    """Where the gemeente stands with the provincie about a half-year, in one line."""
    done = [one for one in half.treden if one.gedaan_op is not None]
    if done and done[-1].gedaan_op is not None:
        return _("{stap}, gedaan op {dag}").format(
            stap=label_of("ladderstap", done[-1].stap), dag=short_day(done[-1].gedaan_op)
        )
    if half.ok is None:
        return _("niet te zeggen: de taakstelling ontbreekt")
    if not half.voorbij:
        return _("het halfjaar loopt nog")
    return _("de provincie stopt hier") if half.ok else _("de provincie vraagt informatie")


def oversight_part(toezicht: ToezichtRow, codes: Sequence[str]) -> StukDeel:
    """How the provincie sees the half-years, and what follows when."""
    shown = [one for one in toezicht.halfjaren if one.code in codes]
    rows = tuple(
        (one.code, where_words(one), " ".join(reason_words(one)) or ONBEKEND) for one in reversed(shown)
    )
    return StukDeel(
        kop=_("Toezicht van de provincie"),
        uitleg=_(
            "Beleid van de provincie: {beleid}; {pijplijn}. Actief toezicht kan beginnen op {dag}. {bron}"
        ).format(
            beleid=small_label(toezicht.beleid),
            pijplijn=small_label(toezicht.pijplijn),
            dag=short_day(toezicht.actief_vanaf),
            bron=source(toezicht.vandaag),
        ),
        kolommen=(_("Halfjaar"), _("Waar wij staan"), _("Waar de provincie naar kijkt")),
        breedtes=(0.12, 0.34, 0.54),
        rijen=rows,
    )


def reason_words(half: UitslagRow) -> tuple[str, ...]:
    """The reasons of a judgement as sentences."""
    found = []
    for one in half.redenen:
        shown = dict(one.params)
        if "grond" in shown:
            shown["grond"] = small_label_of("grond", str(shown["grond"]))
        found.append(sentence(one.code, **shown))
    return tuple(found)


def agreements_part(afspraken: AfsprakenRow, dag: date) -> StukDeel:
    """What was agreed with corporaties and what the dossiers say of it."""
    rows = []
    for one in afspraken.afspraken:
        if not one.loopt:
            continue
        met = one.meting.gehaald if one.meting is not None else None
        outcome = {True: _("gehaald"), False: _("niet gehaald"), None: _("nog niet te zeggen")}[met]
        told = reden_words(one.uitleg) if one.uitleg is not None else ""
        rows.append((label_of("afspraak", one.soort), one.organisatie or _("alle"), outcome, told))
    empty = "" if rows else _("Er zijn geen afspraken vastgelegd die nu gelden.")
    words = _("Eigen meting uit de dossiers, niet officieel.")
    return StukDeel(
        kop=_("Afspraken met corporaties"),
        uitleg=" ".join(part for part in (empty or words, source(dag)) if part),
        kolommen=(_("Afspraak"), _("Met"), _("Uitkomst"), _("Wat we telden")) if rows else (),
        breedtes=(0.3, 0.2, 0.16, 0.34),
        rijen=tuple(rows),
    )


def money_part(geld: GeldRow, codes: Sequence[str], dag: date) -> StukDeel:
    """Money in totals under each heading."""
    totals: dict[str, Totaal] = {}
    whole = Totaal()
    for one in geld.totalen:
        if one.halfjaar in codes:
            totals[one.post] = totals.get(one.post, Totaal()).with_all(one.totaal)
            whole = whole.with_all(one.totaal)
    rows = [_money(label_of("post", post), total) for post, total in totals.items()]
    if rows:
        rows.append(_money(_("Samen"), whole))
    words = _("Eigen administratie, niet officieel.") if rows else _("Er is geen geld vastgelegd.")
    return StukDeel(
        kop=_("Geld"),
        uitleg=f"{words} {source(dag, _('bedragen in deze kluis'))}",
        kolommen=(_("Post"), _("Uitgegeven"), _("Gevraagd"), _("Ontvangen")) if rows else (),
        breedtes=(0.4, 0.2, 0.2, 0.2),
        rijen=tuple(rows),
    )


def _money(naam: str, total: Totaal) -> tuple[str, ...]:
    return (naam, *(euro_woorden(cents) for cents in (total.uit, total.gevraagd, total.ontvangen)))


# --- overleggen, what comes, what is missing ---


def meetings_part(overleggen: Sequence[OverlegRow], tijdvak: Tijdvak, dag: date) -> StukDeel:
    """Overleggen that were held in a period, with what was decided as it was typed."""
    held = [one for one in overleggen if one.gehouden and tijdvak.begin <= one.op <= tijdvak.eind]
    rows = tuple((short_day(one.op), label(one.soort), one.besluiten or ONBEKEND) for one in reversed(held))
    words = (
        _("De besluiten staan er zoals ze zijn getypt. Kijk na of er geen naam in staat.")
        if rows
        else _("Er is in deze periode geen overleg vastgelegd.")
    )
    return StukDeel(
        kop=_("Overleggen en besluiten"),
        uitleg=f"{words} {source(dag, _('overleggen in deze kluis'))}",
        kolommen=(_("Dag"), _("Overleg"), _("Besluiten en afspraken")) if rows else (),
        breedtes=(0.13, 0.27, 0.6),
        rijen=rows,
    )


def outlook_pairs(taak: TaakstellingRow) -> tuple[tuple[str, str], ...]:
    """The half-year that runs and the next: what is asked, and what is expected."""
    pairs = []
    for half in taak.halfjaren:
        if half.eind < taak.vandaag:
            continue
        asked = task_words(half)
        if half.taakstelling is None and not half.geen:
            asked = _("bekend uiterlijk {dag}").format(dag=short_day(half.bekend_voor))
        expected = persons(half.prognose) if half.prognose is not None else ONBEKEND
        words = _("taakstelling {taak}; naar verwachting tellen {n} mee").format(taak=asked, n=expected)
        pairs.append((_("Halfjaar {code}").format(code=half.code), words))
    return tuple(pairs)


def outlook_part(taak: TaakstellingRow, toezicht: ToezichtRow, overleg: date | None) -> StukDeel:
    """What comes: figures, supervision, the next overleg."""
    pairs = [*outlook_pairs(taak), (_("Actief toezicht kan beginnen"), short_day(toezicht.actief_vanaf))]
    if overleg is not None:
        pairs.append((_("Volgend bestuurlijk overleg"), short_day(overleg)))
    words = _("De verwachting gaat uit van de data zoals ze nu gepland zijn.")
    return StukDeel(kop=_("Wat eraan komt"), uitleg=f"{words} {source(taak.vandaag)}", paren=tuple(pairs))


def missing_part(mist: Sequence[MistRow], dag: date) -> StukDeel:
    """What makes the figures incomplete, as the last part."""
    rows = tuple((missing_title(one), missing_number(one)) for one in mist)
    words = _("Niets: de cijfers zijn compleet.") if not rows else ""
    return StukDeel(
        kop=_("Wat nog ontbreekt in deze cijfers ({n})").format(n=len(rows)),
        uitleg=" ".join(part for part in (words, source(dag)) if part),
        kolommen=(_("Wat"), _("Hoe vaak")) if rows else (),
        breedtes=(0.7, 0.3),
        rijen=rows,
    )
