import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.read.futures.odds import odds_in

_STEPS = ("remote", "unlikely", "even", "likely", "almost-certain")


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("one in two", "even"),
        ("a one-in-ten chance", "remote"),
        ("two in three", "likely"),
        ("a 70 percent chance", "likely"),
        ("99 per cent", "almost-certain"),
        ("3 in 0", ""),
        ("a good chance", ""),
    ],
)
def test_numbers_give_the_step(words, step) -> None:
    assert odds_in(words) == step


@given(st.integers(1, 100), st.integers(1, 100))
def test_higher_odds_are_never_a_lower_step(a, b) -> None:
    low, high = sorted((a, b))
    assert _STEPS.index(odds_in(f"{low} percent")) <= _STEPS.index(odds_in(f"{high} percent"))
