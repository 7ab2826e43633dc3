"""What the screen shows of a file: the comparison, and words for what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from models.content.loader import item_from_json
from models.queries.beheer import load_medewerkers
from models.queries.lezer import Lezer
from models.queries.overdracht_besluit import Afspraak
from models.queries.overdracht_lezen import GEMEENTE
from models.queries.overdracht_pakket import Pakket
from models.queries.overdracht_verschil import Stand, Vergelijking, name_of, vergelijk
from models.queries.overdracht_vorm import named_tables, vorm_of
from models.queries.partners import eigenaren_of, turns_of
from models.rules.overdracht import Bundel
from models.rules.veldgroepen import agreed, differs
from models.tables import Dossier, Uitwisselpartner, Woning
from models.values import Recht


@dataclass(frozen=True, slots=True)
class Beeld:
    """A file as it is shown."""

    vergelijking: Vergelijking
    teksten: Mapping[str, str]
    """Id of an item -> its words."""
    namen: Mapping[str, str]
    """Uid of a person, organisation, gemeente or contact -> name."""
    medewerkers: tuple[tuple[str, str], ...]
    """Who can stand beside a gezin here: uid and name."""
    wie: str
    """Who reads it in."""
    afspraken: Mapping[str, Afspraak] = field(default_factory=dict)
    """Dossier -> what was agreed with the partner about its fields."""
    partner: str = ""
    """Name of the partner; empty for a single transfer."""
    anders_verdeeld: tuple[str, ...] = ()
    """Groups of which the partner says somebody else owns them."""


def load_beeld(
    lezer: Lezer, pakket: Pakket, genoemd: Mapping[str, str] | None = None, partner_uid: str = ""
) -> Beeld:
    """Compare a file with what is in sight, and collect the words for it. Raises Refused("geen_recht")."""
    lezer.require(Recht.OVERDRACHT)
    connection = lezer.session.connection()
    seen = vergelijk(connection, pakket, genoemd)
    items = {i.id: i.tekst for i in lezer.inhoud().items.values()}
    for stuk in pakket.inhoud:
        if stuk.herkomst == GEMEENTE:
            here = seen.items.get((stuk.item_id, stuk.nummer), (stuk.item_id, stuk.nummer))
            items[here[0]] = item_from_json(stuk.json).tekst
    partner = lezer.session.scalars(
        select(Uitwisselpartner).where(Uitwisselpartner.uid == partner_uid)
    ).one_or_none()
    ours = eigenaren_of(lezer.session, lezer.vandaag) if partner is not None else {}
    return Beeld(
        vergelijking=seen,
        teksten=items,
        namen=_names(lezer, seen),
        medewerkers=tuple((m.uid, m.naam) for m in load_medewerkers(lezer)),
        wie=lezer.wie,
        afspraken=_agreements(lezer, seen, partner, ours) if partner is not None else {},
        partner=partner.naam if partner is not None else "",
        anders_verdeeld=differs(ours, pakket.kop.eigenaren) if partner is not None else (),
    )


def _agreements(
    lezer: Lezer, seen: Vergelijking, partner: Uitwisselpartner, ours: Mapping[str, str]
) -> dict[str, Afspraak]:
    owners = agreed(ours, seen.pakket.kop.eigenaren)
    found = {}
    for binnen in seen.dossiers:
        if binnen.stand is Stand.BEKEND:
            uid = binnen.pakket.kop.uid
            city = lezer.session.scalar(select(Dossier.gemeente_id).where(Dossier.uid == uid))
            turns = turns_of(lezer.session, city, binnen.wij.get("actiepunt", {}).values())
            found[uid] = Afspraak(partner.soort, owners, turns)
    return found


def _names(lezer: Lezer, seen: Vergelijking) -> dict[str, str]:
    found: dict[str, str] = {}
    for naam in named_tables():
        table = vorm_of(naam).tabel
        if "naam" in table.columns:
            rows = lezer.session.connection().execute(select(table.c.uid, table.c.naam))
            found |= {str(r[0]): str(r[1]) for r in rows}
    found |= _dwellings(lezer, seen)
    for rijen in seen.pakket.genoemd.values():
        for uid, rij in rijen.items():
            found.setdefault(uid, name_of(rij))
    for binnen in seen.dossiers:
        for bundel in (binnen.pakket.bundel, binnen.wij):
            found |= _people(bundel)
    return found


def _dwellings(lezer: Lezer, seen: Vergelijking) -> dict[str, str]:
    """The addresses of the dwellings here that an offer points to, on either side."""
    wanted = {
        str(rij.waarden.get("woning_id"))
        for binnen in seen.dossiers
        for bundel in (binnen.pakket.bundel, binnen.wij)
        for rij in bundel.get("aanbod", {}).values()
    }
    rows = lezer.session.connection().execute(
        select(Woning.uid, Woning.straat, Woning.plaats).where(Woning.uid.in_(sorted(wanted)))
    )
    return {str(r[0]): ", ".join(part for part in (r[1], r[2]) if part) for r in rows}


def _people(bundel: Bundel) -> dict[str, str]:
    """Name of each person by the uid of the person and of the gegevens."""
    found = {}
    for rij in bundel.get("persoonsgegevens", {}).values():
        name = f"{rij.waarden.get('roepnaam') or ''} {rij.waarden.get('achternaam') or ''}".strip()
        found[str(rij.waarden["persoon_id"])] = name
        found[rij.uid] = name
    return found
