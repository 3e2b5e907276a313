"""Reasons that a doer gives: "left the talks, saying that …", "on the ground that …"."""

from typing import Any

from parley.read.analysis import Analysis
from parley.read.causes.acts import DECISIONS
from parley.read.causes.cause import Cause
from parley.read.clauses import extent, phrase, subject
from parley.read.text import text_of

#: Participles after an act with which its doer gives a reason.
_GIVING = frozenset(
    """say argue claim complain cite allege protest contend insist maintain plead object explain
    reason""".split()
)
#: Those of them that a noun can complete: "citing security".
_WITH_NOUN = frozenset("cite allege protest plead".split())
_GROUNDS = frozenset({"ground", "grounds", "pretext"})
#: Said of a person, these are done with words, and what follows is those words.
_WITH_WORDS = frozenset("attack dismiss reject oppose block".split())


def given(analysis: Analysis, verb: Any) -> list[Cause]:  # noqa: ANN401
    """Return the reasons that the doer of a decision gives for it."""
    found = []
    holder = subject(verb)
    if holder is None or verb.lemma_.lower() not in DECISIONS or _is_verbal(verb, holder):
        return []
    by = analysis.cast.actor(holder)
    if not by.id and not by.name:
        return []
    governed = [g for c in verb.rights if c.dep_ in ("xcomp", "dobj") for g in c.rights]
    for child in (*verb.rights, *governed):
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.lemma_ in _GIVING:
            roles = ("ccomp", "dobj") if child.lemma_ in _WITH_NOUN else ("ccomp",)
            content = next((c for c in child.rights if c.dep_ in roles), None)
            if content is not None:
                start, end = extent(content, whole=True)
                found.append(Cause(start=start, end=end, of=_act(verb, child), by=by))
        elif child.dep_ == "prep" and child.lower_ in ("on", "under"):
            ground = next((c for c in child.children if c.lower_ in _GROUNDS), None)
            if ground is not None and ground.nbor().lower_ in ("that", "of"):
                # The parser hangs the clause on the ground, or on the verb that has it.
                held = [c for c in child.head.rights if c.dep_ == "ccomp" and c.i > ground.i]
                end = max(extent(part, whole=True)[1] for part in (child, *held))
                found.append(Cause(start=child.idx, end=end, of=_act(verb, child), by=by))
    return found


def _is_verbal(verb: Any, holder: Any) -> bool:  # noqa: ANN401
    """Tell "Otieno attacked the bill, saying it …", words, from "the army attacked the camp"."""
    person = holder.ent_type_ == "PERSON" or holder.lower_ in ("he", "she", "who")
    return person and verb.lemma_.lower() in _WITH_WORDS


def _act(verb: Any, reason: Any) -> str:  # noqa: ANN401
    """Return the words of an act, up to the reason given for it."""
    start, end = extent(verb)
    cut = reason.doc[reason.left_edge.i].idx
    return text_of(verb.doc)[start : min(end, cut)].strip(" ,") if cut > start else phrase(verb)
