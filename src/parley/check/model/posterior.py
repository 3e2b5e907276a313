"""The posterior of a rate ratio on a grid: after over before, day-to-day variation averaged over.

Given a dispersion, the rate of a window is beta-prime (negative binomial counts, Jeffreys'
prior). The log of the ratio of two rates is the difference of two logs, so its density is their
cross-correlation; the densities for the dispersions of a grid are averaged by their weight.

Source:
    Gelman et al. (2013), Bayesian Data Analysis, 3rd ed., sections 2.6 and 10.1;
    Genest and Zidek (1986), Combining probability distributions, Statistical Science 1 (pooling).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from parley.check.model.ratio import INTERVAL, JEFFREYS, Ratio, Tally
from parley.check.model.variation import Variation
from parley.check.rows.area import Floats

# The grid of the log ratio: steps of 5 %, read between by interpolation, out to factors of 160,000
# where even a window without an act has next to no probability.
STEP = 0.05
LEAST = 1e-300  # stands for a mass that is zero to the last bit
REACH = 240  # steps to either side
LENGTH = 4 * REACH  # of a spectrum: two grids side by side, and room for none to wrap around


@dataclass(frozen=True, slots=True, kw_only=True)
class Posterior:
    """What is believed of a rate ratio.

    Attributes:
        mass: Probability of each step of the log ratio, from `-REACH` to `REACH` steps of `STEP`;
            shape (2 * REACH + 1,), sums to 1.
    """

    mass: Floats

    def below(self, ratio: float) -> float:
        """Return the probability that the ratio is at most so much."""
        if ratio <= 0:
            return 0.0
        cumulated = np.cumsum(self.mass)
        return float(np.interp(np.log(ratio), _edges(), cumulated, left=0.0, right=1.0))

    def quantile(self, level: float) -> float:
        """Return the ratio below which it lies with a probability."""
        return float(np.exp(np.interp(level, np.cumsum(self.mass), _edges())))

    def chance_below(self, other: "Posterior") -> float:
        """Return the probability that this ratio is smaller than another's, drawn apart."""
        return float(self.mass @ (1 - np.cumsum(other.mass) + other.mass / 2))

    def widened(self, noise: float) -> "Posterior":
        """Return what is left of it once the log ratio has an error of its own.

        Args:
            noise: Standard deviation of that error, normal.
        """
        mass = _blurred(self.mass[None], noise)[0]
        return Posterior(mass=mass / mass.sum())

    @property
    def ratio(self) -> Ratio:
        """Its median and 90 % interval."""
        edge = (1 - INTERVAL) / 2
        return Ratio(
            median=self.quantile(0.5), low=self.quantile(edge), high=self.quantile(1 - edge)
        )


@cache
def log_ratios() -> Floats:
    """Return the log ratios of the grid; shape (2 * REACH + 1,)."""
    return np.arange(-REACH, REACH + 1.0) * STEP


@cache
def _edges() -> Floats:
    return log_ratios() + STEP / 2


class Yardstick:
    """The rate before a pledge, that any window after it is held against.

    Args:
        before: Acts in the baseline.
        variation: Day-to-day variation, the same before and after.
    """

    def __init__(self, before: Tally, variation: Variation) -> None:
        self._variation = variation
        self._reference = float(np.log((before.count + JEFFREYS) / before.exposure))
        self._density = rate_density(before, variation, self._reference)
        self._spectrum = np.conj(np.fft.rfft(self._density, LENGTH))

    def posterior(self, after: Tally) -> Posterior:
        """Return the posterior of the rate after over the rate before."""
        now = rate_density(after, self._variation, self._reference)
        product = self._variation.weight @ (np.fft.rfft(now, LENGTH) * self._spectrum)
        lagged = np.fft.irfft(product, LENGTH)
        mass = np.maximum(np.concatenate([lagged[-REACH:], lagged[: REACH + 1]]), 0.0)
        return Posterior(mass=mass / mass.sum())

    def chance_as_low(self, after: Tally, drift: float) -> float:
        """Return the predictive probability of at most the count after, had nothing changed.

        Args:
            after: Acts since the pledge.
            drift: Standard deviation of the log level's own wandering between the two windows.
        """
        from scipy.special import betainc

        density = _blurred(self._density, drift)[:, ::_THIN]
        density = density / density.sum(axis=1, keepdims=True)
        size = self._variation.sizes(after.days)[:, None]
        expected = np.exp(log_ratios()[::_THIN] + self._reference) * after.exposure
        chance = betainc(size, np.floor(after.count) + 1, size / (size + expected))
        return float(self._variation.weight @ (density * chance).sum(axis=1))


def posterior_of(before: Tally, after: Tally, variation: Variation) -> Posterior:
    """Return the posterior of the rate after over the rate before.

    Args:
        before: Acts in the baseline.
        after: Acts since the pledge.
        variation: Day-to-day variation, the same before and after.
    """
    return Yardstick(before, variation).posterior(after)


def rate_density(tally: Tally, variation: Variation, reference: float) -> Floats:
    """Return the density of a window's log rate for each dispersion.

    Args:
        tally: Acts counted.
        variation: Day-to-day variation.
        reference: The log rate in the middle of the grid.

    Returns:
        Probability of each step; shape (K, 2 * REACH + 1), each row sums to 1.
    """
    size = variation.sizes(tally.days)[:, None]
    shape = tally.count + JEFFREYS
    scaled = log_ratios() + reference + np.log(tally.exposure) - np.log(size)
    log_density = shape * scaled - (shape + size) * np.logaddexp(0.0, scaled)
    density = np.exp(log_density - log_density.max(axis=1, keepdims=True))
    return np.asarray(density / density.sum(axis=1, keepdims=True))


_THIN = 3  # a chance is smooth in the rate: steps of 16 % are fine enough


def pooled(opinions: Sequence[tuple[Posterior, float]]) -> Posterior:
    """Return what several data sets together say of one true ratio: their logarithmic pool.

    All saw the same days, whose own variation is most of what makes a ratio uncertain: their
    densities are no independent evidence, to be multiplied, and their geometric mean is as sure
    as they are. What each records may also have changed in another way than what it stands for.
    That error is each one's own: it weighs the mean, and more data sets make it smaller.

    Args:
        opinions: Of each data set its posterior, and the standard deviation of its own error of
            the log ratio; at least one.
    """
    precision = np.array([error**-2 for _, error in opinions])
    logs = np.log(np.maximum([each.mass for each, _ in opinions], LEAST))
    log_mass = precision @ logs / precision.sum()
    mass = np.exp(log_mass - np.max(log_mass))
    return Posterior(mass=mass / mass.sum()).widened(float(precision.sum() ** -0.5))


def _blurred(density: Floats, deviation: float) -> Floats:
    """Return densities on the grid, widened by a normal error; shape (K, N)."""
    if deviation < STEP:
        return density
    reach = int(np.ceil(4 * deviation / STEP))
    kernel = np.exp(-0.5 * (STEP * np.arange(-reach, reach + 1) / deviation) ** 2)
    width = density.shape[1]
    length = width + 2 * reach
    product = np.fft.rfft(density, length) * np.fft.rfft(kernel / kernel.sum(), length)
    return np.maximum(np.fft.irfft(product, length)[:, reach : reach + width], 0.0)
