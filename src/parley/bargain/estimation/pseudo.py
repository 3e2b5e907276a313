"""Estimate the crisis signalling game by pseudo-likelihood.

A game with several equilibria has no one likelihood. Pseudo-likelihood takes what each side expects
of the other from the data instead of solving the game: given the chances that a threat is resisted
and that a resisted challenger fights, each side's best response is unique, and so is the chance of
each outcome.

Source:
    Crisman-Cox and Gibilisco (2021), Estimating Signaling Games in International Relations,
    Political Science Research and Methods 9(3); Aguirregabiria and Mira (2007), Sequential
    Estimation of Dynamic Discrete Games, Econometrica 75(1), for both covariances.
"""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import ArrayLike, NDArray

from parley.bargain.estimation.design import Design, column
from parley.bargain.estimation.estimate import Estimate
from parley.bargain.estimation.maximum import climb, is_flat
from parley.errors import InputError

Array = NDArray[np.float64]

#: Status quo, concession, war, backing down.
_OUTCOMES = 4

#: Added to each count of what followed, so that no expectation is certain (Jeffreys).
_PRIOR = 0.5

#: Expectations stay this far from 0 and 1: best responses divide by them.
_LEAST = 1e-6

#: Step of differences in expectations, the cube root of a double's precision.
_STEP = 6e-6

_SMALLEST = 1e-300


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CrisisPayoffs:
    """Regressors of each payoff of the crisis signalling game, as in `signalling.CrisisGame`.

    Only differences of a side's payoffs can be told from data: leave `status_quo` or `prize`, and
    `concession` or `prize_2`, without regressors, or let regressors differ.

    Attributes:
        status_quo: S_A.
        prize: V_A.
        concession: C_B.
        war: Mean of w_A.
        war_2: Mean of w_B.
        audience: Mean of a.
        prize_2: V_B.
    """

    status_quo: Design
    prize: Design
    concession: Design
    war: Design
    war_2: Design
    audience: Design
    prize_2: Design

    def designs(self) -> list[Design]:
        """Return the seven in the order in which coefficients stand."""
        return [getattr(self, field.name) for field in fields(self)]

    def names(self) -> tuple[str, ...]:
        """Return `payoff:regressor` for each coefficient."""
        return tuple(
            f"{field.name}:{name}"
            for field in fields(self)
            for name in getattr(self, field.name).names
        )


def fit_crisis(
    counts: ArrayLike,
    payoffs: CrisisPayoffs,
    *,
    expected: ArrayLike | None = None,
    start: ArrayLike | None = None,
) -> Estimate:
    """Estimate what moves each payoff of the crisis signalling game.

    Args:
        counts: How often each game ended in status quo, concession, war and backing down;
            shape (N, 4). Games played once only tell little about expectations.
        payoffs: Regressors, each of N rows.
        expected: Chances of resistance and of a fight that the sides expected; shape (N, 2).
            `None` takes them from each game's counts.
        start: Where to begin; shape (K,), zeros if `None`.

    Returns:
        Coefficients named `payoff:regressor`. With expectations from counts the covariance
        includes their error; with `expected` given it takes them as known.

    Raises:
        InputError: Values do not fit, or the data do not identify the coefficients.

    Source:
        Crisman-Cox and Gibilisco (2021).
    """
    seen = np.asarray(counts, dtype=np.float64)
    require_counts(seen, payoffs)
    beliefs = _from_counts(seen) if expected is None else _given(expected, len(seen))
    game = PseudoLikelihood(seen, payoffs)
    begin = np.zeros(len(payoffs.names())) if start is None else column("start", start)

    def objective(at: Array) -> tuple[float, Array]:
        return game.loglik(at, beliefs)

    point, value, covariance, slope = climb(objective, begin, game.units())
    if expected is None:
        covariance = covariance + game.first_step(point, beliefs, covariance)
    return Estimate(
        method="crisis signalling, pseudo-likelihood",
        names=payoffs.names(),
        values=point,
        covariance=covariance,
        loglik=value,
        observations=int(seen.sum()),
        converged=is_flat(slope, value),
        slope=slope,
    )


def require_counts(seen: Array, payoffs: CrisisPayoffs) -> None:
    """Refuse counts that are no counts or do not fit the regressors."""
    if seen.ndim != 2 or seen.shape[1] != _OUTCOMES or not (np.isfinite(seen) & (seen >= 0)).all():
        raise InputError("counts: expected four numbers a game, none below 0")
    if not (seen.sum(axis=0) > 0).all():
        raise InputError("counts: each of the four outcomes has to be seen at least once")
    for field in fields(payoffs):
        rows = len(getattr(payoffs, field.name).rows)
        if rows != len(seen):
            raise InputError(f"{field.name}: {rows} rows for {len(seen)} games")


def _given(expected: ArrayLike, count: int) -> Array:
    beliefs = np.asarray(expected, dtype=np.float64)
    if beliefs.shape != (count, 2) or not ((beliefs >= 0) & (beliefs <= 1)).all():
        raise InputError("expected: two chances a game, from 0 to 1")
    return np.clip(beliefs, _LEAST, 1 - _LEAST)


def _from_counts(seen: Array) -> Array:
    _, conceded, fought, backed = seen.T
    resisted = fought + backed
    return np.stack(
        [
            (resisted + _PRIOR) / (resisted + conceded + 2 * _PRIOR),
            (fought + _PRIOR) / (resisted + 2 * _PRIOR),
        ],
        axis=1,
    )


class PseudoLikelihood:
    """The pseudo-likelihood of one set of counts."""

    def __init__(self, seen: Array, payoffs: CrisisPayoffs) -> None:
        self.seen = seen
        self.designs = payoffs.designs()
        self.cuts = np.cumsum([len(design.names) for design in self.designs])[:-1].tolist()

    def units(self) -> Array:
        """Return how large each coefficient's regressor gets; shape (K,)."""
        return np.concatenate(
            [np.abs(each.rows).max(axis=0, initial=_SMALLEST) for each in self.designs]
        )

    def payoffs(self, point: Array) -> list[Array]:
        """Return the seven payoffs of each game, in order."""
        parts = np.split(point, self.cuts)
        return [each.value(part) for each, part in zip(self.designs, parts, strict=True)]

    def scores(self, point: Array, beliefs: Array) -> tuple[Array, Array]:
        """Return log-likelihood and its slopes by the seven payoffs, game by game; (N,), (N, 7)."""
        from scipy.special import log_ndtr, ndtr

        from parley.bargain.signalling.kernel import fight_shares

        status_quo, prize, concession, war, war_2, audience, prize_2 = self.payoffs(point)
        resist, fight = beliefs.T
        quiet, conceded, fought, backed = self.seen.T
        c = (status_quo - (1 - resist) * prize) / resist
        by_war, by_audience = _density(c - war), _density(c - audience)
        below_war, below_audience = ndtr(c - war), ndtr(c - audience)
        above = ndtr(war - c)
        challenge = above + ndtr(audience - c) * below_war
        fights = np.maximum(challenge * fight_shares(c, war, audience), _SMALLEST)
        backs = np.maximum(challenge * fight_shares(c, audience, war), _SMALLEST)
        challenge = np.maximum(challenge, _SMALLEST)
        gain = (prize_2 - concession) / fight + war_2 - prize_2
        yes, no = log_ndtr(gain), log_ndtr(-gain)
        value = (
            quiet * (log_ndtr(c - war) + log_ndtr(c - audience))
            + conceded * (np.log(challenge) + no)
            + fought * (np.log(fights) + yes)
            + backed * (np.log(backs) + yes)
        )
        # How war and audience change places: the chance that both are equal and above c.
        middle = (c - (war + audience) / 2) * np.sqrt(2)
        swap = _density((war - audience) / np.sqrt(2)) / np.sqrt(2) * ndtr(-middle)
        falls_war, falls_audience = by_war * below_audience, by_audience * below_war
        quiet_war = -quiet * np.exp(_log_density(c - war) - log_ndtr(c - war))
        quiet_audience = -quiet * np.exp(_log_density(c - audience) - log_ndtr(c - audience))
        per_challenge, per_fight, per_back = conceded / challenge, fought / fights, backed / backs
        slope_war = (
            quiet_war + per_challenge * falls_war + per_fight * (swap + falls_war) - per_back * swap
        )
        slope_audience = (
            quiet_audience
            + per_challenge * falls_audience
            - per_fight * swap
            + per_back * (swap + falls_audience)
        )
        # Only differences matter: c, war and audience together move nothing.
        slope_c = -slope_war - slope_audience
        density = _log_density(gain)
        slope_gain = (fought + backed) * np.exp(density - yes) - conceded * np.exp(density - no)
        slopes = [
            slope_c / resist,
            -slope_c * (1 - resist) / resist,
            -slope_gain / fight,
            slope_war,
            slope_gain,
            slope_audience,
            slope_gain * (1 / fight - 1),
        ]
        return value, np.stack(slopes, axis=1)

    def loglik(self, point: Array, beliefs: Array) -> tuple[float, Array]:
        """Return the pseudo-log-likelihood and its slope by coefficient."""
        value, slopes = self.scores(point, beliefs)
        slope = [each.rows.T @ slopes[:, index] for index, each in enumerate(self.designs)]
        return float(value.sum()), np.concatenate(slope)

    def by_beliefs(self, point: Array, beliefs: Array) -> Array:
        """Return how each game's slopes change with its two expectations; (N, K, 2)."""
        changes = []
        for which in (0, 1):
            step = _STEP * np.minimum(beliefs[:, which], 1 - beliefs[:, which])
            shift = np.zeros_like(beliefs)
            shift[:, which] = step
            ahead = self.scores(point, beliefs + shift)[1]
            behind = self.scores(point, beliefs - shift)[1]
            by_payoff = (ahead - behind) / (2 * step)[:, None]
            changes.append(
                np.hstack([each.rows * by_payoff[:, [at]] for at, each in enumerate(self.designs)])
            )
        return np.stack(changes, axis=2)

    def first_step(self, point: Array, beliefs: Array, inverse: Array) -> Array:
        """Return what the error of expectations from counts adds to the covariance; (K, K)."""
        _, conceded, fought, backed = self.seen.T
        trials = np.stack([conceded + fought + backed, fought + backed], axis=1) + 2 * _PRIOR
        scatter = (
            self.by_beliefs(point, beliefs) * np.sqrt(beliefs * (1 - beliefs) / trials)[:, None]
        )
        error = np.einsum("nkp,nlp->kl", scatter, scatter)
        return np.asarray(inverse @ error @ inverse, dtype=np.float64)


def _log_density(latent: Array) -> Array:
    return np.asarray(-0.5 * latent * latent - 0.5 * np.log(2 * np.pi), dtype=np.float64)


def _density(latent: Array) -> Array:
    return np.exp(_log_density(latent))
