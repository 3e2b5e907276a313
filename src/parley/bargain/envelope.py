"""The highest of straight lines: what a demander expects, by how much of a type is left."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from parley.bargain.given import Floats

_Kind = TypeVar("_Kind", bound=np.generic)


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Pieces on which one line is the highest, from left to right; a game a row.

    A game with fewer pieces than another repeats its last line, beginning at infinity.

    Attributes:
        begin: Where each piece begins; the first at 0; (..., L).
        slope: The slope of its line.
        base: Its height at 0.
        line: Its place among the lines it was chosen from.
    """

    begin: Floats
    slope: Floats
    base: Floats
    line: NDArray[np.int64]

    def read(self, values: NDArray[_Kind], at: Floats) -> NDArray[_Kind]:
        """Return what holds at each point, where `values` has one a piece; (..., P).

        Where two pieces meet it is what holds in the one to the right.
        """
        count = (self.begin[..., None, :] <= at[..., :, None]).sum(axis=-1)
        return np.take_along_axis(values, np.maximum(count - 1, 0), axis=-1)


def highest(slope: Floats, base: Floats, *, end: float) -> Envelope:
    """Return the upper envelope of lines from 0 up to `end`.

    Args:
        slope: Slopes of the lines; (..., M).
        base: Their heights at 0; minus infinity for a line that is none; (..., M).
        end: Crossings from here on do not count.
    """
    is_top = base >= base.max(axis=-1, keepdims=True)
    now = np.where(is_top, slope, -np.inf).argmax(axis=-1)[..., None]
    begins, lines = [np.zeros(now.shape)], [now]
    for _ in range(slope.shape[-1] - 1):
        steep, height = (np.take_along_axis(each, now, axis=-1) for each in (slope, base))
        meet = np.full(slope.shape, np.inf)
        np.divide(height - base, slope - steep, out=meet, where=slope > steep)
        begin = meet.min(axis=-1, keepdims=True)
        is_on = begin < end
        if not is_on.any():
            break
        then = np.where(meet <= begin, slope, -np.inf).argmax(axis=-1)[..., None]
        now = np.where(is_on, then, now)
        begins.append(np.where(is_on, begin, np.inf))
        lines.append(now)
    line = np.concatenate(lines, axis=-1)
    return Envelope(
        begin=np.concatenate(begins, axis=-1),
        slope=np.take_along_axis(slope, line, axis=-1),
        base=np.take_along_axis(base, line, axis=-1),
        line=line,
    )
