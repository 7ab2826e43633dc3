"""The filters of the tab *Punten*: what can be chosen, and which lines pass. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from models.queries.nu import DAGEN_VOORUIT
from models.queries.rows import PuntRow
from models.queries.rows_dossier import DossierRow
from models.values import Fase, Staat, Stand
from resources.i18n import _
from resources.labels import label

NU = "nu"
_DUE = {Stand.TE_LAAT, Stand.VANDAAG, Stand.DEZE_WEEK, Stand.OP_SCHEMA, Stand.RICHTDATUM_VOORBIJ}
_GONE = {Stand.VERVALLEN}


def choices(row: DossierRow, loket_namen: Mapping[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """What can be chosen in each filter, for the lines that this dossier has."""
    loketten = sorted({punt.loket for punt in row.punten if punt.loket})
    return {
        "fase": (("", _("Alle fases")), *((f.value, f"{f.nummer}  {label(f)}") for f in Fase)),
        "loket": (
            ("", _("Alle loketten")),
            *((code, f"{code}  {loket_namen.get(code, code)}") for code in loketten),
        ),
        "stand": (
            ("", _("Alles")),
            ("open", _("Open")),
            (NU, _("Nu doen")),
            ("te_laat", _("Te laat")),
            ("wacht", _("Wacht op een ander")),
            ("later", _("Nog niet aan de beurt")),
            ("klaar", _("Klaar")),
            ("weg", _("Niet nodig of vervallen")),
        ),
    }


def passes(punt: PuntRow, chosen: Mapping[str, object]) -> bool:
    """Whether a line is shown."""
    if chosen.get("fase") and (punt.fase is None or punt.fase.value != chosen["fase"]):
        return False
    if chosen.get("loket") and punt.loket != chosen["loket"]:
        return False
    return _stand(punt, str(chosen.get("stand") or ""))


def _stand(punt: PuntRow, stand: str) -> bool:
    tests = {
        "": True,
        "open": punt.staat not in (Staat.GEDAAN, Staat.NVT)
        and punt.stand not in _GONE
        and not punt.voor_onze_tijd,
        NU: punt.onze
        and (
            punt.stand is Stand.GEEN_DATUM
            or (punt.stand in _DUE and punt.dagen is not None and punt.dagen <= DAGEN_VOORUIT)
        ),
        "te_laat": punt.stand is Stand.TE_LAAT,
        "wacht": punt.stand is Stand.WACHT or (not punt.onze and punt.stand in _DUE),
        "later": punt.stand in (Stand.NIET_AAN_DE_BEURT, Stand.UITGESTELD, Stand.GEPAUZEERD),
        "klaar": punt.staat is Staat.GEDAAN,
        "weg": punt.staat is Staat.NVT or punt.stand in _GONE,
    }
    return tests.get(stand, True)
