"""Who was looking: on how many of a window's days a data set reported from around the area.

What it records of anything but the acts counted shows that its observers were at work: other
rows of the same division, or where those are few, of the country, or of the whole file.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from parley.check.rows.area import Bools, Floats, fold_name
from parley.check.rows.moments import DAY
from parley.check.rows.rows import Rows
from parley.check.rows.store import Store
from parley.check.rows.windows import Window
from parley.check.rows.words import Words
from parley.check.sight.delay import Delay, ages

USUAL_DAYS = 14  # before the window, for what is usual: two of each day of the week
# Rows on half of the days: fewer, and a day without one says next to nothing.
OFTEN = 0.5
MOST_NAMES = 3  # that a sentence bears


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How far a data set's own activity shows that somebody was looking.

    Attributes:
        share: Mean of `by_day`; NaN where nothing but the acts counted can show it.
        by_day: 1 for a day with a report; for one without, the chance that an observer at work
            has none, reports that are not due yet allowed for; shape (D,).
        active: Days of the window with a report.
        usual: Share of the days before with one.
        chance: Probability of so few active days with observers at work as before.
        why: The figure in words.
    """

    share: float
    by_day: Floats
    active: int
    usual: float
    chance: float
    why: str


def coverage(
    rows: Rows, window: Window, *, delay: Delay, now: int, store: Store | None = None
) -> Coverage:
    """Return who was looking in a window.

    Args:
        rows: A data set's rows as known.
        window: Half-open interval in microseconds since 1970 UTC.
        delay: How late it reports.
        now: As of when, in microseconds since 1970 UTC.
        store: The store the rows were taken from; with it the division and the country of the
            area are looked at before the whole file.
    """
    from scipy.special import bdtr

    steps = max(1, round(window.days))  # as `ages` counts them
    length = max(1, -(-(window.end - window.start) // steps))
    oldest = int(rows.begin[np.argmax(rows.usable)]) if rows.usable.any() else window.start
    span = int(np.clip(-(-(window.start - oldest) // DAY), 1, USUAL_DAYS))
    first = window.start - span * DAY
    part = slice(*np.searchsorted(rows.begin, [first, window.end]).tolist())
    begin = rows.begin[part]
    is_after = begin >= window.start
    # Days are numbered from the start of the window: those before are negative.
    day = (begin - window.start) // np.where(is_after, length, DAY)
    told = rows.usable[part] & ~(rows.inside[part] & rows.counts[part] & ~rows.found[part])
    name = rows.dataset.name
    for near, words in _circles(rows, part, store):
        days, where = np.unique(day[told & near]), words
        before, active = int((days < 0).sum()), int((days >= 0).sum())
        # Laplace's rule of succession, as a file that is young has told of few days.
        usual = (before + 0.5) / (span + 1)
        if usual >= OFTEN:
            break
    if not before:
        why = f"{name} has nothing but the acts counted to show that it was looking"
        return Coverage(
            share=np.nan, by_day=np.full(steps, np.nan), active=active, usual=0.0, chance=1.0,
            why=why,
        )  # fmt: skip
    expected = usual * delay.at(ages(window, now))[0]
    by_day = 1 - expected
    by_day[days[days >= 0]] = 1.0
    return Coverage(
        share=float(by_day.mean()),
        by_day=by_day,
        active=active,
        usual=usual,
        chance=float(bdtr(active, steps, float(expected.mean()))),
        why=f"{name} reported on {active} of {steps} {'day' if steps == 1 else 'days'} {where}, "
        f"on {before} of the {span} before",
    )


def _circles(rows: Rows, part: slice, store: Store | None) -> Iterator[tuple[Bools, str]]:
    """Yield rows around the area, ever more of them, with words for where they are."""
    inside = rows.inside[part]
    if store is not None and len(rows.begin):
        # Rows are a stretch of all reports, which know their places in the columns.
        first = int(np.searchsorted(rows.reports.begin, rows.begin[0]))
        at = rows.reports.at[first : first + len(rows.begin)]
        for words, kind in (
            (store.columns.admin1, "divisions"),
            (store.columns.country, "countries"),
        ):
            own = np.unique(words.codes[at][rows.inside])
            own = own[(own >= 0) & np.array([words.values[code] != "" for code in own], dtype=bool)]
            if len(own) and not inside.all():
                yield np.isin(words.codes[at[part]], own), f"in {_names(words, own, kind)}"
    yield np.ones(len(inside), dtype=bool), "from anywhere"


def _names(words: Words, codes: np.ndarray, kind: str) -> str:
    """Return names in one spelling each, or what they are where there are many."""
    named = {fold_name(words.values[code]): words.values[code] for code in codes.tolist()}
    if len(named) > MOST_NAMES:
        return f"the {len(named)} {kind} of the area"
    return " or ".join(sorted(named.values()))
