"""After a phase ended: the offer of its report, made in the same words wherever a phase ends."""

from __future__ import annotations

from models.values import Fase, Papier, Recht
from resources.i18n import _
from views.ports import Aanbod, Wie


def rapport_aanbod(wie: Wie, dossier_uid: str, fase: Fase) -> Aanbod | None:
    """Offer the fase-rapport of `fase`, which just ended, to who may make papers."""
    if not wie.mag(Recht.PAPIER):
        return None
    return Aanbod(
        _("Fase-rapport van fase {n} bekijken").format(n=fase.nummer),
        "papier",
        {"papier": Papier.FASERAPPORT.value, "dossier": dossier_uid, "fase": fase.value},
    )
