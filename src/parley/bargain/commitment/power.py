"""Whether two sides settle while power shifts between them, and whether the settlement lasts."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from parley.bargain.given import MOST, Floats, cost, probability, together
from parley.errors import InvalidRecord

#: A deal that misses by less than the rounding of a few sums is no war.
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What follows from a path of power; one value a game, or one a game and period.

    Attributes:
        peace: Probability that there has been no war up to and including each period; (N, T).
        war: Probability of war in any period; (N,).
        shortfall: What is missing in the first period for a deal, as a share of what there is to
            divide in it; below 0 what is to spare; (N,).
        terms_low: The least share of the first period that the first side would take; (N,).
        terms_high: The greatest the second would leave it; below `terms_low` where there is war.
        value_first: What the first side expects over all periods; (N,).
        value_second: What the second side expects; (N,).
    """

    peace: Floats
    war: Floats
    shortfall: Floats
    terms_low: Floats
    terms_high: Floats
    value_first: Floats
    value_second: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class _Round:
    """One period under one proposer."""

    low: Floats
    high: Floats
    is_war: Floats
    first: Floats
    second: Floats


def power_shift(
    path: ArrayLike,
    cost_first: ArrayLike,
    cost_second: ArrayLike,
    *,
    patience: ArrayLike,
    first_proposes: ArrayLike = 0.0,
    backing_first: ArrayLike = 0.0,
    backing_second: ArrayLike = 0.0,
    is_lasting: bool = False,
) -> Shift:
    """Return what becomes of a deal when power shifts and nobody can bind himself.

    A prize of 1 a period is divided anew each period: one side names terms, the other takes them
    or there is war, which settles all periods to come by the odds of that period, at a cost a
    period. A guarantee protects, from the second period on, the side that is asked for new terms.

    Args:
        path: Probability in each period that the first side would win; (T,) or (N, T).
        cost_first: What war costs the first side a period, 0 or more; (N,) or a number.
        cost_second: What it costs the second side.
        patience: Discount factor a period, of both.
        first_proposes: Probability in each period that it is the first side that names terms.
        backing_first: What guarantors add to the first side's odds when it is asked for new terms.
        backing_second: What they add to the second side's odds when it is.
        is_lasting: Whether the last period's power holds for ever after; `patience` is below 1.

    Raises:
        InvalidRecord: A number that is none of its kind, no period, or a patience of 1 for ever.

    Source:
        Powell (2006), War as a Commitment Problem, International Organization 60(1); Fearon
        (1995), Rationalist Explanations for War, International Organization 49(3).
    """
    odds = probability("path of power", path)
    if odds.ndim == 0 or not 0 < odds.shape[-1] <= MOST:
        raise InvalidRecord(f"path of power: give 1 to {MOST} periods, in the last axis")
    a, b, d, rho, up, down, _ = together(
        cost_first=cost("cost of war, first side", cost_first),
        cost_second=cost("cost of war, second side", cost_second),
        patience=probability("patience", patience),
        first_proposes=probability("chance that the first side proposes", first_proposes),
        backing_first=probability("backing of the first side", backing_first),
        backing_second=probability("backing of the second side", backing_second),
        path=odds[..., 0],
    )
    if is_lasting and d.size and d.max() >= 1:
        raise InvalidRecord("patience: below 1 where the last period lasts for ever")
    ahead = 1 / (1 - d) if is_lasting else np.ones_like(d)
    first, second = np.zeros_like(a), np.zeros_like(a)
    left = np.zeros_like(a)
    wars = []
    for period in reversed(range(odds.shape[-1])):
        left = ahead if period == odds.shape[-1] - 1 else 1 + d * left
        now = odds[..., period]
        # The last period of a lasting path is divided once for all time.
        size = ahead if period == odds.shape[-1] - 1 else np.ones_like(d)
        guarded = float(period > 0)
        asks = [
            _play(np.clip(now + guarded * up, 0, 1), a, b, left, size, (d * first, d * second), 0),
            _play(
                np.clip(now - guarded * down, 0, 1), a, b, left, size, (d * first, d * second), 1
            ),
        ]
        first = (1 - rho) * asks[0].first + rho * asks[1].first
        second = (1 - rho) * asks[0].second + rho * asks[1].second
        wars.append((1 - rho) * asks[0].is_war + rho * asks[1].is_war)
    peace: Floats = np.multiply.accumulate(1 - np.stack(wars[::-1], axis=-1), axis=-1)
    opening = asks[0]
    return Shift(
        peace=peace,
        war=1 - peace[..., -1],
        shortfall=(opening.low - opening.high) / size,
        terms_low=opening.low / size,
        terms_high=opening.high / size,
        value_first=first,
        value_second=second,
    )


def _play(
    p: Floats,
    a: Floats,
    b: Floats,
    left: Floats,
    size: Floats,
    later: tuple[Floats, Floats],
    proposer: int,
) -> _Round:
    """Return a period in which side `proposer` (0: the second, 1: the first) names terms.

    Args:
        p: Odds of the first side in a war that begins now.
        a: The first side's cost a period.
        b: The second side's.
        left: Discounted number of periods to come, this one among them.
        size: What there is to divide now.
        later: What each side expects of the periods after this, seen from now.
        proposer: Who takes what is to spare.
    """
    war_first, war_second = (p - a) * left, (1 - p - b) * left
    low = np.maximum(war_first - later[0], 0.0)
    high = size - np.maximum(war_second - later[1], 0.0)
    is_war = low > high + _ROUNDING
    share = np.clip(high if proposer else low, 0.0, size)
    return _Round(
        low=low,
        high=high,
        is_war=is_war.astype(np.float64),
        first=np.where(is_war, war_first, share + later[0]),
        second=np.where(is_war, war_second, size - share + later[1]),
    )
