"""What a deal holds: "it brings the release of X, the return of Y and an end to Z"."""

from collections.abc import Iterator
from typing import Any

from parley.read.acts import ACT_NOUNS, DEALS
from parley.read.analysis import Analysis
from parley.read.clauses import phrase, subject
from parley.read.undertakings.undertaking import Undertaking
from parley.records import NOBODY


def contents(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read what a deal holds: "it brings the release of X, the return of Y and an end to Z"."""
    holder = subject(verb)
    if holder is None or not (holder.lemma_.lower() in DEALS or holder.lower_ in ("it", "this")):
        return
    last = verb.sent.end
    held = [t for t in verb.doc[verb.i + 1 : last] if t.dep_ in ("dobj", "conj", "appos", "attr")]
    nouns = [t for t in held if t.pos_ == "NOUN" and t.lemma_.lower() in ACT_NOUNS]
    for noun, following in zip(nouns, [*nouns[1:], None], strict=False):
        stop = following.left_edge.i if following is not None else last
        clause = next((c for c in noun.subtree if c.dep_ in ("acl", "relcl")), None)
        if clause is not None:
            stop = min(stop, max(clause.left_edge.i, noun.i + 1))
        start, end = _trimmed(verb.doc[noun.left_edge.i : stop])
        named = analysis.actors_in(start, end)
        yield Undertaking(
            head=noun,
            by=named[0] if named else NOBODY,
            also=tuple(named[1:2]),
            start=start,
            end=end,
            act=ACT_NOUNS[noun.lemma_.lower()],
            object=_goal(noun),
        )


def _trimmed(words: Any) -> tuple[int, int]:  # noqa: ANN401
    """Return the offsets of a stretch of tokens without commas and "and" at its end."""
    last = len(words) - 1
    while last > 0 and (words[last].is_punct or words[last].dep_ in ("cc", "mark", "aux")):
        last -= 1
    return words[0].idx, words[last].idx + len(words[last])


def _goal(noun: Any) -> str:  # noqa: ANN401
    goal = next((c for p in noun.rights if p.dep_ == "prep" for c in p.children), None)
    return phrase(goal) if goal is not None else phrase(noun)
