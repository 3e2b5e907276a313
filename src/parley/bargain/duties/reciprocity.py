"""How far what a party owes is owed to it in turn."""

from collections import defaultdict
from dataclasses import dataclass

from parley.bargain.duties.duty import Act, Kind, Pact, Trigger, place_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reciprocity:
    """How far one kind of duty is owed both ways.

    Attributes:
        act: What is owed.
        when: When.
        owed: How many ordered pairs owe it.
        in_kind: How many of them are owed the same by the other.
        in_return: How many of the rest are owed something else by the other.
        unanswered: The rest: who owes, to whom, and is owed nothing.
    """

    act: Act
    when: Trigger
    owed: int
    in_kind: int
    in_return: int
    unanswered: tuple[tuple[str, str], ...]

    @property
    def share(self) -> float:
        """Share of the ordered pairs that are owed the same in turn, 0 to 1."""
        return self.in_kind / self.owed

    @property
    def is_reciprocal(self) -> bool:
        """Whether all who owe it are owed it."""
        return self.in_kind == self.owed


def find_reciprocity(pact: Pact) -> tuple[Reciprocity, ...]:
    """Return how far each kind of duty is owed both ways.

    Source:
        Share of links that are returned, as for any directed graph: Wasserman and Faust (1994),
        Social Network Analysis.
    """
    owed = _pairs_by_kind(pact)
    any_duty = {(duty.by, duty.to) for duty in pact.duties}
    found = []
    for act, when in sorted(owed, key=place_of):
        pairs = owed[act, when]
        one_way = [pair for pair in pairs if pair[::-1] not in pairs]
        unanswered = [pair for pair in one_way if pair[::-1] not in any_duty]
        found.append(
            Reciprocity(
                act=act,
                when=when,
                owed=len(pairs),
                in_kind=len(pairs) - len(one_way),
                in_return=len(one_way) - len(unanswered),
                unanswered=tuple(sorted(unanswered)),
            )
        )
    return tuple(found)


def _pairs_by_kind(pact: Pact) -> dict[Kind, set[tuple[str, str]]]:
    pairs: dict[Kind, set[tuple[str, str]]] = defaultdict(set)
    for duty in pact.duties:
        pairs[duty.act, duty.when].add((duty.by, duty.to))
    return pairs
