"""Agreement in the kluis: signatures of a matrix version, zienswijzen, whom to call first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from models.errors import Refused
from models.queries.aanspreekpunten import first_to_call, load_aanspreekpunten
from models.queries.akkoord import load_akkoord
from models.queries.beheer import load_organisaties
from models.queries.papier_matrix import matrix_facts
from models.queries.regeldagen import load_regeldag
from models.queries.rows import PaperHead
from models.queries.rows_afspraken import AkkoordRow, PlekRow
from models.services import akkoord
from models.services.aanspreekpunten import end_aanspreekpunt, remove_aanspreekpunt, set_aanspreekpunt
from models.services.beheer import (
    add_contactpersoon,
    add_gemeente,
    add_organisatie,
    new_matrix_versie,
    save_contactpersoon_field,
    save_gemeente_field,
    save_matrix_regel,
    save_organisatie_field,
    settle_matrix,
)
from models.services.regeldagen import add_regeldag
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Aanspreekpunt
from models.values import Papier, Privacy
from tests.builders import T0, lezer_for
from tests.reports.builders import head as paper_head
from tests.reports.reading import laid
from tests.reports.reading import words as words_of

DAG = timedelta(days=1)


def read(plek: Plek, uid: str) -> AkkoordRow:
    with lezer_for(plek) as lezer:
        return load_akkoord(lezer, uid)


def sign_all(plek: Plek, uid: str) -> None:
    row = read(plek, uid).versies[0]
    for nr, one in enumerate(row.handtekeningen):
        if not one.uid:
            akkoord.sign_matrix(
                plek, row.uid, one.rol, f"T. Voorbeeld {nr}", T0, organisatie_uid=one.organisatie_uid
            )


def test_a208_both_wethouders_each_corporatie_and_who_guides_sign(plek: Plek, uid: str, corp: str) -> None:
    add_organisatie(plek, "huurders", "Huurders Voorbeeld")
    row = read(plek, uid).versies[0]
    places = [(one.rol, one.organisatie) for one in row.handtekeningen]
    assert places == [
        ("wonen", ""),
        ("sociaal_domein", ""),
        ("corporatie", "Wonen Voorbeeld"),
        ("huurders", "Huurders Voorbeeld"),
        ("begeleiding", "werkgroep Wilgenrade"),
    ]
    sign_all(plek, uid)
    signed = read(plek, uid).versies[0]
    assert signed.compleet
    assert {one.naam for one in signed.handtekeningen} == {f"T. Voorbeeld {n}" for n in range(5)}
    with pytest.raises(Refused, match="matrix_al_getekend"):
        akkoord.sign_matrix(plek, row.uid, "corporatie", "Nog een", organisatie_uid=corp)


def test_the_corporatie_of_another_gemeente_is_not_asked_to_sign(plek: Plek, uid: str) -> None:
    """A version is complete without who works elsewhere; who belongs to no gemeente works in all of them."""
    other = add_gemeente(plek, "Voorbeeldbuur").onderwerp
    add_organisatie(plek, "corporatie", "Elders Voorbeeld", gemeente_uid=other)
    overal = add_organisatie(plek, "corporatie", "Overal Voorbeeld").onderwerp
    row = read(plek, uid)
    asked = [one.organisatie for one in row.versies[0].handtekeningen if one.rol == "corporatie"]
    assert asked == ["Overal Voorbeeld"]
    assert "Elders Voorbeeld" not in {naam for _uid, naam in row.organisaties}
    sign_all(plek, uid)
    assert read(plek, uid).versies[0].compleet
    save_organisatie_field(plek, overal, "gemeente_uid", other)
    assert "corporatie" not in {one.rol for one in read(plek, uid).versies[0].handtekeningen if not one.uid}
    save_organisatie_field(plek, overal, "gemeente_uid", "")
    with lezer_for(plek) as lezer:
        found = {one.naam: one.gemeente_uid for one in load_organisaties(lezer, "corporatie")}
    assert found == {"Elders Voorbeeld": other, "Overal Voorbeeld": ""}
    with pytest.raises(Refused, match="gemeente_onbekend"):
        save_organisatie_field(plek, overal, "gemeente_uid", "nergens")


def test_a_gemeente_that_guides_itself_does_not_sign_as_who_guides(plek: Plek, uid: str) -> None:
    save_gemeente_field(plek, uid, "doet_begeleiding_zelf", True)
    row = read(plek, uid)
    assert row.begeleidt_zelf
    assert [one.rol for one in row.versies[0].handtekeningen] == ["wonen", "sociaal_domein"]


def test_what_was_signed_does_not_change_under_the_name_of_who_signed(plek: Plek, uid: str) -> None:
    versie = read(plek, uid).versies[0].uid
    made = akkoord.sign_matrix(plek, versie, "wonen", "T. Voorbeeld", T0).onderwerp
    with pytest.raises(Refused, match="matrix_al_ondertekend"):
        save_matrix_regel(plek, versie, "m-01", tekst="anders")
    akkoord.remove_handtekening(plek, made)
    save_matrix_regel(plek, versie, "m-01", tekst="anders")


def test_a_version_keeps_its_signatures_when_a_newer_one_replaces_it(plek: Plek, uid: str) -> None:
    first = read(plek, uid).versies[0].uid
    sign_all(plek, uid)
    settle_matrix(plek, first)
    second = new_matrix_versie(plek, uid).onderwerp
    save_matrix_regel(plek, second, "m-01", tekst="een andere afspraak")
    newest, old = read(plek, uid).versies
    assert (newest.status, newest.compleet, len(newest.verschil)) == ("voorstel", False, 1)
    assert (old.status, len(old.handtekeningen), old.compleet) == ("vastgesteld", 3, True)
    settle_matrix(plek, second)
    assert [one.uid != "" for one in read(plek, uid).versies[1].handtekeningen] == [True] * 3
    with pytest.raises(Refused, match="matrix_niet_te_veranderen"):
        akkoord.sign_matrix(plek, first, "wonen", "Te laat")


def test_a_signature_needs_a_name_a_known_role_and_a_day_that_was(plek: Plek, uid: str, corp: str) -> None:
    versie = read(plek, uid).versies[0].uid
    tries = (
        ("veld_leeg", ("wonen", " ", T0), ""),
        ("keuze_onbekend", ("burgemeester", "X", T0), ""),
        ("dag_in_toekomst", ("wonen", "X", T0 + DAG), ""),
        ("organisatie_onbekend", ("huurders", "X", T0), corp),
    )
    for code, args, org in tries:
        with pytest.raises(Refused, match=code):
            akkoord.sign_matrix(plek, versie, *args, organisatie_uid=org)
    with pytest.raises(Refused, match="matrix_onbekend"):
        akkoord.sign_matrix(plek, "nergens", "wonen", "X")
    with pytest.raises(Refused, match="handtekening_onbekend"):
        akkoord.remove_handtekening(plek, "nergens")


def test_the_paper_says_who_signed_and_when_and_an_anonymous_one_only_when(plek: Plek, uid: str) -> None:
    versie = read(plek, uid).versies[0].uid
    akkoord.sign_matrix(plek, versie, "wonen", "Toos Voorbeeld", T0)

    def words(head: PaperHead) -> str:
        with lezer_for(plek) as lezer:
            facts = matrix_facts(lezer, uid, head=head)
        return words_of(laid(Papier.MATRIX, facts))

    named = words(paper_head())
    assert "Toos Voorbeeld" in named
    assert "getekend" in named
    hidden = words(paper_head(privacy=Privacy.ANONIEM))
    assert "Toos" not in hidden
    assert "getekend" in hidden


def test_a025_zienswijzen_are_asked_received_and_worked_into_the_advice(
    plek: Plek, uid: str, corp: str
) -> None:
    versie = read(plek, uid).versies[0].uid
    made = akkoord.ask_zienswijze(
        plek, voor=T0 + 9 * DAG, organisatie_uid=corp, versie_uid=versie, gemeente_uid=uid
    ).onderwerp
    akkoord.ask_zienswijze(plek, "Gemeente Elders", gemeente_uid=uid)
    with pytest.raises(Refused, match="eerst_ontvangen"):
        akkoord.save_zienswijze(plek, made, verwerkt_op=T0)
    akkoord.save_zienswijze(plek, made, ontvangen_op=T0, tekst="Eens, met een vraag.")
    akkoord.save_zienswijze(plek, made, verwerkt_op=T0, verwerking="Vraag beantwoord in het advies.")
    rows = {one.wie: one for one in read(plek, uid).zienswijzen}
    assert set(rows) == {"Wonen Voorbeeld", "Gemeente Elders"}
    done = rows["Wonen Voorbeeld"]
    assert (done.versie, done.voor, done.ontvangen_op, done.verwerkt_op) == (1, T0 + 9 * DAG, T0, T0)
    with pytest.raises(Refused, match="iemand_nodig"):
        akkoord.ask_zienswijze(plek, gemeente_uid=uid)
    with pytest.raises(Refused, match="matrix_onbekend"):
        akkoord.ask_zienswijze(plek, "X", versie_uid="nergens", gemeente_uid=uid)
    gone = akkoord.remove_zienswijze(plek, made)
    assert len(read(plek, uid).zienswijzen) == 1
    undo(plek, gone.bewerking)
    assert len(read(plek, uid).zienswijzen) == 2


# --- whom to call first -----------------------------------------------------------------------------------


def place(plek: Plek, uid: str) -> PlekRow:
    with lezer_for(plek) as lezer:
        return next(one for one in load_aanspreekpunten(lezer) if one.uid == uid)


def test_a006_there_is_one_to_call_and_who_it_was_stays_readable(plek: Plek, corp: str) -> None:
    first = add_contactpersoon(plek, "An Voorbeeld", organisatie_uid=corp, loket="L1").onderwerp
    second = add_contactpersoon(plek, "Bea Voorbeeld", organisatie_uid=corp, telefoon="06-00000001").onderwerp
    assert place(plek, corp).nu is None
    set_aanspreekpunt(plek, first, T0 - 30 * DAG)
    with pytest.raises(Refused, match="al_aanspreekpunt"):
        set_aanspreekpunt(plek, first)
    with pytest.raises(Refused, match="aanspreekpunt_volgorde"):
        set_aanspreekpunt(plek, second, T0 - 30 * DAG)
    set_aanspreekpunt(plek, second, T0 - 9 * DAG)
    row = place(plek, corp)
    assert row.nu is not None
    assert (row.nu.naam, row.nu.telefoon, row.nu.van) == ("Bea Voorbeeld", "06-00000001", T0 - 9 * DAG)
    assert [(one.naam, one.tot) for one in row.eerder] == [("An Voorbeeld", T0 - 10 * DAG)]
    assert ("An Voorbeeld", "L1") in {(words, loket) for _uid, words, loket in row.contacten}
    with lezer_for(plek) as lezer:
        assert first_to_call(lezer) == {second}
    end_aanspreekpunt(plek, row.nu.uid, T0)
    assert place(plek, corp).nu is None
    with pytest.raises(Refused, match="aanspreekpunt_onbekend"):
        end_aanspreekpunt(plek, row.nu.uid)
    again = set_aanspreekpunt(plek, first, T0).onderwerp
    with pytest.raises(Refused, match="dagen_volgorde"):
        end_aanspreekpunt(plek, again, T0 - DAG)


def test_a077_there_is_one_at_a_time_and_an_older_double_is_seen_and_can_be_mended(
    plek: Plek, corp: str
) -> None:
    first = add_contactpersoon(plek, "An Voorbeeld", organisatie_uid=corp).onderwerp
    second = add_contactpersoon(plek, "Bea Voorbeeld", organisatie_uid=corp).onderwerp
    before = set_aanspreekpunt(plek, first, T0 - 30 * DAG).onderwerp
    end_aanspreekpunt(plek, before, T0 - 10 * DAG)
    with pytest.raises(Refused, match="aanspreekpunt_tegelijk"):
        set_aanspreekpunt(plek, second, T0 - 20 * DAG)
    now = set_aanspreekpunt(plek, second, T0 - 10 * DAG).onderwerp
    assert not any(one.tegelijk for one in (place(plek, corp).nu, *place(plek, corp).eerder) if one)
    with plek.store.writer() as session:
        session.execute(update(Aanspreekpunt).where(Aanspreekpunt.uid == now).values(van=T0 - 20 * DAG))
    row = place(plek, corp)
    assert row.nu is not None
    assert (row.nu.tegelijk, [one.tegelijk for one in row.eerder]) == (True, [True])
    change = remove_aanspreekpunt(plek, before)
    row = place(plek, corp)
    assert row.nu is not None
    assert (row.nu.tegelijk, row.eerder) == (False, ())
    undo(plek, change.bewerking)
    assert len(place(plek, corp).eerder) == 1
    with pytest.raises(Refused, match="aanspreekpunt_onbekend"):
        remove_aanspreekpunt(plek, "nergens")


def test_a006_the_gemeente_has_one_too_and_who_left_is_not_called_any_more(plek: Plek, uid: str) -> None:
    who = add_contactpersoon(plek, "Cor Voorbeeld", gemeente_uid=uid).onderwerp
    set_aanspreekpunt(plek, who)
    save_contactpersoon_field(plek, who, "actief", False)
    row = place(plek, uid)
    assert (row.nu, [one.naam for one in row.eerder]) == (None, ["Cor Voorbeeld"])
    with pytest.raises(Refused, match="contact_niet_actief"):
        set_aanspreekpunt(plek, who)
    with pytest.raises(Refused, match="contactpersoon_onbekend"):
        set_aanspreekpunt(plek, "nergens")


def test_a006_papers_call_the_aanspreekpunt_before_the_first_of_the_list(
    plek: Plek, uid: str, corp: str
) -> None:
    """The letter and the matrix name the one to call, not who comes first by the alphabet."""
    add_contactpersoon(plek, "An Voorbeeld", organisatie_uid=corp)
    second = add_contactpersoon(plek, "Bea Voorbeeld", organisatie_uid=corp).onderwerp
    set_aanspreekpunt(plek, second)
    with lezer_for(plek) as lezer:
        facts = matrix_facts(lezer, uid, head=paper_head())
    assert any("Bea Voorbeeld" in words for _place, words in facts.contacten)


def test_a006_a_regeldag_pre_fills_who_is_called_first_and_never_who_left(plek: Plek, uid: str) -> None:
    """Contacts of a loket: the aanspreekpunt before another one; who left makes room, also on a next day."""

    def contact(dag: int) -> str:
        made = add_regeldag(plek, uid, T0 + dag * DAG, "gemeentehuis").onderwerp
        with lezer_for(plek) as lezer:
            desks = {one.loket: one for one in load_regeldag(lezer, made).loketten}
        return desks["L4"].contact

    first = add_contactpersoon(plek, "An Voorbeeld", gemeente_uid=uid, loket="L4").onderwerp
    second = add_contactpersoon(plek, "Bea Voorbeeld", gemeente_uid=uid, loket="L4").onderwerp
    set_aanspreekpunt(plek, second)
    assert contact(3) == "Bea Voorbeeld"
    save_contactpersoon_field(plek, second, "actief", False)
    assert contact(4) == "An Voorbeeld"
    save_contactpersoon_field(plek, first, "actief", False)
    assert contact(5) == ""
