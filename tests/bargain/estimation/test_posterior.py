"""Sampling; what needs the extra `bayes` is skipped without it."""

import importlib.util
from dataclasses import replace

import numpy as np
import pytest

from parley.bargain.estimation import design, fit_strategic, predict_strategic, sample_strategic
from parley.bargain.estimation.links import LINKS
from parley.bargain.estimation.posterior import _loglik
from parley.bargain.estimation.strategic import _Game
from parley.errors import InputError, MissingInput
from tests.bargain.estimation.test_strategic import TRUTH, made_up

has_bayes = all(importlib.util.find_spec(name) for name in ("jax", "numpyro"))
needs_bayes = pytest.mark.skipif(not has_bayes, reason="the extra bayes is not installed")


@needs_bayes
@pytest.mark.parametrize("private", [False, True])
def test_sampled_likelihood_is_the_estimated_one(private: bool) -> None:
    payoffs = replace(made_up(60), log_spread=design(60), log_spread_2=design(60))
    outcome = np.arange(60) % 3
    point = np.array([*TRUTH, 0.2, -0.3])
    plain = _Game(outcome, payoffs, LINKS["probit"], private).loglik(point)[0]
    assert float(_loglik(outcome, payoffs, private)(point)) == pytest.approx(plain, rel=1e-4)


@needs_bayes
def test_posterior_of_many_games_lies_about_the_estimate() -> None:
    payoffs = made_up(600)
    chances = predict_strategic(TRUTH, payoffs)
    drawn = np.random.default_rng(8).random(600)
    outcome = (drawn[:, None] > np.cumsum(chances, axis=1)[:, :2]).sum(axis=1)
    top = fit_strategic(outcome, payoffs)
    found = sample_strategic(outcome, payoffs, prior_spread=20.0, count=500)
    assert found.names == top.names
    assert found.r_hat < 1.03
    assert found.effective > 200
    assert found.divergent < 0.01
    off = (found.draws.mean(axis=0) - top.values) / top.errors
    assert np.abs(off).max() < 0.4
    np.testing.assert_allclose(found.draws.std(axis=0), top.errors, rtol=0.25)
    low, high = found.interval(0.8).T
    assert (low < high).all()
    with pytest.raises(InputError, match="share"):
        found.interval(1.0)


@pytest.mark.skipif(has_bayes, reason="the extra bayes is installed")
def test_without_the_extra_its_name_is_told() -> None:
    with pytest.raises(MissingInput, match=r"parley\[bayes\]"):
        sample_strategic(np.arange(60) % 3, made_up(60))


def test_a_prior_without_spread_is_refused() -> None:
    with pytest.raises(InputError, match="prior_spread"):
        sample_strategic(np.arange(60) % 3, made_up(60), prior_spread=0.0)
