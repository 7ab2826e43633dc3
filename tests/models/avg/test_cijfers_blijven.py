"""Figures of past periods before and after gezinnen were erased: equal, and nothing is counted twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.queries import raadtel
from models.queries.doorlooptijd import load_doorlooptijd
from models.queries.herverdeling import load_herverdeling
from models.queries.taakstelling import load_taakstelling
from models.queries.toezicht import load_toezicht
from models.services import ankers, gebeurtenissen, tussenplekken
from models.services.bewaren import erase_gezin
from models.services.dossiers import open_dossier, save_dossier_field
from models.services.gebeurtenissen import close_dossier
from models.services.tijdafspraken import Afspraak, plan_tijdafspraak
from models.services.verb import Plek
from models.services.verzoeken import record_verzoek
from models.store import Store
from models.tables import Dossier, Gemeente, Telrij
from models.values import Telsoort, VerzoekSoort
from tests.builders import T0, lezer_for, only_gemeente

D = timedelta
HALVEN = ((date(2025, 7, 1), date(2025, 12, 31)), (date(2026, 1, 1), T0), (date(2025, 1, 1), T0))


def every_figure(plek: Plek) -> dict[str, object]:
    """What taakstelling, doorlooptijd, toezicht, herverdeling and the reports tell of the past."""
    uid = only_gemeente(plek.store)
    with lezer_for(plek) as lezer:
        number = lezer.session.scalars(select(Gemeente.id).where(Gemeente.uid == uid)).one()
        connection = lezer.session.connection()
        tijd, taak = load_doorlooptijd(lezer, uid), load_taakstelling(lezer, uid)
        seen = load_toezicht(lezer, uid)
        housed = [raadtel.housed(connection, number, *half) for half in HALVEN]
        return {
            "perioden": tijd.perioden,
            "maanden": tijd.maanden,
            "historie": tijd.historie,
            "taakstelling": [(one.code, one.realisatie, one.realisatie_koppeling) for one in taak.halfjaren],
            "toezicht": [(one.code, one.gekoppeld, one.gemiddelde, one.ok) for one in seen.halfjaren],
            "gekoppeld": load_herverdeling(lezer, uid).gekoppeld,
            "gehuisvest": [(one.personen, one.gezinnen, one.routes) for one in housed],
            "gesloten": [raadtel.closed(connection, number, *half) for half in HALVEN],
            "tijdelijk": [
                (found.gekomen, found.doorgestroomd)
                for half in HALVEN
                for found in (raadtel.temporary(connection, number, *half, T0),)
            ],
        }


def erase(plek: Plek, uid: str) -> None:
    asked = record_verzoek(plek, uid, VerzoekSoort.WISSEN, T0, identiteit="document").onderwerp
    erase_gezin(plek, asked)


def test_a103_a109_a129_every_figure_of_the_past_is_the_same_after_erasing(
    plek: Plek, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who counts, who moved and does not yet, who never moved, rtb, a pause, two temporary places."""
    monkeypatch.setattr(Store, "scrub", lambda _store: None)  # pages are for test_wissen; seven times is slow
    with plek.store.reader() as session:
        known = {one.nummer: one.uid for one in session.execute(select(Dossier.nummer, Dossier.uid))}
    moved = {"rtb": open_dossier(plek, "Verzonnen rtb", T0 - D(300), 3, "").onderwerp}
    save_dossier_field(plek, moved["rtb"], "route", "rtb")
    moved["schuld"] = open_dossier(plek, "Verzonnen pauze", T0 - D(320), 2, "").onderwerp
    for van, tot, verwijtbaar in ((300, 290, True), (280, 250, False)):
        ankers.pause_clock(plek, moved["schuld"], T0 - D(van), "wachten", "COA", verwijtbaar=verwijtbaar)
        ankers.resume_clock(plek, moved["schuld"], T0 - D(tot))
    for uid in moved.values():
        gebeurtenissen.record_woning_gevonden(plek, uid, T0 - D(190), "Voorbeeldlaan 1")
        gebeurtenissen.record_getekend(plek, uid, T0 - D(180), reden="proef")
        gebeurtenissen.record_verhuisd(plek, uid, T0 - D(175))
    moved["plek"] = open_dossier(plek, "Verzonnen plek", T0 - D(230), 2, "").onderwerp
    hof = tussenplekken.add_tussenvoorziening(plek, "De Verzonnen Hof", 5).onderwerp
    save_dossier_field(plek, moved["plek"], "route", "tussenvoorziening")
    stay = tussenplekken.place(plek, moved["plek"], hof, T0 - D(190), 2).onderwerp
    tussenplekken.leave(plek, stay, T0 - D(150))
    tussenplekken.place(plek, moved["plek"], hof, T0 - D(149), 1)
    plan_tijdafspraak(plek, moved["plek"], Afspraak("huisbezoek", T0 + D(3), "10:00", plaats="De Hof"))
    gebeurtenissen.record_vertrokken(plek, moved["plek"], T0 - D(20), "naar familie")
    moved["wacht"] = open_dossier(plek, "Verzonnen wacht", T0 - D(60), 4, "").onderwerp
    gebeurtenissen.record_weigering(plek, moved["wacht"], T0 - D(10), niet_gekomen=True)
    gone = [*moved.values(), *(known[f"DEMO-{nr}"] for nr in ("07", "09", "10"))]
    for uid in gone:
        close_dossier(plek, uid, T0, "vertrokken", "anders")
    before = every_figure(plek)

    for uid in gone:
        erase(plek, uid)

    after = every_figure(plek)
    for name, was in before.items():
        assert after[name] == was, name
    with plek.store.reader() as session:
        kept = session.execute(select(Telrij.soort, Telrij.maand)).all()
    assert {soort for soort, _maand in kept} >= {one.value for one in Telsoort}
    assert all(maand is None or maand.day == 1 for _soort, maand in kept)
