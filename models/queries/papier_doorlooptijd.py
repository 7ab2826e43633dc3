"""The paper of Doorlooptijd: both methods, delays, gemeenten, corporaties, azc's. Numbers, no names."""

from __future__ import annotations

from collections.abc import Sequence

from models.queries import papier_raad_delen as delen
from models.queries.doorlooptijd import DoorlooptijdRow, GroepRow
from models.queries.doorlooptijd_breed import BreedRow, load_breed
from models.queries.grafieken import mean_chart
from models.queries.lezer import Lezer
from models.queries.papier_raad_delen import ONBEKEND
from models.queries.rows import PaperHead
from models.queries.rows_avg import StukDeel, StukFacts
from models.queries.woorden import short_day
from models.queries.woorden_cijfers import deel_woord, getal, norm_words, tiende, weken
from models.rules.doorlooptijd import DELEN, Gemiddelde, Vertraging
from resources.i18n import _


def doorlooptijd_facts(lezer: Lezer, gemeente_uid: str, *, head: PaperHead) -> StukFacts:
    """Doorlooptijd by both methods, with the lists of the COA (A109, A115, A116, A129, A130).

    Raises Refused: geen_recht, gemeente_onbekend.
    """
    alles = load_breed(lezer, gemeente_uid)
    tijd, dag = alles.tijd, alles.tijd.vandaag
    groups = _("Van wie in de afgelopen twaalf maanden verhuisde en meetelt.")
    few = delen.small_words(tijd.drempel)
    return StukFacts(
        head=head,
        midden=_("{gemeente}, {dag}").format(gemeente=tijd.gemeente, dag=short_day(dag)),
        inleiding=(
            _(
                "Methode A kijkt naar gezinnen die in het halfjaar verhuisden en meetellen. Methode B kijkt"
                " naar gezinnen die in het halfjaar werden gekoppeld; zij kent alleen wie al verhuisd is."
            ),
        ),
        delen=(
            _means(tijd),
            _parts(tijd),
            _told(alles),
            *_gemeenten(alles),
            _groups(_("Per corporatie"), _("Corporatie"), tijd.corporaties, f"{groups} {few}", tijd),
            _groups(_("Per azc"), _("Azc"), tijd.azcs, f"{groups} {few}", tijd),
            _history(tijd),
            _sizes(tijd),
        ),
    )


def _means(tijd: DoorlooptijdRow) -> StukDeel:
    return StukDeel(
        kop=_("Gemiddeld van koppeling tot verhuizing"),
        uitleg=delen.source(tijd.vandaag),
        kolommen=(
            *(_("Halfjaar"), _("Afspraak"), _("Methode A: verhuisd")),
            *(_("Methode A met wie nog niet meetelt"), _("Methode B: gekoppeld")),
        ),
        breedtes=(0.11, 0.11, 0.26, 0.26, 0.26),
        rijen=tuple(
            (
                one.code,
                norm_words(one.norm_weken),
                weken(one.a),
                weken(one.a_pijplijn),
                _("{gekoppeld} gekoppeld; {b}").format(
                    gekoppeld=delen.homes(one.b_gekoppeld), b=weken(one.b)
                ),
            )
            for one in tijd.perioden
        ),
        grafiek=mean_chart(tijd.maanden, tijd.norm_weken, tijd.vandaag),
    )


def _parts(tijd: DoorlooptijdRow) -> StukDeel:
    names = [deel for deel in DELEN if deel != "totaal"]
    return StukDeel(
        kop=_("Per deel van de weg, in dagen (methode A)"),
        uitleg=_("Zonder stilstand: zonder de dagen waarop de klok buiten onze schuld stilstond."),
        kolommen=(
            _("Halfjaar"),
            *(deel_woord(deel).capitalize() for deel in names),
            _("Koppeling tot verhuizing, zonder stilstand"),
        ),
        breedtes=(0.11, 0.21, 0.21, 0.21, 0.26),
        rijen=tuple(
            (
                one.code,
                *(_days(dict(one.delen).get(deel)) for deel in names),
                ONBEKEND if one.zonder_stil is None else tiende(one.zonder_stil.dag_tiende),
            )
            for one in tijd.perioden
        ),
    )


def _days(one: Gemiddelde | None) -> str:
    return ONBEKEND if one is None else tiende(one.dag_tiende)


def _late(one: Vertraging | None) -> tuple[str, str, str]:
    """Days over the agreed mean: in all, without and with fault."""
    if one is None:
        return (ONBEKEND,) * 3
    return getal(one.dagen), getal(one.niet_verwijtbaar), getal(one.verwijtbaar)


def _late_heads() -> tuple[str, str, str]:
    return _("Dagen te lang"), _("Niet verwijtbaar"), _("Verwijtbaar")


def _told(alles: BreedRow) -> StukDeel:
    words = _(
        "Dit meldt ook de regievoerder van het COA; hier staat onze eigen telling. Een zelfhuisvester vond"
        " zelf een woning in de gemeente."
    )
    return StukDeel(
        kop=_("Weigeringen, vertraging en zelfhuisvesters"),
        uitleg=f"{words} {delen.source(alles.tijd.vandaag)}",
        kolommen=(_("Halfjaar"), _("Weigeringen"), *_late_heads(), _("Tellende zelfhuisvesters")),
        breedtes=(0.12, 0.18, 0.16, 0.18, 0.16, 0.2),
        rijen=tuple(
            (one.code, getal(one.weigeringen), *_late(one.vertraging), getal(one.zelfhuisvesters))
            for one in alles.meldingen
        ),
    )


def _gemeenten(alles: BreedRow) -> tuple[StukDeel, ...]:
    """The gemeenten side by side: how many and how long, then each part and what took too long (A115)."""
    kop = _("Gemeenten naast elkaar, sinds {dag}").format(dag=short_day(alles.sinds))
    if not alles.gemeenten:
        words = _("Je ziet één gemeente. Met meer gemeenten in de kluis staan ze hier naast elkaar.")
        return (StukDeel(kop=kop, uitleg=words),)
    names = [deel for deel in DELEN if deel != "totaal"]
    return (
        StukDeel(
            kop=kop,
            uitleg=_("Gekoppeld en gehuisvest in personen. {bron}").format(
                bron=delen.source(alles.tijd.vandaag)
            ),
            kolommen=(
                *(_("Gemeente"), _("Gekoppeld"), _("Gehuisvest")),
                *(_("Methode A: verhuisd"), _("Methode B: gekoppeld")),
            ),
            breedtes=(0.22, 0.13, 0.13, 0.26, 0.26),
            rijen=tuple(
                (one.naam, getal(one.gekoppeld), getal(one.gehuisvest), weken(one.a), weken(one.b))
                for one in alles.gemeenten
            ),
        ),
        StukDeel(
            kop=_("Gemeenten: per deel van de weg, in dagen (methode A)"),
            kolommen=(_("Gemeente"), *(deel_woord(deel).capitalize() for deel in names), *_late_heads()),
            breedtes=(0.22, 0.14, 0.14, 0.14, 0.1, 0.13, 0.13),
            rijen=tuple(
                (
                    one.naam,
                    *(_days(dict(one.delen).get(deel)) for deel in names),
                    *_late(one.vertraging),
                )
                for one in alles.gemeenten
            ),
        ),
    )


def _groups(kop: str, soort: str, groepen: Sequence[GroepRow], words: str, tijd: DoorlooptijdRow) -> StukDeel:
    if not groepen:
        return StukDeel(kop=kop, uitleg=_("Nog niemand."))
    names = [deel for deel in DELEN if deel != "totaal"]
    hidden = (_("minder dan {n} gezinnen").format(n=tijd.drempel), *(ONBEKEND,) * (len(names) + 3))
    return StukDeel(
        kop=kop,
        uitleg=f"{words} {delen.source(tijd.vandaag)}",
        kolommen=(
            *(soort, _("Koppeling tot verhuizing")),
            *(deel_woord(deel).capitalize() for deel in names),
            *_late_heads(),
        ),
        breedtes=(0.15, 0.15, 0.13, 0.11, 0.12, 0.08, 0.13, 0.13),
        rijen=tuple(
            (one.naam, *hidden)
            if one.klein
            else (
                one.naam,
                weken(dict(one.delen).get("totaal")),
                *(_days(dict(one.delen).get(deel)) for deel in names),
                *_late(one.vertraging),
            )
            for one in groepen
        ),
    )


def _history(tijd: DoorlooptijdRow) -> StukDeel:
    return StukDeel(
        kop=_("Vergunninghouders per halfjaar, in personen"),
        uitleg=delen.source(tijd.vandaag),
        kolommen=(_("Halfjaar"), _("Gekoppeld"), _("Gehuisvest")) if tijd.historie else (),
        breedtes=(0.34, 0.33, 0.33),
        rijen=tuple((one.code, getal(one.gekoppeld), getal(one.gehuisvest)) for one in tijd.historie),
    )


def _sizes(tijd: DoorlooptijdRow) -> StukDeel:
    few = _("minder dan {n} gezinnen").format(n=tijd.drempel)
    words = _("Van de dossiers die er nog zijn.")
    return StukDeel(
        kop=_("Gezinnen naar aantal personen"),
        uitleg=f"{words} {delen.source(tijd.vandaag)}",
        kolommen=(_("Gezin van"), _("Gezinnen")) if tijd.groottes else (),
        breedtes=(0.5, 0.5),
        rijen=tuple(
            (delen.persons(one.personen), few if one.gezinnen is None else delen.homes(one.gezinnen))
            for one in tijd.groottes
        ),
    )
