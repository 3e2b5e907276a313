"""What an entry of the lexicon may need of its verb: an object, a complement, a subject."""

from collections.abc import Callable, Iterable
from typing import Any

from parley.read.plover.lexicon import in_class
from parley.read.plover.phrases import (
    MODIFIERS,
    lemma,
    object_heads,
    pobjects,
    subject_heads,
    thing,
    words_of,
)

#: Bodies that act for a state.
_BODIES = frozenset({"government", "ministry", "embassy", "cabinet"})


def _in(word: str, name: str) -> bool:
    return in_class(word, name[1:]) if name.startswith("@") else word == name


def any_head(tokens: Iterable[Any], name: str) -> bool:
    """Tell whether one of the nouns, or what it counts, is a word or belongs to an `@class`."""
    return any(_in(lemma(thing(t)), name) or _in(lemma(t), name) for t in tokens)


def _modified(tokens: Iterable[Any], first: str, name: str) -> bool:
    return any(
        _in(lemma(t), name) and any(lemma(c) == first and c.dep_ in MODIFIERS for c in t.children)
        for t in tokens
    )


def _is_person(token: Any) -> bool:  # noqa: ANN401
    token = thing(token)
    return bool(
        token.ent_type_ in ("PERSON", "NORP")
        or (token.tag_ == "PRP" and token.lower_ != "it")
        or _in(lemma(token), "@prisoner")
        or _in(lemma(token), "@office")
    )


#: What an entry may need of its verb.
TESTS: dict[str, Callable[[Any], bool]] = {
    "~none": lambda v: not object_heads(v),
    "~obj": lambda v: bool(object_heads(v)),
    "~inf": lambda v: any(c.dep_ == "xcomp" for c in v.rights),
    "~inf-obj": lambda v: any(
        c.dep_ in ("ccomp", "xcomp") and any(s.dep_ == "nsubj" for s in c.lefts) for c in v.rights
    ),
    "~person": lambda v: any(_is_person(t) for t in object_heads(v)),
    "~visitor": lambda v: any(_in(lemma(thing(t)), "@office") or t.ent_type_ == "PERSON"
                              for t in object_heads(v)),
    "~country": lambda v: any(t.ent_type_ == "GPE" for t in object_heads(v)),
    "~official": lambda v: any(
        _in(lemma(thing(t)), "@office") or t.ent_type_ == "PERSON" or t.pos_ == "PRON"
        for t in subject_heads(v)
    ),
    "~journey": lambda v: TESTS["~official"](v) and any(
        t.ent_type_ in ("GPE", "LOC") for t in pobjects(v, ("in", "to", "for"))
    ),
    "~finite": lambda v: any(
        c.dep_ == "ccomp" and c.tag_ == "VB" and not any(a.tag_ == "MD" for a in c.lefts)
        for c in v.rights
    ),
    "~state": lambda v: any(
        t.ent_type_ == "GPE" or _in(lemma(t), "@office") or lemma(t) in _BODIES
        for t in subject_heads(v)
    ),
    "~insult": lambda v: any(
        _in(lemma(c), "@insult") for o in v.rights for c in (o, *o.children) if o.i > v.i
    ),
    "~leader": lambda v: any(
        t.ent_type_ == "PERSON" or _in(lemma(t), "@office") or lemma(t) in _BODIES
        for t in subject_heads(v)
    ),
}  # fmt: skip
#: What an entry may need of its noun.
NOUN_TESTS: dict[str, Callable[[Any], bool]] = {
    "~people": lambda n: any(c.ent_type_ == "NORP" and c.dep_ in MODIFIERS for c in n.children),
}


def holds(verb: Any, need: str, heads: list[Any]) -> bool:  # noqa: ANN401
    """Tell whether one need of an entry holds of a verb whose objects are `heads`."""
    if need in TESTS:
        return TESTS[need](verb)
    first, _, second = need.partition("+")
    if not second:
        return any_head(heads, first)
    if first == "~subj":
        return any_head(subject_heads(verb), second)
    if first == "~inf":
        return any(c.dep_ == "xcomp" and lemma(c) == second for c in verb.rights)
    return any_head(pobjects(verb, (first,)), second) or _modified(heads, first, second)


def has_particle(verb: Any, words: str) -> bool:  # noqa: ANN401
    """Tell whether a verb goes with these particles or prepositions, in this order."""
    for child in verb.rights:
        if child.lower_ == words.split()[0] and child.dep_ not in ("nsubj", "ccomp", "xcomp"):
            rest = words.split()[1:]
            below = {t.lower_ for t in words_of(child)} | {c.lower_ for c in verb.rights}
            if all(word in below for word in rest):
                return True
    return False
