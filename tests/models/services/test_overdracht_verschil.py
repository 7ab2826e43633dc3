"""The same gezin in two kluizen changes on both sides: nothing is overwritten unasked."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from models.errors import Refused
from models.rules.overdracht import Kant as Zijde
from models.services import actiepunten, ankers, dossiers, gebeurtenissen
from models.services.overdracht_in import DossierKeuze, Keuzes, take_in
from models.services.undo import undo
from models.tables import (
    Actiepunt,
    Ankerdatum,
    Lidmaatschap,
    OverdrachtDossier,
    Woonadres,
)
from models.values import Anker, Ronde
from tests.builders import T0
from tests.overdracht_hulp import Kant, compared, make_kant, only, opened, receive, send
from tests.overdracht_kanten import (
    begin,
    differences,
    links,
    plain,
    rechts,
    shared,
    streets,
    uid,
)

__all__ = ["begin", "links", "rechts", "shared", "uid"]
"""Fixtures."""


def test_what_only_they_changed_comes_back_without_a_question(links: Kant, rechts: Kant, shared: str) -> None:
    dossiers.save_dossier_field(rechts.plek, shared, "perspectief", "wil leren")
    actiepunten.tick(rechts.plek, rechts.punt(shared, "pv-03").uid)
    dossiers.add_adres(rechts.plek, shared, "woning", "Lindehof 2")

    receive(links, send(rechts, shared))

    assert links.dossier(shared).perspectief == "wil leren"
    assert links.punt(shared, "pv-03").staat == "gedaan"
    assert plain(links, shared) == plain(rechts, shared)
    assert differences(links, shared) == ()


def test_what_we_changed_meanwhile_stays_and_goes_along_the_next_time(
    links: Kant, rechts: Kant, shared: str
) -> None:
    dossiers.save_dossier_field(links.plek, shared, "talenten", "kookt graag")
    dossiers.save_dossier_field(rechts.plek, shared, "perspectief", "wil leren")

    receive(links, send(rechts, shared))
    assert (links.dossier(shared).talenten, links.dossier(shared).perspectief) == ("kookt graag", "wil leren")

    links.later()
    receive(rechts, send(links, shared))
    assert plain(links, shared) == plain(rechts, shared)


@pytest.fixture
def gone(links: Kant, rechts: Kant, shared: str) -> str:
    """A gezin of which an address went over and was then taken away on the side where it was made."""
    added = dossiers.add_adres(rechts.plek, shared, "woning", "Lindehof 2")
    receive(links, send(rechts, shared))
    undo(rechts.plek, added.bewerking)
    return shared


def test_a_row_that_is_gone_there_goes_here_only_when_somebody_says_so(
    links: Kant, rechts: Kant, gone: str
) -> None:
    bewerking = ""
    for chosen in (None, True):
        assert streets(links).count("Lindehof 2") == 1
        rechts.later()
        links.later()
        data = send(rechts, gone)
        (weg,) = only(links, data).uitkomst.weg
        assert (weg.tabel, weg.hier) == ("woonadres", True)
        bewerking = receive(links, data, {} if chosen is None else {weg.sleutel: chosen})
    assert "Lindehof 2" not in streets(links)
    undo(links.plek, bewerking)
    assert "Lindehof 2" in streets(links)


def test_a_row_that_is_gone_here_comes_back_only_when_somebody_says_so(
    links: Kant, rechts: Kant, gone: str
) -> None:
    bewerking = ""
    for chosen in (None, False, True):
        assert "Lindehof 2" not in streets(rechts)
        rechts.later()
        links.later()
        data = send(links, gone)
        (weg,) = only(rechts, data).uitkomst.weg
        assert (weg.tabel, weg.hier) == ("woonadres", False)
        bewerking = receive(rechts, data, {} if chosen is None else {weg.sleutel: chosen})
    assert streets(rechts).count("Lindehof 2") == 1
    undo(rechts.plek, bewerking)
    assert "Lindehof 2" not in streets(rechts)


def test_a_row_that_is_gone_there_and_is_to_stay_is_not_asked_about_again(
    links: Kant, rechts: Kant, gone: str
) -> None:
    rechts.later()
    (weg,) = only(links, data := send(rechts, gone)).uitkomst.weg
    receive(links, data, {weg.sleutel: False})
    rechts.later()
    assert only(links, send(rechts, gone)).uitkomst.weg == ()
    assert "Lindehof 2" in streets(links)


def test_what_was_taken_away_here_is_not_put_back_because_the_other_side_kept_it(
    links: Kant, rechts: Kant, gone: str
) -> None:
    rechts.later()
    links.later()
    receive(links, send(rechts, gone))  # nobody chose: it stays there
    rechts.later()
    links.later()

    binnen = only(rechts, send(links, gone))

    assert [one.hier for one in binnen.uitkomst.weg] == [False]
    assert binnen.uitkomst.erbij == ()


def test_what_came_in_and_was_taken_back_whole_is_offered_again(
    links: Kant, rechts: Kant, shared: str
) -> None:
    dossiers.add_adres(rechts.plek, shared, "woning", "Lindehof 2")
    data = send(rechts, shared)
    undo(links.plek, receive(links, data))

    binnen = only(links, data)

    assert binnen.uitkomst.weg == ()
    assert [tabel for tabel, _rij in binnen.uitkomst.erbij] == ["woonadres"]


def test_a_row_that_is_gone_here_and_changed_there_must_be_chosen(
    links: Kant, rechts: Kant, shared: str
) -> None:
    added = dossiers.add_adres(rechts.plek, shared, "woning", "Lindehof 2")
    receive(links, send(rechts, shared))
    rechts.later()
    links.later()
    undo(rechts.plek, added.bewerking)
    (row,) = links.rows(Woonadres, straat="Lindehof 2")
    dossiers.save_adres_field(links.plek, row.uid, "straat", "Lindehof 4")

    data = send(links, shared)
    with pytest.raises(Refused, match="overdracht_kies_nog"):
        receive(rechts, data)
    (weg,) = only(rechts, data).uitkomst.weg
    receive(rechts, data, {weg.sleutel: True})
    assert "Lindehof 4" in streets(rechts)


def test_a_field_changed_on_both_sides_must_be_chosen_whatever_is_newer(
    links: Kant, rechts: Kant, shared: str
) -> None:
    dossiers.save_dossier_field(links.plek, shared, "notitie", "wij")
    rechts.later(3)
    dossiers.save_dossier_field(rechts.plek, shared, "notitie", "zij")
    data = send(rechts, shared)

    (one,) = only(links, data).uitkomst.verschillen
    assert (one.kant, one.wij, one.zij) == (Zijde.BEIDE, ("wij",), ("zij",))
    assert one.wanneer_wij[:10] == "2026-06-16"
    assert one.wanneer_zij[:10] == "2026-06-19"
    with pytest.raises(Refused, match="overdracht_kies_nog") as refused:
        receive(links, data)
    assert refused.value.params["aantal"] == 1
    assert links.dossier(shared).notitie == "wij"

    receive(links, data, {one.sleutel: True})
    assert links.dossier(shared).notitie == "zij"


def test_keeping_ours_is_remembered_and_told_in_the_receipt(links: Kant, rechts: Kant, shared: str) -> None:
    dossiers.save_dossier_field(links.plek, shared, "notitie", "wij")
    dossiers.save_dossier_field(rechts.plek, shared, "notitie", "zij")
    data = send(rechts, shared)
    (one,) = only(links, data).uitkomst.verschillen
    receive(links, data, {one.sleutel: False})
    (stuk,) = [s for s in links.rows(OverdrachtDossier) if s.uitkomst != "verstuurd"]
    assert stuk.niet_overgenomen == '["dossier.notitie"]'

    rechts.later()
    dossiers.save_dossier_field(rechts.plek, shared, "perspectief", "leren")
    again = only(links, send(rechts, shared))
    assert {(v.kolommen[0], v.kant) for v in again.uitkomst.verschillen} == {
        ("notitie", Zijde.WIJ),
        ("perspectief", Zijde.ZIJ),
    }, "their note did not change since, so ours stands without a question"


def test_a_choice_counts_only_for_what_stood_here_when_it_was_made(
    links: Kant, rechts: Kant, shared: str
) -> None:
    dossiers.save_dossier_field(rechts.plek, shared, "perspectief", "leren")
    pakket = opened(send(rechts, shared))
    seen = compared(links, pakket).dossiers[0].gezien
    dossiers.save_dossier_field(links.plek, shared, "perspectief", "intussen")
    with pytest.raises(Refused, match="overdracht_kijk_opnieuw"):
        take_in(links.plek, pakket, Keuzes({shared: DossierKeuze(gezien=seen)}))


def test_another_tekendatum_there_replaces_ours_as_a_new_date(links: Kant, rechts: Kant, shared: str) -> None:
    ankers.correct_anker(rechts.plek, shared, Anker.TEKENDATUM, gepland=T0 + timedelta(days=25))
    found = only(links, send(rechts, shared))
    (one,) = found.uitkomst.verschillen
    assert (one.tabel, one.kant, one.zij) == ("ankerdatum", Zijde.ZIJ, ("2026-07-10", None))

    receive(links, send(rechts, shared))

    rows = [a for a in links.rows(Ankerdatum) if a.soort == "tekendatum"]
    valid = [a for a in rows if a.vervallen_op is None]
    assert [a.gepland for a in valid] == [date(2026, 7, 10)]
    assert len(rows) == 2
    assert valid[0].vervangt in {a.uid for a in rows}
    assert differences(links, shared) == ()


def test_another_tekendatum_on_both_sides_is_chosen_and_moves_what_hangs_on_it(
    links: Kant, rechts: Kant, shared: str
) -> None:
    ankers.correct_anker(links.plek, shared, Anker.TEKENDATUM, gepland=T0 + timedelta(days=22))
    ankers.correct_anker(rechts.plek, shared, Anker.TEKENDATUM, gepland=T0 + timedelta(days=25))
    pakket = opened(send(rechts, shared))
    (one,) = compared(links, pakket).dossiers[0].uitkomst.verschillen
    assert one.kant is Zijde.BEIDE

    keuzes = Keuzes({shared: DossierKeuze(velden={one.sleutel: True})})
    effect = take_in.preview(links.plek, pakket, keuzes)
    assert {v.naar for v in effect.verschoven}
    take_in(links.plek, pakket, keuzes)

    valid = [a for a in links.rows(Ankerdatum) if a.soort == "tekendatum" and a.vervallen_op is None]
    assert [a.gepland for a in valid] == [date(2026, 7, 10)]


def test_the_date_of_ours_can_stay(links: Kant, rechts: Kant, shared: str) -> None:
    ankers.correct_anker(rechts.plek, shared, Anker.TEKENDATUM, gepland=T0 + timedelta(days=25))
    data = send(rechts, shared)
    (one,) = only(links, data).uitkomst.verschillen
    receive(links, data, {one.sleutel: False})
    valid = [a for a in links.rows(Ankerdatum) if a.soort == "tekendatum" and a.vervallen_op is None]
    assert [a.gepland for a in valid] == [T0 + timedelta(days=20)]


def test_a_person_who_joined_on_each_side_gets_a_letter_of_its_own(
    links: Kant, rechts: Kant, shared: str
) -> None:
    gebeurtenissen.record_kind_geboren(links.plek, shared, T0, "Anna")
    gebeurtenissen.record_kind_geboren(rechts.plek, shared, T0, "Omar")
    data = send(rechts, shared)
    fields = {v.sleutel: True for v in only(links, data).uitkomst.verschillen if v.kant is Zijde.BEIDE}
    receive(links, data, fields)
    letters = [row.letter for row in links.rows(Lidmaatschap)]
    assert sorted(letters) == ["a", "b", "c", "d", "e"]
    numbers: dict[int, tuple[str, str, int]] = {}
    for punt in links.rows(Actiepunt):
        key = (punt.item_id, punt.onderwerp_uid if punt.onderwerp_soort == "gebeurtenis" else "", punt.ronde)
        assert numbers.setdefault(punt.nummer, key) == key, "a number names one line"
    assert differences(links, shared) == ()


def test_a_line_that_both_kluizen_made_themselves_is_one_line(links: Kant, rechts: Kant, shared: str) -> None:
    for kant in (links, rechts):
        dossiers.start_ronde(kant.plek, shared, Ronde.HERHUISVESTING, T0)
    ours = {p.uid for p in links.rows(Actiepunt)}
    theirs = {p.uid for p in rechts.rows(Actiepunt)}
    assert ours != theirs, "each made the lines of the new round by itself"
    made = next(p for p in rechts.rows(Actiepunt) if p.uid not in ours and p.vervallen_op is None)
    actiepunten.tick(rechts.plek, made.uid)

    receive(links, send(rechts, shared))

    assert len(links.rows(Actiepunt)) == len(ours)
    mine = next(
        p
        for p in links.rows(Actiepunt)
        if (p.item_id, p.onderwerp_uid, p.ronde) == (made.item_id, made.onderwerp_uid, made.ronde)
    )
    assert mine.staat == "gedaan"


def test_a_pause_on_both_sides_stays_one_pause(links: Kant, rechts: Kant, shared: str) -> None:
    for kant in (links, rechts):
        ankers.pause_clock(kant.plek, shared, T0, "wacht", "COA")
    pakket = opened(send(rechts, shared))
    keuzes = Keuzes({shared: DossierKeuze()})
    effect = take_in.preview(links.plek, pakket, keuzes)
    assert [code for code, _params in effect.waarschuwingen] == ["overdracht_pauze_dubbel"]
    take_in(links.plek, pakket, keuzes)
    ankers.resume_clock(links.plek, shared, T0 + timedelta(days=1))


def test_a_third_laptop_without_a_common_past_asks_for_every_difference(
    links: Kant, rechts: Kant, shared: str, tmp_path: Path
) -> None:
    derde = make_kant(tmp_path / "derde")
    try:
        receive(derde, send(rechts, shared))
        dossiers.save_dossier_field(derde.plek, shared, "perspectief", "leren")
        (one,) = only(links, send(derde, shared)).uitkomst.verschillen
        assert one.kant is Zijde.BEIDE
    finally:
        derde.close()


def test_files_that_crossed_in_the_mail_are_compared_from_what_both_knew(
    links: Kant, rechts: Kant, shared: str
) -> None:
    dossiers.save_dossier_field(links.plek, shared, "notitie", "wij")
    dossiers.save_dossier_field(rechts.plek, shared, "notitie", "zij")
    to_right, to_left = send(links, shared), send(rechts, shared)
    assert [v.kant for v in only(rechts, to_right).uitkomst.verschillen] == [Zijde.BEIDE]
    assert [v.kant for v in only(links, to_left).uitkomst.verschillen] == [Zijde.BEIDE]
