"""Demands by stages over a range of costs: equal to what is known, no gain by another stage."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.bargain.screening import screen_range, screen_stages, screen_uniform, skim
from parley.errors import InvalidRecord

factor = st.floats(0, 1)


@settings(deadline=None)
@given(mine=factor, theirs=factor, stages=st.integers(1, 12), high=st.floats(0.1, 1))
def test_sobel_and_takahashi_1983_range_from_zero(mine, theirs, stages, high) -> None:
    """Where the gain starts from 0 the path is the published linear one."""
    both = {"stages": stages, "patience": mine, "patience_other": theirs}
    found, known = screen_range(0, 0, 0, high, **both), skim(high, **both)
    assert found.demand == pytest.approx(known.demand, abs=1e-8)
    assert found.settled == pytest.approx(known.settled, abs=1e-8)
    assert found.value == pytest.approx(known.value, abs=1e-8)


@settings(deadline=None)
@given(p=st.floats(0, 0.5), own=st.floats(0, 0.5), low=st.floats(0, 0.3), span=st.floats(0.01, 0.2))
def test_one_stage_is_one_demand(p, own, low, span) -> None:
    found = screen_range(p, own, low, low + span, stages=1, patience=1, patience_other=1)
    once = screen_uniform(p, own, low, low + span)
    assert found.demand[0] == pytest.approx(once.demand, abs=1e-9)
    assert found.settled[0] == pytest.approx(1 - once.war, abs=1e-8)
    assert found.value == pytest.approx(once.value, abs=1e-9)


worlds = st.fixed_dictionaries(
    {
        "win": st.floats(0, 0.5),
        "own": st.floats(0.0, 0.3),
        "low": st.floats(0, 0.2),
        "patience": factor,
        "patience_other": factor,
        "stages": st.integers(1, 8),
    }
)


@settings(max_examples=60, deadline=None)
@given(world=worlds, span=st.floats(0.02, 0.3))
def test_no_type_gains_by_another_stage_and_the_value_is_what_the_path_yields(world, span) -> None:
    found = screen_range(**world, high=world["low"] + span)
    war = world["win"] - world["own"]
    price, stages = found.demand - war, world["stages"]
    taken = np.diff(found.settled, prepend=0)
    assert (taken >= -1e-9).all()
    path = (world["patience"] ** np.arange(stages) * taken * price).sum()
    assert found.value == pytest.approx(war + path, abs=1e-8)
    for rank in np.linspace(0.01, 0.99, 25):
        if np.abs(found.settled - rank).min() < 1e-6:
            continue
        gain = world["own"] + world["low"] + span * (1 - rank)
        by_stage = world["patience_other"] ** np.arange(stages) * (gain - price)
        stage = int((found.settled <= rank).sum())
        got = by_stage[stage] if stage < stages else 0.0
        assert got >= max(by_stage.max(), 0.0) - 1e-7


def test_many_types_come_near_where_every_type_gains_by_a_settlement() -> None:
    rng = np.random.default_rng(0)
    both = {"stages": 6, "patience": 0.95, "patience_other": 0.9}
    for _ in range(8):
        p, own, low = rng.random() * 0.5, 0.05 + rng.random() * 0.3, rng.random() * 0.2
        high = low + 0.02 + rng.random() * 0.25
        found = screen_range(p, own, low, high, **both)
        costs = low + (high - low) * (np.arange(400) + 0.5) / 400
        many = screen_stages(p, own, costs, np.full(400, 1 / 400), **both)
        assert found.value == pytest.approx(many.value, abs=1e-3)


def test_games_at_once_are_the_games_one_by_one() -> None:
    rng = np.random.default_rng(21)
    p, own, low, span = rng.random((4, 15)) * 0.3
    mine, theirs = rng.random((2, 15))
    at_once = screen_range(
        p, own, low, low + span + 0.01, stages=7, patience=mine, patience_other=theirs
    )
    for n in range(15):
        one = screen_range(
            p[n],
            own[n],
            low[n],
            low[n] + span[n] + 0.01,
            stages=7,
            patience=mine[n],
            patience_other=theirs[n],
        )
        assert at_once.demand[n] == pytest.approx(one.demand, abs=1e-9)
        assert at_once.settled[n] == pytest.approx(one.settled, abs=1e-9)
        assert at_once.value[n] == pytest.approx(one.value, abs=1e-9)


def test_game_in_which_everything_may_be_asked_is_told_as_not_solved() -> None:
    found = screen_range([0.5, 0.9], 0.1, 0, 0.3, stages=2, patience=0.9, patience_other=0.9)
    assert not np.isnan(found.value[0])
    assert np.isnan(found.value[1])
    assert np.isnan(found.demand[1]).all()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"stages": 0}, "0 stages"),
        ({"stages": 41}, "41 stages"),
        ({"high": 0.1}, "above the least"),
        ({"own": -0.1}, "own cost of war: -0.1"),
        ({"patience": np.nan}, "no finite number"),
        ({"win": [0.1, 0.2], "own": [0.1, 0.2, 0.3]}, "do not fit"),
    ],
)
def test_what_cannot_be_is_refused(change, says) -> None:
    fine = {"win": 0.5, "own": 0.1, "low": 0.1, "high": 0.3, "stages": 2}
    with pytest.raises(InvalidRecord, match=says):
        screen_range(**({"patience": 0.9, "patience_other": 0.9} | fine | change))
