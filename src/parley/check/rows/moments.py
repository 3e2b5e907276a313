"""Moments as microseconds since 1970 UTC, the unit of event tables, and days of a test's zone."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import numpy.typing as npt

from parley.errors import InvalidRecord
from parley.records import Test

HOUR = 3_600_000_000
DAY = 24 * HOUR
NOON = DAY // 2
# Days outside these years are mistakes of the file; no window reaches them, so they stay.
YEARS = (1900, 2200)

Moments = npt.NDArray[np.int64]  # microseconds since 1970 UTC


def begin_of(test: Test) -> datetime:
    """Return when a test's pledge takes effect.

    Raises:
        InvalidRecord: The test does not say.
    """
    if test.begin is None:
        raise InvalidRecord(f"{test.pledge}: nothing can be counted without a begin; state `begin`")
    return test.begin


def micros(moment: datetime) -> int:
    """Return a moment as microseconds since 1970 UTC."""
    return round(moment.timestamp() * 1e6)


def start_of_day(day: date, test: Test) -> int:
    """Return the midnight that begins a day in the test's time zone."""
    return micros(datetime.combine(day, time(), begin_of(test).tzinfo))


def end_of_day(day: date, test: Test) -> int:
    """Return the midnight that ends a day in the test's time zone."""
    return start_of_day(day + timedelta(days=1), test)


def in_own_days(
    begin: Moments, end: Moments, clock: npt.NDArray[np.bool_], test: Test
) -> tuple[Moments, Moments]:
    """Return the intervals of rows, those without a time of day as days of the test's zone.

    A day is a day: a file kept in another zone than the pledge would else have rows that begin
    on the evening before and end within the day. The noons of its first and last day tell
    which days are meant.

    Args:
        begin: Start of each row's interval; shape (R,).
        end: Its end, exclusive.
        clock: Whether the file gives a time of day.
        test: Whose zone counts.
    """
    length = end - begin
    noon = np.minimum(NOON, length // 2)
    years = [micros(datetime(year, 1, 1, tzinfo=UTC)) for year in YEARS]
    moved = ~clock & (begin > years[0]) & (end < years[1])
    begin, end = begin.copy(), end.copy()
    begin[moved] = _midnights(begin[moved] + noon[moved], test, start_of_day)
    end[moved] = _midnights(end[moved] - noon[moved] - 1, test, end_of_day)
    return begin, end


def _midnights(moments: Moments, test: Test, of: Callable[[date, Test], int]) -> Moments:
    """Return the midnight that begins, or ends, the day of each moment; shape (R,)."""
    each, place = np.unique(moments, return_inverse=True)
    zone = begin_of(test).tzinfo
    days = [datetime.fromtimestamp(moment / 1e6, zone).date() for moment in each.tolist()]
    return np.array([of(day, test) for day in days], dtype=np.int64)[place]
