"""Holidays that a calendar alone settles: fixed days, Easter, and days counted in a month."""

from collections.abc import Callable
from datetime import date, timedelta
from types import MappingProxyType


def easter(year: int) -> date:
    """Return Western Easter Sunday.

    Source:
        Anonymous Gregorian algorithm; Meeus (1991), Astronomical Algorithms, chapter 8.
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


# Days by which the Julian calendar trails, 1900-2099.
_JULIAN_LAG = timedelta(13)


def orthodox_easter(year: int) -> date:
    """Return Orthodox Easter Sunday in the Gregorian calendar, for 1900-2099.

    Source:
        Meeus (1991), Astronomical Algorithms, chapter 8 (Julian Easter).
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + _JULIAN_LAG


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the n-th ISO weekday of a month."""
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _after(start: Callable[[int], date], days: int) -> Callable[[int], date]:
    return lambda year: start(year) + timedelta(days)


_THANKSGIVING: Callable[[int], date] = lambda year: nth_weekday(year, 11, 4, 4)  # noqa: E731

# Name to the day in a year. Thanksgiving is the United States'.
HOLIDAYS = MappingProxyType(
    {
        "new year's day": _fixed(1, 1),
        "orthodox christmas": _fixed(1, 7),
        "valentine's day": _fixed(2, 14),
        "international women's day": _fixed(3, 8),
        "may day": _fixed(5, 1),
        "armistice day": _fixed(11, 11),
        "christmas eve": _fixed(12, 24),
        "christmas day": _fixed(12, 25),
        "christmas": _fixed(12, 25),
        "boxing day": _fixed(12, 26),
        "new year's eve": _fixed(12, 31),
        "palm sunday": _after(easter, -7),
        "good friday": _after(easter, -2),
        "orthodox easter": orthodox_easter,
        "easter sunday": easter,
        "easter monday": _after(easter, 1),
        "easter": easter,
        "thanksgiving day": _THANKSGIVING,
        "thanksgiving": _THANKSGIVING,
    }
)
# Holidays that hang on a moon sighting or a proclamation: recognised, never resolved.
MOVING_HOLIDAYS = ("eid al-fitr", "eid al-adha", "eid", "ramadan", "passover", "yom kippur")
