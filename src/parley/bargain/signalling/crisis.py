"""The crisis signalling game: a threat, an answer, and a challenger who may back down.

::

    1 ── nothing ──▶ status quo        S_A
    └─ threatens ─ 2 ─ concedes ──▶    V_A, C_B
                   └─ resists ─ 1 ─ fights ─────▶  w_A, w_B
                                └─ backs down ──▶  a, V_B

`w_A`, `w_B` and `a` are normal about the parameters with unit variance, each known to its owner.

Source:
    Lewis and Schultz (2003), Revealing Preferences: Empirical Estimation of a Crisis Bargaining
    Game with Incomplete Information, Political Analysis 11(4); in the form of Crisman-Cox and
    Gibilisco (2021), Estimating Signaling Games in International Relations, Political Science
    Research and Methods 9(3).
"""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import ArrayLike, NDArray

from parley.errors import InputError

Array = NDArray[np.float64]

#: Payoffs are measured in standard deviations of what is private; beyond this, squares of them no
#: longer fit a double and nothing private could matter.
LARGEST_PAYOFF = 1e6

#: Games solved at a time, so that room for the most equilibria is needed for these only.
_TOGETHER = 16_384

#: Slope of best responses below which play that starts nearby comes back.
_STABLE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CrisisGame:
    """Payoffs of many games; each a number or an array of shape (N,).

    Attributes:
        status_quo: S_A, of the challenger without a challenge.
        prize: V_A, of the challenger where the other concedes.
        concession: C_B, of the challenged where it concedes.
        war: Mean of w_A, of the challenger in a war.
        war_2: Mean of w_B, of the challenged in a war.
        audience: Mean of a, of the challenger that threatened and backs down: its audience cost
            is what this lies below the status quo.
        prize_2: V_B, of the challenged where the challenger backs down.
    """

    status_quo: ArrayLike
    prize: ArrayLike
    concession: ArrayLike
    war: ArrayLike
    war_2: ArrayLike
    audience: ArrayLike
    prize_2: ArrayLike

    def rows(self) -> Array:
        """Return one row a game; shape (N, 7).

        Raises:
            InputError: A payoff is no number or too large, or lengths differ.
        """
        columns = []
        for field in fields(self):
            values = np.atleast_1d(np.asarray(getattr(self, field.name), dtype=np.float64))
            if values.ndim != 1 or not (np.abs(values) <= LARGEST_PAYOFF).all():
                raise InputError(
                    f"{field.name}: expected numbers within {LARGEST_PAYOFF:.0e} of 0, one a game,"
                    " in standard deviations of what is private"
                )
            columns.append(values)
        try:
            return np.stack(np.broadcast_arrays(*columns), axis=1)
        except ValueError as error:
            lengths = ", ".join(
                f"{field.name} {len(column)}"
                for field, column in zip(fields(self), columns, strict=True)
            )
            raise InputError(f"payoffs of unlike length: {lengths}") from error


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Equilibria:
    """Every equilibrium of every game, the least resistance first; NaN past a game's last.

    Attributes:
        count: How many; shape (N,).
        challenge: Chance of a threat (p_C); shape (N, most).
        resist: Chance that a threat is resisted (p_R); 0 or 1 where it is so in double precision.
        concede: 1 - p_R, with its own digits where p_R is nearly 1.
        fight: Chance that a challenger resisted fights (p_F).
        slope: Of best responses in p_R: play that starts near an equilibrium comes back to it
            where this is between -1 and 1.
    """

    count: NDArray[np.int64]
    challenge: Array
    resist: Array
    concede: Array
    fight: Array
    slope: Array

    @property
    def is_stable(self) -> NDArray[np.bool_]:
        """Whether play that starts nearby comes back; shape (N, most), false past the last."""
        return np.asarray(np.abs(self.slope) < _STABLE, dtype=np.bool_)

    def outcomes(self) -> Array:
        """Return chances of status quo, concession, war and backing down; shape (N, most, 4)."""
        resisted = self.challenge * self.resist
        return np.stack(
            [
                1 - self.challenge,
                self.challenge * self.concede,
                resisted * self.fight,
                resisted * (1 - self.fight),
            ],
            axis=-1,
        )

    def by_rule(self) -> dict[str, Array]:
        """Return chances of the four outcomes under each rule of choosing; shape (N, 4) each.

        Theory does not choose among equilibria: the spread between rules is part of the answer.
        `peace` and `war` take the one with the least and the most war, `stable` the stable ones
        with equal weight, `even` all with equal weight.
        """
        chances = self.outcomes()
        war = chances[:, :, 2]
        rows = np.arange(len(chances))
        known = np.isfinite(self.resist)
        stable = self.is_stable
        stable = np.where(stable.any(axis=1, keepdims=True), stable, known)
        return {
            "peace": chances[rows, np.nanargmin(war, axis=1)],
            "war": chances[rows, np.nanargmax(war, axis=1)],
            "stable": _weighted(chances, stable),
            "even": _weighted(chances, known),
        }


def crisis_equilibria(game: CrisisGame) -> Equilibria:
    """Find every equilibrium of each game.

    Args:
        game: Payoffs of N games.

    Returns:
        The equilibria; each game has at least one.

    Raises:
        InputError: A payoff is no number, or a game lies so near a bifurcation that roots cannot
            be told apart in double precision.
    """
    from parley.bargain.signalling.kernel import solve

    rows = np.ascontiguousarray(game.rows())
    starts = range(0, len(rows), _TOGETHER)
    parts, count = [], np.zeros(len(rows), dtype=np.int64)
    for begin in starts:
        block, counts = solve(rows[begin : begin + _TOGETHER])
        count[begin : begin + _TOGETHER] = counts
        parts.append(block[:, : max(int(counts.max()), 1)].copy())
    if (count < 1).any():
        row = int(np.nonzero(count < 1)[0][0])
        raise InputError(
            f"game {row}: its equilibria merge within rounding; move a payoff by a millionth"
        )
    most = int(count.max(initial=1))
    found = np.full((5, len(rows), most), np.nan)
    for part, begin in zip(parts, starts, strict=True):
        found[:, begin : begin + len(part), : part.shape[1]] = np.moveaxis(part, 2, 0)
    challenge, resist, concede, fight, slope = found
    return Equilibria(
        count=count,
        challenge=challenge,
        resist=resist,
        concede=concede,
        fight=fight,
        slope=slope,
    )


def _weighted(chances: Array, chosen: NDArray[np.bool_]) -> Array:
    weight = chosen / chosen.sum(axis=1, keepdims=True)
    total = np.where(chosen[:, :, None], chances, 0.0) * weight[:, :, None]
    return np.asarray(total.sum(axis=1), dtype=np.float64)
