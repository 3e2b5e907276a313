"""Undertakings by a word of promising: "vowed to", "its commitment to", "is determined to"."""

from collections.abc import Iterator
from typing import Any

from parley.read.acts import ACT_VERBS, DECISIONS, HOSTILE, RESOLVED
from parley.read.analysis import Analysis
from parley.read.clauses import extent, infinitives, is_negated, objects, subject
from parley.read.undertakings.undertaking import Undertaking, has_condition, makers, undertaking
from parley.records import AUTHOR_ID, NOBODY


def promised(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "vowed to end X", "agreed to do X, Y and Z", "pledged aid"."""
    by, also = makers(analysis, verb)
    if by.id == AUTHOR_ID or has_condition(verb):
        return
    acts = [a for a in infinitives(verb) if a.i > verb.i and a.dep_ != "advcl"]
    acts = [a for a in acts if a.lemma_.lower() not in HOSTILE and not has_condition(a)]
    acts = [a for a in acts if not _shares_object(a)]
    acts = [a for a in acts if verb.lemma_ not in ("agree", "decide") or _is_infinitive(a)]
    joint = (verb.lemma_ in ("agree", "commit") and len(acts) > 1) or verb.lemma_ == "agree"
    for index, act in enumerate(acts):
        start, end = extent(act, condition=False)
        if not joint and index == 0:
            start = min(start, extent(verb)[0])
        yield undertaking(act, by, also, start, end)
    firm = verb.lemma_.lower() in ("pledge", "promise", "vow", "commit")
    if not acts and firm and objects(verb):
        yield undertaking(verb, by, also, *extent(verb, condition=False))


def _shares_object(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a verb only leads on to the next: "lead and support efforts" is one act."""
    following = [c for c in verb.rights if c.dep_ not in ("cc", "punct")]
    return bool(following) and following[0].dep_ == "conj" and following[0].pos_ == "VERB"


def _is_infinitive(verb: Any) -> bool:  # noqa: ANN401
    return verb.dep_ == "conj" or any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)


def resolved(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "we stay resolved to stop X"."""
    frame = next(c for c in verb.rights if c.lower_ in RESOLVED)
    by, also = makers(analysis, verb)
    for act in infinitives(frame)[:1]:
        if act.lemma_.lower() not in HOSTILE and by.id != AUTHOR_ID:
            yield undertaking(act, by, also, *extent(verb, condition=False))


def by_noun(analysis: Analysis, noun: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "its commitment to ensuring X", "made a decision to reduce X"."""
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    given = next((c for c in noun.rights if c.dep_ == "relcl" and c.lemma_ == "make"), None)
    if owner is None and given is not None and subject(given) is not noun:
        owner = subject(given)
    made = noun.head if noun.dep_ == "dobj" and noun.head.lemma_ in ("make", "take") else None
    if owner is None and (made is None or is_negated(made) or subject(made) is None):
        return
    if noun.lemma_.lower() in DECISIONS and made is None:
        return
    act = _governed_act(noun)
    if act is None or act.lemma_.lower() in HOSTILE:
        return
    if made is not None:
        by, also = makers(analysis, made)
        start = extent(made)[0]
    else:
        actors = analysis.cast.actors(owner)
        by, also = (actors[0], tuple(actors[1:])) if actors else (NOBODY, ())
        start = extent(noun)[0]
    inside = act in list(noun.subtree) or made is not None
    end = max(extent(act)[1], extent(noun, whole=True)[1]) if inside else _end_of_object(act)
    if by.id not in ("", AUTHOR_ID):
        yield undertaking(act, by, also, start, end)


def _end_of_object(act: Any) -> int:  # noqa: ANN401
    """Return the end of an act's object, where the parse hangs the rest of the sentence on it."""
    last = objects(act)[-1].right_edge if objects(act) else act
    return int(last.idx + len(last))


def _governed_act(noun: Any) -> Any | None:  # noqa: ANN401
    """Return the act a noun of undertaking governs, even where it is parsed as a noun."""
    for child in noun.subtree:
        if child.i > noun.i and child.dep_ in ("acl", "pcomp") and child.pos_ == "VERB":
            return child
    following = noun.doc[noun.i + 1 : min(noun.i + 9, noun.sent.end)]
    if following and following[0].lower_ == "to":
        return next((t for t in following if t.lemma_.lower() in ACT_VERBS), None)
    return None
