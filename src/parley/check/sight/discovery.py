"""What was found once somebody could look, and is no act of the day it is dated.

When troops leave, observers come, and a file fills with wrecks, graves and damage. Most such rows
say what they are (mark `discovery`); some are filed as acts. A row is set apart only if two things
hold: access to the area changed, and the row itself shows that it was found. Nothing is deleted:
a finding counts with and without.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

import numpy as np

from parley.check.model.positions import WHOLE
from parley.check.rows.area import Bools, Floats
from parley.check.rows.columns import assumed_lag_days
from parley.check.rows.moments import DAY, NOON, Moments
from parley.check.rows.rows import Rows
from parley.check.rows.windows import Window
from parley.check.sight.delay import Delay

SPAN_DAYS = 14  # on either side of a break: the length of a baseline
# Sheets that show no unit for a week: a unit that is left out of one is not gone.
GONE_DAYS = 7
FEWEST_UNITS = 2
# Twice the log likelihood ratio of one mix of classes against two. As a chi-square it is passed
# by luck on one day of 10,000, and a few dozen days are tried.
BREAK = 15.0
FEWEST_FOUND = 10
SURGE = 2.0  # finds after over finds before, and over acts after
# Later than this share of a data set's rows is late; more rows that are late, or lie beside finds,
# than this chance allows were found.
LATE, CHANCE = 0.95, 0.01
SHIFT_DAYS = 3  # finds come in runs of days: neighbours tell how often luck makes a meeting
DAY_LONG = 1.5  # days; a row dated to more than a day


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """Rows filed as acts that were found after access changed.

    Attributes:
        mask: Rows set apart, besides those marked as discoveries; shape (R,).
        moment: When access changed, in microseconds since 1970 UTC; `None` where no sign of it.
        why: What shows it and what was set apart, `""` where nothing was.
    """

    mask: Bools
    moment: int | None
    why: str


def discovered(
    rows: Rows,
    after: Window,
    *,
    delay: Delay,
    positions: Rows | None = None,
    zone: tzinfo | None = None,
) -> Discovery:
    """Return the rows of a data set that were found after access to the area changed.

    Args:
        rows: Its rows as known.
        after: The window judged.
        delay: How late the data set reports; one that is assumed shows no row to be late.
        positions: Sheets of positions as known, where there are some.
        zone: Zone of the days told.
    """
    none = np.zeros(len(rows.begin), dtype=bool)
    moment, sign = _left(positions, after) if positions is not None else (None, "")
    is_empty = moment is not None
    if moment is None:
        moment, sign = _mix_broke(rows, after)
    if moment is None:
        return Discovery(mask=none, moment=None, why="")
    near = rows.acts & (rows.end > moment - SPAN_DAYS * DAY) & (rows.begin < after.end)
    late = _filed_afterwards(rows, near, moment, delay)
    long = near & (rows.end - rows.begin > DAY_LONG * DAY)
    ranged = long & (rows.begin < moment) & (rows.end > moment)
    beside = _beside_finds(rows, near & (rows.begin >= moment), is_empty=is_empty)
    mask = late | ranged | beside
    told = [
        f"{number} {words}"
        for number, words in (
            (int(late.sum()), "first published far later than its rows are elsewhere"),
            (int((ranged & ~late).sum()), "dated to days that begin before that"),
            (
                int((beside & ~late & ~ranged).sum()),
                "of a place and day on which things were found",
            ),
        )
        if number
    ]
    if not told:
        return Discovery(mask=none, moment=moment, why="")
    day = datetime.fromtimestamp((moment + 1) / 1e6, zone or UTC).date()
    rest = f"of {rows.dataset.name}, rows set apart: {'; '.join(told)}"
    return Discovery(mask=mask, moment=moment, why=f"{sign} by {day}; {rest}")


def _left(positions: Rows, after: Window) -> tuple[int | None, str]:
    """Return when the last units had left the area, as sheets of positions show it."""
    noon = _noon(positions)
    at = (noon - after.start) // DAY
    is_near = positions.usable & (at >= -SPAN_DAYS) & (noon < after.end)
    days, place, sizes = np.unique(at[is_near], return_inverse=True, return_counts=True)
    if not len(days):
        return None, ""
    units = np.bincount(place, weights=positions.inside[is_near], minlength=len(days))
    whole = sizes >= WHOLE * np.median(sizes)
    days, units = days[whole], units[whole]
    most = np.maximum.accumulate(units)
    # Units on the sheets of the week that a sheet begins.
    total = np.append(0.0, np.cumsum(units))
    week = total[np.searchsorted(days, days + GONE_DAYS)] - total[np.arange(len(days))]
    gone = np.flatnonzero((most >= FEWEST_UNITS) & (week == 0))
    if not len(gone):
        return None, ""
    moment = after.start + int(days[gone[0]]) * DAY
    return moment, f"The last units on {positions.dataset.name} had left the area"


def _mix_broke(rows: Rows, after: Window) -> tuple[int | None, str]:
    """Return the day from which finds flood a file that had told of acts.

    That acts fall away is no sign, as a pledge that is kept does the same: finds must surge.
    """
    if np.count_nonzero(rows.finds) < FEWEST_FOUND:
        return None, ""
    # Both sides of a break are held against each other in full, as far as rows reach back.
    reach = (after.start - int(rows.begin[0])) // DAY
    origin = after.start - min(max(reach, 0), 2 * SPAN_DAYS) * DAY
    steps = -(-(after.end - origin) // DAY)
    if steps <= SPAN_DAYS:
        return None, ""
    day = (_noon(rows) - origin) // DAY
    is_near = rows.inside & rows.usable & (day >= 0) & (day < steps)
    found = _running(day[is_near & rows.found], steps)
    acts = _running(day[is_near & rows.acts], steps)
    at = np.arange(SPAN_DAYS, steps)
    until = np.minimum(at + SPAN_DAYS, steps)
    was, now = found[at] - found[at - SPAN_DAYS], found[until] - found[at]
    fired, fires = acts[at] - acts[at - SPAN_DAYS], acts[until] - acts[at]
    apart = 2 * (
        _log_likelihood(was, fired)
        + _log_likelihood(now, fires)
        - _log_likelihood(was + now, fired + fires)
    )
    surges = (now >= FEWEST_FOUND) & (now >= SURGE * was) & (now >= SURGE * fires)
    apart = np.where(surges & (now * (was + fired) > was * (now + fires)), apart, 0.0)
    if apart.max() < BREAK:
        return None, ""
    best = int(at[np.argmax(apart)])
    return origin + best * DAY, f"{rows.dataset.name} turned from acts to things found in the area"


def _running(day: Moments, steps: int) -> Floats:
    """Return the number of rows before each day; shape (steps + 1,)."""
    return np.append(0.0, np.cumsum(np.bincount(day, minlength=steps)))


def _log_likelihood(some: Floats, others: Floats) -> Floats:
    """Return the binomial log likelihood of a mix at its own share."""
    from scipy.special import xlogy

    total = np.maximum(some + others, 1.0)
    return np.asarray(xlogy(some, some / total) + xlogy(others, others / total))


def _filed_afterwards(rows: Rows, near: Bools, moment: int, delay: Delay) -> Bools:
    """Return which rows were published late, if more of them were than elsewhere; shape (R,)."""
    from scipy.special import bdtrc

    none = np.zeros(len(near), dtype=bool)
    if delay.is_assumed:
        return none
    took = rows.seen - rows.end
    # A row that does not say when it was published has the assumed lag, which shows nothing.
    is_told = took != assumed_lag_days(rows.dataset) * DAY
    is_late = is_told & (took > delay.quantile(LATE) * DAY) & (rows.seen >= moment)
    if not (late := near & is_late).any():
        return none
    reach = rows.begin[near]
    peers = rows.elsewhere & (rows.begin >= reach.min()) & (rows.begin <= reach.max())
    # A day on which all of a file is filled up is no sign: elsewhere sets the usual share.
    usual = max(
        1 - LATE, float((peers & is_late).sum() + 1) / (float(peers.sum()) + 2 / (1 - LATE))
    )
    chance = bdtrc(int(late.sum()) - 1, int(near.sum()), usual)
    return late if chance < CHANCE else none


def _beside_finds(rows: Rows, chosen: Bools, *, is_empty: bool) -> Bools:
    """Return which chosen rows share place and day with something found; shape (R,).

    With `is_empty` no unit is left to act there. Else fire may go on where things are found, and
    meet them by luck: as often as it would had the finds been made some days sooner or later.
    """
    from scipy.special import bdtrc

    places = int(rows.place.max(initial=0)) + 1
    is_placed = rows.place >= 0
    key = _noon(rows) // DAY * places + rows.place
    finds = key[rows.found & rows.inside & is_placed]
    acts = key[chosen & is_placed]
    beside = np.asarray(chosen & is_placed & np.isin(key, finds))
    if is_empty or not beside.any():
        return beside
    shifts = [shift for shift in range(-SHIFT_DAYS, SHIFT_DAYS + 1) if shift]
    met = sum(int(np.isin(acts + shift * places, finds).sum()) for shift in shifts)
    usual = (met + 1) / (len(acts) * len(shifts) + 2)
    chance = bdtrc(int(beside.sum()) - 1, len(acts), usual)
    return beside if chance < CHANCE else np.zeros(len(beside), dtype=bool)


def _noon(rows: Rows) -> Moments:
    """Return a moment well within the first day of each row, whatever its zone; shape (R,)."""
    return np.minimum(rows.begin + NOON, rows.end - 1)
