"""The tab *Wonen en geld* of a dossier as lines: where they live, offers, costs, weigering, matches. Pure."""

from __future__ import annotations

from datetime import date

from models.queries.rows_geld import KredietRow
from models.queries.rows_wonen import AanbodRow, BewoningRow, PastRow, WeigeringRow, WonenRow, WoningRow
from models.rules.geld import spelled
from models.rules.weigering import WeigerStap
from resources.i18n import _, ngettext
from resources.labels import label_of
from resources.sentences import sentence
from views.dossier.wonen_velden import STAPPEN
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

NOTITIE = 160
"""Characters of a note on the line; the whole is its tooltip."""
_TONES = {
    WeigerStap.TOETS: Toon.WEEK,
    WeigerStap.TWEEDE_KANS: Toon.WEEK,
    WeigerStap.ALSNOG: Toon.OP_SCHEMA,
    WeigerStap.NIEUWE_WONING: Toon.WEEK,
    WeigerStap.GESTOPT: Toon.RUST,
}


def euros(cents: int | None) -> str:
    """`€ 540,50`; a question mark while it is not known."""
    return f"€ {spelled(cents)}" if cents is not None and cents >= 0 else "?" if cents is None else "€ 0"


def wonen_lijnen(row: WonenRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """All cards of the tab; who may not change sees them without buttons."""
    return [
        *_offers(row.aanbod, vandaag, mag=mag),
        *_costs(row.aanbod),
        *_krediet(row, vandaag, mag=mag),
        *_refusals(row, vandaag, mag=mag),
        *_places(row.bewoning, vandaag, mag=mag),
        *_matches(row, mag=mag),
    ]


def _head(kaart: str, titel: str, knoppen: tuple[Knop, ...] = ()) -> Lijn:
    return Lijn(f"kop:{kaart}", titel, kaart=kaart, soort=Soort.KOP, knoppen=knoppen)


def _text(kaart: str, words: str) -> Lijn:
    return Lijn(f"leeg:{kaart}", words, kaart=kaart, soort=Soort.TEKST)


def _places(rows: tuple[BewoningRow, ...], vandaag: date, *, mag: bool) -> list[Lijn]:
    lines = [_head("plek", _("Wie woonde waar"))]
    if not rows:
        lines.append(_text("plek", _("Nog geen woning of plek vastgelegd.")))
    for one in rows:
        van = dag_kort(one.van, vandaag) if one.van else "…"
        when = _("vanaf {van}").format(van=van)
        if one.tot is not None:
            when = _("van {van} tot en met {tot}").format(van=van, tot=dag_kort(one.tot, vandaag))
        end = mag and one.soort in ("tijdelijk", "opvang") and (one.tot is None or one.tot > vandaag)
        parts = (label_of("woonadres", one.soort), one.plaats, when, one.letters)
        lines.append(
            Lijn(
                f"plek:{one.uid}",
                one.straat or label_of("woonadres", one.soort),
                kaart="plek",
                onder=" · ".join(part for part in parts if part),
                knoppen=(Knop("einde", _("Eindigt"), "e"),) if end else (),
                grijs=one.tot is not None and one.tot <= vandaag,
            )
        )
    return lines


def next_step(row: AanbodRow) -> str:
    """The step that usually comes now: the one after the last that was set."""
    done = {stap for stap, _day in row.stappen}
    last = max((nr for nr, stap in enumerate(STAPPEN) if stap in done), default=-1)
    return next((stap for stap in STAPPEN[last + 1 :] if stap not in done), STAPPEN[-1])


def _offers(rows: tuple[AanbodRow, ...], vandaag: date, *, mag: bool) -> list[Lijn]:
    lines = [_head("aanbod", _("Aanbod"))]
    if not rows:
        lines.append(
            _text(
                "aanbod", _("Er is nog geen woning aangeboden. Kies er een bij Woningen die kunnen passen.")
            )
        )
    for one in rows:
        steps = [f"{label_of('aanbod_stap', stap)} {dag_kort(day, vandaag)}" for stap, day in one.stappen]
        begin = _("aangeboden {dag}").format(dag=dag_kort(one.op, vandaag))
        anyway = (_("waarom toch: {reden}").format(reden=one.toch_reden),) if one.toch_reden else ()
        chip = Chip(_("loopt"), Toon.OP_SCHEMA)
        if one.geweigerd_op is not None:
            chip = Chip(_("geweigerd {dag}").format(dag=dag_kort(one.geweigerd_op, vandaag)), Toon.RUST)
        elif one.ingetrokken_op is not None:
            chip = Chip(_("ingetrokken {dag}").format(dag=dag_kort(one.ingetrokken_op, vandaag)), Toon.RUST)
        elif not one.loopt:
            chip = Chip(_("voorbij"), Toon.RUST)
        away = (Knop("stap_weg", _("Laatste stap weghalen"), "w"),) if steps else ()
        buttons = (Knop("stap", _("Stap gezet"), "s"), Knop("intrekken", _("Gaat niet door"), "g"), *away)
        lines.append(
            Lijn(
                f"aanbod:{one.uid}",
                _where(one.woning),
                kaart="aanbod",
                onder=" · ".join((begin, *steps, *anyway)),
                lang=True,
                chip=chip,
                knoppen=buttons if mag and one.loopt else (),
                grijs=not one.loopt,
            )
        )
    return lines


def _where(woning: WoningRow) -> str:
    return ", ".join(part for part in (woning.straat, woning.plaats) if part)


def _costs(rows: tuple[AanbodRow, ...]) -> list[Lijn]:
    woning = next((one.woning for one in rows if one.loopt), None)
    if woning is None:
        return []
    sum_ = _("huur {huur} + service {service} + energie {energie} − huurtoeslag {toeslag}").format(
        huur=euros(woning.huur),
        service=euros(woning.service),
        energie=euros(woning.energie),
        toeslag=euros(woning.huurtoeslag),
    )
    total = _("Nog niet te zeggen: er mist een bedrag.")
    if woning.woonlasten is not None:
        total = _("{bedrag} per maand").format(bedrag=euros(woning.woonlasten))
    return [
        _head("kosten", _("Woonlasten")),
        Lijn("kosten:som", total, kaart="kosten", onder=sum_, lang=True),
    ]


def _krediet(row: WonenRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """What was asked for to furnish the dwelling, and how far it is (A058, A062)."""
    knoppen = (Knop("krediet_gevraagd", _("Aanvraag noteren"), "k"),) if mag else ()
    lines = [_head("krediet", _("Inrichtingskrediet"), knoppen)]
    people = ngettext("{n} persoon", "{n} personen", row.aantal_hier).format(n=row.aantal_hier)
    if not row.krediet and row.krediet_bedrag is not None:
        words = _("Nog niet aangevraagd. Voor {personen} is het {bedrag}.").format(
            personen=people, bedrag=euros(row.krediet_bedrag)
        )
        lines.append(_text("krediet", words))
    elif not row.krediet:
        words = _("Nog niet aangevraagd. Het bedrag voor {personen} staat nog niet bij Beheer, Cijfers.")
        lines.append(_text("krediet", words.format(personen=people)))
    return [*lines, *(_one_krediet(one, vandaag, mag=mag) for one in row.krediet)]


def _one_krediet(one: KredietRow, vandaag: date, *, mag: bool) -> Lijn:
    away = Knop("krediet_weg", _("Weghalen"), "w")
    refuse = Knop("krediet_afgewezen", _("Afgewezen"), "a")
    chip = Chip(_("aangevraagd"), Toon.WEEK)
    knoppen: tuple[Knop, ...] = (Knop("krediet_toegekend", _("Toegekend"), "t"), refuse, away)
    parts = [
        ngettext("{n} persoon", "{n} personen", one.personen).format(n=one.personen),
        _("aangevraagd {dag}").format(dag=dag_kort(one.gevraagd_op, vandaag)),
    ]
    if one.toegekend_op is not None:
        parts.append(
            _("{bedrag} toegekend {dag}").format(
                bedrag=euros(one.toegekend), dag=dag_kort(one.toegekend_op, vandaag)
            )
        )
        chip, knoppen = Chip(_("nog betalen"), Toon.WEEK), (Knop("krediet_betaald", _("Betaald"), "b"), away)
    if one.betaald_op is not None:
        parts.append(
            _("{bedrag} betaald {dag}").format(
                bedrag=euros(one.betaald), dag=dag_kort(one.betaald_op, vandaag)
            )
        )
        chip, knoppen = Chip(_("betaald"), Toon.OP_SCHEMA), (away,)
    if one.afgewezen_op is not None:
        parts.append(_("afgewezen {dag}").format(dag=dag_kort(one.afgewezen_op, vandaag)))
        chip, knoppen = Chip(_("afgewezen"), Toon.RUST), (away,)
    return Lijn(
        f"krediet:{one.uid}",
        _("Krediet van {bedrag}").format(bedrag=euros(one.bedrag)),
        kaart="krediet",
        onder=" · ".join(parts),
        lang=True,
        chip=chip,
        knoppen=knoppen if mag else (),
        grijs=one.afgewezen_op is not None,
    )


def _refusals(row: WonenRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    knoppen = (Knop("weigering", _("Niet gekomen of weigert"), "w"),) if mag else ()
    lines = [_head("weigering", _("Weigering"), knoppen)]
    if not row.weigeringen:
        lines.append(_text("weigering", _("Het gezin heeft geen woning geweigerd.")))
    for nr, one in enumerate(row.weigeringen):
        lines.append(_refusal(one, vandaag, mag=mag and nr == 0))
        if one.derving is not None:
            lines.append(_lost(one, vandaag, mag=mag))
    if row.vertraging.samen:
        words = ngettext(
            "Vertraging: {n} dag, waarvan {schuld} door het gezin zelf.",
            "Vertraging: {n} dagen, waarvan {schuld} door het gezin zelf.",
            row.vertraging.samen,
        )
        told = words.format(n=row.vertraging.samen, schuld=row.vertraging.verwijtbaar)
        lines.append(Lijn("vertraging", told, kaart="weigering", soort=Soort.TEKST))
    return lines


def _refusal(one: WeigeringRow, vandaag: date, *, mag: bool) -> Lijn:
    what = _("Niet gekomen om te tekenen") if one.niet_gekomen else _("Weigert de woning")
    told = ""
    if one.stap is WeigerStap.TOETS:
        told = _("Het COA toetst uiterlijk {dag}.").format(dag=dag_kort(one.toets_voor, vandaag))
    elif one.stap in (WeigerStap.NIEUWE_WONING, WeigerStap.GESTOPT) and one.kandidaat_voor is not None:
        told = _("Nieuwe kandidaat voor de woning uiterlijk {dag}.").format(
            dag=dag_kort(one.kandidaat_voor, vandaag)
        )
    elif one.stap is WeigerStap.TWEEDE_KANS:
        told = _("Het gezin mag de woning nog één keer nemen.")
    if one.geen_kans:
        told = " ".join((_("Tweede onterechte weigering: er is geen kans meer."), told))
    late = one.stap is WeigerStap.TOETS and one.toets_voor < vandaag
    knoppen: list[Knop] = []
    if mag and one.stap is WeigerStap.TOETS:
        knoppen.append(Knop("uitspraak", _("Uitspraak"), "u"))
    if mag and one.stap is WeigerStap.TWEEDE_KANS:
        knoppen += [Knop("alsnog", _("Neemt alsnog"), "n"), Knop("stopt", _("Stopt"), "t")]
    if mag and (one.derving is None or one.derving.gevraagd_op is None):
        knoppen.append(Knop("derving", _("Gemiste huur"), "h"))
    if mag:
        knoppen.append(Knop("meldblad", _("Meldblad"), "m"))
    return Lijn(
        f"weigering:{one.uid}",
        f"{what} · {dag_kort(one.op, vandaag)}",
        kaart="weigering",
        onder=" ".join(part for part in (_reason(one), told, _short(one.notitie)) if part),
        lang=True,
        tip=one.notitie,
        chip=Chip(label_of("WeigerStap", one.stap.value), Toon.TE_LAAT if late else _TONES[one.stap]),
        knoppen=tuple(knoppen),
    )


def _reason(one: WeigeringRow) -> str:
    return _("Reden: {reden}.").format(reden=one.reden) if one.reden else ""


def _short(note: str) -> str:
    return note if len(note) <= NOTITIE else f"{note[: NOTITIE - 1].rstrip()}…"


def _lost(one: WeigeringRow, vandaag: date, *, mag: bool) -> Lijn:
    lost = one.derving
    assert lost is not None  # noqa: S101 - asked for only where there is one
    when = _("leeg van {van} tot en met {tot}").format(
        van=dag_kort(lost.van, vandaag), tot=dag_kort(lost.tot, vandaag)
    )
    chip = Chip(_("nog terugvragen"), Toon.WEEK)
    knoppen: tuple[Knop, ...] = (Knop("gevraagd", _("Teruggevraagd"), "v"),)
    if lost.betaald_op is not None:
        chip, knoppen = Chip(_("{bedrag} betaald").format(bedrag=euros(lost.betaald)), Toon.OP_SCHEMA), ()
    elif lost.afgewezen_op is not None:
        chip, knoppen = Chip(_("afgewezen"), Toon.RUST), ()
    elif lost.gevraagd_op is not None:
        chip = Chip(_("gevraagd {dag}").format(dag=dag_kort(lost.gevraagd_op, vandaag)), Toon.RUST)
        knoppen = (Knop("betaald", _("Betaald"), "b"), Knop("afgewezen", _("Afgewezen"), "a"))
    return Lijn(
        f"derving:{lost.uid}",
        _("Gemiste huur {bedrag}").format(bedrag=euros(lost.bedrag)),
        kaart="weigering",
        onder=f"{when} · " + _("{bedrag} per maand").format(bedrag=euros(lost.maandhuur)),
        chip=chip,
        knoppen=knoppen if mag else (),
    )


def _matches(row: WonenRow, *, mag: bool) -> list[Lijn]:
    lines = [
        _head("passend", _("Woningen die kunnen passen"), (Knop("woningen", _("Alle woningen"), "l"),)),
        Lijn("behoefte", need_words(row), kaart="passend", soort=Soort.TEKST),
    ]
    if not row.passend:
        lines.append(_text("passend", _("Er staan geen vrije woningen in de lijst.")))
    return [*lines, *(_match(one, mag=mag) for one in row.passend)]


def need_words(row: WonenRow) -> str:
    """What the household needs, in words of dwellings."""
    rooms = ngettext("Nodig: {n} kamer", "Nodig: {n} kamers", row.kamers_nodig).format(n=row.kamers_nodig)
    if row.kamers_norm:
        rooms = _("{kamers} (naar de prestatieafspraken)").format(kamers=rooms)
    elif not row.kamers_gezegd:
        rooms = _("{kamers} (naar het aantal personen)").format(kamers=rooms)
    parts = [rooms]
    parts += [_("begane grond")] if row.begane_grond else []
    parts += [_("lift")] if row.lift else []
    return ", ".join(parts) + ". " + _("Je past dit aan op het tabblad Gezin.")


def _match(one: PastRow, *, mag: bool) -> Lijn:
    chip = Chip(_("past"), Toon.OP_SCHEMA) if one.ok else Chip(_("past niet"), Toon.RUST, "streep")
    if one.ok and one.let_op:
        chip = Chip(_("let op"), Toon.WEEK)
    if one.woning.aangeboden:
        chip = Chip(_("al aangeboden"), Toon.RUST)
    against = [r for r in one.redenen if "_goed" not in r.code]
    pro = [r for r in one.redenen if "_goed" in r.code]
    words = [sentence(r) for r in (*against, *pro, *one.norm)]
    return Lijn(
        f"past:{one.woning.uid}",
        _where(one.woning),
        kaart="passend",
        onder=" ".join(words),
        lang=True,
        chip=chip,
        knoppen=(Knop("aanbieden", _("Aanbieden"), "a"),) if mag else (),
    )
