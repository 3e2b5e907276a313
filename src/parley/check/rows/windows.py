"""The windows of a test: what lies before the pledge, after it, and in its last stretch."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

import numpy as np

from parley.check.rows.area import Bools, Floats
from parley.check.rows.moments import DAY, HOUR, Moments, begin_of, micros
from parley.check.rows.rows import Rows
from parley.records import HORIZONS, Test

# A pledge that begins within an hour of midnight begins with that day: 00:01 is how truces avoid
# the word midnight.
MIDNIGHT_SLACK = timedelta(hours=1)
# Below this share, what is cut cannot be told from what did not happen.
LEAST_WHOLE = 0.25
MICROSECOND = timedelta(microseconds=1)
# From here on a window is long enough to have a last stretch that differs from its first.
SHORTEST_WITH_TAIL = timedelta(hours=72)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A half-open interval, in microseconds since 1970 UTC."""

    start: int
    end: int

    @property
    def days(self) -> float:
        """Its length."""
        return max(0.0, (self.end - self.start) / DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The windows of one horizon, for one data set.

    Attributes:
        before: The baseline.
        after: From the pledge to the horizon or the end of its term.
        tail: The last half of `after`, `None` for short horizons.
        by_day: Whether the windows are whole days because the rows carry no time of day.
        left_out: The day of the pledge, where rows without a time of day may lie on either side.
            The day within which its term ends lies after the window.
    """

    before: Window
    after: Window
    tail: Window | None
    by_day: bool
    left_out: Window | None


def term(test: Test) -> timedelta | None:
    """Return how long the pledge runs, in time that passes; `None` where it is open-ended.

    Python subtracts two times of one zone by the wall clock, on which the night of a change to
    summer time has an hour that never was.
    """
    if test.due is None or test.begin is None:
        return None
    return test.due.astimezone(UTC) - test.begin.astimezone(UTC)


def end_of_window(test: Test, horizon: str) -> datetime:
    """Return when a horizon's window ends: by then, or with the term; in the test's zone."""
    begin, length = begin_of(test), HORIZONS[horizon]
    end = begin.astimezone(UTC) + min(length, term(test) or length)
    return end.astimezone(begin.tzinfo)


def is_expired(test: Test, horizon: str) -> bool:
    """Return whether the term ends before the horizon; the shortest horizon judges any term.

    A week with a change to summer time in it is a week, though it has 167 hours.
    """
    if not test.due or not test.begin or horizon == min(test.horizons, key=HORIZONS.__getitem__):
        return False
    by_calendar = test.due.astimezone(test.begin.tzinfo) - test.begin
    return HORIZONS[horizon] > max(by_calendar, term(test) or by_calendar)


def frame(test: Test, horizon: str, *, by_day: bool) -> Frame:
    """Return the windows of a horizon.

    Args:
        test: A test with a begin.
        horizon: One of `HORIZONS`.
        by_day: Take whole days: with no time of day, a row of the day of the pledge may lie on
            either side of it, and is left out of both, as is the day within which its term ends.
    """
    begin = begin_of(test)
    has_tail = HORIZONS[horizon] >= SHORTEST_WITH_TAIL
    baseline = timedelta(days=test.baseline_days)
    if not by_day:
        # Elapsed time, so that a change to summer time neither adds an hour nor takes one.
        start, end = micros(begin), micros(end_of_window(test, horizon))
        return Frame(
            before=Window(start=start - baseline // MICROSECOND, end=start),
            after=Window(start=start, end=end),
            tail=Window(start=(start + end) // 2, end=end) if has_tail else None,
            by_day=False,
            left_out=None,
        )
    ends, first = _whole_days(begin)
    last = _last_midnight(test, first, horizon)
    days = (last.date() - first.date()).days
    middle = first + timedelta(days=days - days // 2)
    return Frame(
        before=Window(start=micros(ends - baseline), end=micros(ends)),
        after=Window(start=micros(first), end=micros(last)),
        tail=Window(start=micros(middle), end=micros(last)) if has_tail and days >= 2 else None,
        by_day=True,
        left_out=Window(start=micros(ends), end=micros(first)) if ends != first else None,
    )


def _whole_days(begin: datetime) -> tuple[datetime, datetime]:
    """Return the midnight that ends the days before, and the one that starts the days after."""
    midnight = datetime.combine(begin.date(), time(), begin.tzinfo)
    tomorrow = midnight + timedelta(days=1)
    if begin - midnight <= MIDNIGHT_SLACK:
        return midnight, midnight
    if tomorrow - begin <= MIDNIGHT_SLACK:
        return tomorrow, tomorrow
    return midnight, tomorrow


def _last_midnight(test: Test, first: datetime, horizon: str) -> datetime:
    """Return the midnight that ends the last whole day, at the earliest the one that starts them.

    A term that ends within a day leaves that day out: its rows may come from after the term.
    """
    last = first + HORIZONS[horizon]
    if test.due is None:
        return last
    due = test.due.astimezone(first.tzinfo) + MIDNIGHT_SLACK
    return max(first, min(last, datetime.combine(due.date(), time(), first.tzinfo)))


def fits(rows: Rows, window: Window, *, by_day: bool) -> Bools:
    """Return which rows lie wholly in a window; shape (R,).

    On whole days a row without a time of day counts by the noons of its first and last day, so
    that a change to summer time moves none over an edge. Rows of under an hour count by their
    start.
    """
    return rows.within(window.start, window.end, by_day=by_day)


def reaches(rows: Rows, window: Window, *, by_day: bool) -> Bools:
    """Return which rows overlap a window without lying in it: too vague in time to count."""
    first, last = _edges(rows, by_day=by_day)
    overlaps = (first < window.end) & (last >= window.start)
    return np.asarray(overlaps & ~fits(rows, window, by_day=by_day))


def share_of_whole(
    rows: Rows, chosen: Bools, before: Window, window: Window, *, by_day: bool
) -> float:
    """Return the share of a baseline's acts that windows of another length would not cut in two.

    Only rows that lie wholly in a window count, and a short window cuts more of those that last
    for hours: what it loses is not a lull. The baseline is cut into windows of that length, from
    its end backward.

    Args:
        rows: Rows of a data set.
        chosen: Acts of the baseline; shape (R,).
        before: The baseline.
        window: The window whose length is meant.
        by_day: Whether windows are whole days.
    """
    length = window.end - window.start
    first, last = _edges(rows, by_day=by_day)
    first, last, count = first[chosen], last[chosen], rows.count[chosen]
    if not count.sum() or length <= 0:
        return 1.0
    is_whole = (before.end - 1 - first) // length == (before.end - 1 - last) // length
    # No fewer than what is left after the lot: a baseline of long rows says nothing of short ones.
    return max(float(count[is_whole].sum() / count.sum()), LEAST_WHOLE)


def _edges(rows: Rows, *, by_day: bool) -> tuple[Moments, Moments]:
    return rows.noons if by_day else rows.moments


def daily(rows: Rows, chosen: Bools, window: Window, *, backward: bool = False) -> Floats:
    """Return counts in steps of 24 hours through a window; shape (D,), D its days rounded up.

    An hour more than whole days is a day of 25 hours, or no day to tell anything by: it goes with
    the last step.

    Args:
        rows: Rows of a data set.
        chosen: Which of them; shape (R,).
        window: The window they lie in.
        backward: Count the steps from the window's end, so that the last one is whole.
    """
    steps = max(1, -(-(window.end - window.start - HOUR) // DAY))
    first, _ = _edges(rows, by_day=True)
    at = first[chosen]
    index = (window.end - 1 - at) // DAY if backward else (at - window.start) // DAY
    index = np.minimum(np.maximum(index, 0), steps - 1)
    counts = np.bincount(index, weights=rows.count[chosen], minlength=steps).astype(np.float64)
    return counts[::-1] if backward else counts


def incidents(rows: Rows, chosen: Bools) -> int:
    """Return the number of separate incidents: hours with an act, or days and places with one."""
    if not chosen.any():
        return 0
    clock, place = rows.clock[chosen], rows.place[chosen]
    step = rows.begin[chosen] // np.where(clock, HOUR, DAY)
    places = int(place.max()) + 2  # one more for none, code -1
    return len(np.unique(step * places + np.where(clock, -1, place)))


def lone_alarms(rows: Rows, chosen: Bools) -> Bools:
    """Return which chosen rows are alone in their hour; shape (R,).

    One alarm in one place is within the noise of a warning system: no incident by itself.
    """
    _, hour = np.unique(rows.begin // HOUR, return_inverse=True)
    alone = np.bincount(hour, weights=chosen) == 1
    return np.asarray(chosen & alone[hour])
