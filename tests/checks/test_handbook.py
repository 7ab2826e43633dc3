from __future__ import annotations

import re

from desktop.screens import all_screens
from models.queries.zoeken import HULP
from tests.checks.source import ROOT

HELP = ROOT / "resources" / "help"


def test_every_page_can_be_found_and_every_found_page_exists() -> None:
    made = {"toetsen"}  # the page of keys is made from the table of actions

    assert {code for code, _ in HULP} == {path.stem for path in HELP.glob("*.md")} | made


def test_every_page_has_one_title_and_no_link_out() -> None:
    for path in HELP.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        plain = re.sub(r"```.*?```", "", text, flags=re.DOTALL)

        assert len(re.findall(r"^# ", plain, flags=re.MULTILINE)) == 1, path.name
        assert "http" not in text, path.name


def test_every_screen_of_the_rail_is_named_in_the_handbook() -> None:
    pages = " ".join(path.read_text(encoding="utf-8") for path in HELP.glob("*.md"))

    for screen in all_screens():
        if screen.toets:
            assert screen.titel.split()[-1].casefold() in pages.casefold(), screen.titel


def test_every_verb_of_the_command_line_is_named_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    for verb in ("demo", "rapport", "controle", "backup", "herstel", "oefen", "hulppakket", "overdracht"):
        assert f"`{verb}`" in readme, verb
