"""How days of the week differ: a Saturday's lull is no truce.

Source:
    Efron & Morris (1975), Data analysis using Stein's estimator and its generalizations, JASA 70
    (factors are drawn to 1 by as much as their own scatter is chance).
"""

from dataclasses import dataclass
from datetime import datetime, tzinfo

import numpy as np

from parley.check.rows.area import Floats
from parley.check.rows.moments import DAY
from parley.check.rows.windows import Window

WEEK = 7
FEWEST_WEEKS = 4  # with fewer, one burst makes a weekday
LEAST = 0.2  # no weekday is taken for quieter than a fifth of the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekdays:
    """How busy each day of the week is beside an average one.

    Attributes:
        factor: Monday first; shape (7,), their mean is 1.
        zone: Where days are counted.
    """

    factor: Floats
    zone: tzinfo | None

    def usual(self, window: Window) -> float:
        """Return how busy a window is by its weekdays beside an average day."""
        steps = np.arange(window.start, window.end, DAY)
        length = np.minimum(DAY, window.end - steps)
        if not len(steps):
            return 1.0
        first = _weekday(window.start + int(length[0]) // 2, self.zone)
        days = (first + np.arange(len(steps))) % WEEK
        return float((self.factor[days] * length).sum() / length.sum())


def weekdays_of(history: Floats, end: int, zone: tzinfo | None) -> Weekdays:
    """Return how days of the week differ in some days of the past.

    Args:
        history: Acts in each 24 hours, oldest first; shape (H,).
        end: Where they end, in microseconds since 1970 UTC.
        zone: Where days are counted.
    """
    weeks = len(history) // WEEK
    counts = history[len(history) - weeks * WEEK :].reshape(weeks, WEEK)
    active = counts[counts.any(axis=1)]
    if len(active) < FEWEST_WEEKS:
        return Weekdays(factor=np.ones(WEEK), zone=zone)
    share = active / active.mean(axis=1, keepdims=True)  # so that no one burst makes a weekday
    factor = share.mean(axis=0)
    error = float(share.var(axis=0, ddof=1).mean()) / len(active)
    scatter = float(factor.var(ddof=1))
    drawn = max(0.0, 1 - error / scatter) if scatter > 0 else 0.0
    factor = np.maximum(1 + drawn * (factor - 1), LEAST)
    first = _weekday(end - weeks * WEEK * DAY + DAY // 2, zone)
    return Weekdays(factor=np.roll(factor / factor.mean(), first), zone=zone)


def _weekday(moment: int, zone: tzinfo | None) -> int:
    return datetime.fromtimestamp(moment / 1e6, zone).weekday()
