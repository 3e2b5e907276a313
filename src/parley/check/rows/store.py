"""A data set's rows by time, laid out once and looked at by every test of a run."""

from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property
from typing import Any

import numpy as np

from parley.check.rows.area import Bools, Floats
from parley.check.rows.columns import (
    NEVER,
    NEVER_COUNTED,
    NO_POINT,
    Columns,
    assumed_lag_days,
    bits,
)
from parley.check.rows.moments import DAY, Moments, in_own_days
from parley.check.rows.words import Codes
from parley.records import Dataset, mark_bit


@dataclass(frozen=True, kw_only=True, eq=False)
class Reports:
    """A data set's rows as known by a moment, by time: its reach and its pace.

    A test looks at a stretch of them, which is a view of these arrays and costs nothing.

    Attributes:
        begin: Start of each row's interval, ascending; shape (A,).
        end: Its end.
        seen: When it became known.
        usable: Whether no mark keeps it out.
        at: Place of each row in the columns.
        columns: The others, in the order of the table.
    """

    begin: Moments
    end: Moments
    seen: Moments
    usable: Bools
    at: Moments
    columns: Columns

    def known_by(self, now: int) -> "Reports":
        """Return the rows that had become known by a moment, in microseconds since 1970 UTC."""
        known = self.seen <= now
        return self if known.all() else self._of(known)

    def _of(self, chosen: Bools) -> "Reports":
        return Reports(
            begin=self.begin[chosen], end=self.end[chosen], seen=self.seen[chosen],
            usable=self.usable[chosen], at=self.at[chosen], columns=self.columns,
        )  # fmt: skip

    @cached_property
    def valid(self) -> "Reports":
        """Those that no mark keeps out: a refused row shows neither reach nor pace."""
        return self if self.usable.all() else self._of(self.usable)

    @cached_property
    def is_whole(self) -> bool:
        """Whether all rows of the file with a date are known."""
        return len(self.at) == np.count_nonzero(self.columns.begin != NEVER)

    @cached_property
    def latest_seen(self) -> int | None:
        """The latest moment that the file gives for one of them, `None` where it gives none."""
        latest = int(self._by_time(self.columns.seen).max(initial=NEVER))
        return None if latest == NEVER else latest

    @cached_property
    def astray(self) -> int:
        """The number of rows whose coordinates are off the map or look swapped."""
        marks = self._by_time(self.columns.marks)
        return int(np.count_nonzero(marks & mark_bit("bad-coordinates")))

    @cached_property
    def number(self) -> Moments:
        """1-based data row in the file."""
        return self._by_time(self.columns.row)

    @cached_property
    def clock(self) -> Bools:
        """Whether the file gives a time of day."""
        return self._by_time(self.columns.clock)

    @cached_property
    def count(self) -> Floats:
        """Units of the act."""
        return self._by_time(self.columns.count)

    @cached_property
    def found(self) -> Bools:
        """Whether it records something found later, not an act of that day."""
        return self._by_time(self.columns.marks & bits(("discovery",)) != 0)

    @cached_property
    def is_loose(self) -> Bools:
        """Whether its place is too vague or broken to be a point."""
        return self._by_time(self.columns.marks & bits(NO_POINT) != 0)

    @cached_property
    def point(self) -> Codes:
        """Code of its point, -1 where it has none or none of its own."""
        # A row no finer than a province has the coordinates of its centre: not a place of its own.
        return np.where(self.is_loose, np.int32(-1), self._by_time(self.columns.points.codes))

    @cached_property
    def place(self) -> Codes:
        """Code of its place name."""
        return self._by_time(self.columns.place.codes)

    @cached_property
    def admin1(self) -> Codes:
        """Code of the name of its first-order division."""
        return self._by_time(self.columns.admin1.codes)

    @cached_property
    def country(self) -> Codes:
        """Code of the name of its country."""
        return self._by_time(self.columns.country.codes)

    @cached_property
    def type(self) -> Codes:
        """Code of its PLOVER type."""
        return self._by_time(self.columns.type.codes)

    @cached_property
    def label(self) -> Codes:
        """Code of the data set's own class."""
        return self._by_time(self.columns.label.codes)

    @cached_property
    def latest_end(self) -> Moments:
        """The latest end of this row and all that begin before it."""
        return np.maximum.accumulate(self.end)

    @cached_property
    def earliest_end(self) -> Moments:
        """The earliest end of this row and all that begin before it."""
        return np.minimum.accumulate(self.end)

    @cached_property
    def longest(self) -> int:
        """The length of the longest row."""
        return int((self.end - self.begin).max(initial=0))

    def _by_time(self, values: np.ndarray) -> np.ndarray:
        """Return a column by time: itself, where all of it is in that order."""
        return values if self._is_in_order else values[self.at]

    @cached_property
    def _is_in_order(self) -> bool:
        size = len(self.at)
        return size == len(self.columns.row) and bool((self.at == np.arange(size)).all())


class Store:
    """All rows of one data set, and what of them was known by a moment.

    Args:
        table: Events in the shape of `records.event_schema()`.
        dataset: Which of its data sets to hold.
    """

    def __init__(self, table: Any, dataset: Dataset) -> None:  # noqa: ANN401
        self.dataset = dataset
        self.columns = Columns(table, dataset)
        self.lag_days = assumed_lag_days(dataset) if dataset.latest_seen is None else 0
        self._timelines: dict[str, Reports] = {}
        self._reports: dict[tuple[str, int], Reports] = {}

    def reports(self, zone: tzinfo | None, now: int) -> Reports:
        """Return when the rows known by a moment happened and became known, by time.

        Args:
            zone: Where days are counted.
            now: Microseconds since 1970 UTC.
        """
        key = (str(zone), now)
        if key not in self._reports:
            self._reports[key] = self._timeline(zone).known_by(now)
        return self._reports[key]

    def _timeline(self, zone: tzinfo | None) -> Reports:
        key = str(zone)
        if key not in self._timelines:
            its, lag = self.columns, assumed_lag_days(self.dataset) * DAY
            begin, end = in_own_days(its.begin, its.end, its.clock, zone)
            seen = np.where(its.seen == NEVER, end + lag, its.seen)
            at = np.flatnonzero(begin != NEVER)
            at = at[np.lexsort((its.row[at], begin[at]))]
            usable = its.marks[at] & bits(NEVER_COUNTED) == 0
            self._timelines[key] = Reports(
                begin=begin[at], end=end[at], seen=seen[at], usable=usable, at=at, columns=its,
            )  # fmt: skip
        return self._timelines[key]
