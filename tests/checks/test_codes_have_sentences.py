from __future__ import annotations

from resources.sentences import CODES, VERBS, sentence, verb_words
from tests.checks.source import calls, first_text, modules

RAISERS = ("Refused", "World", "Reden.of", "t.warn")


def _codes() -> set[tuple[str, str]]:
    found = set()
    for path, tree in modules():
        for call in calls(tree, *RAISERS):
            code = first_text(call)
            if code is not None:
                found.add((code, str(path)))
        for node in calls(tree, "nvt_by_event", "set_nvt", "start_pauze"):
            for arg in node.args:
                text = getattr(arg, "value", None)
                if isinstance(text, str) and text.startswith("#"):
                    found.add((text[1:], str(path)))
    return found


def test_every_code_that_can_reach_a_person_has_a_sentence() -> None:
    missing = sorted(f"{code} ({where})" for code, where in _codes() if code not in CODES)

    assert missing == []


def test_the_scan_finds_the_codes_it_should_find() -> None:
    codes = {code for code, _ in _codes()}

    assert {"dossier_gesloten", "kluis_beschadigd", "kern_open"} <= codes


def test_every_verb_has_words_for_the_message_bar_and_the_historie() -> None:
    verbs = {first_text(call) for _path, tree in modules() for call in calls(tree, "verb")} - {None}

    assert "fase_verder" in verbs
    assert sorted(str(code) for code in verbs if code not in VERBS) == []
    assert verb_words("fase_verder") != "Fase verder"


def test_a_code_without_a_sentence_still_tells_the_person_something() -> None:
    assert "deze_code_bestaat_niet" in sentence("deze_code_bestaat_niet")
