"""Which gezinnen are shared with a partner: a box for each, and the ground that belongs to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from models.changes import Change
from models.errors import Known, Refused
from models.queries.gezinnen import load_gezinnen
from models.queries.lezer import Lezer
from models.queries.partners import GedeeldRow, PartnerRow, load_gedeeld, load_partners
from models.queries.rows import GezinnenFilter, GezinnenPage, GezinRow
from models.services.partners import share_dossier, unshare_dossier
from models.values import Deelgrond, Fase
from resources.i18n import _
from resources.labels import label
from resources.sentences import sentence, verb_words
from views.overdracht.overdracht_view import OverdrachtView
from views.ports import Ports
from views.widgets.velden import Veld, Veldsoort, Waarde

LIMIT = 100

Gelezen = tuple[str, PartnerRow | None, tuple[GedeeldRow, ...], GezinnenPage]


class Delen(QObject):
    """The page of one partner."""

    def __init__(self, ports: Ports, view: OverdrachtView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._view = view
        self._partner = ""
        self._gedeeld: dict[str, GedeeldRow] = {}
        self._zoek = ""
        self._vraag = ""
        self._namen: dict[str, str] = {}
        page = view.partner
        page.kiezer.searched.connect(self._search)
        page.kiezer.ticked.connect(self._ticked)
        page.paneel.saved.connect(self._answered)

    @property
    def partner(self) -> str:
        """The partner that is shown."""
        return self._partner

    def begin(self, partner_uid: str) -> None:
        """Show the gezinnen of a partner."""
        self._partner, self._zoek = partner_uid, ""
        self._view.partner.kiezer.zoek.clear()
        self._view.partner.paneel.close_panel()
        self._view.show_page(self._view.partner)
        self._load()

    def _load(self) -> None:
        read = partial(_read, partner=self._partner, tekst=self._zoek)
        self._ports.jobs.read(read, self._loaded, key="overdracht-delen")

    def _loaded(self, found: Gelezen) -> None:
        tekst, partner, gedeeld, rows = found
        if tekst != self._zoek or partner is None:
            return
        page = self._view.partner
        page.kop.titel.setText(_("Delen met {naam}").format(naam=partner.naam))
        self._namen = {row.uid: row.naam for row in rows.rijen}
        self._gedeeld = {row.dossier_uid: row for row in gedeeld}
        chosen = [
            GezinRow(
                uid=g.dossier_uid, nummer=g.nummer, naam=g.naam, fase=Fase.VESTIGING, personen=g.personen
            )
            for g in gedeeld
        ]
        page.kiezer.show_gezinnen(chosen, rows.rijen, rows.totaal)

    def _search(self, tekst: str) -> None:
        self._zoek = tekst
        self._load()

    def _ticked(self, uid: str, on: bool) -> None:  # noqa: FBT001 - a signal gives it
        if not on and uid in self._gedeeld:
            self._ports.jobs.write(
                unshare_dossier, self._gedeeld[uid].uid, then=self._written, failed=self._failed
            )
            return
        if on and uid not in self._gedeeld:
            self._vraag = uid
            grounds = tuple((g.value, label(g)) for g in Deelgrond)
            self._view.partner.paneel.ask(
                _("Waarom mag je {naam} delen?").format(naam=self._namen.get(uid, "")),
                (
                    Veld("grond", _("Grond"), Veldsoort.KEUZE, (("", _("Kies")), *grounds)),
                    Veld("uitleg", _("Waar staat dat, of wat mag er gedeeld (hoeft niet)")),
                ),
                knop=_("Delen"),
            )
        self._load()

    def _answered(self, values: dict[str, Waarde]) -> None:
        if not values.get("grond"):
            self._view.partner.paneel.show_problem("grond", sentence("veld_leeg"))
            return
        self._ports.jobs.write(
            share_dossier,
            self._partner,
            self._vraag,
            str(values.get("grond") or ""),
            str(values.get("uitleg") or ""),
            then=self._written,
            failed=self._failed,
        )

    def _written(self, change: Change) -> None:
        self._view.partner.paneel.close_panel()
        self._ports.say.good(verb_words(change.soort), change.bewerking)
        self._load()

    def _failed(self, error: Known) -> None:
        veld = error.veld if isinstance(error, Refused) else ""
        if not (veld and self._view.partner.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)
        self._load()


def _read(lezer: Lezer, *, partner: str, tekst: str) -> Gelezen:
    row = next((p for p in load_partners(lezer) if p.uid == partner), None)
    return (
        tekst,
        row,
        load_gedeeld(lezer, partner),
        load_gezinnen(lezer, GezinnenFilter(tekst=tekst), 0, LIMIT),
    )
