"""The rechtenoverzicht: who may do what, since when; what each role may do; protected dossiers by number."""

from __future__ import annotations

from collections.abc import Sequence

from models.queries.rows_mensen import RechtenFacts, RechtenMens, RolRow
from models.values import Bereik, Rol
from reports.document import (
    Align,
    Block,
    Cell,
    Document,
    Heading,
    Para,
    Row,
    Rules,
    Signatures,
    Symbol,
    Table,
    Text,
    cell,
    para,
)
from reports.style import SMALL
from reports.words import edge, long_date, pdf_title, short_date
from resources.i18n import _
from resources.labels import label

_PEOPLE = (50.0, 66.0, 24.0, 46.0)
_RIGHTS = (78.0, 27.0, 27.0, 27.0, 27.0)
_NOOD = (40.0, 96.0, 50.0)


def build(facts: RechtenFacts) -> Document:
    """Make the overview of a day."""
    blocks: list[Block] = [
        para(_("Zo staat het in de kluis op {dag}.").format(dag=long_date(facts.dag)), colour="muted"),
        Heading(_("Wie mag erin")),
        _people(facts.mensen),
    ]
    if facts.vertrokken:
        blocks += [Heading(_("Vertrokken"), before=5.0), _people(facts.vertrokken)]
    blocks += [
        Heading(_("Wat elke rol mag"), before=5.0),
        _rights(facts),
        para(
            _(
                "Eigen gezinnen: wie erbij staat, wie een afwezige collega vervangt, en open gezinnen waar"
                " niemand bij staat. Een extra beschermd dossier ziet alleen wie erbij staat."
            ),
            size=SMALL,
        ),
        para(
            _(
                "Rollen beschermen tegen vergissingen en nieuwsgierigheid. Wie een sleutel heeft en het"
                " bestand met een ander programma opent, houden ze niet tegen."
            ),
            size=SMALL,
        ),
        Heading(_("Extra beschermde dossiers"), before=5.0),
        para(", ".join(facts.beschermd) or _("Er zijn er geen.")),
    ]
    if facts.nood:
        blocks += [Heading(_("In nood geopend"), before=5.0), _emergencies(facts)]
    blocks += [
        Heading(_("Gezien"), before=6.0),
        Signatures(
            ((_("Beheerder"), _("naam en datum")), (_("Opdrachtgever"), _("naam en datum"))), per_row=2
        ),
    ]
    return Document(
        title=pdf_title(facts.head, _("Rechtenoverzicht")),
        edge=edge(facts.head, _("RECHTENOVERZICHT"), _("wie mag wat")),
        blocks=tuple(blocks),
    )


def _people(people: Sequence[RechtenMens]) -> Table:
    head = Row(
        tuple(cell(words, bold=True) for words in (_("Naam"), _("Rol, sinds"), _("Hier sinds"), _("Sleutel")))
    )
    return Table(_PEOPLE, tuple(_person(one) for one in people), (head,), rules=Rules.ROWS)


def _person(one: RechtenMens) -> Row:
    lines = [Para((Text(_role(rol)),)) for rol in one.rollen] or [para(_("geen rol"), colour="muted")]
    naam = [para(one.naam, bold=True)]
    if one.organisatie:
        naam.append(para(one.organisatie, size=SMALL, colour="muted"))
    here = short_date(one.van)
    if one.tot is not None:
        here = _("{van} tot en met {tot}").format(van=here, tot=short_date(one.tot))
    return Row((Cell(tuple(naam)), Cell(tuple(lines)), cell(here), cell(_key(one))))


def _role(rol: RolRow) -> str:
    words = label(rol.rol)
    if rol.gemeente:
        words = _("{rol} voor {gemeente}").format(rol=words, gemeente=rol.gemeente)
    return _("{rol}, {dag}").format(rol=words, dag=short_date(rol.van))


def _key(one: RechtenMens) -> str:
    words = {
        "eigen": _("eigen wachtwoordzin"),
        "start": _("start-zin tot en met {dag}").format(dag=short_date(one.sleutel_tot)),
        "verlopen": _("start-zin verlopen"),
        "weg": _("weggehaald"),
        "geen": _("geen"),
    }
    return words.get(one.sleutel, one.sleutel)


def _rights(facts: RechtenFacts) -> Table:
    head = Row(
        (
            cell(_("Recht"), bold=True),
            *(cell(label(rol), bold=True, align=Align.CENTER, size=9.0) for rol in Rol),
        )
    )
    rows = tuple(
        Row((cell(label(recht)), *(_reach(bereik) for bereik in reaches))) for recht, reaches in facts.rechten
    )
    return Table(_RIGHTS, rows, (head,))


def _reach(bereik: Bereik) -> Cell:
    if bereik is Bereik.GEEN:
        return cell("–", align=Align.CENTER)
    if bereik is Bereik.EIGEN:
        return cell(_("eigen"), align=Align.CENTER)
    return Cell((Para((Symbol("tick", 3.2),), align=Align.CENTER),))


def _emergencies(facts: RechtenFacts) -> Table:
    head = Row(tuple(cell(words, bold=True) for words in (_("Dossier"), _("Door"), _("Op"))))
    rows = tuple(Row((cell(nummer), cell(wie), cell(short_date(dag)))) for nummer, wie, dag in facts.nood)
    return Table(_NOOD, rows, (head,), rules=Rules.ROWS)
