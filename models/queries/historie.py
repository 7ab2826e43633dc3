"""*Wat is er veranderd*: the historie of a dossier in readable rows, and what can still be undone."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec
from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from models.queries.lezer import Lezer
from models.queries.mensen import medewerker_names
from models.queries.rows_dossier import HistorieRow
from models.queries.sql import GELEZEN, Rij
from models.queries.woorden import reason_words, short_day
from models.tables import Actiepunt, Ankerdatum, Bewerking, Dossier, Historie, Persoonsgegevens, Waarde

NIET_TERUG = frozenset(
    {
        "undo",
        "dagwissel",
        "inhoud_gezaaid",
        "kluis_ingericht",
        "afdruk",
        "afdruk_bladzijden",
        "punt_aangepast",
        "punt_eigen",
        "concept",
        "dossier_anoniem",
        "dossier_vernietigd",
        "gezin_gewist",
        "persoon_gewist",
        "medewerker_erbij",
        "medewerker_rollen",
        "medewerker_vertrekt",
        "medewerker_terug",
        "medewerker_afwezig",
        "medewerker_weer_er",
        "dossier_beschermd",
        "dossier_onbeschermd",
        "slot_start",
        "slot_eigen",
        "slot_weg",
        "sloten_nagekeken",
        "herstelcode_nieuw",
        "herstelcode_gebruikt",
        "kluis_omgesleuteld",
        "noodtoegang",
        "bericht_gezien",
        "overdracht_gemaakt",
        "overdracht_mislukt",
        "overdracht_bevestigd",
        "ontvangst_gemaakt",
        "uitwisseling_gemaakt",
        "sleutel_gemaakt",
        "partner_bevestigd",
    }
)
"""Operations that are no act on a dossier, left the house as paper, wrote append-only content, or gave or
took access: that is given again, not taken back."""
AFGELEID = ("termijn_datum", "herbereken_op", "nummer", "volgend_nummer")
"""Fields that follow from others: a later change of them alone is no reason to refuse an undo."""
_STIL = ("herbereken_op", "volgend_nummer", "bladzijden")
"""Fields that only the program needs; nobody looks for them here."""
_EIGEN_WERK = (Historie.tabel == "gebeurtenis") & (Historie.veld == "gegevens")
"""What an event remembers of its own work: uids, no words; what it did has rows of its own."""
_LEES = 4000
"""Rows of the historie that are read for one page; more than that is collapsed anyway."""
_SAMEN = 3
"""More equal changes than this in one operation become one row with their number."""
_ISO = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def load_historie(lezer: Lezer, dossier_uid: str, limit: int = 200) -> tuple[HistorieRow, ...]:
    """Read what changed in a dossier, and who looked at it or printed it, the newest first.

    Nothing of a dossier out of sight. Values that were erased stay empty. `kan_ongedaan` stands on the rows
    of operations whose objects no later operation has changed; `undo` itself decides again.
    """
    if lezer.session.connection().scalar(select(Dossier.id).where(Dossier.uid == dossier_uid)) is None:
        return ()  # out of sight
    rows = _read(lezer, dossier_uid)
    names = medewerker_names(lezer)
    about = _subjects(lezer, dossier_uid, {row.object_uid for row in rows})
    groups: dict[tuple[int, str, str, str], list[Rij]] = {}
    for row in rows:
        groups.setdefault((row.bewerking_id, row.tabel, row.actie, row.veld), []).append(row)
    acts = [(key[0], _collapsed(group, names, about)) for key, group in groups.items()]
    oldest = rows[-1].bewerking_id if len(rows) == _LEES else 0
    acts += _without_change(lezer, dossier_uid, names, oldest)
    acts.sort(key=_number, reverse=True)
    found = [row for _nummer, group in acts[:limit] for row in group]
    return _with_undo(lezer, rows, found[:limit])


def _number(act: tuple[int, Iterable[HistorieRow]]) -> int:
    return act[0]


def _without_change(
    lezer: Lezer, dossier_uid: str, names: Mapping[str, str], oldest: int
) -> list[tuple[int, Iterable[HistorieRow]]]:
    """Entries that changed nothing: who looked, and who tried what was not allowed.

    Somebody who looked several times on a day is one row, with the number of times in `nieuw`.
    """
    told = exists().where(Historie.bewerking_id == Bewerking.id)
    looks: dict[tuple[object, ...], list[Rij]] = {}
    for row in lezer.session.connection().execute(
        select(Bewerking.id, Bewerking.uid, Bewerking.soort, Bewerking.wie, Bewerking.op, Bewerking.resultaat)
        .where(Bewerking.dossier_uid == dossier_uid, Bewerking.id >= oldest, ~told)
        .order_by(Bewerking.id.desc())
        .limit(_LEES)
    ):
        looks.setdefault((row.op.date(), row.wie, row.soort, row.resultaat), []).append(row)
    return [(group[0].id, (_look(group, names),)) for group in looks.values()]


def _look(group: list[Rij], names: Mapping[str, str]) -> HistorieRow:
    first = group[0]
    return HistorieRow(
        op=first.op,
        wie=names.get(first.wie, first.wie),
        soort=first.soort,
        tabel="",
        veld="",
        onderwerp="",
        oud="",
        nieuw=str(len(group)) if len(group) > 1 else "",
        bewerking=first.uid,
        resultaat=first.resultaat,
    )


def _read(lezer: Lezer, dossier_uid: str) -> list[Rij]:
    return list(
        lezer.session.connection().execute(
            select(
                Historie.id,
                Historie.bewerking_id,
                Historie.tabel,
                Historie.object_uid,
                Historie.actie,
                Historie.veld,
                Waarde.id.label("waarde_id"),
                Waarde.oud,
                Waarde.nieuw,
                Bewerking.uid.label("bewerking"),
                Bewerking.soort,
                Bewerking.wie,
                Bewerking.op,
            )
            .join(Bewerking, Bewerking.id == Historie.bewerking_id)
            .join(Waarde, Waarde.historie_id == Historie.id, isouter=True)
            .where(Historie.dossier_uid == dossier_uid, Historie.veld.not_in(_STIL), ~_EIGEN_WERK, GELEZEN)
            .order_by(Historie.id.desc())
            .limit(_LEES)
        )
    )


def _collapsed(group: list[Rij], names: Mapping[str, str], about: dict[str, str]) -> Iterable[HistorieRow]:
    if len(group) > _SAMEN:
        return [_row(group[0], names, "", "", str(len(group)))]
    if group[0].veld:
        return [
            _row(r, names, about.get(r.object_uid, ""), spelled(r.oud, r.veld), spelled(r.nieuw, r.veld))
            for r in group
        ]
    return [_new_row(r, names, about.get(r.object_uid, "")) for r in group]


def _row(row: Rij, names: Mapping[str, str], onderwerp: str, oud: str, nieuw: str) -> HistorieRow:
    return HistorieRow(
        op=row.op,
        wie=names.get(row.wie, row.wie),
        soort=row.soort,
        tabel=row.tabel,
        veld=row.veld or row.actie,
        onderwerp=onderwerp,
        oud=oud,
        nieuw=nieuw,
        bewerking=row.bewerking,
    )


def _new_row(row: Rij, names: Mapping[str, str], onderwerp: str) -> HistorieRow:
    """A row that was made or went; of an event the reason or note that was written stands with it (K04)."""
    if row.tabel == "gebeurtenis" and row.actie == "nieuw" and row.nieuw:
        made = json.loads(row.nieuw)
        for veld, tekst in (("reden", _reason(made)), ("notitie", made.get("notitie"))):
            if tekst:
                return msgspec.structs.replace(_row(row, names, onderwerp, "", str(tekst)), veld=veld)
    return _row(row, names, onderwerp, "", "")


def _reason(made: Mapping[str, object]) -> object:
    told = json.loads(str(made.get("gegevens") or "{}"))
    return told.get("reden") if isinstance(told, dict) else None


def spelled(text: str | None, veld: str = "") -> str:
    """Spell a stored value: days as 3-6-2026, yes and no in words, the rest as it is."""
    if text is None:
        return ""
    value = json.loads(text)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if _ISO.match(value):
        with contextlib.suppress(ValueError):  # typed text may look like a day and be none
            return short_day(date.fromisoformat(value))
    return reason_words(value) if veld == "reden" else value


def _subjects(lezer: Lezer, dossier_uid: str, uids: set[str]) -> dict[str, str]:
    """Say what an object is: the text of a line, the name of a person, the code of an anchor."""
    connection = lezer.session.connection()
    dossier_id, gemeente_id = connection.execute(
        select(Dossier.id, Dossier.gemeente_id).where(Dossier.uid == dossier_uid)
    ).first() or (0, None)
    found: dict[str, str] = {}
    for uid, item_id, versie, herkomst, eigen in connection.execute(
        select(
            Actiepunt.uid,
            Actiepunt.item_id,
            Actiepunt.inhoud_versie,
            Actiepunt.inhoud_herkomst,
            Actiepunt.tekst,
        ).where(Actiepunt.dossier_id == dossier_id)
    ):
        item = lezer.item(item_id, versie, herkomst, gemeente_id)
        found[uid] = eigen or (item.tekst if item is not None else item_id)
    found |= {
        row.uid: row.soort
        for row in connection.execute(
            select(Ankerdatum.uid, Ankerdatum.soort).where(Ankerdatum.dossier_id == dossier_id)
        )
    }
    for uid, roepnaam, achternaam in connection.execute(
        select(Persoonsgegevens.uid, Persoonsgegevens.roepnaam, Persoonsgegevens.achternaam).where(
            Persoonsgegevens.uid.in_(sorted(uids))
        )
    ):
        found[uid] = f"{roepnaam} {achternaam}".strip()
    return found


def _with_undo(lezer: Lezer, rows: list[Rij], found: list[HistorieRow]) -> tuple[HistorieRow, ...]:
    shown = {row.bewerking for row in found}
    by_id = {row.bewerking_id: row for row in rows if row.bewerking in shown}
    erased = {row.bewerking_id for row in rows if row.waarde_id is None}
    possible = {i for i, row in by_id.items() if row.soort not in NIET_TERUG} - erased
    later = _moved_on(lezer, possible)
    good = {by_id[i].bewerking for i in possible - later}
    return tuple(msgspec.structs.replace(row, kan_ongedaan=row.bewerking in good) for row in found)


def _moved_on(lezer: Lezer, bewerkingen: set[int]) -> set[int]:
    """Which operations have an object that a later operation changed."""
    mine, later, act = aliased(Historie), aliased(Historie), aliased(Bewerking)
    rows = lezer.session.connection().execute(
        select(mine.bewerking_id)
        .join(later, later.object_uid == mine.object_uid)
        .join(act, act.id == later.bewerking_id)
        .where(
            mine.bewerking_id.in_(sorted(bewerkingen)),
            later.bewerking_id > mine.bewerking_id,
            act.soort != "dagwissel",
            later.veld.not_in(AFGELEID),
        )
        .distinct()
    )
    return {int(r[0]) for r in rows}
