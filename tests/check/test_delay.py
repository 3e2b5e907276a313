from datetime import UTC, date, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.check.rows.moments import DAY, end_of_day
from parley.check.rows.rows import read_rows
from parley.check.rows.windows import Window
from parley.check.sight.delay import estimate_delay, expected_seen, fixed_delay
from tests.check.tables import Event, a_test, dataset, table


def known_rows(events, as_of, **manifest):
    test = a_test()
    rows = read_rows(table(events), dataset(events, **manifest), test, as_of=as_of, locate=None)
    return rows, end_of_day(as_of, test)


def test_delay_is_recovered_although_recent_slow_reports_are_missing():
    # Reports after 1, 4 and 9 days, a third each; by day 0 the slow ones of late days are unknown.
    events = [Event(day=d, seen_days=s) for d in range(-60, 0) for s in (0.5, 3.5, 8.5)]
    rows, now = known_rows(events, date(2031, 5, 15))
    naive = (rows.seen - rows.end <= 2 * DAY).mean()
    delay = estimate_delay(rows, now)
    assert delay.seen_after(2) == pytest.approx(1 / 3, abs=0.02)
    assert delay.seen_after(5) == pytest.approx(2 / 3, abs=0.03)
    assert delay.seen_after(9) == 1.0
    assert naive > delay.seen_after(2)


def test_rows_filed_in_one_go_when_a_data_set_opens_do_not_slow_it_down():
    opening = [Event(day=-40 - n, seen_days=n) for n in range(60)]
    daily = [Event(day=d, place=str(n), seen_days=1) for d in range(-39, 0) for n in range(3)]
    rows, now = known_rows(opening + daily, date(2031, 5, 14))
    assert estimate_delay(rows, now).quantile(0.9) == pytest.approx(1, abs=0.1)


def test_data_set_without_first_seen_is_known_after_an_assumed_lag():
    events = [Event(day=d) for d in range(-30, 0)]
    rows, now = known_rows(events, date(2031, 5, 14))
    assert rows.lag_days == 7
    assert len(rows.reports.begin) == 23
    assert estimate_delay(rows, now).rows == 0


def test_few_rows_fall_back_on_the_assumed_lag():
    rows, now = known_rows([Event(day=-9, seen_days=2)], date(2031, 5, 14))
    assert estimate_delay(rows, now).rows == 0


def test_window_is_seen_by_the_mean_over_its_days():
    start = int(datetime(2031, 5, 1, tzinfo=UTC).timestamp() * 1e6)
    window = Window(start=start, end=start + 4 * DAY)
    assert expected_seen(fixed_delay(2), window, start + 4 * DAY) == 0.5


@given(age=st.floats(0, 40), more=st.floats(0, 40))
def test_share_seen_never_falls_with_age(age, more):
    rng = np.random.default_rng(3)
    events = [
        Event(day=d, seen_days=float(s)) for d in range(-90, 0) for s in rng.exponential(4, 2)
    ]
    delay = CACHE.setdefault("delay", None) or estimate_delay(
        *known_rows(events, date(2031, 5, 15))
    )
    CACHE["delay"] = delay
    assert 0 <= delay.seen_after(age) <= delay.seen_after(age + more) <= 1


CACHE: dict = {}


def test_reports_of_the_minute_a_file_was_last_added_to_are_at_risk():
    # Told to the hour, a report after 23.7 hours seems older than the file's last minute allows.
    events = [Event(day=-1, place=str(n), seen_days=23.7 / 24) for n in range(40)]
    events += [Event(day=-9, place=str(n), seen_days=5.0) for n in range(40)]
    events.append(Event(day=-30, seen_days=0.1))  # when the file began
    rows, _ = known_rows(events, date(2031, 5, 16))
    delay = estimate_delay(rows, int(rows.seen.max()))
    assert np.isfinite(delay.share).all()
    assert np.isfinite(delay.doubt).all()
    assert delay.seen_after(5.1) == 1.0
