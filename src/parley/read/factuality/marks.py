"""What stands on an act itself: negation, modal verbs, adverbs, attributes, its subject."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from parley.read.factuality.clauses import SUBJECTS, auxiliaries, is_infinitive, own_subject
from parley.read.factuality.scale import CERTAIN, OPEN, POSSIBLE, PROBABLE

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Value of the verb under a modal, and under its negation: to deny a power, a will or a plan denies
#: the act, while what may not or must not be is left to chance or to obedience.
MODALS = MappingProxyType(
    {
        "will": (PROBABLE, -CERTAIN), "shall": (PROBABLE, -CERTAIN),
        "would": (POSSIBLE, -CERTAIN), "can": (POSSIBLE, -CERTAIN), "could": (OPEN, -CERTAIN),
        "may": (POSSIBLE, -POSSIBLE), "might": (POSSIBLE, -POSSIBLE),
        "must": (POSSIBLE, -POSSIBLE), "should": (OPEN, -POSSIBLE), "ought": (OPEN, -POSSIBLE),
    }
)  # fmt: skip
FUTURE = frozenset({"will", "shall"})
#: "Would have gone": did not, most likely.
_UNREAL = frozenset({"would", "should", "ought"})
_CONTRARY = -POSSIBLE
_NEGATIONS = frozenset({"no", "not", "n't", "n’t", "nt", "never", "neither", "nor"})
#: "Not" cut off from its verb, which parsers take for a name now and then.
_CUT_OFF = frozenset({"n't", "n’t"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one", "noone"})
#: "Not only attacked but": it did attack.
_ADDING = frozenset({"only", "just", "merely", "simply"})
_ADVERBS = MappingProxyType(
    {
        "probably": PROBABLE, "likely": PROBABLE, "presumably": PROBABLE, "apparently": PROBABLE,
        "reportedly": PROBABLE, "allegedly": PROBABLE, "supposedly": PROBABLE,
        "seemingly": PROBABLE, "perhaps": POSSIBLE, "maybe": POSSIBLE, "possibly": POSSIBLE,
        "potentially": POSSIBLE, "conceivably": POSSIBLE, "hopefully": OPEN, "please": OPEN,
        "hardly": -PROBABLE, "scarcely": -PROBABLE, "nearly": -PROBABLE, "almost": -PROBABLE,
    }
)  # fmt: skip
_ATTRIBUTES = MappingProxyType(
    {
        "alleged": PROBABLE, "suspected": PROBABLE, "reported": PROBABLE, "apparent": PROBABLE,
        "expected": PROBABLE, "upcoming": PROBABLE, "forthcoming": PROBABLE, "imminent": PROBABLE,
        "scheduled": PROBABLE, "likely": PROBABLE, "planned": POSSIBLE, "proposed": POSSIBLE,
        "future": POSSIBLE, "possible": POSSIBLE, "potential": POSSIBLE, "eventual": POSSIBLE,
        "threatened": OPEN, "hypothetical": OPEN, "would-be": OPEN, "unlikely": -POSSIBLE,
        "attempted": -PROBABLE, "failed": -PROBABLE, "unsuccessful": -PROBABLE,
        "foiled": -CERTAIN, "thwarted": -CERTAIN, "aborted": -CERTAIN, "abortive": -CERTAIN,
        "cancelled": -CERTAIN, "canceled": -CERTAIN, "fictitious": -CERTAIN, "fake": -CERTAIN,
    }
)  # fmt: skip
_AHEAD = frozenset(
    "planned proposed future upcoming forthcoming imminent expected scheduled".split()
)


def value_of_marks(token: "Token") -> float:
    """Return the value that an act's own words give it, -1 to 1."""
    factor = CERTAIN
    for child in token.children:
        if child.dep_ in ("advmod", "intj"):
            factor *= _ADVERBS.get(child.lower_, CERTAIN)
        elif child.dep_ == "amod":
            factor *= _ATTRIBUTES.get(child.lower_, CERTAIN)
    affirmed, denied = _modal_value(token)
    return factor * (denied if is_negated(token) else affirmed)


def _modal_value(token: "Token") -> tuple[float, float]:
    """Return the value of a verb under its modal, affirmed and negated."""
    words = auxiliaries(token)
    modal = next((w for w in words if w in MODALS), None)
    if modal is None:
        return PROBABLE if is_going_to(token) else CERTAIN, -CERTAIN
    if modal in _UNREAL and "have" in words:
        return _CONTRARY, -_CONTRARY
    affirmed, denied = MODALS[modal]
    if modal in FUTURE and own_subject(token) in ("i", "we", "you"):
        return POSSIBLE, denied  # a plan between who speaks and who listens, no forecast
    return affirmed, denied


def is_going_to(token: "Token") -> bool:
    """Tell whether a verb is the "going" of "is going to sign"."""
    return token.lower_ == "going" and any(
        c.dep_ == "xcomp" and is_infinitive(c) for c in token.children
    )


def is_negated(token: "Token") -> bool:
    """Tell whether an odd number of negations stands on an act."""
    return sum(_is_negation(child) for child in token.children) % 2 == 1


def _is_negation(child: "Token") -> bool:
    word = child.lower_
    if child.dep_ in ("advmod", "npadvmod") and word == "longer":
        return any(c.lower_ == "no" for c in child.children)
    adverbial = child.dep_ in ("advmod", "det", "preconj") and word in _NEGATIONS
    if child.dep_ == "neg" or adverbial or word in _CUT_OFF:
        return not (child.i + 1 < len(child.doc) and child.nbor(1).lower_ in _ADDING)
    return child.dep_ in SUBJECTS | {"dobj", "attr"} and is_nobody(child)


def is_nobody(noun: "Token") -> bool:
    """Tell whether a noun phrase names nobody ("no soldier", "none of them", "neither side")."""
    return noun.lower_ in _NOBODY or any(
        c.dep_ in ("det", "neg", "preconj") and c.lower_ in ("no", "neither") for c in noun.children
    )


def is_told_ahead(token: "Token") -> bool:
    """Tell whether an act's own words tell it as one to come."""
    if is_going_to(token) or any(word in FUTURE for word in auxiliaries(token)):
        return True
    return any(c.dep_ == "amod" and c.lower_ in _AHEAD for c in token.children)
