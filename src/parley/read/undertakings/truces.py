"""Truces: the noun itself is the undertaking."""

from collections.abc import Iterator
from typing import Any

from parley.read.acts import ACCORDS, TRUCE_VERBS, TRUCES
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
        while noun.dep_ in _INSIDE and noun.head.pos_ in ("NOUN", "PROPN"):
            noun = noun.head  # "a ceasefire agreement"
        item = _truce(analysis, noun, match.group(0))
        if item is not None:
            yield item


_INSIDE = frozenset({"compound", "nmod", "amod", "preconj"})
#: What is done at a table to the paper that holds a truce.
_AT_A_TABLE = frozenset("sign reach conclude ink seal initial clinch finalise finalize".split())


def _paper(noun: Any) -> Any:  # noqa: ANN401
    """Return the accord on a truce in "an agreement on a ceasefire", else the truce itself."""
    over = noun.head.head
    on = noun.dep_ == "pobj" and noun.head.lower_ in ("on", "for") and noun.head.dep_ == "prep"
    return over if on and over.lemma_.lower() in ACCORDS else noun


def _truce(analysis: Analysis, noun: Any, words: str) -> Undertaking | None:  # noqa: ANN401
    paper = _paper(noun)
    verb = paper.head
    on = noun.dep_ == "pobj" and verb.lower_ in ("to", "on")
    if on and verb.head.lemma_ in ("agree", *_AT_A_TABLE):
        verb = verb.head
    governed = verb.pos_ == "VERB" and paper.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj")
    finite = governed and subject(verb) is not None and verb.dep_ not in ("xcomp", "pcomp")
    if governed and (is_negated(verb) or modals(verb)):
        return None
    told = finite and verb.lemma_.lower() in TRUCE_VERBS
    made = any(c.dep_ == "acl" and c.lemma_.lower() in TRUCE_VERBS for c in noun.rights)
    between = any(c.lower_ == "between" for c in noun.rights)
    if not (told or made or between):
        return None
    at_a_table = told and verb.lemma_.lower() in _AT_A_TABLE
    start, end = extent(verb if told and not at_a_table else noun, condition=False)
    if at_a_table:
        end = min(end, _end_of_name(noun))
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


def _end_of_name(noun: Any) -> int:  # noqa: ANN401
    """Return the end of a truce's name: with "of hostilities" and a short form in brackets."""
    last = noun
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            last = child.right_edge
        elif child.dep_ == "appos" and noun.doc[child.i - 1].text == "(":
            last = noun.doc[child.i + 1]
        elif child.dep_ not in ("punct", "appos"):
            break
    return int(last.idx + len(last))


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
