"""Comparing two sides of one dossier: who changed what, and what only a person may decide."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from models.rules.overdracht import Bundel, Geldig, Kant, Rij, Soort, compare, merken

PUNT = Soort(
    "punt",
    (("staat", "dag"), ("notitie",)),
    sleutels=(("item", "wie"),),
    wijst=frozenset({"wie"}),
    standaard={"staat": "open", "dag": None, "notitie": ""},
)
MENS = Soort("mens", (("naam",), ("telefoon",)), standaard={"naam": "", "telefoon": ""})
ANKER = Soort(
    "anker",
    (("gepland", "werkelijk"),),
    geldig=(Geldig(("soort",), "vervallen"),),
    standaard={"gepland": None, "werkelijk": None},
)
SOORTEN = (MENS, PUNT, ANKER)


def punt(uid: str = "p1", **waarden: str | None) -> Rij:
    return Rij(uid, {"item": "ve-01", "wie": "m1", "staat": "open", "dag": None, "notitie": "", **waarden})


def anker(uid: str, gepland: str | None, vervallen: str | None = None) -> Rij:
    return Rij(uid, {"soort": "tekendatum", "gepland": gepland, "werkelijk": None, "vervallen": vervallen})


def side(*rijen: Rij, tabel: str = "punt") -> Bundel:
    return {tabel: {rij.uid: rij for rij in rijen}}


def test_what_only_they_changed_is_theirs_and_what_only_we_changed_is_ours() -> None:
    base = side(punt())
    marks = merken(SOORTEN, base)

    (theirs,) = compare(SOORTEN, marks, base, side(punt(notitie="bel terug"))).verschillen
    assert (theirs.kant, theirs.wij, theirs.zij) == (Kant.ZIJ, ("",), ("bel terug",))

    (ours,) = compare(SOORTEN, marks, side(punt(notitie="bel terug")), base).verschillen
    assert ours.kant is Kant.WIJ


def test_a_field_changed_on_both_sides_is_for_a_person_even_when_one_is_newer() -> None:
    marks = merken(SOORTEN, side(punt()))
    old = replace(punt(notitie="wij"), gewijzigd={"notitie": "2026-06-01T10:00:00+00:00"})
    new = replace(punt(notitie="zij"), gewijzigd={"notitie": "2026-06-14T10:00:00+00:00"})

    (found,) = compare(SOORTEN, marks, side(old), side(new)).verschillen

    assert found.kant is Kant.BEIDE
    assert (found.wanneer_wij[:10], found.wanneer_zij[:10]) == ("2026-06-01", "2026-06-14")


def test_the_same_change_on_both_sides_is_no_difference() -> None:
    marks = merken(SOORTEN, side(punt()))
    done = side(punt(staat="gedaan", dag="2026-06-10"))
    assert compare(SOORTEN, marks, done, done).verschillen == ()


def test_columns_that_hang_together_are_one_choice() -> None:
    marks = merken(SOORTEN, side(punt()))
    found = compare(SOORTEN, marks, side(punt()), side(punt(staat="gedaan", dag="2026-06-10")))
    (one,) = found.verschillen
    assert one.zij == ("gedaan", "2026-06-10")
    assert one.sleutel == "punt|p1|staat"


def test_without_a_base_every_difference_is_for_a_person() -> None:
    found = compare(SOORTEN, None, side(punt()), side(punt(notitie="zij")))
    assert [v.kant for v in found.verschillen] == [Kant.BEIDE]


def test_a_row_that_is_new_there_comes_and_one_that_is_new_here_stays() -> None:
    marks = merken(SOORTEN, side(punt()))
    ours = side(punt(), punt("p2", item="ve-02"))
    theirs = side(punt(), punt("p3", item="ve-03"))

    found = compare(SOORTEN, marks, ours, theirs)

    assert [(t, r.uid) for t, r in found.erbij] == [("punt", "p3")]
    assert found.weg == ()


def test_a_row_that_both_made_themselves_is_one_row_and_only_what_was_filled_in_counts() -> None:
    marks = merken(SOORTEN, side())
    ours, theirs = side(punt("onze")), side(punt("hunne", staat="gedaan", dag="2026-06-10"))

    found = compare(SOORTEN, marks, ours, theirs)

    assert found.erbij == ()
    assert found.paren == {"hunne": "onze"}
    (one,) = found.verschillen
    assert (one.kant, one.uid_wij, one.uid_zij) == (Kant.ZIJ, "onze", "hunne")


def test_their_rows_point_to_ours_where_both_made_the_same() -> None:
    mens = replace(MENS, sleutels=(("nummer",),))
    ours = side(Rij("m1", {"nummer": "7", "naam": "A", "telefoon": ""}), tabel="mens")
    theirs = {
        **side(Rij("m9", {"nummer": "7", "naam": "A", "telefoon": ""}), tabel="mens"),
        **side(punt("p9", wie="m9")),
    }
    found = compare((mens, PUNT), merken((mens, PUNT), {}), ours, theirs)
    ((_tabel, rij),) = found.erbij
    assert rij.waarden["wie"] == "m1"


def test_a_row_that_is_gone_on_one_side_is_told_and_never_gone_by_itself() -> None:
    base = side(punt(), punt("p2", item="ve-02"))
    marks = merken(SOORTEN, base)
    less = side(punt())

    (there,) = compare(SOORTEN, marks, base, less).weg
    assert (there.hier, there.kant) == (True, Kant.ZIJ)
    (here,) = compare(SOORTEN, marks, less, base).weg
    assert (here.hier, here.kant) == (False, Kant.WIJ)


def test_a_row_taken_away_here_and_changed_there_is_for_a_person() -> None:
    marks = merken(SOORTEN, side(punt()))
    (one,) = compare(SOORTEN, marks, side(), side(punt(notitie="zij"))).weg
    assert one.kant is Kant.BEIDE


def test_a_new_date_there_is_a_change_of_the_date_not_another_row() -> None:
    base = side(anker("a1", "2026-06-20"), tabel="anker")
    marks = merken(SOORTEN, base)
    theirs = side(anker("a1", "2026-06-20", "2026-06-10"), anker("a3", "2026-06-25"), tabel="anker")

    found = compare(SOORTEN, marks, base, theirs)

    (one,) = found.verschillen
    assert (one.kant, one.wij, one.zij) == (Kant.ZIJ, ("2026-06-20", None), ("2026-06-25", None))
    assert (one.uid_wij, one.uid_zij) == ("a1", "a3")
    assert found.erbij == ()
    assert found.weg == ()


def test_another_date_on_both_sides_is_for_a_person() -> None:
    marks = merken(SOORTEN, side(anker("a1", "2026-06-20"), tabel="anker"))
    gone = anker("a1", "2026-06-20", "2026-06-10")
    ours = side(gone, anker("a2", "2026-06-22"), tabel="anker")
    theirs = side(gone, anker("a3", "2026-06-25"), tabel="anker")

    (one,) = compare(SOORTEN, marks, ours, theirs).verschillen

    assert (one.kant, one.wij[0], one.zij[0]) == (Kant.BEIDE, "2026-06-22", "2026-06-25")


def test_what_counted_before_comes_along_as_past() -> None:
    marks = merken(SOORTEN, {})
    theirs = side(anker("a1", "2026-06-20", "2026-06-10"), anker("a3", "2026-06-25"), tabel="anker")
    found = compare(SOORTEN, marks, {}, theirs)
    assert {r.uid for _t, r in found.erbij} == {"a1", "a3"}


def test_a_row_that_they_ended_is_a_change_of_its_end() -> None:
    base = side(anker("a1", "2026-06-20"), tabel="anker")
    marks = merken(SOORTEN, base)
    theirs = side(anker("a1", "2026-06-20", "2026-06-10"), tabel="anker")

    (one,) = compare(SOORTEN, marks, base, theirs).verschillen
    assert (one.kant, one.kolommen, one.zij) == (Kant.ZIJ, ("vervallen",), ("2026-06-10",))
    (other,) = compare(SOORTEN, marks, theirs, base).verschillen
    assert (other.kant, other.wij) == (Kant.WIJ, ("2026-06-10",))


# --- any three states ---------------------------------------------------------------------------------------

_NOTES = st.sampled_from(["", "a", "b"])
_STATES = st.sampled_from([("open", None), ("gedaan", "2026-06-10"), ("gedaan", "2026-06-11")])
_PUNTEN = st.dictionaries(st.sampled_from("abc"), st.tuples(_STATES, _NOTES), max_size=3)
_ANKERS = st.lists(st.sampled_from(["2026-06-20", "2026-06-21"]), max_size=3)


def _made(punten: dict[str, tuple[tuple[str, str | None], str]], ankers: list[str], who: str) -> Bundel:
    last = len(ankers) - 1
    return {
        "punt": {
            uid: punt(uid, item=uid, staat=staat, dag=dag, notitie=notitie)
            for uid, ((staat, dag), notitie) in punten.items()
        },
        "anker": {
            f"{who}{nr}": anker(f"{who}{nr}", dag, None if nr == last else "2026-06-12")
            for nr, dag in enumerate(ankers)
        },
    }


_SIDES = st.tuples(_PUNTEN, _ANKERS)


@given(_SIDES, _SIDES)
def test_nothing_is_asked_while_only_one_side_changed(
    before: tuple[dict[str, tuple[tuple[str, str | None], str]], list[str]],
    after: tuple[dict[str, tuple[tuple[str, str | None], str]], list[str]],
) -> None:
    base, changed = _made(*before, "a"), _made(*after, "b")
    marks = merken(SOORTEN, base)

    for ours, theirs in ((base, changed), (changed, base)):
        found = compare(SOORTEN, marks, ours, theirs)
        assert Kant.BEIDE not in {v.kant for v in found.verschillen} | {w.kant for w in found.weg}


@given(_SIDES, _SIDES, _SIDES)
def test_whatever_stands_on_a_side_is_told_and_both_sides_tell_the_same(
    before: tuple[dict[str, tuple[tuple[str, str | None], str]], list[str]],
    left: tuple[dict[str, tuple[tuple[str, str | None], str]], list[str]],
    right: tuple[dict[str, tuple[tuple[str, str | None], str]], list[str]],
) -> None:
    marks = merken(SOORTEN, _made(*before, "a"))
    ours, theirs = _made(*left, "l"), _made(*right, "r")
    here, there = compare(SOORTEN, marks, ours, theirs), compare(SOORTEN, marks, theirs, ours)
    turned = {Kant.WIJ: Kant.ZIJ, Kant.ZIJ: Kant.WIJ, Kant.BEIDE: Kant.BEIDE}

    assert {(v.sleutel, v.wij, v.zij, v.kant) for v in here.verschillen} == {
        (v.sleutel, v.zij, v.wij, turned[v.kant]) for v in there.verschillen
    }
    told = {r.uid for _t, r in here.erbij} | {w.rij.uid for w in here.weg}
    told |= {v.uid_zij for v in here.verschillen} | {v.uid_wij for v in here.verschillen}
    for uid, rij in theirs["punt"].items():
        same = uid in ours["punt"] and ours["punt"][uid].waarden == rij.waarden
        assert same or uid in told
