"""Ports for screens that make papers: real PDFs in this process, a printer and a dialog that remember."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from models.errors import Known, Refused
from models.services.verb import Plek
from models.values import Papier, Rol
from reports.catalog import editable, plain_text, render_many, shown
from tests.views.fakes import DirectJobs, FakePorts, NoAsk, fake_ports
from views.ports import Paper
from views.widgets.pdf_tekenaar import pdf_tekenaar


class PaperJobs(DirectJobs):
    """Makes papers at once; `held` keeps them back until `release`, `refuse` lets the next one fail."""

    def __init__(self, plek: Plek) -> None:
        super().__init__(plek)
        self.papers: list[tuple[Any, ...]] = []
        """Facts of each paper that was made."""
        self.held: list[Callable[[], None]] | None = None
        self.refuse = ""

    def paper(
        self,
        papier: Papier | tuple[Papier, ...],
        facts: Any,  # noqa: ANN401 - facts of any paper
        then: Callable[[Paper], None],
        failed: Callable[[Known], None] | None = None,
        vorm: str = "pdf",
    ) -> None:
        several = facts if isinstance(facts, tuple) else (facts,)
        kinds = papier if isinstance(papier, tuple) else (papier,) * len(several)
        self.papers.append(several)
        if self.refuse:
            code, self.refuse = self.refuse, ""
            self._fail(Refused(code), failed)
            return

        def make() -> None:
            papers = list(zip(kinds, several, strict=True))
            if vorm != "pdf":
                then(Paper(editable(papers, vorm), 0, 0))
                return
            made = render_many(papers)
            then(
                Paper(made.pdf, made.pages, made.missing_glyphs, plain_text(papers), made.per, shown(papers))
            )

        if self.held is None:
            make()
        else:
            self.held.append(make)

    def release(self) -> None:
        """Make what was held back."""
        waiting, self.held = self.held or [], None
        for make in waiting:
            make()


@dataclass
class PaperAsk(NoAsk):
    """A printer and a file dialog."""

    path: Path | None = None
    prints: bool = True
    error: Known | None = None
    proposed: list[str] = field(default_factory=list)
    also: tuple[str, ...] = ()
    """Other kinds of file that were offered last."""
    printed: list[bytes] = field(default_factory=list)
    answer: bool | None = None
    """What a question is answered; None = none is expected."""
    asked: list[str] = field(default_factory=list)

    def ask(self, vraag: str, ja: str, nee: str, then: Callable[[bool], None]) -> None:
        if self.answer is None:
            raise AssertionError(vraag)
        self.asked.append(vraag)
        then(self.answer)

    def folder(self, titel: str) -> Path | None:
        raise AssertionError(titel)

    def save_path(self, titel: str, naam: str, ook: Sequence[str] = ()) -> Path | None:
        self.proposed.append(naam)
        self.also = tuple(ook)
        return self.path

    def save_file(self, titel: str, naam: str, soort: str) -> Path | None:
        return self.save_path(titel, naam)

    def open_file(self, titel: str, soort: str) -> Path | None:
        raise AssertionError(titel)

    def print_pdf(self, pdf: bytes, titel: str) -> bool:
        if self.error is not None:
            raise self.error
        self.printed.append(pdf)
        return self.prints


@dataclass
class PaperPorts:
    """The ports with what papers need at hand."""

    fake: FakePorts
    jobs: PaperJobs
    ask: PaperAsk


def paper_ports(plek: Plek, *rollen: Rol) -> PaperPorts:
    """Make ports that can make papers."""
    fake, jobs, ask = fake_ports(plek, *rollen), PaperJobs(plek), PaperAsk()
    fake.jobs = jobs
    fake.ports = replace(fake.ports, jobs=jobs, ask=ask)
    return PaperPorts(fake, jobs, ask)


def pdf_text(pdf: bytes) -> str:
    """All words of a PDF, read by the one thread that may call PDFium while a preview is being drawn."""
    first = pdf_tekenaar().draw_now(pdf, 0, 0.1)
    rest = (pdf_tekenaar().draw_now(pdf, nummer, 0.1) for nummer in range(1, first.aantal))
    return "\n".join(blad.tekst for blad in (first, *rest))
