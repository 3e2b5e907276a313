"""Accords: which phrases mean one, and what is promised under one."""

from collections.abc import Iterator
from typing import Any

from parley.read.acts import ACCORDS
from parley.read.analysis import Analysis
from parley.read.clauses import conjoined, is_negated, is_passive, modals
from parley.read.undertakings.undertaking import (
    VERBAL,
    Undertaking,
    clause,
    doer,
    is_welcome,
    makers,
    undertaking,
)
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
    unsigned = any(c.lower_ in _UNSIGNED for c in holder.lefts)
    of_conduct = holder.lemma_.lower() == "code"
    return not unsigned and (of_conduct or holder.lemma_.lower() in ACCORDS)


def under_accord(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "under the deal X will …", "as part of it Y is to …", "an accord under which …"."""
    promised = bool(modals(verb) & _FUTURE)
    act = verb
    if verb.lemma_ == "be" and (held := _is_to(verb)) is not None:
        promised, act = True, held
    relative = verb.dep_ == "relcl" and is_accord(verb.head)
    scope = next((c for c in verb.children if _is_scope(c, relative=relative)), None)
    if scope is None or not (promised or (relative and verb.tag_ in ("VBZ", "VBP"))):
        return
    by, also = doer(analysis, act, (NOBODY, ())) if is_passive(act) else makers(analysis, verb)
    if is_welcome(act) and not is_negated(verb):
        yield undertaking(act, by, also, *clause(verb))
    for deed in conjoined(act):
        if deed.pos_ in VERBAL and (modals(deed) or deed.tag_ == "VB") and is_welcome(deed):
            by, also = doer(analysis, deed, (by, also))
            yield undertaking(deed, by, also, *clause(deed))


def _is_to(verb: Any) -> Any | None:  # noqa: ANN401
    """Return the act of "is to withdraw", `None` where there is none."""
    acts = (c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VB")
    return next((a for a in acts if any(c.lower_ == "to" for c in a.lefts)), None)


def _is_scope(token: Any, *, relative: bool) -> bool:  # noqa: ANN401
    """Tell whether a phrase says under which accord: "under the deal", "as part of the pact"."""
    if token.dep_ not in ("prep", "pcomp"):
        return False
    inside = list(token.subtree)
    led = token.lower_ in _SCOPES or any(t.lower_ in _SCOPE_NOUNS for t in inside[:3])
    if relative:
        return led and any(t.lower_ == "which" for t in inside)
    return led and any(
        t.lemma_.lower() in ACCORDS and t.dep_ == "pobj" and is_accord(t) for t in inside
    )
