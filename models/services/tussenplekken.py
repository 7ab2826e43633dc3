"""Temporary places: the places themselves, placing a gezin there, and its last day (A203, A204)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.queries.inhoud import SHARED
from models.queries.telling import kinds_that_count
from models.rules.invoer import Invoer, Veld, choice, day, number, text
from models.services import aanbod
from models.services.ankers import check_day, check_past, first_traject, restart_anker, set_anker, valid_anker
from models.services.dossiers import MAX_PERSONEN, current_ronde, gemeente_for, place_adres
from models.services.gevolgen_wonen import move
from models.services.verb import Transactie, verb
from models.tables import Dossier, Gemeente, Tussenplek, Tussenvoorziening, Woonadres
from models.values import Anker, PlekSoort, Recht

PLEKKEN_MEEST = 2000
TUSSENVOORZIENING_VELDEN = {
    veld.naam: veld
    for veld in (
        Veld("naam", text(verplicht=True)),
        Veld("soort", choice(PlekSoort)),
        Veld("straat", text()),
        Veld("postcode", text(10)),
        Veld("plaats", text()),
        Veld("samen_met", text(200)),
        Veld("groepen", text(200)),
        Veld("plekken", number(1, PLEKKEN_MEEST)),
        Veld("loopt_tot", day),
    )
}


def plek_for(t: Transactie, uid: str) -> Tussenvoorziening:
    """Return a temporary place by its uid. Raises Refused("plek_onbekend")."""
    found = t.session.scalars(select(Tussenvoorziening).where(Tussenvoorziening.uid == uid)).one_or_none()
    if found is None:
        raise Refused("plek_onbekend", veld="tussenvoorziening")
    return found


def _set(t: Transactie, plek: Tussenvoorziening, veld: str, waarde: Invoer) -> None:
    rule = TUSSENVOORZIENING_VELDEN.get(veld)
    if rule is None:
        raise Refused("veld_onbekend", veld=veld)
    setattr(plek, veld, rule.check(waarde, t.vandaag))


@verb("tussenvoorziening_erbij", Area.WONINGEN, recht=Recht.ORGANISATIES)
def add_tussenvoorziening(
    t: Transactie, /, naam: str, plekken: int, *, gemeente_uid: str = "", **velden: Invoer
) -> str:
    """Put a temporary place in the list, with how many persons fit. Gives its uid.

    Raises Refused: gemeente_kiezen, veld_onbekend, veld_leeg, getal_buiten_grens, keuze_onbekend, ….
    """
    new = Tussenvoorziening(
        gemeente_id=gemeente_for(t, gemeente_uid).id, soort=PlekSoort.TUSSENVOORZIENING.value
    )
    given: dict[str, Invoer] = {"naam": naam, "plekken": plekken, **velden}
    for veld, waarde in given.items():
        _set(t, new, veld, waarde)
    t.session.add(new)
    t.session.flush()
    return new.uid


@verb("tussenvoorziening_veld", Area.WONINGEN, Area.DOSSIER, recht=Recht.ORGANISATIES)
def save_tussenvoorziening(t: Transactie, /, tussenvoorziening_uid: str, **velden: Invoer) -> None:
    """Save fields of a temporary place at once; another last day moves that of who lives there.

    A gezin that was given a last day of its own keeps it; warns when one is out of sight. Raises Refused:
    plek_onbekend, veld_onbekend, ….
    """
    found = plek_for(t, tussenvoorziening_uid)
    ended = found.loopt_tot
    for veld, waarde in velden.items():
        _set(t, found, veld, waarde)
    if found.loopt_tot != ended and found.loopt_tot is not None:
        _move_end(t, found, ended, found.loopt_tot)


def _move_end(t: Transactie, plek: Tussenvoorziening, was: date | None, tot: date) -> None:
    for one in _occupied(t, plek):
        adres = t.session.get_one(Woonadres, one.woonadres_id)
        dossier = t.session.get_one(Dossier, one.dossier_id)
        if adres.tot != was:
            continue
        try:
            t.touch(dossier)
        except Refused:
            t.warn("plek_uit_zicht")
            continue
        adres.tot = max(tot, one.van)
        set_anker(t, dossier, Anker.EINDE_TIJDELIJK, bron="hand", gepland=adres.tot)


@verb("tussenvoorziening_weg", Area.WONINGEN, recht=Recht.ORGANISATIES)
def remove_tussenvoorziening(t: Transactie, tussenvoorziening_uid: str, op: date) -> None:
    """Take a temporary place out of the list from a day on; who lives there stays. Undo brings it back.

    Raises Refused: plek_onbekend, plek_al_weg, plek_bewoond, dag_onmogelijk.
    """
    found = plek_for(t, tussenvoorziening_uid)
    if found.weg_op is not None:
        raise Refused("plek_al_weg")
    day("op", op, t.vandaag)
    if _occupied(t, found):
        raise Refused("plek_bewoond")
    found.weg_op = op


def _occupied(t: Transactie, plek: Tussenvoorziening) -> list[Tussenplek]:
    """Who lives there now, of dossiers that are open."""
    return list(
        t.session.scalars(
            select(Tussenplek)
            .join(Dossier, Dossier.id == Tussenplek.dossier_id)
            .where(
                Tussenplek.tussenvoorziening_id == plek.id,
                Tussenplek.tot.is_(None),
                Dossier.afgesloten_op.is_(None),
            )
        )
    )


def free_places(t: Transactie, plek: Tussenvoorziening) -> int:
    """How many persons still fit; negative where more live there than fit."""
    return plek.plekken - sum(one.personen for one in _occupied(t, plek))


@verb("tussenplek_geplaatst", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, Area.WONINGEN, recht=Recht.DOSSIER)
def place(
    t: Transactie,
    dossier_uid: str,
    tussenvoorziening_uid: str,
    van: date,
    personen: int,
    *,
    tot: date | None = None,
) -> str:
    """Place a gezin in a temporary place from a day on; `tot` = its last day, else that of the place.

    In a kind of place that counts, the move is recorded and everybody counts at once (A203); a later move
    does not count again (A103). Staying with a host is no move. Warns when it becomes too full: it blocks
    nothing. Raises Refused: dossier_onbekend, dossier_gesloten, plek_onbekend, plek_al_weg, al_op_deze_plek,
    dag_in_toekomst, tot_voor_van, getal_buiten_grens.
    """
    dossier = t.open_dossier(dossier_uid)
    plek = plek_for(t, tussenvoorziening_uid)
    check_past(t, van, "van")
    check_day(t, tot, "tot")
    if plek.weg_op is not None and plek.weg_op <= van:
        raise Refused("plek_al_weg", veld="tussenvoorziening")
    if running(t, dossier) is not None:
        raise Refused("al_op_tijdelijke_plek", veld="tussenvoorziening")
    people = int(str(number(1, MAX_PERSONEN)("personen", personen, t.vandaag)))
    free = free_places(t, plek)
    if people > free:
        t.warn("plek_vol", vrij=max(free, 0), personen=people)
    end = tot or plek.loopt_tot
    adres = _known_adres(t, dossier, plek) or place_adres(
        t,
        dossier,
        "tijdelijk",
        plek.straat or plek.naam,
        postcode=plek.postcode,
        plaats=plek.plaats,
    )
    if end is not None and end < van:
        raise Refused("tot_voor_van", veld="tot")
    adres.van, adres.tot = van, end
    made = Tussenplek(
        dossier_id=dossier.id,
        tussenvoorziening_id=plek.id,
        woonadres_id=adres.id,
        personen=people,
        van=van,
    )
    t.session.add(made)
    t.session.flush()
    restart_anker(t, dossier, Anker.EINDE_TIJDELIJK, bron="hand", gepland=end)
    gemeente = t.session.get(Gemeente, dossier.gemeente_id) if dossier.gemeente_id else None
    kinds = kinds_that_count(SHARED.get(t.session), van, gemeente.uid if gemeente is not None else "")
    moved = valid_anker(t, first_traject(t, dossier).uid, Anker.VERHUIZING)
    if plek.soort in kinds and (moved is None or moved.werkelijk != van):
        move(t, dossier, van, ronde=current_ronde(t, dossier), home=adres)
    return made.uid


def _known_adres(t: Transactie, dossier: Dossier, plek: Tussenvoorziening) -> Woonadres | None:
    """The address that *Woning gevonden* made for this place already, where nobody was placed yet."""
    placed = select(Tussenplek.woonadres_id).where(Tussenplek.dossier_id == dossier.id)
    found = t.session.scalars(
        select(Woonadres)
        .where(
            Woonadres.dossier_id == dossier.id, Woonadres.soort == "tijdelijk", Woonadres.id.not_in(placed)
        )
        .order_by(Woonadres.id.desc())
    )
    return next((one for one in found if plek.straat and one.straat == plek.straat), None)


def running(t: Transactie, dossier: Dossier) -> Tussenplek | None:
    """The temporary place where a gezin lives now, or None."""
    return t.session.scalars(
        select(Tussenplek).where(Tussenplek.dossier_id == dossier.id, Tussenplek.tot.is_(None)).limit(1)
    ).one_or_none()


@verb("tussenplek_einde", Area.DOSSIER, Area.PUNTEN, Area.WONINGEN, recht=Recht.DOSSIER)
def leave(t: Transactie, tussenplek_uid: str, op: date) -> None:
    """Record the last day of a gezin in a temporary place; its place is free again.

    Raises Refused: plek_onbekend, plek_al_verlaten, tot_voor_van, dag_in_toekomst, dossier_gesloten.
    """
    found = t.session.scalars(select(Tussenplek).where(Tussenplek.uid == tussenplek_uid)).one_or_none()
    if found is None:
        raise Refused("plek_onbekend")
    if found.tot is not None:
        raise Refused("plek_al_verlaten")
    check_past(t, op, "op")
    if op < found.van:
        raise Refused("tot_voor_van", veld="op")
    aanbod.end_tijdelijk.work(t, t.session.get_one(Woonadres, found.woonadres_id).uid, op)
