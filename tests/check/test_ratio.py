import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from parley.check.model.ratio import Tally, poisson_quantiles, poisson_ratio

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


def test_half_reported_window_counts_as_half_a_window():
    whole = poisson_ratio(Tally(count=20, days=10), Tally(count=5, days=5))
    half = poisson_ratio(Tally(count=20, days=10), Tally(count=5, days=10, seen=0.5))
    assert half == whole


def test_quiet_weekday_counts_as_less_than_a_day():
    plain = poisson_ratio(Tally(count=20, days=10), Tally(count=5, days=5))
    quiet = poisson_ratio(Tally(count=20, days=10), Tally(count=5, days=10, usual=0.5))
    assert quiet == plain
