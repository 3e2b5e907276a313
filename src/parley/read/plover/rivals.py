"""The two parties a text is mainly about: they fill a role that a mention leaves open.

"The ceasefire" or "fighting has resumed" names nobody where the text has said who is at war.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from parley.records import SECTORS, Actor

#: How much an act says about who stands against whom.
_VOTES = {
    "ASSAULT": 3, "COERCE": 2, "THREATEN": 2, "AGREE": 2, "RETREAT": 2, "REJECT": 2, "ACCUSE": 2,
    "REQUEST": 2, "MOBILIZE": 1, "SANCTION": 1, "CONSULT": 1,
}  # fmt: skip


#: Share of all votes that the pair needs; a survey of many conflicts has no two main parties.
_SHARE = 0.4


def rivals(
    told: Iterable[tuple[str, Sequence[Actor], Sequence[Actor]]], people: frozenset[str]
) -> tuple[Actor, ...]:
    """Return the pair that most acts of a text stand between, empty where there is none.

    Args:
        told: (PLOVER type, sources, targets) of each act.
        people: Ids of persons: they stand for their side.
    """
    votes: Counter[tuple[Actor, Actor]] = Counter()
    named: dict[str, Actor] = {}
    for type_, sources, targets in told:
        if type_ not in _VOTES or not sources or not targets:
            continue
        ends = [
            named.setdefault(p.id, p) for p in (_party(a[0], people) for a in (sources, targets))
        ]
        if ends[0].id == ends[1].id or not (ends[0].side and ends[1].side):
            continue
        pair = (ends[0], ends[1])
        votes[pair[::-1] if pair[::-1] in votes else pair] += _VOTES[type_]
    if not votes:
        return ()
    pair, count = votes.most_common(1)[0]
    return pair if count >= _SHARE * votes.total() else ()


def _party(actor: Actor, people: frozenset[str]) -> Actor:
    """Return the party of an actor: its state for a state's people and bodies, a group itself."""
    part = actor.id.partition(":")[2]
    if actor.id in people or (part in SECTORS and part not in ("REB", "OPP", "CVL")):
        return Actor(name=actor.name, id=actor.side)
    return actor


def rival_of(actor: Actor, pair: tuple[Actor, ...], people: frozenset[str]) -> Actor | None:
    """Return the other of the pair for one who belongs to it, `None` for anybody else."""
    if len(pair) < 2:
        return None
    party = _party(actor, people)
    for mine, other in (pair, pair[::-1]):
        if party.id == mine.id or (party.side == mine.side and mine.side != other.side):
            return other
    return None
