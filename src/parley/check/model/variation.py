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
import numpy.typing as npt

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

Days = npt.NDArray[np.int64]


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
        return np.asarray(days / (DISPERSIONS * _spread(days, self.memory)))


def _spread(days: float, memory: float) -> float:
    """Return how much more the sum of some days varies than that of as many separate ones.

    It is 1 + 2 * sum((1 - lag / days) * memory ** lag) over the lags between whole days.
    """
    lags = max(1, int(days)) - 1
    last, rest = memory**lags, 1 - memory
    weights = memory * (1 - last) / rest
    weighted_lags = memory * (1 - last * (1 + lags * rest)) / rest**2
    return 1 + 2 * (weights - weighted_lags / max(days, 1))


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
    if len(daily) < 2:
        return Variation(weight=prior_weight(), memory=_memory(daily, 0.0, 0.0))
    starts = np.arange(-(-len(daily) // BLOCK_DAYS)) * BLOCK_DAYS - (-len(daily) % BLOCK_DAYS)
    starts[0] = 0  # the oldest block may be a shorter one
    days = np.diff(starts, append=len(daily))
    total = np.add.reduceat(daily, starts)
    tells = (days >= 2) & (total > 0)
    log_weight = np.log(prior_weight())
    log_weight = log_weight + _log_likelihoods(daily, starts, days, total) @ tells
    block = np.repeat(np.arange(len(days)), days)
    apart = np.where(tells[block], daily - (total / days)[block], 0.0)
    above = float(apart @ apart) - float(total[tells].sum())
    lagged = float((apart[1:] * apart[:-1])[block[1:] == block[:-1]].sum())
    weight = np.exp(log_weight - log_weight.max())
    return Variation(weight=weight / weight.sum(), memory=_memory(daily, lagged, above))


def _log_likelihoods(daily: Floats, starts: Days, days: Days, total: Floats) -> Floats:
    """Return the log-likelihood of each dispersion in each block, its mean integrated out.

    With Jeffreys' prior of the mean given the size k, the integral is a beta function.

    Args:
        daily: Acts a day; shape (D,).
        starts: First day of each block; shape (B,).
        days: Its length.
        total: Its acts.

    Returns:
        Shape (K, B).
    """
    from scipy.special import betaln, gammaln

    size = 1 / DISPERSIONS[:, None]
    own = np.add.reduceat(gammaln(daily + size) - gammaln(size), starts, axis=1)
    return np.asarray(own + betaln(total + JEFFREYS, days * size) + 0.5 * np.log(size))


def _memory(daily: Floats, lagged: float, above: float) -> float:
    """Return the lag-one correlation of the rate, Poisson noise taken out, drawn to the prior."""
    typical = PRIOR_CENTRE * float(daily.mean()) ** 2 * PRIOR_MEMORY_DAYS if len(daily) else 0.0
    scale = max(above, 0.0) + typical
    if scale <= 0:
        return PRIOR_MEMORY
    return float(np.clip((lagged + PRIOR_MEMORY * typical) / scale, 0.0, STRONGEST_MEMORY))
