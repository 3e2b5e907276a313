import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.read.futures import likelihood_in, turned
from parley.records.claims import LIKELIHOODS


@pytest.mark.parametrize(
    ("words", "step", "word"),
    [
        ("It is highly unlikely to hold", "remote", "highly unlikely"),
        ("It is unlikely to hold", "unlikely", "unlikely"),
        ("there is a realistic possibility", "even", "realistic possibility"),
        ("they will very likely split", "likely", "very likely"),
        ("it is almost certain", "almost-certain", "almost certain"),
        ("the likelihoods differ", "", ""),
    ],
)
def test_longest_word_of_likelihood_gives_the_step(words, step, word) -> None:
    assert likelihood_in(words) == (step, word)


@given(st.sampled_from(LIKELIHOODS))
def test_turning_twice_is_no_turn(step) -> None:
    assert turned(turned(step)) == step
