"""What cannot be bargained over is said, and nothing hangs."""

import numpy as np
import pytest

from parley.bargain import games_of, lay_out_grid, margins, solve_space, trace_frontier
from parley.errors import InvalidRecord
from parley.records import Topic
from tests.bargain.games import game, random_games
from tests.bargain.problems import river_war


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("win", np.array([np.nan]), "win: a number is missing"),
        ("win", np.array([1.2]), "win: a number is missing or leaves 0.0 to 1.0"),
        ("costs", np.array([[-0.1, 0.0]]), "costs: a number is missing or leaves 0.0"),
        ("costs", np.zeros((1, 3)), "costs has shape"),
        ("ideal", np.array([[[np.nan], [0.0]]]), "ideal: a number is missing"),
        ("salience", np.array([[[-1.0], [0.0]]]), "salience: a number"),
        ("shape", np.zeros((1, 2, 1)), "shape: a number"),
        ("least", np.array([[[1.5], [0.0]]]), "a red line lies from 0 to 1"),
        ("patience", np.ones((1, 2)), "a patience from 0 to below 1"),
        ("levers", np.array([[np.inf, 0.0]]), "levers: a number"),
        ("levels", (1,), "levels"),
    ],
)
def test_a_number_out_of_bounds_is_named(field: str, value: object, said: str) -> None:
    with pytest.raises(InvalidRecord, match=said):
        game(**{field: value})


def test_one_party_is_no_game() -> None:
    one = np.ones((1, 1, 1))
    with pytest.raises(InvalidRecord, match="1 parties"):
        game(ideal=one)


def test_columns_have_to_be_those_of_the_problem() -> None:
    with pytest.raises(InvalidRecord, match="expected \\(N, "):
        games_of(river_war(), np.ones((3, 2)))


def test_a_thousand_issues_are_solved() -> None:
    games = random_games(np.random.default_rng(1), 2, 1000, least=np.full((2, 2, 1000), np.nan))
    space = solve_space(games)
    assert np.isfinite(space.margin).all()


def test_a_thousand_linear_issues_with_a_jump_each_are_solved() -> None:
    rng = np.random.default_rng(1)
    games = game(1000, salience=rng.random((1, 2, 1000)), costs=np.array([[0.1, 0.1]]))
    space = solve_space(games)
    gains = space.nash.gains[0]
    assert gains.min() > 0.1
    moved = space.nash.deals[0]
    # The frontier of linear losses splits one issue at most.
    assert ((moved > 1e-9) & (moved < 1 - 1e-9)).sum() <= 1


def test_a_thousand_issues_with_levels_are_refused() -> None:
    games = random_games(np.random.default_rng(1), 1, 1000, levels=(2,) * 1000)
    for solve in (margins, solve_space, trace_frontier):
        with pytest.raises(InvalidRecord, match="merge issues"):
            solve(games)
    with pytest.raises(InvalidRecord, match="deals"):
        lay_out_grid(games)


def test_two_parties_are_solved_and_more_are_not() -> None:
    problem = river_war(
        parties=("north", "south", "east"),
        costs=(*river_war().costs, river_war().costs[0].__class__(name="east", low=0, high=0)),
    )
    games = games_of(problem)
    assert np.isfinite(margins(games)).all()
    with pytest.raises(InvalidRecord, match="3 parties"):
        solve_space(games)
    many = river_war(
        parties=problem.parties,
        costs=problem.costs,
        topics=tuple(Topic(name=f"t{i}") for i in range(1000)),
        stakes=(),
    )
    with pytest.raises(InvalidRecord, match="merge issues"):
        margins(games_of(many))


@pytest.mark.parametrize("scale", [1e-12, 1e12])
def test_extreme_saliences_neither_hang_nor_break(scale: float) -> None:
    salience = np.array([[[1.0, scale], [scale, 1.0]]])
    for shape in (1.0, 1.0001, 2.0, 300.0):
        games = game(2, salience=salience, shape=np.full((1, 2, 2), shape))
        space = solve_space(games)
        # What one hardly cares about goes to the other.
        assert space.nash.values[0] == pytest.approx([1, 1], abs=1e-3)


@pytest.mark.parametrize("first", [1e-3, 0.99, 1 - 1e-9, 1 + 1e-9, 1 + 1e-6, 5.0, 1e3])
@pytest.mark.parametrize("second", [1.0, 1 + 1e-8, 1.5, 1e3])
def test_extreme_shapes_give_deals_inside(first: float, second: float) -> None:
    games = game(2, shape=np.array([[[first, second], [second, first]]]))
    space = solve_space(games)
    for point in (space.nash, space.kalai_smorodinsky, space.egalitarian):
        assert ((point.deals >= 0) & (point.deals <= 1)).all() or not space.has_room[0]
    assert np.isfinite(space.margin).all()
