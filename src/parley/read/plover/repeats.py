"""One record for one act: later mentions of the same act add to the first and go."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parley.records import ReportedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An event as one place of a text tells it.

    Attributes:
        event: The event.
        own: Sides that the mention itself names; the rest was filled from the text.
        bare: It only refers to an act ("the talks") and may mean one told elsewhere.
    """

    event: ReportedEvent
    own: frozenset[str]
    bare: bool


def once(mentions: Sequence[Mention]) -> list[ReportedEvent]:
    """Return the events in text order, without those that only mention another one again.

    Args:
        mentions: In text order, the longer first where two start together.
    """
    kept: list[ReportedEvent] = []
    for mention in sorted(mentions, key=lambda m: m.bare):
        event = mention.event
        for i, other in enumerate(kept):
            if _stands_in(event, other) or (mention.bare and _could_be(mention, other)):
                kept[i] = _enriched(other, event)
                break
        else:
            kept.append(event)
    return sorted(kept, key=lambda e: (e.span.start, e.span.end))


def _stands_in(event: ReportedEvent, other: ReportedEvent) -> bool:
    """Tell whether an event is told inside the words of another, or in the same words."""
    inside = other.span.start <= event.span.start and event.span.end <= other.span.end
    same_words = event.span.text.lower() == other.span.text.lower()
    return event.type == other.type and (inside or same_words)


def _could_be(mention: Mention, other: ReportedEvent) -> bool:
    """Tell whether a bare mention can mean another event: same type, no other party."""
    event = mention.event
    if event.type != other.type or (event.status == "planned") != (other.status == "planned"):
        return False
    return mention.own <= {other.source.side, other.target.side if other.target else ""}


def _enriched(kept: ReportedEvent, later: ReportedEvent) -> ReportedEvent:
    return replace(kept, when=kept.when or later.when, where=kept.where or later.where)
