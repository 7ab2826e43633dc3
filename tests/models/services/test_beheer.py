from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import msgspec
import pytest
from sqlalchemy import select

from models.content import Item
from models.content.loader import item_from_json, item_to_json
from models.errors import Refused
from models.queries import beheer as lees
from models.services import beheer, dossiers, undo
from models.services.beheer import (
    adapt_item,
    add_item,
    new_matrix_versie,
    save_instelling,
    save_matrix_field,
    save_matrix_regel,
    settle_matrix,
    switch_item,
)
from models.services.verb import Plek
from models.tables import Actiepunt, Dossier, InhoudVersie, MatrixVersie
from models.values import Fase, Herkomst, Partij, Verdeling
from tests.builders import T0, lezer_for, only_gemeente

DAG = timedelta(days=1)


@pytest.fixture
def gemeente(plek: Plek) -> str:
    return only_gemeente(plek.store)


def _refusal(verb: object, *args: object, **fields: object) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        verb(*args, **fields)  # type: ignore[operator]
    return refused.value.code, refused.value.veld


# --- organisations and people -----------------------------------------------------------------------------


def test_fields_of_a_gemeente_save_one_by_one(plek: Plek, gemeente: str) -> None:
    beheer.save_gemeente_field(plek, gemeente, "provincie", "Flevoland")
    beheer.save_gemeente_field(plek, gemeente, "doet_begeleiding_zelf", True)
    with lezer_for(plek) as lezer:
        (row,) = lees.load_gemeenten(lezer)

    assert (row.provincie, row.doet_begeleiding_zelf) == ("Flevoland", True)
    assert _refusal(beheer.save_gemeente_field, plek, gemeente, "naam", " ") == ("veld_leeg", "naam")
    assert _refusal(beheer.save_gemeente_field, plek, gemeente, "eigen", False)[0] == "veld_onbekend"
    assert _refusal(beheer.save_gemeente_field, plek, "geen", "naam", "X")[0] == "gemeente_onbekend"


def test_a_small_place_makes_the_trip_to_the_city_an_actiepunt(plek: Plek, gemeente: str) -> None:
    uid = dossiers.open_dossier(plek, "Tekleberi", T0, 1).onderwerp

    def lines() -> int:
        with plek.store.reader() as session:
            return len(
                session.scalars(
                    select(Actiepunt.id)
                    .join(Dossier, Dossier.id == Actiepunt.dossier_id)
                    .where(Dossier.uid == uid, Actiepunt.item_id == "ve-51", Actiepunt.vervallen_op.is_(None))
                ).all()
            )

    before = lines()
    beheer.save_gemeente_field(plek, gemeente, "kleine_plaats", True)

    assert (before, lines()) == (0, 1)


def test_a_second_gemeente_has_its_own_matrix(plek: Plek) -> None:
    uid = beheer.add_gemeente(plek, "Steenbeek", "Drenthe").onderwerp
    with lezer_for(plek) as lezer:
        assert [v.nummer for v in lees.load_matrix_versies(lezer, uid)] == [1]
    assert _refusal(beheer.add_gemeente, plek, "steenbeek") == ("naam_bestaat_al", "naam")


def test_an_organisation_is_added_changed_and_put_away(plek: Plek) -> None:
    uid = beheer.add_organisatie(
        plek, "corporatie", "Stichting Rietvoorn Wonen", telefoon="06-00000011"
    ).onderwerp
    assert _refusal(beheer.add_organisatie, plek, "corporatie", "stichting rietvoorn wonen")[0] == (
        "naam_bestaat_al"
    )
    assert _refusal(beheer.add_organisatie, plek, "winkel", "X") == ("keuze_onbekend", "soort")
    beheer.save_organisatie_field(plek, uid, "actief", False)

    with lezer_for(plek) as lezer:
        assert [o.naam for o in lees.load_organisaties(lezer, "corporatie")] == []
        assert [o.telefoon for o in lees.load_organisaties(lezer, "corporatie", ook_oude=True)] == [
            "06-00000011"
        ]


def test_a_contact_person_belongs_to_an_organisation_or_to_the_gemeente(plek: Plek, gemeente: str) -> None:
    org = beheer.add_organisatie(plek, "azc", "Duinvoorde").onderwerp
    beheer.add_contactpersoon(plek, "Bo Voorbeeld", gemeente_uid=gemeente, loket="L2")
    uid = beheer.add_contactpersoon(plek, "Jip Voorbeeld", organisatie_uid=org).onderwerp
    beheer.save_contactpersoon_field(plek, uid, "telefoon", "06-00000031")

    assert _refusal(beheer.add_contactpersoon, plek, "X")[0] == "contact_zonder_plek"
    assert _refusal(beheer.add_contactpersoon, plek, "X", gemeente_uid=gemeente, organisatie_uid=org)[0] == (
        "contact_zonder_plek"
    )
    assert _refusal(beheer.save_contactpersoon_field, plek, uid, "loket", "L12") == (
        "keuze_onbekend",
        "loket",
    )
    with lezer_for(plek) as lezer:
        rows = {c.naam: (c.organisatie, c.telefoon, c.loket) for c in lees.load_contacten(lezer)}
    assert rows == {
        "Bo Voorbeeld": ("Wilgenrade", "", "L2"),
        "Jip Voorbeeld": ("Duinvoorde", "06-00000031", ""),
    }


def test_a_note_with_a_bsn_in_it_is_refused(plek: Plek) -> None:
    org = beheer.add_organisatie(plek, "azc", "Duinvoorde").onderwerp
    uid = beheer.add_contactpersoon(plek, "Jip Voorbeeld", organisatie_uid=org).onderwerp

    assert _refusal(beheer.save_contactpersoon_field, plek, uid, "notitie", "BSN 111222333") == (
        "lijkt_op_bsn",
        "notitie",
    )


def test_roles_change_from_today_and_somebody_keeps_the_management(plek: Plek) -> None:
    uid = beheer.add_medewerker(plek, "Noa Voorbeeld", ("begeleider",)).onderwerp
    beheer.save_medewerker_field(plek, uid, "telefoon", "06-00000002")
    beheer.save_rollen(plek, uid, ("beheerder",))
    assert _refusal(beheer.save_rollen, plek, uid, ())[0] == "rol_onbekend"
    beheer.save_rollen(plek, plek.wie, ("begeleider",))

    noa = replace(plek, wie=uid)
    assert _refusal(beheer.save_rollen, noa, uid, ("coordinator",)) == ("laatste_rol", "rollen")
    with lezer_for(plek) as lezer:
        rows = {m.naam: m.rollen for m in lees.load_medewerkers(lezer)}
    assert rows == {"Noa Voorbeeld": ("beheerder",), "Wil Voorbeeld": ("begeleider",)}


# --- dated figures ----------------------------------------------------------------------------------------


def _termijn(plek: Plek, uid: str) -> date | None:
    with plek.store.reader() as session:
        return session.scalars(
            select(Actiepunt.termijn_datum)
            .join(Dossier, Dossier.id == Actiepunt.dossier_id)
            .where(Dossier.uid == uid, Actiepunt.item_id == "pv-25")
        ).one()


def test_a_new_figure_moves_the_terms_that_hang_on_it_from_its_day(plek: Plek, gemeente: str) -> None:
    old = dossiers.open_dossier(plek, "Oud", date(2026, 3, 1), 1).onderwerp
    new = dossiers.open_dossier(plek, "Nieuw", date(2026, 6, 1), 1).onderwerp

    save_instelling(plek, "termijn_woonruimte_dagen", 84, date(2026, 5, 1), "besluit", gemeente_uid=gemeente)

    assert _termijn(plek, old) == date(2026, 5, 10)
    assert _termijn(plek, new) == date(2026, 8, 24)


def test_the_narrowest_scope_wins_and_old_values_stay_readable(plek: Plek, gemeente: str) -> None:
    save_instelling(plek, "contact_stil_dagen", 21, date(2026, 1, 1), "team", "provincie")
    save_instelling(plek, "contact_stil_dagen", 14, date(2026, 2, 1), "team", gemeente_uid=gemeente)
    with lezer_for(plek) as lezer:
        assert lezer.setting("contact_stil_dagen", gemeente_uid=gemeente) == 14
        assert lezer.setting("contact_stil_dagen", date(2026, 1, 15), gemeente_uid=gemeente) == 21
        assert lezer.setting("contact_stil_dagen", gemeente_uid="elders") == 28
        rows = lees.load_instelling_versies(lezer, "contact_stil_dagen")
        (shown,) = [r for r in lees.load_instellingen(lezer, gemeente) if r.code == "contact_stil_dagen"]
    assert [row.waarde for row in rows] == ["14", "21", "28"]
    assert (shown.waarde, shown.herkomst, shown.versies) == ("14", Herkomst.GEMEENTE, 3)
    assert shown.naam


def test_a_value_of_the_same_place_ends_the_one_before_it(plek: Plek, gemeente: str) -> None:
    save_instelling(plek, "contact_stil_dagen", 20, date(2026, 1, 1), "team")
    save_instelling(plek, "contact_stil_dagen", 10, date(2026, 3, 1), "team")
    save_instelling(plek, "contact_stil_dagen", 12, date(2026, 3, 1), "team, verbeterd")
    with lezer_for(plek) as lezer:
        values = [w for w in lezer.instellingen.all_of("contact_stil_dagen") if w.scope == "gemeente"]

    assert [(w.waarde, w.geldig_vanaf, w.geldig_tot) for w in values] == [
        (20, date(2026, 1, 1), date(2026, 2, 28)),
        (12, date(2026, 3, 1), None),
    ]


@pytest.mark.parametrize(
    ("code", "waarde", "refusal"),
    [
        ("bestaat_niet", 3, "instelling_onbekend"),
        ("termijn_woonruimte_dagen", "veel", "waarde_past_niet"),
        ("termijn_woonruimte_dagen", -1, "waarde_past_niet"),
        ("termijn_woonruimte_dagen", 10.5, "waarde_past_niet"),
        ("termijn_woonruimte_dagen", True, "waarde_past_niet"),
        ("loket_volgorde", "L1", "waarde_past_niet"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(plek: Plek, code: str, waarde: object, refusal: str) -> None:
    assert _refusal(save_instelling, plek, code, waarde)[0] == refusal


def test_a_saved_figure_can_be_undone(plek: Plek, gemeente: str) -> None:
    bewerking = save_instelling(plek, "contact_stil_dagen", 10, None, "team").bewerking
    undo.undo(plek, bewerking)
    with lezer_for(plek) as lezer:
        assert lezer.setting("contact_stil_dagen", gemeente_uid=gemeente) == 28


# --- checklists -------------------------------------------------------------------------------------------


def _item(plek: Plek, gemeente: str, item_id: str) -> Item:
    with lezer_for(plek) as lezer:
        return lees.load_item(lezer, gemeente, item_id)


def _json(item: Item, **changes: object) -> str:
    return item_to_json(msgspec.structs.replace(item, **changes))


def test_an_adapted_item_is_a_row_of_the_gemeente_and_leaves_the_shipped_one(
    plek: Plek, gemeente: str
) -> None:
    shipped = _item(plek, "", "pv-13")
    adapt_item(plek, gemeente, _json(shipped, tekst="gezin aanmelden bij werkgroep Wilgenrade"))

    own = _item(plek, gemeente, "pv-13")
    assert (own.tekst, own.herkomst, own.versie) == (
        "gezin aanmelden bij werkgroep Wilgenrade",
        Herkomst.GEMEENTE,
        2,
    )
    assert _item(plek, "", "pv-13") == shipped
    with plek.store.reader() as session:
        rows = session.execute(
            select(InhoudVersie.nummer, InhoudVersie.herkomst)
            .where(InhoudVersie.item_id == "pv-13")
            .order_by(InhoudVersie.nummer)
        ).all()
    assert [tuple(row) for row in rows] == [(1, "document"), (2, "gemeente")]
    with lezer_for(plek) as lezer:
        (row,) = [r for r in lees.load_inhoud(lezer, gemeente) if r.item_id == "pv-13"]
    assert row.aangepast


def test_a_running_dossier_keeps_the_version_it_began_with(plek: Plek, gemeente: str) -> None:
    old = dossiers.open_dossier(plek, "Oud", T0 - 10 * DAG, 1).onderwerp
    adapt_item(plek, gemeente, _json(_item(plek, "", "pv-13"), tekst="gezin aanmelden bij de werkgroep"))
    new = dossiers.open_dossier(plek, "Nieuw", T0, 1).onderwerp
    dossiers.save_dossier_field(plek, old, "bijstand", "ja")

    def version(uid: str) -> tuple[int, str]:
        with plek.store.reader() as session:
            row = session.execute(
                select(Actiepunt.inhoud_versie, Actiepunt.inhoud_herkomst)
                .join(Dossier, Dossier.id == Actiepunt.dossier_id)
                .where(Dossier.uid == uid, Actiepunt.item_id == "pv-13")
            ).one()
        return row[0], row[1]

    assert version(old) == (1, "document")
    assert version(new) == (2, "gemeente")


def test_an_own_item_gets_its_own_number_and_comes_with_the_next_dossier(plek: Plek, gemeente: str) -> None:
    base = _item(plek, "", "pv-13")
    first = add_item(plek, gemeente, _json(base, id="pv-00", tekst="welkomstpakket klaarzetten")).onderwerp
    second = add_item(plek, gemeente, _json(base, id="pv-00", tekst="fietsles regelen")).onderwerp
    uid = dossiers.open_dossier(plek, "Nieuw", T0, 1).onderwerp

    assert (first, second) == ("pv-500", "pv-501")
    with plek.store.reader() as session:
        found = session.scalars(
            select(Actiepunt.item_id)
            .join(Dossier, Dossier.id == Actiepunt.dossier_id)
            .where(Dossier.uid == uid, Actiepunt.item_id.in_((first, second)))
        ).all()
    assert sorted(found) == ["pv-500", "pv-501"]


def test_a_switched_off_item_makes_no_line_in_a_new_dossier_and_comes_back(plek: Plek, gemeente: str) -> None:
    def has_line(naam: str) -> bool:
        uid = dossiers.open_dossier(plek, naam, T0, 1).onderwerp
        with plek.store.reader() as session:
            found = session.scalars(
                select(Actiepunt.id)
                .join(Dossier, Dossier.id == Actiepunt.dossier_id)
                .where(Dossier.uid == uid, Actiepunt.item_id == "pv-19")
            ).all()
        return bool(found)

    assert _refusal(switch_item, plek, gemeente, "pv-19", True) == ("reden_nodig", "reden")
    switch_item(plek, gemeente, "pv-19", True, "doet de school zelf")
    off = has_line("Uit")
    switch_item(plek, gemeente, "pv-19", False)

    assert (off, has_line("Aan")) == (False, True)


@pytest.mark.parametrize(
    ("changes", "code", "veld"),
    [
        ({"verdeling": Verdeling.GEDEELD}, "inhoud_verdeling", "verdeling"),
        ({"matrix": "m-99"}, "inhoud_onbekende_rij", "matrix"),
        ({"loket": "L99"}, "item_geen_json", ""),
        ({"als": "bestaat_niet"}, "inhoud_onbekende_voorwaarde", "als"),
        ({"als": "tolk en en"}, "inhoud_expressie", "als"),
        ({"wie": (Partij.COR,)}, "inhoud_doener_niet_in_rij", "wie"),
        ({"tekst": "bel 111222333 op"}, "lijkt_op_bsn", "tekst"),
        ({"id": "pv-99"}, "item_onbekend", ""),
        ({}, "item_versie_gelijk", ""),
    ],
)
def test_an_item_that_does_not_fit_is_refused_with_its_field(
    plek: Plek, gemeente: str, changes: dict[str, object], code: str, veld: str
) -> None:
    text = _json(_item(plek, "", "pv-13"), **changes)
    if code == "item_geen_json":
        text = "{geen json"

    assert _refusal(adapt_item, plek, gemeente, text) == (code, veld)
    with plek.store.reader() as session:
        assert not session.scalars(select(InhoudVersie.id).where(InhoudVersie.herkomst == "gemeente")).all()


def test_own_content_survives_a_new_shipped_version(plek: Plek, gemeente: str) -> None:
    from models.services.kluis import seed_inhoud

    adapt_item(plek, gemeente, _json(_item(plek, "", "pv-13"), tekst="gezin aanmelden bij de werkgroep"))
    seed_inhoud(replace(plek, wie="systeem"))

    assert _item(plek, gemeente, "pv-13").tekst == "gezin aanmelden bij de werkgroep"
    assert item_from_json(item_to_json(_item(plek, gemeente, "pv-13"))).fase is Fase.PRE_VESTIGING


# --- matrix -----------------------------------------------------------------------------------------------


def _newest(plek: Plek, gemeente: str) -> str:
    with lezer_for(plek) as lezer:
        return lees.load_matrix_versies(lezer, gemeente)[0].uid


def test_a_row_of_the_proposal_can_change_and_keeps_the_rules(plek: Plek, gemeente: str) -> None:
    uid = _newest(plek, gemeente)
    save_matrix_regel(plek, uid, "m-24", verdeling="gedeeld", partijen=("MB", "GEM"), trekker="MB")
    with lezer_for(plek) as lezer:
        row = {r.id: r for r in lees.load_matrix(lezer, uid)[1]}["m-24"]

    assert (row.partijen, row.trekker, row.herkomst) == (
        (Partij.GEM, Partij.MB),
        Partij.MB,
        Herkomst.GEMEENTE,
    )
    for fields, code, veld in (
        ({"verdeling": "volledig"}, "matrix_volledig_een", "partijen"),
        ({"partijen": ("GEM",)}, "matrix_gedeeld_twee", "partijen"),
        ({"trekker": "COA"}, "matrix_trekker_doet_mee", "trekker"),
        ({"partijen": ("GEM", "ST")}, "matrix_trekker_doet_mee", "trekker"),
        ({"verdeling": "half"}, "keuze_onbekend", "verdeling"),
    ):
        assert _refusal(save_matrix_regel, plek, uid, "m-24", **fields) == (code, veld)
    assert _refusal(save_matrix_regel, plek, uid, "m-99", tekst="x")[0] == "matrix_rij_onbekend"


def test_an_agreed_version_no_longer_changes_and_the_next_one_replaces_it(plek: Plek, gemeente: str) -> None:
    first = _newest(plek, gemeente)
    settle_matrix(plek, first)
    assert _refusal(save_matrix_regel, plek, first, "m-24", tekst="anders")[0] == "matrix_niet_te_veranderen"
    assert _refusal(save_matrix_field, plek, first, "geldig_tot", T0)[0] == "matrix_niet_te_veranderen"
    save_matrix_field(plek, first, "evaluatie_op", T0 + 365 * DAG)

    second = new_matrix_versie(plek, gemeente, T0 + 30 * DAG).onderwerp
    plek.klok.dag = T0 + 40 * DAG  # type: ignore[attr-defined]
    settle_matrix(plek, second)

    with plek.store.reader() as session:
        rows = session.execute(
            select(MatrixVersie.nummer, MatrixVersie.status, MatrixVersie.geldig_tot).order_by(
                MatrixVersie.nummer
            )
        ).all()
    assert [tuple(row) for row in rows] == [
        (1, "vervangen", T0 + 29 * DAG),
        (2, "vastgesteld", None),
    ]
    assert _refusal(settle_matrix, plek, second)[0] == "matrix_niet_te_veranderen"


def test_a_matrix_is_not_agreed_in_the_future(plek: Plek, gemeente: str) -> None:
    assert _refusal(settle_matrix, plek, _newest(plek, gemeente), T0 + DAG) == ("dag_in_toekomst", "op")
