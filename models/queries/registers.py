"""The registers that the AVG asks for, as the screen, the paper and the sheet show them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from models.content.avg import load_verwerkingen
from models.queries.instellingen import Waarde
from models.queries.lezer import Lezer
from models.queries.mensen import medewerker_names
from models.queries.rows_avg import DatalekRow, LekStapRow, VerwerkingRow
from models.rules.datalek import Lekfeiten, breach_clock
from models.tables import Datalek, Gemeente, Verwerking
from models.values import Recht, Risico
from resources.i18n import _, ngettext

AP_UREN, FG_UREN = "datalek_ap_uren", "datalek_fg_uren"
AP_ANDERS, FG_ANDERS = 72, 24
"""Hours where the settings are open (AVG art. 33.1; our own proposal)."""


def load_register(lezer: Lezer) -> tuple[VerwerkingRow, ...]:
    """Read the register of processing: what the program brings, adapted where somebody did, and own lines.

    Raises Refused("geen_recht").
    """
    lezer.require(Recht.REGISTERS)
    own = {row.code: row for row in lezer.session.scalars(select(Verwerking).order_by(Verwerking.id))}
    shipped = [one.code for one in load_verwerkingen()]
    found = [
        _line(lezer, own.get(one.code) or one, adapted=one.code in own)
        for one in load_verwerkingen()
        if one.code not in own or not own[one.code].weg
    ]
    found += [
        _line(lezer, row, adapted=True) for code, row in own.items() if code not in shipped and not row.weg
    ]
    return tuple(found)


def _line(lezer: Lezer, one: object, *, adapted: bool) -> VerwerkingRow:
    names = (
        "code",
        "naam",
        "verantwoordelijke",
        "doel",
        "grond",
        "betrokkenen",
        "gegevens",
        "ontvangers",
        "bewaren",
        "beveiliging",
    )
    values = {name: str(getattr(one, name)) for name in names}
    raw = values.pop("bewaren")
    return VerwerkingRow(**values, bewaren=_term(lezer, raw), bewaren_ruw=raw, eigen=adapted)


def _term(lezer: Lezer, raw: str) -> str:
    """How long, in words; a code of a setting becomes its figure of today, by gemeente where they differ."""
    if not raw.endswith("_maanden"):
        return raw
    names = lezer.session.connection().execute(select(Gemeente.uid, Gemeente.naam).order_by(Gemeente.naam))
    places = {str(row.naam): _months(lezer.setting(raw, gemeente_uid=row.uid)) for row in names}
    if len(set(places.values())) > 1:
        return " ".join(f"{naam}: {words}" for naam, words in places.items())
    return next(iter(places.values()), None) or _months(lezer.setting(raw))


def _months(value: Waarde) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _("De gemeente vult dit nog in.")
    return ngettext(
        "{n} maand na het sluiten van het dossier.",
        "{n} maanden na het sluiten van het dossier.",
        int(value),
    ).format(n=int(value))


def load_datalekken(lezer: Lezer, nu: datetime) -> tuple[DatalekRow, ...]:
    """Read the register of breaches, open ones first, the newest first. Raises Refused("geen_recht").

    A breach belongs to no gemeente: where gemeenten differ, the strictest number of hours counts.
    """
    lezer.require(Recht.REGISTERS)
    names = medewerker_names(lezer)
    hours = (
        lezer.instellingen.least(AP_UREN, lezer.vandaag, AP_ANDERS),
        lezer.instellingen.least(FG_UREN, lezer.vandaag, FG_ANDERS),
    )
    rows = lezer.session.scalars(
        select(Datalek).order_by(Datalek.afgesloten_op.is_not(None), Datalek.id.desc())
    )
    return tuple(_breach(row, nu, hours, names.get(row.wie, "")) for row in rows)


def open_breaches(lezer: Lezer, nu: datetime) -> tuple[DatalekRow, ...]:
    """The breaches that were not closed; none for who has no right to the registers."""
    if not lezer.may(Recht.REGISTERS):
        return ()
    return tuple(row for row in load_datalekken(lezer, nu) if row.afgesloten_op is None)


def _breach(row: Datalek, nu: datetime, hours: tuple[int, int], wie: str) -> DatalekRow:
    klok = breach_clock(
        Lekfeiten(
            ontdekt_op=row.ontdekt_op,
            risico=Risico(row.risico),
            maatregelen=bool(row.maatregelen),
            fg_op=row.fg_op,
            ap_op=row.ap_op,
            ap_reden=bool(row.ap_reden),
            betrokkenen_op=row.betrokkenen_op,
            betrokkenen_reden=bool(row.betrokkenen_reden),
        ),
        nu,
        *hours,
    )
    return DatalekRow(
        uid=row.uid,
        nummer=row.nummer,
        soort=row.soort,
        wat=row.wat,
        gebeurd_op=row.gebeurd_op,
        ontdekt_op=row.ontdekt_op,
        gegevens=row.gegevens,
        aantal=row.aantal,
        gevolgen=row.gevolgen,
        maatregelen=row.maatregelen,
        risico=Risico(row.risico),
        fg_op=row.fg_op,
        ap_op=row.ap_op,
        ap_reden=row.ap_reden,
        betrokkenen_op=row.betrokkenen_op,
        betrokkenen_reden=row.betrokkenen_reden,
        afgesloten_op=row.afgesloten_op,
        wie=wie,
        uiterlijk=klok.uiterlijk,
        uren_over=klok.uren_over,
        stappen=tuple(LekStapRow(stap=s.stap, uiterlijk=s.uiterlijk, stand=s.stand) for s in klok.stappen),
    )
