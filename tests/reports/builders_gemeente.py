"""Figures of a fictive gemeente for its paper."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from models.queries.rows_avg import StukDeel, StukFacts
from models.queries.rows_gemeente import (
    GemeentebladFacts,
    GrafiekRow,
    GrondslagRow,
    HalfjaarRow,
    ReeksRow,
    VersieRow,
)
from models.values import Privacy
from tests.reports.builders import head

LEEG = GrondslagRow()


def halfjaar(**changes: object) -> HalfjaarRow:
    """The half-year of Steenwijkerland: 59 asked, 75 housed."""
    base = HalfjaarRow(
        code="2025-2",
        jaar=2025,
        deel=2,
        begin=date(2025, 7, 1),
        eind=date(2025, 12, 31),
        bekend_voor=date(2025, 4, 1),
        versies=(
            VersieRow(
                uid="v",
                nummer=1,
                bekend_op=date(2026, 1, 15),
                bron="lijst van het ministerie",
                geen=False,
                opening=0,
                taakstelling=59,
                realisatie=75,
                stand=-16,
                peildatum=None,
                reden="",
            ),
        ),
        geen=False,
        opening=0,
        opening_officieel=True,
        opening_onbekend=False,
        aansluiting=0,
        taakstelling=59,
        afgesproken=None,
        indicatie=None,
        landelijk=LEEG,
        inwoners=LEEG,
        inwoners_nederland=LEEG,
        realisatie=74,
        realisatie_koppeling=70,
        pijplijn=74,
        realisatie_officieel=75,
        realisatie_peildatum=74,
        opgave=59,
        berekend=-16,
        einde=-16,
        officieel=-16,
        correctie=0,
        reden="",
        peildatum=date(2025, 12, 31),
        deels=False,
        procent=-27,
        promille=1271,
        prognose=None,
        verwacht_begin=0,
        verwacht_einde=None,
    )
    return structs.replace(base, **changes)


def verslag() -> StukFacts:
    """A report to the raad: pairs, a table, a chart, and lines to write on."""
    parts = (
        StukDeel(kop="In het kort", paren=(("Taakstelling", "59 personen"), ("Gehuisvest", "75 personen"))),
        StukDeel(
            kop="Taakstelling en realisatie",
            uitleg="Bron: lijst van het ministerie. Peildatum 15-6-2026.",
            kolommen=("Halfjaar", "Taakstelling", "Stand"),
            breedtes=(0.4, 0.3, 0.3),
            rijen=(("2025-2", "59", "−16"), ("2026-1", "32", "+30")),
            grafiek=doorlooptijd(),
        ),
        StukDeel(kop="Toelichting", uitleg="Wat moet de lezer nog weten?", lijnen=4),
    )
    return StukFacts(
        head=head(code="N7-0", privacy=Privacy.ANONIEM),
        midden="Wilgenrade, 2025",
        delen=parts,
        slot=("Slot.",),
    )


def doorlooptijd() -> GrafiekRow:
    """The mean of two months beside the agreed one."""
    return GrafiekRow(
        code="doorlooptijd",
        plekken=("2026-05", "2026-06"),
        reeksen=(
            ReeksRow(code="gemiddelde", waarden=(None, 7.4)),
            ReeksRow(code="norm", waarden=(12.0, 12.0), streep=True),
        ),
        eenheid="weken",
        bron=("dossiers",),
        peildatum=date(2026, 6, 15),
    )


def gemeenteblad(**changes: object) -> GemeentebladFacts:
    """The paper with one half-year and one chart."""
    base = GemeentebladFacts(
        head=head(code="T1-6", privacy=Privacy.ANONIEM),
        gemeente="Wilgenrade",
        grafieken=(doorlooptijd(),),
        halfjaren=(halfjaar(),),
        teken="plus_achterstand",
    )
    return structs.replace(base, **changes)
