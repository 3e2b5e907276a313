"""The rows of one data set around a pledge, as known on a day, in arrays."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from parley.check.rows.area import Bools, Floats, Locate, fold_name, place_names
from parley.check.rows.moments import DAY, HOUR, NOON, Moments, begin_of, end_of_day, micros
from parley.check.rows.store import Reports, Store
from parley.check.rows.words import Codes, Words, flagged
from parley.records import DEEDS, HORIZONS, Area, Dataset, Place, Test

MARGIN_DAYS = 2  # for the day of the pledge, and rows that reach over an edge
# How far back it is looked for the usual: variation, weekdays, and what elsewhere is like.
HISTORY_DAYS = 728


@dataclass(frozen=True, kw_only=True, eq=False)
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
        past: Start of each act of the kind and area the test counts, as far back as
            `HISTORY_DAYS`; shape (P,).
        past_count: Its units; shape (P,).
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
    place: Codes
    past: Moments
    past_count: Floats

    @cached_property
    def acts(self) -> Bools:
        """Rows that are acts of the kind and area the test counts; shape (R,)."""
        return self.inside & self.counts & self.usable & ~self.found

    @cached_property
    def finds(self) -> Bools:
        """Rows of the area that record something found later; shape (R,)."""
        return self.inside & self.usable & self.found

    @cached_property
    def elsewhere(self) -> Bools:
        """Rows that are acts of the kind the test counts, outside of its area; shape (R,)."""
        return ~self.inside & ~self.unplaced & self.counts & self.usable & ~self.found

    @cached_property
    def astray(self) -> Bools:
        """Rows that may be acts the test counts, were their place known; shape (R,)."""
        return self.unplaced & self.counts & self.usable & ~self.found

    @cached_property
    def moments(self) -> tuple[Moments, Moments]:
        """First and last moment of each row; rows of under an hour have their start for both."""
        last = np.where(self.clock & (self.end - self.begin <= HOUR), self.begin, self.end - 1)
        return self.begin, np.maximum(self.begin, last)

    @cached_property
    def noons(self) -> tuple[Moments, Moments]:
        """The same, for rows without a time of day the noons of their first and last day."""
        length = self.end - self.begin
        inset = np.where(~self.clock, np.minimum(NOON, length // 2), 0)
        first, last = self.begin + inset, self.moments[1] - inset
        return first, np.maximum(first, last)

    def has_clock(self) -> bool:
        """Return whether most acts carry a time of day."""
        return self._has_clock

    @cached_property
    def _has_clock(self) -> bool:
        acts = self.acts if self.acts.any() else self.usable
        return bool(acts.any() and self.clock[acts].mean() >= 0.5)

    def within(self, start: int, end: int, *, by_day: bool) -> Bools:
        """Return which rows lie wholly in an interval; shape (R,), not to be changed.

        Args:
            start: In microseconds since 1970 UTC.
            end: The same, exclusive.
            by_day: Whether rows without a time of day count by the noons of their days.
        """
        if (start, end, by_day) not in self._within:
            first, last = self.noons if by_day else self.moments
            fitting = (first >= start) & (last < end)
            fitting.flags.writeable = False
            self._within[start, end, by_day] = fitting
        return self._within[start, end, by_day]

    @cached_property
    def _within(self) -> dict[tuple[int, int, bool], Bools]:
        """What was asked before: each window is, several times."""
        return {}


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
    return rows_of(Store(table, dataset), test, as_of=as_of, locate=locate)


def rows_of(store: Store, test: Test, *, as_of: date, locate: Locate | None) -> Rows:
    """Return a store's rows around a test's pledge, as known by the end of a day."""
    reports = store.reports(begin_of(test).tzinfo, end_of_day(as_of, test))
    start, end = micros(begin_of(test)), _end(test)
    far, near = (
        _between(reports.begin, start, end, days) for days in (HISTORY_DAYS, test.baseline_days)
    )
    far = slice(min(far.start, near.start), far.stop)
    inside = _inside(reports, far, test.area, locate)
    counts = _counted_class(reports, far, test, store.dataset.witness)
    acts = inside & counts & reports.usable[far] & ~reports.found[far]
    near_by = slice(near.start - far.start, None)
    inside, counts = inside[near_by], counts[near_by]
    return Rows(
        dataset=store.dataset,
        lag_days=store.lag_days,
        reports=reports,
        number=reports.number[near],
        begin=reports.begin[near],
        end=reports.end[near],
        clock=reports.clock[near],
        count=reports.count[near],
        seen=reports.seen[near],
        inside=inside,
        counts=counts,
        found=reports.found[near],
        usable=reports.usable[near],
        unplaced=~inside & reports.is_loose[near],
        place=reports.place[near],
        past=reports.begin[far][acts],
        past_count=reports.count[far][acts],
    )


def _end(test: Test) -> int:
    """Return when rows stop to matter: after the last horizon; of a deed, the day it is due."""
    end = micros(begin_of(test)) + max(HORIZONS.values()).days * DAY
    return max(end, micros(test.due)) if test.due and test.act in DEEDS else end


def _between(begin: Moments, start: int, end: int, days: float) -> slice:
    """Return the places of rows from so long before a pledge to its end, and a bit."""
    first = np.searchsorted(begin, start - round((days + MARGIN_DAYS) * DAY))
    last = np.searchsorted(begin, end + MARGIN_DAYS * DAY, side="right")
    return slice(int(first), int(last))


def _counted_class(reports: Reports, part: slice, test: Test, witness: str) -> Bools:
    """Return which rows of a stretch are of a class the test counts.

    Alarms, tallies of harm and positions often carry no class of act: then all of them count.
    """
    columns = reports.columns
    wanted = np.array([value in test.types for value in columns.type.values] + [False], dtype=bool)
    counted = flagged(wanted, reports.type[part])
    if witness not in ("acts", "media") and not counted.any():
        counted = np.ones(len(counted), dtype=bool)
    if test.labels:
        counted = counted & flagged(columns.label.among(test.labels), reports.label[part])
    return np.asarray(counted)


def _inside(reports: Reports, part: slice, area: Area | None, locate: Locate | None) -> Bools:
    """Return which rows of a stretch lie in an area, by name or by coordinates."""
    if area is None or any(place.precision == "everywhere" for place in area.places):
        return np.ones(len(reports.begin[part]), dtype=bool)
    columns = reports.columns
    provinces = tuple(p for p in area.places if p.precision == "admin1")
    countries = tuple(p for p in area.places if p.precision == "country")
    towns = tuple(p for p in area.places if p.precision not in ("admin1", "country"))
    known = place_names(area.places)
    loose = tuple(name for name in area.names if fold_name(name) not in known)

    def by_name(words: Words, codes: Codes, places: tuple[Place, ...]) -> Bools:
        return flagged(words.named(place_names(places, loose)), codes[part])

    inside = by_name(columns.admin1, reports.admin1, provinces)
    inside |= by_name(columns.country, reports.country, countries)
    inside |= by_name(columns.place, reports.place, towns)
    if towns:
        inside |= flagged(columns.points.near(towns, area.radius_km), reports.point[part])
    divisions = [place.admin1 for place in provinces if place.admin1]
    if locate is not None and divisions:
        codes = reports.point[part]
        inside |= flagged(columns.points.within(divisions, codes, locate), codes)
    return inside
