"""Noun phrases and arguments of a parsed sentence: what a verb's words are about."""

from collections.abc import Iterable, Iterator
from typing import Any

from parley.read.plover.lexicon import in_class

#: More words than any sentence joins: a list that runs on is a table, not a clause.
MANY = 40
#: Deeper than any sentence nests its phrases: what nests deeper is no prose.
DEEP = 12
_PREPOSITIONS = frozenset({"prep", "prt", "agent", "dative", "advmod"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})
#: Dependents inside a noun phrase, left of its head.
_WITHIN = frozenset({"compound", "amod", "nmod", "det", "nummod", "poss", "case", "quantmod"})
MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod"})


def lemma(token: Any) -> str:  # noqa: ANN401  (spaCy ships no types we follow)
    """Return a token's lemma in lower case; a noun's with the part before its hyphen."""
    word = str(token.lemma_.lower())
    if token.i > 1 and token.nbor(-1).text in ("-", "‐", "‑"):
        joined = f"{token.nbor(-2).lower_}-{word}"
        return joined if in_class(joined, "hyphenated") else word
    return word


def conjuncts(token: Any) -> list[Any]:  # noqa: ANN401
    """Return a token and those coordinated with it, first to last, at most `MANY`."""
    found = [token]
    for joined in found:  # grows while it is read
        found.extend(c for c in joined.rights if c.dep_ == "conj")
        if len(found) >= MANY:
            break
    return found[:MANY]


def words_of(token: Any) -> Any:  # noqa: ANN401
    """Return the words a token heads, from its left edge to its right edge."""
    return token.doc[token.left_edge.i : token.right_edge.i + 1]


def pobjects(token: Any, prepositions: Iterable[str]) -> list[Any]:  # noqa: ANN401
    """Return what stands after these prepositions under a token, in the order of the list."""
    found = []
    for wanted in prepositions:
        for child in token.children:
            if child.lower_ == wanted and child.dep_ in _PREPOSITIONS:
                found.extend(_governed(child))
            elif wanted == "out of" and child.lower_ == "out":
                found.extend(g for of in child.children for g in _governed(of))
    return found


def _governed(preposition: Any, depth: int = 0) -> list[Any]:  # noqa: ANN401
    inner = list(preposition.children)
    direct = [c for c in inner if c.dep_ in ("pobj", "pcomp")] or _following(preposition, inner)
    deeper = inner if depth < DEEP else ()
    nested = [g for c in deeper if c.dep_ == "prep" for g in _governed(c, depth + 1)]
    return [x for c in direct for x in conjuncts(c)] + nested


def _following(preposition: Any, inner: list[Any]) -> list[Any]:  # noqa: ANN401
    """Return the noun right after a preposition that the parse left without an object."""
    doc, index = preposition.doc, preposition.i + 1
    if inner or index >= len(doc):
        return []
    token = doc[index]
    while token.head.i > token.i and token.dep_ in _WITHIN:
        token = token.head
    return [token] if token.pos_ in ("NOUN", "PROPN") and token.i > preposition.i else []


def thing(token: Any) -> Any:  # noqa: ANN401
    """Return the noun a phrase is about: "hundreds of prisoners" is about prisoners."""
    for _ in range(3):
        if not in_class(lemma(token), "measure") and token.pos_ != "NUM":
            break
        inner = pobjects(token, ("of",))
        if not inner:
            break
        token = inner[0]
    return token


def measured(noun: Any) -> Any:  # noqa: ANN401
    """Return the noun that counts or collects this one, or the noun itself ("hours of talks")."""
    for _ in range(3):
        above = noun.head
        if (
            noun.dep_ != "pobj"
            or above.lower_ != "of"
            or not in_class(lemma(above.head), "measure")
        ):
            break
        noun = above.head
    return noun


def object_heads(verb: Any) -> list[Any]:  # noqa: ANN401
    """Return the nouns a verb acts on: direct objects, passive subjects, modified nouns."""
    if verb.dep_ == "compound":  # "accused them of bombing villages", read as a noun
        return conjuncts(verb.head)
    found = [x for c in verb.children if c.dep_ in _OBJECTS for x in conjuncts(c)]
    if verb.dep_ == "oprd" or (
        verb.dep_ == "xcomp" and any(c.dep_ == "auxpass" for c in verb.lefts)
    ):
        found.extend(subject_heads(verb.head))  # "the agreement is to be signed"
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        found.append(verb.head)
    if verb.dep_ == "relcl" and not any(x.pos_ != "PRON" for x in found):
        fronted = any(
            c.dep_ in ("dobj", "nsubjpass") and c.tag_ in ("WDT", "WP") for c in verb.lefts
        )
        if fronted or not any(c.tag_ in ("WDT", "WP") for c in verb.lefts):
            found.append(verb.head)
    return found


def subject_heads(verb: Any) -> list[Any]:  # noqa: ANN401
    """Return the nouns that stand as a verb's own subject."""
    found = [x for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") for x in conjuncts(c)]
    if verb.dep_ in ("relcl", "acl") and all(x.tag_ in ("WDT", "WP") for x in found):
        found = [verb.head]
    if not found and verb.dep_ == "conj":
        first = first_conjunct(verb)
        if first.dep_ != "conj" and first.pos_ in ("VERB", "AUX"):
            return subject_heads(first)
    if not found and verb.dep_ == "xcomp":  # "is due to fly", "plans to visit", "asked X to come"
        above = verb.head.head if verb.head.dep_ == "acomp" else verb.head
        held = [x for c in above.rights if c.dep_ == "dobj" and c.i < verb.i for x in conjuncts(c)]
        return held or subject_heads(above)
    return found


def first_conjunct(token: Any) -> Any:  # noqa: ANN401
    """Return the first of the words that are coordinated with this one."""
    return next((t for t in upwards(token) if t.dep_ != "conj"), token)


def upwards(token: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield a token, the word it hangs on, and so on to the root, at most `MANY`."""
    for _ in range(MANY):
        yield token
        if token.head.i == token.i:
            return
        token = token.head
