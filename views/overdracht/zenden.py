"""Sending: choose gezinnen, say to whom and why, make the file, tell the words; and the week's file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from models import envelop
from models.changes import Change
from models.envelop import Bestandsoort
from models.errors import Known, Refused
from models.queries.beheer import load_organisaties
from models.queries.gezinnen import load_gezinnen
from models.queries.lezer import Lezer
from models.queries.overdracht_pakket import DossierPakket, Pakket
from models.queries.overdracht_uit import GaatMee, load_gaat_mee, load_open, make_pakket
from models.queries.partners import GedeeldRow, PartnerRow, load_gedeeld, load_partners
from models.queries.rows import GezinnenFilter, GezinnenPage, GezinRow
from models.queries.rows_beheer import OrganisatieRow
from models.services.overdracht_uit import record_mislukt, record_overdracht, write_overdracht
from models.services.partners import record_uitwisseling, with_grounds, write_uitwisseling
from models.values import Deelgrond
from resources.i18n import _, ngettext
from resources.labels import label
from resources.sentences import sentence
from views.overdracht.overdracht_view import OverdrachtView
from views.overdracht.woorden import aantallen, joined
from views.ports import Ports
from views.widgets.lijn import Chip, Lijn, Soort, Toon
from views.widgets.velden import Veld, Veldsoort, Waarde

LIMIT = 100
"""Gezinnen in the list at once; the search finds the others."""
EIND = ".overdracht"


def zend_velden() -> tuple[Veld, ...]:
    """To whom, on which ground, and why."""
    gronden = tuple((g.value, label(g)) for g in Deelgrond)
    return (
        Veld("aan", _("Aan welke organisatie"), Veldsoort.LIJST, hint=_("naam van de organisatie")),
        Veld("grond", _("Waarom mag het"), Veldsoort.KEUZE, (("", _("Kies")), *gronden)),
        Veld("reden", _("Waarom gaan deze gezinnen daarheen"), breed=True, hint=_("bijvoorbeeld: verhuisd")),
    )


class Zenden(QObject):
    """The page on which gezinnen are sent. `made` when a file stands ready, with its transfer."""

    made = Signal(str)
    week_made = Signal()

    def __init__(self, ports: Ports, view: OverdrachtView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._view = view
        self._gekozen: dict[str, GezinRow] = {}
        self._mee: dict[str, GaatMee] = {}
        self._page: GezinnenPage | None = None
        self._zoek = ""
        self._gelezen: list[DossierPakket] = []
        self._te_lezen: list[str] = []
        self._path: Path | None = None
        self._pakket: Pakket | None = None
        self._partner: PartnerRow | None = None
        self._gedeeld: tuple[GedeeldRow, ...] = ()
        self._woorden = ""
        self.overdracht = ""
        """The transfer of which the words stand on the screen."""
        page = view.zend
        page.kiezer.searched.connect(self._search)
        page.kiezer.ticked.connect(self._ticked)
        page.make_wished.connect(self._make)

    @property
    def dossiers(self) -> tuple[str, ...]:
        """The gezinnen that are chosen."""
        return tuple(self._gekozen)

    # --- choosing -----------------------------------------------------------------------------

    def begin(self, dossiers: tuple[str, ...] = ()) -> None:
        """Show the page, with these gezinnen chosen already."""
        self._gekozen, self._mee, self._zoek = {}, {}, ""
        page = self._view.zend
        page.kiezer.zoek.clear()
        page.form.reset({})
        page.form.clear_problems()
        self._view.show_page(page)
        self._ports.jobs.read(_read_organisaties, self._organisations, key="overdracht-organisaties")
        self._load()
        for uid in dossiers:
            self._ports.jobs.read(partial(_read_row, uid=uid), self._row_loaded, self._failed)
        if dossiers:
            page.form.focus("aan")
        self._show()

    def draft(self) -> dict[str, str]:
        """What is half typed here."""
        typed = self._view.zend.form.draft()
        return {**typed, "gezinnen": ",".join(self._gekozen)} if typed or self._gekozen else {}

    def restore(self, draft: dict[str, str]) -> None:
        """Put back what was half typed."""
        self._view.zend.form.restore(draft)

    def _organisations(self, rows: tuple[OrganisatieRow, ...]) -> None:
        names = [(r.naam, r.naam) for r in rows if r.soort in ("begeleiding", "overig")]
        self._view.zend.form.vakken["aan"].set_choices(names)

    def _load(self) -> None:
        read = partial(_read_list, tekst=self._zoek)
        self._ports.jobs.read(read, self._list_loaded, key="overdracht-gezinnen")

    def _list_loaded(self, found: tuple[str, GezinnenPage]) -> None:
        if found[0] == self._zoek:
            self._page = found[1]
            self._show()

    def _search(self, tekst: str) -> None:
        self._zoek = tekst
        self._load()

    def _row_loaded(self, row: GezinRow) -> None:
        self._choose(row)

    def _ticked(self, uid: str, on: bool) -> None:  # noqa: FBT001 - a signal gives it
        rows = self._page.rijen if self._page is not None else ()
        row = next((r for r in rows if r.uid == uid), None)
        if on and row is not None:
            self._choose(row)
        elif not on:
            self._gekozen.pop(uid, None)
            self._mee.pop(uid, None)
            self._show()

    def _choose(self, row: GezinRow) -> None:
        self._gekozen[row.uid] = row
        self._ports.jobs.read(partial(load_gaat_mee, uid=row.uid), self._counted, self._failed)
        self._show()

    def _counted(self, mee: GaatMee) -> None:
        if mee.uid in self._gekozen:
            self._mee[mee.uid] = mee
            self._show()

    def _show(self) -> None:
        rows = self._page.rijen if self._page is not None else ()
        total = self._page.totaal if self._page is not None else 0
        page = self._view.zend
        page.kiezer.show_gezinnen(tuple(self._gekozen.values()), rows, total)
        page.lijst.show_lijnen(mee_lijnen(self._gekozen, self._mee))
        page.maak.setEnabled(bool(self._gekozen) and not self._busy and not self._ports.alleen_lezen)
        n = len(self._gekozen)
        page.kort.setText(
            ngettext("{n} gezin gaat mee.", "{n} gezinnen gaan mee.", n).format(n=n)
            if n
            else _("Kies links wie er meegaan.")
        )

    # --- making -------------------------------------------------------------------------------

    @property
    def _busy(self) -> bool:
        return self._path is not None

    def _make(self) -> None:
        """Ask where the file goes, read the gezinnen one after another, record, write."""
        if self._busy or not self._gekozen:
            return
        form = self._view.zend.form
        form.clear_problems()
        values = form.values()
        for code in ("aan", "grond", "reden"):
            if not values.get(code):
                form.show_problem(code, sentence("veld_leeg"))
                form.focus(code)
                return
        self._partner = None
        self._start(tuple(self._gekozen), f"overdracht-{self._ports.clock.vandaag().isoformat()}{EIND}")

    def make_week(self, partner_uid: str) -> None:
        """Make the week's file of a partner: all gezinnen that are shared with it."""
        if not self._busy:
            read = partial(_read_partner, uid=partner_uid)
            self._ports.jobs.read(read, self._partner_read, self._failed)

    def _partner_read(self, found: tuple[PartnerRow | None, tuple[GedeeldRow, ...]]) -> None:
        self._partner, self._gedeeld = found
        if self._partner is None or not self._gedeeld:
            self._ports.say.problem(Refused("overdracht_geen"))
            return
        number = self._partner.verstuurd + 1
        name = f"week-{self._ports.clock.vandaag().isoformat()}-nr-{number}{EIND}"
        self._start(tuple(g.dossier_uid for g in self._gedeeld), name)

    def _start(self, dossiers: tuple[str, ...], name: str) -> None:
        self._path = self._ports.ask.save_file(
            _("Overdrachtsmap bewaren"), name, _("Overdrachtsmap (*.overdracht)")
        )
        if self._path is None:
            self._show()
            return
        self._gelezen, self._te_lezen = [], list(dossiers)
        self._ports.say.busy(_("Het bestand wordt gemaakt"))
        self._view.zend.maak.setEnabled(False)
        self._read_next()

    def _read_next(self) -> None:
        """One gezin a read: nothing else waits long for it."""
        done, total = len(self._gelezen), len(self._gelezen) + len(self._te_lezen)
        self._ports.say.busy(_("Het bestand wordt gemaakt"), deel=done, geheel=total)
        if self._te_lezen:
            uid = self._te_lezen.pop(0)
            read = partial(load_open, uid=uid, ook_gesloten=self._partner is not None)
            self._ports.jobs.read(read, self._read_one, self._broken)
            return
        read_whole = partial(
            _make,
            dossiers=tuple(self._gelezen),
            partner=self._partner,
            gedeeld=self._gedeeld,
            values=self._view.zend.form.values(),
            nu=self._ports.clock.nu(),
        )
        self._ports.jobs.read(read_whole, self._composed, self._broken)

    def _read_one(self, dossier: DossierPakket) -> None:
        self._gelezen.append(dossier)
        self._read_next()

    def _composed(self, pakket: Pakket) -> None:
        self._pakket = pakket
        jobs = self._ports.jobs
        if self._partner is not None:
            jobs.write(
                record_uitwisseling, self._partner.uid, pakket, then=self._recorded, failed=self._broken
            )
        else:
            jobs.write(record_overdracht, pakket, then=self._recorded, failed=self._broken)

    def _recorded(self, change: Change) -> None:
        self.overdracht = change.onderwerp
        if self._partner is not None:
            self._ports.jobs.call(
                write_uitwisseling,
                self._path,
                self._pakket,
                self._partner.uid,
                then=self._week_written,
                failed=self._not_written,
            )
            return
        self._woorden = envelop.new_words()
        self._ports.jobs.call(
            write_overdracht,
            self._path,
            self._pakket,
            self._woorden,
            then=self._written,
            failed=self._not_written,
        )

    def _written(self, path: Path) -> None:
        woorden, self._woorden = self._woorden, ""
        self._end()
        page = self._view.klaar
        page.kop.onder.setText(str(path))
        page.show_words(woorden)
        self._view.show_page(page)
        self._ports.say.good(_("Het bestand staat klaar: {naam}").format(naam=path.name))
        self.made.emit(self.overdracht)

    def _week_written(self, path: Path) -> None:
        self._end()
        self._ports.say.good(_("Het weekbestand staat klaar: {naam}. Stuur het op.").format(naam=path.name))
        self.week_made.emit()

    def _not_written(self, error: Known) -> None:
        """Nobody has the file: say so, and write that down."""
        self._ports.jobs.write(record_mislukt, self.overdracht)
        self._broken(error)

    def _broken(self, error: Known) -> None:
        self._end()
        veld = error.veld if isinstance(error, Refused) else ""
        if not (veld and self._view.zend.form.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)

    def _failed(self, error: Known) -> None:
        self._ports.say.problem(error)

    def _end(self) -> None:
        self._path, self._pakket, self._gelezen, self._te_lezen, self._woorden = None, None, [], [], ""
        self._ports.say.busy()
        self._show()


def mee_lijnen(gekozen: dict[str, GezinRow], mee: dict[str, GaatMee]) -> tuple[Lijn, ...]:
    """What goes along of each gezin, counted, and what stays."""
    if not gekozen:
        return ()
    lines = [Lijn("kop:mee", _("Dit gaat mee"), kaart="mee", soort=Soort.KOP)]
    for uid, row in gekozen.items():
        counted = mee.get(uid)
        lines.append(
            Lijn(
                uid,
                row.naam,
                kaart="mee",
                onder=joined(row.nummer, aantallen(counted) if counted is not None else _("wordt geteld …")),
                lang=True,
                chip=Chip(_("extra beschermd"), Toon.WEEK)
                if counted is not None and counted.extra_beschermd
                else None,
            )
        )
    return (
        *lines,
        Lijn("kop:blijft", _("Dit blijft hier"), kaart="blijft", soort=Soort.KOP),
        *(
            Lijn(f"blijft:{nr}", words, kaart="blijft", soort=Soort.TEKST)
            for nr, words in enumerate(
                (
                    _("Wie wanneer wat veranderde, papieren en half getypte tekst."),
                    _("De medewerkers. Hun naam gaat mee als naam in het dossier."),
                    _("Cijfers van de gemeente, zoals termijnen. Daar gelden hun eigen cijfers."),
                )
            )
        ),
    )


def _make(
    lezer: Lezer,
    *,
    dossiers: tuple[DossierPakket, ...],
    partner: PartnerRow | None,
    gedeeld: tuple[GedeeldRow, ...],
    values: Mapping[str, Waarde],
    nu: datetime,
) -> Pakket:
    """Put the gezinnen together with what they point to."""
    if partner is None:
        return make_pakket(
            lezer,
            dossiers,
            nu,
            aan=str(values.get("aan") or ""),
            grond=str(values.get("grond") or ""),
            reden=str(values.get("reden") or ""),
        )
    made = make_pakket(
        lezer,
        dossiers,
        nu,
        soort=Bestandsoort.UITWISSELING,
        volgnummer=partner.verstuurd + 1,
        ontvangen=partner.ontvangen,
    )
    return with_grounds(made, {g.dossier_uid: (g.grond, g.uitleg) for g in gedeeld})


def _read_partner(lezer: Lezer, *, uid: str) -> tuple[PartnerRow | None, tuple[GedeeldRow, ...]]:
    return next((p for p in load_partners(lezer) if p.uid == uid), None), load_gedeeld(lezer, uid)


def _read_list(lezer: Lezer, *, tekst: str) -> tuple[str, GezinnenPage]:
    return tekst, load_gezinnen(lezer, GezinnenFilter(tekst=tekst), 0, LIMIT)


def _read_row(lezer: Lezer, *, uid: str) -> GezinRow:
    mee = load_gaat_mee(lezer, uid)
    return GezinRow(uid=uid, nummer=mee.nummer, naam=mee.naam, fase=mee.fase, personen=mee.personen)


def _read_organisaties(lezer: Lezer) -> tuple[OrganisatieRow, ...]:
    return load_organisaties(lezer)
