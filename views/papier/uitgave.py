"""Printing, saving or copying: record each paper with its code, make the PDF with those codes, give it out.

When it goes wrong after the recording, the papers are marked as gone: no sheet of them exists.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from models.changes import Change
from models.errors import Known
from models.rules.papiervorm import PAST_OP_EEN_BLAD, forms_of
from models.services.afdrukken import HIER, Ontvanger, mark_weg, record_afdruk, save_bladzijden
from resources.i18n import _, ngettext
from views.bestand import kind_of, write_file
from views.papier.feiten import Opdracht, Stuk, read_stukken, with_codes, with_lines
from views.ports import Paper, Ports
from views.widgets.klembord import copy_text

AGENDA = ".ics"
"""End of the name of a calendar file: the words of the paper instead of its pages."""
NOEM_CODES = 4
"""So many codes are named; more are counted."""


class Uitgave(QObject):
    """One at a time: `start`, then `ended` with whether it is out."""

    ended = Signal(bool)

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._opdracht: Opdracht | None = None
        self._path: Path | None = None
        self._copies = False
        self._stukken: tuple[Stuk, ...] = ()
        self._afdrukken: list[str] = []
        self._missing = 0
        self._per: tuple[int, ...] = ()
        """Pages of each paper."""

    @property
    def busy(self) -> bool:
        """Whether papers are on their way."""
        return self._opdracht is not None

    def start(self, opdracht: Opdracht, path: Path | None, *, copy: bool = False) -> None:
        """Make an order for the printer, for a file when there is a path, or copy its words."""
        if self.busy or not opdracht.kan:
            return
        self._opdracht, self._path, self._copies = opdracht, path, copy
        self._stukken, self._afdrukken, self._missing, self._per = (), [], 0, ()
        self._ports.say.busy(_("De papieren worden gemaakt"))
        read = partial(read_stukken, opdracht=opdracht, nu=self._ports.clock.nu())
        self._ports.jobs.read(read, self._read, self._failed)

    def _read(self, found: tuple[Opdracht, tuple[Stuk, ...]]) -> None:
        self._stukken = found[1]
        tight = self._tight()
        if not tight:
            self._record()
            return
        self._ports.jobs.paper(
            tuple(stuk.papier for stuk in tight),
            tuple(stuk.feiten for stuk in tight),
            self._fitted,
            self._failed,
        )

    def _tight(self) -> tuple[Stuk, ...]:
        """Papers on which not all numbered lines need fit."""
        return tuple(stuk for stuk in self._stukken if stuk.papier in PAST_OP_EEN_BLAD and stuk.lijnen)

    def _fitted(self, paper: Paper) -> None:
        """What does not stand on the sheet is not recorded either, or `alles x` would tick it."""
        lines = dict(zip((id(stuk) for stuk in self._tight()), paper.regels, strict=True))
        self._stukken = tuple(with_lines(stuk, lines.get(id(stuk), -1)) for stuk in self._stukken)
        self._record()

    def _record(self) -> None:
        """Record the next paper; each has its own code."""
        nr = len(self._afdrukken)
        if nr == len(self._stukken):
            read = partial(with_codes, stukken=self._stukken, afdrukken=tuple(self._afdrukken))
            self._ports.jobs.read(read, self._coded, self._failed)
            return
        stuk = self._stukken[nr]
        self._ports.jobs.write(
            record_afdruk,
            stuk.papier,
            stuk.dossier_uid,
            stuk.lijnen,
            stuk.feiten.head.taal,
            stuk.feiten.head.privacy,
            self._naar(),
            gemeente_uid=stuk.gemeente_uid,
            vernietigen_voor=stuk.vernietigen_voor,
            ontvanger=self._ontvanger(stuk),
            dag=stuk.dag,
            regeldag_uid=stuk.regeldag_uid,
            loket=stuk.loket,
            then=self._recorded,
            failed=self._failed,
        )

    def _ontvanger(self, stuk: Stuk) -> Ontvanger:
        opdracht = self._opdracht
        if opdracht is None:
            return HIER
        return Ontvanger(
            stuk.voor or opdracht.voor, opdracht.deel_reden, stuk.over, organisatie_uid=stuk.organisatie_uid
        )

    def _naar(self) -> str:
        if self._copies:
            return "klembord"
        return "bestand" if self._path is not None else "printer"

    def _recorded(self, change: Change) -> None:
        self._afdrukken.append(change.onderwerp)
        self._record()

    def _coded(self, stukken: tuple[Stuk, ...]) -> None:
        self._stukken = stukken
        total = len(stukken)
        words = ngettext("{n} papier wordt gemaakt", "{n} papieren worden gemaakt", total).format(n=total)
        self._ports.say.busy(words, deel=0, geheel=total)
        self._ports.jobs.paper(
            tuple(stuk.papier for stuk in stukken),
            tuple(stuk.feiten for stuk in stukken),
            self._made,
            self._failed,
            vorm=self._vorm(),
        )

    def _vorm(self) -> str:
        """A file to go on writing in, where a person chose one; a calendar file comes with the PDF."""
        kind = kind_of(self._path) if self._path is not None else ""
        return kind if kind in forms_of(self._stukken[0].papier) else "pdf"

    def _made(self, paper: Paper) -> None:
        self._ports.say.busy()
        self._missing, self._per = paper.missing_glyphs, paper.per
        if self._copies:
            copy_text(paper.tekst)
            self._end(_("De tekst is gekopieerd. Plak hem in een mail (Ctrl+V)."))
            return
        if self._path is not None:
            data = paper.tekst.encode() if self._path.suffix == AGENDA else paper.pdf
            self._ports.jobs.call(write_file, self._path, data, then=self._written, failed=self._failed)
            return
        keus = self._opdracht.keus.naam if self._opdracht is not None else ""
        try:
            printed = self._ports.ask.print_pdf(paper.pdf, keus)
        except Known as error:
            self._failed(error)
            return
        if printed:
            self._end(_("Naar de printer: {codes}").format(codes=self._codes()))
        else:
            self._take_back()
            self._ports.say.good(_("Niet geprint. Er ligt niets op papier."))
            self._close(out=False)

    def _written(self, path: Path) -> None:
        self._end(_("Opgeslagen als {naam}: {codes}").format(naam=path.name, codes=self._codes()))

    def _codes(self) -> str:
        codes = [stuk.feiten.head.code for stuk in self._stukken]
        if len(codes) <= NOEM_CODES:
            return ", ".join(codes)
        rows = [[code for code in codes if code[0] == soort] for soort in dict.fromkeys(c[0] for c in codes)]
        return ", ".join(
            _("{eerste} tot en met {laatste}").format(eerste=row[0], laatste=row[-1]) if row[1:] else row[0]
            for row in rows
        )

    def _end(self, words: str) -> None:
        self._note_pages()
        if self._missing:
            words += " " + ngettext(
                "{n} teken staat er niet op.", "{n} tekens staan er niet op.", self._missing
            ).format(n=self._missing)
        self._ports.say.good(words)
        self._close(out=True)

    def _note_pages(self) -> None:
        """So that who fetches a paper later knows when it is whole; nothing waits for it."""
        if not self._copies and len(self._per) == len(self._afdrukken):
            pages = tuple(zip(self._afdrukken, self._per, strict=True))
            self._ports.jobs.write(save_bladzijden, pages, failed=self._not_noted)

    def _not_noted(self, error: Known) -> None:
        """The paper is out all the same; its pages are then not known."""
        del error

    def _failed(self, error: Known) -> None:
        self._ports.say.busy()
        self._take_back()
        self._ports.say.problem(error)
        self._close(out=False)

    def _take_back(self) -> None:
        """What was recorded does not exist on paper: it is gone before it was there."""
        if self._copies:
            return  # on the clipboard nothing lies on paper
        for uid in self._afdrukken:
            self._ports.jobs.write(mark_weg, uid)

    def _close(self, *, out: bool) -> None:
        self._opdracht, self._path, self._stukken, self._afdrukken = None, None, (), []
        self.ended.emit(out)
