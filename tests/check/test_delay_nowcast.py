"""How many acts there will be once all is reported: laws, and windows whose end is known."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.check.rows.moments import DAY, end_of_day
from parley.check.rows.rows import read_rows
from parley.check.rows.windows import Window
from parley.check.sight.delay import Delay, estimate_delay, fixed_delay
from parley.check.sight.nowcast import nowcast, seen_of
from tests.check.tables import Event, a_test, dataset, table

WEEK = Window(start=0, end=7 * DAY)
# Share of exponential delays of four days that is reported within each half day.
DAYS = np.arange(0.5, 30.5, 0.5)
SHARE = (1 - np.exp(-DAYS / 4)) / (1 - np.exp(-30 / 4))


def a_delay(*, doubt: float = 0.0) -> Delay:
    return Delay(
        days=DAYS, share=SHARE, doubt=np.linspace(doubt, 0.0, len(DAYS)), rows=100 if doubt else 0
    )


def estimated(mean_days: float, per_day: int, seed: int) -> Delay:
    drawn = np.random.default_rng(seed).exponential(mean_days, (60, per_day))
    events = [Event(day=d - 60, seen_days=float(s)) for d in range(60) for s in drawn[d]]
    test, as_of = a_test(), date(2031, 5, 15)
    rows = read_rows(table(events), dataset(events), test, as_of=as_of, locate=None)
    return estimate_delay(rows, end_of_day(as_of, test))


@settings(deadline=None)  # the first call loads scipy
@given(count=st.integers(0, 5000), age=st.floats(0, 40), doubt=st.floats(0, 0.5))
def test_there_are_never_fewer_acts_than_are_known(count, age, doubt):
    result = nowcast(count, a_delay(doubt=doubt), WEEK, WEEK.end + round(age * DAY))
    assert count <= result.low <= result.median <= result.high


@settings(deadline=None)  # the first call loads scipy
@given(count=st.integers(0, 5000))
def test_nothing_is_to_come_once_everything_is_reported(count):
    result = nowcast(count, a_delay(doubt=0.3), WEEK, WEEK.end + 31 * DAY)
    assert result.low == result.median == result.high == count
    assert result.seen == 1


@settings(deadline=None)  # the first call loads scipy
@given(count=st.integers(0, 500), age=st.floats(0, 30), more=st.floats(0, 10))
def test_the_less_is_reported_the_wider_is_the_interval(count, age, more):
    early, late = (
        nowcast(count, a_delay(), WEEK, WEEK.end + round(a * DAY)) for a in (age, age + more)
    )
    assert early.seen <= late.seen
    assert early.high - early.low >= late.high - late.low


@settings(deadline=None)  # the first call loads scipy
@given(count=st.integers(0, 500), doubt=st.floats(0.01, 0.5))
def test_an_unsure_delay_and_uneven_days_never_narrow_the_interval(count, doubt):
    now = WEEK.end + 2 * DAY
    sure = nowcast(count, a_delay(), WEEK, now)
    for other in (
        nowcast(count, a_delay(doubt=doubt), WEEK, now),
        nowcast(count, a_delay(), WEEK, now, dispersion=1.0),
    ):
        assert other.high - other.low >= sure.high - sure.low - 1


def test_with_nothing_reported_yet_the_number_is_unknown():
    result = nowcast(0, fixed_delay(10), WEEK, WEEK.end)
    assert (result.low, result.high) == (0, np.inf)


def test_an_assumed_delay_says_so_and_has_no_error():
    result = nowcast(4, fixed_delay(2), WEEK, WEEK.end + DAY)
    assert result.is_assumed
    assert seen_of(fixed_delay(2), WEEK, WEEK.end + DAY).error == 0
    assert not nowcast(4, a_delay(doubt=0.1), WEEK, WEEK.end).is_assumed


def test_the_error_of_the_share_is_that_of_estimates_made_anew():
    shares = [seen_of(estimated(3, 5, seed), WEEK, WEEK.end + DAY) for seed in range(60)]
    apart = np.std([each.share for each in shares], ddof=1)
    assert np.mean([each.error for each in shares]) == pytest.approx(apart, rel=0.35)


@pytest.mark.parametrize(("rate", "dispersion"), [(8.0, 0.0), (8.0, 0.6)])
def test_nine_intervals_of_ten_hold_what_comes(rate, dispersion):
    random = np.random.default_rng(20310515)
    held = []
    for _ in range(400):
        age = random.uniform(0, 6)
        own = random.gamma(1 / dispersion, dispersion, 7) if dispersion else np.ones(7)
        happened = random.poisson(rate * own)
        known = random.binomial(happened, a_delay().at(age + 6.0 - np.arange(7))[0])
        result = nowcast(
            known.sum(), a_delay(), WEEK, WEEK.end + round(age * DAY), dispersion=dispersion
        )
        held.append(result.low <= happened.sum() <= result.high)
    assert 0.85 <= np.mean(held) <= 0.95


def test_intervals_hold_although_the_delay_is_estimated():
    random = np.random.default_rng(7)
    held = []
    for seed in range(40):
        delay = estimated(4, 1, seed)
        for _ in range(10):
            happened = random.poisson(20.0, 7)
            known = random.binomial(happened, 1 - np.exp(-(7.0 - np.arange(7)) / 4))
            result = nowcast(known.sum(), delay, WEEK, WEEK.end + DAY)
            held.append(result.low <= happened.sum() <= result.high)
    assert 0.85 <= np.mean(held) <= 0.96
