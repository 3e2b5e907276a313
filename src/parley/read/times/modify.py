"""Modifiers of a time: "early", "late", "earlier this", "the end of", "the week of"."""

import re
from dataclasses import replace
from datetime import timedelta

from parley.read.times import moment as cal
from parley.read.times.anchor import Anchor
from parley.read.times.reading import Found
from parley.records import Period

# Kinds of reading that name days, stretches of the calendar, and times within a day.
DAYS = frozenset({"day", "weekday"})
CALENDAR = DAYS | {"week", "month", "quarter", "season", "year", "decade", "half"}
CLOCKED = frozenset({"daytime"})

_MODIFIER = re.compile(
    r"(?:\b(?:the\s+)?(?P<edge>end|close|beginning|start|middle|first\s+days|last\s+days|eve|week"
    r"|month)\s+of\s+"
    r"|\b(?P<mod>early|earlier|late|later|mid|sometime|mid-to-late)(?:\s+in|\s+on)?(?:\s+|\s*-\s*)"
    r"|(?P<about>around\s+))$"
)
_MODIFIER_REACH = 24


def modified(one: Found, since: int, at: Anchor) -> Found:
    """Take in "early", "late", "the end of" and the like, narrowing the days they leave.

    Args:
        one: The reading.
        since: Where the words of the reading before it end.
        at: The state of the text.
    """
    if one.reading.kind not in CALENDAR | CLOCKED:
        return one
    match = _MODIFIER.search(at.folded, max(since, one.start - _MODIFIER_REACH), one.start)
    if match is None or match["about"]:
        return one
    word = " ".join((match["edge"] or match["mod"]).split())
    reading = one.reading
    if word in ("week", "month"):
        if reading.kind not in DAYS or reading.period is None:
            return one
        moment = cal.unit_at(reading.period.first, {"week": "W", "month": "M"}[word])
        reading = replace(
            reading, value=moment.value, period=moment.period, kind=word, moment=moment
        )
    elif reading.period is not None and reading.period.days > 1:
        reading = replace(reading, period=_narrow(reading.period, word, at))
    return Found(start=match.start(), end=one.end, reading=reading)


def _narrow(period: Period, word: str, at: Anchor) -> Period:
    """Return the part of a period that a modifier leaves.

    Thirds for early, middle and late, a tenth for an edge; the document date bounds "earlier"
    and "later".
    """
    third, tenth = max(1, period.days // 3), max(1, period.days // 10)
    first, last, today = period.first, period.last, at.published
    match word:
        case "early":
            return Period(first=first, last=first + timedelta(third - 1))
        case "late":
            return Period(first=last - timedelta(third - 1), last=last)
        case "beginning" | "start" | "first days":
            return Period(first=first, last=first + timedelta(tenth - 1))
        case "end" | "close" | "last days":
            return Period(first=last - timedelta(tenth - 1), last=last)
        case "mid" | "middle":
            return Period(first=first + timedelta(third), last=last - timedelta(third))
        case "earlier" if today is not None and first < today <= last:
            return Period(first=first, last=today - timedelta(1))
        case "later" if today is not None and first <= today < last:
            return Period(first=today + timedelta(1), last=last)
        case _:
            return period
