"""Papers that leave as a list too: one table with a row for each thing, to sort and to reckon with.

On paper a list is grouped by day, gezin or quarter; in a sheet such a group is a column. Names are those of
the facts, so by the privacy level that was chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from models.queries.rows_agenda import AgendaFacts
from models.queries.rows_avg import StukFacts
from models.queries.rows_bal import OpenPuntenFacts
from models.queries.rows_familie import AmvKwartaalFacts, AmvPersoon
from models.queries.rows_regeldag import LoketGezin, LoketlijstFacts
from models.values import Papier
from reports.document import PageEdge
from reports.sheet import Blad, Cel
from reports.sheet import to_csv as list_csv
from reports.words import asked_words, doener, interpreter, language_name
from resources.i18n import _
from resources.labels import label


class Lijst(NamedTuple):
    """The heads and the rows of a list."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[Cel, ...], ...]


def to_xlsx(lijsten: Sequence[tuple[PageEdge, Lijst]]) -> bytes:
    """Make one Excel file: which papers these are, until when they are kept, and all rows under one head."""
    blad = Blad()
    edges = [edge for edge, _lijst in lijsten]
    for title in dict.fromkeys(edge.title for edge in edges):
        blad.say(title, title=True)
    # Each once, and the codes on one line: what stands above the head stays in sight with it.
    codes = ", ".join(edge.right for edge in edges if edge.right)
    lines = [edge.middle for edge in edges] + [edge.mark for edge in edges]
    for words in dict.fromkeys((*lines, codes, *(edge.foot for edge in edges))):
        if words:
            blad.say(words)
    blad.say("")
    koppen = lijsten[0][1].koppen if lijsten else ()
    return blad.add(koppen, [rij for _edge, lijst in lijsten for rij in lijst.rijen], stays=True).data()


def to_csv(lijsten: Sequence[tuple[PageEdge, Lijst]]) -> bytes:
    """Make a CSV file of the rows alone; the heads once."""
    koppen = lijsten[0][1].koppen if lijsten else ()
    return list_csv(koppen, (rij for _edge, lijst in lijsten for rij in lijst.rijen))


def _gezinnen(facts: StukFacts) -> Lijst:
    """The table as it stands on paper."""
    koppen = next((deel.kolommen for deel in facts.delen if deel.kolommen), ())
    return Lijst(koppen, tuple(rij for deel in facts.delen if deel.kolommen == koppen for rij in deel.rijen))


def _open_punten(facts: OpenPuntenFacts) -> Lijst:
    """A row for each open point, with an empty cell for the answer."""
    koppen = (
        *(_("Dossier"), _("Gezin"), _("Nummer"), _("Wat"), _("Voor wie")),
        *(_("Wacht sinds"), _("Klaar vóór"), _("Dagen"), _("Klaar op, of wat nog nodig is")),
    )
    rijen: list[tuple[Cel, ...]] = []
    for gezin in facts.gezinnen:
        for line in gezin.lijnen:
            row = (gezin.dossier_nummer, gezin.gezin, line.nummer, line.tekst, " ".join(line.letters))
            rijen.append((*row, line.sinds, line.dag, line.dagen or None, None))
    return Lijst(koppen, tuple(rijen))


def _amv(facts: AmvKwartaalFacts) -> Lijst:
    """A row for each youngster, with the quarter in front and an empty cell for what is agreed."""
    koppen = (
        *(_("Kwartaal"), _("Wordt 18"), _("Wie"), _("Gezin"), _("Dossier")),
        *(_("Waarheen na 18"), _("Gekozen op"), _("Waarom"), _("Uit verlengde opvang"), _("Woning")),
        *(_("Voogd"), _("Organisatie"), _("Telefoon"), _("Begeleider"), _("Afspraak aan tafel")),
    )
    rijen = [
        _jongere(f"{one.kwartaal[0]}-{one.kwartaal[1]}", jongere)
        for one in facts.kwartalen
        for jongere in (*one.jongeren, *one.uit_opvang)
    ]
    rijen += [_jongere("", jongere) for jongere in facts.zonder_datum]
    return Lijst(koppen, tuple(rijen))


def _jongere(kwartaal: str, one: AmvPersoon) -> tuple[Cel, ...]:
    keuze = label(one.keuze) if one.keuze is not None else _("nog niet gekozen")
    return (
        *(kwartaal, one.achttien, one.naam, one.gezin, one.dossier_nummer),
        *(keuze, one.keuze_op, one.keuze_reden, one.uit_opvang, one.woning),
        *(one.voogd, one.voogd_organisatie, one.voogd_telefoon, one.begeleider, None),
    )


def _agenda(facts: AgendaFacts) -> Lijst:
    """A row for each thing of the period."""
    koppen = (
        *(_("Dag"), _("Van"), _("Tot"), _("Wat"), _("Waar"), _("Gezin"), _("Dossier")),
        _("Termijn uit een document"),
    )
    rijen = tuple(
        (
            *(one.dag, one.tijd, one.tot, one.tekst, one.plaats, one.gezin, one.dossier_nummer),
            _("ja") if one.hard else "",
        )
        for one in facts.items
    )
    return Lijst(koppen, rijen)


def _loket(facts: LoketlijstFacts) -> Lijst:
    """A row for each point, with the code to type it back; a gezin without points comes all the same."""
    koppen = (
        *(_("Dag"), _("Loket"), _("Waar"), _("Van"), _("Tot"), _("Nummer"), _("Gezin"), _("Dossier")),
        *(_("Wie komt"), _("Taal"), _("Tolk"), _("Punt"), _("Wie doet het"), _("Wat"), _("Voor wie")),
        *(_("Klaar"), _("In te vullen"), _("Blad")),
    )
    where = ", ".join(part for part in (facts.plaats, facts.ruimte) if part)
    rijen: list[tuple[Cel, ...]] = []
    for one in facts.gezinnen:
        first = (
            *(facts.dag, facts.naam, where, one.tijd, one.tot, one.nummer, one.gezin, one.dossier_nummer),
            *(_comes(one), language_name(one.taal), interpreter(one.tolk)),
        )
        for line in one.lijnen:
            done = _("ja") if line.klaar else " ".join(line.klaar_letters)
            asked = asked_words(line.vraagt) if line.vraagt else ""
            letters = " ".join(line.letters)
            what = (line.nummer, doener(line.doener), line.tekst, letters, done, asked)
            rijen.append((*first, *what, facts.head.code))
        if not one.lijnen:
            rijen.append((*first, *(None,) * 6, facts.head.code))
    return Lijst(koppen, tuple(rijen))


def _comes(one: LoketGezin) -> str:
    """Who of the gezin comes, as letter and name; ages stay on paper."""
    letters = None if one.komt == "allen" else set(one.komt.split())
    return ", ".join(
        f"{who.letter} {who.naam}".strip() for who in one.personen if letters is None or who.letter in letters
    )


LIJST_VAN: Mapping[Papier, Callable[[Any], Lijst]] = {
    Papier.GEZINNENLIJST: _gezinnen,
    Papier.OPEN_PUNTEN: _open_punten,
    Papier.AMV_KWARTAAL: _amv,
    Papier.AGENDA: _agenda,
    Papier.LOKETLIJST: _loket,
}
"""From the facts of a paper to its list; the same papers as `models.rules.papiervorm.LIJSTEN`."""
