"""Processes that read articles side by side, and what happens where one of them dies."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections import deque
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import IO, Any, Self

from parley.errors import MissingInput, ParleyError
from parley.read.folders.jobs import Job, Ready, Result, receive, send

#: Jobs a worker has at a time: the one it reads, and one it can begin without waiting for us.
_DEPTH = 2
#: Workers that may die one after the other before the first of them could begin.
_FALSE_STARTS = 3
#: Each worker has a core of its own; threads of its number libraries would only get in the way.
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS",
     "VECLIB_MAXIMUM_THREADS", "NUMEXPR_NUM_THREADS"), "1",
)  # fmt: skip
#: Seconds that a process may take to be gone once its stream has ended: it writes its memory out
#: where it failed.
_GRACE = 5
_PROGRAM = "from parley.read.folders.worker import main; main()"


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, what it was given, and what it writes for whom looks for a fault."""

    process: "subprocess.Popen[bytes]"
    log: IO[bytes]
    jobs: deque[Job] = field(default_factory=deque)
    is_ready: bool = False


class Pool:
    """Reads articles in processes of its own; used as a context, it ends them.

    A job whose worker dies is given once more to a fresh one, and refused where that dies, too.
    """

    def __init__(self, size: int, *, model: str | None = None) -> None:
        """Prepare a pool; processes start as there is work for them.

        Args:
            size: Processes at most.
            model: Name of an installed spaCy pipeline; the default one where `None`.
        """
        self._size = size
        self._model = model or ""
        self._workers: list[_Worker] = []
        self._waiting: deque[Job] = deque()
        self._events: SimpleQueue[tuple[_Worker, Any]] = SimpleQueue()
        self._died: set[int] = set()  # numbers of jobs that a worker died of
        self._false_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            _end(worker)

    @property
    def wants_more(self) -> bool:
        """Whether a worker may soon have nothing to do."""
        return len(self._waiting) < self._size * _DEPTH

    def submit(self, job: Job) -> None:
        """Have an article read; its result comes out of `take`, sooner or later."""
        self._waiting.append(job)
        if len(self._workers) < self._size:
            self._start()
        self._deal()

    def take(self) -> Result:
        """Wait for the next result, in whatever order they come.

        Raises:
            MissingInput: The model is not installed, or no worker can start.
        """
        while True:
            worker, message = self._events.get()
            if isinstance(message, ParleyError):
                raise message
            if isinstance(message, Ready):
                worker.is_ready, self._false_starts = True, 0
                for job in worker.jobs:
                    _give(worker, job)
            elif isinstance(message, Result):
                worker.jobs.popleft()
                self._deal()
                return message
            elif (result := self._replace(worker)) is not None:
                return result
            self._deal()

    def _deal(self) -> None:
        """Give waiting jobs to the workers that have the least to do."""
        while self._waiting:
            ready = [w for w in self._workers if w.is_ready and len(w.jobs) < _DEPTH]
            if not ready:
                return
            worker = min(ready, key=lambda w: len(w.jobs))
            worker.jobs.append(self._waiting.popleft())
            _give(worker, worker.jobs[-1])

    def _start(self, *jobs: Job) -> None:
        """Start a worker, with jobs that nobody else is to do."""
        # With PARLEY_DEBUG what a worker complains of is seen as it comes.
        log = tempfile.TemporaryFile()
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM, self._model],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("PARLEY_DEBUG") else log,
            env=os.environ | _ONE_THREAD,
        )
        worker = _Worker(process=process, log=log, jobs=deque(jobs))
        self._workers.append(worker)
        Thread(target=_listen, args=(worker, self._events), daemon=True).start()

    def _replace(self, worker: _Worker) -> Result | None:
        """Start another worker for one that died; return the refusal of what it died of twice."""
        self._workers.remove(worker)
        with contextlib.suppress(subprocess.TimeoutExpired):
            worker.process.wait(_GRACE)  # so that it ends of what it died of, not of us
        how = _end(worker)
        if not worker.is_ready:
            self._false_starts += 1
            if self._false_starts == _FALSE_STARTS:
                raise MissingInput(
                    f"a process that reads articles {how} before it could begin; free some "
                    f"memory, or repeat with fewer --workers"
                )
            self._start(*worker.jobs)
            return None
        if not worker.jobs:
            self._start()
            return None
        job = worker.jobs.popleft()
        self._waiting.extendleft(reversed(worker.jobs))
        if job.number not in self._died:
            self._died.add(job.number)
            self._start(job)
            return None
        self._start()
        return Result(
            number=job.number,
            refused=f"two processes died of it: the second {how}; split it, or save it as text",
        )


def _give(worker: _Worker, job: Job) -> None:
    assert worker.process.stdin is not None
    with contextlib.suppress(OSError):  # it is dead, which its listener tells
        send(worker.process.stdin, job)


def _listen(worker: _Worker, events: "SimpleQueue[tuple[_Worker, Any]]") -> None:
    """Pass on what a worker says, and at last `None`."""
    assert worker.process.stdout is not None
    try:
        while True:
            events.put((worker, receive(worker.process.stdout)))
    except (EOFError, OSError, ValueError):  # a file that was closed is a ValueError
        events.put((worker, None))


def _end(worker: _Worker) -> str:
    """End a worker where it still lives; return how it ended."""
    process = worker.process
    assert process.stdin is not None
    assert process.stdout is not None
    process.kill()
    code = process.wait()
    with contextlib.suppress(OSError):  # what it was not given is still in the buffer
        process.stdin.close()
    process.stdout.close()
    worker.log.seek(0)
    last = worker.log.read().decode(errors="replace").strip().rpartition("\n")[2]
    worker.log.close()
    if code >= 0:
        return f"ended with status {code}" + (f" ({last})" if last else "")
    name = signal.Signals(-code).name
    return f"was killed by {name}" + (", as where memory runs out" if name == "SIGKILL" else "")
