"""Facts of the *intakeblad* and of *Nieuw in het gezin*, both one A4 about one gezin."""

from __future__ import annotations

from datetime import date

from models.content import Item
from models.queries import mensen
from models.queries.dossier import load_dossier
from models.queries.lezer import Lezer
from models.queries.papier_lijnen import asks
from models.queries.papier_namen import free_text, gezin_name, person_name
from models.queries.rows import PaperHead, PuntRow
from models.queries.rows_dossier import DossierRow, PersoonRow
from models.queries.rows_gezinspapier import IntakeFacts, IntakePersoon, NieuwFacts, NieuwLijn, NieuwPersoon
from models.values import Anker, Privacy, Staat, Stand, Waarheid

VOLWASSEN = 18
NIEUW = ("geboren", "nareis")
"""How somebody came who was not there from the start."""
_WEG = (Stand.VERVALLEN, Stand.NVT)
"""Lines that ask nothing of anybody."""
_OPEN = (Staat.OPEN, Staat.UITGESTELD, Staat.WACHT)


def intake_facts(lezer: Lezer, dossier_uid: str, *, head: PaperHead) -> IntakeFacts:
    """Collect the intakeblad; what is not known yet stays empty, as room to write.

    Raises Refused("dossier_onbekend").
    """
    row = load_dossier(lezer, dossier_uid)
    people = mensen.present(row.personen, lezer.vandaag)
    came = tuple(p.letter for p in people if p.reden_in == "nareis")
    return IntakeFacts(
        head=head,
        dossier_uid=row.uid,
        dossier_nummer=row.nummer,
        gezin=gezin_name(row.naam, head.privacy, len(people)),
        koppeling=_real(row, Anker.KOPPELING),
        azc=row.azc,
        grootte=row.aantal_personen,
        personen=tuple(_person(p, row.naam, head.privacy) for p in people),
        woning_gevraagd=row.woonbehoefte,
        begane_grond=row.begane_grond,
        lift=row.lift,
        kamers=row.kamers_nodig or 0,
        familie_verwacht=row.familie_verwacht,
        aantal_verwacht=row.aantal_verwacht,
        nareizigers=tuple(p.letter for p in people) if row.route == "nareis" else came,
        nareis_bekend=bool(came) or row.route == "nareis" or bool(people),
    )


def _real(row: DossierRow, soort: Anker) -> date | None:
    return next((a.werkelijk for a in row.ankers if a.soort == soort.value and a.werkelijk), None)


def _person(persoon: PersoonRow, gezin: str, privacy: Privacy) -> IntakePersoon:
    """A person as far as the privacy level lets them be told; without names no birthday and no free text."""
    bare = privacy is Privacy.ANONIEM
    return IntakePersoon(
        letter=persoon.letter,
        naam=person_name(persoon, gezin, privacy),
        relatie=persoon.relatie,
        geboren=persoon.geboortedatum if privacy is Privacy.NAAM else None,
        geschat=persoon.geboortedatum_geschat,
        land="" if bare else persoon.herkomstland,
        taal="" if bare else persoon.moedertaal,
        opleiding=free_text(persoon.opleiding, privacy),
        werkervaring=free_text(persoon.werkervaring, privacy),
        volwassen=persoon.leeftijd is None or persoon.leeftijd >= VOLWASSEN,
    )


def nieuw_facts(lezer: Lezer, dossier_uid: str, *, head: PaperHead) -> NieuwFacts:
    """Collect *Nieuw in het gezin*: everybody who came later, and what the checklist asks for them.

    With nobody new it is a form to fill in by hand. Raises Refused("dossier_onbekend").
    """
    row = load_dossier(lezer, dossier_uid)
    people = mensen.present(row.personen, lezer.vandaag)
    new = sorted((p for p in people if p.reden_in in NIEUW), key=lambda p: (p.van, p.letter))
    letters = {p.letter for p in new}
    items = lezer.stand.inhoud(row.gemeente_uid).items
    lines: list[NieuwLijn] = []
    done = 0
    for punt in row.punten if new else ():
        item = items.get(punt.item_id)
        again = item is not None and (bool(item.opnieuw_bij) or item.per_gebeurtenis is Anker.AANKOMST_NAREIS)
        line = _line(punt, letters, item, again=again)
        if line is None:
            continue
        if line.letters and all(ready for _letter, ready in line.letters):
            done += 1
        else:
            lines.append(line)
    return NieuwFacts(
        head=head,
        dossier_uid=row.uid,
        dossier_nummer=row.nummer,
        gezin=gezin_name(row.naam, head.privacy, len(people)),
        personen=tuple(
            NieuwPersoon(
                letter=p.letter,
                naam=person_name(p, row.naam, head.privacy),
                leeftijd=None if head.privacy is Privacy.ANONIEM else p.leeftijd,
                sinds=p.van,
                geboren=p.reden_in == "geboren",
            )
            for p in new
        ),
        lijnen=tuple(sorted(lines, key=lambda one: (one.dag or date.max, one.nummer))),
        klaar=done,
    )


def _line(punt: PuntRow, letters: set[str], item: Item | None, *, again: bool) -> NieuwLijn | None:
    """A point about one of them, or about the gezin where their coming asks it again; else None."""
    if punt.stand in _WEG or punt.nog_te_bepalen == Waarheid.NEE.value:
        return None
    people = tuple(
        one
        for one in punt.letters
        if one.letter in letters and one.stand not in _WEG and one.staat is not Staat.NVT
    )
    boxes = tuple((one.letter, one.staat is Staat.GEDAAN) for one in people)
    if not boxes and (punt.letters or not again or punt.staat not in _OPEN):
        return None
    return NieuwLijn(
        nummer=punt.nummer,
        tekst=punt.tekst,
        doener=punt.doener,
        fase=punt.fase,
        dag=_day(punt, letters),
        stand=punt.stand,
        kern=punt.kern,
        letters=boxes,
        vraagt=asks(item),
        punten=tuple((one.letter, one.punt_uid, one.versie) for one in people)
        or (("", punt.uid, punt.versie),),
    )


def _day(punt: PuntRow, letters: set[str]) -> date | None:
    """The first day that counts for one of them: who came later has a later day than the others."""
    days = [
        one.termijn
        for one in punt.letters
        if one.letter in letters and one.termijn is not None and one.staat in _OPEN
    ]
    return min(days) if days else None if punt.letters else punt.termijn
