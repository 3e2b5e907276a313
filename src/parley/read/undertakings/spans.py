"""Which words carry a promised act: its clause, without preambles, conditions and asides."""

from typing import Any

from parley.read.acts import ACT_NOUNS
from parley.read.clauses import extent, objects, subject


def clause(verb: Any) -> tuple[int, int]:  # noqa: ANN401
    """Return the offsets of the clause of an act, without preambles, conditions and asides."""
    start, end = extent(verb, condition=False)
    first = subject(verb)
    if first is not None and first.head.i == verb.i and first.i < verb.i:
        fronted = [c for c in verb.lefts if c.i < first.left_edge.i and c.dep_ == "prep"]
        if fronted and not any(_is_time(c) for c in fronted):
            start = max(start, first.left_edge.idx)
        if _is_long(first):
            start = max(start, _predicate_start(verb))
    if verb.dep_ == "relcl" and verb.left_edge.lower_ in ("who", "which", "that"):
        start = max(start, verb.doc[verb.left_edge.i + 1].idx)
    for thing in objects(verb)[-1:]:
        for aside in thing.rights:
            comma = verb.doc[aside.left_edge.i - 1]
            if aside.dep_ == "appos" and comma.text == ",":
                end = min(end, comma.idx)
    step = counterpart(verb)
    if step is not None:
        opener = verb.doc[step.head.i - 1]
        before = verb.doc[opener.i - 1]
        end = min(end, (before if before.lower_ == "in" else opener).idx - 1)
    return start, end


#: An aside to the subject wider than this many code points is no part of the act.
_ASIDE = 60


def _is_long(holder: Any) -> bool:  # noqa: ANN401
    """Tell whether a clause or an apposition between commas parts a subject from its verb."""
    asides = [c for c in holder.rights if c.dep_ in ("relcl", "appos", "acl")]
    asides = [c for c in asides if c.left_edge.i and c.doc[c.left_edge.i - 1].text == ","]
    return sum(len(t.text_with_ws) for c in asides for t in c.subtree) > _ASIDE


def _predicate_start(verb: Any) -> int:  # noqa: ANN401
    """Return the offset of a predicate's first auxiliary, negation or the verb itself."""
    led = [c.idx for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg")]
    return int(min([verb.idx, *led]))


#: Words before "with", "for" or "to" that set two acts off against each other.
_IN_STEP = frozenset(
    "concurrently simultaneously together parallel exchange return step tandem".split()
)


def counterpart(act: Any) -> Any | None:  # noqa: ANN401
    """Return the noun of the act that an agreed act goes step in step with, else `None`.

    In "the guns are given up in step with the withdrawal of X" both are promised.
    """
    for noun in act.subtree:
        if noun.dep_ != "pobj" or noun.lemma_.lower() not in ACT_NOUNS or noun.i < act.i:
            continue
        opener = noun.doc[noun.head.i - 1]
        in_step = opener.lower_ in _IN_STEP and opener.pos_ != "VERB"
        if noun.head.lower_ in ("with", "for", "to") and in_step:
            return noun
    return None


def _is_time(prep: Any) -> bool:  # noqa: ANN401
    return any(c.ent_type_ in ("DATE", "TIME") for c in prep.children)
