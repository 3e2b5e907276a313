"""One rate ratio behind the daily counts of several data sets, sampled: the extra `bayes`.

Where `posterior.pooled` joins what each data set says by itself, this joins their days. All of
them saw the same days, so that a day's own variation is one factor for all; each has a level of
its own (the rate times the share that it records) and an error of its own in the ratio. The days'
factors are gamma variables and integrated out in closed form, so that a handful of numbers is left
to be sampled, whatever the length of a window.

Source:
    Hoffman and Gelman (2014), The No-U-Turn Sampler, JMLR 15;
    Phan, Pradhan and Jankowiak (2019), Composable effects for flexible and accelerated
    probabilistic programming in NumPyro, arXiv:1912.11554;
    Vehtari et al. (2021), Rank-normalization, folding, and localization: an improved R-hat,
    Bayesian Analysis 16 (what chains have to reach).
"""

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from parley.check.model.posterior import REACH, STEP, Posterior, log_ratios
from parley.check.model.ratio import JEFFREYS
from parley.check.model.variation import (
    DISPERSIONS,
    PRIOR_CENTRE,
    PRIOR_MEMORY,
    PRIOR_MEMORY_DAYS,
    PRIOR_SPREAD,
    STRONGEST_MEMORY,
    Variation,
)
from parley.check.rows.area import Floats
from parley.errors import MissingInput

SEED = 20310515
CHAINS = 2
WARM_UP, DRAWS = 500, 1000  # a chain; some 1,200 draws of the ratio are then effective
ACCEPTANCE = 0.9  # steps short enough for the narrow neck where days hardly vary
# Above these, chains have not found the same place; below, their tails are too few to rule on.
LARGEST_R_HAT, FEWEST_EFFECTIVE = 1.02, 400.0
MOST_DIVERGENT = 0.01  # of draws
# One compiled sampler serves windows of all lengths up to the next step.
DAYS_STEP = 64
LEAST_EXPOSURE = 1e-3  # days; keeps the logarithm of a level finite
# The least that is granted to a prior of variation: half a step of `DISPERSIONS`, as a log.
LEAST_SPREAD = 0.5
FARTHEST_MEMORY = 30  # days; by then the strongest memory is down to a twentieth
_PACKAGES = ("jax", "numpyro")


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """What one data set counted, day by day.

    Attributes:
        at: Days from the pledge, below 0 before it; shape (D,). Parts of one day may come apart.
        count: Acts; shape (D,).
        exposure: Average days of looking, less what is still to be reported; shape (D,).
        error: Standard deviation of its own error of the log ratio.
        varies: Whether the days' own variation touches it, as it does not the units on a sheet.
    """

    at: npt.NDArray[np.int64]
    count: Floats
    exposure: Floats
    error: float
    varies: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampled:
    """A posterior that was sampled, and how well.

    Attributes:
        posterior: Of the rate ratio.
        r_hat: The largest split R-hat of ratio, levels, dispersion and memory.
        effective: The effective number of draws of the log ratio.
        divergent: Share of divergent draws.
    """

    posterior: Posterior
    r_hat: float
    effective: float
    divergent: float

    @property
    def poor(self) -> str:
        """Why it is not to be relied on, `""` where it is."""
        if not self.r_hat <= LARGEST_R_HAT:
            return f"R-hat {self.r_hat:.3f}, at most {LARGEST_R_HAT} is asked for"
        if not self.effective >= FEWEST_EFFECTIVE:
            return f"{self.effective:.0f} effective draws, {FEWEST_EFFECTIVE:.0f} are asked for"
        if self.divergent > MOST_DIVERGENT:
            return f"{self.divergent:.1%} of draws diverged, at most {MOST_DIVERGENT:.0%} may"
        return ""


def require_bayes() -> None:
    """Refuse to go on without the extra `bayes`.

    Raises:
        MissingInput: It is not installed.
    """
    missing = [name for name in _PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        raise MissingInput(
            f"the model numpyro needs {' and '.join(missing)}, not installed here; install with: "
            "pip install 'parley[bayes]', or check with the model grid"
        )


def sampled(sets: Sequence[Days], before: Sequence[Variation], *, seed: int = SEED) -> Sampled:
    """Return the posterior of the rate ratio behind some data sets' days.

    Args:
        sets: Daily counts of each data set; at least one.
        before: What days earlier than these tell of variation, as some of the data sets saw it.
        seed: Of the draws: the same gives the same posterior.

    Raises:
        MissingInput: The extra `bayes` is not installed.
    """
    require_bayes()
    import jax
    from numpyro.diagnostics import effective_sample_size, split_gelman_rubin

    data = _laid_out(sets) | _prior(before)
    samples, diverging = _sampler(*data["count"].shape)(jax.random.PRNGKey(seed), data)
    draws = {
        name: np.asarray(samples[name], dtype=np.float64)
        for name in ("log_ratio", "level", "log_dispersion", "memory")
    }
    ratio = draws["log_ratio"]
    return Sampled(
        posterior=_smoothed(ratio.ravel()),
        r_hat=max(float(np.max(split_gelman_rubin(values))) for values in draws.values()),
        effective=float(effective_sample_size(ratio)),
        divergent=float(np.mean(diverging)),
    )


def _laid_out(sets: Sequence[Days]) -> dict[str, Any]:
    """Return counts on the days of all data sets.

    S data sets by D days, with days that nobody saw at the end, up to a multiple of `DAYS_STEP`.
    """
    at = np.unique(np.concatenate([each.at for each in sets]))
    shape = len(sets), -(-len(at) // DAYS_STEP) * DAYS_STEP
    count, exposure = np.zeros(shape), np.zeros(shape)
    for number, each in enumerate(sets):
        days = np.searchsorted(at, each.at)
        np.add.at(count[number], days, each.count)
        np.add.at(exposure[number], days, each.exposure)
    past = np.zeros(shape[1], dtype=bool)
    past[: len(at)] = at < 0
    known = np.maximum((exposure * past).sum(axis=1), LEAST_EXPOSURE)
    return {
        "count": count,
        "exposure": np.maximum(exposure, LEAST_EXPOSURE),
        "is_seen": exposure > 0,
        "is_after": (~past).astype(np.float64),
        "before": float(max(1, (at < 0).sum())),
        "after": float(max(1, (at >= 0).sum())),
        "centre": np.log(((count * past).sum(axis=1) + JEFFREYS) / known),
        "error": np.array([each.error for each in sets]),
        "varies": np.array([float(each.varies) for each in sets]),
    }


def _prior(before: Sequence[Variation]) -> dict[str, Any]:
    """Return centre and spread of the log dispersion, and the mean of the memory."""
    logs = np.log(DISPERSIONS)
    means = [float(each.weight @ logs) for each in before]
    squares = [float(each.weight @ (logs - m) ** 2) for each, m in zip(before, means, strict=True)]
    spread = float(np.sqrt(np.mean(squares))) if squares else PRIOR_SPREAD
    memory = float(np.mean([each.memory for each in before])) if before else PRIOR_MEMORY
    return {
        "dispersion_centre": float(np.mean(means) if means else np.log(PRIOR_CENTRE)),
        "dispersion_spread": max(spread, LEAST_SPREAD),
        "memory_mean": float(np.clip(memory, 1 / PRIOR_MEMORY_DAYS, STRONGEST_MEMORY)),
    }


@cache
def _sampler(sets: int, days: int) -> Any:  # noqa: ANN401  (NumPyro is untyped here)
    """Return what draws from the posterior for data of a shape, given a key and the data.

    It is compiled as a whole on its first call, which takes seconds; later ones take a fraction.
    """
    import jax
    from numpyro.infer import MCMC, NUTS

    def draw(key: Any, data: dict[str, Any]) -> tuple[dict[str, Any], Any]:  # noqa: ANN401
        chains = MCMC(
            NUTS(_model, target_accept_prob=ACCEPTANCE),
            num_warmup=WARM_UP,
            num_samples=DRAWS,
            num_chains=CHAINS,
            chain_method="vectorized",
            progress_bar=False,
        )
        chains.run(key, data, extra_fields=("diverging",))
        return chains.get_samples(group_by_chain=True), chains.get_extra_fields()["diverging"]

    return jax.jit(draw)


def _model(data: dict[str, Any]) -> None:
    """Tell NumPyro how the counts came about; docs/methods/bayes.md has it as equations."""
    import jax.numpy as jnp
    import numpyro
    from numpyro import distributions as dist

    sets = len(data["count"])
    flat = dist.ImproperUniform(dist.constraints.real, (), ())
    log_ratio = numpyro.sample("log_ratio", flat)
    level = numpyro.sample("level", flat.expand([sets]).to_event(1))
    own = numpyro.sample("own", dist.Normal().expand([sets]).to_event(1)) * data["error"]
    log_dispersion = numpyro.sample(
        "log_dispersion", dist.Normal(data["dispersion_centre"], data["dispersion_spread"])
    )
    mean = data["memory_mean"]
    memory = numpyro.sample(
        "memory", dist.Beta(mean * PRIOR_MEMORY_DAYS, (1 - mean) * PRIOR_MEMORY_DAYS)
    )
    drift = numpyro.sample("drift", dist.Normal()) * jnp.sqrt(
        jnp.exp(log_dispersion) * (_excess(memory, data["before"]) + _excess(memory, data["after"]))
    )
    # Jeffreys' prior of each level before, and of the rate after, as on the grid: with Poisson's,
    # a few quiet days of great dispersion would allow of any rate.
    own_level = level + data["centre"]
    rates = jnp.append(own_level, own_level.mean() + log_ratio)
    numpyro.factor(
        "jeffreys", JEFFREYS * (rates - jnp.logaddexp(0.0, rates + log_dispersion)).sum()
    )
    varies = data["varies"][:, None]
    log_mean = (
        jnp.log(data["exposure"])
        + own_level[:, None]
        + data["is_after"] * (log_ratio + own[:, None] + varies * drift)
    )
    seen, mean = data["count"], jnp.where(data["is_seen"], jnp.exp(log_mean), 0.0)
    given_level = jnp.where(data["is_seen"], seen * log_mean, 0.0) - (1 - varies) * mean
    days_own = _gamma_mixed((varies * seen).sum(0), (varies * mean).sum(0), log_dispersion)
    numpyro.factor("counts", given_level.sum() + days_own.sum())


def _gamma_mixed(count: Any, mean: Any, log_dispersion: Any) -> Any:  # noqa: ANN401
    """Return the log-likelihood of each day's sum, its own gamma factor integrated out.

    That factor is the same for all data sets: what is left is their negative multinomial, whose
    shares among them `counts` has. A day without exposure gives a constant.
    """
    import jax.numpy as jnp
    from jax.scipy.special import gammaln

    size = jnp.exp(-log_dispersion)
    return (
        gammaln(size + count)
        - gammaln(size)
        - count * jnp.log(size)
        - (size + count) * jnp.log1p(mean / size)
    )


def _excess(memory: Any, days: Any) -> Any:  # noqa: ANN401
    """Return by how much memory widens a mean of days, in units of the dispersion.

    Args:
        memory: Correlation of a day with the next, falling off as its powers.
        days: How many.
    """
    import jax.numpy as jnp

    lags = jnp.arange(1, FARTHEST_MEMORY + 1)
    return 2 * (jnp.maximum(0.0, 1 - lags / days) * memory**lags).sum() / days


def _smoothed(draws: Floats) -> Posterior:
    """Return draws of the log ratio as a density on the grid, by Silverman's rule.

    Source:
        Silverman (1986), Density Estimation, section 3.4.
    """
    quartiles = np.quantile(draws, (0.25, 0.75))
    scale = min(float(draws.std()), float(quartiles[1] - quartiles[0]) / 1.34)
    steps = np.clip(np.rint(draws / STEP), -REACH, REACH).astype(int) + REACH
    mass = np.bincount(steps, minlength=len(log_ratios())) / len(draws)
    return Posterior(mass=mass).widened(0.9 * scale * len(draws) ** -0.2)
