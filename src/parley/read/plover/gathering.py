"""The acts a text tells as events, each with its parties and what is joined to it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from parley.read.analysis import Analysis
from parley.read.blocks import blocks
from parley.read.plover.coding import Act, acts_of, governed_acts
from parley.read.plover.doers import is_cause
from parley.read.plover.enough import is_enough
from parley.read.plover.figurative import is_figurative
from parley.read.plover.lexicon import in_class
from parley.read.plover.phrases import lemma, words_of
from parley.read.plover.remit import is_in_remit
from parley.read.plover.reported import ReportedAct
from parley.read.plover.roles import verb_sources
from parley.read.plover.senses import is_meant
from parley.read.plover.sides import parties_of
from parley.read.plover.spans import clause_span, phrase_span
from parley.read.plover.telling import told

#: Blocks of a text that only repeat what its body tells.
_HEADS = frozenset({"title", "byline", "repeat"})


def reported_acts(analysis: Analysis) -> Iterator[ReportedAct]:
    """Yield the acts told as events outside of titles and bylines, with parties of their own."""
    heads = [b for b in blocks(analysis.source.text) if b.role in _HEADS]
    acts = [
        a
        for a in acts_of(analysis.doc)
        if not any(b.start <= a.trigger.idx < b.end for b in heads)
        and not (a.has("loose") or a.has("foretold"))  # of the wide reading only
    ]
    by_trigger = {act.trigger.i: act for act in acts}
    governed = governed_acts(acts)
    joined: dict[int, list[Act]] = {}
    for act in acts:
        first = by_trigger.get(act.trigger.head.i)
        if first is not None and (_is_joined(act, first) or _is_told_by(act, first)):
            joined.setdefault(first.trigger.i, []).append(act)
    followers = {act.trigger.i for found in joined.values() for act in found}
    for act in acts:
        inner = governed.get(act.trigger.i, [])
        reading = told(act, by_trigger.get(act.governor), inner)
        if reading is None or act.trigger.i in followers:
            continue
        later = joined.get(act.trigger.i, [])
        spans = [_span(a, reading[0]) for a in (act, *later)]
        if not act.sources and (doing := next((a for a in later if _is_told_by(a, act)), None)):
            act = replace(act, sources=doing.sources)
        elif (cause := _cause(act)) is not None:
            act = replace(act, sources=tuple(verb_sources(cause)))
            spans.append(clause_span(cause))
        sources, targets = parties_of(analysis, act, reading[0], inner)
        item = ReportedAct(
            act=act,
            type=reading[0],
            status=reading[1],
            sources=sources,
            targets=targets,
            start=spans[0][0],
            end=max(end for _, end in spans),
        )
        if not is_enough(analysis, item) or is_figurative(analysis, item):
            continue
        if is_meant(analysis, item) and is_in_remit(analysis, item):
            yield item


def _span(act: Act, type_: str) -> tuple[int, int]:
    if act.nominal:
        return phrase_span(act.trigger)
    meeting = type_ == "CONSULT" and not (act.entry and act.entry.particle)
    return clause_span(act.head, meeting=meeting)


def _is_joined(act: Act, first: Act) -> bool:
    """Tell whether two acts of a type are told in one breath ("attack X and kidnap Y")."""
    return (
        act.type == first.type
        and act.trigger.dep_ == "conj"
        and act.governor == first.governor
        and not any(c.dep_ in ("nsubj", "nsubjpass", "npadvmod") for c in act.trigger.lefts)
        and not any(t.ent_type_ in ("DATE", "TIME") for t in words_of(act.trigger))
    )


def _is_told_by(act: Act, harm: Act) -> bool:
    """Tell whether an act is the doing of harm told without its doer."""
    attacks = act.type == harm.type == "ASSAULT" and not act.nominal and not harm.nominal
    return attacks and not harm.sources and is_cause(act.head, harm.head)


def _cause(act: Act) -> Any | None:  # noqa: ANN401  (spaCy ships no types we follow)
    """Return the clause that says who did harm told without its doer, whatever verb says it."""
    if act.type != "ASSAULT" or act.nominal or act.sources:
        return None
    cause = next((c for c in act.head.rights if is_cause(c, act.head)), None)
    meant = cause is not None and not any(in_class(lemma(t), "accident") for t in words_of(cause))
    return cause if meant else None
