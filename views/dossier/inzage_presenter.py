"""Makes the inzage of one person: who it is was seen, texts about the gezin are read, then paper or file."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from models.changes import Change
from models.errors import Known, Refused
from models.queries.inzage import Inzage, load_inzage, loose_texts, to_json
from models.queries.lezer import Lezer
from models.queries.papier import make_head
from models.queries.rows_avg import LosseTekst, StukFacts, VerzoekRow
from models.queries.stukken import inzage_stuk
from models.services import verzoeken
from models.values import Papier
from resources.i18n import _, language
from resources.labels_velden import TABELLEN, VELDEN
from resources.sentences import sentence
from views.bestand import write_file
from views.dossier.privacy_lijnen import tekst_lijnen, wie_vraagt
from views.dossier.privacy_velden import identiteit_veld
from views.ports import Paper, Ports
from views.widgets.lijst_deel import LijstDeel
from views.widgets.velden import Waarde


class InzagePresenter(QObject):
    """The page on which an inzage is made. `left` = back to the tab."""

    left = Signal()

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._verzoek: VerzoekRow | None = None
        self._teksten: tuple[LosseTekst, ...] = ()
        self._weg: set[str] = set()
        """Keys of texts that stay out."""
        self._wil = ""
        """What was asked: `print`, `pdf`, `json`, `klaar`."""
        self._path: Path | None = None
        self.view = LijstDeel(_("Teksten over het hele gezin"), ports.clock.vandaag)
        self.view.pressed.connect(self._pressed)
        self.view.ticked.connect(self._ticked)
        self.view.opened.connect(self._toggle)
        self.view.asked.connect(self._identified)
        self.view.cancelled.connect(self._not_now)

    def begin(self, verzoek: VerzoekRow) -> None:
        """Begin for a request about one person."""
        self._verzoek = verzoek
        self._weg = set()
        self._teksten = ()
        self.view.show_head(
            _("Inzage voor {wie}").format(wie=wie_vraagt(verzoek)),
            _(
                "Vraag om een pas of rijbewijs en kijk of het klopt; bewaar er geen kopie van."
                " Namen van anderen haalt het programma weg. Lees hieronder de teksten over het hele gezin:"
                " gaat er een over iemand anders, haal dan het vinkje weg."
            ),
            (
                ("print", _("Printen")),
                ("pdf", _("Opslaan als PDF")),
                ("json", _("Bestand om mee te nemen")),
                ("klaar", _("Inzage is gegeven")),
                ("terug", _("Terug")),
            ),
            eerste="print",
        )
        self._load()

    def _load(self) -> None:
        if self._verzoek is not None:
            read = partial(_read_texts, uid=self._verzoek.persoon_uid)
            self._ports.jobs.read(read, self._loaded, self._failed, key="inzage-teksten")

    def _loaded(self, rows: tuple[LosseTekst, ...]) -> None:
        self._teksten = rows
        self._show()

    def _show(self) -> None:
        self.view.show_lijnen(tekst_lijnen(self._teksten, frozenset(self._weg)))

    def _ticked(self, key: str, on: bool) -> None:  # noqa: FBT001 - a signal gives it
        if on:
            self._weg.discard(key)
        else:
            self._weg.add(key)
        self._show()

    def _toggle(self, key: str) -> None:
        if any(one.sleutel == key for one in self._teksten):
            self._ticked(key, key in self._weg)

    # --- who asks ---

    def _pressed(self, code: str) -> None:
        if code == "terug":
            self._end()
            return
        self._wil = code
        if self._verzoek is not None and not self._verzoek.identiteit:
            self.view.paneel.ask(
                _("Hoe heb je gezien wie het vraagt?"), (identiteit_veld(),), knop=_("Verder")
            )
            return
        self._go_on()

    def _identified(self, values: dict[str, Waarde]) -> None:
        how = str(values.get("identiteit") or "")
        if self._verzoek is None:
            return
        if not how:
            self.view.paneel.show_problem("identiteit", sentence("identiteit_nodig"))
            return
        self._ports.jobs.write(
            verzoeken.save_identiteit,
            self._verzoek.uid,
            how,
            then=self._seen,
            failed=self._failed,
        )

    def _seen(self, change: Change) -> None:
        del change
        form = self.view.paneel.form
        how = str(form.values().get("identiteit") or "") if form is not None else ""
        wil = self._wil
        self.view.paneel.close_panel()
        if self._verzoek is not None:
            self._verzoek = replace(self._verzoek, identiteit=how)
        self._wil = wil
        self._go_on()

    def _not_now(self) -> None:
        self._wil = ""

    # --- out ---

    def _go_on(self) -> None:
        if self._verzoek is None:
            return
        if self._wil == "klaar":
            self._ports.jobs.write(
                verzoeken.decide_verzoek,
                self._verzoek.uid,
                "gedaan",
                then=self._given,
                failed=self._failed,
            )
            return
        self._path = None
        if self._wil in {"pdf", "json"}:
            naam = f"inzage-{_number(self._verzoek)}.{self._wil}"
            self._path = self._ports.ask.save_path(_("Inzage opslaan"), naam)
            if self._path is None:
                return
        self._ports.jobs.write(
            verzoeken.record_inzage, self._verzoek.uid, then=self._recorded, failed=self._failed
        )

    def _recorded(self, change: Change) -> None:
        del change
        if self._verzoek is None:
            return
        self._ports.say.busy(_("De inzage wordt gemaakt"))
        uid, zonder, nu = self._verzoek.persoon_uid, tuple(sorted(self._weg)), self._ports.clock.nu()
        if self._wil == "json":
            as_data = partial(_read_json, uid=uid, zonder=zonder, nu=nu)
            self._ports.jobs.read(as_data, self._write, self._failed)
            return
        dossier = self._verzoek.dossier_uid
        read = partial(_read_paper, uid=uid, zonder=zonder, nu=nu, dossier_uid=dossier)
        self._ports.jobs.read(read, self._make, self._failed)

    def _make(self, facts: StukFacts) -> None:
        self._ports.jobs.paper(Papier.INZAGE, facts, self._made, self._failed)

    def _made(self, paper: Paper) -> None:
        if self._path is not None:
            self._write(paper.pdf)
            return
        self._ports.say.busy()
        try:
            printed = self._ports.ask.print_pdf(paper.pdf, _("Inzage"))
        except Known as error:
            self._failed(error)
            return
        self._ports.say.good(_("Naar de printer.") if printed else _("Niet geprint."))

    def _write(self, data: bytes) -> None:
        self._ports.say.busy()
        if self._path is not None:
            self._ports.jobs.call(write_file, self._path, data, then=self._written, failed=self._failed)

    def _written(self, path: Path) -> None:
        words = _("Opgeslagen als {naam}. Geef het alleen aan wie het vroeg en haal het hier weg.")
        self._ports.say.good(words.format(naam=path.name))

    def _given(self, change: Change) -> None:
        self._ports.say.good(_("De inzage is gegeven. Het verzoek is klaar."), change.bewerking)
        self._end()

    def _failed(self, error: Known) -> None:
        self._ports.say.busy()
        veld = error.veld if isinstance(error, Refused) else ""
        if not (veld and self.view.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)

    def _end(self) -> None:
        self._verzoek, self._teksten, self._weg = None, (), set()
        self.view.paneel.close_panel()
        self.left.emit()


def _number(verzoek: VerzoekRow) -> str:
    """Number and letter for a file name; never a name."""
    safe = "".join(c if c.isalnum() and c.isascii() else "-" for c in verzoek.nummer).strip("-").lower()
    return f"{safe}-{verzoek.letter}" if verzoek.letter else safe


def _read_texts(lezer: Lezer, *, uid: str) -> tuple[LosseTekst, ...]:
    found = loose_texts(load_inzage(lezer, uid))
    return tuple(
        LosseTekst(
            sleutel=key,
            kop=f"{_(TABELLEN[tabel])} · {_(VELDEN.get(kolom, kolom))}",
            tekst=tekst,
        )
        for key, tabel, kolom, tekst in found
    )


def _read(lezer: Lezer, uid: str, zonder: tuple[str, ...]) -> Inzage:
    return load_inzage(lezer, uid, zonder=zonder)


def _read_paper(
    lezer: Lezer, *, uid: str, zonder: tuple[str, ...], nu: datetime, dossier_uid: str
) -> StukFacts:
    head = make_head(lezer, nu, dossier_uid=dossier_uid, taal=language())
    return inzage_stuk(_read(lezer, uid, zonder), head)


def _read_json(lezer: Lezer, *, uid: str, zonder: tuple[str, ...], nu: datetime) -> bytes:
    return to_json(_read(lezer, uid, zonder), nu).encode()
