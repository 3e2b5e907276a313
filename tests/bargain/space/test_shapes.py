"""What cannot be divided, red lines, bent losses, third parties."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from parley.bargain import (
    Games,
    gains_of,
    lay_out_grid,
    margins,
    solve_space,
    trace_frontier,
    war_values,
)
from tests.bargain.games import game, random_games


def test_an_issue_with_two_levels_can_close_a_deal_that_a_division_would_open() -> None:
    narrow = {"win": np.array([0.5]), "costs": np.array([[0.1, 0.1]])}
    assert margins(game(**narrow))[0] == pytest.approx(0.1)
    # All or nothing: the loser would rather fight.
    assert margins(game(levels=(2,), **narrow))[0] == pytest.approx(-0.4)


def test_levels_beside_a_divisible_issue_are_solved_exactly() -> None:
    rng = np.random.default_rng(2)
    games = random_games(rng, 30, 3, levels=(4, 0, 3), least=np.full((30, 2, 3), np.nan))
    space = solve_space(games)
    axis = np.linspace(0, 1, 2001)
    deals = np.array(
        [(a, b, c) for a, c in itertools.product(np.linspace(0, 1, 4), (0, 0.5, 1)) for b in axis]
    )
    gains = gains_of(games, deals)
    best = gains.min(axis=2).max(axis=1)
    assert (space.margin >= best - 1e-12).all()
    assert space.margin == pytest.approx(best, abs=2e-3)
    room = space.has_room
    product = np.where((gains >= 0).all(axis=2), gains.prod(axis=2), 0).max(axis=1)
    assert space.nash.gains[room].prod(axis=1) == pytest.approx(product[room], abs=2e-3)


def test_offers_over_levels_follow_from_the_last_round_back() -> None:
    games = game(levels=(11,), costs=np.array([[0.3, 0.3]]), patience=np.array([[0.5, 0.5]]))
    space = solve_space(games)
    # Deals at 0.2 to 0.8 are taken; the opener leaves the least level that the other cannot refuse.
    assert space.first_opens.deals[0, 0] == pytest.approx(0.6)
    assert space.second_opens.deals[0, 0] == pytest.approx(0.4)


def test_losses_bent_the_other_way_leave_little_half_way() -> None:
    games = game(shape=np.full((1, 2, 1), 0.5), costs=np.array([[0.3, 0.3]]))
    # Half way each would lose the root of a half; each ideal leaves the other nothing.
    assert margins(games)[0] == pytest.approx(1 - np.sqrt(0.5) - 0.2, abs=1e-12)


def test_red_lines_that_exclude_each_other_leave_no_deal() -> None:
    games = game(least=np.array([[[0.7], [0.4]]]), costs=np.array([[0.9, 0.9]]))
    space = solve_space(games)
    assert space.margin[0] == pytest.approx(-1 - 0.3)
    assert not space.has_room[0]
    assert np.isnan(space.nash.deals).all()
    assert not len(trace_frontier(games).deals)


def test_a_red_line_holds_the_deal_on_its_side() -> None:
    games = game(least=np.array([[[0.6], [np.nan]]]), costs=np.array([[0.3, 0.3]]))
    space = solve_space(games)
    assert space.best_for_second.deals[0, 0] == pytest.approx(0.6)
    assert space.best_for_first.deals[0, 0] == pytest.approx(0.8)


def test_a_lever_nobody_believes_in_changes_nothing_and_one_believed_in_opens() -> None:
    closed = game(levels=(2,), costs=np.array([[0.1, 0.1]]))
    relief = replace(closed, levers=np.array([[0.0, 0.4]]))
    assert margins(closed)[0] == pytest.approx(-0.4)
    assert margins(relief)[0] == pytest.approx(0, abs=1e-12)


def test_a_party_that_cares_about_nothing_takes_any_deal() -> None:
    games = game(2, salience=np.array([[[1.0, 1.0], [0.0, 0.0]]]))
    space = solve_space(games)
    assert space.best_for_first.deals[0] == pytest.approx([1, 1])
    assert space.margin[0] == pytest.approx(0.5)


def test_a_third_party_has_to_agree_too() -> None:
    two = game(costs=np.array([[0.1, 0.1]]))
    third = {
        "ideal": np.array([[[1.0], [0.0], [0.5]]]),
        "salience": np.ones((1, 3, 1)),
        "shape": np.ones((1, 3, 1)),
        "least": np.full((1, 3, 1), np.nan),
        "costs": np.array([[0.1, 0.1, 0.0]]),
        "levers": np.zeros((1, 3)),
        "patience": np.full((1, 3), np.nan),
    }
    games = replace(two, **third)
    # It gets half whoever wins, and more from any deal inside.
    assert war_values(games)[0] == pytest.approx([0.4, 0.4, 0.5])
    assert margins(games)[0] == pytest.approx(margins(two)[0], abs=1e-12)
    against = replace(games, levers=np.array([[0.0, 0.0, -0.7]]))
    assert margins(against)[0] == pytest.approx(-0.2)


def test_grid_and_search_agree_where_every_issue_has_levels() -> None:
    rng = np.random.default_rng(11)
    games = random_games(rng, 50, 3, levels=(3, 5, 2))
    for n in range(50):
        one = replace(
            games,
            **{
                name: getattr(games, name)[n : n + 1]
                for name in Games.__dataclass_fields__
                if name != "levels"
            },
        )
        best = lay_out_grid(one).gains.min(axis=1).max()
        found = margins(one)[0]
        if np.isfinite(best):
            assert found == pytest.approx(best, abs=1e-12)
        else:
            assert found < -1
