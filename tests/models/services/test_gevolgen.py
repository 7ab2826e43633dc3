"""A signing, a move and an uitspraak do the same whoever tells them, and go back whole (list, section 4)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.historie import load_historie
from models.queries.papier import checklist_facts, make_head
from models.queries.wonen import load_wonen
from models.services import actiepunten, ankers, dossiers, leden, toewijzing, tussenplekken, weigering
from models.services.afdrukken import record_afdruk
from models.services.gebeurtenissen import (
    record_alsnog_genomen,
    record_getekend,
    record_uitspraak,
    record_verhuisd,
    record_weigering,
    record_woning_gevonden,
)
from models.services.papier_invoeren import enter_blad
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import (
    Actiepunt,
    Ankerdatum,
    Dossier,
    Gebeurtenis,
    Lidmaatschap,
    Pauze,
    Persoon,
    Woonadres,
)
from models.values import Anker, Fase, Papier, Ronde, StapSoort
from tests.builders import T0, lezer_for, make_kluis

DAG = timedelta(days=1)
KOPPELING = date(2026, 3, 2)
GEVONDEN, GETEKEND, VERHUISD = date(2026, 4, 1), date(2026, 4, 10), date(2026, 4, 16)
Staat = dict[str, Any]


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    return make_kluis(tmp_path_factory.mktemp("gevolgen"))


def _gezin(plek: Plek, personen: int = 2, *, woning: bool = True) -> str:
    uid = dossiers.open_dossier(plek, "Warsamele", KOPPELING, personen, "azc Duinvoorde").onderwerp
    if woning:
        record_woning_gevonden(plek, uid, GEVONDEN, "Kastanjelaan 14", kamers=3)
    return uid


@pytest.fixture
def gezin(plek: Plek) -> str:
    return _gezin(plek)


def _punt(plek: Plek, uid: str, item_id: str) -> Actiepunt:
    with plek.store.reader() as session:
        found = session.scalars(
            select(Actiepunt)
            .join(Dossier)
            .where(Dossier.uid == uid, Actiepunt.item_id == item_id, Actiepunt.vervallen_op.is_(None))
            .order_by(Actiepunt.ronde.desc())
            .limit(1)
        ).one()
        session.expunge_all()
        return found


def _tick(plek: Plek, uid: str, item_id: str, op: date, **more: Any) -> str:  # noqa: ANN401 - of any answer
    return actiepunten.tick(plek, _punt(plek, uid, item_id).uid, op, **more).bewerking


def _counted(plek: Plek, uid: str) -> list[date | None]:
    with plek.store.reader() as session:
        return list(
            session.scalars(
                select(Persoon.geteld_op)
                .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
                .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
                .where(Dossier.uid == uid)
                .order_by(Persoon.id)
            )
        )


def _homes(plek: Plek, uid: str) -> list[tuple[str, str, date | None, date | None]]:
    with plek.store.reader() as session:
        rows = session.scalars(
            select(Woonadres).join(Dossier).where(Dossier.uid == uid).order_by(Woonadres.id)
        )
        return [(row.straat, row.soort, row.van, row.tot) for row in rows]


def _staat(plek: Plek, uid: str) -> Staat:
    """Everything that a signing, a move or an uitspraak touches, without who told it."""
    with plek.store.reader() as session:
        row = session.scalars(select(Dossier).where(Dossier.uid == uid)).one()
        found: Staat = {"fase": row.fase, "in_opvang": row.in_opvang}
        found["ankers"] = sorted(
            (one.soort, one.ronde, str(one.gepland), str(one.werkelijk))
            for one in session.scalars(
                select(Ankerdatum).where(
                    Ankerdatum.dossier_id == row.id,
                    Ankerdatum.vervallen_op.is_(None),
                    Ankerdatum.gepland.is_not(None) | Ankerdatum.werkelijk.is_not(None),
                )
            )
        )
        found["punten"] = sorted(
            (one.item_id, one.ronde, one.staat, str(one.gedaan_op or one.termijn_datum))
            for one in session.scalars(
                select(Actiepunt).where(Actiepunt.dossier_id == row.id, Actiepunt.vervallen_op.is_(None))
            )
        )
        found["pauzes"] = [
            (one.van, one.tot, one.verwijtbaar)
            for one in session.scalars(select(Pauze).where(Pauze.dossier_id == row.id))
        ]
        found["weigeringen"] = [
            json.loads(told)
            for told in session.scalars(
                select(Gebeurtenis.gegevens).where(
                    Gebeurtenis.dossier_id == row.id, Gebeurtenis.soort == "weigering"
                )
            )
        ]
    return found | {"geteld": _counted(plek, uid), "woningen": _homes(plek, uid)}


# --- a tick does what the event does, and its untick takes that back --------------------------------------


def _sign(plek: Plek, uid: str) -> None:
    record_getekend(plek, uid, GETEKEND)


def _refuse(plek: Plek, uid: str) -> None:
    record_weigering(plek, uid, GEVONDEN + DAG, niet_gekomen=True)


@pytest.mark.parametrize(
    ("item_id", "dag", "before", "event"),
    [
        ("ve-03", GETEKEND, lambda *_: None, lambda p, d: record_getekend(p, d, GETEKEND)),
        ("ve-33", VERHUISD, _sign, lambda p, d: record_verhuisd(p, d, VERHUISD)),
        ("ve-33", VERHUISD, lambda *_: None, lambda p, d: record_verhuisd(p, d, VERHUISD)),
        ("pv-49", GETEKEND, _refuse, lambda p, d: record_uitspraak(p, d, GETEKEND, terecht=False)),
    ],
)
def test_a065_a103_a105_a_tick_does_the_work_of_the_event_and_its_untick_takes_it_back_whole(
    plek: Plek,
    item_id: str,
    dag: date,
    before: Callable[[Plek, str], None],
    event: Callable[[Plek, str], None],
) -> None:
    """A065, A103, A105 (checklists-aanvulling r.276-277): the same end by event, by tick and by date."""
    by_event, by_tick = _gezin(plek), _gezin(plek)
    before(plek, by_event)
    before(plek, by_tick)
    was = _staat(plek, by_tick)
    event(plek, by_event)
    done = _tick(plek, by_tick, item_id, dag, **({"terecht": False} if item_id == "pv-49" else {}))
    assert _staat(plek, by_tick) == _staat(plek, by_event) != was

    undo(plek, done)
    assert _staat(plek, by_tick) == was
    _tick(plek, by_tick, item_id, dag)
    for uid in (by_tick, by_event):
        actiepunten.reopen(plek, _punt(plek, uid, item_id).uid)
        assert _staat(plek, uid) == was


def test_a065_the_move_by_a_tick_after_a_signing_by_a_tick_goes_back_one_by_one(
    plek: Plek, gezin: str
) -> None:
    was = _staat(plek, gezin)
    _tick(plek, gezin, "ve-03", GETEKEND, huuringang=GETEKEND + 5 * DAG)
    signed = _staat(plek, gezin)
    assert ("huuringang", 1, "2026-04-15", "2026-04-15") in signed["ankers"]
    _tick(plek, gezin, "ve-33", VERHUISD)
    assert _homes(plek, gezin) == [("Kastanjelaan 14", "woning", VERHUISD, None)]
    assert _counted(plek, gezin) == [VERHUISD, VERHUISD]
    actiepunten.reopen(plek, _punt(plek, gezin, "ve-33").uid)
    assert _staat(plek, gezin) == signed
    with lezer_for(plek) as lezer:
        fields = {(row.tabel, row.veld) for row in load_historie(lezer, gezin)}
    assert ("woonadres", "van") in fields
    assert ("gebeurtenis", "gegevens") not in fields  # what it remembers is for the program
    actiepunten.reopen(plek, _punt(plek, gezin, "ve-03").uid)
    assert _staat(plek, gezin) == was


def test_what_somebody_changed_by_hand_since_stays_when_the_tick_goes(plek: Plek, gezin: str) -> None:
    _tick(plek, gezin, "ve-03", GETEKEND)
    _tick(plek, gezin, "ve-33", VERHUISD)
    dossiers.save_dossier_field(plek, gezin, "in_opvang", "onbekend")
    actiepunten.reopen(plek, _punt(plek, gezin, "ve-33").uid)
    assert _staat(plek, gezin)["in_opvang"] == "onbekend"
    _tick(plek, gezin, "ve-33", VERHUISD)
    actiepunten.reopen(plek, _punt(plek, gezin, "ve-03").uid)
    assert _homes(plek, gezin) == [("Kastanjelaan 14", "woning", VERHUISD, None)]  # they live there


def test_the_preview_of_a_tick_tells_who_counts_and_what_is_missing(plek: Plek, gezin: str) -> None:
    told = actiepunten.tick.preview(plek, _punt(plek, gezin, "ve-33").uid, VERHUISD).waarschuwingen
    assert ("verhuisd_telt_mee", (("aantal", 2),)) in told
    assert ("verhuisd_niet_getekend", ()) in told
    assert _counted(plek, gezin) == [None, None]


def test_a065_a103_a_sheet_of_paper_does_the_same_tells_it_and_one_undo_takes_it_back(
    plek: Plek, gezin: str
) -> None:
    """A065, A103: signed and moved, typed from a checklist; the preview tells who counts."""
    other = _gezin(plek)
    record_getekend(plek, other, GETEKEND, GETEKEND + 5 * DAG)
    record_verhuisd(plek, other, VERHUISD)
    with lezer_for(plek) as lezer:
        facts = checklist_facts(lezer, gezin, Fase.VESTIGING, head=make_head(lezer, plek.klok.nu()))
    lines = tuple(line for _fase, group in facts.groepen for line in group)
    sheet = record_afdruk(plek, Papier.CHECKLIST, gezin, lines).onderwerp
    signed, moved = (_punt(plek, gezin, item).nummer for item in ("ve-03", "ve-33"))
    typed = f"{signed} x 10-4 huur 15-4\n{moved} x 16-4"
    was = _staat(plek, gezin)
    told = dict(enter_blad.preview(plek, sheet, typed).waarschuwingen)
    assert told["verhuisd_telt_mee"] == (("aantal", 2),)
    assert {"kern_open"} <= set(told)
    done = enter_blad(plek, sheet, typed)
    assert _staat(plek, gezin) == _staat(plek, other)
    undo(plek, done.bewerking)
    assert _staat(plek, gezin) == was


# --- the uitspraak ----------------------------------------------------------------------------------------


def test_a105_a107_an_uitspraak_that_was_only_ticked_gets_its_answer_later(plek: Plek, gezin: str) -> None:
    """A105-A107: no dead end; the day may be put right with the answer, and the untick takes both back."""
    _refuse(plek, gezin)
    was = _staat(plek, gezin)
    line = _punt(plek, gezin, "pv-49").uid
    told = actiepunten.tick.preview(plek, line, GETEKEND).waarschuwingen
    assert ("uitspraak_zonder_antwoord", ()) in told
    actiepunten.tick(plek, line, GETEKEND)
    with lezer_for(plek) as lezer:
        assert load_wonen(lezer, gezin).weigeringen[0].stap == "toets"
    record_uitspraak(plek, gezin, GETEKEND + DAG, terecht=False)
    now = _staat(plek, gezin)
    assert now["weigeringen"][0]["uitspraak"] == (GETEKEND + DAG).isoformat()
    assert ("uitspraak", 1, "None", "2026-04-11") in now["ankers"]
    assert now["pauzes"] == [(GEVONDEN + DAG, None, True)]
    with pytest.raises(Refused, match="uitspraak_is_er_al"):
        record_uitspraak(plek, gezin, GETEKEND + DAG, terecht=True)
    actiepunten.reopen(plek, line)
    assert _staat(plek, gezin) == was


def test_a107_an_uitspraak_on_which_more_was_built_is_not_unticked(plek: Plek, gezin: str) -> None:
    _refuse(plek, gezin)
    record_uitspraak(plek, gezin, GETEKEND, terecht=False)
    weigering.record_bemiddeling_stopt(plek, gezin, GETEKEND + DAG)
    with pytest.raises(Refused, match="uitspraak_ging_verder"):
        actiepunten.reopen(plek, _punt(plek, gezin, "pv-49").uid)


def test_a105_an_uitspraak_before_its_weigering_is_refused_by_tick_and_by_date(
    plek: Plek, gezin: str
) -> None:
    _refuse(plek, gezin)
    with pytest.raises(Refused, match="uitspraak_voor_weigering"):
        _tick(plek, gezin, "pv-49", GEVONDEN)
    _tick(plek, gezin, "pv-49", GETEKEND)
    with pytest.raises(Refused, match="uitspraak_voor_weigering"):
        ankers.correct_anker(plek, gezin, Anker.UITSPRAAK, werkelijk=GEVONDEN)


@pytest.mark.parametrize("hand", [True, False])
def test_a109_only_the_standstill_of_the_weigering_gets_the_blame_and_ends(
    plek: Plek, gezin: str, *, hand: bool
) -> None:
    """A109: a clock that stood still for another reason is neither blamed nor started by a weigering."""
    if hand:
        ankers.pause_clock(plek, gezin, GEVONDEN, "wacht op bouw", "GEM")
    _refuse(plek, gezin)
    record_uitspraak(plek, gezin, GETEKEND, terecht=False)
    assert _staat(plek, gezin)["pauzes"][0][1:] == (None, not hand)
    record_alsnog_genomen(plek, gezin, GETEKEND + DAG)
    assert _staat(plek, gezin)["pauzes"][0][1] == (None if hand else GETEKEND + DAG)
    told = record_getekend.preview(plek, gezin, VERHUISD).waarschuwingen
    assert (("klok_staat_nog_stil", ()) in told) == hand


# --- another day for the move, or none --------------------------------------------------------------------


@pytest.mark.parametrize("tik", [True, False])
def test_a103_a_corrected_day_of_the_move_takes_count_and_home_along(
    plek: Plek, gezin: str, *, tik: bool
) -> None:
    """A103: 16-4 corrected to 20-5 counts on 20-5; withdrawn it counts nobody; typed again it counts."""
    _sign(plek, gezin)
    was = _staat(plek, gezin)
    if tik:
        _tick(plek, gezin, "ve-33", VERHUISD)
    else:
        record_verhuisd(plek, gezin, VERHUISD)
    later = VERHUISD + 34 * DAG
    change = ankers.correct_anker(plek, gezin, Anker.VERHUIZING, werkelijk=later)
    assert _counted(plek, gezin) == [later, later]
    assert _homes(plek, gezin) == [("Kastanjelaan 14", "woning", later, None)]
    undo(plek, change.bewerking)
    assert _counted(plek, gezin) == [VERHUISD, VERHUISD]

    ankers.correct_anker(plek, gezin, Anker.VERHUIZING, werkelijk=later)
    ankers.correct_anker(plek, gezin, Anker.VERHUIZING)
    assert _staat(plek, gezin) == was
    ankers.correct_anker(plek, gezin, Anker.VERHUIZING, werkelijk=later)
    assert _counted(plek, gezin) == [later, later]


def test_a103_the_first_move_that_stands_counts_when_an_earlier_one_was_a_mistake(
    plek: Plek, gezin: str
) -> None:
    _sign(plek, gezin)
    record_verhuisd(plek, gezin, VERHUISD)
    dossiers.start_ronde(plek, gezin, Ronde.HERHUISVESTING, VERHUISD + 10 * DAG)
    record_woning_gevonden(plek, gezin, VERHUISD + 10 * DAG, "Berkenhof 3")
    record_getekend(plek, gezin, VERHUISD + 12 * DAG)
    record_verhuisd(plek, gezin, VERHUISD + 20 * DAG)
    assert _counted(plek, gezin) == [VERHUISD, VERHUISD]
    ankers.correct_anker(plek, gezin, Anker.VERHUIZING, ronde=1)
    assert _counted(plek, gezin) == [VERHUISD + 20 * DAG] * 2


def test_a203_a_temporary_place_keeps_counting_when_the_move_is_unticked(plek: Plek) -> None:
    gezin = _gezin(plek, woning=False)
    place = tussenplekken.add_tussenvoorziening(plek, "De Brug", 20, straat="Brugweg 1").onderwerp
    tussenplekken.place(plek, gezin, place, GETEKEND, 2)
    assert _counted(plek, gezin) == [GETEKEND, GETEKEND]
    toewijzing.record_step(plek, gezin, StapSoort.UITGESCHREVEN, GETEKEND)
    actiepunten.reopen(plek, _punt(plek, gezin, "ve-33").uid)
    assert _counted(plek, gezin) == [GETEKEND, GETEKEND]


# --- who counts -------------------------------------------------------------------------------------------


def test_a102_who_is_coupled_to_another_gemeente_does_not_count_by_a_move(plek: Plek, gezin: str) -> None:
    """A102: not by the event, not by a tick; without the step, noted by mistake, they do."""
    step = toewijzing.record_step(plek, gezin, StapSoort.ELDERS, GETEKEND).onderwerp
    record_verhuisd(plek, gezin, VERHUISD)
    assert _counted(plek, gezin) == [None, None]
    toewijzing.remove_step(plek, step)
    assert _counted(plek, gezin) == [VERHUISD, VERHUISD]


def test_a103_who_was_put_in_by_mistake_counts_no_more_and_undo_brings_that_back(
    plek: Plek, gezin: str
) -> None:
    record_verhuisd(plek, gezin, VERHUISD)
    with plek.store.reader() as session:
        lid = session.scalars(
            select(Lidmaatschap.uid)
            .join(Dossier)
            .where(Dossier.uid == gezin)
            .order_by(Lidmaatschap.id.desc())
            .limit(1)
        ).one()
    left = leden.remove_persoon(plek, lid, VERHUISD, "vertrokken")
    assert _counted(plek, gezin) == [VERHUISD, VERHUISD]
    undo(plek, left.bewerking)
    mistake = leden.remove_persoon(plek, lid, T0, "vergissing")
    assert _counted(plek, gezin) == [VERHUISD, None]
    undo(plek, mistake.bewerking)
    assert _counted(plek, gezin) == [VERHUISD, VERHUISD]
    leden.remove_persoon(plek, lid, T0, "vergissing")
    ankers.correct_anker(plek, gezin, Anker.VERHUIZING, werkelijk=VERHUISD + DAG)
    assert _counted(plek, gezin) == [VERHUISD + DAG, None]
