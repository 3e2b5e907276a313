import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.bargain.actors import Actors, hold_election, weighted_mean, weighted_median
from parley.errors import InvalidRecord
from tests.bargain.actors.drawn import actors


def test_two_options_are_chosen_by_their_share_of_the_votes():
    vote = hold_election(Actors.of([3, 1], 1, [0, 1]))

    assert vote.beats[0, 0, 1] == pytest.approx(0.75)
    assert vote.conditional[0] == pytest.approx([0.75, 0.25])
    assert vote.markov[0] == pytest.approx([0.75, 0.25])
    assert vote.markov_forecast == pytest.approx(weighted_mean(Actors.of([3, 1], 1, [0, 1])))


def test_three_options_give_the_products_and_the_balance_worked_out_by_hand():
    # Votes of a, b, c at 0, 1/2, 1 with weights 1, 2, 1: the middle beats either end 3/2 to 1/2.
    vote = hold_election(Actors.of([1, 2, 1], 1, [0, 0.5, 1]))

    assert vote.beats[0, 1] == pytest.approx([0.75, 0.5, 0.75])
    assert vote.beats[0, 0] == pytest.approx([0.5, 0.25, 0.5])
    # Products 1/8 : 9/16 : 1/8; balance: 3/4 (p0 + p2) = 1/4 * 2 p1, so p1 = 3/5.
    assert vote.conditional[0] == pytest.approx([2 / 13, 9 / 13, 2 / 13])
    assert vote.markov[0] == pytest.approx([0.2, 0.6, 0.2])


@given(actors(), st.sampled_from([0.5, 1.0, 2.0]), st.sampled_from([1.0, 4.0, 60.0]))
def test_chances_lie_from_0_to_1_and_sum_to_one(group, shape, decisiveness):
    vote = hold_election(group, shape=shape, decisiveness=decisiveness)

    assert vote.beats + vote.beats.swapaxes(1, 2) == pytest.approx(np.ones_like(vote.beats))
    for chances in (vote.conditional, vote.markov):
        assert (chances >= 0).all()
        assert chances.sum(axis=1) == pytest.approx(np.ones(len(chances)))


@given(actors())
def test_the_long_run_is_a_balance(group):
    vote = hold_election(group)
    stands = vote.markov

    # What one option wins from the others it loses to them.
    won = (vote.beats * stands[:, None, :]).sum(axis=2)
    lost = stands * vote.beats.sum(axis=1)
    assert won == pytest.approx(lost, abs=1e-9)


@given(actors())
def test_the_baseline_comes_with_every_election(group):
    assert hold_election(group).baseline == pytest.approx(weighted_mean(group))


def test_the_more_decisive_votes_are_the_nearer_is_the_outcome_to_the_median():
    crowd = Actors.of([1, 2, 3, 1.5], 1, [0, 0.2, 0.7, 1])
    gaps = [
        abs(hold_election(crowd, decisiveness=power).markov_forecast[0] - weighted_median(crowd)[0])
        for power in (1, 4, 16, 64)
    ]

    assert gaps == sorted(gaps, reverse=True)
    assert gaps[-1] < 0.01


def test_a_point_where_two_stand_is_one_option():
    apart = hold_election(Actors.of([1, 2, 3], 1, [0, 0.4, 1]))
    together = hold_election(Actors.of([1, 0.5, 1.5, 3], 1, [0, 0.4, 0.4, 1]))

    assert together.markov[0] == pytest.approx([*apart.markov[0, :2], 0, apart.markov[0, 2]])
    assert together.conditional_forecast == pytest.approx(apart.conditional_forecast)


def test_options_can_be_those_on_the_table():
    vote = hold_election(Actors.of([1, 1], 1, [0, 1]), options=[0.25, 0.75, 2])

    assert vote.options.tolist() == [[0.25, 0.75, 2]]
    assert vote.markov[0, 0] == pytest.approx(vote.markov[0, 1])
    assert vote.markov[0, 2] == pytest.approx(0)


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("shape 0", {"shape": 0.0}),
        ("decisiveness nan", {"decisiveness": float("nan")}),
        ("options of 3 draws", {"options": [[0.0], [0.1], [0.2]]}),
        ("options has a blank", {"options": [0.0, float("nan")]}),
    ],
)
def test_what_cannot_be_voted_on_is_refused(said, chosen):
    with pytest.raises(InvalidRecord, match=said):
        hold_election(Actors.of([1, 1], 1, [0, 1]), **chosen)
