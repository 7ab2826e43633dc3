"""Wires Beheer: reads a part, opens a line in a small form, turns what was changed into verbs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject

from models.changes import Area, Change
from models.content import Item
from models.errors import Known, Refused
from models.queries import beheer as lezen
from models.queries.lezer import Lezer
from models.queries.rows_beheer import (
    ContactRow,
    GemeenteRow,
    InhoudRow,
    InstellingRow,
    MatrixVersieRow,
    OrganisatieRow,
)
from models.queries.rows_papier import MatrixRij
from models.services import matrix
from models.values import Recht
from resources.i18n import _
from resources.sentences import sentence, verb_words
from views.beheer import lijnen, velden
from views.beheer.beheer_view import BeheerView
from views.beheer.wensen import Formulier, Wens, wishes_of
from views.ports import Ports, Screen, ScreenDef
from views.widgets.velden import Veld, Waarde

AREAS = frozenset(
    {Area.ORGANISATIES, Area.MEDEWERKERS, Area.INHOUD, Area.INSTELLINGEN, Area.MATRIX, Area.KLUIS}
)


@dataclass(frozen=True, slots=True)
class Alles:
    """What a part of Beheer needs, read at once."""

    gemeenten: tuple[GemeenteRow, ...] = ()
    organisaties: tuple[OrganisatieRow, ...] = ()
    contacten: tuple[ContactRow, ...] = ()
    instellingen: tuple[InstellingRow, ...] = ()
    inhoud: tuple[InhoudRow, ...] = ()
    versie: MatrixVersieRow | None = None
    rijen: tuple[MatrixRij, ...] = ()


RECHTEN = {
    "gemeente": Recht.CIJFERS,
    "organisaties": Recht.ORGANISATIES,
    "cijfers": Recht.CIJFERS,
    "checklists": Recht.CIJFERS,
    "matrix": Recht.MATRIX,
}
"""What changing a part asks; everybody who comes here may read it."""


def delen() -> tuple[tuple[str, str], ...]:
    """The parts of Beheer."""
    return (
        ("gemeente", _("Gemeente")),
        ("organisaties", _("Organisaties")),
        ("cijfers", _("Cijfers")),
        ("checklists", _("Checklists")),
        ("matrix", _("Wie doet wat")),
    )


def _heads() -> dict[str, tuple[str, tuple[tuple[str, str], ...]]]:
    """Words and buttons (code, words) of each part."""
    return {
        "gemeente": (_("Waar dit programma voor werkt."), ()),
        "organisaties": (
            _("Corporaties, azc’s en andere partners, en wie je daar belt."),
            (("nieuw:organisatie", _("Organisatie erbij")), ("nieuw:contact", _("Contactpersoon erbij"))),
        ),
        "cijfers": (
            _("Termijnen en bedragen. Een nieuwe waarde geldt vanaf een dag; de oude blijft bewaard."),
            (),
        ),
        "checklists": (
            _("Een aangepast punt geldt voor nieuwe gezinnen. Een eigen punt komt ook bij lopende gezinnen."),
            (("nieuw:punt", _("Eigen punt erbij")),),
        ),
    }


class BeheerPresenter(QObject):
    """The screen Beheer."""

    def __init__(self, ports: Ports, parts: Sequence[ScreenDef] = ()) -> None:
        """`parts`: screens of their own that stand under Beheer, each for who holds its right."""
        super().__init__()
        self._ports = ports
        self._parts = {one.id: one for one in parts if one.recht is None or ports.wie.mag(one.recht)}
        self._made: dict[str, Screen] = {}
        self._deel = "gemeente"
        self._alles = Alles()
        self._gemeente = ""
        self._open: tuple[str, str] = ("", "")
        """What the form is about: kind and key."""
        self._item: Item | None = None
        self._was: dict[str, Waarde] = {}
        self._words = ""
        self._left = 0
        self._draft: dict[str, str] = {}
        self.view = BeheerView(ports.clock.vandaag)
        self.view.part_wished.connect(self._show_part)
        self.view.opened.connect(self._opened)
        self.view.pressed.connect(self._pressed)
        self.view.asked.connect(self._asked)
        self.view.looked_for.connect(self._look_for)
        self.view.paneel.cancelled.connect(self._closed)
        ports.jobs.listen(self._changed)

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Show a part: `deel`, or the one that was shown last."""
        deel = args.get("deel", self._deel)
        self.view.show_parts(self.delen(), deel)
        self._show_part(deel, args)
        self._ports.drafts.load("beheer", "", self._draft_loaded)

    def place(self) -> dict[str, str]:
        """The part that is shown."""
        made = self._made.get(self._deel)
        return {**(made.place() if made is not None else {}), "deel": self._deel}

    def keep_draft(self) -> None:
        """Keep what is half typed in the form."""
        if (made := self._made.get(self._deel)) is not None:
            made.keep_draft()
        form = self.view.paneel.form
        kind, key = self._open
        if form is None or not kind:
            self._ports.drafts.keep("beheer", "", {})
            return
        typed = {f"veld:{code}": text for code, text in form.all_raw().items()}
        self._ports.drafts.keep("beheer", "", {"deel": self._deel, "soort": kind, "sleutel": key} | typed)

    def _draft_loaded(self, draft: dict[str, str]) -> None:
        self._draft = draft
        if draft and draft.get("deel", "") != self._deel:
            self.view.show_parts(self.delen(), draft["deel"])
            self._show_part(draft["deel"])
        else:
            self._restore()

    def _restore(self) -> None:
        draft = self._draft
        if not draft.get("soort") or not self._alles.gemeenten:
            return
        self._draft = {}
        self._begin(draft["soort"], draft["sleutel"])
        form = self.view.paneel.form
        if form is not None:
            form.restore({code[5:]: text for code, text in draft.items() if code.startswith("veld:")})

    # --- reading ---

    def delen(self) -> tuple[tuple[str, str], ...]:
        """The parts of Beheer for who is signed in: own lists first, then those with a view of their own."""
        return (*delen(), *((one.id, one.titel) for one in self._parts.values()))

    def _show_part(self, deel: str, args: Mapping[str, str] | None = None) -> None:
        if (made := self._made.get(self._deel)) is not None:
            made.keep_draft()
        if deel in self._parts:
            self._show_own_view(deel, args or {})
            return
        self.view.show_own()
        self._deel = deel if deel in dict(delen()) else "gemeente"
        self._words = ""
        self.view.clear_search()
        self.view.paneel.close_panel()
        self._load()

    def _show_own_view(self, deel: str, args: Mapping[str, str]) -> None:
        self._deel = deel
        made = self._made.get(deel)
        if made is None:
            made = self._made[deel] = self._parts[deel].make(self._ports)
        self.view.show_widget(made.view)
        made.enter(**{name: value for name, value in args.items() if name != "deel"})

    def _load(self) -> None:
        if self._deel in self._parts:
            return
        self._ports.jobs.read(
            partial(_read, deel=self._deel, gemeente_uid=self._gemeente), self._loaded, key="beheer"
        )

    def _loaded(self, alles: Alles) -> None:
        self._alles = alles
        if not self._gemeente and alles.gemeenten:
            self._gemeente = alles.gemeenten[0].uid
            if self._deel in ("cijfers", "checklists", "matrix"):
                self._load()
                return
        self._show()
        self._restore()

    def _show(self) -> None:
        titel = dict(delen())[self._deel]
        uitleg, knoppen = self._head()
        if not self._mag():
            uitleg, knoppen = f"{uitleg} {_('Veranderen doet een beheerder.')}".strip(), ()
        self.view.show_part(
            titel, uitleg, knoppen, zoeken=self._deel in ("organisaties", "cijfers", "checklists", "matrix")
        )
        self._show_lijnen()

    def _mag(self) -> bool:
        """Whether who looks may change this part."""
        return self._ports.wie.mag(RECHTEN[self._deel])

    def _head(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        if self._deel == "matrix":
            return self._matrix_head()
        return _heads()[self._deel]

    def _matrix_head(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        versie = self._alles.versie
        if versie is None:
            return _("Er is nog geen matrix."), ()
        knoppen: tuple[tuple[str, str], ...] = (("versie:nieuw", _("Nieuwe versie")),)
        if versie.status == "voorstel":
            knoppen = (("versie:datums", _("Datums")), ("versie:vast", _("Vastgesteld")), *knoppen)
        return lijnen.matrix_kop(versie), knoppen

    def _show_lijnen(self) -> None:
        alles = self._alles
        found = {
            "gemeente": lambda: lijnen.gemeente_lijnen(alles.gemeenten),
            "organisaties": lambda: lijnen.organisatie_lijnen(alles.organisaties, alles.contacten),
            "cijfers": lambda: lijnen.instelling_lijnen(alles.instellingen),
            "checklists": lambda: lijnen.inhoud_lijnen(alles.inhoud),
            "matrix": lambda: lijnen.matrix_lijnen(alles.versie, alles.rijen) if alles.versie else (),
        }[self._deel]()
        if self._words:
            found = tuple(lijn for lijn in found if lijnen.fits(lijn, self._words))
        self.view.show_lijnen(found if self._mag() else [replace(lijn, link="") for lijn in found])

    def _look_for(self, words: str) -> None:
        self._words = words
        self._show_lijnen()

    def _changed(self, change: Change) -> None:
        if change.areas & AREAS and self._alles.gemeenten:
            self._load()

    # --- the form ---

    def _opened(self, key: str) -> None:
        if key.startswith("kop:") or not self._mag():
            return
        kind = {
            "gemeente": "gemeente",
            "cijfers": "cijfer",
            "checklists": "punt",
            "matrix": "rij",
        }.get(self._deel, "")
        if self._deel == "organisaties":
            kind, key = ("organisatie" if key.startswith("o:") else "contact"), key[2:]
        self._begin(kind, key)

    def _pressed(self, code: str) -> None:
        kind, _colon, what = code.partition(":")
        if code == "versie:nieuw":
            self._write([(matrix.new_matrix_versie, (self._gemeente,), {})])
        else:
            self._begin(f"{kind}:{what}", "")

    def _begin(self, kind: str, key: str) -> None:
        self._open = (kind, key)
        makers: dict[str, Callable[[str], None]] = {
            "gemeente": self._ask_gemeente,
            "organisatie": self._ask_organisatie,
            "contact": self._ask_contact,
            "cijfer": self._ask_cijfer,
            "punt": self._ask_punt,
            "rij": self._ask_rij,
            "nieuw:organisatie": self._ask_new_organisatie,
            "nieuw:contact": self._ask_new_contact,
            "nieuw:punt": self._ask_new_punt,
            "versie:datums": self._ask_versie,
            "versie:vast": self._ask_settle,
        }
        if kind in makers:
            makers[kind](key)

    def _ask(self, titel: str, fields: tuple[Veld, ...], values: dict[str, Waarde], knop: str = "") -> None:
        self._was = values
        self.view.paneel.ask(titel, fields, values=values, knop=knop)

    def _ask_gemeente(self, key: str) -> None:
        row = next((one for one in self._alles.gemeenten if one.uid == key), None)
        if row is not None:
            self._ask(row.naam, velden.gemeente_velden(), velden.gemeente_waarden(row))

    def _ask_organisatie(self, key: str) -> None:
        row = next((one for one in self._alles.organisaties if one.uid == key), None)
        if row is not None:
            fields = velden.organisatie_velden(self._alles.gemeenten)
            self._ask(row.naam, fields, velden.organisatie_waarden(row))

    def _ask_contact(self, key: str) -> None:
        row = next((one for one in self._alles.contacten if one.uid == key), None)
        if row is not None:
            self._ask(row.naam, velden.contact_velden(), velden.contact_waarden(row))

    def _ask_cijfer(self, key: str) -> None:
        row = next((one for one in self._alles.instellingen if one.code == key), None)
        if row is not None:
            self._ask(row.naam, velden.instelling_velden(row), velden.instelling_waarden(row))

    def _ask_punt(self, key: str) -> None:
        read = partial(_read_item, gemeente_uid=self._gemeente, item_id=key)
        self._ports.jobs.read(read, self._item_loaded, key="beheer-punt")

    def _item_loaded(self, item: Item) -> None:
        self._item = item
        self._ask(f"{item.id} · {item.tekst}", velden.item_velden(item), velden.item_waarden(item))

    def _ask_rij(self, key: str) -> None:
        rij = next((one for one in self._alles.rijen if one.id == key), None)
        versie = self._alles.versie
        if rij is None or versie is None:
            return
        if versie.status != "voorstel":
            self._ports.say.problem(Refused("matrix_niet_te_veranderen"))
            return
        self._ask(rij.tekst, velden.matrix_velden(rij), velden.matrix_waarden(rij))

    def _ask_new_organisatie(self, _key: str) -> None:
        fields = velden.organisatie_velden(self._alles.gemeenten, nieuw=True)
        self._ask(_("Organisatie erbij"), fields, {"soort": "corporatie"})

    def _ask_new_contact(self, _key: str) -> None:
        fields = velden.contact_velden(self._alles.organisaties, nieuw=True)
        self._ask(_("Contactpersoon erbij"), fields, {})

    def _ask_new_punt(self, _key: str) -> None:
        values: dict[str, Waarde] = {
            "fase": "vestiging",
            "doener": "MB",
            "anker": "verhuizing",
            "offset": "+14d",
        }
        self._ask(_("Eigen punt erbij"), velden.nieuw_item_velden(), values)

    def _ask_versie(self, _key: str) -> None:
        if self._alles.versie is not None:
            self._ask(
                _("Datums van de matrix"), velden.versie_velden(), velden.versie_waarden(self._alles.versie)
            )

    def _ask_settle(self, _key: str) -> None:
        vraag = _("Hebben de partijen deze versie vastgesteld? Daarna verandert deze versie niet meer.")
        self._ask(vraag, (), {}, _("Vastgesteld"))

    def _closed(self) -> None:
        self._open = ("", "")
        self._ports.drafts.drop("beheer", "")

    # --- saving ---

    def _asked(self, values: dict[str, Waarde]) -> None:
        try:
            wensen = self._wishes(values)
        except Refused as refused:
            self._failed(refused)
            return
        if wensen:
            self._write(wensen)
        else:
            self.view.paneel.close_panel()

    def _wishes(self, values: dict[str, Waarde]) -> list[Wens]:
        changed = {code: value for code, value in values.items() if value != self._was.get(code)}
        form = Formulier(self._open[0], self._open[1], self._gemeente, values, changed)
        return wishes_of(form, self._alles.instellingen, self._item, self._alles.versie)

    def _write(self, wensen: list[Wens]) -> None:
        self._left = len(wensen)
        for work, args, kwargs in wensen:
            self._ports.jobs.write(work, *args, then=self._written, failed=self._failed, **kwargs)

    def _written(self, change: Change) -> None:
        self._left -= 1
        if self._left <= 0:
            self._ports.say.good(verb_words(change.soort), change.bewerking)
            self.view.paneel.close_panel()

    def _failed(self, error: Known) -> None:
        self._left = 0
        veld = error.veld if isinstance(error, Refused) else ""
        if not (isinstance(error, Refused) and veld and self.view.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)


def _read(lezer: Lezer, *, deel: str, gemeente_uid: str) -> Alles:
    """Read what the part needs."""
    gemeenten = lezen.load_gemeenten(lezer)
    if deel == "organisaties":
        orgs = lezen.load_organisaties(lezer, ook_oude=True)
        return Alles(gemeenten, orgs, lezen.load_contacten(lezer, ook_oude=True))
    if deel == "cijfers" and gemeente_uid:
        return Alles(gemeenten, instellingen=lezen.load_instellingen(lezer, gemeente_uid))
    if deel == "checklists" and gemeente_uid:
        return Alles(gemeenten, inhoud=lezen.load_inhoud(lezer, gemeente_uid))
    if deel == "matrix" and gemeente_uid:
        versies = lezen.load_matrix_versies(lezer, gemeente_uid)
        if versies:
            versie, rijen = lezen.load_matrix(lezer, versies[0].uid)
            return Alles(gemeenten, versie=versie, rijen=rijen)
    return Alles(gemeenten)


def _read_item(lezer: Lezer, *, gemeente_uid: str, item_id: str) -> Item:
    return lezen.load_item(lezer, gemeente_uid, item_id)
