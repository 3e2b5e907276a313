"""Every root of one game's fixed point, compiled; imported only where it is called.

With p the chance that the challenged state resists, the fixed point is written in
``x = -log p``, 0 to infinity, where roots near p = 1 and p = 0 are as far apart as any others.
One round of best responses takes x to ``respond(x)``. That map is monotone (see docs), which makes
two things exact: where it falls there is one root, and where it rises a stretch from l to u can
hold a root only between ``respond(l)`` and ``respond(u)``.
"""

from math import erfc, exp, expm1, inf, isinf, isnan, log, log1p, nan, pi, sqrt

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.float64]

#: Equilibria kept a game. The map has been seen to cross the diagonal up to three times; more than
#: this many would be an error of rounding.
MOST_ROOTS = 9

#: Stretches a game before it is given up as unresolved: some ten are usual, and a game within
#: 1e-10 of a bifurcation takes hundreds.
_MOST_STRETCHES = 50_000

#: Stretches that wait at a time; each halving adds one.
_DEEPEST = 400

#: -log p beyond which p is 0 in double precision, and the threshold c infinite.
_FARTHEST = 800.0

#: Width of -log p below which two ends are one point.
_POINT = 1e-13

#: Width of a stretch without a change of sign whose ends touch the diagonal: a double root.
_TANGENT = 1e-10

#: Width below which a change of sign is taken for one root rather than three.
_NARROW = 1e-3

#: (x - y) this far below: a normal variable is never there; this far above: never but there.
_NEVER = 9.0

#: Above both means by this much, fighting is told from backing down by tails.
_TAIL = 2.5

#: Above both means by this much, the chance that both are above vanishes beside that of one.
_ONE_ONLY = 6.5

#: Width, and bend at its middle over the change of (response - x) along it, of a stretch that is
#: as good as straight. A parabola that bends by a quarter turns within the stretch.
_SHORT = 0.2
_STRAIGHT = 0.05

_HALF_ROOT = sqrt(0.5)
_LOG_ROOT_TWO_PI = 0.5 * log(2 * pi)
_STEP = 1e-5


def _drezner(nodes: int) -> tuple[Array, Array, Array]:
    """Return sines, cosines squared and weights on the way from no correlation to 1/sqrt 2."""
    points, weights = np.polynomial.legendre.leggauss(nodes)
    angle = (points + 1) * pi / 8
    return np.sin(angle), np.cos(angle) ** 2, weights * pi / 8 / (2 * pi)


_SINE, _COSINE, _WEIGHT = _drezner(12)
_SINE_FINE, _COSINE_FINE, _WEIGHT_FINE = _drezner(32)
_LEGENDRE, _LEGENDRE_WEIGHT = np.polynomial.legendre.leggauss(16)


@njit(cache=True)
def _above(x: float) -> float:
    """Return the chance that a standard normal variable exceeds x."""
    return 0.5 * erfc(x * _HALF_ROOT)


@njit(cache=True)
def _log_above(x: float) -> float:
    """Return its logarithm, exact in the tail."""
    if x < 30.0:
        return log(_above(x)) if x > -5.0 else log1p(-_above(-x))
    return -0.5 * x * x - log(x) - _LOG_ROOT_TWO_PI + _mills(x)


@njit(cache=True)
def _mills(x: float) -> float:
    """Return what the tail beyond x differs by from density over x, as a logarithm; x > 30."""
    square = 1 / (x * x)
    return log1p(-square * (1 - 3 * square * (1 - 5 * square * (1 - 7 * square))))


@njit(cache=True)
def _both_below(h: float, k: float) -> float:
    """Return P(X < h, Y < k) at correlation 1/sqrt 2 (Drezner and Wesolowsky 1990).

    Every term is positive, so that small chances keep their digits.
    """
    sine, cosine, weight = _SINE, _COSINE, _WEIGHT
    if h < -2.5 or k < -3.5:
        sine, cosine, weight = _SINE_FINE, _COSINE_FINE, _WEIGHT_FINE
    product, squares = h * k, 0.5 * (h * h + k * k)
    total = 0.0
    for i in range(len(sine)):
        total += weight[i] * exp((sine[i] * product - squares) / cosine[i])
    return total + _above(-h) * _above(-k)


@njit(cache=True)
def fight_share(c: float, war: float, audience: float) -> float:
    """Return the chance that a challenger fights: P(w > a | max(w, a) > c).

    Here w and a are normal about `war` and `audience` with unit variance.
    """
    top = max(war, audience)
    apart = (war - audience) * _HALF_ROOT
    if c < top - _NEVER:
        return _above(-apart)
    if isinf(c):
        return 1.0 if war > audience else (0.0 if war < audience else 0.5)
    y, z = c - war, c - audience
    if c > top + _TAIL + 32.0:
        # Logarithm of backing down over fighting, without squares that cancel or overflow.
        odds = 0.5 * (war - audience) * -(y + z) + log(y / z) + _mills(z) - _mills(y)
        return exp(-odds) / (1 + exp(-odds)) if odds > 0 else 1 / (1 + exp(odds))
    fights, yields = _above(y), _above(z)
    either = fights + yields - fights * yields
    if c <= top + _TAIL:
        return min(1.0, _both_below(apart, -y) / either)
    both = 0.0
    if c < top + _ONE_ONLY:
        slope = y + z
        length = 0.5 * (sqrt(slope * slope + 4 * 27.0) - slope)
        for i in range(len(_LEGENDRE)):
            t = 0.5 * length * (1 + _LEGENDRE[i])
            both += _LEGENDRE_WEIGHT[i] * exp(-0.5 * (y + t) ** 2) * _above(z + t)
        both *= 0.5 * length / sqrt(2 * pi)
    return (fights - both) / either


@njit(cache=True)
def fight_shares(c: Array, war: Array, audience: Array) -> Array:
    """Return `fight_share` of many games; shape (N,) each."""
    shares = np.empty(len(c))
    for n in range(len(c)):
        shares[n] = fight_share(c[n], war[n], audience[n])
    return shares


@njit(cache=True)
def threshold(x: float, game: Array) -> float:
    """Return what fighting or backing down must be worth for a challenge to pay."""
    status_quo: float = game[0]
    prize: float = game[1]
    if status_quo == prize:
        return status_quo
    reach = expm1(x) if x < 700.0 else inf
    return status_quo - (prize - status_quo) * reach


@njit(cache=True)
def respond(x: float, game: Array) -> float:
    """Return -log of the chance of resistance, given the one the challenger expects."""
    concession, war, war_2, audience, prize_2 = game[2], game[3], game[4], game[5], game[6]
    share = fight_share(threshold(x, game), war, audience)
    at_stake = prize_2 - concession
    gain = war_2 - prize_2
    if share > 0.0:
        gain += at_stake / share
    elif at_stake != 0.0:
        gain = at_stake * inf
    return -_log_above(-gain)


@njit(cache=True)
def _between(low: float, high: float, at_low: float, at_high: float, game: Array) -> float:
    """Return the root between two ends of unlike sign (Chandrupatla 1997)."""
    a, b, fa, fb = high, low, at_high, at_low
    t = 0.5
    for _ in range(120):
        x = a + t * (b - a)
        fx = respond(x, game) - x
        if (fx > 0) == (fa > 0):
            c, fc = a, fa
        else:
            c, fc, b, fb = b, fb, a, fa
        a, fa = x, fx
        best = a if abs(fa) < abs(fb) else b
        if fa == 0.0:
            return a
        tolerance = 1e-16 + 4e-16 * abs(best)
        limit = tolerance / abs(b - a) if b != a else 1.0
        if limit > 0.5:
            return best
        xi, phi = (a - b) / (c - b), (fa - fb) / (fc - fb)
        t = 0.5
        if phi * phi < xi and (1 - phi) ** 2 < 1 - xi:
            t = fa / (fb - fa) * fc / (fb - fc)
            t += (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
        t = min(1 - limit, max(limit, t))
    return best


@njit(cache=True)
def _falling(game: Array) -> float:
    """Return the one root of a map that falls, or is constant."""
    hi = respond(0.0, game)
    end = respond(inf, game)
    if end >= _FARTHEST:
        return end
    hi = min(hi, _FARTHEST)
    at_hi = respond(hi, game)
    lo = max(0.0, min(at_hi, hi))
    at_lo = respond(lo, game)
    if not (at_lo > lo and at_hi < hi):
        return hi if at_hi >= hi else lo
    return _between(lo, hi, at_lo - lo, at_hi - hi, game)


@njit(cache=True)
def _one_root(stretch: Array, game: Array) -> float:
    """Return the root of a stretch that holds just one (-1: none; NaN: it has to be cut).

    `stretch` has both ends, their responses, and the response to the middle.
    """
    low, high, at_low, at_high, at_middle = stretch
    slack = _POINT * (1 + low)
    crosses = (at_low >= low) != (at_high > high) or at_low == low or at_high == high
    inner_low, inner_high = max(low, at_low), min(high, at_high)
    if inner_high - inner_low <= slack:
        met = crosses or high - low <= _TANGENT
        return 0.5 * (inner_low + inner_high) if met else -1.0
    if not crosses:
        return 0.5 * (low + high) if high - low < _TANGENT else nan
    bend = abs(at_middle - 0.5 * (at_low + at_high))
    tilt = abs(at_high - at_low - (high - low))
    if high - low < _NARROW or (high - low < _SHORT and bend < _STRAIGHT * tilt):
        return _between(low, high, at_low - low, at_high - high, game)
    return nan


@njit(cache=True)
def _rising(game: Array, roots: Array) -> int:
    """Write every root of a map that rises; return how many, or -1 where that stays open."""
    lo, end = respond(0.0, game), respond(inf, game)
    if lo >= _FARTHEST:
        roots[0] = lo
        return 1
    hi = min(end, _FARTHEST)
    stack, stretch = np.empty((_DEEPEST, 4)), np.empty(5)
    # The ends are best responses to the extremes, so that between them the map stays inside.
    stack[0, 0], stack[0, 1] = lo, hi
    stack[0, 2] = max(lo, respond(lo, game))
    stack[0, 3] = respond(hi, game) if end > _FARTHEST else min(hi, respond(hi, game))
    count, depth = 0, 1
    for _ in range(_MOST_STRETCHES):
        if not depth:
            break
        depth -= 1
        low, high, at_low, at_high = stack[depth]
        slack = _POINT * (1 + low)
        if at_low > high + slack or at_high < low - slack:
            continue
        inner_low, inner_high = max(low, at_low), min(high, at_high)
        if slack < inner_high - inner_low < 0.5 * (high - low):
            # Best responses to the ends of a stretch stay inside it; rounding must not say else.
            stack[depth, 0], stack[depth, 1] = inner_low, inner_high
            if inner_low > low:
                stack[depth, 2] = max(inner_low, respond(inner_low, game))
            if inner_high < high:
                stack[depth, 3] = min(inner_high, respond(inner_high, game))
            depth += 1
            continue
        middle = 0.5 * (low + high)
        at_middle = respond(middle, game)
        stretch[:4], stretch[4] = stack[depth], at_middle
        root = _one_root(stretch, game)
        if isnan(root):
            if depth + 2 > _DEEPEST:
                return -1
            # The lower half last, so that it is looked at first and roots come in order.
            stack[depth, 0], stack[depth, 2] = middle, at_middle
            depth += 1
            stack[depth, 0], stack[depth, 1] = low, middle
            stack[depth, 2], stack[depth, 3] = at_low, at_middle
            depth += 1
        elif root >= 0 and (count == 0 or root - roots[count - 1] > 4 * _TANGENT * (1 + root)):
            if count == MOST_ROOTS:
                return -1
            roots[count] = root
            count += 1
    if depth:
        return -1
    if end >= _FARTHEST and count < MOST_ROOTS:
        roots[count] = end
        count += 1
    return count


@njit(cache=True)
def solve(games: Array) -> tuple[Array, NDArray[np.int64]]:
    """Find the equilibria of many games.

    Args:
        games: Status quo, prize, concession, war of 1 and of 2, audience, prize of 2; shape (N, 7).

    Returns:
        Shape (N, MOST_ROOTS, 5), NaN beyond a game's last: chance of a challenge, of resistance, of
        giving in (exact near 0), of a fight, and the slope of best responses. And how many, shape
        (N,), -1 where that stays open.
    """
    found = np.full((len(games), MOST_ROOTS, 5), nan)
    counts = np.zeros(len(games), dtype=np.int64)
    roots = np.empty(MOST_ROOTS)
    for n in range(len(games)):
        game = games[n]
        direction = game[1] - game[0]
        rises = direction * (game[5] - game[3]) * (game[6] - game[2]) > 0
        if rises:
            count = _rising(game, roots)
        else:
            roots[0], count = _falling(game), 1
        counts[n] = count
        for i in range(max(count, 0)):
            # The smallest -log p, the most resistance, stands first; people read from the least.
            x = roots[count - 1 - i]
            c = threshold(x, game)
            found[n, i, 0] = _above(c - game[3]) + _above(c - game[5]) * _above(game[3] - c)
            found[n, i, 1] = exp(-x)
            found[n, i, 2] = -expm1(-x)
            found[n, i, 3] = fight_share(c, game[3], game[5])
            step = _STEP * (x if x < 1 else 1.0)
            if x < _FARTHEST and step > 0:
                ahead, behind = respond(x + step, game), respond(x - step, game)
                found[n, i, 4] = (ahead - behind) / (2 * step)
            else:
                found[n, i, 4] = 0.0
    return found, counts
