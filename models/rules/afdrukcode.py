"""The short code on a sheet of paper: a letter for the kind, a number, and a check digit (`R17-2`).

The check digit is that of Damm: it finds every single wrong digit and every swap of two neighbours, so a
code that was read from paper wrongly is noticed before it names another sheet (foundations 18).
"""

from __future__ import annotations

import re

from models.values import Papier

LETTERS: dict[Papier, str] = {
    Papier.MATRIX: "M",
    Papier.MATRIX_DRIE_KOLOMMEN: "M",
    Papier.MATRIX_TEKST: "M",
    Papier.MATRIX_LEEG: "M",
    Papier.MATRIX_DOSSIER: "D",
    Papier.DAGKAART: "R",
    Papier.GEZINSBLAD: "G",
    Papier.CHECKLIST: "C",
    Papier.OCHTENDBLAD: "V",
    Papier.WAAR_STAAN_WE: "W",
    Papier.HERSTELCODE: "H",
    Papier.LOKETLIJST: "P",
    Papier.DEURLIJST: "E",
    Papier.UITNODIGING: "U",
    Papier.MAILTEKST: "F",
    Papier.STARTZIN: "Z",
    Papier.RECHTEN: "X",
    Papier.TERUGZETPROEF: "T",
    Papier.REDDING: "S",
    Papier.INZAGE: "N",
    Papier.BEWIJS_WISSEN: "W",
    Papier.VERWERKINGEN: "A",
    Papier.DATALEKKEN: "L",
    Papier.AFDRUKBOEK: "B",
    Papier.BEWAARLIJST: "K",
    Papier.LOGBOEKBLAD: "K",
    Papier.MELDBLAD_WEIGERING: "M",
    Papier.BELBLAD: "B",
    Papier.INTAKEBLAD: "T",
    Papier.NIEUW_IN_GEZIN: "N",
    Papier.OPEN_PUNTEN: "J",
    Papier.OPEN_PUNTEN_MAIL: "F",
    Papier.AGENDA: "Y",
    Papier.GEZINNENLIJST: "G",
    Papier.AMV_KWARTAAL: "A",
    Papier.BEGELEIDING: "A",
    Papier.EINDBLAD: "E",
    Papier.FASERAPPORT: "F",
    Papier.JAAREVALUATIE: "J",
    Papier.GEMEENTEBLAD: "T",
    Papier.INFORMATIENOTA: "N",
    Papier.HALFJAARVERSLAG: "H",
    Papier.RAADSANTWOORD: "R",
    Papier.OVERLEGUITNODIGING: "U",
    Papier.OVERLEGNOTITIE: "N",
    Papier.CORPORATIEOVERZICHT: "K",
    Papier.MB_VERSLAG: "B",
    Papier.DOORLOOPTIJDBLAD: "D",
    Papier.TOEZICHTBLAD: "T",
    Papier.HERVERDELINGSBLAD: "V",
    Papier.GELDBLAD: "G",
}
"""First letter of a code; no I, O or Q, which look like digits."""
MET_REGELS = frozenset(
    {Papier.DAGKAART, Papier.CHECKLIST, Papier.OCHTENDBLAD, Papier.LOKETLIJST, Papier.NIEUW_IN_GEZIN}
)
"""Papers with numbered lines, which come back through *Papier invoeren*."""
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
_CODE = re.compile(r"^\s*([A-Za-z])\s*([1-9][0-9]{0,8})\s*[-–]?\s*([0-9])\s*$")


def make_code(papier: Papier, nummer: int) -> str:
    """Make the code of a sheet: kind, number from 1 on, check digit. Raises ValueError below 1."""
    if nummer < 1:
        raise ValueError(nummer)
    letter = LETTERS[papier]
    return f"{letter}{nummer}-{_check(letter, nummer)}"


def read_code(tekst: str) -> str | None:
    """Read what somebody typed from paper (`r17 2`, `R172`); the code as written, or None when it is none."""
    gevonden = _CODE.match(tekst)
    if gevonden is None:
        return None
    letter, nummer, cijfer = gevonden[1].upper(), int(gevonden[2]), gevonden[3]
    if _check(letter, nummer) != cijfer:
        return None
    return f"{letter}{nummer}-{cijfer}"


def looks_like_code(tekst: str) -> bool:
    """Whether this is written as a code, be it with a wrong digit."""
    return _CODE.match(tekst) is not None


def _check(letter: str, nummer: int) -> str:
    tussen = 0
    for cijfer in f"{ord(letter) - ord('A'):02d}{nummer}":
        tussen = int(_DAMM[tussen][int(cijfer)])
    return str(tussen)
