"""Compiled search of the deal spaces of two parties.

Values are sums over topics, so for a weight `tilt` on the first party the best deal is found topic
by topic. As the tilt goes from 0 to 1 that deal walks along the frontier, and every point that is
sought (a fixed ratio of gains, a floor under one gain, the greatest product) is where a score that
rises with the tilt crosses zero. Topics linear for both jump at one tilt; the chord across the jump
is part of the frontier, so the point on it is exact. Topics with levels are gone through in every
combination, the rest on the frontier of each.

One module, since Numba keeps compiled code until the text of the function's own file changes: a
function of another file that was compiled into it would be kept as it was.

Importing this module loads Numba: import it inside the function that computes.
"""

from collections.abc import Callable
from typing import TypeVar, cast

import numba
import numpy as np

from parley.bargain.space.games import Array, Integers

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(function: Function) -> Function:
    """Compile once a machine, kept beside the source, to run beside other threads."""
    return cast(Function, numba.njit(cache=True, error_model="numpy", nogil=True)(function))


#: What is sought.
RATIO, BEST_FIRST, BEST_SECOND, PRODUCT = 0, 1, 2, 3

#: Steps at most where the score is continuous (eight are the rule), the width at which the tilt's
#: bracket counts as closed, how far aside of a jump the tilt is tried, and a score that is only
#: rounding.
_STEPS = 100
_WIDTH = 1e-13
_ASIDE = 2e-14
_ZERO = 2e-15

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

#: Rows of `solve`'s answer in the order in which they are found: egalitarian, both ends, Nash,
#: Kalai-Smorodinsky, whose ratio is that of the ends.
_ORDER = ((2, RATIO), (0, BEST_FIRST), (1, BEST_SECOND), (3, PRODUCT), (4, RATIO))

#: How a topic answers to the tilt: it stays at an ideal, jumps, or moves smoothly.
AT_FIRST, AT_SECOND, BOTH_LINEAR, FIRST_LINEAR, SECOND_LINEAR, ALIKE, UNLIKE = range(7)

LOG_2 = float(np.log(2.0))

#: Newton steps for two unlike shapes; bracketed, six are the rule.
_NEWTON = 60


@compiled
def loss(distance: float, shape: float) -> float:
    """Return the loss at a distance from the ideal."""
    if shape == 1.0:
        return distance
    if shape == 2.0:
        return distance * distance
    return float(distance**shape)


@compiled
def _logistic(z: float) -> tuple[float, float, float]:
    """Return s(z), log s(z) and log s(-z), s the logistic function."""
    if z >= 0:
        small = np.exp(-z)
        near = np.log1p(small)
        return 1 / (1 + small), -near, -z - near
    small = np.exp(z)
    near = np.log1p(small)
    return small / (1 + small), z - near, -near


@compiled
def _log_odds(first: float, second: float, target: float, start: float) -> float:
    """Solve first * log s(z) - second * log s(-z) = target, from a start or NaN."""
    offset = (second - first) * LOG_2 - target
    steep, flat = max(first, second), min(first, second)
    low, high = -offset / flat, -offset / steep
    if low > high:
        low, high = high, low
    z = start
    if not low <= z <= high:
        z = -offset / (first if offset > 0 else second)
    for _ in range(_NEWTON):
        share, log_share, log_rest = _logistic(z)
        error = first * log_share - second * log_rest - target
        if error > 0:
            high = z
        else:
            low = z
        step = error / (first * (1 - share) + second * share)
        new = z - step
        if not low <= new <= high:
            new = (low + high) / 2
        # Newton squares its error: this step left one below rounding.
        if abs(new - z) <= 1e-8 * (1 + abs(z)):
            return float(new)
        z = new
    return float(z)


@compiled
def _gains(deal: Array, game: Array, free: Integers, base: Array, out: Array) -> None:
    """Write both gains over fighting on into `out`; rows of `game` as in `best_deal`."""
    first, second = base[0], base[1]
    for i in range(len(free)):
        t = free[i]
        first -= game[2, t] * loss(abs(deal[t] - game[0, t]), game[4, t])
        second -= game[3, t] * loss(abs(deal[t] - game[1, t]), game[5, t])
    out[0], out[1] = first, second


@compiled
def respond(
    tilt: float, game: Array, free: Integers, base: Array, deal: Array, out: Array, warm: Array
) -> None:
    """Write the deal that is best at a tilt, and its gains.

    On each topic the losses' slopes balance at a share of the way from the first party's ideal to
    the second's: where curve * log(share) - other curve * log(1 - share) equals the log of their
    pulls, the curves being the shapes less 1.

    Args:
        tilt: Weight on the first party, 0 to 1.
        game: Rows as in `best_deal`.
        free: Topics that can settle at any point.
        base: Both gains before the losses on free topics.
        deal: Filled at the free topics; length T.
        out: Gains; length 2.
        warm: Log odds of the shares last found, NaN at first; length T.
    """
    first_gain, second_gain = base[0], base[1]
    lean = 0.0 if tilt <= 0 or tilt >= 1 else np.log((1 - tilt) / tilt)
    for i in range(len(free)):
        t = free[i]
        first, second, kind = game[0, t], game[1, t], game[9, t]
        pull = game[8, t] + lean
        curve, other_curve = game[4, t] - 1, game[5, t] - 1
        share, log_share, log_rest = 0.0, -np.inf, 0.0
        if kind == AT_SECOND or (kind != AT_FIRST and tilt <= 0):
            share, log_share, log_rest = 1.0, 0.0, -np.inf
        elif kind == AT_FIRST or tilt >= 1:
            pass
        elif kind == BOTH_LINEAR:
            if pull >= 0:
                share, log_share, log_rest = 1.0, 0.0, -np.inf
        elif kind == FIRST_LINEAR:
            log_rest = min(0.0, -pull / other_curve)
            share = 1 - np.exp(log_rest)
            log_share = np.log(share)
        elif kind == SECOND_LINEAR:
            log_share = min(0.0, pull / curve)
            share = np.exp(log_share)
            log_rest = np.log(1 - share)
        else:
            if kind == ALIKE:
                odds = pull / curve
            else:
                odds = _log_odds(curve, other_curve, pull, warm[t])
                warm[t] = odds
            share, log_share, log_rest = _logistic(odds)
        point = first + share * (second - first)
        if game[6, t] <= point <= game[7, t]:
            deal[t] = point
            first_gain -= game[10, t] * np.exp(game[4, t] * log_share)
            second_gain -= game[11, t] * np.exp(game[5, t] * log_rest)
        else:
            deal[t] = min(max(point, game[6, t]), game[7, t])
            first_gain -= game[2, t] * loss(abs(deal[t] - first), game[4, t])
            second_gain -= game[3, t] * loss(abs(deal[t] - second), game[5, t])
    out[0], out[1] = first_gain, second_gain


@compiled
def _score(
    sought: int, tilt: float, first: float, second: float, asked: tuple[float, float]
) -> float:
    """Return a number that rises with the tilt and is 0 at what is sought."""
    if sought == RATIO:
        return first * asked[1] - second * asked[0]
    if sought == BEST_FIRST:
        return asked[1] - second
    if sought == BEST_SECOND:
        return first - asked[0]
    if first < 0:
        return -1.0
    if second < 0:
        return 1.0
    return tilt * first - (1 - tilt) * second


@compiled
def _along(sought: int, low: Array, high: Array, below: float, above: float) -> float:
    """Return how far along the chord between two ends of the bracket the point lies, 0 to 1."""
    if sought != PRODUCT:
        return below / (below - above)
    more, less = high[0] - low[0], high[1] - low[1]
    if more * less == 0:
        return 1.0 if more > 0 else 0.0
    return float(min(max(-(low[0] * less + low[1] * more) / (2 * more * less), 0.0), 1.0))


@compiled
def best_deal(
    sought: int,
    asked: tuple[float, float],
    game: Array,
    free: Integers,
    base: Array,
    deal: Array,
    out: Array,
    spare: Array,
) -> None:
    """Write the sought point of the frontier of the free topics into `deal`, its gains into `out`.

    Args:
        sought: `RATIO`, `BEST_FIRST`, `BEST_SECOND` or `PRODUCT`.
        asked: Gains in whose ratio to share, for `RATIO`; the gains that each has to keep while
            the other takes the rest, for the two bests.
        game: Rows of length T: both ideals, both weights, both shapes (1 or more), lowest and
            highest point allowed, log of the second's pull over the first's, how the topic answers
            to the tilt, and each party's loss at the other's ideal.
        free: Topics that can settle at any point.
        base: Both gains before the losses on free topics.
        deal: Filled at the free topics; length T.
        out: Length 2.
        spare: Room to work in; shape (3, T).
    """
    low, high, warm = np.empty(2), np.empty(2), spare[2]
    warm[:] = np.nan
    respond(0.0, game, free, base, deal, out, warm)
    below = _score(sought, 0.0, out[0], out[1], asked)
    if below >= 0:
        return
    low[:], spare[0, :] = out, deal
    respond(1.0, game, free, base, deal, out, warm)
    above = _score(sought, 1.0, out[0], out[1], asked)
    if above <= 0:
        return
    high[:], spare[1, :] = out, deal
    left, right = 0.0, 1.0
    kept, steep_below, steep_above = 0, below, above
    tried, steps = 0, 0
    while right - left > _WIDTH and steps < _STEPS:
        # First on either side of every jump that the bracket holds; between them the score is
        # continuous, and regula falsi with halved ends (Illinois) finds its zero.
        tilt = -1.0
        while tilt < 0 and tried < 2 * len(free):
            t = free[tried // 2]
            if game[9, t] == BOTH_LINEAR:
                side = 1 / (1 + np.exp(-game[8, t])) + (_ASIDE if tried % 2 else -_ASIDE)
                if left < side < right:
                    tilt = side
            tried += 1
        if tilt < 0:
            steps += 1
            tilt = (left * steep_above - right * steep_below) / (steep_above - steep_below)
            if steps % 4 == 0 or not left < tilt < right:
                tilt = (left + right) / 2
        respond(tilt, game, free, base, deal, out, warm)
        score = _score(sought, tilt, out[0], out[1], asked)
        if abs(score) <= _ZERO:
            return
        if score < 0:
            left, below, steep_below = tilt, score, score
            low[:], spare[0, :] = out, deal
            steep_above = steep_above / 2 if kept == -1 else above
            kept = -1
        else:
            right, above, steep_above = tilt, score, score
            high[:], spare[1, :] = out, deal
            steep_below = steep_below / 2 if kept == 1 else below
            kept = 1
    share = _along(sought, low, high, below, above)
    for i in range(len(free)):
        t = free[i]
        deal[t] = spare[0, t] + share * (spare[1, t] - spare[0, t])
    _gains(deal, game, free, base, out)


@compiled
def _lay_out(game: Array, levels: Integers, fine: int, table: Array, counts: Integers) -> None:
    """Write where each topic can settle, and at how many points (0: any).

    `table` gets, in the rows of its first axis, each point, how far it lies beyond red lines, and
    both parties' losses there; shape (4, T, points).

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
                table[0, t, j] = j / (levels[t] - 1)
                table[1, t, j] = max(low - table[0, t, j], table[0, t, j] - high, 0.0)
        elif low > high:
            counts[t] = 1
            table[0, t, 0], table[1, t, 0] = (low + high) / 2, low - high
        elif bent:
            counts[t] = fine
            start = min(max(game[0, t], low), high)
            end = min(max(game[1, t], low), high)
            for j in range(fine):
                table[0, t, j] = start + (end - start) * j / (fine - 1)
                table[1, t, j] = 0.0
        for j in range(counts[t]):
            table[2, t, j] = game[2, t] * loss(abs(table[0, t, j] - game[0, t]), game[4, t])
            table[3, t, j] = game[3, t] * loss(abs(table[0, t, j] - game[1, t]), game[5, t])


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
    layout: tuple[Array, Integers, Integers, Integers],
    deal: Array,
    gain: Array,
    work: Array,
) -> float:
    """Write the best deal and its gains over every combination; return how far beyond red lines.

    Args:
        sought: What is sought; see `best_deal`.
        asked: See `best_deal`.
        game: See `best_deal`.
        base: Both gains before any loss.
        layout: See `_lay_out`: table, counts, topics with points, topics without.
        deal: Length T.
        gain: Length 2.
        work: Room to work in; shape (4, T).
    """
    table, counts, fixed, free = layout
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
            j = index[t]
            work[0, t] = table[0, t, j]
            crossed += table[1, t, j]
            start[0] -= table[2, t, j]
            start[1] -= table[3, t, j]
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
        games: Shape (N, 12, T); rows as in `best_deal`.
        bases: Both gains before any loss; shape (N, 2).
        levels: Points a topic can settle at, 0 for any; length T.
        fine: Points for a topic whose losses bend the other way; length N.
        most: Most points of any topic.
    """
    number, _, topics = games.shape
    table = np.empty((4, topics, most))
    counts = np.empty(topics, dtype=np.int64)
    deal, gain, work = np.empty(topics), np.empty(2), np.empty((4, topics))
    margin = np.empty(number)
    for n in range(number):
        _lay_out(games[n], levels, fine[n], table, counts)
        fixed, free = _split(counts)
        layout = (table, counts, fixed, free)
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
    layout: tuple[Array, Integers, Integers, Integers],
    best: tuple[float, float],
    deals: Array,
    gains: Array,
    work: Array,
) -> None:
    """Write what each party offers when it opens, into rows 0 and 1 of `deals` and `gains`.

    Args:
        patience: Both discount factors.
        game: See `best_deal`.
        base: Both gains before any loss.
        layout: See `_best`.
        best: The most that each could gain.
        deals: Shape (2, T).
        gains: Shape (2, 2).
        work: Room to work in; shape (4, T).
    """
    if len(layout[2]) == 0:
        # The opener's gain is where the answerer is as well off now as opening the next round.
        low, high = 0.0, best[0]
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            kept = middle
            for turn in range(2):
                _best(BEST_SECOND, (kept, 0.0), game, base, layout, deals[turn], gains[turn], work)
                kept *= patience[0]
            if gains[0, 1] > patience[1] * gains[1, 1]:
                low = middle
            else:
                high = middle
        return
    # Backward from the round in which the second takes all; the answerer gets at least what it
    # would by opening the next round.
    opened, reply = -1.0, best[1]
    for _ in range(_ROUNDS):
        before = opened
        for turn in range(2):
            asked = (patience[0] * opened, 0.0) if turn else (0.0, patience[1] * reply)
            sought = BEST_SECOND if turn else BEST_FIRST
            _best(sought, asked, game, base, layout, deals[turn], gains[turn], work)
            if turn:
                reply = gains[1, 1]
            else:
                opened = gains[0, 0]
        if abs(opened - before) <= _TIE:
            return


@compiled
def solve(
    games: Array, bases: Array, patience: Array, levels: Integers, fine: Integers, most: int
) -> tuple[Array, Array]:
    """Return gains (N, 7, 2) and deals (N, 7, T) at each point, NaN where there is no room.

    Points, in order: best for the first party, best for the second, egalitarian (also where there
    is no room), Nash, Kalai-Smorodinsky, the first's opening offer, the second's.
    """
    number, _, topics = games.shape
    table = np.empty((4, topics, most))
    counts = np.empty(topics, dtype=np.int64)
    work = np.empty((4, topics))
    gains = np.full((number, POINTS, 2), np.nan)
    deals = np.full((number, POINTS, topics), np.nan)
    for n in range(number):
        game, base, gain, deal = games[n], bases[n], gains[n], deals[n]
        _lay_out(game, levels, fine[n], table, counts)
        fixed, free = _split(counts)
        layout = (table, counts, fixed, free)
        asked = (1.0, 1.0)
        has_room = True
        # One call of the search in the text, since each is compiled anew.
        for step in range(len(_ORDER)):
            row, sought = _ORDER[step]
            crossed = _best(sought, asked, game, base, layout, deal[row], gain[row], work)
            if step == 0:
                if crossed > _MET:
                    gain[row], deal[row] = np.nan, np.nan
                has_room = crossed <= _MET and min(gain[row, 0], gain[row, 1]) >= -_MET
                if not has_room:
                    break
                # A single deal may be left by rounding alone: every point is then that deal.
                base = base + max(0.0, -gain[row, 0], -gain[row, 1])
                asked = (0.0, 0.0)
            elif step == len(_ORDER) - 2:
                asked = (max(gain[0, 0], 0.0), max(gain[1, 1], 0.0))
        if has_room and not np.isnan(patience[n, 0] + patience[n, 1]):
            best = (max(gain[0, 0], 0.0), max(gain[1, 1], 0.0))
            _alternate(patience[n], game, base, layout, best, deal[5:7], gain[5:7], work)
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
    table = np.empty((4, topics, most))
    counts = np.empty(topics, dtype=np.int64)
    _lay_out(game, levels, fine, table, counts)
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
            crossed += table[1, t, index[t]]
            start[0] -= table[2, t, index[t]]
            start[1] -= table[3, t, index[t]]
        if crossed <= _MET:
            for j in range(number):
                for i in range(len(fixed)):
                    deals[found, fixed[i]] = table[0, fixed[i], index[fixed[i]]]
                respond(tilts[j], game, free, start, deals[found], gains[found], warm)
                found += 1
        going = _advance(index, fixed, counts)
    return deals[:found], gains[:found]
