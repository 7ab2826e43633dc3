"""*Let op* as lines on top of Vandaag: what the AVG and living ask now, each with a way to it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from models.queries.rows_avg import AflopendRow, LetOpRow, VerzoekRow
from models.queries.rows_meedoen import DocumentEindRow, InburgeringDagRow
from models.queries.rows_volgen import VolgenDueRow
from models.rules.begeleidingsterm import TrajectStand
from resources.i18n import _, ngettext
from resources.labels import label_of, small_label, small_label_of
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

KAART = "letop"
BEKIJK = "bekijk"
HOOGSTENS = 3
"""So many requests have a line of their own; the others are counted."""
DAG_UREN = 24
_TABS = {"volgen": "volgen", "traject": "begeleiding", "inburgering": "meedoen", "document": "meedoen"}
"""Kind of line -> the tab of the gezin in which it is done."""

Naar = tuple[str, dict[str, str]]
"""The screen that a line opens, and its arguments."""


def let_op_lijnen(row: LetOpRow, vandaag: date) -> list[Lijn]:
    """A card with a line for each thing; nothing to say = no card."""
    lines = [
        *_breach(row),
        *_paper(row, vandaag),
        *_requests(row, vandaag),
        *_documents(row, vandaag),
        *_trajecten(row, vandaag),
        *_inburgering(row, vandaag),
        *_living(row, vandaag),
        *_may_go(row),
    ]
    if not lines:
        return []
    return [Lijn("kop:letop", _("Let op"), kaart=KAART, soort=Soort.KOP, onder=str(len(lines))), *lines]


def naar(row: LetOpRow, key: str) -> Naar | None:
    """Where a line of *Let op* leads; None = it is not one of them."""
    kind, _sep, uid = key.removeprefix(f"{KAART}:").partition(":")
    places: dict[str, Naar] = {
        "datalek": ("beheer", {"deel": "datalekken"}),
        "papier": ("papier", {"tab": "ligt_nog"}),
        "bewaren": ("beheer", {"deel": "bewaren"}),
    }
    if not key.startswith(f"{KAART}:"):
        return None
    if kind == "verzoek":
        found = next((one for one in row.verzoeken if one.uid == uid), None)
        return None if found is None else ("dossier", {"uid": found.dossier_uid, "tab": "privacy"})
    if kind in _TABS:
        return "dossier", {"uid": uid.partition(":")[0], "tab": _TABS[kind]}
    return places.get(kind)


def _lijn(kind: str, titel: str, onder: str, chip: Chip, knop: str, nummer: str = "") -> Lijn:
    return Lijn(
        f"{KAART}:{kind}",
        titel,
        kaart=KAART,
        onder=onder,
        nummer=nummer,
        chip=chip,
        knoppen=(Knop(BEKIJK, knop, "b"),),
    )


def _few(lines: Sequence[Lijn], code: str, rest: Callable[[int], str]) -> list[Lijn]:
    """The first ones as lines of their own; one sentence (`rest`, given how many) for the others."""
    shown, more = list(lines[:HOOGSTENS]), len(lines) - HOOGSTENS
    if more > 0:
        words = rest(more).format(n=more)
        shown.append(Lijn(f"{KAART}:{code}", words, kaart=KAART, soort=Soort.TEKST))
    return shown


def _breach(row: LetOpRow) -> list[Lijn]:
    if not row.datalekken:
        return []
    hours = abs(row.uren_over)
    if row.uren_over < 0:
        words = ngettext("{n} uur te laat", "{n} uur te laat", hours).format(n=hours)
    else:
        words = ngettext("nog {n} uur", "nog {n} uur", hours).format(n=hours)
    tone = Toon.TE_LAAT if row.uren_over < DAG_UREN else Toon.WEEK
    n = row.datalekken
    titel = ngettext("{n} datalek: de 72 uur lopen", "{n} datalekken: de 72 uur lopen", n).format(n=n)
    onder = _("Meld het bij de Autoriteit Persoonsgegevens, of schrijf op waarom niet.")
    return [_lijn("datalek", titel, onder, Chip(words, tone, "klok"), _("Naar Datalekken"))]


def _paper(row: LetOpRow, vandaag: date) -> list[Lijn]:
    if not row.papier or row.papier_sinds is None:
        return []
    n = row.papier
    titel = ngettext("{n} papier had al weg gemoeten", "{n} papieren hadden al weg gemoeten", n).format(n=n)
    onder = _("Gooi weg wat nog ligt en zeg dat het weg is. Er is een looplijst om te printen.")
    chip = Chip(_("vóór {dag}").format(dag=dag_kort(row.papier_sinds, vandaag)), Toon.TE_LAAT)
    return [_lijn("papier", titel, onder, chip, _("Naar Papier"))]


def _requests(row: LetOpRow, vandaag: date) -> list[Lijn]:
    def rest(n: int) -> str:
        return ngettext(
            "Nog {n} verzoek moet binnenkort antwoord krijgen.",
            "Nog {n} verzoeken moeten binnenkort antwoord krijgen.",
            n,
        )

    return _few([_request(one, vandaag) for one in row.verzoeken], "rest", rest)


def _request(one: VerzoekRow, vandaag: date) -> Lijn:
    tone = Toon.TE_LAAT if one.uiterlijk_op < vandaag else Toon.WEEK
    return _lijn(
        f"verzoek:{one.uid}",
        _("Verzoek: {soort}").format(soort=small_label(one.soort)),
        one.gezin,
        Chip(_("antwoord vóór {dag}").format(dag=dag_kort(one.uiterlijk_op, vandaag)), tone),
        _("Naar het verzoek"),
        one.nummer,
    )


def _documents(row: LetOpRow, vandaag: date) -> list[Lijn]:
    """Papers of gezinnen that end: a new one takes time."""

    def rest(n: int) -> str:
        return ngettext("Nog {n} document verloopt binnenkort.", "Nog {n} documenten verlopen binnenkort.", n)

    return _few([_document(one, vandaag) for one in row.documenten], "rest_document", rest)


def _document(one: DocumentEindRow, vandaag: date) -> Lijn:
    past = one.tot < vandaag
    words = _("verlopen sinds {dag}") if past else _("geldig t/m {dag}")
    return _lijn(
        f"document:{one.dossier_uid}:{one.uid}",
        _("Document verloopt: {soort}").format(soort=small_label_of("aard", one.aard)),
        one.gezin,
        Chip(words.format(dag=dag_kort(one.tot, vandaag)), Toon.TE_LAAT if past else Toon.WEEK, "klok"),
        _("Naar het gezin"),
        one.nummer,
    )


def _trajecten(row: LetOpRow, vandaag: date) -> list[Lijn]:
    """Bought trajecten that end: time to talk about what comes after (A168)."""

    def rest(n: int) -> str:
        return ngettext("Nog {n} traject loopt binnenkort af.", "Nog {n} trajecten lopen binnenkort af.", n)

    return _few([_traject(one, vandaag) for one in row.trajecten], "rest_traject", rest)


def _traject(one: AflopendRow, vandaag: date) -> Lijn:
    past = one.stand is TrajectStand.VOORBIJ
    words = _("afgelopen {dag}") if past else _("loopt tot {dag}")
    return _lijn(
        f"traject:{one.dossier_uid}:{one.soort}",
        _("Traject loopt af: {soort}").format(soort=small_label_of("traject_inkoop", one.soort)),
        one.naam,
        Chip(words.format(dag=dag_kort(one.einde, vandaag)), Toon.WEEK),
        _("Naar het gezin"),
        one.nummer,
    )


def _inburgering(row: LetOpRow, vandaag: date) -> list[Lijn]:
    """Terms of the inburgering that end: the law does not wait (D.4)."""

    def rest(n: int) -> str:
        return ngettext(
            "Nog {n} termijn van de inburgering loopt binnenkort af.",
            "Nog {n} termijnen van de inburgering lopen binnenkort af.",
            n,
        )

    return _few([_term(one, vandaag) for one in row.inburgering], "rest_inburgering", rest)


def _term(one: InburgeringDagRow, vandaag: date) -> Lijn:
    past = one.dag < vandaag
    words = _("was uiterlijk {dag}") if past else _("uiterlijk {dag}")
    if one.code == "ontzorgen":
        words = _("tot {dag}")
    return _lijn(
        f"inburgering:{one.dossier_uid}:{one.persoon_uid}:{one.code}",
        label_of("meedoen_termijn", one.code),
        f"{one.gezin} · {one.letter}" if one.letter else one.gezin,
        Chip(words.format(dag=dag_kort(one.dag, vandaag)), Toon.TE_LAAT if past else Toon.WEEK, "klok"),
        _("Naar Meedoen"),
        one.nummer,
    )


def _may_go(row: LetOpRow) -> list[Lijn]:
    if not row.bewaren:
        return []
    n = row.bewaren
    titel = ngettext("{n} gezin mag weg", "{n} gezinnen mogen weg", n).format(n=n)
    onder = _("De bewaartermijn is voorbij. Kijk de lijst van deze maand na.")
    chip = Chip(_("lijst van deze maand"), Toon.WEEK)
    return [_lijn("bewaren", titel, onder, chip, _("Naar Bewaren"))]


def _living(row: LetOpRow, vandaag: date) -> list[Lijn]:
    """Gezinnen of which it is time to ask how the living goes."""

    def rest(n: int) -> str:
        return ngettext(
            "Bij nog {n} gezin is het tijd om te vragen hoe het wonen gaat.",
            "Bij nog {n} gezinnen is het tijd om te vragen hoe het wonen gaat.",
            n,
        )

    return _few([_ask_how(one, vandaag) for one in row.volgen], "rest_volgen", rest)


def _ask_how(one: VolgenDueRow, vandaag: date) -> Lijn:
    after = ngettext("{n} maand na het tekenen", "{n} maanden na het tekenen", one.maanden)
    day = dag_kort(one.gepland, vandaag)
    return _lijn(
        f"volgen:{one.dossier_uid}",
        _("Vragen hoe het wonen gaat"),
        f"{one.gezin} · {after.format(n=one.maanden)}",
        Chip(_("vandaag") if one.gepland == vandaag else _("sinds {dag}").format(dag=day), Toon.WEEK),
        _("Naar Wonen volgen"),
        one.nummer,
    )
