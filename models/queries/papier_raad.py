"""Facts of the reports to the raad: informatienota, halfjaarverslag, and the answer on one A4. No names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.errors import Refused
from models.queries import papier_raad_delen as delen
from models.queries import raadtel
from models.queries.afspraken import load_afspraken
from models.queries.bijdragen import load_geld
from models.queries.doorlooptijd import PeriodeRow, load_reizen, norm_weeks, period
from models.queries.gemeentetel import gemeente_id
from models.queries.grafieken import DOSSIERS, mean_chart, task_chart
from models.queries.lezer import Lezer
from models.queries.overleggen import load_overleggen
from models.queries.rows import PaperHead
from models.queries.rows_afspraken import OverleggenRow
from models.queries.rows_avg import StukDeel, StukFacts
from models.queries.rows_gemeente import GrafiekRow, HalfjaarRow, MistRow, TaakstellingRow
from models.queries.taakstelling import load_taakstelling
from models.queries.toezicht import ToezichtRow, load_toezicht
from models.queries.verantwoording import missing_of
from models.queries.woorden import short_day
from models.queries.woorden_cijfers import getal, norm_words, sign_words, tiende, weken
from models.rules.doorlooptijd import Reis, mean, method_a, moving
from models.rules.overleggen import OverlegSoort
from models.rules.taakstelling import Halfjaar
from models.rules.verantwoording import Tijdvak, read_half, read_year
from models.values import Recht
from resources.i18n import _, ngettext
from resources.labels import label

MAANDEN = 12
"""So many months has the line of the doorlooptijd."""
KORT = 4
"""So many half-years stand in the chart of the answer."""


@dataclass(frozen=True, slots=True)
class _Gelezen:
    """What each of the reports reads."""

    lezer: Lezer
    uid: str
    nummer: int
    taak: TaakstellingRow
    toezicht: ToezichtRow
    overleggen: OverleggenRow
    reizen: tuple[Reis, ...]
    venster: int
    drempel: int
    """Groups smaller than this are not shown."""

    @property
    def dag(self) -> date:
        return self.taak.vandaag

    @property
    def officieel(self) -> tuple[Reis, ...]:
        """The ways of who counts."""
        return tuple(one for one in self.reizen if one.telt)

    def codes(self, tijdvak: Tijdvak) -> tuple[str, ...]:
        """The half-years of a period that have begun."""
        return tuple(one.code for one in tijdvak.halfjaren if one.begin <= self.dag)

    def halves(self, tijdvak: Tijdvak) -> tuple[HalfjaarRow, ...]:
        """The half-years of a period of which anything is known, that have begun."""
        return tuple(one for one in self.taak.halfjaren if one.code in self.codes(tijdvak))

    def periods(self, tijdvak: Tijdvak) -> tuple[PeriodeRow, ...]:
        """The doorlooptijd of each half-year of a period that has begun."""
        return tuple(
            period(half, self.reizen, self.officieel, self.norm_on(half.eind), self.dag)
            for half in tijdvak.halfjaren
            if half.begin <= self.dag
        )

    def norm_on(self, dag: date) -> int:
        """The agreed mean in weeks on a day, at the latest today."""
        return norm_weeks(self.lezer, self.uid, min(dag, self.dag))

    def time_chart(self, tot: date) -> GrafiekRow:
        """The line of the doorlooptijd up to a day."""
        months = moving(self.officieel, min(tot, self.dag), MAANDEN, self.venster)
        return mean_chart(months, self.norm_on(tot), self.dag)

    def missing(self, tijdvak: Tijdvak) -> tuple[MistRow, ...]:
        """What is missing in the figures of a period."""
        return missing_of(self.lezer, self.uid, self.taak, tijdvak, self.overleggen)

    @property
    def volgend_overleg(self) -> date | None:
        """The next bestuurlijk overleg: planned, else the last day for it."""
        stand = next((one for one in self.overleggen.standen if one.soort is OverlegSoort.LOKAAL), None)
        return None if stand is None else stand.gepland or stand.voor


def _read(lezer: Lezer, gemeente_uid: str) -> _Gelezen:
    number = gemeente_id(lezer, gemeente_uid)

    def figure(code: str, default: int) -> int:
        return lezer.instellingen.number(code, lezer.vandaag, default, gemeente_uid=gemeente_uid)

    return _Gelezen(
        lezer=lezer,
        uid=gemeente_uid,
        nummer=number,
        taak=load_taakstelling(lezer, gemeente_uid),
        toezicht=load_toezicht(lezer, gemeente_uid),
        overleggen=load_overleggen(lezer, gemeente_uid, cijfers=False),
        reizen=load_reizen(lezer.session.connection(), number),
        venster=figure("voortschrijdend_maanden", 6),
        drempel=figure("kleine_groep_drempel", 5),
    )


# --- informatienota -----------------------------------------------------------------------------------------


def informatienota_facts(lezer: Lezer, gemeente_uid: str, periode: str = "", *, head: PaperHead) -> StukFacts:
    """The yearly informatienota for the raad (A179): `periode` is a year, empty = the last whole one.

    Raises Refused: periode_onbekend, geen_recht, gemeente_onbekend.
    """
    tijdvak = read_year(periode, lezer.vandaag)
    if tijdvak is None:
        raise Refused("periode_onbekend", veld="periode")
    found = _read(lezer, gemeente_uid)
    connection, until = lezer.session.connection(), min(tijdvak.eind, found.dag)
    halves, codes = found.halves(tijdvak), found.codes(tijdvak)
    housed = raadtel.housed(connection, found.nummer, tijdvak.begin, until)
    closed = raadtel.closed(connection, found.nummer, tijdvak.begin, until)
    temporary = raadtel.temporary(connection, found.nummer, tijdvak.begin, until, found.dag)
    parts = [
        StukDeel(kop=_("In het kort"), paren=_year_pairs(found, tijdvak, halves)),
        delen.own_words(_("Kernboodschap"), _("Wat wil het college de raad zeggen? Schrijf het hier.")),
        delen.task_part(found.taak, codes, halves, task_chart(found.taak, until)),
        delen.time_part(
            found.periods(tijdvak),
            found.norm_on(until),
            found.dag,
            found.time_chart(until),
            uitgebreid=False,
        ),
        delen.housed_part(housed, found.drempel, found.dag),
        delen.guidance_part(raadtel.phases(connection, found.nummer), closed, found.drempel, found.dag),
        delen.inburgering_part(raadtel.inburgering(connection, found.nummer), found.drempel, found.dag),
        delen.temporary_part(temporary, found.drempel, found.dag),
        delen.oversight_part(found.toezicht, codes),
    ]
    if lezer.may(Recht.LEZEN):
        parts.append(delen.agreements_part(load_afspraken(lezer, gemeente_uid), found.dag))
    parts += [
        delen.money_part(load_geld(lezer, gemeente_uid), codes, found.dag),
        delen.outlook_part(found.taak, found.toezicht, found.volgend_overleg),
        delen.own_words(_("Vervolg"), _("Wat doet de gemeente het komende jaar? Schrijf het hier.")),
        delen.missing_part(found.missing(tijdvak), found.dag),
    ]
    return StukFacts(
        head=head,
        midden=_("{gemeente}, {jaar}").format(gemeente=found.taak.gemeente, jaar=tijdvak.code),
        inleiding=(
            _(
                "Deze nota vertelt de gemeenteraad hoe het in {jaar} ging met de huisvesting en begeleiding"
                " van statushouders in {gemeente}. Er staan getallen in, geen namen."
            ).format(jaar=tijdvak.code, gemeente=found.taak.gemeente),
            *_running(tijdvak, found.dag),
        ),
        delen=tuple(parts),
    )


def _running(tijdvak: Tijdvak, dag: date) -> tuple[str, ...]:
    """That a period is not over yet."""
    if tijdvak.eind < dag:
        return ()
    words = _("Let op: deze periode loopt nog tot en met {dag}. De cijfers zijn van {vandaag}.")
    return (words.format(dag=short_day(tijdvak.eind), vandaag=short_day(dag)),)


def _year_pairs(
    found: _Gelezen, tijdvak: Tijdvak, halves: tuple[HalfjaarRow, ...]
) -> tuple[tuple[str, str], ...]:
    year = mean(method_a(found.officieel, tijdvak.begin, min(tijdvak.eind, found.dag)))
    norm = found.norm_on(tijdvak.eind)
    return (
        *delen.total_pairs(found.codes(tijdvak), halves, found.taak.teken),
        (_("Gemiddeld van koppeling tot verhuizing"), weken(year)),
        (_("Afspraak"), norm_words(norm)),
    )


# --- halfjaarverslag ----------------------------------------------------------------------------------------


def halfjaarverslag_facts(
    lezer: Lezer, gemeente_uid: str, periode: str = "", *, head: PaperHead
) -> StukFacts:
    """The report of one half-year: `periode` is its code, empty = the last whole one.

    Raises Refused: periode_onbekend, geen_recht, gemeente_onbekend.
    """
    tijdvak = read_half(periode, lezer.vandaag)
    if tijdvak is None:
        raise Refused("periode_onbekend", veld="periode")
    found = _read(lezer, gemeente_uid)
    halves = found.halves(tijdvak)
    (period_row,) = found.periods(tijdvak)
    uitslag = next((one for one in found.toezicht.halfjaren if one.code == tijdvak.code), None)
    pairs = [*delen.total_pairs(found.codes(tijdvak), halves, found.taak.teken)]
    if halves and halves[0].prognose is not None:
        pairs.append((_("Verwacht aan het eind"), delen.persons(halves[0].prognose)))
    if halves:
        pairs.append((_("Met wie nog niet meetelt"), delen.persons(halves[0].met_pijplijn)))
    pairs.append((_("Pijplijn bij het toezicht"), label(found.toezicht.pijplijn)))
    if uitslag is not None:
        pairs.append((_("Gekoppeld in dit halfjaar"), delen.persons(uitslag.gekoppeld)))
    parts = (
        StukDeel(kop=_("In het kort"), paren=tuple(pairs)),
        delen.task_part(found.taak, found.codes(tijdvak), halves, task_chart(found.taak, tijdvak.eind)),
        delen.time_part(
            (period_row,), period_row.norm_weken, found.dag, found.time_chart(tijdvak.eind), uitgebreid=True
        ),
        delen.delay_part(period_row, uitslag, found.overleggen.punten, tijdvak, found.dag),
        delen.oversight_part(found.toezicht, (tijdvak.code,)),
        delen.meetings_part(found.overleggen.overleggen, tijdvak, found.dag),
        delen.outlook_part(found.taak, found.toezicht, found.volgend_overleg),
        delen.own_words(_("Toelichting"), _("Wat moet de lezer nog weten? Schrijf het hier.")),
        delen.missing_part(found.missing(tijdvak), found.dag),
    )
    return StukFacts(
        head=head,
        midden=_("{gemeente}, halfjaar {code}").format(gemeente=found.taak.gemeente, code=tijdvak.code),
        inleiding=_running(tijdvak, found.dag),
        delen=parts,
    )


# --- the answer on one A4 -----------------------------------------------------------------------------------


def raadsantwoord_facts(lezer: Lezer, gemeente_uid: str, *, head: PaperHead) -> StukFacts:
    """How the gemeente does today, on one A4. Raises Refused: geen_recht, gemeente_onbekend."""
    found = _read(lezer, gemeente_uid)
    now = Halfjaar.van(found.dag)
    tijdvak = Tijdvak(now.code, (now,))
    half = next(one for one in found.taak.halfjaren if one.code == now.code)
    average = mean(method_a(found.officieel, now.begin, found.dag))
    uitslag = next((one for one in found.toezicht.halfjaren if one.code == now.code), None)
    pairs = (
        (_("Taakstelling"), delen.task_words(half)),
        (_("Realisatie"), delen.persons(delen.realised(half))),
        (_("Gehaald"), delen.achieved(half)),
        (_("Stand"), delen.closing(half, found.taak.teken)),
        (_("Verwacht op {dag}").format(dag=short_day(half.eind)), delen.persons(half.prognose or 0)),
        (_("Gemiddeld van koppeling tot verhuizing"), weken(average)),
        (_("Toezicht"), delen.where_words(uitslag) if uitslag is not None else delen.ONBEKEND),
        (_("Pijplijn bij het toezicht"), label(found.toezicht.pijplijn)),
        (_("Volgend moment van toezicht"), short_day(found.toezicht.actief_vanaf)),
    )
    missing = len(found.missing(tijdvak))
    bron = delen.source(found.dag, *(half.versies[0].bron for _nr in half.versies[:1]), DOSSIERS)
    line = ngettext(
        "In deze cijfers ontbreekt nog {n} ding.", "In deze cijfers ontbreken nog {n} dingen.", missing
    ).format(n=missing)
    return StukFacts(
        head=head,
        midden=_("{gemeente}, {dag}").format(gemeente=found.taak.gemeente, dag=short_day(found.dag)),
        inleiding=_sentences(half, average.weken if average is not None else None, found.norm_on(found.dag)),
        delen=(
            StukDeel(
                kop=_("Halfjaar {code}").format(code=now.code),
                uitleg=f"{sign_words(found.taak.teken)} {bron}",
                paren=pairs,
                grafiek=task_chart(found.taak, aantal=KORT),
            ),
        ),
        slot=(line,) if missing else (),
    )


def _sentences(half: HalfjaarRow, weken_nu: float | None, norm: int) -> tuple[str, ...]:
    """Three sentences in plain words: what we must do, what we expect, how long it takes."""
    done = delen.persons(delen.realised(half))
    if half.geen:
        first = _("Dit halfjaar is er geen taakstelling. Er zijn {gedaan} gehuisvest.").format(gedaan=done)
    elif half.taakstelling is None:
        first = _(
            "De taakstelling van dit halfjaar is nog niet ingevuld. Er zijn {gedaan} gehuisvest."
        ).format(gedaan=done)
    else:
        first = _(
            "Dit halfjaar moet onze gemeente {taak} huisvesten. Het zijn er nu {gedaan}: {deel}."
        ).format(
            taak=delen.persons(half.taakstelling),
            gedaan=getal(delen.realised(half)),
            deel=delen.achieved(half),
        )
    expected = half.prognose or 0
    second = _("We verwachten dat het er aan het eind van het halfjaar {n} zijn.").format(n=getal(expected))
    if half.taakstelling is not None and half.verwacht_einde is not None:
        short = half.verwacht_einde
        second += " " + (
            _("Dat is genoeg.")
            if short <= 0
            else ngettext(
                "Met wat er nog lag, komen we er {n} te kort.",
                "Met wat er nog lag, komen we er {n} te kort.",
                short,
            ).format(n=getal(short))
        )
    if weken_nu is None:
        third = _("Dit halfjaar is er nog geen gezin verhuisd. De afspraak is gemiddeld {norm} weken.")
    else:
        third = _("Een gezin wacht gemiddeld {w} weken op een huis. De afspraak is {norm} weken.")
    return first, second, third.format(w=tiende(weken_nu or 0), norm=norm)
