"""One take-it-or-leave-it demand to a side whose cost of fighting on is private."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from parley.bargain.given import (
    MOST,
    ROUNDING,
    Floats,
    cost,
    distribution,
    probability,
    shares,
    together,
    within,
)
from parley.errors import InvalidRecord

#: Two demands worth the same to within this are both best: far above the rounding of a few sums,
#: far below any difference that a range of inputs leaves.
SAME = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """The equilibrium of each game: one, or, where two demands are worth the same, both ends.

    The demander gets `demand` if it is taken and its value of war if not. All arrays have one
    value a game.

    Attributes:
        demand: The smallest best demand, as the demander's share; the least risk of war.
        war: Probability that it ends in war.
        demand_most: The largest best demand; the same one but where the demander is indifferent.
        war_most: Probability of war after that one.
        value: What the demander expects, the same under every best demand.
        value_other: What the other side expects before it knows its type, after `demand`.
    """

    demand: Floats
    war: Floats
    demand_most: Floats
    war_most: Floats
    value: Floats
    value_other: Floats


def screen_two_types(
    win: ArrayLike, own: ArrayLike, low: ArrayLike, high: ArrayLike, *, chance_high: ArrayLike
) -> Demand:
    """Return the demand to a side that is one of two types, by its cost of fighting on.

    Args:
        win: Probability that the demander wins; (N,) or a number, as the others.
        own: The demander's cost of war, 0 or more, on the scale where the prize is 1.
        low: The other side's cost if it is the resolute type.
        high: Its cost if it is the other type; not below `low`.
        chance_high: Probability of the type with the high cost.

    Raises:
        InvalidRecord: A probability or a cost that is none, or `high` below `low`.

    Source:
        Fearon (1995), Rationalist Explanations for War, International Organization 49(3).
    """
    p, a, c, d, w = together(
        win=probability("chance to win", win),
        own=cost("own cost of war", own),
        low=cost("low cost of war", low),
        high=cost("high cost of war", high),
        chance_high=probability("chance of the high cost", chance_high),
    )
    within("high cost above the low one", d - c, 0.0)
    safe, bold = np.minimum(p + c, 1.0), np.minimum(p + d, 1.0)
    war_value = p - a
    # A demand above `safe` is refused by the resolute type only.
    gain = w * bold + (1 - w) * war_value - safe
    split = bold > safe
    is_bold, is_either = split & (gain > SAME), split & (gain >= -SAME)
    demand = np.where(is_bold, bold, safe)
    other = np.where(is_bold, w * (1 - bold) + (1 - w) * (1 - p - c), 1 - safe)
    return Demand(
        demand=demand,
        war=np.where(is_bold, 1 - w, 0.0),
        demand_most=np.where(is_either, bold, safe),
        war_most=np.where(is_either, 1 - w, 0.0),
        value=safe + np.where(split, np.maximum(gain, 0.0), 0.0),
        value_other=other,
    )


def screen_types(win: ArrayLike, own: ArrayLike, costs: ArrayLike, chances: ArrayLike) -> Demand:
    """Return the demand to a side of finitely many types.

    Args:
        win: Probability that the demander wins; (N,) or a number.
        own: The demander's cost of war.
        costs: The other side's cost by type, in any order; (K,) or (N, K).
        chances: Probability of each type, adding up to 1; (K,) or (N, K).

    Raises:
        InvalidRecord: A probability or a cost that is none, or chances that do not add up.

    Source:
        Fearon (1995), Rationalist Explanations for War, International Organization 49(3).
    """
    p, c = together(win=_each(probability("chance to win", win)), costs=cost("cost of war", costs))
    return screen_demands(win, own, costs, chances, np.minimum(p + c, 1.0))


def screen_demands(
    win: ArrayLike, own: ArrayLike, costs: ArrayLike, chances: ArrayLike, demands: ArrayLike
) -> Demand:
    """Return the best of given demands to a side of finitely many types.

    A type that gets as much from a demand as from war takes it. The answer is the equilibrium in
    which every type's answer to every demand, made or not, is best for it: no empty threats.

    Args:
        win: Probability that the demander wins; (N,) or a number.
        own: The demander's cost of war.
        costs: The other side's cost by type; (K,) or (N, K).
        chances: Probability of each type, adding up to 1; (K,) or (N, K).
        demands: Shares the demander can ask for; (D,) or (N, D).

    Raises:
        InvalidRecord: A probability or a cost that is none, or chances that do not add up.
    """
    wanted = probability("demands", demands)
    if wanted.ndim == 0 or not 0 < wanted.shape[-1] <= MOST:
        raise InvalidRecord(f"demands: give 1 to {MOST}, in the last axis")
    p, a, y = together(
        win=_each(probability("chance to win", win)),
        own=_each(cost("own cost of war", own)),
        demands=wanted,
    )
    c, w = together(costs=cost("cost of war", costs), chances=shares("chances of types", chances))
    taken, other = np.zeros(y.shape), np.zeros(y.shape)
    # Type by type, so that a table of games, demands and types is never held.
    for kind in range(c.shape[-1]):
        p, a, y, c_one, w_one = together(
            win=p, own=a, demands=y, costs=c[..., kind, None], chances=w[..., kind, None]
        )
        takes = y <= p + c_one + ROUNDING
        taken = taken + w_one * takes
        other = other + w_one * np.where(takes, 1 - y, 1 - p - c_one)
    worth = taken * y + (1 - taken) * (p - a)
    is_best = worth >= worth.max(axis=-1, keepdims=True) - SAME
    least = np.where(is_best, y, np.inf).argmin(axis=-1)[..., None]
    most = np.where(is_best, y, -np.inf).argmax(axis=-1)[..., None]

    def at(values: Floats, place: np.ndarray) -> Floats:
        return np.take_along_axis(values, place, axis=-1)[..., 0]

    return Demand(
        demand=at(y, least),
        war=np.clip(1 - at(taken, least), 0.0, 1.0),
        demand_most=at(y, most),
        war_most=np.clip(1 - at(taken, most), 0.0, 1.0),
        value=at(worth, least),
        value_other=at(other, least),
    )


def screen_uniform(win: ArrayLike, own: ArrayLike, low: ArrayLike, high: ArrayLike) -> Demand:
    """Return the demand to a side whose cost may be anything from `low` to `high`, equally likely.

    Args:
        win: Probability that the demander wins; (N,) or a number, as the others.
        own: The demander's cost of war.
        low: The least the other side's cost can be.
        high: The most it can be.

    Raises:
        InvalidRecord: A probability or a cost that is none, or `high` below `low`.

    Source:
        Fearon (1995), Rationalist Explanations for War, International Organization 49(3).
    """
    lows, highs = together(low=cost("least cost", low), high=cost("greatest cost", high))
    within("greatest cost above the least", highs - lows, 0.0)
    return screen_continuum(win, own, np.stack((lows, highs), axis=-1), np.array([0.0, 1.0]))


def screen_continuum(win: ArrayLike, own: ArrayLike, points: ArrayLike, cdf: ArrayLike) -> Demand:
    """Return the demand to a side whose cost follows any distribution, exactly.

    With cost c as the last that takes the demand `win + c`, the demander's gain over war is
    (1 - F(c)) (own + c): between two points of F a parabola, whose top is known.

    Args:
        win: Probability that the demander wins; (N,) or a number.
        own: The demander's cost of war.
        points: Costs at which the distribution is given, rising; (M,) or (N, M).
        cdf: Probability of a cost up to each point, rising to 1; (M,) or (N, M).

    Raises:
        InvalidRecord: A probability or a cost that is none, or a distribution that is none.

    Source:
        Fearon (1995), Rationalist Explanations for War, International Organization 49(3).
    """
    xs, ys = distribution("distribution of costs", points, cdf)
    p, a, _ = together(
        win=probability("chance to win", win), own=cost("own cost of war", own), cdf=xs[..., 0]
    )
    last, refused = _tops(xs, ys, _each(a), _each(1 - p))
    gain = (1 - refused) * (_each(a) + last)
    is_best = gain >= gain.max(axis=-1, keepdims=True) - SAME
    least = np.where(is_best, last, np.inf).argmin(axis=-1)[..., None]
    most = np.where(is_best, last, -np.inf).argmax(axis=-1)[..., None]
    cut, war, cut_most, war_most = (
        np.take_along_axis(values, place, axis=-1)[..., 0]
        for place in (least, most)
        for values in (last, refused)
    )
    mean = _mean_below(xs, ys, cut)
    return Demand(
        demand=p + cut,
        war=war,
        demand_most=p + cut_most,
        war_most=war_most,
        value=p - a + gain.max(axis=-1),
        value_other=(1 - war) * (1 - p - cut) + war * (1 - p) - mean,
    )


def _each(value: Floats) -> Floats:
    """Return one number a game as a column, to meet arrays with types or points in rows."""
    return value[..., None]


def _tops(xs: Floats, ys: Floats, own: Floats, room: Floats) -> tuple[Floats, Floats]:
    """Return, a piece of the distribution, the best last taker and the share that refuses.

    Nobody can be asked for more than everything: costs above `room` are asked for no more than it.
    The first entry is the demand that every type takes.
    """
    low, high, before, after, a, limit = np.broadcast_arrays(
        xs[..., :-1], xs[..., 1:], ys[..., :-1], ys[..., 1:], own, room
    )
    first = np.minimum(xs[..., :1], room) + 0 * own
    start, end = np.minimum(low, limit), np.minimum(high, limit)
    rises = (high > low) & (after > before)
    steep = np.divide(after - before, high - low, out=np.zeros_like(low), where=rises)
    # (1 - before - steep (c - low)) (a + c) is greatest where its slope is 0; at the end if flat.
    slope_free = 1 - before + steep * (low - a)
    top = np.divide(slope_free, 2 * steep, out=end.copy(), where=rises)
    top = np.clip(top, start, end)
    refused = np.clip(before + steep * (top - low), before, after)
    return (
        np.concatenate((first, top), axis=-1),
        np.concatenate((np.zeros_like(first), refused), axis=-1),
    )


def _mean_below(xs: Floats, ys: Floats, cut: Floats) -> Floats:
    """Return the integral of the cost over those types that refuse: those below `cut`."""
    low, high, mass, edge = np.broadcast_arrays(
        xs[..., :-1], xs[..., 1:], np.diff(ys, axis=-1), _each(cut)
    )
    end = np.clip(edge, low, high)
    # A jump, of no width, lies wholly below the edge or wholly takes the demand.
    jump = np.where(high < edge, 1.0, 0.0)
    part = np.divide(end - low, high - low, out=jump, where=high > low)
    first = np.where(xs[..., 0] < cut, ys[..., 0] * xs[..., 0], 0.0)
    inner: Floats = (part * mass * (low + end) / 2).sum(axis=-1)
    return first + inner
