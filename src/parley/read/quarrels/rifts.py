"""Rifts: "a quarrel inside the party", "divided over", walk-outs from one's own body."""

from typing import Any

from parley.read.actors.names import id_part
from parley.read.analysis import Analysis
from parley.read.clauses import extent, is_negated, modals, subject
from parley.read.quarrels.camps import Camps
from parley.read.quarrels.quarrel import Quarrel, opponents
from parley.read.stances.holders import asserts
from parley.records import Actor

#: Verbs whose plural subject is at odds with itself: "its leaders are quarrelling".
_MUTUAL = frozenset("disagree differ quarrel clash feud squabble bicker fall".split())
_DIVIDED = frozenset({"divide", "split", "fracture", "tear", "divided", "torn"})
_RIFTS = frozenset(
    """rift split division divergence disagreement feud infighting dissent quarrel schism row
    dispute rivalry wrangle tension difference power-struggle""".split()
)
#: What makes a rift less or none.
_SOOTHING = frozenset(
    """mute heal mend end avoid prevent bridge settle resolve bury ease overcome avert calm soothe
    quell patch paper deny""".split()
)
#: Prepositions before the body that is at odds with itself, and before those who are at odds.
_INSIDE = frozenset({"inside", "within", "among", "amongst", "in"})
_SCOPES = _INSIDE | {"between"}
#: Members of a body who may leave it.
_MEMBERS = frozenset(
    """minister lawmaker deputy mp legislator parliamentarian senator member councillor delegate
    commander officer""".split()
)
_BODIES = frozenset(
    """meeting session cabinet government parliament coalition party council assembly congress
    chamber""".split()
)
_LEAVING = {"walk": {"out"}, "storm": {"out"}, "boycott": set[str](), "quit": set[str]()}


def division(analysis: Analysis, camps: Camps, word: Any) -> Quarrel | None:  # noqa: ANN401
    """Return the quarrel in "the members are split over the new tax"."""
    if word.lemma_.lower() not in _DIVIDED or word.dep_ == "relcl":
        return None
    if not any(c.lower_ in ("over", "on", "about") for c in word.rights):
        return None
    verb = word.head if word.dep_ == "acomp" else word
    holder = subject(verb)
    if holder is None or is_negated(verb) or modals(verb) or not asserts(verb):
        return None
    a = analysis.cast.actor(holder)
    if ":" not in a.id:
        return None  # a nation divided is no quarrel of somebody
    start, end = extent(verb)
    return Quarrel(start=start, end=end, a=opponents(a), b=a, about=tuple(word.subtree))


def rift(analysis: Analysis, camps: Camps, noun: Any) -> Quarrel | None:  # noqa: ANN401
    """Return the quarrel in "a rift between X and Y", "the feud inside the party"."""
    if noun.lemma_.lower() not in _RIFTS or noun.pos_ != "NOUN":
        return None
    scope = next((c for c in noun.rights if c.lower_ in _SCOPES), None)
    if scope is None or modals(noun.sent.root) & {"may", "might", "could"}:
        return None  # a guess at a rift is an explanation
    if _is_absent(noun):
        return None
    actors = _at_odds(analysis, scope)
    start, end = extent(noun)
    about = tuple(noun.subtree)
    if len(actors) > 1 and _of_one_side(actors[0], actors[1]):
        return Quarrel(start=start, end=end, a=actors[0], b=actors[1], about=about)
    inside = scope.lower_ in _INSIDE and len(actors) == 1 and bool(actors[0].side)
    if not inside or (scope.lower_ == "in" and ":" not in actors[0].id):
        return None
    return Quarrel(start=start, end=end, a=actors[0], b=opponents(actors[0]), about=about)


def _is_absent(noun: Any) -> bool:  # noqa: ANN401
    """Tell a rift that is denied, healed or muted: "has muted dissent within the party"."""
    verb = noun.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head is not verb:
        verb = verb.head
    below = noun.dep_ in ("dobj", "nsubjpass")
    over = verb.head if verb.dep_ in ("ccomp", "xcomp") else verb
    denied = any(t.pos_ in ("VERB", "AUX") and is_negated(t) for t in (verb, over))
    return denied or is_negated(noun) or (below and verb.lemma_.lower() in _SOOTHING)


def _at_odds(analysis: Analysis, scope: Any) -> list[Actor]:  # noqa: ANN401
    """Return those named after "between"; a "rival" that nobody knows is of the other's side."""
    found = analysis.actors_in(*extent(scope))
    named = [t for t in scope.subtree if t.dep_ in ("pobj", "conj") and t.pos_ == "PROPN"]
    if len(found) != 1 or len(named) < 2 or not any(t.lower_ == "rival" for t in scope.subtree):
        return found
    strangers = [t for t in named[:2] if not analysis.cast.actor(t).id]
    return found + [Actor(name=t.text, id=f"{found[0].side}:{id_part(t.text)}") for t in strangers]


def _of_one_side(a: Actor, b: Actor) -> bool:
    """Tell whether two that a text calls at odds are of one side, but no state and its rebels."""
    parts = {a.id.partition(":")[2], b.id.partition(":")[2]}
    return bool(a.side) and a.side == b.side and a.id != b.id and not parts & {"", "GOV", "MIL"}


def among_themselves(analysis: Analysis, camps: Camps, verb: Any) -> Quarrel | None:  # noqa: ANN401
    """Return the quarrel in "the president and his prime minister quarrelled over …"."""
    holder = subject(verb)
    if holder is None or verb.lemma_.lower() not in _MUTUAL or not asserts(verb):
        return None
    if verb.lemma_ == "fall" and not any(c.lower_ == "out" for c in verb.rights):
        return None
    if is_negated(verb) or modals(verb):
        return None
    pair = analysis.cast.actors(holder)
    if len(pair) < 2 or not camps.share(pair[0], pair[1], verb.sent):
        return None
    start, end = extent(verb)
    after = tuple(t for t in verb.subtree if t.i > verb.i)
    return Quarrel(start=start, end=end, a=pair[0], b=pair[1], about=after)


def walkout(analysis: Analysis, camps: Camps, verb: Any) -> Quarrel | None:  # noqa: ANN401
    """Return the quarrel in "a group of ministers walked out of the session"."""
    particles = _LEAVING.get(verb.lemma_)
    holder = subject(verb)
    if particles is None or holder is None or is_negated(verb) or modals(verb):
        return None
    if particles and not particles & {c.lower_ for c in verb.rights}:
        return None
    left = {t.lemma_.lower() for t in verb.subtree if t.i > verb.i and t.dep_ in ("pobj", "dobj")}
    parts = {t.lemma_.lower() for t in holder.subtree if t.pos_ in ("NOUN", "PROPN")}
    a = analysis.cast.actor(holder)
    if not (left & _BODIES and parts & _MEMBERS) or ":" not in a.id or not asserts(verb):
        return None
    member = next(iter(sorted(parts & _MEMBERS)))
    whole = Actor(name="government", id=f"{a.side}:GOV")
    part = Actor(name=a.name, id=f"{a.side}:{member.upper()}S") if a.id == whole.id else a
    start, end = extent(verb)
    return Quarrel(start=start, end=end, a=part, b=whole, about=tuple(verb.subtree))
