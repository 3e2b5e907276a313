"""How soon talks settle where a side alone knows what fighting costs it."""

import numpy as np
import numpy.typing as npt

from parley.bargain.screening import screen_stages
from parley.records import Problem, Settlement

Array = npt.NDArray[np.float64]

#: Rounds of talks looked at; by the eighth most of what settles at all has.
ROUNDS = 8
#: Types of the other side's cost, evenly over its range, and draws of all else.
_TYPES, _DRAWS = 16, 256
_TENTHS = (0.1, 0.5, 0.9)


def settlements(problem: Problem, values: Array) -> tuple[Settlement, ...]:
    """Return the probability of a settlement by each round, either side making the demands.

    All that is fought over is one stake that can be divided at any point: issues and red lines are
    left aside. What a side gains by a deal is its cost of war and what the levers bring; of the
    other side's that is anything in its range, known to it alone. A side whose levers cost it more
    than war does counts as gaining nothing.

    Args:
        problem: The problem; without patience nothing is told.
        values: Draws of its numbers; shape (N, inputs). The first 256 are taken.

    Source:
        See `parley.bargain.screen_stages`.
    """
    if not problem.patience:
        return ()
    column = {amount.name: values[:_DRAWS, i] for i, amount in enumerate(problem.amounts())}
    found = []
    for first in (True, False):
        mine, theirs = (0, 1) if first else (1, 0)
        low, high = _gain_ends(problem, theirs)
        types = np.linspace(low, high, _TYPES if high > low else 1)
        own = column[problem.costs[mine].name].copy()
        for lever in problem.levers:
            if lever.party == problem.parties[mine]:
                own += column[lever.worth.name] * column[lever.belief.name]
        win = column[problem.win.name]
        settled = screen_stages(
            win if first else 1 - win,
            np.maximum(own, 0),
            types,
            np.full(len(types), 1 / len(types)),
            stages=ROUNDS,
            patience=column[problem.patience[mine].name],
            patience_other=column[problem.patience[theirs].name],
        ).settled
        tenths = np.quantile(np.clip(settled, 0, 1), _TENTHS, axis=0)
        found.append(
            Settlement(
                demander=problem.parties[mine],
                rounds=tuple(
                    (float(a), float(b), float(c)) for a, b, c in zip(*tenths, strict=True)
                ),
            )
        )
    return tuple(found)


def _gain_ends(problem: Problem, party: int) -> tuple[float, float]:
    """Return the least and the most a party gains by a deal: its cost of war and its levers."""
    low, high = problem.costs[party].low, problem.costs[party].high
    for lever in problem.levers:
        if lever.party == problem.parties[party]:
            ends = [
                worth * belief
                for worth in (lever.worth.low, lever.worth.high)
                for belief in (lever.belief.low, lever.belief.high)
            ]
            low, high = low + min(ends), high + max(ends)
    return max(low, 0.0), max(high, 0.0)
