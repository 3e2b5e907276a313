from datetime import UTC

import numpy as np
import pytest

from parley.check.model.ratio import Tally
from parley.check.model.recurrence import Past, past_of
from parley.check.model.weekdays import weekdays_of
from parley.check.rows.moments import DAY
from parley.check.rows.windows import Window

THURSDAY = 0  # 1 January 1970
SATURDAY, SUNDAY = 5, 6


def test_bursts_that_always_end_by_themselves_make_a_lull_likely():
    bursts = np.tile(np.concatenate([np.full(14, 9.0), np.zeros(14)]), 6)[:-14]
    found = past_of(bursts, Tally(count=126, days=14), Tally(count=0, days=7))
    assert found.windows > 1
    assert found.chance(0.001) > 0.1


def test_steady_fire_makes_a_lull_less_likely_than_the_model_alone():
    found = past_of(np.full(200, 9.0), Tally(count=126, days=14), Tally(count=0, days=7))
    assert found.as_quiet == 0
    assert found.chance(0.05) < 0.02


def test_quiet_past_says_nothing_of_a_busy_baseline():
    history = np.concatenate([np.full(150, 0.1), np.full(14, 9.0)])
    found = past_of(history, Tally(count=126, days=14), Tally(count=0, days=14))
    assert found == Past(windows=0, as_quiet=0)
    assert found.chance(0.03) == pytest.approx(0.03)


def test_past_that_is_too_short_leaves_the_model_alone():
    found = past_of(np.full(20, 3.0), Tally(count=42, days=14), Tally(count=0, days=7))
    assert found.chance(0.2) == pytest.approx(0.2)


def test_quiet_weekends_are_found_and_a_weekend_counts_for_less():
    week = np.array([8, 8, 8, 8, 8, 1, 1.0])  # Monday first
    weeks = np.tile(week, 12)
    monday = Window(start=THURSDAY + 4 * DAY, end=THURSDAY + 5 * DAY)
    found = weekdays_of(weeks, monday.start, UTC)
    saturday = Window(start=THURSDAY + 2 * DAY, end=THURSDAY + 3 * DAY)
    assert found.usual(monday) == pytest.approx(8 / 6, rel=0.05)
    assert found.usual(saturday) == pytest.approx(1 / 6, rel=0.3)
    whole = Window(start=monday.start, end=monday.start + 7 * DAY)
    assert found.usual(whole) == pytest.approx(1)


def test_chance_makes_no_weekday():
    random = np.random.default_rng(11)
    found = weekdays_of(random.poisson(6.0, 12 * 7).astype(float), THURSDAY, UTC)
    assert abs(found.factor - 1).max() < 0.25


def test_one_burst_makes_no_weekday():
    counts = np.zeros(12 * 7)
    counts[30:33] = 500.0
    assert (weekdays_of(counts, THURSDAY, UTC).factor == 1).all()


def test_month_is_too_short_for_weekdays():
    assert (weekdays_of(np.tile([9, 0, 0, 0, 0, 0, 0.0], 3), THURSDAY, UTC).factor == 1).all()
