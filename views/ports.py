"""The doors between screens and the rest: protocols that desktop/ fulfils and tests fake.

Screens never see a thread, a session or a file. A presenter gets one `Ports` and calls it; answers arrive
later, in the window's thread, at a bound method of a living QObject (a lambda is refused: it would still run
after its widget is gone).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

from models.rules.geld import Cel
from models.rules.toegang import may, reach
from models.values import Bereik, Recht, Rol

if (
    TYPE_CHECKING
):  # the database and its rows load while the wachtwoordzin is typed, not before the first paint
    from PySide6.QtWidgets import QWidget

    from models.changes import Change, Effect
    from models.errors import Known
    from models.queries.lezer import Lezer
    from models.queries.rows import Row
    from models.queries.rows_kluis import HoudtRow, KopieStand, ProefRow
    from models.queries.rows_logboek import LogOordeel
    from models.services.omsleutelen import NieuweSleutel
    from models.services.sleutels import StartZin
    from models.services.verb import Plek, Verb
    from models.values import Papier, Reden

T = TypeVar("T")
P = ParamSpec("P")

Failed = Callable[["Known"], None]
"""Gets the error: `.code`, `.params`, `.reden`; a `Refused` has `.veld` too."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was made: the PDF, its pages, and how many characters the font cannot print."""

    pdf: bytes
    pages: int
    missing_glyphs: int = 0
    tekst: str = ""
    """The words, for papers that are meant to be copied."""
    per: tuple[int, ...] = ()
    """Pages of each paper, where several became one PDF."""
    regels: tuple[int, ...] = ()
    """Numbered lines that stand on each paper, where not all need fit (-1 = the others); empty = on none."""


@dataclass(frozen=True, slots=True)
class Lijst:
    """What stands in somebody's list: the head and the rows under it, as text."""

    kop: tuple[str, ...] = field(repr=False)
    rijen: tuple[tuple[str, ...], ...] = field(repr=False)


class Jobs(Protocol):
    """All work on the kluis and on papers.

    Without `failed` a failure is told in the message bar. Everything runs in the order it was asked.
    """

    def read(
        self,
        fn: Callable[[Lezer], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        *,
        key: str = "",
    ) -> None:
        """Run a query and give its row. With a `key` only the newest question of that key is answered."""
        ...

    def write(
        self,
        verb: Verb[P],
        *args: object,
        then: Callable[[Change], None] | None = None,
        failed: Failed | None = None,
        **kwargs: object,
    ) -> None:
        """Do a verb; `then` runs after the commit, and after every listener of the change heard of it."""
        ...

    def preview(
        self,
        verb: Verb[P],
        *args: object,
        then: Callable[[Effect], None],
        failed: Failed | None = None,
        key: str = "",
        **kwargs: object,
    ) -> None:
        """Ask what a verb would do; nothing is changed."""
        ...

    def call(
        self,
        fn: Callable[Concatenate[Plek, P], T],
        *args: object,
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        **kwargs: object,
    ) -> None:
        """Run a service function that is no verb (drafts, day change) with a `Plek`."""
        ...

    def paper(
        self,
        papier: Papier | tuple[Papier, ...],
        facts: Row | tuple[Row, ...],
        then: Callable[[Paper], None],
        failed: Failed | None = None,
        vorm: str = "pdf",
    ) -> None:
        """Make a paper in the child process; several facts become one PDF. Calls wait for each other.

        One `papier` for all facts, or one for each. A `vorm` docx or xlsx gives that file instead of a PDF,
        for papers that may be edited.
        """
        ...

    def reckon(
        self,
        taak: str,
        vraag: object,
        then: Callable[[Any], None],
        failed: Failed | None = None,
        *,
        key: str = "",
    ) -> None:
        """Do a long sum of `models.rules.rekentaken` in the child process; needs nothing of the kluis."""

    def table(
        self,
        koppen: Sequence[str],
        rijen: Sequence[tuple[Cel, ...]],
        then: Callable[[bytes], None],
        failed: Failed | None = None,
        soort: str = "csv",
    ) -> None:
        """Make a list for a spreadsheet (`csv` or `xlsx`) in the child process; no cell becomes a formula."""
        ...

    def read_list(self, path: Path, then: Callable[[Lijst], None], failed: Failed | None = None) -> None:
        """Read somebody's list (.xlsx, .csv) in a child process with limits."""
        ...

    def read_through(
        self,
        blad: str,
        progress: Callable[[int, int], None],
        then: Callable[[LogOordeel], None],
        failed: Failed | None = None,
    ) -> None:
        """Read the logboek through in pieces, against the anchors in backups and, where typed, on paper.

        What came of it is written down before `then`. `progress` hears entries read and in all.
        """
        ...

    def stop_papers(self) -> None:
        """Stop what the child process is doing, and reading through.

        Those who wait get Refused: papier_gestopt, taak_gestopt.
        """
        ...

    def listen(self, then: Callable[[Change], None]) -> None:
        """Hear of every committed change, as long as the listener lives."""
        ...


@dataclass(frozen=True, slots=True)
class Aanbod:
    """Something that people often do next: one button beside good news, never in the way."""

    tekst: str
    """A verb and a thing, as on any button."""
    scherm: str
    args: Mapping[str, str] = field(default_factory=dict)


class Say(Protocol):
    """The message bar: good news and problems, without a box in the way."""

    def good(self, text: str, undo: str = "", aanbod: Aanbod | None = None) -> None:
        """Say that something is done (after the commit); `undo` = uid of the bewerking that can be undone.

        With an `aanbod` it stays until it is put away or something else is said.
        """
        ...

    def problem(self, wat: Known | Reden | str) -> None:
        """Say what is wrong, with the next step."""
        ...

    def busy(self, text: str = "", *, deel: int = 0, geheel: int = 0) -> None:
        """Show that work goes on (`deel` of `geheel`, 0 = unknown); no text = done. Stop = `stop_papers`."""
        ...


class Ask(Protocol):
    """Questions, with verbs on the buttons; only where undo is not possible."""

    def ask(self, vraag: str, ja: str, nee: str, then: Callable[[bool], None]) -> None:
        """Ask; `then` gets True for the `ja` button. Escape is `nee`."""
        ...

    def folder(self, titel: str) -> Path | None:
        """Ask for a folder. None = not."""
        ...

    def save_path(self, titel: str, naam: str, ook: Sequence[str] = ()) -> Path | None:
        """Ask where a file goes; `naam` (numbers, no names; .pdf or .csv) is proposed. None = not.

        `ook` are other kinds (`docx`, `xlsx`) that a person may choose; the ending of the path says which.
        """
        ...

    def save_file(self, titel: str, naam: str, soort: str) -> Path | None:
        """Ask where a file of another kind goes; `soort` as `Overdrachtsmap (*.overdracht)`. None = not."""
        ...

    def open_file(self, titel: str, soort: str) -> Path | None:
        """Ask which file is to be read. None = none."""
        ...

    def print_pdf(self, pdf: bytes, titel: str) -> bool:
        """Show the printer dialog and print; False = not printed."""
        ...


class Kopieen(Protocol):
    """Backups of the kluis that is open: files, so none of it goes through queries and verbs.

    All but `against` answers later, as `Jobs` does.
    """

    def state(self, then: Callable[[KopieStand], None]) -> None:
        """Read what there is: backups here and at the second place, the last practice, what is too old."""
        ...

    def make(self, then: Callable[[object], None], failed: Failed | None = None) -> None:
        """Make a backup now and verify it."""
        ...

    def before(self, reden: str, then: Callable[[object], None], failed: Failed | None = None) -> None:
        """Make a backup before something big, unless one holds everything; `failed` = do not begin.

        `reden` is a code for the log: `import`, `sleutels`, `overdracht`, `veel_tegelijk`.
        """
        ...

    def verify(self, sleutel: str, then: Callable[[tuple[Reden, ...]], None]) -> None:
        """Look at one backup as restoring would; nothing found = whole."""
        ...

    def against(self, plek: Path) -> tuple[Reden, ...]:
        """What speaks against a folder as second place."""
        ...

    def choose(self, plek: Path, then: Callable[[object], None], failed: Failed | None = None) -> None:
        """Remember a folder as second place and copy to it now."""
        ...

    def at_close(self, *, on: bool, then: Callable[[object], None]) -> None:
        """Copy to the second place at closing too, or not."""
        ...

    def to_second(self, then: Callable[[object], None], failed: Failed | None = None) -> None:
        """Copy the newest backup to the second place and read it back there."""
        ...

    def practise(
        self, sleutel: str, geheim: str, then: Callable[[ProefRow], None], failed: Failed | None = None
    ) -> None:
        """Put a backup back in a throw-away place and open it with this wachtwoordzin or herstelcode."""
        ...

    def holding(self, before: datetime, then: Callable[[tuple[HoudtRow, ...]], None]) -> None:
        """Read which copies still hold what was erased at a moment, and until when each stays."""
        ...

    def rekey(
        self,
        wachtwoordzin: str,
        herstelcode: str,
        then: Callable[[NieuweSleutel], None],
        failed: Failed | None = None,
    ) -> None:
        """Put the kluis under a new master key, between two backups; `failed` = all is as before."""
        ...

    def stop(self) -> None:
        """Stop making a backup by hand, or practising; whoever waits gets Refused: taak_gestopt."""
        ...

    def confirm_clock(self, then: Callable[[object], None], failed: Failed | None = None) -> None:
        """Say that the clock of this computer is right: what is old may be thrown away again."""
        ...

    def restore(self) -> None:
        """Shut the kluis and go to the page where a backup is put back."""
        ...


class Clock(Protocol):
    """The day and the moment."""

    def vandaag(self) -> date:
        """Return the day in the Netherlands."""
        ...

    def nu(self) -> datetime:
        """Return the moment, aware, in UTC."""
        ...


class Nav(Protocol):
    """Where the person is."""

    def open(self, screen: str, **args: str) -> None:
        """Show a screen: `vandaag`, `gezinnen`, `dossier` (uid=…), …; made when first needed."""
        ...

    def back(self) -> None:
        """Go to the screen before this one."""
        ...


class Drafts(Protocol):
    """Half-typed text, kept encrypted in the kluis; survives lock, crash and closing."""

    def keep(self, scherm: str, object_uid: str, data: Mapping[str, str]) -> None:
        """Keep this 2 s from now (the newest wins); nothing in `data` = throw the draft away."""
        ...

    def load(self, scherm: str, object_uid: str, then: Callable[[dict[str, str]], None]) -> None:
        """Give the draft back; empty when there is none."""
        ...

    def drop(self, scherm: str, object_uid: str) -> None:
        """Throw the draft away (after saving)."""
        ...


class Computer(Protocol):
    """The computer at hand: what it remembers, what it tells, and the support bundle."""

    @property
    def lock_minutes(self) -> int:
        """After so many minutes without a touch the window locks."""
        ...

    @property
    def lock_range(self) -> tuple[int, int]:
        """The fewest and the most minutes."""
        ...

    @property
    def theme(self) -> str:
        """`systeem`, `light` or `dark`."""
        ...

    @property
    def hears(self) -> tuple[str, ...]:
        """What the system tells: `vergrendeld`, `slaap`."""
        ...

    @property
    def kluis_place(self) -> tuple[str, tuple[str, ...]]:
        """Where the kluis stands, and sentences about what is against that place."""
        ...

    def set_lock_minutes(self, minutes: int) -> None:
        """Choose after how long the window locks."""
        ...

    def set_theme(self, theme: str) -> None:
        """Choose light or dark."""
        ...

    def show_bundle(self) -> None:
        """Show the support bundle."""
        ...


class Sleutelwerk(Protocol):
    """Work on the keys that needs the whole kluis for itself; desktop/ fulfils it."""

    def rekey(
        self,
        wachtwoordzin: str,
        herstelcode: str,
        then: Callable[[tuple[StartZin, ...]], None],
        failed: Failed,
    ) -> None:
        """Put the kluis under a new master key; gives a start-zin for each colleague, to print once."""
        ...


class Screen(Protocol):
    """What the window needs of a screen's presenter. It lives as long as the kluis is open."""

    @property
    def view(self) -> QWidget:
        """The widget that is shown."""
        ...

    def enter(self, **args: str) -> None:
        """The screen is shown: load what it needs. Comes again with each `Nav.open`."""
        ...

    def place(self) -> dict[str, str]:
        """Arguments for `enter` that bring a person back here after unlocking (uid, tab …)."""
        ...

    def keep_draft(self) -> None:
        """Give half-typed text to `Drafts.keep` now: the window locks or closes."""
        ...


@dataclass(frozen=True, slots=True)
class Wie:
    """Who is signed in."""

    uid: str
    naam: str
    rollen: frozenset[Rol] = frozenset({Rol.BEGELEIDER})

    def mag(self, recht: Recht) -> bool:
        """Whether the roles hold this right at all; verbs and queries decide again about each dossier."""
        return may(self.rollen, recht)

    def bereik(self, recht: Recht) -> Bereik:
        """How far a right of the roles reaches."""
        return reach(self.rollen, recht)

    @property
    def ziet_alles(self) -> bool:
        """Whether all gezinnen of the gemeente are shown, not only the own."""
        return bool(self.rollen & {Rol.CASUSREGISSEUR, Rol.COORDINATOR})


@dataclass(frozen=True, slots=True)
class Ports:
    """Everything that a presenter gets."""

    jobs: Jobs
    say: Say
    ask: Ask
    clock: Clock
    nav: Nav
    drafts: Drafts
    wie: Wie
    kopieen: Kopieen
    is_demo: bool = False
    alleen_lezen: bool = False
    """The kluis can only be read: actions that change something are off, with the reason."""
    sleutels: Sleutelwerk | None = None
    """Work on the keys of the kluis that takes it apart and together; tests of other screens have none."""
    computer: Computer | None = None
    """This computer; tests of other screens have none."""
    instellingen: Mapping[str, str] = field(default_factory=dict)
    """Small settings of this computer; no personal data, and nothing of one medewerker."""


@dataclass(frozen=True, slots=True)
class ScreenDef:
    """A screen in the rail or behind it."""

    id: str
    titel: str
    make: Callable[[Ports], Screen]
    toets: str = ""
    """Letter that opens it from anywhere; empty = not in the rail."""
    icon: str = ""
    rollen: frozenset[Rol] = frozenset()
    """Who sees it in the rail; empty = everyone."""
    recht: Recht | None = None
    """The right without which it is not offered; None = everyone's."""
