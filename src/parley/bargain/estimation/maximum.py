"""Climb a log-likelihood to its top and measure the curvature there."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from parley.errors import InputError

Array = NDArray[np.float64]

#: Log-likelihood and its slope, both at a point of shape (K,).
Objective = Callable[[Array], tuple[float, Array]]

#: Step of central differences of the slope, per unit of a coefficient: the cube root of the
#: machine's precision balances rounding against curvature.
_STEP = float(np.cbrt(np.finfo(np.float64).eps))

#: Newton steps after the climb; each squares the distance left, so more than a few mean no top.
_POLISH = 20

#: Slope left, over 1 + |log-likelihood|, that counts as none.
_FLAT = 1e-8

#: Evaluations of the climb, whatever the data: bounds the time on a surface without a top.
_MOST_STEPS = 2000

#: Ratio of the flattest to the steepest direction (in standard errors) below which the data do
#: not tell two coefficients apart.
_UNTOLD = 1e-10

#: Standard error, in units of utility, that is no knowledge at all: errors have unit scale, so a
#: thousand of them drown any choice. A likelihood that rises towards infinity leaves more.
_UNKNOWN = 1000.0


def climb(objective: Objective, start: Array, units: Array) -> tuple[Array, float, Array, float]:
    """Return the top of a log-likelihood.

    Args:
        objective: Gives log-likelihood and slope at a point.
        start: Where to begin; shape (K,).
        units: How large each coefficient's regressor gets, above 0; shape (K,). The climb takes
            steps in utility, whatever the regressors are measured in.

    Returns:
        The top, shape (K,); the log-likelihood there; the inverse of the negative curvature, shape
        (K, K); the steepest slope left, per unit of utility.

    Raises:
        InputError: The data do not identify the coefficients (no top, or a flat one).
    """
    from scipy.optimize import minimize

    def scaled(point: Array) -> tuple[float, Array]:
        value, slope = objective(point / units)
        return value, slope / units

    def negative(point: Array) -> tuple[float, Array]:
        value, slope = scaled(point)
        return -value, -slope

    begin = start * units
    found = minimize(negative, begin, jac=True, method="BFGS", options={"maxiter": _MOST_STEPS})
    point = np.asarray(found.x, dtype=np.float64)
    value, slope = scaled(point)
    for _ in range(_POLISH):
        if np.abs(slope).max() <= _FLAT * 1e-3 * (1 + abs(value)):
            break
        try:
            step = np.linalg.solve(curvature(scaled, point), slope)
        except np.linalg.LinAlgError:
            break
        further = scaled(point + step)
        if not further[0] >= value - 1e-12 * (1 + abs(value)):
            break
        point, (value, slope) = point + step, further
    inverse = _inverse(curvature(scaled, point)) / np.outer(units, units)
    return point / units, value, inverse, float(np.abs(slope).max())


def is_flat(slope: float, value: float) -> bool:
    """Say whether a slope is within rounding of none for a log-likelihood of that size."""
    return slope <= _FLAT * (1 + abs(value))


def curvature(objective: Objective, point: Array) -> Array:
    """Return the negative second derivatives by central differences of slopes; shape (K, K)."""
    steps = _STEP * np.maximum(np.abs(point), 1.0)
    rows = []
    for index, step in enumerate(steps):
        ahead, behind = point.copy(), point.copy()
        ahead[index] += step
        behind[index] -= step
        rows.append((objective(behind)[1] - objective(ahead)[1]) / (2 * step))
    matrix = np.array(rows)
    return np.asarray((matrix + matrix.T) / 2, dtype=np.float64)


def _inverse(matrix: Array) -> Array:
    """Invert a curvature per utility, or say that the data leave some direction open."""
    diagonal = np.diag(matrix)
    if np.all(np.isfinite(matrix)) and np.all(diagonal > 0):
        scale = 1 / np.sqrt(diagonal)
        values, vectors = np.linalg.eigh(matrix * np.outer(scale, scale))
        if values[0] > _UNTOLD * values[-1]:
            scaled = vectors * scale[:, None]
            inverse = np.asarray((scaled / values) @ scaled.T, dtype=np.float64)
            if np.diag(inverse).max() < _UNKNOWN**2:
                return inverse
    raise InputError(
        "the likelihood has no single top: some regressor repeats another, or predicts an outcome"
        " without fail; drop it, or give more observations"
    )
