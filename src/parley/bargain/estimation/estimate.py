"""What an estimated game says: coefficients, how sure they are, and how well it fits."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parley.errors import InputError

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Estimate:
    """The maximum of a likelihood, and its curvature there.

    Attributes:
        method: The model and the kind of error, in words.
        names: What each coefficient belongs to; length K, unique.
        values: Coefficients; shape (K,).
        covariance: Their estimated covariance; shape (K, K).
        loglik: Log-likelihood at the maximum (of the pseudo-likelihood where `method` says so).
        observations: How many games were observed.
        converged: Whether the steepest slope left is within rounding of 0.
        slope: The steepest slope left, in log-likelihood per unit of a coefficient.
    """

    method: str
    names: tuple[str, ...]
    values: Array
    covariance: Array
    loglik: float
    observations: int
    converged: bool
    slope: float

    @property
    def errors(self) -> Array:
        """Standard error of each coefficient; shape (K,)."""
        return np.asarray(np.sqrt(np.diag(self.covariance)), dtype=np.float64)

    @property
    def aic(self) -> float:
        """Akaike's information criterion: the lower of two models of the same data fits better."""
        return 2 * len(self.names) - 2 * self.loglik

    def draws(self, count: int, seed: int) -> Array:
        """Return coefficients drawn from their normal approximation; shape (count, K)."""
        rng = np.random.default_rng(seed)
        return rng.multivariate_normal(self.values, self.covariance, size=count, method="eigh")

    def __getitem__(self, name: str) -> float:
        if name not in self.names:
            raise InputError(f"no coefficient {name!r}; there are {', '.join(self.names)}")
        return float(self.values[self.names.index(name)])
