"""Changes of two issues at once that leave both parties better off."""

from itertools import permutations

import numpy as np
import numpy.typing as npt

from parley.bargain.space import TOLERANCE, Games, deal_values, red_line_bounds
from parley.records import Problem, Swap

Array = npt.NDArray[np.float64]

#: Points tried of an issue without levels: a twentieth is as fine as a reader judges.
_STEPS = 21
#: Less than this in a party's own scale, where 1 is all it wants, is no gain to speak of.
_LEAST_GAIN = 0.005
#: Swaps told, the best first.
MOST = 5


def find_swaps(problem: Problem, games: Games, start: str, deal: Array) -> tuple[Swap, ...]:
    """Return the best swap for each pair of issues: one party gains on one, the other on the other.

    Args:
        problem: The problem, of two parties at war.
        games: One game of it.
        start: Name of the deal it starts from.
        deal: That deal; shape (T,).

    Returns:
        The swaps by what the party that gains less gets, the greatest first; none where the deal
        leaves nothing to gain by two issues.

    Source:
        Logrolling: Raiffa (1982), The Art and Science of Negotiation.
    """
    grids = [np.linspace(0, 1, number or _STEPS) for number in games.levels]
    worth = [_worth_by_point(games, deal, topic, grid) for topic, grid in enumerate(grids)]
    low, high = red_line_bounds(games)
    barred = [
        (grid < low[0, topic] - TOLERANCE) | (grid > high[0, topic] + TOLERANCE)
        for topic, grid in enumerate(grids)
    ]
    found = []
    for one, two in permutations(range(len(deal)), 2):
        # What changes for both where issue `one` moves to a row's point and `two` to a column's.
        change = worth[one][:, :, None] + worth[two][:, None, :]
        change[:, barred[one][:, None] | barred[two][None, :]] = -np.inf
        # The first party gains on `one` and gives on `two`; else it is the other pair's turn.
        is_swap = (worth[one][0] > 0)[:, None] & (worth[two][1] > 0)[None, :]
        least = np.where(is_swap, change.min(axis=0), -np.inf)
        best = np.unravel_index(int(np.argmax(least)), least.shape)
        if least[best] < _LEAST_GAIN:
            continue
        found.append(
            Swap(
                start=start,
                first=(problem.topics[one].name, float(deal[one]), float(grids[one][best[0]])),
                second=(problem.topics[two].name, float(deal[two]), float(grids[two][best[1]])),
                gains=(float(change[0][best]), float(change[1][best])),
                basis=_basis(problem, (problem.topics[one].name, problem.topics[two].name)),
            )
        )
    return tuple(sorted(found, key=lambda swap: -min(swap.gains))[:MOST])


def _worth_by_point(games: Games, deal: Array, topic: int, grid: Array) -> Array:
    """Return what moving one issue alone changes for both, by its new point; shape (2, points)."""
    moved = np.repeat(deal[None], len(grid), axis=0)
    moved[:, topic] = grid
    base = deal_values(games, deal[None])[0, 0, :2]
    return np.asarray(deal_values(games, moved)[0, :, :2].T - base[:, None])


def _basis(problem: Problem, topics: tuple[str, str]) -> tuple[str, ...]:
    """Return the claims on two topics, and those behind the wishes on them, each once."""
    claims = [id_ for topic in problem.topics if topic.name in topics for id_ in topic.claims]
    behind = [id_ for s in problem.stakes if s.topic in topics for id_ in s.ideal.basis]
    return tuple(dict.fromkeys([*claims, *behind]))
