"""How a medewerker wants a list: kept for oneself only, changed, taken away, and gone with who leaves."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models.errors import Refused
from models.queries.lijstkeuze import load_lijstkeuze, read_lijstkeuze
from models.queries.rows import GezinnenFilter, Lijstkeuze
from models.queries.zicht import Kijker
from models.services import vertrek
from models.services.concepten import load_concepten, save_concept
from models.services.dagwissel import verwerk_dagwissel
from models.services.lijstkeuze import (
    HOOGSTENS,
    LANGST,
    change_lijst,
    keep_lijst,
    remove_lijst,
    rename_lijst,
    save_kolommen,
)
from models.services.verb import Plek
from models.tables import Bewerking, Concept
from models.values import Fase, Rol
from tests.builders import T0, VasteKlok, add_medewerker, lezer_for, make_plek

DAG = timedelta(days=1)
LAAT = GezinnenFilter(
    fase=Fase.VESTIGING, alleen_te_laat=True, tekst="Warsa", sorteer="te_laat", aflopend=True
)


def _kept(plek: Plek, scherm: str = "gezinnen") -> Lijstkeuze:
    with lezer_for(plek) as lezer:
        return load_lijstkeuze(lezer, scherm)


def _names(plek: Plek) -> list[str]:
    return [one.naam for one in _kept(plek).lijsten]


def test_a_list_comes_back_with_its_filter_order_and_columns(plek: Plek) -> None:
    keep_lijst(plek, "gezinnen", "  Te laat in fase 2 ", LAAT, ("naam", "gemeente"))
    save_kolommen(plek, "gezinnen", ("naam", "azc"))

    kept = _kept(plek)

    assert kept.kolommen == ("naam", "azc")
    (one,) = kept.lijsten
    assert (one.naam, one.keuze, one.kolommen) == ("Te laat in fase 2", LAAT, ("naam", "gemeente"))
    assert _kept(plek, "alle_gezinnen") == Lijstkeuze()


def test_a_list_is_of_oneself_only(plek: Plek) -> None:
    noa = make_plek(plek.store, wie=add_medewerker(plek.store, "Noa Voorbeeld", "begeleider"))
    keep_lijst(plek, "gezinnen", "Van Wil", LAAT, ())
    keep_lijst(noa, "gezinnen", "Van Noa", LAAT, ())

    assert (_names(plek), _names(noa)) == (["Van Wil"], ["Van Noa"])
    with Kijker(plek.store, noa.wie).lezer(T0) as lezer:
        seen = lezer.session.scalars(select(Concept.inhoud)).all()
    assert len(seen) == 1
    assert "Van Wil" not in seen[0]


def test_another_name_another_choice_and_away(plek: Plek) -> None:
    first = keep_lijst(plek, "gezinnen", "Eerste", LAAT, ()).lijsten[0].uid
    keep_lijst(plek, "gezinnen", "Tweede", LAAT, ())

    rename_lijst(plek, "gezinnen", first, "Archief van toen")
    change_lijst(plek, "gezinnen", first, GezinnenFilter(archief=True), ("naam",))

    one = _kept(plek).lijsten[0]
    assert (one.uid, one.naam, one.keuze.archief, one.kolommen) == (
        first,
        "Archief van toen",
        True,
        ("naam",),
    )
    assert [one.naam for one in remove_lijst(plek, "gezinnen", first).lijsten] == ["Tweede"]
    assert _names(plek) == ["Tweede"]
    remove_lijst(plek, "gezinnen", first)
    with pytest.raises(Refused, match="lijst_weg"):
        rename_lijst(plek, "gezinnen", first, "Toch")
    with pytest.raises(Refused, match="lijst_weg"):
        change_lijst(plek, "gezinnen", first, LAAT, ())


@pytest.mark.parametrize(
    ("naam", "code"),
    [
        ("  ", "veld_leeg"),
        ("x" * (LANGST + 1), "veld_te_lang"),
        ("TWEEDE", "lijst_naam_dubbel"),
        ("111222333", "lijkt_op_bsn"),
    ],
)
def test_a_name_that_cannot_be_changes_nothing(plek: Plek, naam: str, code: str) -> None:
    first = keep_lijst(plek, "gezinnen", "Eerste", LAAT, ()).lijsten[0].uid
    keep_lijst(plek, "gezinnen", "Tweede", LAAT, ())
    with pytest.raises(Refused) as kept:
        keep_lijst(plek, "gezinnen", naam, LAAT, ())
    with pytest.raises(Refused) as renamed:
        rename_lijst(plek, "gezinnen", first, naam)
    for refused in (kept.value, renamed.value):
        assert (refused.code, refused.veld) == (code, "naam")
    assert _names(plek) == ["Eerste", "Tweede"]


def test_the_own_name_may_be_written_otherwise(plek: Plek) -> None:
    uid = keep_lijst(plek, "gezinnen", "te laat", LAAT, ()).lijsten[0].uid
    rename_lijst(plek, "gezinnen", uid, "Te laat")
    assert _names(plek) == ["Te laat"]


def test_a_number_that_looks_like_a_bsn_is_not_kept_as_what_is_looked_for(plek: Plek) -> None:
    bsn = GezinnenFilter(tekst="111222333")
    with pytest.raises(Refused, match="lijkt_op_bsn"):
        keep_lijst(plek, "gezinnen", "Eerste", bsn, ())
    uid = keep_lijst(plek, "gezinnen", "Eerste", LAAT, ()).lijsten[0].uid
    with pytest.raises(Refused, match="lijkt_op_bsn"):
        change_lijst(plek, "gezinnen", uid, bsn, ())


def test_there_are_so_many_lists_and_no_more(plek: Plek) -> None:
    for nr in range(HOOGSTENS):
        keep_lijst(plek, "gezinnen", f"Lijst {nr}", LAAT, ())
    with pytest.raises(Refused, match="lijsten_vol"):
        keep_lijst(plek, "gezinnen", "Nog een", LAAT, ())
    assert len(_names(plek)) == HOOGSTENS


def test_keeping_a_list_is_no_bewerking_and_no_draft(plek: Plek) -> None:
    def acts() -> int:
        with plek.store.reader() as session:
            return session.scalar(select(func.count()).select_from(Bewerking)) or 0

    before = acts()
    keep_lijst(plek, "gezinnen", "Eerste", LAAT, ())
    save_concept(plek, "nieuw_gezin", "", "{}")
    assert acts() == before
    with lezer_for(plek) as lezer:
        assert load_concepten(lezer) == (("nieuw_gezin", ""),)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"kolommen": 3, "lijsten": {}}', "null"])
def test_what_cannot_be_read_counts_as_nothing(text: str) -> None:
    assert read_lijstkeuze(text) == Lijstkeuze()


def test_a_list_that_this_version_cannot_read_does_not_take_the_others_along() -> None:
    text = (
        '{"kolommen": ["naam"], "lijsten": [{"uid": "a", "naam": "Oud", "keuze": {"fase": "bestaat_niet"}},'
        ' {"uid": "b", "naam": "Goed", "keuze": {"archief": true}}]}'
    )
    kept = read_lijstkeuze(text)
    assert kept.kolommen == ("naam",)
    assert [one.naam for one in kept.lijsten] == ["Goed"]


def test_lists_and_drafts_of_who_left_go_with_the_next_day(plek: Plek) -> None:
    noa = make_plek(plek.store, wie=add_medewerker(plek.store, "Noa Voorbeeld", Rol.BEGELEIDER))
    keep_lijst(noa, "gezinnen", "Van Noa", LAAT, ())
    save_concept(noa, "nieuw_gezin", "", '{"naam": "half"}')
    keep_lijst(plek, "gezinnen", "Van Wil", LAAT, ())
    vertrek.leave(plek, noa.wie, T0)
    verwerk_dagwissel(plek)
    assert _names(noa) == ["Van Noa"], "the last day is not over"

    verwerk_dagwissel(make_plek(plek.store, wie=plek.wie, klok=VasteKlok(T0 + DAG)))

    assert _names(noa) == []
    with lezer_for(noa) as lezer:
        assert load_concepten(lezer) == ()
    assert _names(plek) == ["Van Wil"]
