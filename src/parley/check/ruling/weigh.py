"""What a data set's rows make of a pledge at one horizon: counts, posteriors and what is apart."""

from dataclasses import replace

import numpy as np

from parley.check.model.positions import standing
from parley.check.model.posterior import Posterior, Yardstick
from parley.check.model.ratio import Tally, poisson_ratio
from parley.check.model.recurrence import past_of
from parley.check.model.variation import steady
from parley.check.rows.area import Bools
from parley.check.rows.moments import begin_of
from parley.check.rows.rows import Rows
from parley.check.rows.windows import (
    Frame,
    Window,
    daily,
    fits,
    frame,
    incidents,
    lone_alarms,
    share_of_whole,
)
from parley.check.ruling.evidence import ALL_SEEN, ENOUGH_SEEN, Change, Evidence
from parley.check.ruling.set_apart import set_apart
from parley.check.ruling.verdict import Breach
from parley.check.ruling.watch import LEAST_SEEN, Watch
from parley.check.sight.coverage import MOSTLY, is_all_silent, why_unobserved
from parley.check.sight.delay import expected_seen
from parley.check.sight.discovery import discovered
from parley.check.sight.nowcast import Nowcast, nowcast, seen_of
from parley.records import Test

# How far the level of fighting wanders by itself between two windows, as a standard deviation of
# its log; chosen on simulated worlds and on days of real files when nothing was promised.
DRIFT = 0.3


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
    before, after = Tally(count=stand.before, days=1.0), Tally(count=stand.after, days=1.0)
    yardstick = Yardstick(before, steady())
    return Evidence(
        rows=rows,
        frame=windows,
        change=Change(whole=yardstick.posterior(after)),
        counted=stand.before + stand.after,
        before=stand.before,
        after=stand.after,
        numbers=stand.rows,
        stand=stand,
        chance=yardstick.chance_as_low(after, drift=0.0),
    )


def weigh_acts(
    watch: Watch, test: Test, horizon: str, *, positions: Rows | None = None
) -> Evidence:
    """Return what counts of acts, alarms or harm say, before and after the pledge.

    Args:
        watch: A data set, with its baseline.
        test: The test.
        horizon: One of `HORIZONS`.
        positions: Sheets of positions, where there are some: they tell when access changed.
    """
    rows, base, delay, now = watch.rows, watch.base, watch.delay, watch.now
    by_day = not rows.has_clock()
    windows = frame(test, horizon, by_day=by_day)
    zone = begin_of(test).tzinfo
    discovery = discovered(rows, windows.after, delay=delay, positions=positions, zone=zone)
    acts = rows.acts & ~discovery.mask
    chosen = acts & fits(rows, windows.after, by_day=by_day)
    known = Evidence(
        rows=rows,
        frame=windows,
        unobserved=why_unobserved(rows, test, base.window, windows.after, delay=delay, now=now),
        counted=int(np.count_nonzero(base.chosen & acts) + np.count_nonzero(chosen)),
        before=float(rows.count[base.chosen & acts].sum()),
        after=float(rows.count[chosen].sum()),
        before_days=base.days,
        seen=expected_seen(delay, windows.after, now),
        delay_days=delay.quantile(0.9),
        variation=base.variation,
        is_spell=base.is_spell,
        is_silent=is_all_silent(rows, windows.after),
        apart=set_apart(rows, base, windows, discovery),
        first_breach=int(rows.begin[chosen].min()) if chosen.any() else None,
        numbers=tuple(rows.number[chosen].tolist()),
        watch=watch,
        acts=acts,
    )
    if known.unobserved:
        return known
    if not known.before and not known.after:
        text = f"{rows.dataset.name} recorded nothing of the kind{_near(test)}, before or after"
        if rows.reports.astray >= MOSTLY * len(rows.reports.begin) > 0:
            text += ", but most of its coordinates look swapped (lon-lat order?) or off the map"
        return replace(known, unobserved=text)
    return _estimate(known, watch, acts, test)


def _estimate(known: Evidence, watch: Watch, acts: Bools, test: Test) -> Evidence:
    """Return the evidence with its posterior, days in breach and chances."""
    rows, base, windows = watch.rows, watch.base, known.frame
    before, yardstick = watch.before, watch.yardstick
    if known.before != watch.acts_before:  # some of its acts were found later
        before = replace(before, count=known.before / base.unit)
        yardstick = Yardstick(before, base.variation)
    seen = seen_of(watch.delay, windows.after, watch.now)
    after = _tally(watch, acts, windows, windows.after)
    last = _tally(watch, acts, windows, windows.tail) if windows.tail is not None else None
    change = _change(yardstick, after, last, doubt=seen.error / max(seen.share, LEAST_SEEN))
    elsewhere = _elsewhere(watch, windows)
    chosen = acts & fits(rows, windows.after, by_day=windows.by_day)
    past = past_of(base.history / base.unit, before, after)
    return replace(
        known,
        change=change,
        least=_least(yardstick, after, last) if known.seen < ENOUGH_SEEN else None,
        most=_most(known, watch, after, last),
        nowcast=_nowcast(known, watch) if known.seen < ALL_SEEN else None,
        poisson=poisson_ratio(before, after),
        elsewhere=None if elsewhere is None else elsewhere.ratio,
        further=0.0 if elsewhere is None else change.whole.chance_below(elsewhere),
        breach=_breach(rows, chosen, windows, test.kept_ratio * known.before / base.days),
        chance=past.chance(yardstick.chance_as_low(after, DRIFT)),
        past=past,
        was_falling=watch.fell_before <= test.kept_ratio,
    )


def _nowcast(known: Evidence, watch: Watch) -> Nowcast:
    dispersion = watch.base.variation.dispersion
    window = known.frame.after
    return nowcast(known.after, watch.delay, window, watch.now, dispersion=dispersion)


def _least(yardstick: Yardstick, after: Tally, last: Tally | None) -> Change:
    """Return the change as if every act were reported."""
    rest = None if last is None else replace(last, seen=1.0)
    return _change(yardstick, replace(after, seen=1.0), rest)


def _most(known: Evidence, watch: Watch, after: Tally, last: Tally | None) -> Change | None:
    """Return the change with what may have been acts of the window counted as such.

    They are acts that reach over its edge, and finds that no change of access explains; finds are
    then counted before the pledge as well.
    """
    was, then, late = known.apart.open_finds
    edge, edge_late = known.apart.edge, known.apart.edge_late
    if not edge and not then:
        return None
    usual = watch.base.weekdays.usual(known.frame.after)
    unit = watch.base.unit
    more = replace(after, count=after.count + edge / unit + then, usual=usual)
    rest = None
    if last is not None and known.frame.tail is not None:
        usual = watch.base.weekdays.usual(known.frame.tail)
        rest = replace(last, count=last.count + edge_late / unit + late, usual=usual)
    before = replace(watch.before, count=known.before / unit + (was if then else 0))
    return _change(Yardstick(before, watch.base.variation), more, rest)


def _tally(watch: Watch, acts: Bools, windows: Frame, window: Window) -> Tally:
    """Return the acts of a window, less those that a window of its length cuts in two."""
    rows, base, by_day = watch.rows, watch.base, windows.by_day
    whole = share_of_whole(rows, base.chosen, base.window, window, by_day=by_day)
    return Tally(
        count=float(rows.count[acts & fits(rows, window, by_day=by_day)].sum()) / base.unit,
        days=window.days,
        seen=max(LEAST_SEEN, expected_seen(watch.delay, window, watch.now)),
        usual=base.weekdays.usual(window) * whole,
    )


def _change(
    yardstick: Yardstick, after: Tally, last: Tally | None, *, doubt: float = 0.0
) -> Change:
    """Return the change; `doubt` is the relative error of the share that is known."""
    if last is None:
        return Change(whole=yardstick.posterior(after).widened(doubt))
    whole, tail = (each.widened(doubt) for each in yardstick.posteriors(after, last))
    return Change(whole=whole, tail=tail)


def _elsewhere(watch: Watch, windows: Frame) -> Posterior | None:
    """Return the posterior of the rate ratio outside of the area, `None` with too few acts."""
    rows, yardstick = watch.rows, watch.yardstick_elsewhere
    if yardstick is None:
        return None
    then = rows.elsewhere & fits(rows, windows.after, by_day=windows.by_day)
    whole = share_of_whole(
        rows, watch.elsewhere_before, watch.base.window, windows.after, by_day=windows.by_day
    )
    after = Tally(
        count=float(rows.count[then].sum()) / watch.base.unit,
        days=windows.after.days,
        seen=max(LEAST_SEEN, expected_seen(watch.delay, windows.after, watch.now)),
        usual=watch.base.weekdays.usual(windows.after) * whole,
    )
    return yardstick.posterior(after)


def _breach(rows: Rows, chosen: Bools, windows: Frame, minor: float) -> Breach:
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


def _near(test: Test) -> str:
    """Return where was looked, with countries: a name may be taken for its namesake elsewhere."""
    if test.area is None:
        return ""
    countries = dict.fromkeys(p.country for p in test.area.places if p.country)
    inside = f" in or near {', '.join(test.area.names)}"
    return f"{inside} ({', '.join(countries)})" if countries else inside
