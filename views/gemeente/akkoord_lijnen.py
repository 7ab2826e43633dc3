"""The part *Matrix en akkoord* as lines: versions with who signed, what differs, and zienswijzen. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from models.queries.rows_afspraken import AkkoordRow, AkkoordVersieRow, HandtekeningRow, ZienswijzeRow
from resources.i18n import _
from resources.labels import label_of
from views.gemeente.rijen_deel import rij_knoppen
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon
from views.widgets.velden import Veld, Veldsoort, Waarde


def lijnen(alles: AkkoordRow, vandaag: date, *, mag: bool, open_versie: str) -> list[Lijn]:
    """Everything that the part shows; of older versions the signatures fold open."""
    found = []
    for nr, one in enumerate(alles.versies):
        is_open = nr == 0 or one.uid == open_versie
        found += _versie(one, vandaag, mag=mag, is_open=is_open, newest=nr == 0)
        if is_open and one.nummer > 1:
            found.append(_verschil(one, kies=len(alles.versies) > 2))
    return [*found, *_zienswijzen(alles.zienswijzen, vandaag, mag=mag)]


def uitleg(alles: AkkoordRow) -> str:
    """Who signs."""
    words = _("Vast is een versie pas als iedereen tekende en jij dat vastlegt. Rijen wijzig je bij Beheer.")
    if alles.begeleidt_zelf:
        words += " " + _("De gemeente begeleidt zelf en tekent dus niet nog een keer als begeleider.")
    return words


def _versie(row: AkkoordVersieRow, vandaag: date, *, mag: bool, is_open: bool, newest: bool) -> list[Lijn]:
    kaart = f"versie-{row.nummer}"
    signed = sum(bool(one.uid) for one in row.handtekeningen)
    chip = {
        "voorstel": Chip(_("voorstel"), Toon.WEEK),
        "vastgesteld": Chip(_("vastgesteld"), Toon.OP_SCHEMA),
        "vervangen": Chip(_("vervangen"), Toon.RUST),
    }[row.status]
    titel = _("Versie {n}, geldig vanaf {dag}").format(n=row.nummer, dag=dag_kort(row.geldig_vanaf, vandaag))
    head = Lijn(
        f"versie:{row.uid}",
        titel,
        kaart,
        Soort.KOP,
        chip=chip,
        open=None if newest else is_open,
        knoppen=(Knop("drukken", _("Printen met handtekeningen"), "d"),),
    )
    if not is_open:
        return [head]
    rows = [head, *(_handtekening(one, row, vandaag, mag=mag) for one in row.handtekeningen)]
    if row.status == "voorstel" and newest:
        rows.append(_settle(row, signed, mag=mag))
    return rows


def _verschil(row: AkkoordVersieRow, *, kies: bool) -> Lijn:
    """What differs from the version before, or between it and another that was chosen, in order of time."""
    titel = _("Anders dan versie {n}").format(n=row.nummer - 1)
    nothing = _("Niets anders dan in de versie ervoor.")
    if row.tegen is not None:
        first, last = sorted((row.nummer, row.tegen))
        titel = _("Van versie {a} naar versie {b}").format(a=first, b=last)
        nothing = _("Er is niets anders.")
    return Lijn(
        f"verschil:{row.uid}",
        titel,
        f"versie-{row.nummer}",
        onder="\n".join(row.verschil) or nothing,
        lang=True,
        knoppen=(Knop("vergelijk", _("Andere vergelijken"), "e"),) if kies else (),
    )


def _settle(row: AkkoordVersieRow, signed: int, *, mag: bool) -> Lijn:
    whole = len(row.handtekeningen)
    words = _("{n} van {m} handtekeningen").format(n=signed, m=whole)
    under = _("Iedereen tekende. Leg nu vast dat deze versie geldt.")
    if not row.compleet:
        under = _("Nog niet iedereen tekende. Vastleggen kan ook nu: dan staat erbij wie nog niet tekende.")
    knop = (Knop("vaststellen", _("Als vastgesteld vastleggen"), "v"),) if mag else ()
    return Lijn(f"vast:{row.uid}", words, f"versie-{row.nummer}", onder=under, knoppen=knop, lang=True)


def _handtekening(row: HandtekeningRow, versie: AkkoordVersieRow, vandaag: date, *, mag: bool) -> Lijn:
    who = label_of("tekenaar", row.rol)
    kaart = f"versie-{versie.nummer}"
    if not row.uid:
        knop = (Knop("teken", _("Handtekening vastleggen"), "h"),) if mag else ()
        key = f"teken:{versie.uid}:{row.rol}:{row.organisatie_uid}"
        chip = Chip(_("nog niet getekend"), Toon.RUST)
        return Lijn(key, who, kaart, onder=row.organisatie, chip=chip, knoppen=knop, lang=True)
    name = f"{row.naam}, {row.functie}" if row.functie else row.naam
    under = " · ".join(part for part in (row.organisatie, name) if part)
    signed = None
    if row.op is not None:
        signed = Chip(_("getekend {dag}").format(dag=dag_kort(row.op, vandaag)), Toon.OP_SCHEMA)
    may = mag and versie.status != "vervangen"
    knop = (Knop("weg", _("Weghalen"), "w"),) if may else ()
    return Lijn(f"handtekening:{row.uid}", who, kaart, onder=under, chip=signed, knoppen=knop, lang=True)


def _zienswijzen(rows: Sequence[ZienswijzeRow], vandaag: date, *, mag: bool) -> list[Lijn]:
    knop = (Knop("erbij:zienswijze", _("Zienswijze vragen"), "z"),) if mag else ()
    head = Lijn("kop:zienswijzen", _("Zienswijzen van partners"), "zienswijzen", Soort.KOP, knoppen=knop)
    if not rows:
        words = _("Vraag partners wat zij vinden, en voor welke dag. Hier verzamel je de antwoorden.")
        return [head, Lijn("leeg:zienswijzen", words, "zienswijzen", Soort.TEKST)]
    return [head, *(_zienswijze(one, vandaag, mag=mag) for one in rows)]


def _zienswijze(row: ZienswijzeRow, vandaag: date, *, mag: bool) -> Lijn:
    titel = row.wie
    if row.versie is not None:
        titel = _("{wie}, over versie {n}").format(wie=row.wie, n=row.versie)
    parts = [row.tekst, _("in het advies: {tekst}").format(tekst=row.verwerking) if row.verwerking else ""]
    return Lijn(
        f"zienswijze:{row.uid}",
        titel,
        "zienswijzen",
        onder="\n".join(part for part in parts if part),
        lang=True,
        chip=_zienswijze_chip(row, vandaag),
        knoppen=rij_knoppen(mag=mag),
        grijs=row.verwerkt_op is not None,
    )


def _zienswijze_chip(row: ZienswijzeRow, vandaag: date) -> Chip:
    if row.verwerkt_op is not None:
        return Chip(_("verwerkt {dag}").format(dag=dag_kort(row.verwerkt_op, vandaag)), Toon.OP_SCHEMA)
    if row.ontvangen_op is not None:
        return Chip(_("ontvangen, nog verwerken"), Toon.WEEK)
    if row.voor is None:
        return Chip(_("gevraagd"), Toon.RUST)
    day = dag_kort(row.voor, vandaag)
    if row.voor < vandaag:
        return Chip(_("te laat, gevraagd voor {dag}").format(dag=day), Toon.TE_LAAT)
    return Chip(_("gevraagd voor {dag}").format(dag=day), Toon.RUST)


# --- fields -----------------------------------------------------------------------------------------------


def teken_velden() -> tuple[Veld, ...]:
    """What is asked about a signature."""
    return (
        Veld("naam", _("Wie tekende")),
        Veld("functie", _("Functie")),
        Veld("op", _("Getekend op"), Veldsoort.DATUM, verleden=True),
    )


def vergelijk_velden(alles: AkkoordRow, uid: str, vandaag: date) -> tuple[Veld, ...]:
    """With which other version one is compared."""
    others = tuple(
        (
            one.uid,
            _("Versie {n}, geldig vanaf {dag}").format(n=one.nummer, dag=dag_kort(one.geldig_vanaf, vandaag)),
        )
        for one in alles.versies
        if one.uid != uid
    )
    return (Veld("met", _("Vergelijken met"), Veldsoort.KEUZE, others),)


def zienswijze_velden(alles: AkkoordRow) -> tuple[Veld, ...]:
    """The fields of a zienswijze."""
    d, lang = Veldsoort.DATUM, Veldsoort.LANG
    who = (("", _("Iemand anders")), *alles.organisaties)
    versions = (("", _("In het algemeen")), *((one.uid, str(one.nummer)) for one in alles.versies))
    return (
        Veld("organisatie_uid", _("Van wie"), Veldsoort.KEUZE, who),
        Veld("naam", _("Naam, als het iemand anders is")),
        Veld("versie_uid", _("Over versie"), Veldsoort.KEUZE, versions),
        Veld("voor", _("Antwoord voor"), d),
        Veld("ontvangen_op", _("Ontvangen op"), d, verleden=True),
        Veld("verwerkt_op", _("Verwerkt op"), d, verleden=True),
        Veld("tekst", _("Wat zij vinden"), lang, breed=True),
        Veld("verwerking", _("Wat het advies daarmee doet"), lang, breed=True),
    )


def zienswijze_waarden(alles: AkkoordRow, row: Any) -> dict[str, Waarde]:  # noqa: ANN401 - a row
    """The values of a zienswijze; a new one is about the newest version."""
    if row is None:
        newest = alles.versies[0].uid if alles.versies else ""
        return {"versie_uid": newest}
    names = ("organisatie_uid", "naam", "voor", "ontvangen_op", "verwerkt_op", "tekst", "verwerking")
    return {name: getattr(row, name) for name in names}
