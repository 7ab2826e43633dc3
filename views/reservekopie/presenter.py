"""Wires the page Reservekopie: asks the port, shows the state, keeps and prints the outcome of practising."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from models.changes import Change
from models.errors import Known
from models.queries.lezer import Lezer
from models.queries.reservekopie import proef_facts
from models.queries.rows_kluis import KopieStand, ProefFacts, ProefRow
from models.services.reservekopie import record_proef
from models.values import Papier, Reden
from resources.i18n import _, language
from resources.sentences import sentence
from views.bestand import write_file
from views.ports import Paper, Ports
from views.reservekopie import lijnen
from views.reservekopie.reservekopie_view import ReservekopieView
from views.widgets.dagen import dag_lang, moment

DAAR = "tweede_plek"


class ReservekopiePresenter(QObject):
    """The page Reservekopie."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._stand = KopieStand()
        self._nagekeken: lijnen.Bevinding = {}
        self._oefen_met = ""
        self._looking_at = ""
        self._plek: Path | None = None
        self._verslag = ""
        """What happens with the report that is being made: print or save."""
        self.view = ReservekopieView()
        view = self.view
        view.make_wished.connect(self._make)
        view.copy_wished.connect(self._copy)
        view.place_wished.connect(self._choose_place)
        view.practise_wished.connect(self._practise_newest)
        view.restore_wished.connect(ports.kopieen.restore)
        view.stop_wished.connect(ports.kopieen.stop)
        view.at_close_wished.connect(self._at_close)
        view.line_wished.connect(self._line)
        view.paneel.wished.connect(self._practise)
        ports.jobs.listen(self._changed)

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Look anew at what there is."""
        del args
        self._load()

    def place(self) -> dict[str, str]:
        """Nothing to come back to."""
        return {}

    def keep_draft(self) -> None:
        """What is typed here is a secret: it is forgotten."""
        self.view.paneel.close_panel()

    def _load(self) -> None:
        self._ports.kopieen.state(self._loaded)

    def _loaded(self, stand: KopieStand) -> None:
        self._stand = stand
        self.view.show_choices(
            plek=bool(stand.tweede.plek),
            bij_sluiten=stand.tweede.bij_sluiten,
            kan=not (self._ports.alleen_lezen or self._ports.is_demo),
            kopie=bool(stand.hier or stand.daar),
        )
        self._show()

    def _show(self) -> None:
        self.view.show_lijnen(lijnen.all_lijnen(self._stand, self._ports.clock.nu(), self._nagekeken))

    def _changed(self, change: Change) -> None:
        del change
        if self.view.isVisible():
            self._load()

    def _failed(self, error: Known) -> None:
        self.view.show_busy("")
        self._ports.say.problem(error)
        self._load()

    # --- making and copying ---

    def _make(self) -> None:
        self.view.show_busy(_("De reservekopie wordt gemaakt en nagekeken"), stop=True)
        self._ports.kopieen.make(self._made, self._failed)

    def _made(self, report: object) -> None:
        del report
        self.view.show_busy("")
        self._ports.say.good(_("De reservekopie is gemaakt en nagekeken."))
        self._load()

    def _copy(self) -> None:
        self.view.show_busy(_("De kopie wordt gemaakt en teruggelezen"))
        self._ports.kopieen.to_second(self._copied, self._failed)

    def _copied(self, report: object) -> None:
        del report
        self.view.show_busy("")
        self._ports.say.good(_("De kopie staat op de tweede plek en is daar teruggelezen. Ze zijn gelijk."))
        self._load()

    def _choose_place(self) -> None:
        plek = self._ports.ask.folder(_("Waar komt de tweede kopie?"))
        if plek is None:
            return
        self._plek = plek
        against = self._ports.kopieen.against(plek)
        if not against:
            self._chosen(sure=True)
            return
        words = " ".join(sentence(one) for one in against)
        self._ports.ask.ask(words, _("Toch hier"), _("Niet hier"), self._chosen)

    def _chosen(self, sure: bool) -> None:  # noqa: FBT001 - the answer of a question
        if sure and self._plek is not None:
            self.view.show_busy(_("De kopie wordt gemaakt en teruggelezen"))
            self._ports.kopieen.choose(self._plek, self._copied, self._failed)

    def _at_close(self, on: bool) -> None:  # noqa: FBT001 - Qt decides the signal
        self._ports.kopieen.at_close(on=on, then=self._kept)

    def _kept(self, result: object) -> None:
        del result
        self._load()

    # --- lines ---

    def _line(self, sleutel: str, knop: str) -> None:
        if sleutel == lijnen.OEFENING:
            self._report(knop)
        elif knop == lijnen.KLOPT:
            self._ask_clock()
        elif knop == lijnen.NAKIJKEN:
            self.view.show_busy(_("De reservekopie wordt nagekeken"))
            self._looking_at = sleutel
            self._ports.kopieen.verify(sleutel, self._verified)
        elif knop == lijnen.OEFENEN:
            self._ask_secret(sleutel)

    def _ask_clock(self) -> None:
        words = _(
            "Vandaag is het {dag}. Klopt dat? Dan gaan oude reservekopieën weer weg. "
            "Dat is niet terug te draaien."
        )
        day = self._ports.clock.vandaag()
        self._ports.ask.ask(
            words.format(dag=dag_lang(day)), _("Klok klopt"), _("Klopt niet"), self._clock_sure
        )

    def _clock_sure(self, sure: bool) -> None:  # noqa: FBT001 - the answer of a question
        if sure:
            self._ports.kopieen.confirm_clock(self._kept, self._failed)

    def _verified(self, found: tuple[Reden, ...]) -> None:
        self.view.show_busy("")
        self._nagekeken[self._looking_at] = found
        self._show()
        if found:
            self._ports.say.problem(found[0])
        else:
            self._ports.say.good(_("Deze reservekopie is heel: beide controles en alle lijsten zijn goed."))

    # --- practising ---

    def _practise_newest(self) -> None:
        """Practise with the newest; of two equal ones that at the second place: a dead laptop leaves that."""
        rows = sorted((*self._stand.hier, *self._stand.daar), key=lambda row: (row.op, row.waar == DAAR))
        if rows:
            self._ask_secret(rows[-1].sleutel)

    def _ask_secret(self, sleutel: str) -> None:
        row = next((one for one in (*self._stand.hier, *self._stand.daar) if one.sleutel == sleutel), None)
        if row is None:
            return
        self._oefen_met = sleutel
        form = _("Oefenen met de kopie op deze computer, van {moment}")
        if row.waar == DAAR:
            form = _("Oefenen met de kopie op de tweede plek, van {moment}")
        self.view.ask_practice(form.format(moment=moment(row.op)))

    def _practise(self, geheim: str) -> None:
        if not geheim.strip():
            self.view.paneel.show_problem(sentence("wachtwoordzin_nodig"))
            return
        self.view.show_busy(_("De kopie wordt teruggezet op een proefplek"), stop=True)
        self._ports.kopieen.practise(self._oefen_met, geheim, self._practised, self._not_practised)

    def _not_practised(self, error: Known) -> None:
        self.view.show_busy("")
        self.view.paneel.show_problem(sentence(error.reden))

    def _practised(self, proef: ProefRow) -> None:
        self.view.show_busy("")
        self.view.paneel.close_panel()
        if proef.goed:
            self._ports.say.good(_("Gelukt: deze reservekopie is terug te zetten. Print het verslag."))
        else:
            self._ports.say.problem(Reden.of(proef.reden))
        if self._ports.alleen_lezen:
            self._load()
        else:
            self._ports.jobs.write(record_proef, proef, then=self._recorded)

    def _recorded(self, change: Change) -> None:
        del change
        self._load()

    # --- the report ---

    def _report(self, knop: str) -> None:
        if self._stand.proef is None or knop not in {lijnen.PRINTEN, lijnen.OPSLAAN}:
            return
        self._verslag = knop
        nu = self._ports.clock.nu()
        self._ports.jobs.read(partial(_facts, uid=self._stand.proef.uid, nu=nu), self._report_facts)

    def _report_facts(self, facts: ProefFacts | None) -> None:
        if facts is not None:
            self._ports.jobs.paper(Papier.TERUGZETPROEF, facts, self._report_made)

    def _report_made(self, paper: Paper) -> None:
        if self._verslag == lijnen.PRINTEN:
            if self._ports.ask.print_pdf(paper.pdf, "oefening-terugzetten"):
                self._ports.say.good(_("Het verslag gaat naar de printer."))
            return
        dag = self._ports.clock.vandaag().isoformat()
        path = self._ports.ask.save_path(_("Verslag opslaan"), f"oefening-terugzetten-{dag}.pdf")
        if path is not None:
            self._ports.jobs.call(write_file, path, paper.pdf, then=self._report_written)

    def _report_written(self, path: Path) -> None:
        self._ports.say.good(_("Het verslag is opgeslagen als {naam}.").format(naam=path.name))


def _facts(lezer: Lezer, uid: str, nu: datetime) -> ProefFacts | None:
    return proef_facts(lezer, uid, nu, language())
