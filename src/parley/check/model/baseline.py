"""What a pledge is compared with: the fighting before it."""

from dataclasses import dataclass

import numpy as np

from parley.check.model.ratio import PRIOR_DISPERSION, dispersion_of
from parley.check.rows.area import Bools, Floats
from parley.check.rows.moments import DAY
from parley.check.rows.rows import Rows
from parley.check.rows.windows import Frame, Window, daily, fits
from parley.records import Test

# A truce ends a spell of fighting; quiet weeks before the spell are not what it is measured by.
# A lull of three days or more divides spells if it is too long to be chance.
SHORTEST_LULL_DAYS = 3
CHANCE = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Acts before the pledge, as one data set saw them.

    Attributes:
        window: The days compared with.
        chosen: The acts in it; shape (R,).
        days: Its length, less what lies before the data set begins.
        daily: Acts a day; shape (D,).
        dispersion: Day-to-day variation.
        is_spell: Whether quiet days before the last spell of fighting were left out.
    """

    window: Window
    chosen: Bools
    days: float
    daily: Floats
    dispersion: float
    is_spell: bool


def baseline_of(rows: Rows, frame: Frame, test: Test) -> Baseline:
    """Return the baseline of a test.

    For a pledge to cease whose baseline nobody stated, it is the last spell of fighting; for any
    other the stated number of days. It never reaches back before the data set's first row.
    """
    window = frame.before
    if len(rows.reports.begin):
        first = int(rows.reports.begin[0])
        window = Window(start=min(max(window.start, first), window.end), end=window.end)
    chosen = rows.acts & fits(rows, window, by_day=frame.by_day)
    counts = daily(rows, chosen, window, backward=True)
    lull = 0
    if test.act == "cease" and "baseline_days" in test.defaults:
        lull = _days_before_spell(counts)
        if lull:
            window = Window(start=window.end - (len(counts) - lull) * DAY, end=window.end)
            chosen = rows.acts & fits(rows, window, by_day=frame.by_day)
            counts = counts[lull:]
    return Baseline(
        window=window,
        chosen=chosen,
        days=window.days,
        daily=counts,
        dispersion=dispersion_of(counts),
        is_spell=lull > 0,
    )


def _days_before_spell(counts: Floats) -> int:
    """Return the number of leading days that lie before the last spell of fighting."""
    active = np.flatnonzero(counts)
    for earlier, later in zip(active[-2::-1], active[:0:-1], strict=True):
        lull = int(later - earlier - 1)
        rate = counts[later:].mean()
        quiet_by_chance = (1 + PRIOR_DISPERSION * rate) ** (-lull / PRIOR_DISPERSION)
        if lull >= SHORTEST_LULL_DAYS and quiet_by_chance < CHANCE:
            return int(later)
    return _leading_lull(counts, active)


def _leading_lull(counts: Floats, active: np.ndarray) -> int:
    if not len(active):
        return 0
    lull, rate = int(active[0]), counts[active[0] :].mean()
    quiet_by_chance = (1 + PRIOR_DISPERSION * rate) ** (-lull / PRIOR_DISPERSION)
    return lull if lull >= SHORTEST_LULL_DAYS and quiet_by_chance < CHANCE else 0
