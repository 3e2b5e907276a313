"""Whether anybody was looking: a count of zero is only worth what the watching behind it is."""

import numpy as np

from parley.check.rows.moments import DAY, end_of_day
from parley.check.rows.rows import Rows
from parley.check.rows.store import Reports
from parley.check.rows.windows import Window
from parley.check.sight.activity import coverage
from parley.check.sight.delay import Delay
from parley.records import Test

# A silence this unlikely for a data set means that it had stopped, not that nothing happened.
CHANCE = 0.01
# The end of a file is held to less: nothing after it shows that anybody was still looking.
CHANCE_AT_END = 0.05
RECENT_DAYS = 14
# A baseline shorter than this does not tell a quiet data set from a young one.
FEWEST_BASELINE_DAYS = 2.0
# With half of its rows from elsewhere, a truce here cannot silence all of a data set.
MOSTLY = 0.5
# With no row from the area, and watched for less than half of its days, a window is not seen.
LEAST_WATCH = 0.5


def why_unobserved(
    rows: Rows, test: Test, before: Window, after: Window, *, delay: Delay, now: int
) -> str:
    """Return why a data set could not have seen the window, `""` where it could.

    Args:
        rows: Its rows as known.
        test: The test.
        before: Its baseline, clipped to the data set's own beginning.
        after: The window judged.
        delay: How late it reports: a silence of days whose reports are not due is none.
        now: As of when, in microseconds since 1970 UTC.
    """
    name, reports = rows.dataset.name, rows.reports.valid
    if not len(reports.begin):
        return f"{name} has no row that was known by then"
    if after.days <= 0:
        return (
            f"{name} carries no time of day and the term holds no whole day: its rows may lie "
            "before, in or after it"
        )
    if before.days < FEWEST_BASELINE_DAYS:
        return (
            f"{name} begins {before.days:.1f} days before the pledge: too short to know its "
            f"usual level (at least {FEWEST_BASELINE_DAYS:.0f} days)"
        )
    pace = _Pace(reports, after.start, delay, now)
    if (last := pace.last) is None:
        return f"{name} has no row before the pledge"
    if pace.chance_of_silence(last, after.start) < CHANCE:
        return (
            f"{name} had fallen silent {(after.start - last) / DAY:.1f} days before the pledge: "
            "nobody may have been looking"
        )
    if why := _why_ended(rows, test, after, pace):
        return why
    if is_all_silent(rows, after) and _is_mostly_elsewhere(rows, before):
        if pace.chance_of_silence(after.start, after.end) < CHANCE:
            return f"{name} has no row from anywhere in the window, though it usually has"
    part = slice(*np.searchsorted(rows.begin, (after.start, after.end)).tolist())
    if not (rows.inside[part] & rows.usable[part]).any():
        watch = coverage(rows, after, delay=delay, now=now)
        if watch.share < LEAST_WATCH and watch.chance < CHANCE:
            return f"{watch.why}: nobody may have been looking"
    return ""


def why_ended(rows: Rows, test: Test, after: Window, *, delay: Delay, now: int) -> str:
    """Return why a data set could not have seen the end of a window, `""` where it could.

    Args:
        rows: Its rows as known.
        test: The test.
        after: The window judged.
        delay: How late it reports: a silence of days whose reports are not due is none.
        now: As of when, in microseconds since 1970 UTC.
    """
    return _why_ended(rows, test, after, _Pace(rows.reports.valid, after.start, delay, now))


def _why_ended(rows: Rows, test: Test, after: Window, pace: "_Pace") -> str:
    end = file_end(rows, test, after)
    if pace.chance_of_silence(max(end, after.start), after.end) < CHANCE_AT_END:
        return f"{rows.dataset.name} ends {(after.end - end) / DAY:.0f} days before the window does"
    return ""


def file_end(rows: Rows, test: Test, after: Window) -> int:
    """Return when a data set ends, as its file was on the day: what came later is not known."""
    day = rows.dataset.last_day
    end = after.end if day is None else end_of_day(day, test)
    reports = rows.reports.valid
    return end if rows.reports.is_whole else min(end, int(reports.latest_end[-1]))


class _Pace:
    """How often a data set has had a row, on the days up to its last one before the pledge."""

    def __init__(self, reports: Reports, start: int, delay: Delay, now: int) -> None:
        self._delay, self._now = delay, now
        count = int(np.searchsorted(reports.begin, start))
        self.last = int(reports.latest_end[count - 1]) if count else None
        span, active = 1, 0
        if self.last is not None:
            span = min(RECENT_DAYS, int(self.last - reports.earliest_end[count - 1]) // DAY + 1)
            # No row that begins sooner can end within the recent days.
            first = np.searchsorted(reports.begin, self.last - RECENT_DAYS * DAY - reports.longest)
            ago = (self.last - reports.end[first:count]) // DAY
            active = int(np.count_nonzero(np.bincount(ago[ago < RECENT_DAYS])))
        # Laplace's rule of succession: a row every day so far is no promise of one tomorrow.
        self._daily = (active + 0.5) / (span + 1)

    def chance_of_silence(self, start: int, end: int) -> float:
        """Return the chance of no row between two moments that would be known by now."""
        if end <= start:
            return 1.0
        days = (end - start) / DAY
        steps = np.minimum(1.0, days - np.arange(np.ceil(days)))
        ends = start + DAY * (np.arange(len(steps)) + steps)
        due = np.array([self._delay.seen_after((self._now - moment) / DAY) for moment in ends])
        return float(np.prod((1 - self._daily * due) ** steps))


def is_all_silent(rows: Rows, after: Window) -> bool:
    """Return whether the data set has no row from anywhere in the window."""
    first, last = np.searchsorted(rows.reports.valid.begin, (after.start, after.end))
    return bool(first == last)


def _is_mostly_elsewhere(rows: Rows, before: Window) -> bool:
    earlier = (rows.begin >= before.start) & (rows.begin < before.end)
    return bool(earlier.any() and (earlier & ~rows.inside).sum() >= MOSTLY * earlier.sum())
