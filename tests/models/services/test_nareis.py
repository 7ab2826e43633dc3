"""Family: who is expected, the message, the choice, the arrival, the home and the koppeling."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.dossier import load_dossier
from models.queries.familie import load_familie, load_who_comes
from models.queries.rows_dossier import DossierRow
from models.queries.rows_familie import FamilieRow
from models.rules.nareis import BlokStand, Past
from models.services import gebeurtenissen, nareis
from models.services.dossiers import add_adres, open_dossier, save_dossier_field
from models.services.nareis import Verwacht
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Lidmaatschap, Persoonsgegevens, Ronde
from models.values import NareisBesluit, Rol, Staat, VerwachtStaat, Waarheid
from tests.builders import T0, add_medewerker, lezer_for, make_kluis, make_plek

DAG = timedelta(days=1)
KOPPELING = date(2026, 5, 1)


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    return make_kluis(tmp_path_factory.mktemp("nareis"))


@pytest.fixture
def gezin(plek: Plek) -> str:
    uid = str(open_dossier(plek, "Al-Wadiyan", KOPPELING, 1, "azc Duinvoorde").onderwerp)
    save_dossier_field(plek, uid, "in_opvang", "ja")
    return uid


def _read(plek: Plek, uid: str) -> FamilieRow:
    with lezer_for(plek) as lezer:
        return load_familie(lezer, uid)


def _dossier(plek: Plek, uid: str) -> DossierRow:
    with lezer_for(plek) as lezer:
        return load_dossier(lezer, uid)


def _point(plek: Plek, uid: str, item: str) -> list[Staat]:
    return [p.staat for p in _dossier(plek, uid).punten if p.item_id == item]


def _expect(plek: Plek, uid: str, naam: str = "Amal", relatie: str = "partner", **told: object) -> str:
    return str(nareis.add_verwacht(plek, uid, Verwacht(naam, relatie, **told)).onderwerp)  # type: ignore[arg-type]


def test_a100_expected_people_are_kept_with_their_state_and_counted(plek: Plek, gezin: str) -> None:
    amal = _expect(plek, gezin, geboortejaar=1990, verwacht_op=T0 + 30 * DAG)
    _expect(plek, gezin, "Bilal", "kind", geboortedatum=date(2015, 3, 4), staat="visum")
    row = _read(plek, gezin)
    assert [(v.naam, v.relatie, v.staat) for v in row.verwacht] == [
        ("Amal", "partner", VerwachtStaat.AANVRAAG),
        ("Bilal", "kind", VerwachtStaat.VISUM),
    ]
    assert (row.verwacht[0].geboortejaar, row.verwacht[1].geboortedatum) == (1990, date(2015, 3, 4))
    assert (row.nog, row.hier) == (2, 1)
    nareis.change_verwacht(plek, amal, Verwacht("Amal", "partner", staat="vervalt"))
    assert _read(plek, gezin).nog == 1
    assert _dossier(plek, gezin).familie_verwacht == Waarheid.JA


def test_a100_a_person_is_taken_away_and_undo_brings_them_back(plek: Plek, gezin: str) -> None:
    amal = _expect(plek, gezin)
    change = nareis.remove_verwacht(plek, amal)
    assert (_read(plek, gezin).verwacht, _read(plek, gezin).nog) == ((), 0)
    undo(plek, change.bewerking)
    row = _read(plek, gezin)
    assert ([v.naam for v in row.verwacht], row.nog) == (["Amal"], 1)


@pytest.mark.parametrize(
    ("told", "code", "veld"),
    [
        ({"naam": " "}, "veld_leeg", "naam"),
        ({"naam": "111222333"}, "lijkt_op_bsn", "naam"),
        ({"relatie": "buur"}, "keuze_onbekend", "relatie"),
        ({"staat": "aangekomen"}, "keuze_onbekend", "staat"),
        ({"geboortejaar": 1850}, "getal_buiten_grens", "geboortejaar"),
        ({"geboortedatum": T0 + DAG}, None, "geboortedatum"),
        ({"verwacht_op": date(1980, 1, 1)}, "dag_onmogelijk", "verwacht_op"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    plek: Plek, gezin: str, told: dict[str, object], code: str | None, veld: str
) -> None:
    with pytest.raises(Refused) as refused:
        nareis.add_verwacht(plek, gezin, Verwacht(**({"naam": "Amal"} | told)))  # type: ignore[arg-type]
    assert refused.value.veld == veld
    assert code is None or refused.value.code == code
    assert _read(plek, gezin).verwacht == ()


def test_a097_the_message_keeps_who_told_it_and_begins_the_stop(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_familie_komt(plek, gezin, T0 - DAG, 4, melder="COA")
    bericht = _read(plek, gezin).bericht
    assert bericht is not None
    assert (bericht.op, bericht.aantal, bericht.melder) == (T0 - DAG, 4, "COA")
    assert bericht.blok is not None
    assert (bericht.blok.stand, bericht.blok.tot) == (BlokStand.LOOPT, date(2026, 9, 14))
    with pytest.raises(Refused, match="keuze_onbekend"):
        gebeurtenissen.record_familie_komt(plek, gezin, T0, 1, melder="buurman")


def test_k06_a_choice_is_kept_with_day_and_reason_and_ticks_its_point(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_familie_komt(plek, gezin, T0 - DAG, 4)
    assert _point(plek, gezin, "pv-47") == [Staat.OPEN]
    effect = nareis.decide.preview(plek, gezin, NareisBesluit.WACHTEN, T0, "De aankomst is dichtbij.")
    assert _point(plek, gezin, "pv-47") == [Staat.OPEN], "looking changes nothing"
    assert effect.waarschuwingen == ()
    change = nareis.decide(plek, gezin, NareisBesluit.WACHTEN, T0, "De aankomst is dichtbij.")
    bericht = _read(plek, gezin).bericht
    assert bericht is not None
    assert (bericht.besluit, bericht.besluit_op, bericht.besluit_reden) == (
        NareisBesluit.WACHTEN,
        T0,
        "De aankomst is dichtbij.",
    )
    assert _point(plek, gezin, "pv-47") == [Staat.GEDAAN]
    undo(plek, change.bewerking)
    assert _point(plek, gezin, "pv-47") == [Staat.OPEN]
    again = _read(plek, gezin).bericht
    assert again is not None
    assert again.besluit is None


def test_a199_k05_housing_one_person_now_warns_and_does_not_block(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_familie_komt(plek, gezin, T0 - DAG, 4)
    effect = nareis.decide.preview(plek, gezin, NareisBesluit.NU, T0, "De familie komt pas over een jaar.")
    assert [one[0] for one in effect.waarschuwingen] == ["nareis_gevolg_nu_passend"]
    nareis.decide(plek, gezin, NareisBesluit.NU, T0, "De familie komt pas over een jaar.")
    bericht = _read(plek, gezin).bericht
    assert bericht is not None
    assert bericht.besluit is NareisBesluit.NU


def test_a098_a_choice_needs_a_message_and_a_reason(plek: Plek, gezin: str) -> None:
    with pytest.raises(Refused, match="geen_bericht_nareis"):
        nareis.decide(plek, gezin, NareisBesluit.NU, T0, "want")
    gebeurtenissen.record_familie_komt(plek, gezin, T0, 1)
    with pytest.raises(Refused) as refused:
        nareis.decide(plek, gezin, NareisBesluit.NU, T0, "  ")
    assert (refused.value.code, refused.value.veld) == ("veld_leeg", "reden")


def test_a099_an_expected_person_joins_once_with_their_points(plek: Plek, gezin: str) -> None:
    amal = _expect(plek, gezin, geboortejaar=1990)
    bilal = _expect(plek, gezin, "Bilal", "kind", geboortedatum=date(2015, 3, 4))
    gebeurtenissen.record_familie_komt(plek, gezin, T0 - 5 * DAG, 2)
    gebeurtenissen.record_familie_is_er(plek, gezin, T0, (), verwacht=(amal, bilal))
    row = _dossier(plek, gezin)
    assert [(p.roepnaam, p.relatie, p.reden_in) for p in row.personen[1:]] == [
        ("Amal", "partner", "nareis"),
        ("Bilal", "kind", "nareis"),
    ]
    assert row.aantal_personen == 3
    with plek.store.reader() as session:
        guess = session.execute(
            select(Persoonsgegevens.geboortedatum, Persoonsgegevens.geboortedatum_geschat).where(
                Persoonsgegevens.roepnaam == "Amal"
            )
        ).all()[-1]
    assert tuple(guess) == (date(1990, 1, 1), True)
    brp = [p for p in row.punten if p.item_id == "ve-61"]
    assert [vak.letter for p in brp for vak in p.letters] == ["b", "c"]
    found = _read(plek, gezin)
    assert [v.letter for v in found.verwacht] == ["b", "c"]
    assert {v.staat for v in found.verwacht} == {VerwachtStaat.AANGEKOMEN}
    for again in (amal, bilal):
        with pytest.raises(Refused, match="al_aangekomen"):
            gebeurtenissen.record_familie_is_er(plek, gezin, T0, (), verwacht=(again,))
    with lezer_for(plek) as lezer:
        assert load_who_comes(lezer, gezin) == ()


def test_a099_undo_of_an_arrival_makes_them_expected_again(plek: Plek, gezin: str) -> None:
    amal = _expect(plek, gezin)
    change = gebeurtenissen.record_familie_is_er(plek, gezin, T0, (), verwacht=(amal,))
    undo(plek, change.bewerking)
    assert [v.staat for v in _read(plek, gezin).verwacht] == [VerwachtStaat.AANVRAAG]
    gebeurtenissen.record_familie_is_er(plek, gezin, T0, (), verwacht=(amal,))
    assert [p.roepnaam for p in _dossier(plek, gezin).personen if p.tot is None][1:] == ["Amal"]


def test_who_does_not_come_or_is_of_another_gezin_does_not_arrive(plek: Plek, gezin: str) -> None:
    amal = _expect(plek, gezin)
    other = str(open_dossier(plek, "Tekleberi", KOPPELING, 1, "azc Duinvoorde").onderwerp)
    with pytest.raises(Refused, match="verwacht_onbekend"):
        gebeurtenissen.record_familie_is_er(plek, other, T0, (), verwacht=(amal,))
    nareis.change_verwacht(plek, amal, Verwacht("Amal", "partner", staat="vervalt"))
    with pytest.raises(Refused, match="verwacht_vervalt"):
        gebeurtenissen.record_familie_is_er(plek, gezin, T0, (), verwacht=(amal,))
    with pytest.raises(Refused, match="niemand_erbij"):
        gebeurtenissen.record_familie_is_er(plek, gezin, T0, ())


def _housed(plek: Plek, gezin: str, kamers: int) -> None:
    add_adres(plek, gezin, "woning", "Voorbeeldstraat 1", kamers=kamers, van=T0 - 60 * DAG)


def test_a099_a_home_that_is_too_small_asks_for_another_and_begins_a_round(plek: Plek, gezin: str) -> None:
    _housed(plek, gezin, 2)
    people = [_expect(plek, gezin, naam, "kind") for naam in ("Amal", "Bilal", "Celia")]
    assert _read(plek, gezin).past is Past.TE_KLEIN, "who is still to come counts"
    gebeurtenissen.record_familie_is_er(plek, gezin, T0 - DAG, (), T0 - 2 * DAG, verwacht=people)
    assert _point(plek, gezin, "ve-60") in ([], [Staat.OPEN])
    nareis.decide_woning(plek, gezin, "herhuisvesting", T0, "Vier mensen in twee kamers.")
    row = _read(plek, gezin)
    assert row.bericht is not None
    assert (row.bericht.woning, row.bericht.woning_op, row.past) == ("herhuisvesting", T0, Past.TE_KLEIN)
    assert _dossier(plek, gezin).kamers_nodig == 4
    assert _point(plek, gezin, "ve-60") == [Staat.OPEN]
    with plek.store.reader() as session:
        rounds = session.execute(select(Ronde.reden, Ronde.start).order_by(Ronde.id.desc()).limit(1)).one()
    assert tuple(rounds) == ("herhuisvesting", T0 - 2 * DAG), "the koppeling of the family begins the round"
    with pytest.raises(Refused, match="herhuisvesting_loopt"):
        nareis.decide_woning(plek, gezin, "herhuisvesting", T0, "nog eens")


def test_a099_a_home_that_suits_everybody_needs_nothing_more(plek: Plek, gezin: str) -> None:
    _housed(plek, gezin, 5)
    amal = _expect(plek, gezin)
    gebeurtenissen.record_familie_komt(plek, gezin, T0 - 5 * DAG, 1, T0)
    gebeurtenissen.record_familie_is_er(plek, gezin, T0, (), verwacht=(amal,))
    assert _read(plek, gezin).past is Past.PAST
    nareis.decide_woning(plek, gezin, "past", T0)
    assert _point(plek, gezin, "ve-59") == [Staat.GEDAAN]
    assert Staat.OPEN not in _point(plek, gezin, "ve-60")
    row = _read(plek, gezin).bericht
    assert row is not None
    assert (row.woning, row.woning_op) == ("past", T0)


def test_a101_the_koppeling_of_the_family_is_their_own_and_can_be_taken_back(plek: Plek, gezin: str) -> None:
    with pytest.raises(Refused, match="familie_nog_niet_er"):
        nareis.set_eigen_koppeling(plek, gezin, Waarheid.JA, T0)
    amal = _expect(plek, gezin)
    gebeurtenissen.record_familie_is_er(plek, gezin, T0 - DAG, (), verwacht=(amal,))
    before = _read(plek, gezin).bericht
    assert before is not None
    assert before.eigen_koppeling is Waarheid.ONBEKEND
    with pytest.raises(Refused) as refused:
        nareis.set_eigen_koppeling(plek, gezin, Waarheid.JA)
    assert (refused.value.code, refused.value.veld) == ("veld_leeg", "op")
    nareis.set_eigen_koppeling(plek, gezin, Waarheid.JA, T0)
    bericht = _read(plek, gezin).bericht
    assert bericht is not None
    assert (bericht.eigen_koppeling, bericht.koppeling_op) == (Waarheid.JA, T0)
    first = [a.werkelijk for a in _dossier(plek, gezin).ankers if a.soort == "koppeling"]
    assert sorted(day for day in first if day) == [KOPPELING, T0], "the first koppeling stays"
    nareis.set_eigen_koppeling(plek, gezin, Waarheid.NEE)
    after = _read(plek, gezin).bericht
    assert after is not None
    assert (after.eigen_koppeling, after.koppeling_op) == (Waarheid.NEE, None)


def test_an_arrival_with_its_koppeling_says_so_at_once(plek: Plek, gezin: str) -> None:
    amal = _expect(plek, gezin)
    gebeurtenissen.record_familie_is_er(plek, gezin, T0, (), T0, verwacht=(amal,))
    bericht = _read(plek, gezin).bericht
    assert bericht is not None
    assert (bericht.aangekondigd, bericht.eigen_koppeling, bericht.koppeling_op) == (False, Waarheid.JA, T0)


def test_a_second_message_runs_while_the_first_family_is_there(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_familie_komt(plek, gezin, T0 - 40 * DAG, 1, melder="gezin")
    amal = _expect(plek, gezin)
    gebeurtenissen.record_familie_is_er(plek, gezin, T0 - 20 * DAG, (), verwacht=(amal,))
    gebeurtenissen.record_familie_komt(plek, gezin, T0 - DAG, 2, melder="IND")
    berichten = _read(plek, gezin).berichten
    assert [(b.melder, b.aangekomen_op) for b in berichten] == [("IND", None), ("gezin", T0 - 20 * DAG)]
    nareis.decide(plek, gezin, NareisBesluit.WACHTEN, T0, "want")
    assert [b.besluit for b in _read(plek, gezin).berichten] == [NareisBesluit.WACHTEN, None]


def test_in_a_closed_dossier_nothing_about_family_changes(plek: Plek, gezin: str) -> None:
    amal = _expect(plek, gezin)
    gebeurtenissen.close_dossier(plek, gezin, T0, "verhuisd")
    with pytest.raises(Refused, match="dossier_gesloten"):
        nareis.remove_verwacht(plek, amal)
    with pytest.raises(Refused, match="dossier_gesloten"):
        nareis.add_verwacht(plek, gezin, Verwacht("Bilal"))
    with plek.store.reader() as session:
        assert session.scalars(select(Lidmaatschap.id)).first()


def _other(plek: Plek) -> Plek:
    """Somebody who may not change a dossier."""
    return make_plek(plek.store, wie=add_medewerker(plek.store, "Bea Beheer", Rol.BEHEERDER))


def test_k06_a_choice_noted_by_mistake_is_taken_away_and_undo_brings_it_back(plek: Plek, gezin: str) -> None:
    with pytest.raises(Refused, match="geen_bericht_nareis"):
        nareis.remove_besluit(plek, gezin)
    gebeurtenissen.record_familie_komt(plek, gezin, T0 - DAG, 4)
    with pytest.raises(Refused, match="geen_nareisbesluit"):
        nareis.remove_besluit(plek, gezin)
    nareis.decide(plek, gezin, NareisBesluit.WACHTEN, T0, "De aankomst is dichtbij.")
    with pytest.raises(Refused, match="geen_recht"):
        nareis.remove_besluit(_other(plek), gezin)

    change = nareis.remove_besluit(plek, gezin)
    bericht = _read(plek, gezin).bericht
    assert bericht is not None
    assert (bericht.besluit, bericht.besluit_op, bericht.besluit_reden) == (None, None, "")
    assert _point(plek, gezin, "pv-47") == [Staat.OPEN]
    undo(plek, change.bewerking)
    again = _read(plek, gezin).bericht
    assert again is not None
    assert (again.besluit, again.besluit_reden) == (NareisBesluit.WACHTEN, "De aankomst is dichtbij.")
    assert _point(plek, gezin, "pv-47") == [Staat.GEDAAN]


def test_a100_a_message_is_about_who_stands_on_the_list_unless_it_tells_of_more(
    plek: Plek, gezin: str
) -> None:
    """A100: three by name and a message of three are three; one of five is five; another one adds to it."""
    names = [_expect(plek, gezin, naam) for naam in ("Almaz", "Sara", "Yonas")]
    gebeurtenissen.record_familie_komt(plek, gezin, T0 - 9 * DAG, 3)
    assert _read(plek, gezin).nog == 3
    gebeurtenissen.record_familie_komt(plek, gezin, T0 - 8 * DAG, 2)
    assert _read(plek, gezin).nog == 5
    gebeurtenissen.record_familie_is_er(plek, gezin, T0 - 7 * DAG, (), None, names)
    assert _read(plek, gezin).nog == 2
    gebeurtenissen.record_familie_komt(plek, gezin, T0 - 6 * DAG, 1)
    assert _read(plek, gezin).nog == 3
