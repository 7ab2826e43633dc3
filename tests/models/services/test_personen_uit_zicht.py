"""A person of two gezinnen: who guides them now may, who knows only their uid may not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.rules.overdracht import Rij
from models.services import bescherming, dossiers
from models.services.gebeurtenissen import close_dossier
from models.services.leden import NieuwePersoon, add_persoon, remove_persoon, save_persoon_field
from models.services.overdracht_rijen import Rijen
from models.services.undo import undo
from models.services.verb import Plek, Verb
from models.tables import Dossier, Lidmaatschap, Persoon, Persoonsgegevens
from models.values import Recht, Rol
from tests.builders import T0, add_medewerker, make_kluis, make_plek


@pytest.fixture
def plek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plek]:
    made = make_kluis(tmp_path_factory.mktemp("personen"))
    yield made
    made.store.close()


@pytest.fixture
def sam(plek: Plek) -> Plek:
    return make_plek(plek.store, wie=add_medewerker(plek.store, "Sam Voorbeeld", Rol.BEGELEIDER))


@pytest.fixture
def noor(plek: Plek) -> Plek:
    return make_plek(plek.store, wie=add_medewerker(plek.store, "Noor Voorbeeld", Rol.BEGELEIDER))


def members(plek: Plek, dossier_uid: str) -> list[tuple[str, str]]:
    """Uid of the person and of the membership."""
    with plek.store.reader() as session:
        rows = session.execute(
            select(Persoon.uid, Lidmaatschap.uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
            .where(Dossier.uid == dossier_uid)
            .order_by(Lidmaatschap.id)
        ).all()
    return [(row[0], row[1]) for row in rows]


def roepnaam(plek: Plek, persoon_uid: str) -> str:
    with plek.store.reader() as session:
        return session.scalars(
            select(Persoonsgegevens.roepnaam).join(Persoon).where(Persoon.uid == persoon_uid)
        ).one()


def moved(plek: Plek, sam: Plek, noor: Plek) -> tuple[str, str, str]:
    """Somebody left the gezin of Sam and is now in one of Noor. Gives both dossiers and the person."""
    old = dossiers.open_dossier(sam, "Oudgezin", T0, 2).onderwerp
    new = dossiers.open_dossier(noor, "Nieuwgezin", T0, 1).onderwerp
    persoon, lid = members(plek, old)[1]
    remove_persoon(sam, lid, T0, "eigen_dossier")
    add_persoon(plek, new, NieuwePersoon(persoon_uid=persoon), T0)
    return old, new, persoon


def test_who_guides_somebody_now_is_not_stopped_by_an_earlier_closed_gezin_of_another(
    plek: Plek, sam: Plek, noor: Plek
) -> None:
    old, _new, persoon = moved(plek, sam, noor)
    close_dossier(sam, old, T0, "klaar", "anders")
    save_persoon_field(noor, persoon, "roepnaam", "Ayaan")
    assert roepnaam(plek, persoon) == "Ayaan"
    with pytest.raises(Refused, match="geen_toegang"):
        save_persoon_field(noor, members(plek, old)[0][0], "roepnaam", "Niet")


def test_an_extra_protected_gezin_still_stands_in_the_way(plek: Plek, sam: Plek, noor: Plek) -> None:
    old, _new, persoon = moved(plek, sam, noor)
    bescherming.protect(sam, old)
    close_dossier(sam, old, T0, "klaar", "anders")
    with pytest.raises(Refused, match="geen_toegang"):
        save_persoon_field(noor, persoon, "roepnaam", "Ayaan")


def test_a_uid_of_somebody_out_of_sight_brings_nobody_into_a_gezin(plek: Plek, sam: Plek, noor: Plek) -> None:
    hidden = dossiers.open_dossier(sam, "Oudgezin", T0, 1).onderwerp
    mine = dossiers.open_dossier(noor, "Nieuwgezin", T0, 1).onderwerp
    persoon = members(plek, hidden)[0][0]
    with pytest.raises(Refused, match="persoon_onbekend"):
        add_persoon(noor, mine, NieuwePersoon(persoon_uid=persoon), T0)
    assert len(members(plek, mine)) == 1
    add_persoon(plek, mine, NieuwePersoon(persoon_uid=persoon), T0)
    assert len(members(plek, mine)) == 2, "who sees both may"


def test_nor_does_it_through_any_gezin_while_an_extra_protected_one_holds_them(
    plek: Plek, sam: Plek, noor: Plek
) -> None:
    old, _new, persoon = moved(plek, sam, noor)
    bescherming.protect(sam, old)
    third = dossiers.open_dossier(noor, "Derde", T0, 1).onderwerp
    with pytest.raises(Refused, match="persoon_onbekend"):
        add_persoon(noor, third, NieuwePersoon(persoon_uid=persoon), T0)


def test_a_row_of_another_kluis_is_not_somebody_here_out_of_sight(plek: Plek, sam: Plek, noor: Plek) -> None:
    hidden = dossiers.open_dossier(sam, "Oudgezin", T0, 1).onderwerp
    seen = dossiers.open_dossier(noor, "Nieuwgezin", T0, 1).onderwerp
    work: Verb[[str]] = Verb(
        "proef",
        frozenset(),
        Recht.OVERDRACHT,
        lambda t, uid: str(Rijen(t).insert("persoon", Rij(uid, {}), None)),
    )
    work(noor, members(plek, seen)[0][0])
    with pytest.raises(Refused, match="overdracht_vreemd"):
        work(noor, members(plek, hidden)[0][0])


def test_undo_of_a_field_of_somebody_in_two_gezinnen_asks_for_both(plek: Plek, sam: Plek, noor: Plek) -> None:
    """In the historie such a field hangs on no dossier."""
    old, _new, persoon = moved(plek, sam, noor)
    change = save_persoon_field(plek, persoon, "telefoon", "06 12345678")
    regie = make_plek(plek.store, wie=add_medewerker(plek.store, "Regie", Rol.CASUSREGISSEUR))
    bescherming.protect(sam, old)
    with pytest.raises(Refused, match="geen_toegang"):
        undo(regie, change.bewerking)
    bescherming.unprotect(sam, old)
    undo(regie, change.bewerking)
