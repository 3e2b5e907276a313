from pathlib import Path

import numpy as np
import pytest

from parley.bargain.estimation import best_offer, design, fit_ultimatum
from parley.errors import InputError
from tests.bargain.estimation.published import figures, numbers, rows


def test_student_offers_are_the_published_estimate(shared: Path) -> None:
    """Kenkel and Signorino (2014), J. Stat. Soft. 56(8), p. 17: 32 offers, s2 held at 3."""
    table = rows(shared, "ultimatum2010")
    printed = figures(shared, "R_games_ult1")
    seen = numbers(table, "offer", "accept", "gender1", "gender2")
    first, second = (design(32, {name: seen[name]}) for name in ("gender1", "gender2"))
    found = fit_ultimatum(seen["offer"], seen["accept"], first, second, prize=100, spread_2=3)
    assert found.converged
    assert found.loglik == pytest.approx(-292.1359086, abs=1e-6)
    assert found.loglik >= printed["rerun_loglik"]
    assert found.aic == pytest.approx(594.27, abs=0.005)
    # R's climb ends 6e-7 below the top, a thousandth of a standard error away from it.
    assert np.abs((found.values - printed["rerun"]) / found.errors).max() < 1.5e-3
    np.testing.assert_allclose(found.values[2:], [37.684, -0.897, 3.934], atol=6e-4)
    np.testing.assert_allclose(found.errors, printed["se"], rtol=1e-3, atol=6e-4)


def test_a_spread_that_these_offers_do_not_tell_is_refused(shared: Path) -> None:
    """With s2 free the likelihood of the 32 offers rises for ever: the article holds it at 3."""
    seen = numbers(rows(shared, "ultimatum2010"), "offer", "accept", "gender1", "gender2")
    first, second = (design(32, {name: seen[name]}) for name in ("gender1", "gender2"))
    with pytest.raises(InputError, match="spread_2"):
        fit_ultimatum(seen["offer"], seen["accept"], first, second, prize=100)


def offers_made(count: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    one, two = rng.normal(size=(2, count))
    own = 45 + 8 * one + rng.logistic(scale=20, size=count)
    expected = 25 + 6 * two
    offer = best_offer(own, expected, prize=100, spread_2=7.0)
    taken = offer > expected + rng.logistic(scale=7.0, size=count)
    return one, two, offer, taken.astype(float)


@pytest.mark.parametrize("spread_2", [7.0, None])
def test_coefficients_that_made_the_offers_are_found_again(spread_2: float | None) -> None:
    one, two, offer, taken = offers_made(2000, 3)
    assert 0.02 < (offer < 1e-9).mean() < 0.5  # some would rather offer less than nothing
    offer = np.where(offer < 1e-9, 0.0, offer)
    found = fit_ultimatum(
        offer,
        taken,
        design(2000, {"one": one}),
        design(2000, {"two": two}),
        prize=100,
        spread_2=spread_2,
    )
    truth = [45, 8, 25, 6, np.log(20), np.log(7.0)][: len(found.values)]
    assert found.converged
    assert np.abs((found.values - truth) / found.errors).max() < 3.5


def test_best_offer_is_the_best_of_a_grid() -> None:
    rng = np.random.default_rng(5)
    own, expected = rng.uniform(-60, 140, 50), rng.uniform(0, 80, 50)
    best = best_offer(own, expected, prize=100, spread_2=6.0)
    grid = np.linspace(0, 100, 100_001)
    for at in range(50):
        taken = 1 / (1 + np.exp(-(grid - expected[at]) / 6.0))
        worth = taken * (100 - grid) + (1 - taken) * own[at]
        assert best[at] == pytest.approx(grid[worth.argmax()], abs=2e-3)


@pytest.mark.parametrize(
    ("offer", "accepted", "prize", "spread_2", "what"),
    [
        ([1.0, 120.0], [0, 1], 100, 3.0, "offer"),
        ([1.0, -1.0], [0, 1], 100, 3.0, "offer"),
        ([1.0, float("nan")], [0, 1], 100, 3.0, "offer"),
        ([1.0, 2.0], [0, 2], 100, 3.0, "accepted"),
        ([1.0, 2.0], [0], 100, 3.0, "accepted"),
        ([1.0, 2.0], [0, 1], -1, 3.0, "prize"),
        ([1.0, 2.0], [0, 1], 100, 0.0, "spread_2"),
    ],
)
def test_contradictory_offers_are_refused(
    offer: list[float], accepted: list[float], prize: float, spread_2: float, what: str
) -> None:
    with pytest.raises(InputError, match=what):
        fit_ultimatum(offer, accepted, design(2), design(2), prize=prize, spread_2=spread_2)


def test_a_best_offer_needs_a_prize() -> None:
    with pytest.raises(InputError, match="prize"):
        best_offer(1.0, 2.0, prize=0.0, spread_2=1.0)
