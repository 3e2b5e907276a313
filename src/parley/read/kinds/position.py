"""Positions: what a party demands, accepts, rejects, or leaves open."""

from typing import Any

from parley.read.analysis import Analysis
from parley.read.clauses import extent, is_asked, is_hypothetical, is_negated, predicates
from parley.read.stances import Stance, demand, issue_at, support, verdict, will
from parley.records import Position

#: The first of them that finds a stance at a predicate gives it.
_READERS = (demand, will, verdict, support)


def read(analysis: Analysis) -> list[Position]:
    """Return every stance on an issue, in text order, one for overlapping words."""
    found: list[Position] = []
    for verb in predicates(analysis.doc):
        if is_asked(verb) or is_hypothetical(verb) or _is_doubted(verb):
            continue
        stance = next((s for r in _READERS if (s := r(analysis, verb)) is not None), None)
        position = _position(analysis, stance) if stance is not None else None
        if position is None or _is_superseded(analysis, verb) or _is_ruling(position, verb):
            continue
        if not any(
            p.span.start < position.span.end and position.span.start < p.span.end for p in found
        ):
            found.append(position)
    return found


_EVERYBODY = frozenset("people everybody everyone families parents folks".split())


def _is_ruling(position: Position, verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a court decides: that is an act, and no stance of a party."""
    return position.party.id.endswith(":JUD") and verb.lemma_.lower() in _RULING


_RULING = frozenset(
    """reject deny dismiss refuse uphold accept approve allow block overturn grant strike back
    support order""".split()
)


def _is_doubted(verb: Any) -> bool:  # noqa: ANN401
    """Tell "I do not think it wants a deal" from a stance that somebody asserts."""
    over = verb.head
    return verb.dep_ == "ccomp" and over.lemma_.lower() in _BELIEVING and is_negated(over)


_BELIEVING = frozenset({"think", "believe", "suppose", "expect", "imagine"})
#: What was said so has since been overtaken: "after initially saying that it would not sign".
_AT_FIRST = frozenset("initially originally previously formerly once earlier".split())


def _is_superseded(analysis: Analysis, verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a stance, or the cue that reports it, is one of earlier days."""
    around = [a for a in analysis.attributions if a.start <= verb.idx < a.end and a.cue_start >= 0]
    inner = min(around, key=lambda a: a.end - a.start, default=None)
    heads = [verb]
    if inner is not None:
        cue = inner.cue_start, inner.cue_start + len(inner.cue)
        heads += list(analysis.doc.char_span(*cue, alignment_mode="expand") or ())
    return any(c.lower_ in _AT_FIRST for t in heads for c in t.lefts)


def _position(analysis: Analysis, stance: Stance) -> Position | None:
    """Return a stance as a claim, `None` where its clause names no issue."""
    issue = issue_at(stance.head)
    if not issue or stance.party.name.lower() in _EVERYBODY:
        return None  # "people are scared; they want safe homes"
    maker, via = analysis.voice(stance.head.idx)
    return Position(
        source_sha256=analysis.source.sha256,
        span=analysis.span(*extent(stance.head, whole=stance.whole)),
        maker=maker,
        via=via,
        modality="demanded" if stance.value == "demands" else "asserted",
        party=stance.party,
        issue=issue,
        stance=stance.value,
    )
