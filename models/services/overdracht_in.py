"""Gezinnen come in: what was chosen about a transfer becomes rows, in one bewerking that can be taken back.

The comparison that the person saw is made again inside the transaction; a choice counts only for exactly what
stood here then. Nothing is overwritten without the choice of a person, the agreed owner of a field, or the
fact that only the other side changed it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import msgspec
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, StatementError

from models.changes import Area
from models.errors import Refused
from models.queries.overdracht_besluit import Afspraak, besluit
from models.queries.overdracht_pakket import DossierPakket, Pakket
from models.queries.overdracht_verschil import Binnen, Stand, vergelijk
from models.queries.overdracht_vorm import soort_of, soorten
from models.queries.partners import eigenaren_of, shared_with, turns_of
from models.rules.invoer import NOTITIE_MAX, text
from models.rules.logboek import read_ankercode
from models.rules.overdracht import Cel, Kant, Merken, Rij, Verschil, merken
from models.rules.veldgroepen import agreed
from models.services.dossiers import next_nummer, place_betrokkene
from models.services.gebeurtenissen import reopen_dossier
from models.services.overdracht_inhoud import add_gemeenten, add_genoemd, add_inhoud
from models.services.overdracht_rijen import Rijen
from models.services.partners import mark_shared, partner_of
from models.services.verb import Transactie, verb
from models.tables import Dossier, Overdracht, OverdrachtDossier
from models.values import Deelgrond, Recht

NIET_TE_NEMEN = {
    Stand.AL_INGELEZEN: "overdracht_al_ingelezen",
    Stand.OUDER: "overdracht_ouder",
    Stand.PROGRAMMA_OUDER: "overdracht_programma_ouder",
}


@dataclass(frozen=True, slots=True)
class DossierKeuze:
    """What a person chose about one dossier of a file."""

    neem: bool = True
    reden: str = ""
    """Why it is not taken in, for the sender."""
    velden: Mapping[str, bool] = field(default_factory=dict)
    """Difference or row that is gone (`sleutel`) -> True = as they have it, False = as we have it."""
    begeleider_uid: str = ""
    """Medewerker here who stands beside it from today on."""
    gezien: str = ""
    """Hash of what stood here when the person chose (`Binnen.gezien`)."""


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What a person chose about a file."""

    dossiers: Mapping[str, DossierKeuze]
    """By uid; a dossier that is not named waits in the file."""
    genoemd: Mapping[str, str] = field(default_factory=dict)
    """Uid of an organisation, gemeente, contact or matrix there -> uid here, `nieuw`, or empty."""


@verb(
    "overdracht_ingelezen",
    Area.OVERDRACHT,
    Area.DOSSIER,
    Area.PUNTEN,
    Area.PERSONEN,
    Area.ORGANISATIES,
    Area.INHOUD,
    recht=Recht.OVERDRACHT,
)
def take_in(t: Transactie, pakket: Pakket, keuzes: Keuzes) -> str:
    """Take dossiers of a transfer in. Gives the uid of the transfer.

    Raises Refused: overdracht_geen (nothing chosen), overdracht_al_ingelezen, overdracht_ouder,
    overdracht_programma_ouder, overdracht_kies_nog (a difference that a person must choose),
    overdracht_kijk_opnieuw (something changed here since), overdracht_gemeente_kiezen,
    overdracht_gemeente_beheer, overdracht_begeleider_nodig, overdracht_eigen (made by this kluis),
    overdracht_vreemd, overdracht_ongeldig, niet_gedeeld, geen_toegang, medewerker_onbekend,
    reden_nodig (of a dossier that is not taken in).
    """
    try:
        return _Inlezen(t, pakket, keuzes).run()
    except (IntegrityError, StatementError, ValueError, KeyError, OverflowError):
        # what came passed the form but not the rules of the tables: no part of it stays
        raise Refused("overdracht_ongeldig") from None


class _Inlezen:
    """One file in one transaction."""

    def __init__(self, t: Transactie, pakket: Pakket, keuzes: Keuzes) -> None:
        self._t = t
        self._pakket = pakket
        self._keuzes = keuzes
        self._rijen = Rijen(t)
        self._partner = partner_of(t, pakket)

    def run(self) -> str:
        if not self._keuzes.dossiers:
            raise Refused("overdracht_geen")
        taken = [d for d in self._pakket.dossiers if self._chosen(d).neem]
        genoemd: Mapping[str, str] = self._keuzes.genoemd
        if taken:
            genoemd = add_gemeenten(self._t, self._pakket, genoemd)
            add_inhoud(self._t, self._pakket, taken, genoemd)
        seen = vergelijk(self._t.session.connection(), self._pakket, genoemd)
        if taken:
            add_genoemd(self._t, self._pakket, seen, taken)
        row = self._record()
        for binnen in seen.dossiers:
            keuze = self._keuzes.dossiers.get(binnen.pakket.kop.uid)
            if keuze is not None and keuze.neem:
                self._take(row, binnen, keuze)
            elif keuze is not None:
                self._refuse(row, binnen, keuze)
        if self._partner is not None:
            self._partner.ontvangen = max(self._partner.ontvangen, self._pakket.kop.volgnummer)
            told = self._pakket.kop.ontvangen
            self._partner.ontvangen_door_hen = max(self._partner.ontvangen_door_hen, told)
        self._t.session.flush()
        return row.uid

    def _chosen(self, dossier: DossierPakket) -> DossierKeuze:
        return self._keuzes.dossiers.get(dossier.kop.uid, DossierKeuze(neem=False))

    def _record(self) -> Overdracht:
        """The row of this file; one of which other dossiers were taken in before is used again."""
        kop = self._pakket.kop
        row = self._t.session.scalars(select(Overdracht).where(Overdracht.uid == kop.uid)).one_or_none()
        if row is not None:
            if row.richting != "in":
                raise Refused("overdracht_eigen")
            return row
        row = Overdracht(
            uid=kop.uid,
            richting="in",
            soort=kop.soort.value,
            kluis_uid=kop.van.kluis_uid,
            kluiscode=kop.van.kluiscode,
            organisatie=kop.van.organisatie,
            naam=kop.van.naam,
            grond=kop.grond,
            reden=kop.reden,
            op=kop.op,
            wie=self._t.wie,
            partner_id=self._partner.id if self._partner is not None else None,
            volgnummer=kop.volgnummer,
            bewijs=kop.bewijs,
            anker=kop.anker if read_ankercode(kop.anker).ok else "",
        )
        self._t.session.add(row)
        self._t.session.flush()
        return row

    def _refuse(self, row: Overdracht, binnen: Binnen, keuze: DossierKeuze) -> None:
        """Not taken in, with the reason for the receipt: a dossier that is not here has no row of its own."""
        reden = str(text(NOTITIE_MAX)("reden", keuze.reden, self._t.vandaag))
        if not reden:
            raise Refused("reden_nodig", veld="reden", nummer=binnen.pakket.kop.nummer)
        told = msgspec.json.decode(row.geweigerd or "{}", type=dict[str, tuple[str, str]])
        kop = binnen.pakket.kop
        row.geweigerd = msgspec.json.encode({**told, kop.uid: (kop.nummer, reden)}).decode()

    # --- one dossier --------------------------------------------------------------------------

    def _take(self, row: Overdracht, binnen: Binnen, keuze: DossierKeuze) -> None:
        kop = binnen.pakket.kop
        if binnen.stand in NIET_TE_NEMEN:
            raise Refused(NIET_TE_NEMEN[binnen.stand], nummer=kop.nummer)
        self._rijen.changed = False
        kept: list[str] = []
        if binnen.stand is Stand.NIEUW:
            dossier = self._new(binnen)
        else:
            dossier = self._t.dossier(kop.uid)
            if keuze.gezien and keuze.gezien != binnen.gezien:
                raise Refused("overdracht_kijk_opnieuw", nummer=kop.nummer)
            if self._partner is not None:
                self._check_shared(dossier)
            kept = self._merge(dossier, binnen, keuze)
        if keuze.begeleider_uid:
            self._guide(dossier, keuze.begeleider_uid)
        elif binnen.stand is Stand.NIEUW and dossier.extra_beschermd:
            raise Refused("overdracht_begeleider_nodig", veld="begeleider", nummer=kop.nummer)
        outcome = "bijgewerkt" if self._rijen.changed else "gelijk"
        self._t.session.add(
            OverdrachtDossier(
                overdracht_id=row.id,
                dossier_id=dossier.id,
                uitkomst="nieuw" if binnen.stand is Stand.NIEUW else outcome,
                niet_overgenomen=msgspec.json.encode(kept).decode(),
                merken=_marks(binnen, keuze.velden),
            )
        )

    def _new(self, binnen: Binnen) -> Dossier:
        """Write every row of a dossier that is not here, parents first."""
        bundel = binnen.pakket.bundel
        dossier: Dossier | None = None
        here = set()
        for soort in soorten():
            for rij in bundel.get(soort.naam, {}).values():
                if soort.naam == "persoonsgegevens" and rij.waarden["persoon_id"] in here:
                    continue  # what is known of somebody here stays; the other dossier of theirs tells it
                if soort.naam == "persoon" and self._rijen.find("persoon", rij.uid) is not None:
                    here.add(rij.uid)
                    self._t.warn("overdracht_persoon_bekend", nummer=binnen.pakket.kop.nummer)
                row = self._rijen.insert(soort.naam, self._fresh(soort.naam, rij, binnen), dossier)
                if isinstance(row, Dossier):
                    dossier = self._begin(row, binnen)
        assert dossier is not None  # noqa: S101 - the form of the file asks for exactly one
        if self._partner is not None:
            self._share(dossier, binnen)
        return dossier

    def _fresh(self, tabel: str, rij: Rij, binnen: Binnen) -> Rij:
        """What a kluis decides itself about a new dossier: its number where taken, how long it stays."""
        if tabel != "dossier":
            return rij
        own: dict[str, Cel] = {"bewaren_tot": None, "bewaren_reden": "", "anoniem_op": None}
        if binnen.nummer_bezet:
            own["nummer"] = next_nummer(self._t)
            self._t.warn("overdracht_nummer_bezet", nummer=binnen.pakket.kop.nummer)
        return replace(rij, waarden={**rij.waarden, **own})

    def _begin(self, dossier: Dossier, binnen: Binnen) -> Dossier:
        if dossier.gemeente_id is None:
            raise Refused("overdracht_gemeente_kiezen", veld="gemeente", nummer=binnen.pakket.kop.nummer)
        self._t.touch(dossier, Area.DOSSIER, Area.PUNTEN, Area.PERSONEN)
        return dossier

    def _guide(self, dossier: Dossier, medewerker_uid: str) -> None:
        place_betrokkene(self._t, dossier, "begeleider", self._t.vandaag, medewerker_uid=medewerker_uid)

    # --- a dossier that is here already -----------------------------------------------------------

    def _merge(self, dossier: Dossier, binnen: Binnen, keuze: DossierKeuze) -> list[str]:
        """Write what was decided; give the fields of which ours was kept while theirs was another."""
        decided = besluit(binnen, keuze.velden, self._agreed(dossier, binnen))
        if decided.open:
            raise Refused("overdracht_kies_nog", nummer=dossier.nummer, aantal=len(decided.open))
        if binnen.gesloten and self._partner is None:
            reopen_dossier.work(self._t, dossier.uid)
            self._rijen.changed = True
        for verschil in decided.overnemen:
            self._write(dossier, binnen, verschil)
        for tabel, rij in (*binnen.uitkomst.erbij, *((w.tabel, w.rij) for w in decided.terug)):
            self._rijen.insert(tabel, rij, dossier)
        for weg in reversed(decided.weghalen):
            row = self._rijen.find(weg.tabel, weg.rij.uid)
            if row is not None:
                self._rijen.remove(row)
        return sorted({f"{v.tabel}.{v.kolommen[0]}" for v in decided.houden if v.kant is not Kant.WIJ})

    def _agreed(self, dossier: Dossier, binnen: Binnen) -> Afspraak:
        if self._partner is None:
            return Afspraak()
        lines = binnen.wij.get("actiepunt", {}).values()
        return Afspraak(
            self._partner.soort,
            agreed(eigenaren_of(self._t.session, self._t.vandaag), self._pakket.kop.eigenaren),
            turns_of(self._t.session, dossier.gemeente_id, lines),
        )

    def _write(self, dossier: Dossier, binnen: Binnen, verschil: Verschil) -> None:
        """Give a unit the values of the other side; a row that counts is followed by another."""
        soort = soort_of(verschil.tabel)
        ours = self._rijen.find(verschil.tabel, verschil.uid_wij)
        if ours is None:
            raise Refused("overdracht_kijk_opnieuw", nummer=dossier.nummer)
        theirs = binnen.pakket.bundel[verschil.tabel].get(verschil.uid_zij)
        place = verschil.plek.startswith("=") and verschil.uid_wij != verschil.uid_zij
        if not place or theirs is None:
            self._rijen.put(ours, dict(zip(verschil.kolommen, verschil.zij, strict=True)))
            return
        if self._rijen.find(verschil.tabel, theirs.uid) is not None:
            return  # another unit of the same row brought it already
        (geldig,) = (g for g in soort.geldig if g.fits(theirs.waarden))
        before = binnen.pakket.bundel[verschil.tabel].get(verschil.uid_wij)
        self._rijen.end(ours, geldig, before.waarden.get(geldig.leeg) if before is not None else None)
        given = {"vervangt": verschil.uid_wij} if "vervangt" in theirs.waarden else {}
        self._rijen.insert(verschil.tabel, theirs, dossier, **given)

    # --- partners ---------------------------------------------------------------------------------

    def _check_shared(self, dossier: Dossier) -> None:
        """Refuse a dossier that is not shared with this partner here."""
        assert self._partner is not None  # noqa: S101 - asked only then
        if shared_with(self._t.session, self._partner.id, dossier.id, self._t.vandaag) is None:
            raise Refused("niet_gedeeld", nummer=dossier.nummer)

    def _share(self, dossier: Dossier, binnen: Binnen) -> None:
        """A gezin that comes from a partner is shared with that partner, on the ground that they gave."""
        assert self._partner is not None  # noqa: S101 - asked only then
        kop = binnen.pakket.kop
        grond = kop.grond or Deelgrond.OVEREENKOMST.value
        mark_shared(self._t, self._partner, dossier, grond, kop.uitleg)


def _marks(binnen: Binnen, velden: Mapping[str, bool]) -> str:
    """The marks of what they sent, under our uids: what they change next is measured from here.

    A row that they have no longer and about which nobody chose keeps its mark: it is shown again next time.
    """
    paren = binnen.uitkomst.paren
    moved: dict[str, dict[str, Rij]] = {}
    for soort in soorten():
        for rij in binnen.pakket.bundel.get(soort.naam, {}).values():
            waarden = {
                k: paren.get(v, v) if k in soort.wijst and isinstance(v, str) else v
                for k, v in rij.waarden.items()
            }
            uid = paren.get(rij.uid, rij.uid)
            moved.setdefault(soort.naam, {})[uid] = Rij(uid, waarden)
    made: Merken = merken(soorten(), moved)
    for weg in binnen.uitkomst.weg:
        if weg.hier and weg.sleutel not in velden and binnen.basis is not None:
            made = {
                **made,
                weg.tabel: {**made.get(weg.tabel, {}), weg.plek: binnen.basis[weg.tabel][weg.plek]},
            }
    return msgspec.json.encode(made, order="sorted").decode()
