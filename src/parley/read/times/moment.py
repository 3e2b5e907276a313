"""Calendar units: a day, week, month, quarter, season, year or decade as value and period."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from parley.read.times.words import SEASON_MONTHS
from parley.records import Period

DAYS_IN_WEEK = 7
MONTHS_IN_YEAR = 12
# TIMEX3 halves of units: an hour and a half is PT1H30M.
_HALVES = {"Y": "6M", "h": "30M", "m": "30S"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A unit of the calendar.

    Attributes:
        value: TIMEX3 value.
        period: Its days.
        grain: `D`, `W`, `M`, `Q`, `Y`, `season`, `decade` or `century`.
    """

    value: str
    period: Period
    grain: str


def day(on: date) -> Moment:
    """Return one day."""
    return Moment(value=on.isoformat(), period=Period.day(on), grain="D")


def week(of: date) -> Moment:
    """Return the ISO week (Monday to Sunday) that holds a day."""
    monday = of - timedelta(of.weekday())
    iso = of.isocalendar()
    value = f"{iso.year}-W{iso.week:02d}"
    return Moment(value=value, period=Period(first=monday, last=monday + timedelta(6)), grain="W")


def weekend(of: date) -> Moment:
    """Return Saturday and Sunday of the ISO week that holds a day."""
    whole = week(of)
    saturday = of - timedelta(of.weekday() - 5)
    period = Period(first=saturday, last=saturday + timedelta(1))
    return Moment(value=whole.value + "-WE", period=period, grain="W")


def month(year: int, number: int) -> Moment:
    """Return a calendar month; numbers outside 1..12 run on into other years."""
    year, number = year + (number - 1) // MONTHS_IN_YEAR, (number - 1) % MONTHS_IN_YEAR + 1
    return Moment(value=f"{year:04d}-{number:02d}", period=Period.month(year, number), grain="M")


def months(year: int, number: int, length: int) -> Period:
    """Return the period of several months from one on."""
    first, last = month(year, number).period, month(year, number + length - 1).period
    return Period(first=first.first, last=last.last)


def quarter(year: int, number: int) -> Moment:
    """Return a quarter of the calendar year; numbers outside 1..4 run on."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return Moment(value=f"{year}-Q{number}", period=months(year, 3 * number - 2, 3), grain="Q")


def half(year: int, number: int) -> Moment:
    """Return the first or second half of a year."""
    return Moment(value=f"{year}-H{number}", period=months(year, 6 * number - 5, 6), grain="half")


def season(year: int, name: str) -> Moment:
    """Return a northern season; winter is named by the year of its December."""
    period = months(year, SEASON_MONTHS[name], 3)
    return Moment(value=f"{year}-{name}", period=period, grain="season")


def year(number: int) -> Moment:
    """Return a calendar year."""
    return Moment(value=f"{number:04d}", period=Period.parse(f"{number:04d}"), grain="Y")


def decade(first: int) -> Moment:
    """Return ten years; their value is the first three digits."""
    period = Period(first=date(first, 1, 1), last=date(first + 9, 12, 31))
    return Moment(value=str(first)[:-1], period=period, grain="decade")


def century(number: int) -> Moment:
    """Return the n-th century by the common usage that begins it in a round year."""
    first = 100 * (number - 1)
    period = Period(first=date(max(first, 1), 1, 1), last=date(first + 99, 12, 31))
    return Moment(value=f"{number - 1:02d}", period=period, grain="century")


def shift_months(on: date, count: int) -> date:
    """Return the day some months on, held back at the end of a shorter month."""
    whole = on.year * MONTHS_IN_YEAR + on.month - 1 + count
    to_year, to_month = whole // MONTHS_IN_YEAR, whole % MONTHS_IN_YEAR + 1
    return date(to_year, to_month, min(on.day, calendar.monthrange(to_year, to_month)[1]))


def shift(on: date, unit: str, count: int) -> date:
    """Return the day some units on; hours and minutes count as the days they fill."""
    match unit:
        case "Y" | "Q" | "M":
            return shift_months(on, count * {"Y": 12, "Q": 3, "M": 1}[unit])
        case "W" | "D":
            return on + timedelta(count * (7 if unit == "W" else 1))
        case _:
            hours = {"h": Fraction(1), "m": Fraction(1, 60), "s": Fraction(1, 3600)}[unit] * count
            return on + timedelta(round(hours / 24))


def unit_at(on: date, unit: str) -> Moment:
    """Return the calendar unit that holds a day."""
    match unit:
        case "Y":
            return year(on.year)
        case "Q":
            return quarter(on.year, (on.month + 2) // 3)
        case "M":
            return month(on.year, on.month)
        case "W":
            return week(on)
        case _:
            return day(on)


def length(unit: str, size: int, count: Fraction | None) -> str:
    """Return the TIMEX3 value of a duration, `X` for an unknown count."""
    clock = "T" if unit in "hms" else ""
    letter = unit.upper()
    if count is None:
        return f"P{clock}X{letter}"
    amount = count * size
    if amount.denominator == 1:
        return f"P{clock}{amount}{letter}"
    if amount.denominator == 2 and unit in _HALVES:
        whole = f"{int(amount)}{letter}" if int(amount) else ""
        return f"P{clock}{whole}{_HALVES[unit]}"
    return f"P{clock}{float(amount):g}{letter}"


def days_between(period: Period, today: date) -> int:
    """Return how many days lie between a day and a period, 0 where it holds the day."""
    if period.first <= today <= period.last:
        return 0
    return (period.first - today).days if period.first > today else (today - period.last).days


def weekday_near(today: date, weekday: int, direction: int) -> date:
    """Return the day with this ISO weekday: today or the last one, or today or the next one."""
    back = (today.isoweekday() - weekday) % DAYS_IN_WEEK
    if direction > 0 and back:
        return today + timedelta(DAYS_IN_WEEK - back)
    return today - timedelta(back)
