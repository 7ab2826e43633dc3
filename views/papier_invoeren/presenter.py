"""Wires *Papier invoeren*: find the sheet, read while it is typed, preview, one save, one undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer

from models.changes import Area, Change, Effect
from models.errors import Known, Refused
from models.queries.afdrukken import load_afdrukken
from models.queries.blad import load_blad
from models.queries.lezer import Lezer
from models.queries.rows_papier import AfdrukRow, BladRow
from models.rules.afdrukcode import MET_REGELS
from models.rules.blad import Uitkomst, decide
from models.services.papier_invoeren import enter_blad
from models.values import Recht
from resources.i18n import _
from resources.labels import label_of
from resources.sentences import sentence
from views.papier_invoeren.invoer_view import InvoerView
from views.papier_invoeren.lijnen import (
    Inzicht,
    invoer_lijnen,
    kop_woorden,
    ligt_lijnen,
    melding_woorden,
    samenvatting,
)
from views.ports import Ports
from views.widgets import gevolg

WAIT_MS = 400
"""After the last key, before the whole effect is asked of the kluis."""
SCHERM = "papier_invoeren"
LIGT = 100


class PapierInvoerenPresenter(QObject):
    """The screen on which a sheet of paper comes back."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._rij: BladRow | None = None
        self._uitkomst = Uitkomst()
        self._effect: Effect | None = None
        self._begin = ""
        """Text to begin with: a number that was looked for."""
        self._saving = False
        self._loading = False
        self.view = InvoerView(ports.clock.vandaag)
        self._wait = QTimer(self.view)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._ask_effect)
        self._wire()
        ports.jobs.listen(self._changed)

    def _wire(self) -> None:
        view, blad = self.view, self.view.blad
        view.back_wished.connect(self._to_papier)
        view.zoek.code_given.connect(self._open)
        blad.typed.connect(self._typed)
        blad.save_wished.connect(self._save)
        blad.other_wished.connect(self._to_zoek)
        blad.line_chosen.connect(self._line_chosen)

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Ask for a sheet, or begin with the sheet `code`, perhaps at line `nummer`."""
        self._begin = f"{args['nummer']} " if args.get("nummer") else ""
        if args.get("code"):
            self._open(args["code"])
        else:
            self._to_zoek()

    def place(self) -> dict[str, str]:
        """Bring a person back to the same sheet; what was typed comes back as a draft."""
        return {"code": self._rij.blad.code} if self._rij is not None else {}

    def keep_draft(self) -> None:
        """Keep what is typed of this sheet."""
        if self._rij is None:
            return
        blad = self.view.blad
        draft = {"tekst": blad.tekst.toPlainText()}
        if blad.dag.is_dirty():
            draft["dag"] = blad.dag.raw()
        if not blad.weg.isChecked():
            draft["blijft"] = "1"
        self._ports.drafts.keep(SCHERM, self._rij.uid, draft if draft["tekst"].strip() else {})

    # --- which sheet ---

    def _to_zoek(self) -> None:
        self.keep_draft()
        self._rij = None
        self._wait.stop()
        self.view.show_zoek()
        self.view.zoek.code.clear()
        self._ports.jobs.read(_read_ligt, self._ligt_loaded, key="invoer-ligt")
        self.view.page_focus()

    def _ligt_loaded(self, rows: tuple[AfdrukRow, ...]) -> None:
        self.view.zoek.show_sheets(ligt_lijnen(rows))

    def _to_papier(self) -> None:
        self._ports.nav.open("papier")

    def _open(self, code: str) -> None:
        self.keep_draft()
        self._ports.jobs.read(partial(load_blad, code=code), self._loaded, self._not_found, key="invoer-blad")

    def _not_found(self, error: Known) -> None:
        if self._rij is not None:
            self._rij = None
            self.view.show_zoek()
        self.view.zoek.show_problem(sentence(error))
        self.view.page_focus()

    def _loaded(self, rij: BladRow) -> None:
        fresh = self._rij is None or self._rij.uid != rij.uid
        self._rij = rij
        blad = self.view.blad
        if not rij.blad.regels:
            self._without_lines(rij)
            return
        code = f"{label_of('Papier', rij.blad.soort)} {rij.blad.code}"
        self.view.show_blad(code, kop_woorden(rij))
        blad.show_notice(self._notice(rij))
        if fresh:
            self._effect = None
            begin, self._begin = self._begin, ""
            self._loading = True  # what is put in here is not typed: the draft of before must stay
            blad.weg.setChecked(True)
            blad.dag.reset(min(rij.blad.dag, self._ports.clock.vandaag()))
            blad.show_text(begin)
            self._loading = False
            self._ports.drafts.load(SCHERM, rij.uid, self._draft_loaded)
            self.view.page_focus()
        self._show()

    def _without_lines(self, rij: BladRow) -> None:
        """A sheet that has nothing to type: it can only be gone."""
        self._rij = None
        self.view.show_zoek()
        if rij.weg_op is not None:
            self.view.zoek.show_problem(self._day_words("blad_was_weg", rij.weg_op))
        else:
            self.view.zoek.show_problem(sentence("blad_zonder_regels"))
        self.view.page_focus()

    def _notice(self, rij: BladRow) -> str:
        if not self._ports.wie.mag(Recht.DOSSIER):
            return sentence("geen_recht")
        if rij.ingevoerd_op is not None:
            return self._day_words("blad_al_ingevoerd", rij.ingevoerd_op, wie=rij.ingevoerd_door or "–")
        return self._day_words("blad_was_weg", rij.weg_op) if rij.weg_op is not None else ""

    def _day_words(self, code: str, dag: date, **params: str) -> str:
        return melding_woorden(code, {"dag": dag.isoformat(), **params}, self._ports.clock.vandaag())

    def _draft_loaded(self, draft: dict[str, str]) -> None:
        if self._rij is None or not draft.get("tekst"):
            return
        blad = self.view.blad
        begin = blad.tekst.toPlainText()
        blad.show_text("\n".join(part for part in (draft["tekst"].rstrip("\n"), begin) if part.strip()))
        if draft.get("dag"):
            blad.dag.set_raw(draft["dag"])
        blad.weg.setChecked(draft.get("blijft") != "1")

    # --- typing ---

    def _typed(self) -> None:
        if self._rij is None or self._loading:
            return
        self._effect = None
        self._show()
        self.keep_draft()

    def _show(self) -> None:
        """Read what is typed and show at once what it does; the effect on dates follows a moment later."""
        rij = self._rij
        if rij is None:
            return
        blad = self.view.blad
        tekst, vandaag = blad.tekst.toPlainText(), self._ports.clock.vandaag()
        dag = self._dag()
        self._uitkomst = decide(replace(rij.blad, dag=dag or rij.blad.dag), tekst, vandaag)
        inzicht = Inzicht(rij, self._uitkomst, tuple(tekst.splitlines()), vandaag, self._effect)
        kort = samenvatting(inzicht)
        if self._effect is not None:
            more = [*gevolg.waarschuwingen(self._effect)]
            kort = " · ".join([kort, *more])
        blad.show_result(invoer_lijnen(inzicht), kort, kan=self._kan())
        if self._effect is None and self._kan():
            self._wait.start()
        else:
            self._wait.stop()

    def _dag(self) -> date | None:
        value = self.view.blad.dag.value()
        return value if isinstance(value, date) else None

    def _kan(self) -> bool:
        """Whether this can be saved as it stands."""
        return (
            not self._saving
            and not self._ports.alleen_lezen
            and self._ports.wie.mag(Recht.DOSSIER)
            and not self.view.blad.dag.unreadable()
            and not self._uitkomst.fouten
            and not self._uitkomst.leeg
        )

    def _ask_effect(self) -> None:
        if self._rij is None or not self._kan():
            return
        self._ports.jobs.preview(
            enter_blad,
            self._rij.uid,
            self.view.blad.tekst.toPlainText(),
            self._dag(),
            then=self._effect_known,
            failed=self._effect_failed,
            key="invoer-effect",
        )

    def _effect_known(self, effect: Effect) -> None:
        if self._rij is not None:
            self._effect = effect
            self._show()

    def _effect_failed(self, error: Known) -> None:
        """What the kluis refuses is said where the save would say it."""
        self.view.blad.kort.setText(sentence(error))

    def _line_chosen(self, key: str) -> None:
        """A line of the sheet: begin to type about it. A problem: go to its line."""
        kaart, _colon, rest = key.partition(":")
        if kaart == "fout":
            block = self.view.blad.tekst.document().findBlockByNumber(int(rest.rpartition(":")[2]))
            cursor = self.view.blad.tekst.textCursor()
            cursor.setPosition(block.position() + max(0, block.length() - 1))
            self.view.blad.tekst.setTextCursor(cursor)
            self.view.blad.tekst.setFocus()
        elif rest.isdigit():
            self.view.blad.add_number(rest)

    # --- saving ---

    def _save(self) -> None:
        if self._rij is None or not self._kan():
            return
        self._saving = True
        self._wait.stop()
        self.view.blad.save.setEnabled(False)
        self._ports.jobs.write(
            enter_blad,
            self._rij.uid,
            self.view.blad.tekst.toPlainText(),
            self._dag(),
            blijft=not self.view.blad.weg.isChecked(),
            then=self._saved,
            failed=self._not_saved,
        )

    def _saved(self, change: Change) -> None:
        self._saving = False
        rij, self._rij = self._rij, None
        if rij is None:
            return
        self._ports.drafts.drop(SCHERM, rij.uid)
        code = rij.blad.code
        if self.view.blad.weg.isChecked():
            words = _("Blad {code} is ingevoerd. Het mag weg: gooi het veilig weg.").format(code=code)
        else:
            words = _("Ingevoerd. Blad {code} ligt nog op papier.").format(code=code)
        if self._uitkomst.niet_gekomen:
            words += " " + sentence("niet_gekomen_vastleggen")
        self._ports.say.good(words, change.bewerking)
        self._to_zoek()

    def _not_saved(self, error: Known) -> None:
        """Somebody may have done a line in the meantime: read the sheet again, what was typed stays."""
        self._saving = False
        if isinstance(error, Refused) and error.veld == "dag":
            self.view.blad.dag.show_problem(sentence(error))
        else:
            self._ports.say.problem(error)
        if self._rij is not None:
            self._open(self._rij.blad.code)

    def _changed(self, change: Change) -> None:
        if not self.view.isVisible() or self._saving:
            return  # `enter` reads it all anew
        if self._rij is not None and change.areas & {Area.PUNTEN, Area.AFDRUK, Area.DOSSIER}:
            self._effect = None
            self._open(self._rij.blad.code)
        elif self._rij is None and (Area.AFDRUK in change.areas or change.soort == "undo"):
            self._ports.jobs.read(_read_ligt, self._ligt_loaded, key="invoer-ligt")


def _read_ligt(lezer: Lezer) -> tuple[AfdrukRow, ...]:
    rows = load_afdrukken(lezer, ligt_nog=True, limit=LIGT)
    return tuple(row for row in rows if row.soort in MET_REGELS)
