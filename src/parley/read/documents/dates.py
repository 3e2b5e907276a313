"""Find the day a document says it was published: a date alone on a line, or a dateline."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+"
_DAY = rf"""(?:
    (?P<month1>{_MONTH})\.?\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year1>\d{{4}})
  | (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH})\.?,?\s+(?P<year2>\d{{4}})
  | (?P<year3>\d{{4}})[-/.](?P<month3>\d{{1,2}})[-/.](?P<day3>\d{{1,2}})(?=\D|$)
)"""
_CLOCK = r"""(?:
    ,?\s*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}|GMT[+-]\d+)?
)?"""
_ALONE = re.compile(
    rf"(?:(?:published|posted|issued|date|released|dated|updated)(?:\s+on)?:?\s+)?"
    rf"(?:{_WEEKDAY})?{_DAY}{_CLOCK}[.\s|]*",
    re.IGNORECASE | re.VERBOSE,
)
_IN_TEXT = re.compile(_DAY, re.IGNORECASE | re.VERBOSE)
# "ISTANBUL, March 29, 2022 (Agency) —": a place in capitals, a full date, a dash.
_DATELINE = re.compile(
    rf"(?-i:[A-Z][A-Z .'/-]+)(?:,\s*[\w .]+?)??,?\s+(?:{_WEEKDAY})?{_DAY}[^\n]{{0,40}}?\s*[-–—]",
    re.IGNORECASE | re.VERBOSE,
)
_HEAD_LINES = 8  # a publication date stands under the title, not deep in the text


def parse_day(text: str) -> date | None:
    """Return the day that a text begins with or states, `None` for no valid full date."""
    match = _IN_TEXT.search(text)
    return _as_date(match) if match else None


def stated_day(text: str) -> date | None:
    """Return the day that stands alone on a line near the top, or in a dateline there."""
    lines = [line.strip() for line in text.split("\n", 4 * _HEAD_LINES) if line.strip()]
    for line in lines[:_HEAD_LINES]:
        if (match := _ALONE.fullmatch(line) or _DATELINE.match(line)) and (day := _as_date(match)):
            return day
    return None


def is_date_line(line: str) -> bool:
    """Tell whether a line holds a date and nothing else."""
    return bool(_ALONE.fullmatch(line.strip()))


def _as_date(match: re.Match[str]) -> date | None:
    for i in "123":
        if match[f"year{i}"]:
            month = match[f"month{i}"].lower()
            number = _MONTHS.get(month) or int(month)
            try:
                return date(int(match[f"year{i}"]), number, int(match[f"day{i}"]))
            except ValueError:
                return None  # 31 February
    return None
