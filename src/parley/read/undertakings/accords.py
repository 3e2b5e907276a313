"""Accords: which phrases mean one, and what is promised under one."""

from collections.abc import Iterator
from typing import Any

from parley.read.acts import ACCORDS, ACT_VERBS, COOPERATIVE, OBLIGING, PAPERS, STIPULATING
from parley.read.analysis import Analysis
from parley.read.clauses import conjoined, is_negated, is_passive, modals, subject
from parley.read.undertakings.spans import clause
from parley.read.undertakings.undertaking import (
    VERBAL,
    Undertaking,
    doer,
    makers,
    undertaking,
)
from parley.read.undertakings.welcome import is_welcome
from parley.read.undertakings.will import is_to
from parley.records import NOBODY

_FUTURE = frozenset({"will", "would", "shall", "must"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_SCOPES = frozenset({"under", "per"})
_SCOPE_NOUNS = frozenset({"part", "accordance", "line", "compliance", "terms", "pursuant"})
#: What makes a paper a proposal, which binds nobody.
_UNSIGNED = frozenset("draft proposed possible future new prospective eventual potential".split())


def is_accord(holder: Any) -> bool:  # noqa: ANN401
    """Tell whether a phrase is an accord, or takes one up from the sentence before: "it"."""
    if holder.tag_ == "WDT" and holder.head.dep_ == "relcl":
        return is_accord(holder.head.head)
    if holder.lower_ in ("it", "this"):
        before = holder.doc[holder.sent.start - 1].sent if holder.sent.start else ()
        return any(t.lemma_.lower() in ACCORDS and t.dep_ in _ARGUMENTS for t in before)
    if holder.lemma_.lower() in PAPERS:
        return _is_definite(holder)
    unsigned = any(c.lower_ in _UNSIGNED for c in holder.lefts)
    of_conduct = holder.lemma_.lower() == "code"
    return not unsigned and (of_conduct or holder.lemma_.lower() in ACCORDS)


def _is_definite(noun: Any) -> bool:  # noqa: ANN401
    return any(c.lower_ in ("the", "this", "that") for c in noun.lefts)


def under_accord(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "under the deal X will …", "as part of it Y is to …", "an accord under which …"."""
    present = verb.tag_ in ("VBZ", "VBP") and verb.lemma_.lower() in ACT_VERBS.keys() | COOPERATIVE
    promised = bool(modals(verb) & _FUTURE) or present
    act, scheduled = verb, False
    if (held := is_to(verb)) is not None:
        promised, act, scheduled = True, held, True
    relative = verb.dep_ == "relcl" and is_accord(verb.head)
    if not (promised or (relative and verb.tag_ in ("VBZ", "VBP"))):
        return
    if not (_has_scope(verb, relative=relative) or (scheduled and _goes_on(verb))):
        return
    by, also = doer(analysis, act, (NOBODY, ())) if is_passive(act) else makers(analysis, verb)
    if is_welcome(act) and not is_negated(verb):
        yield undertaking(act, by, also, clause(verb)[0], clause(act)[1])
    for deed in conjoined(act):
        if deed.pos_ in VERBAL and (modals(deed) or deed.tag_ == "VB") and is_welcome(deed):
            by, also = doer(analysis, deed, (by, also))
            yield undertaking(deed, by, also, *clause(deed))


def _has_scope(verb: Any, *, relative: bool) -> bool:  # noqa: ANN401
    """Tell whether a predicate, or the one it is joined to, says under which accord."""
    joined = verb.head if verb.dep_ == "conj" else verb
    return any(_is_scope(c, relative=relative) for v in (verb, joined) for c in v.children)


def _goes_on(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a clause goes on with the terms of the sentence before.

    "Under the accord the army will leave. In return, the rebels are to hand in their guns."
    """
    if verb.dep_ != "ROOT" or not verb.sent.start:
        return False
    before = verb.doc[verb.sent.start - 1].sent.root
    return _has_scope(before, relative=False) or _told_of_an_accord(before)


def _told_of_an_accord(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a sentence is about what an accord says or what was agreed."""
    holder = subject(verb)
    stipulating = verb.lemma_.lower() in STIPULATING | OBLIGING
    return verb.lemma_ == "agree" or (stipulating and holder is not None and is_accord(holder))


def _is_scope(token: Any, *, relative: bool) -> bool:  # noqa: ANN401
    """Tell whether a phrase says under which accord: "under the deal", "as part of the pact"."""
    if token.dep_ not in ("prep", "pcomp"):
        return False
    inside = list(token.subtree)
    led = token.lower_ in _SCOPES or any(t.lower_ in _SCOPE_NOUNS for t in inside[:3])
    if relative:
        return led and any(t.lower_ == "which" for t in inside)
    return led and any(t.dep_ == "pobj" and is_accord(t) for t in inside)
