import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from parley.check.model.ratio import (
    PRIOR_DISPERSION,
    Tally,
    chance_of_fewer,
    dispersion_of,
    draw_rates,
    poisson_quantiles,
    poisson_ratio,
    ratio_of,
    spread_points,
)

counts = st.integers(0, 500)
days = st.floats(0.5, 60)


@given(before=counts, after=counts, days_before=days, days_after=days)
def test_ratio_is_a_scaled_beta_prime(before, after, days_before, days_after):
    levels = np.array([0.05, 0.5, 0.95])
    found = poisson_quantiles(
        Tally(count=before, days=days_before), Tally(count=after, days=days_after), levels
    )
    exact = stats.betaprime(after + 0.5, before + 0.5).ppf(levels) * days_before / days_after
    np.testing.assert_allclose(found, exact, rtol=1e-9)


@given(before=st.integers(1, 500), after=st.integers(1, 500))
def test_ratio_is_a_scaled_f(before, after):
    levels = np.array([0.05, 0.5, 0.95])
    found = poisson_quantiles(Tally(count=before, days=3), Tally(count=after, days=2), levels)
    scale = (2 * after + 1) / (2 * before + 1) * 3 / 2
    exact = stats.f(2 * after + 1, 2 * before + 1).ppf(levels) * scale
    np.testing.assert_allclose(found, exact, rtol=1e-9)


def test_draws_agree_with_the_closed_form():
    before, after = Tally(count=61, days=14), Tally(count=7, days=7)
    points = spread_points()
    drawn = ratio_of(draw_rates(after, 0, points[1]), draw_rates(before, 0, points[0]))
    exact = poisson_ratio(before, after)
    assert drawn.median == pytest.approx(exact.median, rel=0.01)
    assert drawn.low == pytest.approx(exact.low, rel=0.02)
    assert drawn.high == pytest.approx(exact.high, rel=0.02)


def test_published_example_of_two_poisson_rates():
    # Breast cancer in women with and without X-ray fluoroscopy: 41 cases in 28,010 person-years,
    # 15 in 19,017 (Rothman & Greenland 1998; Ng & Tang 2005, Statistics in Medicine 24:955-965).
    # Wald's interval on the log scale is 1.86 * exp(+-1.96 * sqrt(1/41 + 1/15)): 1.03 to 3.35.
    exposed, control = Tally(count=41, days=28_010), Tally(count=15, days=19_017)
    low, middle, high = poisson_quantiles(control, exposed, np.array([0.025, 0.5, 0.975]))
    assert middle == pytest.approx(1.86, abs=0.06)
    assert low == pytest.approx(1.05, abs=0.05)
    assert high == pytest.approx(3.4, abs=0.15)


def test_posterior_agrees_with_the_conditional_test():
    # Przyborowski & Wilenski (1940, Biometrika 31:313-323): with equal exposure the count after is
    # binomial given the total. Jeffreys' posterior lies between the exact P and P without the
    # observed count itself.
    same = Tally(count=20, days=7), Tally(count=4, days=7)
    levels = np.linspace(1e-6, 1 - 1e-6, 200_001)
    not_fallen = float((poisson_quantiles(*same, levels) >= 1).mean())
    exact = stats.binom.cdf(4, 24, 0.5)
    assert exact - stats.binom.pmf(4, 24, 0.5) < not_fallen <= exact


@given(count=counts, more=st.integers(1, 50), length=days, dispersion=st.floats(0, 3))
def test_more_acts_never_lower_a_rate(count, more, length, dispersion):
    points = spread_points()[1][:64]
    fewer = draw_rates(Tally(count=count, days=length), dispersion, points)
    greater = draw_rates(Tally(count=count + more, days=length), dispersion, points)
    assert (greater >= fewer).all()


@given(count=st.integers(0, 200), length=days, dispersion=st.floats(0.05, 3))
def test_day_to_day_variation_widens_a_rate(count, length, dispersion):
    points = np.array([0.05, 0.95])
    low, high = draw_rates(Tally(count=count, days=length), 0, points)
    wide_low, wide_high = draw_rates(Tally(count=count, days=length), dispersion, points)
    assert wide_high / wide_low >= high / low * (1 - 1e-6)


@given(rate=st.floats(0.1, 50), count=st.integers(0, 100), dispersion=st.floats(0.05, 3))
def test_chance_of_fewer_is_the_negative_binomial(rate, count, dispersion):
    after = Tally(count=count, days=5)
    size = 5 / dispersion
    exact = stats.nbinom.cdf(count, size, size / (size + 5 * rate))
    assert chance_of_fewer(after, np.array([rate]), dispersion) == pytest.approx(exact, abs=1e-9)


def test_half_reported_window_counts_as_half_a_window():
    whole = poisson_ratio(Tally(count=20, days=10), Tally(count=5, days=5))
    half = poisson_ratio(Tally(count=20, days=10), Tally(count=5, days=10, seen=0.5))
    assert half == whole


def test_dispersion_of_even_days_shrinks_from_the_prior_towards_none():
    assert dispersion_of(np.full(2, 5.0)) > dispersion_of(np.full(14, 5.0)) > 0
    assert dispersion_of(np.zeros(14)) == PRIOR_DISPERSION


def test_points_fill_the_square_evenly():
    points = spread_points()
    for row in points:
        np.testing.assert_allclose(np.sort(row), np.linspace(0, 1, len(row)), atol=0.005)
    assert abs(np.corrcoef(points)[0, 1]) < 0.01
