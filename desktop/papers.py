"""The child process for papers and long sums, as the program sees it: order out, answer in, Stop = kill.

One at a time; started when first needed or `warm` asks for it, started again after a Stop or a crash. It gets
facts by pipe and gives bytes by pipe: nothing touches the disk.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Sequence
from typing import Any

from desktop.children import ROOT, command, environment
from desktop.log import log_event
from models.errors import Refused
from models.queries.rows import Row
from models.rules.geld import Cel
from models.values import Papier
from reports import wire


class PaperChild:
    """Talks to `python -m reports.worker`. `make` blocks; `stop` may come from another thread."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._nr = 0
        self._stopped = False

    def warm(self) -> None:
        """Start the child so that the first paper comes fast."""
        with self._lock:
            self._start()

    def make(
        self,
        papers: Sequence[tuple[Papier, Row]],
        progress: Callable[[int, int], None] | None = None,
        vorm: str = wire.PDF,
    ) -> wire.Gemaakt:
        """Make one file, a PDF by itself.

        Raises Refused: papier_gestopt, papier_mislukt and the codes of the papers.
        """

        def order(nr: int) -> wire.Vraag:
            return wire.order(nr, papers, vorm=vorm)

        made = self._ask(order, "papier_mislukt", "papier_gestopt", progress)
        assert isinstance(made, wire.Gemaakt)  # noqa: S101 - what an order gives
        return made

    def reckon(self, taak: str, vraag: object) -> Any:  # noqa: ANN401 - each task has its own answer
        """Do one of `models.rules.rekentaken`. Raises Refused: taak_gestopt, rekenen_mislukt."""
        made = self._ask(lambda nr: wire.task(nr, taak, vraag), "rekenen_mislukt", "taak_gestopt")
        assert isinstance(made, wire.Uitgerekend)  # noqa: S101 - what a task gives
        return wire.read_result(taak, made)

    def make_list(self, koppen: Sequence[str], rijen: Sequence[tuple[Cel, ...]], soort: str = "csv") -> bytes:
        """Make a `csv` or `xlsx` file. Raises Refused: papier_gestopt, papier_mislukt, papier_te_groot."""
        made = self._ask(
            lambda nr: wire.Lijst(nr, tuple(koppen), tuple(rijen), soort), "papier_mislukt", "papier_gestopt"
        )
        assert isinstance(made, wire.Gemaakt)  # noqa: S101 - what a list gives
        return made.pdf

    def _ask(
        self,
        message: Callable[[int], wire.Vraag],
        failed: str,
        stopped: str,
        progress: Callable[[int, int], None] | None = None,
    ) -> wire.Gemaakt | wire.Uitgerekend:
        with self._lock:
            self._stopped = False
            self._nr += 1
            process = self._start()
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - pipes were asked
        try:
            wire.write(process.stdin, message(self._nr))  # type: ignore[arg-type] # Popen gives IO[bytes]
            while True:
                answer = wire.read_answer(process.stdout)  # type: ignore[arg-type] # as above
                if isinstance(answer, wire.Voortgang) and progress is not None:
                    progress(answer.klaar, answer.totaal)
                elif isinstance(answer, (wire.Gemaakt, wire.Uitgerekend)) and answer.nr == self._nr:
                    return answer
                elif isinstance(answer, wire.Mislukt) and answer.nr == self._nr:
                    raise Refused(answer.code, veld="", **answer.params)
                elif answer is None:
                    raise self._gone(failed, stopped)
        except (OSError, ValueError):
            raise self._gone(failed, stopped) from None

    def stop(self) -> None:
        """Kill the child: whoever waits for a paper gets Refused("papier_gestopt")."""
        with self._lock:
            self._stopped = True
            self._kill()

    def _gone(self, failed: str, stopped: str) -> Refused:
        with self._lock:
            self._kill()
            code = stopped if self._stopped else failed
        log_event(code, error=not self._stopped)
        return Refused(code)

    def _start(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._kill()
            self._process = subprocess.Popen(
                command("reports.worker"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=ROOT,
                env=environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._process

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue
        process.wait(timeout=5)
