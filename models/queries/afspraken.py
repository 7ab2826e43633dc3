"""Agreements of a gemeente with corporaties and with who guides, with what the dossiers tell of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from models.queries.afspraken_meten import Gemeten, collect, measure
from models.queries.beheer import load_organisaties
from models.queries.gemeentetel import gemeente_id, load_own
from models.queries.lezer import Lezer
from models.queries.rows import OrganisatieRow
from models.queries.rows_afspraken import (
    AfspraakRow,
    AfsprakenRow,
    ComplexRow,
    CorporatiemeldingRow,
    KaderRow,
    LijstpuntRow,
    NormRow,
    OverzichtRow,
    SignaalRow,
    VoorbeeldRow,
)
from models.queries.sql import Keuze, Rij
from models.rules.afspraken import LIJSTEN, PER_JAAR, agreed_on, dispute_until
from models.rules.taakstelling import more_than_tenth
from models.tables import (
    Afspraak,
    Afsprakenkader,
    Complexjaar,
    Corporatiemelding,
    Gemeente,
    Lijstpunt,
    Organisatie,
    Woningnorm,
    Woningoverzicht,
)
from models.values import Partij

EIGEN_WIE = {"schade": (Partij.GEM, Partij.COR), "kleine_woningen": (Partij.COR,)}
"""Who does the agreements that are not among the eleven."""


def load_afspraken(lezer: Lezer, gemeente_uid: str) -> AfsprakenRow:
    """Read the part *Prestatieafspraken*. Raises Refused: geen_recht, gemeente_onbekend."""
    gemeente_id(lezer, gemeente_uid)
    partners = load_organisaties(lezer, gemeente_uid=gemeente_uid)
    corporaties = _named(partners, "corporatie")
    normen, complexen = load_normen(lezer, gemeente_uid), load_complexen(lezer, gemeente_uid)
    overzichten = load_overzichten(lezer, gemeente_uid)
    found = collect(lezer, gemeente_uid, complexen, normen, (uid for uid, _naam in corporaties))
    afspraken = tuple(_afspraak(lezer, r, found, overzichten) for r in _afspraken(lezer, gemeente_uid))
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
        signalen=_signalen(lezer, gemeente_uid, overzichten, corporaties),
        regio=_regio(lezer, gemeente_uid, overzichten),
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
    names = ("uid", "soort", "van", "tot", "getal", "gerealiseerd", "variant", "tekst")
    return _read(lezer, gemeente_uid, Afspraak, names, Afspraak.soort, Afspraak.van.desc(), Afspraak.id)


def _afspraak(lezer: Lezer, r: Rij, found: Gemeten, overzichten: tuple[OverzichtRow, ...]) -> AfspraakRow:
    known = lezer.inhoud().prestatieafspraken.get(r.soort)
    meting, uitleg = measure(r, found, overzichten)
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
        meting=meting,
        uitleg=uitleg,
        loopt=_runs(r, lezer.vandaag),
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


# --- what corporaties tell ---------------------------------------------------------------------------------


def load_overzichten(lezer: Lezer, gemeente_uid: str) -> tuple[OverzichtRow, ...]:
    """What corporaties told, the newest half-year first."""
    names = ("uid", "jaar", "deel", "vrijgekomen", "statushouders", "urgenten", "overigen", "ontvangen_op")
    order = (Woningoverzicht.jaar.desc(), Woningoverzicht.deel.desc(), Organisatie.naam)
    return tuple(
        OverzichtRow(
            halfjaar=f"{r.jaar}-{r.deel}",
            organisatie=r.organisatie,
            organisatie_uid=r.organisatie_uid,
            **{name: getattr(r, name) for name in names if name not in ("jaar", "deel")},
        )
        for r in _read(lezer, gemeente_uid, Woningoverzicht, names, *order)
    )


def load_signalen(lezer: Lezer, gemeente_uid: str) -> tuple[SignaalRow, ...]:
    """The share of each half-year over all corporaties together, the newest first (A021)."""
    found = load_overzichten(lezer, gemeente_uid)
    return _signalen(lezer, gemeente_uid, found, _organisaties(lezer, "corporatie", gemeente_uid))


def _signalen(
    lezer: Lezer,
    gemeente_uid: str,
    overzichten: tuple[OverzichtRow, ...],
    corporaties: tuple[tuple[str, str], ...],
) -> tuple[SignaalRow, ...]:
    border = lezer.instellingen.number("tien_procent_drempel", lezer.vandaag, 10, gemeente_uid=gemeente_uid)
    by_half: dict[str, list[OverzichtRow]] = {}
    for one in overzichten:
        by_half.setdefault(one.halfjaar, []).append(one)
    found = []
    for code, rows in by_half.items():
        free, went = sum(r.vrijgekomen for r in rows), sum(r.statushouders for r in rows)
        told = {r.organisatie_uid for r in rows}
        found.append(
            SignaalRow(
                halfjaar=code,
                vrijgekomen=free,
                statushouders=went,
                signaal=more_than_tenth(went, free, border),
                corporaties=len(rows),
                mist=tuple(naam for uid, naam in corporaties if uid not in told),
            )
        )
    return tuple(found)


def _regio(lezer: Lezer, gemeente_uid: str, overzichten: tuple[OverzichtRow, ...]) -> tuple[SignaalRow, ...]:
    """The share of each half-year over the gemeenten that who asks may see; only where several told it."""
    told = {
        one.uid: overzichten if one.uid == gemeente_uid else load_overzichten(lezer, one.uid)
        for one in load_own(lezer)
    }
    where: dict[str, set[str]] = {}
    for uid, rows in told.items():
        for row in rows:
            where.setdefault(row.halfjaar, set()).add(uid)
    together = tuple(row for rows in told.values() for row in rows if len(where[row.halfjaar]) > 1)
    found = _signalen(lezer, gemeente_uid, together, ())
    return tuple(sorted(found, key=lambda one: one.halfjaar, reverse=True))


def load_complexen(lezer: Lezer, gemeente_uid: str) -> tuple[ComplexRow, ...]:
    """Complexes by year, the newest first."""
    names = ("uid", "jaar", "naam", "wijk")
    rows = _read(
        lezer, gemeente_uid, Complexjaar, names, Complexjaar.jaar.desc(), Organisatie.naam, Complexjaar.naam
    )
    return tuple(ComplexRow(**r._asdict()) for r in rows)


def load_normen(lezer: Lezer, gemeente_uid: str) -> tuple[NormRow, ...]:
    """Norms by size of the household."""
    names = ("uid", "personen_van", "personen_tot", "kamers", "oppervlakte", "grens", "voorzieningen")
    rows = _read(
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
    rows = _read(lezer, gemeente_uid, Afsprakenkader, names, Afsprakenkader.van.desc(), Afsprakenkader.id)
    return tuple(KaderRow(**r._asdict(), loopt=_runs(r, lezer.vandaag)) for r in rows)


def _meldingen(lezer: Lezer, gemeente_uid: str) -> tuple[CorporatiemeldingRow, ...]:
    names = ("uid", "op", "wat", "autoriteit_op", "provincie_op", "opgelost_op")
    rows = _read(
        lezer, gemeente_uid, Corporatiemelding, names, Corporatiemelding.op.desc(), Corporatiemelding.id
    )
    return tuple(CorporatiemeldingRow(**r._asdict()) for r in rows)


def _read(lezer: Lezer, gemeente_uid: str, tabel: type, names: tuple[str, ...], *order: object) -> list[Rij]:
    """Rows of a gemeente with name and uid of their organisation."""
    query: Keuze = (
        select(
            *(getattr(tabel, name) for name in names),
            Organisatie.naam.label("organisatie"),
            Organisatie.uid.label("organisatie_uid"),
        )
        .select_from(tabel)
        .join(Gemeente, Gemeente.id == getattr(tabel, "gemeente_id"))  # noqa: B009 - whatever the table
        .join(Organisatie, Organisatie.id == getattr(tabel, "organisatie_id"), isouter=True)  # noqa: B009 - each of these tables has it
        .where(Gemeente.uid == gemeente_uid)
        .order_by(*order)  # type: ignore[arg-type] # columns of the table
    )
    return list(lezer.session.connection().execute(query))


def load_corporaties(lezer: Lezer, gemeente_uid: str) -> tuple[tuple[str, str], ...]:
    """Uid and name of each corporatie that works in the gemeente, by name."""
    return _organisaties(lezer, "corporatie", gemeente_uid)


def _organisaties(lezer: Lezer, soort: str, gemeente_uid: str) -> tuple[tuple[str, str], ...]:
    """Those that work in the gemeente, by name: one of another gemeente owes us nothing."""
    return _named(load_organisaties(lezer, soort, gemeente_uid=gemeente_uid), soort)


def _named(rows: Iterable[OrganisatieRow], soort: str) -> tuple[tuple[str, str], ...]:
    return tuple((one.uid, one.naam) for one in rows if one.soort == soort)
