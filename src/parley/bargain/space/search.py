"""Compiled search over whole deal spaces: every combination of levels, the rest on the frontier.

Importing this module loads Numba: import it inside the function that computes.
"""

import numpy as np

from parley.bargain.space.games import Array, Integers
from parley.bargain.space.kernel import (
    BEST_FIRST,
    BEST_SECOND,
    PRODUCT,
    RATIO,
    best_deal,
    compiled,
    loss,
    respond,
)

#: A floor met to this is met.
_MET = 1e-9

#: Two combinations as good as each other to this are told apart by the sum of gains.
_TIE = 1e-13

#: Rounds of offers after which backward induction over levels stops.
_ROUNDS = 400

#: Halvings for the opening offer where every topic is divisible.
_HALVINGS = 60

#: Columns of `solve`'s answer, in order.
POINTS = 7


@compiled
def _lay_out(
    game: Array, levels: Integers, fine: int, points: Array, beyond: Array, counts: Integers
) -> None:
    """Write the points each topic can settle at, how far beyond red lines, and how many (0: any).

    A topic on which a shape is below 1 has its best points at or between the ideals without being
    concave there, so it is laid out on `fine` points from one ideal to the other.
    """
    for t in range(len(levels)):
        low, high = game[6, t], game[7, t]
        bent = (game[2, t] > 0 and game[4, t] < 1) or (game[3, t] > 0 and game[5, t] < 1)
        counts[t] = 0
        if levels[t] > 0:
            counts[t] = levels[t]
            for j in range(levels[t]):
                points[t, j] = j / (levels[t] - 1)
                beyond[t, j] = max(low - points[t, j], points[t, j] - high, 0.0)
        elif low > high:
            counts[t] = 1
            points[t, 0], beyond[t, 0] = (low + high) / 2, low - high
        elif bent:
            counts[t] = fine
            start = min(max(game[0, t], low), high)
            end = min(max(game[1, t], low), high)
            for j in range(fine):
                points[t, j] = start + (end - start) * j / (fine - 1)
                beyond[t, j] = 0.0


@compiled
def _advance(index: Integers, fixed: Integers, counts: Integers) -> bool:
    """Move to the next combination of points; False after the last."""
    for i in range(len(fixed)):
        t = fixed[i]
        index[t] += 1
        if index[t] < counts[t]:
            return True
        index[t] = 0
    return False


@compiled
def _worth(sought: int, asked: tuple[float, float], first: float, second: float) -> float:
    """Return what is maximised over combinations of points."""
    if sought == RATIO:
        return min(first * asked[1], second * asked[0])
    if sought == BEST_FIRST:
        return first if second >= asked[1] - _MET else -np.inf
    if sought == BEST_SECOND:
        return second if first >= asked[0] - _MET else -np.inf
    if first < -_MET or second < -_MET:
        return -np.inf
    return max(first, 0.0) * max(second, 0.0)


@compiled
def _best(
    sought: int,
    asked: tuple[float, float],
    game: Array,
    base: Array,
    layout: tuple[Array, Array, Integers, Integers, Integers],
    deal: Array,
    gain: Array,
    work: Array,
) -> float:
    """Write the best deal and its gains over every combination; return how far beyond red lines.

    Args:
        sought: What is sought; see `kernel.best_deal`.
        asked: See `kernel.best_deal`.
        game: See `kernel.best_deal`.
        base: Both gains before any loss.
        layout: Points, how far beyond, counts, topics with points, topics without.
        deal: Length T.
        gain: Length 2.
        work: Room to work in; shape (4, T).
    """
    points, beyond, counts, fixed, free = layout
    index = np.zeros(len(counts), dtype=np.int64)
    start, out, most = np.empty(2), np.empty(2), np.full(2, np.inf)
    if len(fixed) > 0:
        respond(1.0, game, free, base, work[0], out, work[3])
        most[0] = out[0] - base[0]
        respond(0.0, game, free, base, work[0], out, work[3])
        most[1] = out[1] - base[1]
    best, best_sum, best_crossed = -np.inf, -np.inf, np.inf
    gain[:] = -np.inf
    going = True
    while going:
        start[:] = base
        crossed = 0.0
        for i in range(len(fixed)):
            t = fixed[i]
            point = points[t, index[t]]
            crossed += beyond[t, index[t]]
            start[0] -= game[2, t] * loss(abs(point - game[0, t]), game[4, t])
            start[1] -= game[3, t] * loss(abs(point - game[1, t]), game[5, t])
            work[0, t] = point
        hope = _worth(sought, asked, start[0] + most[0], start[1] + most[1])
        if crossed < best_crossed or (crossed == best_crossed and hope >= best - _TIE):
            out[:] = start
            if len(free) > 0:
                best_deal(sought, asked, game, free, start, work[0], out, work[1:4])
            value = _worth(sought, asked, out[0], out[1])
            total = out[0] + out[1]
            if (
                crossed < best_crossed
                or value > best + _TIE
                or (value >= best - _TIE and total > best_sum)
            ):
                best, best_sum, best_crossed = value, total, crossed
                gain[:], deal[:] = out, work[0]
        going = _advance(index, fixed, counts)
    return float(best_crossed)


@compiled
def _split(counts: Integers) -> tuple[Integers, Integers]:
    """Return the topics with points, and those without."""
    fixed = np.empty(len(counts), dtype=np.int64)
    free = np.empty(len(counts), dtype=np.int64)
    many, rest = 0, 0
    for t in range(len(counts)):
        if counts[t] > 0:
            fixed[many] = t
            many += 1
        else:
            free[rest] = t
            rest += 1
    return fixed[:many], free[:rest]


@compiled
def margins(games: Array, bases: Array, levels: Integers, fine: Integers, most: int) -> Array:
    """Return the greatest gain that both parties can have at once in each game.

    Args:
        games: Shape (N, 12, T); rows as in `kernel.best_deal`.
        bases: Both gains before any loss; shape (N, 2).
        levels: Points a topic can settle at, 0 for any; length T.
        fine: Points for a topic whose losses bend the other way; length N.
        most: Most points of any topic.
    """
    number, _, topics = games.shape
    points, beyond = np.empty((topics, most)), np.empty((topics, most))
    counts = np.empty(topics, dtype=np.int64)
    deal, gain, work = np.empty(topics), np.empty(2), np.empty((4, topics))
    margin = np.empty(number)
    for n in range(number):
        _lay_out(games[n], levels, fine[n], points, beyond, counts)
        fixed, free = _split(counts)
        layout = (points, beyond, counts, fixed, free)
        crossed = _best(RATIO, (1.0, 1.0), games[n], bases[n], layout, deal, gain, work)
        margin[n] = min(gain[0], gain[1])
        if crossed > _MET:
            margin[n] = -1.0 - crossed
    return margin


@compiled
def _alternate(
    patience: Array,
    game: Array,
    base: Array,
    layout: tuple[Array, Array, Integers, Integers, Integers],
    deals: Array,
    gains: Array,
    work: Array,
) -> None:
    """Write what each party offers when it opens, into rows 0 and 1 of `deals` and `gains`."""
    first, second = patience[0], patience[1]
    if len(layout[3]) == 0:
        # The opener's gain is where the answerer is as well off now as opening the next round.
        _best(BEST_FIRST, (0.0, 0.0), game, base, layout, deals[0], gains[0], work)
        low, high = 0.0, gains[0, 0]
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            _best(BEST_SECOND, (middle, 0.0), game, base, layout, deals[0], gains[0], work)
            _best(BEST_SECOND, (first * middle, 0.0), game, base, layout, deals[1], gains[1], work)
            if gains[0, 1] > second * gains[1, 1]:
                low = middle
            else:
                high = middle
        return
    _best(BEST_SECOND, (0.0, 0.0), game, base, layout, deals[1], gains[1], work)
    last = -1.0
    for _ in range(_ROUNDS):
        floor = (0.0, second * gains[1, 1])
        _best(BEST_FIRST, floor, game, base, layout, deals[0], gains[0], work)
        ceiling = (first * gains[0, 0], 0.0)
        _best(BEST_SECOND, ceiling, game, base, layout, deals[1], gains[1], work)
        if abs(gains[0, 0] - last) <= 1e-14:
            return
        last = gains[0, 0]


@compiled
def solve(
    games: Array, bases: Array, patience: Array, levels: Integers, fine: Integers, most: int
) -> tuple[Array, Array]:
    """Return gains (N, 7, 2) and deals (N, 7, T) at each point, NaN where there is no room.

    Points, in order: best for the first party, best for the second, egalitarian (also where there
    is no room), Nash, Kalai-Smorodinsky, the first's opening offer, the second's.
    """
    number, _, topics = games.shape
    points, beyond = np.empty((topics, most)), np.empty((topics, most))
    counts = np.empty(topics, dtype=np.int64)
    work = np.empty((4, topics))
    gains = np.full((number, POINTS, 2), np.nan)
    deals = np.full((number, POINTS, topics), np.nan)
    for n in range(number):
        game, base, gain, deal = games[n], bases[n], gains[n], deals[n]
        _lay_out(game, levels, fine[n], points, beyond, counts)
        fixed, free = _split(counts)
        layout = (points, beyond, counts, fixed, free)
        crossed = _best(RATIO, (1.0, 1.0), game, base, layout, deal[2], gain[2], work)
        if crossed > _MET:
            gain[2], deal[2] = np.nan, np.nan
            continue
        if min(gain[2, 0], gain[2, 1]) < -_MET:
            continue
        # A single deal left by rounding alone: every point is that deal.
        base = base + max(0.0, -gain[2, 0], -gain[2, 1])
        _best(BEST_FIRST, (0.0, 0.0), game, base, layout, deal[0], gain[0], work)
        _best(BEST_SECOND, (0.0, 0.0), game, base, layout, deal[1], gain[1], work)
        _best(PRODUCT, (0.0, 0.0), game, base, layout, deal[3], gain[3], work)
        ideal = (max(gain[0, 0], 0.0), max(gain[1, 1], 0.0))
        _best(RATIO, ideal, game, base, layout, deal[4], gain[4], work)
        if not np.isnan(patience[n, 0] + patience[n, 1]):
            _alternate(patience[n], game, base, layout, deal[5:7], gain[5:7], work)
    return gains, deals


@compiled
def trace(
    game: Array, base: Array, levels: Integers, fine: int, most: int, tilts: Array
) -> tuple[Array, Array]:
    """Return the best deals of one game at every tilt, for every combination within red lines.

    Returns:
        Deals (K, T) and gains (K, 2).
    """
    topics = len(levels)
    points, beyond = np.empty((topics, most)), np.empty((topics, most))
    counts = np.empty(topics, dtype=np.int64)
    _lay_out(game, levels, fine, points, beyond, counts)
    fixed, free = _split(counts)
    number = len(tilts) if len(free) > 0 else 1
    room = number
    for i in range(len(fixed)):
        room *= counts[fixed[i]]
    deals, gains = np.empty((room, topics)), np.empty((room, 2))
    index, start = np.zeros(topics, dtype=np.int64), np.empty(2)
    warm = np.full(topics, np.nan)
    found = 0
    going = True
    while going:
        start[:] = base
        crossed = 0.0
        for i in range(len(fixed)):
            t = fixed[i]
            point = points[t, index[t]]
            crossed += beyond[t, index[t]]
            start[0] -= game[2, t] * loss(abs(point - game[0, t]), game[4, t])
            start[1] -= game[3, t] * loss(abs(point - game[1, t]), game[5, t])
        if crossed <= _MET:
            for j in range(number):
                for i in range(len(fixed)):
                    deals[found, fixed[i]] = points[fixed[i], index[fixed[i]]]
                respond(tilts[j], game, free, start, deals[found], gains[found], warm)
                found += 1
        going = _advance(index, fixed, counts)
    return deals[:found], gains[:found]
