import numpy as np
import pytest
from hypothesis import given

from parley.bargain.actors import Actors, forecast_outcome, weighted_mean
from tests.bargain.actors.drawn import actors


@given(actors())
def test_the_baseline_comes_first_and_is_the_only_one(group):
    first, *others = forecast_outcome(group)

    assert first.is_baseline
    assert first.name == "weighted mean"
    assert first.point == pytest.approx(weighted_mean(group))
    assert not any(other.is_baseline for other in others)


@given(actors())
def test_every_forecast_lies_among_the_positions(group):
    for one in forecast_outcome(group, rounds=2):
        assert (one.point >= group.position.min(axis=1) - 1e-9).all()
        assert (one.point <= group.position.max(axis=1) + 1e-9).all()


def test_both_readings_of_the_challenge_model_are_named():
    names = [one.name for one in forecast_outcome(Actors.of(1, 1, np.linspace(0, 1, 4)))]

    assert "challenge, as published" in names
    assert "challenge, as replicated" in names
    assert len(set(names)) == len(names)
