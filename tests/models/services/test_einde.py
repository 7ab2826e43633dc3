"""The end of a dossier: what is open, who goes on, closing in one go, and opening again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from sqlalchemy import select

from models.errors import Refused
from models.queries.delen import load_delingen
from models.queries.dossier import load_dossier
from models.queries.einde import load_einde
from models.queries.rows import PuntRow
from models.queries.rows_begeleiding import EindeRow
from models.services.afdrukken import record_afdruk
from models.services.ankers import correct_anker, pause_clock
from models.services.begeleiding import agree_begeleiding, start_traject
from models.services.delen import add_deling
from models.services.dossiers import open_dossier
from models.services.einde import agree_einde, finish
from models.services.gebeurtenissen import record_getekend, record_schade, record_vertrokken, reopen_dossier
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Afdruk, Dossier, IngekochtTraject, Pauze
from models.values import Anker, Deelgrond, Deelpartij, Papier, Privacy, Waarheid
from tests.builders import T0, lezer_for, make_kluis

DAG = timedelta(days=1)
KLAAR = "De begeleiding is klaar"


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    return make_kluis(tmp_path_factory.mktemp("einde"))


@pytest.fixture
def gezin(plek: Plek) -> str:
    return open_dossier(plek, "Sharifpana", date(2025, 4, 1), 2, "azc Duinvoorde").onderwerp


def _read(plek: Plek, uid: str) -> EindeRow:
    with lezer_for(plek) as lezer:
        return load_einde(lezer, uid)


def _print(plek: Plek, gezin: str, papier: Papier) -> None:
    record_afdruk(plek, papier, gezin, (), "nl", Privacy.NAAM, "bestand")


def test_everything_that_is_still_open_is_told_apart(plek: Plek, gezin: str) -> None:
    record_getekend(plek, gezin, date(2025, 6, 10))
    record_schade(plek, gezin, T0 - DAG, "Kras in de deur.")
    add_deling(plek, gezin, Deelpartij.COR, Deelgrond.TOESTEMMING, T0 - 5 * DAG)
    start_traject(plek, gezin, "maatschappelijk", date(2026, 1, 1))
    _print(plek, gezin, Papier.CHECKLIST)
    _print(plek, gezin, Papier.EINDBLAD)
    row = _read(plek, gezin)
    assert row.onze
    assert all(p.onze for p in row.onze)
    assert row.anderen
    assert [p.item_id for p in row.meldingen]
    assert not {p.uid for p in row.meldingen} & {p.uid for p in (*row.onze, *row.anderen)}
    assert [one.soort for one in row.papieren] == ["checklist"], "the eindblad lies with the gezin"
    assert [one.partij for one in row.delingen] == [Deelpartij.COR]
    assert [one.soort for one in row.trajecten] == ["maatschappelijk"]
    assert row.termijn is not None
    assert row.termijn.tot == date(2027, 1, 1)
    assert "in-26" not in {p.item_id for p in (*row.onze, *row.anderen)}


def test_how_long_it_is_kept_is_told_with_its_source_before_it_closes(plek: Plek, gezin: str) -> None:
    row = _read(plek, gezin)
    assert (row.bewaren_tot, row.bewaar_maanden) == (date(2028, 6, 15), 24)
    assert row.bewaar_voorstel
    assert "AVG" in row.bewaar_bron


def test_a168_the_handover_to_regular_social_work_is_kept_and_can_change(plek: Plek, gezin: str) -> None:
    agree_einde(plek, gezin, naar="Wijkteam", op=T0 + 10 * DAG, besproken="nee")
    agree_einde(plek, gezin, naar="Wijkteam Oost", op=T0 + 20 * DAG, besproken="ja", bereikbaar="Plein 3")
    one = _read(plek, gezin).afspraak
    assert (one.naar, one.op, one.besproken, one.bereikbaar) == (
        "Wijkteam Oost",
        T0 + 20 * DAG,
        "ja",
        "Plein 3",
    )
    with pytest.raises(Refused, match="keuze_onbekend"):
        agree_einde(plek, gezin, besproken="misschien")


def test_closing_ends_sharing_and_trajecten_and_one_undo_brings_all_back(plek: Plek, gezin: str) -> None:
    add_deling(plek, gezin, Deelpartij.COR, Deelgrond.TOESTEMMING, T0 - 5 * DAG)
    start_traject(plek, gezin, "maatschappelijk", date(2026, 1, 1))
    change = finish(plek, gezin, T0, "afgerond", KLAAR, naar="Wijkteam", papieren="blauwe map")
    row = _read(plek, gezin)
    assert (row.gesloten_op, row.soort, row.reden) == (T0, "afgerond", KLAAR)
    assert (row.delingen, row.trajecten) == ((), ())
    assert (row.afspraak.naar, row.afspraak.papieren) == ("Wijkteam", "blauwe map")
    assert row.bewaren_tot == date(2028, 6, 15)
    with plek.store.reader() as session:
        assert session.scalars(
            select(IngekochtTraject.gestopt_op)
            .join(Dossier, Dossier.id == IngekochtTraject.dossier_id)
            .where(Dossier.uid == gezin)
        ).all() == [T0]

    undo(plek, change.bewerking)
    row = _read(plek, gezin)
    assert row.gesloten_op is None
    assert [one.partij for one in row.delingen] == [Deelpartij.COR]
    assert [one.gestopt_op for one in row.trajecten] == [None]
    assert row.afspraak.naar == ""


def test_what_is_shared_stays_where_somebody_says_so(plek: Plek, gezin: str) -> None:
    add_deling(plek, gezin, Deelpartij.COR, Deelgrond.WET, T0 - 5 * DAG)
    finish(plek, gezin, T0, "vertrokken", "Verhuisd naar Lindedorp", delen_stopt=False)
    with lezer_for(plek) as lezer:
        assert [one.geldt for one in load_delingen(lezer, gezin)] == [True]


def test_papers_that_lie_outside_are_warned_of_and_gone_in_the_same_save(plek: Plek, gezin: str) -> None:
    _print(plek, gezin, Papier.CHECKLIST)
    _print(plek, gezin, Papier.EINDBLAD)
    effect = finish.preview(plek, gezin, T0, "afgerond", KLAAR)
    codes = {code for code, _params in effect.waarschuwingen}
    assert codes == {"papier_ligt_nog", "bewaren_tot"}
    assert dict(effect.waarschuwingen)["papier_ligt_nog"] == (("aantal", 1),), "the eindblad is theirs"
    finish(plek, gezin, T0, "afgerond", KLAAR, papieren_weg=True)
    with plek.store.reader() as session:
        gone = session.scalars(
            select(Afdruk.weg_op).join(Dossier, Dossier.id == Afdruk.dossier_id).where(Dossier.uid == gezin)
        ).all()
    assert gone == [T0, T0]


@pytest.mark.parametrize(
    ("naar", "besproken", "code", "veld"),
    [
        ("", Waarheid.JA, "overdracht_naar_wie", "naar"),
        ("Wijkteam", Waarheid.ONBEKEND, "overdracht_niet_besproken", "besproken"),
        ("Wijkteam", Waarheid.NEE, "overdracht_niet_besproken", "besproken"),
    ],
)
def test_a_dossier_is_not_handed_over_behind_the_back_of_the_gezin(
    plek: Plek, gezin: str, naar: str, besproken: Waarheid, code: str, veld: str
) -> None:
    with pytest.raises(Refused) as refused:
        finish(plek, gezin, T0, "overgedragen", "Overgedragen", naar=naar, besproken=besproken.value)
    assert (refused.value.code, refused.value.veld) == (code, veld)
    assert _read(plek, gezin).gesloten_op is None
    finish(plek, gezin, T0, "overgedragen", "Overgedragen", naar="Wijkteam", besproken="ja")
    assert _read(plek, gezin).soort == "overgedragen"


def test_without_a_handover_in_the_form_what_was_agreed_stays(plek: Plek, gezin: str) -> None:
    agree_einde(plek, gezin, naar="Wijkteam Oost", besproken="ja")
    finish(plek, gezin, T0, "overgedragen", "Overgedragen")
    assert _read(plek, gezin).afspraak.naar == "Wijkteam Oost"


def test_another_reason_must_be_told_in_words(plek: Plek, gezin: str) -> None:
    with pytest.raises(Refused, match="reden_nodig"):
        finish(plek, gezin, T0, "anders", "")
    with pytest.raises(Refused, match="keuze_onbekend"):
        finish(plek, gezin, T0, "zomaar", "zomaar")


def test_a_closed_dossier_opens_again_with_what_was_agreed(plek: Plek, gezin: str) -> None:
    agree_begeleiding(plek, gezin, T0, ("huisbezoek",), (), "week")
    finish(plek, gezin, T0, "afgerond", KLAAR, naar="Wijkteam")
    reopen_dossier(plek, gezin)
    row = _read(plek, gezin)
    assert (row.gesloten_op, row.soort, row.afspraak.naar) == (None, "", "Wijkteam")
    assert row.onze
    with lezer_for(plek) as lezer:
        assert load_dossier(lezer, gezin).afgesloten_op is None


def _end(plek: Plek, uid: str) -> date | None:
    """The real end of the begeleiding, as the anchor has it."""
    with lezer_for(plek) as lezer:
        row = load_dossier(lezer, uid)
    return next((one.werkelijk for one in row.ankers if one.soort == Anker.EINDE_BEGELEIDING.value), None)


def _closing_line(plek: Plek, uid: str) -> PuntRow:
    with lezer_for(plek) as lezer:
        return next(p for p in load_dossier(lezer, uid).punten if p.item_id == "in-26")


def test_closing_ends_the_begeleiding_so_that_what_hangs_on_it_has_a_day(plek: Plek, gezin: str) -> None:
    assert (_end(plek, gezin), _closing_line(plek, gezin).termijn) == (None, None)
    first = finish(plek, gezin, T0 - 3 * DAG, "afgerond", KLAAR)

    assert _end(plek, gezin) == T0 - 3 * DAG
    assert _closing_line(plek, gezin).termijn == T0 - 3 * DAG + relativedelta(months=1)
    undo(plek, first.bewerking)
    assert (_end(plek, gezin), _closing_line(plek, gezin).termijn) == (None, None)


def test_opening_again_takes_the_end_back_and_a_second_closing_sets_it_anew(plek: Plek, gezin: str) -> None:
    finish(plek, gezin, T0 - 3 * DAG, "afgerond", KLAAR)
    again = reopen_dossier(plek, gezin)
    assert _end(plek, gezin) is None
    undo(plek, again.bewerking)
    assert _end(plek, gezin) == T0 - 3 * DAG
    reopen_dossier(plek, gezin)
    finish(plek, gezin, T0, "afgerond", KLAAR)
    assert _end(plek, gezin) == T0


@pytest.mark.parametrize("hoe", ["hand", "vertrokken", "verbeterd"])
def test_an_end_that_is_known_otherwise_is_left_alone(plek: Plek, gezin: str, hoe: str) -> None:
    """Typed before the closing, come with the leaving, or put right after it: it stays through all of it."""
    known = T0 - 40 * DAG
    if hoe == "hand":
        correct_anker(plek, gezin, Anker.EINDE_BEGELEIDING, werkelijk=known)
    elif hoe == "vertrokken":
        record_vertrokken(plek, gezin, known, "naar familie")
    else:
        finish(plek, gezin, T0, "afgerond", KLAAR)
        reopen_dossier(plek, gezin)
        correct_anker(plek, gezin, Anker.EINDE_BEGELEIDING, werkelijk=known)
    finish(plek, gezin, T0, "afgerond", KLAAR)
    assert _end(plek, gezin) == known
    reopen_dossier(plek, gezin)
    assert _end(plek, gezin) == known


def _last_point(plek: Plek, uid: str) -> str:
    with lezer_for(plek) as lezer:
        return next(p.staat for p in load_dossier(lezer, uid).punten if p.item_id == "in-26").value


# --- what a closing stops, and what comes back with reopening ---


def test_a109_a_closed_dossier_waits_for_nothing_any_more(plek: Plek, gezin: str) -> None:
    """A109: delay does not grow after the closing; reopening says that the clock runs again."""
    pause_clock(plek, gezin, T0 - 20 * DAG, "wacht op bouw", "GEM")
    finish(plek, gezin, T0 - 5 * DAG, "anders", "Klaar.")
    with plek.store.reader() as session:
        (pauze,) = session.scalars(select(Pauze).join(Dossier).where(Dossier.uid == gezin))
        assert (pauze.van, pauze.tot) == (T0 - 20 * DAG, T0 - 5 * DAG)
    assert ("heropend_klok_loopt", (("aantal", 1),)) in reopen_dossier.preview(plek, gezin).waarschuwingen


def test_reopening_opens_the_point_of_the_closing_and_says_what_stays_stopped(plek: Plek, gezin: str) -> None:
    start_traject(plek, gezin, "juridisch", T0 - 30 * DAG)
    finish(plek, gezin, T0, "anders", "Klaar.")
    assert _last_point(plek, gezin) == "gedaan"
    told = reopen_dossier.preview(plek, gezin).waarschuwingen
    assert ("heropend_traject_gestopt", (("aantal", 1),)) in told
    back = reopen_dossier(plek, gezin)
    assert _last_point(plek, gezin) == "open"
    undo(plek, back.bewerking)
    assert _last_point(plek, gezin) == "gedaan"
