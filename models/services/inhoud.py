"""The checklists of a gemeente: own items, own versions of shipped ones, and switching items off or on.

A shipped item is never touched; what a gemeente makes is a row of its own (foundations 12).
"""

from __future__ import annotations

import msgspec
from sqlalchemy import func, select

from models.changes import Area
from models.content import Inhoud, Item
from models.content.checks import check_item
from models.content.loader import ContentError, hash_of, item_from_json, to_json
from models.errors import Refused
from models.queries.inhoud import SHARED
from models.rules.invoer import looks_like_bsn, text
from models.services.verb import Transactie, verb
from models.tables import Dossier, Gemeente, InhoudVersie, PuntAanpassing
from models.values import Fase, Herkomst, Recht

EIGEN_VANAF = 500
"""Own items are numbered from here, so that a shipped one that comes later never meets them."""
VOORVOEGSEL = {Fase.PRE_VESTIGING: "pv", Fase.VESTIGING: "ve", Fase.INTEGRATIE: "in", None: "gm"}
_VELD = {
    "inhoud_dubbele_partij": "wie",
    "inhoud_verdeling": "verdeling",
    "inhoud_doener_anders": "doener_anders",
    "inhoud_onbekende_rij": "matrix",
    "inhoud_doener_niet_in_rij": "wie",
    "inhoud_deel_buiten_rij": "wie",
    "inhoud_rij_niet_in_dossier": "matrix",
    "inhoud_onbekend_loket": "loket",
    "inhoud_expressie": "als",
    "inhoud_onbekende_voorwaarde": "als",
    "inhoud_termijn_twee_lengtes": "termijn",
    "inhoud_termijn_zonder_instelling": "termijn",
    "inhoud_instelling_eenheid": "termijn",
    "inhoud_onbekende_instelling": "termijn",
    "inhoud_instelling_lengte": "termijn",
    "inhoud_ronde_bij_eenmalig": "rondes",
    "inhoud_opnieuw_zonder_ronde": "rondes",
    "inhoud_niveau": "reikwijdte",
    "inhoud_voorvoegsel": "fase",
}
"""Code of a content check -> the field it is about; others name their key in `sleutel`."""


@verb("punt_aangepast", Area.INHOUD, recht=Recht.CIJFERS)
def adapt_item(t: Transactie, gemeente_uid: str, item_json: str) -> str:
    """Save an own version of an item for a gemeente. Gives the item id.

    The text, parties, term and the rest come from `item_json`; the version number and the origin are ours to
    give. Dossiers that run keep the version they have. Raises Refused: gemeente_onbekend, item_onbekend,
    item_versie_gelijk, item_geen_json, lijkt_op_bsn, and every code of the content checks with its field.
    """
    gemeente, inhoud = _place(t, gemeente_uid)
    item = _read(t, item_json)
    current = inhoud.items.get(item.id)
    if current is None:
        raise Refused("item_onbekend")
    item = msgspec.structs.replace(item, versie=current.versie, herkomst=Herkomst.GEMEENTE, uit=current.uit)
    if item == msgspec.structs.replace(current, herkomst=Herkomst.GEMEENTE):
        raise Refused("item_versie_gelijk")
    _check(item, inhoud)
    _add(t, gemeente, item)
    return item.id


@verb("punt_eigen", Area.INHOUD, recht=Recht.CIJFERS)
def add_item(t: Transactie, gemeente_uid: str, item_json: str) -> str:
    """Add an own item of a gemeente. Gives its id: the next free number of its phase from 500 on.

    Open dossiers get their line at the next dagwissel; the window runs one at once.
    The id in `item_json` is only a place holder (such as `pv-00`). Raises Refused as `adapt_item`.
    """
    gemeente, inhoud = _place(t, gemeente_uid)
    item = _read(t, item_json)
    prefix = VOORVOEGSEL[item.fase]
    used = [int(known.split("-")[1]) for known in inhoud.items if known.startswith(prefix)]
    used += [
        int(known.split("-")[1])
        for known in t.session.scalars(
            select(InhoudVersie.item_id).where(
                InhoudVersie.soort == "actiepunt", InhoudVersie.item_id.startswith(prefix)
            )
        )
    ]
    number = max([EIGEN_VANAF, *(n + 1 for n in used if n >= EIGEN_VANAF)])
    item = msgspec.structs.replace(
        item, id=f"{prefix}-{number}", versie=1, herkomst=Herkomst.GEMEENTE, uit=False
    )
    _check(item, inhoud)
    _add(t, gemeente, item)
    plan_anew(t, gemeente.id)
    return item.id


@verb("punt_aan_uit", Area.INHOUD, recht=Recht.CIJFERS)
def switch_item(t: Transactie, gemeente_uid: str, item_id: str, uit: bool, reden: str = "") -> None:  # noqa: FBT001 - a verb
    """Switch an item off or on for a gemeente. Running dossiers keep the lines they have.

    Raises Refused: gemeente_onbekend, item_onbekend, reden_nodig (switching off needs one).
    """
    gemeente, inhoud = _place(t, gemeente_uid)
    if item_id not in inhoud.items:
        raise Refused("item_onbekend")
    why = str(text(400)("reden", reden, t.vandaag))
    if uit and not why:
        raise Refused("reden_nodig", veld="reden")
    row = t.session.scalars(
        select(PuntAanpassing).where(
            PuntAanpassing.gemeente_id == gemeente.id, PuntAanpassing.item_id == item_id
        )
    ).one_or_none()
    if row is None:
        row = PuntAanpassing(gemeente_id=gemeente.id, item_id=item_id)
        t.session.add(row)
    row.uit = uit
    row.reden = why
    if not uit:
        plan_anew(t, gemeente.id)


def plan_anew(t: Transactie, gemeente_id: int) -> None:
    """Let the open dossiers of a gemeente take in new items at the next dagwissel, all on the same day."""
    for dossier in t.session.scalars(
        select(Dossier).where(Dossier.gemeente_id == gemeente_id, Dossier.afgesloten_op.is_(None))
    ):
        dossier.herbereken_op = t.vandaag


def _place(t: Transactie, gemeente_uid: str) -> tuple[Gemeente, Inhoud]:
    gemeente = t.session.scalars(select(Gemeente).where(Gemeente.uid == gemeente_uid)).one_or_none()
    if gemeente is None:
        raise Refused("gemeente_onbekend")
    return gemeente, SHARED.get(t.session).inhoud(gemeente_uid)


def _read(t: Transactie, item_json: str) -> Item:
    try:
        item = item_from_json(item_json)
    except ContentError as error:
        raise Refused("item_geen_json", uitleg=str(error.params.get("uitleg", ""))) from error
    if looks_like_bsn(item.tekst):
        raise Refused("lijkt_op_bsn", veld="tekst")
    return msgspec.structs.replace(item, tekst=str(text(160, verplicht=True)("tekst", item.tekst, t.vandaag)))


def _check(item: Item, inhoud: Inhoud) -> None:
    problems = check_item(item, inhoud)
    if not problems:
        return
    first = problems[0]
    params = dict(first.params)
    raise Refused(first.code, veld=_VELD.get(first.code, str(params.get("sleutel", ""))), **params)


def _add(t: Transactie, gemeente: Gemeente, item: Item) -> None:
    """Write the next own version. Its number is above every other, so that a line names one version only."""
    newest = t.session.scalar(
        select(func.max(InhoudVersie.nummer)).where(
            InhoudVersie.soort == "actiepunt", InhoudVersie.item_id == item.id
        )
    )
    item = msgspec.structs.replace(item, versie=(newest or 0) + 1)
    t.session.add(
        InhoudVersie(
            soort="actiepunt",
            item_id=item.id,
            nummer=item.versie,
            herkomst=Herkomst.GEMEENTE.value,
            gemeente_id=gemeente.id,
            json=to_json(item),
            hash=hash_of(item),
            geldig_vanaf=t.vandaag,
        )
    )
    t.session.flush()
