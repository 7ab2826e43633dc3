"""Wires the tab *Einde* of a dossier: what is open, the handover, closing in one form, opening again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from models.changes import Effect
from models.queries.einde import load_einde
from models.queries.lezer import Lezer
from models.queries.rows import DossierRow
from models.queries.rows_begeleiding import EindeRow
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


class EindePresenter(Tab[EindeRow]):
    """The tab *Einde*."""

    naam = "einde"

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        uitleg = _("Wat nog open staat, wie verdergaat, en het dossier sluiten.")
        super().__init__(ports, _("Einde"), uitleg, parent)

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
            self.do(gebeurtenissen.reopen_dossier, row.uid)
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
            self.ports.jobs.preview(
                einde.finish,
                self.row.uid,
                self.vandaag,
                "afgerond",
                label_of("afsluit_soort", "afgerond"),
                then=self._previewed,
                key="einde",
            )

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
        naar, besproken = (
            str(values.get("naar") or ""),
            str(values.get("besproken") or Waarheid.ONBEKEND.value),
        )
        bereikbaar, papieren = str(values.get("bereikbaar") or ""), str(values.get("papieren") or "")
        if actie == "overdracht":
            self.do(
                einde.agree_einde,
                row.uid,
                naar=naar,
                besproken=besproken,
                op=values.get("overdracht_op"),
                bereikbaar=bereikbaar,
                papieren=papieren,
            )
        elif actie == "sluiten":
            soort = str(values.get("soort") or "")
            self.do(
                einde.finish,
                row.uid,
                values.get("op") or self.vandaag,
                soort,
                str(values.get("reden") or "")
                or ("" if soort == "anders" else label_of("afsluit_soort", soort)),
                papieren_weg=bool(values.get("papieren_weg")),
                delen_stopt=bool(values.get("delen_stopt")),
                naar=naar,
                besproken=besproken,
                overdracht_op=values.get("overdracht_op"),
                bereikbaar=bereikbaar,
                papieren=papieren,
            )
