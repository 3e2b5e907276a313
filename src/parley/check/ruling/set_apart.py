"""Rows near a pledge that are not counted: each is said, and none is lost."""

from dataclasses import dataclass

import numpy as np

from parley.check.model.baseline import Baseline
from parley.check.rows.area import Bools
from parley.check.rows.rows import Rows
from parley.check.rows.windows import Frame, Window, fits, reaches
from parley.check.sight.discovery import Discovery


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """What is set apart in the windows of a horizon.

    Attributes:
        found: (before, after) rows of things found later, marked as such.
        open_finds: (before, after, in the last half) of these, the ones that may tell of acts of
            their day: made before access to the area changed, at no more than their usual pace.
        edge: Acts of no more than a window's length that begin before it or end after it.
        edge_late: Of these the ones that end after it, and so reach into its last half.
        vague: Rows that overlap the window or the day of the pledge without fitting.
        unplaced: Rows of the windows whose place cannot be told to lie in the area.
        late: (before, after) rows filed as acts that were found after access changed.
        why_late: What shows that, `""` where there are none.
    """

    found: tuple[int, int] = (0, 0)
    open_finds: tuple[float, float, float] = (0.0, 0.0, 0.0)
    edge: float = 0.0
    edge_late: float = 0.0
    vague: int = 0
    unplaced: int = 0
    late: tuple[int, int] = (0, 0)
    why_late: str = ""


def set_apart(rows: Rows, base: Baseline, windows: Frame, discovery: Discovery) -> Apart:
    """Return what is set apart in the windows of a horizon.

    Args:
        rows: A data set's rows.
        base: Its baseline.
        windows: The windows.
        discovery: What was found after access to the area changed.
    """
    by_day = windows.by_day
    was, then = fits(rows, base.window, by_day=by_day), fits(rows, windows.after, by_day=by_day)
    reaching = reaches(rows, windows.after, by_day=by_day)
    late = rows.acts & discovery.mask
    late_was, late_then = (int(np.count_nonzero(late & part)) for part in (was, then))
    edge, edge_late = _at_edge(rows, reaching, windows.after)
    return Apart(
        found=(int(np.count_nonzero(rows.finds & was)), int(np.count_nonzero(rows.finds & then))),
        open_finds=_open_finds(rows, base, windows, discovery),
        edge=edge,
        edge_late=edge_late,
        vague=_vague(rows, reaching, windows),
        unplaced=int(np.count_nonzero(rows.astray & (was | then))),
        late=(late_was, late_then),
        why_late=discovery.why if late_was or late_then else "",
    )


def _open_finds(
    rows: Rows, base: Baseline, windows: Frame, discovery: Discovery
) -> tuple[float, float, float]:
    """Return how many finds may tell of acts of their day, before, after and in the last half."""
    if not rows.finds.any():
        return 0.0, 0.0, 0.0

    def number(window: Window) -> float:
        found = rows.finds & fits(rows, window, by_day=windows.by_day)
        return float(np.count_nonzero(found))

    def at_usual_pace(window: Window) -> float:
        end = window.end if discovery.moment is None else min(window.end, discovery.moment)
        closed = Window(start=window.start, end=max(window.start, end))
        return min(number(closed), pace * closed.days)

    before = number(base.window)
    pace = before / base.days if base.days else 0.0
    tail = at_usual_pace(windows.tail) if windows.tail is not None else 0.0
    return before, at_usual_pace(windows.after), tail


def _at_edge(rows: Rows, reaching: Bools, window: Window) -> tuple[float, float]:
    """Return the acts at the window's edges, of the rows that reach over them; and at its end.

    Of longer rows nobody knows the day; these are acts of the window or of the hours beside it.
    """
    at = np.flatnonzero(rows.acts & reaching)
    at = at[rows.end[at] - rows.begin[at] <= window.end - window.start]
    ends_late = rows.end[at] > window.end
    return float(rows.count[at].sum()), float(rows.count[at[ends_late]].sum())


def _vague(rows: Rows, reaching: Bools, windows: Frame) -> int:
    apart = reaching
    if windows.left_out is not None:
        apart = apart | fits(rows, windows.left_out, by_day=True)
    return int(np.count_nonzero(rows.acts & apart))
