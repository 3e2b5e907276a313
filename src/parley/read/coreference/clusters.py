"""Clusters: everybody in a text with all the words that mean them, and why."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from parley.records import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Words that mean an actor.

    Attributes:
        start: Offset of the first code point.
        end: One past the last.
        words: The words.
        why: What ties them to the actor: `name`, `full name`, `short name`, `acronym`,
            `apposition`, `office`, `description` (their own words say whose they are),
            `country at issue`, `group word`, `word for two`, `the former, the latter`, `pronoun`,
            `relative pronoun`, or `speaker` ("I" and "we").
        of: The earlier words they take up; `""` where they stand for themselves.
    """

    start: int
    end: int
    words: str
    why: str
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One who is spoken of, with all the words that mean them.

    Attributes:
        actor: Who it is, under the fullest name; the id is `""` where no side is known.
        mentions: Their mentions in text order.
    """

    actor: Actor
    mentions: tuple[Reference, ...]


def clustered(found: Iterable[tuple[str, Actor, Reference]]) -> tuple[Cluster, ...]:
    """Return the clusters of some references, most often mentioned first.

    Args:
        found: Key of the entity, its actor, and a reference, in text order.
    """
    actors: dict[str, Actor] = {}
    mentions: dict[str, dict[int, Reference]] = defaultdict(dict)
    for key, actor, reference in found:
        actors.setdefault(key, actor)
        mentions[key].setdefault(reference.start, reference)
    clusters = [
        Cluster(actor=actors[key], mentions=tuple(refs[start] for start in sorted(refs)))
        for key, refs in mentions.items()
    ]
    return tuple(sorted(clusters, key=lambda c: (-len(c.mentions), c.mentions[0].start)))
