"""The rows behind a test's findings, one by one: counted, or set apart and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

import numpy as np

from parley.check.findings import sheets_of, watches_of
from parley.check.model.positions import standing
from parley.check.rows.area import Bools, Locate
from parley.check.rows.moments import begin_of, micros, start_of_day
from parley.check.rows.rows import Rows
from parley.check.rows.store import Reports, Store
from parley.check.rows.windows import Window, fits, frame, is_expired
from parley.check.ruling.deeds import deed_ends, deeds_of, is_deed_witness
from parley.check.ruling.evidence import Evidence
from parley.check.ruling.watch import Watch
from parley.check.ruling.weigh import weigh_acts
from parley.check.sight.delay import Delay
from parley.records import DEEDS, MARKS, Dataset, EvidenceRow, Test, mark_bit

ELSEWHERE = "lies outside of the pledge's area: compared with, not counted"
UNPLACED = "its place is too vague to tell whether it lies in the area"
EDGE = "its time reaches over an edge of the windows, or is the day of the pledge itself"
SHEET = "positions are compared on two days, of which this is neither"
TOO_SOON = "lies before the pledge takes effect, or past its last horizon"
COLUMNS = ["label", "type", "place", "admin1", "latitude", "longitude", "precision", "marks"]
SHOWN_ONLY = "agreements are shown and never counted"
NO_DEED = "rows of {} are shown and never count as deeds"
_NONE: Mapping[int, str] = MappingProxyType({})


def evidence(
    test: Test,
    table: Any,  # noqa: ANN401  (pyarrow ships no types)
    datasets: Sequence[Dataset],
    *,
    as_of: date,
    locate: Locate | None,
) -> tuple[EvidenceRow, ...]:
    """Return the rows of the test's kind around its pledge, by data set and time.

    Rows of the baseline and up to the last horizon are given, inside the area and elsewhere, with
    the same windows as the findings count by; a test that cannot be judged has none.
    """
    return evidence_all((test,), table, datasets, as_of=as_of, locate=locate)[0]


def evidence_all(
    tests: Iterable[Test],
    table: Any,  # noqa: ANN401
    datasets: Sequence[Dataset],
    *,
    as_of: date,
    locate: Locate | None,
) -> tuple[tuple[EvidenceRow, ...], ...]:
    """Return the rows of many tests, each as `evidence` has them, in their order."""
    stores = tuple(Store(table, dataset) for dataset in datasets)
    files = tuple(_File(table, dataset) for dataset in datasets)
    delays: dict[Reports, Delay] = {}
    return tuple(tuple(_evidence(test, stores, files, delays, as_of, locate)) for test in tests)


def _evidence(
    test: Test,
    stores: Sequence[Store],
    files: Sequence["_File"],
    delays: dict[Reports, Delay],
    as_of: date,
    locate: Locate | None,
) -> Iterator[EvidenceRow]:
    if test.missing or test.begin is None or not test.horizons:
        return
    watches = watches_of(test, stores, delays, as_of=as_of, locate=locate)
    sheets = sheets_of(watches)
    for watch, file in zip(watches, files, strict=True):
        if test.act in DEEDS:
            yield from _deeds(watch, file, test)
        elif _is_sheet(watch.rows):
            yield from _positions(watch.rows, file, test)
        else:
            yield from _acts(watch, file, test, sheets)


class _File:
    """What one data set's file says of its rows, by their numbers.

    Args:
        table: Events in the shape of `records.event_schema()`.
        dataset: Which of its data sets.
    """

    def __init__(self, table: Any, dataset: Dataset) -> None:  # noqa: ANN401
        import pyarrow.compute as pc

        own = table.filter(pc.equal(table["dataset"].cast("string"), dataset.name))
        numbers = own["row"].to_numpy()
        self._order = np.argsort(numbers, kind="stable")
        self._numbers = numbers[self._order]
        self._told = own.select(COLUMNS)

    def told(self, numbers: np.ndarray) -> list[dict[str, Any]]:
        """Return the file's words on some rows, in their order."""
        at = self._order[np.searchsorted(self._numbers, numbers)]
        picked: list[dict[str, Any]] = self._told.take(at).to_pylist()
        return picked


def _is_sheet(rows: Rows) -> bool:
    return rows.dataset.witness == "positions"


def _horizons(test: Test) -> list[str]:
    """Return the horizons that the term reaches, shortest first."""
    ends = {h: frame(test, h, by_day=True).after.end for h in test.horizons}
    return [h for h in sorted(ends, key=ends.__getitem__) if not is_expired(test, h)]


def _acts(watch: Watch, file: _File, test: Test, sheets: Rows | None) -> Iterator[EvidenceRow]:
    """Yield the rows that any horizon counts; what each that holds it sets apart is not counted."""
    rows, base = watch.rows, watch.base
    horizons = _horizons(test)
    weighed = [weigh_acts(watch, test, horizon, positions=sheets) for horizon in horizons]
    whole = Window(start=base.window.start, end=weighed[-1].frame.after.end)
    near = rows.counts & (rows.begin < whole.end) & (rows.end > whole.start)
    shows = rows.dataset.witness != "agreements"
    first = _first_horizon(rows, [shows & np.isin(rows.number, w.numbers) for w in weighed])
    was = np.any([_acts_of(w) for w in weighed], axis=0) & base.chosen & shows
    windows = np.where(was, "before", np.where(first >= 0, "after", ""))
    late = _found_late(rows, base.chosen, weighed)
    yield from _told(rows, file, near, windows, first, horizons, EDGE, test, late)


def _acts_of(item: Evidence) -> Bools:
    return item.rows.acts if item.acts is None else item.acts


def _found_late(rows: Rows, before: Bools, weighed: Sequence[Evidence]) -> dict[int, str]:
    """Return why rows filed as acts were found later, by their places."""
    why: dict[int, str] = {}
    for item in weighed:
        held = before | fits(rows, item.frame.after, by_day=item.frame.by_day)
        for place in np.flatnonzero(rows.acts & ~_acts_of(item) & held).tolist():
            why.setdefault(place, item.apart.why_late)
    return why


def _deeds(watch: Watch, file: _File, test: Test) -> Iterator[EvidenceRow]:
    """Yield the rows of a promised deed: from the day of the pledge on, compared with nothing."""
    rows, ends = watch.rows, deed_ends(test)
    horizons, opening = list(ends), start_of_day(begin_of(test).date(), test)
    counted = [
        np.isin(rows.number, deeds_of(watch, test, end).numbers if is_deed_witness(watch) else ())
        for end in ends.values()
    ]
    first = _first_horizon(rows, counted)
    near = rows.counts & (rows.begin < micros(ends[horizons[-1]])) & (rows.end > opening)
    windows = np.where(first >= 0, "after", "")
    otherwise = TOO_SOON if is_deed_witness(watch) else NO_DEED.format(rows.dataset.witness)
    yield from _told(rows, file, near, windows, first, horizons, otherwise, test)


def _positions(rows: Rows, file: _File, test: Test) -> Iterator[EvidenceRow]:
    """Yield the units of the sheets that are compared; others of the area are set apart."""
    zone = begin_of(test).tzinfo
    horizons = _horizons(test)
    here = rows.inside & rows.usable
    opening = np.zeros(len(here), dtype=bool)
    closing = [np.zeros(len(here), dtype=bool) for _ in horizons]
    days = np.array(
        [datetime.fromtimestamp(m / 1e6, zone).toordinal() for m in (rows.begin + rows.end) // 2],
        dtype=np.int64,
    )
    for place, horizon in enumerate(horizons):
        stand = standing(rows, frame(test, horizon, by_day=True), zone)
        if not isinstance(stand, str):
            opening |= days == stand.first.toordinal()
            closing[place] = days == stand.last.toordinal()
    first = _first_horizon(rows, closing)
    compared = opening | (first >= 0)
    last = frame(test, horizons[-1], by_day=True)
    spell = (rows.begin < last.after.end) & (rows.end > last.before.start)
    near = (here & spell) | (compared & rows.usable)
    windows = np.where(here & opening, "before", np.where(here & (first >= 0), "after", ""))
    yield from _told(rows, file, near, windows, first, horizons, SHEET, test)


def _first_horizon(rows: Rows, chosen: Sequence[Bools]) -> np.ndarray:
    """Return the place of the first horizon whose window holds each row, -1 for none."""
    first = np.full(len(rows.number), -1, dtype=np.int64)
    for place in reversed(range(len(chosen))):
        first[chosen[place]] = place
    return first


def _told(
    rows: Rows,
    file: _File,
    near: Bools,
    windows: np.ndarray,
    first: np.ndarray,
    horizons: Sequence[str],
    otherwise: str,
    test: Test,
    late: Mapping[int, str] = _NONE,
) -> Iterator[EvidenceRow]:
    """Yield the rows near, with what the file says of each."""
    at = np.flatnonzero(near)
    zone, id_ = begin_of(test).tzinfo, test.id
    written = file.told(rows.number[at])
    for place, text in zip(at.tolist(), written, strict=True):
        window = str(windows[place])
        yield EvidenceRow(
            test=id_,
            dataset=rows.dataset.name,
            row=int(rows.number[place]),
            begin=datetime.fromtimestamp(rows.begin[place] / 1e6, zone),
            end=datetime.fromtimestamp(rows.end[place] / 1e6, zone),
            clock=bool(rows.clock[place]),
            label=text["label"] or "",
            type=text["type"] or "",
            place=text["place"] or "",
            admin1=text["admin1"] or "",
            latitude=text["latitude"],
            longitude=text["longitude"],
            precision=text["precision"],
            count=float(rows.count[place]),
            inside=bool(rows.inside[place]),
            window=window,
            horizon=horizons[first[place]] if window == "after" else "",
            apart=""
            if window
            else late.get(place) or _why(rows, place, text["marks"] or 0, otherwise),
        )


def _why(rows: Rows, place: int, marks: int, otherwise: str) -> str:
    """Return why a row is not counted, the first reason first."""
    if rows.dataset.witness == "agreements":
        return SHOWN_ONLY
    if rows.found[place]:
        return MARKS["discovery"]
    if not rows.usable[place]:
        borne = (why for mark, why in MARKS.items() if marks & mark_bit(mark))
        return next(borne, otherwise)
    if rows.unplaced[place]:
        return UNPLACED
    return otherwise if rows.inside[place] else ELSEWHERE
