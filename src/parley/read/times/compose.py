"""Join neighbouring readings into one: "10 p.m." + "Wednesday", "late" + "last week"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from parley.read.times import moment as cal
from parley.read.times.anchor import Anchor
from parley.read.times.modify import CALENDAR, CLOCKED, DAYS, modified
from parley.read.times.reading import Found, Reading
from parley.records import Period

Joiner = Callable[[Found, Found, str, Anchor], Reading | None]


def join(found: Sequence[Found], at: Anchor) -> tuple[Found, ...]:
    """Return the readings with neighbours joined and modifiers taken in.

    Passes run in order, each from left to right: a weekday meets its date before a clock time
    meets the day, and ranges are built of whole ends.
    """
    result = list(found)
    for joiner in (_date_of_weekday, _year_of_part):
        result = _fold(result, joiner, at)
    ends = [0, *(one.end for one in result)]
    result = [modified(one, end, at) for end, one in zip(ends, result, strict=False)]
    for joiner in (_same_clock, _clock_range, _time_of_day, _counted_from, _range):
        result = _fold(result, joiner, at)
    return tuple(_dated(one, at) for one in result if one.reading.kind != "part")


def _fold(found: Sequence[Found], joiner: Joiner, at: Anchor) -> list[Found]:
    done: list[Found] = []
    for right in found:
        while done:
            left = done[-1]
            joined = joiner(left, right, at.folded[left.end : right.start], at)
            if joined is None:
                break
            right = Found(start=left.start, end=right.end, reading=joined)
            done.pop()
        done.append(right)
    return done


def _kinds(left: Found, right: Found) -> tuple[str, str]:
    return left.reading.kind, right.reading.kind


_GAP = re.compile(r",?\s+(?:the\s+)?|\s*\(\s*")


def _date_of_weekday(left: Found, right: Found, gap: str, at: Anchor) -> Reading | None:
    """Join "Friday, Oct. 23" and "Oct. 23, Friday": the date says more than the weekday."""
    if not _GAP.fullmatch(gap):
        return None
    match _kinds(left, right):
        case ("weekday", "day"):
            return right.reading
        case ("day", "weekday") if "," in gap:
            return left.reading
        case _:
            return None


def _year_of_part(left: Found, right: Found, gap: str, at: Anchor) -> Reading | None:
    """Join "June last year", "the third quarter of next year", "this year's second quarter"."""
    if left.reading.kind == "year" and re.fullmatch(r"\s*['’]s\s+(?:fiscal\s+)?", gap):
        part, year = right.reading, left.reading
    elif right.reading.kind == "year" and re.fullmatch(r",?\s+(?:(?:of|in)\s+)?", gap):
        part, year = left.reading, right.reading
    else:
        return None
    if not part.yearless or year.period is None:
        return None
    value = year.value[:4] + part.value[4:]
    moment = _moment(value, part.kind)
    return replace(
        part,
        value=value,
        period=moment.period,
        unresolved=False,
        moment=moment,
        yearless=False,
    )


def _moment(value: str, kind: str) -> cal.Moment:
    year = int(value[:4])
    match kind:
        case "quarter":
            return cal.quarter(year, int(value[6]))
        case "season":
            return cal.season(year, value[5:])
        case "month":
            return cal.month(year, int(value[5:7]))
        case _:
            return cal.Moment(value=value, period=Period.parse(value), grain="D")


def _same_clock(left: Found, right: Found, gap: str, at: Anchor) -> Reading | None:
    """Take "8:20 a.m. (0520 GMT)" as one: the second clock repeats the first elsewhere."""
    if _kinds(left, right) != ("clock", "clock") or gap.strip() != "(":
        return None
    return left.reading


def _clock_range(left: Found, right: Found, gap: str, at: Anchor) -> Reading | None:
    if _kinds(left, right) != ("clock", "clock") or "/" in left.reading.value:
        return None
    if not _is_range(left, gap, at):
        return None
    return replace(left.reading, value=f"{left.reading.value}/{right.reading.value}")


def _time_of_day(left: Found, right: Found, gap: str, at: Anchor) -> Reading | None:
    """Join a day with a clock time or a part of the day, in either order."""
    if not re.fullmatch(r"\)?(?:,\s*|\s+)(?:(?:on|at|in|of|from)\s+)?(?:the\s+)?", gap):
        return None
    if left.reading.kind in DAYS and right.reading.kind in ("clock", "part"):
        on, clock = left.reading, right.reading
    elif right.reading.kind in DAYS and left.reading.kind in ("clock", "part"):
        on, clock = right.reading, left.reading
    elif _kinds(left, right) == ("clock", "part") and not gap.strip():
        return None
    else:
        return None
    return _at_clock(on.value, on.period, clock)


def _at_clock(on: str, period: Period | None, clock: Reading) -> Reading:
    value = "/".join(on + part for part in clock.value.split("/"))
    return Reading(
        type="TIME", value=value, kind="daytime", period=period, unresolved=period is None
    )


def _dated(one: Found, at: Anchor) -> Found:
    """Give a clock time without a day the day of the document."""
    if one.reading.kind != "clock":
        return one
    period = None if at.published is None else Period.day(at.published)
    on = "XXXX-XX-XX" if at.published is None else at.published.isoformat()
    return replace(one, reading=_at_clock(on, period, one.reading))


def _counted_from(left: Found, right: Found, gap: str, at: Anchor) -> Reading | None:
    """Join "two days before last Tuesday" and "a week from Friday"."""
    way = re.fullmatch(r"\s+(before|after|from)\s+", gap)
    size = re.fullmatch(r"P(\d+)([DWMY])", left.reading.value)
    if way is None or size is None or left.reading.kind != "duration":
        return None
    if right.reading.kind not in CALENDAR:
        return None
    unit, count = size[2], int(size[1])
    if right.reading.period is None:
        return Reading(type="DATE", value="XXXX-XX-XX", kind="day", unresolved=True)
    base = right.reading.period.first if way[1] == "before" else right.reading.period.last
    moment = cal.unit_at(cal.shift(base, unit, -count if way[1] == "before" else count), unit)
    return Reading(type="DATE", value=moment.value, kind="day", period=moment.period, moment=moment)


def _is_range(left: Found, gap: str, at: Anchor) -> bool:
    """Whether "from X to Y", "between X and Y" or "X-Y" holds the two ends."""
    before = at.folded[max(0, left.start - 12) : left.start]
    if re.fullmatch(r"\s*[-–—]\s*", gap):
        return True
    if re.fullmatch(r",?\s+(?:to|until|till|through|thru|up\s+to)\s+(?:the\s+)?", gap):
        return bool(re.search(r"\bfrom\s+(?:the\s+)?$", before)) or "through" in gap
    return gap.strip() == "and" and bool(re.search(r"\bbetween\s+(?:the\s+)?$", before))


def _family(one: Found) -> str:
    return "day" if one.reading.kind in DAYS | CLOCKED else one.reading.kind


def _range(left: Found, right: Found, gap: str, at: Anchor) -> Reading | None:
    kinds = CALENDAR | CLOCKED
    if left.reading.kind not in kinds or right.reading.kind not in kinds:
        return None
    if "/" in left.reading.value + right.reading.value or not _is_range(left, gap, at):
        return None
    if _family(left) != _family(right):
        return None  # "this year through August" names one stretch, not two ends
    first, last = left.reading.period, right.reading.period
    value = f"{left.reading.value}/{right.reading.value}"
    type_ = "TIME" if left.reading.kind in CLOCKED else "DATE"
    if first is None or last is None:
        return Reading(type=type_, value=value, kind="days", unresolved=True)
    if last.last < first.first:
        return None
    period = Period(first=first.first, last=last.last)
    return Reading(type=type_, value=value, kind="days", period=period)
