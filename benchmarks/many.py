"""Read a folder with the plain spaCy pipeline, with one worker and with two, all in one run.

    python benchmarks/articles.py FOLDER 400
    python benchmarks/many.py FOLDER [--workers N] [--runs N]

Rates are of the time after the first articles are filed: a process takes some two seconds to load
its model. CPU is what an article costs the workers and the program that files it; the program's
part bounds what more workers bring. Peak memory is of each process; Linux only (/proc).
"""

import argparse
import os
import statistics
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from parley.case import Case, read_folder

_APART = 0.5  # seconds between two looks: the articles of one batch come at once
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, kw_only=True)
class Run:
    """What a run took.

    Attributes:
        rate: Articles a second, start-up left out.
        worker_ms: CPU of the reading processes an article, start-up left out.
        parent_ms: CPU of the filing process an article.
        peaks: Peak memory of each reading process in megabytes.
        own_peak: Peak memory of the filing process in megabytes.
    """

    rate: float
    worker_ms: float = 0.0
    parent_ms: float = 0.0
    peaks: tuple[float, ...] = ()
    own_peak: float = 0.0


def plain(paths: list[Path]) -> tuple[Run, int]:
    """Parse the texts with the pipeline alone; return the run, and how many sentences they have."""
    import spacy

    from parley.read import read_source
    from parley.read.model import DEFAULT_MODEL

    texts = [read_source(path).text for path in paths]
    model = spacy.load(DEFAULT_MODEL)
    model(texts[0])
    start, cpu = time.monotonic(), time.process_time()
    sentences = sum(len(list(model(text).sents)) for text in texts)
    rate = len(texts) / (time.monotonic() - start)
    worker_ms = 1000 * (time.process_time() - cpu) / len(texts)
    return Run(rate=rate, worker_ms=worker_ms, peaks=(_peak(os.getpid()),)), sentences


def with_workers(folder: Path, workers: int) -> Run:
    """File a folder in a new case with so many workers."""
    others = set(_children())
    with tempfile.TemporaryDirectory() as place, Case.create(Path(place) / "case") as case:
        reading = case.read_folder(folder, workers=workers)
        first = last = None
        for done, _ in enumerate(reading, start=1):
            pids = set(_children()) - others  # none at the end: their work is done before ours
            if pids and (last is None or time.monotonic() - last.at > _APART):
                last = _Moment.now(done, pids)
                first = first or last
        seconds, articles = last.at - first.at, last.done - first.done
    return Run(
        rate=articles / seconds,
        worker_ms=1000 * (last.workers - first.workers) / articles,
        parent_ms=1000 * (last.parent - first.parent) / articles,
        peaks=last.peaks,
        own_peak=_peak(os.getpid()),
    )


@dataclass(frozen=True, kw_only=True)
class _Moment:
    """How far a run is, and the CPU seconds it has used: workers start before the first article."""

    done: int
    at: float
    workers: float
    parent: float
    peaks: tuple[float, ...]

    @classmethod
    def now(cls, done: int, pids: set[int]) -> "_Moment":
        return cls(
            done=done,
            at=time.monotonic(),
            workers=sum(map(_cpu, pids)),
            parent=time.process_time(),
            peaks=tuple(map(_peak, sorted(pids))),
        )


def _children() -> list[int]:
    tasks = Path("/proc/self/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def _peak(pid: int) -> float:
    """Return the most memory that a process ever had, in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _cpu(pid: int) -> float:
    """Return the seconds of CPU that a process has used."""
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / _TICKS


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    paths = [article.path for article in read_folder(options.folder).articles]
    runs: dict[str, list[Run]] = {}
    several = f"{options.workers} workers"
    for _ in range(options.runs):  # in turn, so that a drift of the machine's speed hits all
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            alone, sentences = pool.submit(plain, paths).result()
        runs.setdefault("spaCy pipeline alone", []).append(alone)
        runs.setdefault("1 worker", []).append(with_workers(options.folder, 1))
        runs.setdefault(several, []).append(with_workers(options.folder, options.workers))
    print(f"{len(paths)} articles, {sentences} sentences; median of {options.runs} runs")
    print(f"{'':22}{'articles/s':>11}{'sentences/s':>12}{'CPU ms/article':>16}{'peak MB':>14}")
    for name, done in runs.items():
        rate = statistics.median(run.rate for run in done)
        cpu = statistics.median(run.worker_ms for run in done)
        own = statistics.median(run.parent_ms for run in done)
        peaks = ", ".join(f"{peak:.0f}" for peak in done[-1].peaks)
        print(
            f"{name:22}{rate:11.1f}{rate * sentences / len(paths):12.0f}"
            f"{f'{cpu:.0f} + {own:.1f}' if own else f'{cpu:.0f}':>16}{peaks:>14}"
        )
    pairs = zip(runs[several], runs["1 worker"], strict=True)
    ratio = statistics.median(two.rate / one.rate for two, one in pairs)
    print(f"{several} / 1 worker: {ratio:.2f}; filing process: {done[-1].own_peak:.0f} MB")


if __name__ == "__main__":
    main()
