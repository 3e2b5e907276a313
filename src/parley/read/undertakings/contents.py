"""What a deal holds: "it brings the release of X, the return of Y and an end to Z"."""

from collections.abc import Iterator
from typing import Any

from parley.read.acts import ACT_NOUNS, DEALS, HOLDING, OBLIGING, STIPULATING, TRUCES
from parley.read.analysis import Analysis
from parley.read.clauses import is_negated, modals, phrase, subject
from parley.read.undertakings.accords import is_accord
from parley.read.undertakings.binding import UNREAL, is_finite
from parley.read.undertakings.classes import act_of_noun
from parley.read.undertakings.undertaking import Undertaking, as_makers
from parley.records import NOBODY

_HELD = frozenset({"dobj", "conj", "appos", "attr", "pobj"})


def contents(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read what a deal holds: "it brings the release of X, the return of Y and an end to Z"."""
    lemma, holder = verb.lemma_.lower(), subject(verb)
    calls = lemma == "call" and any(c.lower_ == "for" for c in verb.rights)
    if holder is None or not (lemma in HOLDING or calls) or not is_finite(verb):
        return
    if is_negated(verb) or modals(verb) & UNREAL:
        return
    told_of = holder.lemma_.lower() in DEALS or holder.lower_ in ("it", "this")
    if is_accord(holder) or (told_of and not calls):
        yield from _held(analysis, verb)


def _held(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "it brings the release of X, the return of Y and an end to Z"."""
    last = verb.sent.end
    of_verb = [t for t in verb.doc[verb.i + 1 : last] if t.dep_ in _HELD]
    nouns = [t for t in of_verb if t.pos_ == "NOUN" and t.lemma_.lower() in ACT_NOUNS]
    nouns = [t for t in nouns if t.dep_ != "pobj" or t.head.head.i == verb.i]
    for noun, following in zip(nouns, [*nouns[1:], None], strict=False):
        stop = following.left_edge.i if following is not None else last
        relative = next((c for c in noun.subtree if c.dep_ in ("acl", "relcl")), None)
        if relative is not None:
            stop = min(stop, max(relative.left_edge.i, noun.i + 1))
        yield by_act_noun(analysis, noun, stop)


def by_act_noun(analysis: Analysis, noun: Any, stop: int) -> Undertaking:  # noqa: ANN401
    """Return the undertaking of an act put as a noun, whose words end before a token."""
    start, end = _trimmed(noun.doc[noun.left_edge.i : stop])
    named = analysis.actors_in(start, end)
    return Undertaking(
        head=noun,
        by=named[0] if named else NOBODY,
        also=tuple(named[1:2]),
        start=start,
        end=end,
        act=act_of_noun(noun),
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


def foreseen(analysis: Analysis, noun: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "the withdrawal which the accord foresees for May", "the release agreed in Oslo"."""
    if noun.lemma_.lower() not in ACT_NOUNS or TRUCES.search(f" {noun.lower_}"):
        return
    for told in noun.subtree:
        if told.i < noun.i or not _is_foreseen(told):
            continue
        start = noun.left_edge.idx
        last = told.right_edge
        named = analysis.actors_in(start, told.left_edge.idx)
        by, also = as_makers(tuple(named[:1]))
        yield Undertaking(
            head=noun,
            by=by,
            also=also,
            start=start,
            end=last.idx if last.is_punct else last.idx + len(last),
            act=act_of_noun(noun),
            object=phrase(noun),
        )
        return


def _is_foreseen(told: Any) -> bool:  # noqa: ANN401
    """Tell whether a clause says that an accord holds an act: "which the accord foresees"."""
    if told.dep_ not in ("relcl", "acl"):
        return False
    accord = any(is_accord(t) for t in told.subtree if t.pos_ == "NOUN" and t != told)
    held = told.lemma_.lower() in STIPULATING | OBLIGING | HOLDING
    by_it = any(c.lower_ in ("by", "under", "in") for c in told.rights)
    return accord and held and (told.dep_ == "relcl" or by_it)
