"""The cards of the tab *Toewijzing* about counting, temporary places and whom to turn to. Pure."""

from __future__ import annotations

from datetime import date

from models.queries.rows_toewijzing import CoaContactRow, StapRow, TelRow, ToewijzingRow, TussenplekRow
from models.values import LADDER, TELSTAPPEN, StapSoort
from resources.i18n import _, ngettext
from resources.labels import label
from resources.sentences import sentence
from views.dossier.toewijzing_woorden import bereik
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

NOOIT = ("telt_niet_rtb", "telt_niet_gekoppeld_elders", "telt_niet_geboren")
"""Reasons that do not go away by waiting."""


# --- counting ---------------------------------------------------------------------------------------------


def tel_lijnen(row: ToewijzingRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """Per person whether they count for the taakstelling, and what is to be done."""
    head = Lijn(
        "kop:telt",
        _("Telt mee voor de taakstelling?"),
        kaart="telt",
        soort=Soort.KOP,
        knoppen=(Knop("telstap", _("Stap noteren"), "s"),) if mag else (),
    )
    return [head, *(_telt(one, vandaag, mag=mag) for one in row.tellen)]


def _telt(one: TelRow, vandaag: date, *, mag: bool) -> Lijn:
    buttons = (Knop(f"stap-{one.doen.value}", doen_knop(one.doen), "n"),) if one.doen is not None else ()
    return Lijn(
        f"telt:{one.persoon_uid}",
        f"{one.letter}  {one.naam}".strip(),
        kaart="telt",
        onder=telt_woorden(one, vandaag),
        lang=True,
        chip=_tel_chip(one),
        knoppen=buttons if mag else (),
    )


def telt_woorden(one: TelRow, vandaag: date) -> str:
    """Why somebody counts or does not, with the day."""
    words = sentence(one.reden)
    if one.op is None:
        return words
    since = _("Sinds {dag}.") if one.telt else _("Geteld op {dag}.")
    return f"{words} {since.format(dag=dag_kort(one.op, vandaag))}"


def _tel_chip(one: TelRow) -> Chip:
    if one.telt:
        return Chip(_("Telt mee: ja"), Toon.OP_SCHEMA)
    if one.reden.code == "telt_niet_eerder_geteld":
        return Chip(_("Telde al"), Toon.RUST)
    if one.reden.code in NOOIT:
        return Chip(_("Telt mee: nee"), Toon.RUST)
    return Chip(_("Telt mee: nog niet"), Toon.WEEK)


def doen_knop(soort: StapSoort) -> str:
    """The button that notes the step that makes somebody count."""
    return {
        StapSoort.GEMELD: _("Melding noteren"),
        StapSoort.NIDOS: _("Melding van Nidos noteren"),
        StapSoort.UITGESCHREVEN: _("Uitschrijving noteren"),
    }.get(soort, _("Stap noteren"))


# --- temporary places -------------------------------------------------------------------------------------


def plek_lijnen(row: ToewijzingRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """The temporary place where the gezin lives, and where it lived."""
    button = Knop("plaatsen", _("Plaatsen"), "p")
    head = Lijn(
        "kop:plek",
        _("Tijdelijke plek"),
        kaart="plek",
        soort=Soort.KOP,
        knoppen=(button,) if mag and row.plek is None and row.plekken else (),
    )
    lines = [head]
    if row.plek is not None:
        lines.append(_plek(row.plek, vandaag, mag=mag))
    elif not row.plekken:
        words = _("Die maak je bij Woningen, Tijdelijke plekken.")
        titel = _("Er staat nog geen tijdelijke plek in de lijst")
        lines.append(Lijn("leeg:plek", titel, kaart="plek", onder=words, lang=True))
    else:
        words = _("Dit gezin woont niet op een tijdelijke plek.")
        lines.append(Lijn("leeg:plek", words, kaart="plek", soort=Soort.TEKST))
    lines += [_eerder(one, vandaag) for one in row.eerdere_plekken]
    return lines


def _plek(one: TussenplekRow, vandaag: date, *, mag: bool) -> Lijn:
    people = ngettext("{n} persoon", "{n} personen", one.personen).format(n=one.personen)
    under = [
        label(one.plek.soort),
        people,
        _("sinds {dag}").format(dag=dag_kort(one.van, vandaag)),
        _("tot {dag}").format(dag=dag_kort(one.einde, vandaag)) if one.einde is not None else "",
    ]
    chip = None
    if one.einde is not None and one.einde < vandaag:
        chip = Chip(_("voorbij"), Toon.TE_LAAT)
    return Lijn(
        f"plek:{one.uid}",
        one.plek.naam,
        kaart="plek",
        onder=" · ".join(part for part in under if part),
        chip=chip,
        knoppen=(Knop("vertrek", _("Vertrek noteren"), "v"),) if mag else (),
    )


def _eerder(one: TussenplekRow, vandaag: date) -> Lijn:
    last = one.tot or one.van
    span = _("van {van} tot {tot}").format(van=dag_kort(one.van, vandaag), tot=dag_kort(last, vandaag))
    return Lijn(f"plek:{one.uid}", one.plek.naam, kaart="plek", onder=span, grijs=True)


# --- whom to turn to --------------------------------------------------------------------------------------


def hulp_lijnen(row: ToewijzingRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """The ladder: regievoerder, COA, ministerie, klacht; each with how to reach them and the last time."""
    head = Lijn("kop:hulp", _("Komt het niet verder?"), kaart="hulp", soort=Soort.KOP)
    return [head, *(_trede(nr, soort, row, vandaag, mag=mag) for nr, soort in enumerate(LADDER, start=1))]


def _trede(nr: int, soort: StapSoort, row: ToewijzingRow, vandaag: date, *, mag: bool) -> Lijn:
    done = next((one for one in row.stappen if one.soort is soort), None)
    chip = Chip(dag_kort(done.op, vandaag), Toon.OP_SCHEMA) if done is not None else None
    return Lijn(
        f"hulp:{soort.value}",
        f"{nr}. {trede_naam(soort)}",
        kaart="hulp",
        onder=_wie(soort, row),
        lang=True,
        chip=chip,
        knoppen=(Knop(f"stap-{soort.value}", _("Gedaan"), "g"),) if mag else (),
    )


def trede_naam(soort: StapSoort) -> str:
    """What a step of the ladder is called."""
    return {
        StapSoort.REGIEVOERDER: _("Bel de regievoerder van het COA"),
        StapSoort.COA: _("Ga naar de leiding van het COA"),
        StapSoort.MINISTERIE: _("Ga naar het ministerie"),
        StapSoort.KLACHT: _("Dien een klacht in bij het COA"),
    }[soort]


def _wie(soort: StapSoort, row: ToewijzingRow) -> str:
    if soort is StapSoort.REGIEVOERDER:
        who = row.regievoerder
        return (
            _naam_en_bereik(who) if who is not None else _("Nog niet bekend: kies de regievoerder hierboven.")
        )
    if soort is StapSoort.MINISTERIE:
        return _("Pas als het COA er niet uitkomt. Spreek het eerst af met je leidinggevende.")
    words = {
        StapSoort.COA: _("Als de regievoerder het niet kan oplossen."),
        StapSoort.KLACHT: _(
            "Volgens de klachtenregeling van het COA. Het helpt als de stappen hiervoor genoteerd zijn."
        ),
    }[soort]
    return "\n".join((words, *(_naam_en_bereik(one) for one in row.coa_algemeen)))


def _naam_en_bereik(who: CoaContactRow) -> str:
    return f"{who.naam} · {bereik(who)}"


# --- steps ------------------------------------------------------------------------------------------------


def stap_lijnen(row: ToewijzingRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """Every step that was noted, the newest first; nothing when there is none."""
    if not row.stappen:
        return []
    head = Lijn("kop:stappen", _("Stappen die je noteerde"), kaart="stappen", soort=Soort.KOP)
    return [head, *(_stap(one, vandaag, mag=mag) for one in row.stappen)]


def _stap(one: StapRow, vandaag: date, *, mag: bool) -> Lijn:
    who = ""
    if one.soort in TELSTAPPEN:
        who = f"{one.letter} {one.naam}".strip() if one.naam else _("het hele gezin")
    under = " · ".join(part for part in (who, _("door {wie}").format(wie=one.wie) if one.wie else "") if part)
    return Lijn(
        f"stap:{one.uid}",
        f"{dag_kort(one.op, vandaag)} · {label(one.soort)}",
        kaart="stappen",
        onder="\n".join(part for part in (under, one.notitie) if part),
        lang=True,
        knoppen=(Knop("stap_weg", _("Weghalen"), "w"),) if mag else (),
    )
