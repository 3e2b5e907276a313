"""Times at a distance: two days ago, a year earlier, the past three weeks, in coming days."""

import re

from parley.read.times import moment as cal
from parley.read.times.anchor import Anchor
from parley.read.times.grammar import KINDS, UNIT, UNKNOWN, rule, unit_of
from parley.read.times.numbers import NUMBER, VAGUE, read_number
from parley.read.times.reading import Reading, date_reading
from parley.read.times.words import REFERENCES
from parley.records import Period

# Words that count from the time named last; "ago" and "from now" count from the document date.
_ANAPHORIC = frozenset({"earlier", "later", "before", "after", "afterwards"})
#: "Will last two days" is a verb, "the last two days" none.
_NO_VERB = "".join(
    rf"(?<!\b{word} )"
    for word in "will would can could may might must shall should to not did does".split()
)
_FORWARD = frozenset({"later", "from now", "hence", "after", "afterwards"})


def _distance(match: "re.Match[str]", at: Anchor) -> Reading | None:
    """Read "two days ago", "a year earlier", "three weeks later", "a month from now"."""
    unit, size = unit_of(match["u"])
    count = read_number(match.groupdict().get("n") or "")
    way = " ".join(match["way"].split())
    sign = 1 if way in _FORWARD else -1
    if count is None or count.denominator != 1:
        vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Reading(type="DATE", value=vague, kind="reference")
    if unit == "Y" and count == size == 1 and sign < 0 and at.quarter is not None:
        return _quarter_before(at)
    base = at.base(match, anaphoric=way in _ANAPHORIC)
    kind, unknown = KINDS.get(unit, "day"), UNKNOWN.get(unit, UNKNOWN["D"])
    if base is None:
        return date_reading(None, kind, unknown)
    on = cal.shift(base, unit, sign * int(count) * size)
    return at.noted(match, date_reading(cal.unit_at(on, unit), kind, unknown))


def _quarter_before(at: Anchor) -> Reading:
    """Return the same quarter a year before, with which reports on a quarter compare."""
    quarter = at.quarter
    earlier = quarter and cal.unit_at(cal.shift(quarter.period.first, "Y", -1), "Q")
    return date_reading(earlier, "quarter", UNKNOWN["Q"])


def _year_ago(match: "re.Match[str]", at: Anchor) -> Reading:
    if at.quarter is not None:
        return _quarter_before(at)
    found = None if at.published is None else cal.year(at.published.year - 1)
    return date_reading(found, "year", UNKNOWN["Y"])


def _stretch(match: "re.Match[str]", at: Anchor) -> Reading | None:
    """Read "the past three weeks" and "the next few days": a length that ends or begins today."""
    unit, size = unit_of(match["u"])
    words = match.groupdict().get("n")
    if words is None:
        words = "" if match["u"].endswith("s") else "one"
    count = read_number(words)
    value = cal.length(unit, size, count)
    if at.published is None or count is None or count.denominator != 1:
        unresolved = at.published is None and count is not None
        return Reading(type="DURATION", value=value, kind="stretch", unresolved=unresolved)
    sign = 1 if match["dir"] in ("next", "coming", "following") else -1
    edge = cal.shift(at.published, unit, sign * int(count) * size)
    first, last = sorted((edge, at.published))
    period = Period(first=first, last=last)
    return Reading(type="DURATION", value=value, kind="stretch", period=period)


def _reference(match: "re.Match[str]", at: Anchor) -> Reading:
    words = " ".join(match["w"].split())
    value = next(v for v, known in REFERENCES.items() if words in known)
    return Reading(type="DATE", value=value, kind="reference")


def _past(match: "re.Match[str]", at: Anchor) -> Reading:
    return Reading(type="DATE", value="PAST_REF", kind="reference")


_REFERENCE = "|".join(
    sorted((w for known in REFERENCES.values() for w in known), key=len, reverse=True)
).replace(" ", r"\s+")
_MANY = r"(?P<u>hours|days|weeks|months|years|decades|quarters)"

RULES = (
    rule(
        rf"(?P<n>{NUMBER}|{VAGUE}|an?|one)[\s-]+(?P<u>{UNIT})(?:\s+or\s+(?:so|two))?\s+"
        r"(?P<way>ago|earlier|later|from\s+now|hence|(?:before|after|afterwards)(?=\s*[,.;]))",
        _distance,
    ),
    rule(rf"{_MANY}\s+(?P<way>ago|earlier|later)", _distance),
    rule(
        r"(?:(?:the|its|a)\s+)?(?:comparable\s+)?year[\s-](?:ago|earlier)"
        r"(?:\s+(?:first|second|third|fourth))?(?:[\s-](?:quarter|period))?",
        _year_ago,
    ),
    rule(
        rf"{_NO_VERB}(?:the\s+)?(?P<dir>past|last|next|coming|following|previous)\s+"
        rf"(?P<n>{NUMBER}|{VAGUE})(?:\s+more)?[\s-]+(?P<u>{UNIT})",
        _stretch,
    ),
    rule(rf"(?:the\s+)?(?P<dir>past)\s+(?P<u>{UNIT})", _stretch),
    rule(rf"(?P<dir>coming|recent)\s+{_MANY}", _stretch),
    rule(rf"(?P<w>{_REFERENCE})(?!\s+(?:as|after|before)\b)", _reference),
    rule(r"(?:in\s+)?the\s+past(?=\s*[,.;:)'\"”’]|\s+(?:and|to|by|as|has|had|was)\b)", _past),
)
