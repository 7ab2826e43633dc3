"""One dossier as its screen needs it, read with a fixed small number of statements."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, bindparam, select
from sqlalchemy.orm import aliased

from models.errors import Refused
from models.queries import klok, mensen, punten
from models.queries.bereik import is_in_nood, rechten_op
from models.queries.lezer import Lezer
from models.queries.nu import nu_of
from models.queries.rows import PuntRow
from models.queries.rows_dossier import (
    AdresRow,
    AnkerRow,
    BetrokkeneRow,
    DossierRow,
    NuRow,
    PauzeRow,
    PersoonRow,
    VraagRow,
)
from models.queries.tekens import signs
from models.queries.tellen import first_counted
from models.queries.waarom import load_waarom
from models.queries.woorden import gebeurtenis_words, reason_words
from models.rules.onderwerpen import persoon_uid
from models.rules.volledigheid import too_big_for_now
from models.tables import (
    Ankerdatum,
    Dossier,
    DossierStand,
    Gebeurtenis,
    Gemeente,
    Lidmaatschap,
    Organisatie,
    Pauze,
    Woonadres,
)
from models.values import Anker, Fase, Reden, Staat, Waarheid
from resources.sentences import sentence

__all__ = ["load_dossier", "load_nu", "load_waarom", "nu_of"]

_COPIED = (
    "uid",
    "versie",
    "nummer",
    "naam",
    "route",
    "begonnen_op",
    "begin_hier",
    "aantal_personen",
    "in_opvang",
    "bijstand",
    "overname",
    "papieren_missen",
    "woonbehoefte",
    "kamers_nodig",
    "begane_grond",
    "lift",
    "familie_verwacht",
    "aantal_verwacht",
    "talenten",
    "perspectief",
    "notitie",
    "afgesloten_op",
    "afsluit_reden",
    "extra_beschermd",
)
_D = bindparam("d", type_=Integer)
"""Statements are built once: a dossier is opened while a person waits."""
_AFGEDAAN = (Staat.GEDAAN.value, Staat.NVT.value)
_AZC = aliased(Organisatie)
_CORPORATIE = aliased(Organisatie)


@dataclass(frozen=True, slots=True)
class Kern:
    """The row of the dossier with the names around it."""

    id: int
    gemeente_id: int | None
    row: Any
    """Plain row with the columns of `_COPIED`, `gemeente`, `azc`, `corporatie` and their uids."""

    @property
    def gesloten(self) -> bool:
        """Whether the dossier is closed; then nothing in it is late."""
        return self.row.afgesloten_op is not None


def load_dossier(lezer: Lezer, uid: str) -> DossierRow:
    """Read the whole dossier. Raises Refused("dossier_onbekend")."""
    kern = load_kern(lezer, uid)
    lezer.gezien.add(uid)
    r = kern.row
    personen = mensen.load_personen(lezer, kern.id)
    here = mensen.present(personen, lezer.vandaag)
    ankers = load_ankers(lezer, kern.id)
    betrokkenen = mensen.load_betrokkenen(lezer, kern.id)
    adressen = load_adressen(lezer, kern.id)
    pauzes = load_pauzes(lezer, kern.id)
    lines = load_lines(lezer, kern, personen, pauzes)
    counted = first_counted(lezer.session.connection(), klok.first_traject(ankers))
    clock = klok.of_dossier(
        lezer,
        klok.Stukken(r.gemeente_uid or "", r.in_opvang, kern.gesloten, ankers, counted, pauzes, lines.punten),
    )
    poort = klok.gate(Fase(r.fase), lines.punten, ankers)
    return DossierRow(
        **{name: getattr(r, name) for name in _COPIED},
        fase=Fase(r.fase),
        gemeente_uid=r.gemeente_uid or "",
        gemeente=r.gemeente or "",
        azc=r.azc or "",
        azc_uid=r.azc_uid or "",
        corporatie=r.corporatie or "",
        corporatie_uid=r.corporatie_uid or "",
        is_demo=r.nummer.startswith("DEMO-"),
        talen=tuple(dict.fromkeys(p.moedertaal for p in here if p.moedertaal)),
        personen=personen,
        ankers=ankers,
        betrokkenen=betrokkenen,
        adressen=adressen,
        pauzes=pauzes,
        klok=clock.delen,
        lichten=signs(lezer, kern.id, r.gemeente_uid or "", ankers, clock.lichten),
        poort_open=poort.open,
        poort_anker_mist=poort.anker_mist,
        vragen=_vragen(lezer, r.gemeente_uid or "", lines.rows, personen),
        ontbreekt=tuple(Reden.of(f"ontbreekt_{code}") for code in json.loads(r.ontbreekt or "[]")),
        waarschuwingen=(
            *_waarschuwingen(lezer, kern, here, betrokkenen),
            *_passend(kern, here, ankers, adressen),
        ),
        punten=lines.punten,
        in_nood=is_in_nood(lezer, kern.id),
        rechten=rechten_op(lezer, kern.id),
    )


def load_nu(lezer: Lezer, uid: str) -> NuRow:
    """Read the four folds of *Nu*. Raises Refused("dossier_onbekend")."""
    return nu_of(load_dossier(lezer, uid), lezer.vandaag)


_S_KERN = (
    select(
        Dossier.id,
        Dossier.gemeente_id,
        Dossier.fase,
        *(getattr(Dossier, name) for name in _COPIED),
        Gemeente.uid.label("gemeente_uid"),
        Gemeente.naam.label("gemeente"),
        _AZC.naam.label("azc"),
        _AZC.uid.label("azc_uid"),
        _CORPORATIE.naam.label("corporatie"),
        _CORPORATIE.uid.label("corporatie_uid"),
        DossierStand.ontbreekt,
    )
    .join(Gemeente, Gemeente.id == Dossier.gemeente_id, isouter=True)
    .join(_AZC, _AZC.id == Dossier.azc_id, isouter=True)
    .join(_CORPORATIE, _CORPORATIE.id == Dossier.corporatie_id, isouter=True)
    .join(DossierStand, DossierStand.dossier_id == Dossier.id, isouter=True)
    .where(Dossier.uid == bindparam("uid"))
)


def load_kern(lezer: Lezer, uid: str) -> Kern:
    """Read the row of a dossier with gemeente, azc and corporatie. Raises Refused("dossier_onbekend")."""
    row = lezer.session.connection().execute(_S_KERN, {"uid": uid}).first()
    if row is None:
        raise Refused("dossier_onbekend")
    return Kern(row.id, row.gemeente_id, row)


_S_ANKERS = (
    select(
        Ankerdatum.uid,
        Ankerdatum.soort,
        Ankerdatum.ronde,
        Ankerdatum.drager_soort,
        Ankerdatum.drager_uid,
        Ankerdatum.gepland,
        Ankerdatum.werkelijk,
        Ankerdatum.bron,
        Ankerdatum.vastgelegd_door,
        Ankerdatum.vastgelegd_op,
    )
    .where(Ankerdatum.dossier_id == _D, Ankerdatum.vervallen_op.is_(None))
    .order_by(Ankerdatum.ronde, Ankerdatum.id)
)


def load_ankers(lezer: Lezer, dossier_id: int) -> tuple[AnkerRow, ...]:
    """Read the anchors that count now (replaced ones stay in the historie)."""
    names = mensen.medewerker_names(lezer)
    rows = lezer.session.connection().execute(_S_ANKERS, {"d": dossier_id})
    return tuple(
        AnkerRow(
            uid=r.uid,
            soort=r.soort,
            ronde=r.ronde,
            drager_soort=r.drager_soort,
            drager_uid=r.drager_uid,
            gepland=r.gepland,
            werkelijk=r.werkelijk,
            bron=r.bron,
            vastgelegd_door=names.get(r.vastgelegd_door, r.vastgelegd_door),
            vastgelegd_op=r.vastgelegd_op,
        )
        for r in rows
    )


_S_PAUZES = (
    select(Pauze.uid, Pauze.van, Pauze.tot, Pauze.reden, Pauze.bepaald_door)
    .where(Pauze.dossier_id == _D)
    .order_by(Pauze.van, Pauze.id)
)


def load_pauzes(lezer: Lezer, dossier_id: int) -> tuple[PauzeRow, ...]:
    """Read the pauses of the clock, oldest first."""
    rows = lezer.session.connection().execute(_S_PAUZES, {"d": dossier_id})
    return tuple(
        PauzeRow(uid=r.uid, van=r.van, tot=r.tot, reden=reason_words(r.reden), bepaald_door=r.bepaald_door)
        for r in rows
    )


_S_ADRESSEN = (
    select(
        Woonadres.uid,
        Woonadres.versie,
        Woonadres.soort,
        Woonadres.straat,
        Woonadres.postcode,
        Woonadres.plaats,
        Woonadres.kamers,
        Woonadres.van,
        Woonadres.tot,
    )
    .where(Woonadres.dossier_id == _D)
    .order_by(Woonadres.id.desc())
)


def load_adressen(lezer: Lezer, dossier_id: int) -> tuple[AdresRow, ...]:
    """Read the dwellings of a dossier, the newest first."""
    rows = lezer.session.connection().execute(_S_ADRESSEN, {"d": dossier_id})
    return tuple(AdresRow(**r._asdict()) for r in rows)


_S_GEBEURD = select(Gebeurtenis.uid, Gebeurtenis.soort, Gebeurtenis.op).where(Gebeurtenis.dossier_id == _D)


@dataclass(frozen=True, slots=True)
class Lijnen:
    """The lines of a dossier and the plain rows they were made of."""

    punten: tuple[PuntRow, ...]
    rows: tuple[Any, ...]


def load_lines(
    lezer: Lezer, kern: Kern, personen: tuple[PersoonRow, ...], pauzes: tuple[PauzeRow, ...]
) -> Lijnen:
    """Read all lines of a dossier, grouped with letters."""
    connection = lezer.session.connection()
    rows = tuple(connection.execute(punten.OF_DOSSIER, {"d": kern.id}).all())
    happened = connection.execute(_S_GEBEURD, {"d": kern.id})
    around = punten.Omgeving(
        gemeente_id=kern.gemeente_id,
        personen=mensen.letters_of(personen),
        onderwerpen={r.uid: gebeurtenis_words(r.soort, r.op) for r in happened},
        medewerkers=mensen.medewerker_names(lezer),
        gepauzeerd=any(p.van <= lezer.vandaag and (p.tot is None or lezer.vandaag < p.tot) for p in pauzes),
        gesloten=kern.gesloten,
    )
    return Lijnen(punten.group_lines(lezer, rows, around), rows)


def _vragen(
    lezer: Lezer, gemeente_uid: str, rows: tuple[Any, ...], personen: tuple[PersoonRow, ...]
) -> tuple[VraagRow, ...]:
    """One question for each unknown condition and subject, with the number of lines that wait for it."""
    known = lezer.inhoud(gemeente_uid).voorwaarden
    names: Mapping[str, str] = {p.uid: mensen.full_name(p) for p in personen}
    counts: dict[tuple[str, str, str], set[int]] = {}
    for row in rows:
        if not row.nog_te_bepalen or row.vervallen_op is not None or row.staat in _AFGEDAAN:
            continue
        code = row.nog_te_bepalen
        definition = known.get(code)
        person = persoon_uid(row.onderwerp_soort, row.onderwerp_uid)
        subject = person if definition is None or definition.per == "persoon" else ""
        item_id = row.item_id if code == "handmatig" else ""
        counts.setdefault((code, subject, item_id), set()).add(row.nummer)
    return tuple(
        VraagRow(
            code=code,
            onderwerp_uid=subject,
            naam=names.get(subject, ""),
            vraag=_question(lezer, gemeente_uid, code, item_id),
            item_id=item_id,
            punten=len(lines),
            herkomst=known[code].herkomst if code in known else "",
        )
        for (code, subject, item_id), lines in counts.items()
    )


def _question(lezer: Lezer, gemeente_uid: str, code: str, item_id: str) -> str:
    """The words of a question: of the content, or for a point that a person decides about, with its text."""
    inhoud = lezer.inhoud(gemeente_uid)
    if item_id:
        item = inhoud.items.get(item_id)
        return sentence("vraag_handmatig", tekst=item.tekst if item is not None else item_id)
    return inhoud.voorwaarden[code].vraag if code in inhoud.voorwaarden else sentence(f"vraag_{code}")


def _waarschuwingen(
    lezer: Lezer, kern: Kern, here: tuple[PersoonRow, ...], betrokkenen: tuple[BetrokkeneRow, ...]
) -> tuple[Reden, ...]:
    """Say what deserves a look; none of it blocks anything (foundations 5)."""
    if kern.gesloten:
        return ()
    found = []
    if mensen.active(betrokkenen, "aanspreekpunt", lezer.vandaag) is None:
        found.append(Reden.of("geen_aanspreekpunt"))
    if not here:
        found.append(Reden.of("leeg_huishouden"))
    elsewhere = _elsewhere(lezer, kern.id)
    if elsewhere:
        found.append(Reden.of("persoon_in_twee_dossiers", nummers=", ".join(elsewhere)))
    return tuple(found)


def _passend(
    kern: Kern,
    here: tuple[PersoonRow, ...],
    ankers: tuple[AnkerRow, ...],
    adressen: tuple[AdresRow, ...],
) -> tuple[Reden, ...]:
    """The warning about a family dwelling for one person (K05)."""
    verhuisd = any(a.soort == Anker.VERHUIZING and a.werkelijk is not None for a in ankers)
    kamers = [adres.kamers for adres in adressen if adres.soort in ("aanbod", "woning")]
    big = not kern.gesloten and too_big_for_now(
        len(here), Waarheid(kern.row.familie_verwacht), kamers[0] if kamers else None, verhuisd=verhuisd
    )
    return (Reden.of("passend_toewijzen"),) if big else ()


_S_ELDERS = (
    select(Dossier.nummer)
    .join(Lidmaatschap, Lidmaatschap.dossier_id == Dossier.id)
    .where(
        Lidmaatschap.persoon_id.in_(
            select(Lidmaatschap.persoon_id).where(Lidmaatschap.dossier_id == _D, Lidmaatschap.tot.is_(None))
        ),
        Lidmaatschap.tot.is_(None),
        Dossier.id != _D,
        Dossier.afgesloten_op.is_(None),
    )
    .distinct()
    .order_by(Dossier.nummer)
)


def _elsewhere(lezer: Lezer, dossier_id: int) -> list[str]:
    """Numbers of other open dossiers in which somebody of this one is too."""
    rows = lezer.session.connection().execute(_S_ELDERS, {"d": dossier_id})
    return [str(r[0]) for r in rows]
