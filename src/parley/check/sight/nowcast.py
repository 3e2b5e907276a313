"""How many acts of a window there will be once all is reported, with an interval.

Given the share s of a window's acts that is reported by now, and y of them known, the acts still
to come are negative binomial with size y + 1/2 and probability s: Poisson acts at a rate of which
y tell, under Jeffreys' prior. The share is itself estimated: it is averaged over as a beta
variable with the mean and variance of the reversed-time estimate.

Source:
    Lawless (1994), Adjustments for reporting delays and the prediction of occurred but not
    reported events, Canadian Journal of Statistics 22.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from parley.check.rows.area import Floats
from parley.check.rows.windows import Window
from parley.check.sight.delay import Delay, ages

LEVEL = 0.90
JEFFREYS = 0.5
# With less than this reported, the rest is any number: no count is put to it.
LEAST_SHARE = 0.01
LEAST_VARIANCE = 1e-8  # an error of one in ten thousand is none
SHARES = 41  # evenly probable values of the share seen; more change no count by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The share of a window's acts that is known.

    Attributes:
        share: Its estimate, in [0, 1].
        error: Standard error of that, 0 where the delay is an assumption.
        by_day: The share of each day's acts that is known; shape (D,).
    """

    share: float
    error: float
    by_day: Floats

    def uneven(self, count: float, dispersion: float) -> float:
        """Return what days' own variation adds to that of the acts still to come, squared.

        Of a day's own rate, what is known of the day already tells a part: the gamma factor of a
        day with m acts known on average varies by dispersion / (1 + dispersion * m).
        """
        missing = 1 - self.by_day
        if not missing.any():
            return 0.0
        known = (count + JEFFREYS) * self.by_day / self.by_day.sum()
        own = dispersion / (1 + dispersion * known)
        return float((own * missing**2).sum() / missing.sum() ** 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nowcast:
    """How many acts of a window there will be once all is reported.

    Attributes:
        low: Lower end of the interval, no less than what is known.
        median: Its middle.
        high: Upper end, infinite where next to nothing is reported yet.
        seen: The share of them expected to be known now.
        is_assumed: Whether the delay is an assumption, whose own error nothing tells.
    """

    low: float
    median: float
    high: float
    seen: float
    is_assumed: bool


def seen_of(delay: Delay, window: Window, now: int) -> Seen:
    """Return the share of a window's acts known by `now`, and how sure that is.

    Two days' shares rest on the same later steps: their covariance is the product of both shares
    and the `doubt` of the later delay.
    """
    if delay.is_over(window, now):
        return Seen(share=1.0, error=0.0, by_day=np.ones(max(1, round(window.days))))
    order = np.sort(ages(window, now))
    share, doubt = delay.at(order)
    before = np.cumsum(share) - share
    variance = float((share * doubt * (share + 2 * before)).sum()) / len(order) ** 2
    return Seen(share=float(share.mean()), error=variance**0.5, by_day=share)


def nowcast(
    count: float,
    delay: Delay,
    window: Window,
    now: int,
    *,
    level: float = LEVEL,
    dispersion: float = 0.0,
) -> Nowcast:
    """Return how many acts of a window there will be once all is reported.

    Args:
        count: Acts of the window known now.
        delay: How late they are reported.
        window: Half-open interval in microseconds since 1970 UTC.
        now: As of when, in microseconds since 1970 UTC.
        level: Probability of the interval, in (0, 1).
        dispersion: Squared coefficient of variation of one day's rate, 0 for steady days. The
            days still to be told of may differ from those that are.
    """
    seen = seen_of(delay, window, now)
    if seen.share < LEAST_SHARE:
        low, median, high = 0.0, np.inf, np.inf
    else:
        edge = (1 - level) / 2
        low, median, high = _to_come(count, seen, dispersion, (edge, 0.5, 1 - edge))
    return Nowcast(
        low=count + low, median=count + median, high=count + high, seen=seen.share,
        is_assumed=delay.is_assumed,
    )  # fmt: skip


def _to_come(
    count: float, seen: Seen, dispersion: float, levels: tuple[float, ...]
) -> tuple[float, ...]:
    """Return quantiles of the number of acts still to come."""
    from scipy.special import betainc

    share = _shares(seen)
    mean = (count + JEFFREYS) * (1 - share) / share
    # What is known of the rate and what the days' own variation adds: a product of two gammas,
    # taken as one with its mean and variance.
    own = seen.uneven(count, dispersion)
    size = 1 / ((1 + 1 / (count + JEFFREYS)) * (1 + own) - 1)
    chance = size / (size + mean)

    def below(number: int) -> float:
        return float(betainc(size, number + 1, chance).mean())

    return tuple(float(_least(below, level, float(mean.max()))) for level in levels)


def _shares(seen: Seen) -> Floats:
    """Return evenly probable values of the share seen; shape (SHARES,), or (1,) if it is sure."""
    from scipy.special import betaincinv

    spread = seen.share * (1 - seen.share)
    # A beta variable varies by less than one that is only ever 0 or 1.
    variance = min(seen.error**2, spread / 2)
    if variance < LEAST_VARIANCE:
        return np.array([seen.share])
    weight = spread / variance - 1
    points = (np.arange(SHARES) + 0.5) / SHARES
    share = betaincinv(seen.share * weight, (1 - seen.share) * weight, points)
    return np.asarray(np.clip(share, LEAST_SHARE, 1.0))


def _least(below: Callable[[int], float], level: float, start: float) -> int:
    """Return the least number with at least a probability at or below it, by bisection."""
    high = max(1, round(start))
    while below(high) < level:
        high *= 2
    low = -1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if below(middle) >= level else (middle, high)
    return high
