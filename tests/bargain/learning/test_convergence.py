"""Two sides that differ about their strength: ruin's closed form, laws, a simulation, bad input."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.bargain.learning import converge
from parley.errors import InvalidRecord

worlds = st.fixed_dictionaries(
    {
        "truth": st.floats(0.05, 0.95),
        "first": st.floats(0.1, 0.9),
        "second": st.floats(0.1, 0.9),
        "cost_first": st.floats(0.0, 0.05),
        "cost_second": st.floats(0.0, 0.05),
        "firmness_first": st.floats(2, 50),
        "firmness_second": st.floats(2, 50),
    }
)
front = {"position": 3, "positions": 7, "battles": 12}


def test_feller_1968_gamblers_ruin_where_a_belief_is_firm() -> None:
    """Chance (1 - (q/p)^x) / (1 - (q/p)^n), length (n wins - x) / (p - q)."""
    p, cost = 0.6, 0.01
    found = converge(
        p, p, p, cost, 0.0, firmness_first=2000, firmness_second=2000, **(front | {"battles": 0})
    )
    ratio = 0.4 / 0.6
    wins = (1 - ratio**3) / (1 - ratio**7)
    length = (7 * wins - 3) / 0.2
    # What is left over is what fighting to the end would have cost.
    assert found.room[0, 3] == pytest.approx(cost * length, abs=2e-3)


@settings(max_examples=40, deadline=None)
@given(world=worlds)
def test_sides_that_believe_the_same_settle_at_once(world) -> None:
    same = {"second": world["first"], "firmness_second": world["firmness_first"]}
    assert converge(**(world | same), **front).settled[0] == 1


@settings(max_examples=40, deadline=None)
@given(world=worlds)
def test_swapped_sides_swap_the_result(world) -> None:
    swapped = {
        "truth": 1 - world["truth"],
        "first": 1 - world["second"],
        "second": 1 - world["first"],
        "cost_first": world["cost_second"],
        "cost_second": world["cost_first"],
        "firmness_first": world["firmness_second"],
        "firmness_second": world["firmness_first"],
    }
    found = converge(**world, **front)
    other = converge(**swapped, **(front | {"position": 4}))
    assert other.room[:, ::-1] == pytest.approx(found.room, abs=1e-8, nan_ok=True)
    assert other.first[:, ::-1] == pytest.approx(1 - found.second, abs=1e-8, nan_ok=True)


@settings(max_examples=40, deadline=None)
@given(world=worlds)
def test_probabilities_add_up_and_costs_never_take_room(world) -> None:
    found = converge(**world, **front)
    assert (np.diff(found.settled) >= -1e-12).all()
    assert (np.diff(found.decided) >= -1e-12).all()
    assert (found.settled + found.decided <= 1 + 1e-12).all()
    dearer = converge(**(world | {"cost_first": world["cost_first"] + 0.01}), **front)
    known = ~np.isnan(found.room)
    assert (dearer.room[known] >= found.room[known] - 1e-12).all()
    assert (dearer.settled >= found.settled - 1e-12).all()


@settings(deadline=None)
@given(firmness=st.floats(4, 40))
def test_estimates_follow_battles_and_come_together(firmness) -> None:
    """A belief as firm as k battles moves to (k mean + wins) / (k + battles)."""
    found = converge(
        0.5,
        0.7,
        0.3,
        0.0,
        0.0,
        firmness_first=firmness,
        firmness_second=firmness,
        position=10,
        positions=20,
        battles=8,
    )
    for fought in range(9):
        for won in range(fought + 1):
            at = 10 + 2 * won - fought
            expected = (0.7 * firmness + won) / (firmness + fought)
            assert found.first[fought, at] == pytest.approx(expected, abs=2e-3)
            gap = found.first[fought, at] - found.second[fought, at]
            assert gap == pytest.approx(0.4 * firmness / (firmness + fought), abs=4e-3)


def test_war_played_out_many_times_settles_as_often() -> None:
    """Battles drawn one by one, and a settlement where the table has room."""
    found = converge(
        0.55, 0.7, 0.4, 0.01, 0.01, firmness_first=6, firmness_second=6, **(front | {"battles": 30})
    )
    rng = np.random.default_rng(12)
    settled = np.zeros(31)
    for _ in range(4000):
        at = 3
        for fought in range(31):
            if at in (0, 7):
                break
            if found.room[fought, at] >= 0:
                settled[fought] += 1
                break
            at += 1 if rng.random() < 0.55 else -1
    assert found.settled == pytest.approx(settled.cumsum() / 4000, abs=0.03)
    assert 0.05 < found.settled[-1] < 0.95


def test_games_at_once_are_the_games_one_by_one() -> None:
    rng = np.random.default_rng(13)
    truth, first, second = rng.uniform(0.2, 0.8, (3, 10))
    rest = {"firmness_first": 8.0, "firmness_second": 12.0}
    at_once = converge(truth, first, second, 0.01, 0.02, **rest, **front)
    for n in range(10):
        one = converge(truth[n], first[n], second[n], 0.01, 0.02, **rest, **front)
        assert at_once.settled[n] == pytest.approx(one.settled)
        assert at_once.room[n] == pytest.approx(one.room, nan_ok=True)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"truth": 1.2}, "odds of a battle: 1.2"),
        ({"first": 0.0}, "first side's estimate: 0"),
        ({"cost_second": -0.1}, "battle: -0.1"),
        ({"firmness_first": 1e9}, "firmness of the first side"),
        ({"position": 7}, "front at 7 of 7"),
        ({"positions": 10_000}, "front at 3 of 10000"),
        ({"battles": 10**9}, "1000000000 battles"),
        ({"second": np.nan}, "no finite number"),
    ],
)
def test_what_cannot_be_is_refused(change, says) -> None:
    fine = {
        "truth": 0.5,
        "first": 0.6,
        "second": 0.4,
        "cost_first": 0.01,
        "cost_second": 0.01,
        "firmness_first": 10,
        "firmness_second": 10,
    }
    with pytest.raises(InvalidRecord, match=says):
        converge(**(fine | front | change))
