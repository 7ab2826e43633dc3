"""The tab *Begeleiding* of a dossier as lines: what was agreed, how long and why, trajecten. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.queries.rows_begeleiding import AfspraakRow, BegeleidingRow, TermijnRow, TrajectRow
from models.rules.begeleidingsterm import Grond, TrajectStand
from resources.i18n import _, ngettext
from resources.labels import label, label_of, small_label_of
from resources.labels_begeleiding import bron_woorden
from views.widgets.dagen import dag_kort, taal_naam
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

_TOON = {
    TrajectStand.KOMT: Toon.RUST,
    TrajectStand.LOOPT: Toon.OP_SCHEMA,
    TrajectStand.BIJNA: Toon.WEEK,
    TrajectStand.VOORBIJ: Toon.WEEK,
    TrajectStand.GESTOPT: Toon.RUST,
}


def begeleiding_lijnen(row: BegeleidingRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """Everything the tab shows."""
    return [
        *_afspraken(row.afspraken, vandaag, mag=mag),
        *_duur(row.termijnen, vandaag),
        *_trajecten(row.trajecten, vandaag, mag=mag),
    ]


def opgesomd(group: str, codes: Sequence[str]) -> str:
    """Codes of a group as one list of words: `Huisbezoek, spreekuur`."""
    return ", ".join(
        [*(label_of(group, code) for code in codes[:1]), *(small_label_of(group, code) for code in codes[1:])]
    )


# --- agreements ---


def _afspraken(rows: Sequence[AfspraakRow], vandaag: date, *, mag: bool) -> list[Lijn]:
    words = _("Nieuwe versie") if rows else _("Afspraken maken")
    buttons = (Knop("afspreken", words, "a"), Knop("papier", _("Papier om te tekenen"), "p"))
    head = Lijn(
        "kop:afspraken",
        _("Afspraken over begeleiding"),
        kaart="afspraken",
        soort=Soort.KOP,
        knoppen=buttons if mag else buttons[1:],
    )
    if not rows:
        text = _("Spreek af hoe de begeleiding gaat, hoe vaak en hoe lang. Print het en laat het tekenen.")
        return [head, Lijn("leeg:afspraken", text, kaart="afspraken", soort=Soort.TEKST)]
    return [
        head,
        *(_afspraak(one, len(rows) - nr, vandaag, mag=mag, oud=nr > 0) for nr, one in enumerate(rows)),
    ]


def _afspraak(row: AfspraakRow, versie: int, vandaag: date, *, mag: bool, oud: bool) -> Lijn:
    vormen = ", ".join(small_label_of("begeleiding_vorm", code) for code in row.vormen)
    sign = () if oud else (Knop("getekend", _("Getekend"), "g"),)
    buttons = (*sign, Knop("afspraak_weg", _("Weghalen"), "w"))
    return Lijn(
        f"afspraak:{row.uid}",
        f"{label_of('hoe_vaak', row.hoe_vaak)}: {vormen}",
        kaart="afspraken",
        onder="\n".join(part for part in _onder(row, versie, vandaag) if part),
        lang=True,
        chip=Chip(_("vervangen"), Toon.RUST) if oud else _getekend(row, vandaag),
        knoppen=buttons if mag and row.getekend_op is None else (),
        grijs=oud,
    )


def _onder(row: AfspraakRow, versie: int, vandaag: date) -> tuple[str, ...]:
    first = _("versie {n}, vanaf {dag}").format(n=versie, dag=dag_kort(row.van, vandaag))
    tolk = {"ja": _("met tolk"), "nee": _("zonder tolk")}.get(row.tolk, "")
    speak = " · ".join(part for part in (taal_naam(row.taal) if row.taal else "", tolk) if part)
    call = _("bellen kan: {wanneer}").format(wanneer=row.belmomenten) if row.belmomenten else ""
    ask = ""
    if row.vraagbaak_tot is not None:
        ask = _("daarna vragen stellen tot en met {dag}").format(dag=dag_kort(row.vraagbaak_tot, vandaag))
    return (
        " · ".join(part for part in (first, speak) if part),
        opgesomd("begeleiding_thema", row.themas),
        " · ".join(part for part in (call, ask) if part),
        row.notitie,
    )


def _getekend(row: AfspraakRow, vandaag: date) -> Chip:
    if row.getekend_op is None:
        return Chip(_("nog niet getekend"), Toon.WEEK)
    return Chip(_("getekend {dag}").format(dag=dag_kort(row.getekend_op, vandaag)), Toon.OP_SCHEMA)


# --- how long ---


def _duur(rows: Sequence[TermijnRow], vandaag: date) -> list[Lijn]:
    head = Lijn("kop:duur", _("Hoe lang de begeleiding duurt"), kaart="duur", soort=Soort.KOP)
    if not rows:
        text = _("Minstens een jaar na het tekenen van het huurcontract. Die dag is nog niet bekend.")
        return [head, Lijn("leeg:duur", text, kaart="duur", soort=Soort.TEKST)]
    return [head, *(_termijn(one, nr, vandaag) for nr, one in enumerate(rows))]


def _termijn(row: TermijnRow, nr: int, vandaag: date) -> Lijn:
    chip = None
    if nr == 0:
        chip = Chip(_("deze telt"), Toon.OP_SCHEMA if row.tot >= vandaag else Toon.RUST)
    return Lijn(
        f"termijn:{row.grond}:{nr}",
        _("Tot en met {dag}").format(dag=dag_kort(row.tot, vandaag)),
        kaart="duur",
        onder=waarom(row, vandaag),
        chip=chip,
        grijs=nr > 0,
    )


def waarom(row: TermijnRow, vandaag: date) -> str:
    """Why until then, with the source of the figure."""
    words = label(row.grond)
    if row.maanden is not None:
        words = ngettext("{n} maand {waarom}", "{n} maanden {waarom}", row.maanden).format(
            n=row.maanden, waarom=words
        )
    if row.van is not None and row.grond is not Grond.AFSPRAAK:
        words = f"{words} ({dag_kort(row.van, vandaag)})"
    source = bron_woorden(row.bron, voorstel=row.voorstel)
    return f"{words} · {source}" if source else words


# --- trajecten ---


def _trajecten(rows: Sequence[TrajectRow], vandaag: date, *, mag: bool) -> list[Lijn]:
    buttons = (Knop("traject", _("Traject erbij"), "t"),)
    head = Lijn(
        "kop:trajecten",
        _("Trajecten die de gemeente inkoopt"),
        kaart="trajecten",
        soort=Soort.KOP,
        knoppen=buttons if mag else (),
    )
    if not rows:
        text = _("Bijvoorbeeld twaalf maanden maatschappelijke begeleiding. Het einde volgt uit de start.")
        return [head, Lijn("leeg:trajecten", text, kaart="trajecten", soort=Soort.TEKST)]
    return [head, *(traject_lijn(one, vandaag, kaart="trajecten", mag=mag) for one in rows)]


def traject_lijn(row: TrajectRow, vandaag: date, *, kaart: str, mag: bool) -> Lijn:
    """A bought traject with how it stands."""
    days = _("{van} tot en met {tot}").format(
        van=dag_kort(row.start, vandaag), tot=dag_kort(row.gestopt_op or row.einde, vandaag)
    )
    stopped = row.stand is TrajectStand.GESTOPT
    stop = () if stopped else (Knop("stop", _("Beëindigen"), "e"),)
    return Lijn(
        f"traject:{row.uid}",
        label_of("traject_inkoop", row.soort),
        kaart=kaart,
        onder=" · ".join(part for part in (days, row.uitvoerder) if part),
        chip=Chip(label(row.stand), _TOON[row.stand]),
        knoppen=(*stop, Knop("traject_weg", _("Weghalen"), "w")) if mag else (),
        grijs=stopped,
    )
