"""Facts of the plain papers of the AVG, with every kind of part."""

from __future__ import annotations

from models.queries.rows_avg import StukDeel, StukFacts
from tests.reports.builders import head


def stuk(waarde: str = "Een gewone waarde") -> StukFacts:
    """A plain paper; `waarde` stands in every place for text."""
    return StukFacts(
        head=head(),
        midden="dossier T1-0412",
        inleiding=(waarde, "Tweede regel van de inleiding."),
        delen=(
            StukDeel(kop="Over jou", uitleg=waarde, paren=(("Naam", waarde), ("Leeg", ""))),
            StukDeel(
                kop="Punten",
                kolommen=("Wat", "Gegevens", "Weg"),
                breedtes=(0.4, 0.5, 0.1),
                rijen=tuple((f"punt {nr}", waarde, "[ ]") for nr in range(60)),
            ),
            StukDeel(kop="Leeg deel"),
        ),
        slot=(waarde,),
        tekenen=("Gegeven door", "Ontvangen door"),
    )
