"""The logboek in people's words: which kind an entry is, and the code on paper that says how far it came."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from models.rules import groepen
from models.rules.toegang import SYSTEEM
from models.values import LogSoort

GEWEIGERD = frozenset({"geen_recht", "geen_toegang"})
"""Results of what somebody tried and was not allowed."""

SOORTEN: MappingProxyType[LogSoort, frozenset[str]] = MappingProxyType(
    {
        LogSoort.BEKEKEN: frozenset({"dossier_bekeken", "noodtoegang", "bericht_gezien"}),
        LogSoort.GEDRUKT: frozenset(
            {"afdruk", "afdruk_weg", "afdrukken_weg", "afdruk_bladzijden", "logboekblad", "logboekblad_weg"}
        ),
        LogSoort.UITGEVOERD: frozenset(
            {
                "caseload_uitgevoerd",
                "inzage_gemaakt",
                "logboek_uitgevoerd",
                "ontvangst_gemaakt",
                "overdracht_gemaakt",
                "uitwisseling_gemaakt",
            }
        ),
        LogSoort.AANGEMELD: frozenset(
            {
                "aangemeld",
                "aanmelden_mislukt",
                "afgemeld",
                "vergrendeld",
                "ontgrendeld",
                "medewerker_gewisseld",
                "herstelcode_gebruikt",
            }
        ),
        LogSoort.SYSTEEM: frozenset(
            {
                "dagwissel",
                "inhoud_gezaaid",
                "kluis_ingericht",
                "kluis_nagekeken",
                "logboek_nagekeken",
                "reservekopie",
                "reservekopie_tweede",
                "terugzetten_geoefend",
                "kluis_aanvaard",
                "klok_bevestigd",
                "kluis_gered",
                "sloten_nagekeken",
                "teruggezet",
                "demo_omgeving",
                "demo_huishouden",
            }
        ),
    }
)
"""Kinds of bewerking by group; what is not named changes something (`veranderd`). A new verb that only looks,
prints or takes something out belongs here."""


def soort_of(soort: str, wie: str, resultaat: str) -> LogSoort:
    """Which group an entry belongs to: refused comes first, what the program did by itself last."""
    if resultaat in GEWEIGERD:
        return LogSoort.GEWEIGERD
    for group, members in SOORTEN.items():
        if soort in members:
            return group
    return LogSoort.SYSTEEM if wie == SYSTEEM else LogSoort.VERANDERD


# --- the code on paper ------------------------------------------------------------------------------------

GROUP = 4
"""Signs of a group, 20 bits; a check sign follows."""
NUMBER_GROUPS, CHAIN_GROUPS = 2, 5
GROUPS = NUMBER_GROUPS + CHAIN_GROUPS
CHAIN_HEX = CHAIN_GROUPS * GROUP * 5 // 4
"""So many hex digits of the link stand on paper: 100 bits."""


@dataclass(frozen=True, slots=True)
class CodeOordeel:
    """What typing a code gave: the number and the first part of its link, or which groups are wrong."""

    ok: bool
    nummer: int = 0
    keten: str = ""
    foute_groepen: tuple[int, ...] = ()
    groepen: int = 0
    """Groups that were typed."""


def make_ankercode(nummer: int, keten: str) -> str:
    """Write how far the logboek came as seven groups: the number of the last entry, and part of its link.

    Raises ValueError for a number beyond 2^40 or a link that is none.
    """
    signs = groepen.spell(nummer, NUMBER_GROUPS * GROUP)
    signs += groepen.spell(int(keten[:CHAIN_HEX], 16), CHAIN_GROUPS * GROUP)
    parts = [signs[at : at + GROUP] for at in range(0, len(signs), GROUP)]
    return "-".join(part + groepen.check_sign(part, place) for place, part in enumerate(parts))


def read_ankercode(text: str) -> CodeOordeel:
    """Read what somebody typed from a logboekblad; case, dashes, blanks and O/0, I/L/1 do not matter."""
    wrong = groepen.wrong_groups(text, GROUP, GROUPS)
    typed = groepen.letters(text)
    count = -(-len(typed) // (GROUP + 1))
    if wrong or count != GROUPS:
        return CodeOordeel(ok=False, foute_groepen=wrong, groepen=count)
    signs = "".join(typed[at : at + GROUP] for at in range(0, len(typed), GROUP + 1))
    chain = groepen.read(signs[NUMBER_GROUPS * GROUP :])
    return CodeOordeel(
        ok=True,
        nummer=groepen.read(signs[: NUMBER_GROUPS * GROUP]),
        keten=f"{chain:0{CHAIN_HEX}x}",
        groepen=count,
    )
