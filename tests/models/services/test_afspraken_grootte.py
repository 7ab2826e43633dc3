"""Price and quality of a dwelling are measured for who lived there when it was taken (A138, A139)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import select

from models.queries.afspraken import load_afspraken
from models.services import dossiers, leden
from models.services import prestatieafspraken as pa
from models.services.aanbod import offer_woning, record_stap
from models.services.beheer import add_organisatie
from models.services.leden import NieuwePersoon
from models.services.woningen import add_woning
from models.tables import Aanbod, Lidmaatschap
from tests.builders import T0, lezer_for, make_kluis, only_gemeente

D = timedelta
JAAR = date(2026, 1, 1)


def test_a139_who_came_or_left_after_the_dwelling_was_taken_changes_no_outcome(tmp_path: Path) -> None:
    """Two rooms for one and four for more: good for one; the three that join later ask for no more rooms."""
    plek = make_kluis(tmp_path)
    uid = only_gemeente(plek.store)
    corp = add_organisatie(plek, "corporatie", "Wonen Voorbeeld").onderwerp
    gezin = str(dossiers.open_dossier(plek, "Sharifpana", T0 - D(40), 1, "").onderwerp)
    pa.add_afspraak(plek, "pa-06", JAAR)
    pa.add_norm(plek, 1, JAAR, personen_tot=1, kamers=2)
    pa.add_norm(plek, 2, JAAR, kamers=4)
    home = str(add_woning(plek, "Voorbeeldlaan 1", verhuurder_uid=corp, kamers=2).onderwerp)
    offer_woning(plek, gezin, home, T0 - D(20))
    with plek.store.reader() as session:
        offered = session.scalars(select(Aanbod.uid)).one()
    # one who was there at the offer and not any more when the dwelling was taken
    leden.add_persoon(plek, gezin, NieuwePersoon(roepnaam="Proef", achternaam="Vrij"), T0 - D(30))
    with plek.store.reader() as session:
        lid = session.scalars(select(Lidmaatschap.uid).order_by(Lidmaatschap.id.desc()).limit(1)).one()
    leden.remove_persoon(plek, lid, T0 - D(15), "vertrokken")
    record_stap(plek, offered, "geaccepteerd", T0 - D(10))

    def met() -> list[bool | None]:
        with lezer_for(plek) as lezer:
            return [one.meting.gehaald for one in load_afspraken(lezer, uid).afspraken if one.meting]

    assert met() == [True]
    for name in ("Bahar", "Cyrus", "Dara"):
        leden.add_persoon(plek, gezin, NieuwePersoon(roepnaam=name, achternaam="Vrij"), T0 - D(1))
    assert met() == [True]
    plek.store.close()
