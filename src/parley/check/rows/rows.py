"""The rows of one data set that a test may count, as known on a day, in arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from parley.check.rows.area import (
    Bools,
    Floats,
    Locate,
    fold_name,
    names_match,
    place_names,
    within_codes,
    within_km,
)
from parley.check.rows.moments import DAY, Moments, begin_of, end_of_day, in_own_days, micros
from parley.records import HORIZONS, Area, Dataset, Test, mark_bit

NEVER = np.iinfo(np.int64).min
# How long a row takes to become known where its file does not say, in days. Alarms are public
# at once; positions and daily tallies come out the next day; coded acts take about a week.
# UCDP's fastest release is monthly, and a yearly one comes later still.
ASSUMED_LAG_DAYS = {"acts": 7, "positions": 1, "warnings": 0, "casualties": 1, "media": 1}
UCDP_LAG_DAYS = 30
MARGIN_DAYS = 2  # for the day of the pledge, and rows that reach over an edge
NEVER_COUNTED = ("duplicate", "no-date")
NO_POINT = ("vague-place", "bad-coordinates", "no-place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """When all rows of a data set happened and became known: its reach and its pace.

    Attributes:
        begin: Start of each row's interval, ascending; shape (A,).
        end: Its end.
        seen: When it became known.
        usable: Whether no mark keeps it out.
    """

    begin: Moments
    end: Moments
    seen: Moments
    usable: Bools


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A data set's rows around a pledge, known by the end of a day; arrays have shape (R,).

    Attributes:
        dataset: The manifest.
        lag_days: Assumed days from act to publication, 0 where the file says when.
        reports: All rows of the data set known by then, near the pledge or not.
        number: 1-based data row in the file.
        begin: Start of the row's interval; of a row without a time of day, the midnight that
            begins its day in the test's zone.
        end: Its end, exclusive.
        clock: Whether the file gives a time of day.
        count: Units of the act.
        seen: When the row became known.
        inside: Whether it lies in the test's area.
        counts: Whether its class is one that the test counts.
        found: Whether it records something found later, not an act of that day.
        usable: Whether no mark keeps it out.
        unplaced: Whether its place is too vague or broken to lie in the area.
        place: Code of its place name, for telling incidents apart.
    """

    dataset: Dataset
    lag_days: float
    reports: Reports
    number: Moments
    begin: Moments
    end: Moments
    clock: Bools
    count: Floats
    seen: Moments
    inside: Bools
    counts: Bools
    found: Bools
    usable: Bools
    unplaced: Bools
    place: Moments

    @property
    def acts(self) -> Bools:
        """Rows that are acts of the kind and area the test counts; shape (R,)."""
        return self.inside & self.counts & self.usable & ~self.found

    def has_clock(self) -> bool:
        """Return whether most acts carry a time of day."""
        acts = self.acts if self.acts.any() else self.usable
        return bool(acts.any() and self.clock[acts].mean() >= 0.5)


def read_rows(
    table: Any,  # noqa: ANN401  (pyarrow ships no types)
    dataset: Dataset,
    test: Test,
    *,
    as_of: date,
    locate: Locate | None,
) -> Rows:
    """Return a data set's rows as known by the end of a day, sorted by time and row number.

    Args:
        table: Events in the shape of `records.event_schema()`.
        dataset: Which of its data sets to read.
        test: Whose area and classes apply.
        as_of: Rows that became known later are left out.
        locate: Maps latitudes and longitudes to first-order division codes.
    """
    import pyarrow.compute as pc

    own = table.filter(pc.equal(table["dataset"].cast("string"), dataset.name)).combine_chunks()
    lag_days = assumed_lag_days(dataset)
    reports, order = _reports(own, test, lag=lag_days * DAY, now=end_of_day(as_of, test))
    near = _near(reports.begin, test)
    own = own.take(order[near])
    marks = _numbers(own["marks"])
    inside = _inside(own, marks, test.area, locate)
    return Rows(
        dataset=dataset,
        lag_days=lag_days if dataset.latest_seen is None else 0,
        reports=reports,
        number=_numbers(own["row"]),
        begin=reports.begin[near],
        end=reports.end[near],
        clock=own["clock"].fill_null(False).to_numpy(zero_copy_only=False),
        count=_floats(own["count"], 1.0),
        seen=reports.seen[near],
        inside=inside,
        counts=_counted_class(own, test, is_proxy=dataset.witness not in ("acts", "media")),
        found=marks & mark_bit("discovery") != 0,
        usable=reports.usable[near],
        unplaced=~inside & (marks & _bits(NO_POINT) != 0),
        place=_codes(own["place"])[1],
    )


def _reports(
    own: Any,  # noqa: ANN401
    test: Test,
    *,
    lag: int,
    now: int,
) -> tuple[Reports, Moments]:
    """Return when the rows known by `now` happened and became known, and their places in `own`."""
    begin, end, seen = (_moments(own[name]) for name in ("begin", "end", "first_seen"))
    clock = own["clock"].fill_null(False).to_numpy(zero_copy_only=False)
    begin, end = in_own_days(begin, end, clock, test)
    seen = np.where(seen == NEVER, end + lag, seen)
    order = np.flatnonzero((begin != NEVER) & (seen <= now))
    order = order[np.lexsort((_numbers(own["row"])[order], begin[order]))]
    usable = _numbers(own["marks"])[order] & _bits(NEVER_COUNTED) == 0
    reports = Reports(begin=begin[order], end=end[order], seen=seen[order], usable=usable)
    return reports, order


def _near(begin: Moments, test: Test) -> Moments:
    """Return the places of rows that a window of the test can reach."""
    start = micros(begin_of(test))
    first = start - round((test.baseline_days + MARGIN_DAYS) * DAY)
    last = start + (max(HORIZONS.values()).days + MARGIN_DAYS) * DAY
    return np.arange(np.searchsorted(begin, first), np.searchsorted(begin, last, side="right"))


def assumed_lag_days(dataset: Dataset) -> int:
    """Return days from act to publication, for rows whose file does not say when."""
    return UCDP_LAG_DAYS if dataset.format == "ucdp-ged" else ASSUMED_LAG_DAYS[dataset.witness]


def _bits(marks: Sequence[str]) -> int:
    return sum(mark_bit(mark) for mark in marks)


def _counted_class(own: Any, test: Test, *, is_proxy: bool) -> Bools:  # noqa: ANN401
    """Return which rows are of a class the test counts.

    Alarms, tallies of harm and positions often carry no class of act: then all of them count.
    """
    values, codes = _codes(own["type"])
    counted = _pick(np.array([value in test.types for value in values], dtype=bool), codes)
    if is_proxy and not counted.any():
        counted[:] = True
    if test.labels:
        wanted = {label.casefold().strip() for label in test.labels}
        values, codes = _codes(own["label"])
        counted &= _pick(np.array([v.casefold().strip() in wanted for v in values], bool), codes)
    return counted


def _inside(own: Any, marks: Moments, area: Area | None, locate: Locate | None) -> Bools:  # noqa: ANN401
    if area is None or any(place.precision == "everywhere" for place in area.places):
        return np.ones(own.num_rows, dtype=bool)
    provinces = tuple(p for p in area.places if p.precision == "admin1")
    countries = tuple(p for p in area.places if p.precision == "country")
    towns = tuple(p for p in area.places if p.precision not in ("admin1", "country"))
    known = place_names(area.places)
    loose = tuple(name for name in area.names if fold_name(name) not in known)
    inside = _named(own["admin1"], place_names(provinces, loose))
    inside |= _named(own["country"], place_names(countries, loose))
    inside |= _named(own["place"], place_names(towns, loose))
    # A row no finer than a province has the coordinates of its centre: not a place of its own.
    is_point = marks & _bits(NO_POINT) == 0
    latitude = np.where(is_point, _floats(own["latitude"], np.nan), np.nan)
    longitude = np.where(is_point, _floats(own["longitude"], np.nan), np.nan)
    for town in towns:
        inside |= within_km(latitude, longitude, town, area.radius_km)
    codes = frozenset(p.admin1 for p in provinces if p.admin1)
    rest = ~inside
    inside[rest] = within_codes(latitude[rest], longitude[rest], codes, locate)
    return inside


def _named(column: Any, names: frozenset[str]) -> Bools:  # noqa: ANN401
    values, codes = _codes(column)
    return _pick(names_match(values, names), codes)


def _pick(flags: Bools, codes: Moments) -> Bools:
    """Return each row's flag; rows without a value have none."""
    return np.append(flags, False)[codes]


def _codes(column: Any) -> tuple[list[str], Moments]:  # noqa: ANN401
    """Return a text column as its values and a code a row, -1 where it is null."""
    import pyarrow as pa

    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if not pa.types.is_dictionary(whole.type):
        whole = whole.dictionary_encode()
    values = [value or "" for value in whole.dictionary.to_pylist()]
    codes = whole.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    return values, codes


def _moments(column: Any) -> Moments:  # noqa: ANN401
    return np.asarray(column.cast("int64").fill_null(NEVER).to_numpy(zero_copy_only=False))


def _numbers(column: Any) -> Moments:  # noqa: ANN401
    return np.asarray(column.cast("int64").fill_null(0).to_numpy(zero_copy_only=False))


def _floats(column: Any, missing: float) -> Floats:  # noqa: ANN401
    return np.asarray(column.cast("float64").fill_null(missing).to_numpy(zero_copy_only=False))
