"""The papers of an overleg, of a corporatie and of who guides: their figures, and nobody's name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, select, update

from models.errors import Refused
from models.queries.overleggen import load_planned
from models.queries.papier import make_head
from models.queries.papier_corporatie import Geteld, corporatie_facts, dwellings
from models.queries.papier_mb import mb_facts, span_of, span_words, spans
from models.queries.papier_overleg import choices, notitie_facts, uitnodiging_facts
from models.queries.rows import PaperHead
from models.queries.rows_avg import StukDeel, StukFacts
from models.rules.overleggen import OverlegSoort
from models.services.beheer import add_gemeente, add_organisatie
from models.services.overleggen import cancel_overleg, hold_overleg, plan_overleg
from models.services.verb import Plek
from models.tables import Dossier, Organisatie
from models.values import Papier, Privacy
from reports.catalog import render
from resources.i18n import in_language
from tests.builders import T0, lezer_for, make_demo, make_kluis, only_gemeente
from tests.reports.reading import page_texts, squeezed

LANG = "Samenwerkende Woningstichting Noordoostelijke Achterhoek e.o."[:60]
DAG = timedelta(days=1)
SMALL = "niet getoond: een groep kleiner dan 5"
SOORTEN = ("uitnodiging", "notitie", "corporatie", "mb")
PAPIER = {
    "uitnodiging": Papier.OVERLEGUITNODIGING,
    "notitie": Papier.OVERLEGNOTITIE,
    "corporatie": Papier.CORPORATIEOVERZICHT,
    "mb": Papier.MB_VERSLAG,
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plek]:
    """The demo with an overleg that was held and one that comes; it is only read."""
    made = make_demo(tmp_path_factory.mktemp("demo"))
    held = plan_overleg(made, OverlegSoort.LOKAAL, T0 - 20 * DAG).onderwerp
    hold_overleg(
        made,
        held,
        T0 - 20 * DAG,
        besluiten="Zes woningen voor één persoon.\nElke maand bellen.",
        vervolg="lijst van complexen maken",
        vervolg_wie="COR",
        vervolg_dag=T0 - 5 * DAG,
    )
    plan_overleg(
        made,
        OverlegSoort.LOKAAL,
        T0 + DAG,
        tijd="10:00",
        plaats="Gemeentehuis, zaal 2",
        agenda="- Vervoer\n\nNieuwe regeldag",
        sociaal_op=T0,
    )
    yield made
    made.store.close()


def head_of(plek: Plek, lezer: object, privacy: Privacy = Privacy.ANONIEM, taal: str = "nl") -> PaperHead:
    return make_head(lezer, plek.klok.nu(), privacy=privacy, taal=taal)  # type: ignore[arg-type] # a word


def facts(
    plek: Plek, soort: str, wat: str = "", privacy: Privacy = Privacy.ANONIEM, taal: str = "nl"
) -> StukFacts:
    uid = only_gemeente(plek.store)
    with lezer_for(plek) as lezer, in_language(taal):
        head = head_of(plek, lezer, privacy, taal)
        if soort == "uitnodiging":
            return uitnodiging_facts(lezer, uid, wat, head=head)
        if soort == "notitie":
            return notitie_facts(lezer, uid, head=head)
        if soort == "corporatie":
            return corporatie_facts(lezer, uid, wat, head=head)
        return mb_facts(lezer, uid, wat, head=head)[0]


def part(found: StukFacts, kop: str) -> StukDeel:
    return next(one for one in found.delen if one.kop.startswith(kop))


def text(found: StukFacts, soort: str) -> str:
    return squeezed("".join(page_texts(render(PAPIER[soort], found).pdf)))


# --- the invitation ---------------------------------------------------------------------------------------


def test_the_invitation_names_day_place_both_wethouders_and_the_partners(demo: Plek) -> None:
    """A208: Sociaal domein and Wonen both stand there, also who was not invited yet."""
    found = facts(demo, "uitnodiging")
    assert found.midden == "16-6-2026"
    assert dict(part(found, "Wanneer").paren) == {
        "Dag": "16-6-2026",
        "Tijd": "10:00",
        "Plaats": "Gemeentehuis, zaal 2",
    }
    invited = [(row[0], row[2]) for row in part(found, "Wie is").rijen]
    assert invited[:2] == [("Wethouder Wonen", ""), ("Wethouder Sociaal domein", "15-6-2026")]
    assert {"Stichting Rietvoorn Wonen", "Woonhof De Linde"} <= {name for name, _day in invited}


def test_a141_the_local_invitation_tells_task_stand_and_forecast(demo: Plek) -> None:
    figures = [row[0] for row in part(facts(demo, "uitnodiging"), "Cijfers").rijen]
    assert figures[0] == "Taakstelling 2026-1: 32 (personen); met de stand van ervoor nog 32"
    assert figures[1].startswith("Telt al mee: 2; stand op 15-6-2026:")
    assert figures[2].startswith("Verwacht eind 2026-1: 13 tellen mee")


def test_the_agenda_holds_the_own_points_between_the_usual_ones(demo: Plek) -> None:
    rows = [row[1] for row in part(facts(demo, "uitnodiging"), "Agenda").rijen]
    at = rows.index("Vervoer")
    assert rows[at + 1] == "Nieuwe regeldag"
    assert rows[0] == "Opening"
    assert rows[-1] == "Rondvraag"


def test_what_was_decided_and_is_still_open_stands_there(demo: Plek) -> None:
    found = facts(demo, "uitnodiging")
    decided = part(found, "Besloten op 26-5-2026")
    assert decided.rijen == (("Zes woningen voor één persoon.",), ("Elke maand bellen.",))
    open_ = {row[0]: row[1:] for row in part(found, "Nog open").rijen}
    assert open_["lijst van complexen maken"] == ("Corporatie", "10-6-2026", "Richtdatum voorbij")


def test_nobody_is_invited_to_what_was_called_off_or_is_not_there(tmp_path: Path) -> None:
    plek = make_kluis(tmp_path)
    place = only_gemeente(plek.store)
    made = plan_overleg(plek, OverlegSoort.REGIONAAL, T0 + DAG).onderwerp
    assert facts(plek, "uitnodiging").midden == "16-6-2026"
    cancel_overleg(plek, made)
    for uid, code in (("", "overleg_kiezen"), (made, "overleg_is_afgezegd"), ("x", "overleg_onbekend")):
        with pytest.raises(Refused, match=code):
            facts(plek, "uitnodiging", uid)
    with lezer_for(plek) as lezer:
        assert choices(load_planned(lezer, place), T0) == ()
    plek.store.close()


def test_the_regional_one_asks_the_neighbours_and_that_about_youngsters_counts_no_few(
    tmp_path: Path,
) -> None:
    plek = make_kluis(tmp_path)
    uid = only_gemeente(plek.store)
    other = add_gemeente(plek, "Essenbroek", "Gelderland")
    assert other is not None
    add_organisatie(plek, "nidos", "Nidos Oost")
    region = plan_overleg(plek, OverlegSoort.REGIONAAL, T0 + DAG, gemeente_uid=uid).onderwerp
    youth = plan_overleg(plek, OverlegSoort.AMV, T0 + DAG, gemeente_uid=uid).onderwerp
    with lezer_for(plek) as lezer:
        head = head_of(plek, lezer)
        names = [row[0] for row in part(uitnodiging_facts(lezer, uid, region, head=head), "Wie is").rijen]
        amv = uitnodiging_facts(lezer, uid, youth, head=head)
    assert "Gemeente Essenbroek" in names
    assert not any(name.removeprefix("Gemeente ") == "Wilgenrade" for name in names)
    assert next(row[0] for row in part(amv, "Wie is").rijen) == "Nidos Oost"
    assert part(amv, "Cijfers").rijen == (("Jongeren die dit of het volgende kwartaal 18 worden: 0",),)
    plek.store.close()


# --- the note ---------------------------------------------------------------------------------------------


def test_the_note_tells_task_waiting_time_late_and_agreements(demo: Plek) -> None:
    found = facts(demo, "notitie")
    task = dict(part(found, "Taakstelling").paren)
    assert (task["Taakstelling"], task["Telt al mee"]) == ("32", "2 personen")
    assert task["Verwacht aan het eind"] == "13 personen"
    assert [one.grafiek.code for one in found.delen if one.grafiek is not None] == [
        "taakstelling",
        "prognose",
        "doorlooptijd",
    ]
    assert part(found, "Doorlooptijd").paren[-1] == ("Afgesproken gemiddelde", "12 weken")
    late = {row[0]: row[1:] for row in part(found, "Wat te laat").rijen}
    assert late["Stichting Rietvoorn Wonen"] == ("2", "2")
    assert part(found, "Vrijgekomen").rijen == (
        ("2025-2", "100", "12", "12%"),
        ("2025-2, regio", "190", "23", "12,1%"),
    )
    agreed = {row[0]: row[3] for row in part(found, "Prestatieafspraken").rijen}
    assert agreed["Aandeel dat de corporatie huisvest"] == "niet gehaald"


def test_few_gezinnen_that_wait_are_not_counted_out(demo: Plek) -> None:
    """Decision 73: 1 to 4 gezinnen of a size stay *minder dan 5*, and no shortage tells them either."""
    waits = part(facts(demo, "notitie"), "Wie wacht")
    assert waits.uitleg == "Er zijn gezinnen gekoppeld die wachten op een woning."
    numbers = {row[1] for row in waits.rijen}
    assert numbers == {"0", "minder dan 5"}
    assert all(row[3] == "–" for row in waits.rijen if row[1] == "minder dan 5")


# --- corporaties ------------------------------------------------------------------------------------------


def test_each_corporatie_has_its_dwellings_and_the_eleven(demo: Plek) -> None:
    found = facts(demo, "corporatie")
    first = dict(part(found, "Stichting Rietvoorn Wonen").paren)
    assert (first["Woningen aangeboden"], first["Geweigerd"], first["Nu vrij"]) == ("2", SMALL, "2")
    eleven = part(found, "Prestatieafspraken · Stichting").rijen
    assert len({row[0] for row in eleven}) >= 11
    assert part(found, "Gezinnen die wachten · Stichting").rijen == (
        ("andere groottes samen", "minder dan 5"),
    )
    assert part(found, "Doorlooptijd · Stichting").uitleg == "minder dan 5 gezinnen: niet getoond"


def test_of_a_corporatie_few_refusals_and_damages_are_not_counted_out() -> None:
    """Decision 87: what a few gezinnen did is not told; dwellings and amounts of money are."""
    few = dict(dwellings("A", None, Geteld(14, 9, 2, 3, 1, 65000, 5, 90000), 5).paren)
    assert (few["Woningen aangeboden"], few["Aangenomen"], few["Geweigerd"]) == ("14", "9", SMALL)
    assert few["Gemiste huur, nog open"].startswith("minder dan 5 · €")
    assert few["Schade, nog open"].startswith("5 · €")
    rest = dict(dwellings("A", None, Geteld(14, 9, 5), 5).paren)
    assert (rest["Aangenomen"], rest["Geweigerd"]) == ("9", "5")
    leaks = dict(dwellings("A", None, Geteld(11, 9, 2), 5).paren)
    assert (leaks["Aangenomen"], leaks["Geweigerd"]) == (SMALL, SMALL)


def test_one_corporatie_stands_alone_and_another_kind_is_refused(demo: Plek) -> None:
    with lezer_for(demo) as lezer:
        uids = dict(lezer.session.execute(select(Organisatie.naam, Organisatie.uid)).all())
    found = facts(demo, "corporatie", uids["Woonhof De Linde"])
    assert found.midden == "Woonhof De Linde"
    assert "Rietvoorn" not in text(found, "corporatie")
    with pytest.raises(Refused, match="organisatie_onbekend"):
        facts(demo, "corporatie", uids["werkgroep Wilgenrade"])


# --- who guides -------------------------------------------------------------------------------------------


def test_the_report_counts_points_contacts_and_phases_over_a_period(demo: Plek) -> None:
    found = facts(demo, "mb", "2026-1")
    assert found.midden == "halfjaar 2026-1"
    assert [row[1:] for row in part(found, "Gezinnen per fase").rijen] == [
        ("7", "7", "0"),
        ("niet getoond", "niet getoond", "0"),
        ("niet getoond", "niet getoond", "0"),
    ]
    done = {row[0]: row[1:] for row in part(found, "Wat is gedaan").rijen}
    assert int(done["1  Pré-vestiging"][0]) > int(done["1  Pré-vestiging"][1]) > 0
    assert part(found, "Contact").uitleg.endswith("staat er niet: dan is een groep kleiner dan 5.")
    assert part(found, "Stappen").rijen == (("een stap hoger of meer", "minder dan 5"),)
    risks = dict(part(found, "Termijnen").paren)
    assert risks["Vaste termijn voorbij"] == "4"
    assert risks["Bij hoeveel gezinnen"] == SMALL


def test_with_a_line_for_each_gezin_small_numbers_are_counted_out(demo: Plek) -> None:
    """Decision 87 hides a small group where nobody has a line; with names the reader counts them anyway."""
    found = facts(demo, "mb", "2026-1", Privacy.NAAM)
    assert sum(int(row[1]) for row in part(found, "Gezinnen per fase").rijen) == 12
    assert part(found, "Contact").uitleg == "Met 1 van 12 gezinnen is in deze tijd gesproken."
    assert int(dict(part(found, "Termijnen").paren)["Bij hoeveel gezinnen"]) in range(1, 5)


def test_another_period_counts_what_was_done_in_it(demo: Plek) -> None:
    whole = facts(demo, "mb", "2026-1")
    first, second = facts(demo, "mb", "2026-K1"), facts(demo, "mb", "2026-K2")

    def done(found: StukFacts) -> int:
        return sum(int(row[1]) for row in part(found, "Wat is gedaan").rijen)

    assert 0 < done(second) < done(whole)
    assert done(first) == 0, "no gezin was here yet"
    assert done(facts(demo, "mb", "2020-1")) == 0


def test_without_names_no_gezin_stands_on_it_and_with_names_each_has_a_line(demo: Plek) -> None:
    uid = only_gemeente(demo.store)
    with lezer_for(demo) as lezer:
        plain, nobody = mb_facts(lezer, uid, head=head_of(demo, lezer))
        named, over = mb_facts(lezer, uid, head=head_of(demo, lezer, Privacy.VOORLETTER))
    assert nobody == ()
    assert "DEMO-" not in text(plain, "mb")
    assert len(over) == len(part(named, "Per gezin").rijen) == 12
    assert ("DEMO-04", "Gezin W.") in {row[:2] for row in part(named, "Per gezin").rijen}


def test_periods_are_read_as_they_are_written() -> None:
    assert (span_of("2026-K2", T0).van, span_of("2026-K2", T0).tot) == (date(2026, 4, 1), date(2026, 6, 30))
    assert (span_of("2025-2", T0).van, span_of("2025-2", T0).tot) == (date(2025, 7, 1), date(2025, 12, 31))
    for odd in ("", "x", "2026-3", "2026-K5", "2026"):
        assert span_of(odd, T0).code == "2026-1"
    assert [one.code for one in spans(T0)] == ["2026-1", "2025-2", "2026-K2", "2026-K1", "2025-K4", "2025-K3"]
    assert span_words(span_of("2026-K2", T0)) == "kwartaal 2 van 2026"


# --- all four ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("taal", ["nl", "en"])
@pytest.mark.parametrize("soort", SOORTEN)
def test_a_kluis_without_anything_gives_a_whole_paper_that_says_so(
    soort: str, taal: str, tmp_path: Path
) -> None:
    plek = make_kluis(tmp_path)
    plan_overleg(plek, OverlegSoort.LOKAAL, T0 + DAG)
    found = facts(plek, soort, taal=taal)
    assert all(one.kop or one.grafiek for one in found.delen)
    assert len(page_texts(render(PAPIER[soort], found).pdf)) <= 3
    wanted = {
        "uitnodiging": ("Er zijn geen besluiten vastgelegd.", "No decisions were recorded."),
        "notitie": ("Er is niets te laat.", "Nothing is late."),
        "corporatie": ("nog geen corporatie", "no housing association"),
        "mb": ("Er is geen contact genoteerd", "No contact was noted"),
    }[soort][taal == "en"]
    assert squeezed(wanted) in text(found, soort)
    plek.store.close()


@pytest.mark.parametrize("taal", ["nl", "en"])
@pytest.mark.parametrize("soort", SOORTEN)
def test_the_paper_speaks_the_language_that_was_chosen(soort: str, taal: str, demo: Plek) -> None:
    """The words of the facts too, while the screen stays Dutch."""
    found = text(facts(demo, soort, taal=taal), soort)
    dutch = {
        "uitnodiging": "Wieisuitgenodigd",
        "notitie": "Nogopenvaneerder",
        "corporatie": "Woningenaangeboden",
        "mb": "Gezinnenperfase",
    }[soort]
    english = {
        "uitnodiging": "Whoisinvited",
        "notitie": "Stillopenfrombefore",
        "corporatie": "Homesoffered",
        "mb": "Householdsbyphase",
    }[soort]
    assert (dutch in found, english in found) == (taal == "nl", taal == "en")


@pytest.mark.parametrize("soort", SOORTEN)
def test_names_of_sixty_letters_stay_whole(soort: str, tmp_path: Path) -> None:
    plek = make_demo(tmp_path)
    with plek.store.writer() as session:
        session.execute(update(Organisatie).where(Organisatie.soort == "corporatie").values(naam=LANG))
        session.execute(update(Dossier).values(naam=LANG))
    plan_overleg(plek, OverlegSoort.LOKAAL, T0 + DAG, plaats=LANG, agenda=LANG)
    found = text(facts(plek, soort, privacy=Privacy.NAAM), soort)
    assert squeezed(LANG) in found
    plek.store.close()


@pytest.mark.parametrize(
    ("soort", "most"), [("uitnodiging", 35), ("notitie", 50), ("corporatie", 36), ("mb", 6)]
)
def test_few_statements_whatever_the_number_of_gezinnen(soort: str, most: int, demo: Plek) -> None:
    uid = only_gemeente(demo.store)
    with lezer_for(demo) as lezer:
        head = head_of(demo, lezer, Privacy.NAAM)
        lezer.inhoud(uid)
        said: list[str] = []
        connection = lezer.session.connection()
        event.listen(connection, "before_cursor_execute", lambda *a: said.append(a[2]))
        if soort == "mb":
            mb_facts(lezer, uid, head=head)
        elif soort == "corporatie":
            corporatie_facts(lezer, uid, head=head)
        elif soort == "notitie":
            notitie_facts(lezer, uid, head=head)
        else:
            uitnodiging_facts(lezer, uid, head=head)
    assert 0 < len(said) <= most
