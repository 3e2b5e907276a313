"""Shifting power: the published condition, laws, every deviation tried, bad input."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from parley.bargain.commitment import credibility_needed, power_shift
from parley.errors import InvalidRecord

share = st.floats(0, 1)
burden = st.floats(0, 0.5)


falls = st.fixed_dictionaries({"p1": st.floats(0.1, 1), "kept": share, "part": share, "b": burden})


def _falling(p1: float, kept: float, part: float, b: float) -> tuple[float, float, float, float]:
    """Return odds today and tomorrow, and costs that leave both sides something to lose."""
    p2 = p1 * kept
    return p1, p2, min(part * p2, 0.5), min(b, 1 - p2)


@settings(deadline=None)
@given(d=share, fall=falls)
def test_powell_2006_two_periods_rising_side_names_tomorrows_terms(d, fall) -> None:
    """War if and only if d (p1 - p2) > 1 - p1 + a, where the rising side offers tomorrow."""
    p1, p2, a, b = _falling(**fall)
    margin = d * (p1 - p2) - (1 - p1 + a)
    assume(abs(margin) > 1e-9)
    found = power_shift([p1, p2], a, b, patience=d)
    assert found.war == (1.0 if margin > 0 else 0.0)
    if margin > 0:
        assert found.shortfall == pytest.approx(margin, abs=1e-12)


@settings(deadline=None)
@given(d=share, fall=falls)
def test_powell_2006_two_periods_falling_side_names_tomorrows_terms(d, fall) -> None:
    """War if and only if d (p1 - p2) > 1 - p1 + a + d (a + b), where the falling side does."""
    p1, p2, a, b = _falling(**fall)
    margin = d * (p1 - p2) - (1 - p1 + a + d * (a + b))
    assume(abs(margin) > 1e-9)
    found = power_shift([p1, p2], a, b, patience=d, first_proposes=1.0)
    assert found.war == (1.0 if margin > 0 else 0.0)


@settings(deadline=None)
@given(d=st.floats(0, 0.95), fall=falls)
def test_powell_2006_a_shift_that_lasts(d, fall) -> None:
    """For ever after: war if and only if (p1 - a) / (1 - d) > 1 + d (p2 - a) / (1 - d)."""
    p1, p2, a, b = _falling(**fall)
    margin = (p1 - a) / (1 - d) - 1 - d * (p2 - a) / (1 - d)
    assume(abs(margin) > 1e-9)
    found = power_shift([p1, p2], a, b, patience=d, is_lasting=True)
    assert found.war == (1.0 if margin > 0 else 0.0)


paths = st.lists(share, min_size=1, max_size=5)
choices = {
    "patience": share,
    "first_proposes": share,
    "backing_first": st.floats(0, 0.4),
    "backing_second": st.floats(0, 0.4),
}


@settings(deadline=None)
@given(path=paths, a=burden, b=burden, more=st.fixed_dictionaries(choices))
def test_swapped_sides_swap_the_result(path, a, b, more) -> None:
    found = power_shift(path, a, b, **more)
    swapped = power_shift(
        [1 - p for p in path],
        b,
        a,
        patience=more["patience"],
        first_proposes=1 - more["first_proposes"],
        backing_first=more["backing_second"],
        backing_second=more["backing_first"],
    )
    assume(abs(found.shortfall) > 1e-9)
    assert swapped.value_first == pytest.approx(found.value_second, abs=1e-9)
    assert swapped.shortfall == pytest.approx(found.shortfall, abs=1e-9)
    assert swapped.war == pytest.approx(found.war, abs=1e-9)


@settings(deadline=None)
@given(path=paths, a=burden, b=burden, more=st.fixed_dictionaries(choices))
def test_peace_is_a_probability_and_value_is_never_below_war(path, a, b, more) -> None:
    found = power_shift(path, a, b, **more)
    assert ((found.peace >= 0) & (found.peace <= 1)).all()
    assert (np.diff(found.peace) <= 1e-12).all()
    periods = (more["patience"] ** np.arange(len(path))).sum()
    assert found.value_first >= (path[0] - a) * periods - 1e-9
    assert found.value_second >= (1 - path[0] - b) * periods - 1e-9
    assert found.value_first + found.value_second <= periods + 1e-9


@settings(deadline=None)
@given(p=share, a=burden, b=burden, periods=st.integers(1, 6), d=share)
def test_power_that_stays_brings_no_war(p, a, b, periods, d) -> None:
    assert power_shift([p] * periods, a, b, patience=d).war == 0


@settings(deadline=None)
@given(path=paths, a=burden, b=burden, d=share, more=burden)
def test_costlier_war_never_makes_the_last_period_worse(path, a, b, d, more) -> None:
    before = power_shift(path[-1:], a, b, patience=d)
    after = power_shift(path[-1:], a + more, b, patience=d)
    assert after.shortfall <= before.shortfall + 1e-12


def test_no_side_gains_by_other_terms() -> None:
    """In two periods, by trying every share of the first on a grid."""
    rng = np.random.default_rng(11)
    for _ in range(200):
        p1, p2, d = rng.random(3)
        a, b = rng.random(2) * 0.3
        found = power_shift([p1, p2], a, b, patience=d)
        tomorrow = max(p2 - a, 0.0)
        worth_war = np.array([p1 - a, 1 - p1 - b]) * (1 + d)
        shares = np.linspace(0, 1, 2001)
        takes = shares + d * tomorrow >= worth_war[0] - 1e-12
        offers = np.where(takes, 1 - shares + d * (1 - tomorrow), worth_war[1])
        best = max(offers.max(), worth_war[1])
        assert found.value_second == pytest.approx(best, abs=1e-3)


def test_guarantee_has_to_be_as_credible_as_the_shift_is_large() -> None:
    p1, p2, a, b, d, strength = 0.9, 0.3, 0.05, 0.1, 0.9, 0.8
    least, most = credibility_needed(
        [[p1, p2], [p1, p1], [1.0, 0.0]], a, b, patience=d, strength_first=[0.8, 0.8, 0.1]
    )
    assert least[0] == pytest.approx((p1 - p2 - (1 - p1 + a) / d) / strength, abs=1e-8)
    assert most[0] == pytest.approx(1.0)
    assert least[1] == 0
    assert np.isnan(least[2])


def test_one_sided_guarantee_can_be_too_strong_for_the_other_side() -> None:
    """What protects one side from new terms has to be paid for by the other at the signing."""
    path, costs = [0.5, 0.2], (0.05, 0.05)
    weak = power_shift(path, *costs, patience=1.0, backing_first=0.3)
    strong = power_shift(path, *costs, patience=1.0, backing_first=0.8)
    assert weak.war == 0
    assert strong.terms_high < weak.terms_high
    assert strong.value_second <= weak.value_second


def test_games_at_once_are_the_games_one_by_one() -> None:
    rng = np.random.default_rng(2)
    path, a, b, d, rho = rng.random((50, 4)), *(rng.random((3, 50)) * 0.4), rng.random(50)
    at_once = power_shift(path, a, b, patience=d, first_proposes=rho, backing_first=0.1)
    for n in range(50):
        one = power_shift(
            path[n], a[n], b[n], patience=d[n], first_proposes=rho[n], backing_first=0.1
        )
        assert at_once.peace[n] == pytest.approx(one.peace)
        assert at_once.value_first[n] == pytest.approx(one.value_first)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: power_shift([0.5, 1.5], 0, 0, patience=0.9), "path of power: 1.5"),
        (lambda: power_shift([], 0, 0, patience=0.9), "give 1 to"),
        (lambda: power_shift([0.5], -1, 0, patience=0.9), "first side: -1"),
        (lambda: power_shift([0.5], 0, np.inf, patience=0.9), "no finite number"),
        (lambda: power_shift([0.5], 0, 0, patience=1, is_lasting=True), "lasts for ever"),
        (lambda: power_shift([[0.5]] * 3, [0, 0], 0, patience=0.9), "do not fit"),
    ],
)
def test_what_cannot_be_is_refused(call, says) -> None:
    with pytest.raises(InvalidRecord, match=says):
        call()
