"""When a pledge was made, when it begins, when it is due, and how long it holds."""

import re
from dataclasses import dataclass
from datetime import timedelta

from parley.read.analysis import Analysis
from parley.read.text import text_of
from parley.read.times import TimeMention
from parley.read.undertakings.undertaking import Undertaking
from parley.records import Period

#: Words before a time that say what it is to the pledge; looked for in this order.
_BEFORE = 40
_DUE = re.compile(r"\b(?:by|until|till|before|no later than|through)\s+(?:the\s+)?$", re.IGNORECASE)
_BEGINS = re.compile(
    r"\b(?:from|start\w*|begin\w*|began|effective|takes? effect|took effect|enters? into force|"
    r"into (?:force|effect))\b[^.;]{0,24}$",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?:agreed|announced|pledged|promised|vowed|said|signed|declared|proclaimed|offered|told|"
    r"reached|committed)\b(?:\s+(?:on|late|early))*\s*$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor\s+(?:the\s+next\s+|another\s+|an?\s+|up\s+to\s+)?$", re.IGNORECASE)
_LASTING = re.compile(
    r"^[\s-]*(?:humanitarian\s+|unilateral\s+|renewable\s+|nationwide\s+|temporary\s+){0,2}"
    r"(?:cease-?\s?fire|truce|pause|lull|halt|armistice|cessation|suspension|moratorium|freeze)",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"P(?P<clock>T?)(?P<count>\d+)(?P<unit>[HDWM])")
_DAYS = {"D": 1.0, "W": 7.0, "M": 30.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The times of a pledge.

    Attributes:
        made: When it was made.
        begins: When it takes effect.
        due: When it ends or must be done.
        term: ISO 8601 length for which it holds, `""` where not stated.
        unresolved: Words of a time that could not be resolved.
    """

    made: Period | None = None
    begins: Period | None = None
    due: Period | None = None
    term: str = ""
    unresolved: str = ""


def timing_of(analysis: Analysis, item: Undertaking) -> Timing:
    """Return the times of an undertaking, each by the words that stand before it."""
    sentence = item.head.sent
    start, end = min(sentence.start_char, item.start), max(sentence.end_char, item.end)
    made = begins = due = None
    term, unresolved = "", ""
    for mention in analysis.times_in(start, end):
        inside = item.start <= mention.start < item.end
        role = _role(analysis, mention, inside=inside)
        if role == "due" and mention.start < item.start:
            continue  # the deadline of another act of the same sentence
        if role == "term":
            term = term or mention.value
        elif mention.period is None:
            unresolved = unresolved or (mention.text if mention.unresolved else "")
        elif role == "due":
            due = due or mention.period
        elif role == "begins":
            begins = begins or mention.period
        elif role == "made":
            made = made or mention.period
    made = made or analysis.made()
    if due is None and begins is not None and (days := days_of(term)):
        due = Period.day(begins.first + timedelta(days=max(days - 1, 0)))
    return Timing(made=made, begins=begins, due=due, term=term, unresolved=unresolved)


def _role(analysis: Analysis, mention: TimeMention, *, inside: bool) -> str:
    """Return what a time is to the pledge: `due`, `begins`, `made`, `term` or `""`."""
    text = text_of(analysis.doc)
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    if mention.type == "DURATION":
        lasting = _FOR.search(before) or _LASTING.match(text, mention.end)
        if not lasting:
            lasting = _LASTING.match(text[mention.end :])
        return "term" if lasting and _LENGTH.fullmatch(mention.value) else ""
    for role, pattern in (("due", _DUE), ("begins", _BEGINS), ("made", _MADE)):
        if pattern.search(before):
            return role
    published = analysis.source.published
    is_past = (
        published is not None and mention.period is not None and (mention.period.last < published)
    )
    return "begins" if inside and not is_past else "made"


def days_of(term: str) -> int:
    """Return the whole days a length touches, 0 where it is none: `PT72H` is 3."""
    match = _LENGTH.fullmatch(term)
    if match is None:
        return 0
    count = int(match["count"])
    if match["clock"]:
        return -(-count // 24)
    return round(count * _DAYS[match["unit"]])
