"""Estimate the crisis signalling game by the likelihood of its equilibria.

Every game is solved at every step, all its equilibria are found, and the one that makes its counts
likeliest is taken as the one that is played. Expectations need not be read from counts, so that
games played seldom do no harm; the price is a likelihood that may jump where equilibria appear, and
so a start close to the top.

Source:
    The estimator that Crisman-Cox and Gibilisco (2021), Political Science Research and Methods
    9(3), reach by constraints (CMLE); here reached by solving each game, since that is cheap.
"""

from dataclasses import fields

import numpy as np
from numpy.typing import ArrayLike, NDArray

from parley.bargain.estimation.estimate import Estimate
from parley.bargain.estimation.maximum import climb, is_flat
from parley.bargain.estimation.pseudo import CrisisPayoffs, PseudoLikelihood, require_counts
from parley.bargain.signalling import LARGEST_PAYOFF, CrisisGame, crisis_equilibria
from parley.errors import InputError

Array = NDArray[np.float64]

_PAYOFFS = tuple(field.name for field in fields(CrisisGame))

#: Chances stay this far from 0 and 1 where slopes divide by them.
_LEAST = 1e-9

#: Log-likelihood where payoffs leave what can be solved: lower than any other.
_NOWHERE = -1e100

#: The same distance for the slope of best responses from 1, where an equilibrium is born.
_BORN = 1e-9

_SMALLEST = 1e-300


def fit_crisis_equilibria(
    counts: ArrayLike, payoffs: CrisisPayoffs, *, start: Estimate
) -> Estimate:
    """Estimate what moves each payoff of the crisis signalling game, solving every game.

    Args:
        counts: How often each game ended in status quo, concession, war and backing down;
            shape (N, 4).
        payoffs: Regressors, each of N rows.
        start: An estimate by `fit_crisis` of the same payoffs.

    Returns:
        Coefficients named `payoff:regressor`.

    Raises:
        InputError: Values do not fit, or the data do not identify the coefficients.

    Source:
        Crisman-Cox and Gibilisco (2021).
    """
    seen = np.asarray(counts, dtype=np.float64)
    require_counts(seen, payoffs)
    if start.names != payoffs.names():
        raise InputError("start: expected an estimate of the same payoffs, by fit_crisis")
    game = _Solved(seen, payoffs)
    point, value, covariance, slope = climb(game.loglik, start.values, game.pseudo.units())
    return Estimate(
        method="crisis signalling, likelihood of equilibria",
        names=payoffs.names(),
        values=point,
        covariance=covariance,
        loglik=value,
        observations=int(seen.sum()),
        converged=is_flat(slope, value),
        slope=slope,
    )


class _Solved:
    """The likelihood of one set of counts in the likeliest equilibria."""

    def __init__(self, seen: Array, payoffs: CrisisPayoffs) -> None:
        self.seen = seen
        self.pseudo = PseudoLikelihood(seen, payoffs)

    def loglik(self, point: Array) -> tuple[float, Array]:
        worth = self.pseudo.payoffs(point)
        if not all((np.abs(each) < LARGEST_PAYOFF).all() for each in worth):
            return _NOWHERE, np.zeros_like(point)
        resist, fight = self._played(worth)
        value, slopes = self.pseudo.scores(point, np.stack([resist, fight], axis=1))
        through = slopes + _through_equilibrium(worth, resist, fight, slopes)
        designs = self.pseudo.designs
        slope = [each.rows.T @ through[:, at] for at, each in enumerate(designs)]
        return float(value.sum()), np.concatenate(slope)

    def _played(self, worth: list[Array]) -> tuple[Array, Array]:
        """Return the chances of resistance and of a fight in each game's likeliest equilibrium."""
        found = crisis_equilibria(CrisisGame(**dict(zip(_PAYOFFS, worth, strict=True))))
        logs = np.log(np.maximum(found.outcomes(), _SMALLEST))
        fit = (self.seen[:, None, :] * logs).sum(axis=2)
        fit = np.where(np.isfinite(found.resist), fit, -np.inf)
        at = np.arange(len(fit)), fit.argmax(axis=1)
        return (
            np.clip(found.resist[at], _LEAST, 1 - _LEAST),
            np.clip(found.fight[at], _LEAST, 1 - _LEAST),
        )


def _through_equilibrium(worth: list[Array], resist: Array, fight: Array, slopes: Array) -> Array:
    """Return what payoffs do to the likelihood by moving the equilibrium; shape (N, 7).

    The implicit function theorem for two equations: resistance answers the chance of a fight, and
    the chance of a fight follows from who threatens in the face of resistance.
    """
    status_quo, prize, concession, war, war_2, audience, prize_2 = worth
    c = (status_quo - (1 - resist) * prize) / resist
    gain = (prize_2 - concession) / fight + war_2 - prize_2
    by_gain = _density(gain)
    gain_by_fight = -(prize_2 - concession) / fight**2
    c_by_resist = (prize - status_quo) / resist**2
    fight_by_war, fight_by_audience = _fight_slopes(c, war, audience, fight)
    fight_by_c = -fight_by_war - fight_by_audience
    resist_by_fight, fight_by_resist = by_gain * gain_by_fight, fight_by_c * c_by_resist
    nothing = np.zeros_like(c)
    on_resist = np.stack(
        [nothing, nothing, -by_gain / fight, nothing, by_gain, nothing, by_gain * (1 / fight - 1)],
        axis=1,
    )
    on_fight = np.stack(
        [
            fight_by_c / resist,
            -fight_by_c * (1 - resist) / resist,
            nothing,
            fight_by_war,
            nothing,
            fight_by_audience,
            nothing,
        ],
        axis=1,
    )
    apart = 1 - resist_by_fight * fight_by_resist
    apart = np.where(np.abs(apart) < _BORN, _BORN, apart)[:, None]
    moved_resist = (on_resist + resist_by_fight[:, None] * on_fight) / apart
    moved_fight = (on_fight + fight_by_resist[:, None] * on_resist) / apart
    # Slopes by the status quo and by war of 2 hold those by c and by gain.
    value_by_resist = slopes[:, 0] * resist * c_by_resist
    value_by_fight = slopes[:, 4] * gain_by_fight
    return value_by_resist[:, None] * moved_resist + value_by_fight[:, None] * moved_fight


def _fight_slopes(c: Array, war: Array, audience: Array, fight: Array) -> tuple[Array, Array]:
    """Return how the chance that a challenger fights moves with both means; shape (N,) each."""
    from scipy.special import ndtr

    either = np.maximum(ndtr(war - c) + ndtr(audience - c) * ndtr(c - war), _SMALLEST)
    middle = (c - (war + audience) / 2) * np.sqrt(2)
    swap = _density((war - audience) / np.sqrt(2)) / np.sqrt(2) * ndtr(-middle)
    more_war = _density(c - war) * ndtr(c - audience)
    more_audience = _density(c - audience) * ndtr(c - war)
    return (
        (swap + (1 - fight) * more_war) / either,
        -(swap + fight * more_audience) / either,
    )


def _density(latent: Array) -> Array:
    return np.asarray(np.exp(-0.5 * latent * latent) / np.sqrt(2 * np.pi), dtype=np.float64)
