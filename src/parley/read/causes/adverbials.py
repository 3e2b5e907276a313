"""Causes beside an act: "because …", "due to …", "in order to …", "in retaliation for …"."""

import re
from typing import Any

from parley.read.analysis import Analysis
from parley.read.causes.acts import is_act
from parley.read.causes.cause import Cause
from parley.read.clauses import extent, modals
from parley.read.text import text_of

_MARKS = frozenset({"because", "since"})
_PREPOSITIONS = frozenset({"because", "due", "owing", "thanks"})
_PURPOSE = re.compile(r"\b(?:in order to|so as to)\b")
#: What an act answers: "in retaliation for the raid", "in protest at".
_ANSWERS = frozenset("retaliation revenge protest reprisal response retribution reaction".split())
#: How far a cause goes; part of the cause, not of the act before it.
_PARTLY = re.compile(
    r",?\s+(?:in (?:large |no small )?part|partly|largely|mainly|chiefly|mostly|primarily|simply|"
    r"just|only|precisely|perhaps|probably|in particular)$"
)
_PERFECT = frozenset({"have", "has", "had", "'ve", "’ve"})


def adverbial(analysis: Analysis, verb: Any) -> Cause | None:  # noqa: ANN401
    """Return the cause that stands beside an act, `None` where none does or there is no act."""
    if not is_act(analysis, verb):
        return None
    start, end = extent(verb)
    purpose = _PURPOSE.search(text_of(verb.doc), verb.idx, end)
    if purpose and _governs(verb, purpose.start()):
        return _cause(verb, start, end, purpose.start())
    for child in verb.children:
        if child.dep_ == "advcl" and _is_causal(child, verb):
            first, last = extent(verb, whole=True)
            return _cause(verb, min(start, first), max(end, last), _edge(child))
        if child.lower_ in _PREPOSITIONS and _governs_cause(child):
            first, last = extent(child, whole=True)
            return Cause(start=first, end=last, of=_act(verb, start, end, first))
        if child.lower_ == "in" and (answer := _answer(child)) is not None:
            first, last = extent(child, whole=True)
            last = max(last, extent(answer, whole=True)[1])
            return Cause(start=first, end=last, of=_act(verb, start, end, first))
    return None


def _cause(verb: Any, start: int, end: int, at: int) -> Cause:  # noqa: ANN401
    return Cause(start=start, end=end, of=_act(verb, start, end, at))


def _act(verb: Any, start: int, end: int, at: int) -> str:  # noqa: ANN401
    """Return the words of an act without those of its cause, which begin at an offset."""
    text = text_of(verb.doc)
    words = text[start : min(at, end)] if at > verb.idx else text[verb.idx : end]
    return _PARTLY.sub("", words.strip(" ,\n")).strip(" ,\n")


def _edge(token: Any) -> int:  # noqa: ANN401
    return int(token.doc[token.left_edge.i].idx)


def _governs(verb: Any, offset: int) -> bool:  # noqa: ANN401
    """Tell whether a predicate is the innermost with a subject of its own over these words."""
    inner = [
        t
        for t in verb.subtree
        if verb.i < t.i
        and t.idx < offset
        and t.pos_ in ("VERB", "AUX")
        and t.dep_ in ("ccomp", "relcl", "acl", "advcl", "pcomp")
    ]
    return not inner


def _is_causal(clause: Any, verb: Any) -> bool:  # noqa: ANN401
    """Tell "because", and a "since" of reason, from "since the war began" and "has … since"."""
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")} & _MARKS
    if not marks or "because" in marks:
        return bool(marks)
    perfect = any(c.dep_ == "aux" and c.lower_ in _PERFECT for t in (clause, verb) for c in t.lefts)
    past = clause.tag_ == "VBD" and not modals(clause)
    return not perfect and not past


def _governs_cause(word: Any) -> bool:  # noqa: ANN401
    """Tell "due to", "because of" from "due at the meeting"."""
    following = word.doc[word.i + 1 : word.i + 3]
    if word.dep_ not in ("prep", "acomp", "advmod") or len(following) < 2:
        return False
    governed = any(c.dep_ == "pobj" for c in following[0].children)  # not "due to begin"
    return following[0].lower_ in ("to", "of") and governed


def _answer(prep: Any) -> Any | None:  # noqa: ANN401
    """Return what an act answers to in "in retaliation for it", `None` for "in protest" alone."""
    noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
    if noun is None or noun.lemma_.lower() not in _ANSWERS:
        return None
    return next(
        (c for c in noun.rights if c.lower_ in ("for", "to", "at", "against", "over")), None
    )
