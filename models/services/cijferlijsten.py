"""Taking a list of published figures into the kluis as it is, in one operation that is undone as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.changes import Area
from models.errors import Refused
from models.rules.cijferlijst import Cijferrij
from models.rules.invoer import text
from models.services.taakstelling import gemeente_of, half_of, next_version
from models.services.verb import Transactie, verb
from models.tables import Taakstelling
from models.values import Recht


@verb("cijferlijst_ingelezen", Area.GEMEENTE, recht=Recht.GEMEENTE)
def import_cijfers(
    t: Transactie,
    gemeente_uid: str,
    lijst: str,
    rijen: Sequence[Cijferrij],
    bron: str = "",
    peildatum: date | None = None,
) -> None:
    """Take in the rows of a list under a name; the same name again gives new versions, nothing is repaired.

    `peildatum`: of which day the last half-year is, where that is not its end (A188). Raises Refused:
    gemeente_onbekend, veld_leeg, import_leeg, halfjaar_onbekend, dag_buiten_halfjaar.
    """
    gemeente = gemeente_of(t, gemeente_uid)
    name = str(text(verplicht=True)("lijst", lijst, t.vandaag))
    source = str(text(200, verplicht=True)("bron", bron, t.vandaag))
    if not rijen:
        raise Refused("import_leeg")
    last = max(one.halfjaar for one in rijen)
    if peildatum is not None and not last.begin <= peildatum <= last.eind:
        raise Refused("dag_buiten_halfjaar", veld="peildatum")
    for one in rijen:
        half = half_of(one.halfjaar.jaar, one.halfjaar.deel)
        t.session.add(
            Taakstelling(
                gemeente_id=gemeente.id,
                lijst=name,
                gebied=str(text(verplicht=True)("gebied", one.gebied, t.vandaag)),
                jaar=half.jaar,
                deel=half.deel,
                nummer=next_version(t, gemeente.id, half, name, one.gebied),
                opening=one.opening,
                taakstelling=one.taakstelling,
                opgave=one.opgave,
                realisatie=one.realisatie,
                stand=one.stand,
                procent=one.procent,
                peildatum=(peildatum if half == last else None) or half.eind,
                bekend_op=t.vandaag,
                bron=source,
            )
        )
    t.session.flush()
