"""How often a place has fallen as quiet by itself: its own past as a control.

Bursts end without anybody's word. Where a data set's own history shows that fortnights as busy
were followed by lulls as deep, one more such lull is no sign of a pledge.

Source:
    Abadie, Diamond & Hainmueller (2010), Synthetic control methods, JASA 105 (placebos in time).
"""

from dataclasses import dataclass

import numpy as np

from parley.check.model.ratio import Tally
from parley.check.rows.area import Floats

AS_BUSY = 0.5  # of the baseline's level: a quieter past could not have fallen as far
# The model's own chance weighs as much as this many separate past windows.
MODEL_WINDOWS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """Windows of the past that began as busy as the one judged.

    Attributes:
        windows: Their number; overlapping ones count for as many as do not overlap.
        as_quiet: How many of them fell as far.
    """

    windows: float
    as_quiet: float

    def chance(self, modelled: float) -> float:
        """Return the chance of a lull as deep, the model's and the past's weighed together."""
        return (MODEL_WINDOWS * modelled + self.as_quiet) / (MODEL_WINDOWS + self.windows)


def past_of(history: Floats, before: Tally, after: Tally) -> Past:
    """Return how often earlier windows fell as far as the one judged.

    Args:
        history: Acts in each 24 hours up to the pledge, oldest first; shape (H,).
        before: The baseline: its length and level.
        after: The window judged.
    """
    long, short = max(1, round(before.days)), max(1, round(after.days))
    starts = len(history) - long - short + 1
    if starts < 1 or not before.count:
        return Past(windows=0.0, as_quiet=0.0)
    total = np.concatenate([[0.0], np.cumsum(history)])
    was = (total[long : long + starts] - total[:starts]) / long
    then = (total[long + short :][:starts] - total[long : long + starts]) / short
    level = before.count / before.days
    busy = was >= AS_BUSY * level
    fell = busy & (then * level <= was * (after.count / after.exposure))
    # A day's window can begin on each day, a month's on each day of a month it overlaps.
    return Past(windows=float(busy.sum()) / short, as_quiet=float(fell.sum()) / short)
