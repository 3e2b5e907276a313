"""Whether two actors, as two texts name them, can be one."""

from parley.read.stories.words import find_words
from parley.records import AUTHOR_ID, SECTORS, Actor

#: Parts of a state that act for it: an army's pledge may be told as its government's.
_STATE = frozenset({"GOV", "MIL", "LEG", "SPY"})
SAME, ALIKE, UNKNOWN, LOOSE, NO = 1.0, 0.6, 0.4, 0.3, 0.0


def likeness(first: Actor, second: Actor) -> float:
    """Return how likely two names stand for one actor, 0 (cannot be) to 1 (the same)."""
    if not first.id or not second.id:
        return _by_name(first.name, second.name)
    if first.id == second.id:
        return SAME
    if AUTHOR_ID in (first.id, second.id) or first.side != second.side:
        return NO
    a, b = first.id.partition(":")[2], second.id.partition(":")[2]
    if a and b:
        return _by_part(a, b)
    part = a or b
    return LOOSE if part in SECTORS and part not in _STATE else ALIKE


def _by_part(a: str, b: str) -> float:
    """Return the likeness of two parts of one side: sectors, people or groups."""
    if a in SECTORS and b in SECTORS:
        return ALIKE if {a, b} <= _STATE else NO
    named, part = (b, a) if a in SECTORS else (a, b)
    # Two names are two people or groups; a name may act for its state.
    return ALIKE if named not in SECTORS and part in _STATE else NO


def _by_name(first: str, second: str) -> float:
    """Return the likeness of actors of whom only one is known, by a name that both texts give."""
    a, b = ({w for _, _, w in find_words(_proper(name))} for name in (first, second))
    if a and b:
        return SAME if a & b else NO
    return UNKNOWN


def _proper(name: str) -> str:
    return " ".join(word for word in name.split() if word[:1].isupper() and word != "The")


def all_alike(first: tuple[Actor, ...], second: tuple[Actor, ...]) -> float:
    """Return the mean likeness of the fewer actors, each to its best counterpart.

    It is 0 where one of them has none, and `UNKNOWN` where either text names nobody: a text may
    leave a party out.
    """
    fewer, more = sorted((first, second), key=len)
    if not fewer:
        return UNKNOWN
    best = [max(likeness(a, b) for b in more) for a in fewer]
    return NO if NO in best else sum(best) / len(best)
