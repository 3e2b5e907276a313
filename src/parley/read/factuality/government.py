"""Which word governs an act, and what it says of it."""

from typing import TYPE_CHECKING

from parley.read.factuality.clauses import is_finite, is_infinitive, is_past, is_subjunctive
from parley.read.factuality.marks import is_going_to
from parley.read.factuality.nominals import ADJECTIVES, FINITE_ADJECTIVES, NOUNS
from parley.read.factuality.signatures import (
    DEMANDING,
    FACTIVE,
    FAILING,
    FORESEEING,
    IMPLICATIVE,
    INTENDING,
    TRYING,
    WEIGHING,
    WITHOUT,
    Signature,
)
from parley.read.factuality.verbs import (
    ENDINGS,
    EVENTIVE,
    FINITE_VERBS,
    INFINITIVE_VERBS,
    NOMINAL_VERBS,
    WITH_PREPOSITION,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
#: Prepositions between a word and what it governs ("the threat of war", "called for talks").
_LINKS = frozenset("of for to on in from against about into at towards toward over".split())
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "dobj", "acl", "nsubjpass", "oprd", "attr", "compound"})


def government(token: "Token") -> "tuple[Token, Signature] | None":
    """Return the word that governs an act with what it says of it, `None` where none does."""
    head = token.head
    if token.dep_ in ("pobj", "pcomp"):
        if head.lower_ == "without" or (head.lower_ == "of" and head.head.lower_ == "instead"):
            return head, WITHOUT
        head = head.head if head.lower_ in _LINKS else None
    elif token.dep_ == "nsubj":
        head = head if head.lemma_.lower() in EVENTIVE else None
    elif token.dep_ == "relcl":
        head = head if is_infinitive(token) else None
    elif token.dep_ not in _COMPLEMENTS or (token.dep_ == "acl" and token.tag_ in ("VBN", "VBG")):
        head = None
    if head is None:
        return None
    found = _signature(head, token)
    return None if found is None else (head, found)


def _signature(head: "Token", token: "Token") -> Signature | None:
    """Return what a word says of the act in its complement."""
    lemma = head.lemma_.lower()
    if head.pos_ in _NOMINAL:
        return NOUNS.get(lemma)
    if head.pos_ not in _VERBAL:
        return _of_adjective(head, lemma, token)
    if token.pos_ in _NOMINAL or token.tag_ == "VBG":
        if lemma in ENDINGS and any(c.dep_ == "prt" for c in head.children):
            return IMPLICATIVE  # "ended up leaving"
        if lemma in ENDINGS:
            return FACTIVE if token.pos_ in _NOMINAL else FAILING
        if lemma in WITH_PREPOSITION and token.dep_ not in ("pobj", "pcomp"):
            return None
        return NOMINAL_VERBS.get(lemma)
    if is_subjunctive(token):
        return DEMANDING
    if is_finite(token):
        return FINITE_VERBS.get(lemma)
    if is_infinitive(token):
        if lemma == "be":
            return _of_copula(head, token)
        if lemma == "go":
            return IMPLICATIVE if is_going_to(head) else FORESEEING
        if lemma == "have":
            return _of_having(head)
    return INFINITIVE_VERBS.get(lemma)


def _of_adjective(head: "Token", lemma: str, token: "Token") -> Signature | None:
    if is_finite(token):
        return FINITE_ADJECTIVES.get(lemma)
    degrees = {c.lower_ for c in head.children if c.dep_ == "advmod"}
    if "too" in degrees and is_infinitive(token):
        return FAILING
    if "enough" in degrees and is_infinitive(token):
        return IMPLICATIVE
    return ADJECTIVES.get(lemma)


def _of_copula(verb: "Token", token: "Token") -> Signature | None:
    """Return what "to be" says: "talks are to begin", "it is hard to win", "the aim is to win"."""
    for child in verb.children:
        if child.dep_ in ("acomp", "attr") and child.i < token.i:
            return _signature(child, token) or WEIGHING
        if child.dep_ in ("nsubj", "csubj") and child.pos_ not in ("PROPN", "PRON"):
            if (named := NOUNS.get(child.lemma_.lower())) is not None:
                return named
    return INTENDING if is_past(verb) else FORESEEING


def _of_having(verb: "Token") -> Signature:
    """Return what "had to" (did), "has to" (ought to) and "has yet to" (did not) say."""
    if any(c.lower_ == "yet" for c in verb.children):
        return FAILING
    return IMPLICATIVE if is_past(verb) else TRYING
