"""What one data set knows of a pledge before any horizon is looked at."""

from dataclasses import dataclass, replace
from functools import cached_property

from parley.check.model.baseline import Baseline, baseline_of
from parley.check.model.posterior import Yardstick, posterior_of
from parley.check.model.ratio import Tally
from parley.check.rows.area import Bools
from parley.check.rows.rows import Rows
from parley.check.rows.windows import fits, frame
from parley.check.ruling.verdict import GIVEN
from parley.check.sight.delay import Delay, expected_seen
from parley.records import Test

# Elsewhere tells what would have happened here only where it is known to a factor of two or so.
FEWEST_ELSEWHERE = 10
LEAST_SEEN = 0.05  # keeps the exposure above zero; such a window is too early in any case


@dataclass(frozen=True, kw_only=True, eq=False)
class Watch:
    """A data set and what it holds from before a pledge, the same for every horizon.

    Attributes:
        rows: Its rows around the pledge, as known.
        base: Its baseline.
        delay: How late it reports.
        now: As of when, in microseconds since 1970 UTC; no later than its file was added to.
    """

    rows: Rows
    base: Baseline
    delay: Delay
    now: int

    @cached_property
    def acts_before(self) -> float:
        """The acts of the baseline, in units."""
        return float(self.rows.count[self.base.chosen].sum())

    @cached_property
    def before(self) -> Tally:
        """The acts of the baseline; units that come together count as one."""
        return Tally(
            count=self.acts_before / self.base.unit,
            days=self.base.days,
            seen=max(LEAST_SEEN, expected_seen(self.delay, self.base.window, self.now)),
            usual=self.base.weekdays.usual(self.base.window),
        )

    @cached_property
    def yardstick(self) -> Yardstick:
        """The rate before, which windows are held against."""
        return Yardstick(self.before, self.base.variation)

    @cached_property
    def elsewhere_before(self) -> Bools:
        """Which rows are the same acts outside of the area, in the baseline; shape (R,)."""
        rows = self.rows
        return rows.elsewhere & fits(rows, self.base.window, by_day=not rows.has_clock())

    @cached_property
    def yardstick_elsewhere(self) -> Yardstick | None:
        """The rate before of the same acts outside of the area, `None` with too few of them."""
        before = replace(
            self.before, count=float(self.rows.count[self.elsewhere_before].sum()) / self.base.unit
        )
        if before.count < FEWEST_ELSEWHERE:
            return None
        return Yardstick(before, self.base.variation)

    @cached_property
    def fell_before(self) -> float:
        """The ratio to which the rate had fallen before the pledge, with three chances of five.

        Infinite with no act or no days to tell.
        """
        daily = self.base.daily
        half = len(daily) // 2
        if half == 0 or not daily.any():
            return float("inf")
        early, late = daily[:-half], daily[-half:]
        fall = posterior_of(
            Tally(count=float(early.sum()) / self.base.unit, days=len(early)),
            Tally(count=float(late.sum()) / self.base.unit, days=len(late)),
            self.base.variation,
        )
        return fall.quantile(GIVEN)


def watch_of(rows: Rows, test: Test, *, delay: Delay, now: int) -> Watch:
    """Return what a data set knows of a pledge before any horizon is looked at.

    Args:
        rows: Its rows around the pledge.
        test: How the pledge is judged.
        delay: How late it reports.
        now: As of when, in microseconds since 1970 UTC.
    """
    windows = frame(test, test.horizons[0], by_day=not rows.has_clock())
    return Watch(rows=rows, base=baseline_of(rows, windows, test), delay=delay, now=now)
