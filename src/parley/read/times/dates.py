"""Calendar dates: days, months, quarters, seasons, years, decades, holidays, weekdays."""

import re
from datetime import date

from parley.read.times import moment as cal
from parley.read.times.anchor import Anchor, cycles, weekday_near
from parley.read.times.grammar import (
    DAY,
    MONTH,
    MONTH_LONG,
    SEASON,
    SPACE,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
    Reading,
    date_reading,
    month_of,
    rule,
)
from parley.read.times.holidays import HOLIDAYS, MOVING_HOLIDAYS
from parley.read.times.moment import Moment
from parley.read.times.numbers import ORDINAL, SPOKEN_YEAR, read_ordinal, read_spoken_year
from parley.read.times.words import SEASONS, WEEKDAYS
from parley.records import Period

# Two-digit years from here up belong to the last century.
CENTURY_PIVOT = 40
# Names of months that are also other words need a capital letter and, alone, a lead-in.
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "sun", "jan", "dec", "sep"})
_MONTH_LEAD = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|from|to|last|next|this|early|late|mid|each|every|during|"
    r"before|after|through|and|between|for|on|ended)|mid-)\s*$"
)
# What follows a number that counts things and is no year.
_COUNTED = re.compile(
    r"\s+(?:people|men|women|troops|soldiers|dead|miles|kilometers|kilometres|km|meters|metres|feet"
    r"|dollars|percent|pounds|tons|tonnes|acres|hectares|homes|jobs|members|points|shares|workers"
    r"|employees|additional|more|others|times|barrels|yards|words|pages|a\.?m\b|p\.?m\b|gmt|utc"
    r"|hours|local\s+time|days|weeks|months|years)\b|\s*%"
)


def _is_capital(match: "re.Match[str]", at: Anchor, group: str) -> bool:
    return at.text[match.start(group)].isupper()


def _make_day(year: int, month: int, day: int) -> Moment | None:
    try:
        return cal.day(date(year, month, day))
    except ValueError:
        return None


def _full_year(digits: str) -> int:
    digits = digits.lstrip("'’‘")
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= CENTURY_PIVOT else 2000)


def _day_number(words: str) -> int:
    figures = re.match(r"\d+", words)
    return int(figures[0]) if figures else read_ordinal(words)


def _iso(match: "re.Match[str]", at: Anchor) -> Reading | None:
    found = _make_day(int(match["y"]), int(match["m"]), int(match["d"]))
    if found is None:
        return None
    at.note(found)
    return date_reading(found, "day", "")


def _numeric(match: "re.Match[str]", at: Anchor) -> Reading | None:
    """Read 10/26/89; where day and month could be swapped the date stays unresolved."""
    year, a, b = _full_year(match["y"]), int(match["a"]), int(match["b"])
    orders = {m for m in (_make_day(year, a, b), _make_day(year, b, a)) if m is not None}
    if not orders:
        return None
    found = orders.pop() if len(orders) == 1 else None
    return date_reading(found, "day", f"{year}-XX-XX")


def _day(match: "re.Match[str]", at: Anchor) -> Reading | None:
    if not _is_capital(match, at, "m"):
        return None
    month, day = month_of(match["m"]), _day_number(match["d"])
    groups = match.groupdict()
    if _make_day(2000, month, day) is None:
        return None
    if groups.get("y"):
        found = _make_day(_full_year(match["y"]), month, day)
    elif at.published is not None:
        found = at.choose(
            match.start(),
            match.end(),
            cycles(lambda y: _make_day(y, month, day), at.published.year),
        )
    else:
        found = None
    if last := groups.get("d2") or groups.get("d3"):
        return _day_range(found, month, day, _day_number(last))
    if found is not None:
        at.note(found)
    unknown = f"XXXX-{month:02d}-{day:02d}"
    return date_reading(found, "day", unknown, yearless=not groups.get("y"))


def _day_range(found: Moment | None, month: int, first: int, last: int) -> Reading | None:
    if last <= first:
        return None
    if found is None or found.period is None:
        value = f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}"
        return Reading(type="DATE", value=value, kind="days", unresolved=True)
    end = _make_day(found.period.first.year, month, last)
    if end is None or end.period is None:
        return None
    period = Period(first=found.period.first, last=end.period.last)
    return Reading(
        type="DATE", value=f"{found.value}/{end.value}", kind="days", period=period, moment=end
    )


def _month(match: "re.Match[str]", at: Anchor) -> Reading | None:
    word = match["m"].rstrip(".")
    number = month_of(word)
    if not _is_capital(match, at, "m"):
        return None
    if match["y"]:
        found: Moment | None = cal.month(_full_year(match["y"]), number)
    elif word in _AMBIGUOUS_MONTHS and not _MONTH_LEAD.search(at.folded, 0, match.start()):
        return None
    elif at.published is not None:
        found = at.choose(
            match.start(),
            match.end(),
            cycles(lambda y: cal.month(y, number), at.published.year),
        )
    else:
        found = None
    if found is not None:
        at.note(found)
    return date_reading(found, "month", f"XXXX-{number:02d}", yearless=not match["y"])


def _quarter(match: "re.Match[str]", at: Anchor) -> Reading | None:
    number = int(match["q"][1]) if match["q"][0] == "q" else read_ordinal(match["q"])
    groups = match.groupdict()
    year = groups.get("y") or groups.get("y2")
    if not 1 <= number <= 4:
        return None
    if year:
        found: Moment | None = cal.quarter(_full_year(year), number)
    elif at.published is not None:
        found = at.choose(
            match.start(),
            match.end(),
            cycles(lambda y: cal.quarter(y, number), at.published.year),
        )
    else:
        found = None
    if found is not None:
        at.note(found)
    return date_reading(found, "quarter", f"XXXX-Q{number}", yearless=not year)


def _half(match: "re.Match[str]", at: Anchor) -> Reading | None:
    number = 1 if match["h"] == "first" else 2
    found = cal.half(_full_year(match["y"]), number)
    return date_reading(found, "half", "")


def _season(match: "re.Match[str]", at: Anchor) -> Reading | None:
    name = SEASONS[match["s"]]
    groups = match.groupdict()
    if groups.get("y"):
        found: Moment | None = cal.season(_full_year(match["y"]), name)
    elif at.published is not None:
        found = at.choose(
            match.start(), match.end(), cycles(lambda y: cal.season(y, name), at.published.year)
        )
    else:
        found = None
    return date_reading(found, "season", f"XXXX-{name}", yearless=not groups.get("y"))


def _year(match: "re.Match[str]", at: Anchor) -> Reading | None:
    if _COUNTED.match(at.folded, match.end()):
        return None
    found = cal.year(_full_year(match["y"]))
    at.note(found)
    return date_reading(found, "year", "")


def _years(match: "re.Match[str]", at: Anchor) -> Reading | None:
    first = int(match["y"])
    last = int(match["y"][: 4 - len(match["y2"])] + match["y2"])
    if last <= first:
        return None
    period = Period(first=date(first, 1, 1), last=date(last, 12, 31))
    return Reading(type="DATE", value=f"{first}/{last}", kind="years", period=period)


def _spoken_year(match: "re.Match[str]", at: Anchor) -> Reading | None:
    if _COUNTED.match(at.folded, match.end()):
        return None
    found = cal.year(read_spoken_year(match["y"]))
    at.note(found)
    return date_reading(found, "year", "")


def _decade(match: "re.Match[str]", at: Anchor) -> Reading:
    digits = match["d"].lstrip("'’‘")
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return date_reading(cal.decade(first), "decade", "")


_DECADE_WORDS = "twenties thirties forties fifties sixties seventies eighties nineties".split()


def _decade_word(match: "re.Match[str]", at: Anchor) -> Reading:
    first = 1920 + 10 * _DECADE_WORDS.index(match["d"])
    return date_reading(cal.decade(first), "decade", "")


def _century(match: "re.Match[str]", at: Anchor) -> Reading:
    return date_reading(cal.century(read_ordinal(match["n"])), "century", "")


def _holiday(match: "re.Match[str]", at: Anchor) -> Reading:
    on = HOLIDAYS[" ".join(match["h"].replace("’", "'").split())]
    if match["y"]:
        found: Moment | None = cal.day(on(_full_year(match["y"])))
    elif at.published is None:
        found = None
    elif match["last"]:
        year = at.published.year
        found = cal.day(on(year) if on(year) < at.published else on(year - 1))
    else:
        found = at.choose(
            match.start(), match.end(), cycles(lambda y: cal.day(on(y)), at.published.year)
        )
    known = "XXXX-XX-XX" if found is not None else _yearless(on(2001), on(2002))
    return date_reading(found, "day", known)


def _yearless(one: date, other: date) -> str:
    """Return the value of a holiday without year: month and day only where they never move."""
    fixed = (one.month, one.day) == (other.month, other.day)
    return f"XXXX-{one:%m-%d}" if fixed else "XXXX-XX-XX"


def _moving_holiday(match: "re.Match[str]", at: Anchor) -> Reading:
    return Reading(type="DATE", value="XXXX-XX-XX", kind="day", unresolved=True)


def _weekday(match: "re.Match[str]", at: Anchor) -> Reading | None:
    if not _is_capital(match, at, "w"):
        return None
    number = WEEKDAYS[match["w"].rstrip(".")]
    if at.published is None:
        return date_reading(None, "weekday", f"XXXX-WXX-{number}")
    way = at.direction(match.start(), match.end())
    found = cal.day(weekday_near(at.published, number, way))
    at.note(found)
    return date_reading(found, "weekday", "")


_SHORT_YEAR = r"['’‘]\d\d"
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?|\s*,\s*)(?P<y>{YEAR}|{_SHORT_YEAR})"
_RANGE = r"\s*(?:-|–|—|to|through|and)\s*"
_TO_DAY = (
    rf"(?:\s*[-–—]\s*(?P<d2>{DAY})(?!\d|,\d)"
    rf"|\s+(?:to|through|and)\s+(?P<d3>{DAY})(?!\s+[a-z]|\d|,\d))"
)

_HOLIDAY = "|".join(HOLIDAYS).replace("'", "['’]").replace(" ", r"\s+")

RULES = (
    rule(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", _iso),
    rule(r"(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<y>\d{4}|\d\d)", _numeric),
    rule(rf"(?P<m>{MONTH}){SPACE}(?:the\s+)?(?P<d>{DAY}){_TO_DAY}?{_OF_YEAR}", _day),
    rule(rf"(?P<m>{MONTH}){SPACE}(?:the\s+)?(?P<d>{DAY}){_TO_DAY}", _day),
    rule(rf"(?P<m>{MONTH}){SPACE}(?:the\s+)?(?P<d>{DAY}|{ORDINAL})(?!:\d|,\d|\s+(?:a|p)\.?m)", _day),
    rule(
        rf"(?:the\s+)?(?P<d>{DAY}|{ORDINAL})(?:{_RANGE}(?P<d2>{DAY}))?\s+(?:of\s+)?"
        rf"(?P<m>{MONTH})(?:{_OF_YEAR})?",
        _day,
    ),
    rule(
        rf"(?P<m>{MONTH})(?:(?:,?\s+(?:of\s+)?)(?P<y>{YEAR}|{_SHORT_YEAR}))(?!,\d)",
        _month,
    ),
    rule(
        rf"(?:the\s+)?(?P<y>{YEAR})\s+(?P<q>first|second|third|fourth)[\s-]quarter", _quarter
    ),
    rule(
        r"(?:(?:the|its|their)\s+)?(?:fiscal[\s-])?(?P<q>first|second|third|fourth)[\s-]"
        rf"(?:fiscal\s+)?quarter(?:\s+(?:of\s+)?(?P<y>{YEAR}))?",
        _quarter,
    ),
    rule(rf"(?P<q>q[1-4])(?:\s+(?:of\s+)?(?P<y>{YEAR}))?", _quarter),
    rule(rf"(?:the\s+)?(?P<h>first|second|last)\s+half\s+of\s+(?P<y>{YEAR})", _half),
    rule(rf"(?:the\s+)?(?P<s>{SEASON})\s+(?:of\s+)?(?P<y>{YEAR}|{_SHORT_YEAR})", _season),
    rule(rf"the\s+(?P<s>{SEASON})", _season),
    rule(rf"(?:the\s+)?(?P<d>(?:1[5-9]|20)\d0|['’‘]\d0)['’]?s", _decade),
    rule(rf"the\s+(?:(?:early|late|mid)[\s-]+)?(?P<d>{'|'.join(_DECADE_WORDS)})", _decade_word),
    rule(rf"(?:the\s+)?(?P<n>{ORDINAL})[\s-]century", _century),
    rule(rf"(?P<last>last\s+)?(?P<h>{_HOLIDAY})(?:{_OF_YEAR})?", _holiday),
    rule("|".join(MOVING_HOLIDAYS), _moving_holiday),
    rule(rf"(?P<w>{WEEKDAY})", _weekday),
    rule(rf"(?P<w>{WEEKDAY_SHORT})\.?(?=,?\s+(?:{MONTH}|\d))", _weekday),
    rule(rf"(?P<m>{MONTH_LONG}|(?:jan|feb|aug|sept|oct|nov|dec)\.)(?P<y>(?!))?", _month),
    rule(rf"(?P<y>{YEAR})\s*[-–—/]\s*(?P<y2>{YEAR}|\d\d)", _years),
    rule(rf"(?:fiscal\s+)?(?:the\s+year\s+)?(?P<y>{YEAR})", _year),
    rule(rf"(?:the\s+year\s+)?(?P<y>{SPOKEN_YEAR})", _spoken_year),
)
