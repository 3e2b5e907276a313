"""Laws of the deal space."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from parley.bargain import (
    Games,
    accepts,
    deal_values,
    gains_of,
    lay_out_grid,
    margins,
    solve_space,
    trace_frontier,
)
from tests.bargain.games import game, random_games, seeds

POINTS = (
    "best_for_first",
    "best_for_second",
    "egalitarian",
    "nash",
    "kalai_smorodinsky",
    "first_opens",
    "second_opens",
)


def _only(games: Games, n: int) -> Games:
    names = ("ideal", "salience", "shape", "least", "win", "costs", "levers", "patience")
    return replace(games, **{name: getattr(games, name)[n : n + 1] for name in names})


def _swapped(games: Games) -> Games:
    names = ("ideal", "salience", "shape", "least", "costs", "levers", "patience")
    turned = {name: getattr(games, name)[:, ::-1] for name in names}
    return replace(games, win=1 - games.win, **turned)


@settings(max_examples=25, deadline=None)
@given(seeds)
def test_no_deal_of_a_grid_beats_the_points_found(seed: int) -> None:
    rng = np.random.default_rng(seed)
    games = random_games(rng, 4, 3, patience=np.full((4, 2), 0.8))
    space = solve_space(games)
    for n in range(4):
        gains = lay_out_grid(_only(games, n), points=21).gains
        if not np.isfinite(gains).any():
            continue
        assert space.margin[n] >= gains.min(axis=1).max() - 1e-9
        both = gains[(gains >= 0).all(axis=1)]
        if not space.has_room[n]:
            assert not len(both)
            continue
        if not len(both):
            continue
        assert space.best_for_first.gains[n, 0] >= both[:, 0].max() - 1e-9
        assert space.best_for_second.gains[n, 1] >= both[:, 1].max() - 1e-9
        assert space.nash.gains[n].prod() >= both.prod(axis=1).max() - 1e-9
        ideal = np.array([space.best_for_first.gains[n, 0], space.best_for_second.gains[n, 1]])
        shares = (both / np.maximum(ideal, 1e-9)).min(axis=1).max()
        assert (space.kalai_smorodinsky.gains[n] / ideal).min() >= shares - 1e-6


@settings(max_examples=25, deadline=None)
@given(seeds)
def test_every_named_deal_is_taken_by_both(seed: int) -> None:
    rng = np.random.default_rng(seed)
    games = random_games(rng, 6, 4, patience=np.full((6, 2), 0.7))
    space = solve_space(games)
    for n in np.flatnonzero(space.has_room):
        one = _only(games, int(n))
        for name in POINTS:
            point = getattr(space, name)
            deal = point.deals[n]
            assert accepts(one, deal[None, :]).all(), name
            assert gains_of(one, deal[None, :])[0, 0] == pytest.approx(point.gains[n], abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(seeds)
def test_no_offer_can_be_improved_on(seed: int) -> None:
    # The opener leaves the answerer what it would get by opening itself a round later, no more.
    rng = np.random.default_rng(seed)
    patience = rng.uniform(0.1, 0.95, (6, 2))
    games = random_games(rng, 6, 3, patience=patience)
    space = solve_space(games)
    for n in np.flatnonzero(space.has_room & (space.margin > 1e-3)):
        offer, reply = space.first_opens.gains[n], space.second_opens.gains[n]
        assert offer[1] >= patience[n, 1] * reply[1] - 1e-8
        assert reply[0] >= patience[n, 0] * offer[0] - 1e-8
        # Neither keeps more than its best, and opening is no worse than answering.
        assert offer[0] >= reply[0] - 1e-8
        assert reply[1] >= offer[1] - 1e-8


@settings(max_examples=25, deadline=None)
@given(seeds)
def test_more_cost_of_war_never_shrinks_the_range(seed: int) -> None:
    rng = np.random.default_rng(seed)
    games = random_games(rng, 20, 3)
    dearer = replace(games, costs=games.costs + rng.random((20, 2)) * 0.2)
    before, after = solve_space(games), solve_space(dearer)
    assert (after.margin >= before.margin - 1e-10).all()
    assert (after.has_room | ~before.has_room).all()
    room = before.has_room
    for name, party in (("best_for_first", 0), ("best_for_second", 1)):
        kept = getattr(before, name).values[room, party]
        assert (getattr(after, name).values[room, party] >= kept - 1e-9).all()


@settings(max_examples=25, deadline=None)
@given(seeds)
def test_names_of_the_parties_do_not_matter(seed: int) -> None:
    games = random_games(np.random.default_rng(seed), 20, 3)
    space, turned = solve_space(games), solve_space(_swapped(games))
    assert turned.margin == pytest.approx(space.margin, abs=1e-9)
    room = space.has_room & (space.margin > 1e-6)
    for name in ("nash", "kalai_smorodinsky"):
        found, other = getattr(space, name).gains[room], getattr(turned, name).gains[room]
        assert other[:, ::-1] == pytest.approx(found, abs=1e-7), name
    first = space.best_for_first.gains[room, 0]
    assert turned.best_for_second.gains[room, 1] == pytest.approx(first, abs=1e-7)


def test_a_game_has_the_same_answer_alone_and_among_others() -> None:
    games = random_games(np.random.default_rng(5), 40, 3, shapes=(0.6, 2))
    together = margins(games)
    apart = [margins(_only(games, n))[0] for n in range(40)]
    assert together == pytest.approx(apart, abs=0)


@settings(max_examples=20, deadline=None)
@given(seeds)
def test_saliences_count_by_their_ratio_only(seed: int) -> None:
    games = random_games(np.random.default_rng(seed), 10, 3)
    scaled = replace(games, salience=games.salience * np.array([3.0, 0.2])[None, :, None])
    assert margins(scaled) == pytest.approx(margins(games), abs=1e-10)


def test_the_frontier_holds_every_named_point() -> None:
    games = game(
        2,
        salience=np.array([[[3.0, 1.0], [1.0, 2.0]]]),
        shape=np.array([[[1.0, 2.0], [1.5, 1.0]]]),
        costs=np.array([[0.2, 0.1]]),
    )
    front, space = trace_frontier(games), solve_space(games)
    order = np.argsort(front.values[:, 0])
    for name in ("nash", "kalai_smorodinsky", "egalitarian"):
        first, second = getattr(space, name).values[0]
        on_it = np.interp(first, front.values[order, 0], front.values[order, 1])
        assert second == pytest.approx(on_it, abs=1e-3)
    assert front.values == pytest.approx(deal_values(games, front.deals)[0], abs=1e-9)
