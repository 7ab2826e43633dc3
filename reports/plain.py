"""A document as plain words, to copy into a mail program: a line a paragraph, an empty line for white."""

from __future__ import annotations

from reports.document import Document, Para, words_of


def text_of(document: Document) -> str:
    """All words in reading order; a paragraph with white before it gets an empty line."""
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Para) and block.before >= 1.0 and lines:  # millimetres: real white
            lines.append("")
        lines.append(words_of(block).strip())
    return "\n".join(lines).strip() + "\n"
