"""Politically relevant acts, done, under way, denied or planned, with PLOVER type and status."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from parley.read.analysis import Analysis
from parley.read.blocks import blocks
from parley.read.plover.coding import Act, acts_of
from parley.read.plover.parties import others, parties
from parley.read.plover.spans import clause_span, phrase_span
from parley.records import AUTHOR_ID, NOBODY, Actor, Period, ReportedEvent

#: Acts that words alone perform: done once said, never under way or alleged.
_SPOKEN = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
#: Acts the other side or the public would welcome: promised, they are pledges.
_WELCOME = frozenset({"AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
#: Governing acts that take what they govern for granted: the governed act is told as well.
_FACTIVE = frozenset({"SUPPORT", "ACCUSE", "CONSULT"})
#: Verbs that promise or offer: pledges and offers have no event beside them.
_COMMISSIVE = frozenset({"promise", "pledge", "vow", "swear", "undertake", "commit", "guarantee", "offer"})
#: Verbs whose present tense is a standing attitude.
_STANDING = frozenset({"support", "back", "oppose", "resist", "defend", "uphold", "reject", "demand", "want"})
#: Words that say an act told by a noun is under way.
_ONGOING = frozenset(
    {"ongoing", "continue", "continued", "continuing", "current", "spike", "stalled", "sustained"}
)
#: Blocks of a text that only repeat what its body tells.
_HEADS = frozenset({"title", "byline", "repeat"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def read(analysis: Analysis) -> list[ReportedEvent]:
    """Return the acts a text reports, in text order, each told once."""
    heads = [b for b in blocks(analysis.source.text) if b.role in _HEADS]
    acts = [
        act
        for act in acts_of(analysis.doc)
        if not any(b.start <= act.trigger.idx < b.end for b in heads)
    ]
    by_trigger = {act.trigger.i: act for act in acts}
    found = [e for act in acts for e in _events(analysis, act, by_trigger)]
    return _once(sorted(found, key=lambda e: e.span.start))


def _events(
    analysis: Analysis, act: Act, by_trigger: dict[int, Act]
) -> Iterator[ReportedEvent]:
    governor = by_trigger.get(act.governor)
    reading = _reading(analysis, act, governor)
    if reading is None:
        return
    type_, status = reading
    start, end = phrase_span(act.trigger) if act.nominal else clause_span(act.head)
    speaker, via = analysis.voice(act.trigger.idx)
    sources = parties(analysis, act.sources)
    targets = others(analysis, act.targets, {a.side for a in sources})
    if act.has("mutual") and not targets and len(sources) > 1:
        sources, targets = sources[:1], sources[1:]
    if act.type == "CONSULT" and not targets and len(sources) > 1:
        sources, targets = sources[:1], sources[1:]
    if not _told(act, sources, targets, analysis, start, end):
        return
    if status == "happened" and _is_alleged(type_, sources, targets, speaker):
        status = "alleged"
    period, words = analysis.when(start, end)
    yield ReportedEvent(
        source_sha256=analysis.source.sha256,
        span=analysis.span(start, end),
        maker=speaker,
        via=via,
        when_words=words,
        type=type_,
        status=status,
        source=_named(act.sources, sources),
        target=targets[0] if targets else None,
        also=sources[1:],
        also_targets=targets[1:],
        when=period,
        where=tuple(p.name for p in analysis.places_in(start, end)),
    )


def _reading(analysis: Analysis, act: Act, governor: Act | None) -> tuple[str, str] | None:
    """Return the guide's type and status of an act, `None` where it is no event."""
    scope, type_ = act.scope, act.type
    if not type_ or scope.must or scope.condition or scope.possible or act.has("stance"):
        return None
    if governor is not None:
        if governor.type == "ACCUSE" and type_ in _HOSTILE | {"AID"}:
            return type_, "alleged"
        if not (act.nominal and governor.type in _FACTIVE):
            return None
    if scope.denied:
        return type_, "denied"
    if scope.negated or (scope.imagined and not act.nominal):
        return None
    if act.has("breakoff"):
        type_ = "REJECT"
    if type_ == "AGREE" and act.trigger.lemma_ in _COMMISSIVE:
        return None
    if act.trigger.lemma_ in _STANDING and act.trigger.tag_ in ("VBZ", "VBP"):
        return None
    if scope.future:
        if type_ in _HOSTILE and scope.conditional:
            return "THREATEN", "happened"
        return None if type_ in _WELCOME else (type_, "planned")
    if type_ in _SPOKEN:
        return type_, "happened"
    return type_, "ongoing" if _is_ongoing(act) else "happened"


def _is_ongoing(act: Act) -> bool:
    if act.nominal:
        return any(c.lower_ in _ONGOING for c in act.trigger.lefts)
    return act.scope.ongoing or act.scope.aspect or act.scope.effort


def _told(
    act: Act,
    sources: tuple[Actor, ...],
    targets: tuple[Actor, ...],
    analysis: Analysis,
    start: int,
    end: int,
) -> bool:
    """Tell whether an act is told as one that took place, not only spoken about."""
    if not act.nominal:
        return bool(sources or targets or not act.has("weak"))
    if act.has("weak"):
        return bool(sources and targets)
    placed = bool(analysis.times_in(start, end) or analysis.places_in(start, end))
    definite = any(
        c.dep_ == "poss" or c.lower_ in _DEFINITE for c in act.trigger.lefts
    )
    return bool(sources or targets) and (definite or placed or bool(sources and targets))


def _is_alleged(
    type_: str, sources: tuple[Actor, ...], targets: tuple[Actor, ...], speaker: Actor
) -> bool:
    """Tell whether only the opponent of who acts says so."""
    if type_ not in _HOSTILE or speaker.id in ("", AUTHOR_ID) or speaker.side == "OUTLET":
        return False
    sides = {a.side for a in sources}
    return bool(sides) and speaker.side not in sides and speaker.side in {a.side for a in targets}


def _named(tokens: tuple[Any, ...], sources: tuple[Actor, ...]) -> Actor:
    if sources:
        return sources[0]
    return Actor(name=tokens[0].text, id="") if tokens else NOBODY


def _once(events: list[ReportedEvent]) -> list[ReportedEvent]:
    """Return the events without later mentions of the same act."""
    kept: list[ReportedEvent] = []
    for event in events:
        twin = next((k for k in kept if _same(k, event)), None)
        if twin is None:
            kept.append(event)
        else:
            kept[kept.index(twin)] = _enriched(twin, event)
    return kept


def _same(a: ReportedEvent, b: ReportedEvent) -> bool:
    if a.span.start <= b.span.start < a.span.end and a.type == b.type:
        return a.span.end >= b.span.end
    return a.type == b.type and a.span.text.lower() == b.span.text.lower()


def _enriched(kept: ReportedEvent, later: ReportedEvent) -> ReportedEvent:
    when: Period | None = kept.when or later.when
    return replace(kept, when=when, where=kept.where or later.where)


