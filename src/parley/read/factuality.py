"""How far a text holds an act to be so, from the words that mark and govern it."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from parley.read.factivity import (
    ADJECTIVES,
    ADVERBS,
    ENDED,
    ENDINGS,
    EVENTIVE,
    MODALS,
    MODIFIERS,
    NOUNS,
    VERBS,
    Signature,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

CERTAIN = 3.0
# An infinitive that nothing in the lexicon governs mostly tells a purpose.
BARE_INFINITIVE = 0.2
# "Is to meet", "has to meet", "is going to meet".
AHEAD: Signature = (0.5, -0.5)
# Conditions, questions and commands leave an act open.
OPEN = 0.15
# What a clause after "that" is worth under a verb the lexicon does not hold.
REPORTED = 0.85
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until", "provided"})
_WITHOUT = frozenset({"without", "except"})
# What a gerund tells after a preposition; "by", "after" and others leave it as it stands.
GERUND_AFTER = MappingProxyType({"against": -0.7, "before": 0.4, "to": 0.3})
_LINKS = frozenset("of for to on in with from against about into at".split())
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
_VERBAL = frozenset({"VERB", "AUX"})


def factuality(token: "Token") -> float:
    """Return how far the text holds an act to be so, from -3 (certainly not) to 3 (certainly).

    Args:
        token: The word that names the act, in a spaCy parse.

    Source:
        The scale of Lee et al. (2015), Event detection and factuality assessment.
    """
    return CERTAIN * hold(token)


def hold(token: "Token") -> float:
    """Return the act's factor in [-1, 1]: its own marks times that of what governs it."""
    return _own(token) * _context(token)


def _own(token: "Token") -> float:
    """Return the factor of negation, modals, adverbs and conditions on the word itself."""
    factor = 1.0
    for child in token.children:
        word = child.lower_
        if child.dep_ == "neg" or (child.dep_ in ("advmod", "det", "preconj") and word in ADVERBS):
            factor *= ADVERBS.get(word, -1.0)
        elif child.dep_ in AUXILIARIES and word in MODALS:
            factor *= MODALS[word]
        elif child.dep_ == "amod" and word in MODIFIERS:
            factor *= MODIFIERS[word]
        elif child.dep_ in SUBJECTS and _is_nobody(child):
            factor *= -1.0
    return factor * OPEN if _is_open(token) else factor


def _is_nobody(subject: "Token") -> bool:
    return subject.lower_ in _NOBODY or any(
        c.dep_ in ("det", "neg") and c.lower_ in ("no", "neither") for c in subject.children
    )


def _is_open(token: "Token") -> bool:
    """Whether a condition, a question or a command leaves the act open."""
    return has_condition(token) or is_question(token) or is_command(token)


def has_condition(token: "Token") -> bool:
    """Whether the word heads an "if", "unless" or "until" clause."""
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in _CONDITIONS for c in token.children)


def is_question(token: "Token") -> bool:
    """Whether the word heads a sentence that asks."""
    return token.head == token and any(c.text == "?" for c in token.children)


def is_command(token: "Token") -> bool:
    """Whether the word is a bare verb without subject: a command."""
    return (
        token.tag_ == "VB"
        and token.dep_ not in ("conj", "xcomp", "ccomp", "aux", "auxpass")
        and not any(c.dep_ in SUBJECTS | AUXILIARIES for c in token.children)
    )


def _context(token: "Token") -> float:
    """Return the factor that the words governing an act put on it."""
    head = token.head
    if head == token:
        return 1.0
    match token.dep_:
        case "conj":
            return _of_conjunct(token)
        case "aux" | "auxpass" | "csubj":
            return hold(head)
        case "pobj" | "pcomp" if head.lower_ in _WITHOUT:
            return -0.9
        case "pcomp" if head.lower_ in GERUND_AFTER:
            return GERUND_AFTER[head.lower_]
        case _:
            return _of_governor(token)


def _of_conjunct(token: "Token") -> float:
    """Return the factor of a joined act: the first's, without marks that it has itself."""
    has_own = any(c.dep_ in SUBJECTS | AUXILIARIES for c in token.children)
    return _context(token.head) if has_own else hold(token.head)


def _of_governor(token: "Token") -> float:
    governor = governor_of(token)
    if governor is None:
        if _is_infinitive(token):
            return BARE_INFINITIVE
        return REPORTED if token.dep_ == "ccomp" else 1.0
    if token.dep_ in SUBJECTS and _is_nobody(token):
        return 1.0  # "no deal was signed": its "no" has been counted on the deal itself
    affirmed, negated = signature(governor, token) or (1.0, 1.0)
    above = _hold_of_governor(governor)
    if affirmed == 1.0 and negated > 0:
        return affirmed if above >= 0 else negated  # factive: stands however sure the knowing is
    return (affirmed if above >= 0 else negated) * abs(above)


def _hold_of_governor(governor: "Token") -> float:
    """Return the factor of the governor; an adjective's clause is that of its copula."""
    if governor.pos_ not in _VERBAL and governor.dep_ in ("acomp", "attr", "oprd"):
        return _own(governor) * hold(governor.head)
    return hold(governor)


def governor_of(token: "Token") -> "Token | None":
    """Return the word of the lexicon that governs an act, `None` where none does."""
    head = token.head
    match token.dep_:
        case "xcomp" | "ccomp" | "dobj" | "acl" | "nsubjpass" | "oprd" | "attr" | "compound":
            found = head
        case "nsubj" if head.lemma_ in EVENTIVE:
            found = head
        case "pobj" | "pcomp" if head.lower_ in _LINKS:
            found = head.head
        case _:
            return None
    return found if signature(found, token) is not None else None


def signature(head: "Token", token: "Token") -> Signature | None:
    """Return what a word says of the act it governs, `None` where the lexicon holds nothing."""
    lemma = head.lemma_.lower()
    if head.pos_ in _VERBAL:
        if lemma in ENDINGS:
            return ENDED if token.pos_ == "VERB" else None
        if lemma in ("be", "have", "go") and _is_infinitive(token):
            return AHEAD
        return VERBS.get(lemma)
    if head.pos_ in ("NOUN", "PROPN"):
        return NOUNS.get(lemma)
    return ADJECTIVES.get(lemma)


def _is_infinitive(token: "Token") -> bool:
    return token.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
