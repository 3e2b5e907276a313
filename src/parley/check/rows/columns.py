"""The columns of one data set as arrays, in the order of its table."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import numpy as np

from parley.check.rows.area import Bools, Floats
from parley.check.rows.moments import Moments
from parley.check.rows.points import Points
from parley.check.rows.words import Words, filled
from parley.records import Dataset, mark_bit

NEVER = np.iinfo(np.int64).min
# How long a row takes to become known where its file does not say, in days. Alarms are public
# at once; positions and daily tallies come out the next day; coded acts take about a week.
# UCDP's fastest release is monthly, and a yearly one comes later still.
ASSUMED_LAG_DAYS = {
    "acts": 7, "positions": 1, "warnings": 0, "casualties": 1, "media": 1, "agreements": 1,
}  # fmt: skip
UCDP_LAG_DAYS = 30
NO_POINT = ("vague-place", "bad-coordinates", "no-place")
NEVER_COUNTED = ("duplicate", "no-date", "withdrawn")


def assumed_lag_days(dataset: Dataset) -> int:
    """Return days from act to publication, for rows whose file does not say when."""
    return UCDP_LAG_DAYS if dataset.format == "ucdp-ged" else ASSUMED_LAG_DAYS[dataset.witness]


class Columns:
    """All rows of one data set, in arrays of shape (R,) in the order of the table.

    Columns that only some tests need are made when first asked for.

    Args:
        table: Events in the shape of `records.event_schema()`.
        dataset: Which of its data sets to hold.
    """

    def __init__(self, table: Any, dataset: Dataset) -> None:  # noqa: ANN401
        own = _only(table, dataset.name)
        self._own = own
        self.row = _numbers(own["row"])
        self.begin, self.end, self.seen = (
            _moments(own[name]) for name in ("begin", "end", "first_seen")
        )
        self.clock: Bools = filled(own["clock"], False).to_numpy().astype(bool)
        self.count = _floats(own["count"], 1.0)
        self.marks = _numbers(own["marks"])

    @cached_property
    def place(self) -> Words:
        """Names of places."""
        return Words(self._own["place"])

    @cached_property
    def admin1(self) -> Words:
        """Names of first-order divisions."""
        return Words(self._own["admin1"])

    @cached_property
    def country(self) -> Words:
        """Names of countries."""
        return Words(self._own["country"])

    @cached_property
    def type(self) -> Words:
        """PLOVER types."""
        return Words(self._own["type"])

    @cached_property
    def label(self) -> Words:
        """The data set's own classes."""
        return Words(self._own["label"])

    @cached_property
    def points(self) -> Points:
        """The distinct coordinates."""
        latitude, longitude = (
            _floats(self._own[name], np.nan) for name in ("latitude", "longitude")
        )
        return Points(latitude, longitude)


def _only(table: Any, name: str) -> Any:  # noqa: ANN401
    """Return the rows of a table that are of one data set."""
    words = Words(table["dataset"])
    is_own = np.array([value == name for value in words.values] + [False])[words.codes]
    return table if is_own.all() else table.filter(is_own)


def bits(marks: Iterable[str]) -> int:
    """Return the bit set of some marks."""
    return sum(mark_bit(mark) for mark in marks)


def _moments(column: Any) -> Moments:  # noqa: ANN401
    return np.asarray(filled(column.cast("int64"), NEVER).to_numpy())


def _numbers(column: Any) -> Moments:  # noqa: ANN401
    return np.asarray(filled(column.cast("int64"), 0).to_numpy())


def _floats(column: Any, missing: float) -> Floats:  # noqa: ANN401
    return np.asarray(filled(column.cast("float64"), missing).to_numpy())
