"""How late a data set reports, and so how much of a window is still to come.

Rows known by a day are a truncated sample: of what happened yesterday, only the quickest reports
are in. The product-limit estimator in reversed time corrects for that, and Greenwood's formula
says how sure it is.

Source:
    Kalbfleisch & Lawless (1989), Inference based on retrospective ascertainment, JASA 84;
    Lawless (1994), Adjustments for reporting delays, Canadian Journal of Statistics 22.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from parley.check.rows.area import Floats
from parley.check.rows.columns import assumed_lag_days
from parley.check.rows.moments import DAY, HOUR
from parley.check.rows.rows import Rows
from parley.check.rows.windows import Window

LONGEST_DAYS = 30.0  # reports later than a month correct history, not a verdict in hand
# Rows old enough to show a delay, for a step of the estimate to be worth making: of few rows, one
# slow one would speak for all.
FEWEST = 30


@dataclass(frozen=True, kw_only=True)
class Delay:
    """The distribution of days from act to report.

    Attributes:
        days: Delays, ascending; shape (K,).
        share: Share of acts reported within each delay, of those reported within
            `LONGEST_DAYS`; shape (K,).
        doubt: Greenwood's variance of the log of each share, 0 of what is assumed; shape (K,).
        rows: Rows it was estimated from, 0 where it is an assumption.
    """

    days: Floats
    share: Floats
    doubt: Floats
    rows: int

    @property
    def is_assumed(self) -> bool:
        """Whether it is an assumption: then nothing says how sure it is."""
        return self.rows == 0

    def seen_after(self, days: float) -> float:
        """Return the share of acts that are reported this many days after they happened."""
        if days < 0:
            return 0.0
        return float(self.at(np.array([days]))[0][0])

    def at(self, ages: Floats) -> tuple[Floats, Floats]:
        """Return the share reported at each age in days, and its `doubt`; shapes of `ages`."""
        index = np.searchsorted(self.days, ages, side="right")
        share, doubt = self._from_none
        return share[index], doubt[index]

    @cached_property
    def _from_none(self) -> tuple[Floats, Floats]:
        """Shares and doubts, those before the first delay in front; shape (K + 1,)."""
        return np.append(0.0, self.share), np.append(self.doubt[0], self.doubt)

    def is_over(self, window: Window, now: int) -> bool:
        """Return whether all of a window is reported: its last act is as old as the slowest."""
        return bool((now - window.end) / DAY >= self.days[-1])

    def quantile(self, share: float) -> float:
        """Return the days within which a share of acts is reported."""
        return float(self.days[min(int(np.searchsorted(self.share, share)), len(self.days) - 1)])


def fixed_delay(days: float) -> Delay:
    """Return the assumption that every act is reported after the same number of days."""
    return Delay(days=np.array([days]), share=np.ones(1), doubt=np.zeros(1), rows=0)


def estimate_delay(rows: Rows, now: int) -> Delay:
    """Return the reporting delay of a data set from the rows known by `now`.

    Rows from before the data set began to publish were filed in one go and say nothing about
    its pace; they are left out. With too few rows the assumed lag stands in.

    Args:
        rows: Rows known by `now`.
        now: Microseconds since 1970 UTC.
    """
    reports, lag = rows.reports.valid, fixed_delay(assumed_lag_days(rows.dataset))
    if rows.dataset.latest_seen is None or not len(reports.seen):
        return lag
    fresh = (reports.begin >= reports.seen.min()) & (reports.seen > reports.begin)
    delay = (np.maximum(reports.seen - reports.end, 0) / HOUR).round()[fresh]
    limit = ((now - reports.end) / HOUR)[fresh]
    near = delay <= LONGEST_DAYS * DAY / HOUR
    delay, limit = np.sort(delay[near]), np.sort(limit[near])
    if len(delay) < FEWEST:
        return lag
    steps, deaths = np.unique(delay, return_counts=True)
    at_risk = np.searchsorted(delay, steps, side="right") - np.searchsorted(limit, steps)
    trusted = len(limit) - np.searchsorted(limit, steps) >= FEWEST
    if not trusted.any():
        return lag
    steps, died, at_risk = steps[trusted], deaths[trusted], at_risk[trusted]
    # Delays are told to the hour, so a row can seem older than its own report.
    at_risk = np.maximum(at_risk, died)
    hazard = died / at_risk
    # Where all at risk were reported at one delay, half a row stands for the slower ones.
    doubt = hazard / np.maximum(at_risk - died, 0.5)
    return Delay(
        days=steps * HOUR / DAY,
        share=_of_later(1 - hazard, np.cumprod, 1.0),
        doubt=_of_later(doubt, np.cumsum, 0.0),
        rows=len(delay),
    )


def _of_later(steps: Floats, cumulate: Callable[[Floats], Floats], none: float) -> Floats:
    """Return what the steps after each one come to together, `none` for the last; shape (K,)."""
    return np.append(cumulate(steps[::-1])[::-1][1:], none)


def expected_seen(delay: Delay, window: Window, now: int) -> float:
    """Return the share of a window's acts expected to be known by `now`, day by day averaged."""
    if delay.is_over(window, now):
        return 1.0
    return float(np.mean(delay.at(ages(window, now))[0]))


def ages(window: Window, now: int) -> Floats:
    """Return how many days ago each day of a window ended, negative of those to come."""
    days = max(1, round(window.days))
    ends = window.start + (np.arange(days) + 1) * (window.end - window.start) / days
    return np.asarray((now - ends) / DAY)
