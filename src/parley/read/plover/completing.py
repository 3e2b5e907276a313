"""Who fills a role that an act's own words leave open, in the wide reading of one sentence.

From the structural to the linear: where an act happens, who is told of it, whose own country it
is, and last the countries that the clause names before and after it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from parley.read.analysis import Analysis
from parley.read.plover.coding import Act
from parley.read.plover.governing import BACKGROUND
from parley.read.plover.lexicon import in_class
from parley.read.plover.parties import parties, place_of
from parley.read.plover.phrases import lemma, pobjects, thing, upwards, words_of
from parley.records import AUTHOR_ID, Actor

_PLACES = ("in", "at", "near", "throughout", "across", "inside")
_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC"})
#: Side of newspapers, agencies and stations: they tell of acts, and are no party to them.
OUTLET = "OUTLET"
#: Words from an act within which its parties stand; what is further off is a list or a table.
_REACH = 60
#: Verbs of saying with the one who is told as their object.
_TELLING = frozenset({"tell", "warn", "inform", "assure", "remind", "notify", "advise"})


def location(analysis: Analysis, head: Any) -> tuple[Actor, ...]:  # noqa: ANN401  (spaCy is untyped)
    """Return the country where an act takes place, as its own clause says."""
    for token in pobjects(head, _PLACES):
        for inner in words_of(token):
            if (place := place_of(analysis, inner)) is not None:
                return (place,)
    return ()


def addressee(analysis: Analysis, act: Act) -> tuple[Actor, ...]:
    """Return who is told the clause that an act stands in."""
    for token in upwards(act.head):
        above = token.head
        if token.dep_ in ("ccomp", "parataxis") and lemma(above) in _TELLING:
            told = [c for c in above.children if c.dep_ in ("dobj", "dative")]
            return parties(analysis, told)
    return ()


def at_home(act: Act, sources: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return the actor's own country where he deals with a party that has no other ("rebels")."""
    tokens = (thing(t) for path in act.targets for t in path)
    if any(in_class(lemma(t), "domestic") and not _is_named(t) for t in tokens):
        return sources[:1]
    return ()


def _is_named(token: Any) -> bool:  # noqa: ANN401
    return any(t.ent_type_ in _NAMES for t in words_of(token))


def before(analysis: Analysis, act: Act, sides: set[str]) -> tuple[Actor, ...]:
    """Return the first party of another side that the act's clause names before it."""
    return _first(analysis, (t for t in _clause(act) if t.i < act.trigger.i), sides)


def after(analysis: Analysis, act: Act, sides: set[str]) -> tuple[Actor, ...]:
    """Return the first party of another side that the act's clause names after it."""
    later = [t for t in _clause(act) if t.i > act.trigger.i]
    near = (t for t in later if not _is_background(t, act))
    return _first(analysis, near, sides)


def _first(analysis: Analysis, tokens: Iterable[Any], sides: set[str]) -> tuple[Actor, ...]:
    for token in tokens:
        if token.ent_type_ not in _NAMES:
            continue
        for actor in _actors(analysis, token):
            if actor.side not in ("", OUTLET) and actor.side not in sides:
                return (actor,)
    return ()


def _actors(analysis: Analysis, token: Any) -> Iterator[Actor]:  # noqa: ANN401
    actor = analysis.cast.actor(token)
    if actor.id and actor.id != AUTHOR_ID and actor.side != OUTLET:
        yield actor
    elif (place := place_of(analysis, token)) is not None:
        yield place


def _is_background(token: Any, act: Act) -> bool:  # noqa: ANN401
    """Tell whether a word stands in what an act is set against, not in the act itself."""
    for inner in upwards(token):
        if inner.i == act.trigger.i or inner.i == act.head.i:
            return False
        if inner.dep_ == "prep" and inner.lower_ in BACKGROUND:
            return True
        if inner.dep_ == "advcl" and any(c.dep_ in ("mark", "advmod") for c in inner.lefts):
            return True
    return False


def _clause(act: Act) -> list[Any]:
    """Return the words of what is asserted, without who says it."""
    top = act.head
    for token in upwards(act.head):
        top = token
        if token.dep_ in ("ccomp", "parataxis") and in_class(lemma(token.head), "speech"):
            break
    asides = [
        words_of(c) for c in top.children if c.dep_ == "parataxis" and in_class(lemma(c), "speech")
    ]
    first, last = max(top.left_edge.i, act.head.i - _REACH), act.head.i + _REACH
    words = top.doc[first : min(top.right_edge.i, last) + 1]
    return [t for t in words if not any(a.start <= t.i < a.end for a in asides)]
