"""Politically relevant acts, done, under way, denied or planned, with PLOVER type and status."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from parley.read.analysis import Analysis
from parley.read.blocks import blocks
from parley.read.plover.coding import Act, acts_of
from parley.read.plover.matching import noun_entry
from parley.read.plover.parties import named, parties
from parley.read.plover.repeats import Mention, once
from parley.read.plover.rivals import rival_of, rivals
from parley.read.plover.spans import clause_span, phrase_span
from parley.read.plover.telling import HOSTILE, SPOKEN, is_indefinite, told
from parley.records import AUTHOR, AUTHOR_ID, NOBODY, Actor, Period, ReportedEvent

#: Blocks of a text that only repeat what its body tells.
_HEADS = frozenset({"title", "byline", "repeat"})
#: Acts whose open role the text's two parties fill.
_FILLED = frozenset({"ASSAULT", "AGREE", "THREATEN", "RETREAT", "COERCE", "REJECT"})
#: Acts in which a plural subject names both parties.
_MUTUAL = frozenset({"AGREE", "CONSULT"})
#: Words that put an act told by a noun into the future.
_NEXT = frozenset({"next", "upcoming", "coming", "forthcoming", "planned", "future", "scheduled"})


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: Years before publication from which a dated act counts as history. News leaves the current year
#: out, so that any year in an undated text is history.
_PHASE_YEARS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An act that is told as an event, with its parties."""

    act: Act
    type: str
    status: str
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]


def read(analysis: Analysis) -> list[ReportedEvent]:
    """Return the acts a text reports, in text order, each told once."""
    found = list(_told(analysis))
    people = frozenset(
        analysis.cast.actor(e.root).id for e in analysis.doc.ents if e.label_ == "PERSON"
    )
    pair = rivals(((t.type, t.sources, t.targets) for t in found), people)
    mentions = []
    for item in found:
        event = _event(analysis, _filled(item, pair, people))
        if event is not None:
            own = frozenset(a.side for a in (*item.sources, *item.targets))
            mentions.append(Mention(event=event, own=own, bare=_is_bare(item)))
    return once(sorted(mentions, key=lambda m: (m.event.span.start, -m.event.span.end)))


def _is_bare(item: _Told) -> bool:
    """Tell whether an act is only mentioned, by a noun that does not name both of its parties."""
    act = item.act
    if item.sources and item.targets:
        return act.has("weak") and not act.nominal
    return act.nominal or (act.trigger.pos_ == "NOUN" and item.type in _MUTUAL)


def _told(analysis: Analysis) -> Iterator[_Told]:
    """Yield the acts told as events outside of titles and bylines."""
    heads = [b for b in blocks(analysis.source.text) if b.role in _HEADS]
    acts = [
        a for a in acts_of(analysis.doc) if not any(b.start <= a.trigger.idx < b.end for b in heads)
    ]
    by_trigger = {act.trigger.i: act for act in acts}
    for act in acts:
        inner = [a for a in acts if a.governor == act.trigger.i]
        reading = told(act, by_trigger.get(act.governor), inner)
        if reading is None:
            continue
        type_, status = reading
        sources = parties(analysis, [t for t in act.sources if noun_entry(t) is None])
        paths = [*act.targets, *(p for a in inner for p in a.targets if act.has("op"))]
        targets = named(analysis, paths, {a.id for a in sources})
        if len(sources) > 1 and (act.has("mutual") or type_ in _MUTUAL):
            sources, targets = sources[:1], sources[1:]
        yield _Told(act=act, type=type_, status=status, sources=sources, targets=targets)


def _filled(item: _Told, pair: tuple[Actor, ...], people: frozenset[str]) -> _Told:
    """Return the act with an open role filled by the text's two parties."""
    act, sources, targets = item.act, item.sources, item.targets
    if (act.has("mutual") or item.type == "AGREE") and not sources and not targets:
        return replace(item, sources=pair[:1], targets=pair[1:])
    if item.type not in _FILLED and not act.has("mutual"):
        return item
    if sources and not targets and (other := rival_of(sources[0], pair, people)) is not None:
        return replace(item, targets=(other,))
    if targets and not sources and (other := rival_of(targets[0], pair, people)) is not None:
        return replace(item, sources=(other,))
    return item


def _event(analysis: Analysis, item: _Told) -> ReportedEvent | None:
    act, sources, targets = item.act, item.sources, item.targets
    meeting = item.type == "CONSULT"
    start, end = phrase_span(act.trigger) if act.nominal else clause_span(act.head, meeting=meeting)
    speaker, via = analysis.voice(act.trigger.idx)
    if not _is_told_fully(analysis, item, start, end, speaker):
        return None
    period, words = _when(analysis, item, start, end)
    return ReportedEvent(
        source_sha256=analysis.source.sha256,
        span=analysis.span(start, end),
        maker=speaker,
        via=via,
        when_words=words,
        type=item.type,
        status=_status(analysis, item, period, speaker),
        source=_named(act.sources, sources),
        target=targets[0] if targets else None,
        also=sources[1:],
        also_targets=targets[1:],
        when=period,
        where=tuple(p.name for p in analysis.places_in(start, end)),
    )


def _is_told_fully(
    analysis: Analysis, item: _Told, start: int, end: int, speaker: Actor
) -> bool:
    """Tell whether the text says enough of an act for a record of its own."""
    act, sources, targets = item.act, item.sources, item.targets
    if (not sources and not targets) or _is_background(analysis, act, start, end):
        return False
    if item.type in SPOKEN and not act.nominal and not sources:
        return False
    if item.status == "planned" and act.has("weak"):
        return False
    if item.status == "planned" and item.type in HOSTILE:
        return bool(sources) and speaker.side in (AUTHOR_ID, "", sources[0].side)
    if item.type == "REQUEST" and sources and sources[0].id == analysis.issuer.id:
        return False
    if act.has("warn") and not (targets and sources and targets[0].side != sources[0].side):
        return False
    if act.has("weak"):
        return bool(sources and targets)
    if not act.nominal:
        return True
    placed = bool(analysis.times_in(start, end) or analysis.places_in(start, end))
    return placed or not is_indefinite(act.trigger) or bool(sources and targets)


def _is_background(analysis: Analysis, act: Act, start: int, end: int) -> bool:
    """Tell whether an act is told as history, years before the reporting."""
    if not act.nominal:
        start, end = min(start, act.head.left_edge.idx), max(end, act.head.right_edge.idx)
    published = analysis.source.published
    for found in _YEAR.finditer(analysis.source.text, start, end):
        if published is None or int(found[0]) < published.year - _PHASE_YEARS:
            return True
    return False


def _status(
    analysis: Analysis, item: _Told, period: Period | None, speaker: Actor
) -> str:
    """Return the status with the act's date and its teller taken in."""
    published = analysis.source.published
    if item.status == "happened" and item.act.nominal and item.type not in SPOKEN:
        words = {t.lower_ for t in item.act.trigger.subtree}
        if words & _NEXT or (period and published and period.first > published):
            return "planned"
    if item.status == "happened" and _is_alleged(item, speaker):
        return "alleged"
    return item.status


def _is_alleged(item: _Told, speaker: Actor) -> bool:
    """Tell whether only the opponent of who acts says so."""
    if item.type not in HOSTILE or speaker.id in ("", AUTHOR_ID) or speaker.side == "OUTLET":
        return False
    own = {a.id for a in item.sources} | {a.side for a in item.sources if ":" not in a.id}
    hit = {a.id for a in item.targets} | {a.side for a in item.targets if ":" not in a.id}
    return bool(own) and speaker.id not in own and (speaker.id in hit or speaker.side in hit)


def _when(
    analysis: Analysis, item: _Told, start: int, end: int
) -> tuple[Period | None, str]:
    """Return the day of an act: in its words, else in its clause, else of the document."""
    period, words = analysis.when(start, end)
    if period is None and not words and not item.act.nominal:
        head = item.act.head
        period, words = analysis.when(head.left_edge.idx, head.right_edge.idx)
    spoken = item.type in SPOKEN and item.sources and analysis.issuer != AUTHOR
    if period is None and spoken and item.sources[0].id == analysis.issuer.id:
        if analysis.source.published is not None:
            return Period.day(analysis.source.published), ""
    return period, words


def _named(tokens: tuple[Any, ...], sources: tuple[Actor, ...]) -> Actor:
    if sources:
        return sources[0]
    return Actor(name=tokens[0].text, id="") if tokens else NOBODY
