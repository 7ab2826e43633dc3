"""Taking in: open a file, show what differs, let a person choose, take it in, give the receipt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from models.changes import Area, Change, Effect
from models.envelop import Bestandsoort, Envelop
from models.errors import Known, Refused
from models.queries.lezer import Lezer
from models.queries.ontvangst import Ontvangst, make_ontvangst
from models.queries.overdracht_scherm import Beeld, load_beeld
from models.queries.overdracht_verschil import NIEUW, Stand
from models.services.ontvangst import open_ontvangst, read_ontvangst, record_ontvangst, write_ontvangst
from models.services.overdracht_in import take_in
from models.services.overdracht_open import Geopend, open_bestand, read_bestand
from models.services.partners import Partnerbestand, add_partner, open_partnerbestand
from models.values import Recht, Rol
from resources.i18n import _, ngettext
from resources.labels import label_of, small_label_of
from resources.sentences import sentence
from views.overdracht.inlees_lijnen import Stapel, afzender, kan_iets, lijnen, open_vragen, te_kiezen
from views.overdracht.overdracht_view import OverdrachtView
from views.ports import Ports
from views.widgets import gevolg
from views.widgets.lijn import Lijn
from views.widgets.velden import Veld, Veldsoort, Waarde

WAIT_MS = 300
"""After the last choice, before the effect is asked of the kluis."""


class Inlezen(QObject):
    """The pages on which a file of another kluis is read in. `done` when the first page is to be shown."""

    done = Signal()

    def __init__(self, ports: Ports, view: OverdrachtView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._view = view
        self._gevonden: Envelop | None = None
        self._geopend: Geopend | None = None
        self._neemt: Geopend | None = None
        """The file that a person said yes to, while the backup is made."""
        self._beeld: Beeld | None = None
        self._stapel = Stapel()
        self._vraag: tuple[str, str] = ("", "")
        self._bezig = False
        self._bewijs: tuple[Path, Ontvangst, bytes] | None = None
        self._overdracht = ""
        self._wait = QTimer(view)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._ask_effect)
        page = view.inlees
        page.lijst.ticked.connect(self._ticked)
        page.lijst.knop_pressed.connect(self._pressed)
        page.lijst.opened.connect(self._opened)
        page.lijst.link_wished.connect(self._link)
        page.paneel.saved.connect(self._answered)
        page.take_wished.connect(self._take)
        view.woorden.given.connect(self._words_given)
        view.bewijs.save_wished.connect(self.save_receipt)
        view.bewijs.opened.connect(self._to_dossier)
        ports.jobs.listen(self._changed)

    # --- the file -----------------------------------------------------------------------------

    def begin(self) -> None:
        """Ask for a file and look what it is."""
        path = self._ports.ask.open_file(
            _("Bestand inlezen"), _("Bestanden van Duurzame Start (*.overdracht *.ontvangst *.partner)")
        )
        if path is not None:
            self.forget()
            self._ports.jobs.call(read_bestand, path, then=self._looked, failed=self._failed)

    def forget(self) -> None:
        """Nothing of a file stays in memory longer than it is looked at."""
        self._gevonden = self._geopend = self._neemt = self._beeld = None
        self._stapel = Stapel()
        self._wait.stop()

    def _looked(self, found: Envelop) -> None:
        self._gevonden = found
        jobs = self._ports.jobs
        soort = found.kop.soort
        if soort is Bestandsoort.OVERDRACHT:
            self._view.woorden.show_problem("")
            self._view.woorden.woorden.clear()
            self._view.show_page(self._view.woorden)
        elif soort is Bestandsoort.UITWISSELING:
            self._ports.say.busy(_("Het bestand wordt geopend"))
            jobs.call(open_bestand, found, then=self._was_opened, failed=self._failed)
        elif soort is Bestandsoort.ONTVANGST:
            jobs.call(open_ontvangst, found, then=self._receipt_opened, failed=self._failed)
        elif self._ports.wie.mag(Recht.KLUIS):
            jobs.call(open_partnerbestand, found, then=self._partner_opened, failed=self._failed)
        else:
            self._ports.say.problem(Refused("partner_beheerder"))

    def _words_given(self, words: str) -> None:
        if self._gevonden is None or self._bezig:
            return
        self._bezig = True
        self._view.woorden.show_problem("")
        self._ports.say.busy(_("Het bestand wordt geopend"))
        self._ports.jobs.call(
            open_bestand, self._gevonden, words, then=self._was_opened, failed=self._wrong_words
        )

    def _wrong_words(self, error: Known) -> None:
        self._bezig = False
        self._ports.say.busy()
        self._view.woorden.show_problem(sentence(error))
        self._view.woorden.woorden.setFocus()

    def _was_opened(self, geopend: Geopend) -> None:
        self._bezig = False
        self._view.woorden.woorden.clear()
        if self._gevonden is None:
            self._ports.say.busy()  # the person went back meanwhile
            return
        self._geopend, self._stapel = geopend, Stapel()
        self._load(self._first_loaded)

    def _load(self, then: Callable[[Beeld], None]) -> None:
        if self._geopend is None:
            return
        read = partial(
            _read,
            geopend=self._geopend,
            genoemd=dict(self._stapel.genoemd),
        )
        self._ports.jobs.read(read, then, self._failed, key="overdracht-beeld")

    def _first_loaded(self, beeld: Beeld) -> None:
        self._ports.say.busy()
        if Rol.BEGELEIDER in self._ports.wie.rollen and not beeld.partner:
            for binnen in beeld.vergelijking.dossiers:
                if binnen.stand is Stand.NIEUW:
                    self._stapel.keus(binnen.pakket.kop.uid).begeleider = self._ports.wie.uid
        self._loaded(beeld)
        page = self._view.inlees
        page.kop.onder.setText(afzender(beeld))
        page.paneel.close_panel()
        page.lijst.to_top()
        self._view.show_page(page)

    def _loaded(self, beeld: Beeld) -> None:
        self._beeld = beeld
        self._show()

    def _changed(self, change: Change) -> None:
        """Something changed here while the file is looked at: compare again."""
        if self._beeld is not None and Area.DOSSIER in change.areas and not self._bezig:
            self._load(self._loaded)

    def _failed(self, error: Known) -> None:
        self._bezig = False
        self._ports.say.busy()
        self._ports.say.problem(error)

    # --- choosing -----------------------------------------------------------------------------

    def _show(self) -> None:
        beeld = self._beeld
        if beeld is None:
            return
        page = self._view.inlees
        page.lijst.show_lijnen(lijnen(beeld, self._stapel))
        page.show_notice(self._notice(beeld))
        left = open_vragen(beeld, self._stapel)
        can = kan_iets(beeld)
        page.neem.setEnabled(can and not left and not self._bezig and not self._ports.alleen_lezen)
        if not can:
            page.kort.setText(_("In dit bestand staat niets om over te nemen."))
        elif left:
            page.kort.setText(ngettext("Nog {n} keer kiezen.", "Nog {n} keer kiezen.", left).format(n=left))
        else:
            page.kort.setText("")
            self._wait.start()

    def _notice(self, beeld: Beeld) -> str:
        words = [sentence(reden) for reden in (self._geopend.meldingen if self._geopend is not None else ())]
        if beeld.anders_verdeeld:
            groups = ", ".join(small_label_of("veldgroep", g) for g in beeld.anders_verdeeld)
            words.append(sentence("uitwisseling_anders_verdeeld", wat=groups))
        return " ".join(words)

    def _ask_effect(self) -> None:
        """Ask what taking it in would do to the punten; new gezinnen bring their own, that is no change."""
        if self._beeld is None or self._geopend is None or self._bezig:
            return
        self._ports.jobs.preview(
            take_in,
            self._geopend.pakket,
            self._stapel.keuzes(self._beeld),
            then=self._effect,
            failed=self._effect_failed,
            key="overdracht-gevolg",
        )

    def _effect(self, effect: Effect) -> None:
        if self._beeld is None or open_vragen(self._beeld, self._stapel):
            return
        only_new = all(b.stand is not Stand.BEKEND for b in self._beeld.vergelijking.dossiers)
        parts = [] if only_new else [gevolg.kort(effect)]
        self._view.inlees.kort.setText(" ".join([*parts, *dict.fromkeys(gevolg.waarschuwingen(effect))]))

    def _effect_failed(self, error: Known) -> None:
        self._view.inlees.kort.setText(sentence(error))
        self._view.inlees.neem.setEnabled(False)

    def _ticked(self, key: str, on: bool) -> None:  # noqa: FBT001 - a signal gives it
        uid = key.partition(":")[2]
        self._stapel.keus(uid).neem = on
        self._show()
        if not on:
            self._ask_reason(uid)

    def _pressed(self, key: str, code: str) -> None:
        kind, _colon, rest = key.partition(":")
        if kind == "v":
            uid, _colon, sleutel = rest.partition(":")
            self._stapel.keus(uid).velden[sleutel] = code == "zij"
            self._show()
        elif kind == "n":
            self._choose_all(rest, theirs=code == "zij")

    def _choose_all(self, uid: str, *, theirs: bool) -> None:
        """Everything of a gezin that was changed on both sides, in one go."""
        beeld = self._beeld
        for binnen in beeld.vergelijking.dossiers if beeld is not None else ():
            if beeld is not None and binnen.pakket.kop.uid == uid:
                keus = self._stapel.keus(uid)
                keus.velden |= dict.fromkeys(te_kiezen(beeld, binnen, keus), theirs)
        self._show()

    def _opened(self, key: str) -> None:
        kind, _colon, uid = key.partition(":")
        if kind == "k":
            keus = self._stapel.keus(uid)
            keus.open = not keus.open
            self._show()
        elif kind in ("b", "g"):
            self._link(key)
        elif kind == "n" and not self._stapel.keus(uid).neem:
            self._ask_reason(uid)

    def _link(self, key: str, _where: object = None) -> None:
        kind, _colon, uid = key.partition(":")
        if kind == "b":
            self._ask_guide(uid)
        elif kind == "g":
            self._ask_named(uid)
        elif kind == "n":
            self._ask_reason(uid)

    def _ask_reason(self, uid: str) -> None:
        self._vraag = ("reden", uid)
        field = Veld("reden", _("Waarom neem je dit gezin niet over?"), breed=True)
        self._view.inlees.paneel.ask(
            _("De ander leest dit terug in het ontvangstbewijs."),
            (field,),
            values={"reden": self._stapel.keus(uid).reden},
            knop=_("Zo is het"),
        )

    def _ask_guide(self, uid: str) -> None:
        if self._beeld is None:
            return
        self._vraag = ("begeleider", uid)
        people = (("", _("Nog niemand")), *self._beeld.medewerkers)
        self._view.inlees.paneel.ask(
            _("Wie begeleidt dit gezin hier?"),
            (Veld("wie", _("Begeleider"), Veldsoort.KEUZE, people),),
            values={"wie": self._stapel.keus(uid).begeleider},
            knop=_("Kiezen"),
        )

    def _ask_named(self, uid: str) -> None:
        if self._beeld is None:
            return
        one = next((g for g in self._beeld.vergelijking.genoemd if g.uid == uid), None)
        if one is None:
            return
        self._vraag = ("genoemd", uid)
        may_new = one.tabel != "gemeente" or self._ports.wie.mag(Recht.CIJFERS)
        new = ((NIEUW, _("Erbij zetten in de kluis")),) if may_new else ()
        empty = (("", _("Kies")),) if one.moet else ()
        self._view.inlees.paneel.ask(
            _("Wat is dit hier: {naam}?").format(naam=one.naam or label_of("tabel", one.tabel)),
            (Veld("hier", _("Hier is dat"), Veldsoort.KEUZE, (*empty, *one.keuzes, *new)),),
            values={"hier": self._stapel.genoemd.get(uid, one.voorstel)},
            knop=_("Kiezen"),
        )

    def _answered(self, values: dict[str, Waarde]) -> None:
        kind, uid = self._vraag
        self._view.inlees.paneel.close_panel()
        if kind == "reden":
            self._stapel.keus(uid).reden = str(values.get("reden") or "").strip()
        elif kind == "begeleider":
            self._stapel.keus(uid).begeleider = str(values.get("wie") or "")
        elif kind == "genoemd":
            self._stapel.genoemd[uid] = str(values.get("hier") or "")
            self._load(self._loaded)
        self._show()
        self._view.inlees.lijst.setFocus()

    # --- taking in ----------------------------------------------------------------------------

    def _take(self) -> None:
        if self._beeld is None or self._geopend is None or self._bezig:
            return
        self._bezig = True
        self._wait.stop()
        self._neemt = self._geopend
        self._view.inlees.neem.setEnabled(False)
        self._ports.say.busy(_("Eerst een reservekopie"))
        self._ports.kopieen.before("overdracht", self._kept, self._not_taken)

    def _kept(self, made: object) -> None:
        """The kluis as it was stands in a backup: now take it in, unless the person left this file meanwhile.

        Another file that was opened since is not taken in: nobody said yes to that one.
        """
        del made
        neemt, self._neemt = self._neemt, None
        if self._beeld is None or self._geopend is None or self._geopend is not neemt:
            self._bezig = False
            self._ports.say.busy()
            return
        self._ports.say.busy(_("De gezinnen worden overgenomen"))
        self._ports.jobs.write(
            take_in,
            self._geopend.pakket,
            self._stapel.keuzes(self._beeld),
            then=self._taken,
            failed=self._not_taken,
        )

    def _not_taken(self, error: Known) -> None:
        self._bezig = False
        self._ports.say.busy()
        self._ports.say.problem(error)
        self._load(self._loaded)

    def _taken(self, change: Change) -> None:
        self._bezig = False
        self._ports.say.busy()
        beeld, stapel = self._beeld, self._stapel
        partner = beeld.partner if beeld is not None else ""
        taken = [
            b.pakket
            for b in (beeld.vergelijking.dossiers if beeld is not None else ())
            if b.pakket.kop.uid in change.dossiers and stapel.keus(b.pakket.kop.uid).neem
        ]
        self.forget()
        n = len(taken)
        words = ngettext("{n} gezin overgenomen.", "{n} gezinnen overgenomen.", n).format(n=n)
        self._ports.say.good(words, change.bewerking)
        if partner:
            self.done.emit()
            return
        self._overdracht = change.onderwerp
        page = self._view.bewijs
        page.lijst.show_lijnen([Lijn(d.kop.uid, d.naam, kaart="k", onder=d.kop.nummer) for d in taken])
        self._view.show_page(page)

    def _to_dossier(self, uid: str) -> None:
        self._ports.nav.open("dossier", uid=uid)

    # --- receipts and partners ----------------------------------------------------------------

    def save_receipt(self, overdracht_uid: str = "") -> None:
        """Ask where the receipt goes, and write it."""
        self._overdracht = overdracht_uid or self._overdracht
        name = f"ontvangst-{self._ports.clock.vandaag().isoformat()}.ontvangst"
        path = self._ports.ask.save_file(
            _("Ontvangstbewijs bewaren"), name, _("Ontvangstbewijs (*.ontvangst)")
        )
        if path is None:
            return
        read = partial(_read_receipt, uid=self._overdracht, nu=self._ports.clock.nu(), path=path)
        self._ports.jobs.read(read, self._receipt_made, self._failed)

    def _receipt_made(self, made: tuple[Path, Ontvangst, bytes]) -> None:
        self._bewijs = made
        self._ports.jobs.call(write_ontvangst, *made, then=self._receipt_written, failed=self._failed)

    def _receipt_written(self, path: Path) -> None:
        self._ports.jobs.write(record_ontvangst, self._overdracht)
        words = _("Bewaard als {naam}. Stuur het terug naar wie de gezinnen gaf.").format(naam=path.name)
        self._ports.say.good(words)
        self._bewijs = None
        self.done.emit()

    def _receipt_opened(self, ontvangst: Ontvangst) -> None:
        self._ports.jobs.write(read_ontvangst, ontvangst, then=self._receipt_read, failed=self._failed)

    def _receipt_read(self, change: Change) -> None:
        del change
        self._ports.say.good(_("Ontvangstbewijs gelezen. Hieronder staat wat er is overgenomen."))
        self.done.emit()

    def _partner_opened(self, said: Partnerbestand) -> None:
        self._ports.jobs.write(add_partner, said, then=self._partner_added, failed=self._failed)

    def _partner_added(self, change: Change) -> None:
        del change
        self._ports.say.good(_("Partner erbij. Vergelijk nu de woorden, per telefoon."))
        self._ports.nav.open("beheer", deel="partners")


def _read(lezer: Lezer, *, geopend: Geopend, genoemd: dict[str, str]) -> Beeld:
    return load_beeld(lezer, geopend.pakket, genoemd, geopend.partner_uid)


def _read_receipt(lezer: Lezer, *, uid: str, nu: datetime, path: Path) -> tuple[Path, Ontvangst, bytes]:
    made, key = make_ontvangst(lezer, uid, nu)
    return path, made, key
