"""How late a data set reports, and so how much of a window is still to come.

Rows known by a day are a truncated sample: of what happened yesterday, only the quickest reports
are in. The product-limit estimator in reversed time corrects for that.

Source:
    Kalbfleisch & Lawless (1989), Inference based on retrospective ascertainment, JASA 84;
    Lawless (1994), Adjustments for reporting delays, Canadian Journal of Statistics 22.
"""

from dataclasses import dataclass

import numpy as np

from parley.check.rows.area import Floats
from parley.check.rows.moments import DAY, HOUR
from parley.check.rows.rows import Rows
from parley.check.rows.windows import Window

LONGEST_DAYS = 30.0  # reports later than a month correct history, not a verdict in hand
FEWEST = 30  # at risk, for a step of the estimate to be worth making


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """The distribution of days from act to report.

    Attributes:
        days: Delays, ascending; shape (K,).
        share: Share of acts reported within each delay, of those reported within
            `LONGEST_DAYS`; shape (K,).
        rows: Rows it was estimated from, 0 where it is an assumption.
    """

    days: Floats
    share: Floats
    rows: int

    def seen_after(self, days: float) -> float:
        """Return the share of acts that are reported this many days after they happened."""
        if days < 0:
            return 0.0
        index = int(np.searchsorted(self.days, days, side="right"))
        return float(self.share[index - 1]) if index else 0.0

    def quantile(self, share: float) -> float:
        """Return the days within which a share of acts is reported."""
        return float(self.days[min(int(np.searchsorted(self.share, share)), len(self.days) - 1)])


def fixed_delay(days: float) -> Delay:
    """Return the assumption that every act is reported after the same number of days."""
    return Delay(days=np.array([days]), share=np.array([1.0]), rows=0)


def estimate_delay(rows: Rows, now: int) -> Delay:
    """Return the reporting delay of a data set from the rows known by `now`.

    Rows from before the data set began to publish were filed in one go and say nothing about
    its pace; they are left out. With too few rows the assumed lag stands in.

    Args:
        rows: Rows known by `now`.
        now: Microseconds since 1970 UTC.
    """
    reports, lag = rows.reports, fixed_delay(rows.lag_days or 1.0)
    if rows.dataset.latest_seen is None or not len(reports.seen):
        return fixed_delay(rows.lag_days)
    fresh = reports.usable & (reports.begin >= reports.seen.min()) & (reports.seen > reports.begin)
    delay = (np.maximum(reports.seen - reports.end, 0) / HOUR).round()[fresh]
    limit = ((now - reports.end) / HOUR)[fresh]
    near = delay <= LONGEST_DAYS * DAY / HOUR
    delay, limit = np.sort(delay[near]), np.sort(limit[near])
    if len(delay) < FEWEST:
        return lag
    steps, deaths = np.unique(delay, return_counts=True)
    at_risk = np.searchsorted(delay, steps, side="right") - np.searchsorted(limit, steps)
    trusted = at_risk >= FEWEST
    steps, hazard = steps[trusted], np.minimum(deaths[trusted] / at_risk[trusted], 1.0)
    # F(t) is the product over later delays x > t of (1 - hazard at x).
    later = np.append(np.cumprod((1 - hazard)[::-1])[::-1][1:], 1.0)
    return Delay(days=steps * HOUR / DAY, share=later, rows=len(delay)) if len(steps) else lag


def expected_seen(delay: Delay, window: Window, now: int) -> float:
    """Return the share of a window's acts expected to be known by `now`, day by day averaged."""
    days = max(1, round(window.days))
    ends = window.start + (np.arange(days) + 1) * (window.end - window.start) / days
    return float(np.mean([delay.seen_after((now - end) / DAY) for end in ends]))
