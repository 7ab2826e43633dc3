"""Agreements of a gemeente with corporaties and with who guides, with what the dossiers tell of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from models.queries.afspraken_gezin import small_until
from models.queries.afspraken_meten import Gemeten, collect, measure
from models.queries.afspraken_rijen import organisaties_of, rows_of
from models.queries.beheer import load_organisaties
from models.queries.gemeentetel import gemeente_id
from models.queries.lezer import Lezer
from models.queries.rows_afspraken import (
    AfspraakRow,
    AfsprakenRow,
    ComplexRow,
    CorporatiemeldingRow,
    KaderRow,
    LijstpuntRow,
    NormRow,
    OverzichtRow,
    VoorbeeldRow,
)
from models.queries.rows_beheer import OrganisatieRow
from models.queries.sql import Rij
from models.queries.vrije_woningen import load_overzichten, load_regio, load_regiocijfers, signals
from models.rules.afspraken import KLEINE_WONINGEN, LIJSTEN, PER_JAAR, SCHADE, agreed_on, dispute_until
from models.tables import (
    Afspraak,
    Afsprakenkader,
    Complexjaar,
    Corporatiemelding,
    Gemeente,
    Lijstpunt,
    Organisatie,
    Woningnorm,
)
from models.values import Partij

EIGEN_WIE = {SCHADE: (Partij.GEM, Partij.COR), KLEINE_WONINGEN: (Partij.COR,)}
"""Who does the agreements that are not among the eleven."""


def load_afspraken(lezer: Lezer, gemeente_uid: str) -> AfsprakenRow:
    """Read the part *Prestatieafspraken*. Raises Refused: geen_recht, gemeente_onbekend."""
    gemeente_id(lezer, gemeente_uid)
    partners = load_organisaties(lezer, gemeente_uid=gemeente_uid)
    corporaties = _named(partners, "corporatie")
    normen, complexen = load_normen(lezer, gemeente_uid), load_complexen(lezer, gemeente_uid)
    overzichten = load_overzichten(lezer, gemeente_uid)
    getypt = load_regiocijfers(lezer, gemeente_uid)
    rows = _afspraken(lezer, gemeente_uid)
    names = (uid for uid, _naam in corporaties)
    found = collect(lezer, gemeente_uid, complexen, normen, rows, names)
    afspraken = tuple(_afspraak(lezer, gemeente_uid, r, found, overzichten) for r in rows)
    agreed = {one.soort for one in afspraken}
    lijsten = load_lijsten(lezer, gemeente_uid)
    return AfsprakenRow(
        gemeente_uid=gemeente_uid,
        jaar=lezer.vandaag.year,
        afspraken=afspraken,
        voorbeelden=tuple(
            VoorbeeldRow(soort=one.id, tekst=one.tekst, meting=one.meting, bron=one.bron)
            for one in lezer.inhoud(gemeente_uid).prestatieafspraken.values()
            if one.id not in agreed
        ),
        lijsten=lijsten,
        overzichten=overzichten,
        signalen=signals(lezer, gemeente_uid, overzichten, corporaties),
        regio=load_regio(lezer, gemeente_uid, getypt, overzichten),
        regiocijfers=getypt,
        complexen=complexen,
        afwijkingen=found.afwijkingen,
        normen=normen,
        kaders=load_kaders(lezer, gemeente_uid),
        meldingen=_meldingen(lezer, gemeente_uid),
        geschil_voor=dispute_until(lezer.vandaag.year),
        overeenstemming_op=agreed_on(one.gedaan_op for one in lijsten if one.lijst == "stappen"),
        corporaties=corporaties,
        begeleiders=_named(partners, "begeleiding"),
    )


def _afspraken(lezer: Lezer, gemeente_uid: str) -> list[Rij]:
    names = ("uid", "soort", "van", "tot", "getal", "gerealiseerd", "variant", "betaalt", "tekst")
    return rows_of(lezer, gemeente_uid, Afspraak, names, Afspraak.soort, Afspraak.van.desc(), Afspraak.id)


def _afspraak(
    lezer: Lezer, gemeente_uid: str, r: Rij, found: Gemeten, overzichten: tuple[OverzichtRow, ...]
) -> AfspraakRow:
    known = lezer.inhoud().prestatieafspraken.get(r.soort)
    meting, uitleg = measure(r, found, overzichten)
    last = small_until(lezer, gemeente_uid, r.van) if r.soort == KLEINE_WONINGEN and r.tot is None else r.tot
    return AfspraakRow(
        uid=r.uid,
        soort=r.soort,
        tekst=known.tekst if known is not None else "",
        eigen=r.tekst,
        wie=known.wie if known is not None else EIGEN_WIE[r.soort],
        organisatie=r.organisatie or "",
        organisatie_uid=r.organisatie_uid or "",
        van=r.van,
        tot=r.tot,
        getal=r.getal,
        gerealiseerd=r.gerealiseerd,
        variant=r.variant,
        betaalt=r.betaalt,
        laatste=last,
        meting=meting,
        uitleg=uitleg,
        loopt=r.van <= lezer.vandaag and (last is None or lezer.vandaag <= last),
    )


def _runs(r: Rij, vandaag: date) -> bool:
    return bool(r.van <= vandaag and (r.tot is None or vandaag <= r.tot))


# --- lists ------------------------------------------------------------------------------------------------


def load_lijsten(lezer: Lezer, gemeente_uid: str) -> tuple[LijstpuntRow, ...]:
    """Every point of the lists in its order; of a yearly list that of this year."""
    year = lezer.vandaag.year
    rows = lezer.session.connection().execute(
        select(Lijstpunt.lijst, Lijstpunt.code, Lijstpunt.jaar, Lijstpunt.antwoord, Lijstpunt.gedaan_op)
        .join(Gemeente, Gemeente.id == Lijstpunt.gemeente_id)
        .where(Gemeente.uid == gemeente_uid, Lijstpunt.jaar.in_((0, year)))
    )
    known = {(r.lijst, r.code): r for r in rows if (r.jaar == year) == (r.lijst in PER_JAAR)}
    found = []
    for lijst, codes in LIJSTEN.items():
        for code in codes:
            row = known.get((lijst, code))
            found.append(
                LijstpuntRow(
                    lijst=lijst,
                    code=code,
                    antwoord=row.antwoord if row is not None else "",
                    gedaan_op=row.gedaan_op if row is not None else None,
                )
            )
    return tuple(found)


# --- complexes, norms, afsprakenkaders, reports ------------------------------------------------------------


def load_complexen(lezer: Lezer, gemeente_uid: str) -> tuple[ComplexRow, ...]:
    """Complexes by year, the newest first."""
    names = ("uid", "jaar", "naam", "wijk")
    rows = rows_of(
        lezer, gemeente_uid, Complexjaar, names, Complexjaar.jaar.desc(), Organisatie.naam, Complexjaar.naam
    )
    return tuple(ComplexRow(**r._asdict()) for r in rows)


def load_normen(lezer: Lezer, gemeente_uid: str) -> tuple[NormRow, ...]:
    """Norms by size of the household."""
    names = ("uid", "personen_van", "personen_tot", "kamers", "oppervlakte", "grens", "voorzieningen")
    rows = rows_of(
        lezer,
        gemeente_uid,
        Woningnorm,
        (*names, "van", "tot"),
        Woningnorm.personen_van,
        Woningnorm.van.desc(),
        Woningnorm.id,
    )
    return tuple(
        NormRow(
            **{**r._asdict(), "organisatie": r.organisatie or "", "organisatie_uid": r.organisatie_uid or ""}
        )
        for r in rows
    )


def load_kaders(lezer: Lezer, gemeente_uid: str) -> tuple[KaderRow, ...]:
    """Afsprakenkaders, the newest first."""
    names = (
        *("uid", "van", "tot", "activiteiten", "rapportage", "vergoeding", "vergoeding_per"),
        *("vraagbaak_maanden", "doorgegeven_op"),
    )
    rows = rows_of(lezer, gemeente_uid, Afsprakenkader, names, Afsprakenkader.van.desc(), Afsprakenkader.id)
    return tuple(KaderRow(**r._asdict(), loopt=_runs(r, lezer.vandaag)) for r in rows)


def _meldingen(lezer: Lezer, gemeente_uid: str) -> tuple[CorporatiemeldingRow, ...]:
    names = ("uid", "op", "wat", "autoriteit_op", "provincie_op", "opgelost_op")
    rows = rows_of(
        lezer, gemeente_uid, Corporatiemelding, names, Corporatiemelding.op.desc(), Corporatiemelding.id
    )
    return tuple(CorporatiemeldingRow(**r._asdict()) for r in rows)


def load_corporaties(lezer: Lezer, gemeente_uid: str) -> tuple[tuple[str, str], ...]:
    """Uid and name of each corporatie that works in the gemeente, by name."""
    return organisaties_of(lezer, "corporatie", gemeente_uid)


def _named(rows: Iterable[OrganisatieRow], soort: str) -> tuple[tuple[str, str], ...]:
    return tuple((one.uid, one.naam) for one in rows if one.soort == soort)
