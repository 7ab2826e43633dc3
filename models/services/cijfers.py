"""Dated figures: a new value from a day on, for land, provincie or gemeente; older values are kept."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from sqlalchemy import select

from models.changes import Area
from models.content import Instelling as Figuur
from models.errors import Refused
from models.queries.inhoud import SHARED
from models.queries.instellingen import Waarde
from models.rules.invoer import text
from models.rules.spreekuur import SPREEKUUR_TIJDEN, read_spreekuur, typed_spreekuren
from models.services.verb import Transactie, verb
from models.tables import Actiepunt, Dossier, Gemeente, Instelling
from models.values import Herkomst, Recht, Staat

SCOPES = ("land", "provincie", "gemeente")


@verb("instelling_bewaard", Area.INSTELLINGEN, recht=Recht.CIJFERS)
def save_instelling(
    t: Transactie,
    code: str,
    waarde: Waarde,
    geldig_vanaf: date | None = None,
    bron: str = "",
    scope: str = "gemeente",
    *,
    gemeente_uid: str = "",
    gecontroleerd_op: date | None = None,
) -> str:
    """Save a value of a figure that counts from a day on (None = always). Gives the uid of the value.

    A value of the same place that was still running ends the day before; one that began on the same day is
    withdrawn. Open dossiers whose terms hang on the figure are recomputed. Raises Refused:
    instelling_onbekend, keuze_onbekend, waarde_past_niet, spreekuur_vorm, gemeente_onbekend, dagen_volgorde.
    """
    stand = SHARED.get(t.session)
    known = next((f for f in stand.inhoud().instellingen if f.code == code), None)
    if known is None:
        raise Refused("instelling_onbekend", veld="code")
    if scope not in SCOPES:
        raise Refused("keuze_onbekend", veld="scope")
    value = check_value(known, waarde, stand_values=[w.waarde for w in stand.instellingen.all_of(code)])
    place = _place(t, scope, gemeente_uid)
    for old in t.session.scalars(
        select(Instelling).where(
            Instelling.code == code,
            Instelling.scope == scope,
            Instelling.scope_uid == place,
            Instelling.vervallen_op.is_(None),
        )
    ):
        _end(t, old, geldig_vanaf)
    new = Instelling(
        code=code,
        scope=scope,
        scope_uid=place,
        waarde=msgspec.json.encode(value).decode(),
        herkomst=Herkomst.GEMEENTE.value,
        bron=str(text(200)("bron", bron, t.vandaag)),
        geldig_vanaf=geldig_vanaf,
        gecontroleerd_op=gecontroleerd_op or t.vandaag,
    )
    t.session.add(new)
    t.session.flush()
    _touch_users(t, code)
    return new.uid


def check_value(known: Figuur, waarde: Waarde, *, stand_values: list[Waarde]) -> Waarde:
    """Check a value against the kind of the figure: number, text, yes/no, list or one of its choices.

    None is always allowed: the figure is then open. Raises Refused: keuze_onbekend, waarde_past_niet,
    spreekuur_vorm.
    """
    if waarde is None:
        return None
    if known.code == SPREEKUUR_TIJDEN:
        _check_spreekuren(waarde)
    if known.keuzes and isinstance(waarde, str) and waarde not in known.keuzes:
        raise Refused("keuze_onbekend", veld="waarde")
    kinds = {_kind(v) for v in (known.waarde, *stand_values) if v is not None}
    if kinds and _kind(waarde) not in kinds:
        raise Refused("waarde_past_niet", veld="waarde")
    whole = any(isinstance(v, int) and not isinstance(v, bool) for v in stand_values)
    if isinstance(waarde, int | float) and not isinstance(waarde, bool):
        fraction = isinstance(waarde, float) and not waarde.is_integer()
        if waarde < 0 or (whole and fraction and not any(isinstance(v, float) for v in stand_values)):
            raise Refused("waarde_past_niet", veld="waarde")
        return int(waarde) if whole and not fraction else waarde
    return waarde


def _check_spreekuren(waarde: Waarde) -> None:
    """Refuse a spreekuur that nobody can read: it would not stand in the calendar."""
    for words in typed_spreekuren(waarde):
        if read_spreekuur(words) is None:
            raise Refused("spreekuur_vorm", veld="waarde", tekst=words)


def _kind(value: Waarde) -> str:
    if isinstance(value, bool):
        return "ja_nee"
    return {"int": "getal", "float": "getal", "str": "tekst"}.get(type(value).__name__, "lijst")


def _place(t: Transactie, scope: str, gemeente_uid: str) -> str:
    """The key of the place: empty for land, the name of the provincie, or the uid of the gemeente."""
    if scope == "land":
        return ""
    statement = select(Gemeente).order_by(Gemeente.id)
    if gemeente_uid:
        statement = statement.where(Gemeente.uid == gemeente_uid)
    found = t.session.scalars(statement.limit(2)).all()
    if len(found) != 1:
        raise Refused("gemeente_onbekend", veld="gemeente_uid")
    return found[0].uid if scope == "gemeente" else found[0].provincie


def _end(t: Transactie, old: Instelling, vanaf: date | None) -> None:
    """Let an older value of the place make way: ended the day before, or withdrawn when it began then."""
    if old.geldig_vanaf == vanaf or (vanaf is None and old.geldig_vanaf is None):
        old.vervallen_op = t.nu
        return
    if vanaf is None or (old.geldig_vanaf is not None and old.geldig_vanaf > vanaf):
        return
    if old.geldig_tot is None or old.geldig_tot >= vanaf:
        old.geldig_tot = vanaf - timedelta(days=1)


def _touch_users(t: Transactie, code: str) -> None:
    """Have the open dossiers recomputed that have an open line whose term was made with this figure."""
    ids = select(Actiepunt.dossier_id).where(
        Actiepunt.vervallen_op.is_(None),
        Actiepunt.staat.in_((Staat.OPEN.value, Staat.UITGESTELD.value, Staat.WACHT.value)),
        Actiepunt.afleiding.contains(f'"{code}"'),
    )
    for dossier in t.session.scalars(
        select(Dossier).where(Dossier.id.in_(ids), Dossier.afgesloten_op.is_(None))
    ):
        t.touch(dossier)
