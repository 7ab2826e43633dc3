"""Gezinnen go to another kluis and back: nothing lost, nothing twice, nothing overwritten unasked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.errors import Refused
from models.queries.dossier import load_dossier
from models.queries.overdracht_verschil import NIEUW, Stand
from models.rules.logboek import read_ankercode
from models.rules.overdracht import Kant as Zijde
from models.services import actiepunten, ankers, beheer, dossiers, gebeurtenissen
from models.services.engine import check_dossier
from models.services.logboek import begin_nalezing, lees_verder
from models.services.overdracht_in import DossierKeuze, Keuzes, take_in
from models.services.overdracht_uit import close_overgedragen, record_mislukt
from models.services.undo import undo
from models.store import Store
from models.tables import (
    Actiepunt,
    Ankerdatum,
    Betrokkene,
    Bewerking,
    Contactpersoon,
    Dossier,
    Gemeente,
    Historie,
    InhoudVersie,
    Lidmaatschap,
    Medewerker,
    Organisatie,
    Overdracht,
    OverdrachtDossier,
    Persoon,
    Persoonsgegevens,
    Woonadres,
)
from models.values import Anker, Ronde, Waarheid
from tests.builders import SLEUTEL, T0, VasteKlok, add_medewerker, lezer_for, make_plek
from tests.overdracht_hulp import Kant, compared, make_kant, only, opened, receive, send

KOPPELING = date(2026, 6, 1)


@dataclass(frozen=True)
class Begin:
    """Two closed kluizen of which the first holds a gezin; each test gets copies."""

    folder: Path
    wie: dict[str, str]
    uid: str


@pytest.fixture(scope="module")
def begin(tmp_path_factory: pytest.TempPathFactory) -> Begin:
    folder = tmp_path_factory.mktemp("overdracht")
    kanten = {name: make_kant(folder / name) for name in ("links", "rechts")}
    plek = kanten["links"].plek
    made = dossiers.open_dossier(plek, "Warsamele", KOPPELING, 3, "azc Duinvoorde").onderwerp
    gebeurtenissen.record_tekendatum(plek, made, T0 + timedelta(days=20))
    dossiers.add_adres(plek, made, "aanbod", "Kastanjelaan 14", plaats="Wilgenrade")
    dossiers.save_dossier_field(plek, made, "notitie", "belt liever 's middags")
    for kant in kanten.values():
        kant.close()
    return Begin(folder, {name: kant.plek.wie for name, kant in kanten.items()}, made)


def _copy(begin: Begin, name: str, folder: Path) -> Iterator[Kant]:
    shutil.copytree(begin.folder / name, folder / name)
    klok = VasteKlok()
    store = Store.open(folder / name / "proef.kluis", SLEUTEL)
    yield Kant(make_plek(store, klok, begin.wie[name]), klok)
    store.close()


@pytest.fixture
def links(begin: Begin, tmp_path: Path) -> Iterator[Kant]:
    yield from _copy(begin, "links", tmp_path)


@pytest.fixture
def rechts(begin: Begin, tmp_path: Path) -> Iterator[Kant]:
    yield from _copy(begin, "rechts", tmp_path)


@pytest.fixture
def uid(begin: Begin) -> str:
    return begin.uid


def plain(kant: Kant, uid: str) -> dict[str, dict[str, dict[str, object]]]:
    """What stands in a dossier, without what each kluis names itself."""
    own = {
        "gemeente_id",
        "matrix_versie_id",
        "azc_id",
        "corporatie_id",
        "begeleiding_id",
        "contactpersoon_id",
    }
    return {
        naam: {one: {k: v for k, v in rij.waarden.items() if k not in own} for one, rij in rijen.items()}
        for naam, rijen in kant.bundel(uid).items()
    }


def differences(kant: Kant, uid: str) -> tuple[object, ...]:
    with kant.plek.store.reader() as session:
        dossier_id = session.scalars(select(Dossier.id).where(Dossier.uid == uid)).one()
        return check_dossier(session, dossier_id, kant.klok.dag)


# --- there -----------------------------------------------------------------------------------


def test_a_gezin_stands_on_the_other_side_as_it_stood_here(links: Kant, rechts: Kant, uid: str) -> None:
    receive(rechts, send(links, uid))

    assert plain(rechts, uid) == plain(links, uid)
    assert differences(rechts, uid) == ()
    with lezer_for(rechts.plek) as lezer:
        row = load_dossier(lezer, uid)
    assert row.naam == "Warsamele"
    assert row.gemeente == "Wilgenrade"
    assert row.azc == "azc Duinvoorde"
    assert len(row.personen) == 3
    assert row.adressen[0].straat == "Kastanjelaan 14"


def test_ids_historie_drafts_and_accounts_stay_where_they_are(links: Kant, rechts: Kant, uid: str) -> None:
    actiepunten.tick(links.plek, links.punt(uid, "pv-02").uid)
    data = send(links, uid)
    before = len(rechts.rows(Medewerker))

    receive(rechts, data)

    assert len(rechts.rows(Medewerker)) == before
    done = rechts.punt(uid, "pv-02")
    assert done.staat == "gedaan"
    assert done.gedaan_door == "Wil Voorbeeld"
    (beside,) = rechts.rows(Betrokkene)
    assert (beside.naam, beside.medewerker_id) == ("Wil Voorbeeld", None)
    told = {(r.tabel, r.actie) for r in rechts.rows(Historie, dossier_uid=uid)}
    assert {actie for _tabel, actie in told} == {"nieuw"}
    soorten = {
        b.soort
        for b in rechts.rows(Bewerking)
        if b.id in {h.bewerking_id for h in rechts.rows(Historie, dossier_uid=uid)}
    }
    assert soorten == {"overdracht_ingelezen"}


def test_it_is_known_from_which_kluis_and_by_which_transfer_it_came(
    links: Kant, rechts: Kant, uid: str
) -> None:
    data = send(links, uid)
    receive(rechts, data)
    (row,) = rechts.rows(Overdracht)
    (sent,) = links.rows(Overdracht)
    assert (row.uid, row.richting, row.organisatie) == (sent.uid, "in", "werkgroep Wilgenrade")
    assert row.kluis_uid not in ("", None)
    assert [b.resultaat for b in rechts.rows(Bewerking, soort="overdracht_ingelezen")] == ["gedaan"]
    assert [b.resultaat for b in links.rows(Bewerking, soort="overdracht_gemaakt")] == ["gedaan"]


def test_the_other_side_keeps_how_far_the_logboek_had_come(links: Kant, rechts: Kant, uid: str) -> None:
    """Read out to the sender later, it proves that nothing went from their logboek since."""
    last = max(b.id for b in links.rows(Bewerking))
    receive(rechts, send(links, uid))
    (kept,) = rechts.rows(Overdracht)
    reading = begin_nalezing(links.plek, blad=kept.anker)
    while not lees_verder(links.plek, reading):
        pass

    assert read_ankercode(kept.anker).nummer == last
    assert (reading.bevinding, reading.bevestigd) == (None, 1)


def test_the_same_file_twice_puts_nothing_double(links: Kant, rechts: Kant, uid: str) -> None:
    data = send(links, uid)
    receive(rechts, data)
    rows = {cls: len(rechts.rows(cls)) for cls in (Dossier, Persoon, Actiepunt, Ankerdatum, Organisatie)}

    assert only(rechts, data).stand is Stand.AL_INGELEZEN
    with pytest.raises(Refused, match="overdracht_al_ingelezen"):
        receive(rechts, data)
    assert {cls: len(rechts.rows(cls)) for cls in rows} == rows


def test_an_older_file_than_one_that_was_taken_in_is_recognised(links: Kant, rechts: Kant, uid: str) -> None:
    old = send(links, uid)
    links.later()
    receive(rechts, send(links, uid))
    assert only(rechts, old).stand is Stand.OUDER
    with pytest.raises(Refused, match="overdracht_ouder"):
        receive(rechts, old)


def test_a_kluis_does_not_take_in_its_own_file(links: Kant, uid: str) -> None:
    with pytest.raises(Refused, match="overdracht_eigen"):
        receive(links, send(links, uid))


def test_taking_in_can_be_taken_back_whole_and_done_again(links: Kant, rechts: Kant, uid: str) -> None:
    data = send(links, uid)
    tables = (Dossier, Persoon, Persoonsgegevens, Actiepunt, Lidmaatschap, Organisatie, Overdracht)
    before = {cls: len(rechts.rows(cls)) for cls in tables}

    undo(rechts.plek, receive(rechts, data))

    assert {cls: len(rechts.rows(cls)) for cls in tables} == before
    receive(rechts, data)
    assert plain(rechts, uid) == plain(links, uid)


def test_one_of_two_gezinnen_can_wait_in_the_file(links: Kant, rechts: Kant, uid: str) -> None:
    other = dossiers.open_dossier(links.plek, "Tekleberi", KOPPELING, 1).onderwerp
    data = send(links, uid, other)
    receive(rechts, data, uids=[uid])
    assert [d.stand for d in compared(rechts, opened(data)).dossiers] == [Stand.AL_INGELEZEN, Stand.NIEUW]
    receive(rechts, data, uids=[other])
    assert {d.naam for d in rechts.rows(Dossier)} == {"Warsamele", "Tekleberi"}
    assert len(rechts.rows(Overdracht)) == 1


def test_a_preview_shows_what_would_come_and_writes_nothing(links: Kant, rechts: Kant, uid: str) -> None:
    pakket = opened(send(links, uid))
    effect = take_in.preview(rechts.plek, pakket, Keuzes({uid: DossierKeuze()}))
    assert len(effect.erbij) > 50
    assert rechts.rows(Dossier) == []
    assert rechts.rows(Organisatie, naam="azc Duinvoorde") == []


def test_a_dossier_out_of_reach_is_refused_at_both_ends(links: Kant, rechts: Kant, uid: str) -> None:
    stranger = replace(links.plek, wie=add_medewerker(links.plek.store, "Ander", "begeleider"))
    with pytest.raises(Refused, match="dossier_onbekend"):
        send(replace(links, plek=stranger), uid)

    receive(rechts, send(links, uid), begeleider=rechts.plek.wie)
    links.later()
    dossiers.save_dossier_field(links.plek, uid, "perspectief", "leren")
    other = make_plek(
        rechts.plek.store, rechts.klok, add_medewerker(rechts.plek.store, "Ander", "begeleider")
    )
    with pytest.raises(Refused, match="geen_toegang"):
        receive(replace(rechts, plek=other), send(links, uid))


def test_a_closed_dossier_is_not_sent(links: Kant, uid: str) -> None:
    gebeurtenissen.close_dossier(links.plek, uid, T0, "klaar")
    with pytest.raises(Refused, match="dossier_gesloten"):
        send(links, uid)


# --- and back --------------------------------------------------------------------------------


def streets(kant: Kant) -> list[str]:
    return [one.straat for one in kant.rows(Woonadres)]


@pytest.fixture
def shared(links: Kant, rechts: Kant, uid: str) -> str:
    """A gezin that stands in both kluizen."""
    receive(rechts, send(links, uid))
    links.later()
    rechts.later()
    return uid


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


def test_a_row_that_is_gone_there_goes_here_only_when_somebody_says_so(
    links: Kant, rechts: Kant, shared: str
) -> None:
    added = dossiers.add_adres(rechts.plek, shared, "woning", "Lindehof 2")
    receive(links, send(rechts, shared))
    undo(rechts.plek, added.bewerking)
    bewerking = ""
    for chosen in (None, True):
        assert streets(links).count("Lindehof 2") == 1
        rechts.later()
        links.later()
        data = send(rechts, shared)
        (weg,) = only(links, data).uitkomst.weg
        assert (weg.tabel, weg.hier) == ("woonadres", True)
        bewerking = receive(links, data, {} if chosen is None else {weg.sleutel: chosen})
    assert "Lindehof 2" not in streets(links)
    undo(links.plek, bewerking)
    assert "Lindehof 2" in streets(links)


def test_a_row_that_is_gone_here_comes_back_only_when_somebody_says_so(
    links: Kant, rechts: Kant, shared: str
) -> None:
    added = dossiers.add_adres(rechts.plek, shared, "woning", "Lindehof 2")
    receive(links, send(rechts, shared))
    undo(rechts.plek, added.bewerking)
    bewerking = ""
    for chosen in (None, False, True):
        assert "Lindehof 2" not in streets(rechts)
        rechts.later()
        links.later()
        data = send(links, shared)
        (weg,) = only(rechts, data).uitkomst.weg
        assert (weg.tabel, weg.hier) == ("woonadres", False)
        bewerking = receive(rechts, data, {} if chosen is None else {weg.sleutel: chosen})
    assert streets(rechts).count("Lindehof 2") == 1
    undo(rechts.plek, bewerking)
    assert "Lindehof 2" not in streets(rechts)


def test_a_row_that_is_gone_there_and_is_to_stay_is_not_asked_about_again(
    links: Kant, rechts: Kant, shared: str
) -> None:
    added = dossiers.add_adres(rechts.plek, shared, "woning", "Lindehof 2")
    receive(links, send(rechts, shared))
    undo(rechts.plek, added.bewerking)
    rechts.later()
    (weg,) = only(links, data := send(rechts, shared)).uitkomst.weg
    receive(links, data, {weg.sleutel: False})
    rechts.later()
    assert only(links, send(rechts, shared)).uitkomst.weg == ()
    assert "Lindehof 2" in streets(links)


def test_what_was_taken_away_here_is_not_put_back_because_the_other_side_kept_it(
    links: Kant, rechts: Kant, shared: str
) -> None:
    added = dossiers.add_adres(rechts.plek, shared, "woning", "Lindehof 2")
    receive(links, send(rechts, shared))
    undo(rechts.plek, added.bewerking)
    rechts.later()
    links.later()
    receive(links, send(rechts, shared))  # nobody chose: it stays there
    rechts.later()
    links.later()

    binnen = only(rechts, send(links, shared))

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


# --- gone and given back ---------------------------------------------------------------------


def test_a_gezin_that_went_closes_here_and_opens_again_when_it_comes_back(
    links: Kant, rechts: Kant, shared: str
) -> None:
    (sent,) = links.rows(Overdracht)
    close_overgedragen(links.plek, sent.uid, [shared])
    closed = links.dossier(shared)
    assert closed.afgesloten_op == links.klok.dag
    assert closed.afsluit_soort == "overgedragen"

    dossiers.save_dossier_field(rechts.plek, shared, "perspectief", "leren")
    data = send(rechts, shared)
    assert only(links, data).gesloten
    receive(links, data)
    again = links.dossier(shared)
    assert again.afgesloten_op is None
    assert again.perspectief == "leren"
    assert differences(links, shared) == ()


def test_only_what_went_can_be_closed_as_handed_over(links: Kant, uid: str) -> None:
    other = dossiers.open_dossier(links.plek, "Tekleberi", KOPPELING, 1).onderwerp
    send(links, uid)
    (sent,) = links.rows(Overdracht)
    with pytest.raises(Refused, match="dossier_onbekend"):
        close_overgedragen(links.plek, sent.uid, [other])
    with pytest.raises(Refused, match="overdracht_geen"):
        close_overgedragen(links.plek, sent.uid, [])
    record_mislukt(links.plek, sent.uid)
    with pytest.raises(Refused, match="overdracht_onbekend"):
        close_overgedragen(links.plek, sent.uid, [uid])


def test_a_dossier_that_is_not_taken_in_needs_a_reason(links: Kant, rechts: Kant, uid: str) -> None:
    pakket = opened(send(links, uid))
    with pytest.raises(Refused, match="reden_nodig"):
        take_in(rechts.plek, pakket, Keuzes({uid: DossierKeuze(neem=False)}))
    take_in(rechts.plek, pakket, Keuzes({uid: DossierKeuze(neem=False, reden="woont hier niet")}))
    assert rechts.rows(Dossier) == []
    (row,) = rechts.rows(Overdracht)
    assert "woont hier niet" in row.geweigerd
    with pytest.raises(Refused, match="overdracht_geen"):
        take_in(rechts.plek, pakket, Keuzes({}))


# --- what comes along ------------------------------------------------------------------------


def test_an_own_item_of_the_gemeente_comes_along_for_its_lines_only(
    links: Kant, rechts: Kant, uid: str
) -> None:
    _own_item(links, "Fiets regelen")
    _own_item(rechts, "Iets heel anders")
    assert links.punt(uid, "pv-500").termijn_datum is not None

    receive(rechts, send(links, uid))

    (came,) = [v for v in rechts.rows(InhoudVersie) if v.overgenomen]
    assert (came.item_id, "Fiets regelen" in came.json) == ("pv-501", True)
    assert rechts.punt(uid, "pv-501").staat == "open"
    new = dossiers.open_dossier(rechts.plek, "Tekleberi", KOPPELING, 1).onderwerp
    lines = {p.item_id for p in rechts.rows(Actiepunt, dossier_id=rechts.dossier(new).id)}
    assert "pv-500" in lines
    assert "pv-501" not in lines
    assert differences(rechts, uid) == ()

    actiepunten.tick(rechts.plek, rechts.punt(uid, "pv-501").uid)
    links.later()
    rechts.later()
    receive(links, send(rechts, uid))
    assert links.punt(uid, "pv-500").staat == "gedaan", "it is the same item under its own number"
    assert not [v for v in links.rows(InhoudVersie) if "Fiets" in v.json and v.overgenomen]


def _own_item(kant: Kant, tekst: str) -> None:
    from msgspec import structs

    from models.content.loader import item_to_json, load_content

    (city,) = kant.rows(Gemeente)
    base = load_content().items["pv-02"]
    beheer.add_item(kant.plek, city.uid, item_to_json(structs.replace(base, id="pv-00", tekst=tekst)))
    from models.services.dagwissel import verwerk_dagwissel

    verwerk_dagwissel(replace(kant.plek, wie="systeem"))


def test_an_organisation_with_the_same_name_is_that_organisation(links: Kant, rechts: Kant, uid: str) -> None:
    known = beheer.add_organisatie(rechts.plek, "azc", "AZC duinvoorde").onderwerp
    receive(rechts, send(links, uid))
    assert [o.uid for o in rechts.rows(Organisatie, soort="azc")] == [known]


def test_a_choice_about_an_organisation_is_remembered(links: Kant, rechts: Kant, uid: str) -> None:
    known = beheer.add_organisatie(rechts.plek, "azc", "Opvang aan zee").onderwerp
    data = send(links, uid)
    (azc,) = [g for g in compared(rechts, opened(data)).genoemd if g.tabel == "organisatie"]
    assert azc.voorstel == NIEUW
    receive(rechts, data, genoemd={azc.uid: known})
    assert [o.uid for o in rechts.rows(Organisatie, soort="azc")] == [known]

    links.later()
    (again,) = [g for g in compared(rechts, opened(send(links, uid))).genoemd if g.tabel == "organisatie"]
    assert again.voorstel == known
    (back,) = [g for g in compared(links, opened(send(rechts, uid))).genoemd if g.tabel == "organisatie"]
    assert back.voorstel == azc.uid, "the way back knows under which uid they have it"


def test_a_gemeente_that_is_not_here_must_be_chosen_or_added_by_who_may(
    links: Kant, tmp_path: Path, uid: str
) -> None:
    other = make_kant(tmp_path / "elders")
    try:
        (city,) = other.rows(Gemeente)
        beheer.save_gemeente_field(other.plek, city.uid, "naam", "Anderstad")
        data = send(links, uid)
        with pytest.raises(Refused, match="overdracht_gemeente_kiezen"):
            receive(other, data)
        theirs = next(g.uid for g in compared(other, opened(data)).genoemd if g.tabel == "gemeente")
        begeleider = make_plek(
            other.plek.store, other.klok, add_medewerker(other.plek.store, "Begeleider", "begeleider")
        )
        with pytest.raises(Refused, match="overdracht_gemeente_beheer"):
            receive(replace(other, plek=begeleider), data, genoemd={theirs: NIEUW})
        receive(other, data, genoemd={theirs: NIEUW})
        assert {g.naam for g in other.rows(Gemeente)} == {"Anderstad", "Wilgenrade"}
        assert differences(other, uid) == ()
    finally:
        other.close()


def test_a_contact_person_beside_a_gezin_comes_along(links: Kant, rechts: Kant, uid: str) -> None:
    org = beheer.add_organisatie(links.plek, "corporatie", "Woongoed", telefoon="0570-1").onderwerp
    contact = beheer.add_contactpersoon(links.plek, "Jo Proef", organisatie_uid=org).onderwerp
    dossiers.set_betrokkene(links.plek, uid, "aanspreekpunt", T0, contactpersoon_uid=contact)
    receive(rechts, send(links, uid))
    (jo,) = rechts.rows(Contactpersoon)
    assert jo.naam == "Jo Proef"
    assert [o.naam for o in rechts.rows(Organisatie, soort="corporatie")] == ["Woongoed"]


def test_the_begeleider_of_the_other_side_ends_when_somebody_here_takes_over(
    links: Kant, rechts: Kant, uid: str
) -> None:
    receive(rechts, send(links, uid), begeleider=rechts.plek.wie)
    rows = {b.medewerker_id is None: b.tot for b in rechts.rows(Betrokkene, rol="begeleider")}
    assert rows == {True: T0, False: None}


def test_an_extra_protected_gezin_needs_a_begeleider_here(links: Kant, rechts: Kant, uid: str) -> None:
    with links.plek.store.writer() as session:
        session.scalars(select(Dossier)).one().extra_beschermd = True
    data = send(links, uid)
    with pytest.raises(Refused, match="overdracht_begeleider_nodig"):
        receive(rechts, data)
    receive(rechts, data, begeleider=rechts.plek.wie)
    assert rechts.dossier(uid).extra_beschermd


def test_a_number_that_is_taken_here_becomes_another(links: Kant, rechts: Kant, uid: str) -> None:
    taken = dossiers.open_dossier(rechts.plek, "Bezet", KOPPELING, 1).onderwerp
    with rechts.plek.store.writer() as session:
        session.scalars(select(Dossier).where(Dossier.uid == taken)).one().nummer = links.dossier(uid).nummer
    receive(rechts, send(links, uid))
    assert rechts.dossier(uid).nummer not in {links.dossier(uid).nummer, ""}


def test_a_condition_answered_there_counts_here(links: Kant, rechts: Kant, shared: str) -> None:
    dossiers.save_dossier_field(rechts.plek, shared, "bijstand", Waarheid.JA.value)
    receive(links, send(rechts, shared))
    assert links.dossier(shared).bijstand == "ja"
    assert differences(links, shared) == ()
    with links.plek.store.reader() as session:
        assert session.scalar(select(func.count()).select_from(Actiepunt)) == len(rechts.rows(Actiepunt))
