"""Young people without parents: in one dossier, quarter by quarter over all of them, and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace
from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import aliased

from models.queries.afspraken_gezin import load_kleine_woningen
from models.queries.dossier import load_kern
from models.queries.lezer import Lezer
from models.queries.papier_namen import gezin_name, initial
from models.queries.rows import PaperHead
from models.queries.rows_familie import (
    AmvKwartaalFacts,
    AmvLijst,
    AmvPersoon,
    AmvRow,
    KwartaalRow,
)
from models.queries.sql import Rij
from models.rules.amv import (
    KWARTALEN,
    MEERDERJARIG,
    Kwartaal,
    extended_until,
    guidance,
    leaves_extended,
    next_quarters,
)
from models.rules.begeleiding import quarter_of, turning_18
from models.rules.leeftijd import verjaardag
from models.tables import (
    Amv,
    Betrokkene,
    Contactpersoon,
    Dossier,
    DossierStand,
    Gemeente,
    Lidmaatschap,
    Organisatie,
    Persoon,
    Persoonsgegevens,
    Toewijzingstap,
    Woonadres,
)
from models.values import AmvKeuze, Privacy, StapSoort


def load_amv(lezer: Lezer, uid: str) -> AmvRow:
    """Read the youngsters of a dossier. Raises Refused("dossier_onbekend")."""
    kern = load_kern(lezer, uid)
    lezer.gezien.add(uid)
    return AmvRow(
        uid=uid,
        jongeren=_youngsters(lezer, kern.id),
        afspraken=load_kleine_woningen(lezer, kern.row.gemeente_uid or ""),
        voogden=_contacts(lezer),
    )


def _contacts(lezer: Lezer) -> tuple[tuple[str, str], ...]:
    """The contact persons of Nidos, by name."""
    rows = lezer.session.connection().execute(
        select(Contactpersoon.uid, Contactpersoon.naam, Organisatie.naam.label("organisatie"))
        .join(Organisatie, Organisatie.id == Contactpersoon.organisatie_id)
        .where(Organisatie.soort == "nidos", Contactpersoon.actief)
        .order_by(Contactpersoon.naam, Contactpersoon.id)
    )
    return tuple((r.uid, f"{r.naam}, {r.organisatie}") for r in rows)


def amv_now(vandaag: date, gemeente_uid: str = "") -> tuple[ColumnElement[bool], ...]:
    """Which youngsters alone are in a dossier today; with a gemeente its own and who has none yet."""
    here: tuple[ColumnElement[bool], ...] = (
        Persoonsgegevens.is_amv.is_(True),
        Lidmaatschap.van <= vandaag,
        Lidmaatschap.tot.is_(None) | (Lidmaatschap.tot > vandaag),
    )
    if not gemeente_uid:
        return here
    return (*here, Dossier.gemeente_id.is_(None) | (Gemeente.uid == gemeente_uid))


def amv_known(gemeente_uid: str) -> ColumnElement[bool]:
    """Whether a gemeente has a youngster alone in an open dossier: yes or no, and nobody's name."""
    return exists().where(
        Gemeente.uid == gemeente_uid,
        Dossier.gemeente_id == Gemeente.id,
        Dossier.afgesloten_op.is_(None),
        Lidmaatschap.dossier_id == Dossier.id,
        Lidmaatschap.tot.is_(None),
        Persoonsgegevens.persoon_id == Lidmaatschap.persoon_id,
        Persoonsgegevens.is_amv,
    )


def load_amv_lijst(lezer: Lezer, kwartalen: Iterable[Kwartaal] = (), *, gemeente_uid: str = "") -> AmvLijst:
    """Read who turns 18 in each quarter (this one and the next three), over all gezinnen in sight (A177).

    With a gemeente only those of it. Who chose verlengde opvang stands there again in the quarter in which
    that ends.
    """
    found = _youngsters(lezer, gemeente_uid=gemeente_uid)
    chosen = tuple(kwartalen) or next_quarters(lezer.vandaag, KWARTALEN)
    return AmvLijst(
        dag=lezer.vandaag,
        kwartalen=tuple(
            KwartaalRow(kwartaal=one, jongeren=_in(found, one), uit_opvang=_leaving(found, one))
            for one in chosen
        ),
        zonder_datum=tuple(one for one in found if one.geboortedatum is None),
        afspraken=load_kleine_woningen(lezer),
    )


def amv_facts(
    lezer: Lezer, kwartalen: Iterable[Kwartaal] = (), *, gemeente_uid: str = "", head: PaperHead
) -> AmvKwartaalFacts:
    """Collect the paper of the quarterly meeting (A177); people are named by the level of the head.

    Without quarters: this one and the next. A paper without names tells numbers and quarters, no birthdays.
    """
    chosen = tuple(kwartalen) or next_quarters(lezer.vandaag, 2)
    row = load_amv_lijst(lezer, chosen, gemeente_uid=gemeente_uid)
    return AmvKwartaalFacts(
        head=head,
        dag=lezer.vandaag,
        kwartalen=tuple(
            replace(
                one,
                jongeren=tuple(_named(j, head.privacy) for j in one.jongeren),
                uit_opvang=tuple(_named(j, head.privacy) for j in one.uit_opvang),
            )
            for one in row.kwartalen
        ),
        zonder_datum=tuple(_named(j, head.privacy) for j in row.zonder_datum),
        afspraken=tuple(one for one in row.afspraken if one.loopt),
    )


def _named(one: AmvPersoon, privacy: Privacy) -> AmvPersoon:
    """A youngster as a paper may name them; what was typed stands only on a paper with names."""
    named = privacy is Privacy.NAAM
    shown = {Privacy.NAAM: one.naam, Privacy.VOORLETTER: initial(one.naam), Privacy.ANONIEM: ""}[privacy]
    found = replace(
        one,
        gezin=gezin_name(one.gezin, privacy, one.personen),
        naam=shown,
        geboortedatum=one.geboortedatum if named else None,
        keuze_reden=one.keuze_reden if named else "",
        woning=one.woning if named else "",
    )
    if privacy is not Privacy.ANONIEM:
        return found
    return replace(found, achttien=None, verlengd_tot=None, uit_opvang=None, voogd="", voogd_telefoon="")


def _in(found: tuple[AmvPersoon, ...], kwartaal: Kwartaal) -> tuple[AmvPersoon, ...]:
    people = {f"{one.dossier_uid}:{one.persoon_uid}": one for one in found if one.geboortedatum is not None}
    born = ((key, one.geboortedatum) for key, one in people.items() if one.geboortedatum is not None)
    return tuple(people[key] for key in turning_18(born, *kwartaal))


def _leaving(found: tuple[AmvPersoon, ...], kwartaal: Kwartaal) -> tuple[AmvPersoon, ...]:
    """Who leaves the longer opvang in a quarter, by day."""
    days = ((one.uit_opvang, one) for one in found if one.uit_opvang is not None)
    here = [(day, one) for day, one in days if quarter_of(day) == kwartaal]
    return tuple(one for _day, one in sorted(here, key=lambda pair: pair[0]))


_CONTACT_ORG = aliased(Organisatie)


def _youngsters(
    lezer: Lezer, dossier_id: int | None = None, gemeente_uid: str = ""
) -> tuple[AmvPersoon, ...]:
    """Read the amv's of one dossier, or of all open ones in sight, oldest first."""
    nidos = (
        select(func.max(Toewijzingstap.op))
        .where(
            Toewijzingstap.dossier_id == Dossier.id,
            Toewijzingstap.soort == StapSoort.NIDOS.value,
            Toewijzingstap.persoon_id.is_(None) | (Toewijzingstap.persoon_id == Persoon.id),
        )
        .correlate(Dossier, Persoon)
        .scalar_subquery()
    )
    statement = (
        select(
            Dossier.id.label("dossier_id"),
            Dossier.uid.label("dossier_uid"),
            Dossier.nummer,
            Dossier.naam.label("gezin"),
            Gemeente.uid.label("gemeente_uid"),
            DossierStand.personen,
            DossierStand.begeleider,
            Persoon.uid.label("persoon_uid"),
            Persoon.geteld_op,
            Lidmaatschap.letter,
            Persoonsgegevens.roepnaam,
            Persoonsgegevens.achternaam,
            Persoonsgegevens.geboortedatum,
            Amv.keuze,
            Amv.keuze_op,
            Amv.keuze_reden,
            Amv.vertrokken_op,
            nidos.label("nidos_op"),
        )
        .join(Lidmaatschap, Lidmaatschap.dossier_id == Dossier.id)
        .join(Persoon, Persoon.id == Lidmaatschap.persoon_id)
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id)
        .join(DossierStand, DossierStand.dossier_id == Dossier.id, isouter=True)
        .join(Gemeente, Gemeente.id == Dossier.gemeente_id, isouter=True)
        .join(Amv, (Amv.persoon_id == Persoon.id) & (Amv.dossier_id == Dossier.id), isouter=True)
        .where(*amv_now(lezer.vandaag, gemeente_uid))
        .order_by(Persoonsgegevens.geboortedatum, Dossier.nummer, Lidmaatschap.id)
    )
    if dossier_id is None:
        statement = statement.where(Dossier.afgesloten_op.is_(None))
    else:
        statement = statement.where(Dossier.id == dossier_id)
    rows = lezer.session.connection().execute(statement).all()
    ids = sorted({r.dossier_id for r in rows})
    guardians, homes = _guardians(lezer, ids), _homes(lezer, ids)
    return tuple(_youngster(lezer, r, guardians.get(r.dossier_id), homes.get(r.dossier_id, "")) for r in rows)


def _youngster(lezer: Lezer, r: Rij, guardian: tuple[str, str, str] | None, home: str) -> AmvPersoon:
    place = r.gemeente_uid or ""
    born = r.geboortedatum
    until = lezer.setting("verlengde_opvang_max_leeftijd", gemeente_uid=place)
    last = extended_until(born, until if isinstance(until, int) else None) if born is not None else None
    longer = r.keuze == AmvKeuze.VERLENGD.value
    return AmvPersoon(
        dossier_uid=r.dossier_uid,
        dossier_nummer=r.nummer,
        gezin=r.gezin,
        personen=r.personen or 1,
        persoon_uid=r.persoon_uid,
        letter=r.letter,
        naam=f"{r.roepnaam} {r.achternaam}".strip(),
        geboortedatum=born,
        achttien=verjaardag(born, MEERDERJARIG) if born is not None else None,
        keuze=AmvKeuze(r.keuze) if r.keuze else None,
        keuze_op=r.keuze_op,
        keuze_reden=r.keuze_reden or "",
        vertrokken_op=r.vertrokken_op,
        gemeld_op=r.nidos_op,
        geteld_op=r.geteld_op,
        nazorg=guidance(
            born, r.vertrokken_op, _months(lezer, r.vertrokken_op, place), last if longer else None
        ),
        verlengd_tot=last,
        uit_opvang=leaves_extended(last, r.vertrokken_op) if longer else None,
        voogd=guardian[0] if guardian else "",
        voogd_organisatie=guardian[1] if guardian else "",
        voogd_telefoon=guardian[2] if guardian else "",
        begeleider=r.begeleider or "",
        woning=home,
    )


def _months(lezer: Lezer, op: date | None, gemeente_uid: str) -> int | None:
    found = lezer.setting("amv_nazorg_maanden", op, gemeente_uid=gemeente_uid)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def _guardians(lezer: Lezer, ids: list[int]) -> dict[int, tuple[str, str, str]]:
    """The voogd of each dossier today: name, organisation, phone."""
    rows = lezer.session.connection().execute(
        select(
            Betrokkene.dossier_id,
            Betrokkene.naam,
            Betrokkene.telefoon,
            Contactpersoon.naam.label("contact"),
            Contactpersoon.telefoon.label("tel"),
            _CONTACT_ORG.naam.label("organisatie"),
            _CONTACT_ORG.telefoon.label("org_tel"),
        )
        .join(Contactpersoon, Contactpersoon.id == Betrokkene.contactpersoon_id, isouter=True)
        .join(_CONTACT_ORG, _CONTACT_ORG.id == Contactpersoon.organisatie_id, isouter=True)
        .where(
            Betrokkene.dossier_id.in_(ids),
            Betrokkene.rol == "voogd",
            Betrokkene.van <= lezer.vandaag,
            Betrokkene.tot.is_(None) | (Betrokkene.tot > lezer.vandaag),
        )
        .order_by(Betrokkene.van, Betrokkene.id)
    )
    return {
        r.dossier_id: (r.contact or r.naam, r.organisatie or "", r.telefoon or r.tel or r.org_tel or "")
        for r in rows
    }


def _homes(lezer: Lezer, ids: list[int]) -> dict[int, str]:
    """The dwelling of each dossier: lived in, else offered."""
    rows = lezer.session.connection().execute(
        select(Woonadres.dossier_id, Woonadres.straat)
        .where(
            Woonadres.dossier_id.in_(ids),
            Woonadres.soort.in_(("aanbod", "woning")),
            Woonadres.tot.is_(None) | (Woonadres.tot > lezer.vandaag),
        )
        .order_by(Woonadres.soort, Woonadres.id)
    )
    return {r.dossier_id: r.straat for r in rows}
