from dataclasses import replace
from math import erf, sqrt
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.bargain.estimation import (
    Payoffs,
    design,
    fit_strategic,
    fixed_payoff,
    predict_strategic,
)
from parley.errors import InputError
from tests.bargain.estimation.published import close, figures, leblang2003, rows, war1800

MODELS = [("agent", "probit"), ("private", "probit"), ("agent", "logit")]


def made_up(count: int, seed: int = 4) -> Payoffs:
    rng = np.random.default_rng(seed)
    a, b, c, d = rng.normal(size=(4, count))
    return Payoffs(
        status_quo=design(count, {"calm": a}),
        conceded=design(count, {"prize": b}, constant=False),
        resisted=design(count, {"strength": c}),
        response=design(count, {"will": d}),
    )


TRUTH = np.array([0.3, -0.6, 0.9, -0.4, 0.7, 0.2, 1.0])


def test_war1800_agent_probit_is_the_published_estimate(shared: Path) -> None:
    """Games package for R (Kenkel and Signorino 2014, J. Stat. Soft. 56(8)), man/egame12.Rd."""
    outcome, payoffs = war1800(shared)
    found = fit_strategic(outcome, payoffs)
    printed = figures(shared, "R_games_war1800_egame12_probit_agent")
    assert found.observations == 282
    assert found.converged
    assert found.loglik == pytest.approx(-286.1237547, abs=1e-7)
    assert found.loglik == pytest.approx(printed["jax_loglik"], abs=1e-10)
    assert found.aic == pytest.approx(592.2475094, abs=1e-7)
    # R's climb stops where the likelihood rises by less than 1e-8: coefficients agree to 1e-5.
    np.testing.assert_allclose(found.values, printed["coef"], rtol=0, atol=1.5e-5)
    np.testing.assert_allclose(found.errors, printed["se"], rtol=1e-5)


def test_leblang_private_probit_is_the_printed_table(shared: Path) -> None:
    """Kenkel and Signorino (2014), J. Stat. Soft. 56(8), p. 14, on Leblang (2003)."""
    outcome, payoffs = leblang2003(shared)
    found = fit_strategic(outcome, payoffs, error="private")
    printed = figures(shared, "R_games_leblang_leb1")
    assert found.observations == 7240
    close(found.loglik, -482.02, 2)
    # R's climb ends 3.3e-6 below the top (its tolerance is 1.5e-8 of the log-likelihood).
    assert 0 <= found.loglik - printed["rerun_loglik"] < 5e-6
    close(found.aic, 1002, 0)
    # Two of nineteen last digits differ by one: R's climb stops a little short of the top.
    np.testing.assert_allclose(found.values, list(printed["printed"].values()), atol=1.5e-4)


@pytest.mark.parametrize(("error", "link"), MODELS)
def test_coefficients_that_made_the_data_are_found_again(error: str, link: str) -> None:
    payoffs = made_up(6000)
    chances = predict_strategic(TRUTH, payoffs, error=error, link=link)
    drawn = np.random.default_rng(8).random(6000)
    outcome = (drawn[:, None] > np.cumsum(chances, axis=1)[:, :2]).sum(axis=1)
    found = fit_strategic(outcome, payoffs, error=error, link=link)
    assert found.converged
    assert np.abs((found.values - TRUTH) / found.errors).max() < 3.5
    fitted = predict_strategic(found.values, payoffs, error=error, link=link)
    assert found.loglik == pytest.approx(np.log(fitted[np.arange(6000), outcome]).sum())
    assert found.loglik >= np.log(chances[np.arange(6000), outcome]).sum()


@pytest.mark.parametrize(("error", "link"), MODELS)
def test_no_step_away_from_the_top_is_uphill(error: str, link: str) -> None:
    payoffs = made_up(400)
    outcome = np.random.default_rng(1).integers(0, 3, 400)
    found = fit_strategic(outcome, payoffs, error=error, link=link)
    rng = np.random.default_rng(2)
    for _ in range(40):
        aside = found.values + rng.normal(scale=0.05, size=7)
        chances = predict_strategic(aside, payoffs, error=error, link=link)
        assert np.log(chances[np.arange(400), outcome]).sum() < found.loglik


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(-30, 30), min_size=7, max_size=7), st.sampled_from(MODELS))
def test_probabilities_of_outcomes_sum_to_one(point: list[float], model: tuple[str, str]) -> None:
    chances = predict_strategic(point, made_up(20), error=model[0], link=model[1])
    assert ((chances >= 0) & (chances <= 1)).all()
    np.testing.assert_allclose(chances.sum(axis=1), 1)


def test_private_error_is_the_normal_of_what_each_player_does_not_see() -> None:
    """The scales of Signorino (2003): root 2, and the root of 1 + p3^2 + p4^2."""
    chances = predict_strategic(TRUTH, made_up(1), error="private")[0]
    kept, conceded, resisted, response = (
        float(rows @ part)
        for rows, part in zip(
            (each.rows[0] for each in made_up(1).designs()),
            np.split(TRUTH, [2, 3, 5]),
            strict=True,
        )
    )

    def normal(x: float) -> float:
        return (1 + erf(x / sqrt(2))) / 2

    resist = normal(response / sqrt(2))
    gain = (1 - resist) * conceded + resist * resisted - kept
    challenge = normal(gain / sqrt(1 + (1 - resist) ** 2 + resist**2))
    expected = [1 - challenge, challenge * (1 - resist), challenge * resist]
    np.testing.assert_allclose(chances, expected, rtol=1e-12)


@pytest.mark.parametrize(("error", "link"), MODELS)
def test_spreads_that_made_the_data_are_found_again(error: str, link: str) -> None:
    """With payoffs known, each player's spread is told: the form of egame12's `sdByPlayer`."""
    count = 8000
    lack = np.random.default_rng(3).normal(size=count)
    payoffs = Payoffs(
        status_quo=fixed_payoff(count, -0.4),
        conceded=fixed_payoff(count, lack),
        resisted=design(count),
        response=fixed_payoff(count, 0.9),
        log_spread=design(count, {"lack": lack}),
        log_spread_2=design(count),
    )
    truth = np.array([-0.8, -0.3, 0.25, 0.5])
    chances = predict_strategic(truth, payoffs, error=error, link=link)
    drawn = np.random.default_rng(8).random(count)
    outcome = (drawn[:, None] > np.cumsum(chances, axis=1)[:, :2]).sum(axis=1)
    found = fit_strategic(outcome, payoffs, error=error, link=link)
    assert found.names[1:] == (
        "log_spread:constant",
        "log_spread:lack",
        "log_spread_2:constant",
    )
    assert found.converged
    assert np.abs((found.values - truth) / found.errors).max() < 3.5


@pytest.mark.parametrize(("error", "link"), MODELS)
def test_one_spread_for_both_is_the_same_spread_twice(error: str, link: str) -> None:
    payoffs = made_up(30)
    shared_spread = replace(payoffs, log_spread=design(30))
    twice = replace(payoffs, log_spread=design(30), log_spread_2=design(30))
    one = predict_strategic([*TRUTH, 0.4], shared_spread, error=error, link=link)
    two = predict_strategic([*TRUTH, 0.4, 0.4], twice, error=error, link=link)
    np.testing.assert_allclose(one, two)
    # A spread rescales every payoff: that is why it is told only where one is fixed.
    scaled = predict_strategic(TRUTH * np.exp(-0.4), payoffs, error=error, link=link)
    np.testing.assert_allclose(one, scaled)


def test_a_spread_that_only_rescales_is_refused() -> None:
    payoffs = replace(made_up(300), log_spread=design(300))
    with pytest.raises(InputError, match="repeats another"):
        fit_strategic(np.arange(300) % 3, payoffs)


def test_war1800_variants_of_the_manual_have_a_top(shared: Path) -> None:
    """The other examples of man/egame12: logit, spreads with fixed payoffs, a spread by balance."""
    everyone = rows(shared, "war1800")
    known = dict(
        zip(
            ("status_quo", "conceded", "resisted", "response"),
            (fixed_payoff(313, value) for value in (-1.0, 0.0, -1.4, 0.1)),
            strict=True,
        )
    )
    ended = [int(row["esc"]) + int(row["war"]) for row in everyone]
    one = fit_strategic(ended, Payoffs(**known, log_spread=design(313)))
    two = fit_strategic(ended, Payoffs(**known, log_spread=design(313), log_spread_2=design(313)))
    assert one.converged
    assert two.converged
    assert two.loglik > one.loglik
    # With a spread each, the two free numbers fit both shares exactly.
    shares = np.bincount(ended) / 313
    assert two.loglik == pytest.approx(313 * (shares * np.log(shares)).sum(), abs=1e-9)
    outcome, payoffs = war1800(shared)
    balance = payoffs.response.rows[:, 1]
    by_balance = design(282, {"balanc": balance}, constant=False)
    varying = fit_strategic(outcome, replace(payoffs, log_spread=by_balance))
    assert varying.converged
    assert varying.loglik >= -286.1237548
    assert fit_strategic(outcome, payoffs, link="logit").converged


def test_a_regressor_told_twice_is_refused() -> None:
    payoffs = made_up(300)
    calm = payoffs.status_quo.rows[:, 1]
    doubled = replace(payoffs, status_quo=design(300, {"calm": calm, "calm again": 2 * calm}))
    with pytest.raises(InputError, match="repeats another"):
        fit_strategic(np.arange(300) % 3, doubled)


def test_a_regressor_that_never_fails_is_refused() -> None:
    outcome = np.arange(300) % 3
    payoffs = replace(
        made_up(300), response=design(300, {"oracle": np.where(outcome == 2, 1.0, -1.0)})
    )
    with pytest.raises(InputError, match="without fail"):
        fit_strategic(outcome, payoffs)


@pytest.mark.parametrize("outcome", [[0, 1, 3], [0, 1, 1], [0, 1], [0, 1, float("nan")], []])
def test_outcomes_that_do_not_fit_are_refused(outcome: list[float]) -> None:
    with pytest.raises(InputError, match="outcome"):
        fit_strategic(outcome, made_up(3))


def test_unknown_errors_are_refused() -> None:
    with pytest.raises(InputError, match="agent with probit or logit"):
        fit_strategic([0, 1, 2], made_up(3), error="public")
    with pytest.raises(InputError, match="agent with probit or logit"):
        fit_strategic([0, 1, 2], made_up(3), error="private", link="logit")


def test_a_missing_value_is_named() -> None:
    with pytest.raises(InputError, match=r"calm, row 1"):
        design(3, {"calm": [1.0, float("nan"), 0.0]})
