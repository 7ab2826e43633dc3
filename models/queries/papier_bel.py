"""Facts of the *Belblad*: one A4 beside the telephone, with whom to call, what is open, and room to write."""

from __future__ import annotations

from collections.abc import Sequence

from babel import Locale

from models.queries import mensen
from models.queries.contacten import ContactRow, load_contacten
from models.queries.dossier import load_dossier
from models.queries.lezer import Lezer
from models.queries.papier_dag import interpreter_of, language_of
from models.queries.papier_namen import blad_personen, free_text, gezin_name
from models.queries.papier_waar import address_of, contacts_of
from models.queries.rows import PaperHead
from models.queries.rows_avg import StukDeel, StukFacts
from models.queries.rows_dossier import DossierRow
from models.queries.rows_papier import BladPersoon
from models.queries.rows_volgen import MeldingRow
from models.queries.volgen import load_volgen
from models.queries.woorden import short_day
from models.values import Privacy
from resources.i18n import N_, _, language
from resources.labels import label, label_of

MELDINGEN = 2
CONTACTEN = 2
BELLEN = 5
"""So many lines of each stand on the sheet, it stays one A4; the rest is in the dossier."""
NAAM = 14
"""Characters of a name among others."""
NAAM_BELLEN = 38
"""Characters of a name on a line of its own."""
NOTITIE, REGEL = 84, 50
"""Characters of what was told: on two lines of the sheet, and on one."""
REGELS, REGELS_VOL = (4, 3, 2), (3, 2, 2)
"""Lines to write on under each heading; fewer where many people stand on the sheet."""
VEEL = 4
"""From more people on the lines are fewer."""
_TOLK = {
    "ja": N_("tolk nodig"),
    "telefonisch": N_("tolk per telefoon"),
    "nee": N_("geen tolk nodig"),
}


def belblad_facts(lezer: Lezer, dossier_uid: str, *, head: PaperHead) -> StukFacts:
    """Collect the sheet to have beside the telephone. Raises Refused("dossier_onbekend")."""
    row = load_dossier(lezer, dossier_uid)
    volgen = load_volgen(lezer, dossier_uid)
    contacten = load_contacten(lezer, dossier_uid).contacten
    full = len(mensen.present(row.personen, lezer.vandaag)) > VEEL
    room = REGELS_VOL if full else REGELS
    open_ = [one for one in volgen.meldingen if one.gesloten_op is None]
    return StukFacts(
        head=head,
        dossier_nummer=row.nummer,
        midden=_("dossier {nummers}").format(nummers=row.nummer),
        delen=(
            StukDeel(kop="", paren=_household(lezer, row, head.privacy)),
            _phones(lezer, row, head.privacy),
            _reports(open_, head.privacy),
            _spoken(contacten, head.privacy),
            StukDeel(kop=_("Wat is gezegd"), lijnen=room[0]),
            StukDeel(kop=_("Wat is afgesproken, en voor wanneer"), lijnen=room[1]),
            StukDeel(kop=_("Wie vertelt het aan wie"), lijnen=room[2]),
        ),
    )


def cut(words: str, most: int = NOTITIE) -> str:
    """Words on one line, cut with … where they are longer."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _household(lezer: Lezer, row: DossierRow, privacy: Privacy) -> tuple[tuple[str, str], ...]:
    people = mensen.present(row.personen, lezer.vandaag)
    tolk = _TOLK.get(interpreter_of(people), "")
    words = (_language(language_of(people)), _(tolk) if tolk else "")
    return (
        (_("Naam"), gezin_name(row.naam, privacy, len(people))),
        (_("Wie"), ", ".join(_person(one) for one in blad_personen(people, row.naam, privacy))),
        (_("Adres"), address_of(row, privacy)),
        (_("Taal en tolk"), ", ".join(part for part in words if part)),
    )


def _language(code: str) -> str:
    return str(Locale.parse(language()).languages.get(code, code)) if code else ""


def _person(one: BladPersoon) -> str:
    age = f" ({one.leeftijd})" if one.leeftijd is not None else ""
    return f"{one.letter} {cut(one.naam, NAAM)}".strip() + age


def _phones(lezer: Lezer, row: DossierRow, privacy: Privacy) -> StukDeel:
    found = [one for one in contacts_of(lezer, row, privacy) if one.telefoon]
    return StukDeel(
        kop=_("Bellen"),
        kolommen=(_("Wie"), _("Naam"), _("Telefoon")),
        breedtes=(0.28, 0.46, 0.26),
        rijen=tuple(
            (
                one.rol,
                cut(", ".join(part for part in (one.naam, one.organisatie) if part), NAAM_BELLEN),
                one.telefoon,
            )
            for one in found[:BELLEN]
        ),
        uitleg="" if found else _("Er staat nog geen telefoonnummer bij dit gezin."),
    )


def _reports(rows: Sequence[MeldingRow], privacy: Privacy) -> StukDeel:
    more = len(rows) - MELDINGEN
    return StukDeel(
        kop=_("Open meldingen"),
        kolommen=(_("Dag"), _("Waarover, van wie"), _("Wat, en wat we doen")),
        breedtes=(0.13, 0.33, 0.54),
        rijen=tuple(
            (
                short_day(one.op),
                ", ".join(
                    part
                    for part in (
                        label_of("melding_over", one.onderwerp),
                        label_of("melding_melder", one.melder) if one.melder else "",
                        cut(free_text(one.melder_naam, privacy), NAAM),
                    )
                    if part
                ),
                cut(free_text(" – ".join(part for part in (one.notitie, one.aanpak) if part), privacy)),
            )
            for one in rows[:MELDINGEN]
        ),
        uitleg=_("Er is geen melding open.")
        if not rows
        else (_("In het dossier staan er nog {n}.").format(n=more) if more > 0 else ""),
    )


def _spoken(rows: Sequence[ContactRow], privacy: Privacy) -> StukDeel:
    return StukDeel(
        kop=_("Laatste contacten"),
        kolommen=(_("Dag"), _("Hoe"), _("Wat")),
        breedtes=(0.13, 0.33, 0.54),
        rijen=tuple(
            (
                short_day(one.op),
                label(one.soort) if one.bereikt else _("{hoe}, niet bereikt").format(hoe=label(one.soort)),
                cut(free_text(one.notitie, privacy), REGEL),
            )
            for one in rows[:CONTACTEN]
        ),
        uitleg="" if rows else _("Er is nog geen contact genoteerd."),
    )
