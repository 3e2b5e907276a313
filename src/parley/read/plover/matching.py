"""Find the lexicon entry that a word of a parsed sentence stands for."""

from collections.abc import Callable, Iterable
from typing import Any

from parley.read.plover.lexicon import Entry, lexicon

#: Nouns that count or collect what they head: their `of` names the thing itself.
_MEASURES = frozenset(
    {
        "number", "hundred", "thousand", "dozen", "million", "score", "group", "part", "some",
        "series", "round", "lot", "most", "many", "half", "majority", "rest", "third", "type",
        "kind", "couple", "member", "all", "any", "one", "ton", "tonne", "barrage", "kg", "shipment",
        "each", "both", "several", "handful", "volley", "metre", "load", "amount", "set", "worth",
    }
)  # fmt: skip
#: Nouns of the lexicon that the tokenizer takes apart.
_HYPHENATED = frozenset(
    {
        "cease-fire", "pull-out", "pull-back", "build-up", "call-up", "sit-in", "air-strike",
        "car-bomb", "counter-offensive", "hunger-strike", "strike-action",
    }
)  # fmt: skip
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})
#: Dependents inside a noun phrase, left of its head.
_WITHIN = frozenset({"compound", "amod", "nmod", "det", "nummod", "poss", "case", "quantmod"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod"})
_INSULTS = frozenset(
    {"terrorist", "liar", "aggressor", "illegal", "murderer", "criminal", "traitor", "puppet",
     "barbaric", "unacceptable", "irresponsible", "coward", "hypocritical", "genocide", "crime"}
)  # fmt: skip
_OFFICES = frozenset(
    {
        "president", "minister", "secretary", "chancellor", "king", "emir", "sheikh", "envoy",
        "premier", "leader", "official", "delegation", "diplomat", "ambassador", "negotiator",
        "pope", "general", "senator", "commissioner", "mediator", "queen", "prince", "chief",
        "representative", "commander", "director", "sultan", "congressman", "chairman",
    }
)  # fmt: skip


def lemma(token: Any) -> str:  # noqa: ANN401  (spaCy ships no types we follow)
    """Return a token's lemma in lower case; a noun's with the part before its hyphen."""
    word = str(token.lemma_.lower())
    if token.i > 1 and token.nbor(-1).text in ("-", "‐", "‑"):
        joined = f"{token.nbor(-2).lower_}-{word}"
        return joined if joined in _HYPHENATED else word
    return word


def verb_lemma(verb: Any) -> str:  # noqa: ANN401
    """Return a verb's lemma as the lexicon writes it.

    The small pipeline's lemmatizer cuts some forms short ("staged" to "stag"), so the regular
    endings are tried where its answer is not in the lexicon.
    """
    word, known = lemma(verb), lexicon().verbs
    if word.endswith("ise") and word[:-3] + "ize" in known:  # British spelling
        return word[:-3] + "ize"
    if word in known:
        return word
    form = verb.lower_
    for ending, bare in (("ied", "y"), ("ies", "y"), ("ed", ""), ("ing", ""), ("es", ""), ("s", "")):
        if form.endswith(ending):
            stem = form[: -len(ending)] + bare
            for candidate in (stem + "e", stem, stem[:-1] if stem[-2:-1] == stem[-1:] else stem):
                if candidate in known:
                    return candidate
    return word


def conjuncts(token: Any) -> list[Any]:  # noqa: ANN401
    """Return a token and those coordinated with it, first to last."""
    found = [token]
    for child in token.rights:
        if child.dep_ in ("conj", "appos"):
            found.extend(conjuncts(child) if child.dep_ == "conj" else [])
    return found


def pobjects(token: Any, prepositions: Iterable[str]) -> list[Any]:  # noqa: ANN401
    """Return what stands after these prepositions under a token, in the order of the list."""
    found = []
    for wanted in prepositions:
        for child in token.children:
            if child.lower_ == wanted and child.dep_ in ("prep", "prt", "agent", "dative", "advmod"):
                found.extend(_governed(child))
            elif wanted == "out of" and child.lower_ == "out":
                found.extend(g for of in child.children for g in _governed(of))
    return found


def _governed(preposition: Any) -> list[Any]:  # noqa: ANN401
    inner = list(preposition.children)
    direct = [c for c in inner if c.dep_ in ("pobj", "pcomp")] or _following(preposition, inner)
    nested = [g for c in inner if c.dep_ == "prep" for g in _governed(c)]
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
        if lemma(token) not in _MEASURES and token.pos_ != "NUM":
            break
        inner = pobjects(token, ("of",))
        if not inner:
            break
        token = inner[0]
    return token


def object_heads(verb: Any) -> list[Any]:  # noqa: ANN401
    """Return the nouns a verb acts on: direct objects, passive subjects, modified nouns."""
    if verb.dep_ == "compound":  # "accused them of bombing villages", read as a noun
        return conjuncts(verb.head)
    found = [x for c in verb.children if c.dep_ in _OBJECTS for x in conjuncts(c)]
    if verb.dep_ == "oprd" or verb.dep_ == "xcomp" and any(c.dep_ == "auxpass" for c in verb.lefts):
        found.extend(subject_heads(verb.head))  # "the agreement is to be signed"
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        found.append(verb.head)
    if verb.dep_ == "relcl" and not any(x.pos_ != "PRON" for x in found):
        fronted = any(c.dep_ in ("dobj", "nsubjpass") and c.tag_ in ("WDT", "WP") for c in verb.lefts)
        if fronted or not any(c.tag_ in ("WDT", "WP") for c in verb.lefts):
            found.append(verb.head)
    return found


def subject_heads(verb: Any) -> list[Any]:  # noqa: ANN401
    """Return the nouns that stand as a verb's own subject."""
    found = [x for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") for x in conjuncts(c)]
    if verb.dep_ in ("relcl", "acl") and all(x.tag_ in ("WDT", "WP") for x in found):
        found = [verb.head]
    if not found and verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return subject_heads(verb.head)
    return found


def _in(word: str, name: str) -> bool:
    return word in lexicon().classes[name[1:]] if name.startswith("@") else word == name


def _any_head(tokens: Iterable[Any], name: str) -> bool:
    return any(_in(lemma(thing(t)), name) or _in(lemma(t), name) for t in tokens)


def _modified(tokens: Iterable[Any], first: str, name: str) -> bool:
    return any(
        _in(lemma(t), name)
        and any(lemma(c) == first and c.dep_ in _MODIFIERS for c in t.children)
        for t in tokens
    )


def _is_person(token: Any) -> bool:  # noqa: ANN401
    token = thing(token)
    return bool(
        token.ent_type_ in ("PERSON", "NORP")
        or (token.tag_ == "PRP" and token.lower_ != "it")
        or _in(lemma(token), "@prisoner")
        or lemma(token) in _OFFICES
    )


_TESTS: dict[str, Callable[[Any], bool]] = {
    "~none": lambda v: not object_heads(v),
    "~obj": lambda v: bool(object_heads(v)),
    "~inf": lambda v: any(c.dep_ == "xcomp" for c in v.rights),
    "~inf-obj": lambda v: any(
        c.dep_ in ("ccomp", "xcomp") and any(s.dep_ == "nsubj" for s in c.lefts) for c in v.rights
    ),
    "~person": lambda v: any(_is_person(t) for t in object_heads(v)),
    "~visitor": lambda v: any(lemma(thing(t)) in _OFFICES or t.ent_type_ == "PERSON"
                              for t in object_heads(v)),
    "~country": lambda v: any(t.ent_type_ == "GPE" for t in object_heads(v)),
    "~official": lambda v: any(
        lemma(thing(t)) in _OFFICES or t.ent_type_ == "PERSON" or t.pos_ == "PRON"
        for t in subject_heads(v)
    ),
    "~journey": lambda v: _TESTS["~official"](v) and any(
        t.ent_type_ in ("GPE", "LOC") for t in pobjects(v, ("in", "to", "for"))
    ),
    "~finite": lambda v: any(
        c.dep_ == "ccomp" and c.tag_ == "VB" and not any(a.tag_ == "MD" for a in c.lefts)
        for c in v.rights
    ),
    "~state": lambda v: any(
        t.ent_type_ == "GPE" or lemma(t) in _OFFICES | {"government", "ministry", "embassy"}
        for t in subject_heads(v)
    ),
    "~insult": lambda v: any(
        lemma(c) in _INSULTS for o in v.rights for c in (o, *o.children) if o.i > v.i
    ),
    "~leader": lambda v: any(t.ent_type_ == "PERSON" or lemma(t) in _OFFICES | {"government", "cabinet"}
                             for t in subject_heads(v)),
}  # fmt: skip


def _holds(verb: Any, need: str, heads: list[Any]) -> bool:  # noqa: ANN401
    """Tell whether one need of an entry holds of a verb whose objects are `heads`."""
    if need in _TESTS:
        return _TESTS[need](verb)
    first, _, second = need.partition("+")
    if not second:
        return _any_head(heads, first)
    if first == "~subj":
        return _any_head(subject_heads(verb), second)
    if first == "~inf":
        return any(c.dep_ == "xcomp" and lemma(c) == second for c in verb.rights)
    return _any_head(pobjects(verb, (first,)), second) or _modified(heads, first, second)


def _particle(verb: Any, words: str) -> bool:  # noqa: ANN401
    """Tell whether a verb goes with these particles or prepositions, in this order."""
    for child in verb.rights:
        if child.lower_ == words.split()[0] and child.dep_ not in ("nsubj", "ccomp", "xcomp"):
            rest = words.split()[1:]
            below = {t.lower_ for t in child.subtree} | {c.lower_ for c in verb.rights}
            if all(word in below for word in rest):
                return True
    return False


def verb_entry(verb: Any) -> Entry | None:  # noqa: ANN401
    """Return the most specific entry of a verb that holds here, `None` without one."""
    best: Entry | None = None
    best_rank = (-1, 0)
    heads: list[Any] | None = None
    exact = False
    for entry in lexicon().verbs.get(verb_lemma(verb), ()):
        if entry.particle and not _particle(verb, entry.particle):
            continue
        if entry.needs:
            if heads is None:
                heads = object_heads(verb) or _shared_objects(verb)
            words = entry.particle.split()
            reach = heads + (pobjects(verb, words) if words else [])
            reach += [g for w in words[1:] for c in verb.rights for g in pobjects(c, (w,))]
            again = entry.particle and any(h.lower_ == "it" for h in heads)  # "called it off"
            held = [need for need in entry.needs if _holds(verb, need, reach)]
            if not again and not held:
                continue
            exact = any("+" in need for need in held)
        rank = (bool(entry.particle) + 2 * bool(entry.needs) + exact, -entry.order)
        if rank > best_rank:
            best, best_rank = entry, rank
    return best


def _shared_objects(verb: Any) -> list[Any]:  # noqa: ANN401
    """Return the objects of a coordinated verb that this one shares ("observe and extend X")."""
    for child in verb.rights:
        if child.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in child.lefts):
            return object_heads(child) or _shared_objects(child)
    return []


def noun_entry(noun: Any) -> Entry | None:  # noqa: ANN401
    """Return the entry of a noun that heads its phrase, `None` where it tells of no act."""
    before_hyphen = noun.i + 1 < len(noun.doc) and noun.nbor().text == "-" and not noun.whitespace_
    if noun.dep_ in ("compound", "amod", "nmod", "npadvmod") or before_hyphen:
        return None
    plain = None
    for entry in lexicon().nouns.get(lemma(noun), ()):
        if not entry.needs:
            plain = plain or entry
            continue
        near = {lemma(c) for c in noun.children if c.dep_ in _MODIFIERS}
        for need in entry.needs:
            first, _, second = need.partition("+")
            if (second and _any_head(pobjects(noun, (first,)), second)) or first in near:
                return entry
    return plain


def adjective_entry(token: Any) -> Entry | None:  # noqa: ANN401
    """Return the entry of a predicative adjective or participle, `None` without one."""
    if token.dep_ not in ("acomp", "attr", "ROOT", "ccomp", "conj", "oprd"):
        return None
    entries = lexicon().adjectives.get(token.lower_, ())
    return entries[0] if entries else None
