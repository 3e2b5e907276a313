"""Demands that come down stage by stage while the other side holds out and both fight on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from parley.bargain.envelope import Envelope, highest
from parley.bargain.given import MOST, Floats, cost, probability, shares, together
from parley.errors import InvalidRecord

#: Types times stages: the pieces of the solution grow with it, and the time with its square.
MOST_PIECES = 4000

#: A line that crosses another after this share of the types left does so at the end.
_END = 1 - 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """How demands come down and who has settled by when.

    Attributes:
        demand: What is asked for at each stage, as the demander's share; (N, T). After everybody
            has settled it is what the most resolute type would be asked for.
        settled: Probability of a settlement up to and including each stage; (N, T).
        value: What the demander expects before the first stage; (N,).
    """

    demand: Floats
    settled: Floats
    value: Floats


def skim(
    highest: ArrayLike, *, stages: int, patience: ArrayLike, patience_other: ArrayLike
) -> Descent:
    """Return the demands where the gain from a settlement is equally likely from 0 to `highest`.

    With a uniform distribution from 0 each stage looks like the last, only smaller, and the
    solution is exact: with n stages left and types up to b, the demand is m b and the last type
    that takes it is r b.

    Args:
        highest: The greatest joint gain over fighting on, above 0; (N,) or a number.
        stages: Number of demands, T.
        patience: The demander's discount factor a stage, 0 to 1.
        patience_other: The other side's.

    Returns:
        Demands counted from the demander's value of war.

    Raises:
        InvalidRecord: A discount factor or gain that is none, or no stage.

    Source:
        Sobel and Takahashi (1983), A Multistage Model of Bargaining, Review of Economic
        Studies 50(3).
    """
    _require_stages(stages)
    top, mine, theirs = together(
        highest=cost("highest gain", highest),
        patience=probability("patience", patience),
        patience_other=probability("patience of the other side", patience_other),
    )
    demands, rests = [np.full_like(top, 0.5)], [np.full_like(top, 0.5)]
    worth = np.full_like(top, 0.25)
    for _ in range(stages - 1):
        now = 1 - theirs + theirs * demands[-1]
        rest = now / (2 * (now - mine * worth))
        worth = (1 - rest) * rest * now + mine * worth * rest**2
        demands.append(rest * now)
        rests.append(rest)
    left: Floats = np.multiply.accumulate(np.stack(rests[::-1], axis=-1), axis=-1)
    before = np.concatenate((np.ones_like(left[..., :1]), left[..., :-1]), axis=-1)
    return Descent(
        demand=np.stack(demands[::-1], axis=-1) * before * top[..., None],
        settled=1 - left,
        value=worth * top,
    )


def screen_stages(
    win: ArrayLike,
    own: ArrayLike,
    costs: ArrayLike,
    chances: ArrayLike,
    *,
    stages: int,
    patience: ArrayLike,
    patience_other: ArrayLike,
) -> Descent:
    """Return the demands at each stage to a side of finitely many types, exactly.

    Until a demand is taken both fight on and get what that is worth, stage by stage; after the
    last refusal they fight for good. Nothing that was demanded binds the next stage. Types that
    are many and close are no continuum: between two types demands come down in jumps, which serve
    the demander; `skim` has the uniform continuum.

    Args:
        win: Probability that the demander wins; (N,) or a number.
        own: The demander's cost of fighting on.
        costs: The other side's cost by type, in any order; (K,) or (N, K). A cost above 1 - `win`
            counts as that: nobody can be asked for more than everything.
        chances: Probability of each type, adding up to 1; (K,) or (N, K).
        stages: Number of demands, T.
        patience: The demander's discount factor a stage, 0 to 1.
        patience_other: The other side's.

    Raises:
        InvalidRecord: A number that is none of its kind, no stage, or too many types and stages.

    Source:
        Fudenberg, Levine and Tirole (1985), Infinite-Horizon Models of Bargaining with One-Sided
        Incomplete Information, in Roth (ed.), Game-Theoretic Models of Bargaining; a finite
        number of stages as in Sobel and Takahashi (1983).
    """
    _require_stages(stages)
    all_costs, all_chances = cost("cost of war", costs), shares("chances of types", chances)
    if stages * all_chances.shape[-1] > MOST_PIECES:
        raise InvalidRecord(
            f"{all_chances.shape[-1]} types over {stages} stages: together up to {MOST_PIECES}"
        )
    p, a, mine, theirs, c, w = together(
        win=probability("chance to win", win)[..., None],
        own=cost("own cost of war", own)[..., None],
        patience=probability("patience", patience)[..., None],
        patience_other=probability("patience of the other side", patience_other)[..., None],
        costs=all_costs,
        chances=all_chances,
    )
    order = np.argsort(c, axis=-1)
    gains = np.take_along_axis(np.minimum(c, 1 - p) + a, order, axis=-1)
    upto = np.cumsum(np.take_along_axis(w, order, axis=-1), axis=-1)
    types = _Types(gains=gains, upto=upto[..., :-1], mine=mine[..., :1], theirs=theirs[..., :1])
    plans = [_last_plan(types)]
    for _ in range(stages - 1):
        plans.append(_plan_before(types, plans[-1]))
    base = (p - a)[..., :1]
    left, demands, lefts = np.ones_like(base), [], []
    for plan in reversed(plans):
        demands.append(plan.price(left) + base)
        left = plan.lines.read(plan.rest, left)
        lefts.append(left)
    return Descent(
        demand=np.concatenate(demands, axis=-1),
        settled=1 - np.concatenate(lefts, axis=-1),
        value=(base + plans[-1].worth(np.ones_like(base)))[..., 0],
    )


def _require_stages(stages: int) -> None:
    if not 1 <= stages <= MOST:
        raise InvalidRecord(f"{stages} stages: give 1 to {MOST}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Types:
    """The types from the most to the least resolute, and both sides' patience."""

    gains: Floats
    upto: Floats
    mine: Floats
    theirs: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What the demander does at a stage, by the share of types that are left, in pieces.

    What it expects is the highest of straight lines, one a demand: its slope is the price, and
    `rest` the share of types that refuse it.
    """

    lines: Envelope
    rest: Floats

    def price(self, left: Floats) -> Floats:
        """Return the demand at each share."""
        return self.lines.read(self.lines.slope, left)

    def worth(self, left: Floats) -> Floats:
        """Return what the demander expects, times the share of types left."""
        return self.lines.read(self.lines.base, left) + left * self.price(left)


def _last_plan(types: _Types) -> _Plan:
    """Return the plan for the last stage: each type takes what leaves it its value of war."""
    rest = np.concatenate((np.zeros_like(types.gains[..., :1]), types.upto), axis=-1)
    return _plan(price=types.gains, rest=rest, later=np.zeros_like(rest))


def _plan_before(types: _Types, after: _Plan) -> _Plan:
    """Return the plan a stage earlier: the last type to take a demand would as soon wait."""
    # A piece that a game does not have stands at the end, where selling to nobody changes nothing.
    ends = np.concatenate((types.upto, np.minimum(after.lines.begin, 1.0)), axis=-1)
    rest = np.sort(ends, axis=-1)
    kind = (types.upto[..., None, :] <= rest[..., :, None]).sum(axis=-1)
    gain = np.take_along_axis(types.gains, kind, axis=-1)
    wait = gain - after.price(rest)
    return _plan(price=gain - types.theirs * wait, rest=rest, later=types.mine * after.worth(rest))


def _plan(*, price: Floats, rest: Floats, later: Floats) -> _Plan:
    """Return the best of the demands that leave `rest`, which is worth `later`.

    Left of its `rest` a line cannot be played, but lies below the worth of waiting there.
    """
    lines = highest(price, later - price * rest, end=_END)
    return _Plan(lines=lines, rest=np.take_along_axis(rest, lines.line, axis=-1))
