"""How days, periods and moments are printed in a brief."""

import re
from datetime import date, datetime

from parley.records import Period

#: Spelled out here because the standard library's names follow the host program's locale.
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b", re.ASCII)


def day_words(day: date) -> str:
    """Return "29 March 2022"."""
    return f"{day.day} {_month_words(day)}"


def moment_words(moment: datetime) -> str:
    """Return "16:00 (UTC) on 6 May 2031"; the moment has a time zone."""
    return f"{moment:%H:%M} ({moment.tzname()}) on {day_words(moment.date())}"


def spelled_days(text: str) -> str:
    """Return a text with its ISO days written as the brief writes days."""
    return _ISO_DAY.sub(_spelled, text)


def _spelled(found: re.Match[str]) -> str:
    try:
        return day_words(date.fromisoformat(found[0]))
    except ValueError:  # "2031-13-45" is no day
        return found[0]


def _month_words(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def period_words(period: Period | None) -> str:
    """Return a period as a reader writes it, `""` for none."""
    match period:
        case None:
            return ""
        case Period(precision="day"):
            return day_words(period.first)
        case Period(precision="month"):
            return _month_words(period.first)
        case Period(precision="year"):
            return f"{period.first:%Y}"
        case Period(first=first, last=last) if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{day_words(last)}"
        case _:
            return f"{day_words(period.first)} to {day_words(period.last)}"
