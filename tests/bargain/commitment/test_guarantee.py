"""Guarantees: what they add, what they cost, whom they protect."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.bargain.commitment import (
    backing_of_all,
    backing_of_any,
    reciprocity,
    weigh_guarantee,
)
from parley.errors import InvalidRecord

amount = st.floats(0, 2)


def test_guarantor_comes_where_its_cost_is_below_what_it_would_lose() -> None:
    found = weigh_guarantee(stake=0.2, word=0.1, low=0.1, high=0.6, strength=0.5)
    drawn = np.linspace(0.1, 0.6, 200_001)
    comes = drawn <= 0.3
    assert found.credibility == pytest.approx(comes.mean(), abs=1e-5)
    assert found.backing == pytest.approx(comes.mean() * 0.5, abs=1e-5)
    assert found.burden == pytest.approx((drawn * comes).mean(), abs=1e-5)
    assert found.lost == pytest.approx((~comes).mean() * 0.3, abs=1e-5)


@settings(deadline=None)
@given(stake=amount, word=amount, more=amount, low=amount, span=amount, strength=st.floats(0, 1))
def test_word_that_is_dearer_to_break_is_believed_more(stake, word, more, low, span, strength):
    both = {"low": low, "high": low + span, "strength": strength}
    less = weigh_guarantee(stake=stake, word=word, **both)
    dear = weigh_guarantee(stake=stake, word=word + more, **both)
    assert 0 <= less.credibility <= dear.credibility <= 1
    assert less.burden <= dear.burden + 1e-12


def test_known_cost_makes_a_guarantee_sure_or_empty() -> None:
    found = weigh_guarantee(stake=[0.2, 0.4], word=0, low=0.3, high=0.3, strength=1)
    assert found.credibility.tolist() == [0, 1]


@settings(deadline=None)
@given(
    pairs=st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=5),
)
def test_consent_of_all_never_backs_more_than_each_for_itself(pairs) -> None:
    credibility, strength = zip(*pairs, strict=True)
    every, each = backing_of_all(credibility, strength), backing_of_any(credibility, strength)
    assert 0 <= every <= each + 1e-12
    assert each <= 1


def test_several_guarantors() -> None:
    assert backing_of_any([0.5, 0.8], [0.2, 0.1]) == pytest.approx(0.18)
    assert backing_of_all([0.5, 0.8], [0.2, 0.1]) == pytest.approx(0.12)


def test_reciprocity_runs_from_one_sided_to_even() -> None:
    assert reciprocity([0.4, 0.2, 0.0, 0.1], [0.0, 0.2, 0.0, 0.2]).tolist() == [0, 1, 1, 0.5]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"stake": -1}, "stake: -1"),
        ({"low": 0.7}, "above the least"),
        ({"strength": 1.1}, "strength: 1.1"),
        ({"word": np.nan}, "no finite number"),
    ],
)
def test_what_cannot_be_is_refused(values, says) -> None:
    fine = {"stake": 0.2, "word": 0.1, "low": 0.1, "high": 0.6, "strength": 0.5}
    with pytest.raises(InvalidRecord, match=says):
        weigh_guarantee(**(fine | values))
