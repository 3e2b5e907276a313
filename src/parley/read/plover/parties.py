"""From the words of a role to actors: the cast first, then the nation or place in the phrase."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from parley.read.analysis import Analysis
from parley.read.plover.lexicon import in_class
from parley.read.plover.phrases import DEEP, lemma, pobjects
from parley.read.plover.roles import PARTY_NOUNS
from parley.records import AUTHOR_ID, Actor

#: Left modifiers first: "a U.S. request" and "Iraq's offer" are about whose they are.
_INSIDE = ("nsubj", "poss", "compound", "amod", "nmod", "appos", "prep", "pobj", "conj", "acl",
           "agent", "pcomp", "dobj", "relcl", "xcomp", "ccomp", "dative")  # fmt: skip
#: Prepositions that say where somebody is.
_SCENE = frozenset({"in", "at", "on", "near", "around", "outside", "inside", "across", "along"})
#: Entity types that make an adjective or a noun before a noun name a party.
_NAMES = frozenset({"NORP", "GPE", "ORG", "PERSON", "LOC", "FAC"})


def parties_in(analysis: Analysis, token: Any, *, scenes: bool = True) -> Iterator[Actor]:  # noqa: ANN401
    """Yield the actors a phrase names or belongs to, nearest to its head first.

    The place where "ethnic" people live is their party, not the nation they are named for.

    Args:
        analysis: The text.
        token: Head of the phrase.
        scenes: Take the country where somebody is ("gunmen in Cali") for his party.
    """
    for inner in _from_the_head(token, scenes=scenes):
        if inner.pos_ == "PRON" and inner.i != token.i and inner.tag_ == "PRP$":
            continue
        if any(c.lower_ == "ethnic" for c in inner.lefts) or inner.lower_ == "ethnic":
            continue
        if inner.dep_ in ("amod", "compound", "nmod") and not (
            inner.ent_type_ in _NAMES or inner.text[:1].isupper() or lemma(inner) in PARTY_NOUNS
        ):
            continue
        actor = analysis.cast.actor(inner)
        if actor.id and actor.id != AUTHOR_ID:
            yield actor
        elif (place := place_of(analysis, inner)) is not None:
            yield place


def parties(analysis: Analysis, tokens: Iterable[Any], *, scenes: bool = True) -> tuple[Actor, ...]:
    """Return the actor of each coordinated phrase, each side once; `scenes` as in `parties_in`."""
    found: dict[str, Actor] = {}
    for token in tokens:
        both = [a for a in analysis.cast.actors(token) if a.id] if _is_both(token) else []
        for actor in (
            both or [*_joint(analysis, token)] or [*parties_in(analysis, token, scenes=scenes)][:1]
        ):
            found.setdefault(actor.id, actor)
    return tuple(found.values())


def _is_both(token: Any) -> bool:  # noqa: ANN401
    """Tell whether a phrase speaks of two sides together ("both countries", "the two sides")."""
    return token.lower_ == "both" or any(c.lower_ in ("both", "two") for c in token.lefts)


def _joint(analysis: Analysis, token: Any) -> Iterator[Actor]:  # noqa: ANN401
    """Yield the nations of a phrase that names several ("US and British forces")."""
    for child in token.lefts:
        if child.dep_ in ("amod", "nmod", "compound") and child.conjuncts:
            if any(c.dep_ == "conj" for c in child.children):
                for part in (child, *child.conjuncts):
                    actor = place_of(analysis, part) or analysis.cast.actor(part)
                    if actor.id and actor.id != AUTHOR_ID:
                        yield actor
    senders = pobjects(token, ("from", "of")) if in_class(lemma(token), "sent") else []
    if len(senders) > 1:  # "negotiators from X and Y"
        yield from (a for s in senders if (a := analysis.cast.actor(s)).id and a.id != AUTHOR_ID)


def others(
    analysis: Analysis, paths: Iterable[Sequence[Any]], sides: set[str]
) -> tuple[Actor, ...]:
    """Return the parties of the first path that names another side than the source's.

    Where none does, those of the first path that names anybody: acts within one country.
    """
    same: tuple[Actor, ...] = ()
    for path in paths:
        found = [a for a in parties(analysis, path) if a.side not in sides]
        for token in path if not found else ():
            found += [a for a in parties_in(analysis, token) if a.side not in sides][:1]
        if found:
            return tuple(found)
        same = same or parties(analysis, [t for t in path if not _is_own(t)])
    return same


def _is_own(token: Any) -> bool:  # noqa: ANN401
    """Tell whether a phrase refers back to who acts ("its troops", "himself")."""
    return token.pos_ == "PRON" or any(c.tag_ == "PRP$" for c in token.lefts)


def named(analysis: Analysis, paths: Iterable[Sequence[Any]], own: set[str]) -> tuple[Actor, ...]:
    """Return the parties of the first path that names anybody but the source itself."""
    for path in paths:
        found = [a for a in parties(analysis, path) if a.id not in own]
        for token in path if not found else ():
            found += [a for a in parties_in(analysis, token) if a.id not in own][:1]
        if found:
            return tuple(found)
    return ()


def place_of(analysis: Analysis, token: Any) -> Actor | None:  # noqa: ANN401
    """Return the country of a place as a party ("shelled Rafah")."""
    before = bisect_right(analysis.places, token.idx, key=lambda mention: mention[0])
    if not before:
        return None
    _, end, place = analysis.places[before - 1]
    if token.idx >= end or not place.country:
        return None
    return Actor(name=place.mention, id=place.country)


def _from_the_head(token: Any, depth: int = 0, *, scenes: bool = True) -> Iterator[Any]:  # noqa: ANN401
    """Yield a phrase's words, nearest to its head first."""
    yield token
    if depth > DEEP:
        return
    kids = [c for c in token.children if c.dep_ in _INSIDE and (scenes or c.lower_ not in _SCENE)]
    for child in sorted(kids, key=lambda c: (_INSIDE.index(c.dep_), c.i)):
        yield from _from_the_head(child, depth + 1, scenes=scenes)
