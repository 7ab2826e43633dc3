"""Medewerkers: roles, absence, handing over, leaving."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.medewerkers import load_berichten, load_caseload, load_team
from models.queries.mijn import own_dossiers
from models.queries.rows_mensen import BerichtRow, TeamRow
from models.queries.zicht import Kijker
from models.services import beheer, dossiers, medewerkers, vertrek
from models.services.berichten import mark_gezien
from models.services.dagwissel import verwerk_dagwissel
from models.services.verb import Plek
from models.tables import Bericht, Dossier, DossierStand, Medewerker, MedewerkerRol
from models.values import Rol
from tests.builders import T0, VasteKlok, add_medewerker, lezer_for, make_plek, only_gemeente

DAG = timedelta(days=1)


def _as(plek: Plek, naam: str, *rollen: Rol) -> Plek:
    return make_plek(plek.store, plek.klok, add_medewerker(plek.store, naam, *rollen))  # type: ignore[arg-type]


def _team(plek: Plek, uid: str) -> TeamRow:
    with lezer_for(plek) as lezer:
        return next(one for one in load_team(lezer, ook_vertrokken=True) if one.uid == uid)


def _told(plek: Plek) -> tuple[BerichtRow, ...]:
    with lezer_for(plek) as lezer:
        return load_berichten(lezer)


def _sees(plek: Plek, uid: str, dag: date = T0) -> bool:
    with Kijker(plek.store, plek.wie).lezer(dag) as lezer:
        return lezer.session.scalar(select(Dossier.id).where(Dossier.uid == uid)) is not None


# --- roles ------------------------------------------------------------------------------------------------


def test_a_role_that_is_taken_away_is_gone_at_once_and_its_past_stays(plek: Plek) -> None:
    uid = beheer.add_medewerker(plek, "Noa Voorbeeld", ("begeleider",), telefoon="06-00000002").onderwerp
    later = make_plek(plek.store, VasteKlok(T0 + 10 * DAG), plek.wie)
    beheer.save_rollen(later, uid, ("coordinator",))

    with lezer_for(later) as lezer:
        row = next(one for one in load_team(lezer) if one.uid == uid)
        past = lezer.session.execute(
            select(MedewerkerRol.rol, MedewerkerRol.tot).where(MedewerkerRol.tot.is_not(None))
        ).one()
    assert [one.rol for one in row.rollen] == [Rol.COORDINATOR]
    assert tuple(past) == ("begeleider", T0 + 9 * DAG)
    with pytest.raises(Refused, match="rol_onbekend"):
        beheer.save_rollen(plek, uid, ())


def test_a_role_given_and_taken_on_one_day_leaves_no_line(plek: Plek) -> None:
    uid = beheer.add_medewerker(plek, "Noa Voorbeeld", ("begeleider",)).onderwerp
    beheer.save_rollen(plek, uid, ("coordinator",))

    with plek.store.reader() as session:
        rows = session.scalars(
            select(MedewerkerRol.rol)
            .join(Medewerker, Medewerker.id == MedewerkerRol.medewerker_id)
            .where(Medewerker.uid == uid)
        ).all()
    assert rows == ["coordinator"]


def test_somebody_always_remains_beheerder(plek: Plek) -> None:
    other = _as(plek, "Noa Voorbeeld", Rol.COORDINATOR)
    with pytest.raises(Refused, match="laatste_rol"):
        beheer.save_rollen(plek, plek.wie, ("begeleider",))
    with pytest.raises(Refused, match="laatste_rol"):
        vertrek.leave(plek, plek.wie, T0)
    beheer.save_rollen(plek, other.wie, ("beheerder",))
    beheer.save_rollen(plek, plek.wie, ("begeleider",))
    assert [one.rol for one in _team(plek, plek.wie).rollen] == [Rol.BEGELEIDER]


def test_a_role_for_one_gemeente_shows_the_gezinnen_of_that_gemeente_only(plek: Plek) -> None:
    here = only_gemeente(plek.store)
    there = beheer.add_gemeente(plek, "Duinvoorde").onderwerp
    uid = beheer.add_medewerker(
        plek, "Noa Voorbeeld", ("casusregisseur",), gemeenten={"casusregisseur": (there,)}
    ).onderwerp
    near = dossiers.open_dossier(plek, "Hier", T0, 1, gemeente_uid=here).onderwerp
    far = dossiers.open_dossier(plek, "Daar", T0, 1, gemeente_uid=there).onderwerp
    noa = make_plek(plek.store, wie=uid)

    assert (_sees(noa, near), _sees(noa, far)) == (False, True)
    assert [one.gemeente for one in _team(plek, uid).rollen] == ["Duinvoorde"]
    beheer.save_rollen(plek, uid, ("casusregisseur",), gemeenten={"casusregisseur": (here, there)})
    assert (_sees(noa, near), _sees(noa, far)) == (True, True)
    with pytest.raises(Refused, match="gemeente_onbekend"):
        beheer.save_rollen(plek, uid, ("casusregisseur",), gemeenten={"casusregisseur": ("geen",)})


# --- away -------------------------------------------------------------------------------------------------


def test_three_weeks_away_gives_the_gezinnen_to_who_stands_in_and_ends_by_itself(plek: Plek) -> None:
    mine, other = _as(plek, "Sam", Rol.BEGELEIDER), _as(plek, "Noa", Rol.BEGELEIDER)
    uid = dossiers.open_dossier(mine, "Vakantie", T0, 1).onderwerp
    medewerkers.set_afwezig(mine, mine.wie, T0 + DAG, T0 + 21 * DAG, other.wie)

    def own(dag: date) -> bool:
        with plek.store.reader() as session:
            found = session.scalars(
                select(Dossier.uid).where(Dossier.id.in_(own_dossiers(other.wie, dag)))
            ).all()
        return uid in found

    assert [_sees(other, uid, T0 + n * DAG) for n in (0, 1, 21, 22)] == [False, True, True, False]
    assert [own(T0 + n * DAG) for n in (0, 1, 21, 22)] == [False, True, True, False]
    (told,) = _told(other)
    assert (told.soort, told.wie) == ("bericht_vervangt", "Sam")
    assert _team(plek, mine.wie).vervanger == "Noa"
    assert [_team(plek, mine.wie).is_weg(T0 + n * DAG) for n in (0, 1, 21, 22)] == [False, True, True, False]


def test_absence_is_for_oneself_or_by_who_may_for_colleagues(plek: Plek) -> None:
    sam, noa = _as(plek, "Sam", Rol.BEGELEIDER), _as(plek, "Noa", Rol.BEGELEIDER)
    regie = _as(plek, "Regie", Rol.CASUSREGISSEUR)
    for who in (noa, regie):
        with pytest.raises(Refused, match="geen_recht"):
            medewerkers.set_afwezig(who, sam.wie, T0, T0)
        with pytest.raises(Refused, match="geen_recht"):
            medewerkers.end_afwezig(who, sam.wie)
    medewerkers.set_afwezig(_as(plek, "Coor", Rol.COORDINATOR), sam.wie, T0, T0, noa.wie)
    assert [one.soort for one in _told(sam)] == ["bericht_afwezig_gezet"]
    medewerkers.end_afwezig(sam, sam.wie)
    assert [one.soort for one in _told(noa)] == ["bericht_vervangt_niet_meer", "bericht_vervangt"]
    with pytest.raises(Refused, match="niet_afwezig"):
        medewerkers.end_afwezig(sam, sam.wie)


def test_absence_refuses_days_and_people_that_cannot_be(plek: Plek) -> None:
    sam, beheer_alone = _as(plek, "Sam", Rol.BEGELEIDER), _as(plek, "Bo", Rol.BEHEERDER)
    for args, code in (
        ((T0 + DAG, T0), "tot_voor_van"),
        ((T0 - 9 * DAG, T0 - DAG), "dag_in_verleden"),
        ((T0, T0, sam.wie), "vervanger_zelf"),
        ((T0, T0, beheer_alone.wie), "vervanger_zonder_rol"),
        ((T0, T0, "niemand"), "medewerker_onbekend"),
    ):
        with pytest.raises(Refused, match=code):
            medewerkers.set_afwezig(sam, sam.wie, *args)
    noa = _as(plek, "Noa", Rol.BEGELEIDER)
    medewerkers.set_afwezig(noa, noa.wie, T0 + 5 * DAG, None)
    effect = medewerkers.set_afwezig.preview(sam, sam.wie, T0, T0 + 9 * DAG, noa.wie)
    assert [code for code, _ in effect.waarschuwingen] == ["vervanger_ook_weg"]


# --- handing over and leaving -----------------------------------------------------------------------------


def test_a_whole_caseload_goes_to_colleagues_with_every_role_and_is_told(plek: Plek) -> None:
    sam, noa, ali = (_as(plek, naam, Rol.BEGELEIDER) for naam in ("Sam", "Noa", "Ali"))
    uids = [dossiers.open_dossier(sam, f"Gezin {n}", T0, 1).onderwerp for n in range(3)]
    dossiers.set_betrokkene(sam, uids[0], "aanspreekpunt", T0, medewerker_uid=sam.wie)
    with lezer_for(sam) as lezer:
        before = load_caseload(lezer, sam.wie)
    assert [row.als for row in before] == [("begeleider", "aanspreekpunt"), ("begeleider",), ("begeleider",)]
    assert all(row.open_punten for row in before)

    verdeling = ((uids[0], noa.wie), (uids[1], noa.wie), (uids[2], ali.wie))
    vertrek.hand_over(sam, sam.wie, verdeling, T0)

    with lezer_for(plek) as lezer:
        assert load_caseload(lezer, sam.wie) == ()
        assert load_caseload(lezer, noa.wie)[0].als == ("begeleider", "aanspreekpunt")
        names = lezer.session.scalars(select(DossierStand.begeleider).order_by(DossierStand.dossier_id)).all()
    assert list(names) == ["Noa", "Noa", "Ali"]
    assert [dict(one.gegevens)["aantal"] for one in _told(noa)] == [2]
    assert [_sees(sam, uid) for uid in uids] == [False, False, False]


def test_handing_over_on_a_later_day_changes_the_begeleider_on_that_day(plek: Plek) -> None:
    sam, noa = _as(plek, "Sam", Rol.BEGELEIDER), _as(plek, "Noa", Rol.BEGELEIDER)
    uid = dossiers.open_dossier(sam, "Straks", T0, 1).onderwerp
    vertrek.hand_over(sam, sam.wie, ((uid, noa.wie),), T0 + 5 * DAG)

    def begeleider(dag: date) -> str:
        verwerk_dagwissel(make_plek(plek.store, VasteKlok(dag), "systeem"))
        with plek.store.reader() as session:
            return session.scalars(select(DossierStand.begeleider)).one()

    assert [begeleider(T0 + n * DAG) for n in (0, 4, 5)] == ["Sam", "Sam", "Noa"]
    assert [_sees(noa, uid, T0 + n * DAG) for n in (4, 5)] == [False, True]


def test_handing_over_refuses_what_is_not_theirs_and_who_may_not_guide(plek: Plek) -> None:
    sam, noa = _as(plek, "Sam", Rol.BEGELEIDER), _as(plek, "Noa", Rol.BEGELEIDER)
    alone = _as(plek, "Bo", Rol.BEHEERDER)
    uid = dossiers.open_dossier(sam, "Gezin", T0, 1).onderwerp
    for who, verdeling, code in (
        (sam, (), "niets_gekozen"),
        (sam, ((uid, sam.wie),), "overnemer_zelf"),
        (sam, ((uid, alone.wie),), "overnemer_zonder_rol"),
        (sam, ((uid, "niemand"),), "medewerker_onbekend"),
        (noa, ((uid, noa.wie),), "geen_toegang"),
        (alone, ((uid, noa.wie),), "geen_recht"),
    ):
        with pytest.raises(Refused, match=code):
            vertrek.hand_over(who, sam.wie, verdeling, T0)
    with pytest.raises(Refused, match="gezin_niet_van"):
        vertrek.hand_over(plek, noa.wie, ((uid, plek.wie),), T0)


def test_who_leaves_is_out_after_the_last_day_and_no_gezin_falls_between_people(plek: Plek) -> None:
    sam, noa = _as(plek, "Sam", Rol.BEGELEIDER), _as(plek, "Noa", Rol.BEGELEIDER)
    coor = _as(plek, "Coor", Rol.COORDINATOR)
    given, left = (dossiers.open_dossier(sam, naam, T0, 1).onderwerp for naam in ("Geven", "Blijft"))
    effect = vertrek.leave.preview(plek, sam.wie, T0 + DAG, ((given, noa.wie),))
    assert ("gezinnen_van_niemand", (("aantal", 1),)) in effect.waarschuwingen
    vertrek.leave(plek, sam.wie, T0 + DAG, ((given, noa.wie),))

    assert [_sees(sam, given, T0 + n * DAG) for n in (0, 1, 2)] == [True, True, False]
    assert [_sees(noa, given, T0 + n * DAG) for n in (1, 2)] == [False, True]
    assert [_sees(noa, left, T0 + n * DAG) for n in (1, 2)] == [False, True]
    assert [one.soort for one in _told(coor)] == ["bericht_gezinnen_van_niemand"]
    row = _team(plek, sam.wie)
    assert (row.tot, row.is_vertrokken(T0 + DAG), row.is_vertrokken(T0 + 2 * DAG)) == (T0 + DAG, False, True)
    with lezer_for(make_plek(plek.store, VasteKlok(T0 + 9 * DAG), plek.wie)) as lezer:
        assert [one.naam for one in load_team(lezer)] == ["Coor", "Noa", "Wil Voorbeeld"]
        assert load_team(lezer, ook_vertrokken=True)[-1].naam == "Sam"
        assert load_team(lezer, ook_vertrokken=True)[-1].rollen == ()
    with pytest.raises(Refused, match="al_vertrokken"):
        vertrek.leave(make_plek(plek.store, VasteKlok(T0 + 9 * DAG), plek.wie), sam.wie, T0 + 9 * DAG)


def test_a_beheerder_without_another_role_lets_somebody_leave_without_seeing_a_gezin(plek: Plek) -> None:
    sam, alone = _as(plek, "Sam", Rol.BEGELEIDER), _as(plek, "Bo", Rol.BEHEERDER)
    uid = dossiers.open_dossier(sam, "Gezin", T0, 1).onderwerp
    with pytest.raises(Refused, match="geen_recht"):
        vertrek.leave(alone, sam.wie, T0, ((uid, plek.wie),))
    vertrek.leave(alone, sam.wie, T0)

    assert not _sees(alone, uid, T0 + DAG)
    with lezer_for(make_plek(plek.store, VasteKlok(T0 + DAG), plek.wie)) as lezer:
        assert load_caseload(lezer, sam.wie) == ()


def test_an_extra_protected_gezin_of_who_leaves_must_be_handed_over_first(plek: Plek) -> None:
    sam, noa = _as(plek, "Sam", Rol.BEGELEIDER), _as(plek, "Noa", Rol.BEGELEIDER)
    uid = dossiers.open_dossier(sam, "Beschermd", T0, 1).onderwerp
    with plek.store.writer() as session:
        session.scalars(select(Dossier).where(Dossier.uid == uid)).one().extra_beschermd = True
    with pytest.raises(Refused, match="beschermd_alleen"):
        vertrek.leave(plek, sam.wie, T0)
    vertrek.hand_over(sam, sam.wie, ((uid, noa.wie),), T0)
    vertrek.leave(plek, sam.wie, T0)
    assert _sees(noa, uid)


def test_who_stood_in_for_somebody_and_leaves_is_replaced_by_nobody_and_that_is_told(plek: Plek) -> None:
    sam, noa = _as(plek, "Sam", Rol.BEGELEIDER), _as(plek, "Noa", Rol.BEGELEIDER)
    medewerkers.set_afwezig(sam, sam.wie, T0, T0 + 9 * DAG, noa.wie)
    vertrek.leave(plek, noa.wie, T0)
    assert _team(plek, sam.wie).vervanger == ""
    assert [one.soort for one in _told(sam)] == ["bericht_vervanger_vertrekt"]


def test_who_comes_back_has_the_roles_of_now_and_no_key_until_a_new_start_zin(plek: Plek) -> None:
    sam = _as(plek, "Sam", Rol.BEGELEIDER)
    vertrek.leave(plek, sam.wie, T0)
    later = make_plek(plek.store, VasteKlok(T0 + 30 * DAG), plek.wie)
    vertrek.come_back(later, sam.wie, ("coordinator",))
    with lezer_for(later) as lezer:
        row = next(one for one in load_team(lezer) if one.uid == sam.wie)
    assert ([one.rol for one in row.rollen], row.tot, row.sleutel) == ([Rol.COORDINATOR], None, "weg")
    with pytest.raises(Refused, match="niet_vertrokken"):
        vertrek.come_back(later, sam.wie, ("begeleider",))


def test_one_cannot_take_the_own_key_while_leaving(plek: Plek) -> None:
    bo = _as(plek, "Bo", Rol.BEHEERDER)
    with pytest.raises(Refused, match="eigen_sleutel"):
        vertrek.leave(bo, bo.wie, T0, meteen=True)
    vertrek.leave(bo, bo.wie, T0)


# --- notices ----------------------------------------------------------------------------------------------


def test_a_notice_is_seen_once_by_its_own_reader_and_goes_after_its_days(plek: Plek) -> None:
    sam, noa = _as(plek, "Sam", Rol.BEGELEIDER), _as(plek, "Noa", Rol.BEGELEIDER)
    medewerkers.set_afwezig(sam, sam.wie, T0, T0, noa.wie)
    (told,) = _told(noa)
    with pytest.raises(Refused, match="bericht_onbekend"):
        mark_gezien(sam, told.uid)
    mark_gezien(noa, told.uid)
    assert _told(noa) == ()

    def rows(dag: date) -> int:
        verwerk_dagwissel(make_plek(plek.store, VasteKlok(dag), "systeem"))
        with plek.store.reader() as session:
            return len(session.scalars(select(Bericht.id)).all())

    assert [rows(T0 + n * DAG) for n in (1, 90, 91)] == [1, 1, 0]


def test_own_phone_and_mail_are_kept_by_everybody_and_nothing_else(plek: Plek) -> None:
    sam = _as(plek, "Sam", Rol.BEGELEIDER)
    medewerkers.save_own_field(sam, "telefoon", "06-00000009")
    assert _team(plek, sam.wie).telefoon == "06-00000009"
    with pytest.raises(Refused, match="veld_onbekend"):
        medewerkers.save_own_field(sam, "naam", "Iemand Anders")
