"""Checking a pledge file against event files, without a case."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from parley import check, pipeline
from parley.case.found import Found
from parley.case.pictures import Behind
from parley.case.swapping import swapped_observation
from parley.case.tables import Table, finding_row, score_row
from parley.errors import MissingInput
from parley.observe import Observation
from parley.records import Sight, Stamp, Test, Testability, plain


def check_pledges(
    path: str | Path,
    events: Sequence[str | Path],
    *,
    as_of: date | None = None,
    announce: Callable[[str], None] | None = None,
    model: str = "grid",
) -> Found:
    """Return the findings of a pledge file against event files, without a case.

    Args:
        path: The pledge file.
        events: Event files; the pledge file's `events:` says how to read them.
        as_of: Use only what was known by this day; the last day of the data where not given.
        announce: Told why the first run takes longer, where it does.
        model: How several data sets are pooled: on a `grid`, or sampled by `numpyro`.

    Raises:
        MissingInput: A file does not exist, no event file is given, or the model needs an extra
            that is not installed.
        InputError: There is no such model.
        CaseError: The pledge file is wrong.
    """
    check.pool_of(model)
    tests, observation, day = _observed(path, events, as_of=as_of, announce=announce)
    outcome = pipeline.judge(tests, observation, as_of=day, model=model)
    # Outside of a case nothing says when a test was written, so none of them is stamped.
    rows = [finding_row(f, stamp=Stamp(pledge=f.pledge, test=f.test)) for f in outcome.findings]
    behind = Behind(
        tests={test.pledge: test for test in tests},
        outcome=outcome,
        observation=observation,
        day=day,
    )
    return Found(outcome.findings, rows, behind)


def score_pledges(
    path: str | Path, *, announce: Callable[[str], None] | None = None
) -> Table[Testability]:
    """Return how well each pledge of a pledge file can be tested; no event file is opened.

    Raises:
        MissingInput: There is no such file.
        CaseError: The pledge file is wrong.
    """
    file = check.PledgeFile.load(Path(path))
    pipeline.prepare(announce)
    scores = pipeline.score(file.tests(pipeline.find_places))
    return Table(scores, [score_row(score, score.pledge) for score in scores])


def sight_pledges(
    path: str | Path, events: Sequence[str | Path], *, as_of: date | None = None
) -> Table[Sight]:
    """Return what each event file recorded before each pledge of a file; no later row is read.

    Raises:
        MissingInput: A file does not exist, or no event file is given.
        CaseError: The pledge file is wrong.
    """
    tests, observation, day = _observed(path, events, as_of=as_of, announce=None)
    found = pipeline.in_view(tests, observation, as_of=day)
    return Table(found, [plain(each) for each in found])


def swap_pledges(
    path: str | Path,
    events: Sequence[str | Path],
    *,
    as_of: date | None = None,
    announce: Callable[[str], None] | None = None,
) -> dict[str, tuple[str, ...]]:
    """Return how a pledge file's findings change when the parties change places, by pledge.

    Raises:
        MissingInput: A file does not exist, or no event file is given.
        CaseError: The pledge file is wrong.
    """
    tests, observation, day = _observed(path, events, as_of=as_of, announce=announce)
    swap = check.Swap.among(test.by for test in tests)
    mirrored = swapped_observation(observation)
    return {
        test.pledge: check.differing(
            pipeline.judge([test], observation, as_of=day).findings,
            pipeline.judge([swap.test(test)], mirrored, as_of=day).findings,
        )
        for test in tests
    }


def _observed(
    path: str | Path,
    events: Sequence[str | Path],
    *,
    as_of: date | None,
    announce: Callable[[str], None] | None,
) -> tuple[tuple[Test, ...], Observation, date]:
    """Return the tests of a pledge file, the events, and the day as of which to look."""
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
    return tests, observation, as_of or max(days)
