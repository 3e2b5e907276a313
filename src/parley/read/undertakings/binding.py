"""What an accord binds those it names to, and what it forbids them."""

from collections.abc import Iterator
from typing import Any

from parley.read.acts import FORBIDDING, OBLIGING, STIPULATING
from parley.read.analysis import Analysis
from parley.read.clauses import conjoined, extent, is_negated, modals, objects, phrase, subject
from parley.read.text import text_of
from parley.read.undertakings.accords import is_accord
from parley.read.undertakings.spans import clause
from parley.read.undertakings.undertaking import (
    VERBAL,
    Undertaking,
    as_makers,
    doer,
    parties,
    undertaking,
)
from parley.read.undertakings.welcome import is_welcome
from parley.records import NOBODY

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl"})
_ANY = frozenset({"every", "each", "any"})
#: An accord that only would bind is none yet.
UNREAL = frozenset({"would", "could", "might", "may", "should"})
#: Modals by which a paper only permits.
_ALLOWING = frozenset({"can", "could", "may", "might", "should"})


def binding(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "the accord obliges X to", "stipulates that X will", "bars X from"."""
    lemma, holder = verb.lemma_.lower(), subject(verb)
    if lemma not in FORBIDDING | OBLIGING | STIPULATING or not is_finite(verb):
        return
    if holder is None or is_negated(verb) or modals(verb) & UNREAL or not is_accord(holder):
        return
    if lemma in FORBIDDING:
        yield from _forbidden(analysis, verb)
    else:
        yield from _bound(analysis, verb)


def is_finite(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a verb asserts: "the force to provide security" only names a purpose."""
    helped = any(c.dep_ == "aux" and c.lower_ != "to" for c in verb.lefts)
    return verb.tag_ in ("VBZ", "VBP", "VBD") or helped


def _bound(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "obliges both sides to X and to Y", "stipulates that Z will"."""
    for act in (c for c in verb.rights if c.dep_ in _COMPLEMENTS and c.pos_ in VERBAL):
        if act.dep_ == "advcl" and not any(c.lower_ == "to" for c in act.lefts):
            continue
        infinitive = act.tag_ == "VB" and not modals(act)
        if not (infinitive or modals(act) - _ALLOWING):
            continue  # "the accord says that the war began", "that they may leave"
        bound = next((o for o in objects(verb) if o.i < act.i), None)
        if bound is not None and any(c.lower_ in _ANY for c in bound.lefts):
            continue  # a standing rule for whoever joins, no undertaking of these parties
        named = parties(analysis, bound) if bound is not None else ()
        for deed in (act, *conjoined(act)):
            if deed.pos_ not in VERBAL or not is_welcome(deed):
                continue
            by, also = as_makers(named) if named else doer(analysis, deed, (NOBODY, ()))
            yield undertaking(deed, by, also, *clause(deed))
    yield from _second_party(analysis, verb)


def _second_party(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read the second pair of "commits the army to withdraw and the rebels to disarm"."""
    for noun in verb.subtree:
        if noun.dep_ != "conj" or noun.pos_ not in ("NOUN", "PROPN"):
            continue
        for act in noun.rights:
            infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in act.lefts)
            if act.dep_ == "acl" and infinitive and is_welcome(act):
                yield undertaking(act, *as_makers(parties(analysis, noun)), *clause(act))


def _forbidden(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "bars both from doing X", "forbids the militia to": one restraint, whatever it lists."""
    bound = next((o for o in objects(verb)), None)
    acts = [
        a
        for c in verb.rights
        for a in ((c,) if c.dep_ == "xcomp" else _gerunds(c))
        if a.pos_ == "VERB"
    ]
    if bound is None:
        return
    by, also = as_makers(parties(analysis, bound)) if acts else (NOBODY, ())
    last = acts[-1].right_edge if acts else bound.right_edge
    start, end = extent(verb, condition=False)
    yield Undertaking(
        head=verb,
        by=by,
        also=also,
        start=start,
        end=max(end, last.idx + len(last)) if not last.is_punct else end,
        act="refrain",
        object="; ".join(_deed(a) for a in acts) or phrase(bound),
    )


def _gerunds(prep: Any) -> tuple[Any, ...]:  # noqa: ANN401
    if prep.dep_ != "prep":
        return ()
    joined = [prep, *conjoined(prep)]
    return tuple(g for p in joined for c in p.children for g in (c, *conjoined(c)))


def _deed(act: Any) -> str:  # noqa: ANN401
    start, end = extent(act, condition=False)
    return text_of(act.doc)[start:end]
