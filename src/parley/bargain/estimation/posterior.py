"""The whole posterior of a strategic model instead of its top: the extra `bayes`.

Source:
    Hoffman and Gelman (2014), The No-U-Turn Sampler, JMLR 15;
    Phan, Pradhan and Jankowiak (2019), Composable effects for flexible and accelerated
    probabilistic programming in NumPyro, arXiv:1912.11554.
"""

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from parley.bargain.estimation.strategic import Payoffs, fit_strategic
from parley.errors import InputError, MissingInput

Array = NDArray[np.float64]

SEED = 20310515
CHAINS = 2
WARM_UP = 500

#: Steps short enough for the curved ridge along which resistance and what it is worth trade off.
ACCEPTANCE = 0.9

#: Standard deviation of each coefficient's prior, per unit of utility: errors have unit scale, and
#: a payoff that matters three times as much as they do leaves little to chance.
PRIOR_SPREAD = 3.0

_PACKAGES = ("jax", "numpyro")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Posterior:
    """Draws of the coefficients, and how well they were drawn.

    Attributes:
        names: What each coefficient belongs to; length K.
        draws: Shape (D, K), all chains together.
        r_hat: The largest split R-hat of a coefficient; at most 1.01 where chains agree.
        effective: The least effective number of draws of a coefficient.
        divergent: Share of divergent draws.
    """

    names: tuple[str, ...]
    draws: Array
    r_hat: float
    effective: float
    divergent: float

    def interval(self, share: float = 0.9) -> Array:
        """Return the middle interval of each coefficient that holds a share of draws; (K, 2)."""
        if not 0 < share < 1:
            raise InputError(f"share: expected a number between 0 and 1, found {share}")
        ends = np.quantile(self.draws, [(1 - share) / 2, (1 + share) / 2], axis=0)
        return np.asarray(ends.T, dtype=np.float64)


def sample_strategic(
    outcome: ArrayLike,
    payoffs: Payoffs,
    *,
    error: str = "agent",
    prior_spread: float = PRIOR_SPREAD,
    count: int = 1000,
    seed: int = SEED,
) -> Posterior:
    """Draw from the posterior of the strategic probit by NUTS.

    Each coefficient's prior is normal about 0 with standard deviation `prior_spread` over the size
    of its regressor. The sampler works in coordinates in which the maximum of the likelihood has
    unit curvature.

    Args:
        outcome: As in `fit_strategic`; shape (N,).
        payoffs: As in `fit_strategic`.
        error: `agent` or `private`.
        prior_spread: In units of utility, above 0.
        count: Draws a chain, after warming up.
        seed: Of the draws: the same gives the same posterior.

    Returns:
        Draws of two chains.

    Raises:
        MissingInput: The extra `bayes` is not installed.
        InputError: As `fit_strategic`; a prior spread or count is not above 0.
    """
    if not (0 < prior_spread < np.inf and count > 0):
        raise InputError(f"prior_spread {prior_spread}, count {count}: expected numbers above 0")
    if missing := [name for name in _PACKAGES if importlib.util.find_spec(name) is None]:
        raise MissingInput(
            f"sampling needs {' and '.join(missing)}, not installed here; install with: pip install"
            " 'parley[bayes]', or take draws of the estimate by fit_strategic"
        )
    import jax
    from numpyro.diagnostics import effective_sample_size, split_gelman_rubin
    from numpyro.infer import MCMC, NUTS

    top = fit_strategic(outcome, payoffs, error=error)
    turn = np.linalg.cholesky(top.covariance)
    loglik = _loglik(np.asarray(outcome, dtype=np.intp), payoffs, error == "private")
    sizes = [np.abs(each.rows).max(axis=0, initial=0.0) for each in payoffs.designs()]
    weight = np.concatenate(sizes) / prior_spread

    def potential(whitened: Any) -> Any:  # noqa: ANN401  (JAX arrays)
        point = top.values + turn @ whitened
        return 0.5 * ((point * weight) ** 2).sum() - loglik(point)

    chains = MCMC(
        NUTS(potential_fn=potential, target_accept_prob=ACCEPTANCE),
        num_warmup=WARM_UP,
        num_samples=count,
        num_chains=CHAINS,
        chain_method="vectorized",
        progress_bar=False,
    )
    begin = np.zeros((CHAINS, len(top.values)))
    chains.run(jax.random.PRNGKey(seed), init_params=begin, extra_fields=("diverging",))
    whitened = np.asarray(chains.get_samples(group_by_chain=True), dtype=np.float64)
    draws = top.values + whitened @ turn.T
    return Posterior(
        names=top.names,
        draws=draws.reshape(-1, draws.shape[-1]),
        r_hat=float(np.max(split_gelman_rubin(draws))),
        effective=float(np.min(effective_sample_size(draws))),
        divergent=float(np.mean(chains.get_extra_fields()["diverging"])),
    )


def _loglik(outcome: NDArray[np.intp], payoffs: Payoffs, private: bool) -> Callable[[Any], Any]:
    """Return the log-likelihood as a function JAX can differentiate."""
    import jax.numpy as jnp
    from jax.scipy.stats import norm

    designs, names = payoffs.designs(), list(payoffs.named())
    cuts = np.cumsum([len(each.names) for each in designs])[:-1].tolist()
    challenged, resisted = outcome > 0, outcome > 1
    sign_first, sign_second = np.where(challenged, 1.0, -1.0), np.where(resisted, 1.0, -1.0)

    def loglik(point: Any) -> Any:  # noqa: ANN401
        parts = jnp.split(point, cuts)
        values = [each.rows @ part + each.offset for each, part in zip(designs, parts, strict=True)]
        named = dict(zip(names, values, strict=True))
        spread = named.get("log_spread", 0.0)
        second = named["response"] / jnp.sqrt(2.0) / jnp.exp(named.get("log_spread_2", spread))
        resist = norm.cdf(second)
        gain = (1 - resist) * named["conceded"] + resist * named["resisted"] - named["status_quo"]
        weights = 1 + (1 - resist) ** 2 + resist**2 if private else 2.0
        first = gain / jnp.sqrt(weights) / jnp.exp(spread)
        later = jnp.where(challenged, norm.logcdf(sign_second * second), 0.0)
        return (norm.logcdf(sign_first * first) + later).sum()

    return loglik
