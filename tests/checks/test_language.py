from __future__ import annotations

import re
import string

from tests.checks.catalogue import MO, compiled, gather, stored, untranslated

FIELD = re.compile(r"\{[^}]*\}")


def _ids(catalog: object) -> set[object]:
    return {m.id for m in catalog if m.id}  # type: ignore[attr-defined] # babel has no types for iteration


def test_the_english_catalogue_holds_exactly_the_texts_of_the_source() -> None:
    source, english = _ids(gather()), _ids(stored())

    assert sorted(map(str, source - english)) == []
    assert sorted(map(str, english - source)) == []


def test_every_text_has_english() -> None:
    assert untranslated(stored()) == []


def test_the_compiled_catalogue_is_fresh() -> None:
    assert MO.read_bytes() == compiled(stored())


def test_translations_have_the_same_fields() -> None:
    for message in stored():
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
        texts = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
        wanted = set(FIELD.findall(str(ids[-1])))
        for text in texts:
            assert set(FIELD.findall(str(text))) <= wanted | set(FIELD.findall(str(ids[0]))), message.id
            string.Formatter().parse(str(text))


def test_no_text_says_u_to_the_reader() -> None:
    polite = re.compile(r"\b(u|uw)\b", re.IGNORECASE)
    found = [str(m.id) for m in gather() if m.id and polite.search(str(m.id))]

    assert found == []
