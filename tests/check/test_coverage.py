"""Who was looking: a silence counts for as much as the activity around it."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.check.rows.moments import end_of_day
from parley.check.rows.rows import rows_of
from parley.check.rows.store import Store
from parley.check.rows.windows import frame
from parley.check.sight.activity import coverage
from parley.check.sight.coverage import why_unobserved
from parley.check.sight.delay import fixed_delay
from tests.check.tables import LONG_AFTER, Event, a_test, daily, dataset, table

FAR = {"latitude": 55.0, "longitude": 40.0}
ACTS = daily(2, range(-60, 0), admin1="Vessen oblast")


def watched(events, horizon="14d", as_of=LONG_AFTER, lag=0.0, region=True, **manifest):
    test, known = a_test(), dataset(events, **manifest)
    store = Store(table(events), known)
    rows = rows_of(store, test, as_of=as_of, locate=None)
    windows = frame(test, horizon, by_day=True)
    now = end_of_day(as_of, test)
    found = coverage(
        rows, windows.after, delay=fixed_delay(lag), now=now, store=store if region else None
    )
    why = why_unobserved(rows, test, windows.before, windows.after, delay=fixed_delay(lag), now=now)
    return found, why


def near(days):
    return daily(1, days, admin1="Vessen oblast", **FAR)


def test_days_with_reports_from_the_same_division_are_watched():
    found, why = watched([*ACTS, *near(range(-60, 12))])
    assert (found.active, len(found.by_day)) == (12, 14)
    assert found.why == ("watch reported on 12 of 14 days in Vessen oblast, on 14 of the 14 before")
    assert found.share == pytest.approx((12 + 2 * 0.5 / 15) / 14)
    assert why == ""


def test_a_division_that_hardly_tells_is_looked_at_with_the_whole_file():
    events = [*ACTS, *near([-9]), *daily(1, range(-60, 30), admin1="Other oblast", **FAR)]
    found, _ = watched(events)
    assert found.active == 14
    assert "from anywhere" in found.why


def test_acts_that_are_counted_show_no_watching():
    found, why = watched(ACTS)
    assert np.isnan(found.share)
    assert "nothing but the acts counted" in found.why
    assert why == ""


def test_things_found_in_the_area_show_that_somebody_looks_there():
    finds = [Event(day=d, mark="discovery", admin1="Vessen oblast") for d in range(-60, 14)]
    found, _ = watched([*ACTS, *finds])
    assert found.share == 1


def test_a_window_in_which_all_around_falls_silent_is_not_seen():
    events = [*ACTS, *daily(1, range(-60, 2), **FAR), *daily(1, range(14, 60), **FAR)]
    found, why = watched(events, region=False)
    assert found.share < 0.5
    assert why == (
        "watch reported on 2 of 14 days from anywhere, on 14 of the 14 before: "
        "nobody may have been looking"
    )


def test_days_whose_reports_are_not_due_yet_are_no_silence():
    as_of = date(2031, 5, 28)
    found, _ = watched([*ACTS, *near(range(-60, 10))], as_of=as_of, lag=30.0)
    assert found.share == 1


def test_a_file_that_seldom_tells_is_not_held_to_a_report_a_day():
    found, why = watched([*ACTS, *near(range(-60, -1, 6))])
    assert found.active == 0
    assert found.share > 0.8
    assert found.chance > 0.01
    assert why == ""


@settings(deadline=None, max_examples=40)
@given(days=st.sets(st.integers(-14, 13)), more=st.integers(0, 13))
def test_another_day_with_a_report_never_lowers_the_share(days, more):
    days = days | {-3}
    fewer, _ = watched([*ACTS, *near(sorted(days))])
    all_, _ = watched([*ACTS, *near(sorted(days | {more}))])
    assert 0 <= fewer.share <= all_.share <= 1
    assert 0 <= fewer.chance <= 1
