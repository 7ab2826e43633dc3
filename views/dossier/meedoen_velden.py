"""The small forms of the tab *Meedoen*. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.queries.rows_meedoen import DeelnameRow, MeedoenPersoon
from models.values import (
    LEERROUTES,
    PAPIERSOORTEN,
    SCHOOLSOORTEN,
    TAALNIVEAUS,
    TREDEN,
    DeelnameSoort,
    MijlpaalSoort,
    Partij,
    Waarheid,
)
from resources.i18n import _
from resources.labels import label, label_of
from views.widgets.velden import Veld, Veldsoort, Waarde

K, D, GETAL = Veldsoort.KEUZE, Veldsoort.DATUM, Veldsoort.GETAL
MIJLPALEN = frozenset(one.value for one in MijlpaalSoort)
SOORTEN = frozenset(one.value for one in DeelnameSoort)
WERK = frozenset({DeelnameSoort.LEERWERKPLEK, DeelnameSoort.WERKERVARING})


def _choices(group: str, codes: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((code, label_of(group, code)) for code in codes)


def dag_veld() -> Veld:
    """On which day."""
    return Veld("op", _("Op welke dag"), D, verleden=True)


# --- days of the inburgering and the ladder ---------------------------------------------------------------


def mijlpaal_velden(soort: MijlpaalSoort, one: MeedoenPersoon) -> tuple[Veld, ...]:
    """What is asked about one kind of day."""
    why = Veld("reden", _("Waarom (geen ziekte, geen BSN)"), breed=True)
    if soort is MijlpaalSoort.LEERROUTE:
        routes = tuple(code for code in LEERROUTES if code != one.route)
        first = (Veld("keuze", _("Leerroute"), K, _choices("keuze", routes)), dag_veld())
        return (*first, why) if one.route else first
    if soort in (MijlpaalSoort.TREDE, MijlpaalSoort.TREDE_DOEL):
        return (Veld("keuze", _("Trede"), K, _choices("keuze", TREDEN)), dag_veld())
    if soort is MijlpaalSoort.VERLENGING:
        return (Veld("dagen", _("Hoeveel dagen erbij"), GETAL), dag_veld(), why)
    if soort is MijlpaalSoort.DUO_EINDE:
        return (Veld("op", _("Laatste dag in de brief van DUO"), D),)
    return (dag_veld(),)


def mijlpaal_waarden(soort: MijlpaalSoort, one: MeedoenPersoon, vandaag: date) -> dict[str, Waarde]:
    """The values with which that form begins: the goal is the next step."""
    values: dict[str, Waarde] = {"op": vandaag}
    ladder = one.ladder
    if soort is MijlpaalSoort.DUO_EINDE:
        known = one.mijlpaal(soort)
        values["op"] = known.op if known is not None else None
    elif soort is MijlpaalSoort.LEERROUTE:
        values["keuze"] = next(code for code in LEERROUTES if code != one.route)
    elif soort is MijlpaalSoort.TREDE:
        values["keuze"] = str(ladder.volgende or ladder.nu or 1)
    elif soort is MijlpaalSoort.TREDE_DOEL:
        values["keuze"] = str(ladder.volgende or ladder.nu)
    return values


# --- goals, places, schools, papers -----------------------------------------------------------------------


def deelname_velden(
    soort: DeelnameSoort, personen: Sequence[MeedoenPersoon], one: MeedoenPersoon | None
) -> tuple[Veld, ...]:
    """What is asked about a goal, a place, a course, a school or a paper."""
    if soort is DeelnameSoort.DOEL:
        return (
            Veld("naam", _("Doel, kort"), breed=True, hint=_("bijvoorbeeld: werken in een keuken")),
            Veld("van", _("Afgesproken op"), D, verleden=True),
        )
    van, tot = Veld("van", _("Vanaf"), D), Veld("tot", _("Tot en met (hoeft niet)"), D)
    uren = Veld("uren", _("Uren per week (hoeft niet)"), GETAL)
    if soort in WERK:
        help_choices = (("", _("Niet bekend")), (Waarheid.JA.value, _("Ja")), (Waarheid.NEE.value, _("Nee")))
        steun = Veld("steun", _("Hulp op de werkvloer"), K, help_choices)
        return (Veld("naam", _("Waar")), van, tot, uren, steun)
    if soort is DeelnameSoort.TAAL:
        levels = (("", _("Niet bekend")), *_choices("aard", TAALNIVEAUS))
        return (Veld("naam", _("Cursus en school")), Veld("aard", _("Niveau"), K, levels), van, tot, uren)
    if soort is DeelnameSoort.SCHOOL:
        fits = one.school_past if one is not None else ()
        kinds = (*fits, *(code for code in SCHOOLSOORTEN if code not in fits))
        return (
            Veld("aard", _("Soort school"), K, _choices("aard", kinds)),
            Veld("naam", _("Welke school")),
            van,
            tot,
            Veld("gemeld_op", _("Doorgegeven aan het COA op (hoeft niet)"), D, verleden=True),
        )
    people = ((one.uid, f"{one.letter}  {one.naam}") for one in personen)
    return (
        Veld("aard", _("Welk document"), K, _choices("aard", PAPIERSOORTEN)),
        Veld("persoon_uid", _("Van wie"), K, (("", _("Het gezin")), *people)),
        Veld("naam", _("Waar ligt het"), hint=_("bijvoorbeeld: map thuis, kluis bij ons")),
        Veld("tot", _("Geldig tot en met (hoeft niet)"), D),
    )


def deelname_waarden(
    soort: DeelnameSoort, row: DeelnameRow | None, one: MeedoenPersoon | None, vandaag: date
) -> dict[str, Waarde]:
    """The values with which that form begins."""
    if row is not None:
        return {
            "naam": row.naam,
            "aard": row.aard,
            "persoon_uid": row.persoon_uid,
            "van": row.van,
            "tot": row.tot,
            "uren": row.uren,
            "steun": row.steun,
            "gemeld_op": row.gemeld_op,
        }
    values: dict[str, Waarde] = {}
    if soort is DeelnameSoort.DOEL:
        values["van"] = vandaag
    elif soort is DeelnameSoort.SCHOOL and one is not None and one.school_past:
        values["aard"] = one.school_past[0]
    elif soort is DeelnameSoort.PAPIER:
        values["aard"] = PAPIERSOORTEN[0]
    return values


def stap_velden() -> tuple[Veld, ...]:
    """A step: what, who does it, for which day."""
    parties = tuple((one.value, label(one)) for one in (Partij.MB, Partij.ST, Partij.GEM))
    return (
        Veld("tekst", _("Wat is de stap"), breed=True),
        Veld("aan_zet", _("Wie doet het"), K, parties),
        Veld("dag", _("Vóór welke dag (hoeft niet)"), D),
    )


def titel(actie: str, one: MeedoenPersoon | None) -> str:
    """What the form is about, and for whom."""
    if actie == "pip":
        what = _("PIP vastgesteld")
    elif actie in MIJLPALEN:
        what = label(MijlpaalSoort(actie))
    else:
        what = label(DeelnameSoort(actie))
    return f"{what} · {one.letter} {one.naam}" if one is not None else what
