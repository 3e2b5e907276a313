"""What a noun phrase says of the act it names: a known one, a new one, a kind of act."""

from typing import TYPE_CHECKING

from parley.read.factuality.marks import is_nobody
from parley.read.factuality.scale import CERTAIN, OPEN, PROBABLE

if TYPE_CHECKING:
    from spacy.tokens import Token


def value_of_noun(noun: "Token", clause: float) -> float:
    """Return the value of an act told by a noun that no word of the lexicon governs.

    "The attack" is known to both sides of the conversation and stands whatever its clause says; "an
    attack" is as sure as its clause; a bare singular names a kind of act more than one act.

    Args:
        noun: The head of the phrase.
        clause: Value of the clause or phrase it stands in, -1 to 1.

    Source:
        Definites as presuppositions: Heim (1983), File change semantics and the familiarity
        theory of definiteness.
    """
    mark = next((c for c in noun.children if c.dep_ in ("det", "poss")), None)
    if noun.pos_ == "PROPN":
        return CERTAIN
    if mark is not None and mark.lower_ == "any":
        return min(clause, OPEN)
    if mark is not None and mark.lower_ not in ("a", "an", "no"):
        return CERTAIN
    if noun.dep_ == "dobj" and not is_nobody(noun):
        value = max(clause, OPEN)
    else:
        value = abs(clause)
    is_aim = noun.dep_ == "pobj" and noun.head.lower_ == "for"
    is_kind = mark is None and noun.tag_ == "NN"
    return value * PROBABLE if is_aim or is_kind else value
