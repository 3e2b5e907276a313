"""Compiled search for one point of the Pareto frontier of two parties.

Values are sums over topics, so for a weight `tilt` on the first party the best deal is found topic
by topic. As the tilt goes from 0 to 1 that deal walks along the frontier, and every point that is
sought (a fixed ratio of gains, a floor under one gain, the greatest product) is where a score that
rises with the tilt crosses zero. Topics linear for both jump at one tilt; the chord across the jump
is part of the frontier, so the point on it is exact.

Importing this module loads Numba: import it inside the function that computes.
"""

from collections.abc import Callable
from typing import TypeVar, cast

import numba
import numpy as np

from parley.bargain.space.games import Array, Integers

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(function: Function) -> Function:
    """Compile once a machine; the result is kept beside the source."""
    return cast(Function, numba.njit(cache=True, error_model="numpy")(function))


#: What is sought.
RATIO, BEST_FIRST, BEST_SECOND, PRODUCT = 0, 1, 2, 3

#: Steps at most (a dozen is the rule), and the width at which the tilt's bracket counts as closed.
_STEPS = 100
_WIDTH = 1e-13

#: A deal worth no more than this above the chord, in gains, is rounding: the chord is the frontier.
_ON_CHORD = 1e-15

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
    for step in range(_STEPS):
        more, less = high[0] - low[0], low[1] - high[1]
        if right - left <= _WIDTH or more + less <= 0:
            break
        # By turns the tilt of the chord, which proves the chord to be the frontier where topics
        # are linear and halves the arc where they curve, and regula falsi with halved ends.
        on_chord = step % 2 == 0
        tilt = less / (more + less)
        if not on_chord:
            tilt = (left * steep_above - right * steep_below) / (steep_above - steep_below)
        if not left < tilt < right:
            tilt, on_chord = (left + right) / 2, False
        respond(tilt, game, free, base, deal, out, warm)
        if on_chord:
            above_chord = tilt * (out[0] - low[0]) + (1 - tilt) * (out[1] - low[1])
            if above_chord <= _ON_CHORD:
                break
        score = _score(sought, tilt, out[0], out[1], asked)
        if score == 0:
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
