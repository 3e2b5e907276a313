"""The days of a chart from left to right, in the time zone of the pledge."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import groupby

from parley.draw import Box, Label, day_ticks, short_days
from parley.records import DailySeries

# Part of a day that its bar fills; over few days bars stay bars.
BAR_SHARE, WIDEST_BAR = 0.8, 26.0
# "29 May" at the size of the axis, and air.
LABEL_ROOM = 50.0

_DAY = timedelta(days=1)


class DayAxis:
    """Places the days and moments of a series between two edges.

    Attributes:
        left: Where the first day begins.
        right: Where the last day ends.
    """

    def __init__(self, series: DailySeries, *, left: float, right: float) -> None:
        self.left, self.right = left, right
        self._series = series
        zone = series.begin.tzinfo
        self._start = datetime.combine(series.days[0], time(), zone)
        self._end = datetime.combine(series.days[-1] + _DAY, time(), zone)
        self._day_width = (right - left) / len(series.days)

    def at(self, moment: datetime) -> float:
        """Return where a moment lies, by the clock of the pledge's time zone."""
        return self.left + (moment - self._start) / _DAY * self._day_width

    def covers(self, moment: datetime) -> bool:
        """Return whether a moment lies on the axis, its end included."""
        return self._start <= moment <= self._end

    def is_before(self, day: int) -> bool:
        """Return whether the day of that index ends before the pledge takes effect."""
        return self._series.days[day] < self._series.begin.date()

    def is_watched_before(self, day: int) -> bool:
        """Return whether it ends before the pledge, and somebody was looking."""
        return self.is_before(day) and self._series.days[day] not in self._series.not_observed

    def bar(self, day: int, *, top: float, base: float) -> Box:
        """Return the bar of the day of that index."""
        width = min(BAR_SHARE * self._day_width, WIDEST_BAR)
        middle = self.left + (day + 0.5) * self._day_width
        return Box(x=middle - width / 2, y=top, width=width, height=base - top)

    def unseen(self, *, top: float, base: float) -> Iterator[Box]:
        """Yield the runs of days on which nobody was looking."""
        dark = frozenset(self._series.not_observed)
        day = 0
        for is_dark, run in groupby(self._series.days, key=dark.__contains__):
            length = sum(1 for _ in run)
            if is_dark:
                x, width = self.left + day * self._day_width, length * self._day_width
                yield Box(x=x, y=top, width=width, height=base - top)
            day += length

    def labels(self, base: float) -> Iterator[Label]:
        """Yield the days to label, whole weeks from the pledge where there are many."""
        days, begin = self._series.days, self._series.begin.date()
        ticks = day_ticks(days, begin, day_width=self._day_width, room=LABEL_ROOM)
        for day, (text, year) in zip(ticks, short_days(ticks), strict=True):
            middle = (day - days[0]).days + 0.5
            yield Label(x=self.left + middle * self._day_width, y=base, text=text, below=year)
