"""Who acts and who is acted on: the words that fill an act's two roles."""

from itertools import takewhile
from typing import Any

from parley.read.clauses import agent, subject
from parley.read.plover.lexicon import Entry
from parley.read.plover.phrases import (
    conjuncts,
    first_conjunct,
    lemma,
    object_heads,
    pobjects,
    upwards,
    words_of,
)
from parley.read.plover.referents import is_party

#: Where the target of a verb stands when its entry does not say.
_VERB_TARGETS = (
    "obj", "dative", "against", "on", "with", "at", "to", "into", "from", "toward", "over", "in",
)  # fmt: skip
#: Common nouns that name a party where they stand before a noun ("an army vehicle").
PARTY_NOUNS = frozenset(
    {
        "army", "government", "rebel", "police", "guerrilla", "militant", "insurgent", "militia",
        "separatist", "opposition", "troop", "military", "terrorist",
    }
)  # fmt: skip
_PASSIVE = frozenset({"nsubjpass", "auxpass"})


def is_passive(verb: Any) -> bool:  # noqa: ANN401  (spaCy ships no types we follow)
    """Tell whether a verb's subject is acted on."""
    if any(c.dep_ in _PASSIVE for c in verb.lefts):
        return True
    if verb.dep_ in ("oprd", "xcomp") and verb.tag_ == "VBN":  # "were reported killed"
        helped = any(c.dep_ in ("aux", "auxpass") for c in verb.lefts)
        return verb.dep_ == "oprd" or (not helped and is_passive(verb.head))
    if verb.dep_ == "relcl" and _is_reduced(verb):
        return True
    if verb.dep_ == "acl":
        return bool(verb.tag_ == "VBN") and not _is_clause(verb)
    if verb.dep_ != "conj" or verb.tag_ != "VBN":
        return False
    bare = not any(c.dep_ in ("nsubj", "aux") for c in verb.lefts)
    return bare and any(c.dep_ in _PASSIVE for c in first_conjunct(verb).lefts)


def _is_reduced(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a clause read as relative is a participle: "the fate of men held in camps"."""
    own = [c for c in verb.lefts if c.dep_ == "nsubj"]
    first = own[0].left_edge if len(own) == 1 and len(list(verb.lefts)) == 1 else None
    return first is not None and first.i > 0 and first.nbor(-1).dep_ == "prep"


def _is_clause(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a participle after a noun is really a clause of its own ("after X asked")."""
    return any(c.dep_ == "dobj" for c in verb.rights) or (
        verb.head.dep_ == "pobj" and verb.head.head.lower_ in ("after", "before", "since", "until")
        and not any(c.dep_ == "agent" for c in verb.rights)
    )  # fmt: skip


def verb_sources(verb: Any) -> list[Any]:  # noqa: ANN401
    """Return the nouns of who acts, coordinated ones included; none for a bare passive."""
    if is_passive(verb):
        by = agent(verb)
        return conjuncts(by) if by is not None else _late_agent(verb)
    if blamed := _accused(verb):
        return blamed
    own = [c for c in verb.lefts if c.dep_ == "nsubj"]  # the last: a dateline may stand before it
    who = own[-1] if own else subject(verb) or _far_subject(verb)
    if who is None or who.pos_ in ("VERB", "AUX"):
        return []
    who = _relative(who)
    if who.dep_ == "conj" and verb.dep_ == "relcl" and verb_is_plural(verb):
        return sorted([who, *who.conjuncts], key=lambda t: t.i)
    return conjuncts(who)


def _late_agent(verb: Any) -> list[Any]:  # noqa: ANN401
    """Return the party after a "by" that the parse hung lower in a passive's clause."""
    for token in verb.doc[verb.i + 1 : verb.right_edge.i + 1]:
        if token.lower_ != "by" or token.dep_ not in ("prep", "agent"):
            continue
        between = takewhile(lambda t: t.i != verb.i, upwards(token.head))
        if any(t.pos_ in ("VERB", "AUX") for t in between):
            continue
        if found := [t for t in pobjects(token.head, ("by",)) if is_party(t)]:
            return found
    return []


def verb_is_plural(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a relative clause is about both nouns before it ("A and B, who met")."""
    return lemma(verb) in ("meet", "agree", "sign", "negotiate", "hold", "clash", "fight")


def _accused(verb: Any) -> list[Any]:  # noqa: ANN401
    """Return whom a charge is laid on, where the verb is what he is charged with."""
    token = verb.head if verb.dep_ == "compound" else verb
    token = first_conjunct(token)
    if token.dep_ not in ("pcomp", "pobj") or token.head.lower_ not in ("of", "for", "with"):
        return []
    above = token.head.head
    if above.dep_ in ("dobj", "nsubjpass") and above.head.pos_ == "VERB":
        return conjuncts(above)
    if above.pos_ == "VERB":
        return [x for c in above.children if c.dep_ in ("dobj", "nsubjpass") for x in conjuncts(c)]
    return []


def _far_subject(verb: Any) -> Any | None:  # noqa: ANN401
    """Return the subject of the clause in which a gerund stands ("played a role in besieging")."""
    token = verb
    while token.dep_ in ("pcomp", "prep", "pobj", "dobj", "acl", "advcl", "conj", "xcomp"):
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return subject(token)
    return None


def _relative(token: Any) -> Any:  # noqa: ANN401
    """Return the antecedent of a relative pronoun, any other token itself."""
    if token.tag_ not in ("WDT", "WP", "WP$"):
        return token
    for above in token.ancestors:
        if above.dep_ == "relcl":
            return above.head
    return token


def verb_targets(verb: Any, entry: Entry) -> list[list[Any]]:  # noqa: ANN401
    """Return candidate nouns of who is acted on, one list a path, best path first."""
    found = []
    for path in entry.targets or _VERB_TARGETS:
        if path == "obj":
            tokens = [_relative(t) for t in object_heads(verb)] or _later_objects(verb)
            if is_passive(verb) and not tokens and (who := subject(verb)) is not None:
                tokens = conjuncts(_relative(who))
        elif path == "comp":
            tokens = _complement(verb)
        elif path == "subj":
            tokens = conjuncts(who) if (who := subject(verb)) is not None else []
        elif path == "dative":
            tokens = [x for c in verb.rights if c.dep_ == "dative" and c.pos_ != "ADP"
                      for x in conjuncts(c)]  # fmt: skip
            if is_passive(verb) and any(c.dep_ in ("dobj", "oprd") for c in verb.rights):
                who = subject(verb)  # "Y was given aid by X"
                tokens = tokens or (conjuncts(_relative(who)) if who is not None else [])
        else:
            tokens = pobjects(verb, (path,))
            for held in [
                *object_heads(verb),
                *(g for c in verb.rights if c.dep_ == "prep" for g in pobjects(verb, (c.lower_,))),
            ]:
                tokens = tokens or pobjects(held, (path,))
        if tokens:
            found.append(tokens)
    return found


def _later_objects(verb: Any) -> list[Any]:  # noqa: ANN401
    """Return the object a verb shares with the verb coordinated after it."""
    for child in verb.rights:
        if child.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in child.lefts):
            return object_heads(child)
    return []


def _complement(verb: Any) -> list[Any]:  # noqa: ANN401
    """Return who the governed clause is about: its own subject, else its objects."""
    for child in verb.rights:
        if child.dep_ in ("ccomp", "xcomp", "advcl", "prep", "pcomp", "acl"):
            inner = child if child.dep_ != "prep" else next(
                (c for c in child.children if c.dep_ in ("pcomp", "pobj")), None
            )  # fmt: skip
            if inner is None:
                continue
            own = [c for c in inner.lefts if c.dep_ in ("nsubj", "nsubjpass")]
            if own:
                return conjuncts(own[0])
            return object_heads(inner) or [
                x for c in inner.rights if c.dep_ == "prep" for x in pobjects(inner, (c.lower_,))
            ]
    return []


def noun_sources(noun: Any, entry: Entry) -> list[Any]:  # noqa: ANN401
    """Return the words of who acts in an act told by a noun."""
    if between := pobjects(noun, ("between", "among")):
        return between[:1]
    owner = [x for c in noun.lefts if c.dep_ == "poss" for x in _owners(c)]
    if owner:
        return owner
    for preposition in ("by", *entry.sources):
        if found := pobjects(noun, (preposition,)):
            return found
    for child in noun.rights:
        if child.dep_ == "acl" and (by_agent := agent(child)) is not None:
            return conjuncts(by_agent)
    left = [c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod")]
    named = [c for c in left if _names_party(c)]
    return [t for c in named for t in (*c.lefts, c) if _names_party(t)]


def _owners(owner: Any) -> list[Any]:  # noqa: ANN401
    """Return who owns a thing: "A's and B's accord" has two owners, whatever the parse joins."""
    marked = [t for t in words_of(owner) if any(c.dep_ == "case" for c in t.rights)]
    return marked if len(marked) > 1 and owner in marked else conjuncts(owner)


def _names_party(token: Any) -> bool:  # noqa: ANN401
    return token.ent_type_ in ("NORP", "GPE", "ORG", "PERSON") or lemma(token) in PARTY_NOUNS


def noun_targets(noun: Any, entry: Entry) -> list[list[Any]]:  # noqa: ANN401
    """Return candidate nouns of who is acted on, one list a path, best path first."""
    if between := pobjects(noun, ("between", "among")):
        return [between[1:]] if between[1:] else []
    found = []
    done_by = any(c.lower_ == "by" for c in noun.rights)  # "the shelling of X by Y"
    for path in ("of", *entry.targets) if done_by else entry.targets:
        if tokens := pobjects(noun, (path,)):
            found.append(tokens)
    return found
