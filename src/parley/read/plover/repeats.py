"""One record for one act: later mentions of the same act add to the first and go."""

from dataclasses import replace

from parley.records import ReportedEvent


def once(events: list[ReportedEvent]) -> list[ReportedEvent]:
    """Return the events without those that only mention an earlier one again.

    Args:
        events: In text order, the longer first where two start together.
    """
    kept: list[ReportedEvent] = []
    for event in events:
        place = next((i for i, k in enumerate(kept) if _repeats(event, k)), None)
        if place is None:
            kept.append(event)
        else:
            kept[place] = _enriched(kept[place], event)
    return kept


def _repeats(later: ReportedEvent, first: ReportedEvent) -> bool:
    """Tell whether a mention stands inside an earlier one or tells the same deal."""
    if later.type != first.type:
        return False
    if first.span.start <= later.span.start and later.span.end <= first.span.end:
        return True
    if later.span.text.lower() == first.span.text.lower():
        return True
    same = _side(later) == _side(first) or _side(later) == _side(first)[::-1]
    short = len(later.span.text) <= len(first.span.text)
    return same and later.type == "AGREE" and (later.when is None or short)


def _side(event: ReportedEvent) -> tuple[str, str]:
    return event.source.side, event.target.side if event.target else ""


def _enriched(kept: ReportedEvent, later: ReportedEvent) -> ReportedEvent:
    return replace(kept, when=kept.when or later.when, where=kept.where or later.where)
