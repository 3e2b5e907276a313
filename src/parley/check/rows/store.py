"""A data set's rows in arrays, made once and looked at by every test of a run."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

import numpy as np

from parley.check.rows.area import Bools, Floats, Locate, fold_name
from parley.check.rows.moments import DAY, Moments, in_own_days
from parley.records import Dataset, mark_bit

NEVER = np.iinfo(np.int64).min
# How long a row takes to become known where its file does not say, in days. Alarms are public
# at once; positions and daily tallies come out the next day; coded acts take about a week.
# UCDP's fastest release is monthly, and a yearly one comes later still.
ASSUMED_LAG_DAYS = {
    "acts": 7, "positions": 1, "warnings": 0, "casualties": 1, "media": 1, "agreements": 1,
}  # fmt: skip
UCDP_LAG_DAYS = 30
UNLOCATED = "?"  # a row whose division nobody has asked for
NEVER_COUNTED = ("duplicate", "no-date", "withdrawn")


def assumed_lag_days(dataset: Dataset) -> int:
    """Return days from act to publication, for rows whose file does not say when."""
    return UCDP_LAG_DAYS if dataset.format == "ucdp-ged" else ASSUMED_LAG_DAYS[dataset.witness]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reports:
    """When all rows of a data set happened and became known: its reach and its pace.

    Attributes:
        begin: Start of each row's interval, ascending; shape (A,).
        end: Its end.
        seen: When it became known.
        usable: Whether no mark keeps it out.
        at: Place of each row in the store.
    """

    begin: Moments
    end: Moments
    seen: Moments
    usable: Bools
    at: Moments


class Words:
    """A text column: a code a row, and the codes of a folded name.

    Attributes:
        values: The column's distinct values.
        codes: Code of each row, -1 where it is null; shape (R,).
    """

    def __init__(self, column: Any) -> None:  # noqa: ANN401  (pyarrow ships no types)
        import pyarrow as pa

        whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        if not pa.types.is_dictionary(whole.type):
            whole = whole.dictionary_encode()
        self.values: list[str] = [value or "" for value in whole.dictionary.to_pylist()]
        self.codes: Moments = (
            whole.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
        )
        self._folded: dict[str, list[int]] | None = None

    def named(self, names: Iterable[str]) -> Bools:
        """Return which values fold to one of some folded names, and False for rows of none.

        Returns:
            Shape (V + 1,): indexed by a code, the last for code -1.
        """
        if self._folded is None:
            self._folded = {}
            for code, value in enumerate(self.values):
                self._folded.setdefault(fold_name(value), []).append(code)
        flags = np.zeros(len(self.values) + 1, dtype=bool)
        for name in names:
            flags[self._folded.get(name, [])] = True
        return flags

    def among(self, wanted: Iterable[str]) -> Bools:
        """Return which values are wanted, case and outer spaces ignored; shape (V + 1,)."""
        known = {word.casefold().strip() for word in wanted}
        return np.array([v.casefold().strip() in known for v in self.values] + [False], dtype=bool)


class Store:
    """All rows of one data set, in arrays of shape (R,) in the order of the table.

    Arrays that only some tests need are made when first asked for.

    Args:
        table: Events in the shape of `records.event_schema()`.
        dataset: Which of its data sets to hold.
    """

    def __init__(self, table: Any, dataset: Dataset) -> None:  # noqa: ANN401
        import pyarrow.compute as pc

        own = table.filter(pc.equal(table["dataset"].cast("string"), dataset.name))
        self.dataset = dataset
        self.lag_days = assumed_lag_days(dataset) if dataset.latest_seen is None else 0
        self.row = _numbers(own["row"])
        self.begin, self.end, self.seen = (
            _moments(own[name]) for name in ("begin", "end", "first_seen")
        )
        self.clock: Bools = own["clock"].fill_null(False).to_numpy().astype(bool)
        self.count = _floats(own["count"], 1.0)
        self.marks = _numbers(own["marks"])
        self.latitude = _floats(own["latitude"], np.nan)
        self.longitude = _floats(own["longitude"], np.nan)
        self.place, self.admin1, self.country, self.type, self.label = (
            Words(own[name]) for name in ("place", "admin1", "country", "type", "label")
        )
        self._timelines: dict[str, Reports] = {}
        self._reports: dict[tuple[str, int], Reports] = {}
        self._divisions: np.ndarray = np.full(len(self.row), UNLOCATED, dtype=object)

    def reports(self, zone: tzinfo | None, now: int) -> Reports:
        """Return when the rows known by a moment happened and became known, by time.

        Args:
            zone: Where days are counted.
            now: Microseconds since 1970 UTC.
        """
        key = (str(zone), now)
        if key not in self._reports:
            whole = self._timeline(zone)
            known = whole.seen <= now
            self._reports[key] = Reports(
                begin=whole.begin[known], end=whole.end[known], seen=whole.seen[known],
                usable=whole.usable[known], at=whole.at[known],
            )  # fmt: skip
        return self._reports[key]

    def _timeline(self, zone: tzinfo | None) -> Reports:
        key = str(zone)
        if key not in self._timelines:
            lag = assumed_lag_days(self.dataset) * DAY
            begin, end = in_own_days(self.begin, self.end, self.clock, zone)
            seen = np.where(self.seen == NEVER, end + lag, self.seen)
            at = np.flatnonzero(begin != NEVER)
            at = at[np.lexsort((self.row[at], begin[at]))]
            usable = self.marks[at] & bits(NEVER_COUNTED) == 0
            self._timelines[key] = Reports(
                begin=begin[at], end=end[at], seen=seen[at], usable=usable, at=at
            )
        return self._timelines[key]

    def divisions(self, at: Moments, is_point: Bools, locate: Locate) -> np.ndarray:
        """Return the first-order division of some rows by their coordinates; `""` for none.

        Args:
            at: Places in the store; shape (N,).
            is_point: Whether their coordinates are those of a place; shape (N,).
            locate: Maps latitudes and longitudes to division codes.
        """
        found = self._divisions[at]
        new = at[(found == UNLOCATED) & is_point]
        if len(new):
            self._divisions[new] = locate(self.latitude[new], self.longitude[new])
            found = self._divisions[at]
        return np.where(is_point, found, "")


def bits(marks: Iterable[str]) -> int:
    """Return the bit set of some marks."""
    return sum(mark_bit(mark) for mark in marks)


def _moments(column: Any) -> Moments:  # noqa: ANN401
    return np.asarray(column.cast("int64").fill_null(NEVER).to_numpy())


def _numbers(column: Any) -> Moments:  # noqa: ANN401
    return np.asarray(column.cast("int64").fill_null(0).to_numpy())


def _floats(column: Any, missing: float) -> Floats:  # noqa: ANN401
    return np.asarray(column.cast("float64").fill_null(missing).to_numpy())
