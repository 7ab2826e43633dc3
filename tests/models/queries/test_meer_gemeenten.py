"""Two gemeenten in one kluis: papers, Vandaag and toezicht of one do not tell of the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.queries.amv import amv_facts
from models.queries.bal import load_bal
from models.queries.gemeentedag import items_of_gemeente, load_gemeentedagen
from models.queries.overleggen import load_overleggen
from models.queries.papier import make_head
from models.queries.papier_matrix import matrix_facts
from models.queries.papier_overleg import notitie_facts, uitnodiging_facts
from models.queries.rows_avg import StukFacts
from models.queries.toezicht import load_toezicht
from models.rules.overleggen import OverlegSoort
from models.rules.toezicht import Beleid
from models.services.beheer import add_contactpersoon, add_gemeente, add_organisatie
from models.services.dossiers import open_dossier
from models.services.gemeentepunten import add_gemeentepunt
from models.services.leden import save_persoon_field
from models.services.overleggen import plan_overleg
from models.services.toezicht import choose_beleid
from models.services.verb import Plek
from models.tables import Dossier, Lidmaatschap, Persoon
from tests.builders import T0, VasteKlok, lezer_for, make_kluis, only_gemeente

DAG = timedelta(days=1)


@pytest.fixture(scope="module")
def twee(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Plek, str, str]]:
    """A kluis with two gemeenten; everything but an amv and a point of its own is of the second."""
    plek = make_kluis(tmp_path_factory.mktemp("twee"))
    hier = only_gemeente(plek.store)
    daar = add_gemeente(plek, "Essenbroek", "Drenthe").onderwerp
    for soort, naam in (("corporatie", "Wonen B"), ("huurders", "Huurders B"), ("begeleiding", "AAA B")):
        add_organisatie(plek, soort, naam, gemeente_uid=daar)
    add_contactpersoon(plek, "Ambtenaar B", gemeente_uid=daar)
    for place in (hier, daar):
        gezin = open_dossier(plek, "Buur", T0 - 200 * DAG, 1, "", gemeente_uid=place).onderwerp
        jong = _only_person(plek, gezin)
        save_persoon_field(plek, jong, "geboortedatum", date(2008, 5, 1))
        save_persoon_field(plek, jong, "is_amv", waarde=True)
        add_gemeentepunt(plek, f"punt van {place}", "", T0 + 2 * DAG, gemeente_uid=place)
    choose_beleid(plek, daar, Beleid.MARGE)
    yield plek, hier, daar
    plek.store.close()


def _only_person(plek: Plek, dossier_uid: str) -> str:
    with plek.store.reader() as session:
        return session.scalars(
            select(Persoon.uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
            .where(Dossier.uid == dossier_uid)
        ).one()


def rows(found: StukFacts, kop: str) -> tuple[tuple[str, ...], ...]:
    return next(one.rijen for one in found.delen if one.kop.startswith(kop))


def test_the_matrix_on_paper_names_only_who_works_here(twee: tuple[Plek, str, str]) -> None:
    """Decision 92: what is signed on the screen of a gemeente stands on its paper, and no other."""
    plek, hier, daar = twee
    with lezer_for(plek) as lezer:
        found = matrix_facts(lezer, hier, head=make_head(lezer, VasteKlok().nu(), gemeente_uid=hier))
        other = matrix_facts(lezer, daar, head=make_head(lezer, VasteKlok().nu(), gemeente_uid=daar))
    named = (*found.corporaties, found.huurdersorganisatie, found.begeleidende_organisatie)
    assert not any(naam.endswith(" B") for naam in named)
    assert not any(" B" in words for line in found.contacten for words in line)
    assert (other.corporaties, other.huurdersorganisatie) == (("Wonen B",), "Huurders B")
    assert "Ambtenaar B" in dict(other.contacten).values()


def test_the_local_overleg_invites_who_works_here_and_the_regional_one_everybody(
    twee: tuple[Plek, str, str],
) -> None:
    plek, hier, _daar = twee
    invited = {}
    for soort in (OverlegSoort.LOKAAL, OverlegSoort.REGIONAAL):
        uid = plan_overleg(plek, soort, T0 + 10 * DAG, gemeente_uid=hier).onderwerp
        with lezer_for(plek) as lezer:
            head = make_head(lezer, VasteKlok().nu(), gemeente_uid=hier)
            invited[soort] = [
                row[0] for row in rows(uitnodiging_facts(lezer, hier, uid, head=head), "Wie is")
            ]
    assert "Wonen B" not in invited[OverlegSoort.LOKAAL]
    assert "Wonen B" in invited[OverlegSoort.REGIONAAL]


def test_the_note_counts_what_is_late_in_its_own_gemeente(twee: tuple[Plek, str, str]) -> None:
    plek, hier, daar = twee
    late = {}
    with lezer_for(plek) as lezer:
        for place in (hier, daar):
            head = make_head(lezer, VasteKlok().nu(), gemeente_uid=place)
            late[place] = sum(
                int(row[1]) for row in rows(notitie_facts(lezer, place, head=head), "Wat te laat")
            )
        both = sum(
            line.stand.value == "te_laat" for partij in load_bal(lezer).partijen for line in partij.lijnen
        )
    assert late[hier] > 0
    assert late[hier] + late[daar] == both


def test_a177_screen_invitation_and_paper_list_the_same_youngsters(twee: tuple[Plek, str, str]) -> None:
    """Who turned 18 earlier in this quarter is on the list of the quarter, of the own gemeente only."""
    plek, hier, daar = twee
    with lezer_for(plek) as lezer:
        head = make_head(lezer, VasteKlok().nu(), gemeente_uid=hier)
        paper = amv_facts(lezer, gemeente_uid=hier, head=head)
        screen = load_overleggen(lezer, hier)
        assert len(amv_facts(lezer, head=head).kwartalen[0].jongeren) == 2
        assert load_overleggen(lezer, daar).amv[0].dossier_uid != screen.amv[0].dossier_uid
    assert [(one.dossier_uid, one.jarig_op) for one in screen.amv] == [
        (one.dossier_uid, date(2026, 5, 1)) for kwartaal in paper.kwartalen for one in kwartaal.jongeren
    ]
    (figure,) = dict(screen.cijfers)[OverlegSoort.AMV]
    assert dict(figure.params)["aantal"] == len(screen.amv) == 1


def test_points_of_every_gemeente_that_is_worked_for_reach_vandaag_and_the_agenda(
    twee: tuple[Plek, str, str],
) -> None:
    """Decision 83: who may see the figures of a gemeente gets its points; a mere neighbour has none."""
    plek, hier, daar = twee
    with lezer_for(plek) as lezer:
        found = {one.gemeente_uid for one in load_gemeentedagen(lezer)}
        agenda = {one.tekst for one in items_of_gemeente(lezer, T0, T0 + 5 * DAG)}
    assert found == {hier, daar}
    assert {f"punt van {hier}", f"punt van {daar}"} <= agenda
    add_gemeente(plek, "Buurstad", "Gelderland")
    with lezer_for(plek) as lezer:
        assert {one.gemeente_uid for one in load_gemeentedagen(lezer)} == {hier, daar}


def test_k07_the_choice_of_another_provincie_is_not_ours(twee: tuple[Plek, str, str]) -> None:
    plek, hier, daar = twee
    with lezer_for(plek) as lezer:
        assert (load_toezicht(lezer, hier).beleid_gekozen, load_toezicht(lezer, daar).beleid_gekozen) == (
            False,
            True,
        )
        assert load_toezicht(lezer, hier).beleid is not Beleid.MARGE
