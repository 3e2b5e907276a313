"""What a pledge is compared with: the fighting before it."""

from dataclasses import dataclass

import numpy as np

from parley.check.model.variation import PRIOR_CENTRE, Variation, variation_of
from parley.check.model.weekdays import Weekdays, weekdays_of
from parley.check.rows.area import Bools, Floats
from parley.check.rows.moments import DAY, begin_of
from parley.check.rows.rows import HISTORY_DAYS, Rows
from parley.check.rows.windows import Frame, Window, daily, fits
from parley.records import Test

# A truce ends a spell of fighting; quiet weeks before the spell are not what it is measured by.
# A lull of three days or more divides spells if it is too long to be chance.
SHORTEST_LULL_DAYS = 3
CHANCE = 0.01
# Bursts of another phase of a war say little about this one's.
VARIATION_DAYS = 98


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Acts before the pledge, as one data set saw them.

    Attributes:
        window: The days compared with.
        chosen: The acts in it; shape (R,).
        days: Its length, less what lies before the data set begins.
        daily: Acts a day; shape (D,).
        history: Acts a day for as long as the data set looks back, these days the last of them,
            up to `HISTORY_DAYS`; shape (H,).
        variation: Day-to-day variation, from the history; within the last spell, where that is all
            that is compared with.
        weekdays: How days of the week differ, from the history.
        unit: Units that come together, as drones of one salvo do: the mean of squares of a row's
            units over their mean. So many units tell as much as one act that comes by itself.
        is_spell: Whether quiet days before the last spell of fighting were left out.
    """

    window: Window
    chosen: Bools
    days: float
    daily: Floats
    history: Floats
    variation: Variation
    weekdays: Weekdays
    unit: float
    is_spell: bool


def baseline_of(rows: Rows, frame: Frame, test: Test) -> Baseline:
    """Return the baseline of a test.

    For a pledge to cease whose baseline nobody stated, it is the last spell of fighting; for any
    other the stated number of days. It never reaches back before the data set's first row.
    """
    window = _clipped(frame.before, rows)
    chosen = rows.acts & fits(rows, window, by_day=frame.by_day)
    counts = daily(rows, chosen, window, backward=True)
    lull = 0
    if test.act == "cease" and "baseline_days" in test.defaults:
        lull = _days_before_spell(counts)
        if lull:
            window = Window(start=window.end - (len(counts) - lull) * DAY, end=window.end)
            chosen = rows.acts & fits(rows, window, by_day=frame.by_day)
            counts = counts[lull:]
    history = _history(rows, window.end)
    unit = _unit(rows.count[chosen])
    return Baseline(
        window=window,
        chosen=chosen,
        days=window.days,
        daily=counts,
        history=history,
        variation=variation_of((counts if lull else history[-VARIATION_DAYS:]) / unit),
        unit=unit,
        weekdays=weekdays_of(history, window.end, begin_of(test).tzinfo),
        is_spell=lull > 0,
    )


def _clipped(window: Window, rows: Rows) -> Window:
    """Return what of a window lies after the data set's first row, of those not refused."""
    if not len(begin := rows.reports.valid.begin):
        return window
    first = int(begin[0])
    return Window(start=min(max(window.start, first), window.end), end=window.end)


def _history(rows: Rows, end: int) -> Floats:
    """Return acts a day up to a moment, oldest first, as far back as is looked; shape (H,)."""
    window = _clipped(Window(start=end - HISTORY_DAYS * DAY, end=end), rows)
    days = int(window.days)
    ago = (end - 1 - rows.past) // DAY
    within = (ago >= 0) & (ago < days)
    counts = np.bincount(ago[within], weights=rows.past_count[within], minlength=days)
    return counts.astype(np.float64)[::-1]


def _unit(count: Floats) -> float:
    """Return how many units come together: the dispersion of a compound Poisson sum.

    Source:
        McCullagh & Nelder (1989), Generalized Linear Models, 2nd ed., section 6.2 (over-dispersion
        by clusters).
    """
    total = float(count.sum())
    return max(1.0, float((count**2).sum()) / total) if total > 0 else 1.0


def _days_before_spell(counts: Floats) -> int:
    """Return the number of leading days that lie before the last spell of fighting."""
    active = np.flatnonzero(counts)
    for earlier, later in zip(active[-2::-1], active[:0:-1], strict=True):
        lull = int(later - earlier - 1)
        rate = counts[later:].mean()
        quiet_by_chance = (1 + PRIOR_CENTRE * rate) ** (-lull / PRIOR_CENTRE)
        if lull >= SHORTEST_LULL_DAYS and quiet_by_chance < CHANCE:
            return int(later)
    return _leading_lull(counts, active)


def _leading_lull(counts: Floats, active: np.ndarray) -> int:
    if not len(active):
        return 0
    lull, rate = int(active[0]), counts[active[0] :].mean()
    quiet_by_chance = (1 + PRIOR_CENTRE * rate) ** (-lull / PRIOR_CENTRE)
    return lull if lull >= SHORTEST_LULL_DAYS and quiet_by_chance < CHANCE else 0
