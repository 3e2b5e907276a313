"""One record for one act: later mentions of the same act add to the first and go."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parley.records import ReportedEvent

#: Code points within which "the blast" still means the one just told: some three sentences.
_NEAR = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An event as one place of a text tells it.

    Attributes:
        event: The event.
        own: Sides that the mention itself names; the rest was filled from the text.
        bare: It only refers to an act ("the talks") and may mean one told elsewhere.
        harm: It only says who came to harm in an attack told just before it.
    """

    event: ReportedEvent
    own: frozenset[str]
    bare: bool
    harm: bool = False


def once(mentions: Sequence[Mention]) -> list[ReportedEvent]:
    """Return the events in text order, without those that only mention another one again.

    Args:
        mentions: In text order, the longer first where two start together.
    """
    kept = _Kept()
    for mention in sorted(mentions, key=lambda m: m.bare or m.harm):
        place = kept.told_in_same_words(mention.event)
        if place is None and mention.bare:
            place = kept.meant_by(mention)
        if place is None and mention.harm:
            place = kept.attack_before(mention.event)
        if place is None:
            kept.add(mention.event)
        else:
            kept.events[place] = _enriched(kept.events[place], mention.event)
    told = {(e.type, e.source.side) for e in kept.events if e.status != "denied"}
    events = [e for e in kept.events if e.status != "denied" or (e.type, e.source.side) not in told]
    return sorted(events, key=lambda e: (e.span.start, e.span.end))


class _Kept:
    """The events kept so far, indexed so that a long text takes no longer per event."""

    def __init__(self) -> None:
        self.events: list[ReportedEvent] = []
        self._words: dict[tuple[str, str], int] = {}
        self._covered: dict[tuple[str, int], int] = {}
        self._parties: dict[tuple[str, bool], dict[frozenset[str], int]] = {}

    def add(self, event: ReportedEvent) -> None:
        place = len(self.events)
        self.events.append(event)
        self._words.setdefault((event.type, event.span.text.lower()), place)
        for offset in range(event.span.start, event.span.end):
            self._covered.setdefault((event.type, offset), place)
        sides = frozenset((event.source.side, event.target.side if event.target else ""))
        self._parties.setdefault(_group(event), {}).setdefault(sides, place)

    def told_in_same_words(self, event: ReportedEvent) -> int | None:
        """Return the event inside whose words this one stands, or that has the same words."""
        place = self._covered.get((event.type, event.span.start))
        if place is not None and event.span.end <= self.events[place].span.end:
            return place
        return self._words.get((event.type, event.span.text.lower()))

    def meant_by(self, mention: Mention) -> int | None:
        """Return the first event a bare mention can mean: same type, no other party."""
        told = self._parties.get(_group(mention.event), {})
        return min((i for sides, i in told.items() if mention.own <= sides), default=None)

    def attack_before(self, event: ReportedEvent) -> int | None:
        """Return the attack told last before an event and near it, `None` for none."""
        near = (
            place
            for place, told in enumerate(self.events)
            if told.type == event.type and 0 < event.span.start - told.span.end < _NEAR
        )
        return max(near, key=lambda place: self.events[place].span.end, default=None)


def _group(event: ReportedEvent) -> tuple[str, bool]:
    return event.type, event.status == "planned"


def _enriched(kept: ReportedEvent, later: ReportedEvent) -> ReportedEvent:
    return replace(
        kept,
        when=kept.when or later.when,
        where=kept.where or later.where,
        target=kept.target or later.target,
    )
