"""What a clause most likely tells of when no entry of the lexicon holds: a vote of its words.

The frames of the lexicon are strict, and English has more of them than any list. Where a sentence
has none, its verb and its objects still vote: each by the types of the entries it occurs in. For
the wide reading of single sentences only; an article's events are never guessed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from parley.read.plover.coding import Act
from parley.read.plover.lexicon import Entry, in_class, lexicon
from parley.read.plover.matching import verb_lemma
from parley.read.plover.needs import has_particle
from parley.read.plover.phrases import lemma, object_heads, pobjects, subject_heads, thing
from parley.read.plover.referents import is_party
from parley.read.plover.roles import is_passive, verb_sources, verb_targets
from parley.read.plover.scope import scope_of

#: Votes of the type of an entry, by where its word stands: the verb's own, then what it acts on.
_VERB, _OBJECT = 1.0, 0.8
#: Prepositions whose objects tell what a verb does ("voted for sanctions").
_ABOUT = ("of", "for", "on", "against", "with", "to", "over", "in")
#: Verbs of so many idioms that they say nothing by themselves.
_LIGHT = frozenset(
    "bring call come do fall get give go have hold keep leave let make move open put run send set "
    "stand take throw turn".split()
)
#: What parties do when nothing else is known of it: they are in touch.
_DEFAULT = "CONSULT"


def likely_act(sentence: Iterable[Any]) -> Act | None:
    """Return the act that a sentence without known acts most likely tells of, `None` for none.

    Args:
        sentence: Its tokens; some party must be the subject or the agent of one of its clauses.
    """
    for verb in _clauses(sentence):
        sources = verb_sources(verb)
        if not any(is_party(t) for t in (*sources, *subject_heads(verb))):
            continue
        objects = object_heads(verb)
        held = [g for o in objects for g in pobjects(o, ("of",))]
        around = objects + held + pobjects(verb, _ABOUT)
        if not any(is_party(t) for t in around) and not objects:
            continue
        votes = _votes(verb, around)
        type_ = max(votes, key=lambda t: votes[t]) if votes else _DEFAULT
        if not votes and not (sources and any(is_party(t) for t in around)):
            continue
        entry = _entry(type_)
        return Act(
            type=type_,
            entry=entry,
            trigger=verb,
            head=verb,
            sources=tuple(sources),
            targets=tuple(tuple(path) for path in verb_targets(verb, entry)),
            scope=scope_of(verb),
        )
    return None


def _clauses(sentence: Iterable[Any]) -> Iterator[Any]:
    """Yield the verbs of what a sentence asserts, reporting verbs left out."""
    verbs = [t for t in sentence if t.pos_ == "VERB" and t.dep_ in ("ROOT", "ccomp", "conj")]
    for verb in sorted(verbs, key=lambda v: (v.dep_ == "conj", v.i)):
        quotes = any(c.dep_ == "ccomp" for c in verb.children)
        if not (quotes and in_class(lemma(verb), "speech")):
            yield verb


def _votes(verb: Any, around: list[Any]) -> Counter[str]:  # noqa: ANN401
    votes: Counter[str] = Counter()
    word = verb_lemma(verb)
    entries = () if word in _LIGHT else lexicon().verbs.get(word, ())
    own = [e.type for e in entries if not e.particle or has_particle(verb, e.particle)]
    _add(votes, own, _VERB)
    for token in around:
        word = lemma(thing(token))
        types = [e.type for e in lexicon().nouns.get(word, ())] or list(_types_with(word))
        _add(votes, types, _OBJECT)
    if is_passive(verb):
        votes.pop("CONSULT", None)
    return votes


def _add(votes: Counter[str], types: list[str], weight: float) -> None:
    for type_ in types:
        votes[type_] += weight / len(types)  # type: ignore[assignment]


@cache
def _types_with(word: str) -> tuple[str, ...]:
    """Return the types of the verb entries that take a word as their object."""
    classes = {name for name, words in lexicon().classes.items() if word in words}
    names = {word} | {f"@{name}" for name in classes}
    return tuple(
        e.type
        for entries in lexicon().verbs.values()
        for e in entries
        if any(need.rpartition("+")[2] in names for need in e.needs)
    )


@cache
def _entry(type_: str) -> Entry:
    return Entry(
        type=type_, particle="", needs=(), targets=(), sources=(), flags=frozenset(), order=-1
    )
