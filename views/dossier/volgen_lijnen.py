"""The tab *Wonen volgen* of a dossier as lines: signs, reports, rent, the year, the sheet, damage. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.queries.rows_volgen import (
    HuurRow,
    MeldingRow,
    MomentRow,
    SchadeRow,
    TekenRow,
    VolgenRow,
    WoongedragRow,
)
from models.rules.geld import spelled
from models.rules.volgen import HuurStand
from models.values import TEKENS, Waarheid
from resources.i18n import _, ngettext
from resources.labels import label, label_of, small_label_of
from views.widgets.dagen import dag_kort, dag_lang, maand, taal_naam
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

TONEN = {"op_schema": Toon.OP_SCHEMA, "let_op": Toon.WEEK, "niet_goed": Toon.TE_LAAT}
_HUUR = {
    HuurStand.OP_TIJD: Toon.OP_SCHEMA,
    HuurStand.TE_LAAT: Toon.WEEK,
    HuurStand.NIET: Toon.TE_LAAT,
    HuurStand.NIET_GENOTEERD: Toon.RUST,
    HuurStand.KOMT: Toon.RUST,
}
EERDER = 8
"""So many signs of before are shown."""


def volgen_lijnen(row: VolgenRow, vandaag: date, *, mag: bool, papier: bool) -> list[Lijn]:
    """All cards of the tab; who may not change sees them without buttons."""
    lines = [
        *_signs(row, vandaag),
        *_reports(row.meldingen, vandaag, papier=papier),
        *_rent(row, vandaag),
        *_year(row, vandaag),
        *_sheets(row, vandaag),
        *_damage(row, vandaag),
        *_before(row, vandaag),
    ]
    return lines if mag else [_calm(one) for one in lines]


def _calm(one: Lijn) -> Lijn:
    return replace(one, knoppen=tuple(knop for knop in one.knoppen if knop.code == "belblad"))


def _head(kaart: str, titel: str, *knoppen: Knop) -> Lijn:
    return Lijn(f"kop:{kaart}", titel, kaart=kaart, soort=Soort.KOP, knoppen=knoppen)


def _text(kaart: str, words: str, key: str = "leeg") -> Lijn:
    return Lijn(f"{key}:{kaart}", words, kaart=kaart, soort=Soort.TEKST)


def _said(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _by(wie: str) -> str:
    return _("door {wie}").format(wie=wie) if wie else ""


# --- signs ---


def stand_chip(stand: str) -> Chip:
    """How a sign stands: sign, word and colour."""
    return Chip(label_of("teken_stand", stand), TONEN.get(stand, Toon.RUST))


def _signs(row: VolgenRow, vandaag: date) -> list[Lijn]:
    lines = [_head("tekens", _("Drie tekens"))]
    for soort in TEKENS:
        held = row.teken(soort)
        buttons = (Knop("teken", _("Zetten"), "z"),)
        if held is None:
            lines.append(
                Lijn(
                    f"teken:{soort}",
                    label_of("teken", soort),
                    kaart="tekens",
                    onder=_("Nog nooit gezet."),
                    chip=Chip(_("nog niet gezet"), Toon.RUST),
                    knoppen=buttons,
                )
            )
            continue
        lines.append(
            Lijn(
                f"teken:{soort}",
                label_of("teken", soort),
                kaart="tekens",
                onder=_said(held.reden, dag_kort(held.op, vandaag), _by(held.wie)),
                lang=True,
                chip=stand_chip(held.stand),
                knoppen=(*buttons, Knop("teken_weg", _("Weghalen"), "w")),
            )
        )
    if row.achterstand:
        months = ", ".join(maand(one) for one in row.achterstand)
        lines.append(
            Lijn(
                "achterstand",
                _("Huur niet betaald"),
                kaart="tekens",
                onder=_("{maanden}. Zoek samen uit waarom, en regel hulp bij het betalen.").format(
                    maanden=months.capitalize()
                ),
                lang=True,
                chip=Chip(_("let op"), Toon.WEEK),
            )
        )
    return lines


def _before(row: VolgenRow, vandaag: date) -> list[Lijn]:
    """What was said before: it stays to be read."""
    now = {held.uid for soort in TEKENS if (held := row.teken(soort)) is not None}
    older = [one for one in row.tekens if one.uid not in now]
    if not older:
        return []
    lines = [_head("eerder", _("Eerdere tekens"))]
    lines += [_older(one, vandaag) for one in older[:EERDER]]
    if len(older) > EERDER:
        more = len(older) - EERDER
        words = ngettext("Nog {n} ouder teken.", "Nog {n} oudere tekens.", more).format(n=more)
        lines.append(_text("eerder", words, "meer"))
    return lines


def _older(one: TekenRow, vandaag: date) -> Lijn:
    return Lijn(
        f"oud:{one.uid}",
        f"{label_of('teken', one.soort)} · {dag_kort(one.op, vandaag)}",
        kaart="eerder",
        onder=_said(one.reden, _by(one.wie)),
        chip=stand_chip(one.stand),
        grijs=True,
    )


# --- reports ---


def _reports(rows: Sequence[MeldingRow], vandaag: date, *, papier: bool) -> list[Lijn]:
    paper = (Knop("belblad", _("Belblad"), "b"),) if papier else ()
    lines = [
        _head("meldingen", _("Meldingen over wonen"), Knop("melding", _("Melding noteren"), "m"), *paper)
    ]
    if not rows:
        words = _("Belt de corporatie, een buur of iemand anders? Noteer het hier, met wie het weet.")
        lines.append(_text("meldingen", words))
    return lines + [_report(one, vandaag) for one in rows]


def _report(one: MeldingRow, vandaag: date) -> Lijn:
    shut = one.gesloten_op is not None
    who = _said(label_of("melding_melder", one.melder) if one.melder else "", one.melder_naam, _by(one.wie))
    told = ", ".join(label_of("weet", name) for name in one.weet)
    known = _("Weet ervan: {wie}").format(wie=told) if told else _("Nog niemand weet ervan.")
    parts = (
        who,
        one.notitie,
        known,
        _("Aanpak: {wat}").format(wat=one.aanpak) if one.aanpak else "",
        _("Uitkomst: {wat}").format(wat=one.afloop) if one.afloop else "",
    )
    chip = Chip(_("open"), Toon.WEEK)
    if one.gesloten_op is not None:
        chip = Chip(_("dicht {dag}").format(dag=dag_kort(one.gesloten_op, vandaag)), Toon.OP_SCHEMA)
    return Lijn(
        f"melding:{one.uid}",
        f"{dag_kort(one.op, vandaag)} · {label_of('melding_over', one.onderwerp)}",
        kaart="meldingen",
        onder="\n".join(part for part in parts if part),
        lang=True,
        chip=chip,
        knoppen=(Knop("melding_verder", _("Bijwerken"), "i"),),
        grijs=shut,
    )


# --- rent ---


def _rent(row: VolgenRow, vandaag: date) -> list[Lijn]:
    lines = [_head("huur", _("Huur van de eerste maanden"))]
    if row.huuringang is None:
        lines.append(_text("huur", _("Begint zodra bekend is wanneer de huur ingaat.")))
        return lines
    words = _("De huur gaat in op {dag}. Hoeveel maanden we volgen, is een voorstel.")
    lines.append(_text("huur", words.format(dag=dag_lang(row.huuringang)), "uitleg"))
    return lines + [_month(one, vandaag) for one in row.huur]


def _month(row: HuurRow, vandaag: date) -> Lijn:
    one = row.maand
    due = _("uiterlijk {dag}").format(dag=dag_kort(one.uiterlijk, vandaag))
    paid = _("betaald op {dag}").format(dag=dag_kort(one.betaald_op, vandaag)) if one.betaald_op else ""
    buttons: tuple[Knop, ...] = ()
    if one.stand is not HuurStand.KOMT or one.maand <= vandaag:
        buttons = (Knop("betaald", _("Betaald"), "b"),)
        if one.betaald_op is None and one.stand is not HuurStand.NIET:
            buttons = (*buttons, Knop("niet_betaald", _("Niet betaald"), "n"))
    if row.uid:
        buttons = (*buttons, Knop("huur_weg", _("Weghalen"), "w"))
    return Lijn(
        f"huur:{one.maand.isoformat()}",
        maand(one.maand).capitalize(),
        kaart="huur",
        onder=_said(due, paid),
        chip=Chip(label(one.stand), _HUUR[one.stand]),
        knoppen=buttons,
        grijs=one.stand is HuurStand.KOMT,
    )


# --- the year ---


def _year(row: VolgenRow, vandaag: date) -> list[Lijn]:
    lines = [_head("jaar", _("Het eerste jaar"))]
    if row.tekendatum is None:
        lines.append(_text("jaar", _("Begint bij het tekenen. De dagen volgen dan vanzelf.")))
        return lines
    last = max((one.moment.maanden for one in row.momenten if one.moment.gedaan_op), default=0)
    return lines + [_moment(one, row.tekendatum, vandaag, last) for one in row.momenten]


def _moment(row: MomentRow, tekendatum: date, vandaag: date, last_held: int) -> Lijn:
    one = row.moment
    after = ngettext("Na {n} maand", "Na {n} maanden", one.maanden).format(n=one.maanden)
    why = ngettext(
        "getekend {van} + {n} maand = {tot}", "getekend {van} + {n} maanden = {tot}", one.maanden
    ).format(van=dag_kort(tekendatum, vandaag), n=one.maanden, tot=dag_kort(one.gepland, vandaag))
    if one.gedaan_op is not None:
        signs = ", ".join(
            f"{small_label_of('teken', name)} {small_label_of('teken_stand', stand)}"
            for name, stand in row.standen
        )
        return Lijn(
            f"moment:{one.maanden}",
            after,
            kaart="jaar",
            onder="\n".join(part for part in (_said(signs, _by(row.wie)), row.afloop, why) if part),
            lang=True,
            chip=Chip(_("gedaan {dag}").format(dag=dag_kort(one.gedaan_op, vandaag)), Toon.OP_SCHEMA),
            knoppen=(Knop("moment_weg", _("Weghalen"), "w"),),
        )
    day = dag_kort(one.gepland, vandaag)
    chip = Chip(day, Toon.RUST)
    if one.maanden < last_held:
        chip = Chip(_("overgeslagen"), Toon.RUST)
    elif one.due(vandaag):
        chip = Chip(_("vandaag") if one.gepland == vandaag else _("sinds {dag}").format(dag=day), Toon.WEEK)
    last = _("Het jaar is dan om. Dit is ook een punt van de checklist.") if one.laatste else ""
    return Lijn(
        f"moment:{one.maanden}",
        after,
        kaart="jaar",
        onder=_said(why, last),
        lang=True,
        chip=chip,
        knoppen=(Knop("moment", _("Noteren"), "n"),),
    )


# --- the sheet on living ---


def _sheets(row: VolgenRow, vandaag: date) -> list[Lijn]:
    lines = [_head("uitleg", _("Uitleg over wonen"), Knop("woongedrag", _("Uitleg gegeven"), "u"))]
    if not row.leest:
        lines.append(_text("uitleg", _("Van niemand is bekend in welke taal die leest."), "taal"))
    elif row.leest_nog_niet:
        words = _("In deze taal lezen zij, maar is nog geen uitleg gegeven: {talen}.").format(
            talen=", ".join(taal_naam(code) for code in row.leest_nog_niet)
        )
        lines.append(
            Lijn(
                "taal:uitleg",
                _("Uitleg in een taal die het gezin leest"),
                kaart="uitleg",
                onder=words,
                lang=True,
                chip=Chip(_("let op"), Toon.WEEK),
            )
        )
    return lines + [_sheet(one, row, vandaag) for one in row.woongedrag]


def _sheet(one: WoongedragRow, row: VolgenRow, vandaag: date) -> Lijn:
    fits = not row.leest or one.taal in row.leest
    return Lijn(
        f"woongedrag:{one.uid}",
        taal_naam(one.taal),
        kaart="uitleg",
        onder=_said(
            _("gegeven op {dag}").format(dag=dag_kort(one.op, vandaag)),
            "" if fits else _("niemand in dit gezin leest deze taal, voor zover bekend"),
        ),
        chip=None if fits else Chip(_("let op"), Toon.WEEK),
        knoppen=(Knop("woongedrag_weg", _("Weghalen"), "w"),),
    )


# --- damage ---


def _damage(row: VolgenRow, vandaag: date) -> list[Lijn]:
    lines = [_head("schade", _("Schade"), Knop("schade", _("Schade noteren"), "s"))]
    agreed = row.schadeafspraak
    words = _(
        "Er is nog niet afgesproken wie betaalt als de begeleiding tekortschoot. Leg dat vast"
        " bij Gemeente, Prestatieafspraken."
    )
    if agreed:
        words = _("Afspraak: schoot de begeleiding aantoonbaar tekort, dan betaalt: {wie}.").format(
            wie=small_label_of("schade_betaler", agreed)
        )
    lines.append(_text("schade", words, "afspraak"))
    return lines + [_hurt(one, vandaag) for one in row.schades]


def _hurt(one: SchadeRow, vandaag: date) -> Lijn:
    pays = _("Nog niet bekend wie betaalt")
    if one.betaalt:
        who = small_label_of("schade_betaler", one.betaalt)
        pays = _("Betaalt: {wie}").format(wie=who)
        if not one.gezegd:
            pays = _("{wie_betaalt} (volgt uit de afspraak)").format(wie_betaalt=pays)
    fell = {
        Waarheid.JA: _("begeleiding schoot tekort"),
        Waarheid.NEE: _("begeleiding schoot niet tekort"),
    }.get(one.tekort, "")
    chip = Chip(_("open"), Toon.WEEK)
    if one.afgehandeld_op is not None:
        chip = Chip(_("klaar {dag}").format(dag=dag_kort(one.afgehandeld_op, vandaag)), Toon.OP_SCHEMA)
    amount = f"€ {spelled(one.bedrag)}" if one.bedrag is not None else ""
    return Lijn(
        f"schade:{one.uid}",
        f"{dag_kort(one.op, vandaag)} · {one.wat.splitlines()[0] if one.wat else _('Schade')}",
        kaart="schade",
        onder=_said(pays, amount, fell),
        lang=True,
        chip=chip,
        knoppen=(Knop("schade_verder", _("Bijwerken"), "i"),),
        grijs=one.afgehandeld_op is not None,
        tip=one.wat,
    )
