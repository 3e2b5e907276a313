"""Checking a pledge file against event files, without a case."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from parley import check, pipeline
from parley.case.tables import FindingTable, finding_row
from parley.errors import MissingInput


def check_pledges(
    path: str | Path,
    events: Sequence[str | Path],
    *,
    as_of: date | None = None,
    announce: Callable[[str], None] | None = None,
) -> FindingTable:
    """Return the findings of a pledge file against event files, without a case.

    Args:
        path: The pledge file.
        events: Event files; the pledge file's `events:` says how to read them.
        as_of: Use only what was known by this day; the last day of the data where not given.
        announce: Told why the first run takes longer, where it does.

    Raises:
        MissingInput: A file does not exist, or no event file is given.
        CaseError: The pledge file is wrong.
    """
    if not events:
        raise MissingInput(f"{path}: nothing to check it against; give --events FILE")
    file = check.PledgeFile.load(Path(path))
    pipeline.require_event_files([Path(e) for e in events])
    pipeline.prepare(announce)
    tests = file.tests(pipeline.find_places)
    observation = pipeline.observe_files([Path(e) for e in events], file.events, tests=tests)
    days = [d.last_day for d in observation.datasets if d.last_day is not None]
    days += [d.latest_seen.date() for d in observation.datasets if d.latest_seen is not None]
    if as_of is None and not days:
        raise MissingInput("no row of the event files has a date; say --as-of DAY")
    outcome = pipeline.judge(tests, observation, as_of=as_of or max(days))
    return FindingTable(outcome.findings, [finding_row(f) for f in outcome.findings])
