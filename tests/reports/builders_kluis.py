"""Facts of the papers about the kluis itself; everything in them is made up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec

from models.queries.rows_kluis import (
    ProefFacts,
    ProefRow,
    ProefStap,
    ReddingDossier,
    ReddingFacts,
    ReddingRow,
)
from tests.reports.builders import head

NU = datetime(2026, 6, 18, 9, 30, tzinfo=UTC)


def proef(**changes: object) -> ProefRow:
    """A practice that went well."""
    base = ProefRow(
        op=NU,
        wie="Wil Voorbeeld",
        kopie_op=NU - timedelta(days=1),
        waar="tweede_plek",
        sleutel="herstelcode",
        goed=True,
        bytes=6_238_208,
        sha256="ab12" * 16,
        schema=2,
        duur_s=3.4,
        rijen=17_808,
        stappen=(
            ProefStap(code="proef_gevonden"),
            ProefStap(code="proef_bestand"),
            ProefStap(code="proef_sleutel_herstelcode"),
            ProefStap(code="proef_controles", params={"tabellen": 38, "rijen": 17_808}),
            ProefStap(code="proef_teruggezet"),
            ProefStap(code="proef_bijgewerkt", params={"van": 1, "naar": 2}),
            ProefStap(code="proef_open", params={"dossiers": 12, "personen": 39}),
            ProefStap(code="proef_opgeruimd"),
        ),
        tellingen={"dossier": 12, "persoon": 39, "actiepunt": 2273, "gebeurtenis": 41, "historie": 7318},
        laatste_op=NU - timedelta(days=1, hours=2),
    )
    return msgspec.structs.replace(base, **changes)


def terugzetproef(**changes: object) -> ProefFacts:
    """The report of a practice."""
    base = ProefFacts(head=head(code="", vernietigen_voor=None), kluis="B7K", proef=proef())
    return msgspec.structs.replace(base, **changes)


def redding(**changes: object) -> ReddingFacts:
    """The report of a salvage: two dossiers not whole, three whole."""
    row = ReddingRow(
        op=NU,
        gelezen=17_700,
        kopie_op=NU - timedelta(days=1),
        dossiers=(
            ReddingDossier(nummer="B7K-0001"),
            ReddingDossier(nummer="B7K-0002", kwijt={"actiepunt": 8, "woonadres": 1}),
            ReddingDossier(nummer="B7K-0003"),
            ReddingDossier(nummer="B7K-0004", uit_kopie={"historie": 17, "waarde": 17}),
            ReddingDossier(nummer="B7K-0005"),
        ),
        kwijt={"contactpersoon": 2},
        uit_kopie={"inhoud_versie": 4},
    )
    base = ReddingFacts(head=head(code="", vernietigen_voor=None), redding=row)
    return msgspec.structs.replace(base, **changes)
