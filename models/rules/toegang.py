"""Who may do what: the rights of each role, and how far each right reaches (safety.md, *Rollen*).

Roles guard against mistakes and curiosity inside one team. They do not stop someone who holds the key and
opens the file with another program: the handbook says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from models.values import Bereik, Recht, Rol

SYSTEEM = "systeem"
"""The actor of what the program does by itself: the new day, new content. No person signs in as it."""

NOOD_REDEN_MIN = 15
"""Letters that a reason for opening a dossier in an emergency has at least: a few words, no dot."""

_EIGEN, _ALLE = Bereik.EIGEN, Bereik.ALLE

RECHTEN: MappingProxyType[Rol, MappingProxyType[Recht, Bereik]] = MappingProxyType(
    {
        Rol.BEGELEIDER: MappingProxyType(
            {
                Recht.EIGEN: _ALLE,
                Recht.LEZEN: _EIGEN,
                Recht.DOSSIER: _EIGEN,
                Recht.DOSSIER_NIEUW: _ALLE,
                Recht.TOEWIJZEN: _EIGEN,
                Recht.REGELDAG: _EIGEN,
                Recht.PAPIER: _EIGEN,
                Recht.OVERDRACHT: _EIGEN,
                Recht.INZAGE: _EIGEN,
                Recht.ORGANISATIES: _ALLE,
                Recht.NOOD: _ALLE,
            }
        ),
        Rol.CASUSREGISSEUR: MappingProxyType(
            {
                Recht.EIGEN: _ALLE,
                Recht.LEZEN: _ALLE,
                Recht.DOSSIER: _ALLE,
                Recht.DOSSIER_NIEUW: _ALLE,
                Recht.TOEWIJZEN: _ALLE,
                Recht.REGELDAG: _ALLE,
                Recht.PAPIER: _ALLE,
                Recht.OVERDRACHT: _ALLE,
                Recht.INZAGE: _ALLE,
                Recht.BEWAREN: _ALLE,
                Recht.ORGANISATIES: _ALLE,
                Recht.MATRIX: _ALLE,
                Recht.GEMEENTE: _ALLE,
                Recht.NOOD: _ALLE,
            }
        ),
        Rol.COORDINATOR: MappingProxyType(
            {
                Recht.EIGEN: _ALLE,
                Recht.LEZEN: _ALLE,
                Recht.TOEWIJZEN: _ALLE,
                Recht.REGELDAG: _ALLE,
                Recht.PAPIER: _ALLE,
                Recht.ORGANISATIES: _ALLE,
                Recht.MATRIX: _ALLE,
                Recht.GEMEENTE: _ALLE,
                Recht.AFWEZIGHEID: _ALLE,
                Recht.NOOD: _ALLE,
            }
        ),
        Rol.BEHEERDER: MappingProxyType(
            {
                Recht.EIGEN: _ALLE,
                Recht.ORGANISATIES: _ALLE,
                Recht.MATRIX: _ALLE,
                Recht.CIJFERS: _ALLE,
                Recht.MEDEWERKERS: _ALLE,
                Recht.AFWEZIGHEID: _ALLE,
                Recht.LOGBOEK: _ALLE,
                Recht.KLUIS: _ALLE,
                Recht.REGISTERS: _ALLE,
            }
        ),
    }
)
"""Each role's rights with their reach. A beheerder sees dossiers only with another role beside."""


def reach(rollen: Iterable[Rol], recht: Recht) -> Bereik:
    """How far a right reaches for somebody with these roles: the widest of them. SYSTEEM is nobody's."""
    found = {RECHTEN[rol].get(recht, Bereik.GEEN) for rol in rollen}
    return _ALLE if _ALLE in found else _EIGEN if _EIGEN in found else Bereik.GEEN


def may(rollen: Iterable[Rol], recht: Recht) -> bool:
    """Whether somebody with these roles has the right at all, be it for their own dossiers only."""
    return reach(rollen, recht) is not Bereik.GEEN
