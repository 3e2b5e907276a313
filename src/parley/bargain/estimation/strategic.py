"""Estimate a game of two moves in which the first player looks ahead: the strategic probit.

The first player keeps the status quo or challenges; the challenged one gives in or resists::

    1 ── keeps ──▶ outcome 0      u1 = status_quo
    └─ challenges ─ 2 ─ gives in ─▶ outcome 1    u1 = conceded, u2 = 0
                    └─ resists ──▶ outcome 2    u1 = resisted, u2 = response

Source:
    Signorino (1999), Strategic Interaction and the Statistical Analysis of International Conflict,
    American Political Science Review 93(2); Signorino (2003), Structure and Uncertainty in
    Discrete Choice Models, Political Analysis 11(4), for the two kinds of error.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import ArrayLike, NDArray

from parley.bargain.estimation.design import Design, column
from parley.bargain.estimation.estimate import Estimate
from parley.bargain.estimation.links import LINKS, Link
from parley.bargain.estimation.maximum import climb, is_flat
from parley.errors import InputError

Array = NDArray[np.float64]

#: Where the errors of a player come from: `agent`, its agents err at each move; `private`, it
#: knows a part of each payoff that nobody else sees.
ERRORS = ("agent", "private")

#: Scoring steps towards a start, and how much they are held back: a start has to be near only.
_START_STEPS = 8
_RIDGE = 1e-3

#: Size given to a regressor that is 0 throughout, which the curvature then refuses.
_TINY = 1e-300

#: Keeps, gives in, resists.
_OUTCOMES = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Payoffs:
    """Regressors of each payoff that is not fixed at 0.

    Attributes:
        status_quo: Of player 1 where it keeps the status quo.
        conceded: Of player 1 where player 2 gives in.
        resisted: Of player 1 where player 2 resists.
        response: Of player 2 where it resists, against 0 where it gives in.
    """

    status_quo: Design
    conceded: Design
    resisted: Design
    response: Design

    def designs(self) -> tuple[Design, Design, Design, Design]:
        """Return the four in the order in which coefficients stand."""
        return self.status_quo, self.conceded, self.resisted, self.response


def fit_strategic(
    outcome: ArrayLike, payoffs: Payoffs, *, error: str = "agent", link: str = "probit"
) -> Estimate:
    """Estimate what moves each payoff, by maximum likelihood.

    Errors have unit scale: each is standard normal at each payoff (or, with agents' error, at
    each choice); with `link="logit"`, agents' errors are type 1 extreme values.

    Args:
        outcome: 0 kept, 1 challenged and given in, 2 challenged and resisted; shape (N,).
        payoffs: Regressors of the payoffs, each of N rows.
        error: `agent` or `private`.
        link: `probit` or, with agents' error only, `logit`.

    Returns:
        Coefficients named `payoff:regressor`, in the order of `payoffs`.

    Raises:
        InputError: Rows or values do not fit, or the data do not identify the coefficients.

    Source:
        Signorino (2003).
    """
    if error not in ERRORS or link not in LINKS or (error == "private" and link != "probit"):
        raise InputError(
            f"error {error!r} with link {link!r} is no model here; give agent with probit or logit,"
            " or private with probit"
        )
    seen = column("outcome", outcome)
    _require_outcomes(seen, payoffs)
    game = _Game(seen.astype(np.intp), payoffs, LINKS[link], error == "private")
    point, value, covariance, slope = climb(game.loglik, game.start(), game.units())
    return Estimate(
        method=f"strategic {link}, {error} error",
        names=_names(payoffs),
        values=point,
        covariance=covariance,
        loglik=value,
        observations=len(seen),
        converged=is_flat(slope, value),
        slope=slope,
    )


def predict_strategic(
    coefficients: ArrayLike, payoffs: Payoffs, *, error: str = "agent", link: str = "probit"
) -> Array:
    """Return the probability of each outcome under given coefficients; shape (N, 3)."""
    anything = np.zeros(len(payoffs.status_quo.rows), dtype=np.intp)
    game = _Game(anything, payoffs, LINKS[link], error == "private")
    return game.probabilities(np.asarray(coefficients, dtype=np.float64))


def _require_outcomes(seen: Array, payoffs: Payoffs) -> None:
    for name, design in zip((f.name for f in fields(payoffs)), payoffs.designs(), strict=True):
        if len(design.rows) != len(seen):
            raise InputError(f"{name}: {len(design.rows)} rows for {len(seen)} outcomes")
    if not np.isin(seen, range(_OUTCOMES)).all() or len(np.unique(seen)) < _OUTCOMES:
        raise InputError("outcome: expected 0, 1 and 2, each at least once, and nothing else")


def _names(payoffs: Payoffs) -> tuple[str, ...]:
    return tuple(
        f"{field.name}:{name}"
        for field, design in zip(fields(payoffs), payoffs.designs(), strict=True)
        for name in design.names
    )


class _Game:
    """The likelihood of one set of outcomes."""

    def __init__(
        self, outcome: NDArray[np.intp], payoffs: Payoffs, link: Link, private: bool
    ) -> None:
        self.outcome, self.link, self.private = outcome, link, private
        self.designs = [design.rows for design in payoffs.designs()]
        self.cuts: Sequence[int] = np.cumsum([rows.shape[1] for rows in self.designs])[:-1].tolist()

    def utilities(self, point: Array) -> list[Array]:
        parts = np.split(point, self.cuts)
        return [rows @ part for rows, part in zip(self.designs, parts, strict=True)]

    def moves(self, point: Array) -> tuple[Array, Array, Array, Array, Array]:
        """Return scaled advantages of resisting and challenging, P(resist), what, and its scale."""
        kept, conceded, resisted, response = self.utilities(point)
        second = response / self.link.scale
        resist = self.link.probability(second)
        stake = resisted - conceded
        gain = conceded + resist * stake - kept
        # With private payoffs the first player weighs its own by what the second will do.
        weights = 1 + (1 - resist) ** 2 + resist**2 if self.private else self.link.scale**2
        scale = np.sqrt(weights) * np.ones_like(gain)
        return second, gain / scale, resist, stake, scale

    def probabilities(self, point: Array) -> Array:
        _, first, resist, _, _ = self.moves(point)
        challenge = self.link.probability(first)
        return np.stack([1 - challenge, challenge * (1 - resist), challenge * resist], axis=1)

    def loglik(self, point: Array) -> tuple[float, Array]:
        second, first, resist, stake, scale = self.moves(point)
        challenged, resisted = self.outcome > 0, self.outcome == _OUTCOMES - 1
        sign_first = np.where(challenged, 1.0, -1.0)
        sign_second = np.where(resisted, 1.0, -1.0)
        value_first, slope_first = self.link.log(sign_first * first)
        value_second, slope_second = self.link.log(sign_second * second)
        by_first = sign_first * slope_first
        by_second = np.where(challenged, sign_second * slope_second, 0.0)
        # What resistance does to the first player's prospects, through its expectation.
        through = stake / scale
        if self.private:
            through = through - first * (2 * resist - 1) / scale**2
        by_resist = by_first * through
        density = self.link.density(second)
        slopes = (
            -by_first / scale,
            by_first * (1 - resist) / scale,
            by_first * resist / scale,
            (by_second + by_resist * density) / self.link.scale,
        )
        slope = [rows.T @ each for rows, each in zip(self.designs, slopes, strict=True)]
        value = value_first.sum() + value_second[challenged].sum()
        return float(value), np.concatenate(slope)

    def units(self) -> Array:
        return np.concatenate([np.abs(rows).max(axis=0, initial=_TINY) for rows in self.designs])

    def start(self) -> Array:
        """Return estimates by backward induction: the second move, then the first given it."""
        challenged = self.outcome > 0
        last = self.designs[3]
        response = self._binary(last[challenged], self.outcome[challenged] == _OUTCOMES - 1)
        resist = self.link.probability(last @ response)[:, None]
        kept, conceded, resisted = self.designs[:3]
        ahead = np.hstack([-kept, (1 - resist) * conceded, resist * resisted])
        first = self._binary(ahead, challenged)
        return np.concatenate([first, response]) * self.link.scale

    def _binary(self, rows: Array, chosen: NDArray[np.bool_]) -> Array:
        """Fit one choice roughly: a few scoring steps, held back by a slight ridge."""
        sign = np.where(chosen, 1.0, -1.0)
        point = np.zeros(rows.shape[1])
        for _ in range(_START_STEPS):
            _, slope = self.link.log(sign * (rows @ point))
            # The outer product of slopes stands for the curvature (Berndt et al. 1974).
            curve = rows.T @ (rows * (slope * slope)[:, None])
            curve += _RIDGE * len(rows) * np.eye(len(point))
            point = point + np.linalg.solve(curve, rows.T @ (sign * slope))
        return point
