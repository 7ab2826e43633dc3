"""The small forms of an appointment: what is asked, with which values it begins, and what it becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from models.queries.rows import PuntRow
from models.queries.rows_beheer import MedewerkerRow, OrganisatieRow
from models.queries.rows_dossier import DossierRow
from models.queries.tijdafspraken import TijdafspraakRow
from models.rules.standen import OPEN_STANDEN
from models.services.tijdafspraken import WAT_MAX, Afspraak
from models.values import TIJDAFSPRAKEN
from resources.i18n import _
from resources.labels import label_of
from views.widgets.velden import Veld, Veldsoort, Waarde

K, D, GETAL = Veldsoort.KEUZE, Veldsoort.DATUM, Veldsoort.GETAL
EEN_UUR = 60
"""Minutes with which the form begins."""


def afspraak_velden(
    row: DossierRow,
    organisaties: Sequence[OrganisatieRow],
    medewerkers: Sequence[MedewerkerRow],
    held: str = "",
) -> tuple[Veld, ...]:
    """What is asked; `held` = uid of the point that it is for, which stays a choice also when it is done."""
    kinds = tuple((code, label_of("tijdafspraak", code)) for code in TIJDAFSPRAKEN)
    known = tuple((one.uid, one.naam) for one in organisaties)
    ours = tuple((one.uid, one.naam) for one in medewerkers)
    points = tuple(
        (one.uid, f"{one.nummer}  {one.tekst}")
        for one in row.punten
        if one.stand in OPEN_STANDEN or one.uid == held
    )
    return (
        Veld("soort", _("Wat voor afspraak"), K, kinds),
        Veld("op", _("Op welke dag"), D),
        Veld("tijd", _("Hoe laat"), hint="9:30"),
        Veld("minuten", _("Hoeveel minuten"), GETAL),
        Veld("wie", _("Wie van ons gaat mee"), K, (("", _("Niemand")), *ours)),
        Veld("komt", _("Wie van het gezin (letters)"), hint=_("leeg = het gezin, of: a c")),
        Veld("wat", _("Waarover, in een paar woorden (geen ziekte)"), breed=True),
        Veld("plaats", _("Waar"), breed=True),
        Veld("organisatie_uid", _("Met welke organisatie"), K, (("", _("Geen")), *known)),
        Veld("met", _("Met wie daar (hoeft niet)")),
        Veld("punt_uid", _("Voor welk punt"), K, (("", _("Geen punt")), *points)),
    )


def afspraak_waarden(
    held: TijdafspraakRow | None, punt: PuntRow | None, vandaag: date, wie: str
) -> dict[str, Waarde]:
    """What the form begins with: the appointment, else what is known of the point that it is for."""
    if held is not None:
        return {
            "soort": held.soort,
            "op": held.op,
            "tijd": held.tijd,
            "minuten": held.minuten,
            "wat": held.wat,
            "plaats": held.plaats,
            "komt": held.komt,
            "wie": held.wie_uid,
            "organisatie_uid": held.organisatie_uid,
            "met": held.met,
            "punt_uid": held.punt_uid,
        }
    begin: dict[str, Waarde] = {"soort": "huisbezoek", "op": vandaag, "minuten": EEN_UUR, "wie": wie}
    if punt is None:
        return begin
    day = punt.termijn if punt.termijn is not None and punt.termijn >= vandaag else vandaag
    words = punt.tekst if len(punt.tekst) <= WAT_MAX else f"{punt.tekst[: WAT_MAX - 1].rstrip()}…"
    return begin | {"soort": "anders", "op": day, "wat": words, "punt_uid": punt.uid}


def afspraak_of(values: Mapping[str, Waarde], vandaag: date) -> Afspraak:
    """What was filled in, as the verb wants it."""
    op, minuten = values.get("op"), values.get("minuten")
    words = {
        name: str(values.get(name) or "")
        for name in ("soort", "tijd", "wat", "plaats", "komt", "wie", "organisatie_uid", "met", "punt_uid")
    }
    return Afspraak(
        op=op if isinstance(op, date) else vandaag,
        minuten=minuten if isinstance(minuten, int) else 0,
        **words,
    )


def af_velden() -> tuple[Veld, ...]:
    """Why it does not go on."""
    return (Veld("reden", _("Waarom niet (hoeft niet, geen ziekte)"), breed=True),)
