"""Family that is expected, the choice while it is on its way, the home and the koppeling when it is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from models.changes import Area
from models.errors import Refused
from models.rules.invoer import NOTITIE_MAX, birthday, choice, number, text
from models.rules.nareis import still_coming
from models.rules.wonen import rooms_for
from models.services import engine, telling
from models.services.ankers import check_day, check_past, clear_anker, set_anker, valid_anker
from models.services.ankers import first_traject as own_traject
from models.services.dossiers import new_ronde
from models.services.leden import NieuwePersoon, add_lid
from models.services.punten import nvt_by_event, open_by_event, tick_by_event
from models.services.verb import Transactie, verb
from models.tables import (
    Ankerdatum,
    Dossier,
    Gebeurtenis,
    Lidmaatschap,
    Nareis,
    Persoonsgegevens,
    Traject,
    VerwachtPersoon,
)
from models.tables.dossiers import RELATIES
from models.values import (
    MELDERS,
    NAREIS_WONINGEN,
    Anker,
    NareisBesluit,
    Recht,
    Ronde,
    VerwachtStaat,
    Waarheid,
)

KAMERS_MAX = 20
_NIET_MEER = (VerwachtStaat.AANGEKOMEN.value, VerwachtStaat.VERVALT.value)
_VROEGSTE_JAAR = 1900


# --- what the events of *Wat is er gebeurd?* do here ---


def announce(t: Transactie, dossier: Dossier, gebeurtenis_uid: str, melder: str = "") -> Nareis:
    """Give a message its row, with who told it. Raises Refused("keuze_onbekend")."""
    if melder not in {"", *MELDERS}:
        raise Refused("keuze_onbekend", veld="melder")
    found = t.session.scalars(select(Nareis).where(Nareis.gebeurtenis_uid == gebeurtenis_uid)).one_or_none()
    if found is None:
        found = Nareis(dossier_id=dossier.id, gebeurtenis_uid=gebeurtenis_uid)
        t.session.add(found)
    found.melder = melder or found.melder
    t.session.flush()
    return found


def arriving(t: Transactie, dossier: Dossier, uids: Sequence[str]) -> list[VerwachtPersoon]:
    """The expected people who come now.

    Raises Refused: verwacht_onbekend, al_aangekomen, verwacht_vervalt.
    """
    found = []
    for uid in dict.fromkeys(uids):
        one = t.session.scalars(
            select(VerwachtPersoon).where(
                VerwachtPersoon.uid == uid, VerwachtPersoon.dossier_id == dossier.id
            )
        ).one_or_none()
        if one is None:
            raise Refused("verwacht_onbekend", veld="wie")
        if one.stand == VerwachtStaat.AANGEKOMEN:
            raise Refused("al_aangekomen", veld="wie")
        if one.stand == VerwachtStaat.VERVALT:
            raise Refused("verwacht_vervalt", veld="wie")
        found.append(one)
    return found


def let_in(t: Transactie, dossier: Dossier, one: VerwachtPersoon, op: date, traject: Traject) -> None:
    """Make somebody who was expected a member of the household; of a bare year the birthday is a guess."""
    guess = one.geboortedatum is None and one.geboortejaar is not None
    born = date(one.geboortejaar, 1, 1) if guess and one.geboortejaar is not None else one.geboortedatum
    nieuw = NieuwePersoon(roepnaam=one.naam, achternaam=dossier.naam, geboortedatum=born, relatie=one.relatie)
    lid = add_lid(t, dossier, nieuw, op, "nareis", traject)
    if guess:
        t.session.scalars(
            select(Persoonsgegevens).where(Persoonsgegevens.persoon_id == lid.persoon_id)
        ).one().geboortedatum_geschat = True
    one.stand, one.persoon_id = VerwachtStaat.AANGEKOMEN.value, lid.persoon_id


def arrived(t: Transactie, dossier: Dossier, gebeurtenis_uid: str, koppeling: date | None) -> None:
    """Note of a message that the family is there, and whether it has a koppeling of its own (A101)."""
    row = announce(t, dossier, gebeurtenis_uid)
    if koppeling is not None:
        row.eigen_koppeling = Waarheid.JA.value


# --- who is expected ---


@dataclass(frozen=True, slots=True)
class Verwacht:
    """What is known of somebody who is expected; birth as a year or a day, both may be unknown."""

    naam: str
    relatie: str = "overig"
    geboortejaar: int | None = None
    geboortedatum: date | None = None
    verwacht_op: date | None = None
    staat: str = VerwachtStaat.AANVRAAG.value


@verb("verwacht_erbij", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def add_verwacht(t: Transactie, dossier_uid: str, wie: Verwacht) -> str:
    """Put somebody of the family on the list of who is expected (A100). Gives the uid.

    Raises Refused: dossier_onbekend, dossier_gesloten, veld_leeg, veld_te_lang, lijkt_op_bsn, keuze_onbekend,
    getal_buiten_grens, dag_in_toekomst, dag_onmogelijk.
    """
    dossier = t.open_dossier(dossier_uid)
    before = _by_name(t, dossier)
    made = VerwachtPersoon(dossier_id=dossier.id, naam="?")
    _fill(t, made, wie)
    t.session.add(made)
    t.session.flush()
    _count(t, dossier, before)
    return made.uid


@verb("verwacht_anders", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def change_verwacht(t: Transactie, verwacht_uid: str, wie: Verwacht) -> None:
    """Put right what is known of somebody who is expected, or how far it is.

    Raises Refused: verwacht_onbekend, al_aangekomen and those of `add_verwacht`.
    """
    found, dossier = _expected(t, verwacht_uid)
    before, was = _by_name(t, dossier), found.stand
    _fill(t, found, wie)
    t.session.flush()
    _count(
        t,
        dossier,
        before,
        vervalt=was != VerwachtStaat.VERVALT and found.stand == VerwachtStaat.VERVALT,
    )


@verb("verwacht_weg", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def remove_verwacht(t: Transactie, verwacht_uid: str) -> None:
    """Take away somebody who was put on the list by mistake.

    Raises Refused: verwacht_onbekend, al_aangekomen.
    """
    found, dossier = _expected(t, verwacht_uid)
    before = _by_name(t, dossier)
    t.session.delete(found)
    t.session.flush()
    _count(t, dossier, before)


def _expected(t: Transactie, uid: str) -> tuple[VerwachtPersoon, Dossier]:
    found = t.session.scalars(select(VerwachtPersoon).where(VerwachtPersoon.uid == uid)).one_or_none()
    if found is None:
        raise Refused("verwacht_onbekend")
    dossier = t.session.get_one(Dossier, found.dossier_id)
    t.open_dossier(dossier.uid)
    if found.stand == VerwachtStaat.AANGEKOMEN:
        raise Refused("al_aangekomen")
    return found, dossier


def _fill(t: Transactie, row: VerwachtPersoon, wie: Verwacht) -> None:
    if wie.staat not in set(VerwachtStaat) - {VerwachtStaat.AANGEKOMEN}:
        raise Refused("keuze_onbekend", veld="staat")  # only the arrival itself says that somebody came
    check_day(t, wie.verwacht_op, "verwacht_op")
    born = birthday("geboortedatum", wie.geboortedatum, t.vandaag)
    year = number(_VROEGSTE_JAAR, t.vandaag.year, leeg=True)("geboortejaar", wie.geboortejaar, t.vandaag)
    row.naam = str(text(verplicht=True)("naam", wie.naam, t.vandaag))
    row.relatie = str(choice(RELATIES)("relatie", wie.relatie, t.vandaag))
    row.geboortedatum = born if isinstance(born, date) else None
    row.geboortejaar = None if row.geboortedatum is not None or not isinstance(year, int) else year
    row.verwacht_op = wie.verwacht_op
    row.stand = VerwachtStaat(wie.staat).value


def _by_name(t: Transactie, dossier: Dossier) -> int:
    """How many are expected by name."""
    return (
        t.session.scalar(
            select(func.count(VerwachtPersoon.id)).where(
                VerwachtPersoon.dossier_id == dossier.id, VerwachtPersoon.stand.not_in(_NIET_MEER)
            )
        )
        or 0
    )


def _count(t: Transactie, dossier: Dossier, before: int, *, vervalt: bool = False) -> None:
    """Let the number that is expected go along with the list; people on it say that family comes."""
    after = _by_name(t, dossier)
    dossier.aantal_verwacht = still_coming(dossier.aantal_verwacht, before, after, vervalt=vervalt)
    if after:
        dossier.familie_verwacht = Waarheid.JA.value
    t.touch(dossier, Area.DOSSIER, Area.PUNTEN)


# --- what is decided ---


def _message(t: Transactie, dossier: Dossier) -> Gebeurtenis:
    """The message that runs: the first whose family is not there yet, else the last thing that was told.

    Raises Refused("geen_bericht_nareis").
    """
    told = t.session.scalars(
        select(Gebeurtenis)
        .where(
            Gebeurtenis.dossier_id == dossier.id,
            Gebeurtenis.soort.in_(("familie_komt", "familie_is_er")),
            Gebeurtenis.ingetrokken_op.is_(None),
        )
        .order_by(Gebeurtenis.id)
    ).all()
    for one in told:
        if one.soort == "familie_komt" and not _is_there(t, one.uid):
            return one
    bearers = [one for one in told if _is_there(t, one.uid)]
    if not bearers:
        raise Refused("geen_bericht_nareis")
    return bearers[-1]


def _is_there(t: Transactie, bearer: str) -> bool:
    known = valid_anker(t, bearer, Anker.AANKOMST_NAREIS)
    return known is not None and known.werkelijk is not None


def _why(t: Transactie, reden: str) -> str:
    return str(text(NOTITIE_MAX, verplicht=True)("reden", reden, t.vandaag))


@verb("nareis_besluit", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def decide(t: Transactie, dossier_uid: str, besluit: NareisBesluit, op: date, reden: str) -> None:
    """Note what is chosen while the family is on its way: house now, or wait (A098, K05, K06).

    Warns of *passend toewijzen* where one person is housed now (A199); nothing is blocked. Raises Refused:
    geen_bericht_nareis, keuze_onbekend, dag_in_toekomst, veld_leeg, veld_te_lang, lijkt_op_bsn.
    """
    dossier = t.open_dossier(dossier_uid)
    check_past(t, op, "op")
    if besluit not in set(NareisBesluit):
        raise Refused("keuze_onbekend", veld="besluit")
    why = _why(t, reden)
    message = _message(t, dossier)
    row = announce(t, dossier, message.uid)
    row.besluit, row.besluit_op, row.besluit_reden = NareisBesluit(besluit).value, op, why
    t.touch(dossier, Area.DOSSIER, Area.PUNTEN)
    engine.recompute(t, dossier.id)
    t.session.flush()
    tick_by_event(t, dossier, ("pv-47",), op, message.uid)
    if besluit == NareisBesluit.NU and _here(t, dossier) == 1:
        t.warn("nareis_gevolg_nu_passend")


@verb("nareis_besluit_weg", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def remove_besluit(t: Transactie, dossier_uid: str) -> None:
    """Take away the choice of the message that runs, noted by mistake; its point is open again.

    Raises Refused: dossier_onbekend, dossier_gesloten, geen_bericht_nareis, geen_nareisbesluit.
    """
    dossier = t.open_dossier(dossier_uid)
    message = _message(t, dossier)
    row = announce(t, dossier, message.uid)
    if not row.besluit:
        raise Refused("geen_nareisbesluit")
    row.besluit, row.besluit_op, row.besluit_reden = "", None, ""
    t.touch(dossier, Area.DOSSIER, Area.PUNTEN)
    open_by_event(t, dossier, ("pv-47",), message.uid)
    t.session.flush()
    engine.recompute(t, dossier.id)


def _here(t: Transactie, dossier: Dossier) -> int:
    found = t.session.scalar(
        select(func.count(Lidmaatschap.id)).where(
            Lidmaatschap.dossier_id == dossier.id,
            Lidmaatschap.van <= t.vandaag,
            Lidmaatschap.tot.is_(None) | (Lidmaatschap.tot > t.vandaag),
        )
    )
    return found or 0


@verb("nareis_woning", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def decide_woning(
    t: Transactie, dossier_uid: str, woning: str, op: date, reden: str = "", kamers: int | None = None
) -> None:
    """Note whether the home suits everybody, or another one is needed for all (A099).

    `kamers` = rooms that are needed, for `herhuisvesting`; without it the norm for so many people. That
    choice begins a new round of points. Raises Refused: geen_bericht_nareis, herhuisvesting_loopt,
    keuze_onbekend, dag_in_toekomst, getal_buiten_grens, veld_leeg.
    """
    dossier = t.open_dossier(dossier_uid)
    check_past(t, op, "op")
    if woning not in NAREIS_WONINGEN:
        raise Refused("keuze_onbekend", veld="woning")
    again = woning == "herhuisvesting"
    why = _why(t, reden) if again else str(text(NOTITIE_MAX)("reden", reden, t.vandaag))
    rooms = number(1, KAMERS_MAX, leeg=True)("kamers", kamers, t.vandaag)
    message = _message(t, dossier)
    row = announce(t, dossier, message.uid)
    if row.woning == "herhuisvesting":
        raise Refused("herhuisvesting_loopt")
    row.woning, row.woning_op, row.woning_reden = woning, op, why
    t.touch(dossier, Area.DOSSIER, Area.PUNTEN)
    if again:
        dossier.kamers_nodig = rooms if isinstance(rooms, int) else rooms_for(_here(t, dossier))
        start = _koppeling_of(t, dossier) or op
        new_ronde(t, dossier, Ronde.HERHUISVESTING, start, own_traject(t, dossier))
    t.session.flush()
    engine.recompute(t, dossier.id)
    t.session.flush()
    tick_by_event(t, dossier, ("ve-59",), op, message.uid)
    if not again:
        nvt_by_event(t, dossier, ("ve-60",), "woning_past")


def _traject_of(t: Transactie, dossier: Dossier) -> Traject | None:
    """The traject of who came last."""
    return t.session.scalars(
        select(Traject)
        .where(Traject.dossier_id == dossier.id, Traject.soort == "nareis")
        .order_by(Traject.id.desc())
        .limit(1)
    ).one_or_none()


def _koppeling_of(t: Transactie, dossier: Dossier) -> date | None:
    traject = _traject_of(t, dossier)
    known: Ankerdatum | None = valid_anker(t, traject.uid, Anker.KOPPELING) if traject is not None else None
    return known.werkelijk if known is not None else None


@verb("nareis_koppeling", Area.DOSSIER, Area.PUNTEN, recht=Recht.DOSSIER)
def set_eigen_koppeling(t: Transactie, dossier_uid: str, eigen: Waarheid, op: date | None = None) -> None:
    """Note whether the nareizigers have a koppeling of their own, and since when (A099, A101).

    Raises Refused: familie_nog_niet_er, veld_leeg, dag_in_toekomst.
    """
    dossier = t.open_dossier(dossier_uid)
    traject = _traject_of(t, dossier)
    if traject is None:
        raise Refused("familie_nog_niet_er")
    row = announce(t, dossier, _last_there(t, dossier))
    row.eigen_koppeling = Waarheid(eigen).value
    bron = f"gebeurtenis:{row.gebeurtenis_uid}"
    t.touch(dossier, Area.DOSSIER, Area.PUNTEN, Area.PERSONEN)
    before = telling.facts_of(t, dossier)
    if eigen == Waarheid.JA:
        if op is None:
            raise Refused("veld_leeg", veld="op")
        check_past(t, op, "op")
        set_anker(t, dossier, Anker.KOPPELING, bron=bron, werkelijk=op, drager_uid=traject.uid)
    elif valid_anker(t, traject.uid, Anker.KOPPELING) is not None:
        clear_anker(t, dossier, Anker.KOPPELING, bron=bron, drager_uid=traject.uid)
    telling.uncount(t, dossier, before)
    telling.count_now(t, dossier)


def _last_there(t: Transactie, dossier: Dossier) -> str:
    """The message of who came last."""
    told = t.session.scalars(
        select(Gebeurtenis.uid)
        .where(
            Gebeurtenis.dossier_id == dossier.id,
            Gebeurtenis.soort.in_(("familie_komt", "familie_is_er")),
            Gebeurtenis.ingetrokken_op.is_(None),
        )
        .order_by(Gebeurtenis.id)
    ).all()
    there = [uid for uid in told if _is_there(t, uid)]
    if not there:
        raise Refused("familie_nog_niet_er")
    return there[-1]
