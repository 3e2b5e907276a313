"""Demands by stages to a side whose cost may be anything in a range, equally likely: exactly."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from parley.bargain.given import Floats, cost, probability, together, within
from parley.bargain.screening.stages import Descent
from parley.errors import InvalidRecord

#: Stages beyond which a path that has not ended differs by less than its digits; pieces of the
#: solution grow with the stages, and the time with their square.
MOST_STAGES = 40

#: Halvings of the interval in which one plan overtakes another: down to the last digit.
_HALVINGS = 52

#: A piece narrower than this share of the range is the rounding of where two plans meet.
_THIN = 1e-9


_NAMES = ("low", "high", "rise", "plus", "bend", "tilt", "base")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pieces:
    """A stage by the highest gain b that is left, in pieces of b; all arrays (N, L).

    On a piece the demand is `slope` b + `shift`, the last gain that takes it `cut` b + `keep`, and
    what the demander expects `bend` b^2 + `tilt` b + `base`. A game with fewer pieces than another
    has the others begin at infinity.
    """

    begin: Floats
    slope: Floats
    shift: Floats
    cut: Floats
    keep: Floats
    bend: Floats
    tilt: Floats
    base: Floats

    def read(self, values: Floats, at: Floats) -> Floats:
        """Return what holds at one point a game; on an edge, what holds to its right; (N, 1)."""
        count = (self.begin <= at).sum(axis=-1, keepdims=True)
        return np.take_along_axis(values, np.maximum(count - 1, 0), axis=-1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plans:
    """Plans to cut within one piece of the next stage: ask for `rise` c + `plus`, go on with c."""

    low: Floats
    high: Floats
    rise: Floats
    plus: Floats
    bend: Floats
    tilt: Floats
    base: Floats

    def best(self, top: Floats) -> Floats:
        """Return the best c with gains up to `top` left."""
        wanted = self.rise * top - self.plus + self.tilt
        # Types that can wait at no loss all take one price: the lowest c is best.
        free = np.divide(
            wanted,
            2 * (self.rise - self.bend),
            out=np.full(wanted.shape, -np.inf),
            where=self.rise + 0 * wanted > 0,
        )
        best: Floats = np.clip(free, self.low, np.maximum(np.minimum(self.high, top), self.low))
        return best

    def worth(self, top: Floats) -> Floats:
        """Return what the best c is worth; less than nothing where the plan cannot be had."""
        c = self.best(top)
        later = self.bend * c**2 + self.tilt * c + self.base
        value = (top - c) * (self.rise * c + self.plus) + later
        return np.where(self.low <= top, value, -1.0)


def screen_range(
    win: ArrayLike,
    own: ArrayLike,
    low: ArrayLike,
    high: ArrayLike,
    *,
    stages: int,
    patience: ArrayLike,
    patience_other: ArrayLike,
) -> Descent:
    """Return the demands at each stage to a side whose cost is equally likely from low to high.

    As `screen_stages`, for a continuum of types. In every stage the demand is linear in the
    highest gain that is left, piece by piece; pieces follow from those of the stage after it.

    Args:
        win: Probability that the demander wins; (N,) or a number, as the others.
        own: The demander's cost of fighting on.
        low: The least the other side's cost can be.
        high: The most, above `low`.
        stages: Number of demands, T, up to 40.
        patience: The demander's discount factor a stage, 0 to 1.
        patience_other: The other side's.

    Returns:
        The path; NaN in games in which `high` is above 1 - `win`, where it binds that nobody can
        be asked for more than everything: `screen_stages` has those.

    Raises:
        InvalidRecord: A number that is none of its kind, or no stage.

    Source:
        Sobel and Takahashi (1983), A Multistage Model of Bargaining, Review of Economic
        Studies 50(3); Fudenberg, Levine and Tirole (1985), Infinite-Horizon Models of Bargaining
        with One-Sided Incomplete Information, in Roth (ed.), Game-Theoretic Models of Bargaining.
    """
    if not 1 <= stages <= MOST_STAGES:
        raise InvalidRecord(f"{stages} stages: give 1 to {MOST_STAGES}")
    p, a, least, most, mine, theirs = together(
        win=probability("chance to win", win),
        own=cost("own cost of war", own),
        low=cost("least cost", low),
        high=cost("greatest cost", high),
        patience=probability("patience", patience),
        patience_other=probability("patience of the other side", patience_other),
    )
    within("greatest cost above the least", most - least, 1e-9)
    shape = p.shape
    p, a, least, most, mine, theirs = (
        each.reshape(-1, 1) for each in (p, a, least, most, mine, theirs)
    )
    bottom, top = least + a, most + a
    one, none = np.ones_like(bottom), np.zeros_like(bottom)
    # After the last stage there is war: the other side pays up to all of its gain, for nothing.
    now = _Pieces(
        begin=bottom, slope=one, shift=none, cut=one, keep=none, bend=none, tilt=none, base=none
    )
    staged = []
    for _ in range(stages):
        now = _before(now, mine, theirs, bottom, top)
        staged.append(now)
    worth = now.read(now.bend, top) * top**2 + now.read(now.tilt, top) * top
    value = (worth + now.read(now.base, top)) / (top - bottom)
    left, demands, settled = top, [], []
    for plan in reversed(staged):
        demands.append(plan.read(plan.slope, left) * left + plan.read(plan.shift, left))
        cut = plan.read(plan.cut, left) * left + plan.read(plan.keep, left)
        left = np.clip(cut, bottom, left)
        settled.append((top - left) / (top - bottom))
    is_free = most <= 1 - p + 1e-12
    base = p - a
    return Descent(
        demand=np.where(is_free, base + np.concatenate(demands, axis=-1), np.nan).reshape(
            *shape, stages
        ),
        settled=np.where(is_free, np.concatenate(settled, axis=-1), np.nan).reshape(*shape, stages),
        value=np.where(is_free, base + value, np.nan)[:, 0].reshape(shape),
    )


def _before(after: _Pieces, mine: Floats, theirs: Floats, bottom: Floats, top: Floats) -> _Pieces:
    """Return a stage from the one after it."""
    is_real = np.isfinite(after.begin)
    ends = np.concatenate((after.begin[:, 1:], np.full_like(top, np.inf)), axis=-1)
    plans = _Plans(
        # A piece that a game does not have lies out of reach.
        low=np.where(is_real, after.begin, 2 * top + 1),
        high=np.minimum(ends, top),
        rise=1 - theirs + theirs * after.slope,
        plus=theirs * after.shift,
        bend=mine * after.bend,
        tilt=mine * after.tilt,
        base=mine * after.base,
    )
    return _as_pieces(plans, *_reigns(plans, bottom, top), bottom, top)


def _reigns(plans: _Plans, bottom: Floats, top: Floats) -> tuple[Floats, Floats]:
    """Return from where and up to where each plan is the best; both (N, L).

    A plan that cuts further up, once it is ahead, stays ahead. So does the best of a group of
    such plans: neighbouring groups are joined, two by two, where the upper one takes over.
    """
    number = plans.low.shape[-1]
    size = 1 << (number - 1).bit_length()
    spare = np.full((top.shape[0], size - number), 0.0)
    padded = _Plans(
        **{
            name: np.concatenate((getattr(plans, name), spare + out), axis=-1)
            for name, out in zip(_NAMES, (2 * top + 1, top, 1.0, 0.0, 0.0, 0.0, 0.0), strict=True)
        }
    )
    begin = np.broadcast_to(bottom, padded.low.shape).copy()
    end = np.full(padded.low.shape, np.inf)
    half = 1
    while half < size:
        groups = (top.shape[0], size // (2 * half), 2, half)
        plan = _Plans(**{name: getattr(padded, name).reshape(groups) for name in _NAMES})
        meet = _takeover(plan, top)
        starts, stops = begin.reshape(groups), end.reshape(groups)
        starts[:, :, 1] = np.maximum(starts[:, :, 1], meet)
        stops[:, :, 0] = np.minimum(stops[:, :, 0], meet)
        half *= 2
    return begin[:, :number], end[:, :number]


def _takeover(plan: _Plans, top: Floats) -> Floats:
    """Return where the upper of two groups takes over, infinite where never; (N, G, 1)."""

    def is_ahead(at: Floats) -> NDArray[np.bool_]:
        lower, upper = np.moveaxis(plan.worth(at[:, :, :, None]).max(axis=-1), -1, 0)
        ahead: NDArray[np.bool_] = upper >= lower
        return ahead[:, :, None]

    low = np.minimum(plan.low[:, :, 0, :1], top[:, :, None])
    high = np.broadcast_to(top[:, :, None], low.shape)
    at_all = is_ahead(high)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        ahead = is_ahead(middle)
        low, high = np.where(ahead, low, middle), np.where(ahead, middle, high)
    return np.where(at_all, high, np.inf)


def _as_pieces(plan: _Plans, begin: Floats, stop: Floats, bottom: Floats, top: Floats) -> _Pieces:
    """Return the pieces: under each plan first its lowest c, then a c that rises with b."""
    moves = plan.rise > 0
    steep = plan.rise - plan.bend
    cut, keep = (
        np.divide(each, 2 * steep, out=np.zeros_like(each), where=moves)
        for each in (plan.rise, plan.tilt - plan.plus)
    )
    never = np.full_like(begin, np.inf)
    rises_from = np.divide(plan.low - keep, cut, out=never, where=moves)
    is_best = (begin < np.minimum(stop, top)) & (plan.low <= top)
    begin, stop = np.where(is_best, begin, np.inf), np.where(is_best, stop, np.inf)
    middle = np.clip(rises_from, begin, stop)
    thin = _THIN * (top - bottom)
    first = np.where(is_best & (middle > begin + thin), begin, np.inf)
    second = np.where(is_best & (stop > middle + thin) & (middle < top), middle, np.inf)
    none = np.zeros_like(begin)
    asks = plan.rise * plan.low + plan.plus
    later = plan.bend * plan.low**2 + plan.tilt * plan.low + plan.base
    slope, shift = plan.rise * cut, plan.rise * keep + plan.plus
    # What is expected rises with b by the demand: the quadratic, up to its height.
    base = keep * (plan.bend * keep + plan.tilt - plan.rise * keep - plan.plus) + plan.base
    columns = [
        np.concatenate(both, axis=-1)
        for both in (
            (first, second),
            (none, slope),
            (asks, shift),
            (none, cut),
            (plan.low, keep),
            (none, slope / 2),
            (asks, shift),
            (later - plan.low * asks, base),
        )
    ]
    order = np.argsort(columns[0], axis=-1, kind="stable")
    columns = [np.take_along_axis(each, order, axis=-1) for each in columns]
    used = np.isfinite(columns[0]).any(axis=0)
    begin, slope, shift, cut, keep, bend, tilt, base = (each[:, used] for each in columns)
    return _Pieces(
        begin=begin,
        slope=slope,
        shift=shift,
        cut=cut,
        keep=keep,
        bend=bend,
        tilt=tilt,
        base=base,
    )
