"""A war of attrition in which backing down costs more at home every day.

Two states escalate in public. Whoever quits at time t pays audience costs a_i t and leaves the
prize v_i to the other; whoever attacks brings a war that state i values at its own w_i, at most 0.
Up to a horizon t* each quits at the rate that leaves the other indifferent; at t* only those are
left who would rather fight than pay.

Source:
    Fearon (1994), Domestic Political Audiences and the Escalation of International Disputes,
    American Political Science Review 88(3).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from parley.errors import InputError

Array = NDArray[np.float64]

#: Gives P(w >= -x) for x of shape (N,), rising with x.
Resolve = Callable[[Array], Array]

#: Halvings of the interval of t*: past the digits of a double.
_HALVINGS = 200

#: Nodes of the integral over time of one side's quitting; the integrand is a rational function
#: without poles, and 40 give it to 1e-14 where the horizon is within 1e6 of v / a.
_NODES = 40


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Standoff:
    """What is at stake for two sides; each attribute of shape (2,) or (N, 2).

    Attributes:
        prize: v, of each where the other quits; above 0.
        audience: a, the audience cost each runs up per unit of time; above 0.
        war_low: The least a war may be worth to each; below `war_high`.
        war_high: The most, at most 0; types lie evenly in between.
    """

    prize: ArrayLike
    audience: ArrayLike
    war_low: ArrayLike
    war_high: ArrayLike = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Attrition:
    """How the standoff ends.

    Attributes:
        horizon: t*, when whoever is left attacks; shape (N,).
        quits_at_once: Chance that each quits at the outset; shape (N, 2), one of the two is 0.
        quits: Chance that each is the one who quits, at any time; shape (N, 2).
        war: Chance that both hold out to the horizon; shape (N,).
        prize: As given, shape (N, 2), and `audience` likewise: they set the pace of quitting.
        audience: See `prize`.
    """

    horizon: Array
    quits_at_once: Array
    quits: Array
    war: Array
    prize: Array
    audience: Array

    def holding(self, time: ArrayLike) -> Array:
        """Return the chance that each has not quit by each time; shape (N, T, 2).

        Times past the horizon count as the horizon.
        """
        times = np.minimum(np.atleast_1d(np.asarray(time, dtype=np.float64)), self.horizon[:, None])
        ratio = (self.audience / self.prize)[:, None, ::-1]
        return (1 - self.quits_at_once)[:, None, :] / (1 + ratio * times[:, :, None])

    def settled(self, time: ArrayLike) -> Array:
        """Return the chance that one side has quit by each time; shape (N, T)."""
        return np.asarray(1 - self.holding(time).prod(axis=2), dtype=np.float64)


def hold_out(standoff: Standoff, resolve: tuple[Resolve, Resolve] | None = None) -> Attrition:
    """Solve the war of attrition.

    While both mix, side j quits at the rate a_i / (v_i + a_i t), so that waiting is worth to i
    just what it costs. The horizon is the first t at which one side, quitting at that pace from
    the outset, has only fighters left: P(w_j >= -a_j t) (1 + a_i t / v_i) = 1. The other side makes
    up its difference by quitting at once with some probability.

    Args:
        standoff: What is at stake in N standoffs.
        resolve: P(w >= -x) of each side instead of an even spread; then `war_low` and `war_high`
            are not used.

    Returns:
        The horizon and the ways in which it ends.

    Raises:
        InputError: A prize or audience cost is not above 0, types contradict each other, or some
            type always gains from war.

    Source:
        Fearon (1994); the equations as in the docs page.
    """
    prize = _pairs("prize", standoff.prize)
    audience = _pairs("audience", standoff.audience)
    for name, values in (("prize", prize), ("audience", audience)):
        if not (values > 0).all():
            raise InputError(f"{name}: expected numbers above 0")
    if resolve is None:
        resolve = _even(_pairs("war_low", standoff.war_low), _pairs("war_high", standoff.war_high))
    prize, audience = (np.array(each) for each in np.broadcast_arrays(prize, audience))
    reach = np.stack(
        [_horizon(side, resolve[side], prize[:, 1 - side], audience) for side in (0, 1)], axis=1
    )
    horizon = reach.min(axis=1)
    fighters = np.stack([resolve[side](audience[:, side] * horizon) for side in (0, 1)], axis=1)
    opposite = 1 + (audience / prize)[:, ::-1] * horizon[:, None]
    at_once = np.where(reach > horizon[:, None], 1 - fighters * opposite, 0.0)
    ended = Attrition(
        horizon=horizon,
        quits_at_once=np.clip(at_once, 0.0, 1.0),
        quits=np.zeros_like(prize),
        war=fighters.prod(axis=1),
        prize=prize,
        audience=audience,
    )
    return Attrition(
        horizon=horizon,
        quits_at_once=ended.quits_at_once,
        quits=_quits(ended),
        war=ended.war,
        prize=prize,
        audience=audience,
    )


def _quits(ended: Attrition) -> Array:
    """Integrate over time who quits first; both never quit at the same moment."""
    points, weights = np.polynomial.legendre.leggauss(_NODES)
    # Evenly in the logarithm of time past, since the pace slows as 1 / t.
    span = np.log1p((ended.audience / ended.prize).max(axis=1) * ended.horizon)
    unit = ended.horizon / np.expm1(span)
    stretch = span[:, None] * (points + 1) / 2
    times = unit[:, None] * np.expm1(stretch)
    weight = unit[:, None] * np.exp(stretch) * span[:, None] * weights / 2
    pace = (ended.audience / ended.prize)[:, None, ::-1]
    rate = pace / (1 + pace * times[:, :, None])
    both = ended.holding(times).prod(axis=2)
    later = (rate * (both * weight)[:, :, None]).sum(axis=1)
    return np.asarray(ended.quits_at_once + later, dtype=np.float64)


def _horizon(side: int, resolve: Resolve, prize_other: Array, audience: Array) -> Array:
    """Return when a side that quits at the pace from the outset has only fighters left."""
    own, other = audience[:, side], audience[:, 1 - side]

    def left(time: Array) -> Array:
        return resolve(own * time) * (1 + other * time / prize_other) - 1

    if not (left(np.zeros(len(own))) < 0).all():
        raise InputError(f"side {side + 1}: every type would rather fight than quit at the outset")
    low, high = np.zeros(len(own)), prize_other / other
    for _ in range(_HALVINGS):
        short = left(high) < 0
        if not short.any():
            break
        low, high = np.where(short, high, low), np.where(short, 2 * high, high)
    else:
        raise InputError(f"side {side + 1}: no type of it would ever fight; widen its range of war")
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        short = left(middle) < 0
        low, high = np.where(short, middle, low), np.where(short, high, middle)
        if (high - low <= 4e-16 * high).all():
            break
    return high


def _even(low: Array, high: Array) -> tuple[Resolve, Resolve]:
    """Return P(w >= -x) for types evenly between two bounds."""
    if not ((low < high) & (high <= 0)).all():
        raise InputError("war: expected war_low below war_high, and war_high at most 0")

    def side(index: int) -> Resolve:
        def at_least(cost: Array) -> Array:
            share = (high[:, index] + cost) / (high[:, index] - low[:, index])
            return np.clip(share, 0.0, 1.0)

        return at_least

    return side(0), side(1)


def _pairs(name: str, values: ArrayLike) -> Array:
    numbers = np.asarray(values, dtype=np.float64)
    if numbers.ndim == 0:
        numbers = np.repeat(numbers, 2)
    if numbers.ndim == 1:
        numbers = numbers[None]
    if numbers.ndim != 2 or numbers.shape[1] != 2 or not np.isfinite(numbers).all():
        raise InputError(f"{name}: expected finite numbers of two sides, shape (2,) or (N, 2)")
    return numbers
