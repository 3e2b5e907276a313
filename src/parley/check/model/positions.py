"""Where units stood: the witness of a withdrawal."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

import numpy as np

from parley.check.rows.moments import DAY, NOON
from parley.check.rows.rows import Rows
from parley.check.rows.windows import Frame

# A first, partial sheet of a data set that is being set up is no picture of the front.
WHOLE = 0.5  # of the data set's median sheet
LONGEST_STAND_DAYS = 3.0  # a sheet speaks for the days until the next, at most these


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Units inside the area on two days.

    Attributes:
        before: Units on the sheet that stands for the days before the pledge.
        after: Units on the last sheet of the window.
        first: Day of the former.
        last: Day of the latter.
        is_stand_in: Whether the former is from after the pledge, for want of an earlier one;
            then units that had left by that day are not seen leaving.
        rows: Rows of the latter.
    """

    before: int
    after: int
    first: date
    last: date
    is_stand_in: bool
    rows: tuple[int, ...]


def standing(rows: Rows, frame: Frame, zone: tzinfo | None) -> Standing | str:
    """Return the units inside the area before and at the end, or why that is not known."""
    usable = rows.usable & (rows.begin >= frame.before.start) & (rows.begin < frame.after.end)
    # Days are numbered from the midnight before the pledge, in its own zone.
    opening = frame.before.end
    at = (_noon(rows) - opening) // DAY
    days, sizes = np.unique(at[usable], return_counts=True)
    name = rows.dataset.name
    if not len(days):
        return f"{name} has no sheet of positions around the pledge"
    whole = days[sizes >= WHOLE * np.median(sizes)]
    earlier = whole[whole < 0]
    later = whole[whole >= round((frame.after.start - opening) / DAY)]
    if not len(later) or (frame.after.end - opening) / DAY - later[-1] > LONGEST_STAND_DAYS + 1:
        return f"{name} has no sheet of positions in the last {LONGEST_STAND_DAYS:.0f} days"
    if not len(earlier) and len(later) < 2:
        return f"{name} has one sheet only: nothing to compare it with"
    first = int(earlier[-1]) if len(earlier) else int(later[0])
    last = int(later[-1])
    here = rows.inside & rows.usable
    return Standing(
        before=int((here & (at == first)).sum()),
        after=int((here & (at == last)).sum()),
        first=_date(opening + first * DAY, zone),
        last=_date(opening + last * DAY, zone),
        is_stand_in=not len(earlier),
        rows=tuple(int(n) for n in rows.number[here & (at == last)]),
    )


def _noon(rows: Rows) -> np.ndarray:
    return np.where(rows.clock, rows.begin, (rows.begin + rows.end) // 2)


def _date(midnight: int, zone: tzinfo | None) -> date:
    return datetime.fromtimestamp((midnight + NOON) / 1e6, zone).date()
