"""Room for a deal, and the points that theories of bargaining name, game by game."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from parley.bargain.space.games import FIGHTING, Array, Games, Integers
from parley.bargain.space.grid import grid_margins, pareto
from parley.bargain.space.value import TOLERANCE, deal_values, red_line_bounds, war_values
from parley.errors import InvalidRecord

#: Combinations of levels a game may have: a second's work for one game.
MOST_COMBINATIONS = 200_000

#: Combinations aimed at where topics with a shape below 1 are laid out on points, and the most
#: and fewest points of one: 33 put a point within 1.6 % of every deal between the ideals.
_AIMED, _FINEST, _COARSEST = 4096, 33, 2


#: Games that are worth another thread (which costs a fraction of a millisecond), and most threads.
_GAMES_A_WORKER, _MOST_WORKERS = 2048, 4

#: Nearer to 1 than this, a shape counts as linear: powers of its inverse overflow.
_LINEAR = 1e-7


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A deal, in each of N games.

    Attributes:
        deals: Where each topic settles; shape (N, T), NaN where there is no such deal.
        values: What it is worth to each party; shape (N, 2).
        gains: The same less what fighting on is worth; shape (N, 2).
    """

    deals: Array
    values: Array
    gains: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Solutions:
    """The deal space of two parties in each of N games.

    Attributes:
        margin: Greatest gain both can have at once; a deal exists where it is not below 0. At or
            below -1 less the distance between them where red lines exclude each other.
        has_room: Whether some deal is as good as fighting on for both; shape (N,).
        war: What fighting on is worth; shape (N, 2).
        best_for_first: Best deal for the first party that the second takes.
        best_for_second: Best deal for the second party that the first takes.
        egalitarian: Equal gains in each party's own scale, or the nearest to it.
        nash: Greatest product of gains.
        kalai_smorodinsky: Gains in the ratio of the greatest each could have.
        first_opens: What the first party offers, and the second takes, if it opens.
        second_opens: The same if the second opens.
    """

    margin: Array
    has_room: npt.NDArray[np.bool_]
    war: Array
    best_for_first: Point
    best_for_second: Point
    egalitarian: Point
    nash: Point
    kalai_smorodinsky: Point
    first_opens: Point
    second_opens: Point


def margins(games: Games) -> Array:
    """Return the greatest gain that all parties can have at once; a deal exists from 0 up.

    Two parties are solved exactly; three and more on a grid of deals (see `grid`).

    Returns:
        Shape (N,), in the parties' scales. Where red lines leave no deal, -1 less how far they
        stand apart.

    Raises:
        InvalidRecord: Too many combinations of levels.
    """
    if games.parties > FIGHTING:
        return grid_margins(games)
    from parley.bargain.space import search

    packed, bases, levels, fine, most = _packed(games)

    def block(start: int, end: int) -> Array:
        part = slice(start, end)
        return search.margins(packed[part], bases[part], levels, fine[part], most)

    workers = min(os.cpu_count() or 1, _MOST_WORKERS, 1 + len(games) // _GAMES_A_WORKER)
    if workers == 1:
        return np.asarray(block(0, len(games)))
    edges = np.linspace(0, len(games), workers + 1).astype(int)
    with ThreadPoolExecutor(workers) as pool:
        return np.concatenate(list(pool.map(block, edges[:-1], edges[1:])))


def solve(games: Games) -> Solutions:
    """Return the deal space of two parties with every named point.

    Topics that can settle anywhere and whose losses bend outward (shapes of 1 and more) are solved
    exactly; topics with levels by going through every combination; topics with a shape below 1 on
    up to 33 points from one ideal to the other.

    Raises:
        InvalidRecord: More than two parties, or too many combinations of levels.

    Source:
        Nash (1950), The Bargaining Problem, Econometrica 18(2); Kalai and Smorodinsky (1975),
        Other Solutions to Nash's Bargaining Problem, Econometrica 43(3); Kalai (1977),
        Proportional Solutions to Bargaining Situations, Econometrica 45(7); Rubinstein (1982),
        Perfect Equilibrium in a Bargaining Model, Econometrica 50(1).
    """
    if games.parties > FIGHTING:
        raise InvalidRecord(f"{games.parties} parties: name the two whose deal space is wanted")
    from parley.bargain.space import search

    packed, bases, levels, fine, most = _packed(games)
    gains, deals = search.solve(packed, bases, games.patience, levels, fine, most)
    war = war_values(games)
    margin = margins(games)
    named = [
        Point(deals=deals[:, i], gains=gains[:, i], values=gains[:, i] + war)
        for i in range(search.POINTS)
    ]
    return Solutions(
        margin=margin,
        has_room=margin >= -TOLERANCE,
        war=war,
        best_for_first=named[0],
        best_for_second=named[1],
        egalitarian=named[2],
        nash=named[3],
        kalai_smorodinsky=named[4],
        first_opens=named[5],
        second_opens=named[6],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Frontier:
    """The deals of one game that no deal beats for one party without loss to the other.

    Attributes:
        deals: Where each topic settles, best for the first party first; shape (K, T).
        values: What each is worth to both; shape (K, 2). Straight lines between neighbours are
            deals too, where every topic can settle anywhere.
        war: What fighting on is worth to both; length 2.
    """

    deals: Array
    values: Array
    war: Array


def trace_frontier(games: Games, *, tilts: int = 181) -> Frontier:
    """Return the Pareto frontier of the first game, red lines kept, room for a deal or not.

    Args:
        games: One game of two parties; more are ignored.
        tilts: Weights on the first party tried between 0 and 1, 2 or more.

    Raises:
        InvalidRecord: More than two parties, too few tilts, too many combinations of levels.
    """
    if games.parties > FIGHTING or tilts < FIGHTING:
        raise InvalidRecord(f"{games.parties} parties, {tilts} tilts: a frontier takes 2, and 2 up")
    from parley.bargain.space import search

    packed, bases, levels, fine, most = _packed(games)
    spaced = np.sin(np.linspace(0, np.pi / 2, tilts)) ** 2
    deals, gains = search.trace(packed[0], bases[0], levels, fine[0], most, spaced)
    war = war_values(games)[0]
    kept = pareto(gains)
    return Frontier(deals=deals[kept], values=gains[kept] + war, war=war)


def _packed(games: Games) -> tuple[Array, Array, Integers, Integers, int]:
    """Return games, gains before losses, levels, points of bent topics and most of any."""
    weights = games.weights
    low, high = red_line_bounds(games)
    rows = (games.ideal, weights, games.shape)
    both = [row[:, i] for row in rows for i in range(FIGHTING)]
    packed = np.stack([*both, low, high, *_answers(*both)], axis=1)
    levels = np.array(games.levels, dtype=np.int64)
    at_levels = float(np.prod(np.maximum(levels, 1).astype(np.float64)))
    bent = ((weights > 0) & (games.shape < 1)).any(axis=1) & (levels == 0)
    number = bent.sum(axis=1)
    each = (_AIMED / at_levels) ** (1 / np.maximum(number, 1))
    fine = np.clip(each, _COARSEST, _FINEST).astype(np.int64)
    combinations = at_levels * fine.astype(np.float64) ** np.minimum(number, 64)
    if np.any(combinations > MOST_COMBINATIONS):
        raise InvalidRecord(
            f"{len(levels)} issues combine to {combinations.max():.3g} deals; at most "
            f"{MOST_COMBINATIONS} are gone through: merge issues, give them fewer levels, or "
            "raise shapes below 1 to 1"
        )
    bases = 1.0 + games.levers - war_values(games)
    most = int(max(levels.max(), fine.max(initial=1)))
    return np.ascontiguousarray(packed), np.ascontiguousarray(bases), levels, fine, most


def _answers(
    first: Array, second: Array, weight: Array, other: Array, shape: Array, other_shape: Array
) -> tuple[Array, ...]:
    """Return how topics answer to the tilt; see `search.best_deal`, rows 8 to 11."""
    from parley.bargain.space import search

    length = np.abs(second - first)
    is_moved = (weight > 0) & (other > 0) & (length > 0)
    pull = np.zeros_like(length)
    np.log(
        (other * other_shape) / np.where(is_moved, weight * shape, 1.0), out=pull, where=is_moved
    )
    distance = np.zeros_like(length)
    np.log(length, out=distance, where=is_moved)
    pull += (other_shape - shape) * distance
    is_linear, other_linear = np.abs(shape - 1) < _LINEAR, np.abs(other_shape - 1) < _LINEAR
    kind = np.select(
        [
            ~is_moved & (weight <= 0) & (other > 0),
            ~is_moved,
            is_linear & other_linear,
            is_linear,
            other_linear,
            shape == other_shape,
        ],
        [
            search.AT_SECOND,
            search.AT_FIRST,
            search.BOTH_LINEAR,
            search.FIRST_LINEAR,
            search.SECOND_LINEAR,
            search.ALIKE,
        ],
        search.UNLIKE,
    )
    loss, other_loss = weight * length**shape, other * length**other_shape
    return pull, kind.astype(np.float64), loss, other_loss


def gains_of(games: Games, deals: Array) -> Array:
    """Return what deals are worth over fighting on; shape (N, M, P) for deals of shape (M, T)."""
    return np.asarray(deal_values(games, deals) - war_values(games)[:, None, :])
