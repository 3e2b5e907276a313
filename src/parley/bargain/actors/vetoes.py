"""What those without whom nothing moves would let through."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from parley.bargain.actors.table import Actors, Floats, numbers
from parley.errors import InvalidRecord


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Interval:
    """A stretch of the issue in each draw.

    Attributes:
        low: Its lower end; shape (N,).
        high: Its upper end; shape (N,).
    """

    low: Floats
    high: Floats

    def nearest(self, point: ArrayLike) -> Floats:
        """Return the point of the interval nearest to a forecast; shape (N,)."""
        return np.clip(np.asarray(point, dtype=np.float64), self.low, self.high)


def veto_core(actors: Actors, holds_veto: ArrayLike) -> Interval:
    """Return the points from which no move suits every veto player: between their outermost.

    Args:
        actors: The actors; shape (N, A).
        holds_veto: Which of them hold a veto; shape (A,).

    Raises:
        InvalidRecord: Nobody holds a veto, or the shapes do not fit.

    Source:
        Tsebelis (2002), Veto Players, chapter 1: the unanimity core.
    """
    held = actors.position[:, _mask(actors, holds_veto)]
    return Interval(low=held.min(axis=1), high=held.max(axis=1))


def winset(actors: Actors, holds_veto: ArrayLike, status_quo: ArrayLike) -> Interval:
    """Return the points that every veto player likes no less than what holds today.

    It holds the status quo, and nothing else where that lies in the core. Losses are taken to be
    the same on both sides of an ideal point.

    Args:
        actors: The actors; shape (N, A).
        holds_veto: Which of them hold a veto; shape (A,).
        status_quo: What holds today, in the issue's unit; one number or shape (N,).

    Raises:
        InvalidRecord: Nobody holds a veto, or the shapes do not fit.

    Source:
        Tsebelis (2002), Veto Players, chapter 1: the winset of the status quo.
    """
    today = numbers("status quo", status_quo)[0][:, None]
    if len(today) not in (1, len(actors.position)):
        raise InvalidRecord(f"{len(today)} status quos for {len(actors.position)} draws")
    held = actors.position[:, _mask(actors, holds_veto)]
    reach = np.abs(today - held)
    # Rounding must not put the status quo outside of its own winset.
    low = np.minimum((held - reach).max(axis=1), today[:, 0])
    high = np.maximum((held + reach).min(axis=1), today[:, 0])
    return Interval(low=low, high=high)


def _mask(actors: Actors, holds_veto: ArrayLike) -> Floats:
    mask = np.asarray(holds_veto)
    number = actors.position.shape[1]
    if mask.dtype != np.bool_ or mask.shape != (number,):
        raise InvalidRecord(f"vetoes: expected yes or no for each of {number} actors")
    if not mask.any():
        raise InvalidRecord("vetoes: nobody holds one; name at least one actor")
    return mask
