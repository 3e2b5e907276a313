"""The rows behind a test's findings, one by one: counted, or set apart and why."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import numpy as np

from parley.check.model.baseline import baseline_of
from parley.check.model.positions import standing
from parley.check.rows.area import Bools, Locate
from parley.check.rows.moments import begin_of
from parley.check.rows.rows import Rows, read_rows
from parley.check.rows.windows import Window, fits, frame, is_expired
from parley.records import MARKS, Dataset, EvidenceRow, Test, mark_bit

ELSEWHERE = "lies outside of the pledge's area: compared with, not counted"
UNPLACED = "its place is too vague to tell whether it lies in the area"
EDGE = "its time reaches over an edge of the windows, or is the day of the pledge itself"
SHEET = "positions are compared on two days, of which this is neither"
SHOWN_ONLY = "agreements are shown and never counted"


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
    if test.missing or test.begin is None or not test.horizons:
        return ()
    found: list[EvidenceRow] = []
    for dataset in datasets:
        rows = read_rows(table, dataset, test, as_of=as_of, locate=locate)
        found += _positions(rows, table, test) if _is_sheet(rows) else _acts(rows, table, test)
    return tuple(found)


def _is_sheet(rows: Rows) -> bool:
    return rows.dataset.witness == "positions"


def _horizons(test: Test) -> list[str]:
    """Return the horizons that the term reaches, shortest first."""
    ends = {h: frame(test, h, by_day=True).after.end for h in test.horizons}
    return [h for h in sorted(ends, key=ends.__getitem__) if not is_expired(test, h)]


def _acts(rows: Rows, table: Any, test: Test) -> Iterator[EvidenceRow]:  # noqa: ANN401
    by_day = not rows.has_clock()
    horizons = _horizons(test)
    frames = [frame(test, horizon, by_day=by_day) for horizon in horizons]
    base = baseline_of(rows, frame(test, test.horizons[0], by_day=by_day), test)
    whole = Window(start=base.window.start, end=frames[-1].after.end)
    near = rows.counts & (rows.begin < whole.end) & (rows.end > whole.start)
    first = _first_horizon(rows, [fits(rows, f.after, by_day=by_day) for f in frames])
    is_act = rows.acts if rows.dataset.witness != "agreements" else np.zeros_like(rows.acts)
    windows = np.where(base.chosen & is_act, "before", np.where(is_act & (first >= 0), "after", ""))
    yield from _told(rows, table, near, windows, first, horizons, EDGE, test)


def _positions(rows: Rows, table: Any, test: Test) -> Iterator[EvidenceRow]:  # noqa: ANN401
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
    yield from _told(rows, table, near, windows, first, horizons, SHEET, test)


def _first_horizon(rows: Rows, chosen: Sequence[Bools]) -> np.ndarray:
    """Return the place of the first horizon whose window holds each row, -1 for none."""
    first = np.full(len(rows.number), -1, dtype=np.int64)
    for place in reversed(range(len(chosen))):
        first[chosen[place]] = place
    return first


def _told(
    rows: Rows,
    table: Any,  # noqa: ANN401
    near: Bools,
    windows: np.ndarray,
    first: np.ndarray,
    horizons: Sequence[str],
    otherwise: str,
    test: Test,
) -> Iterator[EvidenceRow]:
    """Yield the rows near, with what the file says of each."""
    at = np.flatnonzero(near)
    zone, id_ = begin_of(test).tzinfo, test.id
    written = _written(table, rows.dataset.name, rows.number[at])
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
            apart="" if window else _why(rows, place, text["marks"] or 0, otherwise),
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


def _written(table: Any, dataset: str, numbers: np.ndarray) -> list[dict[str, Any]]:  # noqa: ANN401
    """Return the file's words on some rows of a data set, in their order."""
    import pyarrow.compute as pc

    columns = ["label", "type", "place", "admin1", "latitude", "longitude", "precision", "marks"]
    own = table.filter(pc.equal(table["dataset"].cast("string"), dataset))
    order = np.argsort(own["row"].to_numpy(), kind="stable")
    at = order[np.searchsorted(own["row"].to_numpy()[order], numbers)]
    picked: list[dict[str, Any]] = own.select(columns).take(at).to_pylist()
    return picked
