"""The part *Geld* as lines: the contribution, amounts, totals, interpreters and regelingen. Pure."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.queries.rows_geld import BijdrageRow, GeldpostRow, GeldRow, RegelingRow, TolkRow, TotaalRow
from models.rules.bijdragen import POSTEN, RICHTINGEN, ClaimStand, Venster
from models.rules.geld import spelled
from resources.i18n import _, ngettext
from resources.labels import label, label_of
from views.gemeente.rijen_deel import rij_knoppen
from views.widgets.bedrag import euro_woorden
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon
from views.widgets.velden import Veld, Veldsoort, Waarde

_TOON = {
    ClaimStand.NOG_VRAGEN: Toon.WEEK,
    ClaimStand.GEVRAAGD: Toon.RUST,
    ClaimStand.BETAALD: Toon.OP_SCHEMA,
    ClaimStand.DEELS: Toon.WEEK,
    ClaimStand.AFGEWEZEN: Toon.RUST,
    ClaimStand.UITGEGEVEN: Toon.RUST,
}


def lijnen(alles: GeldRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """Everything that the part shows."""
    return [
        *_bijdragen(alles, mag=mag),
        *_posten(alles, vandaag, mag=mag),
        *_kredieten(alles),
        *_totalen(alles),
        *_tolken(alles),
        *_regelingen(alles, vandaag, mag=mag),
    ]


def _kop(kaart: str, titel: str, knop: Knop | None = None) -> Lijn:
    return Lijn(f"kop:{kaart}", titel, kaart, Soort.KOP, knoppen=(knop,) if knop is not None else ())


def _bijdragen(alles: GeldRow, *, mag: bool) -> list[Lijn]:
    rows = [_kop("bijdrage", _("Bijdrage voor begeleiding, zelf uitgerekend"))]
    if not alles.bijdragen:
        words = _("Nog niemand telt mee: dat begint bij de eerste woning van een inburgeringsplichtige.")
        rows.append(Lijn("leeg:bijdrage", words, "bijdrage", Soort.TEKST))
    rows += [_bijdrage(one, mag=mag) for one in alles.bijdragen]
    if alles.onbekend:
        words = ngettext(
            "Van {n} volwassene is niet ingevuld of inburgeren moet. Die telt hier niet mee.",
            "Van {n} volwassenen is niet ingevuld of inburgeren moet. Die tellen hier niet mee.",
            alles.onbekend,
        ).format(n=alles.onbekend)
        rows.append(Lijn("onbekend:bijdrage", words, "bijdrage", Soort.TEKST))
    return rows


def _bijdrage(row: BijdrageRow, *, mag: bool) -> Lijn:
    people = ngettext("{n} inburgeringsplichtige", "{n} inburgeringsplichtigen", row.personen).format(
        n=row.personen
    )
    titel = f"{row.halfjaar} · {label_of('regime', row.regime)}: {people}"
    if row.bedrag is None:
        under = _("Het bedrag per persoon is niet bekend. Vul het in bij Beheer, Cijfers.")
        return Lijn(f"bijdrage:{row.sleutel}", titel, "bijdrage", onder=under, lang=True)
    each = euro_woorden(round((row.euro or 0) * 100))
    under = _("{n} × {bedrag} per persoon · {bron}").format(n=row.personen, bedrag=each, bron=row.bron)
    knop = (Knop("vraag", _("Rest aanvragen") if row.gevraagd else _("Aanvragen"), "a"),)
    if row.gevraagd:
        under = f"{under}\n{_asked(row)}"
    return Lijn(
        f"bijdrage:{row.sleutel}",
        titel,
        "bijdrage",
        onder=under,
        chip=Chip(euro_woorden(row.bedrag), Toon.RUST),
        knoppen=knop if mag and row.rest > 0 else (),
        lang=True,
    )


def _asked(row: BijdrageRow) -> str:
    """What of a contribution stands among the amounts already, so that it is not asked twice."""
    asked = euro_woorden(row.gevraagd)
    if row.rest > 0:
        words = _("Staat al bij Bedragen: {bedrag}. Nog aan te vragen: {rest}.")
        return words.format(bedrag=asked, rest=euro_woorden(row.rest))
    if row.rest < 0:
        words = _("Staat al bij Bedragen: {bedrag}. Dat is {rest} meer dan hier is uitgerekend.")
        return words.format(bedrag=asked, rest=euro_woorden(-row.rest))
    return _("Staat al bij Bedragen: {bedrag}. Er is niets meer aan te vragen.").format(bedrag=asked)


# --- amounts ----------------------------------------------------------------------------------------------


def _posten(alles: GeldRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    head = _kop("posten", _("Bedragen"), Knop("erbij:geldpost", _("Bedrag erbij"), "n") if mag else None)
    if not alles.posten:
        words = _(
            "Zet hier wat de gemeente uitgeeft of terugvraagt: tolken, begeleiding. Krediet van een gezin "
            "noteer je in het dossier."
        )
        return [head, Lijn("leeg:posten", words, "posten", Soort.TEKST)]
    return [head, *(_post(one, vandaag, mag=mag) for one in alles.posten)]


def _post(row: GeldpostRow, vandaag: date, *, mag: bool) -> Lijn:
    about = ""
    if row.aantal:
        about = ngettext("voor {n} persoon of gezin", "voor {n} personen of gezinnen", row.aantal).format(
            n=row.aantal
        )
    parts = [dag_kort(row.op, vandaag), row.omschrijving, about, _answer(row, vandaag)]
    steps = _steps(row) if mag and row.richting == "in" else ()
    buttons = (*steps, *rij_knoppen(mag=mag, wijzig=not steps))
    titel = f"{label_of('post', row.post)}: {euro_woorden(row.bedrag)}"
    return Lijn(
        f"geldpost:{row.uid}",
        titel,
        "posten",
        onder=" · ".join(part for part in parts if part),
        chip=Chip(label(row.stand), _TOON[row.stand]),
        knoppen=buttons,
        lang=True,
    )


def _answer(row: GeldpostRow, vandaag: date) -> str:
    if row.betaald_op is not None:
        return _("{bedrag} ontvangen op {dag}").format(
            bedrag=euro_woorden(row.betaald), dag=dag_kort(row.betaald_op, vandaag)
        )
    if row.afgewezen_op is not None:
        return _("afgewezen op {dag}").format(dag=dag_kort(row.afgewezen_op, vandaag))
    if row.gevraagd_op is not None:
        return _("aangevraagd op {dag}").format(dag=dag_kort(row.gevraagd_op, vandaag))
    return ""


def _steps(row: GeldpostRow) -> tuple[Knop, ...]:
    if row.stand is ClaimStand.NOG_VRAGEN:
        return (Knop("gevraagd", _("Aangevraagd"), "a"),)
    if row.stand is ClaimStand.GEVRAAGD:
        return (Knop("betaald", _("Ontvangen"), "o"), Knop("afgewezen", _("Afgewezen"), "f"))
    return ()


def _kredieten(alles: GeldRow) -> list[Lijn]:
    """What the gezinnen asked for to furnish their dwelling, by half-year (A058, A062)."""
    rows = [_kop("krediet", _("Inrichtingskrediet van de gezinnen"))]
    if not alles.kredieten:
        words = _("Nog niets aangevraagd. Je noteert het in het dossier, bij Wonen en geld.")
        rows.append(Lijn("leeg:krediet", words, "krediet", Soort.TEKST))
    for one in alles.kredieten:
        words = ngettext("{half}: {n} aanvraag", "{half}: {n} aanvragen", one.aantal).format(
            half=one.halfjaar, n=one.aantal
        )
        parts = [
            _("aangevraagd {bedrag}").format(bedrag=euro_woorden(one.gevraagd)),
            _("toegekend {bedrag}").format(bedrag=euro_woorden(one.toegekend)),
            _("betaald {bedrag}").format(bedrag=euro_woorden(one.betaald)),
        ]
        if one.afgewezen:
            parts.append(_("{n} afgewezen").format(n=one.afgewezen))
        waits = ngettext("{n} wacht nog", "{n} wachten nog", one.wacht).format(n=one.wacht)
        chip = Chip(waits, Toon.WEEK) if one.wacht else Chip(_("klaar"), Toon.OP_SCHEMA)
        under = " · ".join(parts)
        rows.append(Lijn(f"krediet:{one.halfjaar}", words, "krediet", onder=under, chip=chip, lang=True))
    return rows


def _totalen(alles: GeldRow) -> list[Lijn]:
    if not alles.totalen:
        return []
    rows = [_kop("totalen", _("Totaal per halfjaar en soort"))]
    for half in dict.fromkeys(one.halfjaar for one in alles.totalen):
        mine = [one for one in alles.totalen if one.halfjaar == half]
        out, got = sum(one.totaal.uit for one in mine), sum(one.totaal.ontvangen for one in mine)
        words = _("{half}: {uit} uitgegeven, {terug} ontvangen").format(
            half=half, uit=euro_woorden(out), terug=euro_woorden(got)
        )
        under = "\n".join(_totaal(one) for one in mine)
        rows.append(Lijn(f"totaal:{half}", words, "totalen", onder=under, lang=True))
    return rows


def _totaal(row: TotaalRow) -> str:
    t = row.totaal
    parts = [
        _("uit {bedrag}").format(bedrag=euro_woorden(t.uit)) if t.uit else "",
        _("gevraagd {bedrag}").format(bedrag=euro_woorden(t.gevraagd)) if t.gevraagd else "",
        _("ontvangen {bedrag}").format(bedrag=euro_woorden(t.ontvangen)) if t.ontvangen else "",
        _("niet gekregen {bedrag}").format(bedrag=euro_woorden(t.niet_gekregen)) if t.niet_gekregen else "",
        _("nog open {bedrag}").format(bedrag=euro_woorden(t.open)) if t.open else "",
    ]
    shown = ", ".join(part for part in parts if part) or _("nog niet gevraagd")
    return f"{label_of('post', row.post)}: {shown}"


def _tolken(alles: GeldRow) -> list[Lijn]:
    if not alles.tolken:
        return []
    rows = [_kop("tolken", _("Tolken, uit de contacten"))]
    for one in alles.tolken:
        payer = label_of("tolk_betaler", one.betaler) if one.betaler else _("betaler niet ingevuld")
        words = ngettext("{half}: {n} keer, {betaler}", "{half}: {n} keer, {betaler}", one.keren).format(
            half=one.halfjaar, n=one.keren, betaler=payer
        )
        minutes = ngettext("{n} minuut genoteerd", "{n} minuten genoteerd", one.minuten).format(n=one.minuten)
        under = " · ".join((minutes, *_tolk_kosten(one)))
        rows.append(Lijn(f"tolk:{one.halfjaar}/{one.betaler}", words, "tolken", onder=under, lang=True))
    return rows


def _tolk_kosten(one: TolkRow) -> tuple[str, ...]:
    """What it costs by the tariff, and how often that cannot be said."""
    cost = _("{bedrag} volgens het tarief").format(bedrag=euro_woorden(one.bedrag)) if one.bedrag else ""
    without = ngettext(
        "van {n} keer ontbreekt de duur of het tarief (Beheer, Cijfers)",
        "van {n} keer ontbreken de duur of het tarief (Beheer, Cijfers)",
        one.zonder_bedrag,
    ).format(n=one.zonder_bedrag)
    return tuple(part for part in (cost, without if one.zonder_bedrag else "") if part)


# --- regelingen -------------------------------------------------------------------------------------------


def _regelingen(alles: GeldRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    knop = Knop("erbij:regeling", _("Regeling erbij"), "r") if mag else None
    return [
        _kop("regelingen", _("Regelingen"), knop),
        *(_regeling(one, f"regeling:{one.uid}", vandaag, mag=mag) for one in alles.regelingen if one.uid),
        *(_regeling(one, sleutel, vandaag, mag=mag) for sleutel, one in documenten(alles)),
    ]


def documenten(alles: GeldRow) -> list[tuple[str, RegelingRow]]:
    """The regelingen out of the documents, with the key of their line."""
    shipped = [one for one in alles.regelingen if not one.uid]
    return [(f"document:{nr}", one) for nr, one in enumerate(shipped)]


def _regeling(row: RegelingRow, sleutel: str, vandaag: date, *, mag: bool) -> Lijn:
    toon = {Venster.OPEN: Toon.OP_SCHEMA, Venster.NOG_NIET: Toon.WEEK, Venster.DICHT: Toon.RUST}[row.venster]
    chip = Chip(label(row.venster), toon)
    if not row.uid and row.van is None and row.tot is None:
        chip = Chip(_("venster niet bekend"), Toon.RUST)
    if row.aangevraagd_op is not None:
        chip = Chip(_("aangevraagd {dag}").format(dag=dag_kort(row.aangevraagd_op, vandaag)), Toon.OP_SCHEMA)
    return Lijn(
        sleutel,
        row.naam,
        "regelingen",
        onder="\n".join(part for part in (_eisen(row, vandaag), _wie(row), row.bron) if part),
        chip=chip,
        knoppen=rij_knoppen(mag=mag) if row.uid else _overnemen(mag=mag),
        grijs=row.venster is Venster.DICHT,
        lang=True,
    )


def _overnemen(*, mag: bool) -> tuple[Knop, ...]:
    """A regeling out of the documents becomes one's own, to be changed and asked for."""
    return (Knop("overnemen", _("Overnemen"), "v"),) if mag else ()


def _eisen(row: RegelingRow, vandaag: date) -> str:
    window = ""
    if row.van is not None and row.tot is not None:
        window = _("aanvragen van {van} tot en met {tot}").format(
            van=dag_kort(row.van, vandaag), tot=dag_kort(row.tot, vandaag)
        )
    elif row.tot is not None:
        window = _("aanvragen tot en met {tot}").format(tot=dag_kort(row.tot, vandaag))
    elif row.van is not None:
        window = _("aanvragen vanaf {van}").format(van=dag_kort(row.van, vandaag))
    parts = [
        window,
        _("peildatum {dag}").format(dag=dag_kort(row.peildatum, vandaag)) if row.peildatum else "",
        _("vanaf {n} personen").format(n=row.personen_min) if row.personen_min else "",
        _("in de opvang") if row.in_opvang else "",
        _("begon {dag}").format(dag=dag_kort(row.begint, vandaag)) if row.begint else "",
        _("ongeveer {n} plekken").format(n=row.aantal) if row.aantal else "",
        _fund(row),
        _money(row),
    ]
    return " · ".join(part for part in parts if part)


def _fund(row: RegelingRow) -> str:
    """How much there is in all, and which part of it for one thing (A200)."""
    if row.totaal_miljoen is None:
        return ""
    if row.deel_miljoen is None:
        return _("{n} miljoen euro").format(n=row.totaal_miljoen)
    return _("{n} miljoen euro, waarvan {deel} miljoen voor {waarvoor}").format(
        n=row.totaal_miljoen, deel=row.deel_miljoen, waarvoor=row.deel_naam
    )


def _money(row: RegelingRow) -> str:
    if row.kosten is None:
        return _("{n}% vergoed").format(n=row.procent) if row.procent else ""
    if row.terug is None or row.procent is None:
        return _("kosten {bedrag}").format(bedrag=euro_woorden(row.kosten))
    return _("van {kosten} komt {procent}% terug: {terug}").format(
        kosten=euro_woorden(row.kosten), procent=row.procent, terug=euro_woorden(row.terug)
    )


def _wie(row: RegelingRow) -> str:
    if row.gezinnen is None:
        return _("voor {wie}").format(wie=row.voor) if row.voor else ""
    if not row.gezinnen:
        return _("Geen gezin past hierbij, voor zover jij de gezinnen ziet.")
    return _("Past bij: {wie}").format(wie=", ".join(row.gezinnen))


# --- fields -----------------------------------------------------------------------------------------------


def post_velden(_alles: GeldRow) -> tuple[Veld, ...]:
    """The fields of an amount."""
    k, d = Veldsoort.KEUZE, Veldsoort.DATUM
    ways = tuple((one, label_of("richting", one)) for one in RICHTINGEN)
    kinds = tuple((code, label_of("post", code)) for code in POSTEN)
    return (
        Veld("post", _("Waarvoor"), k, kinds),
        Veld("richting", _("Uitgave of terug"), k, ways),
        Veld("op", _("Dag (bepaalt het halfjaar)"), d, verleden=True),
        Veld("bedrag", _("Bedrag (€)")),
        Veld("aantal", _("Personen of gezinnen"), Veldsoort.GETAL),
        Veld("gevraagd_op", _("Aangevraagd op"), d, verleden=True),
        Veld("omschrijving", _("Omschrijving (geen namen van gezinnen)"), breed=True),
    )


def post_waarden(_alles: GeldRow, row: Any, vandaag: date) -> dict[str, Waarde]:  # noqa: ANN401 - a row
    """The values of an amount."""
    if row is None:
        return {"post": "tolk", "richting": "uit", "op": vandaag}
    names = ("post", "richting", "op", "aantal", "gevraagd_op", "omschrijving")
    found: dict[str, Waarde] = {name: getattr(row, name) for name in names}
    return found | {"bedrag": spelled(row.bedrag)}


def stap_velden(stap: str) -> tuple[Veld, ...]:
    """What is asked about a step of a claim."""
    words = {
        "gevraagd": _("Aangevraagd op"),
        "betaald": _("Ontvangen op"),
        "afgewezen": _("Afgewezen op"),
    }[stap]
    when = Veld("op", words, Veldsoort.DATUM, verleden=True)
    return (when, Veld("betaald", _("Bedrag (leeg = alles)"))) if stap == "betaald" else (when,)


def regeling_velden(_alles: GeldRow) -> tuple[Veld, ...]:
    """The fields of a regeling."""
    d, g, v = Veldsoort.DATUM, Veldsoort.GETAL, Veldsoort.VINK
    return (
        Veld("naam", _("Naam van de regeling"), breed=True),
        Veld("van", _("Aanvragen vanaf"), d),
        Veld("tot", _("Aanvragen tot en met"), d),
        Veld("peildatum", _("Peildatum"), d, verleden=True),
        Veld("personen_min", _("Gezinnen van minstens … personen"), g),
        Veld("in_opvang", _("Alleen wie in de opvang woont op de peildatum"), v),
        Veld("kosten", _("Kosten (€)")),
        Veld("procent", _("Deel dat terugkomt (%)"), g),
        Veld("bron", _("Bron")),
        Veld("aangevraagd_op", _("Aangevraagd op"), d, verleden=True),
    )


def regeling_waarden(_alles: GeldRow, row: Any) -> dict[str, Waarde]:  # noqa: ANN401 - a row
    """The values of a regeling."""
    if row is None:
        return {}
    names = ("naam", "van", "tot", "peildatum", "personen_min", "in_opvang", "procent", "bron")
    found: dict[str, Waarde] = {name: getattr(row, name) for name in (*names, "aangevraagd_op")}
    return found | {"kosten": spelled(row.kosten)}
