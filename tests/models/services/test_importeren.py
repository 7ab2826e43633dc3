from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.errors import Refused
from models.queries.importeren import find_doubles
from models.rules.importlijst import LijstGezin, LijstPersoon
from models.services.importeren import import_gezinnen
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Dossier, DossierStand, Lidmaatschap, Persoonsgegevens
from tests.builders import lezer_for, make_kluis

KOPPELING = date(2026, 6, 1)


@pytest.fixture
def plek(tmp_path: Path) -> Plek:
    return make_kluis(tmp_path)


def gezin(naam: str, *personen: LijstPersoon, rij: int = 2, aantal: int = 0) -> LijstGezin:
    return LijstGezin((rij,), naam, KOPPELING, None, aantal or len(personen) or 1, "azc Proef", personen)


def persoon(roepnaam: str, achternaam: str, geboren: date | None = None, v_nummer: str = "") -> LijstPersoon:
    velden = (("v_nummer", v_nummer), ("herkomstland", "SY")) if v_nummer else ()
    return LijstPersoon(2, roepnaam, achternaam, geboren, velden)


LIJST = (
    gezin(
        "Proefnaam",
        persoon("Ada", "Proefnaam", date(1990, 1, 2), "123"),
        persoon("Bo", "Proefnaam"),
        aantal=3,
    ),
    gezin("Anders", rij=3),
)


def count(plek: Plek, table: type) -> int:
    with plek.store.reader() as session:
        return int(session.scalar(select(func.count()).select_from(table)) or 0)


def test_a_list_becomes_dossiers_with_their_people_in_one_operation(plek: Plek) -> None:
    steps: list[int] = []
    change = import_gezinnen(plek, LIJST, voortgang=steps.append)

    assert steps == [1, 2]
    assert len(change.dossiers) == 2
    with plek.store.reader() as session:
        rows = session.execute(
            select(
                Dossier.naam,
                Persoonsgegevens.roepnaam,
                Persoonsgegevens.v_nummer,
                Persoonsgegevens.geboortedatum,
            )
            .join(Lidmaatschap, Lidmaatschap.dossier_id == Dossier.id)
            .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Lidmaatschap.persoon_id)
            .order_by(Lidmaatschap.id)
        ).all()
    assert [tuple(row) for row in rows] == [
        ("Proefnaam", "Ada", "123", date(1990, 1, 2)),
        ("Proefnaam", "Bo", "", None),
        ("Proefnaam", "", "", None),
        ("Anders", "", "", None),
    ]


def test_the_whole_list_can_be_taken_back(plek: Plek) -> None:
    before = count(plek, Dossier), count(plek, Persoonsgegevens)
    change = import_gezinnen(plek, LIJST)

    undo(plek, change.bewerking)

    assert (count(plek, Dossier), count(plek, Persoonsgegevens)) == before


def test_one_wrong_household_keeps_the_whole_list_out(plek: Plek) -> None:
    with pytest.raises(Refused):
        import_gezinnen(plek, (*LIJST, gezin("")))
    with pytest.raises(Refused, match="import_leeg"):
        import_gezinnen(plek, ())

    assert count(plek, Dossier) == 0


def test_doubles_are_found_by_number_by_person_and_by_household(plek: Plek) -> None:
    import_gezinnen(plek, LIJST)
    again = (
        gezin("Heel anders", persoon("X", "Y", None, "123")),
        gezin("Ook anders", persoon("Ada", "Proefnaem", date(1990, 1, 2))),
        gezin("Andres"),
        gezin("Nieuw", persoon("Cy", "Nieuw", date(1990, 1, 2))),
        gezin("Weer nieuw", persoon("Cy", "Nieuw", date(1990, 1, 2)), rij=6),
        gezin("Los"),
    )
    with lezer_for(plek) as lezer:
        found = find_doubles(lezer, again)

    assert [(one.plaats, one.reden) for one in found] == [
        (0, "v_nummer"),
        (1, "persoon"),
        (2, "gezin"),
        (4, "lijst"),
    ]
    assert (found[1].in_lijst, found[1].in_kluis) == ("Ada Proefnaem", "Ada Proefnaam")
    assert found[3].dossier_uid == ""


def test_a_running_household_is_taken_over_in_its_phase_and_nothing_is_late(plek: Plek) -> None:
    lang = date(2025, 4, 1)
    getekend = LijstGezin(
        (3,), "Getekend", lang, None, 2, "", tekendatum=date(2025, 6, 1), verhuizing=date(2025, 6, 20)
    )
    change = import_gezinnen(
        plek, (LijstGezin((2,), "Wachtend", lang, None, 2, "azc Proef"), getekend), lopend=True
    )

    with plek.store.reader() as session:
        rows = {
            naam: (fase, begonnen, te_laat)
            for naam, fase, begonnen, te_laat in session.execute(
                select(Dossier.naam, Dossier.fase, Dossier.begonnen_op, DossierStand.te_laat).join(
                    DossierStand, DossierStand.dossier_id == Dossier.id
                )
            )
        }
    vandaag = plek.klok.vandaag()
    assert rows == {"Wachtend": ("pre_vestiging", vandaag, 0), "Getekend": ("integratie", vandaag, 0)}
    undo(plek, change.bewerking)
    assert count(plek, Dossier) == 0


def test_without_a_word_about_it_a_koppeling_is_a_new_one_and_what_passed_is_late(plek: Plek) -> None:
    import_gezinnen(plek, (LijstGezin((2,), "Nieuw", date(2025, 4, 1), None, 1, "azc Proef"),))

    with plek.store.reader() as session:
        assert session.scalars(select(DossierStand.te_laat)).one() > 0
