"""Taking back or moving an event beside what came after it: two never run at once, and counting follows."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.services import ankers, dossiers, leden, nareis, toewijzing, tussenplekken
from models.services.gebeurtenissen import (
    record_familie_is_er,
    record_getekend,
    record_verhuisd,
    record_vertrokken,
    record_weigering,
    record_woning_gevonden,
)
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Actiepunt, Ankerdatum, Dossier, Lidmaatschap, Pauze, Persoon, Tussenplek, Woonadres
from models.values import Anker, Ronde, StapSoort, Waarheid
from tests.builders import make_kluis

KOPPELING = date(2026, 1, 5)


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    return make_kluis(tmp_path_factory.mktemp("naast"))


@pytest.fixture
def gezin(plek: Plek) -> str:
    return dossiers.open_dossier(plek, "Warsamele", KOPPELING, 1).onderwerp


def _geplaatst(plek: Plek, gezin: str, dag: date, straat: str, soort: str = "logeer") -> None:
    place = tussenplekken.add_tussenvoorziening(plek, straat, 40, straat=straat, soort=soort).onderwerp
    tussenplekken.place(plek, gezin, place, dag, 1)


def _pauzes(plek: Plek, gezin: str) -> list[tuple[date, date | None]]:
    with plek.store.reader() as session:
        query = select(Pauze).join(Dossier).where(Dossier.uid == gezin).order_by(Pauze.id)
        return [(one.van, one.tot) for one in session.scalars(query)]


def _geteld(plek: Plek, gezin: str) -> list[date | None]:
    with plek.store.reader() as session:
        query = select(Persoon.geteld_op).join(Lidmaatschap).join(Dossier).where(Dossier.uid == gezin)
        return list(session.scalars(query.order_by(Lidmaatschap.id)))


def _adressen(plek: Plek, gezin: str) -> list[tuple[str, date | None, date | None]]:
    with plek.store.reader() as session:
        query = select(Woonadres).join(Dossier).where(Dossier.uid == gezin).order_by(Woonadres.id)
        return [(one.straat, one.van, one.tot) for one in session.scalars(query)]


def _einde_tijdelijk(plek: Plek, gezin: str) -> date | None:
    with plek.store.reader() as session:
        return session.scalars(
            select(Ankerdatum.werkelijk)
            .join(Dossier)
            .where(
                Dossier.uid == gezin,
                Ankerdatum.soort == Anker.EINDE_TIJDELIJK.value,
                Ankerdatum.vervallen_op.is_(None),
            )
        ).one()


def _refused(soort: Anker, dag: date, plek: Plek, gezin: str, ronde: int = 1) -> str:
    with pytest.raises(Refused) as refused:
        ankers.correct_anker(plek, gezin, soort, werkelijk=dag, ronde=ronde)
    return refused.value.code


def _signed_after_weigering(plek: Plek, gezin: str) -> None:
    record_woning_gevonden(plek, gezin, date(2026, 2, 1), "Astraat 1")
    record_weigering(plek, gezin, date(2026, 3, 1), niet_gekomen=False)
    record_getekend(plek, gezin, date(2026, 3, 10))


def test_a109_a_signing_cannot_come_to_lie_before_the_standstill_that_it_ended(
    plek: Plek, gezin: str
) -> None:
    """As when it is told so at once; the day stays what it was."""
    _signed_after_weigering(plek, gezin)
    assert _refused(Anker.TEKENDATUM, date(2026, 2, 20), plek, gezin) == "tot_voor_van"
    assert _pauzes(plek, gezin) == [(date(2026, 3, 1), date(2026, 3, 10))]


@pytest.mark.parametrize("loopt", [True, False], ids=["runs", "ended"])
def test_a109_a_standstill_opened_again_ends_where_a_later_one_began(
    plek: Plek, gezin: str, loopt: bool
) -> None:
    """The clock stands still once at a time."""
    _signed_after_weigering(plek, gezin)
    ankers.pause_clock(plek, gezin, date(2026, 4, 1), "wacht op de school", "coa")
    if not loopt:
        ankers.resume_clock(plek, gezin, date(2026, 4, 8))
    ankers.correct_anker(plek, gezin, Anker.TEKENDATUM)
    later = (date(2026, 4, 1), None if loopt else date(2026, 4, 8))
    assert _pauzes(plek, gezin) == [(date(2026, 3, 1), date(2026, 4, 1)), later]


def test_a204_a_move_taken_back_leaves_the_place_where_the_gezin_lives_since(plek: Plek, gezin: str) -> None:
    """Its first place stays ended: it is in the second one now."""
    _geplaatst(plek, gezin, date(2026, 2, 1), "Pstraat")
    record_woning_gevonden(plek, gezin, date(2026, 2, 1), "Astraat 2")
    record_verhuisd(plek, gezin, date(2026, 3, 10))
    _geplaatst(plek, gezin, date(2026, 4, 1), "Qstraat")
    ankers.correct_anker(plek, gezin, Anker.VERHUIZING)
    assert _adressen(plek, gezin) == [
        ("Pstraat", date(2026, 2, 1), date(2026, 3, 10)),
        ("Astraat 2", None, None),
        ("Qstraat", date(2026, 4, 1), None),
    ]
    with plek.store.reader() as session:
        query = select(Tussenplek.tot).join(Dossier).where(Dossier.uid == gezin).order_by(Tussenplek.id)
        assert list(session.scalars(query)) == [date(2026, 3, 10), None]


def test_a204_the_end_of_the_temporary_place_goes_along_with_the_move(plek: Plek, gezin: str) -> None:
    """Its day as an anchor too, and back with it."""
    _geplaatst(plek, gezin, date(2026, 2, 1), "Pstraat")
    record_woning_gevonden(plek, gezin, date(2026, 2, 1), "Astraat 3")
    record_verhuisd(plek, gezin, date(2026, 3, 10))
    ankers.correct_anker(plek, gezin, Anker.VERHUIZING, werkelijk=date(2026, 3, 5))
    assert _einde_tijdelijk(plek, gezin) == date(2026, 3, 5)
    assert _adressen(plek, gezin)[0] == ("Pstraat", date(2026, 2, 1), date(2026, 3, 5))
    ankers.correct_anker(plek, gezin, Anker.VERHUIZING)
    assert _einde_tijdelijk(plek, gezin) is None
    assert _adressen(plek, gezin)[0] == ("Pstraat", date(2026, 2, 1), None)


def test_a204_a_move_cannot_come_to_lie_before_the_place_that_it_ended(plek: Plek, gezin: str) -> None:
    _geplaatst(plek, gezin, date(2026, 2, 1), "Pstraat")
    record_woning_gevonden(plek, gezin, date(2026, 2, 1), "Astraat 4")
    record_verhuisd(plek, gezin, date(2026, 3, 10))
    assert _refused(Anker.VERHUIZING, date(2026, 1, 20), plek, gezin) == "tot_voor_van"


def test_a103_a_first_move_that_is_told_later_is_the_one_that_counts(plek: Plek, gezin: str) -> None:
    """Only the first housing counts, also where it is typed after the second."""
    dossiers.start_ronde(plek, gezin, Ronde.HERHUISVESTING, date(2026, 4, 1))
    record_verhuisd(plek, gezin, date(2026, 5, 1))
    assert _geteld(plek, gezin) == [date(2026, 5, 1)]
    ankers.correct_anker(plek, gezin, Anker.VERHUIZING, werkelijk=date(2026, 2, 2), ronde=1)
    assert _geteld(plek, gezin) == [date(2026, 2, 2)]
    ankers.correct_anker(plek, gezin, Anker.VERHUIZING, ronde=1)
    assert _geteld(plek, gezin) == [date(2026, 5, 1)], "what is left counts"


def test_a103_a_move_told_once_more_on_an_earlier_day_counts_from_that_day(plek: Plek, gezin: str) -> None:
    record_verhuisd(plek, gezin, date(2026, 6, 13))
    record_verhuisd(plek, gezin, date(2026, 3, 20))
    assert _geteld(plek, gezin) == [date(2026, 3, 20)]


def test_a103_nobody_counts_by_a_move_that_was_told_twice_and_taken_back(plek: Plek, gezin: str) -> None:
    """It goes with both days, also where who counts does so by the other one."""
    record_verhuisd(plek, gezin, date(2026, 3, 20))
    record_verhuisd(plek, gezin, date(2026, 6, 13))
    assert _geteld(plek, gezin) == [date(2026, 3, 20)]
    ankers.correct_anker(plek, gezin, Anker.VERHUIZING)
    assert _geteld(plek, gezin) == [None]


def _nareiziger(plek: Plek, gezin: str, dag: date, koppeling: date | None) -> None:
    wife = leden.NieuwePersoon(
        roepnaam="Hodan", achternaam="Warsamele", geboortedatum=date(1990, 1, 1), relatie="partner"
    )
    record_familie_is_er(plek, gezin, dag, (wife,), koppeling=koppeling)


def test_a101_a203_a_nareiziger_counts_at_once_in_a_temporary_place_that_counts(
    plek: Plek, gezin: str
) -> None:
    """Who was there before the gezin was placed, and who comes to it."""
    dag = date(2026, 5, 1)
    _nareiziger(plek, gezin, date(2026, 3, 1), KOPPELING)
    _geplaatst(plek, gezin, dag, "Telstraat", soort="tussenvoorziening")
    assert _geteld(plek, gezin) == [dag, dag]
    _nareiziger(plek, gezin, date(2026, 6, 1), date(2026, 5, 20))
    assert _geteld(plek, gezin) == [dag, dag, date(2026, 6, 1)]


def test_a101_a_nareiziger_who_left_the_opvang_before_counts_by_the_move(plek: Plek, gezin: str) -> None:
    """The step was told first, the move of the gezin later: everything is there then."""
    _nareiziger(plek, gezin, date(2026, 3, 1), KOPPELING)
    toewijzing.record_step(plek, gezin, StapSoort.UITGESCHREVEN, date(2026, 3, 2))
    record_verhuisd(plek, gezin, date(2026, 5, 1))
    assert _geteld(plek, gezin) == [date(2026, 5, 1), date(2026, 5, 1)]


def test_a101_an_own_koppeling_that_is_told_later_makes_a_nareiziger_count(plek: Plek, gezin: str) -> None:
    """And no more once it turns out that there is none: then the gemeente has to report."""
    dag = date(2026, 5, 1)
    _geplaatst(plek, gezin, dag, "Eigenstraat", soort="tussenvoorziening")
    _nareiziger(plek, gezin, date(2026, 6, 1), None)
    assert _geteld(plek, gezin) == [dag, None]
    nareis.set_eigen_koppeling(plek, gezin, Waarheid.JA, date(2026, 6, 2))
    assert _geteld(plek, gezin) == [dag, date(2026, 6, 1)]
    nareis.set_eigen_koppeling(plek, gezin, Waarheid.NEE)
    assert _geteld(plek, gezin) == [dag, None]


def test_a103_who_left_before_the_move_does_not_count_by_it_whoever_is_told_first(
    plek: Plek, gezin: str
) -> None:
    """Somebody who left on the day of the move itself, or later, was housed and keeps counting."""
    _nareiziger(plek, gezin, date(2026, 3, 1), KOPPELING)
    dag = date(2026, 5, 1)
    _geplaatst(plek, gezin, dag, "Wegstraat", soort="tussenvoorziening")
    with plek.store.reader() as session:
        query = select(Lidmaatschap.uid).join(Dossier).where(Dossier.uid == gezin)
        first, second = session.scalars(query.order_by(Lidmaatschap.id))
    leden.remove_persoon(plek, second, date(2026, 4, 20), "vertrokken")
    leden.remove_persoon(plek, first, dag, "vertrokken")
    assert _geteld(plek, gezin) == [dag, None]


def _ve03(plek: Plek, gezin: str) -> tuple[str, str, str, date | None]:
    with plek.store.reader() as session:
        line = session.scalars(
            select(Actiepunt).join(Dossier).where(Dossier.uid == gezin, Actiepunt.item_id == "ve-03")
        ).one()
        return line.staat, line.wacht_anker, line.afleiding, line.termijn_datum


def test_a_line_that_was_open_for_one_act_is_after_its_undo_what_it_was(plek: Plek, gezin: str) -> None:
    """A settled line is not worked out anew: what it says of its term comes back with its state."""
    record_getekend(plek, gezin, date(2026, 3, 10))
    before = _ve03(plek, gezin)
    back = ankers.correct_anker(plek, gezin, Anker.TEKENDATUM)
    assert _ve03(plek, gezin)[:2] == ("open", "tekendatum")
    undo(plek, back.bewerking)
    assert _ve03(plek, gezin) == before


def test_a204_a_temporary_place_with_a_last_day_ends_by_the_move_to_a_lasting_home(
    plek: Plek, gezin: str
) -> None:
    """Nobody lives in two places, and nothing asks any more where they go on its last day."""
    record_woning_gevonden(plek, gezin, date(2026, 2, 1), "Tijdstraat", tijdelijk_tot=date(2026, 9, 1))
    record_verhuisd(plek, gezin, date(2026, 2, 10))
    dossiers.start_ronde(plek, gezin, Ronde.VASTE_WONING, date(2026, 3, 1))
    record_woning_gevonden(plek, gezin, date(2026, 3, 5), "Vaststraat")
    record_verhuisd(plek, gezin, date(2026, 5, 1))
    assert _adressen(plek, gezin) == [
        ("Tijdstraat", date(2026, 2, 10), date(2026, 5, 1)),
        ("Vaststraat", date(2026, 5, 1), None),
    ]
    assert _einde_tijdelijk(plek, gezin) == date(2026, 5, 1)
    ankers.correct_anker(plek, gezin, Anker.VERHUIZING, ronde=2)
    assert _adressen(plek, gezin)[0] == ("Tijdstraat", date(2026, 2, 10), date(2026, 9, 1))
    assert _einde_tijdelijk(plek, gezin) is None


def test_a204_a_second_temporary_place_keeps_its_own_last_day_by_the_move_to_it(
    plek: Plek, gezin: str
) -> None:
    """The end of the first place is not the end of the second."""
    _geplaatst(plek, gezin, date(2026, 2, 1), "Eerststraat")
    record_woning_gevonden(plek, gezin, date(2026, 3, 1), "Tweestraat", tijdelijk_tot=date(2026, 9, 1))
    record_verhuisd(plek, gezin, date(2026, 3, 10))
    assert _adressen(plek, gezin) == [
        ("Eerststraat", date(2026, 2, 1), date(2026, 3, 10)),
        ("Tweestraat", date(2026, 3, 10), date(2026, 9, 1)),
    ]
    assert _einde_tijdelijk(plek, gezin) is None


def test_who_left_lives_in_no_temporary_place_any_more(plek: Plek, gezin: str) -> None:
    record_woning_gevonden(plek, gezin, date(2026, 2, 1), "Wegstraat", tijdelijk_tot=date(2026, 9, 1))
    record_verhuisd(plek, gezin, date(2026, 2, 10))
    record_vertrokken(plek, gezin, date(2026, 6, 1), "naar familie elders")
    assert _adressen(plek, gezin) == [("Wegstraat", date(2026, 2, 10), date(2026, 6, 1))]
