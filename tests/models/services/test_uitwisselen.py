"""Two kluizen that share gezinnen week after week: keys, owners of fields, numbers, receipts."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from models import envelop
from models.envelop import Bestandsoort
from models.errors import Refused
from models.queries.ontvangst import load_overdrachten, make_ontvangst
from models.queries.overdracht_uit import chosen_dossiers, make_pakket
from models.queries.partners import eigenaren_of, load_gedeeld, load_partners
from models.rules.veldgroepen import Eigenaar, Groep, agreed, differs, group_of
from models.services import actiepunten, dossiers, partners
from models.services.cijfers import save_instelling
from models.services.ontvangst import open_ontvangst, read_ontvangst, record_ontvangst, write_ontvangst
from models.services.overdracht_in import DossierKeuze, Keuzes, take_in
from models.services.overdracht_open import open_bestand, read_bestand
from models.services.undo import undo
from models.tables import (
    Bewerking,
    Deling,
    Historie,
    Overdracht,
    OverdrachtDossier,
    Uitwisselpartner,
    UitwisselSleutel,
)
from tests.builders import T0, add_medewerker, lezer_for
from tests.overdracht_hulp import KLEIN, ZIN, Kant, make_kant, opened, receive, send


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Kant, Kant]]:
    """A gemeente and a begeleidende organisatie that know each other."""
    folder = tmp_path_factory.mktemp("uitwisselen")
    gemeente, begeleiding = make_kant(folder / "gemeente"), make_kant(folder / "begeleiding")
    meet(gemeente, begeleiding, folder)
    yield gemeente, begeleiding
    gemeente.close()
    begeleiding.close()


def meet(gemeente: Kant, begeleiding: Kant, folder: Path) -> None:
    """Exchange the files with public keys and compare the words."""
    for kant in (gemeente, begeleiding):
        partners.ensure_sleutels(kant.plek)
    for one, other, soort in (
        (gemeente, begeleiding, "gemeente"),
        (begeleiding, gemeente, "begeleiding"),
    ):
        path = folder / f"{soort}.partner"
        partners.write_partnerbestand(one.plek, path, f"Organisatie {soort}", soort)
        said = partners.read_partnerbestand(read_bestand(other.plek, path))
        uid = partners.add_partner(other.plek, said).onderwerp
        partners.confirm_partner(other.plek, uid, said.publiek.woorden)


def partner(kant: Kant) -> Uitwisselpartner:
    (row,) = kant.rows(Uitwisselpartner)
    return row


def make_file(kant: Kant, folder: Path) -> Path:
    """The week's file of one side, with every gezin that it shares."""
    row = partner(kant)
    with lezer_for(kant.plek) as lezer:
        shared = load_gedeeld(lezer, row.uid)
        pakket = make_pakket(
            lezer,
            chosen_dossiers(lezer, [one.dossier_uid for one in shared]),
            kant.plek.klok.nu(),
            soort=Bestandsoort.UITWISSELING,
            volgnummer=row.verstuurd + 1,
            ontvangen=row.ontvangen,
        )
    pakket = partners.with_grounds(pakket, {one.dossier_uid: (one.grond, one.uitleg) for one in shared})
    partners.record_uitwisseling(kant.plek, row.uid, pakket)
    path = folder / f"week-{kant.plek.wie[:4]}-{pakket.kop.volgnummer}.overdracht"
    return partners.write_uitwisseling(kant.plek, path, pakket, row.uid)


def read_file(kant: Kant, path: Path, velden: dict[str, bool] | None = None) -> str:
    made = open_bestand(kant.plek, read_bestand(kant.plek, path))
    keuzes = Keuzes({d.kop.uid: DossierKeuze(velden=velden or {}) for d in made.pakket.dossiers})
    return take_in(kant.plek, made.pakket, keuzes).bewerking


# --- keys ------------------------------------------------------------------------------------


def test_private_keys_stand_in_no_historie_and_in_no_file(pair: tuple[Kant, Kant], tmp_path: Path) -> None:
    gemeente, _other = pair
    (row,) = gemeente.rows(UitwisselSleutel)
    assert gemeente.rows(Historie, tabel="uitwissel_sleutel") == []
    data = partners.write_partnerbestand(
        gemeente.plek, tmp_path / "a.partner", "Wij", "gemeente"
    ).read_bytes()
    assert bytes(row.x_prive) not in data
    assert bytes(row.ed_prive) not in data


def test_nothing_is_exchanged_before_the_words_were_compared(tmp_path: Path) -> None:
    one, other = make_kant(tmp_path / "a"), make_kant(tmp_path / "b")
    try:
        with pytest.raises(Refused, match="geen_sleutels"):
            partners.write_partnerbestand(one.plek, tmp_path / "a.partner", "Wij", "gemeente")
        partners.ensure_sleutels(one.plek)
        partners.write_partnerbestand(one.plek, tmp_path / "a.partner", "Wij", "gemeente")
        said = partners.read_partnerbestand(read_bestand(other.plek, tmp_path / "a.partner"))
        uid = partners.add_partner(other.plek, said).onderwerp
        with other.plek.store.reader() as session, pytest.raises(Refused, match="partner_niet_bevestigd"):
            partners.confirmed(session, uid)
        words = said.publiek.woorden.split()
        for typed, code in (
            (" ".join([*words[1:], words[0]]), "woorden_kloppen_niet"),
            ("xyzzy " + " ".join(words[1:]), "woord_onbekend"),
        ):
            with pytest.raises(Refused, match=code):
                partners.confirm_partner(other.plek, uid, typed)
        partners.confirm_partner(other.plek, uid, said.publiek.woorden.upper())
        with pytest.raises(Refused, match="partner_bekend"):
            partners.add_partner(other.plek, said)
        with pytest.raises(Refused, match="partner_zelf"):
            partners.add_partner(one.plek, said)
    finally:
        one.close()
        other.close()


def test_a_file_with_keys_that_was_changed_on_the_way_is_refused(
    pair: tuple[Kant, Kant], tmp_path: Path
) -> None:
    gemeente, _other = pair
    path = partners.write_partnerbestand(gemeente.plek, tmp_path / "a.partner", "Wij", "gemeente")
    data = path.read_bytes()
    thief = envelop.Sleutels.make()
    said = msgspec.json.decode(envelop.look(data).inhoud)
    said["x"] = base64.b64encode(thief.publiek.x).decode()
    forged = envelop.sign_public(msgspec.json.encode(said), thief)
    with pytest.raises(Refused, match="overdracht_beschadigd"):
        partners.read_partnerbestand(envelop.look(forged))


# --- owners ----------------------------------------------------------------------------------


def test_every_group_has_an_owner_in_the_figures(pair: tuple[Kant, Kant]) -> None:
    gemeente, _other = pair
    with gemeente.plek.store.reader() as session:
        owners = eigenaren_of(session, T0)
    assert set(owners) == {g.value for g in Groep}
    assert set(owners.values()) <= {e.value for e in Eigenaar}


def test_where_two_sides_say_something_else_it_is_of_both() -> None:
    ours = {"wonen": "gemeente", "mensen": "gemeente"}
    theirs = {"wonen": "begeleiding", "mensen": "gemeente"}
    found = agreed(ours, theirs)
    assert (found["wonen"], found["mensen"]) == (Eigenaar.BEIDE, Eigenaar.GEMEENTE)
    assert differs(ours, theirs) == ("wonen",)
    assert agreed({"wonen": "raar"}, {"wonen": "raar"})["wonen"] is Eigenaar.BEIDE


def test_lines_belong_to_whose_turn_it_is_and_dates_to_their_group() -> None:
    assert group_of("actiepunt", "staat", {}, "GEM") is Groep.PUNTEN_GEMEENTE
    assert group_of("actiepunt", "staat", {}, "MB") is Groep.PUNTEN_BEGELEIDING
    assert group_of("actiepunt", "staat", {}, "COA") is Groep.PUNTEN_SAMEN
    assert group_of("actiepunt", "staat", {}, "") is Groep.PUNTEN_SAMEN
    assert group_of("begeleidingsafspraak", "hoe_vaak", {}) is Groep.BEGELEIDING
    assert group_of("eindafspraak", "naar", {}) is Groep.BEGELEIDING
    assert group_of("ingekocht_traject", "start", {}) is Groep.OVERIG
    assert group_of("actiepunt", "notitie", {}, "GEM") is Groep.OVERIG
    assert group_of("ankerdatum", "gepland", {"soort": "tekendatum"}) is Groep.DATUMS
    assert group_of("ankerdatum", "gepland", {"soort": "pip"}) is Groep.INBURGERING
    assert group_of("een_nieuwe_tabel", "veld", {}) is Groep.OVERIG


# --- weeks -----------------------------------------------------------------------------------


def test_weeks_of_exchange_each_side_types_its_own(  # noqa: PLR0915 - one story of five weeks
    pair: tuple[Kant, Kant], tmp_path: Path
) -> None:
    gemeente, begeleiding = pair
    uid = dossiers.open_dossier(
        gemeente.plek, "Warsamele", T0 - timedelta(days=14), 2, "azc Duinvoorde"
    ).onderwerp
    silent = dossiers.open_dossier(gemeente.plek, "Nietgedeeld", T0 - timedelta(days=14), 1).onderwerp
    partners.share_dossier(gemeente.plek, partner(gemeente).uid, uid, "overeenkomst", "contract 2026")
    with pytest.raises(Refused, match="al_gedeeld"):
        partners.share_dossier(gemeente.plek, partner(gemeente).uid, uid, "overeenkomst")

    # week 1: the gezin comes, and is shared there too
    first = make_file(gemeente, tmp_path)
    bewerking = read_file(begeleiding, first)
    assert begeleiding.dossier(uid).naam == "Warsamele"
    assert begeleiding.rows(Deling)[0].grond == "overeenkomst"
    assert [d.naam for d in begeleiding.rows(type(begeleiding.dossier(uid)))] == ["Warsamele"], silent
    with pytest.raises(Refused, match="uitwisseling_al"):
        read_file(begeleiding, first)

    # taking it in can be taken back, and done again
    undo(begeleiding.plek, bewerking)
    assert partner(begeleiding).ontvangen == 0
    read_file(begeleiding, first)
    assert partner(begeleiding).ontvangen == 1

    # each side works on what is its own, and both on a note
    gemeente.later(7)
    begeleiding.later(7)
    dossiers.save_dossier_field(gemeente.plek, uid, "route", "hervestigd")
    dossiers.save_dossier_field(begeleiding.plek, uid, "route", "nareis")
    dossiers.save_dossier_field(begeleiding.plek, uid, "talenten", "kookt graag")
    dossiers.save_dossier_field(gemeente.plek, uid, "talenten", "weet ik niet")
    ours = next(p for p in gemeente.rows(type(gemeente.punt(uid, "pv-01"))) if p.item_id == "pv-03")
    actiepunten.tick(gemeente.plek, ours.uid)

    week2 = make_file(begeleiding, tmp_path)
    read_file(gemeente, week2)
    assert gemeente.dossier(uid).talenten == "kookt graag", "the begeleiding owns it"
    assert gemeente.dossier(uid).route == "hervestigd", "a field of ours is never overwritten"
    assert partner(gemeente).ontvangen_door_hen == 1

    back = make_file(gemeente, tmp_path)
    read_file(begeleiding, back)
    assert begeleiding.dossier(uid).route == "hervestigd"
    assert begeleiding.dossier(uid).talenten == "kookt graag"
    assert begeleiding.punt(uid, "pv-03").staat == "gedaan"

    # a field of both, changed on both sides, is for a person
    gemeente.later(7)
    begeleiding.later(7)
    dossiers.save_dossier_field(gemeente.plek, uid, "notitie", "wij")
    dossiers.save_dossier_field(begeleiding.plek, uid, "notitie", "zij")
    week3 = make_file(begeleiding, tmp_path)
    with pytest.raises(Refused, match="overdracht_kies_nog"):
        read_file(gemeente, week3)
    read_file(gemeente, week3, {f"dossier|{uid}|notitie": False})
    assert gemeente.dossier(uid).notitie == "wij"

    # a missed file is told, an older one refused
    skipped = make_file(begeleiding, tmp_path)
    begeleiding.later(1)
    newest = make_file(begeleiding, tmp_path)
    made = open_bestand(gemeente.plek, read_bestand(gemeente.plek, newest))
    assert [(m.code, dict(m.params)["aantal"]) for m in made.meldingen] == [("uitwisseling_mist", 1)]
    read_file(gemeente, newest)
    with pytest.raises(Refused, match="uitwisseling_ouder"):
        read_file(gemeente, skipped)

    # no longer shared: no longer sent, and nothing of it is taken in
    with lezer_for(gemeente.plek) as lezer:
        (row,) = load_partners(lezer)
        (one,) = load_gedeeld(lezer, row.uid)
    assert (row.gezinnen, row.verstuurd, row.ontvangen) == (1, 2, 4)
    partners.unshare_dossier(gemeente.plek, one.uid)
    gemeente.later(1)
    begeleiding.later(1)
    with pytest.raises(Refused, match="overdracht_geen"):
        make_file(gemeente, tmp_path)
    late = make_file(begeleiding, tmp_path)
    with pytest.raises(Refused, match="niet_gedeeld"):
        read_file(gemeente, late)


def test_another_owner_of_a_group_counts_only_when_both_say_so(
    pair: tuple[Kant, Kant], tmp_path: Path
) -> None:
    gemeente, begeleiding = pair
    uid = dossiers.open_dossier(gemeente.plek, "Tekleberi", gemeente.klok.dag, 1).onderwerp
    partners.share_dossier(gemeente.plek, partner(gemeente).uid, uid, "toestemming")
    read_file(begeleiding, make_file(gemeente, tmp_path))
    save_instelling(gemeente.plek, "uitwisselen_wonen", "begeleiding")
    begeleiding.later(1)
    gemeente.later(1)
    dossiers.save_dossier_field(gemeente.plek, uid, "route", "hervestigd")
    dossiers.save_dossier_field(begeleiding.plek, uid, "route", "nareis")
    with pytest.raises(Refused, match="overdracht_kies_nog"):
        read_file(gemeente, make_file(begeleiding, tmp_path))


def test_a_stranger_or_another_partner_opens_nothing(pair: tuple[Kant, Kant], tmp_path: Path) -> None:
    gemeente, _begeleiding = pair
    stranger = make_kant(tmp_path / "vreemd")
    try:
        uid = dossiers.open_dossier(gemeente.plek, "Prive", gemeente.klok.dag, 1).onderwerp
        partners.share_dossier(gemeente.plek, partner(gemeente).uid, uid, "wet")
        path = make_file(gemeente, tmp_path)
        with pytest.raises(Refused, match="geen_sleutels"):
            open_bestand(stranger.plek, read_bestand(stranger.plek, path))
        partners.ensure_sleutels(stranger.plek)
        with pytest.raises(Refused, match="uitwisseling_ander"):
            open_bestand(stranger.plek, read_bestand(stranger.plek, path))
        assert [b.resultaat for b in stranger.rows(Bewerking, soort="overdracht_geopend")] == [
            "geen_sleutels",
            "uitwisseling_ander",
        ]
    finally:
        stranger.close()


def test_only_who_may_manage_the_kluis_makes_partners(pair: tuple[Kant, Kant]) -> None:
    gemeente, _begeleiding = pair
    helper = replace(gemeente.plek, wie=add_medewerker(gemeente.plek.store, "Hulp", "begeleider"))
    for verb, args in (
        (partners.ensure_sleutels, ()),
        (partners.confirm_partner, (partner(gemeente).uid, "x")),
        (partners.stop_partner, (partner(gemeente).uid,)),
    ):
        with pytest.raises(Refused, match="geen_recht"):
            verb(helper, *args)


# --- receipts --------------------------------------------------------------------------------


def test_the_receipt_tells_the_sender_what_was_taken_in_and_what_not(
    pair: tuple[Kant, Kant], tmp_path: Path
) -> None:
    links, rechts = pair
    one = dossiers.open_dossier(links.plek, "Eerste", links.klok.dag, 1).onderwerp
    two = dossiers.open_dossier(links.plek, "Tweede", links.klok.dag, 1).onderwerp
    data = send(links, one, two)
    pakket = opened(data)
    take_in(
        rechts.plek,
        pakket,
        Keuzes({one: DossierKeuze(), two: DossierKeuze(neem=False, reden="woont hier niet")}),
    )
    with lezer_for(rechts.plek) as lezer:
        receipt, key = make_ontvangst(lezer, pakket.kop.uid, rechts.plek.klok.nu())
    path = write_ontvangst(rechts.plek, tmp_path / "bewijs.ontvangst", receipt, key)
    record_ontvangst(rechts.plek, pakket.kop.uid)
    assert b"woont hier niet" not in path.read_bytes()

    found = open_ontvangst(links.plek, read_bestand(links.plek, path))
    read_ontvangst(links.plek, found)

    (row,) = links.rows(Overdracht, uid=pakket.kop.uid)
    assert row.bevestigd_op is not None
    assert row.kluis_uid == receipt.van.kluis_uid
    told = {s.uitkomst: s.reden for s in links.rows(OverdrachtDossier, overdracht_id=row.id)}
    assert told == {"nieuw": "", "geweigerd": "woont hier niet"}
    with lezer_for(links.plek) as lezer:
        (shown,) = [r for r in load_overdrachten(lezer) if r.uid == pakket.kop.uid]
    assert {d[3] for d in shown.dossiers} == {"nieuw", "geweigerd"}

    with pytest.raises(Refused, match="ontvangst_onbekend"):
        open_ontvangst(rechts.plek, read_bestand(rechts.plek, path))
    wrong = bytearray(path.read_bytes())
    wrong[-3] ^= 1
    with pytest.raises(Refused, match="overdracht_beschadigd"):
        open_ontvangst(links.plek, envelop.look(bytes(wrong)))


def test_a_transfer_with_wrong_words_opens_nothing_and_says_so_in_the_logboek(
    pair: tuple[Kant, Kant], tmp_path: Path
) -> None:
    links, rechts = pair
    uid = dossiers.open_dossier(links.plek, "Woorden", links.klok.dag, 1).onderwerp
    path = tmp_path / "x.overdracht"
    path.write_bytes(send(links, uid))
    found = read_bestand(rechts.plek, path)
    with pytest.raises(Refused, match="overdracht_past_niet"):
        open_bestand(rechts.plek, found, ZIN.replace("klant", "masker"), minimum_kib=0)
    made = open_bestand(rechts.plek, found, ZIN, minimum_kib=0)
    assert made.pakket.dossiers[0].naam == "Woorden"
    with pytest.raises(Refused, match="overdracht_eigen"):
        open_bestand(links.plek, found, ZIN, minimum_kib=0)
    last = [b.resultaat for b in rechts.rows(Bewerking, soort="overdracht_geopend")][-2:]
    assert last == ["overdracht_past_niet", "gedaan"]
    assert KLEIN.geheugen_kib < 1024
    assert receive(rechts, path.read_bytes())
