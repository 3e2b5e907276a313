import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from parley.check.model.posterior import Posterior, Yardstick, pooled, posterior_of
from parley.check.model.ratio import Tally, poisson_quantiles
from parley.check.model.variation import DISPERSIONS, Variation, steady, variation_of

counts = st.integers(0, 400)
days = st.floats(1, 40)


def certain(dispersion, memory=0.0):
    weight = np.zeros(len(DISPERSIONS))
    weight[np.argmin(abs(DISPERSIONS - dispersion))] = 1.0
    return Variation(weight=weight, memory=memory)


@given(before=counts, after=counts, length=days, then=days)
def test_mass_is_a_probability(before, after, length, then):
    found = posterior_of(Tally(count=before, days=length), Tally(count=after, days=then), steady())
    assert found.mass.min() >= 0
    assert found.mass.sum() == pytest.approx(1, abs=1e-9)


def test_even_days_give_the_closed_form_of_poisson_counts():
    # Units of a sheet vary by a fiftieth: with few of them that is far below counting noise.
    before, after = Tally(count=20, days=14), Tally(count=5, days=7)
    found = posterior_of(before, after, steady())
    exact = poisson_quantiles(before, after, np.array([0.05, 0.5, 0.95]))
    for level, value in zip((0.05, 0.5, 0.95), exact, strict=True):
        assert found.quantile(level) == pytest.approx(value, rel=0.06)


def test_ratio_of_two_bursty_windows_is_a_ratio_of_beta_primes():
    # Given a size k for the sum of a window, its rate is beta-prime(count + 1/2, k).
    variation = certain(0.6)
    before, after = Tally(count=40, days=14), Tally(count=12, days=7)
    draw = np.random.default_rng(5)
    rates = [
        stats.betaprime(t.count + 0.5, t.days / 0.6).rvs(200_000, random_state=draw) / 0.6
        for t in (before, after)
    ]
    found = posterior_of(before, after, variation)
    for level in (0.05, 0.5, 0.95):
        drawn = np.quantile(rates[1] / rates[0], level)
        assert found.quantile(level) == pytest.approx(drawn, rel=0.04)


@given(after=st.integers(0, 200), more=st.integers(1, 50))
def test_more_acts_after_never_make_a_fall_likelier(after, more):
    before = Tally(count=60, days=14)
    fewer = posterior_of(before, Tally(count=after, days=7), certain(0.6))
    greater = posterior_of(before, Tally(count=after + more, days=7), certain(0.6))
    assert greater.below(0.25) <= fewer.below(0.25) + 1e-9


@given(after=st.integers(1, 200), noise=st.floats(0.05, 1.0))
def test_an_error_of_its_own_widens_a_posterior(after, noise):
    found = posterior_of(Tally(count=60, days=14), Tally(count=after, days=7), certain(0.2))
    assert found.widened(noise).ratio.spread >= found.ratio.spread


def test_memory_widens_a_posterior():
    before, after = Tally(count=60, days=14), Tally(count=30, days=7)
    apart = posterior_of(before, after, certain(0.6)).ratio
    alike = posterior_of(before, after, certain(0.6, memory=0.6)).ratio
    assert alike.spread > apart.spread


def test_pool_of_two_alike_is_surer_only_of_their_own_errors():
    found = posterior_of(Tally(count=60, days=14), Tally(count=5, days=7), certain(0.6))
    np.testing.assert_allclose(pooled([(found, 0.2)]).mass, found.widened(0.2).mass, atol=1e-12)
    both = pooled([(found, 0.2), (found, 0.2)])
    assert found.ratio.spread < both.ratio.spread < found.widened(0.2).ratio.spread


def test_pool_lies_between_and_nearer_to_the_more_direct():
    sure = posterior_of(Tally(count=600, days=14), Tally(count=30, days=7), certain(0.2))
    other = posterior_of(Tally(count=600, days=14), Tally(count=150, days=7), certain(0.2))
    middle = pooled([(sure, 0.2), (other, 0.5)]).quantile(0.5)
    assert sure.quantile(0.5) < middle < other.quantile(0.5)
    assert middle / sure.quantile(0.5) < other.quantile(0.5) / middle


def test_half_of_two_like_posteriors_lies_below_the_other():
    found = posterior_of(Tally(count=60, days=14), Tally(count=20, days=7), certain(0.6))
    assert found.chance_below(found) == pytest.approx(0.5, abs=1e-6)
    lower = posterior_of(Tally(count=60, days=14), Tally(count=1, days=7), certain(0.6))
    assert lower.chance_below(found) > 0.9


@given(count=st.integers(0, 60), rate=st.floats(1, 20))
def test_chance_of_a_lull_grows_with_what_the_level_wanders(count, rate):
    before, after = Tally(count=round(rate * 100), days=100), Tally(count=count, days=1)
    if count < 0.3 * rate:
        still = Yardstick(before, certain(0.2)).chance_as_low(after, 0.0)
        wandering = Yardstick(before, certain(0.2)).chance_as_low(after, 0.6)
        assert wandering >= still - 1e-3


def test_chance_of_a_lull_is_the_negative_binomial_where_the_rate_is_known():
    before, after = Tally(count=100_000, days=10_000), Tally(count=20, days=5)
    size = 5 / 0.6
    exact = stats.nbinom.cdf(20, size, size / (size + 50))
    assert Yardstick(before, certain(0.6)).chance_as_low(after, 0.0) == pytest.approx(
        exact, rel=0.03
    )


def test_even_days_weigh_small_dispersions_and_one_burst_great_ones():
    even, burst = np.full(28, 6.0), np.zeros(28)
    burst[[3, 20]] = 90.0
    assert variation_of(even).dispersion < 0.2
    assert variation_of(burst).dispersion > 1
    assert variation_of(np.zeros(0)).weight == pytest.approx(variation_of(np.zeros(28)).weight)


def test_slow_change_of_level_is_not_taken_for_bursts():
    level = np.repeat([3.0, 12.0, 30.0], 14)
    assert variation_of(level).dispersion < 0.3


def test_days_that_resemble_their_neighbours_have_memory():
    waves = 10 + 9 * np.sin(np.arange(56) / 2)
    assert variation_of(np.round(waves)).memory > 0.4
    alternating = np.tile([1.0, 19.0], 28)
    assert variation_of(alternating).memory == 0


def test_everything_that_is_said_stays_finite_without_an_act():
    found = posterior_of(
        Tally(count=0, days=14), Tally(count=0, days=1), variation_of(np.zeros(14))
    )
    assert isinstance(found, Posterior)
    assert 0 < found.quantile(0.05) < 1 < found.quantile(0.95) < np.inf
