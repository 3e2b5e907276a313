"""Reading a folder: how far it has come, and what became of its articles."""

import json
import os
import shlex
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from parley.cli.console import count, print_lines, results, say
from parley.errors import SourceError

if TYPE_CHECKING:
    from parley.case import FolderReading
    from parley.read import Receipt

#: Processes unless the user says how many: each takes up to 400 MB, and a laptop has 8 GB.
_MOST_WORKERS = 4
#: As a shell reports a program that Ctrl-C ended.
_INTERRUPTED = 130
_LOG_SECONDS = 5.0
_BAR_SECONDS = 0.5


@dataclass(slots=True)
class Tally:
    """What became of the articles of a folder so far.

    Attributes:
        total: Articles in the folder.
        done: Articles of which it is known.
        status: How many were read, filed before, the same as another, refused.
        kinds: Claims of each kind.
        undated: Articles read without a day of publication.
        told: A line for each article that was refused or is the same as another.
        since: When the first article was read; `None` before.
    """

    total: int = 0
    done: int = 0
    status: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    told: list[str] = field(default_factory=list)
    since: float | None = None

    def add(self, receipt: "Receipt") -> None:
        """Count what became of one more article."""
        self.done += 1
        self.status[receipt.status] += 1
        if receipt.status == "read" and self.since is None:
            self.since = time.monotonic()
        self.kinds.update(claim.kind for claim in receipt.claims)
        self.undated += receipt.source is not None and receipt.source.published is None
        if receipt.status == "refused":
            self.told.append(f"refused {receipt.article.name}: {receipt.detail}")
        elif receipt.status == "same":
            self.told.append(
                f"left out {receipt.article.name}: its bytes are those of {receipt.detail}"
            )

    @property
    def rate(self) -> float:
        """Articles read a second since the first, 0 where there is no telling yet."""
        seconds = 0.0 if self.since is None else time.monotonic() - self.since
        return (self.status["read"] - 1) / seconds if seconds > 1 else 0.0

    def line(self) -> str:
        """Return how far it has come, how fast, how long still, and what was found."""
        parts = [f"{self.done:,} of {self.total:,} articles"]
        if self.rate:
            left = (self.total - self.done) / self.rate
            parts += [f"{self.rate:.1f}/s", f"{_spoken(left)} left"]
        parts.append(f"{self.kinds.total():,} claims")
        if self.status["refused"]:
            parts.append(f"{self.status['refused']:,} refused")
        return ", ".join(parts)

    def lines(self) -> list[str]:
        """Return what became of all of them, the refused ones by name."""
        names = {
            "read": "read",
            "filed": "filed before",
            "same": "with the bytes of another",
            "refused": "refused",
        }
        parts = [f"{self.status[key]:,} {name}" for key, name in names.items() if self.status[key]]
        lines = [f"{count(self.total, 'article')}: {', '.join(parts)}."]
        if self.status["read"]:
            kinds = ", ".join(count(n, kind) for kind, n in self.kinds.most_common())
            lines.append(f"{kinds}." if kinds else "No claims found.")
        if self.undated:
            lines.append(
                f"{count(self.undated, 'article')} without a day of publication; days in them stay "
                f"unresolved. Give one with --published or a meta.json beside them."
            )
        return lines + self.told


def _spoken(seconds: float) -> str:
    """Return a length of time as a person says it."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def usual_workers() -> int:
    """Return how many processes read where the user does not say: one a core, within bounds."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(cores or 1, _MOST_WORKERS)


def read_all(
    folder: Path,
    case: Path | None,
    *,
    workers: int,
    published: date | None,
    publisher: str,
    model: str | None,
) -> bool:
    """Read the articles of a folder and tell what became of them; return whether any had claims.

    Args:
        folder: Where they are.
        case: The case to file them in; `None` prints their claims as JSON instead.
        workers: Processes that read.
        published: Day of publication of all.
        publisher: Outlet of all.
        model: Name of an installed spaCy pipeline.

    Raises:
        SourceError: None of them can be read.
    """
    from parley.case import Case, read_folder

    begin = partial(
        read_folder,
        folder,
        workers=workers,
        published=published,
        publisher=publisher,
        model=model,
        announce=say,
    )
    tally = Tally()
    try:
        if case is None:
            _follow(begin(), tally, folder, prints=True)
        else:
            with Case.create(case) as opened:
                _follow(begin(book=opened.ledger), tally, folder, prints=False)
    except KeyboardInterrupt:
        done = f"{tally.done:,} of {tally.total:,} articles"
        say(f"Stopped after {done} of this run. {_how_to_go_on(case)}")
        raise typer.Exit(_INTERRUPTED) from None
    return bool(tally.kinds or tally.status["filed"])


def _how_to_go_on(case: Path | None) -> str:
    if case is None:
        return "Nothing was stored."
    command = shlex.join(["parley", *sys.argv[1:]])
    return f"What was read is in {case}, each article whole; the rest follow with: {command}"


def _follow(reading: "FolderReading", tally: Tally, folder: Path, *, prints: bool) -> None:
    """Read a folder to its end, showing how far it has come, and tell what became of it.

    Raises:
        SourceError: None of its articles can be read.
    """
    tally.total = len(reading)
    with _showing(f"reading {folder}", tally) as show:
        for receipt in reading:
            tally.add(receipt)
            if prints:
                _print_claims(receipt)
            show()
    for line in tally.lines():
        say(line) if prints else print_lines(line)
    if tally.status["refused"] == tally.total:
        raise SourceError(f"no article of {folder} can be read; what is wrong is said of each")


def _print_claims(receipt: "Receipt") -> None:
    with results():
        for claim in receipt.claims:
            row = {"article": receipt.article.name} | claim.guide()
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


@contextmanager
def _showing(what: str, tally: Tally) -> Iterator[Callable[[], None]]:
    """Show how far a reading is: a bar on a terminal, else a line every few seconds."""
    if not sys.stderr.isatty():
        yield _every(_LOG_SECONDS, lambda: say(f"{what}: {tally.line()}"))
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    # With a bar of eight the longest line of a big run fits into 80 columns.
    columns = (BarColumn(bar_width=8), TextColumn("{task.description}"))
    with Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        refresh_per_second=2,  # drawing costs time that reading could have
    ) as bar:
        task = bar.add_task(what, total=tally.total)
        yield _every(
            _BAR_SECONDS,
            lambda: bar.update(task, completed=tally.done, description=tally.line()),
        )


def _every(seconds: float, act: Callable[[], None]) -> Callable[[], None]:
    """Return a function that acts at most once in so many seconds."""
    last = time.monotonic()

    def maybe() -> None:
        nonlocal last
        if time.monotonic() - last >= seconds:
            last = time.monotonic()
            act()

    return maybe
