"""Pledges: who undertakes to do or not to do what, where and by when."""

from dataclasses import dataclass
from typing import Any

from parley.read.acts import (
    ACT_VERBS,
    COMMISSIVES,
    COMMITMENTS,
    COOPERATIVE,
    DECISIONS,
    HOSTILE,
    TRUCE_VERBS,
    TRUCES,
    act_of,
)
from parley.read.analysis import Analysis
from parley.read.clauses import (
    act_words,
    extent,
    infinitives,
    is_asked,
    is_negated,
    is_passive,
    modals,
    objects,
    phrase,
    predicates,
    subject,
)
from parley.records import NOBODY, Actor, Pledge

_DEGREES = frozenset(
    """drastically cardinally radically significantly substantially sharply several-fold greatly
    completely fully totally immediately gradually partially partly considerably markedly
    dramatically""".split()
)
_AREA_WORDS = ("direction of", "around", "near", "outskirts", "vicinity", "surroundings", "area")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Undertaking:
    """A promised act in the parse: its verb, who promises, and the clause that carries it."""

    verb: Any
    by: Actor
    also: tuple[Actor, ...]
    start: int
    end: int
    condition: str = ""


def read(analysis: Analysis) -> list[Pledge]:
    """Return every undertaking in the text, in text order, a coreferent one once."""
    found = [*_undertakings(analysis)]
    pledges = [_pledge(analysis, item) for item in found]
    pledges += _truces(analysis)
    return _once(pledges)


def _undertakings(analysis: Analysis) -> list[_Undertaking]:
    items: list[_Undertaking] = []
    for verb in predicates(analysis.doc):
        if is_asked(verb):
            continue
        lemma = verb.lemma_.lower()
        if lemma in COMMISSIVES and not is_negated(verb):
            items += _promised(analysis, verb)
        elif lemma == "make" or lemma == "reiterate" or lemma == "reaffirm":
            items += _light(analysis, verb)
        elif modals(verb) & {"will", "would", "shall"} or lemma == "plan":
            items += _own_will(analysis, verb)
    return items


def _maker(analysis: Analysis, token: Any) -> tuple[Actor, tuple[Actor, ...]]:  # noqa: ANN401
    holder = subject(token)
    if holder is None:
        return analysis.voice(token.idx)[0], ()
    actors = analysis.cast.actors(holder)
    return (actors[0], tuple(actors[1:])) if actors else (NOBODY, ())


def _condition(verb: Any) -> str:  # noqa: ANN401
    for child in verb.children:
        marks = {c.lower_ for c in child.children if c.dep_ in ("mark", "advmod")}
        if child.dep_ == "advcl" and marks & {"if", "unless", "provided"}:
            return phrase(child)
    return ""


def _promised(analysis: Analysis, verb: Any) -> list[_Undertaking]:  # noqa: ANN401
    by, also = _maker(analysis, verb)
    acts = [a for a in infinitives(verb) if a.lemma_.lower() not in HOSTILE]
    acts = [a for a in acts if a.i > verb.i]
    items = []
    for index, act in enumerate(acts):
        start, end = extent(act)
        if index == 0 and len(acts) == 1:
            start = min(start, extent(verb)[0])
        if condition := _condition(act) or _condition(verb):
            continue_as_offer = bool(condition)
            if continue_as_offer:
                continue
        items.append(_Undertaking(verb=act, by=by, also=also, start=start, end=end))
    if not acts and verb.lemma_.lower() in ("pledge", "promise", "vow", "commit"):
        start, end = extent(verb)
        if objects(verb) or any(c.dep_ == "prep" for c in verb.rights):
            items.append(_Undertaking(verb=verb, by=by, also=also, start=start, end=end))
    return items


def _light(analysis: Analysis, verb: Any) -> list[_Undertaking]:  # noqa: ANN401
    """Read "made a decision to reduce", "reiterated its commitment to ensuring"."""
    items = []
    for noun in objects(verb):
        if noun.lemma_.lower() not in COMMITMENTS | DECISIONS:
            continue
        by, also = _maker(analysis, verb)
        acts = [c for c in noun.subtree if c.dep_ in ("acl", "pcomp") and c.pos_ == "VERB"]
        acts += [c for c in infinitives(verb) if c.dep_ in ("xcomp", "advcl")]
        for act in acts[:1]:
            start, end = extent(verb)
            items.append(_Undertaking(verb=act, by=by, also=also, start=start, end=end))
    return items


def _own_will(analysis: Analysis, verb: Any) -> list[_Undertaking]:  # noqa: ANN401
    """Read a maker's own "will" about a welcome act."""
    lemma = verb.lemma_.lower()
    holder = subject(verb)
    if holder is None or lemma in HOSTILE or _condition(verb):
        return []
    if lemma not in ACT_VERBS and lemma not in COOPERATIVE and not is_negated(verb):
        return []
    by, also = _maker(analysis, verb)
    speaker = analysis.voice(verb.idx)[0]
    if not by.side or by.side != speaker.side or is_passive(verb):
        return []
    inner = next((c for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "VERB"), None)
    if inner is not None and inner.lemma_.lower() in HOSTILE:
        return []
    if is_negated(verb) and lemma not in HOSTILE:
        return []
    start, end = extent(verb)
    return [_Undertaking(verb=verb, by=by, also=also, start=start, end=end)]


def _pledge(analysis: Analysis, item: _Undertaking) -> Pledge:
    start, end = item.start, item.end
    maker, via = analysis.voice(item.verb.idx)
    things = objects(item.verb)
    thing = phrase(things[0]) if things else act_words(item.verb)
    words = analysis.source.text[start:end]
    return Pledge(
        source_sha256=analysis.source.sha256,
        span=analysis.span(start, end),
        maker=maker,
        via=via,
        modality="promised",
        by=item.by,
        also=item.also,
        to=_receiver(analysis, item),
        act=act_of(item.verb),
        object=thing,
        degree=" ".join(t.lower_ for t in item.verb.subtree if t.lower_ in _DEGREES),
        where=tuple(p.name for p in analysis.places_in(start, end)),
        area=any(word in words for word in _AREA_WORDS),
        made=analysis.made(item.verb.idx),
        begins=analysis.when(start, end)[0],
        when_words=analysis.when(start, end)[1],
        condition=item.condition,
    )


def _receiver(analysis: Analysis, item: _Undertaking) -> Actor | None:
    """Return the first other side named in the clause, else the maker's counterpart."""
    sides = {item.by.side, *(a.side for a in item.also)}
    for actor in analysis.actors_in(item.start, item.end):
        if actor.side not in sides or (actor.id != item.by.id and actor.id.endswith(":REB")):
            return actor
    return item.also[0] if item.also else analysis.counterpart(item.by)


def _truces(analysis: Analysis) -> list[Pledge]:
    """Return the truces the text tells of, each pair of parties once."""
    pledges = []
    for token in analysis.doc:
        if token.lemma_.lower() not in TRUCES or token.pos_ not in ("NOUN", "PROPN"):
            continue
        verb = token.head
        while verb.dep_ in ("prep", "pobj", "compound", "conj", "amod") and verb.head is not verb:
            verb = verb.head
        declared = verb.lemma_.lower() in TRUCE_VERBS
        between = [c for c in token.rights if c.dep_ in ("prep", "acl")]
        if verb.pos_ == "VERB" and (is_negated(verb) or modals(verb)):
            continue
        if not declared and not between:
            continue
        pledges.append(_truce(analysis, token, verb if declared else token))
    return pledges


def _truce(analysis: Analysis, noun: Any, head: Any) -> Pledge:  # noqa: ANN401
    start, end = extent(head)
    named = analysis.actors_in(*extent(noun, whole=True))
    if not named and head.pos_ == "VERB":
        named, _ = (list(p) if isinstance(p, tuple) else [p] for p in _maker(analysis, head))
    by = named[0] if named else NOBODY
    also = tuple(a for a in named[1:] if a.id != by.id)[:1]
    return Pledge(
        source_sha256=analysis.source.sha256,
        span=analysis.span(start, end),
        maker=analysis.voice(noun.idx)[0],
        via=analysis.voice(noun.idx)[1],
        modality="promised",
        by=by,
        also=also,
        to=also[0] if also else analysis.counterpart(by),
        act="cease",
        object=noun.text,
        where=tuple(p.name for p in analysis.places_in(start, end)),
        made=analysis.when(start, end)[0],
        when_words=analysis.when(start, end)[1],
    )


def _once(pledges: list[Pledge]) -> list[Pledge]:
    """Keep one pledge for a truce told several times, and one for overlapping spans."""
    kept: list[Pledge] = []
    for pledge in sorted(pledges, key=lambda p: (p.span.start, p.span.end)):
        overlap = any(
            k.span.start < pledge.span.end and pledge.span.start < k.span.end for k in kept
        )
        again = pledge.object.lower() in TRUCES and any(k.object.lower() in TRUCES for k in kept)
        if not overlap and not again:
            kept.append(pledge)
    return kept
