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
from parley.read.plover.referents import is_human, is_party, is_place

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
        for token in tokens
        for t in {token, thing(token)}
    )


def _is_person(token: Any) -> bool:  # noqa: ANN401
    token = thing(token)
    return bool(
        token.ent_type_ in ("PERSON", "NORP")
        or (token.tag_ == "PRP" and token.lower_ != "it")
        or _in(lemma(token), "@prisoner")
        or _in(lemma(token), "@office")
    )


#: Dependencies of a clause that a verb governs.
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl"})
#: Words after a verb within which an idiom ends ("hacked to death").
_NEAR = 4


def _governed_verbs(verb: Any) -> list[Any]:  # noqa: ANN401
    return [c for c in verb.rights if c.dep_ in _CLAUSES and c.pos_ in ("VERB", "AUX")]


def _any_in(tokens: Iterable[Any], name: str) -> bool:
    return any(in_class(lemma(t), name) or in_class(t.lower_, name) for t in tokens)


def _after(verb: Any) -> Any:  # noqa: ANN401
    """Return what a verb heads to its right."""
    return verb.doc[verb.i + 1 : verb.right_edge.i + 1]


def _recipients(verb: Any) -> list[Any]:  # noqa: ANN401
    return pobjects(verb, ("to",)) + [c for c in verb.rights if c.dep_ == "dative"]


def _has_deadline(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether somebody is given a time within which to do something."""
    words = list(_after(verb))
    timed = any(t.ent_type_ in ("DATE", "TIME") or t.lower_ == "until" for t in words[:8])
    return timed and any(t.lower_ == "to" and t.tag_ == "TO" for t in words)


def _acts_on_people(verb: Any) -> bool:  # noqa: ANN401
    return any(is_human(t) for t in object_heads(verb))


def _is_deadly(verb: Any) -> bool:  # noqa: ANN401
    words = [t.lower_ for t in _after(verb)[:_NEAR]]
    return "dead" in words or "alive" in words or " to death" in f" {' '.join(words)}"


def _is_phoned(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether somebody is called, and not called something ("called them traitors")."""
    named = any(c.dep_ in ("oprd", "ccomp", "xcomp", "acomp", "attr") for c in verb.rights)
    objects = [c for c in verb.rights if c.dep_ in ("dobj", "dative")]
    return not named and len(objects) == 1 and any(_is_person(t) for t in object_heads(verb))


def _is_visited(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether somebody is called on, and not called on to do something."""
    called = [verb, *pobjects(verb, ("on", "upon"))]
    asked = any(
        c.lower_ == "for" or any(t.tag_ == "TO" for t in c.lefts)
        for head in called
        for c in head.rights
    )
    return not asked and any(
        t.ent_type_ == "PERSON" or _in(lemma(t), "@office") for t in pobjects(verb, ("on", "upon"))
    )


def _is_there(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether somebody is, or is due, in a place for talks."""
    near = [verb, *(c for c in verb.rights if c.dep_ == "acomp")]
    placed = any(t.ent_type_ in ("GPE", "LOC") for v in near for t in pobjects(v, ("in", "at")))
    return placed and any_head([t for v in near for t in pobjects(v, ("for",))], "@talks")


def _is_verbal(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether an attack is one of words ("attacked it on television as a sell-out")."""
    said = pobjects(verb, ("in", "on", "at"))
    said += [g for o in object_heads(verb) for g in pobjects(o, ("in", "on"))]
    return bool(pobjects(verb, ("as",))) or _any_in(said, "utterance")


def _falls_silent(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether guns or a front are said to be silent."""
    silent = any(c.dep_ == "acomp" and c.lower_ in ("silent", "quiet") for c in verb.rights)
    return silent and any(
        _in(lemma(t), "@weapon") or _in(lemma(t), "@lines") for t in subject_heads(verb)
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
        t.ent_type_ in ("GPE", "LOC")
        for held in pobjects(v, ("in", "to", "for"))
        for t in (held, *pobjects(held, ("of",)))
    ),
    "~finite": lambda v: any(
        c.dep_ == "ccomp"
        and not any(a.tag_ == "MD" for a in c.lefts)
        and (c.tag_ == "VB" or any(a.lower_ == "be" and a.dep_ == "auxpass" for a in c.lefts))
        for c in v.rights
    ),
    "~state": lambda v: any(
        t.ent_type_ == "GPE" or _in(lemma(t), "@office") or lemma(t) in _BODIES
        for t in subject_heads(v)
    ),
    "~insult": lambda v: any(
        _in(lemma(c), "@insult") for o in v.rights for c in (o, *o.children) if o.i > v.i
    ),
    "~to-party": lambda v: any(is_party(t) for t in _recipients(v)),
    "~suspect": lambda v: _acts_on_people(v) and TESTS["~to-party"](v),
    "~against": lambda v: any(
        t.ent_type_ not in ("DATE", "TIME")
        for t in pobjects(v, ("at", "on", "against", "into", "over"))
    ),
    "~on-party": lambda v: any(
        is_party(t) or _in(lemma(t), "@troops") for t in pobjects(v, ("on", "at"))
    ),
    "~with-party": lambda v: any(is_party(t) for t in pobjects(v, ("with",))),
    "~from-party": lambda v: any(is_party(t) for t in pobjects(v, ("from",))),
    "~dative-party": lambda v: any(
        is_party(c) for c in v.rights if c.dep_ in ("dative", "dobj") and c.ent_type_ == "GPE"
    ),
    "~joint": lambda v: len([t for t in subject_heads(v) if is_party(t)]) > 1,
    "~ccomp": lambda v: any(c.dep_ == "ccomp" for c in v.rights),
    "~to": lambda v: bool(pobjects(v, ("to",))),
    "~ready": lambda v: _any_in(_after(v)[: 2 * _NEAR], "ready"),
    "~never": lambda v: any(t.lower_ == "never" for t in _after(v)[: 2 * _NEAR]),
    "~for": lambda v: bool(pobjects(v, ("for",))),
    "~outside": lambda v: bool(pobjects(v, ("outside", "around", "before"))),
    "~out": lambda v: any(t.lower_ in ("out", "gone", "home") for t in _after(v)[:_NEAR + 2]),
    "~future": lambda v: any(c.lower_ in ("will", "shall", "'ll") for c in v.lefts),
    "~praise": lambda v: _any_in(_after(v), "praiseword"),
    "~slur": lambda v: _any_in(_after(v), "insult"),
    "~jointly": lambda v: _any_in(
        (*_after(v)[: 2 * _NEAR], *(c for c in v.children if c.dep_ == "advmod")), "jointly"
    ),
    "~go-home": lambda v: any(
        c.lemma_ in ("return", "go") and any(is_human(s) for s in subject_heads(c))
        for c in _governed_verbs(v)
    ),
    "~released": lambda v: any(
        c.lemma_ in ("go", "leave", "walk") and any(is_human(s) for s in subject_heads(c))
        for c in _governed_verbs(v)
    ) or (_any_in(_after(v)[-1:], "leaving") and _acts_on_people(v)),
    "~deadline": _has_deadline,
    "~expel-envoy": lambda v: any(in_class(c.lemma_, "leaving")
                                  for c in _governed_verbs(v)) and any_head(
        [*object_heads(v), *(s for c in _governed_verbs(v) for s in subject_heads(c))],
        "@diplomats",
    ),
    "~trading": lambda v: any(
        in_class(lemma(t), "trading") for t in _after(v) if t.tag_ == "VBG"
    ),
    "~sealed": lambda v: _any_in(_after(v), "sealed"),
    "~held": lambda v: _acts_on_people(v) and bool(
        pobjects(v, ("in", "at", "without", "for", "since", "on"))
    ),
    "~hostage": lambda v: _any_in((c for c in v.rights), "kept"),
    "~todeath": _is_deadly,
    "~phoned": _is_phoned,
    "~visited": _is_visited,
    "~there": _is_there,
    "~verbal": _is_verbal,
    "~silent": _falls_silent,
    "~harmed": lambda v: any(
        c.dep_ == "nsubjpass" and (c.pos_ == "NUM" or is_human(c)) for c in v.lefts
    ),
    "~firing": lambda v: any(
        c.dep_ in ("xcomp", "dobj", "pcomp") and in_class(lemma(c), "firing") for c in v.rights
    ),
    "~leader": lambda v: any(
        t.ent_type_ == "PERSON" or _in(lemma(t), "@office") or lemma(t) in _BODIES
        for t in subject_heads(v)
    ),
}  # fmt: skip
#: What an entry may need of the objects of its verb, or of its particle.
OBJECT_TESTS: dict[str, Callable[[Any], bool]] = {
    "~party": is_party,
    "~human": is_human,
    "~place": is_place,
    "~money": lambda t: thing(t).ent_type_ == "MONEY",
}
#: What an entry may need of its noun.
NOUN_TESTS: dict[str, Callable[[Any], bool]] = {
    "~people": lambda n: any(c.ent_type_ == "NORP" and c.dep_ in MODIFIERS for c in n.children),
}


def holds(verb: Any, need: str, heads: list[Any]) -> bool:  # noqa: ANN401
    """Tell whether one need of an entry holds of a verb whose objects are `heads`."""
    if need in TESTS:
        return TESTS[need](verb)
    if need in OBJECT_TESTS:
        return any(OBJECT_TESTS[need](t) for t in heads)
    first, _, second = need.partition("+")
    if not second:
        return any_head(heads, first)
    if first == "~subj":
        return any_head(subject_heads(verb), second)
    if first == "~inf":
        return any(c.dep_ == "xcomp" and lemma(c) == second for c in verb.rights)
    near = pobjects(verb, (first,)) + [t for h in heads for t in pobjects(h, (first,))]
    return any_head(near, second) or _modified(heads, first, second)


def has_particle(verb: Any, words: str) -> bool:  # noqa: ANN401
    """Tell whether a verb goes with these particles or prepositions, in this order."""
    for child in verb.rights:
        if " " not in words and any(
            c.dep_ == "mark" and c.lower_ == words for c in child.lefts
        ):  # "called for X to stop"
            return True
        if child.lower_ == words.split()[0] and child.dep_ not in ("nsubj", "ccomp", "xcomp"):
            rest = words.split()[1:]
            below = {t.lower_ for t in words_of(child)} | {c.lower_ for c in verb.rights}
            if all(word in below for word in rest) or _follow(child, rest):
                return True
    return False


def _follow(particle: Any, rest: list[str]) -> bool:  # noqa: ANN401
    """Tell whether words follow a particle in their order, each close to the one before."""
    doc, at = particle.doc, particle.i
    for word in rest:
        near = (i for i in range(at + 1, min(at + _NEAR, len(doc))) if doc[i].lower_ == word)
        if (found := next(near, None)) is None:
            return False
        at = found
    return bool(rest)
