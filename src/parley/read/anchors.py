"""Times counted from an event the same text dates: "within three days of the vote"."""

from dataclasses import replace
from typing import Any

from parley.read.text import text_of
from parley.read.times import TimeMention, event_words_after, resolve_relative_to
from parley.records import Period

#: Nouns that mean one meeting when a text speaks of it again.
_MEETINGS = frozenset("talk negotiation meeting round summit conference session discussion".split())


def anchored(doc: Any, times: tuple[TimeMention, ...]) -> tuple[TimeMention, ...]:  # noqa: ANN401
    """Return the times with those that are counted from a dated event resolved.

    Args:
        doc: The spaCy parse.
        times: Its time expressions, in text order.
    """
    return tuple(_anchored(doc, mention, times) for mention in times)


def _anchored(
    doc: Any,  # noqa: ANN401
    mention: TimeMention,
    times: tuple[TimeMention, ...],
) -> TimeMention:
    offset = event_words_after(text_of(doc), mention) if mention.period is None else None
    if offset is None:
        return mention
    words = doc.char_span(offset, offset + 1, alignment_mode="expand")
    event = None if words is None else _head(words.root)
    dated = None if event is None else _days_of(doc, event, times)
    period = None if dated is None else resolve_relative_to(text_of(doc), mention, dated)
    return mention if period is None else replace(mention, period=period, unresolved=False)


def _head(token: Any) -> Any:  # noqa: ANN401
    """Return the noun of the phrase that a token opens: "talks" of "the Istanbul talks"."""
    while token.dep_ in ("det", "compound", "amod", "poss", "nmod", "nummod"):
        token = token.head
    return token


def _days_of(doc: Any, event: Any, times: tuple[TimeMention, ...]) -> Period | None:  # noqa: ANN401
    """Return the days the text gives the event in another sentence, the nearest one's."""
    found = [
        (abs(token.i - event.i), mention.period)
        for token in doc
        if _same_event(token, event) and token.sent != event.sent
        for mention in times
        if mention.period is not None
        and token.sent.start_char <= mention.start < token.sent.end_char
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _same_event(token: Any, event: Any) -> bool:  # noqa: ANN401
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    one, other = token.lemma_.lower(), event.lemma_.lower()
    return bool(one == other or {one, other} <= _MEETINGS)


#: Words of a day that, inside a quotation, mean the day of speaking and not of publication.
_DEICTIC = frozenset({"today", "tonight", "yesterday", "tomorrow", "this morning", "this evening"})


def without_spoken_days(
    times: tuple[TimeMention, ...], quoted: list[tuple[int, int]]
) -> tuple[TimeMention, ...]:
    """Return the times with "today" in quoted words left open: the day of speaking is not known.

    Args:
        times: Time expressions of a report.
        quoted: (start, end) of the words that others speak.
    """
    return tuple(
        replace(mention, period=None, unresolved=True)
        if mention.text.lower() in _DEICTIC
        and any(start <= mention.start < end for start, end in quoted)
        else mention
        for mention in times
    )
