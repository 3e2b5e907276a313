"""Draws from the ranges of a problem, spread evenly over all of them at once."""

import numpy as np

from parley.bargain.space import Array
from parley.errors import InvalidRecord
from parley.records import Problem

#: Ways to spread draws.
SOBOL, LATIN = "sobol", "latin"

#: More draws than this, times numbers, are a mistake: 8 GB.
_MOST = 1_000_000_000


def moving(problem: Problem) -> list[int]:
    """Return the positions, in `problem.amounts()`, of the numbers that have a range."""
    return [i for i, amount in enumerate(problem.amounts()) if amount.high > amount.low]


def spread(rows: int, columns: int, *, seed: int, method: str = SOBOL) -> Array:
    """Return quasi-random points of the unit cube.

    Args:
        rows: Number of points, 1 or more.
        columns: Dimensions.
        seed: Seed of the scrambling.
        method: `sobol` (scrambled Sobol sequence) or `latin` (Latin hypercube).

    Returns:
        Shape (rows, columns), above 0 and below 1.

    Raises:
        InvalidRecord: No points, too many, or an unknown method.

    Source:
        Owen (1998), Scrambling Sobol' and Niederreiter-Xing Points, Journal of Complexity 14(4);
        McKay, Beckman and Conover (1979), Technometrics 21(2).
    """
    if not 1 <= rows * max(columns, 1) <= _MOST:
        raise InvalidRecord(f"{rows} draws of {columns} numbers: ask for 1 to {_MOST} in all")
    if columns == 0:
        return np.empty((rows, 0))
    from scipy.stats import qmc

    if method == LATIN:
        return np.asarray(
            qmc.LatinHypercube(d=columns, rng=np.random.default_rng(seed)).random(rows)
        )
    if method != SOBOL:
        raise InvalidRecord(f"draws by {method!r}: expected {SOBOL!r} or {LATIN!r}")
    # The sequence is balanced over powers of 2: take the next and leave the rest.
    power = max(rows - 1, 0).bit_length()
    engine = qmc.Sobol(d=columns, scramble=True, rng=np.random.default_rng(seed))
    return np.asarray(engine.random_base2(power)[:rows])


def scaled(problem: Problem, units: Array) -> Array:
    """Return values of all numbers for points of the unit cube.

    Every value of a range counts as equally likely, and ranges as independent.

    Args:
        problem: Where the ranges stand.
        units: One column a number of `moving(problem)`; shape (N, K).

    Returns:
        One column a number of `problem.amounts()`; shape (N, A).
    """
    amounts = list(problem.amounts())
    low = np.array([amount.low for amount in amounts])
    width = np.array([amount.high for amount in amounts]) - low
    values = np.repeat(low[None, :], len(units), axis=0)
    at = moving(problem)
    values[:, at] += units * width[at]
    return values


def draw_values(problem: Problem, draws: int, *, seed: int, method: str = SOBOL) -> Array:
    """Return values of all numbers drawn from the problem's ranges.

    Args:
        problem: Where the ranges stand.
        draws: How many.
        seed: The same seed gives the same values.
        method: `sobol` or `latin`.

    Returns:
        One column a number of `problem.amounts()`; shape (draws, A); see `scaled`.
    """
    return scaled(problem, spread(draws, len(moving(problem)), seed=seed, method=method))
