"""Gezinnen go to another kluis and back: nothing lost, nothing twice, nothing overwritten unasked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.errors import Refused
from models.queries.dossier import load_dossier
from models.queries.overdracht_verschil import Stand
from models.rules.logboek import read_ankercode
from models.services import actiepunten, dossiers, gebeurtenissen
from models.services.logboek import begin_nalezing, lees_verder
from models.services.overdracht_in import DossierKeuze, Keuzes, take_in
from models.services.undo import undo
from models.tables import (
    Actiepunt,
    Ankerdatum,
    Betrokkene,
    Bewerking,
    Dossier,
    Historie,
    Lidmaatschap,
    Medewerker,
    Organisatie,
    Overdracht,
    Persoon,
    Persoonsgegevens,
)
from tests.builders import T0, add_medewerker, lezer_for, make_plek
from tests.overdracht_hulp import Kant, compared, only, opened, receive, send
from tests.overdracht_kanten import (
    KOPPELING,
    begin,
    differences,
    links,
    plain,
    rechts,
    shared,
    uid,
)

__all__ = ["begin", "links", "rechts", "shared", "uid"]
"""Fixtures."""


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
