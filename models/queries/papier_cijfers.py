"""Papers of the parts Toezicht, Herverdeling and Geld of a gemeente. Numbers, no names of people.

What somebody typed about a step or an agreement may hold a name, so it stays on the screen; the explanation
for the provincie is meant to leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.queries import papier_raad_delen as delen
from models.queries.bijdragen import load_geld
from models.queries.gemeentetel import gemeente_id
from models.queries.grafieken import task_chart
from models.queries.herverdeling import AfspraakRow, HerverdelingRow, load_herverdeling
from models.queries.lezer import Lezer
from models.queries.papier_raad_delen import ONBEKEND
from models.queries.rows import PaperHead
from models.queries.rows_avg import StukDeel, StukFacts
from models.queries.rows_geld import TotaalRow
from models.queries.taakstelling import load_taakstelling
from models.queries.toezicht import ToezichtRow, UitslagRow, load_toezicht
from models.queries.woorden import short_day
from models.queries.woorden_cijfers import (
    MEER,
    getal,
    met_teken,
    norm_words,
    sign_words,
    weken,
)
from models.queries.woorden_herverdeling import (
    displaced_words,
    enough_words,
    new_figure,
    room_words,
    wait_words,
    waiting_words,
)
from models.rules.bijdragen import Totaal
from models.rules.geld import euro_woorden
from models.rules.toezicht import Trede
from models.tables import Gemeente
from resources.i18n import _
from resources.labels import label, label_of, small_label
from resources.sentences import sentence

HALFJAREN = 8
"""So many half-years of supervision stand on paper, the last ones."""


# --- toezicht ---------------------------------------------------------------------------------------------


def toezicht_facts(lezer: Lezer, gemeente_uid: str, *, head: PaperHead) -> StukFacts:
    """Where the gemeente stands with the provincie and what follows when (A118-A131).

    Raises Refused: geen_recht, gemeente_onbekend.
    """
    rij = load_toezicht(lezer, gemeente_uid)
    taak = load_taakstelling(lezer, gemeente_uid, vooruit=False)
    halves = rij.halfjaren[:HALFJAREN]
    parts = [
        delen.oversight_part(rij, [one.code for one in halves]),
        _looked_at(halves, taak.teken, rij.vandaag),
        *(part for one in halves for part in _ladder(one, rij)),
        StukDeel(
            kop="",
            uitleg=sign_words(taak.teken),
            grafiek=task_chart(taak, aantal=HALFJAREN),
        ),
    ]
    return StukFacts(
        head=head,
        midden=_("{gemeente}, {dag}").format(gemeente=rij.gemeente, dag=short_day(rij.vandaag)),
        inleiding=(
            _(
                "Dit is hoe wij denken dat de provincie de halfjaren ziet: eigen telling, geen oordeel van de"
                " provincie. De termijnen zijn voorbeelden uit de handreiking: de provincie bepaalt het"
                " tempo."
            ),
        ),
        delen=tuple(parts),
    )


def _looked_at(halves: Sequence[UitslagRow], teken: str, dag: date) -> StukDeel:
    """What the provincie looks at, each half-year by the policy and the norm of its own day."""
    return StukDeel(
        kop=_("Waar de provincie naar kijkt"),
        uitleg=delen.source(dag),
        kolommen=(
            *(_("Halfjaar"), _("Taakstelling"), _("Stand"), _("Gekoppeld"), _("Gemiddeld")),
            *(_("Afspraak"), _("Beleid")),
        ),
        breedtes=(0.1, 0.14, 0.08, 0.13, 0.2, 0.11, 0.24),
        rijen=tuple(
            (
                one.code,
                ONBEKEND if one.taakstelling is None else getal(one.taakstelling),
                ONBEKEND if one.achterstand is None else met_teken(one.achterstand, teken),
                getal(one.gekoppeld),
                weken(one.gemiddelde),
                norm_words(one.norm_weken),
                label(one.beleid),
            )
            for one in reversed(halves)
        ),
    )


def _ladder(half: UitslagRow, rij: ToezichtRow) -> tuple[StukDeel, ...]:
    """A half-year that is on the ladder, or that something was said about: here we are, this follows."""
    done = [one for one in half.treden if one.gedaan_op is not None]
    pairs = [(_("Reden"), label_of("grond", ground)) for ground in half.gronden]
    if half.uitleg:
        pairs.append((_("Uitleg voor de provincie"), half.uitleg))
    if not done:
        return (
            (StukDeel(kop=_("Halfjaar {code}").format(code=half.code), paren=tuple(pairs)),) if pairs else ()
        )
    last, on = done[-1], next((one for one in half.treden if one.aan_de_beurt), None)
    ended = f", {small_label(last.uitkomst)}" if last.uitkomst is not None else ""
    here = [(_("Hier staan wij"), f"{_step(last)} ({_when(last)}{ended})")]
    if on is not None:
        here.append((_("Dit volgt"), f"{_step(on)} ({_when(on)})"))
    end = half.treden[-1].uiterlijk
    if end is not None:
        here.append((_("De hele ladder is klaar"), _("uiterlijk {dag}").format(dag=short_day(end))))
    return (
        StukDeel(
            kop=_("Halfjaar {code}: de ladder").format(code=half.code),
            uitleg=delen.source(rij.vandaag),
            paren=(*here, *pairs),
            kolommen=(_("Stap"), _("Wat"), _("Wanneer")),
            breedtes=(0.08, 0.56, 0.36),
            rijen=tuple((one.stap, label_of("ladderstap", one.stap), _when(one)) for one in half.treden),
        ),
    )


def _step(one: Trede) -> str:
    return f"{one.stap} {label_of('ladderstap', one.stap)}"


def _when(one: Trede) -> str:
    """When a step was done, or by when and not before when it is to be."""
    if one.gedaan_op is not None:
        return _("gedaan op {dag}").format(dag=short_day(one.gedaan_op))
    found = []
    if one.uiterlijk is not None:
        found.append(_("uiterlijk {dag}").format(dag=short_day(one.uiterlijk)))
    if one.eigen_termijn:
        found.append(_("termijn van de provincie"))
    if one.niet_voor is not None:
        found.append(_("niet voor {dag}").format(dag=short_day(one.niet_voor)))
    return ", ".join(found) or (_("de provincie bepaalt wanneer") if one.aan_de_beurt else ONBEKEND)


# --- herverdeling -----------------------------------------------------------------------------------------


def herverdeling_facts(lezer: Lezer, gemeente_uid: str, *, head: PaperHead) -> StukFacts:
    """Who waits beside what can be offered, and agreements with other gemeenten (A024, A074-A078).

    Raises Refused: geen_recht, gemeente_onbekend.
    """
    rij = load_herverdeling(lezer, gemeente_uid)
    return StukFacts(
        head=head,
        midden=_("{gemeente}, {dag}").format(gemeente=rij.gemeente, dag=short_day(rij.vandaag)),
        inleiding=(
            _(
                "Gemeenten mogen hun taakstelling samen anders verdelen als het totaal gelijk blijft. Wie al"
                " gekoppeld is gaat niet mee. De eigen taak blijft: stem het vooraf af met de provincie."
            ),
        ),
        delen=(
            _waits(rij),
            _tasks(rij),
            *(_agreement(one, rij) for one in rij.afspraken),
            *(
                ()
                if rij.afspraken
                else (
                    StukDeel(
                        kop=_("Afspraken met andere gemeenten"),
                        uitleg=_("Er zijn nog geen afspraken met andere gemeenten."),
                    ),
                )
            ),
        ),
    )


def _waits(rij: HerverdelingRow) -> StukDeel:
    pairs = [(_("Andere woningzoekenden"), _("nog niet ingevuld"))]
    if rij.regulier is not None:
        since = short_day(rij.regulier_op) if rij.regulier_op is not None else ""
        told = " · ".join(part for part in (getal(rij.regulier), rij.regulier_bron, since) if part)
        pairs = [(_("Andere woningzoekenden"), told)]
    if rij.verdringing:
        pairs.append((_("Let op"), displaced_words()))
    enough = {one.kamers: one.enough(rij.drempel) for one in rij.past}
    words = _("Niemand wacht.") if not rij.past else f"{waiting_words(rij)}."
    return StukDeel(
        kop=_("Wie wacht, en wat vrij is"),
        uitleg=f"{words} {delen.small_words(rij.drempel)} {delen.source(rij.vandaag)}",
        paren=tuple(pairs),
        kolommen=(_("Kamers"), _("Wacht"), _("Woningen vrij"), _("Is dat genoeg?")) if rij.past else (),
        breedtes=(0.25, 0.3, 0.2, 0.25),
        rijen=tuple(
            (
                room_words(one),
                wait_words(one, rij.drempel),
                getal(one.woningen),
                ONBEKEND if found is None else enough_words(enough=found),
            )
            for one in rij.past
            for found in (enough[one.kamers],)
        ),
    )


def _tasks(rij: HerverdelingRow) -> StukDeel:
    task, coupled = dict(rij.taakstellingen), dict(rij.gekoppeld)
    return StukDeel(
        kop=_("Taakstelling en koppelingen, in personen"),
        uitleg=delen.source(rij.vandaag),
        kolommen=(_("Halfjaar"), _("Taakstelling"), _("Gekoppeld, eigen telling")),
        breedtes=(0.34, 0.33, 0.33),
        rijen=tuple(
            (code, getal(task[code]) if code in task else ONBEKEND, getal(coupled.get(code, 0)))
            for code in sorted(rij.halfjaren)
        ),
    )


def _agreement(one: AfspraakRow, rij: HerverdelingRow) -> StukDeel:
    told = _("nog niet gemeld")
    if one.gemeld_op is not None:
        told = _("{dag}, op tijd") if one.op_tijd else _("{dag}, na het begin van het halfjaar")
        told = told.format(dag=short_day(one.gemeld_op))
    agreed = short_day(one.afgestemd_op) if one.afgestemd_op is not None else _("nog niet")
    pairs = [(_("Afgestemd met de provincie"), agreed), (_("Gemeld"), told)]
    becomes = new_figure(one, rij)
    if becomes is not None:
        pairs.append((_("Nog over te nemen als taakstelling"), delen.persons(becomes)))
    pairs += [(_("Let op"), sentence(reden)) for reden in one.redenen]
    return StukDeel(
        kop=_("Afspraak voor {code}").format(code=one.code),
        paren=tuple(pairs),
        kolommen=(_("Gemeente"), _("Taakstelling"), _("Al gekoppeld"), _("Verschuift"), _("Wordt")),
        breedtes=(0.36, 0.16, 0.16, 0.16, 0.16),
        rijen=tuple(
            (
                *(move.gemeente, getal(move.taakstelling), getal(move.gekoppeld)),
                *(met_teken(move.aantal, MEER), getal(move.taakstelling + move.aantal)),
            )
            for move in one.regels
        ),
    )


# --- geld -------------------------------------------------------------------------------------------------


def geld_facts(lezer: Lezer, gemeente_uid: str, *, head: PaperHead) -> StukFacts:
    """Money of each half-year under each heading, the newest half-year first (A057, A108, A171).

    Raises Refused: geen_recht, gemeente_onbekend.
    """
    number = gemeente_id(lezer, gemeente_uid)
    geld, dag = load_geld(lezer, gemeente_uid), lezer.vandaag
    halves = dict.fromkeys(one.halfjaar for one in geld.totalen)
    parts = [_money(half, [one for one in geld.totalen if one.halfjaar == half], dag) for half in halves]
    return StukFacts(
        head=head,
        midden=_("{gemeente}, {dag}").format(
            gemeente=lezer.session.get_one(Gemeente, number).naam, dag=short_day(dag)
        ),
        inleiding=(
            _(
                "Eigen administratie, niet officieel: wie betaalt, rekent zelf. Gemiste huur en krediet zijn"
                " van de gezinnen die je mag zien en waarvan het dossier er nog is."
            ),
        ),
        delen=tuple(parts) or (StukDeel(kop="", uitleg=_("Er is geen geld vastgelegd.")),),
    )


def _money(half: str, rows: Sequence[TotaalRow], dag: date) -> StukDeel:
    whole = Totaal()
    for one in rows:
        whole = whole.with_all(one.totaal)
    table = [(label_of("post", one.post), *_amounts(one.totaal)) for one in rows]
    return StukDeel(
        kop=_("Halfjaar {code}").format(code=half),
        uitleg=delen.source(dag, _("bedragen in deze kluis")),
        kolommen=(
            *(_("Post"), _("Uitgegeven"), _("Gevraagd"), _("Ontvangen")),
            *(_("Nog open"), _("Niet gekregen")),
        ),
        breedtes=(0.3, 0.14, 0.14, 0.14, 0.14, 0.14),
        rijen=(*table, (_("Samen"), *_amounts(whole))),
    )


def _amounts(total: Totaal) -> tuple[str, ...]:
    found = (total.uit, total.gevraagd, total.ontvangen, total.open, total.niet_gekregen)
    return tuple(euro_woorden(cents) for cents in found)
