"""How an act stands in its text: the marks on it times what governs it, down the tree.

Each word hands its standing down to what it governs: polarity times certainty, the product of
its own marks and the value that comes from above.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.read.factuality.clauses import (
    AUXILIARIES,
    SUBJECTS,
    hangs_on_condition,
    has_condition,
    is_command,
    is_finite,
    is_infinitive,
    is_past,
    is_question,
    is_whenever,
    is_yet_to_come,
    own_subject,
    presupposes,
)
from parley.read.factuality.government import government
from parley.read.factuality.marks import is_negated, is_nobody, is_told_ahead, value_of_marks
from parley.read.factuality.nouns import value_of_noun
from parley.read.factuality.scale import CERTAIN, OPEN, POSSIBLE, PROBABLE, TOP
from parley.read.factuality.signatures import REPORTING

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Gerunds after these are what is spoken or thought of, not what was done ("the idea of leaving").
_TOPICS = frozenset("of about to on into toward towards from".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a text presents an act.

    Attributes:
        value: Polarity times certainty, -1 (certainly not) to 1 (certainly).
        above: What of this comes from the words that govern it.
        ahead: It is told as one to come.
    """

    value: float
    above: float
    ahead: bool


def factuality(token: "Token") -> float:
    """Return how far the text holds an act to be so, from -3 (certainly not) to 3 (certainly).

    Args:
        token: The word that names the act, in a spaCy parse.
    """
    return TOP * standing(token).value


def standing(token: "Token") -> Standing:
    """Return how the text presents the act that a word names."""
    return standings(token)[token.i]


def standings(token: "Token") -> dict[int, Standing]:
    """Return the standing of a word and of all words above it, by index."""
    found: dict[int, Standing] = {}
    for node in (*reversed(list(token.ancestors)), token):
        above, ahead = _from_above(node, found)
        found[node.i] = Standing(
            value=above * _own(node), above=above, ahead=ahead or is_told_ahead(node)
        )
    return found


def _own(token: "Token") -> float:
    """Return the value of an act's own marks and of the mood of its clause."""
    if is_question(token):
        return value_of_marks(token) if presupposes(token) else OPEN
    if has_condition(token) or is_command(token) or is_yet_to_come(token):
        return OPEN
    value = value_of_marks(token)
    if is_past(token):
        return value
    if hangs_on_condition(token):
        value *= POSSIBLE
    if is_whenever(token) or _is_yours(token):
        value *= PROBABLE
    return value


def _is_yours(token: "Token") -> bool:
    """Tell whether a clause says what you do: anybody, some day, or the reader is told to."""
    return own_subject(token) == "you" and is_finite(token)


def _from_above(token: "Token", found: dict[int, Standing]) -> tuple[float, bool]:
    """Return the value that an act has from what governs it, and whether it lies ahead."""
    head = token.head
    if head == token:
        return CERTAIN, False
    over = found[head.i]
    if token.dep_ == "conj":
        return _as_joined(token, over)
    if token.dep_ in AUXILIARIES or token.dep_ == "acomp":
        return over.value, over.ahead
    if token.dep_ in ("attr", "oprd") and head.pos_ in ("AUX", "VERB"):
        return (abs(over.value) if is_nobody(token) else over.value), over.ahead
    governed = government(token)
    if governed is None:
        value = _as_adjunct(token, over)
        return value, over.ahead and value < CERTAIN
    governor, signature = governed
    above = found[governor.i]
    if signature.is_factive and is_finite(token):
        return CERTAIN, False
    if signature is REPORTING and above.value >= 0:
        return _as_told(token, above.value), signature.ahead or above.ahead
    # An object's own "no" has been counted on its verb already.
    affirmed = above.value >= 0 or is_negated(token)
    value = (signature.affirmed if affirmed else signature.negated) * abs(above.value)
    return value, signature.ahead or above.ahead


def _as_joined(token: "Token", over: Standing) -> tuple[float, bool]:
    """Return what a joined act has from the first: its value, or only what governs that."""
    if is_command(token):
        return CERTAIN, False
    own = any(c.dep_ in SUBJECTS | AUXILIARIES and c.tag_ != "TO" for c in token.children)
    either = any(c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in token.head.children)
    if own or (token.tag_ in ("VBD", "VBZ") and not either):
        if token.tag_ in ("VBD", "VBZ") and not is_finite(token.head):
            return CERTAIN, False  # a clause of its own, whatever the parse joins it to
        return over.above, False
    return over.value, over.ahead


def _as_told(token: "Token", certainty: float) -> float:
    """Return the value of what is said, which stands where the saying is open ("I may add")."""
    return max(certainty, PROBABLE if is_past(token) else POSSIBLE)


def _as_adjunct(token: "Token", over: Standing) -> float:
    """Return the value of an act that no word of the lexicon governs."""
    certainty = abs(over.value)
    if is_infinitive(token) and token.dep_ != "xcomp":
        return POSSIBLE * max(over.value, OPEN)
    if token.dep_ == "ccomp":
        return _as_told(token, certainty)
    if token.dep_ == "csubj" and not is_past(token.head):
        return POSSIBLE * certainty
    if token.dep_ == "xcomp" and token.tag_ == "VB":
        return POSSIBLE * over.value
    if token.dep_ in ("acl", "relcl") and is_nobody(token.head):
        return -certainty
    if token.dep_ == "advcl" and is_finite(token) and not is_past(token):
        return max(certainty, POSSIBLE)
    if is_finite(token) or token.dep_ == "amod" or (token.dep_ == "prep" and token.tag_ != "IN"):
        return CERTAIN
    if token.dep_ == "acl" and token.tag_ == "VBN":
        return CERTAIN
    if token.dep_ == "pcomp" and token.head.lower_ in _TOPICS:
        return POSSIBLE * certainty
    if token.pos_ in ("NOUN", "PROPN"):
        return value_of_noun(token, over.value)
    return certainty
