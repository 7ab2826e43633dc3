from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.zoeken import find
from models.services import actiepunten, ankers, dossiers, fasen, gebeurtenissen, leden, undo
from models.services.verb import Plek
from models.tables import (
    Actiepunt,
    Ankerdatum,
    Betrokkene,
    Bewerking,
    Dossier,
    Historie,
    Lidmaatschap,
    Persoon,
    Persoonsgegevens,
    Waarde,
)
from models.values import Anker, Fase, Staat, Waarheid
from tests.builders import T0, lezer_for

DAG = timedelta(days=1)


@pytest.fixture
def gezin(plek: Plek) -> str:
    change = dossiers.open_dossier(
        plek, "Warsamele", date(2026, 4, 16), 3, "Duinvoorde", vergunning=date(2026, 4, 4)
    )
    return change.onderwerp


def _punt(plek: Plek, dossier_uid: str, item_id: str) -> Actiepunt:
    with plek.store.reader() as session:
        found = session.scalars(
            select(Actiepunt)
            .join(Dossier, Dossier.id == Actiepunt.dossier_id)
            .where(Dossier.uid == dossier_uid, Actiepunt.item_id == item_id)
            .order_by(Actiepunt.ronde, Actiepunt.id)
        ).all()
        session.expunge_all()
        return found[-1]


def _fase(plek: Plek, uid: str) -> str:
    with plek.store.reader() as session:
        return session.scalars(select(Dossier.fase).where(Dossier.uid == uid)).one()


def test_a_new_gezin_needs_four_fields_and_has_its_persons_and_lines(plek: Plek, gezin: str) -> None:
    with plek.store.reader() as session:
        letters = session.scalars(select(Lidmaatschap.letter)).all()
        names = session.scalars(select(Persoonsgegevens.achternaam)).all()
        nummer = session.scalars(select(Dossier.nummer)).one()

    assert letters == ["a", "b", "c"]
    assert names == ["Warsamele"] * 3
    assert nummer == "T1-0001"
    assert _punt(plek, gezin, "pv-25").termijn_datum == date(2026, 6, 25)


def test_koppeling_plus_ten_weeks_on_whit_monday_is_shown_and_not_shifted(plek: Plek) -> None:
    """A037: koppeling 16-03-2026 gives 25-05-2026, Whit Monday."""
    uid = dossiers.open_dossier(plek, "Noorvand", date(2026, 3, 16), 1).onderwerp

    assert _punt(plek, uid, "pv-25").termijn_datum == date(2026, 5, 25)


def test_five_working_days_skip_good_friday_and_easter_monday(plek: Plek) -> None:
    """A111: permit on Friday 27-03-2026 gives Tuesday 07-04-2026."""
    uid = dossiers.open_dossier(
        plek, "Noorvand", date(2026, 3, 30), 1, vergunning=date(2026, 3, 27)
    ).onderwerp

    assert _punt(plek, uid, "pv-07").termijn_datum == date(2026, 4, 7)


@pytest.mark.parametrize(
    ("naam", "dag", "aantal", "code"),
    [
        ("", T0, 1, "veld_leeg"),
        ("x" * 81, T0, 1, "veld_te_lang"),
        ("Warsamele", T0 + DAG, 1, "dag_in_toekomst"),
        ("Warsamele", date(1890, 1, 1), 1, "dag_onmogelijk"),
        ("Warsamele", T0, -1, "getal_buiten_grens"),
        ("Warsamele", T0, 99, "getal_buiten_grens"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(
    plek: Plek, naam: str, dag: date, aantal: int, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        dossiers.open_dossier(plek, naam, dag, aantal)

    assert refused.value.code == code
    with plek.store.reader() as session:
        assert session.scalars(select(Dossier.id)).all() == []


def test_a_permit_after_the_koppeling_is_refused(plek: Plek) -> None:
    with pytest.raises(Refused) as refused:
        dossiers.open_dossier(plek, "Warsamele", T0, 1, vergunning=T0 + DAG)

    assert (refused.value.code, refused.value.veld) == ("vergunning_na_koppeling", "vergunning")


@pytest.mark.parametrize(
    "naam", ["<b>Wil</b>", "=cmd|' /C calc'!A0", "محمد", "ህይወት", "😀 Sol", "O'Neill-d'Arc", "Ж" * 80]
)
def test_a_strange_name_is_kept_as_it_was_typed(plek: Plek, naam: str) -> None:
    uid = dossiers.open_dossier(plek, naam, T0, 1).onderwerp

    with plek.store.reader() as session:
        assert session.scalars(select(Dossier.naam).where(Dossier.uid == uid)).one() == naam


def test_a_nul_character_never_reaches_the_kluis(plek: Plek) -> None:
    uid = dossiers.open_dossier(plek, "War\x00samele", T0, 1).onderwerp

    with plek.store.reader() as session:
        assert session.scalars(select(Dossier.naam).where(Dossier.uid == uid)).one() == "Warsamele"


def test_a_text_that_looks_like_a_bsn_is_refused(plek: Plek, gezin: str) -> None:
    with pytest.raises(Refused) as refused:
        dossiers.save_dossier_field(plek, gezin, "notitie", "nummer 111222333 staat op de pas")

    assert (refused.value.code, refused.value.veld) == ("lijkt_op_bsn", "notitie")


def test_an_empty_household_and_one_of_fourteen_both_get_their_lines(plek: Plek) -> None:
    for aantal in (0, 14):
        uid = dossiers.open_dossier(plek, "Voorbeeld", T0, aantal).onderwerp
        with plek.store.reader() as session:
            per_person = session.scalars(
                select(Actiepunt.id)
                .join(Dossier, Dossier.id == Actiepunt.dossier_id)
                .where(Dossier.uid == uid, Actiepunt.item_id == "pv-08")
            ).all()
        assert len(per_person) == aantal


def test_a_tick_and_its_undo_leave_the_line_as_it_was(plek: Plek, gezin: str) -> None:
    punt = _punt(plek, gezin, "pv-11")
    change = actiepunten.tick(plek, punt.uid, notitie="gebeld")
    assert _punt(plek, gezin, "pv-11").staat == Staat.GEDAAN

    undo.undo(plek, change.bewerking)

    after = _punt(plek, gezin, "pv-11")
    assert (after.staat, after.gedaan_op, after.notitie, after.termijn_datum) == (
        Staat.OPEN,
        None,
        "",
        punt.termijn_datum,
    )


def test_undo_is_refused_when_the_line_has_moved_on(plek: Plek, gezin: str) -> None:
    punt = _punt(plek, gezin, "pv-11")
    change = actiepunten.tick(plek, punt.uid)
    actiepunten.set_notitie(plek, punt.uid, "later nog gebeld")

    with pytest.raises(Refused) as refused:
        undo.undo(plek, change.bewerking)

    assert refused.value.code == "ongedaan_te_laat"
    assert _punt(plek, gezin, "pv-11").staat == Staat.GEDAAN


def test_undo_of_a_new_gezin_takes_everything_away(plek: Plek) -> None:
    change = dossiers.open_dossier(plek, "Warsamele", T0, 4, "Duinvoorde")

    undo.undo(plek, change.bewerking)

    with plek.store.reader() as session:
        for table in (Dossier, Actiepunt, Persoon, Persoonsgegevens, Lidmaatschap, Ankerdatum):
            assert session.scalars(select(table.id)).all() == [], table.__name__


def test_a_preview_changes_nothing_and_tells_what_would_move(plek: Plek, gezin: str) -> None:
    with plek.store.reader() as session:
        before = session.scalars(select(Bewerking.id)).all()

    effect = ankers.correct_anker.preview(plek, gezin, Anker.KOPPELING, werkelijk=date(2026, 4, 20))

    moved = {v.tekst: (v.van, v.naar) for v in effect.verschoven}
    assert moved["passende woning zoeken"] == ("2026-06-25", "2026-06-29")
    assert _punt(plek, gezin, "pv-25").termijn_datum == date(2026, 6, 25)
    with plek.store.reader() as session:
        assert session.scalars(select(Bewerking.id)).all() == before


def test_a_corrected_anchor_keeps_the_old_date_readable(plek: Plek, gezin: str) -> None:
    ankers.correct_anker(plek, gezin, Anker.KOPPELING, werkelijk=date(2026, 4, 20))

    with plek.store.reader() as session:
        rows = session.execute(
            select(Ankerdatum.werkelijk, Ankerdatum.vervallen_op.is_(None))
            .where(Ankerdatum.soort == "koppeling")
            .order_by(Ankerdatum.id)
        ).all()
    assert [tuple(r) for r in rows] == [(date(2026, 4, 16), False), (date(2026, 4, 20), True)]


def test_the_gate_names_the_open_key_items_and_asks_a_reason(plek: Plek, gezin: str) -> None:
    """A002: advancing with open mandatory items is refused, or goes on with a reason (K04)."""
    with pytest.raises(Refused) as refused:
        fasen.advance_fase(plek, gezin)
    assert refused.value.code == "nog_niet_getekend"

    gebeurtenissen.record_getekend(plek, gezin, T0)
    assert _fase(plek, gezin) == Fase.PRE_VESTIGING
    with pytest.raises(Refused) as refused:
        fasen.advance_fase(plek, gezin)
    assert refused.value.code == "fase_reden_nodig"
    assert int(refused.value.params["aantal"]) > 0

    fasen.advance_fase(plek, gezin, "De sleutel is er al.")
    assert _fase(plek, gezin) == Fase.VESTIGING


def test_the_signing_date_is_the_end_of_the_first_phase_and_dates_what_follows(
    plek: Plek, gezin: str
) -> None:
    """A026: phase end date = tekendatum."""
    gebeurtenissen.record_tekendatum(plek, gezin, T0 + 3 * DAG)
    assert _punt(plek, gezin, "ve-01").termijn_datum == T0 + 3 * DAG
    assert _punt(plek, gezin, "ve-30").termijn_datum is None

    plek.klok.dag = T0 + 5 * DAG  # type: ignore[attr-defined] # the fixed clock of the tests
    gebeurtenissen.record_getekend(plek, gezin, T0 + 3 * DAG)

    assert _punt(plek, gezin, "ve-03").staat == Staat.GEDAAN
    assert _punt(plek, gezin, "ve-30").termijn_datum == T0 + 17 * DAG


def test_a_newborn_gets_own_lines_from_its_birthday_and_does_not_count(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_getekend(plek, gezin, T0 - 20 * DAG)
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - 10 * DAG)
    change = gebeurtenissen.record_kind_geboren(plek, gezin, T0 - DAG, "Kind")

    with plek.store.reader() as session:
        child = session.scalars(
            select(Persoon).join(Lidmaatschap).where(Lidmaatschap.reden_in == "geboren")
        ).one()
        items = set(
            session.scalars(
                select(Actiepunt.item_id).where(
                    Actiepunt.onderwerp_uid == child.uid, Actiepunt.vervallen_op.is_(None)
                )
            )
        )
        assert child.geteld_op is None
    assert {"pv-08", "pv-09", "ve-16", "ve-40", "ve-43", "ve-46"} <= items
    assert not {"ve-35", "ve-41"} & items
    assert change.dossiers == {gezin}


def test_who_leaves_keeps_what_was_done_and_loses_what_was_open(plek: Plek, gezin: str) -> None:
    with plek.store.reader() as session:
        lid = session.scalars(select(Lidmaatschap).where(Lidmaatschap.letter == "c")).one()
        persoon = session.get_one(Persoon, lid.persoon_id)
        punten = session.scalars(
            select(Actiepunt).where(Actiepunt.onderwerp_uid == persoon.uid, Actiepunt.nog_te_bepalen == "")
        ).all()
        first, rest, lid_uid = punten[0].uid, [p.uid for p in punten[1:]], lid.uid
    actiepunten.tick(plek, first)

    leden.remove_persoon(plek, lid_uid, T0, "vertrokken")

    with plek.store.reader() as session:
        state = {p.uid: p for p in session.scalars(select(Actiepunt))}
        assert (state[first].staat, state[first].vervallen_op) == (Staat.GEDAAN, None)
        assert all(state[uid].vervallen_op == T0 for uid in rest)


def test_there_is_at_most_one_aanspreekpunt(plek: Plek, gezin: str) -> None:
    """A006: a second active one takes the place of the first."""
    dossiers.set_betrokkene(plek, gezin, "aanspreekpunt", T0 - 9 * DAG, naam="Ids Voorbeeld")
    dossiers.set_betrokkene(plek, gezin, "aanspreekpunt", T0, naam="Bo Voorbeeld")

    with plek.store.reader() as session:
        active = session.scalars(
            select(Betrokkene.naam).where(Betrokkene.rol == "aanspreekpunt", Betrokkene.tot.is_(None))
        ).all()
    assert active == ["Bo Voorbeeld"]


def test_a_person_in_two_open_dossiers_is_warned_about(plek: Plek, gezin: str) -> None:
    nieuw = leden.NieuwePersoon("Amal", "Voorbeeld", date(1990, 2, 28))
    leden.add_persoon(plek, gezin, nieuw, T0)
    other = dossiers.open_dossier(plek, "Voorbeeld", T0, 0).onderwerp

    effect = leden.add_persoon.preview(plek, other, nieuw, T0)

    assert effect.waarschuwingen == (("persoon_in_ander_dossier", (("nummer", "T1-0001"),)),)


def test_nothing_in_a_closed_dossier_can_be_changed(plek: Plek, gezin: str) -> None:
    punt = _punt(plek, gezin, "pv-11")
    gebeurtenissen.close_dossier(plek, gezin, T0, "verhuisd naar een andere gemeente")

    with pytest.raises(Refused) as refused:
        actiepunten.tick(plek, punt.uid)

    assert refused.value.code == "dossier_gesloten"


def test_a_second_chance_after_an_unjustified_refusal_runs_the_clock_on(plek: Plek, gezin: str) -> None:
    gebeurtenissen.record_tekendatum(plek, gezin, T0 - 20 * DAG)
    gebeurtenissen.record_weigering(plek, gezin, T0 - 20 * DAG, niet_gekomen=True)
    assert _punt(plek, gezin, "pv-49").termijn_datum == T0 - 6 * DAG
    gebeurtenissen.record_uitspraak(plek, gezin, T0 - 8 * DAG, terecht=False)
    assert _punt(plek, gezin, "pv-49").staat == Staat.GEDAAN

    gebeurtenissen.record_alsnog_genomen(plek, gezin, T0 - 5 * DAG)

    assert _punt(plek, gezin, "pv-50").staat == Staat.GEDAAN
    assert _punt(plek, gezin, "pv-25").termijn_datum == date(2026, 6, 25) + 15 * DAG


def test_the_historie_has_a_line_for_each_field_and_its_value_apart(plek: Plek, gezin: str) -> None:
    change = dossiers.save_dossier_field(plek, gezin, "bijstand", Waarheid.JA.value)

    with plek.store.reader() as session:
        row, value = session.execute(
            select(Historie, Waarde)
            .join(Waarde, Waarde.historie_id == Historie.id)
            .join(Bewerking, Bewerking.id == Historie.bewerking_id)
            .where(Bewerking.uid == change.bewerking, Historie.veld == "bijstand")
        ).one()
        assert (row.tabel, row.dossier_uid, value.oud, value.nieuw) == (
            "dossier",
            gezin,
            '"onbekend"',
            '"ja"',
        )
        assert "ja" not in row.digest


def test_undo_is_refused_when_a_later_dossier_uses_what_was_made(plek: Plek) -> None:
    first = dossiers.open_dossier(plek, "Warsamele", T0, 1, "Duinvoorde")
    dossiers.open_dossier(plek, "Tekleberi", T0, 1, "Duinvoorde")

    with pytest.raises(Refused) as refused:
        undo.undo(plek, first.bewerking)

    assert refused.value.code == "ongedaan_te_laat"
    with plek.store.reader() as session:
        assert len(session.scalars(select(Dossier.id)).all()) == 2


def test_what_was_undone_cannot_be_found_any_more(plek: Plek) -> None:
    change = dossiers.open_dossier(plek, "Zeldzamenaam", T0, 1)
    undo.undo(plek, change.bewerking)

    with lezer_for(plek) as lezer:
        assert find(lezer, "Zeldzamenaam") == ()


def test_making_the_dossier_ticks_the_koppeling_on_its_day(plek: Plek, gezin: str) -> None:
    punt = _punt(plek, gezin, "pv-01")

    assert (punt.staat, punt.gedaan_op) == (Staat.GEDAAN, date(2026, 4, 16))
