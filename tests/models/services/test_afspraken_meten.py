"""What the dossiers tell of agreements: first dwelling, guidance, facilities; and figures of the region."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from models.errors import Refused
from models.queries.afspraken import load_afspraken
from models.queries.overleggen import load_overleggen
from models.queries.rows_afspraken import AfspraakRow, AfsprakenRow
from models.rules.overleggen import OverlegSoort
from models.services import akkoord, amv, regio
from models.services import prestatieafspraken as pa
from models.services.aanbod import offer_woning
from models.services.beheer import add_gemeente, add_organisatie
from models.services.dossiers import open_dossier
from models.services.gebeurtenissen import record_getekend, record_woning_gevonden
from models.services.verb import Plek
from models.services.woningen import add_woning
from models.tables import Betrokkene, Dossier, MatrixVersie, Organisatie
from tests.builders import T0, lezer_for
from views.gemeente.afspraak_lijnen import lijnen

DAG = timedelta(days=1)
BEGIN = T0 - 400 * DAG


def read(plek: Plek, uid: str) -> AfsprakenRow:
    with lezer_for(plek) as lezer:
        return load_afspraken(lezer, uid)


def measured(plek: Plek, uid: str) -> AfspraakRow:
    (found,) = read(plek, uid).afspraken
    return found


def told(row: AfspraakRow) -> tuple[str, int, int, int, bool | None]:
    """The sentence, and what was counted."""
    assert row.uitleg is not None
    assert row.meting is not None
    return row.uitleg.code, row.meting.goed, row.meting.geheel, row.meting.open, row.meting.gehaald


def couple(plek: Plek, naam: str, corp: str, dagen: int) -> str:
    made = str(open_dossier(plek, naam, T0 - dagen * DAG, 3, "").onderwerp)
    with plek.store.writer() as session:
        org = session.scalar(select(Organisatie.id).where(Organisatie.uid == corp))
        session.execute(update(Dossier).where(Dossier.uid == made).values(corporatie_id=org))
    return made


def test_pa02_the_first_fitting_dwelling_is_measured_where_the_dwellings_tell_since_when(
    plek: Plek, uid: str, corp: str
) -> None:
    """A136, pa-02: variant *eerste*; without a mutatiedatum it says that it cannot be measured."""
    made = pa.add_afspraak(plek, "pa-02", BEGIN, organisatie_uid=corp, variant="eerste").onderwerp
    een, twee = couple(plek, "Een", corp, 90), couple(plek, "Twee", corp, 80)
    home = str(add_woning(plek, "Voorbeeldlaan 1", verhuurder_uid=corp, kamers=3).onderwerp)
    offer_woning(plek, een, home, T0 - 60 * DAG)
    assert told(measured(plek, uid)) == ("meet_eerste_niet", 0, 0, 2, None)
    vrij = str(add_woning(plek, "Laan 2", verhuurder_uid=corp, kamers=3, vrij_op=T0 - 50 * DAG).onderwerp)
    offer_woning(plek, twee, vrij, T0 - 49 * DAG)
    assert told(measured(plek, uid)) == ("meet_eerste_deels", 1, 1, 1, True)
    pa.save_afspraak(plek, made, variant="weken")
    assert told(measured(plek, uid)) == ("meet_op_tijd", 0, 2, 0, False)
    pa.save_afspraak(plek, made, variant="")
    assert told(measured(plek, uid)) == ("meet_op_tijd_of_eerste", 1, 2, 0, False)


def test_pa01_without_a_number_says_that_no_number_is_agreed(plek: Plek, uid: str, corp: str) -> None:
    """A135, pa-01: never "afgesproken 0%"."""
    pa.add_afspraak(plek, "pa-01", BEGIN, organisatie_uid=corp)
    couple(plek, "Een", corp, 90)
    assert told(measured(plek, uid)) == ("meet_gehuisvest_geen_getal", 0, 1, 0, None)
    shown = "\n".join(one.onder for one in lijnen(read(plek, uid), T0, mag=True, open_lijst=""))
    assert "Er is geen percentage afgesproken" in shown
    assert "afgesproken 0%" not in shown


def test_pa07_looks_at_each_gezin_that_signed(plek: Plek, uid: str, corp: str) -> None:
    """A140, pa-07: with nobody who guides it the agreement is not kept; guided, it is still open."""
    pa.add_afspraak(plek, "pa-07", BEGIN)
    een = couple(plek, "Een", corp, 90)
    record_woning_gevonden(plek, een, T0 - 21 * DAG, "Voorbeeldlaan 1")
    record_getekend(plek, een, T0 - 20 * DAG, reden="proef")
    assert told(measured(plek, uid)) == ("meet_begeleiding_gezin_nee", 0, 0, 1, False), (
        "who made it guides it"
    )
    with plek.store.writer() as session:
        session.execute(update(Betrokkene).values(van=T0 - 9 * DAG, tot=T0 - DAG))
    assert told(measured(plek, uid)) == ("meet_begeleiding_gezin_nee", 0, 1, 0, False)
    mb = add_organisatie(plek, "begeleiding", "Samen Voorbeeld").onderwerp
    pa.add_kader(plek, mb, BEGIN)
    with plek.store.writer() as session:
        org = session.scalar(select(Organisatie.id).where(Organisatie.uid == mb))
        session.execute(update(Dossier).where(Dossier.uid == een).values(begeleiding_id=org))
    assert told(measured(plek, uid)) == ("meet_begeleiding_gezin_ja", 0, 0, 1, True)


def test_a021_the_share_of_the_region_with_one_gemeente_in_the_kluis(plek: Plek, uid: str, corp: str) -> None:
    """A021: another gemeente counts beside ours; a figure of the whole region goes before the sum."""
    pa.add_overzicht(plek, corp, 2025, 2, vrijgekomen=60, statushouders=6, urgenten=0, overigen=54)
    assert read(plek, uid).regio == ()
    given: dict[str, Any] = {"vrijgekomen": 40, "statushouders": 4, "bron": "overleg"}
    made = regio.add_regiocijfer(plek, 2025, 2, "gemeente", "Elders", **given).onderwerp
    (row,) = read(plek, uid).regio
    assert (row.statushouders, row.vrijgekomen, row.signaal) == (10, 100, False), (
        "exactly ten percent is none"
    )
    assert row.gemeenten == (*row.gemeenten[:1], "Elders")
    regio.save_regiocijfer(plek, made, statushouders=5)
    assert read(plek, uid).regio[0].signaal
    regio.add_regiocijfer(
        plek, 2025, 2, "regio", "Regio Voorbeeld", vrijgekomen=500, statushouders=50, bron="overleg"
    )
    (row,) = read(plek, uid).regio
    assert (row.wie, row.vrijgekomen, row.signaal, row.bron) == ("Regio Voorbeeld", 500, False, "overleg")
    for code, kwargs in (
        ("regiocijfer_bestaat", {"wie": "ELDERS"}),
        ("deel_groter", {"statushouders": 41}),
        ("veld_leeg", {"bron": ""}),
        ("dag_in_toekomst", {"op": T0 + DAG}),
    ):
        typed: dict[str, Any] = {"soort": "gemeente", "wie": "Nieuw", **given, **kwargs}
        with pytest.raises(Refused, match=code):
            regio.add_regiocijfer(plek, 2025, 2, **typed)
    with lezer_for(plek) as lezer:
        agenda = dict(load_overleggen(lezer, uid).cijfers)[OverlegSoort.REGIONAAL]
    assert [one.code for one in agenda][-1] == "agenda_regio"
    regio.remove_regiocijfer(plek, made)
    assert len(read(plek, uid).regiocijfers) == 1


def test_an_organisation_of_another_gemeente_is_refused_by_the_verbs(plek: Plek, uid: str) -> None:
    """Decision 92: not only the lists leave it out."""
    other = add_gemeente(plek, "Voorbeeldbuur").onderwerp
    elders = str(add_organisatie(plek, "corporatie", "Elders Voorbeeld", gemeente_uid=other).onderwerp)
    with plek.store.reader() as session:
        versie = session.scalars(select(MatrixVersie.uid).order_by(MatrixVersie.id)).first()
    parts: dict[str, Any] = {"vrijgekomen": 1, "statushouders": 0, "urgenten": 0, "overigen": 1}
    tries: tuple[Callable[[], object], ...] = (
        lambda: pa.add_afspraak(plek, "pa-01", T0, organisatie_uid=elders, gemeente_uid=uid),
        lambda: pa.add_overzicht(plek, elders, 2025, 2, gemeente_uid=uid, **parts),
        lambda: akkoord.sign_matrix(plek, str(versie), "corporatie", "Proef", organisatie_uid=elders),
        lambda: akkoord.ask_zienswijze(plek, organisatie_uid=elders, gemeente_uid=uid),
        lambda: amv.agree_kleine_woningen(plek, T0, gemeente_uid=uid, organisatie_uid=elders),
    )
    for one in tries:
        with pytest.raises(Refused, match="organisatie_ander") as refused:
            one()
        assert refused.value.params == {"wie": "Elders Voorbeeld", "gemeente": "Voorbeeldbuur"}


def test_a176_a_small_dwelling_agreement_stands_in_one_place(plek: Plek, uid: str, corp: str) -> None:
    """A176: noted in Amv, it is among the agreements, and ends after its usual term."""
    amv.agree_kleine_woningen(plek, T0 - 200 * DAG, organisatie_uid=corp)
    row = measured(plek, uid)
    assert (row.soort, row.organisatie, row.tot, row.loopt) == (
        "kleine_woningen",
        "Wonen Voorbeeld",
        None,
        False,
    )
    pa.save_afspraak(plek, row.uid, tot=T0 + DAG)
    assert measured(plek, uid).loopt, "a later day was agreed"
