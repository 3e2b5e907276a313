from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from parley.bargain.estimation import CrisisPayoffs, design, fit_crisis
from parley.bargain.signalling import CrisisGame, crisis_equilibria
from parley.errors import InputError

Array = NDArray[np.float64]
TRUTH = np.array([1.0, 0.5, -1.7, 0.7, -2.0, 0.5, -1.2, -0.4, 1.0])


def played(games: int, times: int, seed: int = 0) -> tuple[CrisisPayoffs, Array, Array]:
    """Return regressors, counts of outcomes in equilibrium, and what the sides expect there."""
    rng = np.random.default_rng(seed)
    prize, war, war_2, audience = rng.normal(scale=0.5, size=(4, games))
    nothing = design(games, constant=False)
    payoffs = CrisisPayoffs(
        status_quo=nothing,
        prize=design(games, {"oil": prize}),
        concession=nothing,
        war=design(games, {"arms": war}),
        war_2=design(games, {"arms": war_2}),
        audience=design(games, {"votes": audience}),
        prize_2=design(games),
    )
    found = crisis_equilibria(
        CrisisGame(
            status_quo=0.0,
            prize=TRUTH[0] + TRUTH[1] * prize,
            concession=0.0,
            war=TRUTH[2] + TRUTH[3] * war,
            war_2=TRUTH[4] + TRUTH[5] * war_2,
            audience=TRUTH[6] + TRUTH[7] * audience,
            prize_2=np.full(games, TRUTH[8]),
        )
    )
    chances = found.outcomes()[:, 0]
    counts = np.stack([rng.multinomial(times, each / each.sum()) for each in chances])
    return payoffs, counts, np.stack([found.resist[:, 0], found.fight[:, 0]], axis=1)


def test_payoffs_that_made_the_crises_are_found_again_where_expectations_are_known() -> None:
    payoffs, counts, expected = played(400, 200)
    found = fit_crisis(counts, payoffs, expected=expected)
    assert found.converged
    assert found.names[:2] == ("prize:constant", "prize:oil")
    assert np.abs((found.values - TRUTH) / found.errors).max() < 3.5


def test_expectations_from_many_plays_come_close() -> None:
    payoffs, counts, _ = played(150, 200_000)
    found = fit_crisis(counts, payoffs)
    assert np.abs(found.values - TRUTH).max() < 0.05


def test_expectations_from_counts_make_payoffs_less_sure() -> None:
    payoffs, counts, expected = played(400, 200)
    known = fit_crisis(counts, payoffs, expected=expected)
    counted = fit_crisis(counts, payoffs)
    assert (counted.errors > known.errors).all()


def test_no_step_away_from_the_top_is_uphill() -> None:
    payoffs, counts, expected = played(80, 60)
    found = fit_crisis(counts, payoffs, expected=expected)
    again = fit_crisis(counts, payoffs, expected=expected, start=found.values + 0.1)
    assert again.loglik == pytest.approx(found.loglik, abs=1e-7)
    np.testing.assert_allclose(again.values, found.values, atol=1e-5)


def test_payoffs_that_cannot_be_told_apart_are_refused() -> None:
    payoffs, counts, expected = played(80, 60)
    shifted = replace(payoffs, concession=design(80))
    with pytest.raises(InputError, match="repeats another"):
        fit_crisis(counts, shifted, expected=expected)


@pytest.mark.parametrize(
    "counts",
    [
        np.ones((80, 3)),
        -np.ones((80, 4)),
        np.full((80, 4), np.nan),
        np.ones((79, 4)),
        np.tile([1.0, 1.0, 0.0, 1.0], (80, 1)),
    ],
)
def test_counts_that_do_not_fit_are_refused(counts: Array) -> None:
    payoffs, _, _ = played(80, 60)
    with pytest.raises(InputError, match=r"counts|rows for"):
        fit_crisis(counts, payoffs)


def test_expectations_outside_zero_to_one_are_refused() -> None:
    payoffs, counts, _ = played(80, 60)
    with pytest.raises(InputError, match="expected"):
        fit_crisis(counts, payoffs, expected=np.full((80, 2), 1.5))
