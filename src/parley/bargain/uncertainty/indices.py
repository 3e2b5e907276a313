"""Which numbers the spread of the result comes from, and how much of it rests on guesses."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from parley.bargain.space import TOLERANCE, Array, games_of, margins
from parley.bargain.uncertainty.draws import moving, scaled, spread
from parley.errors import InvalidRecord
from parley.records import Problem

#: Resamplings behind each interval; steady to about a percentage point.
_RESAMPLINGS = 500

#: Two-sided level of the intervals.
LEVEL = 0.9

#: Fewer rows than this give no interval worth printing.
_FEWEST = 16

#: What the variance is taken of.
ROOM, MARGIN = "room", "margin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The share of the result's variance that goes back to some of its numbers.

    Attributes:
        name: The number's name.
        first: Share that goes if the number became known, alone; with interval.
        total: Share that stays if all other numbers became known, interactions included.
    """

    name: str
    first: tuple[float, float, float]
    total: tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variance:
    """Where the spread of a result comes from.

    Each share is (estimate, low, high). An estimate is not clipped: a share below 0 is an index
    of 0 with the error of its draws.

    Attributes:
        of: `room`, whether a deal exists, or `margin`, the greatest equal gain.
        variance: Variance of it; where it is 0 nothing spreads and every index is 0.
        indices: One a number that has a range, greatest total first.
        guesses: The guesses together, as one number; all zero where nothing is guessed.
        rows: Rows of the design; `rows` times (numbers + 3) games were solved.
        seed: Seed of draws and resamplings.
    """

    of: str
    variance: float
    indices: tuple[Index, ...]
    guesses: Index
    rows: int
    seed: int


def split_variance(
    problem: Problem, *, of: str = MARGIN, rows: int = 2048, seed: int = 0
) -> Variance:
    """Return first-order and total Sobol indices, and the share that rests on guesses.

    Args:
        problem: Numbers with their ranges, drawn as in `draws.scaled`.
        of: `room` or `margin`; the margin is cut at -1, where red lines exclude each other.
        rows: Rows of the design, 16 or more; a power of 2 balances it.
        seed: The same seed gives the same answer.

    Raises:
        InvalidRecord: Too few rows, or an unknown result.

    Source:
        Saltelli et al. (2010), Variance Based Sensitivity Analysis of Model Output, Computer
        Physics Communications 181(2): the design, and the estimator of the first-order index;
        Jansen (1999), Computer Physics Communications 117: the estimator of the total index.
    """
    if rows < _FEWEST:
        raise InvalidRecord(f"{rows} rows: indices need {_FEWEST} or more")
    if of not in (ROOM, MARGIN):
        raise InvalidRecord(f"variance of {of!r}: expected {ROOM!r} or {MARGIN!r}")
    amounts = list(problem.amounts())
    at = moving(problem)
    units = spread(rows, 2 * len(at), seed=seed)
    one, other = units[:, : len(at)], units[:, len(at) :]

    def result(points: Array) -> Array:
        margin = margins(games_of(problem, scaled(problem, points)))
        return (margin >= -TOLERANCE).astype(float) if of == ROOM else np.maximum(margin, -1.0)

    guessed = [i for i, position in enumerate(at) if amounts[position].is_guess]
    groups = [[i] for i in range(len(at))] + ([guessed] if guessed else [])
    at_one, at_other = result(one), result(other)
    mixed = []
    for group in groups:
        swapped = one.copy()
        swapped[:, group] = other[:, group]
        mixed.append(result(swapped))
    names = [amounts[position].name for position in at] + ["guesses"] * bool(guessed)
    found = _indices(names, at_one, at_other, np.array(mixed).reshape(len(groups), rows), seed)
    nothing = Index(name="guesses", first=(0.0, 0.0, 0.0), total=(0.0, 0.0, 0.0))
    guesses = found.pop() if guessed else nothing
    found.sort(key=lambda index: (-index.total[0], index.name))
    spread_of = float(np.var(np.concatenate([at_one, at_other])))
    return Variance(
        of=of, variance=spread_of, indices=tuple(found), guesses=guesses, rows=rows, seed=seed
    )


def _indices(
    names: Sequence[str], one: Array, other: Array, mixed: Array, seed: int
) -> list[Index]:
    """Return indices with intervals over resampled rows; `mixed` of shape (groups, rows)."""
    rows = len(one)
    middle = (one.mean() + other.mean()) / 2
    one, other, mixed = one - middle, other - middle, mixed - middle
    rng = np.random.default_rng(seed)
    counts = rng.multinomial(rows, np.full(rows, 1 / rows), size=_RESAMPLINGS) / rows
    weights = np.vstack([np.full(rows, 1 / rows), counts])
    mean = weights @ (one + other) / 2
    spread_of = weights @ (one**2 + other**2) / 2 - mean**2
    first = weights @ (other * (mixed - one)).T
    total = weights @ ((one - mixed) ** 2 / 2).T
    if spread_of[0] <= np.finfo(float).tiny:
        nothing = (0.0, 0.0, 0.0)
        return [Index(name=name, first=nothing, total=nothing) for name in names]
    scale = np.where(spread_of > 0, spread_of, spread_of[0])[:, None]
    return [
        Index(name=name, first=_interval(firsts), total=_interval(totals))
        for name, firsts, totals in zip(names, (first / scale).T, (total / scale).T, strict=True)
    ]


def _interval(values: Array) -> tuple[float, float, float]:
    """Return the estimate, at 0, and the interval of the resamplings behind it."""
    low, high = np.quantile(values[1:], ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return float(values[0]), float(min(low, values[0])), float(max(high, values[0]))
