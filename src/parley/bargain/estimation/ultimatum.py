"""Estimate an ultimatum game: what each side would rather do without a deal.

The first player offers y of a prize Q to the second, who takes it where y exceeds its reservation
value ``R2 + e2``; else the first falls back on its own, ``R1 + e1``. Both errors are logistic, of
scales s1 and s2, and known to their owner only. The best offer solves
``Q - y - R1 - e1 = s2 (1 + exp((y - R2) / s2))``, within 0 to Q.

Source:
    Ramsay and Signorino (2009), A Statistical Model of the Ultimatum Game (working paper), as
    implemented by Kenkel and Signorino (2014), Estimating Extensive Form Games in R, Journal of
    Statistical Software 56(8).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from parley.bargain.estimation.design import Design, column
from parley.bargain.estimation.estimate import Estimate
from parley.bargain.estimation.maximum import climb, is_flat
from parley.errors import InputError

Array = NDArray[np.float64]

#: Exponent past which a double overflows; an offer so far above any reservation value is not made.
_STEEPEST = 700.0

#: Spreads over the prize, and quantiles of the offers as the other's reservation value, among
#: which the climb begins at the likeliest: an offer far above that value is past the digits.
_SPREADS = (0.02, 0.05, 0.1, 0.25, 0.5)
_LEVELS = (0.25, 0.5, 0.75, 0.9, 1.0)

#: Halvings for the best offer: past the digits of a double.
_HALVINGS = 80


def fit_ultimatum(
    offer: ArrayLike,
    accepted: ArrayLike,
    first: Design,
    second: Design,
    *,
    prize: float,
    spread_2: float | None = None,
) -> Estimate:
    """Estimate both sides' reservation values, by maximum likelihood.

    Args:
        offer: What was offered to the second player, 0 to `prize`; shape (N,).
        accepted: 1 where it was taken, 0 where not; shape (N,).
        first: Regressors of the first player's reservation value, of N rows.
        second: Regressors of the second player's.
        prize: Q, what is divided; above 0.
        spread_2: s2 where it is known; estimated if `None`.

    Returns:
        Coefficients named `first:regressor`, `second:regressor`, `log spread 1` and, where it is
        estimated, `log spread 2`.

    Raises:
        InputError: Values contradict each other, or the data do not identify the coefficients.

    Source:
        Ramsay and Signorino (2009).
    """
    offers, taken = column("offer", offer), column("accepted", accepted)
    _require_fit(offers, taken, first, second, prize, spread_2)
    game = _Ultimatum(offers, taken, first, second, prize, spread_2)
    begin = max(game.starts(), key=lambda point: game.loglik(point)[0])
    try:
        point, value, covariance, slope = climb(game.loglik, begin, game.units())
    except InputError as error:
        if spread_2 is not None:
            raise
        raise InputError(f"{error}; or hold the second spread fixed by spread_2") from error
    free = () if spread_2 is not None else ("log spread 2",)
    return Estimate(
        method="ultimatum, logistic errors",
        names=(
            *(f"first:{name}" for name in first.names),
            *(f"second:{name}" for name in second.names),
            "log spread 1",
            *free,
        ),
        values=point,
        covariance=covariance,
        loglik=value,
        observations=len(offers),
        converged=is_flat(slope, value),
        slope=slope,
    )


def best_offer(
    reservation: ArrayLike, expected: ArrayLike, *, prize: float, spread_2: float
) -> Array:
    """Return the best offer of a player with a reservation value; shape (N,).

    Args:
        reservation: ``R1 + e1``, the offerer's own; shape (N,).
        expected: R2, the middle of what it expects of the other; shape (N,).
        prize: Q.
        spread_2: s2, above 0.

    Raises:
        InputError: A value is no number, or `prize` or `spread_2` is not above 0.
    """
    own, other = np.broadcast_arrays(
        column("reservation", np.atleast_1d(reservation)),
        column("expected", np.atleast_1d(expected)),
    )
    if not (0 < prize < np.inf and 0 < spread_2 < np.inf):
        raise InputError(f"prize {prize} and spread_2 {spread_2}: expected numbers above 0")
    low, high = np.zeros(own.shape), np.full(own.shape, float(prize))
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        steep = np.exp(np.minimum((middle - other) / spread_2, _STEEPEST))
        more = prize - middle - own > spread_2 * (1 + steep)
        low, high = np.where(more, middle, low), np.where(more, high, middle)
    return np.asarray((low + high) / 2, dtype=np.float64)


def _require_fit(
    offers: Array, taken: Array, first: Design, second: Design, prize: float, spread_2: float | None
) -> None:
    if not 0 < prize < np.inf or not ((offers >= 0) & (offers <= prize)).all():
        raise InputError(f"offer: expected 0 to the prize, {prize}, which has to be above 0")
    if not np.isin(taken, (0, 1)).all():
        raise InputError("accepted: expected 0 or 1")
    if spread_2 is not None and not 0 < spread_2 < np.inf:
        raise InputError(f"spread_2: expected a number above 0, found {spread_2}")
    for name, values in (("accepted", taken), ("first", first.rows), ("second", second.rows)):
        if len(values) != len(offers):
            raise InputError(f"{name}: {len(values)} rows for {len(offers)} offers")


class _Ultimatum:
    """The likelihood of one set of offers and answers."""

    def __init__(
        self,
        offers: Array,
        taken: Array,
        first: Design,
        second: Design,
        prize: float,
        spread_2: float | None,
    ) -> None:
        self.offers, self.taken, self.prize, self.spread_2 = offers, taken > 0, prize, spread_2
        self.first, self.second = first.rows, second.rows
        self.known_1, self.known_2 = first.offset, second.offset
        self.lowest, self.highest = offers <= 0, offers >= prize

    def units(self) -> Array:
        """Return how far each coefficient moves a likelihood: values by the prize, logs by 1."""
        free = 1 if self.spread_2 is not None else 2
        columns = np.hstack([self.first, self.second])
        largest = np.abs(columns).max(axis=0, initial=0.0)
        return np.concatenate([largest / self.prize + 1e-300, np.ones(free)])

    def starts(self) -> list[Array]:
        """Return places to begin: the offerer's values that make typical offers the best ones."""
        spreads = [self.spread_2] if self.spread_2 else [self.prize * part for part in _SPREADS]
        found = []
        for spread in spreads:
            for level in np.quantile(self.offers, _LEVELS):
                two = np.linalg.lstsq(self.second, np.full(len(self.offers), level), rcond=None)[0]
                steep = np.exp(np.minimum((self.offers - level) / spread, _STEEPEST))
                own = np.maximum(self.prize - self.offers - spread * (1 + steep), -self.prize)
                one = np.linalg.lstsq(self.first, own, rcond=None)[0]
                free = [] if self.spread_2 else [np.log(spread)]
                found += [
                    np.concatenate([one, two, [np.log(self.prize * part)], free])
                    for part in _SPREADS
                ]
        return found

    def loglik(self, point: Array) -> tuple[float, Array]:
        cut = self.first.shape[1]
        end = cut + self.second.shape[1]
        one = self.first @ point[:cut] + self.known_1
        two = self.second @ point[cut:end] + self.known_2
        spread_1 = np.exp(point[end])
        spread_2 = self.spread_2 if self.spread_2 is not None else np.exp(point[end + 1])
        above = (self.offers - two) / spread_2
        steep = np.exp(np.minimum(above, _STEEPEST))
        # The offerer's error that makes this offer the best one, in units of its scale.
        latent = (self.prize - self.offers - one - spread_2 * (1 + steep)) / spread_1
        below, beyond = _log_logistic(latent), _log_logistic(-latent)
        inside = ~(self.lowest | self.highest)
        value = np.where(self.lowest, beyond[0], np.where(self.highest, below[0], 0.0))
        by_latent = np.where(self.lowest, -beyond[1], np.where(self.highest, below[1], 0.0))
        # Inside, the density of the error and how fast the error moves with the offer.
        stretch = np.logaddexp(0.0, np.minimum(above, _STEEPEST))
        value = np.where(inside, below[0] + beyond[0] - point[end] + stretch, value)
        by_latent = np.where(inside, below[1] - beyond[1], by_latent)
        chance = _log_logistic(np.where(self.taken, above, -above))
        value = value + chance[0]
        rise = steep / (1 + steep)
        by_above = np.where(self.taken, chance[1], -chance[1]) + np.where(inside, rise, 0.0)
        by_above = by_above - by_latent * spread_2 * steep / spread_1
        slopes = [
            self.first.T @ (-by_latent / spread_1),
            self.second.T @ (-by_above / spread_2),
            [float((-by_latent * latent - inside).sum())],
        ]
        if self.spread_2 is None:
            through = -by_latent * spread_2 * (1 + steep) / spread_1
            slopes.append([float((through - by_above * above).sum())])
        return float(value.sum()), np.concatenate(slopes)


def _log_logistic(latent: Array) -> tuple[Array, Array]:
    """Return the logarithm of the standard logistic distribution, and its slope."""
    from scipy.special import expit

    return -np.logaddexp(0.0, -latent), np.asarray(expit(-latent), dtype=np.float64)
