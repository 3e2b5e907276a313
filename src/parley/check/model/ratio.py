"""How the rate of acts after a pledge compares with the rate before, under Poisson counts.

Counts are Poisson given a day's rate, and the rate has Jeffreys' prior, so that a rate is a gamma
variable and the ratio of two is a scaled beta-prime one (a scaled F). It is the ratio that a
reader can check by hand; `posterior` adds the day-to-day variation that a verdict needs.

Source:
    Price & Bonett (2000), Estimating the ratio of two Poisson rates, Comput. Stat. Data Anal. 34;
    Gelman et al. (2013), Bayesian Data Analysis, 3rd ed., section 2.6 (gamma-Poisson).
"""

from dataclasses import dataclass

import numpy as np

from parley.check.rows.area import Floats

JEFFREYS = 0.5  # shape added by Jeffreys' prior for a Poisson rate
INTERVAL = 0.90


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Acts counted in a window.

    Attributes:
        count: Units of the act.
        days: Days of the window on which somebody was looking.
        seen: Share of the window's acts expected to be known by now, in (0, 1].
        usual: How busy its hours and weekdays usually are, beside an average day; above 0.
    """

    count: float
    days: float
    seen: float = 1.0
    usual: float = 1.0

    @property
    def exposure(self) -> float:
        """Average days of looking, less what is still to be reported."""
        return self.days * self.seen * self.usual


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


def _levels() -> Floats:
    edge = (1 - INTERVAL) / 2
    return np.array([edge, 0.5, 1 - edge])
