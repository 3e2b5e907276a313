"""Moments as microseconds since 1970 UTC, the unit of event tables, and days of a test's zone."""

from datetime import date, datetime, time, timedelta

from parley.errors import InvalidRecord
from parley.records import Test

HOUR = 3_600_000_000
DAY = 24 * HOUR


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
