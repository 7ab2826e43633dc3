"""Facts of the papers of the AVG: inzage, proof of erasing, registers, and what still lies on paper."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime

from babel import Locale
from babel.dates import get_timezone

from models.queries.inzage import VERWIJDERD, Inzage, Regel
from models.queries.rows import PaperHead
from models.queries.rows_avg import BewaarRow, DatalekRow, StukDeel, StukFacts, VernietigingRow, VerwerkingRow
from models.queries.woorden import reason_words, short_day
from models.rules.bewaren import Stap, month_start
from models.rules.datalek import LekStand
from resources.i18n import _, language
from resources.labels import LABELS, label, label_of, small_label_of
from resources.labels_begeleiding import LIJSTEN
from resources.labels_velden import GEGEVENS, OP_PAPIER_NIET, SOORT, TABELLEN, TECHNISCH, VELDEN, group_of
from resources.sentences import sentence, verb_words

TAALVELDEN, LANDVELDEN = ("moedertaal", "leestaal", "taal"), ("herkomstland",)
BREED = 3
"""So many rows of a table stand below each other as pairs; more become a table."""


# --- inzage -----------------------------------------------------------------------------------------------


def inzage_stuk(inzage: Inzage, head: PaperHead) -> StukFacts:
    """Make the paper that a person gets: everything, in words, grouped."""
    delen = [
        deel
        for tabel in TABELLEN
        if tabel not in {"persoon", "waarde"}
        for deel in _part(tabel, inzage.of(tabel))
    ]
    delen += _part("persoon", inzage.of("persoon"))
    delen += _changes(inzage)
    delen += _looked(inzage)
    return StukFacts(
        head=head,
        midden=_("dossier {nummers}").format(nummers=", ".join(inzage.nummers)),
        inleiding=(
            _("Dit is alles wat wij over je bewaren. Je mag vragen om iets te verbeteren of te wissen."),
            _("Namen van anderen staan er niet in: die zijn niet van jou. Dan staat er wat hun rol is."),
        ),
        delen=tuple(delen),
        slot=(
            _(
                "Klopt iets niet, of wil je dat wij iets wissen? Zeg het tegen je begeleider."
                " Wij antwoorden binnen een maand."
            ),
            _("Wil je het als bestand, om mee te nemen naar een ander? Dat kan ook."),
            _(
                "Ben je het niet met ons eens? Dan kun je een klacht indienen"
                " bij de Autoriteit Persoonsgegevens."
            ),
        ),
        tekenen=(_("Gegeven door"), _("Ontvangen, de identiteit is gezien")),
    )


def _part(tabel: str, regels: Sequence[Regel]) -> list[StukDeel]:
    pairs = [(one, _pairs(one)) for one in regels]
    shown = [(one, found) for one, found in pairs if found]
    if not shown:
        return []
    if len(shown) <= BREED:
        return [
            StukDeel(kop=_(TABELLEN[tabel]) if nr == 0 else "", paren=found)
            for nr, (_one, found) in enumerate(shown)
        ]
    rows = tuple(_as_row(one, found) for one, found in shown)
    return [
        StukDeel(kop=_(TABELLEN[tabel]), kolommen=(_("Wat"), _("Gegevens")), breedtes=(0.4, 0.6), rijen=rows)
    ]


def _as_row(one: Regel, pairs: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """What it is about, and the rest of it behind each other."""
    title = _title(one)
    rest = [(name, value) for name, value in pairs if value != title]
    return title or rest[0][1], " · ".join(
        f"{name}: {value}" for name, value in (rest if title else rest[1:])
    )


def _title(one: Regel) -> str:
    values = one.waarden
    if one.tabel == "actiepunt":
        return str(values.get("punt", ""))
    if one.tabel == "gebeurtenis":
        return verb_words(str(values.get("soort", "")))
    if one.tabel in SOORT:
        code = str(values.get("reden" if one.tabel == "ronde" else "soort", ""))
        return label_of(SOORT[one.tabel], code)
    return ""


def _pairs(one: Regel) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_(VELDEN[name]), words)
        for name, value in one.waarden.items()
        if name not in TECHNISCH
        and name not in OP_PAPIER_NIET.get(one.tabel, ())
        and name in VELDEN
        and (words := in_words(one.tabel, name, value))
    )


def in_words(tabel: str, kolom: str, value: object) -> str:
    """Spell one value as people read it; empty = nothing to show."""
    if value is None or isinstance(value, bool):
        return _("ja") if value else ""
    if isinstance(value, datetime):
        return _when(value)
    if isinstance(value, date):
        return short_day(value)
    text = "" if value == 0 else str(value)
    if text == VERWIJDERD:
        return _("[weggelaten: gaat over iemand anders]")
    return reason_words(_coded(tabel, kolom, text))


def _coded(tabel: str, kolom: str, text: str) -> str:
    if kolom in {"wie", "gedaan_door", "vastgelegd_door", "ingevoerd_door", "medewerker_id"}:
        return role_words(text)
    if kolom == "vervallen_reden":
        return sentence(text)
    if kolom in LIJSTEN:
        return ", ".join(label_of(LIJSTEN[kolom], code) for code in text.split())
    if kolom in TAALVELDEN:
        return str(Locale.parse(language()).languages.get(text, text))
    if kolom in LANDVELDEN:
        return str(Locale.parse(language()).territories.get(text, text))
    return _label(tabel, kolom, text)


def _told(text: str) -> str:
    """What was noted of an event, in words."""
    try:
        told = json.loads(text)
    except ValueError:
        return text
    parts = {key: value for key, value in told.items() if key in GEGEVENS} if isinstance(told, dict) else {}
    return ", ".join(
        f"{_(GEGEVENS[key])}: {_told_value(value)}" for key, value in parts.items() if value not in (None, "")
    )


def _told_value(value: object) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if str(value) in LABELS["Fase"]:
        return label_of("Fase", str(value))
    return in_words("", "", _day_or(value))


def _label(tabel: str, kolom: str, text: str) -> str:
    if tabel == "gebeurtenis" and kolom in {"soort", "gegevens"}:
        return verb_words(text) if kolom == "soort" else _told(text)
    if kolom == "soort" or (tabel == "ronde" and kolom == "reden"):
        return label_of(SOORT[tabel], text) if tabel in SOORT else text
    group = group_of(tabel, kolom)
    return label_of(group, text) if group else text


def role_words(rollen: str) -> str:
    """Who did something, in words: `begeleider`, `begeleider en casusregisseur`."""
    if rollen in {"systeem", "start", "gebeurtenis"}:
        return _("het programma")
    known = LABELS["Rol"]
    words = [small_label_of("Rol", rol) for rol in rollen.split("+") if rol in known]
    return _(" en ").join(words) or _("een medewerker")


def _changes(inzage: Inzage) -> list[StukDeel]:
    rows = tuple(
        (
            short_day(v.op.date()),
            role_words(v.rol),
            _(VELDEN.get(v.veld, v.veld)),
            in_words("", v.veld, _day_or(v.oud)) or "–",
            in_words("", v.veld, _day_or(v.nieuw)) or "–",
        )
        for v in inzage.veranderingen
        if v.veld not in TECHNISCH
    )
    if not rows:
        return []
    return [
        StukDeel(
            kop=_(TABELLEN["waarde"]),
            kolommen=(_("Dag"), _("Door"), _("Gegeven"), _("Was"), _("Werd")),
            breedtes=(0.12, 0.2, 0.2, 0.24, 0.24),
            rijen=rows,
        )
    ]


def _day_or(value: object) -> object:
    if isinstance(value, str) and len(value) == len("2026-06-15"):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


def _looked(inzage: Inzage) -> list[StukDeel]:
    if not inzage.bekeken:
        return []
    rows = tuple((short_day(dag), role_words(rol)) for dag, rol in inzage.bekeken)
    return [
        StukDeel(
            kop=_("Wie in het dossier keek"),
            kolommen=(_("Dag"), _("Wie")),
            breedtes=(0.25, 0.75),
            rijen=rows,
        )
    ]


# --- proof of erasing -------------------------------------------------------------------------------------


def bewijs_stuk(
    row: VernietigingRow, kopieen: Sequence[tuple[str, datetime, date | None]], head: PaperHead
) -> StukFacts:
    """Make the proof: what went, when, and which backups still hold it until when. Numbers and days only.

    `kopieen`: place, moment and the last day of each backup that was made before.
    """
    pairs = [
        (_("Dossier"), row.nummer),
        (_("Wat"), label_of("vernietiging", row.soort)),
        (_("Waarom"), label_of("vernietiging_grond", row.grond)),
        (_("Op"), _when(row.op)),
        (_("Personen"), str(row.personen) + (f" ({row.letter})" if row.letter else "")),
    ]
    if row.verzoek_op is not None:
        pairs.append((_("Gevraagd op"), short_day(row.verzoek_op)))
    if row.gesloten_op is not None:
        pairs.append((_("Dossier gesloten op"), short_day(row.gesloten_op)))
    counts = tuple((label_of("tabel", name), str(count)) for name, count in row.rijen if count)
    copies = tuple(
        (
            label_of("kopie_waar", where),
            _when(op),
            short_day(last) if last else "–",
        )
        for where, op, last in kopieen
    )
    return StukFacts(
        head=head,
        midden=_("dossier {nummers}").format(nummers=row.nummer),
        inleiding=(_("Deze gegevens zijn uit de kluis gewist en niet terug te halen uit het bestand zelf."),),
        delen=(
            StukDeel(kop=_("Gewist"), paren=tuple(pairs)),
            StukDeel(
                kop=_("Wat er weg is"),
                kolommen=(_("Soort"), _("Aantal")),
                breedtes=(0.7, 0.3),
                rijen=counts,
            ),
            StukDeel(
                kop=_("Reservekopieën waar het nog in staat"),
                uitleg=_(
                    "Een reservekopie is versleuteld en verdwijnt vanzelf."
                    " Zet je er een terug, wis dan opnieuw."
                )
                if copies
                else _("Er is geen reservekopie waar dit nog in staat."),
                kolommen=(_("Waar"), _("Gemaakt op"), _("Uiterlijk weg op")) if copies else (),
                breedtes=(0.4, 0.3, 0.3) if copies else (),
                rijen=copies,
            ),
        ),
        slot=(
            _(
                "Wat blijft: tellingen per maand, zonder naam en zonder nummer,"
                " voor de taakstelling en de doorlooptijd."
            ),
        ),
        tekenen=(_("Gewist door"), _("Gezien door")),
    )


# --- registers --------------------------------------------------------------------------------------------


def verwerkingen_stuk(rows: Sequence[VerwerkingRow], head: PaperHead) -> StukFacts:
    """Make the register of processing: one part a line."""
    return StukFacts(
        head=head,
        inleiding=(
            _("Wat dit programma met gegevens van mensen doet. Kijk na of het klopt en pas het aan."),
        ),
        delen=tuple(StukDeel(kop=row.naam, paren=verwerking_paren(row)) for row in rows),
    )


def verwerking_paren(row: VerwerkingRow) -> tuple[tuple[str, str], ...]:
    """A line of the register as pairs of name and value."""
    return (
        (_("Wie is verantwoordelijk"), row.verantwoordelijke),
        (_("Doel"), row.doel),
        (_("Grond"), row.grond),
        (_("Over wie"), row.betrokkenen),
        (_("Welke gegevens"), row.gegevens),
        (_("Wie het krijgt"), row.ontvangers),
        (_("Hoe lang"), row.bewaren),
        (_("Hoe beveiligd"), row.beveiliging),
    )


def datalekken_stuk(rows: Sequence[DatalekRow], head: PaperHead) -> StukFacts:
    """Make the register of breaches: one part a breach."""
    return StukFacts(
        head=head,
        inleiding=(_("Alle datalekken, ook kleine en niet gemelde (AVG art. 33 lid 5)."),),
        delen=tuple(
            StukDeel(
                kop=_("Datalek {nummer}").format(nummer=row.nummer),
                paren=tuple((name, value) for name, value in datalek_paren(row) if value),
            )
            for row in rows
        )
        or (StukDeel(kop=_("Er is geen datalek vastgelegd.")),),
    )


def datalek_paren(row: DatalekRow) -> tuple[tuple[str, str], ...]:
    """A breach as pairs of name and value; empty values too."""
    return (
        (_("Soort"), label_of("datalek", row.soort)),
        (_("Wat er gebeurde"), reason_words(row.wat)),
        (_("Gebeurd op"), short_day(row.gebeurd_op) if row.gebeurd_op is not None else ""),
        (_("Ontdekt op"), _when(row.ontdekt_op)),
        (_("Welke gegevens"), row.gegevens),
        (_("Hoeveel mensen"), "" if row.aantal is None else str(row.aantal)),
        (_("Risico"), label(row.risico)),
        (_("Gevolgen"), row.gevolgen),
        (_("Wat er is gedaan"), row.maatregelen),
        (_("Functionaris weet het sinds"), _when(row.fg_op)),
        (_("Gemeld bij de AP op"), _when(row.ap_op)),
        (_("Uiterste moment voor de AP"), _when(row.uiterlijk) if row.ap_op is None else ""),
        (_("Waarom niet of later gemeld"), row.ap_reden),
        (_("Aan de mensen verteld op"), _when(row.betrokkenen_op)),
        (_("Waarom niet verteld"), row.betrokkenen_reden),
        (_("Afgesloten op"), short_day(row.afgesloten_op) if row.afgesloten_op is not None else ""),
    )


def lek_open(row: DatalekRow) -> int:
    """How many steps of a breach are still asked."""
    return sum(1 for one in row.stappen if one.stand in (LekStand.TE_DOEN, LekStand.TE_LAAT))


def _when(moment: datetime | None) -> str:
    """A moment in Dutch time."""
    if moment is None:
        return ""
    here = moment.astimezone(get_timezone("Europe/Amsterdam"))
    return f"{short_day(here.date())} {here:%H:%M}"


# --- what may go ------------------------------------------------------------------------------------------


def bewaarlijst_stuk(rows: Sequence[BewaarRow], head: PaperHead, vandaag: date) -> StukFacts:
    """Make the list of the month: numbers and days, no names; a box to tick off."""
    first = short_day(month_start(vandaag))
    parts = []
    for stap, kop in (
        (Stap.MAG_ANONIEM, _("Namen en notities mogen weg")),
        (Stap.MAG_WEG, _("De rest mag weg")),
    ):
        found = [row for row in rows if row.stap is stap]
        if found:
            parts.append(
                StukDeel(
                    kop=kop,
                    kolommen=(_("Dossier"), _("Gesloten"), _("Mag weg sinds"), _("Bijzonder"), _("Klaar")),
                    breedtes=(0.2, 0.16, 0.18, 0.36, 0.1),
                    rijen=tuple(_may_go(row) for row in found),
                )
            )
    return StukFacts(
        head=head,
        midden=_("lijst van {dag}").format(dag=first),
        inleiding=(_("Kijk na wat weg mag. Moet iets blijven, schrijf dan op waarom en tot wanneer."),),
        delen=tuple(parts) or (StukDeel(kop=_("Er hoeft niets weg.")),),
        tekenen=(_("Nagekeken door"),),
    )


def _may_go(row: BewaarRow) -> tuple[str, ...]:
    extra = []
    if row.papieren:
        extra.append(_("{n} op papier").format(n=row.papieren))
    if row.verzoeken:
        extra.append(_("er loopt een verzoek"))
    since = short_day(row.vanaf) if row.vanaf is not None else "–"
    return (row.nummer, short_day(row.gesloten_op), since, " · ".join(extra), "[ ]")
