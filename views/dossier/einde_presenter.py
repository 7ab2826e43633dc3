"""Wires the tab *Einde* of a dossier: what is open, the handover, closing in one form, opening again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from models.changes import Effect
from models.errors import Known
from models.queries.einde import load_einde
from models.queries.lezer import Lezer
from models.queries.rows_begeleiding import EindeRow
from models.queries.rows_dossier import DossierRow
from models.services import einde, gebeurtenissen
from models.values import Recht, Waarheid
from resources.i18n import _, ngettext
from resources.labels import label_of
from views.dossier import einde_velden as velden
from views.dossier.einde_lijnen import einde_lijnen
from views.dossier.tab import Tab
from views.ports import Ports
from views.widgets import gevolg
from views.widgets.velden import Waarde

WAIT_MS = 250
"""Quiet time after the last change before it is looked at again."""


class EindePresenter(Tab[EindeRow]):
    """The tab *Einde*."""

    naam = "einde"

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        uitleg = _("Wat nog open staat, wie verdergaat, en het dossier sluiten.")
        super().__init__(ports, _("Einde"), uitleg, parent)
        self._bekeken: dict[str, Waarde] | None = None
        """The answers of which was last asked what they do."""
        self._timer = QTimer(self.deel)  # it goes with the fields that it reads
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._preview)
        self.deel.cancelled.connect(self._timer.stop)

    def reading(self, row: DossierRow) -> Callable[[Lezer], EindeRow]:
        """What is open, who goes on, and how long it is kept."""
        return partial(load_einde, uid=row.uid)

    def found(self, alles: EindeRow, row: DossierRow) -> None:
        """The lines of the tab."""
        again = row.afgesloten_op is not None and row.mag(Recht.DOSSIER)
        self.deel.show_lijnen(einde_lijnen(alles, self.vandaag, mag=self.mag, heropenen=again))

    # --- wishes ---

    def pressed(self, code: str, uid: str) -> None:
        """To a paper or another screen, open again, or a form."""
        row = self.row
        if row is None:
            return
        if code == "maak":
            self.ports.nav.open("papier", papier=uid, dossier=row.uid)
        elif code == "naar_papier":
            self.ports.nav.open("papier", tab="ligt_nog")
        elif code == "heropen":
            self.do_and_tell(gebeurtenissen.reopen_dossier, row.uid)
        else:
            self.ask(code, uid)

    def opened(self, sleutel: str) -> None:
        """A point opens in the tab with all points."""
        soort, _colon, uid = sleutel.partition(":")
        if self.row is None:
            return
        if soort == "punt":
            self.ports.nav.open("dossier", uid=self.row.uid, tab="nu", punt=uid)
        elif soort == "meer":
            self.ports.nav.open("dossier", uid=self.row.uid, tab="punten")

    def ask(self, actie: str, uid: str) -> None:
        """Open the form to close, or that of the handover."""
        alles = self.alles
        if self.row is None or alles is None or not self.mag:
            return
        if actie == "overdracht":
            self.open_form(
                (actie, uid),
                _("Wie gaat verder na de begeleiding?"),
                velden.overdracht_velden(),
                velden.overdracht_waarden(alles),
            )
        elif actie == "sluiten":
            self.open_form(
                (actie, uid),
                self._question(alles),
                velden.sluit_velden(alles),
                velden.sluit_waarden(alles, self.vandaag),
                _("Dossier sluiten"),
            )
            self._bekeken = None
            form = self.deel.paneel.form
            if form is not None:
                form.edited.connect(self._timer.start)
                form.typed.connect(self._timer.start)
            self._preview()
            self._timer.start()  # a draft is put back into the form only after this

    def _preview(self) -> None:
        """Ask what closing does with the answers as they stand: another day or kind is another outcome."""
        form, row = self.deel.paneel.form, self.row
        if self.vorm.actie[0] != "sluiten" or form is None or row is None:
            return
        values = form.values()
        if values == self._bekeken or any(vak.unreadable() for vak in form.vakken.values()):
            return
        self._bekeken = values
        args, kwargs = self._closing(values)
        self.ports.jobs.preview(
            einde.finish,
            row.uid,
            *args,
            then=self._previewed,
            failed=self._not_yet,
            key="einde",
            **kwargs,
        )

    def _not_yet(self, error: Known) -> None:
        """It would be refused as it stands: the form says why when it is saved, and promises nothing now."""
        del error
        if self.vorm.actie[0] == "sluiten":
            self.deel.paneel.show_effect("", ())

    @staticmethod
    def _question(alles: EindeRow) -> str:
        """How much is still open: it closes all the same, but nobody may be surprised."""
        count = len(alles.onze) + len(alles.anderen) + len(alles.meldingen)
        if not count:
            return _("Dossier sluiten")
        return ngettext(
            "Dossier sluiten. Er staat nog {n} punt open: dat blijft dan zo.",
            "Dossier sluiten. Er staan nog {n} punten open: die blijven dan zo.",
            count,
        ).format(n=count)

    def _previewed(self, effect: Effect) -> None:
        if self.vorm.actie[0] == "sluiten":
            self.deel.paneel.show_effect("\n".join(gevolg.waarschuwingen(effect)), ())

    # --- saving ---

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Save the handover, or close."""
        del uid
        row = self.row
        if row is None:
            return
        over = _overdracht(values)
        if actie == "overdracht":
            self.do(einde.agree_einde, row.uid, op=values.get("overdracht_op"), **over)
        elif actie == "sluiten":
            args, kwargs = self._closing(values)
            self.do(einde.finish, row.uid, *args, **kwargs)

    def _closing(self, values: Mapping[str, Waarde]) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """The answers of the form as the verb takes them."""
        soort = str(values.get("soort") or "")
        reden = str(values.get("reden") or "")
        if not reden and soort != "anders":
            reden = label_of("afsluit_soort", soort)
        return (values.get("op") or self.vandaag, soort, reden), {
            "papieren_weg": bool(values.get("papieren_weg")),
            "delen_stopt": bool(values.get("delen_stopt")),
            "overdracht_op": values.get("overdracht_op"),
            **_overdracht(values),
        }


def _overdracht(values: Mapping[str, Waarde]) -> dict[str, str]:
    """Who goes on, as both verbs take it."""
    return {
        "naar": str(values.get("naar") or ""),
        "besproken": str(values.get("besproken") or Waarheid.ONBEKEND.value),
        "bereikbaar": str(values.get("bereikbaar") or ""),
        "papieren": str(values.get("papieren") or ""),
    }
