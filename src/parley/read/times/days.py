"""Named days: dates with and without year, weekdays, holidays."""

import re
from datetime import date

from parley.read.times import moment as cal
from parley.read.times.anchor import Anchor
from parley.read.times.grammar import (
    DAY,
    MONTH,
    OF_YEAR,
    SPACE,
    WEEKDAY,
    WEEKDAY_SHORT,
    full_year,
    is_capital,
    month_of,
    rule,
)
from parley.read.times.holidays import HOLIDAYS, MOVING_HOLIDAYS
from parley.read.times.moment import Moment
from parley.read.times.numbers import ORDINAL, read_ordinal
from parley.read.times.reading import Reading, date_reading
from parley.read.times.words import WEEKDAYS
from parley.records import Period

# A leap year, so that it holds every day there is.
_LEAP_YEAR = 2000
# "between" stands at most this many characters before the first day.
_BETWEEN_REACH = 12


def _make(year: int, month: int, day: int) -> Moment | None:
    try:
        return cal.day(date(year, month, day))
    except ValueError:
        return None


def _iso(match: "re.Match[str]", at: Anchor) -> Reading | None:
    found = _make(int(match["y"]), int(match["m"]), int(match["d"]))
    return None if found is None else at.noted(match, date_reading(found, "day", ""))


def _numeric(match: "re.Match[str]", at: Anchor) -> Reading | None:
    """Read 10/26/89; where day and month could be swapped the date stays unresolved."""
    year, a, b = full_year(match["y"]), int(match["a"]), int(match["b"])
    orders = {m for m in (_make(year, a, b), _make(year, b, a)) if m is not None}
    if not orders:
        return None
    found = orders.pop() if len(orders) == 1 else None
    return at.noted(match, date_reading(found, "day", f"{year}-XX-XX"))


def _day(match: "re.Match[str]", at: Anchor) -> Reading | None:
    groups = match.groupdict()
    month, day = month_of(match["m"]), _number(match["d"])
    if not is_capital(match, at, "m") or _make(_LEAP_YEAR, month, day) is None:
        return None
    if year := groups.get("y"):
        found = _make(full_year(year), month, day)
    else:
        found = at.nearest(match, lambda y: _make(y, month, day))
    if last := groups.get("d2") or groups.get("d3"):
        if groups.get("d3") and not _is_one_stretch(match, at):
            return None
        return _days(found, month, day, _number(last))
    unknown = f"XXXX-{month:02d}-{day:02d}"
    return at.noted(match, date_reading(found, "day", unknown, yearless=not year))


def _number(words: str) -> int:
    figures = re.match(r"\d+", words)
    return int(figures[0]) if figures else read_ordinal(words)


def _days(found: Moment | None, month: int, first: int, last: int) -> Reading | None:
    """Read "March 29-30" as one period."""
    if last <= first:
        return None
    if found is None:
        value = f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}"
        return Reading(type="DATE", value=value, kind="days", unresolved=True)
    end = _make(found.period.first.year, month, last)
    if end is None:
        return None
    period = Period(first=found.period.first, last=end.period.last)
    return Reading(type="DATE", value=f"{found.value}/{end.value}", kind="days", period=period)


def _is_one_stretch(match: "re.Match[str]", at: Anchor) -> bool:
    """Whether "March 5 and 10" are the ends of a stretch and not two days."""
    start = match.start()
    between = at.folded[max(0, start - _BETWEEN_REACH) : start].rstrip().endswith("between")
    adjacent = _number(match["d3"]) == _number(match["d"]) + 1
    return between or adjacent or " and " not in match[0]


def _weekday(match: "re.Match[str]", at: Anchor) -> Reading | None:
    if not is_capital(match, at, "w"):
        return None
    number = WEEKDAYS[match["w"]]
    found = None
    if at.published is not None:
        way = at.direction(match.start(), match.end())
        found = cal.day(cal.weekday_near(at.published, number, way))
    return at.noted(match, date_reading(found, "weekday", f"XXXX-WXX-{number}"))


def _holiday(match: "re.Match[str]", at: Anchor) -> Reading:
    on = HOLIDAYS[" ".join(match["h"].replace("’", "'").split())]
    if match["y"]:
        found: Moment | None = cal.day(on(full_year(match["y"])))
    elif match["last"] and at.published is not None:
        year = at.published.year
        found = cal.day(on(year) if on(year) < at.published else on(year - 1))
    else:
        found = at.nearest(match, lambda y: cal.day(on(y)))
    return date_reading(found, "day", _without_year(on(2001), on(2002)))


def _without_year(one: date, other: date) -> str:
    """Return the value of a holiday without year: month and day only where they never move."""
    fixed = (one.month, one.day) == (other.month, other.day)
    return f"XXXX-{one:%m-%d}" if fixed else "XXXX-XX-XX"


def _moving_holiday(match: "re.Match[str]", at: Anchor) -> Reading:
    return date_reading(None, "day", "XXXX-XX-XX")


_MONTH_DAY = rf"(?P<m>{MONTH}){SPACE}(?:the\s+)?(?P<d>{DAY}|{ORDINAL})"
# "March 29-30", "March 29 and 30"; in "March 29 and 30 people" the second number counts people.
_AFTER_DAY = r"(?:in|at|on|by|with|to|for|of|when|as|after|before|and|but|near|under|between)\b"
_TO_DAY = (
    rf"(?:\s*[-–—]\s*(?P<d2>{DAY})(?!\d|,\d)"
    rf"|\s+(?:to|through|and)\s+(?P<d3>{DAY})(?!\s+(?!{_AFTER_DAY})[a-z]|\d|,\d))"
)
_NO_CLOCK = r"(?!:\d|,\d|\s+(?:a|p)\.?m)"
_HOLIDAY = "|".join(HOLIDAYS).replace("'", "['’]").replace(" ", r"\s+")

RULES = (
    rule(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", _iso),
    rule(r"(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<y>\d{4}|\d\d)", _numeric),
    rule(rf"{_MONTH_DAY}{_TO_DAY}?{OF_YEAR}", _day),
    rule(rf"{_MONTH_DAY}{_TO_DAY}", _day),
    rule(rf"{_MONTH_DAY}{_NO_CLOCK}", _day),
    rule(
        rf"(?:the\s+)?(?P<d>{DAY}|{ORDINAL})(?:\s*(?:-|–|—|to|through|and)\s*(?P<d2>{DAY}))?"
        rf"\s+(?:of\s+)?(?P<m>{MONTH})(?:{OF_YEAR})?",
        _day,
    ),
    rule(rf"(?P<last>last\s+)?(?P<h>{_HOLIDAY})(?:{OF_YEAR})?", _holiday),
    rule("|".join(MOVING_HOLIDAYS), _moving_holiday),
    rule(rf"(?P<w>{WEEKDAY})", _weekday),
    rule(rf"(?P<w>{WEEKDAY_SHORT})\.?(?=,?\s+(?:{MONTH}|\d))", _weekday),
)
