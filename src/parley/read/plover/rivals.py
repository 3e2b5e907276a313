"""The two parties a text is mainly about: they fill a role that a mention leaves open.

"The ceasefire" or "fighting has resumed" names nobody where the text has said who is at war.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from parley.records import SECTORS, Actor

#: Acts that set two parties against each other or at one table.
TWO_SIDED = frozenset(
    {"ASSAULT", "COERCE", "THREATEN", "AGREE", "CONSULT", "RETREAT", "MOBILIZE", "SANCTION", "REJECT"}
)  # fmt: skip


def rivals(told: Iterable[tuple[str, Sequence[Actor], Sequence[Actor]]]) -> tuple[Actor, ...]:
    """Return the pair that most acts of a text stand between, empty where none is told.

    Args:
        told: (PLOVER type, sources, targets) of each act.
    """
    votes: Counter[tuple[Actor, Actor]] = Counter()
    for type_, sources, targets in told:
        if type_ not in TWO_SIDED or not sources or not targets:
            continue
        a, b = _party(sources[0]), _party(targets[0])
        if a.id == b.id:
            continue
        pair = (a, b) if (b, a) not in votes else (b, a)
        votes[pair] += 2 if type_ == "ASSAULT" else 1
    return votes.most_common(1)[0][0] if votes else ()


def _party(actor: Actor) -> Actor:
    """Return the party of an actor: its state for a state's people and bodies, a group itself."""
    _, _, part = actor.id.partition(":")
    if part in SECTORS and part not in ("REB", "OPP", "CVL"):
        return Actor(name=actor.name, id=actor.side)
    return actor


def rival_of(actor: Actor, pair: tuple[Actor, ...]) -> Actor | None:
    """Return the other of the pair for one who belongs to it, `None` for anybody else."""
    if len(pair) < 2:
        return None
    party = _party(actor)
    for mine, other in (pair, pair[::-1]):
        if party.id == mine.id or (party.side == mine.side and mine.side != other.side):
            return other
    return None
