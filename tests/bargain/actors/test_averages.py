import numpy as np
import pytest
from hypothesis import given

from parley.bargain.actors import Actors, weighted_mean, weighted_median
from tests.bargain.actors.drawn import actors


def test_the_mean_weighs_capability_times_salience():
    two = Actors.of([3, 1], [0.5, 0.5], [0, 8])

    assert weighted_mean(two) == pytest.approx([2])


def test_draws_are_taken_row_by_row():
    two = Actors.of([1, 1], [[1, 1], [1, 0]], [0, 8])

    assert weighted_mean(two) == pytest.approx([4, 0])
    assert weighted_median(two) == pytest.approx([0, 0])


def test_a_median_that_splits_the_weight_evenly_is_the_lower():
    assert weighted_median(Actors.of([0.1, 0.2, 0.3], 1, [1, 2, 3])) == pytest.approx([2])


@given(actors())
def test_the_mean_lies_among_the_positions(group):
    mean = weighted_mean(group)

    assert (mean >= group.position.min(axis=1) - 1e-12).all()
    assert (mean <= group.position.max(axis=1) + 1e-12).all()


@given(actors())
def test_no_position_is_nearer_to_all_than_the_median(group):
    def away(point):
        return (group.weight * np.abs(group.position - point[:, None])).sum(axis=1)

    least = away(weighted_median(group))
    for column in group.position.T:
        assert (least <= away(column) + 1e-9).all()


@given(actors())
def test_the_mirrored_mean_is_the_mean_mirrored(group):
    mirrored = group.standing_at(1 - group.position)

    assert weighted_mean(mirrored) == pytest.approx(1 - weighted_mean(group))
