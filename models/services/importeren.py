"""Taking a list of households into the kluis: all of it in one operation, which can be undone as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.rules.importlijst import LijstGezin, LijstPersoon
from models.services.dossiers import open_dossier
from models.services.leden import PERSOON_VELDEN
from models.services.verb import Transactie, verb
from models.tables import Dossier, Lidmaatschap, Persoonsgegevens
from models.values import Recht


@verb("lijst_ingelezen", Area.DOSSIER, Area.PUNTEN, Area.PERSONEN, recht=Recht.DOSSIER_NIEUW)
def import_gezinnen(
    t: Transactie,
    gezinnen: Sequence[LijstGezin],
    *,
    gemeente_uid: str = "",
    voortgang: Callable[[int], None] | None = None,
) -> None:
    """Make a dossier of each household of a list: its name, dates, persons and what is known of them.

    All or nothing, one bewerking: undo takes the whole list back. Raises Refused("import_leeg") and what
    `open_dossier` and the fields of a person raise.
    """
    if not gezinnen:
        raise Refused("import_leeg")
    for number, gezin in enumerate(gezinnen, start=1):
        uid = open_dossier.work(
            t,
            gezin.naam,
            gezin.koppeling,
            gezin.aantal,
            gezin.azc,
            vergunning=gezin.vergunning,
            gemeente_uid=gemeente_uid,
        )
        _fill_people(t, str(uid), gezin.personen)
        if voortgang is not None:
            voortgang(number)


def _fill_people(t: Transactie, dossier_uid: str, personen: Sequence[LijstPersoon]) -> None:
    """Give the persons that came with the dossier their own names, in the order of the list."""
    rows = t.session.scalars(
        select(Persoonsgegevens)
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoonsgegevens.persoon_id)
        .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
        .where(Dossier.uid == dossier_uid)
        .order_by(Lidmaatschap.id)
    )
    for gegevens, persoon in zip(rows, personen, strict=False):
        values: dict[str, str | date | None] = {
            "roepnaam": persoon.roepnaam,
            "achternaam": persoon.achternaam,
            "geboortedatum": persoon.geboortedatum,
            **dict(persoon.velden),
        }
        for veld, waarde in values.items():
            setattr(gegevens, veld, PERSOON_VELDEN[veld].check(waarde, t.vandaag))
    t.session.flush()
