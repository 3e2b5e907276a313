"""What is shown of a bargain: laws, and what two issues traded for each other give by hand."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.bargain import look
from parley.bargain.outlook.spots import frontier, spots_of
from parley.bargain.outlook.swaps import find_swaps
from parley.bargain.space import deal_values, games_of
from parley.errors import InvalidRecord
from parley.records import Amount, Lever, Problem, Proposal, Stake, Topic

DRAWS = 64


def amount(name: str, low: float, high: float | None = None, **more: object) -> Amount:
    return Amount(name=name, low=low, high=low if high is None else high, **more)


def stake(
    party: str, topic: str, ideal: float, salience: float, least: float | None = None
) -> Stake:
    return Stake(
        party=party,
        topic=topic,
        ideal=amount(f"ideal: {party}, {topic}", ideal),
        salience=amount(f"salience: {party}, {topic}", salience),
        shape=amount(f"shape: {party}, {topic}", 1),
        least=None if least is None else amount(f"least: {party}, {topic}", least),
    )


def problem(
    *,
    cost: float | tuple[float, float] = 0.1,
    win: tuple[float, float] = (0.3, 0.7),
    weights: tuple[float, float] = (3, 3),
    least: tuple[float | None, float | None] = (None, None),
    parties: tuple[str, str] = ("A", "B"),
    levers: tuple[Lever, ...] = (),
) -> Problem:
    """Return two issues with opposite ideals, each side caring `weights` times for one of them."""
    ends = cost if isinstance(cost, tuple) else (cost, cost)
    one, two = parties
    return Problem(
        parties=parties,
        topics=(Topic(name="north", claims=("n" * 64,)), Topic(name="south", claims=("s" * 64,))),
        stakes=(
            stake(one, "north", 1, weights[0], least[0]),
            stake(two, "north", 0, 1, least[1]),
            stake(one, "south", 1, 1),
            stake(two, "south", 0, weights[1]),
        ),
        win=amount("win", *win),
        costs=tuple(amount(f"cost of war: {party}", *ends) for party in parties),
        levers=levers,
        proposals=(Proposal(name="halves", at=(("north", 0.5), ("south", 0.5))),),
    )


def lever(worth: float, belief: float) -> Lever:
    return Lever(
        name="relief",
        party="A",
        worth=amount("worth: relief", worth),
        belief=amount("belief: relief", belief),
    )


def test_swap_of_two_issues_gives_what_it_gives_by_hand() -> None:
    # At halves each is worth 0.5. With the north whole to A and the south whole to B, each has 3/4.
    (swap,) = look(problem(), draws=DRAWS).swaps
    assert (swap.first, swap.second) == (("north", 0.5, 1.0), ("south", 0.5, 0.0))
    assert swap.gains == pytest.approx((0.25, 0.25))
    assert swap.basis == ("n" * 64, "s" * 64)


def test_swap_stays_within_red_lines() -> None:
    bound = problem(least=(None, 0.6))
    games = games_of(bound)
    (swap,) = find_swaps(bound, games, "halves", np.array([0.5, 0.5]))
    assert swap.first[2] == pytest.approx(0.6)


def test_issue_with_levels_is_swapped_to_one_of_them() -> None:
    own = problem()
    north = replace(own.topics[0], levels=("none", "a third", "two thirds", "all"))
    stepped = replace(own, topics=(north, own.topics[1]))
    (swap,) = find_swaps(stepped, games_of(stepped), "thirds", np.array([1 / 3, 0.5]))
    assert any(swap.first[2] == pytest.approx(level) for level in (2 / 3, 1))
    assert min(swap.gains) > 0


def test_issues_weighed_alike_are_no_swap() -> None:
    assert look(problem(weights=(1, 1)), draws=DRAWS).swaps == ()


def test_share_is_certain_where_nothing_is_uncertain() -> None:
    space = look(problem(win=(0.5, 0.5)), draws=DRAWS)
    assert (space.low, space.share, space.high, space.swayed_by) == (1, 1, 1, "")
    assert space.swings == ()


def test_red_lines_that_exclude_each_other_are_named() -> None:
    space = look(problem(least=(0.7, 0.3)), draws=DRAWS)
    assert space.share == 0
    assert space.clashes == ("north",)
    assert space.frontier == ()
    assert space.unbound
    assert {each.name for each in space.hindrances} == {"least: A, north", "least: B, north"}
    assert next(issue for issue in space.issues if issue.topic == "north").closes == 1


def test_offer_beyond_a_red_line_names_it() -> None:
    space = look(problem(least=(0.7, None)), draws=DRAWS)
    offer = next(spot for spot in space.spots if spot.kind == "offer")
    assert offer.crosses == ("least: A, north",)


def test_frontier_leaves_nothing_to_gain_for_both() -> None:
    values = np.array(frontier(games_of(problem())))
    grid = np.linspace(0, 1, 21)
    deals = np.array([(x, y) for x in grid for y in grid])
    reached = deal_values(games_of(problem()), deals)[0]
    for pair in values:
        assert not ((reached > pair + 1e-9).all(axis=1)).any()


def test_solutions_stand_between_the_best_of_either_side() -> None:
    solutions = [s for s in spots_of(problem(), games_of(problem())) if s.kind == "solution"]
    assert {"Nash", "equal gains"} <= {spot.name for spot in solutions}
    war = next(s for s in spots_of(problem(), games_of(problem())) if s.kind == "war")
    assert all(a >= b - 1e-9 for s in solutions for a, b in zip(s.worth, war.worth, strict=True))


def test_relief_that_nobody_believes_in_changes_nothing() -> None:
    with_, without = (look(problem(levers=each), draws=DRAWS) for each in ((lever(0.9, 0),), ()))
    assert (with_.share, with_.room, with_.frontier) == (
        without.share, without.room, without.frontier
    )  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(st.floats(0, 0.5), st.floats(0, 0.5), st.floats(0.2, 5), st.floats(0.2, 5))
def test_more_cost_of_war_never_makes_less_room(one, two, first, second) -> None:
    cheap, dear = sorted((one, two))
    rooms = [
        look(problem(cost=cost, weights=(first, second), levers=(lever(-0.8, 1),)), draws=16)
        for cost in (cheap, dear)
    ]
    assert rooms[0].share <= rooms[1].share
    assert rooms[0].room <= rooms[1].room + 1e-9


@settings(max_examples=15, deadline=None)
@given(st.floats(0.1, 0.9), st.floats(0.2, 5), st.floats(0.2, 5))
def test_parties_that_change_places_find_the_same_room(win, first, second) -> None:
    own = problem(win=(win, win), weights=(first, second), cost=0.05)
    turned = replace(
        own,
        parties=own.parties[::-1],
        costs=own.costs[::-1],
        win=amount("win", 1 - win),
    )
    one, other = look(own, draws=16), look(turned, draws=16)
    assert one.share == other.share
    assert one.room == pytest.approx(other.room, abs=1e-9)


def patient(cost: tuple[float, float]) -> Problem:
    own = problem(cost=cost, win=(0.5, 0.5))
    patience = tuple(amount(f"patience: {party}", 0.9) for party in own.parties)
    return replace(own, patience=patience)


def test_talks_settle_at_once_where_nothing_is_private() -> None:
    for each in look(patient((0.1, 0.1)), draws=DRAWS).settlements:
        assert each.rounds[0] == pytest.approx((1, 1, 1))


def test_private_costs_delay_a_settlement_that_more_rounds_bring_nearer() -> None:
    settlements = look(patient((0.0, 0.4)), draws=DRAWS).settlements
    assert [each.demander for each in settlements] == ["A", "B"]
    for each in settlements:
        assert each.rounds[0][0] < 1
        for row, later in pairwise(each.rounds):
            assert all(0 <= a <= b + 1e-9 <= 1 + 2e-9 for a, b in zip(row, later, strict=True))


def test_without_patience_no_settlement_is_told() -> None:
    assert look(problem(), draws=DRAWS).settlements == ()


@pytest.mark.parametrize("draws", [0, -1, 10**8])
def test_draws_out_of_bounds_are_refused(draws) -> None:
    with pytest.raises(InvalidRecord, match="expected 1 to"):
        look(problem(), draws=draws)
