"""The child process: frames in, PDF out, and it survives what it is given."""

import contextlib
import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.papers import PaperChild
from models.errors import Refused
from models.queries.rows import Row
from models.rules.dagplan import Bezoek, PlanDag, PlanGezin, PlanLoket
from models.rules.dagplanner import plan_day
from models.rules.rekentaken import PlanVraag, RaadVraag
from models.values import Papier
from reports import catalog, wire, worker
from tests.reports import builders

ROOT = Path(__file__).parents[2]


class Child:
    """The reference client: what the program does with the child, in a few lines."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reports.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
        )
        assert isinstance(self.answer(), wire.Gereed)

    def answer(self) -> wire.Antwoord | None:
        assert self.process.stdout is not None
        return wire.read_answer(self.process.stdout)  # type: ignore[arg-type] # a buffered pipe is a BinaryIO

    def ask(self, nr: int, *papers: tuple[Papier, Row]) -> list[wire.Antwoord]:
        """Send an order and collect its answers."""
        assert self.process.stdin is not None
        wire.write(self.process.stdin, wire.order(nr, papers))  # type: ignore[arg-type] # as above
        found: list[wire.Antwoord] = []
        while True:
            answer = self.answer()
            assert answer is not None
            found.append(answer)
            if isinstance(answer, (wire.Gemaakt, wire.Mislukt)):
                return found

    def close(self) -> int:
        """End its input, wait for it, and give its exit code."""
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        return self.process.wait(timeout=20)


@pytest.fixture
def child() -> Iterator[Child]:
    one = Child()
    yield one
    one.process.kill()
    one.close()


def serve(*orders: wire.Opdracht) -> list[wire.Antwoord]:
    """Run the loop in this process on pipes in memory."""
    source, target = io.BytesIO(), io.BytesIO()
    for one in orders:
        wire.write(source, one)
    source.seek(0)
    assert worker.serve(source, target) == 0
    target.seek(0)
    found: list[wire.Antwoord] = []
    while (answer := wire.read_answer(target)) is not None:
        found.append(answer)
    return found


def test_the_child_gives_the_same_bytes_as_this_process(child: Child) -> None:
    papers = ((Papier.DAGKAART, builders.dagkaart()), (Papier.MATRIX, builders.matrix()))
    *progress, made = child.ask(7, *papers)
    assert progress == [wire.Voortgang(7, 1, 2), wire.Voortgang(7, 2, 2)]
    here = catalog.render_many(papers)
    assert made == wire.Gemaakt(7, here.pdf, here.pages, here.missing_glyphs, per=here.per)
    assert here.per == (2, 2)


def test_the_child_answers_order_after_order_and_ends_with_its_input(child: Child) -> None:
    for nr in (1, 2, 3):
        assert child.ask(nr, (Papier.OCHTENDBLAD, builders.ochtend()))[-1].nr == nr  # type: ignore[union-attr] # Gemaakt
    assert child.close() == 0


def test_a_killed_child_leaves_no_answer(child: Child) -> None:
    child.process.kill()
    assert child.answer() is None


def test_noise_ends_the_child_with_its_own_code(child: Child) -> None:
    assert child.process.stdin is not None
    child.process.stdin.write(b"\x00\x00\x00\x04oops")
    child.process.stdin.flush()
    assert child.close() == 2


def test_the_child_loads_no_window_and_no_database() -> None:
    code = (
        "import sys, reports.worker;"
        "print([m for m in sys.modules if m.split('.')[0] in {'PySide6', 'sqlalchemy', 'sqlcipher3'}])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit address space")
def test_the_memory_of_the_child_is_limited() -> None:
    code = f"import reports.worker as w; w.limit_resources(); bytearray({worker.MEMORY})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "MemoryError" in done.stderr


def test_wrong_facts_are_answered_by_code_and_the_next_order_still_works() -> None:
    wrong = wire.Opdracht(1, (wire.Stuk(Papier.DAGKAART, msgspec.Raw(msgspec.msgpack.encode({"gezin": 3}))),))
    right = wire.order(2, [(Papier.MATRIX, builders.matrix())])
    _ready, first, _progress, second = serve(wrong, right)
    assert first == wire.Mislukt(1, "papier_feiten", {"papier": "dagkaart"})
    assert isinstance(second, wire.Gemaakt)


def test_an_empty_order_is_refused_by_code() -> None:
    assert serve(wire.Opdracht(1, ()))[-1] == wire.Mislukt(1, "papier_geen")


@pytest.mark.parametrize(
    ("fault", "code", "params"),
    [
        (MemoryError(), "papier_te_groot", {}),
        (RuntimeError("Gezin Warsamele"), "papier_mislukt", {"soort": "RuntimeError"}),
    ],
)
def test_a_fault_leaves_the_child_as_a_code_without_a_name(
    fault: Exception, code: str, params: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kw: object) -> None:
        raise fault

    monkeypatch.setattr(catalog, "render_many", fail)
    assert serve(wire.order(1, [(Papier.MATRIX, builders.matrix())]))[-1] == wire.Mislukt(
        1, code, dict(params)
    )


def test_a_frame_that_is_cut_off_reads_as_the_end() -> None:
    target = io.BytesIO()
    wire.write(target, wire.Voortgang(1, 1, 2))
    whole = target.getvalue()
    assert wire.read_answer(io.BytesIO(whole)) == wire.Voortgang(1, 1, 2)
    for length in range(len(whole)):
        assert wire.read_answer(io.BytesIO(whole[:length])) is None


def test_a_frame_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        wire.read_answer(io.BytesIO(b"\xff\xff\xff\xff"))


def test_the_child_does_long_sums_and_says_by_code_what_failed() -> None:
    loket = PlanLoket("L1", 20, ((540, 720),))
    dag = PlanDag(540, 720, (loket,), (PlanGezin("a", (Bezoek("L1", 20, frozenset({"p"})),)),))
    child = PaperChild()
    try:
        found = child.reckon("dagplan", PlanVraag(dag))
        assert found == plan_day(dag)
        assert child.reckon("dagraad", RaadVraag(dag, found)) == ()
        with pytest.raises(Refused) as refused:
            child.reckon("koffie", PlanVraag(dag))
        assert refused.value.code == "rekenen_mislukt"
        assert child.reckon("dagplan", PlanVraag(dag, opnieuw=True)) == found, "the child lives on"
    finally:
        child.stop()
