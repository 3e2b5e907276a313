"""How the rate of acts after a pledge compares with the rate before: two posteriors, one interval.

Counts are Poisson given a day's rate, and the rate has Jeffreys' prior, so that a rate is a gamma
variable and the ratio of two is a scaled beta-prime one (a scaled F). Acts of force come in
bursts, so the same is done with day-to-day variation (negative binomial), where a rate is itself
beta-prime. Whichever gives the wider interval decides.

Source:
    Price & Bonett (2000), Estimating the ratio of two Poisson rates, Comput. Stat. Data Anal. 34;
    Gelman et al. (2013), Bayesian Data Analysis, 3rd ed., section 2.6 (gamma-Poisson);
    Hilbe (2011), Negative Binomial Regression, 2nd ed. (size and dispersion);
    Niederreiter (1992), Random Number Generation and Quasi-Monte Carlo Methods (the points).
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

JEFFREYS = 0.5  # shape added by Jeffreys' prior for a Poisson rate
INTERVAL = 0.90
NO_DISPERSION = 1e-6  # below it days differ by a thousandth: Poisson to every digit shown
POINTS = 4096  # error of a probability below 0.002, in two milliseconds
# Real root of x**3 = x + 1: its powers give an evenly spread sequence in two dimensions
# (a Kronecker sequence), so that no random seed is needed and results repeat to the bit.
SPREAD = 1.324717957244746


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Acts counted in a window.

    Attributes:
        count: Units of the act.
        days: Days of the window on which somebody was looking.
        seen: Share of the window's acts expected to be known by now, in (0, 1].
    """

    count: float
    days: float
    seen: float = 1.0

    @property
    def exposure(self) -> float:
        """Days of looking, less what is still to be reported."""
        return self.days * self.seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """Posterior of a rate ratio.

    Attributes:
        median: Its median.
        low: Lower end of the 90 % interval.
        high: Upper end.
    """

    median: float
    low: float
    high: float

    @property
    def spread(self) -> float:
        """Width of the interval on the log scale."""
        return float(np.log(self.high) - np.log(self.low))


def poisson_quantiles(before: Tally, after: Tally, levels: Floats) -> Floats:
    """Return quantiles of the rate ratio after/before under Poisson counts, in closed form.

    Args:
        before: Acts in the baseline.
        after: Acts since the pledge.
        levels: Probabilities; shape (L,).

    Returns:
        Ratios; shape (L,).
    """
    from scipy.special import betaincinv

    share = betaincinv(after.count + JEFFREYS, before.count + JEFFREYS, levels)
    rest = betaincinv(before.count + JEFFREYS, after.count + JEFFREYS, 1 - levels)
    return np.asarray(share / rest * before.exposure / after.exposure)


def poisson_ratio(before: Tally, after: Tally) -> Ratio:
    """Return the closed-form posterior of the rate ratio under Poisson counts."""
    low, median, high = poisson_quantiles(before, after, _levels())
    return Ratio(median=float(median), low=float(low), high=float(high))


def draw_rates(tally: Tally, dispersion: float, points: Floats) -> Floats:
    """Return rates a day at the given quantile points of a window's posterior.

    Args:
        tally: Acts counted in the window.
        dispersion: Squared coefficient of variation of the day-to-day rate (1/size of the
            negative binomial); 0 for Poisson counts.
        points: Probabilities in (0, 1); shape (N,).

    Returns:
        Acts a day; shape (N,). Each is non-decreasing in the count.
    """
    from scipy.special import betaincinv, gammaincinv

    if dispersion < NO_DISPERSION:
        return np.asarray(gammaincinv(tally.count + JEFFREYS, points) / tally.exposure)
    size = tally.days / dispersion
    share = betaincinv(tally.count + JEFFREYS, size, points)
    rest = betaincinv(size, tally.count + JEFFREYS, 1 - points)
    return np.asarray(share / np.maximum(rest, 1e-300) * size / tally.exposure)


def chance_of_fewer(after: Tally, was: Floats, dispersion: float) -> float:
    """Return the predictive probability of at most the count after, had the rate not changed.

    Args:
        after: Acts since the pledge.
        was: Draws of the rate before; shape (N,).
        dispersion: Day-to-day variation.
    """
    from scipy.special import betainc, pdtr

    expected, count = was * after.exposure, np.floor(after.count)
    if dispersion < NO_DISPERSION:
        return float(np.mean(pdtr(count, expected)))
    size = after.days / dispersion
    return float(np.mean(betainc(size, count + 1, size / (size + expected))))


def ratio_of(after: Floats, before: Floats) -> Ratio:
    """Return median and interval of a ratio from rates drawn after and before; shape (N,) each."""
    low, median, high = np.quantile(after / before, _levels())
    return Ratio(median=float(median), low=float(low), high=float(high))


def _levels() -> Floats:
    edge = (1 - INTERVAL) / 2
    return np.array([edge, 0.5, 1 - edge])


@cache
def spread_points() -> Floats:
    """Return evenly spread points of the unit square; shape (2, POINTS)."""
    steps = SPREAD ** -np.arange(1.0, 3.0)
    points: Floats = (0.5 + np.outer(steps, np.arange(1, POINTS + 1))) % 1.0
    return np.clip(points, 1e-9, 1 - 1e-9)


# Acts of force come in bursts, so a handful of even days proves little. The prior says that a
# day's rate varies by about 70 % of its mean (0.5 = 0.7**2) and weighs as much as five days;
# docs/methods/checking.md shows what doubling and halving it does.
PRIOR_DISPERSION = 0.5
PRIOR_DAYS = 5.0


def dispersion_of(daily: Floats) -> float:
    """Return the dispersion of daily counts, drawn towards a prior worth five days.

    Args:
        daily: Acts on each day of the baseline; shape (D,).

    Returns:
        Moment estimate (variance - mean) / mean**2, not below 0, averaged with the prior.
    """
    if len(daily) < 2 or not daily.any():
        return PRIOR_DISPERSION
    mean = float(daily.mean())
    moment = max(0.0, (float(daily.var(ddof=1)) - mean) / mean**2)
    weight = len(daily) - 1.0
    return (PRIOR_DAYS * PRIOR_DISPERSION + weight * moment) / (PRIOR_DAYS + weight)
