"""Explanations: stated candidate causes and motives of an act."""

import re
from typing import Any

from parley.read.acts import MOTIVES
from parley.read.analysis import Analysis
from parley.read.clauses import extent, is_asked, modals, objects, phrase, predicates, subject
from parley.read.text import text_of
from parley.records import AUTHOR_ID, Actor, Explanation

_CAUSE_MARKS = frozenset({"because", "since"})
_CAUSE_PREPOSITIONS = frozenset({"because", "due"})
_PURPOSE_VERBS = frozenset({"intend", "aim", "design", "time", "drive", "motivate", "mean"})
_PURPOSE = re.compile(r"\b(?:in order to|so as to)\b")
_REASONS = frozenset({"reason", "motive", "cause", "explanation", "motivation"})
_BLAME = frozenset({"blame", "attribute"})
_GUILT = frozenset({"responsibility", "blame", "fault"})


def read(analysis: Analysis) -> list[Explanation]:
    """Return every stated cause or motive, in text order, one for overlapping words."""
    found: list[Explanation] = []
    for verb in predicates(analysis.doc):
        if is_asked(verb):
            continue
        for start, end, of in _causes(verb):
            of = of if _names_an_act(of) else (found[-1].of if found else "")
            item = _explanation(analysis, start, end, of, verb)
            if not any(
                f.span.start < item.span.end and item.span.start < f.span.end for f in found
            ):
                found.append(item)
    return found


def _names_an_act(of: str) -> bool:
    """Tell "the promise" from "it" and "another explanation", which point back at an act."""
    words = of.lower().split()
    pointing = ("it", "this", "that", "which")
    return bool(words) and words[-1] not in _REASONS and words[0] not in pointing


def _causes(verb: Any) -> list[tuple[int, int, str]]:  # noqa: ANN401
    """Return (start, end, act explained) for the causes a predicate states."""
    lemma = verb.lemma_.lower()
    holder = subject(verb)
    topic = phrase(holder) if holder is not None else ""
    if lemma == "be" and (motive := _motive(verb)) is not None:
        return [(*extent(verb), topic or motive.text)]
    attached = verb.dep_ in ("acl", "relcl", "advcl")  # "talks aimed at peace" describes the talks
    if lemma in _PURPOSE_VERBS and verb.tag_ == "VBN" and not attached and _has_purpose(verb):
        return [(*extent(verb), topic)]
    if lemma in _BLAME and (verb.tag_ == "VBG" or objects(verb)):
        goal = next((c for c in verb.rights if c.lower_ in ("for", "to")), None)
        if goal is not None:
            return [(*extent(verb), phrase(goal))]
    if lemma in ("be", "lie", "rest") and holder is not None:
        if holder.lemma_.lower() in _REASONS:
            return [(*extent(verb), phrase(holder))]
        if holder.lemma_.lower() in _GUILT and any(c.lower_ == "with" for c in verb.rights):
            return [(*extent(verb), phrase(holder))]
    return _adverbial(verb)


def _motive(verb: Any) -> Any | None:  # noqa: ANN401
    """Return the noun that names a motive in "X is a feint", "X was in self-defense"."""
    for child in verb.rights:
        if child.dep_ == "attr" and child.lemma_.lower() in MOTIVES:
            return child
        if child.dep_ == "prep" and child.lower_ in ("in", "as", "for"):
            goal = next((c for c in child.children if c.dep_ == "pobj"), None)
            named = goal is not None and {t.lower_ for t in goal.subtree}
            if named and (named & MOTIVES or {"self", "defense"} <= named):
                return goal
    return None


def _has_purpose(verb: Any) -> bool:  # noqa: ANN401
    for child in verb.rights:
        if child.dep_ in ("xcomp", "advcl", "agent"):
            return True
        if child.dep_ == "prep" and child.lower_ in ("as", "at", "by"):
            return True
    return False


def _adverbial(verb: Any) -> list[tuple[int, int, str]]:  # noqa: ANN401
    """Read "because …", "due to …", "in order to …" under a predicate."""
    start, end = extent(verb)
    purpose = _PURPOSE.search(text_of(verb.doc), verb.idx, end)
    if purpose and subject(verb) is not None and _governs(verb, purpose.start()):
        return [(start, end, _act(verb))]
    for child in verb.children:
        if child.dep_ == "advcl":
            marks = {c.lower_ for c in child.children if c.dep_ in ("mark", "advmod")}
            if marks & _CAUSE_MARKS and not _is_temporal(child):
                return [(start, end, phrase(child.head))]
        if child.lower_ in _CAUSE_PREPOSITIONS and _governs_cause(child):
            first, last = extent(child, whole=True)
            return [(first, last, text_of(verb.doc)[start:first].strip(" ,"))]
    return []


def _governs(verb: Any, offset: int) -> bool:  # noqa: ANN401
    """Tell whether a predicate is the innermost with a subject of its own over these words."""
    inner = [
        t
        for t in verb.subtree
        if verb.i < t.i and t.idx < offset and t.pos_ in ("VERB", "AUX") and t.dep_ == "ccomp"
    ]
    return not inner


def _act(verb: Any) -> str:  # noqa: ANN401
    """Return the words of an act, up to its purpose."""
    start, end = extent(verb)
    words = text_of(verb.doc)[start:end]
    purpose = _PURPOSE.search(words)
    return words[: purpose.start()].strip(" ,") if purpose else words


def _governs_cause(word: Any) -> bool:  # noqa: ANN401
    """Tell "due to", "because of" from "due at the meeting"."""
    following = word.doc[word.i + 1 : word.i + 3]
    if word.dep_ not in ("prep", "acomp", "advmod") or len(following) < 2:
        return False
    is_infinitive = following[1].tag_ == "VB"  # "due to begin on Monday"
    return following[0].lower_ in ("to", "of") and not is_infinitive


def _is_temporal(clause: Any) -> bool:  # noqa: ANN401
    """Tell "since the war began" from "since they cannot win"."""
    since = any(c.lower_ == "since" for c in clause.children)
    return since and clause.tag_ == "VBD" and not modals(clause)


def _explanation(
    analysis: Analysis,
    start: int,
    end: int,
    of: str,
    verb: Any,  # noqa: ANN401
) -> Explanation:
    maker, via = analysis.voice(verb.idx)
    by: Actor = maker
    if maker.id == AUTHOR_ID and verb.lemma_ in _BLAME and subject(verb) is not None:
        by = analysis.cast.actor(subject(verb))
    return Explanation(
        source_sha256=analysis.source.sha256,
        span=analysis.span(start, end),
        maker=maker,
        via=via,
        of=of,
        by=by,
    )
