"""Regressors with their names, checked once at the door."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from parley.errors import InputError

Array = NDArray[np.float64]

#: The regressor that is 1 throughout.
CONSTANT = "constant"

#: Coefficients of one model; curvature takes twice as many evaluations, so more would not end soon.
MOST_REGRESSORS = 200


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Design:
    """Regressors of one payoff; without any the payoff is fixed at its offset.

    Attributes:
        names: One a column, unique.
        rows: One a game; shape (N, K).
        offset: What is known of the payoff and added to the rest; shape (N,) or one number.
    """

    names: tuple[str, ...]
    rows: Array
    offset: Array | float = 0.0

    def __post_init__(self) -> None:
        if self.rows.ndim != 2 or self.rows.shape[1] != len(self.names):
            raise InputError(f"{self.rows.shape} values for {len(self.names)} named regressors")
        if len(set(self.names)) < len(self.names):
            raise InputError(f"two regressors share a name: {', '.join(self.names)}")
        if len(self.names) > MOST_REGRESSORS:
            raise InputError(f"{len(self.names)} regressors; give at most {MOST_REGRESSORS}")
        if not np.isfinite(self.rows).all():
            row, at = (int(index[0]) for index in np.nonzero(~np.isfinite(self.rows)))
            raise InputError(
                f"{self.names[at]}, row {row}: expected a number, found"
                f" {self.rows[row, at]}; leave the row out or fill it in"
            )

    def value(self, coefficients: Array) -> Array:
        """Return the payoff in each game; shape (N,)."""
        return np.asarray(self.rows @ coefficients + self.offset, dtype=np.float64)


def fixed_payoff(count: int, value: ArrayLike = 0.0) -> Design:
    """Return a payoff of `count` games that is known: one number, or one a game."""
    known = column("fixed payoff", np.broadcast_to(np.asarray(value, dtype=np.float64), (count,)))
    return Design(names=(), rows=np.empty((count, 0)), offset=known)


def design(
    count: int, regressors: Mapping[str, ArrayLike] | None = None, *, constant: bool = True
) -> Design:
    """Return regressors of `count` games as columns, after a constant unless it is unwanted."""
    columns = {CONSTANT: np.ones(count)} if constant else {}
    for name, values in (regressors or {}).items():
        columns[name] = column(name, values)
        if len(columns[name]) != count:
            raise InputError(f"{name}: {len(columns[name])} values for {count} games")
    rows = np.column_stack(list(columns.values())) if columns else np.empty((count, 0))
    return Design(names=tuple(columns), rows=np.asarray(rows, dtype=np.float64))


def column(name: str, values: ArrayLike) -> Array:
    """Return values as one column of finite numbers."""
    try:
        numbers = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise InputError(f"{name}: expected numbers ({error})") from error
    if numbers.ndim != 1 or not len(numbers):
        raise InputError(f"{name}: expected one value a game, found shape {numbers.shape}")
    if not np.isfinite(numbers).all():
        row = int(np.nonzero(~np.isfinite(numbers))[0][0])
        raise InputError(f"{name}, row {row}: expected a number, found {numbers[row]}")
    return numbers
