"""A paper about several gezinnen stands in the historie and the afdrukboek of each of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models.errors import Refused
from models.queries.afdrukken import load_afdrukken
from models.queries.bewaren import load_bewaar
from models.queries.historie import load_historie
from models.queries.inzage import load_inzage, to_json
from models.services.afdrukken import Ontvanger, mark_all_weg, record_afdruk, save_bladzijden
from models.services.bescherming import protect
from models.services.bewaren import anonymise_dossier, destroy_dossier
from models.services.dossiers import open_dossier
from models.services.gebeurtenissen import close_dossier
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Afdruk, AfdrukOver, Dossier, Lidmaatschap, Persoon
from models.values import Papier, Privacy
from tests.builders import T0, VasteKlok, add_medewerker, lezer_for

DAG = timedelta(days=1)


@pytest.fixture
def gezinnen(plek: Plek) -> tuple[str, str]:
    first, second = (
        open_dossier(plek, name, T0 - 30 * DAG, 2, "azc Duinvoorde").onderwerp for name in ("Een", "Twee")
    )
    return first, second


def make(
    plek: Plek, gezinnen: tuple[str, ...], soort: Papier = Papier.LOKETLIJST, naar: str = "printer"
) -> str:
    return record_afdruk(
        plek,
        soort,
        naar=naar,
        privacy=Privacy.ANONIEM,
        vernietigen_voor=T0 + DAG,
        ontvanger=Ontvanger(over=gezinnen),
    ).onderwerp


@pytest.mark.parametrize(
    ("soort", "naar"),
    [(Papier.LOKETLIJST, "printer"), (Papier.DEURLIJST, "bestand"), (Papier.MAILTEKST, "klembord")],
)
def test_it_stands_with_each_gezin(plek: Plek, gezinnen: tuple[str, str], soort: Papier, naar: str) -> None:
    other = open_dossier(plek, "Drie", T0, 1, "azc").onderwerp
    make(plek, gezinnen, soort, naar)

    with lezer_for(plek) as lezer:
        (row,) = load_afdrukken(lezer)
        assert len(row.over) == 2
        for uid in gezinnen:
            assert [one.uid for one in load_afdrukken(lezer, uid)] == [row.uid]
            assert "afdruk" in {one.soort for one in load_historie(lezer, uid)}
            still = load_afdrukken(lezer, uid, ligt_nog=True)
            assert len(still) == (0 if naar == "klembord" else 1)
        assert load_afdrukken(lezer, other) == ()
        assert "afdruk" not in {one.soort for one in load_historie(lezer, other)}


def test_numbers_of_a_gezin_out_of_sight_are_not_told(plek: Plek, gezinnen: tuple[str, str]) -> None:
    make(plek, gezinnen)
    protect(plek, gezinnen[0])
    sam = replace(plek, wie=add_medewerker(plek.store, "Sam Proef", "casusregisseur"))
    with lezer_for(sam) as lezer:
        (row,) = load_afdrukken(lezer)
        (seen,) = row.over
        assert seen == lezer.session.scalar(select(Dossier.nummer).where(Dossier.uid == gezinnen[1]))
        assert load_afdrukken(lezer, gezinnen[0]) == ()
    with pytest.raises(Refused, match="geen_toegang"):
        make(sam, gezinnen)


def test_a_person_reads_it_in_the_inzage(plek: Plek, gezinnen: tuple[str, str]) -> None:
    make(plek, gezinnen)
    with plek.store.reader() as session:
        person = session.scalars(
            select(Persoon.uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
            .where(Dossier.uid == gezinnen[0])
        ).first()
    with lezer_for(plek) as lezer:
        (row,) = load_afdrukken(lezer)
        found = load_inzage(lezer, person or "")
    (told,) = found.of("afdruk_over")
    assert str(told.waarden["afdruk_id"]).endswith(row.code)
    assert gezinnen[1] not in to_json(found, plek.klok.nu())


def test_destroying_one_gezin_leaves_the_paper_of_the_other(plek: Plek, gezinnen: tuple[str, str]) -> None:
    uid = make(plek, gezinnen)
    close_dossier(plek, gezinnen[0], T0, "klaar")
    with lezer_for(plek) as lezer:
        kept = load_bewaar(lezer, gezinnen[0])
    assert kept is not None
    assert kept.papieren == 1
    later = replace(plek, klok=VasteKlok(T0 + 3000 * DAG))
    anonymise_dossier(later, gezinnen[0])
    destroy_dossier(replace(plek, klok=VasteKlok(T0 + 6000 * DAG)), gezinnen[0])
    with plek.store.reader() as session:
        assert session.scalar(select(func.count()).select_from(Afdruk).where(Afdruk.uid == uid)) == 1
        assert session.scalar(select(func.count()).select_from(AfdrukOver)) == 1
    with lezer_for(plek) as lezer:
        assert [one.uid for one in load_afdrukken(lezer, gezinnen[1])] == [uid]


def test_a_chosen_set_is_gone_at_once_and_back_with_one_undo(plek: Plek, gezinnen: tuple[str, str]) -> None:
    uids = [make(plek, gezinnen) for _ in range(3)]
    gone = mark_all_weg(plek, tuple(uids[:2]))
    with lezer_for(plek) as lezer:
        assert [one.uid for one in load_afdrukken(lezer, ligt_nog=True)] == [uids[2]]
    undo(plek, gone.bewerking)
    with lezer_for(plek) as lezer:
        assert len(load_afdrukken(lezer, ligt_nog=True)) == 3


def test_pages_are_noted_by_who_made_the_paper_and_are_no_line_of_the_historie(
    plek: Plek, gezinnen: tuple[str, str]
) -> None:
    uid = record_afdruk(plek, Papier.CHECKLIST, gezinnen[0]).onderwerp
    with lezer_for(plek) as lezer:
        before = len(load_historie(lezer, gezinnen[0]))
    sam = replace(plek, wie=add_medewerker(plek.store, "Sam Proef", "casusregisseur"))
    save_bladzijden(sam, ((uid, 9),))
    save_bladzijden(plek, ((uid, 3),))
    with pytest.raises(Refused, match="getal_buiten_grens"):
        save_bladzijden(plek, ((uid, 0),))
    with lezer_for(plek) as lezer:
        assert load_afdrukken(lezer)[0].bladzijden == 3
        assert len(load_historie(lezer, gezinnen[0])) == before
