"""Finds the help pages and shows one; the page of keys is made from the table of actions."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

import resources
from resources.i18n import _
from views.actions import ACTIES
from views.hulp.hulp_view import HulpView
from views.ports import Ports, ScreenDef

HELP = Path(resources.__file__).parent / "help"
TOETSEN = "toetsen"


class HulpPresenter(QObject):
    """The help screen."""

    def __init__(self, ports: Ports, screens: tuple[ScreenDef, ...] = ()) -> None:
        super().__init__()
        self._ports = ports
        self._screens = screens
        self._page = TOETSEN
        self.view = HulpView()
        self.view.page_wished.connect(self._show)
        self.view.computer_wished.connect(self._computer)
        self.view.bundle_wished.connect(self._bundle)

    def enter(self, **args: str) -> None:
        """Show a page: `pagina`, or the one that was shown last."""
        self._show(args.get("pagina", self._page))

    def place(self) -> dict[str, str]:
        """The page that is shown."""
        return {"pagina": self._page}

    def keep_draft(self) -> None:
        """Nothing is typed here."""

    def _computer(self) -> None:
        self._ports.nav.open("computer")

    def _bundle(self) -> None:
        if self._ports.computer is not None:
            self._ports.computer.show_bundle()

    def _show(self, page: str) -> None:
        pages = help_pages()
        self._page = page if page in pages or page == TOETSEN else TOETSEN
        titles = [(TOETSEN, _("Toetsen")), *((name, title_of(path)) for name, path in pages.items())]
        self.view.show_pages(titles, self._page)
        if self._page == TOETSEN:
            self.view.show_page(keys_page(self._screens))
        else:
            self.view.show_page(pages[self._page].read_text(encoding="utf-8"))


def help_pages() -> dict[str, Path]:
    """The pages by name; the one of keys is made here and not a file."""
    return {path.stem: path for path in sorted(HELP.glob("*.md")) if path.stem != TOETSEN}


def title_of(path: Path) -> str:
    """The first heading of a page."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            return line[2:].strip()
    return path.stem


def keys_page(screens: tuple[ScreenDef, ...]) -> str:
    """Write the page of keys from the tables, so that it is never out of date."""
    title, in_a_list = _("Toetsen"), _("In een lijst")
    table = "| " + _("Toets") + " | " + _("Wat gebeurt er") + " |"
    lines = [f"# {title}", "", table, "|---|---|"]
    lines += [f"| {one.toets} | {one.titel} |" for one in screens if one.toets]
    lines += [f"| {one.toets.replace('Left', '←')} | {one.woorden} |" for one in ACTIES.values()]
    in_list = (
        (_("pijltjes"), _("naar een andere regel")),
        ("Enter", _("openen")),
        (_("spatie"), _("afvinken")),
        ("a – h", _("afvinken voor die persoon")),
        (_(". of menutoets"), _("meer keuzes bij de regel")),
        ("Esc", _("terug, of sluiten wat open staat")),
    )
    lines += ["", f"## {in_a_list}", "", table, "|---|---|"]
    lines += [f"| {key} | {words} |" for key, words in in_list]
    lines += ["", _("De letters werken overal waar je geen tekst typt.")]
    return "\n".join(lines)
