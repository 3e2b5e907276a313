"""Times that hang on the document date or on a time named before them."""

import re
from datetime import date, timedelta

from parley.read.times import moment as cal
from parley.read.times.anchor import Anchor, weekday_near
from parley.read.times.grammar import (
    MONTH_LONG,
    SEASON,
    UNIT,
    WEEKDAY,
    Reading,
    date_reading,
    month_of,
    rule,
    unit_of,
)
from parley.read.times.moment import Moment
from parley.read.times.numbers import NUMBER, ORDINAL, VAGUE, read_number
from parley.read.times.words import PARTS_OF_DAY, REFERENCES, SEASONS, WEEKDAYS
from parley.records import Period

UNKNOWN = {"Y": "XXXX", "Q": "XXXX-QX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}
_DAY_WORDS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
_STEPS = {
    "last": -1, "past": -1, "this past": -1, "previous": -1, "preceding": -1, "prior": -1,
    "this": 0, "current": 0, "the same": 0, "that same": 0, "that": 0, "the very same": 0,
    "next": 1, "coming": 1, "this coming": 1, "following": 1, "upcoming": 1,
}  # fmt: skip
# Steps that hang on the time named last; the others hang on the document date.
_ANAPHORIC = frozenset(
    ("previous", "preceding", "prior", "following", "the same", "that same", "that", "the very same")
)
_STEP = (
    r"(?:the\s+)?(?P<step>this\s+past|this\s+coming|last|previous|preceding|prior|current|next"
    r"|coming|following|upcoming)"
)
_STEP_HERE = rf"(?:{_STEP}|(?P<here>this|that\s+same|that|the\s+very\s+same|the\s+same))"


def _step(match: "re.Match[str]") -> tuple[int, bool]:
    word = " ".join((match["step"] or match["here"]).split())
    return _STEPS[word], word in _ANAPHORIC


def _base(at: Anchor, *, anaphoric: bool) -> date | None:
    """Return the day to count from."""
    if anaphoric and at.focus is not None and at.focus.period is not None:
        return at.focus.period.last
    return at.published


def _noted(at: Anchor, moment: Moment | None, kind: str, unknown: str) -> Reading:
    if moment is not None:
        at.note(moment)
    return date_reading(moment, kind, unknown)


def _day_word(match: "re.Match[str]", at: Anchor) -> Reading:
    step = _DAY_WORDS[" ".join(match["w"].split())]
    found = None if at.published is None else cal.day(at.published + timedelta(step))
    return _noted(at, found, "day", UNKNOWN["D"])


def _night(match: "re.Match[str]", at: Anchor) -> Reading:
    """Read "tonight", "overnight" and "last night"; a night belongs to the day it begins on."""
    if at.published is None:
        return Reading(type="TIME", value="XXXX-XX-XXTNI", kind="daytime", unresolved=True)
    step = 0 if match["w"].startswith("tonight") else -1
    on = at.published + timedelta(step)
    code = "EV" if "evening" in match["w"] else "NI"
    last = at.published if match["w"] == "overnight" else on
    return Reading(
        type="TIME",
        value=f"{on.isoformat()}T{code}",
        kind="daytime",
        period=Period(first=on, last=last),
    )


def _part(match: "re.Match[str]", at: Anchor) -> Reading:
    """Read "this morning" and "that evening"; a bare part waits for its day."""
    code = PARTS_OF_DAY[match["p"]]
    how = match["how"]
    if how is None:
        return Reading(type="TIME", value=f"T{code}", kind="part")
    base = _base(at, anaphoric=how not in ("this",))
    if base is None:
        return Reading(type="TIME", value=f"XXXX-XX-XXT{code}", kind="daytime", unresolved=True)
    on = base + timedelta(how in ("the next", "the following"))
    at.note(cal.day(on))
    return Reading(
        type="TIME", value=f"{on.isoformat()}T{code}", kind="daytime", period=Period.day(on)
    )


def _stepped_unit(match: "re.Match[str]", at: Anchor) -> Reading | None:
    unit, size = unit_of(match["u"])
    step, anaphoric = _step(match)
    if unit in "hms" or match["u"].endswith("s") or match["u"] == "night":
        return None
    if unit == "D" and (match["step"] == "last" or match["here"] == "this"):
        return None
    base = _base(at, anaphoric=anaphoric)
    if base is None:
        return date_reading(None, _KINDS[unit], UNKNOWN[unit])
    moment = cal.unit_at(cal.shift(base, unit, step * size), unit)
    if size == 10:
        moment = cal.decade(moment.period.first.year // 10 * 10) if moment.period else moment
    elif size == 100:
        moment = cal.century(base.year // 100 + 1 + step)
    return _noted(at, moment, _KINDS[unit], UNKNOWN[unit])


_KINDS = {"Y": "year", "Q": "quarter", "M": "month", "W": "week", "D": "day"}


def _unit_of_document(match: "re.Match[str]", at: Anchor) -> Reading:
    """Read "the year": the document's own, or the quarter under report."""
    unit, _ = unit_of(match["u"])
    if unit == "Q":
        return date_reading(at.quarter, "quarter", UNKNOWN["Q"])
    moment = None if at.published is None else cal.unit_at(at.published, unit)
    return date_reading(moment, _KINDS[unit], UNKNOWN[unit])


def _latest(match: "re.Match[str]", at: Anchor) -> Reading:
    found = at.quarter
    if found is None and at.published is not None:
        found = cal.unit_at(cal.shift(at.published, "Q", -1), "Q")
    return date_reading(found, "quarter", UNKNOWN["Q"])


def _weekend(match: "re.Match[str]", at: Anchor) -> Reading:
    if at.published is None:
        return date_reading(None, "week", "XXXX-WXX-WE")
    word = match["w"]
    if word is None or word == "the":
        ahead = at.direction(match.start(), match.end()) > 0
        # Before Saturday the last weekend is that of the week before.
        step = 0 if ahead or at.published.isoweekday() > 5 else -1
    else:
        step = {"last": -1, "past": -1, "next": 1, "coming": 0, "this": 0}[word.split()[-1]]
    return _noted(at, cal.weekend(at.published + timedelta(7 * step)), "week", "")


def _stepped_weekday(match: "re.Match[str]", at: Anchor) -> Reading:
    number = WEEKDAYS[match["w"]]
    step, anaphoric = _step(match)
    base = _base(at, anaphoric=anaphoric)
    if base is None:
        return date_reading(None, "weekday", f"XXXX-WXX-{number}")
    if step < 0:
        found = weekday_near(base - timedelta(1), number, -1)
    elif step > 0:
        found = weekday_near(base + timedelta(1), number, 1)
    else:
        # "this Friday" is the one of the same week
        found = base + timedelta(number - base.isoweekday())
    return _noted(at, cal.day(found), "weekday", "")


def _stepped_month(match: "re.Match[str]", at: Anchor) -> Reading:
    number = month_of(match["m"])
    step, anaphoric = _step(match)
    base = _base(at, anaphoric=anaphoric)
    if base is None:
        return date_reading(None, "month", f"XXXX-{number:02d}")
    if step < 0:
        year = base.year - (number >= base.month)
    elif step > 0:
        year = base.year + (number <= base.month)
    else:
        year = base.year
    return _noted(at, cal.month(year, number), "month", "")


def _stepped_season(match: "re.Match[str]", at: Anchor) -> Reading:
    name = SEASONS[match["s"]]
    step, anaphoric = _step(match)
    base = _base(at, anaphoric=anaphoric)
    if base is None:
        return date_reading(None, "season", f"XXXX-{name}")
    years = [cal.season(base.year + n, name) for n in (-1, 0, 1)]
    if step < 0:
        found = [m for m in years if m.period and m.period.last < base][-1]
    elif step > 0:
        found = next(m for m in years if m.period and m.period.first > base)
    else:
        found = years[1]
    return _noted(at, found, "season", "")


def _distance(match: "re.Match[str]", at: Anchor) -> Reading | None:
    """Read "two days ago", "a year earlier", "three weeks later", "a month from now"."""
    unit, size = unit_of(match["u"])
    groups = match.groupdict()
    words = groups.get("n") or "one"
    count = None if re.fullmatch(VAGUE, words) else read_number(words)
    if match["n"] is None and match["u"].endswith("s"):
        count = None
    way = " ".join(match["way"].split())
    anaphoric = way in ("earlier", "later", "before", "after", "afterwards")
    sign = 1 if way in ("later", "from now", "hence", "after", "afterwards") else -1
    if count is None or count.denominator != 1:
        vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Reading(type="DATE", value=vague, kind="reference")
    if unit == "Y" and count == 1 and sign < 0 and at.quarter is not None:
        return _year_before_quarter(at)
    base = _base(at, anaphoric=anaphoric)
    known = UNKNOWN.get(unit, UNKNOWN["D"])
    if base is None:
        return date_reading(None, _KINDS.get(unit, "day"), known)
    on = cal.shift(base, unit, sign * int(count) * size)
    return _noted(at, cal.unit_at(on, unit), _KINDS.get(unit, "day"), known)


def _year_before_quarter(at: Anchor) -> Reading:
    """Compare with the same quarter a year before, as reports on a quarter do."""
    if at.quarter is None or at.quarter.period is None:
        return date_reading(None, "quarter", UNKNOWN["Q"])
    earlier = cal.unit_at(cal.shift(at.quarter.period.first, "Y", -1), "Q")
    return date_reading(earlier, "quarter", UNKNOWN["Q"])


def _year_ago(match: "re.Match[str]", at: Anchor) -> Reading:
    if at.quarter is not None:
        return _year_before_quarter(at)
    if at.published is None:
        return date_reading(None, "year", UNKNOWN["Y"])
    return date_reading(cal.year(at.published.year - 1), "year", "")


def _stretch(match: "re.Match[str]", at: Anchor) -> Reading | None:
    """Read "the past three weeks" and "the next few days": a length that ends or begins today."""
    unit, size = unit_of(match["u"])
    words = match["n"]
    vague = words is None or re.fullmatch(VAGUE, words)
    count = None if vague else read_number(words)
    if words is None and not match["u"].endswith("s"):
        count = read_number("one")
    ahead = match["dir"] in ("next", "coming", "following")
    value = cal.length(unit, size, count)
    if at.published is None or count is None or count.denominator != 1:
        unresolved = at.published is None and count is not None
        return Reading(type="DURATION", value=value, kind="stretch", unresolved=unresolved)
    edge = cal.shift(at.published, unit, (1 if ahead else -1) * int(count) * size)
    first, last = sorted((edge, at.published))
    return Reading(
        type="DURATION", value=value, kind="stretch", period=Period(first=first, last=last)
    )


def _nth_day(match: "re.Match[str]", at: Anchor) -> Reading | None:
    """Read "the next day", "the following morning's day" from the time named last."""
    base = _base(at, anaphoric=True)
    step = -1 if match["step"] in ("previous", "preceding") else 1
    found = None if base is None else cal.day(base + timedelta(step))
    return _noted(at, found, "day", UNKNOWN["D"])


def _reference(match: "re.Match[str]", at: Anchor) -> Reading:
    words = " ".join(match["w"].split())
    value = next(v for v, known in REFERENCES.items() if words in known)
    return Reading(type="DATE", value=value, kind="reference")


def _past(match: "re.Match[str]", at: Anchor) -> Reading:
    return Reading(type="DATE", value="PAST_REF", kind="reference")


def _year_end(match: "re.Match[str]", at: Anchor) -> Reading:
    if at.published is None:
        return date_reading(None, "year", UNKNOWN["Y"])
    december = Period.month(at.published.year, 12)
    return Reading(type="DATE", value=str(at.published.year), kind="year end", period=december)


_PARTS = "|".join(PARTS_OF_DAY)
_REFERENCE = "|".join(
    sorted((w for known in REFERENCES.values() for w in known), key=len, reverse=True)
).replace(" ", r"\s+")

RULES = (
    rule(
        r"(?P<w>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|today"
        r"|tomorrow)",
        _day_word,
    ),
    rule(r"(?P<w>tonight|overnight|last\s+night|last\s+evening)", _night),
    rule(r"the\s+(?P<step>next|following|previous|preceding)\s+day", _nth_day),
    rule(
        rf"(?:(?:mid|early|late)[\s-])?(?:(?P<how>this|that|the\s+same|the\s+next|the\s+following"
        rf"|that\s+same)\s+)?(?:(?:mid|early|late)[\s-])?(?P<p>{_PARTS})",
        _part,
    ),
    rule(rf"(?P<n>{NUMBER}|{VAGUE}|an?|one)[\s-]+(?P<u>{UNIT})(?:\s+or\s+(?:so|two))?\s+"
         r"(?P<way>ago|earlier|later|from\s+now|hence|before(?=\s*[,.;])|afterwards|after"
         r"(?=\s*[,.;]))", _distance),
    rule(rf"(?P<n>(?!))?(?P<u>days|weeks|months|years|decades)\s+(?P<way>ago|earlier|later)",
         _distance),
    rule(r"(?:(?:the|its|a)\s+)?(?:comparable\s+)?year[\s-](?:ago|earlier)"
         r"(?:\s+(?:first|second|third|fourth))?(?:[\s-](?:quarter|period))?", _year_ago),
    rule(rf"(?:the\s+)?(?P<dir>past|last|next|coming|following|previous)\s+(?P<n>{NUMBER}|{VAGUE})"
         rf"(?:\s+more)?[\s-]+(?P<u>{UNIT})", _stretch),
    rule(rf"(?:the\s+)?(?P<dir>past)\s+(?P<n>(?!))?(?P<u>{UNIT})", _stretch),
    rule(rf"(?P<dir>coming|recent)\s+(?P<n>(?!))?(?P<u>hours|days|weeks|months|years|quarters)",
         _stretch),
    rule(r"the\s+latest\s+(?:quarter|period)", _latest),
    rule(r"(?P<w>(?:the\s+)?(?:last|past|next|coming)|this|the)\s+weekend", _weekend),
    rule(rf"{_STEP_HERE}\s+(?P<w>{WEEKDAY})", _stepped_weekday),
    rule(rf"{_STEP_HERE}\s+(?P<m>{MONTH_LONG})", _stepped_month),
    rule(rf"{_STEP_HERE}\s+(?P<s>{SEASON})", _stepped_season),
    rule(rf"{_STEP_HERE}\s+(?:fiscal\s+)?(?P<u>{UNIT})", _stepped_unit),
    rule(r"the\s+(?:fiscal\s+|full\s+)?(?P<u>year|quarter|week|month)(?!-|\s+end(?:ed|ing)\b)", _unit_of_document),
    rule(rf"(?P<w>{_REFERENCE})(?!\s+(?:as|after|before)\b)", _reference),
    rule(r"(?P<w>(?:in\s+)?the\s+past)(?=\s*[,.;:)'\"”’]|\s+(?:and|to|by|as|has|had|was)\b)", _past),
    rule(r"(?P<w>year(?:['’]s)?[\s-]end)", _year_end),
)
