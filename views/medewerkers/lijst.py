"""The caseload as a list for a spreadsheet: how many gezinnen by phase, and no gezin (A170). Pure."""

from __future__ import annotations

from collections.abc import Sequence

from models.queries.rows_mensen import TeamRow
from resources.i18n import _
from resources.labels import label_of
from views.medewerkers.lijnen import rol_woorden
from views.uitvoer import Rij, iso


def koppen() -> tuple[str, ...]:
    """The columns."""
    return (
        *(_("Medewerker"), _("Organisatie"), _("Rol"), _("Begeleidt"), _("Fase 1"), _("Fase 2"), _("Fase 3")),
        *(_("Hoogstens afgesproken"), _("Cursussen"), _("Weg vanaf"), _("Weg tot en met")),
        _("Werkt hier tot"),
    )


def rijen(team: Sequence[TeamRow]) -> list[Rij]:
    """A row for each medewerker; only gezinnen in sight are counted, 0 as the most = none was agreed."""
    return [
        (
            *(one.naam, one.organisatie, rol_woorden(one.rollen), one.begeleidt, *one.per_fase),
            one.hoogstens or "",
            ", ".join(label_of("kwalificatie", soort) for soort, _dag in one.cursussen),
            *(iso(one.afwezig_van), iso(one.afwezig_tot), iso(one.tot)),
        )
        for one in team
    ]
