"""In which kinds of file, besides PDF, a paper may leave."""

from __future__ import annotations

from models.values import Papier

BEWERKBAAR = frozenset(
    {
        Papier.MATRIX,
        Papier.MATRIX_DRIE_KOLOMMEN,
        Papier.MATRIX_TEKST,
        Papier.MATRIX_LEEG,
        Papier.VERWERKINGEN,
        Papier.DATALEKKEN,
        Papier.GEMEENTEBLAD,
        Papier.INFORMATIENOTA,
        Papier.HALFJAARVERSLAG,
        Papier.RAADSANTWOORD,
        Papier.OVERLEGUITNODIGING,
        Papier.OVERLEGNOTITIE,
        Papier.CORPORATIEOVERZICHT,
        Papier.DOORLOOPTIJDBLAD,
        Papier.TOEZICHTBLAD,
        Papier.HERVERDELINGSBLAD,
        Papier.GELDBLAD,
    }
)
"""Papers without anybody's name, that may also leave as a text or a sheet to go on writing in."""
LIJSTEN = frozenset(
    {
        Papier.GEZINNENLIJST,
        Papier.OPEN_PUNTEN,
        Papier.AMV_KWARTAAL,
        Papier.LOKETLIJST,
        Papier.AGENDA,
    }
)
"""Papers that are a list, and may leave as a sheet too; recorded as any paper. What stands in it:
`reports.lijst`."""

PAST_OP_EEN_BLAD = frozenset({Papier.NIEUW_IN_GEZIN})
"""Papers of one A4 with numbered lines: as many as fit. Which ones is worked out before they are recorded."""


def forms_of(papier: Papier) -> tuple[str, ...]:
    """The kinds of file, besides PDF, in which a paper may leave."""
    if papier in BEWERKBAAR:
        return ("docx", "xlsx")
    return ("xlsx", "csv") if papier in LIJSTEN else ()
