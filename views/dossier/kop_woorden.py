"""What the head of a dossier says, made of its row: names, signs, phases, the clock line. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.queries.rows_dossier import DossierRow, KlokDeel, LichtRow
from models.rules.amv import MEERDERJARIG
from models.rules.leeftijd import verjaardag
from models.values import Fase, Recht, Stand
from resources.i18n import _, ngettext
from resources.labels import label, small_label_of
from resources.sentences import sentence
from views.widgets.dagen import dag_kort, dag_lang, taal_naam
from views.widgets.lijn import Chip, Toon

TOON_OF = {
    Stand.TE_LAAT: Toon.TE_LAAT,
    Stand.VANDAAG: Toon.WEEK,
    Stand.DEZE_WEEK: Toon.WEEK,
    Stand.OP_SCHEMA: Toon.OP_SCHEMA,
    Stand.GEDAAN: Toon.OP_SCHEMA,
}
GEZET_TOON = {"op_schema": Toon.OP_SCHEMA, "let_op": Toon.WEEK, "niet_goed": Toon.TE_LAAT}
"""Tone of a sign as somebody set it."""
WEEK = 7


@dataclass(frozen=True, slots=True)
class FaseStuk:
    """A phase in the bar."""

    tekst: str
    huidig: bool
    voorbij: bool


@dataclass(frozen=True, slots=True)
class KlokStuk:
    """A part of the clock line: how wide, how far, and its words."""

    norm: int
    deel: float
    """How far it is, 0 … 1."""
    toon: Toon
    tekst: str
    extra: str
    waarom: str


@dataclass(frozen=True, slots=True)
class Kop:
    """Everything in the head."""

    titel: str
    onder: str
    chips: tuple[tuple[Chip, str], ...]
    """A sign with its reasons in words."""
    fases: tuple[FaseStuk, ...]
    fase_kort: str
    poort: str
    knop: str
    """Words on the button to the next phase; empty = there is none."""
    klok: tuple[KlokStuk, ...]
    melding: str
    """Protected, closed, paused or warned: one sentence under the title."""
    wijzigen: bool = True
    """Whether something may be changed here: else there is no button to tell what happened."""


def kop_of(row: DossierRow, vandaag: date) -> Kop:
    """Make the head of a dossier on a day."""
    return Kop(
        titel=gezin_naam(row.naam, row.aantal_personen),
        onder=_onder(row),
        chips=tuple(_licht(licht, vandaag) for licht in row.lichten),
        fases=tuple(
            FaseStuk(
                f"{fase.nummer}  {label(fase)}",
                huidig=fase is row.fase,
                voorbij=fase.nummer < row.fase.nummer,
            )
            for fase in Fase
        ),
        fase_kort=_("fase {n}").format(n=row.fase.nummer),
        poort=_poort(row),
        knop=_("Naar fase {n}").format(n=row.fase.volgende.nummer)
        if row.fase.volgende is not None and row.afgesloten_op is None and row.mag(Recht.DOSSIER)
        else "",
        klok=tuple(_klok(deel, vandaag) for deel in row.klok),
        melding=_melding(row, vandaag),
        wijzigen=row.mag(Recht.DOSSIER),
    )


def gezin_naam(naam: str, personen: int) -> str:
    """Call a household of more people `Gezin X`, one person by name alone."""
    return _("Gezin {naam}").format(naam=naam) if personen > 1 else naam


def _onder(row: DossierRow) -> str:
    wie = {b.rol: b.naam for b in row.betrokkenen if b.tot is None}
    parts = [
        row.nummer,
        ngettext("{n} persoon", "{n} personen", row.aantal_personen).format(n=row.aantal_personen),
    ]
    parts += [taal_naam(taal) for taal in row.talen]
    if row.azc:
        parts.append(row.azc if row.azc.casefold().startswith("azc") else f"azc {row.azc}")
    for one in row.personen:
        if one.is_amv and one.tot is None and one.geboortedatum is not None:
            day = dag_kort(verjaardag(one.geboortedatum, MEERDERJARIG))
            parts.append(_("amv, 18 op {dag}").format(dag=day))
    if wie.get("begeleider"):
        parts.append(_("begeleider {naam}").format(naam=wie["begeleider"]))
    if wie.get("aanspreekpunt"):
        parts.append(_("aanspreekpunt {naam}").format(naam=wie["aanspreekpunt"]))
    else:
        parts.append(_("nog geen aanspreekpunt gemeente"))
    return " · ".join(parts)


def _licht(licht: LichtRow, vandaag: date) -> tuple[Chip, str]:
    naam = {"begeleiding": _("begeleiding"), "woning": _("woning"), "buurt": _("buurt")}.get(
        licht.code, licht.code
    )
    redenen = "\n".join(sentence(reden) for reden in licht.redenen)
    if licht.gezet:
        return _gezet(licht, naam, redenen, vandaag)
    toon = TOON_OF.get(licht.stand, Toon.RUST)
    woord = {
        Toon.TE_LAAT: _("te laat"),
        Toon.WEEK: _("let op"),
        Toon.OP_SCHEMA: _("op schema"),
        Toon.RUST: _("nog niet bekend"),
    }[toon]
    nooit = _("Bij Wonen volgen heeft nog niemand dit teken gezet.")
    return Chip(naam, toon), "\n".join(part for part in (f"{naam}: {woord}", redenen, nooit) if part)


def _gezet(licht: LichtRow, naam: str, redenen: str, vandaag: date) -> tuple[Chip, str]:
    """What somebody said of it counts; rent that is not paid makes *op schema* still *let op*."""
    stand = "let_op" if licht.achter and licht.gezet == "op_schema" else licht.gezet
    woord = small_label_of("teken_stand", stand)
    gezegd = small_label_of("teken_stand", licht.gezet)
    dag = dag_kort(licht.gezet_op, vandaag) if licht.gezet_op is not None else ""
    eerst = _("{naam}: {stand}, gezet op {dag}").format(naam=naam, stand=gezegd, dag=dag)
    chip = Chip(f"{naam}: {woord}", GEZET_TOON[stand])
    return chip, "\n".join(part for part in (eerst, licht.gezet_reden, redenen) if part)


def _poort(row: DossierRow) -> str:
    volgende = row.fase.volgende
    if volgende is None or row.afgesloten_op is not None:
        return ""
    count = len(row.poort_open)
    if count:
        tekst = ngettext("Nog {n} punt open voor fase {fase}", "Nog {n} punten open voor fase {fase}", count)
        return tekst.format(n=count, fase=volgende.nummer)
    if row.poort_anker_mist:
        return _("Nog nodig voor fase {fase}: {wat}").format(
            fase=volgende.nummer, wat=anker_naam(row.poort_anker_mist)
        )
    return _("Klaar voor fase {fase}").format(fase=volgende.nummer)


def anker_naam(code: str) -> str:
    """Name an anchor in plain words."""
    return small_label_of("Anker", code)


def _klok(deel: KlokDeel, vandaag: date) -> KlokStuk:
    namen = {"koppeling": _("koppeling"), "woonruimte": _("woonruimte"), "verhuizing": _("verhuizing")}
    naam = namen.get(deel.code, deel.code)
    duur = _duur(deel.dagen_norm)
    toon = TOON_OF.get(deel.stand, Toon.RUST)
    fraction = 0.0
    extra = ""
    if deel.klaar_op is not None:
        fraction = 1.0
        extra = _("klaar op {dag}").format(dag=dag_kort(deel.klaar_op, vandaag))
        if deel.tot is not None and deel.klaar_op > deel.tot:
            toon = Toon.RUST
            dagen = (deel.klaar_op - deel.tot).days
            extra = ngettext("{n} dag later klaar, {dag}", "{n} dagen later klaar, {dag}", dagen).format(
                n=dagen, dag=dag_kort(deel.klaar_op, vandaag)
            )
        else:
            toon = Toon.OP_SCHEMA
    elif deel.gepauzeerd:
        extra = _("gepauzeerd")
    elif deel.tot is not None and deel.dagen_over is not None:
        fraction = min(1.0, max(0.0, 1 - deel.dagen_over / max(deel.dagen_norm, 1)))
        extra = _over(deel.dagen_over, deel.tot, vandaag)
        if toon is Toon.OP_SCHEMA and deel.dagen_over <= WEEK:
            toon = Toon.WEEK
    waarom = ""
    if deel.van is not None and deel.tot is not None:
        waarom = _("{deel}: {van} + {duur} = {tot}").format(
            deel=naam.capitalize(), van=dag_lang(deel.van), duur=duur, tot=dag_lang(deel.tot)
        )
    return KlokStuk(deel.dagen_norm, fraction, toon, f"{naam} · {duur}", extra, waarom)


def _duur(dagen: int) -> str:
    if dagen and dagen % WEEK == 0:
        return ngettext("{n} week", "{n} weken", dagen // WEEK).format(n=dagen // WEEK)
    return ngettext("{n} dag", "{n} dagen", dagen).format(n=dagen)


def _over(over: int, tot: date, vandaag: date) -> str:
    dag = dag_kort(tot, vandaag)
    if over < 0:
        return ngettext("{n} dag te laat · was {dag}", "{n} dagen te laat · was {dag}", -over).format(
            n=-over, dag=dag
        )
    if over == 0:
        return _("vandaag")
    return ngettext("nog {n} dag · tot {dag}", "nog {n} dagen · tot {dag}", over).format(n=over, dag=dag)


def _melding(row: DossierRow, vandaag: date) -> str:
    parts = _wie_ziet(row)
    if row.afgesloten_op is not None:
        parts.append(
            _("Afgesloten op {dag}: {reden}").format(
                dag=dag_kort(row.afgesloten_op, vandaag), reden=row.afsluit_reden
            )
        )
        return " · ".join(parts)
    running = next((pauze for pauze in row.pauzes if pauze.tot is None), None)
    if running is not None:
        parts.append(
            _("De klok staat stil sinds {dag}: {reden}").format(
                dag=dag_kort(running.van, vandaag), reden=running.reden
            )
        )
    parts += [
        sentence(reden) for reden in row.waarschuwingen if reden.code != "geen_aanspreekpunt"
    ]  # the line above says that one already
    return " · ".join(parts)


def _wie_ziet(row: DossierRow) -> list[str]:
    """Who sees it, and what who looks may do here; nothing where that goes without saying."""
    parts = []
    if row.extra_beschermd:
        parts.append(_("Extra beschermd: alleen wie erbij staat, ziet dit dossier"))
    if row.in_nood:
        parts.append(_("In nood geopend: alleen vandaag"))
    if not row.mag(Recht.DOSSIER):
        parts.append(
            _("Je leest mee; je kunt hier wel zeggen wie erbij staat")
            if row.mag(Recht.TOEWIJZEN)
            else _("Je leest mee; veranderen hoort niet bij je rol")
        )
    return parts
