"""Truces: the noun itself is the undertaking."""

from collections.abc import Iterator
from typing import Any

from parley.read.acts import TRUCE_VERBS, TRUCES
from parley.read.analysis import Analysis
from parley.read.clauses import (
    agent,
    extent,
    is_asked,
    is_hypothetical,
    is_negated,
    is_passive,
    modals,
    subject,
)
from parley.read.undertakings.undertaking import Undertaking, makers
from parley.records import AUTHOR_ID, NOBODY, Actor


def truces(analysis: Analysis) -> Iterator[Undertaking]:
    """Yield the truces the text tells of as made, kept or ended."""
    for match in TRUCES.finditer(analysis.source.text):
        words = analysis.doc.char_span(*match.span(), alignment_mode="expand")
        if words is None or is_asked(words.root) or is_hypothetical(words.root):
            continue
        noun = words.root
        while noun.dep_ == "compound" and noun.head.pos_ in ("NOUN", "PROPN"):
            noun = noun.head  # "a ceasefire agreement"
        item = _truce(analysis, noun, match.group(0))
        if item is not None:
            yield item


def _truce(analysis: Analysis, noun: Any, words: str) -> Undertaking | None:  # noqa: ANN401
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ in ("to", "on") and verb.head.lemma_ == "agree":
        verb = verb.head
    governed = verb.pos_ == "VERB" and noun.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj")
    finite = governed and subject(verb) is not None and verb.dep_ not in ("xcomp", "pcomp")
    if governed and (is_negated(verb) or modals(verb)):
        return None
    told = finite and verb.lemma_.lower() in TRUCE_VERBS
    made = any(c.dep_ == "acl" and c.lemma_.lower() in TRUCE_VERBS for c in noun.rights)
    between = any(c.lower_ == "between" for c in noun.rights)
    if not (told or made or between):
        return None
    start, end = extent(verb if told else noun, condition=False)
    named = _truce_parties(analysis, noun, verb if told else None)
    return Undertaking(
        head=noun,
        by=named[0] if named else NOBODY,
        also=tuple(named[1:2]),
        start=start,
        end=end,
        act="cease",
        object=words,
    )


def _truce_parties(analysis: Analysis, noun: Any, verb: Any) -> list[Actor]:  # noqa: ANN401
    """Return who holds a truce: who declares it, by whom or between whom it is said to be."""
    made = next((c for c in noun.rights if c.dep_ == "acl" and agent(c) is not None), None)
    parties: list[Actor] = []
    if verb is not None and not is_passive(verb) and subject(verb) != noun:
        by, also = makers(analysis, verb)
        parties = [by, *also]
    elif made is not None:
        parties = list(analysis.cast.actors(agent(made)))
    parties += _named_beside(analysis, noun)
    named = {a.id: a for a in parties if a.id not in ("", AUTHOR_ID)}
    return list(named.values())


#: A name behind these says where a truce was made or holds, not who made it.
_PLACING = frozenset("in at near around across along under".split())


def _named_beside(analysis: Analysis, noun: Any) -> list[Actor]:  # noqa: ANN401
    """Return the actors named in a truce's own phrase, without the places."""
    start, end = extent(noun, whole=True)
    return [
        actor
        for chunk in analysis.doc.noun_chunks
        if start <= chunk.start_char and chunk.end_char <= end and chunk.root.i != noun.i
        if not (chunk.root.dep_ == "pobj" and chunk.root.head.lower_ in _PLACING)
        for actor in analysis.cast.actors(chunk.root)
    ]
