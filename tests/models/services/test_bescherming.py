"""Extra protected dossiers, and opening a dossier in an emergency."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.medewerkers import load_berichten
from models.queries.rows_mensen import BerichtRow
from models.queries.zicht import Kijker
from models.services import bescherming, dossiers, leden
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Bewerking, Dossier, Lidmaatschap, Persoon
from models.values import Rol
from tests.builders import T0, add_medewerker, lezer_for, make_kluis, make_plek

DAG = timedelta(days=1)
REDEN = "Het gezin belt, Sam is ziek."


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plek]:
    made = make_kluis(tmp_path_factory.mktemp("bescherming"))
    yield made
    made.store.close()


def _as(plek: Plek, naam: str, *rollen: Rol) -> Plek:
    return make_plek(plek.store, wie=add_medewerker(plek.store, naam, *rollen))


def _sees(plek: Plek, uid: str, days: int = 0) -> bool:
    with Kijker(plek.store, plek.wie).lezer(T0 + days * DAG) as lezer:
        return lezer.session.scalar(select(Dossier.id).where(Dossier.uid == uid)) is not None


def _nummer(plek: Plek, uid: str) -> str:
    with plek.store.reader() as session:
        return session.scalars(select(Dossier.nummer).where(Dossier.uid == uid)).one()


def _told(plek: Plek) -> tuple[BerichtRow, ...]:
    with lezer_for(plek) as lezer:
        return load_berichten(lezer)


def test_protecting_hides_it_from_all_others_and_taking_that_back_shows_it_again(plek: Plek) -> None:
    sam, regie = _as(plek, "Sam", Rol.BEGELEIDER), _as(plek, "Regie", Rol.CASUSREGISSEUR)
    uid = dossiers.open_dossier(sam, "Beschermd", T0, 1).onderwerp
    bescherming.protect(sam, uid)
    assert (_sees(sam, uid), _sees(regie, uid), _sees(plek, uid)) == (True, False, False)
    with pytest.raises(Refused, match="al_beschermd"):
        bescherming.protect(sam, uid)
    with pytest.raises(Refused, match="geen_toegang"):
        bescherming.unprotect(regie, uid)
    bescherming.unprotect(sam, uid)
    assert _sees(regie, uid)
    with pytest.raises(Refused, match="niet_beschermd"):
        bescherming.unprotect(sam, uid)


def test_a_casusregisseur_may_protect_what_others_guide_and_is_warned_of_losing_sight(plek: Plek) -> None:
    sam, regie = _as(plek, "Sam", Rol.BEGELEIDER), _as(plek, "Regie", Rol.CASUSREGISSEUR)
    uid = dossiers.open_dossier(sam, "Beschermd", T0, 1).onderwerp
    effect = bescherming.protect.preview(regie, uid)
    assert [code for code, _ in effect.waarschuwingen] == ["beschermd_niet_voor_jou"]
    assert bescherming.protect.preview(sam, uid).waarschuwingen == ()
    bescherming.protect(regie, uid)
    assert (_sees(sam, uid), _sees(regie, uid)) == (True, False)
    assert [one.soort for one in _told(sam)] == ["bericht_beschermd"]
    with pytest.raises(Refused, match="geen_recht"):
        bescherming.protect(_as(plek, "Coor", Rol.COORDINATOR), uid)


def test_somebody_stands_beside_a_protected_dossier_from_the_first_day_to_the_last(plek: Plek) -> None:
    regie, sam = _as(plek, "Regie", Rol.CASUSREGISSEUR), _as(plek, "Sam", Rol.BEGELEIDER)
    uid = dossiers.open_dossier(regie, "Alleen", T0, 1).onderwerp
    with pytest.raises(Refused, match="beschermd_iemand_nodig"):
        bescherming.protect(regie, uid)
    row = dossiers.set_betrokkene(regie, uid, "begeleider", T0, medewerker_uid=sam.wie).onderwerp
    bescherming.protect(sam, uid)
    with pytest.raises(Refused, match="beschermd_laatste"):
        dossiers.end_betrokkene(sam, row, T0)
    with pytest.raises(Refused, match="beschermd_laatste"):
        dossiers.set_betrokkene(sam, uid, "begeleider", T0, naam="Iemand van buiten")
    dossiers.set_betrokkene(sam, uid, "casusregisseur", T0, medewerker_uid=regie.wie)
    dossiers.end_betrokkene(sam, row, T0)
    assert (_sees(sam, uid), _sees(regie, uid)) == (False, True)


def test_opening_in_an_emergency_lasts_a_day_is_written_down_and_told(plek: Plek) -> None:
    sam, noa = _as(plek, "Sam", Rol.BEGELEIDER), _as(plek, "Noa", Rol.BEGELEIDER)
    bo = _as(plek, "Bo", Rol.BEHEERDER)
    uid = dossiers.open_dossier(sam, "Noodgeval", T0, 1).onderwerp
    nummer = _nummer(plek, uid)
    change = bescherming.break_glass(noa, nummer.lower(), REDEN)

    assert change.onderwerp == uid
    assert [_sees(noa, uid, days) for days in (0, 1)] == [True, False]
    for who, reden, where in ((sam, REDEN, uid), (bo, "", "")):
        told = _told(who)[0]
        assert (told.soort, told.wie, told.reden, told.dossier_uid) == (
            "bericht_noodtoegang",
            "Noa",
            reden,
            where,
        )
        assert dict(told.gegevens) == {"dag": T0.isoformat(), "nummer": nummer}
    assert _told(noa) == ()
    with plek.store.reader() as session:
        last = session.execute(
            select(Bewerking.soort, Bewerking.wie, Bewerking.dossier_uid)
            .order_by(Bewerking.id.desc())
            .limit(1)
        ).one()
    assert tuple(last) == ("noodtoegang", noa.wie, uid)
    with pytest.raises(Refused, match="ongedaan_kan_niet"):
        undo(noa, change.bewerking)


def test_an_emergency_opens_a_protected_dossier_too_but_not_its_protection(plek: Plek) -> None:
    sam, noa, coor = (
        _as(plek, "Sam", Rol.BEGELEIDER),
        _as(plek, "Noa", Rol.BEGELEIDER),
        _as(plek, "Coor", Rol.COORDINATOR),
    )
    uid = dossiers.open_dossier(sam, "Beschermd", T0, 1).onderwerp
    bescherming.protect(sam, uid)
    for who in (noa, coor):
        bescherming.break_glass(who, _nummer(plek, uid), REDEN)
        assert _sees(who, uid)
    with pytest.raises(Refused, match="beschermd_wie_beslist"):
        bescherming.unprotect(noa, uid)
    with pytest.raises(Refused, match="geen_recht"):
        dossiers.save_dossier_field(coor, uid, "notitie", "x")
    dossiers.set_betrokkene(coor, uid, "casusregisseur", T0, medewerker_uid=noa.wie)
    assert _sees(noa, uid, 1)


def test_an_emergency_asks_a_reason_the_exact_number_and_the_right(plek: Plek) -> None:
    sam, noa, bo = (
        _as(plek, "Sam", Rol.BEGELEIDER),
        _as(plek, "Noa", Rol.BEGELEIDER),
        _as(plek, "Bo", Rol.BEHEERDER),
    )
    nummer = _nummer(plek, dossiers.open_dossier(sam, "Gezin", T0, 1).onderwerp)
    for who, nr, reden, code in (
        (noa, nummer, "omdat", "reden_te_kort"),
        (noa, nummer[:-1], REDEN, "dossier_nummer_onbekend"),
        (noa, " ", REDEN, "veld_leeg"),
        (sam, nummer, REDEN, "al_in_zicht"),
        (bo, nummer, REDEN, "geen_recht"),
    ):
        with pytest.raises(Refused, match=code):
            bescherming.break_glass(who, nr, reden)
    assert _told(sam) == ()


def test_what_was_done_before_it_was_protected_is_not_taken_back_by_who_lost_sight(plek: Plek) -> None:
    """The message bar may still offer it: then it is refused in words, and nothing comes back."""
    sam, regie = _as(plek, "Sam", Rol.BEGELEIDER), _as(plek, "Regie", Rol.CASUSREGISSEUR)
    uid = dossiers.open_dossier(sam, "Beschermd", T0, 1).onderwerp
    with plek.store.reader() as session:
        persoon = session.scalars(
            select(Persoon.uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
            .where(Dossier.uid == uid)
        ).one()
    done = [
        leden.save_persoon_field(regie, persoon, "telefoon", "06 12345678"),
        dossiers.save_dossier_field(regie, uid, "notitie", "belt graag"),
        dossiers.add_adres(regie, uid, "aanbod", "Kastanjelaan 14", plaats="Wilgenrade"),
    ]
    bescherming.protect(sam, uid)
    for change in done:
        with pytest.raises(Refused, match="geen_toegang"):
            undo(regie, change.bewerking)
    for change in (done[0], done[2]):  # the dossier itself was changed by protecting it
        undo(sam, change.bewerking)
