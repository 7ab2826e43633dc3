from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.base import Base
from models.errors import Refused
from models.queries.logboek import load_logboek, load_nagekeken, load_wijzigingen, logboek_facts
from models.queries.papier import make_head
from models.queries.rows_logboek import LogFilter, LogPage, LogRow, LogWijziging
from models.rules.logboek import read_ankercode
from models.services import actiepunten, beheer, dossiers, leden
from models.services.afdrukken import record_afdruk
from models.services.logboek import begin_nalezing, lees_verder, oordeel_of, record_nagekeken, record_uitvoer
from models.services.verb import Plek, Regel, note, note_all
from models.store import head
from models.tables import Actiepunt, Bewerking, Persoon, Waarde
from models.values import LogSoort, Papier, Rol
from resources.labels import LABELS
from tests.builders import T0, VasteKlok, add_medewerker, lezer_for, make_plek

DAG = timedelta(days=1)


@pytest.fixture
def gezin(plek: Plek) -> str:
    return dossiers.open_dossier(plek, "Warsamele", T0 - 30 * DAG, 2, "Duinvoorde").onderwerp


@pytest.fixture
def beheerder(plek: Plek) -> Plek:
    """Who keeps an eye on the logboek and sees no dossier."""
    return make_plek(plek.store, wie=add_medewerker(plek.store, "Bo Beheer", Rol.BEHEERDER))


def page(plek: Plek, keuze: LogFilter | None = None, **kwargs: int) -> LogPage:
    with lezer_for(plek) as lezer:
        return load_logboek(lezer, keuze or LogFilter(), **kwargs)


def changes(plek: Plek, *numbers: int) -> list[LogWijziging]:
    """What these entries changed; none named = the newest one."""
    wanted = numbers or (page(plek).rijen[0].nummer,)
    with lezer_for(plek) as lezer:
        return [one for number in wanted for one in load_wijzigingen(lezer, number)]


def soorten(rows: tuple[LogRow, ...]) -> list[str]:
    return [row.soort for row in rows]


def test_only_who_has_the_right_reads_the_logboek(plek: Plek) -> None:
    for rol in (Rol.BEGELEIDER, Rol.CASUSREGISSEUR, Rol.COORDINATOR):
        other = make_plek(plek.store, wie=add_medewerker(plek.store, f"Proef {rol}", rol))
        with lezer_for(other) as lezer:
            for ask in (load_logboek, load_nagekeken, lambda z: load_wijzigingen(z, 1)):
                with pytest.raises(Refused, match="geen_recht"):
                    ask(lezer)


def test_an_entry_says_who_what_about_what_with_what_result_from_where_and_when(
    plek: Plek, gezin: str
) -> None:
    """BIO2 8.15.01: action, object, result, origin, actor, time."""
    with plek.store.reader() as session:
        uid, nummer = session.execute(
            select(Actiepunt.uid, Actiepunt.nummer).where(Actiepunt.item_id == "pv-13")
        ).one()
    actiepunten.tick(plek, uid)

    row = page(plek).rijen[0]

    assert (row.soort, row.groep) == ("actiepunt_gedaan", LogSoort.VERANDERD)
    assert (row.wie, row.systeem) == ("Wil Voorbeeld", False)
    assert (row.dossier_nummer, row.dossier_uid) == ("T1-0001", gezin)
    assert (row.over_soort, row.over) == ("actiepunt", str(nummer))
    assert (row.resultaat, row.herkomst) == ("gedaan", "proef")
    assert row.op == VasteKlok().nu()
    assert row.wijzigingen > 0


def test_things_beside_the_dossier_are_named(plek: Plek, gezin: str) -> None:
    with plek.store.reader() as session:
        persoon = session.scalars(select(Persoon.uid).order_by(Persoon.id)).first()
    assert persoon is not None
    leden.save_persoon_field(plek, persoon, "roepnaam", "Ayaan")
    org = beheer.add_organisatie(plek, "corporatie", "Rietvoorn Wonen").onderwerp
    code = record_afdruk(plek, Papier.DAGKAART, gezin).onderwerp

    rows = {row.soort: row for row in page(plek).rijen}

    assert (rows["persoon_veld"].over_soort, rows["persoon_veld"].over) == ("persoonsgegevens", "a")
    assert rows["organisatie_erbij"].over == "Rietvoorn Wonen"
    assert rows["afdruk"].over == "R1-1"
    assert rows["dossier_geopend"].over_soort == ""
    assert org
    assert code


def test_who_sees_no_dossier_reads_its_number_and_no_name_and_no_value(
    plek: Plek, gezin: str, beheerder: Plek
) -> None:
    dossiers.save_dossier_field(plek, gezin, "naam", "Geheimnaam")
    with plek.store.reader() as session:
        persoon = session.scalars(select(Persoon.uid).order_by(Persoon.id)).first()
    assert persoon is not None
    leden.save_persoon_field(plek, persoon, "roepnaam", "Geheimroep")
    record_afdruk(plek, Papier.DAGKAART, gezin)

    rows = page(beheerder).rijen
    about = [row for row in rows if row.dossier_nummer]
    found = changes(beheerder, *(row.nummer for row in rows))

    assert {row.dossier_nummer for row in about} == {"T1-0001"}
    assert {row.dossier_uid for row in about} == {""}
    assert {row.over for row in about} == {""}
    assert "Geheim" not in repr((rows, found))
    assert any(change.veld == "naam" and not change.zichtbaar for change in found)


def test_who_sees_the_dossier_reads_the_values(plek: Plek, gezin: str) -> None:
    dossiers.save_dossier_field(plek, gezin, "naam", "Warsame")
    (change,) = changes(plek)
    assert (change.veld, change.oud, change.nieuw, change.zichtbaar) == ("naam", "Warsamele", "Warsame", True)


def test_values_that_belong_to_no_dossier_are_in_sight_with_the_logboek(plek: Plek, beheerder: Plek) -> None:
    beheer.add_organisatie(plek, "corporatie", "Rietvoorn Wonen")
    uid = add_medewerker(plek.store, "Ander", Rol.BEGELEIDER)
    beheer.save_rollen(plek, uid, ("begeleider", "coordinator"))
    found = changes(beheerder, *(row.nummer for row in page(beheerder).rijen[:2]))
    assert {change.tabel for change in found} == {"organisatie", "medewerker_rol"}
    assert all(change.zichtbaar for change in found)
    other = make_plek(plek.store, wie=add_medewerker(plek.store, "Zonder", Rol.BEGELEIDER))
    with lezer_for(other) as lezer:
        assert lezer.session.scalars(select(Waarde.id)).all() == []


def test_erased_values_are_not_in_sight_for_anybody(plek: Plek, gezin: str) -> None:
    dossiers.save_dossier_field(plek, gezin, "naam", "Warsame")
    with plek.store.writer() as session:
        for waarde in session.scalars(select(Waarde)):
            session.delete(waarde)
    (change,) = changes(plek)
    assert (change.oud, change.nieuw, change.zichtbaar) == ("", "", False)


# --- filters and pages --------------------------------------------------------------------------------------


@pytest.fixture
def vol(plek: Plek, gezin: str, beheerder: Plek) -> Callable[..., list[str]]:
    """Entries of every kind, over three days; gives a way to ask for some."""
    note(plek, "dossier_bekeken", dossier_uid=gezin)
    record_afdruk(plek, Papier.DAGKAART, gezin)
    record_uitvoer(plek, 12)
    with pytest.raises(Refused, match="geen_recht"):
        dossiers.save_dossier_field(beheerder, gezin, "naam", "mag niet")
    note_all(
        plek,
        [
            Regel("aanmelden_mislukt", resultaat="mislukt", wie="", op=VasteKlok(T0 + DAG).nu()),
            Regel("aangemeld", op=VasteKlok(T0 + DAG).nu()),
            Regel("reservekopie", op=VasteKlok(T0 + 2 * DAG).nu()),
        ],
    )

    def ask(**fields: object) -> list[str]:
        return soorten(page(plek, LogFilter(**fields)).rijen)  # type: ignore[arg-type] # fields of any kind

    return ask


@pytest.mark.parametrize(
    ("soort", "found"),
    [
        (LogSoort.VERANDERD, ["dossier_geopend"]),
        (LogSoort.BEKEKEN, ["dossier_bekeken"]),
        (LogSoort.GEDRUKT, ["afdruk"]),
        (LogSoort.UITGEVOERD, ["logboek_uitgevoerd"]),
        (LogSoort.GEWEIGERD, ["dossier_veld"]),
        (LogSoort.AANGEMELD, ["aangemeld", "aanmelden_mislukt"]),
        (LogSoort.SYSTEEM, ["reservekopie", "kluis_ingericht"]),
    ],
)
def test_the_filter_on_kind_divides_as_the_rule_does(
    vol: Callable[..., list[str]], plek: Plek, soort: LogSoort, found: list[str]
) -> None:
    assert vol(soort=soort) == found
    assert [row.soort for row in page(plek).rijen if row.groep is soort] == found


def test_other_filters_and_all_of_them_together(
    vol: Callable[..., list[str]], plek: Plek, beheerder: Plek
) -> None:
    assert vol(wie=beheerder.wie) == ["dossier_veld"]
    assert vol(wie="systeem") == ["kluis_ingericht"]
    assert vol(van=T0 + DAG, tot=T0 + DAG) == ["aangemeld", "aanmelden_mislukt"]
    assert vol(van=T0 + 2 * DAG) == ["reservekopie"]
    assert len(vol(tot=T0)) == 6
    for number in ("T1-0001", "t1-0001", " 0001 ", "1"):
        assert vol(dossier=number) == ["afdruk", "dossier_bekeken", "dossier_geopend"]
    assert vol(dossier="1", soort=LogSoort.GEDRUKT, wie=plek.wie, van=T0, tot=T0) == ["afdruk"]
    assert vol(dossier="1", soort=LogSoort.GEDRUKT, wie=beheerder.wie) == []


def test_a_day_begins_and_ends_at_midnight_in_the_netherlands(plek: Plek) -> None:
    late = VasteKlok(T0).nu().replace(hour=22, minute=30)  # 0:30 on the next day, summer time
    note(plek, "aangemeld", op=late)
    assert "aangemeld" not in soorten(page(plek, LogFilter(van=T0, tot=T0)).rijen)
    assert soorten(page(plek, LogFilter(van=T0 + DAG)).rijen) == ["aangemeld"]


def test_who_tried_to_change_the_gezin_of_another_stands_with_that_dossier(plek: Plek, gezin: str) -> None:
    other = make_plek(plek.store, wie=add_medewerker(plek.store, "Proef ander", Rol.BEGELEIDER))
    with pytest.raises(Refused, match="geen_toegang"):
        dossiers.save_dossier_field(other, gezin, "naam", "mag niet")

    row = page(plek, LogFilter(dossier="1")).rijen[0]

    assert (row.soort, row.groep, row.wie) == ("dossier_veld", LogSoort.GEWEIGERD, "Proef ander")


@pytest.mark.parametrize("number", ["T1-0009", "9", "x", "-", "' OR 1=1"])
def test_a_number_that_no_dossier_has_is_said(plek: Plek, gezin: str, number: str) -> None:
    with pytest.raises(Refused, match="dossier_nummer_onbekend"):
        page(plek, LogFilter(dossier=number))


def test_pages_follow_each_other_without_a_gap_while_new_entries_come(plek: Plek) -> None:
    note_all(plek, [Regel("aangemeld") for _ in range(25)])
    first = page(plek, limit=10)
    note(plek, "afgemeld")
    second = page(plek, voor=first.rijen[-1].nummer, limit=10)
    third = page(plek, voor=second.rijen[-1].nummer, limit=10)

    numbers = [row.nummer for one in (first, second, third) for row in one.rijen]
    assert numbers == list(range(26, 0, -1))
    assert (first.meer, second.meer, third.meer) == (True, True, False)


def test_many_equal_changes_of_an_entry_are_one_line_with_their_number(plek: Plek, gezin: str) -> None:
    lines = {(change.tabel, change.actie): change.aantal for change in changes(plek)}
    assert lines["actiepunt", "nieuw"] > 100
    assert lines["dossier", "nieuw"] == 1


def test_every_table_whose_changes_are_kept_has_a_name(plek: Plek) -> None:
    kept = {m.class_.__tablename__ for m in Base.registry.mappers if m.class_.regels.historie}
    assert kept - set(LABELS["ding"]) == set()


# --- reading it through, and the paper ----------------------------------------------------------------------


def test_what_reading_through_found_is_an_entry(plek: Plek, gezin: str) -> None:
    with lezer_for(plek) as lezer:
        assert load_nagekeken(lezer) is None
    reading = begin_nalezing(plek)
    while not lees_verder(plek, reading):
        pass
    record_nagekeken(plek, oordeel_of(reading))

    with lezer_for(plek) as lezer:
        row = load_nagekeken(lezer)
    assert row is not None
    assert (row.wie, row.resultaat, row.nummer) == ("Wil Voorbeeld", "gedaan", 2)
    assert (page(plek).rijen[0].over_soort, page(plek).rijen[0].over) == ("bewerking", "2")


def test_the_sheet_of_a_month_counts_every_kind_and_carries_the_head(
    vol: Callable[..., list[str]], plek: Plek
) -> None:
    with lezer_for(plek) as lezer:
        facts = logboek_facts(lezer, T0, T0 + DAG, paper_head=make_head(lezer, plek.klok.nu()))
        anker = head(lezer.session)
        last = lezer.session.scalars(select(Bewerking.id).order_by(Bewerking.id.desc())).first()

    assert dict(facts.aantallen) == {
        LogSoort.VERANDERD: 1,
        LogSoort.BEKEKEN: 1,
        LogSoort.GEDRUKT: 1,
        LogSoort.UITGEVOERD: 1,
        LogSoort.GEWEIGERD: 1,
        LogSoort.AANGEMELD: 2,
        LogSoort.SYSTEEM: 1,
    }
    assert (facts.mensen, facts.dossiers, facts.eerste, facts.laatste) == (2, 1, 1, 8)
    assert facts.stand == last == 9
    assert anker is not None
    code = read_ankercode(facts.code)
    assert (code.nummer, code.keten) == (anker.nummer, anker.keten[:25])


def test_a_month_without_entries_counts_nothing(plek: Plek) -> None:
    with lezer_for(plek) as lezer:
        head_of = make_head(lezer, plek.klok.nu())
        facts = logboek_facts(lezer, T0 - 60 * DAG, T0 - 30 * DAG, paper_head=head_of)
    assert sum(n for _soort, n in facts.aantallen) == facts.eerste == facts.dossiers == 0
