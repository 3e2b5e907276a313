"""What a noun stands for: a person, a place, a party."""

from typing import Any

from parley.read.plover.lexicon import in_class
from parley.read.plover.phrases import MODIFIERS, lemma, thing

#: Classes of nouns for people.
_HUMANS = ("people", "prisoner", "office", "strikers")
_HUMAN_ENDINGS = ("man", "men", "woman", "women", "ist", "ists")
_PRONOUNS = frozenset({"he", "him", "she", "her", "they", "them", "us", "me"})
_PARTIES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def is_human(token: Any) -> bool:  # noqa: ANN401  (spaCy ships no types we follow)
    """Tell whether a noun, or what it counts, is about people."""
    token = thing(token)
    if token.ent_type_ in ("PERSON", "NORP") or token.lower_ in _PRONOUNS:
        return True
    word = lemma(token)
    if any(in_class(word, name) for name in _HUMANS):
        return True
    return token.pos_ in ("NOUN", "PROPN") and token.lower_.endswith(_HUMAN_ENDINGS)


def is_party(token: Any) -> bool:  # noqa: ANN401
    """Tell whether a noun names somebody who can be party to an act, or belongs to one."""
    near = (token, *(c for c in token.lefts if c.dep_ in MODIFIERS or c.dep_ == "poss"))
    return any(t.ent_type_ in _PARTIES for t in near) or in_class(lemma(token), "domestic")


def is_place(token: Any) -> bool:  # noqa: ANN401
    """Tell whether a noun names a place."""
    return token.ent_type_ in _PLACES
