"""Facts of the overview per corporatie: dwellings, who waits, how long it takes, agreements (A134, A142).

Bare counts over all dossiers of the gemeente, also those out of sight; names of organisations only. A group
that is too small keeps its number (decisions 73 and 87); amounts between two organisations are always told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.engine import Connection

from models.errors import Refused
from models.queries.aanbod import held_offers
from models.queries.aanspreekpunten import load_aanspreekpunten
from models.queries.afspraken import load_afspraken
from models.queries.doorlooptijd import GroepRow, load_doorlooptijd
from models.queries.gemeentetel import ALLES, gemeente_id
from models.queries.herverdeling import load_waiting
from models.queries.lezer import Lezer
from models.queries.papier_overleg import OPEN, agreements, outcome
from models.queries.rows import PaperHead
from models.queries.rows_afspraken import AanspreekpuntRow, AfsprakenRow
from models.queries.rows_avg import StukDeel, StukFacts
from models.queries.woorden import count_words, euro_words, reden_words, short_day
from models.queries.woorden_cijfers import too_small_words
from models.rules.afspraken import ELF
from models.rules.kalender import add_maanden
from models.rules.verantwoording import shown_parts
from models.tables import Aanbod, Dossier, Gebeurtenis, Huurderving, Organisatie, Schade, Woning
from resources.i18n import _, ngettext
from resources.labels import label_of

MAANDEN = 12
"""Offers of so many months are counted."""


@dataclass(frozen=True, slots=True)
class Geteld:
    """What was counted of one corporatie: dwellings, and what is still open. Amounts in eurocent."""

    aangeboden: int = 0
    geaccepteerd: int = 0
    geweigerd: int = 0
    vrij: int = 0
    dervingen: int = 0
    derving: int = 0
    schades: int = 0
    schade: int = 0


def corporatie_facts(
    lezer: Lezer, gemeente_uid: str, organisatie_uid: str = "", *, head: PaperHead
) -> StukFacts:
    """Collect the overview of one corporatie, or of all of them (empty uid).

    Raises Refused: geen_recht, gemeente_onbekend, organisatie_onbekend.
    """
    number = gemeente_id(lezer, gemeente_uid)
    whole = load_afspraken(lezer, gemeente_uid)
    chosen = [one for one in whole.corporaties if organisatie_uid in ("", one[0])]
    if organisatie_uid and not chosen:
        raise Refused("organisatie_onbekend")
    tijd = load_doorlooptijd(lezer, gemeente_uid)
    counted = _counted(lezer.session.connection(), number, lezer.vandaag)
    sizes: dict[str, Counter[int]] = {}
    for uid, persons in load_waiting(lezer, number):
        sizes.setdefault(uid, Counter())[persons] += 1
    people = {one.uid: one.nu for one in load_aanspreekpunten(lezer)}
    groups = {one.naam: one for one in tijd.corporaties}
    parts: list[StukDeel] = []
    for uid, naam in chosen:
        parts += [
            dwellings(naam, people.get(uid), counted.get(uid, Geteld()), tijd.drempel),
            _waits(naam, sizes.get(uid, Counter()), tijd.drempel),
            _time(naam, groups.get(naam), tijd.drempel, tijd.norm_weken),
            _eleven(naam, whole, uid),
        ]
    return StukFacts(
        head=head,
        midden=chosen[0][1] if organisatie_uid else _("stand van {dag}").format(dag=short_day(lezer.vandaag)),
        inleiding=(
            _(
                "Aantallen van de afgelopen twaalf maanden en wat nu open staat. Er staan geen namen van"
                " gezinnen in. Het programma telt dit zelf: het is geen officieel cijfer."
            ),
        ),
        delen=tuple(parts) or (StukDeel(kop=_("Er staat nog geen corporatie in de lijst bij Beheer.")),),
    )


# --- counting ---------------------------------------------------------------------------------------------


def _counted(connection: Connection, gemeente: int, vandaag: date) -> Mapping[str, Geteld]:
    """Everything by the uid of the corporatie, in four statements."""
    offers = _offers(connection, gemeente, add_maanden(vandaag, -MAANDEN))
    free, lost, harm = (
        _free(connection, gemeente, vandaag),
        _lost(connection, gemeente),
        _harm(connection, gemeente),
    )
    return {
        uid: Geteld(
            *offers.get(uid, (0, 0, 0)), free.get(uid, 0), *lost.get(uid, (0, 0)), *harm.get(uid, (0, 0))
        )
        for uid in {*offers, *free, *lost, *harm}
    }


def _offers(connection: Connection, gemeente: int, sinds: date) -> dict[str, tuple[int, int, int]]:
    """Offers since a day: in all, accepted and refused; those taken back by ourselves do not count."""
    refused = Aanbod.geweigerd_op.is_not(None)
    taken = and_(
        Aanbod.geweigerd_op.is_(None),
        func.coalesce(Aanbod.geaccepteerd_op, Aanbod.sleutel_op).is_not(None),
    )
    rows = connection.execute(
        select(Organisatie.uid, func.count(Aanbod.id), _number(taken), _number(refused))
        .join(Woning, Woning.organisatie_id == Organisatie.id)
        .join(Aanbod, Aanbod.woning_id == Woning.id)
        .join(Dossier, Dossier.id == Aanbod.dossier_id)
        .where(
            Dossier.gemeente_id == gemeente,
            Organisatie.soort == "corporatie",
            Aanbod.op >= sinds,
            Aanbod.ingetrokken_op.is_(None),
        )
        .group_by(Organisatie.uid),
        execution_options=ALLES,
    )
    return {uid: (int(all_), int(yes or 0), int(no or 0)) for uid, all_, yes, no in rows}


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _free(connection: Connection, gemeente: int, vandaag: date) -> dict[str, int]:
    """Dwellings that can be offered and are not."""
    offered = select(Aanbod.woning_id).where(Aanbod.id.in_(held_offers(vandaag)))
    rows = connection.execute(
        select(Organisatie.uid, func.count(Woning.id))
        .join(Woning, Woning.organisatie_id == Organisatie.id)
        .where(Woning.gemeente_id == gemeente, Woning.weg_op.is_(None), Woning.id.not_in(offered))
        .group_by(Organisatie.uid),
        execution_options=ALLES,
    )
    return {uid: int(aantal) for uid, aantal in rows}


def _lost(connection: Connection, gemeente: int) -> dict[str, tuple[int, int]]:
    """Missed rent that was neither paid nor turned down: how often, and what is still to come."""
    rows = connection.execute(
        select(
            Organisatie.uid, func.count(Huurderving.id), func.sum(Huurderving.bedrag - Huurderving.betaald)
        )
        .join(Dossier, Dossier.corporatie_id == Organisatie.id)
        .join(Huurderving, Huurderving.dossier_id == Dossier.id)
        .where(
            Dossier.gemeente_id == gemeente,
            Huurderving.betaald_op.is_(None),
            Huurderving.afgewezen_op.is_(None),
        )
        .group_by(Organisatie.uid),
        execution_options=ALLES,
    )
    return {uid: (int(aantal), int(bedrag or 0)) for uid, aantal, bedrag in rows}


def _harm(connection: Connection, gemeente: int) -> dict[str, tuple[int, int]]:
    """Damage that was told and not settled, and the amounts as far as they are known."""
    rows = connection.execute(
        select(Organisatie.uid, func.count(Gebeurtenis.id), func.sum(Schade.bedrag))
        .join(Dossier, Dossier.corporatie_id == Organisatie.id)
        .join(Gebeurtenis, Gebeurtenis.dossier_id == Dossier.id)
        .join(Schade, Schade.gebeurtenis_uid == Gebeurtenis.uid, isouter=True)
        .where(
            Dossier.gemeente_id == gemeente,
            Gebeurtenis.soort == "schade",
            Gebeurtenis.ingetrokken_op.is_(None),
            Schade.afgehandeld_op.is_(None),
        )
        .group_by(Organisatie.uid),
        execution_options=ALLES,
    )
    return {uid: (int(aantal), int(bedrag or 0)) for uid, aantal, bedrag in rows}


# --- in words ---------------------------------------------------------------------------------------------


def dwellings(naam: str, contact: AanspreekpuntRow | None, found: Geteld, drempel: int) -> StukDeel:
    """Dwellings are counted out; what came of offers and damage only of a group that may be told."""
    rest = found.aangeboden - found.geaccepteerd - found.geweigerd
    taken, refused, _open = shown_parts((found.geaccepteerd, found.geweigerd, rest), drempel)
    who = OPEN
    if contact is not None:
        who = ", ".join(part for part in (contact.naam, contact.functie, contact.telefoon) if part)
    return StukDeel(
        kop=naam,
        paren=(
            (_("Aanspreekpunt"), who),
            (_("Woningen aangeboden"), str(found.aangeboden)),
            (_("Aangenomen"), too_small_words(drempel) if taken is None else str(taken)),
            (_("Geweigerd"), too_small_words(drempel) if refused is None else str(refused)),
            (_("Nu vrij"), str(found.vrij)),
            (_("Gemiste huur, nog open"), _sum(found.dervingen, found.derving, drempel)),
            (_("Schade, nog open"), _sum(found.schades, found.schade, drempel)),
        ),
    )


def _sum(aantal: int, cents: int, drempel: int) -> str:
    if not aantal:
        return _("niets")
    told = count_words(aantal, drempel)
    return f"{told} · {euro_words(cents)}" if cents else told


def _kop(naam: str, wat: str) -> str:
    """The heading of a part: what it is about, and of which corporatie."""
    return f"{wat} · {naam}"


def _waits(naam: str, sizes: Counter[int], drempel: int) -> StukDeel:
    """Gezinnen of this corporatie that wait, by persons; small groups are told together, or not at all."""
    shown = {size: number for size, number in sorted(sizes.items()) if number >= drempel}
    rest = sum(sizes.values()) - sum(shown.values())
    rows = [
        (ngettext("{n} persoon", "{n} personen", size).format(n=size), str(number))
        for size, number in shown.items()
    ]
    if rest:
        rows.append((_("andere groottes samen"), count_words(rest, drempel)))
    return StukDeel(
        kop=_kop(naam, _("Gezinnen die wachten")),
        uitleg="" if rows else _("Er wacht geen gezin op een woning van deze corporatie."),
        kolommen=(_("Gezin van"), _("Gezinnen")) if rows else (),
        breedtes=(0.6, 0.4) if rows else (),
        rijen=tuple(rows),
    )


def _time(naam: str, group: GroepRow | None, drempel: int, norm: int) -> StukDeel:
    """How long it took in the last year, each part; not for a group that is too small to show."""
    kop = _kop(naam, _("Doorlooptijd"))
    if group is None:
        return StukDeel(kop=kop, uitleg=_("Er verhuisde geen gezin in de afgelopen twaalf maanden."))
    if group.klein:
        few = _("minder dan {n} gezinnen: niet getoond").format(n=drempel)
        return StukDeel(kop=kop, uitleg=few)
    weeks = _("{n} weken")
    words = {
        "koppeling": _("vergunning tot koppeling"),
        "woonruimte": _("koppeling tot tekenen"),
        "verhuizing": _("tekenen tot verhuizing"),
        "totaal": _("koppeling tot verhuizing"),
    }
    rows = [
        (
            words[code],
            weeks.format(n=f"{mean.weken:.1f}".replace(".", ",")) if mean is not None else OPEN,
        )
        for code, mean in group.delen
    ]
    rows.append((_("Afgesproken gemiddelde"), weeks.format(n=norm)))
    return StukDeel(
        kop=kop,
        uitleg=_("Van wie in de afgelopen twaalf maanden verhuisde."),
        kolommen=(_("Deel"), _("Gemiddeld")),
        breedtes=(0.6, 0.4),
        rijen=tuple(rows),
    )


def _eleven(naam: str, whole: AfsprakenRow, uid: str) -> StukDeel:
    """The eleven agreements of H bijlage 1 with this corporatie, and what came of each (A134)."""
    ours = [one for one in whole.afspraken if one.loopt and one.organisatie_uid in ("", uid)]
    rows: list[tuple[str, ...]] = []
    for soort in ELF:
        found = [one for one in ours if one.soort == soort]
        name = label_of("afspraak", soort)
        if not found:
            rows.append((name, _("niet afgesproken"), OPEN))
        rows += [
            (name, reden_words(one.uitleg) if one.uitleg is not None else OPEN, outcome(one)) for one in found
        ]
    other = [one for one in ours if one.soort not in ELF]
    rows += [row[:1] + row[2:] for row in agreements(other).rijen]
    return StukDeel(
        kop=_kop(naam, _("Prestatieafspraken")),
        uitleg=_("Eigen telling, geen officieel cijfer."),
        kolommen=(_("Afspraak"), _("Gemeten"), _("Uitkomst")),
        breedtes=(0.36, 0.44, 0.2),
        rijen=tuple(rows),
    )
