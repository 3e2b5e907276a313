"""Units counted from a day: today, last week, next Friday, this summer, the same year."""

import re
from datetime import date, timedelta

from parley.read.times import moment as cal
from parley.read.times.anchor import Anchor
from parley.read.times.grammar import (
    KINDS,
    MONTH_LONG,
    SEASON,
    UNIT,
    UNKNOWN,
    WEEKDAY,
    is_capital,
    is_part_of_name,
    month_of,
    rule,
    unit_of,
)
from parley.read.times.reading import Reading, date_reading
from parley.read.times.words import SEASONS, WEEKDAYS

_DAY_WORDS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
_STEPS = {
    "last": -1, "past": -1, "this past": -1, "previous": -1, "preceding": -1, "prior": -1,
    "this": 0, "current": 0, "the same": 0, "that same": 0, "that": 0,
    "next": 1, "coming": 1, "this coming": 1, "following": 1, "upcoming": 1,
}  # fmt: skip
# Steps from the time named last; the others start at the document date.
_ANAPHORIC = frozenset(
    ("previous", "preceding", "prior", "following", "the same", "that same", "that")
)
_STEP = (
    r"(?:(?:the\s+)?(?P<step>this\s+past|this\s+coming|last|previous|preceding|prior|current|next"
    r"|coming|following|upcoming)|(?P<here>this|that\s+same|that|the\s+same))"
)
SATURDAY = 6


def _step(match: "re.Match[str]", at: Anchor) -> tuple[int, date | None]:
    """Return how far a step word goes and the day it starts from."""
    word = " ".join((match["step"] or match["here"]).split())
    return _STEPS[word], at.base(match, anaphoric=word in _ANAPHORIC)


def _day_word(match: "re.Match[str]", at: Anchor) -> Reading | None:
    if is_part_of_name(match, at):
        return None
    step = _DAY_WORDS[" ".join(match["w"].split())]
    found = None if at.published is None else cal.day(at.published + timedelta(step))
    return at.noted(match, date_reading(found, "day", UNKNOWN["D"]))


def _next_day(match: "re.Match[str]", at: Anchor) -> Reading:
    base = at.base(match, anaphoric=True)
    step = 1 if match["step"] in ("next", "following") else -1
    found = None if base is None else cal.day(base + timedelta(step))
    return at.noted(match, date_reading(found, "day", UNKNOWN["D"]))


def _unit(match: "re.Match[str]", at: Anchor) -> Reading | None:
    unit, size = unit_of(match["u"])
    step, base = _step(match, at)
    if unit in "hms" or match["u"].endswith("s") or match["u"] == "night":
        return None
    if unit == "D" and (match["step"] == "last" or match["here"] == "this"):
        return None  # "the last day", "this day" name no calendar day by themselves
    if base is None:
        return date_reading(None, KINDS[unit], UNKNOWN[unit])
    if size == 10:
        found = cal.decade(base.year // 10 * 10 + 10 * step)
    elif size == 100:
        found = cal.century(base.year // 100 + 1 + step)
    else:
        found = cal.unit_at(cal.shift(base, unit, step * size), unit)
    return at.noted(match, date_reading(found, KINDS[unit], UNKNOWN[unit]))


def _unit_of_document(match: "re.Match[str]", at: Anchor) -> Reading:
    """Read "the year": the document's own; "the quarter": the one under report."""
    unit, _ = unit_of(match["u"])
    if unit == "Q":
        return date_reading(at.quarter, "quarter", UNKNOWN["Q"])
    found = None if at.published is None else cal.unit_at(at.published, unit)
    return date_reading(found, KINDS[unit], UNKNOWN[unit])


def _latest_quarter(match: "re.Match[str]", at: Anchor) -> Reading:
    found = at.quarter
    if found is None and at.published is not None:
        found = cal.unit_at(cal.shift(at.published, "Q", -1), "Q")
    return date_reading(found, "quarter", UNKNOWN["Q"])


def _weekend(match: "re.Match[str]", at: Anchor) -> Reading:
    if at.published is None:
        return date_reading(None, "week", "XXXX-WXX-WE")
    word = match["w"].split()[-1]
    if word == "the":
        ahead = at.direction(match.start(), match.end()) > 0
        # before Saturday the last weekend is that of the week before
        step = 0 if ahead or at.published.isoweekday() >= SATURDAY else -1
    else:
        step = {"last": -1, "past": -1, "next": 1, "coming": 0, "this": 0}[word]
    return at.noted(
        match, date_reading(cal.weekend(at.published + timedelta(7 * step)), "week", "")
    )


def _weekday(match: "re.Match[str]", at: Anchor) -> Reading | None:
    if not is_capital(match, at, "w"):
        return None
    number = WEEKDAYS[match["w"]]
    step, base = _step(match, at)
    if base is None:
        found = None
    elif step == 0:
        # "this Friday" is the one of the same week
        found = cal.day(base + timedelta(number - base.isoweekday()))
    else:
        found = cal.day(cal.weekday_near(base + timedelta(step), number, step))
    return at.noted(match, date_reading(found, "weekday", f"XXXX-WXX-{number}"))


def _month(match: "re.Match[str]", at: Anchor) -> Reading | None:
    if not is_capital(match, at, "m"):
        return None
    number = month_of(match["m"])
    step, base = _step(match, at)
    if base is None:
        return date_reading(None, "month", f"XXXX-{number:02d}")
    shift = {-1: -(number >= base.month), 0: 0, 1: +(number <= base.month)}[step]
    return at.noted(match, date_reading(cal.month(base.year + shift, number), "month", ""))


def _season(match: "re.Match[str]", at: Anchor) -> Reading:
    name = SEASONS[match["s"]]
    step, base = _step(match, at)
    if base is None:
        return date_reading(None, "season", f"XXXX-{name}")
    years = [cal.season(base.year + n, name) for n in (-2, -1, 0, 1)]
    if step < 0:
        found = [m for m in years if m.period.last < base][-1]
    elif step > 0:
        found = next(m for m in years if m.period.first > base)
    else:
        found = cal.season(base.year, name)
    return at.noted(match, date_reading(found, "season", ""))


RULES = (
    rule(
        r"(?P<w>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|today"
        r"|tomorrow)",
        _day_word,
    ),
    rule(r"the\s+(?P<step>next|following|previous|preceding)\s+day", _next_day),
    rule(r"the\s+latest\s+(?:quarter|period)", _latest_quarter),
    rule(r"(?P<w>(?:the\s+)?(?:last|past|next|coming)|this|the)\s+weekend", _weekend),
    rule(rf"{_STEP}\s+(?P<w>{WEEKDAY})", _weekday),
    rule(rf"{_STEP}\s+(?P<m>{MONTH_LONG})", _month),
    rule(rf"{_STEP}\s+(?P<s>{SEASON})", _season),
    rule(rf"{_STEP}\s+(?:fiscal\s+)?(?P<u>{UNIT})", _unit),
    rule(
        r"the\s+(?:fiscal\s+|full\s+)?"
        r"(?P<u>quarter|(?:year|week|month)(?!\s+(?:end(?:ed|ing)|of)\b))(?!-)",
        _unit_of_document,
    ),
)
