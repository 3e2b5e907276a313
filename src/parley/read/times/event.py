"""Times counted from an event the text names: "within three days of the vote"."""

import re

from parley.read.times import moment as cal
from parley.read.times.mention import TimeMention
from parley.records import Period

_WITHIN = re.compile(r"\b(?:within|inside|in\s+under|less\s+than|in\s+the)\s+$", re.IGNORECASE)
_FROM_EVENT = re.compile(
    r"\s+(?P<way>of|before|after|following|since|prior\s+to|from|into|ahead\s+of|earlier\s+than)"
    r"\s+(?=\w)",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"P(?P<clock>T?)(?P<count>\d+)(?P<unit>[SMHDWQY])")
_BEFORE = frozenset({"before", "prior to", "ahead of", "earlier than"})
# "within" stands at most this many characters before the length.
_WITHIN_REACH = 16


def event_words_after(text: str, mention: TimeMention) -> int | None:
    """Return where the event's words begin that a length is counted from, `None` if it is not.

    In "within three days of the vote" that is the offset of "the vote".
    """
    if mention.type != "DURATION":
        return None
    match = _FROM_EVENT.match(text, mention.end)
    if match is None:
        return None
    if match["way"].lower() == "of" and not _is_within(text, mention):
        return None  # "three weeks of fighting" is a length of fighting
    return match.end()


def resolve_relative_to(text: str, mention: TimeMention, event: Period) -> Period | None:
    """Return the days a length means when counted from an event.

    "Within" a length of an event are the days from its first to the length after its last (or
    before its first); "two days after" it is the day that far on. A "within" that names no event
    counts from the one given, which is then the day of the words themselves.

    Args:
        text: The text the mention stands in.
        mention: A length with a known count.
        event: Days of the event.

    Returns:
        The days, `None` where the words count from nothing or the count is unknown.
    """
    size = _LENGTH.fullmatch(mention.value)
    relation = _FROM_EVENT.match(text, mention.end)
    within = _is_within(text, mention)
    if size is None or (relation is None and not within):
        return None
    way = " ".join(relation["way"].lower().split()) if relation else "of"
    if way == "of" and not within:
        return None
    unit = size["unit"].lower() if size["clock"] else size["unit"]
    sign = -1 if way in _BEFORE else 1
    edge = event.first if sign < 0 else event.last
    far = cal.shift(edge, unit, sign * int(size["count"]))
    if within:
        return Period(first=min(event.first, far), last=max(event.last, far))
    return cal.unit_at(far, unit).period


def _is_within(text: str, mention: TimeMention) -> bool:
    before = text[max(0, mention.start - _WITHIN_REACH) : mention.start]
    return _WITHIN.search(before) is not None
