"""Points of lists of deals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.bargain import (
    alternating_offers_deal,
    egalitarian_deal,
    kalai_smorodinsky_deal,
    nash_deal,
    nearest_to_ray_deal,
    pareto,
    pareto_of_sums,
    summed,
)
from tests.bargain.games import seeds


@settings(max_examples=60, deadline=None)
@given(seeds, st.integers(2, 4), st.integers(1, 60))
def test_pareto_set_is_what_nothing_dominates(seed: int, parties: int, number: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.integers(0, 6, (number, parties)).astype(float)
    found = values[pareto(values)]
    at_least = (values[:, None, :] >= values[None, :, :]).all(axis=2)
    more = (values[:, None, :] > values[None, :, :]).any(axis=2)
    undominated = ~(at_least & more).any(axis=0)
    assert len(found) == len(np.unique(found, axis=0))
    assert (np.unique(found, axis=0) == np.unique(values[undominated], axis=0)).all()


@settings(max_examples=40, deadline=None)
@given(seeds, st.integers(2, 3))
def test_sums_joined_one_by_one_have_the_same_pareto_set(seed: int, parties: int) -> None:
    rng = np.random.default_rng(seed)
    tables = [rng.random((parties, n)) for n in (4, 3, 5)]
    everything = summed(tables)
    found, values = pareto_of_sums(tables)
    assert (found == pareto(everything)).all()
    assert values == pytest.approx(everything[found], abs=1e-15)


@settings(max_examples=60, deadline=None)
@given(seeds, st.floats(0.01, 100), st.floats(0.01, 100))
def test_nash_deal_is_unmoved_by_the_scale_of_either_party(
    seed: int, first: float, second: float
) -> None:
    gains = np.random.default_rng(seed).uniform(-0.5, 1, (40, 2))
    assert nash_deal(gains) == nash_deal(gains * np.array([first, second]))
    # Kalai and Smorodinsky's is too; the egalitarian one is not meant to be.
    assert kalai_smorodinsky_deal(gains) == kalai_smorodinsky_deal(gains * [first, second])


@settings(max_examples=60, deadline=None)
@given(seeds, st.floats(0, 0.99), st.floats(0, 0.99))
def test_offers_are_taken_and_undominated(seed: int, first: float, second: float) -> None:
    gains = np.random.default_rng(seed).uniform(-0.5, 1, (60, 2))
    offered = alternating_offers_deal(gains, np.array([first, second]))
    taken = (gains >= 0).all(axis=1)
    assert (offered >= 0) == taken.any()
    if offered >= 0:
        assert taken[offered]
        assert not (taken & (gains > gains[offered]).all(axis=1)).any()


def test_offers_on_a_fine_division_come_near_rubinstein() -> None:
    share = np.linspace(0, 1, 20001)
    gains = np.stack([share, 1 - share], axis=1)
    offered = alternating_offers_deal(gains, np.array([0.9, 0.8]))
    assert gains[offered, 0] == pytest.approx(0.2 / 0.28, abs=5e-4)


def test_the_two_readings_of_kalai_smorodinsky_on_a_grid() -> None:
    gains = np.array([[1.0, 0.0], [0.6, 0.35], [0.3, 0.33], [0.0, 1.0]])
    # The least share is greatest at the second; the third lies nearer to the ray but is beaten.
    assert kalai_smorodinsky_deal(gains) == 1
    assert nearest_to_ray_deal(gains) == 1
    apart = np.array([[1.0, 0.0], [0.7, 0.4], [0.38, 0.42], [0.0, 1.0]])
    assert kalai_smorodinsky_deal(apart) == 1
    assert nearest_to_ray_deal(apart) == 2


def test_no_deal_taken_by_all_is_said_so() -> None:
    gains = np.array([[0.5, -0.1], [-0.2, 0.9]])
    for find in (nash_deal, egalitarian_deal, kalai_smorodinsky_deal, nearest_to_ray_deal):
        assert find(gains) == -1
    assert alternating_offers_deal(gains, np.array([0.9, 0.9])) == -1
