"""What each data set says about a pledge at one horizon, before anything is decided."""

from dataclasses import dataclass, replace

import numpy as np

from parley.check.model.baseline import Baseline, baseline_of
from parley.check.model.positions import Standing, standing
from parley.check.model.ratio import (
    Ratio,
    Tally,
    chance_of_fewer,
    draw_rates,
    poisson_ratio,
    ratio_of,
    spread_points,
)
from parley.check.rows.moments import HOUR, begin_of
from parley.check.rows.rows import Rows
from parley.check.rows.windows import (
    Frame,
    Window,
    daily,
    fits,
    frame,
    incidents,
    lone_alarms,
    reaches,
)
from parley.check.ruling.verdict import Breach, Shares, shares_by_days, shares_by_ratio
from parley.check.sight.coverage import MOSTLY, is_all_silent, why_unobserved
from parley.check.sight.delay import Delay, expected_seen
from parley.records import Test

# Below this share of a window's acts known, a low count says nothing yet.
ENOUGH_SEEN = 0.8
LEAST_SEEN = 0.05  # keeps the exposure above zero; such a window is too early in any case


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One data set's word on a pledge.

    Attributes:
        rows: Its rows as known.
        frame: The windows.
        unobserved: Why it could not have seen the window, `""` where it could.
        shares: Probability of each verdict, `None` where it has nothing to say.
        ratio: Rate after over rate before, under the rule that decided.
        poisson: The same under Poisson counts, `None` for positions.
        burst: The same with day-to-day variation.
        before: Acts (or units) before.
        after: Acts (or units) after.
        before_days: Days compared with.
        seen: Share of the window's acts expected to be known.
        delay_days: Days within which nine rows of ten are reported.
        dispersion: Day-to-day variation used.
        breach: Days in breach.
        chance: Probability of as few acts had nothing changed.
        was_falling: Whether the last half of the baseline was already at the kept level.
        is_spell: Whether the baseline is the last spell of fighting.
        is_silent: Whether the data set has no row at all in the window.
        found: (before, after) rows of things found later, set apart.
        vague: Rows that overlap the window or the day of the pledge without fitting.
        unplaced: Rows of the windows whose place cannot be told to lie in the area.
        first_breach: Microseconds of the first act after the pledge, `None` for none.
        numbers: Row numbers of the acts after.
        stand: Units standing, for positions.
    """

    rows: Rows
    frame: Frame
    unobserved: str = ""
    shares: Shares | None = None
    ratio: Ratio | None = None
    poisson: Ratio | None = None
    burst: Ratio | None = None
    before: float = 0
    after: float = 0
    before_days: float = 0
    seen: float = 1.0
    delay_days: float = 0
    dispersion: float = 0
    breach: Breach | None = None
    chance: float = 0.0
    was_falling: bool = False
    is_spell: bool = False
    is_silent: bool = False
    found: tuple[int, int] = (0, 0)
    vague: int = 0
    unplaced: int = 0
    first_breach: int | None = None
    numbers: tuple[int, ...] = ()
    stand: Standing | None = None

    @property
    def witness(self) -> str:
        """Its kind of witness."""
        return self.rows.dataset.witness


def weigh_positions(rows: Rows, test: Test, horizon: str) -> Evidence:
    """Return what sheets of positions say: units inside the area before and at the end."""
    windows = frame(test, horizon, by_day=True)
    stand = standing(rows, windows, begin_of(test).tzinfo)
    if isinstance(stand, str):
        return Evidence(rows=rows, frame=windows, unobserved=stand)
    if not stand.before:
        return Evidence(
            rows=rows, frame=windows, stand=stand,
            unobserved=f"{rows.dataset.name} has no unit inside the area before the pledge",
        )  # fmt: skip
    points = spread_points()
    before, after = Tally(count=stand.before, days=1.0), Tally(count=stand.after, days=1.0)
    draws = draw_rates(after, 0.0, points[1]) / draw_rates(before, 0.0, points[0])
    level = replace(test, act="reduce")
    return Evidence(
        rows=rows,
        frame=windows,
        shares=shares_by_ratio(draws, None, _no_breach(), level),
        ratio=poisson_ratio(before, after),
        before=stand.before,
        after=stand.after,
        numbers=stand.rows,
        stand=stand,
        chance=chance_of_fewer(after, draw_rates(before, 0.0, points[0]), 0.0),
    )


def _no_breach() -> Breach:
    return Breach(days=0, of=0, incidents=0, tail_days=0, tail_of=0, is_minor=True)


def weigh_acts(rows: Rows, test: Test, horizon: str, *, delay: Delay, now: int) -> Evidence:
    """Return what counts of acts, alarms or harm say, before and after the pledge.

    Args:
        rows: A data set's rows.
        test: The test.
        horizon: One of `HORIZONS`.
        delay: How late the data set reports.
        now: As of when, in microseconds since 1970 UTC.
    """
    by_day = not rows.has_clock()
    windows = frame(test, horizon, by_day=by_day)
    base = baseline_of(rows, windows, test)
    seen = expected_seen(delay, windows.after, now)
    chosen = rows.acts & fits(rows, windows.after, by_day=by_day)
    known = Evidence(
        rows=rows,
        frame=windows,
        unobserved=why_unobserved(rows, test, base.window, windows.after, delay=delay, now=now),
        before=float(rows.count[base.chosen].sum()),
        after=float(rows.count[chosen].sum()),
        before_days=base.days,
        seen=seen,
        delay_days=delay.quantile(0.9),
        dispersion=base.dispersion,
        is_spell=base.is_spell,
        is_silent=is_all_silent(rows, windows.after),
        found=_found(rows, base.window, windows),
        vague=_vague(rows, windows),
        unplaced=_unplaced(rows, base.window, windows),
        first_breach=int(rows.begin[chosen].min()) if chosen.any() else None,
        numbers=tuple(int(number) for number in rows.number[chosen]),
    )
    if known.unobserved:
        return known
    if not known.before and not known.after:
        text = f"{rows.dataset.name} recorded nothing of the kind{_near(test)}, before or after"
        if dict(rows.dataset.marked).get("bad-coordinates", 0) >= MOSTLY * rows.dataset.rows > 0:
            text += ", but most of its coordinates look swapped (lon-lat order?) or off the map"
        return replace(known, unobserved=text)
    return _estimate(known, base, chosen, test, delay, now)


def _near(test: Test) -> str:
    """Return where was looked, with countries: a name may be taken for its namesake elsewhere."""
    if test.area is None:
        return ""
    countries = dict.fromkeys(p.country for p in test.area.places if p.country)
    inside = f" in or near {', '.join(test.area.names)}"
    return f"{inside} ({', '.join(countries)})" if countries else inside


def _estimate(
    known: Evidence, base: Baseline, chosen: np.ndarray, test: Test, delay: Delay, now: int
) -> Evidence:
    """Return the evidence with its ratio, days in breach and probabilities."""
    rows, windows = known.rows, known.frame
    before = Tally(
        count=known.before, days=base.days,
        seen=max(LEAST_SEEN, expected_seen(delay, base.window, now)),
    )  # fmt: skip
    after = Tally(count=known.after, days=windows.after.days, seen=max(LEAST_SEEN, known.seen))
    points = spread_points()
    dispersion = base.dispersion
    was, rate = draw_rates(before, dispersion, points[0]), draw_rates(after, dispersion, points[1])
    poisson, burst = poisson_ratio(before, after), ratio_of(rate, was)
    if poisson.spread > burst.spread:
        dispersion = 0.0
        was, rate = draw_rates(before, 0.0, points[0]), draw_rates(after, 0.0, points[1])
    # While much is still to be reported, the verdict rests on what is known for certain: the
    # count can only grow, so only "broken" can stand on it.
    is_early = known.seen < ENOUGH_SEEN
    ratio = (rate * after.seen if is_early else rate) / was
    tail = None
    if windows.tail is not None:
        late = rows.acts & fits(rows, windows.tail, by_day=windows.by_day)
        seen = 1.0 if is_early else max(LEAST_SEEN, expected_seen(delay, windows.tail, now))
        last = Tally(count=float(rows.count[late].sum()), days=windows.tail.days, seen=seen)
        # The same points as for the whole window: its last half is part of it, so the two must
        # not add up as if they were independent chances of being quiet.
        tail = draw_rates(last, dispersion, points[1]) / was
    breach = _breach(rows, chosen, windows, test.kept_ratio * known.before / base.days)
    shares = shares_by_days(breach) if test.act == "refrain" else None
    return replace(
        known,
        shares=shares or shares_by_ratio(ratio, tail, breach, test),
        ratio=burst if dispersion else poisson,
        poisson=poisson,
        burst=burst,
        dispersion=dispersion,
        breach=breach,
        chance=chance_of_fewer(after, was, dispersion),
        was_falling=_was_falling(base, test),
    )


def _was_falling(base: Baseline, test: Test) -> bool:
    half = len(base.daily) // 2
    if half == 0 or not base.daily.any():
        return False
    return bool(base.daily[-half:].mean() <= test.kept_ratio * base.daily.mean())


def _breach(rows: Rows, chosen: np.ndarray, windows: Frame, minor: float) -> Breach:
    if rows.dataset.witness == "warnings":
        chosen = chosen & ~lone_alarms(rows, chosen)
    days = daily(rows, chosen, windows.after)
    tail = np.zeros(0)
    if windows.tail is not None:
        late = chosen & fits(rows, windows.tail, by_day=windows.by_day)
        tail = daily(rows, late, windows.tail)
    return Breach(
        days=int((days > 0).sum()),
        of=len(days),
        incidents=incidents(rows, chosen),
        tail_days=int((tail > 0).sum()),
        tail_of=len(tail),
        is_minor=float(rows.count[chosen].sum()) <= minor,
    )


def _found(rows: Rows, before: Window, windows: Frame) -> tuple[int, int]:
    late = rows.inside & rows.usable & rows.found
    return (
        int((late & fits(rows, before, by_day=windows.by_day)).sum()),
        int((late & fits(rows, windows.after, by_day=windows.by_day)).sum()),
    )


def _unplaced(rows: Rows, before: Window, windows: Frame) -> int:
    near = fits(rows, before, by_day=windows.by_day)
    near |= fits(rows, windows.after, by_day=windows.by_day)
    return int((rows.unplaced & rows.counts & rows.usable & ~rows.found & near).sum())


def _vague(rows: Rows, windows: Frame) -> int:
    apart = reaches(rows, windows.after, by_day=windows.by_day)
    if windows.left_out is not None:
        apart |= fits(rows, windows.left_out, by_day=True)
    return int((rows.acts & apart).sum())


def hours_after(moment: int, test: Test) -> float:
    """Return hours from the pledge to a moment."""
    return moment / HOUR - begin_of(test).timestamp() / 3600
