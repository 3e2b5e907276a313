"""Undertakings by a maker's own "will"."""

from collections.abc import Iterator
from typing import Any

from parley.read.acts import ACT_VERBS, CAUSATIVES, COOPERATIVE, FORCE, HOSTILE
from parley.read.analysis import Analysis
from parley.read.clauses import conjoined, extent, is_negated, is_passive, subject
from parley.read.undertakings.undertaking import Undertaking, has_condition, makers, undertaking
from parley.records import AUTHOR_ID

_POSSESSIVES = frozenset({"my", "our", "his", "her", "its", "their"})
_OWN = frozenset("country government force troop army side party group movement nation".split())


def own_will(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read a maker's own "will" about a welcome act, or "will not" about force."""
    lemma = verb.lemma_.lower()
    holder = subject(verb)
    if holder is None or has_condition(verb) or is_passive(verb):
        return
    by, also = makers(analysis, verb)
    speaker = analysis.voice(verb.idx)[0]
    if _is_own_side(holder) and speaker.id != AUTHOR_ID:
        by = by if by.id else speaker
    elif not by.side or by.side != speaker.side:
        return
    done = {t.lemma_.lower() for t in verb.subtree if t.i > verb.i}  # "our forces" act
    force = done & FORCE or lemma in HOSTILE
    if is_negated(verb):
        if force:
            yield undertaking(verb, by, also, *extent(verb, condition=False))
        return
    act = _caused(verb)
    for index, deed in enumerate((act, *conjoined(act))):
        welcome = deed.lemma_.lower() in ACT_VERBS or deed.lemma_.lower() in COOPERATIVE
        if not welcome or deed.lemma_.lower() in HOSTILE or is_passive(deed):
            continue
        head = verb if index == 0 else deed
        yield undertaking(deed, by, also, *extent(head, condition=False))


def _is_own_side(holder: Any) -> bool:  # noqa: ANN401
    """Tell whether a subject is the speaker or his own: "we", "his country", "our troops"."""
    if holder.lower_ in ("i", "we"):
        return True
    own = any(c.dep_ == "poss" and c.lower_ in _POSSESSIVES for c in holder.lefts)
    return own and holder.lemma_.lower() in _OWN


def _caused(verb: Any) -> Any:  # noqa: ANN401
    """Return the act itself in "will tell the guards to leave", "will help rebuild"."""
    for _ in range(3):
        inner = next((c for c in verb.rights if c.dep_ in ("xcomp", "ccomp")), None)
        if verb.lemma_.lower() not in CAUSATIVES or inner is None or inner.pos_ != "VERB":
            break
        verb = inner
    return verb
