"""Deal spaces laid out on a grid: any number of parties, any list of outcomes."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from parley.bargain.space.games import Array, Games
from parley.bargain.space.value import TOLERANCE, red_line_bounds, war_values
from parley.errors import InvalidRecord

Indices = npt.NDArray[np.intp]

#: Deals of one game that fit in memory with room to spare.
MOST_DEALS = 5_000_000

#: Deals a game is laid out on where many games are gone through.
_DEALS_EACH = 4096

#: Numbers worked on at once, so that a block stays in a processor's cache.
_BLOCK = 2_000_000

#: Rounds of offers after which backward induction stops.
_ROUNDS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Every deal of one game.

    Attributes:
        points: Where each topic can settle; T arrays.
        gains: What each deal is worth to each party over fighting on, minus infinity for a party
            whose red line it crosses; shape (deals, P), deals in C order of `points`.
    """

    points: tuple[Array, ...]
    gains: Array

    def deal(self, index: int) -> Array:
        """Return where each topic settles in a deal."""
        at = np.unravel_index(index, [len(points) for points in self.points])
        return np.array([points[i] for points, i in zip(self.points, at, strict=True)])


def lay_out_grid(games: Games, *, points: int = 11) -> Grid:
    """Return every deal of the first game, topics without levels on evenly spaced points.

    Args:
        games: One game; more are ignored.
        points: Points of a topic that can settle anywhere, 2 or more.

    Raises:
        InvalidRecord: The grid is too large.
    """
    axes = _axes(games, points)
    number = float(np.prod([float(len(axis)) for axis in axes]))
    if number > MOST_DEALS:
        raise InvalidRecord(f"{number:.3g} deals: at most {MOST_DEALS} are laid out; take less")
    tables = _tables(games, axes)
    gains = summed([table[0] for table in tables]) + (1 + games.levers - war_values(games))[0]
    return Grid(points=tuple(axes), gains=gains)


def summed(tables: list[Array]) -> Array:
    """Return the value of every combination of points.

    Args:
        tables: For each topic, each party's value at each point; shape (P, points).

    Returns:
        Shape (combinations, P), in C order of the topics.
    """
    total = tables[0]
    for table in tables[1:]:
        total = (total[:, :, None] + table[:, None, :]).reshape(len(table), -1)
    return np.asarray(total.T)


def pareto_of_sums(tables: list[Array]) -> tuple[Indices, Array]:
    """Return the undominated combinations of points without laying all of them out.

    A part of an undominated combination is itself undominated among its like, so topics are joined
    one by one and what is dominated is left at every step.

    Args:
        tables: For each topic, each party's value at each point; shape (P, points).

    Returns:
        Indices as `summed` counts, best for the first party first, and their values (K, P).
    """
    found = np.zeros(1, dtype=np.intp)
    values = np.zeros((1, len(tables[0])))
    for table in tables:
        number = table.shape[1]
        values = (values[:, None, :] + table.T[None, :, :]).reshape(-1, len(table))
        found = (found[:, None] * number + np.arange(number)).ravel()
        kept = pareto(values)
        found, values = found[kept], values[kept]
    return found, values


def pareto(values: Array) -> Indices:
    """Return the deals that no other deal beats for one party without loss to another.

    Args:
        values: Shape (deals, P).

    Returns:
        Indices of undominated deals, best for the first party first; of equal deals, the first.
    """
    alive = np.flatnonzero(np.isfinite(values).all(axis=1))
    if not len(alive):
        return alive
    if values.shape[1] == 2:
        return _pareto_of_two(values, alive)
    order = np.lexsort((alive, *(-values[alive].T[::-1])))
    alive = alive[order]
    kept = []
    while len(alive):
        best = alive[np.argmax(values[alive].sum(axis=1))]
        survives = np.any(values[alive] > values[best], axis=1)
        kept.append(best)
        alive = alive[survives]
    found = np.array(kept, dtype=np.intp)
    return found[np.lexsort((found, *(-values[found].T[::-1])))]


def _pareto_of_two(values: Array, alive: Indices) -> Indices:
    first, second = values[:, 0], values[:, 1]
    if len(alive) < len(values):
        first, second = first[alive], second[alive]
    # A deal far below a good compromise is dominated by it: most never have to be sorted.
    pivot = int(np.argmax(first + second))
    near = np.flatnonzero((first > first[pivot]) | (second > second[pivot]))
    near = np.append(near, pivot)
    alive, first, second = alive[near], first[near], second[near]
    order = np.lexsort((alive, -second, -first))
    ahead = np.maximum.accumulate(second[order])
    rises = np.ones(len(order), dtype=bool)
    rises[1:] = ahead[1:] > ahead[:-1]
    return alive[order[rises]]


def nash_deal(gains: Array) -> int:
    """Return the deal with the greatest product of gains, -1 where none is as good as fighting."""
    return _best(gains, np.prod(np.maximum(gains, 0), axis=1))


def egalitarian_deal(gains: Array) -> int:
    """Return the deal whose least gain is greatest, -1 where none is as good as fighting."""
    return _best(gains, gains.min(axis=1))


def kalai_smorodinsky_deal(gains: Array) -> int:
    """Return the deal nearest to gains in the ratio of each party's best, -1 where there is none.

    Of a grid no deal need lie on that ray: the one whose least share of the best is greatest.
    """
    acceptable = (gains >= -TOLERANCE).all(axis=1)
    if not acceptable.any():
        return -1
    ideal = np.maximum(gains[acceptable].max(axis=0), TOLERANCE)
    return _best(gains, (gains / ideal).min(axis=1))


def nearest_to_ray_deal(gains: Array) -> int:
    """Return the undominated deal whose shares of each party's best differ least, -1 for none.

    The other reading of Kalai and Smorodinsky on a grid, that of the library NegMAS.
    """
    front = pareto(np.where(np.all(gains >= -TOLERANCE, axis=1, keepdims=True), gains, -np.inf))
    if not len(front):
        return -1
    shares = gains[front] / np.maximum(gains[front].max(axis=0), TOLERANCE)
    return int(front[np.argmin(shares.max(axis=1) - shares.min(axis=1))])


def alternating_offers_deal(gains: Array, patience: Array) -> int:
    """Return what the first of two parties offers when it opens, -1 where there is no deal.

    Backward induction over rounds of offers until the offers repeat; an answerer that is
    indifferent takes the offer.

    Args:
        gains: Shape (deals, 2).
        patience: Discount factors, 0 to below 1; length 2.
    """
    front = pareto(np.where(np.all(gains >= -TOLERANCE, axis=1, keepdims=True), gains, -np.inf))
    if not len(front):
        return -1
    first, second = gains[front, 0], gains[front, 1]
    opened, last = 0, -1
    reply = len(front) - 1
    for _ in range(_ROUNDS):
        # Along the front the first's gain falls and the second's rises.
        opened = int(np.searchsorted(second, patience[1] * second[reply] - TOLERANCE))
        reply = (
            int(np.searchsorted(-first, -(patience[0] * first[opened] - TOLERANCE), "right")) - 1
        )
        if opened == last:
            break
        last = opened
    return int(front[opened])


def _best(gains: Array, worth: Array) -> int:
    acceptable = (gains >= -TOLERANCE).all(axis=1)
    if not acceptable.any():
        return -1
    worth = np.where(acceptable, worth, -np.inf)
    tied = np.flatnonzero(worth >= worth.max() - 1e-12)
    return int(tied[np.argmax(gains[tied].sum(axis=1))])


def grid_margins(games: Games) -> Array:
    """Return the greatest gain that all parties can have at once on a grid of deals.

    Returns:
        Shape (N,); -1 less how far red lines stand apart where they leave no deal.

    Raises:
        InvalidRecord: Too many issues for a grid of at least two points each.
    """
    free = sum(n == 0 for n in games.levels)
    at_levels = float(np.prod([float(max(n, 1)) for n in games.levels]))
    points = int(np.clip((_DEALS_EACH / at_levels) ** (1 / max(free, 1)), 2, 33))
    number = at_levels * float(points) ** min(free, 64)
    if number > _DEALS_EACH * 16:
        raise InvalidRecord(
            f"{games.parties} parties and {len(games.levels)} issues make {number:.3g} deals; "
            f"at most {_DEALS_EACH * 16} are laid out: merge issues, or compare two parties"
        )
    axes = _axes(games, points)
    tables = _tables(games, axes)
    base = 1 + games.levers - war_values(games)
    low, high = red_line_bounds(games)
    apart = np.maximum(low - high, 0).sum(axis=1)
    margin = np.empty(len(games))
    step = max(1, int(_BLOCK / (number * games.parties)))
    for start in range(0, len(games), step):
        block = slice(start, start + step)
        least: Array | None = None
        for party in range(games.parties):
            total = tables[0][block, party]
            for table in tables[1:]:
                total = (total[:, :, None] + table[block, party][:, None, :]).reshape(
                    len(total), -1
                )
            total = total + base[block, party, None]
            least = total if least is None else np.minimum(least, total)
        assert least is not None
        margin[block] = least.max(axis=1)
    return np.where(np.isfinite(margin), margin, -1 - apart)


def _axes(games: Games, points: int) -> list[Array]:
    return [np.linspace(0, 1, n or points) for n in games.levels]


def _tables(games: Games, axes: list[Array]) -> list[Array]:
    """Return each party's loss at each point of each topic, minus; T arrays (N, P, points)."""
    weights = games.weights
    low, high = red_line_bounds(games)
    tables = []
    for topic, axis in enumerate(axes):
        away = np.abs(axis - games.ideal[:, :, topic, None])
        table = -weights[:, :, topic, None] * away ** games.shape[:, :, topic, None]
        barred = (axis < low[:, topic, None] - TOLERANCE) | (
            axis > high[:, topic, None] + TOLERANCE
        )
        tables.append(np.where(barred[:, None, :], -np.inf, table))
    return tables
