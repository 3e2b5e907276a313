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
        log_spread: Logarithm of the errors' standard deviation, against the unit one; of player 1
            alone where `log_spread_2` is given. `None` is 0. It can be told from data where some
            payoff is fixed at another value than 0, or where it varies.
        log_spread_2: The same of player 2.
    """

    status_quo: Design
    conceded: Design
    resisted: Design
    response: Design
    log_spread: Design | None = None
    log_spread_2: Design | None = None

    def named(self) -> dict[str, Design]:
        """Return those given, by name, in the order in which coefficients stand."""
        every = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: each for name, each in every.items() if each is not None}

    def designs(self) -> list[Design]:
        """Return those given, in the order in which coefficients stand."""
        return list(self.named().values())


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
    for name, design in payoffs.named().items():
        if len(design.rows) != len(seen):
            raise InputError(f"{name}: {len(design.rows)} rows for {len(seen)} outcomes")
    if not np.isin(seen, range(_OUTCOMES)).all() or len(np.unique(seen)) < _OUTCOMES:
        raise InputError("outcome: expected 0, 1 and 2, each at least once, and nothing else")


def _names(payoffs: Payoffs) -> tuple[str, ...]:
    return tuple(
        f"{payoff}:{name}" for payoff, design in payoffs.named().items() for name in design.names
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Moves:
    """What both players choose by: scaled advantages, and how one weighs on the other.

    `through` is what the chance of resistance does to the first player's scaled advantage.
    """

    first: Array
    second: Array
    resist: Array
    scale: Array
    scale_2: Array
    through: Array


class _Game:
    """The likelihood of one set of outcomes."""

    def __init__(
        self, outcome: NDArray[np.intp], payoffs: Payoffs, link: Link, private: bool
    ) -> None:
        self.outcome, self.link, self.private = outcome, link, private
        self.payoffs, self.designs = payoffs, payoffs.designs()
        self.cuts = np.cumsum([len(design.names) for design in self.designs])[:-1].tolist()

    def utilities(self, point: Array) -> list[Array]:
        """Return the four payoffs and both players' spreads."""
        parts = np.split(point, self.cuts)
        values = [each.value(part) for each, part in zip(self.designs, parts, strict=True)]
        logs = dict(zip(self.payoffs.named(), values, strict=True))
        one = logs.get("log_spread", np.zeros(len(self.outcome)))
        two = logs.get("log_spread_2", one)
        return [*values[:4], np.exp(one), np.exp(two)]

    def moves(self, point: Array) -> _Moves:
        kept, conceded, resisted, response, spread, spread_2 = self.utilities(point)
        spread_2 = spread_2 * self.link.scale
        second = response / spread_2
        resist = self.link.probability(second)
        stake = resisted - conceded
        gain = conceded + resist * stake - kept
        # With private payoffs the first player weighs its own by what the second will do.
        weights = 1 + (1 - resist) ** 2 + resist**2 if self.private else self.link.scale**2
        scale = spread * np.sqrt(weights)
        through = stake / scale
        if self.private:
            through = through - gain / scale * (2 * resist - 1) / weights
        return _Moves(
            first=gain / scale,
            second=second,
            resist=resist,
            scale=scale,
            scale_2=spread_2,
            through=through,
        )

    def probabilities(self, point: Array) -> Array:
        moves = self.moves(point)
        challenge, resist = self.link.probability(moves.first), moves.resist
        return np.stack([1 - challenge, challenge * (1 - resist), challenge * resist], axis=1)

    def loglik(self, point: Array) -> tuple[float, Array]:
        moves = self.moves(point)
        challenged, resisted = self.outcome > 0, self.outcome == _OUTCOMES - 1
        sign_first = np.where(challenged, 1.0, -1.0)
        sign_second = np.where(resisted, 1.0, -1.0)
        value_first, slope_first = self.link.log(sign_first * moves.first)
        value_second, slope_second = self.link.log(sign_second * moves.second)
        by_first = sign_first * slope_first
        by_second = np.where(challenged, sign_second * slope_second, 0.0)
        by_second = by_second + by_first * moves.through * self.link.density(moves.second)
        slopes = {
            "status_quo": -by_first / moves.scale,
            "conceded": by_first * (1 - moves.resist) / moves.scale,
            "resisted": by_first * moves.resist / moves.scale,
            "response": by_second / moves.scale_2,
            "log_spread": -by_first * moves.first,
            "log_spread_2": -by_second * moves.second,
        }
        if self.payoffs.log_spread_2 is None:
            slopes["log_spread"] = slopes["log_spread"] + slopes["log_spread_2"]
        named = self.payoffs.named()
        slope = [design.rows.T @ slopes[name] for name, design in named.items()]
        value = value_first.sum() + value_second[challenged].sum()
        return float(value), np.concatenate(slope)

    def units(self) -> Array:
        rows = [design.rows for design in self.designs]
        return np.concatenate([np.abs(each).max(axis=0, initial=_TINY) for each in rows])

    def start(self) -> Array:
        """Return estimates by backward induction: the second move, then the first given it."""
        challenged = self.outcome > 0
        kept, conceded, resisted, last, *spreads = self.designs
        response = self._binary(
            last.rows[challenged],
            self.outcome[challenged] == _OUTCOMES - 1,
            np.broadcast_to(last.offset, len(challenged))[challenged] / self.link.scale,
        )
        advantage = last.rows @ response + last.offset / self.link.scale
        resist = np.asarray(self.link.probability(advantage))[:, None]
        ahead = np.hstack([-kept.rows, (1 - resist) * conceded.rows, resist * resisted.rows])
        share = resist[:, 0]
        known = (1 - share) * conceded.offset + share * resisted.offset - kept.offset
        first = self._binary(ahead, challenged, known / self.link.scale)
        unit = np.zeros(sum(len(each.names) for each in spreads))
        return np.concatenate([np.concatenate([first, response]) * self.link.scale, unit])

    def _binary(self, rows: Array, chosen: NDArray[np.bool_], known: Array) -> Array:
        """Fit one choice roughly: a few scoring steps, held back by a slight ridge."""
        sign = np.where(chosen, 1.0, -1.0)
        point = np.zeros(rows.shape[1])
        for _ in range(_START_STEPS):
            _, slope = self.link.log(sign * (rows @ point + known))
            # The outer product of slopes stands for the curvature (Berndt et al. 1974).
            curve = rows.T @ (rows * (slope * slope)[:, None])
            curve += _RIDGE * len(rows) * np.eye(len(point))
            point = point + np.linalg.solve(curve, rows.T @ (sign * slope))
        return point
