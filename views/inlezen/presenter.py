"""Wires *Lijst inlezen*: reads a file, proposes the columns, shows what goes in, and takes it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from models.changes import Change
from models.errors import Known, Refused
from models.queries.importeren import Dubbel, find_doubles
from models.queries.lezer import Lezer
from models.rules.importlijst import (
    NIETS,
    Fout,
    Kolom,
    LijstGezin,
    Uitkomst,
    fold_head,
    is_forbidden,
    read,
    suggest,
)
from models.services.importeren import import_gezinnen
from models.values import Reden
from resources.i18n import _, ngettext
from resources.sentences import sentence
from views.bestand import kind_of, write_file
from views.inlezen.inlezen_view import SAMPLE, InlezenView
from views.ports import Lijst, Ports
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Lijn, Soort

SCHERM = "inlezen_kolommen"
"""Under this name the choice of columns is kept, for each medewerker."""


def kolom_woorden() -> tuple[tuple[str, str], ...]:
    """What a column can be, in words."""
    return (
        (NIETS, _("niet inlezen")),
        (Kolom.GEZIN, _("nummer van het gezin")),
        (Kolom.NAAM, _("naam van het gezin")),
        (Kolom.KOPPELING, _("koppeldatum")),
        (Kolom.VERGUNNING, _("datum vergunning")),
        (Kolom.TEKENDATUM, _("tekendatum huurcontract")),
        (Kolom.VERHUIZING, _("verhuisdatum")),
        (Kolom.AANTAL, _("aantal personen")),
        (Kolom.AZC, _("azc")),
        (Kolom.ROEPNAAM, _("roepnaam")),
        (Kolom.ACHTERNAAM, _("achternaam")),
        (Kolom.GEBOORTEDATUM, _("geboortedatum")),
        (Kolom.V_NUMMER, _("V-nummer")),
        (Kolom.GESLACHT, _("geslacht")),
        (Kolom.HERKOMSTLAND, _("herkomstland")),
        (Kolom.MOEDERTAAL, _("moedertaal")),
        (Kolom.TELEFOON, _("telefoon")),
        (Kolom.EMAIL, _("e-mail")),
        (Kolom.OPLEIDING, _("opleiding")),
        (Kolom.WERKERVARING, _("werkervaring")),
    )


@dataclass(slots=True)
class _Stand:
    """What is known of the list that lies open."""

    lijst: Lijst | None = None
    bewaard: dict[str, str] = field(default_factory=dict)
    kolommen: tuple[str, ...] = ()
    uitkomst: Uitkomst = field(default_factory=Uitkomst)
    dubbel: dict[int, Dubbel] = field(default_factory=dict)
    uit: set[int] = field(default_factory=set)
    """Places of households that are not taken in."""
    lopend: bool = False
    """Whether they run already, so that we begin today."""


class InlezenPresenter(QObject):
    """The screen *Lijst inlezen*."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._stand = _Stand()
        self._wrong_path = Path()
        self.view = InlezenView()
        view = self.view
        view.file_wished.connect(self._choose)
        view.columns_chosen.connect(self._check)
        view.line_ticked.connect(self._tick)
        view.take_wished.connect(self._take)
        view.wrong_wished.connect(self._save_wrong)
        view.back_wished.connect(self._back)
        view.running_chosen.connect(self._choose_running)

    def enter(self, **args: str) -> None:
        """Ask for a list, or show the one that lies open."""
        del args
        if self._stand.lijst is None:
            self.view.show_start()
        self._ports.drafts.load(SCHERM, "", self._remembered)

    def place(self) -> dict[str, str]:
        """A list that lay open is chosen again after a lock: nothing of it is kept."""
        return {}

    def keep_draft(self) -> None:
        """Nothing is typed here; the choice of columns is kept when it is made."""

    def _remembered(self, draft: dict[str, str]) -> None:
        self._stand.bewaard = dict(draft)

    # --- a file ---

    def _choose(self) -> None:
        path = self._ports.ask.open_file(_("Welke lijst?"), _("Lijsten (*.xlsx *.csv *.txt)"))
        if path is not None:
            self.open_list(path)

    def open_list(self, path: Path) -> None:
        """Read this list and show its columns."""
        self.view.show_problem("")
        self.view.show_busy(busy=True)
        self._ports.jobs.read_list(path, self._read, self._failed)

    def _read(self, lijst: Lijst) -> None:
        self.view.show_busy(busy=False)
        self._stand = _Stand(lijst, self._stand.bewaard)
        self._show_columns(suggest(lijst.kop, self._stand.bewaard))

    def _show_columns(self, gekozen: Sequence[str]) -> None:
        lijst = self._stand.lijst
        if lijst is not None:
            forbidden = [is_forbidden(head) for head in lijst.kop]
            self.view.show_columns(lijst.kop, lijst.rijen[:SAMPLE], kolom_woorden(), gekozen, forbidden)

    # --- the columns ---

    def _check(self, kolommen: list[str]) -> None:
        stand = self._stand
        if stand.lijst is None:
            return
        chosen = [code for code in kolommen if code != NIETS]
        twice = next((code for code in chosen if chosen.count(code) > 1), "")
        if twice:
            words = dict(kolom_woorden())[twice]
            self.view.show_problem(_("Twee kolommen zijn {wat}. Kies er een.").format(wat=words))
            return
        try:
            stand.uitkomst = read(stand.lijst.rijen, kolommen, self._ports.clock.vandaag())
        except Refused as refused:
            self.view.show_problem(sentence(refused))
            return
        stand.kolommen = tuple(kolommen)
        stand.uit.clear()
        stand.lopend = self._may_run()
        self._remember(kolommen)
        self._ports.jobs.read(
            partial(_doubles, gezinnen=stand.uitkomst.gezinnen), self._compared, self._failed, key="dubbel"
        )

    def _remember(self, kolommen: Sequence[str]) -> None:
        """Keep what each head was chosen to be; a head that was left out is kept as left out."""
        stand = self._stand
        if stand.lijst is not None:
            named = {fold_head(head): code for head, code in zip(stand.lijst.kop, kolommen, strict=True)}
            stand.bewaard = {**stand.bewaard, **{head: code for head, code in named.items() if head}}
            self._ports.drafts.keep(SCHERM, "", stand.bewaard)

    def _may_run(self) -> bool:
        """Whether there is a household that was coupled before today, so that it may run already."""
        vandaag = self._ports.clock.vandaag()
        return any(gezin.koppeling < vandaag for gezin in self._stand.uitkomst.gezinnen)

    def _choose_running(self, on: bool) -> None:  # noqa: FBT001 - a signal gives it
        self._stand.lopend = on

    def _compared(self, found: tuple[Dubbel, ...]) -> None:
        self._stand.dubbel = {one.plaats: one for one in found}
        self._stand.uit = set(self._stand.dubbel)
        self._show_check()

    # --- looking ---

    def _show_check(self) -> None:
        stand = self._stand
        number = len(stand.uitkomst.gezinnen) - len(stand.uit)
        knop = ngettext("{n} gezin inlezen", "{n} gezinnen inlezen", number).format(n=number)
        self.view.show_check(
            check_lines(stand.uitkomst, stand.dubbel, stand.uit, self._ports),
            knop,
            kan=number > 0 and not self._ports.alleen_lezen,
            fouten=bool(stand.uitkomst.fouten or stand.uit),
            lopend=stand.lopend if self._may_run() else None,
        )

    def _tick(self, sleutel: str, on: bool) -> None:  # noqa: FBT001 - a signal gives it
        if not sleutel.startswith("g:"):
            return
        place = int(sleutel[2:])
        if on:
            self._stand.uit.discard(place)
        else:
            self._stand.uit.add(place)
        self._show_check()

    # --- taking in ---

    def _take(self) -> None:
        self.view.show_busy(busy=True)
        self._ports.kopieen.before("import", self._kept, self._failed)

    def _kept(self, made: object) -> None:
        del made
        stand = self._stand
        taken = tuple(one for place, one in enumerate(stand.uitkomst.gezinnen) if place not in stand.uit)
        self._ports.say.busy(_("De lijst wordt ingelezen"))
        self._ports.jobs.write(
            import_gezinnen, taken, lopend=stand.lopend, then=self._taken, failed=self._failed
        )

    def _taken(self, change: Change) -> None:
        self._ports.say.busy()
        self.view.show_busy(busy=False)
        number = len(change.dossiers)
        words = ngettext("{n} gezin ingelezen.", "{n} gezinnen ingelezen.", number).format(n=number)
        self._ports.say.good(words, change.bewerking)
        self._stand = _Stand(None, self._stand.bewaard)
        self.view.show_start()
        self._ports.nav.open("alle_gezinnen" if self._ports.wie.ziet_alles else "gezinnen")

    def _save_wrong(self) -> None:
        """Ask where the rows that stay out go; they get what is wrong in a column of their own."""
        stand = self._stand
        if stand.lijst is None:
            return
        path = self._ports.ask.save_path(
            _("Waar komt de lijst met wat niet meegaat?"), "niet-ingelezen.csv", ook=("xlsx",)
        )
        if path is None:
            return
        self._wrong_path = path
        keep = [not is_forbidden(head) for head in stand.lijst.kop]
        why = self._reasons()
        rows = [
            (*(cell for cell, kept in zip(cells, keep, strict=True) if kept), "; ".join(why[number]))
            for number, cells in enumerate(stand.lijst.rijen, start=2)
            if number in why and any(cells)
        ]
        heads = [head for head, kept in zip(stand.lijst.kop, keep, strict=True) if kept]
        self._ports.jobs.table(
            [*heads, _("Wat er niet klopt")], rows, self._wrong_made, self._failed, soort=kind_of(path)
        )

    def _reasons(self) -> dict[int, list[str]]:
        """Why each row stays out: what is wrong in it, or that its gezin is left out by choice."""
        stand, words = self._stand, dict(kolom_woorden())
        why: dict[int, list[str]] = {}
        taken: set[int] = set()
        for place, gezin in enumerate(stand.uitkomst.gezinnen):
            if place not in stand.uit:
                taken.update(gezin.rijen)
                continue
            double = stand.dubbel.get(place)
            reason = _double_words(double) if double is not None else _("niet aangevinkt")
            for row in gezin.rijen:
                why.setdefault(row, []).append(reason)
        for fout in stand.uitkomst.fouten:
            why.setdefault(fout.rij, []).append(f"{words.get(fout.kolom, '')}: {_reason(fout)}")
        rest = range(2, len(stand.lijst.rijen) + 2) if stand.lijst is not None else ()
        for number in rest:
            if number not in taken:
                why.setdefault(number, [])
        return why

    def _wrong_made(self, data: bytes) -> None:
        self._ports.jobs.call(write_file, self._wrong_path, data, then=self._wrong_saved, failed=self._failed)

    def _wrong_saved(self, path: object) -> None:
        del path
        self._ports.say.good(_("Opgeslagen. In dit bestand staan namen: gooi het weg als je klaar bent."))

    # --- the rest ---

    def _failed(self, error: Known) -> None:
        self._ports.say.busy()
        self.view.show_busy(busy=False)
        self.view.show_problem(sentence(error))
        if self.view.stappen.currentIndex() == 2:
            self._show_check()

    def _back(self) -> None:
        if self.view.stappen.currentIndex() == 2:
            self._show_columns(self._stand.kolommen)
        else:
            self._stand = _Stand(None, self._stand.bewaard)
            self.view.show_start()


def check_lines(
    uitkomst: Uitkomst, dubbel: dict[int, Dubbel], uit: set[int], ports: Ports
) -> tuple[Lijn, ...]:
    """The lines of the last step: what looks like somebody who is there, what is wrong, what goes in."""
    vandaag = ports.clock.vandaag()
    lines: list[Lijn] = []

    def of(place: int, gezin: LijstGezin) -> Lijn:
        double = dubbel.get(place)
        people = ngettext("{n} persoon", "{n} personen", gezin.aantal).format(n=gezin.aantal)
        day = _("koppeling {dag}").format(dag=dag_kort(gezin.koppeling, vandaag))
        under = "  ·  ".join(filter(None, (people, day, gezin.azc)))
        if double is not None:
            under = f"{_double_words(double)}  ·  {under}"
        return Lijn(
            f"g:{place}",
            gezin.naam,
            "dubbel" if double else "goed",
            onder=under,
            vink=place not in uit,
            lang=True,
        )

    goed = [of(place, one) for place, one in enumerate(uitkomst.gezinnen) if place not in dubbel]
    lijkt = [of(place, one) for place, one in enumerate(uitkomst.gezinnen) if place in dubbel]
    if lijkt:
        head = _("Lijkt op een gezin dat er al is ({n}). Vink aan wie er toch bij moet.").format(n=len(lijkt))
        lines += [Lijn("kop:dubbel", head, "dubbel", Soort.KOP), *lijkt]
    if uitkomst.fouten:
        rows = sorted({fout.rij for fout in uitkomst.fouten})
        head = _("Klopt nog niet ({n}). Deze gezinnen gaan niet mee.").format(n=len(rows))
        lines.append(Lijn("kop:fout", head, "fout", Soort.KOP))
        words = dict(kolom_woorden())
        lines += [
            Lijn(
                f"f:{number}",
                _("Rij {rij}: {kolom}").format(rij=fout.rij, kolom=words.get(fout.kolom, fout.kolom)),
                "fout",
                onder=_reason(fout),
                grijs=True,
                lang=True,
            )
            for number, fout in enumerate(uitkomst.fouten)
        ]
    if goed:
        lines += [Lijn("kop:goed", _("Gaat mee ({n})").format(n=len(goed)), "goed", Soort.KOP), *goed]
    if uitkomst.let_op:
        lines.append(
            Lijn("kop:letop", _("Blijft leeg ({n})").format(n=len(uitkomst.let_op)), "letop", Soort.KOP)
        )
        lines += [
            Lijn(f"l:{number}", _("Rij {rij}").format(rij=fout.rij), "letop", onder=_reason(fout), grijs=True)
            for number, fout in enumerate(uitkomst.let_op)
        ]
    return tuple(lines)


def _double_words(double: Dubbel) -> str:
    """Both sides next to each other."""
    if double.reden == "lijst":
        return _("staat ook op rij {rijen} van deze lijst").format(rijen=double.nummer)
    sides = _("lijst: {hier}, kluis: {daar}").format(hier=double.in_lijst, daar=double.in_kluis)
    return _("dossier {nummer} ({naam}); {kanten}").format(
        nummer=double.nummer, naam=double.naam, kanten=sides
    )


def _reason(fout: Fout) -> str:
    return sentence(Reden(fout.code, fout.params))


def _doubles(lezer: Lezer, *, gezinnen: tuple[LijstGezin, ...]) -> tuple[Dubbel, ...]:
    return find_doubles(lezer, gezinnen)
