"""From values to places on an axis."""

from dataclasses import dataclass
from math import ceil, floor, log10


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A linear axis from 0 to `top`, drawn from `start` to `end`.

    Attributes:
        start: Where 0 is drawn.
        end: Where `top` is drawn; may lie above or left of `start`.
        top: The value at the end, above 0.
    """

    start: float
    end: float
    top: float

    def at(self, value: float) -> float:
        """Return where a value is drawn; what is past the end is drawn at the end."""
        share = min(max(value / self.top, 0.0), 1.0)
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogScale:
    """A logarithmic axis.

    Attributes:
        start: Where `low` is drawn.
        end: Where `high` is drawn.
        low: The value at the start, above 0.
        high: The value at the end, above `low`.
    """

    start: float
    end: float
    low: float
    high: float

    def at(self, value: float) -> float:
        """Return where a value is drawn; what is past an edge is drawn at the edge."""
        held = min(max(value, self.low), self.high)
        share = (log10(held) - log10(self.low)) / (log10(self.high) - log10(self.low))
        return self.start + share * (self.end - self.start)

    def holds(self, value: float) -> bool:
        """Return whether a value lies on the axis."""
        return self.low <= value <= self.high


def log_ticks(low: float, high: float) -> list[float]:
    """Return the powers of ten from the one at or below `low` to the one at or above `high`."""
    first, last = floor(log10(low) + 1e-9), ceil(log10(high) - 1e-9)
    return [10.0**power for power in range(first, max(last, first + 1) + 1)]
