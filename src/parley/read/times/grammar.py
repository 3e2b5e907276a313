"""The shape of a rule: a pattern over lower-case text and the reading it yields."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from parley.read.times.anchor import Anchor
from parley.read.times.moment import Moment
from parley.read.times.words import MONTHS, PARTS_OF_DAY, SEASONS, UNITS, WEEKDAYS
from parley.records import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What words mean before they are joined with their neighbours.

    Attributes:
        type: TIMEX3 type.
        value: TIMEX3 value.
        kind: What joining looks at: `day`, `weekday`, `month`, `year`, `clock`, ...
        period: Days, `None` where unresolved or without days.
        unresolved: The meaning hangs on an unknown date.
        moment: The calendar unit, where later words may hang on it.
        yearless: The words name no year, so a neighbouring one may give it.
    """

    type: str
    value: str
    kind: str
    period: Period | None = None
    unresolved: bool = False
    moment: Moment | None = None
    yearless: bool = False


Builder = Callable[["re.Match[str]", Anchor], Reading | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern and what its match means; the builder returns `None` to refuse a match."""

    body: str
    pattern: "re.Pattern[str]"
    build: Builder


# A number inside a larger number, a price or a name is no time.
BEFORE = r"(?<![\w$€£#])(?<!\d[.,/:-])"
AFTER = r"(?!\w|-\d|,\d\d\d)"


def rule(pattern: str, build: Builder) -> Rule:
    """Return a rule whose pattern stands between word boundaries."""
    return Rule(body=pattern, pattern=re.compile(f"(?:{pattern}){AFTER}"), build=build)


def date_reading(
    moment: Moment | None, kind: str, unknown: str, *, yearless: bool = False
) -> Reading:
    """Return the reading of a calendar unit, or of the unknown one that `unknown` writes."""
    if moment is None or moment.period is None:
        return Reading(
            type="DATE", value=unknown, kind=kind, unresolved=True, yearless=yearless
        )
    return Reading(
        type="DATE",
        value=moment.value,
        kind=kind,
        period=moment.period,
        moment=moment,
        yearless=yearless,
    )


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
# A gap between words; hyphens join compounds ("two-week").
SPACE = r"\s+"
JOIN = r"(?:\s+|\s*-\s*)"


def unit_of(word: str) -> tuple[str, int]:
    """Return the letter of a unit word in the singular or plural, and its multiple."""
    return UNITS[word] if word in UNITS else UNITS[word.removesuffix("s")]


def month_of(word: str) -> int:
    """Return the number of a month's name, with or without a point."""
    return MONTHS[word.rstrip(".")]
