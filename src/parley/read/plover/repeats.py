"""One record for one act: later mentions of the same act add to the first and go."""

from collections.abc import Sequence
from dataclasses import replace

from parley.records import ReportedEvent


def once(mentions: Sequence[tuple[ReportedEvent, bool]]) -> list[ReportedEvent]:
    """Return the events without those that only mention another one again.

    Args:
        mentions: (event, whether it is a bare mention such as "the talks") in text order.

    Returns:
        One event an act, in text order; what a mention adds stands in the event kept.
    """
    kept: list[ReportedEvent] = []
    for event in [e for e, bare in mentions if not bare]:
        _keep(event, kept, bare=False)
    for event in [e for e, bare in mentions if bare]:
        _keep(event, kept, bare=True)
    return sorted(kept, key=lambda e: (e.span.start, e.span.end))


def _keep(event: ReportedEvent, kept: list[ReportedEvent], *, bare: bool) -> None:
    for i, other in enumerate(kept):
        if _stands_in(event, other) or (bare and _could_be(event, other)):
            kept[i] = replace(other, when=other.when or event.when, where=other.where or event.where)
            return
    kept.append(event)


def _stands_in(event: ReportedEvent, other: ReportedEvent) -> bool:
    """Tell whether an event is told inside the words of another, or in the same words."""
    inside = other.span.start <= event.span.start and event.span.end <= other.span.end
    same_words = event.span.text.lower() == other.span.text.lower()
    return event.type == other.type and (inside or same_words)


def _could_be(event: ReportedEvent, other: ReportedEvent) -> bool:
    """Tell whether a bare mention can mean another event: same type, no other party."""
    if event.type != other.type or (event.status == "planned") != (other.status == "planned"):
        return False
    return _sides(event) <= _sides(other) or _sides(other) <= _sides(event)


def _sides(event: ReportedEvent) -> set[str]:
    ends = (event.source.side, event.target.side if event.target else "")
    return {side for side in ends if side}
