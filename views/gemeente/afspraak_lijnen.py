"""The part *Prestatieafspraken* as lines: what was agreed and what came of it, and all around it. Pure."""

from __future__ import annotations

from datetime import date

from models.queries.rows_afspraken import (
    AfspraakRow,
    AfsprakenRow,
    CorporatiemeldingRow,
    KaderRow,
    LijstpuntRow,
    NormRow,
)
from models.rules.afspraken import LIJSTEN, PER_JAAR, SCHADE, dispute_opens, told_to
from resources.i18n import _, ngettext
from resources.labels import label_of, small_label_of
from views.gemeente.overleg_lijnen import dag_zin
from views.gemeente.rijen_deel import kop_lijn, lege_lijn, rij_knoppen
from views.gemeente.vrij_lijnen import signaal
from views.widgets.bedrag import euro_woorden
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon


def lijnen(alles: AfsprakenRow, vandaag: date, *, mag: bool, open_lijst: str) -> list[Lijn]:
    """Everything that the part shows; `open_lijst` = the list that is folded open."""
    found = [
        *_afspraken(alles, vandaag, mag=mag),
        *signaal(alles, vandaag, mag=mag),
        *_complexen(alles, vandaag, mag=mag),
        *_normen(alles, vandaag, mag=mag),
        *_kaders(alles, vandaag, mag=mag),
        *_meldingen(alles, vandaag, mag=mag),
    ]
    for lijst in LIJSTEN:
        found += _lijst(lijst, alles, vandaag, mag=mag, is_open=lijst == open_lijst)
    return [*found, *_voorbeelden(alles, mag=mag)]


def uitleg(alles: AfsprakenRow, vandaag: date) -> str:
    """What the figures are, and until when a dispute can be brought."""
    words = _("Wat gehaald is, telt het programma zelf uit de dossiers. Het is geen officieel cijfer.")
    if alles.overeenstemming_op is None and vandaag >= dispute_opens(vandaag.year):
        day = dag_kort(alles.geschil_voor, vandaag)
        words += " " + _("Geen overeenstemming? Naar de minister kan uiterlijk {dag}.").format(dag=day)
    return words


def van_tot(van: date, tot: date | None, vandaag: date) -> str:
    """A span of days."""
    if tot is None:
        return _("sinds {van}").format(van=dag_kort(van, vandaag))
    return _("{van} tot en met {tot}").format(van=dag_kort(van, vandaag), tot=dag_kort(tot, vandaag))


# --- what was agreed --------------------------------------------------------------------------------------


def _afspraken(alles: AfsprakenRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    head = [kop_lijn("afspraken", _("Wat is afgesproken"), mag=mag), *_overeenstemming(alles, vandaag)]
    if not alles.afspraken:
        words = _("Leg hier vast wat gemeente en corporaties afspreken. Onderaan staan elf voorbeelden.")
        return [*head, lege_lijn("afspraken", words)]
    return [*head, *(_afspraak(one, vandaag, mag=mag) for one in alles.afspraken)]


def _overeenstemming(alles: AfsprakenRow, vandaag: date) -> list[Lijn]:
    """Since when all agree about this year, or from 1 July how long a dispute can be brought (A145)."""
    if alles.overeenstemming_op is not None:
        words = _("Overeenstemming over {jaar}").format(jaar=alles.jaar)
        day = _("op {dag}").format(dag=dag_kort(alles.overeenstemming_op, vandaag))
        return [Lijn("overeenstemming", words, "afspraken", chip=Chip(day, Toon.OP_SCHEMA))]
    if vandaag < dispute_opens(vandaag.year):
        return []
    left = (alles.geschil_voor - vandaag).days
    chip = ngettext("nog {n} dag", "nog {n} dagen", left).format(n=left)
    if not left:
        chip = _("vandaag is de laatste dag")
    under = _(
        "Tot en met {dag} kan een van de drie partijen naar de minister. Zijn jullie het eens? Werk dan de"
        " zes stappen hieronder af."
    ).format(dag=dag_kort(alles.geschil_voor, vandaag))
    words = _("Nog geen overeenstemming over {jaar}").format(jaar=alles.jaar)
    return [Lijn("overeenstemming", words, "afspraken", onder=under, chip=Chip(chip, Toon.WEEK), lang=True)]


def _afspraak(row: AfspraakRow, vandaag: date, *, mag: bool) -> Lijn:
    words = [
        row.tekst,
        row.eigen,
        dag_zin(row.uitleg, vandaag) if row.uitleg is not None else "",
        _special(row),
        " · ".join((row.organisatie or _("alle corporaties"), van_tot(row.van, row.laatste, vandaag))),
    ]
    return Lijn(
        f"afspraak:{row.uid}",
        label_of("afspraak", row.soort),
        "afspraken",
        onder="\n".join(word for word in words if word),
        lang=True,
        chip=_chip(row),
        knoppen=rij_knoppen(mag=mag),
        grijs=not row.loopt,
    )


def _special(row: AfspraakRow) -> str:
    """Of the agreement on damage who pays (A013)."""
    if row.soort != SCHADE:
        return ""
    if not row.betaalt:
        return _("Vul in wie betaalt: dan staat het ook bij de schade van een gezin.")
    return _("Schoot de begeleiding aantoonbaar tekort, dan betaalt: {wie}.").format(
        wie=small_label_of("schade_betaler", row.betaalt)
    )


def _chip(row: AfspraakRow) -> Chip | None:
    if not row.loopt:
        return Chip(_("loopt niet"), Toon.RUST)
    if row.meting is None:
        return None
    if row.meting.gehaald is None:
        return Chip(_("nog niet te zeggen"), Toon.RUST)
    if row.meting.gehaald:
        return Chip(_("gehaald"), Toon.OP_SCHEMA)
    return Chip(_("niet gehaald"), Toon.WEEK)


def _voorbeelden(alles: AfsprakenRow, *, mag: bool) -> list[Lijn]:
    if not alles.voorbeelden:
        return []
    head = kop_lijn("voorbeelden", _("Voorbeelden uit de handreiking die je nog niet gebruikt"), mag=mag)
    return [
        head,
        *(
            Lijn(
                f"voorbeeld:{one.soort}",
                label_of("afspraak", one.soort),
                "voorbeelden",
                onder="\n".join(
                    (one.tekst, " · ".join((_("meten: {hoe}").format(hoe=one.meting), one.bron)))
                ),
                knoppen=(Knop("overnemen", _("Vastleggen"), "v"),) if mag else (),
                lang=True,
            )
            for one in alles.voorbeelden
        ),
    ]


# --- complexes, norms -------------------------------------------------------------------------------------


def _complexen(alles: AfsprakenRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    head = kop_lijn(
        "complexen", _("Gekozen wijken en complexen"), "erbij:complex", _("Complex erbij"), mag=mag
    )
    rows = [head]
    if not alles.complexen:
        words = _("Kies elk jaar de complexen. Zonder lijst telt de vink bij de woning zelf.")
        rows.append(lege_lijn("complexen", words))
    for one in alles.complexen:
        words = f"{one.naam}, {one.wijk}" if one.wijk else one.naam
        under = f"{one.jaar} · {one.organisatie}"
        buttons = rij_knoppen(mag=mag)
        rows.append(Lijn(f"complex:{one.uid}", words, "complexen", onder=under, knoppen=buttons))
    rows += _next_year(alles, mag=mag)
    for nr, deviation in enumerate(alles.afwijkingen):
        where = deviation.complex or _("complex niet ingevuld")
        rows.append(
            Lijn(
                f"afwijking:{deviation.dossier_uid}:{nr}",
                _("{nummer}: {waar}").format(nummer=deviation.nummer, waar=where),
                "complexen",
                onder=f"{deviation.organisatie} · {dag_kort(deviation.op, vandaag)}",
                chip=Chip(_("buiten de lijst"), Toon.WEEK),
            )
        )
    return rows


def _next_year(alles: AfsprakenRow, *, mag: bool) -> list[Lijn]:
    """The newest list can be used for this year or the next, while that has none (A137)."""
    years = {one.jaar for one in alles.complexen}
    wanted = next((year for year in (alles.jaar, alles.jaar + 1) if year not in years), None)
    before = max((year for year in years if wanted is not None and year < wanted), default=None)
    if not mag or wanted is None or before is None:
        return []
    words = _("De lijst van {jaar} kun je ook voor {naar} gebruiken.").format(jaar=before, naar=wanted)
    knop = Knop("verder", _("Overnemen"), "v")
    return [Lijn(f"verder:{before}/{wanted}", words, "complexen", knoppen=(knop,), lang=True)]


def _normen(alles: AfsprakenRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    head = kop_lijn(
        "normen", _("Kwaliteit en prijs per grootte van het gezin"), "erbij:norm", _("Norm erbij"), mag=mag
    )
    if not alles.normen:
        words = _("Spreek af hoeveel kamers een woning heeft en wat wonen per maand mag kosten.")
        return [head, lege_lijn("normen", words)]
    return [
        head,
        *(
            Lijn(
                f"norm:{one.uid}",
                norm_naam(one),
                "normen",
                onder=" · ".join(
                    part
                    for part in (
                        norm_eisen(one),
                        one.organisatie or _("alle corporaties"),
                        van_tot(one.van, one.tot, vandaag),
                    )
                    if part
                ),
                knoppen=rij_knoppen(mag=mag),
                lang=True,
            )
            for one in alles.normen
        ),
    ]


def norm_naam(one: NormRow) -> str:
    """For whom a norm is."""
    if one.personen_tot is None:
        return _("{n} personen of meer").format(n=one.personen_van)
    if one.personen_tot == one.personen_van:
        return ngettext("{n} persoon", "{n} personen", one.personen_van).format(n=one.personen_van)
    return _("{van} tot en met {tot} personen").format(van=one.personen_van, tot=one.personen_tot)


def norm_eisen(one: NormRow) -> str:
    """What a norm asks."""
    parts = [
        ngettext("minstens {n} kamer", "minstens {n} kamers", one.kamers).format(n=one.kamers)
        if one.kamers
        else "",
        _("minstens {n} m²").format(n=one.oppervlakte) if one.oppervlakte else "",
        _("wonen kost hoogstens {bedrag}").format(bedrag=euro_woorden(one.grens))
        if one.grens is not None
        else "",
        one.voorzieningen,
    ]
    return " · ".join(part for part in parts if part)


# --- who guides, who does not do its part -----------------------------------------------------------------


def _kaders(alles: AfsprakenRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    head = kop_lijn("kaders", _("Afspraken over begeleiding"), "erbij:kader", _("Afspraken erbij"), mag=mag)
    if not alles.kaders:
        words = _("Wat doet de organisatie die begeleidt, hoe vertelt zij ervan, en wat kost het?")
        return [head, lege_lijn("kaders", words)]
    return [head, *(_kader(one, vandaag, mag=mag) for one in alles.kaders)]


def _kader(row: KaderRow, vandaag: date, *, mag: bool) -> Lijn:
    paid = ""
    if row.vergoeding is not None:
        per = label_of("vergoeding_per", row.vergoeding_per)
        paid = f"{euro_woorden(row.vergoeding)} {per}"
    term = ""
    if row.vraagbaak_maanden is not None:
        term = ngettext(
            "daarna nog {n} maand vragen stellen",
            "daarna nog {n} maanden vragen stellen",
            row.vraagbaak_maanden,
        ).format(n=row.vraagbaak_maanden)
    told = _("nog doorgeven aan de regievoerder")
    if row.doorgegeven_op is not None:
        told = _("doorgegeven aan de regievoerder op {dag}").format(dag=dag_kort(row.doorgegeven_op, vandaag))
    report = ""
    if row.rapportage:
        report = _("verslag {hoe_vaak}").format(hoe_vaak=label_of("rapportage", row.rapportage))
    parts = (van_tot(row.van, row.tot, vandaag), report, paid, term, told)
    under = [row.activiteiten, " · ".join(part for part in parts if part)]
    return Lijn(
        f"kader:{row.uid}",
        row.organisatie,
        "kaders",
        onder="\n".join(part for part in under if part),
        lang=True,
        chip=None if row.loopt else Chip(_("loopt niet"), Toon.RUST),
        knoppen=rij_knoppen(mag=mag),
        grijs=not row.loopt,
    )


def _meldingen(alles: AfsprakenRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    head = kop_lijn(
        "meldingen", _("Een corporatie werkt niet mee"), "erbij:melding", _("Melding erbij"), mag=mag
    )
    if not alles.meldingen:
        words = _("Niets gemeld. Een melding gaat naar de Autoriteit woningcorporaties en de provincie.")
        return [head, lege_lijn("meldingen", words)]
    return [head, *(_melding(one, vandaag, mag=mag) for one in alles.meldingen)]


def _melding(row: CorporatiemeldingRow, vandaag: date, *, mag: bool) -> Lijn:
    names = {"autoriteit": _("Autoriteit woningcorporaties"), "provincie": _("provincie")}
    missing = [names[one] for one in told_to(row.autoriteit_op, row.provincie_op)]
    chip = Chip(_("gemeld"), Toon.OP_SCHEMA)
    if missing:
        chip = Chip(_("nog melden aan: {wie}").format(wie=", ".join(missing)), Toon.WEEK)
    if row.opgelost_op is not None:
        chip = Chip(_("opgelost {dag}").format(dag=dag_kort(row.opgelost_op, vandaag)), Toon.RUST)
    return Lijn(
        f"melding:{row.uid}",
        f"{row.organisatie}, {dag_kort(row.op, vandaag)}",
        "meldingen",
        onder=row.wat,
        lang=True,
        chip=chip,
        knoppen=rij_knoppen(mag=mag, weg=False),
        grijs=row.opgelost_op is not None,
    )


# --- lists ------------------------------------------------------------------------------------------------


def _lijst(lijst: str, alles: AfsprakenRow, vandaag: date, *, mag: bool, is_open: bool) -> list[Lijn]:
    rows = [one for one in alles.lijsten if one.lijst == lijst]
    done = sum(one.gedaan_op is not None for one in rows)
    titel = label_of("lijst", lijst)
    if lijst in PER_JAAR:
        titel = f"{titel}, {alles.jaar}"
    chip = Chip(
        _("{n} van {m} klaar").format(n=done, m=len(rows)), Toon.OP_SCHEMA if done == len(rows) else Toon.RUST
    )
    head = Lijn(f"lijst:{lijst}", titel, f"lijst-{lijst}", Soort.KOP, chip=chip, open=is_open)
    return [head, *(_lijstpunt(one, vandaag, mag=mag) for one in rows)] if is_open else [head]


def _lijstpunt(row: LijstpuntRow, vandaag: date, *, mag: bool) -> Lijn:
    chip = None
    if row.gedaan_op is not None:
        chip = Chip(_("klaar, {dag}").format(dag=dag_kort(row.gedaan_op, vandaag)), Toon.OP_SCHEMA)
    return Lijn(
        f"lijstpunt:{row.lijst}/{row.code}",
        label_of(row.lijst, row.code),
        f"lijst-{row.lijst}",
        onder=row.antwoord,
        lang=True,
        vink=row.gedaan_op is not None if mag else None,
        chip=chip,
        knoppen=(Knop("antwoord", _("Antwoord"), "a"),) if mag else (),
    )
