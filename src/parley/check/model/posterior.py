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
from functools import cache, cached_property, lru_cache

import numpy as np

from parley.check.model.ratio import INTERVAL, JEFFREYS, Ratio, Tally
from parley.check.model.variation import Variation
from parley.check.rows.area import Floats

# The grid of the log ratio: steps of 5 %, read between by interpolation, out to factors of 160,000
# where even a window without an act has next to no probability.
STEP = 0.05
NEGLIGIBLE = 1e-12  # a mass that changes no digit of a chance that anybody reads
LEAST = 1e-300  # stands for a mass that is zero to the last bit
REACH = 240  # steps to either side
_THIN = 3  # a chance is smooth in the rate: steps of 16 % are fine enough
MOST_ERRORS = 64  # kept normal densities: most errors are one of a few constants
# Of a spectrum. Lags beyond the grid wrap around from 3 * REACH + 1 on, and only onto each other;
# this is the next length that a fast transform likes.
LENGTH = 768


@dataclass(frozen=True, kw_only=True)
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
        return float(np.interp(np.log(ratio), _edges(), self._cumulated, left=0.0, right=1.0))

    def quantile(self, level: float) -> float:
        """Return the ratio below which it lies with a probability."""
        return float(np.exp(np.interp(level, self._cumulated, _edges())))

    def chance_below(self, other: "Posterior") -> float:
        """Return the probability that this ratio is smaller than another's, drawn apart."""
        return float(self.mass @ (1 - other._cumulated + other.mass / 2))

    def widened(self, noise: float) -> "Posterior":
        """Return what is left of it once the log ratio has an error of its own.

        Args:
            noise: Standard deviation of that error, normal.
        """
        if noise < STEP:
            return self
        mass = _blurred(self.mass, noise)
        return Posterior(mass=mass / mass.sum())

    @cached_property
    def ratio(self) -> Ratio:
        """Its median and 90 % interval."""
        edge = (1 - INTERVAL) / 2
        levels = (edge, 0.5, 1 - edge)
        low, median, high = np.exp(np.interp(levels, self._cumulated, _edges())).tolist()
        return Ratio(median=median, low=low, high=high)

    @cached_property
    def _cumulated(self) -> Floats:
        return np.cumsum(self.mass)


@cache
def log_ratios() -> Floats:
    """Return the log ratios of the grid; shape (2 * REACH + 1,)."""
    return np.arange(-REACH, REACH + 1.0) * STEP


@cache
def _ratios() -> Floats:
    return np.exp(log_ratios())


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
        self._density = rate_densities((before,), variation, self._reference)[0]
        # Averaging over dispersions is linear: their weights are in the spectrum once for all.
        weight = variation.weight[:, None]
        self._spectrum = weight * np.conj(np.fft.rfft(self._density, LENGTH))
        self._drifted: dict[float, tuple[slice, Floats]] = {}

    def posterior(self, after: Tally) -> Posterior:
        """Return the posterior of the rate after over the rate before."""
        return self.posteriors(after)[0]

    def posteriors(self, *after: Tally) -> list[Posterior]:
        """Return the posterior of the rate in each of some windows over the rate before."""
        now = rate_densities(after, self._variation, self._reference)
        products = (np.fft.rfft(now, LENGTH) * self._spectrum).sum(axis=1)
        lagged = np.fft.irfft(products, LENGTH)
        mass = np.concatenate([lagged[:, -REACH:], lagged[:, : REACH + 1]], axis=1)
        return [Posterior(mass=each / each.sum()) for each in np.maximum(mass, 0.0)]

    def chance_as_low(self, after: Tally, drift: float) -> float:
        """Return the predictive probability of at most the count after, had nothing changed.

        Args:
            after: Acts since the pledge.
            drift: Standard deviation of the log level's own wandering between the two windows.
        """
        from scipy.special import betainc

        steps, density = self._drifting(drift)
        size = self._variation.sizes(after.days)[:, None]
        expected = _ratios()[steps] * (np.exp(self._reference) * after.exposure)
        chance = betainc(size, np.floor(after.count) + 1, size / (size + expected))
        return float(self._variation.weight @ (density * chance).sum(axis=1))

    def _drifting(self, drift: float) -> tuple[slice, Floats]:
        """Return the density before, widened by a drift, and its steps of a thinned grid.

        Only steps are kept that any dispersion gives a mass: of the others no chance matters.
        """
        if drift not in self._drifted:
            wide = self._density
            if drift >= STEP:
                wide = np.stack([_blurred(density, drift) for density in wide])
            thin = wide[:, ::_THIN]
            thin = thin / thin.sum(axis=1, keepdims=True)
            held = np.flatnonzero(thin.max(axis=0) > NEGLIGIBLE)
            first, last = int(held[0]), int(held[-1]) + 1
            steps = slice(first * _THIN, last * _THIN, _THIN)
            self._drifted[drift] = steps, thin[:, first:last]
        return self._drifted[drift]


def posterior_of(before: Tally, after: Tally, variation: Variation) -> Posterior:
    """Return the posterior of the rate after over the rate before.

    Args:
        before: Acts in the baseline.
        after: Acts since the pledge.
        variation: Day-to-day variation, the same before and after.
    """
    return Yardstick(before, variation).posterior(after)


def rate_densities(tallies: Sequence[Tally], variation: Variation, reference: float) -> Floats:
    """Return the density of the log rate of some windows for each dispersion.

    Args:
        tallies: Acts counted in each; T of them.
        variation: Day-to-day variation.
        reference: The log rate in the middle of the grid.

    Returns:
        Probability of each step; shape (T, K, 2 * REACH + 1), each row sums to 1.
    """
    size = np.stack([variation.sizes(tally.days) for tally in tallies])[:, :, None]
    shape = np.array([tally.count + JEFFREYS for tally in tallies])[:, None, None]
    exposure = np.array([tally.exposure for tally in tallies])[:, None, None]
    # Acts expected at each rate, over the size. `log1p` has vector instructions; `logaddexp` of
    # its log takes eight times as long. Each step is in place, as most of the time goes to memory.
    density = _ratios() * (np.exp(reference) * exposure / size)
    np.log1p(density, out=density)
    density *= -(shape + size)
    density += shape * log_ratios()
    density -= density.max(axis=2, keepdims=True)
    np.exp(density, out=density)
    density /= density.sum(axis=2, keepdims=True)
    return np.asarray(density)


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
    if len(opinions) == 1:
        alone, error = opinions[0]
        return alone.widened(error)
    precision = np.array([error**-2 for _, error in opinions])
    logs = np.log(np.maximum([each.mass for each, _ in opinions], LEAST))
    log_mass = precision @ logs / precision.sum()
    mass = np.exp(log_mass - np.max(log_mass))
    return Posterior(mass=mass / mass.sum()).widened(float(precision.sum() ** -0.5))


def _blurred(density: Floats, deviation: float) -> Floats:
    """Return a density on the grid, widened by a normal error of a step or more; shape (N,)."""
    kernel = _normal(deviation)
    reach = len(kernel) // 2
    return np.convolve(density, kernel)[reach : reach + len(density)]


@lru_cache(MOST_ERRORS)
def _normal(deviation: float) -> Floats:
    """Return a normal density in steps of the grid, out to four deviations; sums to 1."""
    reach = int(np.ceil(4 * deviation / STEP))
    kernel = np.exp(-0.5 * (STEP * np.arange(-reach, reach + 1) / deviation) ** 2)
    return np.asarray(kernel / kernel.sum())
