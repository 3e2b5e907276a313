"""Times of the clock: 9 a.m., 0000 GMT, two o'clock in the morning, noon."""

import re

from parley.read.times.anchor import Anchor
from parley.read.times.grammar import Reading, rule
from parley.read.times.numbers import CARDINALS

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


_TIME = r"(?P<h>\d{1,2})(?:[:.](?P<min>\d\d))?"
_OF_DAY = r"(?:\s+(?P<part>in\s+the\s+(?:morning|afternoon|evening)|at\s+night))"

RULES = (
    rule(
        rf"{_TIME}\s*(?:-|–|to)\s*(?P<h2>\d{{1,2}})(?::(?P<min2>\d\d))?\s*(?P<half>{_HALF}){_ZONE}?",
        _clocks,
    ),
    rule(rf"{_TIME}\s*(?P<half>{_HALF}){_ZONE}?", _clock),
    rule(rf"(?P<h>\d\d):?(?P<min>\d\d)(?:\s+hours(?:\s+local\s+time)?|{_ZONE})", _military),
    rule(r"(?<=\bat )(?P<h>\d{1,2}):(?P<min>\d\d)", _military),
    rule(rf"(?P<h>\d{{1,2}}|{_HOURS})\s+o['’]clock{_OF_DAY}?{_ZONE}?", _oclock),
    rule(rf"(?P<h>\d{{1,2}}|{_HOURS}){_OF_DAY}", _oclock),
    rule(rf"(?P<w>noon|midday|midnight){_ZONE}?", _named),
)
