"""Events a day around a pledge, for a chart."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from parley.check.rows.area import Bools, Locate
from parley.check.rows.moments import begin_of, end_of_day, start_of_day
from parley.check.rows.rows import Rows, rows_of
from parley.check.rows.store import Store
from parley.records import HORIZONS, REPORTED, DailySeries, Dataset, Test


def series(
    test: Test,
    table: Any,  # noqa: ANN401  (pyarrow ships no types)
    datasets: Sequence[Dataset],
    *,
    as_of: date,
    locate: Locate | None,
) -> DailySeries:
    """Return what each data set recorded day by day, from the baseline to the last horizon.

    Days after `as_of` are left out. Acts and things found later are kept apart; of positions,
    units inside the area are counted.

    Raises:
        InvalidRecord: The test has no begin.
    """
    return series_all((test,), table, datasets, as_of=as_of, locate=locate)[0]


def series_all(
    tests: Iterable[Test],
    table: Any,  # noqa: ANN401
    datasets: Sequence[Dataset],
    *,
    as_of: date,
    locate: Locate | None,
) -> tuple[DailySeries, ...]:
    """Return the series of many tests, each as `series` has it, in their order."""
    stores = tuple(Store(table, dataset) for dataset in datasets)
    return tuple(
        _series(test, [rows_of(s, test, as_of=as_of, locate=locate) for s in stores], as_of)
        for test in tests
    )


def _series(test: Test, rows: Sequence[Rows], as_of: date) -> DailySeries:
    days = _days(test, as_of)
    looked = np.zeros(len(days), dtype=bool)
    # Articles tell what they hear of; that they tell of nothing on a day shows no watching.
    for item in (each for each in rows if each.dataset.format != REPORTED):
        looked |= _observed(item, days, test)
    return DailySeries(
        pledge=test.pledge,
        test=test.id,
        as_of=as_of,
        begin=begin_of(test),
        horizons=test.horizons,
        days=days,
        counts=tuple(
            (r.dataset.name, _per_day(r, _shown(r), days, test)) for r in rows if len(days)
        ),
        discoveries=tuple(
            (r.dataset.name, _per_day(r, late, days, test))
            for r in rows
            if (late := r.inside & r.usable & r.found).any() and len(days)
        ),
        not_observed=tuple(day for day, seen in zip(days, looked, strict=True) if not seen),
    )


def _days(test: Test, as_of: date) -> tuple[date, ...]:
    begin = begin_of(test)
    first = begin.date() - timedelta(days=round(test.baseline_days))
    last = min(as_of, (begin + max(HORIZONS[h] for h in test.horizons)).date())
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def _shown(rows: Rows) -> Bools:
    return rows.inside & rows.usable if rows.dataset.witness == "positions" else rows.acts


def _per_day(rows: Rows, chosen: Bools, days: Sequence[date], test: Test) -> tuple[float, ...]:
    midnights = [*(start_of_day(day, test) for day in days), end_of_day(days[-1], test)]
    at = np.where(rows.clock, rows.begin, (rows.begin + rows.end) // 2)
    # Days as they are, of 23 and 25 hours as well.
    place = np.searchsorted(midnights, at, side="right") - 1
    inside = chosen & (place >= 0) & (place < len(days))
    counts = np.bincount(place[inside], weights=rows.count[inside], minlength=len(days))
    return tuple(counts.astype(np.float64).tolist())


def _observed(rows: Rows, days: Sequence[date], test: Test) -> Bools:
    """Return the days on which the data set has any row from anywhere, or lies between two."""
    begin = rows.reports.begin
    if not len(begin):
        return np.zeros(len(days), dtype=bool)
    first, last = int(begin[0]), int(begin[-1])
    starts = np.array([start_of_day(day, test) for day in days])
    ends = np.array([end_of_day(day, test) for day in days])
    return (ends > first) & (starts <= last)
