"""How unevenly acts fall on days: a posterior of day-to-day variation, and of its memory.

Acts of force come in bursts, so a day's rate is taken to vary: given the mean, daily counts are
negative binomial with a squared coefficient of variation, the dispersion. It is never known well
from two weeks, so it is not estimated but averaged over: a small grid of dispersions, each
weighted by how well it explains the days before the pledge.

Source:
    Hilbe (2011), Negative Binomial Regression, 2nd ed. (size and dispersion);
    Gelman et al. (2013), Bayesian Data Analysis, 3rd ed., section 10.1 (integration on a grid).
"""

from dataclasses import dataclass

import numpy as np

from parley.check.rows.area import Floats

# From days that differ by a seventh of their mean to days that are mostly empty with one great
# burst; steps of a factor of about three, finer than thirty days can tell apart.
DISPERSIONS = np.array([0.02, 0.07, 0.2, 0.6, 1.6, 4.0])
# Before any day is seen, a day's rate varies by about 70 % of its mean (0.5 = 0.7 ** 2), give or
# take a factor of e.
PRIOR_CENTRE, PRIOR_SPREAD = 0.5, 1.0
# Days of one block share a mean: long enough to tell variation, short enough to be one phase.
BLOCK_DAYS = 14
# What is believed of the correlation of one day's rate with the next, worth this many days.
PRIOR_MEMORY, PRIOR_MEMORY_DAYS = 0.2, 20.0
STRONGEST_MEMORY = 0.9
JEFFREYS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """What is known of day-to-day variation.

    Attributes:
        weight: Posterior probability of each of `DISPERSIONS`; shape (K,), sums to 1.
        memory: Correlation of a day's rate with the next day's, in [0, 1).
    """

    weight: Floats
    memory: float

    @property
    def dispersion(self) -> float:
        """Posterior median of the dispersion, to the nearest step of the grid."""
        return float(DISPERSIONS[np.searchsorted(np.cumsum(self.weight), 0.5)])

    def sizes(self, days: float) -> Floats:
        """Return the negative binomial's size for the sum of some days; shape (K,).

        Days that resemble their neighbours are worth fewer than as many separate ones.
        """
        lags = np.arange(1, max(1, int(days)))
        spread = 1 + 2 * float(((1 - lags / max(days, 1)) * self.memory**lags).sum())
        return np.asarray(days / (DISPERSIONS * spread))


def steady() -> Variation:
    """Return the variation of what does not come in bursts: units on a sheet of positions."""
    weight = np.zeros(len(DISPERSIONS))
    weight[0] = 1.0
    return Variation(weight=weight, memory=0.0)


def prior_weight() -> Floats:
    """Return the probability of each dispersion before any day is seen; shape (K,)."""
    weight = np.exp(-0.5 * (np.log(DISPERSIONS / PRIOR_CENTRE) / PRIOR_SPREAD) ** 2)
    return np.asarray(weight / weight.sum())


def variation_of(daily: Floats) -> Variation:
    """Return what some days before the pledge tell about variation.

    Args:
        daily: Acts a day, oldest first; shape (D,). Blocks of `BLOCK_DAYS`, counted from the
            end, have a mean each, so that a slow change of level is not taken for bursts.
    """
    log_weight = np.log(prior_weight())
    above = lagged = 0.0
    for end in range(len(daily), 0, -BLOCK_DAYS):
        block = daily[max(0, end - BLOCK_DAYS) : end]
        if len(block) < 2 or not block.any():
            continue
        log_weight = log_weight + _log_likelihood(block)
        apart = block - block.mean()
        above += float(apart @ apart) - float(block.sum())
        lagged += float(apart[1:] @ apart[:-1])
    weight = np.exp(log_weight - log_weight.max())
    return Variation(weight=weight / weight.sum(), memory=_memory(daily, lagged, above))


def _log_likelihood(counts: Floats) -> Floats:
    """Return the log-likelihood of each dispersion, the block's mean integrated out; shape (K,).

    With Jeffreys' prior of the mean given the size k, the integral is a beta function.
    """
    from scipy.special import betaln, gammaln

    size = 1 / DISPERSIONS[:, None]
    own = gammaln(counts + size) - gammaln(size)
    total, days = counts.sum(), len(counts)
    mean = betaln(total + JEFFREYS, days * size[:, 0]) + 0.5 * np.log(size[:, 0])
    return np.asarray(own.sum(axis=1) + mean)


def _memory(daily: Floats, lagged: float, above: float) -> float:
    """Return the lag-one correlation of the rate, Poisson noise taken out, drawn to the prior."""
    typical = PRIOR_CENTRE * float(daily.mean()) ** 2 * PRIOR_MEMORY_DAYS if len(daily) else 0.0
    scale = max(above, 0.0) + typical
    if scale <= 0:
        return PRIOR_MEMORY
    return float(np.clip((lagged + PRIOR_MEMORY * typical) / scale, 0.0, STRONGEST_MEMORY))
