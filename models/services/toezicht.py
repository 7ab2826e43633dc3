"""How the provincie looks at a half-year: what weighs in, the steps of the ladder, its policy (A079-A131)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import cast

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.queries.inhoud import SHARED
from models.queries.pijplijn import PIJPLIJN
from models.rules.invoer import NOTITIE_MAX, number, text
from models.rules.toezicht import STAPPEN, Beleid, Ladderuitkomst, Pijplijnbeleid
from models.services.cijfers import save_instelling
from models.services.taakstelling import gemeente_of, half_of
from models.services.verb import Transactie, verb
from models.tables import Ladderstap, Toezicht
from models.values import Recht

MEESTE = 1_000_000


@verb("toezicht_bewaard", Area.GEMEENTE, recht=Recht.GEMEENTE)
def save_toezicht(
    t: Transactie,
    gemeente_uid: str,
    jaar: int,
    deel: int,
    *,
    gekoppeld: int | None = None,
    gronden: Sequence[str] = (),
    eigen: str = "",
    uitleg: str = "",
) -> str:
    """Save what weighs in about a half-year. Gives the uid of the row.

    `gekoppeld`: persons that the regievoerder coupled, where that is not our own count. `gronden`: codes of
    the dated list; `eigen`: a ground that is not in it yet and comes in it (A186). Raises Refused:
    gemeente_onbekend, halfjaar_onbekend, getal_buiten_grens, keuze_onbekend, veld_te_lang.
    """
    gemeente, half = gemeente_of(t, gemeente_uid), half_of(jaar, deel)
    known = _grounds(t, gemeente.uid)
    own = str(text(80)("eigen", eigen, t.vandaag))
    chosen = list(dict.fromkeys(gronden))
    if any(code not in known for code in chosen):
        raise Refused("keuze_onbekend", veld="gronden")
    if own:
        if own not in known:
            save_instelling.work(
                t,
                "verschoonbare_gronden",
                (*known, own),
                None,
                "",
                "gemeente",
                gemeente_uid=gemeente.uid,
            )
        chosen = list(dict.fromkeys([*chosen, own]))
    row = t.session.scalars(
        select(Toezicht).where(
            Toezicht.gemeente_id == gemeente.id, Toezicht.jaar == half.jaar, Toezicht.deel == half.deel
        )
    ).one_or_none()
    if row is None:
        row = Toezicht(gemeente_id=gemeente.id, jaar=half.jaar, deel=half.deel)
        t.session.add(row)
    row.gekoppeld = cast("int | None", number(0, MEESTE, leeg=True)("gekoppeld", gekoppeld, t.vandaag))
    row.gronden = json.dumps(chosen)
    row.uitleg = str(text(NOTITIE_MAX)("uitleg", uitleg, t.vandaag))
    t.session.flush()
    return row.uid


def _grounds(t: Transactie, gemeente_uid: str) -> tuple[str, ...]:
    stand = SHARED.get(t.session)
    found = stand.instellingen.value(
        "verschoonbare_gronden",
        t.vandaag,
        gemeente_uid=gemeente_uid,
        provincie=stand.provincies.get(gemeente_uid, ""),
    )
    return found if isinstance(found, tuple) else ()


@verb("ladderstap_bewaard", Area.GEMEENTE, recht=Recht.GEMEENTE)
def save_ladderstap(
    t: Transactie,
    gemeente_uid: str,
    jaar: int,
    deel: int,
    stap: str,
    *,
    gedaan_op: date | None = None,
    uiterlijk: date | None = None,
    uitkomst: Ladderuitkomst | str = "",
    notitie: str = "",
) -> str:
    """Save a step of the ladder about a half-year: the day it was done, its own term. Gives its uid.

    `uitkomst`: the ladder ends at this step (A119, A125), which needs the day. Nothing filled in: the step is
    as if it was never written down. Raises Refused: gemeente_onbekend, halfjaar_onbekend, keuze_onbekend,
    dag_in_toekomst, veld_leeg, veld_te_lang.
    """
    gemeente, half = gemeente_of(t, gemeente_uid), half_of(jaar, deel)
    if stap not in {one for steps in STAPPEN.values() for one in steps}:
        raise Refused("keuze_onbekend", veld="stap")
    if gedaan_op is not None and gedaan_op > t.vandaag:
        raise Refused("dag_in_toekomst", veld="gedaan_op")
    if uitkomst and uitkomst not in set(Ladderuitkomst):
        raise Refused("keuze_onbekend", veld="uitkomst")
    if uitkomst and gedaan_op is None:
        raise Refused("veld_leeg", veld="gedaan_op")
    note = str(text(NOTITIE_MAX)("notitie", notitie, t.vandaag))
    row = t.session.scalars(
        select(Ladderstap).where(
            Ladderstap.gemeente_id == gemeente.id,
            Ladderstap.jaar == half.jaar,
            Ladderstap.deel == half.deel,
            Ladderstap.stap == stap,
        )
    ).one_or_none()
    if gedaan_op is None and uiterlijk is None and not note:
        if row is not None:
            t.session.delete(row)
        return ""
    if row is None:
        row = Ladderstap(gemeente_id=gemeente.id, jaar=half.jaar, deel=half.deel, stap=stap)
        t.session.add(row)
    row.gedaan_op, row.uiterlijk, row.notitie = gedaan_op, uiterlijk, note
    row.uitkomst = Ladderuitkomst(uitkomst).value if uitkomst else ""
    t.session.flush()
    return row.uid


@verb("beleid_gekozen", Area.GEMEENTE, Area.INSTELLINGEN, recht=Recht.GEMEENTE)
def choose_beleid(
    t: Transactie,
    gemeente_uid: str,
    beleid: Beleid,
    vanaf: date | None = None,
    *,
    pijplijn: Pijplijnbeleid | str = "",
) -> None:
    """Choose what the provincie makes of arrears (K07); it counts for every gemeente of that provincie.

    `vanaf` = its first day: half-years that ended before it keep the policy of then. None = always.
    `pijplijn`: whether it counts the pijplijn with the realisatie (A128); empty = as it was. Raises Refused:
    gemeente_onbekend, keuze_onbekend.
    """
    gemeente = gemeente_of(t, gemeente_uid)
    if beleid not in set(Beleid):
        raise Refused("keuze_onbekend", veld="beleid")
    if pijplijn and pijplijn not in set(Pijplijnbeleid):
        raise Refused("keuze_onbekend", veld="pijplijn")
    scope = "provincie" if gemeente.provincie else "gemeente"
    save_instelling.work(
        t, "toezicht_beleid", Beleid(beleid).value, vanaf, "", scope, gemeente_uid=gemeente.uid
    )
    if pijplijn:
        value = Pijplijnbeleid(pijplijn).value
        save_instelling.work(t, PIJPLIJN, value, vanaf, "", scope, gemeente_uid=gemeente.uid)
