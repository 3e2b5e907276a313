"""Whether anybody was looking: a count of zero is only worth what the watching behind it is."""

import numpy as np

from parley.check.moments import DAY, end_of_day
from parley.check.rows import Rows
from parley.check.windows import Window
from parley.records import Test

# A silence this unlikely for a data set means that it had stopped, not that nothing happened.
CHANCE = 0.01
RECENT_DAYS = 14
# A baseline shorter than this tells a quiet data set from a young one no longer.
FEWEST_BASELINE_DAYS = 2.0
# Half of a data set's rows from elsewhere: then a truce here cannot silence all of it.
MOSTLY = 0.5


def why_unobserved(rows: Rows, test: Test, before: Window, after: Window) -> str:
    """Return why a data set could not have seen the window, `""` where it could.

    Args:
        rows: Its rows as known.
        test: The test.
        before: Its baseline, clipped to the data set's own beginning.
        after: The window judged.
    """
    name = rows.dataset.name
    begin = rows.reports.begin
    if not len(begin):
        return f"{name} has no row that was known by then"
    if after.days <= 0:
        return (
            f"{name} carries no time of day and the term holds no whole day: its rows may lie "
            "before, in or after it"
        )
    if before.days < FEWEST_BASELINE_DAYS:
        return (
            f"{name} begins {before.days:.1f} days before the pledge: too short to know its "
            f"usual level (at least {FEWEST_BASELINE_DAYS:.0f} days)"
        )
    earlier = begin[begin < after.start]
    if not len(earlier):
        return f"{name} has no row before the pledge"
    last = int(earlier.max())
    if _chance_of_silence(earlier, (after.start - last) / DAY) < CHANCE:
        return (
            f"{name} had fallen silent {(after.start - last) / DAY:.1f} days before the pledge: "
            "nobody may have been looking"
        )
    if (end := file_end(rows, test)) is not None and after.end > end:
        gap = (after.end - end) / DAY
        if _chance_of_silence(earlier, gap) < CHANCE:
            return f"{name} ends {gap:.0f} days before the window does"
    return _why_blind(rows, before, after)


def _why_blind(rows: Rows, before: Window, after: Window) -> str:
    """Return why silence of the whole data set is no quiet in the area, `""` where it may be."""
    inside = (rows.begin >= after.start) & (rows.begin < after.end)
    if inside.any():
        return ""
    earlier = (rows.begin >= before.start) & (rows.begin < before.end)
    elsewhere = earlier & ~rows.inside
    if not earlier.any() or elsewhere.sum() < MOSTLY * earlier.sum():
        return ""
    if (
        _chance_of_silence(rows.reports.begin[rows.reports.begin < after.start], after.days)
        >= CHANCE
    ):
        return ""
    return f"{rows.dataset.name} has no row from anywhere in the window, though it usually has"


def file_end(rows: Rows, test: Test) -> int | None:
    """Return the end of the last day that the file has a row for, known or not."""
    last = rows.dataset.last_day
    return None if last is None else end_of_day(last, test)


def is_all_silent(rows: Rows, after: Window) -> bool:
    """Return whether the data set has no row from anywhere in the window."""
    return not ((rows.begin >= after.start) & (rows.begin < after.end)).any()


def _chance_of_silence(earlier: np.ndarray, days: float) -> float:
    """Return the chance of so many days without a row, at the data set's recent pace."""
    ago = (earlier.max() - earlier) // DAY
    first = min(RECENT_DAYS, int(ago.max()) + 1)
    active = len(np.unique(ago[ago < RECENT_DAYS]))
    # Laplace's rule of succession keeps a data set with a row every day from being held to it.
    daily = (active + 0.5) / (first + 1)
    return float((1 - daily) ** days)
