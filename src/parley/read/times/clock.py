"""Times within a day: 9 a.m., 1530 GMT, six o'clock at night, noon, this evening."""

import re
from datetime import timedelta

from parley.read.times import moment as cal
from parley.read.times.anchor import Anchor
from parley.read.times.grammar import PART, is_part_of_name, rule
from parley.read.times.numbers import CARDINALS
from parley.read.times.reading import Reading
from parley.read.times.words import PARTS_OF_DAY
from parley.records import Period

_ZONE = (
    r"(?:\s*(?:gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|eet|eest|msk|bst|ist|z"
    r"|(?:local|eastern|moscow|kyiv|kiev)(?:\s+standard|\s+daylight)?\s+time)\b)"
)
_HALF = r"(?:a\.?m\b\.?|p\.?m\b\.?)"
_HOURS = "|".join(w for w, n in CARDINALS.items() if 1 <= n <= 12 and len(w) > 2 and w != "couple")
_NAMED = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}


def _hour(words: str, half: str | None) -> int | None:
    hour = int(words) if words.isdigit() else CARDINALS[words]
    if half and half[0] == "p" and hour < 12:
        return hour + 12
    if half and half[0] == "a" and hour == 12:
        return 0
    return hour if hour <= 24 else None


def _reading(hour: int | None, minute: int) -> Reading | None:
    if hour is None or minute > 59:
        return None
    return Reading(type="TIME", value=f"T{hour:02d}:{minute:02d}", kind="clock", unresolved=True)


def _clock(match: "re.Match[str]", at: Anchor) -> Reading | None:
    return _reading(_hour(match["h"], match["half"]), int(match["min"] or 0))


def _clocks(match: "re.Match[str]", at: Anchor) -> Reading | None:
    """Read "9 to 11 a.m.": the half of the day stands once for both ends."""
    first = _reading(_hour(match["h"], match["half"]), int(match["min"] or 0))
    last = _reading(_hour(match["h2"], match["half"]), int(match["min2"] or 0))
    if first is None or last is None:
        return None
    value = f"{first.value}/{last.value}"
    return Reading(type="TIME", value=value, kind="clock", unresolved=True)


def _military(match: "re.Match[str]", at: Anchor) -> Reading | None:
    return _reading(_hour(match["h"], None), int(match["min"]))


def _oclock(match: "re.Match[str]", at: Anchor) -> Reading | None:
    part = match["part"]
    half = None if part is None else "a" if "morning" in part else "p"
    return _reading(_hour(match["h"], half), 0)


def _named(match: "re.Match[str]", at: Anchor) -> Reading:
    return Reading(type="TIME", value=_NAMED[match["w"]], kind="clock", unresolved=True)


def _night(match: "re.Match[str]", at: Anchor) -> Reading | None:
    """Read "tonight", "overnight" and "last night"; a night belongs to the day it begins on."""
    if is_part_of_name(match, at):
        return None
    if at.published is None:
        return Reading(type="TIME", value="XXXX-XX-XXTNI", kind="daytime", unresolved=True)
    on = at.published - timedelta(match["w"] != "tonight")
    code = "EV" if "evening" in match["w"] else "NI"
    last = at.published if match["w"] == "overnight" else on
    period = Period(first=on, last=last)
    return Reading(type="TIME", value=f"{on.isoformat()}T{code}", kind="daytime", period=period)


def _part(match: "re.Match[str]", at: Anchor) -> Reading:
    """Read "this morning" and "that evening"; a bare part waits for its day."""
    code = PARTS_OF_DAY[match["p"]]
    if match["how"] is None:
        return Reading(type="TIME", value=f"T{code}", kind="part")
    how = " ".join(match["how"].split())
    base = at.base(match, anaphoric=how != "this")
    if base is None:
        return Reading(type="TIME", value=f"XXXX-XX-XXT{code}", kind="daytime", unresolved=True)
    day = cal.day(base + timedelta(how in ("the next", "the following")))
    return at.noted(
        match,
        Reading(
            type="TIME",
            value=f"{day.value}T{code}",
            kind="daytime",
            period=day.period,
            moment=day,
        ),
    )


_TIME = r"(?P<h>\d{1,2})(?:[:.](?P<min>\d\d))?"
#: Without a zone or "a.m.", digits are a time of day behind one of these, no score or ratio.
_AT = "|".join(
    rf"(?<=\b{word} )" for word in "at from by until till before after around since".split()
)
_OF_DAY = r"(?:\s+(?P<part>in\s+the\s+(?:morning|afternoon|evening)|at\s+night))"

RULES = (
    rule(
        rf"{_TIME}\s*(?:-|–|to)\s*(?P<h2>\d{{1,2}})(?::(?P<min2>\d\d))?\s*(?P<half>{_HALF}){_ZONE}?",
        _clocks,
    ),
    rule(rf"{_TIME}\s*(?P<half>{_HALF}){_ZONE}?", _clock),
    rule(rf"(?P<h>\d\d):?(?P<min>\d\d)(?:\s+hours(?:\s+local\s+time)?|{_ZONE})", _military),
    rule(rf"(?:{_AT})(?P<h>\d{{1,2}}):(?P<min>\d\d)", _military),
    rule(rf"(?P<h>\d{{1,2}}|{_HOURS})\s+o['’]clock{_OF_DAY}?{_ZONE}?", _oclock),
    rule(rf"(?P<h>\d{{1,2}}|{_HOURS}){_OF_DAY}", _oclock),
    rule(rf"(?P<w>noon|midday|midnight){_ZONE}?", _named),
    rule(r"(?P<w>tonight|overnight|last\s+night|last\s+evening)", _night),
    rule(
        rf"(?:(?:mid|early|late)[\s-])?(?:(?P<how>this|that|that\s+same|the\s+same|the\s+next"
        rf"|the\s+following)\s+)?(?:(?:mid|early|late)[\s-])?(?P<p>{PART})",
        _part,
    ),
)
