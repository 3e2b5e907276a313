"""Printing: results to standard output, messages and progress to standard error."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import typer

from parley.errors import InputError, OutputError

#: As a shell reports a program whose reader went away, such as `| head`.
_READER_GONE = 141
_LOG_SECONDS = 5.0


def say(text: str) -> None:
    """Print a message for people to standard error."""
    typer.echo(text, err=True)


@contextmanager
def results() -> Iterator[None]:
    """Guard what is printed to standard output against a full disk and a reader that went away."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(_READER_GONE) from None
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError.of("standard output", error, otherwise="look where it leads") from error


def print_lines(*lines: str) -> None:
    """Print lines to standard output."""
    with results():
        for line in lines:
            typer.echo(line)


def print_records(rows: list[dict[str, Any]]) -> None:
    """Print records as JSON, one a line."""
    print_lines(*(json.dumps(row, ensure_ascii=False) for row in rows))


@contextmanager
def working(what: str) -> Iterator[Callable[[float], None]]:
    """Show on standard error that something is going on; yields a report of the share done.

    A terminal gets a bar; a log gets a line every few seconds of work that reports its share.
    """
    if not sys.stderr.isatty():
        yield _logged(what)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda share: bar.update(task, total=1.0, completed=share)


def _logged(what: str) -> Callable[[float], None]:
    last = time.monotonic()

    def report(share: float) -> None:
        nonlocal last
        if time.monotonic() - last > _LOG_SECONDS:
            last = time.monotonic()
            say(f"{what}: {share:.0%}")

    return report


def day_of(text: str | None, option: str) -> date | None:
    """Return the day an option names.

    Raises:
        InputError: It is no day.
    """
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{option} {text!r} is no date; write it as 2022-04-01") from None
    if day > datetime.now(UTC).date() + timedelta(days=1):  # it may be tomorrow east of here
        say(f"Note: {option} {day} is still to come; what becomes known until then is not there.")
    return day


def count(number: int, noun: str) -> str:
    """Return a number with its noun: "1 row", "2 rows"."""
    plural = {"party": "parties"}.get(noun, f"{noun}s")
    return f"{number} {noun if number == 1 else plural}"
