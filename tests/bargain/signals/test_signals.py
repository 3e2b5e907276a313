"""Beliefs after signals: a published answer, laws of Bayes, bounds by search, bad input."""

import doctest
import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.bargain.signals import belief_bounds, explain_signals, update_beliefs
from parley.errors import InvalidRecord

PAGE = Path(__file__).parents[3] / "docs" / "methods" / "bargaining" / "signals.md"


def test_tversky_and_kahneman_1982_cabs() -> None:
    """15 % of cabs are blue; a witness right in 80 % of cases says blue: .41."""
    found = update_beliefs([0.15, 0.85], [[0.8, 0.2]])
    assert found.belief[-1, 0] == pytest.approx(12 / 29, abs=1e-12)
    assert found.weight[0, 0] == pytest.approx(np.log10(4), abs=1e-12)


@st.composite
def stories(draw):
    types, signals = draw(st.integers(2, 4)), draw(st.integers(1, 5))
    prior = np.array(draw(st.lists(st.floats(0.05, 1), min_size=types, max_size=types)))
    row = st.lists(st.floats(0.01, 1), min_size=types, max_size=types)
    likelihood = draw(st.lists(row, min_size=signals, max_size=signals))
    return prior / prior.sum(), np.array(likelihood)


@settings(deadline=None)
@given(story=stories(), seed=st.integers(0, 100))
def test_order_of_independent_signals_is_irrelevant_to_the_last_belief(story, seed) -> None:
    prior, likelihood = story
    mixed = np.random.default_rng(seed).permutation(likelihood)
    found, other = update_beliefs(prior, likelihood), update_beliefs(prior, mixed)
    assert found.belief.sum(axis=-1) == pytest.approx(np.ones(len(likelihood) + 1))
    assert other.belief[-1] == pytest.approx(found.belief[-1], abs=1e-12)
    by_hand = prior * likelihood.prod(axis=0)
    assert found.belief[-1] == pytest.approx(by_hand / by_hand.sum(), abs=1e-12)


@settings(deadline=None)
@given(story=stories())
def test_belief_is_expected_to_stay_where_it_is(story) -> None:
    """Over the signal and its absence, belief averages to what it was."""
    prior, likelihood = story
    sent = likelihood[:1] * 0.9
    yes, no = update_beliefs(prior, sent), update_beliefs(prior, 1 - sent)
    chance = (prior * sent[0]).sum()
    mean = chance * yes.belief[-1] + (1 - chance) * no.belief[-1]
    assert mean == pytest.approx(prior, abs=1e-12)


@settings(deadline=None)
@given(story=stories())
def test_signal_left_out_is_a_signal_not_sent(story) -> None:
    prior, likelihood = story
    found = update_beliefs(prior, likelihood)
    for each in range(len(likelihood)):
        rest = np.delete(likelihood, each, axis=0)
        expected = update_beliefs(prior, rest).belief[-1] if len(rest) else prior
        assert found.without[each] == pytest.approx(expected, abs=1e-12)


@settings(deadline=None)
@given(story=stories())
def test_signal_equally_likely_from_all_and_one_that_repeats_change_nothing(story) -> None:
    prior, likelihood = story
    found = update_beliefs(prior, np.full_like(likelihood, 0.3))
    assert found.belief[-1] == pytest.approx(prior, abs=1e-12)
    twice = update_beliefs(prior, np.repeat(likelihood, 2, axis=0), counts=[1, 0] * len(likelihood))
    once = update_beliefs(prior, likelihood)
    assert twice.belief[-1] == pytest.approx(once.belief[-1], abs=1e-12)


def test_bounds_are_the_extremes_over_all_corners() -> None:
    rng = np.random.default_rng(4)
    prior = rng.dirichlet(np.ones(3))
    low = rng.random((2, 3)) * 0.5
    high = low + rng.random((2, 3)) * 0.5
    least, most = belief_bounds(prior, low, high)
    corners = [
        update_beliefs(prior, np.where(np.reshape(pick, (2, 3)), high, low)).belief
        for pick in itertools.product((False, True), repeat=6)
    ]
    assert least == pytest.approx(np.min(corners, axis=0), abs=1e-12)
    assert most == pytest.approx(np.max(corners, axis=0), abs=1e-12)


def test_point_likelihoods_have_no_width() -> None:
    prior, sent = [0.3, 0.7], [[0.2, 0.9], [0.5, 0.1]]
    least, most = belief_bounds(prior, sent, sent)
    assert least == pytest.approx(most)
    assert least == pytest.approx(update_beliefs(prior, sent).belief)


def test_rival_explanation_takes_what_bad_faith_would_have() -> None:
    prior = [0.5, 0.5]
    trace = [[[0.9, 0.9]]]
    alone = explain_signals(prior, [[0.1, 0.9], [0.9, 0.1]], [[[0.9, 0.0]]])
    rival = explain_signals(prior, [[0.1, 0.9], [0.9, 0.1]], trace)
    assert alone.timeline.belief[-1, 1] == pytest.approx(0.9)
    assert rival.timeline.belief[-1] == pytest.approx(prior)
    assert rival.chance[0] == pytest.approx([0.5, 0.5])


@settings(deadline=None)
@given(story=stories(), seed=st.integers(0, 100))
def test_joint_of_type_and_explanation_is_bayes_over_pairs(story, seed) -> None:
    prior, _ = story
    rng = np.random.default_rng(seed)
    reasons = rng.dirichlet(np.ones(3), (1, len(prior)))
    sent = rng.random((1, len(prior), 3))
    found = explain_signals(prior, reasons, sent)
    pairs = prior[:, None] * reasons[0] * sent[0]
    assert found.joint[0] == pytest.approx(pairs / pairs.sum(), abs=1e-12)
    assert found.chance[0].sum() == pytest.approx(1)


def test_signal_that_excludes_a_type_is_told_as_such() -> None:
    found = update_beliefs([0.5, 0.5], [[0.0, 0.4], [0.9, 0.1]])
    assert found.belief[1:].tolist() == [[0, 1], [0, 1]]
    assert found.weight[0].tolist() == [-np.inf, np.inf]
    assert found.weight[1].tolist() == [0, 0]
    assert found.without[0] == pytest.approx([0.9, 0.1])


def test_many_worlds_at_once_are_the_worlds_one_by_one() -> None:
    rng = np.random.default_rng(6)
    prior, sent = rng.dirichlet(np.ones(3), 20), rng.random((20, 4, 3))
    at_once = update_beliefs(prior, sent)
    for n in range(20):
        one = update_beliefs(prior[n], sent[n])
        assert at_once.belief[n] == pytest.approx(one.belief)
        assert at_once.without[n] == pytest.approx(one.without)


def test_a_thousand_strong_signals_keep_their_digits() -> None:
    found = update_beliefs([0.5, 0.5], np.tile([1e-3, 2e-3], (1000, 1)))
    assert np.isfinite(found.belief).all()
    assert found.weight[:, 1] == pytest.approx(np.full(1000, np.log10(2)), abs=1e-9)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: update_beliefs([0.5, 0.4], [[0.1, 0.1]]), "add up to 0.9, not 1"),
        (lambda: update_beliefs([0.5, 0.5], [[1.1, 0.1]]), "likelihoods: 1.1"),
        (lambda: update_beliefs([0.5, 0.5], [0.1, 0.1]), "signals by types"),
        (lambda: update_beliefs([0.5, 0.5], [[0.5, 0.5], [0.0, 0.0]]), "signal 2: no type"),
        (lambda: update_beliefs([0.5, 0.5], [[np.nan, 0.5]]), "no finite number"),
        (lambda: update_beliefs([0.5, 0.5], [[0.5, 0.5, 0.5]]), "do not fit"),
        (lambda: belief_bounds([0.5, 0.5], [[0.5, 0.5]], [[0.4, 0.9]]), "above its highest"),
        (lambda: explain_signals([1.0], [[0.5, 0.4]], [[[1, 1]]]), "add up to 0.9"),
    ],
)
def test_what_cannot_be_is_refused(call, says) -> None:
    with pytest.raises(InvalidRecord, match=says):
        call()


def test_examples_on_the_page_give_what_it_says() -> None:
    tried = doctest.testfile(str(PAGE), module_relative=False)
    assert tried.attempted > 0
    assert tried.failed == 0
