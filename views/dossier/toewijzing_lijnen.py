"""The tab *Toewijzing* as lines: dates, both ways to count, whom to call, what the profile lacks. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from models.queries.rows_toewijzing import CoaContactRow, DatumRow, LeegRow, ToewijzingRow, TotaalRow
from resources.i18n import _, ngettext
from resources.labels import label_of, small_label_of
from views.dossier.toewijzing_plaats import plaats_lijnen
from views.dossier.toewijzing_tellen import hulp_lijnen, plek_lijnen, stap_lijnen, tel_lijnen
from views.dossier.toewijzing_woorden import bereik, opsomming
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

GESPREKKEN = ("huisvestingsgesprek", "vergunninghoudergesprek")


def toewijzing_lijnen(row: ToewijzingRow, vandaag: date, *, mag: bool, mag_kiezen: bool) -> list[Lijn]:
    """Everything the tab shows; `mag_kiezen` = who looks may say who stands beside the gezin."""
    return [
        *_datums(row, vandaag, mag=mag),
        *_profiel(row),
        *tel_lijnen(row, vandaag, mag=mag),
        *plek_lijnen(row, vandaag, mag=mag),
        *_klok(row, vandaag),
        *_regio(row, mag=mag, mag_kiezen=mag_kiezen),
        *plaats_lijnen(row, vandaag, mag=mag),
        *hulp_lijnen(row, vandaag, mag=mag),
        *stap_lijnen(row, vandaag, mag=mag),
    ]


# --- dates ------------------------------------------------------------------------------------------------


def _datums(row: ToewijzingRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    head = Lijn("kop:datums", _("Van vergunning tot tekenen"), kaart="datums", soort=Soort.KOP)
    brp = any("brp" in first for _wens, first in row.wacht)
    return [head, *(_datum(one, vandaag, brp=brp, mag=mag) for one in row.datums)]


def _datum(one: DatumRow, vandaag: date, *, brp: bool, mag: bool) -> Lijn:
    naam = datum_naam(one.code)
    if one.dag is not None:
        titel = f"{naam}: {dag_kort(one.dag, vandaag)}"
    elif one.gepland is not None:
        titel = _("{wat}: gepland op {dag}").format(wat=naam, dag=dag_kort(one.gepland, vandaag))
    else:
        titel = _("{wat}: nog niet bekend").format(wat=naam)
    under = [_uiterlijk(one, vandaag)]
    if one.code in GESPREKKEN and brp:
        under.append(_("Vraag of iedereen is ingeschreven in de BRP van de azc-gemeente."))
    return Lijn(
        f"datum:{one.code}",
        titel,
        kaart="datums",
        onder="\n".join(part for part in under if part),
        lang=True,
        chip=_datum_chip(one),
        knoppen=_datum_knoppen(one) if mag else (),
    )


def datum_naam(code: str) -> str:
    """What a date of the toewijzing is called."""
    return {
        "vergunning": _("Vergunning"),
        "huisvestingsgesprek": _("Huisvestingsgesprek"),
        "koppeling": _("Koppeling ontvangen (eerste bericht in TVS)"),
        "vergunninghoudergesprek": _("Vergunninghoudergesprek"),
        "profiel_compleet": _("Profiel compleet (tweede bericht in TVS)"),
        "begeleiding": _("Begeleiding ingeschakeld"),
    }[code]


def _uiterlijk(one: DatumRow, vandaag: date) -> str:
    """Until when, and counted from what."""
    if one.uiterlijk is None:
        return ""
    if one.code == "begeleiding":
        return _("Het liefst vóór het tekenen op {dag}.").format(dag=dag_kort(one.uiterlijk, vandaag))
    return ngettext(
        "Uiterlijk {tot}: {n} dag na {vanaf}.", "Uiterlijk {tot}: {n} dagen na {vanaf}.", one.dagen
    ).format(tot=dag_kort(one.uiterlijk, vandaag), n=one.dagen, vanaf=_vanaf(one.vanaf))


def _vanaf(code: str) -> str:
    return {
        "vergunning": _("de vergunning"),
        "koppeling": _("de koppeling"),
        "huisvestingsgesprek": _("het huisvestingsgesprek"),
    }[code]


def _datum_chip(one: DatumRow) -> Chip | None:
    if one.te_laat and one.dag is not None:
        return Chip(_("later dan afgesproken"), Toon.RUST)
    if one.te_laat:
        return Chip(_("te laat"), Toon.TE_LAAT)
    if one.dag is not None and one.uiterlijk is not None:
        return Chip(_("op tijd"), Toon.OP_SCHEMA)
    return None


def _datum_knoppen(one: DatumRow) -> tuple[Knop, ...]:
    if one.dag is None and (one.anker or one.punt_uid):
        return (Knop("datum", _("Datum invullen"), "i"),)
    if one.anker:
        return (Knop("datum", _("Verbeteren"), "i"),)
    return (Knop("datum_weg", _("Weghalen"), "w"),) if one.punt_uid else ()


# --- both ways to count -----------------------------------------------------------------------------------


def _klok(row: ToewijzingRow, vandaag: date) -> list[Lijn]:
    head = Lijn("kop:klok", _("Hoe lang mag het duren?"), kaart="klok", soort=Soort.KOP)
    if not row.totalen:
        words = _("De klok begint met de vergunning of de koppeling. Die datums zijn nog niet bekend.")
        return [head, Lijn("leeg:klok", words, kaart="klok", soort=Soort.TEKST)]
    lines = [head, *(_totaal(one, vandaag) for one in row.totalen)]
    if row.stilgestaan:
        words = _("Dagen waarop de klok stilstond, tellen niet mee.")
        lines.append(Lijn("klok:stil", words, kaart="klok", soort=Soort.TEKST))
    lines.append(
        Lijn(
            "klok:methode",
            _("Zo telt dit gezin in het gemiddelde"),
            kaart="klok",
            onder=methode(row),
            lang=True,
        )
    )
    return lines


def _totaal(one: TotaalRow, vandaag: date) -> Lijn:
    som = " + ".join(str(days) for days in one.delen)
    n = sum(one.delen)
    titel = _("Vanaf {vanaf}: {som} = {n} dagen, tot {tot}").format(
        vanaf=_vanaf(one.vanaf), som=som, n=n, tot=dag_kort(one.tot, vandaag)
    )
    why = (
        _("Koppelen, woonruimte en verhuizen samen: COA en gemeente delen deze tijd. Begint op {dag}.")
        if one.vanaf == "vergunning"
        else _(
            "Woonruimte en verhuizen: de tijd van de gemeente. Dit is een gemiddelde, geen grens per gezin. "
            "Begint op {dag}."
        )
    ).format(dag=dag_kort(one.van, vandaag))
    return Lijn(
        f"klok:{one.vanaf}", titel, kaart="klok", onder=why, lang=True, chip=_totaal_chip(one, vandaag)
    )


def _totaal_chip(one: TotaalRow, vandaag: date) -> Chip:
    over = (one.tot - (one.klaar_op or vandaag)).days
    if one.klaar_op is not None:
        if over >= 0:
            return Chip(_("op tijd"), Toon.OP_SCHEMA)
        return Chip(ngettext("{n} dag langer", "{n} dagen langer", -over).format(n=-over), Toon.RUST)
    if over < 0 and one.vanaf == "koppeling":
        return Chip(ngettext("{n} dag langer", "{n} dagen langer", -over).format(n=-over), Toon.RUST)
    if over < 0:
        return Chip(ngettext("{n} dag te laat", "{n} dagen te laat", -over).format(n=-over), Toon.TE_LAAT)
    return Chip(ngettext("nog {n} dag", "nog {n} dagen", over).format(n=over), Toon.RUST)


def methode(row: ToewijzingRow) -> str:
    """In which half-year the average term counts this gezin, by each method (A129)."""
    a = (
        _("Methode A kijkt naar de verhuizing: halfjaar {halfjaar}.").format(halfjaar=row.methode_a)
        if row.methode_a
        else _("Methode A kijkt naar de verhuizing: nog niet, want die is er nog niet.")
    )
    b = (
        _("Methode B kijkt naar de koppeling: halfjaar {halfjaar}.").format(halfjaar=row.methode_b)
        if row.methode_b
        else _("Methode B kijkt naar de koppeling: nog niet, want die is er nog niet.")
    )
    return f"{a}\n{b}"


# --- region and regievoerder ------------------------------------------------------------------------------


def _regio(row: ToewijzingRow, *, mag: bool, mag_kiezen: bool) -> list[Lijn]:
    buttons = [Knop("regio", _("Gekoppeld aan"), "g")] if mag else []
    if mag and mag_kiezen:
        buttons.append(Knop("regievoerder", _("Regievoerder kiezen"), "r"))
    head = Lijn(
        "kop:regio", _("Regio en regievoerder"), kaart="regio", soort=Soort.KOP, knoppen=tuple(buttons)
    )
    return [
        head,
        Lijn("regio:koppeling", gekoppeld(row), kaart="regio", onder=_welke_regio(row), lang=True),
        Lijn(
            "regio:regievoerder",
            regievoerder(row.regievoerder),
            kaart="regio",
            onder=bereik(row.regievoerder) if row.regievoerder is not None else _waar_zetten(),
            lang=True,
        ),
    ]


def gekoppeld(row: ToewijzingRow) -> str:
    """To what the gezin is coupled: our gemeente, or a region whose coördinator picks the gemeente (A077)."""
    if row.gekoppeld_regio:
        return _("Gekoppeld aan de {regio}").format(regio=label_of("coa_regio", row.gekoppeld_regio))
    return _("Gekoppeld aan de gemeente {gemeente}").format(gemeente=row.gemeente or "–")


def _welke_regio(row: ToewijzingRow) -> str:
    parts = []
    if row.gekoppeld_regio:
        parts.append(_("De coördinator van de regio kiest de gemeente. De 12 weken lopen gewoon door."))
    if row.regio:
        parts.append(
            _("{gemeente} ligt in {provincie}: COA-{regio}.").format(
                gemeente=row.gemeente, provincie=row.provincie, regio=label_of("coa_regio", row.regio)
            )
        )
    else:
        parts.append(_("De provincie van de gemeente is niet bekend. Vul die in bij Beheer."))
    return "\n".join(parts)


def regievoerder(who: CoaContactRow | None) -> str:
    """Who the regievoerder is."""
    if who is None:
        return _("De regievoerder van het COA is nog niet bekend")
    return _("Regievoerder: {naam}").format(naam=who.naam)


def _waar_zetten() -> str:
    return _("Zet de regievoerder als contactpersoon bij het COA, in Beheer bij Organisaties.")


# --- profile ----------------------------------------------------------------------------------------------


def _profiel(row: ToewijzingRow) -> list[Lijn]:
    head = Lijn("kop:profiel", _("Profiel in TVS"), kaart="profiel", soort=Soort.KOP)
    lines = [head]
    if row.profiel_compleet:
        words = _("Het profiel is compleet.")
        lines.append(Lijn("profiel:klaar", words, kaart="profiel", chip=Chip(_("compleet"), Toon.OP_SCHEMA)))
    elif row.leeg:
        words = _("Dit is nog leeg: {wat}").format(wat=opsomming(leeg_woorden(row.leeg)))
        lines.append(Lijn("profiel:leeg", words, kaart="profiel", onder=_bel(row), lang=True))
    else:
        words = _("Hier is alles ingevuld, maar het bericht dat het profiel compleet is, kwam nog niet.")
        lines.append(Lijn("profiel:wacht", words, kaart="profiel", onder=_bel(row), lang=True))
    lines += [
        Lijn(
            f"profiel:eerst:{first}",
            _("Eerst: {eerst}").format(eerst=first),
            kaart="profiel",
            onder=_("Dan pas: {wat}.").format(wat=opsomming(wishes)),
            lang=True,
        )
        for first, wishes in _per_first(row.wacht)
    ]
    return lines


def _bel(row: ToewijzingRow) -> str:
    who = row.regievoerder
    if who is None:
        return _("Neem contact op met de regievoerder van het COA.")
    return _("Neem contact op met de regievoerder: {wie}.").format(
        wie=" · ".join(part for part in (who.naam, bereik(who)) if part)
    )


def leeg_woorden(leeg: Iterable[LeegRow]) -> list[str]:
    """The empty items in words, each with the letters of whose it is."""
    return [
        f"{small_label_of('profiel', one.code)} ({' '.join(one.letters)})"
        if one.letters
        else small_label_of("profiel", one.code)
        for one in leeg
    ]


def _per_first(wacht: Iterable[tuple[str, tuple[str, ...]]]) -> list[tuple[str, list[str]]]:
    """What must come first, with all that waits for it."""
    found: dict[str, list[str]] = {}
    for wens, first in wacht:
        found.setdefault(opsomming([label_of("vereist", one) for one in first]), []).append(
            label_of("vereist", wens)
        )
    return list(found.items())
