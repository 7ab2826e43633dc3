"""The tab *Amv* of a dossier as lines: a card for each youngster. Pure."""

from __future__ import annotations

from datetime import date

from models.queries.rows_familie import AmvPersoon, AmvRow
from models.rules.amv import responsible_on
from models.values import AmvKeuze, Partij
from resources.i18n import _
from resources.labels import label, small_label
from resources.sentences import sentence
from views.widgets.afspraak import kleine_woningen
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon


def amv_lijnen(row: AmvRow, vandaag: date, *, mag: bool, wijst_toe: bool) -> list[Lijn]:
    """Everything the tab shows; `wijst_toe` = who looks may put somebody beside the gezin."""
    if not row.jongeren:
        words = _("In dit gezin is nu geen amv. Vink het aan bij de persoon, onder Gezin.")
        return [Lijn("leeg:amv", words, kaart="leeg", soort=Soort.TEKST)]
    lines: list[Lijn] = []
    for one in row.jongeren:
        lines += _jongere(one, vandaag, mag=mag, wijst_toe=wijst_toe)
    running = [afspraak for afspraak in row.afspraken if afspraak.loopt]
    return lines + [kleine_woningen(afspraak, vandaag) for afspraak in running]


def _jongere(one: AmvPersoon, vandaag: date, *, mag: bool, wijst_toe: bool) -> list[Lijn]:
    kaart = f"jongere:{one.persoon_uid}"
    head = Lijn(f"kop:{one.persoon_uid}", f"{one.letter}  {one.naam}", kaart=kaart, soort=Soort.KOP)
    return [
        head,
        _achttien(one, vandaag, kaart),
        _keuze(one, vandaag, kaart, mag=mag),
        _voogd(one, kaart, mag=wijst_toe),
        _nazorg(one, vandaag, kaart, mag=mag),
        _gemeld(one, vandaag, kaart, mag=mag),
    ]


def _achttien(one: AmvPersoon, vandaag: date, kaart: str) -> Lijn:
    if one.geboortedatum is None or one.achttien is None:
        return Lijn(
            f"18:{one.persoon_uid}",
            _("De geboortedatum is niet bekend."),
            kaart=kaart,
            onder=_("Vul hem in bij Gezin: dan staat de jongere op de kwartaallijst."),
            lang=True,
            chip=Chip(_("ontbreekt"), Toon.WEEK),
        )
    ours = responsible_on(one.geboortedatum, vandaag) is Partij.GEM
    titel = _("18 geworden op {dag}") if ours else _("Wordt 18 op {dag}")
    return Lijn(
        f"18:{one.persoon_uid}",
        titel.format(dag=dag_kort(one.achttien, vandaag)),
        kaart=kaart,
        onder=_("De gemeente zorgt nu voor een woning.")
        if ours
        else _("Tot die dag zorgt Nidos voor wonen, daarna de gemeente."),
        lang=True,
        chip=Chip(label(Partij.GEM if ours else Partij.NID), Toon.WEEK if ours else Toon.RUST),
    )


def _keuze(one: AmvPersoon, vandaag: date, kaart: str, *, mag: bool) -> Lijn:
    knoppen = tuple(
        Knop(keuze.value, label(keuze), toets)
        for keuze, toets in ((AmvKeuze.ZELFSTANDIG, "z"), (AmvKeuze.VERLENGD, "l"))
        if keuze is not one.keuze
    )
    if one.keuze is None:
        titel, under = _("Waarheen na 18?"), _("Nog niet gekozen. De jongere kiest zelf.")
    else:
        titel = _("Na 18: {keuze}").format(keuze=small_label(one.keuze))
        day = dag_kort(one.keuze_op, vandaag) if one.keuze_op is not None else ""
        under = _("{dag}, want: {reden}").format(dag=day, reden=one.keuze_reden)
        if one.keuze is AmvKeuze.VERLENGD and one.verlengd_tot is not None:
            last = dag_kort(one.verlengd_tot, vandaag)
            under += "\n" + _("De opvang van Nidos kan tot {dag}.").format(dag=last)
    return Lijn(
        f"keuze:{one.persoon_uid}",
        titel,
        kaart=kaart,
        onder=under,
        lang=True,
        chip=None if one.keuze is not None else Chip(_("nog kiezen"), Toon.WEEK),
        knoppen=knoppen if mag else (),
    )


def _voogd(one: AmvPersoon, kaart: str, *, mag: bool) -> Lijn:
    parts = [one.voogd_organisatie, one.voogd_telefoon]
    return Lijn(
        f"voogd:{one.persoon_uid}",
        _("Voogd: {naam}").format(naam=one.voogd) if one.voogd else _("Voogd nog niet bekend"),
        kaart=kaart,
        onder=" · ".join(part for part in parts if part),
        knoppen=(Knop("voogd", _("Invullen") if not one.voogd else _("Wijzigen"), "g"),) if mag else (),
    )


def _nazorg(one: AmvPersoon, vandaag: date, kaart: str, *, mag: bool) -> Lijn:
    """The guidance that goes on, as a term with its reason."""
    knoppen = (Knop("vertrokken", _("Vertrokken"), "v"),) if mag else ()
    if one.nazorg is None:
        return Lijn(
            f"nazorg:{one.persoon_uid}",
            _("Begeleiding na 18: nog geen dag bekend"),
            kaart=kaart,
            knoppen=knoppen,
        )
    return Lijn(
        f"nazorg:{one.persoon_uid}",
        _("De oude begeleiding loopt door tot {dag}").format(dag=dag_kort(one.nazorg.tot, vandaag)),
        kaart=kaart,
        onder=sentence(one.nazorg.reden),
        lang=True,
        chip=Chip(_("voorbij"), Toon.RUST) if one.nazorg.tot < vandaag else None,
        knoppen=knoppen,
    )


def _gemeld(one: AmvPersoon, vandaag: date, kaart: str, *, mag: bool) -> Lijn:
    knoppen = (Knop("gemeld", _("Gemeld"), "d"),) if mag and one.gemeld_op is None else ()
    counts = one.geteld_op is not None
    if one.gemeld_op is None:
        under = _("Nidos doet deze melding. Noteer hier de dag.")
        if one.geteld_op is not None:
            under = _("Telt al mee sinds {dag}.").format(dag=dag_kort(one.geteld_op, vandaag))
        return Lijn(
            f"gemeld:{one.persoon_uid}",
            _("Melding voor de taakstelling"),
            kaart=kaart,
            onder=under,
            lang=True,
            knoppen=knoppen,
        )
    return Lijn(
        f"gemeld:{one.persoon_uid}",
        _("Nidos meldde de jongere op {dag}").format(dag=dag_kort(one.gemeld_op, vandaag)),
        kaart=kaart,
        onder=_("De jongere telt mee voor de taakstelling.")
        if counts
        else _("De jongere telt mee zodra er een woning is."),
        chip=Chip(_("telt mee"), Toon.OP_SCHEMA) if counts else Chip(_("telt nog niet"), Toon.RUST),
    )
