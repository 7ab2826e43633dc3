"""The small forms of the tab *Familie*."""

from __future__ import annotations

from datetime import date

from models.queries.rows_familie import BerichtRow, FamilieRow, VerwachtRow
from models.services.nareis import Verwacht
from models.values import VerwachtStaat, Waarheid
from resources.i18n import _
from resources.labels import LABELS, label, label_of
from views.widgets.velden import Veld, Veldsoort, Waarde

D, G, K = Veldsoort.DATUM, Veldsoort.GETAL, Veldsoort.KEUZE
STATEN = tuple(staat for staat in VerwachtStaat if staat is not VerwachtStaat.AANGEKOMEN)


def verwacht_velden() -> tuple[Veld, ...]:
    """What is asked about somebody who is expected."""
    kin = tuple((code, label_of("relatie", code)) for code in LABELS["relatie"])
    return (
        Veld("naam", _("Naam of voorletters")),
        Veld("relatie", _("Wie is dat van het gezin"), K, kin),
        Veld("staat", _("Hoe ver is het"), K, tuple((staat.value, label(staat)) for staat in STATEN)),
        Veld("geboortejaar", _("Geboortejaar (hoeft niet)"), G),
        Veld("geboortedatum", _("Of de geboortedatum"), D, verleden=True),
        Veld("verwacht_op", _("Verwacht rond (hoeft niet)"), D),
    )


def verwacht_waarden(one: VerwachtRow | None) -> dict[str, Waarde]:
    """The values with which that form begins."""
    if one is None:
        return {"relatie": "partner", "staat": VerwachtStaat.AANVRAAG.value}
    return {
        "naam": one.naam,
        "relatie": one.relatie,
        "staat": one.staat.value,
        "geboortejaar": one.geboortejaar,
        "geboortedatum": one.geboortedatum,
        "verwacht_op": one.verwacht_op,
    }


def verwacht_van(values: dict[str, Waarde]) -> Verwacht:
    """What was filled in, as the verb takes it."""
    year, born, day = values.get("geboortejaar"), values.get("geboortedatum"), values.get("verwacht_op")
    return Verwacht(
        naam=str(values.get("naam") or ""),
        relatie=str(values.get("relatie") or "overig"),
        geboortejaar=year if isinstance(year, int) else None,
        geboortedatum=born if isinstance(born, date) else None,
        verwacht_op=day if isinstance(day, date) else None,
        staat=str(values.get("staat") or VerwachtStaat.AANVRAAG.value),
    )


def besluit_velden() -> tuple[Veld, ...]:
    """When it was decided and why."""
    return (
        Veld("op", _("Besloten op"), D),
        Veld("reden", _("Waarom (geen ziekte, geen BSN)"), breed=True),
    )


def woning_velden(keuze: str) -> tuple[Veld, ...]:
    """What is asked about the home; `keuze` = `past` or `herhuisvesting`."""
    op = Veld("op", _("Besloten op"), D)
    if keuze == "past":
        return (op, Veld("reden", _("Waarom (hoeft niet)"), breed=True))
    return (
        op,
        Veld("kamers", _("Kamers nodig"), G),
        Veld("reden", _("Waarom (geen ziekte, geen BSN)"), breed=True),
    )


def woning_waarden(keuze: str, row: FamilieRow, vandaag: date) -> dict[str, Waarde]:
    """The values with which that form begins."""
    return {"op": vandaag} if keuze == "past" else {"op": vandaag, "kamers": row.kamers_nodig}


def koppeling_velden() -> tuple[Veld, ...]:
    """Whether the family has a koppeling of its own, and since when."""
    answers = (("ja", _("Ja")), ("nee", _("Nee")))
    return (
        Veld("eigen", _("Heeft de familie een eigen koppeling"), K, answers),
        Veld("op", _("Gekoppeld op"), D),
    )


def koppeling_waarden(one: BerichtRow | None, vandaag: date) -> dict[str, Waarde]:
    """The values with which that form begins."""
    if one is None or one.eigen_koppeling is Waarheid.ONBEKEND:
        return {"eigen": "ja", "op": vandaag}
    return {"eigen": one.eigen_koppeling.value, "op": one.koppeling_op}
