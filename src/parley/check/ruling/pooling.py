"""Data sets that decide, joined by their days: the model `numpyro` in the place of the grid."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from parley.check.model.baseline import VARIATION_DAYS
from parley.check.model.hierarchical import (
    CHAINS,
    DRAWS,
    SEED,
    Days,
    Sampled,
    require_bayes,
    sampled,
)
from parley.check.model.variation import Variation, variation_of
from parley.check.rows.area import Bools, Floats
from parley.check.rows.moments import DAY
from parley.check.rows.windows import Window, daily, fits, share_of_whole
from parley.check.ruling.evidence import Change, Evidence
from parley.check.ruling.watch import LEAST_SEEN, Watch
from parley.check.sight.delay import expected_seen
from parley.check.sight.nowcast import seen_of
from parley.errors import InputError

MODELS = ("grid", "numpyro")


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """What a sampled model makes of all data sets that decide.

    Attributes:
        change: The change in the rate, `None` where chains did not agree.
        note: Why there is none, `""` where there is one.
        parameters: (name, value) of the sampling.
    """

    change: Change | None
    note: str
    parameters: tuple[tuple[str, float | str], ...]


#: From what data sets say, each with the standard deviation of its own error of the log ratio.
Pool = Callable[[Sequence[tuple[Evidence, float]]], Joint]


def pool_of(model: str) -> Pool | None:
    """Return how a model pools, `None` for the grid, on which every data set stands already.

    Raises:
        InputError: There is no such model.
        MissingInput: It needs the extra `bayes`, which is not installed.
    """
    if model not in MODELS:
        raise InputError(f"no model {model!r}; choose {' or '.join(MODELS)}")
    if model == "grid":
        return None
    require_bayes()
    return pooled_by_days


def pooled_by_days(opinions: Sequence[tuple[Evidence, float]]) -> Joint:
    """Return the change that one hierarchical model sees in the days of several data sets."""
    before = [
        variation
        for item, _ in opinions
        if item.watch is not None and (variation := _earlier(item.watch)) is not None
    ]
    whole = sampled([_days(item, error, item.frame.after) for item, error in opinions], before)
    tails = [
        _days(item, error, item.frame.tail)
        for item, error in opinions
        if item.watch is not None and item.frame.tail is not None
    ]
    tail = sampled(tails, before) if tails else None
    sampling = [("window", whole), *([] if tail is None else [("last half", tail)])]
    poor = "; ".join(f"{name}: {each.poor}" for name, each in sampling if each.poor)
    if poor:
        note = f"Chains of the model numpyro did not agree ({poor}): the grid stands in."
        return Joint(change=None, note=note, parameters=_parameters(sampling))
    change = Change(whole=whole.posterior, tail=None if tail is None else tail.posterior)
    return Joint(change=change, note="", parameters=_parameters(sampling))


def _parameters(sampling: Sequence[tuple[str, Sampled]]) -> tuple[tuple[str, float | str], ...]:
    named: list[tuple[str, float | str]] = [("seed", SEED), ("draws", CHAINS * DRAWS)]
    for name, each in sampling:
        named += [
            (f"R-hat, {name}", round(each.r_hat, 3)),
            (f"effective draws, {name}", round(each.effective)),
        ]
    return tuple(named)


def _earlier(watch: Watch) -> Variation | None:
    """Return what days earlier than the baseline tell of variation, `None` without any.

    Before a spell of fighting lies another phase, whose bursts say little.
    """
    history = watch.base.history[: -len(watch.base.daily)][-VARIATION_DAYS:]
    told = len(history) and not watch.base.is_spell
    return variation_of(history / watch.base.unit) if told else None


def _days(item: Evidence, error: float, window: Window) -> Days:
    """Return a data set's days before the pledge, and those of a window after it."""
    if item.watch is None or item.acts is None:  # sheets: units before, and on the last one
        at = np.array([-1, max(0, int(window.days) - 1)])
        count = np.array([item.before, item.after], dtype=np.float64)
        return Days(at=at, count=count, exposure=np.ones(2), error=error, varies=False)
    watch, rows, acts = item.watch, item.rows, item.acts
    by_day, pledged = item.frame.by_day, item.frame.before.end
    if item.frame.left_out is not None:
        pledged = (item.frame.left_out.start + item.frame.left_out.end) // 2
    base = watch.base.window
    whole = share_of_whole(rows, watch.base.chosen, base, window, by_day=by_day)
    is_tail = window == item.frame.tail
    parts = (
        _counted(watch, acts & watch.base.chosen, base, pledged, backward=True),
        _counted(watch, acts & fits(rows, window, by_day=by_day), window, pledged, is_tail),
    )
    seen = seen_of(watch.delay, item.frame.after, watch.now)
    doubt = seen.error / max(seen.share, LEAST_SEEN)
    return Days(
        at=np.concatenate([at for at, _, _ in parts]),
        count=np.concatenate([count for _, count, _ in parts]),
        exposure=np.concatenate([parts[0][2], parts[1][2] * whole]),
        error=float(np.hypot(error, doubt)),
    )


def _counted(
    watch: Watch, chosen: Bools, window: Window, pledged: int, backward: bool
) -> tuple[np.ndarray, Floats, Floats]:
    """Return when each day of a window was, in days from the pledge, its acts and its exposure."""
    count = daily(watch.rows, chosen, window, backward=backward) / watch.base.unit
    steps = np.arange(len(count) + 1) * DAY
    edges = np.sort(window.end - steps) if backward else window.start + steps
    edges[0 if backward else -1] = window.start if backward else window.end
    cells = [
        Window(start=int(max(first, window.start)), end=int(min(last, window.end)))
        for first, last in pairwise(edges)
    ]
    at = np.array([((cell.start + cell.end) // 2 - pledged) // DAY for cell in cells])
    exposure = [
        cell.days * expected_seen(watch.delay, cell, watch.now) * watch.base.weekdays.usual(cell)
        for cell in cells
    ]
    return at, count, np.array(exposure)
