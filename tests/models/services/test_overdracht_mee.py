"""A gezin that went, comes back, or is refused; and what comes along with it from the other kluis."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.errors import Refused
from models.queries.overdracht_verschil import NIEUW
from models.services import actiepunten, beheer, dossiers, eigen_punten, leden, tijdafspraken
from models.services.overdracht_in import DossierKeuze, Keuzes, take_in
from models.services.overdracht_uit import close_overgedragen, record_mislukt
from models.tables import (
    Actiepunt,
    Betrokkene,
    Contactpersoon,
    Dossier,
    Gemeente,
    InhoudVersie,
    Organisatie,
    Overdracht,
    Tijdafspraak,
)
from models.values import Waarheid
from tests.builders import T0, add_medewerker, make_plek
from tests.overdracht_hulp import Kant, compared, make_kant, only, opened, receive, send
from tests.overdracht_kanten import (
    KOPPELING,
    begin,
    differences,
    links,
    rechts,
    shared,
    uid,
)

__all__ = ["begin", "links", "rechts", "shared", "uid"]
"""Fixtures."""


# --- gone and given back ---------------------------------------------------------------------


def test_a_gezin_that_went_closes_here_and_opens_again_when_it_comes_back(
    links: Kant, rechts: Kant, shared: str
) -> None:
    (sent,) = links.rows(Overdracht)
    close_overgedragen(links.plek, sent.uid, [shared])
    closed = links.dossier(shared)
    assert closed.afgesloten_op == links.klok.dag
    assert closed.afsluit_soort == "overgedragen"

    dossiers.save_dossier_field(rechts.plek, shared, "perspectief", "leren")
    data = send(rechts, shared)
    assert only(links, data).gesloten
    receive(links, data)
    again = links.dossier(shared)
    assert again.afgesloten_op is None
    assert again.perspectief == "leren"
    assert differences(links, shared) == ()


def test_only_what_went_can_be_closed_as_handed_over(links: Kant, uid: str) -> None:
    other = dossiers.open_dossier(links.plek, "Tekleberi", KOPPELING, 1).onderwerp
    send(links, uid)
    (sent,) = links.rows(Overdracht)
    with pytest.raises(Refused, match="dossier_onbekend"):
        close_overgedragen(links.plek, sent.uid, [other])
    with pytest.raises(Refused, match="overdracht_geen"):
        close_overgedragen(links.plek, sent.uid, [])
    record_mislukt(links.plek, sent.uid)
    with pytest.raises(Refused, match="overdracht_onbekend"):
        close_overgedragen(links.plek, sent.uid, [uid])


def test_a_dossier_that_is_not_taken_in_needs_a_reason(links: Kant, rechts: Kant, uid: str) -> None:
    pakket = opened(send(links, uid))
    with pytest.raises(Refused, match="reden_nodig"):
        take_in(rechts.plek, pakket, Keuzes({uid: DossierKeuze(neem=False)}))
    take_in(rechts.plek, pakket, Keuzes({uid: DossierKeuze(neem=False, reden="woont hier niet")}))
    assert rechts.rows(Dossier) == []
    (row,) = rechts.rows(Overdracht)
    assert "woont hier niet" in row.geweigerd
    with pytest.raises(Refused, match="overdracht_geen"):
        take_in(rechts.plek, pakket, Keuzes({}))


# --- what comes along ------------------------------------------------------------------------


def test_an_own_item_of_the_gemeente_comes_along_for_its_lines_only(
    links: Kant, rechts: Kant, uid: str
) -> None:
    _own_item(links, "Fiets regelen")
    _own_item(rechts, "Iets heel anders")
    assert links.punt(uid, "pv-500").termijn_datum is not None

    receive(rechts, send(links, uid))

    (came,) = [v for v in rechts.rows(InhoudVersie) if v.overgenomen]
    assert (came.item_id, "Fiets regelen" in came.json) == ("pv-501", True)
    assert rechts.punt(uid, "pv-501").staat == "open"
    new = dossiers.open_dossier(rechts.plek, "Tekleberi", KOPPELING, 1).onderwerp
    lines = {p.item_id for p in rechts.rows(Actiepunt, dossier_id=rechts.dossier(new).id)}
    assert "pv-500" in lines
    assert "pv-501" not in lines
    assert differences(rechts, uid) == ()

    actiepunten.tick(rechts.plek, rechts.punt(uid, "pv-501").uid)
    links.later()
    rechts.later()
    receive(links, send(rechts, uid))
    assert links.punt(uid, "pv-500").staat == "gedaan", "it is the same item under its own number"
    assert not [v for v in links.rows(InhoudVersie) if "Fiets" in v.json and v.overgenomen]


def _own_item(kant: Kant, tekst: str) -> None:
    from msgspec import structs

    from models.content.loader import item_to_json, load_content

    (city,) = kant.rows(Gemeente)
    base = load_content().items["pv-02"]
    beheer.add_item(kant.plek, city.uid, item_to_json(structs.replace(base, id="pv-00", tekst=tekst)))
    from models.services.dagwissel import verwerk_dagwissel

    verwerk_dagwissel(replace(kant.plek, wie="systeem"))


def test_an_appointment_comes_along_with_its_point_and_comes_back_moved(
    links: Kant, rechts: Kant, uid: str
) -> None:
    punt = eigen_punten.add_eigen_punt(links.plek, uid, "sleutel halen").onderwerp
    told = tijdafspraken.Afspraak("sleutel", T0, "10:00", plaats="Lindelaan 3", komt="a", punt_uid=punt)
    tijdafspraken.plan_tijdafspraak(links.plek, uid, told)
    receive(rechts, send(links, uid))
    (came,) = rechts.rows(Tijdafspraak)
    assert (came.soort, came.tijd, came.plaats, came.komt) == ("sleutel", "10:00", "Lindelaan 3", "a")
    assert [p.tekst for p in rechts.rows(Actiepunt, uid=came.punt_uid)] == ["sleutel halen"]

    rechts.later()
    moved = replace(told, tijd="14:30", punt_uid=came.punt_uid)
    tijdafspraken.change_tijdafspraak(rechts.plek, came.uid, moved)
    receive(links, send(rechts, uid))
    assert [(one.tijd, one.punt_uid) for one in links.rows(Tijdafspraak)] == [("14:30", punt)]
    assert differences(links, uid) == ()


def test_an_appointment_names_the_same_people_where_their_letters_are_others(
    links: Kant, rechts: Kant, shared: str
) -> None:
    """Both sides put somebody in meanwhile, and gave them the same letter."""
    one, two = (leden.NieuwePersoon(roepnaam=naam, achternaam="Warsamele") for naam in ("Ada", "Bo"))
    leden.add_persoon(links.plek, shared, one, T0)
    leden.add_persoon(rechts.plek, shared, two, T0)
    told = tijdafspraken.Afspraak("gesprek", T0, "10:00", komt="d a")
    tijdafspraken.plan_tijdafspraak(links.plek, shared, told)
    receive(rechts, send(links, shared))
    assert [came.komt for came in rechts.rows(Tijdafspraak)] == ["e a"], "Ada is e there"

    rechts.later()
    receive(links, send(rechts, shared))
    assert [back.komt for back in links.rows(Tijdafspraak)] == ["d a"], "and d here still"


def test_an_organisation_with_the_same_name_is_that_organisation(links: Kant, rechts: Kant, uid: str) -> None:
    known = beheer.add_organisatie(rechts.plek, "azc", "AZC duinvoorde").onderwerp
    receive(rechts, send(links, uid))
    assert [o.uid for o in rechts.rows(Organisatie, soort="azc")] == [known]


def test_a_choice_about_an_organisation_is_remembered(links: Kant, rechts: Kant, uid: str) -> None:
    known = beheer.add_organisatie(rechts.plek, "azc", "Opvang aan zee").onderwerp
    data = send(links, uid)
    (azc,) = [g for g in compared(rechts, opened(data)).genoemd if g.tabel == "organisatie"]
    assert azc.voorstel == NIEUW
    receive(rechts, data, genoemd={azc.uid: known})
    assert [o.uid for o in rechts.rows(Organisatie, soort="azc")] == [known]

    links.later()
    (again,) = [g for g in compared(rechts, opened(send(links, uid))).genoemd if g.tabel == "organisatie"]
    assert again.voorstel == known
    (back,) = [g for g in compared(links, opened(send(rechts, uid))).genoemd if g.tabel == "organisatie"]
    assert back.voorstel == azc.uid, "the way back knows under which uid they have it"


def test_a_gemeente_that_is_not_here_must_be_chosen_or_added_by_who_may(
    links: Kant, tmp_path: Path, uid: str
) -> None:
    other = make_kant(tmp_path / "elders")
    try:
        (city,) = other.rows(Gemeente)
        beheer.save_gemeente_field(other.plek, city.uid, "naam", "Anderstad")
        data = send(links, uid)
        with pytest.raises(Refused, match="overdracht_gemeente_kiezen"):
            receive(other, data)
        theirs = next(g.uid for g in compared(other, opened(data)).genoemd if g.tabel == "gemeente")
        begeleider = make_plek(
            other.plek.store, other.klok, add_medewerker(other.plek.store, "Begeleider", "begeleider")
        )
        with pytest.raises(Refused, match="overdracht_gemeente_beheer"):
            receive(replace(other, plek=begeleider), data, genoemd={theirs: NIEUW})
        receive(other, data, genoemd={theirs: NIEUW})
        assert {g.naam for g in other.rows(Gemeente)} == {"Anderstad", "Wilgenrade"}
        assert differences(other, uid) == ()
    finally:
        other.close()


def test_a_contact_person_beside_a_gezin_comes_along(links: Kant, rechts: Kant, uid: str) -> None:
    org = beheer.add_organisatie(links.plek, "corporatie", "Woongoed", telefoon="0570-1").onderwerp
    contact = beheer.add_contactpersoon(links.plek, "Jo Proef", organisatie_uid=org).onderwerp
    dossiers.set_betrokkene(links.plek, uid, "aanspreekpunt", T0, contactpersoon_uid=contact)
    receive(rechts, send(links, uid))
    (jo,) = rechts.rows(Contactpersoon)
    assert jo.naam == "Jo Proef"
    assert [o.naam for o in rechts.rows(Organisatie, soort="corporatie")] == ["Woongoed"]


def test_the_begeleider_of_the_other_side_ends_when_somebody_here_takes_over(
    links: Kant, rechts: Kant, uid: str
) -> None:
    receive(rechts, send(links, uid), begeleider=rechts.plek.wie)
    rows = {b.medewerker_id is None: b.tot for b in rechts.rows(Betrokkene, rol="begeleider")}
    assert rows == {True: T0, False: None}


def test_an_extra_protected_gezin_needs_a_begeleider_here(links: Kant, rechts: Kant, uid: str) -> None:
    with links.plek.store.writer() as session:
        session.scalars(select(Dossier)).one().extra_beschermd = True
    data = send(links, uid)
    with pytest.raises(Refused, match="overdracht_begeleider_nodig"):
        receive(rechts, data)
    receive(rechts, data, begeleider=rechts.plek.wie)
    assert rechts.dossier(uid).extra_beschermd


def test_a_number_that_is_taken_here_becomes_another(links: Kant, rechts: Kant, uid: str) -> None:
    taken = dossiers.open_dossier(rechts.plek, "Bezet", KOPPELING, 1).onderwerp
    with rechts.plek.store.writer() as session:
        session.scalars(select(Dossier).where(Dossier.uid == taken)).one().nummer = links.dossier(uid).nummer
    receive(rechts, send(links, uid))
    assert rechts.dossier(uid).nummer not in {links.dossier(uid).nummer, ""}


def test_a_condition_answered_there_counts_here(links: Kant, rechts: Kant, shared: str) -> None:
    dossiers.save_dossier_field(rechts.plek, shared, "bijstand", Waarheid.JA.value)
    receive(links, send(rechts, shared))
    assert links.dossier(shared).bijstand == "ja"
    assert differences(links, shared) == ()
    with links.plek.store.reader() as session:
        assert session.scalar(select(func.count()).select_from(Actiepunt)) == len(rechts.rows(Actiepunt))
