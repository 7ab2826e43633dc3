from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event, select

from models.queries.gezinnen import SORTEER, load_gezinnen
from models.queries.gezinnen_meer import MEER
from models.queries.rows import GezinnenFilter, GezinnenPage
from models.queries.zicht import Kijker
from models.services import actiepunten, dossiers, gebeurtenissen
from models.services.verb import Plek
from models.tables import Dossier, Woonadres
from models.values import Fase
from tests.builders import T0, add_medewerker, lezer_for, make_plek

DAG = timedelta(days=1)


def _open(plek: Plek, naam: str, dagen_geleden: int = 10) -> str:
    return dossiers.open_dossier(plek, naam, T0 - dagen_geleden * DAG, 1, "Duinvoorde").onderwerp


def _page(plek: Plek, offset: int = 0, limit: int = 200, **keuze: object) -> GezinnenPage:
    with lezer_for(plek) as lezer:
        return load_gezinnen(lezer, GezinnenFilter(**keuze), offset, limit)  # type: ignore[arg-type]


def _names(page: GezinnenPage) -> list[str]:
    return [row.naam for row in page.rijen]


def test_names_are_sorted_without_case_diacritics_and_apostrophes(plek: Plek) -> None:
    for naam in ("Zahra", "élan", "Al-Zahrawan", "'t Hoen", "Ekren"):
        _open(plek, naam)

    assert _names(_page(plek)) == ["Al-Zahrawan", "Ekren", "élan", "'t Hoen", "Zahra"]


def test_pages_follow_each_other_without_gap_or_double(plek: Plek) -> None:
    for naam in ("Dana", "Aziz", "Bilan", "Cabdi", "Elif"):
        _open(plek, naam)

    first, second = _page(plek, 0, 3), _page(plek, 3, 3)

    assert _names(first) + _names(second) == ["Aziz", "Bilan", "Cabdi", "Dana", "Elif"]
    assert (first.totaal, second.totaal, second.offset) == (5, 5, 3)


def test_equal_names_keep_one_order_over_pages(plek: Plek) -> None:
    for _ in range(4):
        _open(plek, "Aziz")

    numbers = [row.nummer for at in range(4) for row in _page(plek, at, 1).rijen]

    assert numbers == sorted(set(numbers))


def test_filters_take_fase_late_and_waiting_apart(plek: Plek) -> None:
    late = _open(plek, "Laat", 100)
    _open(plek, "Vroeg", 5)

    assert _names(_page(plek, alleen_te_laat=True)) == ["Laat"]
    assert _names(_page(plek, fase=Fase.INTEGRATIE)) == []
    assert _page(plek, alleen_te_laat=True).totaal == 1
    with lezer_for(plek) as lezer:
        waiting = load_gezinnen(lezer, GezinnenFilter(wacht_op=True))
    assert late in {row.uid for row in waiting.rijen}


def test_a_closed_gezin_is_in_the_archive_only(plek: Plek) -> None:
    uid = _open(plek, "Weg", 100)
    _open(plek, "Hier", 100)
    gebeurtenissen.close_dossier(plek, uid, T0, "verhuisd naar een andere gemeente")

    assert _names(_page(plek)) == ["Hier"]
    assert _names(_page(plek, archief=True)) == ["Weg"]
    assert _page(plek, archief=True).rijen[0].te_laat == 0


def test_the_chip_of_a_begeleider_shows_the_own_gezinnen(plek: Plek) -> None:
    other = add_medewerker(plek.store, "Noa Voorbeeld", "begeleider")
    _open(plek, "Van Wil")
    _open(make_plek(plek.store, wie=other), "Van Noa")

    assert _names(_page(plek, begeleider_uid=other)) == ["Van Noa"]


def test_a_gezin_whose_begeleider_left_is_no_longer_the_own_one(plek: Plek) -> None:
    other = add_medewerker(plek.store, "Noa Voorbeeld", "begeleider")
    uid = _open(plek, "Warsamele")
    gebeurtenissen.record_begeleider_wisselt(plek, uid, T0, medewerker_uid=other)

    assert _names(_page(plek, begeleider_uid=plek.wie)) == []
    assert _names(_page(plek, begeleider_uid=other)) == ["Warsamele"]


@pytest.mark.parametrize("typed", ["warsamele", "WARSAMEL", "warsemele", "T1-0001", "0001"])
def test_the_filter_text_finds_name_near_spelling_and_number(plek: Plek, typed: str) -> None:
    _open(plek, "Warsamele")
    _open(plek, "Habtevold")

    assert _names(_page(plek, tekst=typed)) == ["Warsamele"]


def test_gezinnen_without_a_next_date_come_last_in_both_directions(plek: Plek) -> None:
    uid = _open(plek, "Klaar", 10)
    _open(plek, "Bezig", 10)
    with lezer_for(plek) as lezer:
        assert load_gezinnen(lezer).rijen[1].eerste_termijn is not None
    _finish(plek, uid)

    for aflopend in (False, True):
        names = _names(_page(plek, sorteer="eerste_termijn", aflopend=aflopend))
        assert names == ["Bezig", "Klaar"]


def _finish(plek: Plek, uid: str) -> None:
    """Put every own dated line of a dossier on niet nodig."""
    from models.queries.dossier import load_dossier

    with lezer_for(plek) as lezer:
        row = load_dossier(lezer, uid)
    open_ = [p for p in row.punten if p.onze and p.termijn is not None and p.gedaan_op is None]
    for punt in open_:
        for punt_uid in [letter.punt_uid for letter in punt.letters] or [punt.uid]:
            actiepunten.mark_nvt(plek, punt_uid, "proef")


# --- what a list tells beyond the ordinary ---


def test_a_row_tells_more_only_where_it_is_asked(plek: Plek) -> None:
    uid = _open(plek, "Warsamele", 10)
    gebeurtenissen.record_tekendatum(plek, uid, T0 + 3 * DAG)

    plain = _page(plek).rijen[0]
    told = _page(plek, meer=("azc", "koppeling", "tekendatum", "open_punten", "bestaat_niet")).rijen[0]

    assert (plain.azc, plain.koppeling, plain.tekendatum, plain.open_punten) == ("", None, None, 0)
    assert (told.azc, told.koppeling, told.tekendatum) == ("Duinvoorde", T0 - 10 * DAG, T0 + 3 * DAG)
    assert told.open_punten > 0
    assert told.gemeente == "", "not asked"
    assert told.naam == plain.naam


def test_the_place_is_where_they_live_and_not_what_was_offered(plek: Plek) -> None:
    uid = _open(plek, "Warsamele", 100)
    with plek.store.writer() as session:
        dossier_id = session.scalars(select(Dossier.id).where(Dossier.uid == uid)).one()
        session.add(Woonadres(dossier_id=dossier_id, soort="aanbod", plaats="Beekdorp"))
    assert _page(plek, meer=("woonplaats",)).rijen[0].woonplaats == ""
    with plek.store.writer() as session:
        for soort, plaats, van, tot in (
            ("woning", "Oud-Wilgenrade", T0 - 90 * DAG, T0),
            ("tijdelijk", "Duinvoorde", T0 - 20 * DAG, None),
            ("woning", "Wilgenrade", T0 - DAG, None),
            ("woning", "Later", T0 + DAG, None),
        ):
            session.add(Woonadres(dossier_id=dossier_id, soort=soort, plaats=plaats, van=van, tot=tot))
    assert _page(plek, meer=("woonplaats",)).rijen[0].woonplaats == "Wilgenrade"


def test_every_column_sorts_both_ways_with_what_is_not_known_at_the_end(plek: Plek) -> None:
    first, second = _open(plek, "Aziz", 30), _open(plek, "Bilan", 10)
    _open(plek, "Cabdi", 20)
    gebeurtenissen.record_tekendatum(plek, first, T0 + 9 * DAG)
    gebeurtenissen.record_tekendatum(plek, second, T0 + 2 * DAG)

    assert _names(_page(plek, sorteer="koppeling")) == ["Aziz", "Cabdi", "Bilan"]
    assert _names(_page(plek, sorteer="koppeling", aflopend=True)) == ["Bilan", "Cabdi", "Aziz"]
    assert _names(_page(plek, sorteer="tekendatum")) == ["Bilan", "Aziz", "Cabdi"]
    assert _names(_page(plek, sorteer="tekendatum", aflopend=True)) == ["Aziz", "Bilan", "Cabdi"]
    for code in (*SORTEER, *MEER):
        assert len(_page(plek, sorteer=code, meer=tuple(MEER)).rijen) == 3, code


def test_what_is_chosen_comes_in_one_statement_however_many_rows_and_columns(plek: Plek) -> None:
    for nr in range(12):
        _open(plek, f"Gezin {nr}")
    asked: list[str] = []

    def count(*args: object) -> None:
        if str(args[2]).startswith("SELECT"):
            asked.append(str(args[2]))

    with lezer_for(plek) as lezer:
        connection = lezer.session.connection()
        event.listen(connection, "before_cursor_execute", count)
        load_gezinnen(lezer, GezinnenFilter())
        plain = len(asked)
        load_gezinnen(lezer, GezinnenFilter(meer=tuple(MEER)))
    assert len(asked) - plain == plain + 1


def test_a_gezin_out_of_sight_tells_nothing_more_either(plek: Plek) -> None:
    other = make_plek(plek.store, wie=add_medewerker(plek.store, "Noa Voorbeeld", "begeleider"))
    _open(plek, "Van Wil")
    with Kijker(plek.store, other.wie).lezer(T0) as lezer:
        page = load_gezinnen(lezer, GezinnenFilter(meer=tuple(MEER), sorteer="gemeente"))
    assert page.rijen == ()
