"""What stands on the papers, read from the blocks."""

from datetime import date

import msgspec
import pytest

from models.queries.rows_logboek import NagekekenRow
from models.queries.rows_papier import BladLijn
from models.values import MATRIX_PARTIJEN, Papier, Partij, Privacy, RijStand, Stand, Verdeling
from reports import catalog, checklist, dagkaart, gezinsblad, matrix, matrix_forms
from reports.catalog import Facts
from reports.document import Badge, Blank, Box, Document, Symbol, Table, Text, Tick, inlines_of
from tests.reports import builders
from tests.reports.reading import ALLE, laid


def rows_with(document: Document, word: str) -> list[str]:
    """The rows of all tables that hold a word, as words."""
    found = []
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                one = " ".join(
                    text
                    for cell in row.cells
                    for paragraph in cell.paras
                    for text in [
                        inline.text if isinstance(inline, Text) else "" for inline in paragraph.inlines
                    ]
                )
                if word in one:
                    found.append(one)
    return found


def texts(document: Document) -> list[str]:
    return [
        inline.text for block in document.blocks for inline in inlines_of(block) if isinstance(inline, Text)
    ]


# --- every paper ---


@pytest.mark.parametrize(("papier", "facts"), ALLE)
def test_demo_papers_say_so_in_the_edge_of_every_page(papier: Papier, facts: Facts) -> None:
    assert catalog.build(papier, facts).edge.mark == "VOORBEELD – FICTIEF"


@pytest.mark.parametrize(("papier", "facts"), ALLE)
def test_papers_about_real_people_carry_no_demo_mark(papier: Papier, facts: Facts) -> None:
    real = msgspec.structs.replace(facts, head=msgspec.structs.replace(facts.head, is_demo=False))
    assert catalog.build(papier, real).edge.mark == ""


ZONDER_CODE = (Papier.HERSTELCODE, Papier.STARTZIN)
"""Sheets with a secret for one person: never recorded, and they speak to that person."""


@pytest.mark.parametrize(("papier", "facts"), ALLE)
def test_the_title_holds_no_name(papier: Papier, facts: Facts) -> None:
    title = catalog.build(papier, facts).title
    assert "Warsamele" not in title
    assert "Wil" not in title
    assert title


@pytest.mark.parametrize(("papier", "facts"), [pair for pair in ALLE if pair[0] not in ZONDER_CODE])
def test_the_foot_says_who_printed_when_and_the_head_which_sheet(papier: Papier, facts: Facts) -> None:
    edge = catalog.build(papier, facts).edge
    assert "gemaakt ma 15 juni 2026 16:02 door Wil" in edge.foot
    assert facts.head.code in edge.right
    assert edge.page_words.format(n=1, m=2) == "blz 1 van 2"


def test_the_foot_says_before_when_a_paper_must_be_destroyed() -> None:
    assert "vernietigen vóór 18-7-2026" in dagkaart.build(builders.dagkaart()).edge.foot


def test_a_preview_has_no_code_and_says_so() -> None:
    facts = builders.dagkaart(head=builders.head(code=""))
    assert dagkaart.build(facts).edge.right == "nog niet afgedrukt"


@pytest.mark.parametrize(("papier", "facts"), ALLE)
def test_no_letter_is_smaller_than_allowed(papier: Papier, facts: Facts) -> None:
    document = catalog.build(papier, facts)
    sizes = {
        inline.size for block in document.blocks for inline in inlines_of(block) if isinstance(inline, Text)
    }
    assert min(sizes) >= 8.5


def test_a_family_is_never_called_je_on_paper() -> None:
    for papier, facts in ALLE:
        if papier not in ZONDER_CODE:
            said = " ".join(texts(catalog.build(papier, facts))).lower().split()
            assert not {"je", "jij", "jouw", "u", "uw"} & set(said), papier


# --- matrix ---


def test_a_full_responsibility_is_a_filled_square_and_a_shared_one_open() -> None:
    rij = builders.matrix_rijen()[0]
    assert rij.verdeling is Verdeling.VOLLEDIG
    assert matrix.mark(rij, Partij.GEM) == (Badge("V", filled=True),)
    assert matrix.mark(rij, Partij.COR) == ()
    shared = builders.matrix_rijen()[4]
    assert matrix.mark(shared, Partij.COR) == (Badge("G", star=True),)
    assert matrix.mark(shared, Partij.GEM) == (Badge("G"),)


def test_the_matrix_has_every_row_with_its_marks_and_source() -> None:
    facts = builders.matrix()
    document = matrix.build(facts)
    badges = [
        inline for block in document.blocks for inline in inlines_of(block) if isinstance(inline, Badge)
    ]
    legend = 3
    assert len(badges) == legend + sum(len(rij.partijen) for rij in facts.rijen)
    assert sum(badge.filled for badge in badges) == 1 + sum(
        rij.verdeling is Verdeling.VOLLEDIG for rij in facts.rijen
    )
    for rij in facts.rijen:
        assert any(rij.tekst in row and rij.bron in row for row in rows_with(document, rij.tekst))


def test_the_matrix_is_two_pages_with_integratie_on_the_second() -> None:
    pages = laid(Papier.MATRIX, builders.matrix())
    assert len(pages.pages) == 2
    assert pages.width < pages.height


def test_a_matrix_is_a_proposal_until_it_is_settled() -> None:
    assert "VOORSTEL" in matrix.build(builders.matrix()).edge.middle
    settled = matrix.build(builders.matrix(status="vastgesteld"))
    assert "vastgesteld" in settled.edge.middle
    assert "VOORSTEL" not in settled.edge.middle + settled.words()


def test_the_matrix_names_version_and_validity() -> None:
    facts = builders.matrix(geldig_tot=date(2026, 12, 31))
    assert matrix.build(facts).edge.middle == "versie 2 · geldig van 1-1-2026 tot 31-12-2026 · VOORSTEL"


def test_regional_rows_stand_apart_with_a_note() -> None:
    words = matrix.build(builders.matrix()).words()
    assert "Deze rijen staan niet in de matrix van de documenten" in words
    assert (
        words.index("REGIONAAL")
        < words.index("Volgen of meer dan 10%")
        < words.index("Deze rijen staan niet")
    )


def test_who_does_what_gives_one_line_a_party() -> None:
    document = matrix.build(builders.matrix())
    tables = [block for block in document.blocks if isinstance(block, Table)]
    (table,) = [one for one in tables if one.widths == matrix.SHARED_WIDTHS]
    assert len(table.rows) == len(MATRIX_PARTIJEN)


def test_each_corporatie_signs_and_coa_takes_notice() -> None:
    words = matrix.build(builders.matrix()).words()
    for who in (
        "Gemeente, wonen",
        "Gemeente, sociaal domein",
        "Corporatie Stichting Rietvoorn Wonen",
        "Corporatie Woonhof De Linde",
        "Huurdersorganisatie Huurdersraad Wilgenrade",
        "Begeleiding werkgroep Wilgenrade",
        "ter kennisname",
    ):
        assert who in words


def test_the_matrix_tells_the_difference_with_the_version_before() -> None:
    assert "24 tolk: nu volledig bij de gemeente" in matrix.build(builders.matrix()).words()
    assert "Dit is de eerste versie." in matrix.build(builders.matrix(nummer=1, verschil=())).words()


def test_three_columns_lose_no_partner() -> None:
    facts = builders.matrix()
    document = matrix_forms.build_three(facts)
    words = document.words()
    assert "COA, begeleiding" in words
    for rij in facts.rijen:
        assert rij.tekst in words
    for rij in facts.rijen:
        rest = set(rij.partijen) - set(matrix_forms.DRIE)
        if rest and set(rij.partijen) & set(matrix_forms.DRIE):
            assert any("samen met" in row for row in rows_with(document, rij.tekst)), rij.id


def test_three_columns_list_rows_of_others_at_the_foot() -> None:
    words = matrix_forms.build_three(builders.matrix()).words()
    foot = words[words.index("Bij andere partijen") :]
    assert "COA:" in foot
    assert "Koppelen en gegevens aanleveren" in foot
    assert "Rapporteren over acties en voortgang" in foot


def test_text_in_cells_writes_each_responsibility_at_each_party() -> None:
    facts = builders.matrix()
    words = matrix_forms.build_text(facts).words()
    for rij in facts.rijen:
        assert words.count(rij.tekst) >= len(rij.partijen)


def test_the_empty_form_has_three_three_and_two_rows_to_write_in() -> None:
    document = matrix_forms.build_empty(builders.matrix())
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    starts = [n for n, row in enumerate(table.rows) if row.cells[0].paras]
    assert starts == [0, 3, 6]
    assert len(table.rows) == 8
    assert all(row.height >= 20 for row in table.rows)
    assert len(laid(Papier.MATRIX_LEEG, builders.matrix()).pages) == 1


def test_a_dossier_matrix_shows_stand_date_and_contact_without_a_name() -> None:
    document = matrix.build_dossier(builders.matrix_dossier())
    words = document.words()
    assert "klaar 3 van 5" in words
    assert "18-6-2026" in words
    assert "te laat" in words
    assert "wacht op een ander" in words
    assert "niet nodig" in words
    assert "Besproken op" in words
    assert words.count("(paraaf)") == 2
    assert "Warsamele" not in words
    assert "dossier DEMO-04" in words


@pytest.mark.parametrize("stand", list(RijStand))
def test_every_stand_of_a_row_has_words(stand: RijStand) -> None:
    rij = msgspec.structs.replace(builders.matrix_rijen()[4], stand=stand, klaar=1, totaal=3)
    words = matrix.build_dossier(builders.matrix_dossier(rijen=(rij,))).words()
    assert ("klaar 1 van 3" in words) == (stand is not RijStand.NVT)


# --- dagkaart ---


def test_the_dagkaart_is_one_sheet_with_two_sides() -> None:
    assert len(laid(Papier.DAGKAART, builders.dagkaart()).pages) == 2


def test_fourteen_people_still_fit_on_one_sheet() -> None:
    assert len(laid(Papier.DAGKAART, builders.dagkaart(14)).pages) == 2


def test_a_line_has_number_star_doer_and_box() -> None:
    document = dagkaart.build(builders.dagkaart())
    (row,) = rows_with(document, "huurcontract uitleggen")
    assert "Corporatie:" in row
    table = next(
        block
        for block in document.blocks
        if isinstance(block, Table) and "huurcontract uitleggen" in str(block)
    )
    first = table.rows[0]
    assert first.cells[0].paras[0].inlines == (Text("1", bold=True), Symbol("star", 2.6))
    ticks = [inline for inline in first.cells[2].paras[0].inlines if isinstance(inline, Tick)]
    assert ticks == [Tick()]
    assert first.height >= 7


def test_letters_stand_only_where_a_point_is_per_person() -> None:
    facts = builders.dagkaart()
    for loket in facts.loketten:
        for lijn in loket.lijnen:
            letters = [inline.letter for inline in dagkaart.ticks(lijn) if isinstance(inline, Tick)]
            assert letters == list(lijn.letters) if lijn.letters else letters == [""]


def test_the_blocks_follow_the_order_of_the_day() -> None:
    words = dagkaart.build(builders.dagkaart()).words()
    names = [loket.naam for loket in builders.dagkaart().loketten]
    places = [words.index(f"{loket.tijd}  {loket.naam}") for loket in builders.dagkaart().loketten]
    assert places == sorted(places)
    assert len(names) == 9


def test_each_loket_has_room_for_initials_and_the_time_it_was_ready() -> None:
    facts = builders.dagkaart()
    boxes = [
        inline
        for block in dagkaart.build(facts).blocks
        for inline in inlines_of(block)
        if isinstance(inline, Box)
    ]
    assert len(boxes) == 2 * len(facts.loketten)


def test_signing_asks_when_the_rent_begins() -> None:
    assert any(
        "huur gaat in op" in row
        for row in rows_with(dagkaart.build(builders.dagkaart()), "huurcontract tekenen")
    )


def test_brp_first_is_said_only_when_ordered_so() -> None:
    assert "Eerst BRP, dan tekenen" in dagkaart.build(builders.dagkaart(brp_eerst=True)).words()
    assert "Eerst BRP" not in dagkaart.build(builders.dagkaart()).words()


def test_missing_papers_add_provisional_acceptance_and_guarantee() -> None:
    words = dagkaart.build(builders.dagkaart(papieren_missen=True)).words()
    assert "voorlopige acceptatie" in words
    assert "garantie voor de eerste huur" in words
    assert "voorlopige acceptatie" not in dagkaart.build(builders.dagkaart()).words()


def test_what_is_left_over_has_six_blank_rows() -> None:
    document = dagkaart.build(builders.dagkaart())
    (table,) = [
        block
        for block in document.blocks
        if isinstance(block, Table) and "DIT BLIJFT OVER" in str(block.head)
    ]
    assert len(table.rows) == 6
    assert all(row.height >= 7 for row in table.rows)


def test_three_sign_and_no_illness_or_bsn_is_asked() -> None:
    words = dagkaart.build(builders.dagkaart()).words()
    assert "(geen ziekte, geen BSN)" in words
    assert "ik kreeg uitleg, in de taal Somalisch, tolk ja / nee" in words
    assert "sluit de dag" in words


def test_what_is_not_known_yet_is_a_line_to_write_on() -> None:
    empty = builders.dagkaart(
        dag=None, plaats="", start="", taal="", tolk="onbekend", begeleider="", begeleider_telefoon=""
    )
    document = dagkaart.build(empty)
    assert document.edge.middle.startswith("dag nog niet bekend")
    blanks = [inline for inline in inlines_of(document.blocks[0]) if isinstance(inline, Blank)]
    assert len(blanks) == 5


def test_a_household_without_loketten_or_people_still_gets_a_paper() -> None:
    facts = builders.dagkaart(loketten=(), personen=(), meenemen=())
    assert len(laid(Papier.DAGKAART, facts).pages) == 1
    assert len(laid(Papier.GEZINSBLAD, facts).pages) == 1


# --- gezinsblad ---


def test_the_gezinsblad_has_no_ticks_no_amounts_and_one_page() -> None:
    document = gezinsblad.build(builders.dagkaart())
    inlines = [inline for block in document.blocks for inline in inlines_of(block)]
    assert not [inline for inline in inlines if isinstance(inline, (Tick, Badge))]
    assert "€" not in document.words()
    assert "uitkering aanvragen" not in document.words()
    assert len(laid(Papier.GEZINSBLAD, builders.dagkaart()).pages) == 1


def test_the_gezinsblad_tells_time_place_who_and_phone_with_a_pictogram() -> None:
    facts = builders.dagkaart()
    document = gezinsblad.build(facts)
    words = document.words()
    for loket in facts.loketten:
        assert f"<{loket.pictogram}>" in words
        assert loket.tijd in words
        assert loket.ruimte in words
    assert "06-00000001" in words
    assert "iedereen" in words
    assert "Hodan" in words
    assert "verblijfspas van iedereen" in words


def test_long_names_keep_the_gezinsblad_on_one_page() -> None:
    facts = builders.dagkaart(
        14, builders.LANGE_NAAM, gezin=builders.LANGE_NAAM, begeleider=builders.LANGE_NAAM
    )
    assert len(laid(Papier.GEZINSBLAD, facts).pages) == 1


# --- checklist ---


def test_a_done_line_shows_its_tick_and_the_count_says_so() -> None:
    done = BladLijn(
        nummer=1, kern=True, doener=Partij.GEM, tekst="dossier doorlezen", klaar=True, stand=Stand.GEDAAN
    )
    todo = BladLijn(
        nummer=2,
        kern=False,
        doener=Partij.ST,
        tekst="bankrekening openen",
        letters=("a", "b"),
        klaar_letters=("a",),
    )
    document = checklist.build(builders.checklist(groepen=(("pre_vestiging", (done, todo)),)))
    assert "1 van 2 punten klaar" in document.words()
    ticks = [inline for block in document.blocks for inline in inlines_of(block) if isinstance(inline, Tick)]
    assert ticks == [Tick(done=True), Tick("a", done=True), Tick("b")]


def test_the_reason_to_go_on_with_open_stars_is_printed() -> None:
    reason = "de sleutel is er al, de papieren volgen"
    assert reason in checklist.build(builders.checklist(doorgegaan_reden=reason)).words()


def test_only_a_term_of_a_document_is_called_late() -> None:
    hard = BladLijn(
        nummer=1,
        kern=False,
        doener=Partij.GEM,
        tekst="besluit nemen",
        termijn=date(2026, 6, 1),
        stand=Stand.TE_LAAT,
    )
    soft = msgspec.structs.replace(hard, nummer=2, tekst="map maken", stand=Stand.RICHTDATUM_VOORBIJ)
    document = checklist.build(builders.checklist(groepen=(("vestiging", (hard, soft)),)))
    assert ["te laat" in row for row in rows_with(document, "besluit nemen")] == [True]
    assert ["richtdatum voorbij" in row for row in rows_with(document, "map maken")] == [True]


@pytest.mark.parametrize("stand", list(Stand))
def test_every_stand_prints(stand: Stand) -> None:
    line = BladLijn(
        nummer=1, kern=False, doener=Partij.GEM, tekst="punt", termijn=date(2026, 6, 1), stand=stand
    )
    assert "punt" in checklist.build(builders.checklist(groepen=(("vestiging", (line,)),))).words()


def test_anchors_show_plan_and_fact() -> None:
    words = checklist.build(builders.checklist()).words()
    assert "Tekendatum" in words
    assert "21-6-2026" in words
    assert "16-4-2026" in words


# --- ochtendblad ---


def test_the_ochtendblad_is_one_page_whatever_comes() -> None:
    for count in (0, 1, 3, 12, 50):
        assert len(laid(Papier.OCHTENDBLAD, builders.ochtend(count)).pages) == 1


def test_what_does_not_fit_is_counted() -> None:
    document = catalog.build(Papier.OCHTENDBLAD, builders.ochtend(50))
    words = document.words()
    assert "Te laat (50)" in words
    shown = {
        name: sum(
            1
            for block in document.blocks
            if isinstance(block, Table) and name in str(block.head)
            for _row in block.rows
        )
        for name in ("Te laat", "Ontbreekt nog")
    }
    assert f"en nog {50 - shown['Te laat']}" in words
    assert shown["Te laat"] > shown["Ontbreekt nog"]


def test_an_empty_morning_says_so() -> None:
    assert "Niets te doen op deze dag." in catalog.build(Papier.OCHTENDBLAD, builders.ochtend(0)).words()


def test_whose_turn_it_is_may_be_a_name() -> None:
    line = builders.vandaag_line(1, aan_zet="Jos van de corporatie")
    facts = builders.ochtend(0)
    facts = msgspec.structs.replace(facts, vandaag=msgspec.structs.replace(facts.vandaag, wacht=(line,)))
    assert "Jos van de corporatie" in catalog.build(Papier.OCHTENDBLAD, facts).words()


# --- herstelcode ---


def test_the_herstelcode_stands_in_large_groups_and_not_in_the_title() -> None:
    document = catalog.build(Papier.HERSTELCODE, builders.herstelcode())
    large = [
        inline.text
        for block in document.blocks
        for inline in inlines_of(block)
        if isinstance(inline, Text) and inline.size > 20
    ]
    assert large == builders.herstelcode().code.split("-")
    assert "ABCDE" not in document.title + document.edge.middle + document.edge.right + document.edge.foot


# --- privacy ---


def test_paper_shows_people_only_as_the_facts_name_them() -> None:
    facts = builders.dagkaart(
        personen=tuple(msgspec.structs.replace(one, naam=f"{one.naam[0]}.") for one in builders.personen(8)),
        gezin="Gezin W.",
        head=builders.head(privacy=Privacy.VOORLETTER),
    )
    for papier in (Papier.DAGKAART, Papier.GEZINSBLAD):
        words = catalog.build(papier, facts).words()
        assert "Hodan" not in words
        assert "H." in words


def test_an_anonymous_gezinsblad_says_who_comes_by_letter_and_which_dossier() -> None:
    facts = builders.dagkaart(
        personen=tuple(msgspec.structs.replace(one, naam="", leeftijd=None) for one in builders.personen(8)),
        gezin="",
        head=builders.head(privacy=Privacy.ANONIEM),
    )
    words = catalog.build(Papier.GEZINSBLAD, facts).words()
    assert "dossier DEMO-04" in words
    assert "<people>  a" in words
    assert "Hodan" not in words


def test_a_time_or_place_that_nobody_knows_yet_can_be_written_on_the_gezinsblad() -> None:
    facts = builders.dagkaart(plaats="")
    timeless = tuple(msgspec.structs.replace(loket, tijd="") for loket in facts.loketten)
    document = gezinsblad.build(msgspec.structs.replace(facts, loketten=timeless))
    blanks = [
        inline for block in document.blocks for inline in inlines_of(block) if isinstance(inline, Blank)
    ]
    assert len(blanks) == 1 + len(timeless)


def test_anchors_stand_in_the_order_of_their_days() -> None:
    facts = builders.checklist(
        ankers=(
            ("verhuizing", None, None),
            ("tekendatum", date(2026, 6, 21), None),
            ("koppeling", None, date(2026, 4, 16)),
        )
    )
    words = checklist.build(facts).words()
    assert words.index("Koppeling") < words.index("Tekendatum") < words.index("Verhuizing")


# --- logboekblad ---


def test_the_logboekblad_has_its_counts_its_code_in_groups_and_room_to_sign() -> None:
    facts = builders.logboekblad()
    document = catalog.build(Papier.LOGBOEKBLAD, facts)
    said = " ".join(texts(document))

    assert "Regel 11204 tot en met 11849. 5 medewerkers, 38 dossiers." in said
    assert f"Samen {sum(n for _soort, n in facts.aantallen)}" in said
    assert "Regel 12010, geschreven op ma 15 juni 2026 16:02." in said
    for group in facts.code.split("-"):
        assert group in said
    assert "in orde" in said
    assert "Handtekening" in said


def test_a_logboekblad_of_a_month_without_anything_and_never_read_through_says_so() -> None:
    facts = builders.logboekblad(aantallen=(), eerste=0, laatste=0, mensen=0, dossiers=0, nagekeken=None)
    said = " ".join(texts(catalog.build(Papier.LOGBOEKBLAD, facts)))

    assert "Er is in deze maand niets gebeurd." in said
    assert "nog niet nagekeken" in said


def test_a_logboekblad_tells_that_something_was_wrong() -> None:
    row = NagekekenRow(op=builders.logboekblad().stand_op, wie="Wil", resultaat="logboek_mist", nummer=77)
    said = " ".join(texts(catalog.build(Papier.LOGBOEKBLAD, builders.logboekblad(nagekeken=row))))

    assert "niet in orde, bij regel 77" in said


def test_a_logboekblad_is_one_page() -> None:
    assert catalog.render(Papier.LOGBOEKBLAD, builders.logboekblad()).pages == 1
