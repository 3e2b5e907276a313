"""The crisis game as its equations read: a dense scan of one game, slow and plain.

As the R package sigInt does it: a scan of the chance of resistance for changes of sign, each then
closed in on; but with quadrature instead of a library's bivariate normal: tails keep digits.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import log_ndtr, ndtr

Array = NDArray[np.float64]

#: Chances of resistance that are looked at, closer together near 1.
SCANNED = np.exp(-np.concatenate([np.linspace(12, 0.1, 1200), np.geomspace(0.1, 1e-6, 800)]))

_POINTS, _WEIGHTS = np.polynomial.legendre.leggauss(100)


def respond_slowly(row: Array, resist: Array) -> Array:
    """Return best responses through plain quadrature: none of the solver's formulas."""
    status_quo, prize, concession, war, war_2, audience, prize_2 = row
    threshold = (status_quo - (1 - resist) * prize) / resist
    top, start = max(war, audience), np.maximum(threshold, min(war, audience) - 9.5)
    tail = np.maximum(start - top, 0)
    span = np.sqrt(tail**2 + 90) - tail + np.maximum(top - start, 0)
    worth = start[:, None] + span[:, None] * (_POINTS + 1) / 2
    fights = log_ndtr(worth - audience) - 0.5 * (worth - war) ** 2
    yields = log_ndtr(worth - war) - 0.5 * (worth - audience) ** 2
    highest = np.maximum(fights, yields).max(axis=1, keepdims=True)
    fights, yields = (np.exp(each - highest) @ _WEIGHTS for each in (fights, yields))
    with np.errstate(divide="ignore", over="ignore"):
        share = fights / (fights + yields)
        gain = (prize_2 - concession) / share + war_2 - prize_2
    return ndtr(gain)


def plain_roots(row: Array) -> list[float]:
    """Return every equilibrium's chance of resistance that a dense scan of one game shows."""
    gap = respond_slowly(row, SCANNED) - SCANNED
    crossings = np.nonzero(gap[:-1] * gap[1:] < 0)[0]

    def off(resist: float) -> float:
        return float(respond_slowly(row, np.array([resist]))[0] - resist)

    return [brentq(off, SCANNED[at], SCANNED[at + 1], xtol=1e-13) for at in crossings]
