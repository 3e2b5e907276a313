import numpy as np
import pytest

from parley.bargain.estimation import (
    CrisisPayoffs,
    design,
    fit_crisis,
    fit_crisis_equilibria,
    fixed_payoff,
)
from parley.bargain.estimation.equilibrium import _Solved
from parley.bargain.signalling import CrisisGame, crisis_equilibria
from parley.errors import InputError
from tests.bargain.estimation.test_pseudo import TRUTH, played


@pytest.mark.parametrize(("games", "times"), [(400, 20), (600, 5)])
def test_payoffs_are_found_again_where_games_were_played_seldom(games: int, times: int) -> None:
    payoffs, counts, _ = played(games, times, seed=1)
    start = fit_crisis(counts, payoffs)
    found = fit_crisis_equilibria(counts, payoffs, start=start)
    assert found.converged
    assert found.loglik > start.loglik
    assert np.abs((found.values - TRUTH) / found.errors).max() < 3.5
    # Expectations read from so few plays leave the pseudo-likelihood far off.
    assert np.abs((start.values - TRUTH) / start.errors).max() > 5


def test_slopes_are_those_of_the_likelihood() -> None:
    payoffs, counts, _ = played(60, 30, seed=2)
    game = _Solved(counts.astype(float), payoffs)
    point = TRUTH + 0.05
    slopes = game.loglik(point)[1]
    for at, step in enumerate(np.eye(len(TRUTH)) * 1e-6):
        rise = (game.loglik(point + step)[0] - game.loglik(point - step)[0]) / 2e-6
        assert slopes[at] == pytest.approx(rise, rel=1e-5, abs=1e-5)


def test_payoffs_are_found_again_where_dyads_play_different_equilibria() -> None:
    """Every game has three equilibria; which of the stable ones a dyad plays is chance."""
    rng = np.random.default_rng(5)
    count = 80
    shift = rng.uniform(-0.04, 0.04, count)
    solved = crisis_equilibria(
        CrisisGame(
            status_quo=0.0,
            prize=1.0,
            concession=0.0,
            war=-1.9,
            war_2=-2.88 + shift,
            audience=-1.2,
            prize_2=1.0,
        )
    )
    assert (solved.count == 3).all()
    chosen = rng.choice([0, 2], count)
    chances = solved.outcomes()[np.arange(count), chosen]
    counts = np.stack([rng.multinomial(400, each / each.sum()) for each in chances])
    payoffs = CrisisPayoffs(
        status_quo=fixed_payoff(count),
        prize=fixed_payoff(count, 1.0),
        concession=fixed_payoff(count),
        war=design(count),
        war_2=design(count, {"shift": shift}),
        audience=design(count),
        prize_2=fixed_payoff(count, 1.0),
    )
    start = fit_crisis(
        counts,
        payoffs,
        expected=np.stack(
            [solved.resist[np.arange(count), chosen], solved.fight[np.arange(count), chosen]],
            axis=1,
        ),
    )
    found = fit_crisis_equilibria(counts, payoffs, start=start)
    assert np.abs(found.values[[0, 1, 3]] - [-1.9, -2.88, -1.2]).max() < 0.05


def test_a_start_of_other_payoffs_is_refused() -> None:
    payoffs, counts, expected = played(80, 60)
    start = fit_crisis(counts, payoffs, expected=expected)
    other, _, _ = played(80, 60)
    changed = CrisisPayoffs(
        **{name: getattr(other, name) for name in ("status_quo", "prize", "concession", "war")},
        war_2=other.war_2,
        audience=other.audience,
        prize_2=fixed_payoff(80, 1.0),
    )
    with pytest.raises(InputError, match="same payoffs"):
        fit_crisis_equilibria(counts, changed, start=start)
