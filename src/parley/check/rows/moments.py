"""Moments as microseconds since 1970 UTC, the unit of event tables, and days of a test's zone."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from parley.errors import InvalidRecord
from parley.records import Test

HOUR = 3_600_000_000
DAY = 24 * HOUR
NOON = DAY // 2
DATE_LINE_HOUR = 22  # UTC; from here on it is noon at UTC-10 and beyond, and at UTC+14 to UTC+12
# Days outside these years are mistakes of the file; no window reaches them, so they stay.
YEARS = (1900, 2200)
MOST_DAYS = 1 << 15  # kept as looked up, first and last: those of forty years

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
    return _midnight(day, begin_of(test).tzinfo)


def end_of_day(day: date, test: Test) -> int:
    """Return the midnight that ends a day in the test's time zone."""
    return start_of_day(day + timedelta(days=1), test)


def _midnight(day: date, zone: tzinfo | None) -> int:
    return micros(datetime.combine(day, time(), zone))


def in_own_days(
    begin: Moments, end: Moments, clock: npt.NDArray[np.bool_], zone: tzinfo | None
) -> tuple[Moments, Moments]:
    """Return the intervals of rows, those without a time of day as days of a zone.

    A day is a day: a file kept in another zone than the pledge would else have rows that begin
    on the evening before and end within the day. The noons of its first and last day tell
    which days are meant: they fall on the same date in UTC, but for zones near the date line.

    Args:
        begin: Start of each row's interval; shape (R,).
        end: Its end, exclusive.
        clock: Whether the file gives a time of day.
        zone: The zone in which the pledge's days are counted.
    """
    length = end - begin
    noon = np.minimum(NOON, length // 2)
    years = [micros(datetime(year, 1, 1, tzinfo=UTC)) for year in YEARS]
    moved = ~clock & (begin > years[0]) & (end < years[1])
    begin, end = begin.copy(), end.copy()
    begin[moved] = _midnights(begin[moved] + noon[moved], zone, later=0)
    end[moved] = _midnights(end[moved] - noon[moved], zone, later=1)
    return begin, end


def _midnights(noons: Moments, zone: tzinfo | None, *, later: int) -> Moments:
    """Return the midnight that begins the day of each noon, or some days later; shape (R,)."""
    each, place = np.unique(noons, return_inverse=True)
    ends = [_midnight_of(noon, zone, later) for noon in each.tolist()]
    return np.array(ends, dtype=np.int64)[place]


@lru_cache(MOST_DAYS)
def _midnight_of(noon: int, zone: tzinfo | None, later: int) -> int:
    moment = datetime.fromtimestamp(noon / 1e6, UTC)
    # As late in UTC it is noon on either side of the date line, of two days: the pledge's zone,
    # in which most of its files are kept, says which.
    if moment.hour >= DATE_LINE_HOUR:
        moment = moment.astimezone(zone)
    return _midnight(moment.date() + timedelta(days=later), zone)
