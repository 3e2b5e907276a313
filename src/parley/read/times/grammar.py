"""The shape of a rule: a pattern over lower-case text and the reading it yields."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from parley.read.times.anchor import Anchor
from parley.read.times.reading import Reading
from parley.read.times.words import MONTHS, PARTS_OF_DAY, SEASONS, UNITS, WEEKDAYS

Builder = Callable[["re.Match[str]", Anchor], Reading | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern and what its match means; the builder returns `None` to refuse a match."""

    body: str
    pattern: "re.Pattern[str]"
    build: Builder


# A number inside a larger number, a price or a name is no time.
BEFORE = r"(?<![\w$€£#])(?<!\d[.,/:-])"
AFTER = r"(?!\w|-\d|,\d\d\d|\.\d)"


def rule(pattern: str, build: Builder) -> Rule:
    """Return a rule whose pattern stands between word boundaries."""
    return Rule(body=pattern, pattern=re.compile(f"(?:{pattern}){AFTER}"), build=build)


def _either(words: "list[str] | tuple[str, ...]") -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


WEEKDAY = _either([w for w in WEEKDAYS if w.endswith("day")])
WEEKDAY_SHORT = _either([w for w in WEEKDAYS if not w.endswith("day")])
MONTH_LONG = _either([m for m in MONTHS if len(m) > 4 or m in ("may", "june", "july")])
MONTH = rf"(?:{MONTH_LONG}\b|{_either([m for m in MONTHS if len(m) <= 4])}\b\.?)"
SEASON = _either(list(SEASONS))
PART = _either(list(PARTS_OF_DAY))
UNIT = _either([u for u in UNITS if u not in ("century", "centurie")]) + "s?|century|centuries"
UNIT = f"(?:{UNIT})"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
SHORT_YEAR = r"['’‘]\d\d"
OF_YEAR = rf"(?:,?\s+(?:of\s+)?|\s*,\s*)(?P<y>{YEAR}|{SHORT_YEAR})"
# Two-digit years from here up belong to the last century.
CENTURY_PIVOT = 40
# How a unit of the calendar joins its neighbours, and its TIMEX3 value while unresolved.
KINDS = {"Y": "year", "Q": "quarter", "M": "month", "W": "week", "D": "day"}
UNKNOWN = {"Y": "XXXX", "Q": "XXXX-QX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}
# A gap between words; hyphens join compounds ("two-week").
SPACE = r"\s+"
JOIN = r"(?:\s+|\s*-\s*)"


def unit_of(word: str) -> tuple[str, int]:
    """Return the letter of a unit word in the singular or plural, and its multiple."""
    return UNITS[word] if word in UNITS else UNITS[word.removesuffix("s")]


def full_year(digits: str) -> int:
    """Return the year that four figures, or two after an apostrophe, name."""
    digits = digits.lstrip("'’‘")
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= CENTURY_PIVOT else 2000)


def is_capital(match: "re.Match[str]", at: Anchor, group: str) -> bool:
    """Whether the text writes a name with a capital, so "may" and "march" are no months."""
    return at.text[match.start(group)].isupper()


# A capitalised word and a space right before.
_NAME_BEFORE = re.compile(r"\b[A-Z][\w.]* $")
_NAME_REACH = 24


def is_part_of_name(match: "re.Match[str]", at: Anchor) -> bool:
    """Whether a capital after a capitalised word makes the time a title ("USA Today")."""
    start = match.start()
    before = max(0, start - _NAME_REACH)
    return at.text[start].isupper() and _NAME_BEFORE.search(at.text, before, start) is not None


def month_of(word: str) -> int:
    """Return the number of a month's name, with or without a point."""
    return MONTHS[word.rstrip(".")]
