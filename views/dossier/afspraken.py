"""The tab *Afspraken*: the rows of the matrix that are about this household, with their stand."""

from __future__ import annotations

from datetime import date

from models.queries.lezer import Lezer
from models.queries.papier import matrix_facts
from models.queries.rows import PaperHead
from models.queries.rows_papier import MatrixFacts, MatrixRij
from models.values import Blok, RijStand, Verdeling
from resources.i18n import _
from resources.labels import label, label_of, small_label
from views.ports import Ports
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

_TONES = {
    RijStand.TE_LAAT: Toon.TE_LAAT,
    RijStand.KLAAR: Toon.OP_SCHEMA,
    RijStand.BEZIG: Toon.WEEK,
}


def head_of(ports: Ports, gemeente: str) -> PaperHead:
    """The head that the facts of a matrix ask for; on screen nobody reads it."""
    return PaperHead(
        gemaakt_op=ports.clock.nu(), wie=ports.wie.naam, gemeente=gemeente, is_demo=ports.is_demo
    )


def load_afspraken(lezer: Lezer, *, uid: str, gemeente_uid: str, head: PaperHead) -> MatrixFacts:
    """Read the matrix of one dossier."""
    return matrix_facts(lezer, gemeente_uid, dossier_uid=uid, head=head)


def afspraken_lijnen(facts: MatrixFacts, vandaag: date) -> list[Lijn]:
    """Make the rows under their phases."""
    status = _("versie {n}, {status}").format(n=facts.nummer, status=label_of("matrix_status", facts.status))
    lines = [
        Lijn(
            "kop:afspraken",
            _("Wie doet wat voor dit gezin"),
            kaart="kop",
            soort=Soort.KOP,
            onder=status,
            knoppen=(Knop("papier", _("Op papier"), "p"),),
        )
    ]
    for blok in Blok:
        rows = [rij for rij in facts.rijen if rij.blok is blok]
        if not rows:
            continue
        klaar = sum(rij.stand is RijStand.KLAAR for rij in rows)
        onder = _("{klaar} van {alle} klaar").format(klaar=klaar, alle=len(rows))
        lines.append(Lijn(f"kop:{blok}", label(blok), kaart=blok.value, soort=Soort.KOP, onder=onder))
        lines += [_row(rij, vandaag) for rij in rows]
    return lines


def _row(rij: MatrixRij, vandaag: date) -> Lijn:
    partijen = ", ".join(label(partij) for partij in rij.partijen)
    parts = [partijen]
    if rij.verdeling is Verdeling.GEDEELD:
        parts.append(_("regelt het: {wie}").format(wie=label(rij.trekker)))
    if rij.contact:
        parts.append(rij.contact)
    if rij.eerste_datum is not None:
        parts.append(_("eerste datum {dag}").format(dag=dag_kort(rij.eerste_datum, vandaag)))
    return Lijn(
        f"rij:{rij.id}",
        rij.tekst,
        kaart=rij.blok.value,
        onder=" · ".join(parts),
        chip=_chip(rij),
        grijs=rij.stand is RijStand.NVT,
        tip=_("bron: {bron}").format(bron=rij.bron) if rij.bron else "",
    )


def _chip(rij: MatrixRij) -> Chip | None:
    if rij.stand is None:
        return None
    woord = small_label(rij.stand)
    if rij.totaal and rij.stand is not RijStand.KLAAR:
        woord += ", " + _("{klaar} van {alle}").format(klaar=rij.klaar, alle=rij.totaal)
    return Chip(woord, _TONES.get(rij.stand, Toon.RUST))
