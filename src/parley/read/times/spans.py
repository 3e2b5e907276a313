"""Named stretches of the calendar: months, quarters, halves, seasons, years, decades."""

import re
from datetime import date

from parley.read.times import moment as cal
from parley.read.times.anchor import Anchor
from parley.read.times.grammar import (
    MONTH,
    MONTH_LONG,
    SEASON,
    SHORT_YEAR,
    YEAR,
    full_year,
    is_capital,
    month_of,
    rule,
)
from parley.read.times.moment import Moment
from parley.read.times.numbers import ORDINAL, SPOKEN_YEAR, read_ordinal, read_spoken_year
from parley.read.times.reading import Reading, date_reading
from parley.read.times.words import SEASONS
from parley.records import Period

# Months whose names are also other words: alone they need a word before them that leads in.
_AMBIGUOUS_MONTHS = frozenset({"may", "march"})
_MONTH_LEAD = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|from|to|each|every|during|before|after|through|and|between"
    r"|for|on|early|late|ended)\s+|\bmid-)$"
)
_MONTH_LEAD_REACH = 12
# What follows a number that counts things and is no year.
_COUNTED = re.compile(
    r"\s+(?:people|men|women|children|troops|soldiers|fighters|prisoners|dead|civilians|refugees"
    r"|miles|kilomet(?:er|re)s|km|met(?:er|re)s|feet|yards|acres|hectares|tons|tonnes|barrels"
    r"|dollars|euros|pounds|percent|points|shares|homes|jobs|members|workers|employees|words|pages"
    r"|additional|more|others|times|days|weeks|months|years|hours|gmt|utc|local\s+time)\b|\s*%"
)
# What stands before a number that names a document, a road or a flight.
_NUMBERED = re.compile(
    r"\b(?:resolutions?|article|law|decree|order|no\.?|number|flight|room|highway|route|page"
    r"|directive|regulation)\s+$"
)
_NUMBERED_REACH = 14
_DECADE_WORDS = "twenties thirties forties fifties sixties seventies eighties nineties".split()
# "The twenties" to "the nineties" without a century are those of the last one.
_DECADES_FROM = 1920


def _month(match: "re.Match[str]", at: Anchor) -> Reading | None:
    number, year = month_of(match["m"]), match.groupdict().get("y")
    if not is_capital(match, at, "m"):
        return None
    if year:
        found: Moment | None = cal.month(full_year(year), number)
    elif match["m"] in _AMBIGUOUS_MONTHS and not _is_led_in(match, at):
        return None
    else:
        found = at.nearest(match, lambda y: cal.month(y, number))
    reading = date_reading(found, "month", f"XXXX-{number:02d}", yearless=not year)
    return at.noted(match, reading)


def _is_led_in(match: "re.Match[str]", at: Anchor) -> bool:
    start = match.start()
    return _MONTH_LEAD.search(at.folded, max(0, start - _MONTH_LEAD_REACH), start) is not None


def _quarter(match: "re.Match[str]", at: Anchor) -> Reading | None:
    number = int(match["q"][1]) if match["q"][0] == "q" else read_ordinal(match["q"])
    year = match["y"]
    if year:
        found: Moment | None = cal.quarter(full_year(year), number)
    else:
        found = at.nearest(match, lambda y: cal.quarter(y, number))
    return at.noted(match, date_reading(found, "quarter", f"XXXX-Q{number}", yearless=not year))


def _half(match: "re.Match[str]", at: Anchor) -> Reading:
    number = 1 if match["h"] == "first" else 2
    return date_reading(cal.half(full_year(match["y"]), number), "half", "")


def _season(match: "re.Match[str]", at: Anchor) -> Reading:
    name, year = SEASONS[match["s"]], match.groupdict().get("y")
    if year:
        found: Moment | None = cal.season(full_year(year), name)
    else:
        found = at.nearest(match, lambda y: cal.season(y, name))
    return at.noted(match, date_reading(found, "season", f"XXXX-{name}", yearless=not year))


def _year(match: "re.Match[str]", at: Anchor) -> Reading | None:
    if _COUNTED.match(at.folded, match.end()) or _is_numbered(match, at):
        return None
    spoken = match.groupdict().get("spoken")
    number = read_spoken_year(spoken) if spoken else full_year(match["y"])
    return at.noted(match, date_reading(cal.year(number), "year", ""))


def _is_numbered(match: "re.Match[str]", at: Anchor) -> bool:
    start = match.start()
    return _NUMBERED.search(at.folded, max(0, start - _NUMBERED_REACH), start) is not None


def _years(match: "re.Match[str]", at: Anchor) -> Reading | None:
    first = int(match["y"])
    last = int(match["y"][: 4 - len(match["y2"])] + match["y2"])
    if last <= first:
        return None
    period = Period(first=date(first, 1, 1), last=date(last, 12, 31))
    return Reading(type="DATE", value=f"{first}/{last}", kind="years", period=period)


def _year_end(match: "re.Match[str]", at: Anchor) -> Reading:
    if at.published is None:
        return date_reading(None, "year end", "XXXX")
    december = Period.month(at.published.year, 12)
    return Reading(type="DATE", value=str(at.published.year), kind="year end", period=december)


def _decade(match: "re.Match[str]", at: Anchor) -> Reading:
    digits = match["d"].lstrip("'’‘")
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return date_reading(cal.decade(first), "decade", "")


def _decade_word(match: "re.Match[str]", at: Anchor) -> Reading:
    first = _DECADES_FROM + 10 * _DECADE_WORDS.index(match["d"])
    return date_reading(cal.decade(first), "decade", "")


def _century(match: "re.Match[str]", at: Anchor) -> Reading:
    return date_reading(cal.century(read_ordinal(match["n"])), "century", "")


_NTH_QUARTER = r"(?P<q>first|second|third|fourth)[\s-](?:fiscal\s+)?quarter"

RULES = (
    rule(rf"(?P<m>{MONTH}),?\s+(?:of\s+)?(?P<y>{YEAR}|{SHORT_YEAR})(?!,\d)", _month),
    rule(rf"(?:the\s+)?(?P<y>{YEAR})\s+{_NTH_QUARTER}", _quarter),
    rule(
        rf"(?:(?:the|its|their)\s+)?(?:fiscal[\s-])?{_NTH_QUARTER}(?:\s+(?:of\s+)?(?P<y>{YEAR}))?",
        _quarter,
    ),
    rule(rf"(?P<q>q[1-4])(?:\s+(?:of\s+)?(?P<y>{YEAR}))?", _quarter),
    rule(rf"(?:the\s+)?(?P<h>first|second|last)\s+half\s+of\s+(?P<y>{YEAR})", _half),
    rule(rf"(?:the\s+)?(?P<s>{SEASON})\s+(?:of\s+)?(?P<y>{YEAR}|{SHORT_YEAR})", _season),
    rule(rf"the\s+(?P<s>{SEASON})", _season),
    rule(r"(?:the\s+)?(?P<d>(?:1[5-9]|20)\d0|['’‘]\d0)['’]?s", _decade),
    rule(rf"the\s+(?:(?:early|late|mid)[\s-]+)?(?P<d>{'|'.join(_DECADE_WORDS)})", _decade_word),
    rule(rf"(?:the\s+)?(?P<n>{ORDINAL})[\s-]century", _century),
    rule(rf"(?P<m>{MONTH_LONG}|(?:jan|feb|aug|sept|oct|nov|dec)\.)", _month),
    rule(r"year(?:['’]s)?[\s-]end", _year_end),
    rule(rf"(?P<y>{YEAR})\s*[-–—/]\s*(?P<y2>{YEAR}|\d\d)", _years),
    rule(rf"(?:fiscal\s+)?(?:the\s+year\s+)?(?P<y>{YEAR})", _year),
    rule(rf"(?:the\s+year\s+)?(?P<spoken>{SPOKEN_YEAR})", _year),
)
