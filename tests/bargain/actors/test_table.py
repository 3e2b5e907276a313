import numpy as np
import pytest

from parley.bargain.actors import PUBLISHED, Actors, hold_election, run_challenge
from parley.errors import InvalidRecord


@pytest.mark.parametrize(
    ("capability", "salience", "position", "said"),
    [
        ([1, -1], [1, 1], [0, 1], "capability -1 is below 0"),
        ([1, 1], [1, 80], [0, 1], "divide percentages by 100"),
        ([1, 1], [1, -0.1], [0, 1], "leaves 0 to 1"),
        ([1, 1], [0, 0], [0, 1], "adds up to 0"),
        ([1, np.nan], [1, 1], [0, 1], "capability has a blank"),
        ([1, 1], [1, 1], [0, np.inf], "position has a blank or infinite"),
        ([1, 1, 1], [1, 1], [0, 1], "do not fit together"),
        ([[[1]]], [1], [0], r"capability of shape \(1, 1, 1\)"),
        ([], [], [], "capability of shape"),
        (["many", "few"], [1, 1], [0, 1], "no number"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(capability, salience, position, said):
    with pytest.raises(InvalidRecord, match=said):
        Actors.of(capability, salience, position)


def test_more_actors_than_the_challenge_model_can_take_are_refused():
    crowd = Actors.of(1, 1, np.linspace(0, 1, 1000))

    with pytest.raises(InvalidRecord, match="1000 actors are more than 100"):
        run_challenge(crowd, PUBLISHED)
    with pytest.raises(InvalidRecord, match="1000 options are more than 200"):
        hold_election(crowd)


@pytest.mark.parametrize("rounds", [-1, 10_000])
def test_rounds_are_bounded(rounds):
    with pytest.raises(InvalidRecord, match="rounds"):
        run_challenge(Actors.of(1, 1, [0, 1]), PUBLISHED, rounds=rounds)


@pytest.mark.parametrize("status_quo", [-0.1, 1.1, float("nan")])
def test_a_status_quo_that_is_no_probability_is_refused(status_quo):
    with pytest.raises(InvalidRecord, match="no probability"):
        run_challenge(Actors.of(1, 1, [0, 1]), PUBLISHED, status_quo=status_quo)
