"""The two parties a text is mainly about: they fill a role that a mention leaves open.

"The ceasefire" or "fighting has resumed" names nobody where the text has said who is at war.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from parley.read.actors import Cast
from parley.records import Actor

#: How much an act says about who stands against whom.
_VOTES = {
    "ASSAULT": 3, "COERCE": 2, "THREATEN": 2, "AGREE": 2, "RETREAT": 2, "REJECT": 2, "ACCUSE": 1,
    "REQUEST": 1, "MOBILIZE": 1, "SANCTION": 1, "CONSULT": 1,
}  # fmt: skip
#: Votes of an act that only the two sides of a conflict do to each other: mediators, allies and
#: observers ask, blame and meet them as well.
_TELLING = 2
#: Share of all votes that the pair needs; a survey of many conflicts has no two main parties.
_SHARE = 0.4
#: In a text of more acts than these a pair that one act names is not what it is about.
_FEW = 3
_NOBODY = Actor(name="", id="")

Told = tuple[str, Sequence[Actor], Sequence[Actor]]


def rivals(told: Iterable[Told], cast: Cast) -> tuple[Actor, ...]:
    """Return the pair that most acts of a text stand between, empty where there is none.

    Where no act names both, they are the one movement the text is about and its state.

    Args:
        told: (PLOVER type, sources, targets) of each act.
        cast: Who is who.
    """
    votes: Counter[tuple[Actor, Actor]] = Counter()
    acts: Counter[tuple[Actor, Actor]] = Counter()
    enemies: set[tuple[Actor, Actor]] = set()
    named: dict[str, Actor] = {}
    movements: Counter[Actor] = Counter()
    for type_, sources, targets in told:
        ends = [
            named.setdefault(p.id, p) for a in (sources, targets) for p in map(cast.party_of, a[:1])
        ]
        if _VOTES.get(type_, 0) >= _TELLING:
            movements.update(e for e in ends if ":" in e.id and cast.is_group(e))
        if type_ not in _VOTES or len(ends) < 2 or ends[0].id == ends[1].id:
            continue
        if any(e.side in ("", "OUTLET") for e in ends):
            continue
        pair = (ends[0], ends[1])
        pair = pair[::-1] if pair[::-1] in votes else pair
        votes[pair] += _VOTES[type_]
        acts[pair] += 1
        if _VOTES[type_] >= _TELLING:
            enemies.add(pair)
    found = (
        p
        for p, n in votes.most_common()
        if p in enemies and n >= _SHARE * votes.total() and (acts[p] > 1 or acts.total() <= _FEW)
    )
    return next(found, None) or _rebels(movements)


def _rebels(movements: Counter[Actor]) -> tuple[Actor, ...]:
    """Return the one movement a text speaks of most, and the state it is in: its likely enemy."""
    first, second = (movements.most_common(2) + [(_NOBODY, 0)] * 2)[:2]
    if first[1] == second[1]:
        return ()
    return first[0], Actor(name=first[0].side, id=first[0].side)


def rival_of(actor: Actor, pair: tuple[Actor, ...], cast: Cast) -> Actor | None:
    """Return the other of the pair for one who belongs to it, `None` for anybody else."""
    if len(pair) < 2:
        return None
    party = cast.party_of(actor)
    for mine, other in (pair, pair[::-1]):
        if party.id in (mine.id, cast.party_of(mine).id) or (
            party.side == mine.side and mine.side != other.side
        ):
            return other
    return None
