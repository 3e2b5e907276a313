"""Find the lexicon entry that a word of a parsed sentence stands for."""

from typing import Any

from parley.read.plover.lexicon import Entry, lexicon
from parley.read.plover.needs import NOUN_TESTS, any_head, has_particle, holds
from parley.read.plover.phrases import MODIFIERS, conjuncts, lemma, object_heads, pobjects

#: Regular endings of English verbs, and what stands in their place in the lemma.
_ENDINGS = (("ied", "y"), ("ies", "y"), ("ed", ""), ("ing", ""), ("es", ""), ("s", ""))


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
    form: str = verb.lower_
    for ending, bare in _ENDINGS:
        if form.endswith(ending):
            stem = form[: -len(ending)] + bare
            for candidate in (stem + "e", stem, stem[:-1] if stem[-2:-1] == stem[-1:] else stem):
                if candidate in known:
                    return candidate
    return word


def verb_entry(verb: Any) -> Entry | None:  # noqa: ANN401
    """Return the most specific entry of a verb that holds here, `None` without one."""
    best: Entry | None = None
    best_rank = (-1, False, 0)
    heads: list[Any] | None = None
    for entry in lexicon().verbs.get(verb_lemma(verb), ()):
        exact = listed = False
        if entry.particle and not has_particle(verb, entry.particle):
            continue
        if entry.needs:
            if heads is None:
                heads = object_heads(verb) or _shared_objects(verb)
            words = entry.particle.split()
            reach = heads + (pobjects(verb, words) if words else [])
            reach += [g for w in words[1:] for c in verb.rights for g in pobjects(c, (w,))]
            again = entry.particle and any(h.lower_ == "it" for h in heads)  # "called it off"
            held = [need for need in entry.needs if holds(verb, need, reach)]
            if not again and not held:
                continue
            exact = any("+" in need for need in held)
            listed = any(not need.startswith("~") for need in held)
        idiom = 2 * (" " in entry.particle)
        precise = bool(entry.particle) + idiom + 2 * bool(entry.needs) + exact
        rank = (precise, listed, -entry.order)
        if rank > best_rank:
            best, best_rank = entry, rank
    return best


def _shared_objects(verb: Any) -> list[Any]:  # noqa: ANN401
    """Return the objects of a coordinated verb that this one shares ("observe and extend X")."""
    for later in conjuncts(verb)[1:]:
        if any(c.dep_ == "nsubj" for c in later.lefts):
            break
        if found := object_heads(later):
            return found
    return []


def noun_entry(noun: Any) -> Entry | None:  # noqa: ANN401
    """Return the entry of a noun that heads its phrase, `None` where it tells of no act."""
    before_hyphen = noun.i + 1 < len(noun.doc) and noun.nbor().text == "-" and not noun.whitespace_
    if noun.dep_ in ("compound", "amod", "nmod", "npadvmod") or before_hyphen:
        return None
    plain = None
    word = noun.lower_ if noun.tag_ == "VBG" else lemma(noun)
    for entry in lexicon().nouns.get(word, ()):
        if not entry.needs:
            plain = plain or entry
            continue
        near = {lemma(c) for c in noun.children if c.dep_ in MODIFIERS}
        near |= {need for need, holds_of in NOUN_TESTS.items() if holds_of(noun)}
        for need in entry.needs:
            first, _, second = need.partition("+")
            if (second and any_head(pobjects(noun, (first,)), second)) or first in near:
                return entry
    return plain


def adjective_entry(token: Any) -> Entry | None:  # noqa: ANN401
    """Return the entry of a predicative adjective or participle, `None` without one."""
    if token.dep_ not in ("acomp", "attr", "ROOT", "ccomp", "conj", "oprd"):
        return None
    entries = lexicon().adjectives.get(token.lower_, ())
    return entries[0] if entries else None
