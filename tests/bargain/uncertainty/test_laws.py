"""Laws of draws, shares and changes."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.bargain import (
    draw_values,
    find_opening,
    find_room,
    games_of,
    margins,
    split_variance,
    swing_each,
)
from parley.errors import InvalidRecord
from parley.records import Problem, Topic
from tests.bargain.problems import amount, lever, river_war, stake


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 300), st.sampled_from(["sobol", "latin"]))
def test_draws_stay_in_their_ranges_and_repeat(seed: int, draws: int, method: str) -> None:
    problem = river_war()
    values = draw_values(problem, draws, seed=seed, method=method)
    amounts = list(problem.amounts())
    assert values.shape == (draws, len(amounts))
    assert (values >= [one.low for one in amounts]).all()
    assert (values <= [one.high for one in amounts]).all()
    assert (values == draw_values(problem, draws, seed=seed, method=method)).all()


def test_quasi_random_draws_fill_every_range_evenly() -> None:
    problem = river_war()
    values = draw_values(problem, 256, seed=1)
    for i, one in enumerate(problem.amounts()):
        if one.high > one.low:
            cells = np.floor((values[:, i] - one.low) / (one.high - one.low) * 16)
            assert (np.bincount(cells.astype(int), minlength=16) == 16).all()


def test_everything_repeats_with_its_seed() -> None:
    problem = river_war()
    assert find_room(problem, draws=256, seed=4) == find_room(problem, draws=256, seed=4)
    assert swing_each(problem, draws=64, seed=4) == swing_each(problem, draws=64, seed=4)
    assert split_variance(problem, rows=64, seed=4) == split_variance(problem, rows=64, seed=4)
    assert find_room(problem, draws=256, seed=4) != find_room(problem, draws=256, seed=5)


def test_shares_lie_in_their_intervals() -> None:
    found = find_room(river_war(), draws=512)
    shares = [found.room]
    for topic in found.topics:
        shares += [topic.alone, topic.without, topic.closes]
    for constraint in found.constraints:
        shares += [constraint.binds, constraint.closes]
        # What closes a deal is no more often than there is none.
        assert constraint.closes.share <= 1 - found.room.share + 1e-12
    for share in shares:
        assert 0 <= share.low <= share.share <= share.high <= 1
    closing = [constraint.closes.share for constraint in found.constraints]
    assert closing == sorted(closing, reverse=True)
    assert [topic.topic for topic in found.topics] == ["river", "port", "dam"]


def test_interval_of_the_share_holds_the_truth_nine_times_in_ten() -> None:
    # The truth is a half: room where the cost reaches the hawks.
    problem = Problem(
        parties=("north", "south"),
        topics=(Topic(name="border"),),
        stakes=(stake("north", "border", (1, 1)), stake("south", "border", (0, 0))),
        win=amount("win", 0.5),
        costs=(amount("cost: north", 0.0, 0.2), amount("cost: south", 0.0)),
        levers=(lever("hawks", "north", (-0.2, 0.0), (1, 1)),),
    )
    held = [
        found.room.low <= 0.5 <= found.room.high
        for found in (find_room(problem, draws=16 * 32, seed=seed) for seed in range(100))
    ]
    assert 80 <= sum(held) <= 99


@pytest.mark.parametrize("party", ["north", "south"])
def test_relief_nobody_believes_in_changes_nothing(party: str) -> None:
    plain = river_war(levers=())
    hollow = river_war(levers=(lever("sanctions", party, (0.1, 0.5), (0, 0)),))
    believed = river_war(levers=(lever("sanctions", party, (0.5, 0.5), (1, 1)),))
    # A number more would draw other numbers for the rest, so the games are compared one by one.
    for_plain = margins(games_of(plain))
    assert margins(games_of(hollow)) == pytest.approx(for_plain, abs=0)
    assert (margins(games_of(believed)) > for_plain).all()


def test_a_costlier_war_leaves_room_at_least_as_often() -> None:
    cheap = river_war()
    dear = river_war(costs=(amount("cost: north", 0.1, 0.2), amount("cost: south", 0.2, 0.4)))
    less = find_room(cheap, draws=1024)
    more = find_room(dear, draws=1024)
    assert more.room.share >= less.room.share


def test_an_issue_off_the_table_or_undivided_is_told_apart() -> None:
    undivided = river_war(topics=(Topic(name="river", levels=("north", "south")), *_rest()))
    found = find_room(undivided, draws=256)
    kinds = {(one.name, one.kind) for one in found.constraints}
    assert ("river", "levels") in kinds
    assert ("red line: north, port", "red line") in kinds
    assert ("hawks", "lever") in kinds


def _rest() -> tuple[Topic, ...]:
    return river_war().topics[1:]


@settings(max_examples=10, deadline=None)
@given(st.floats(0.6, 0.95), st.floats(-0.5, -0.2))
def test_every_change_opens_a_deal_and_a_little_less_does_not(win: float, hawks: float) -> None:
    problem = river_war(
        win=amount("win", win),
        levers=(lever("hawks", "north", (hawks, hawks), (0.5, 1)),),
        costs=(amount("cost: north", 0, 0.02), amount("cost: south", 0, 0.04)),
    )
    found = find_opening(problem)
    amounts = list(problem.amounts())
    at = {one.name: i for i, one in enumerate(amounts)}
    middle = np.array([one.middle for one in amounts])

    def gain(values: np.ndarray) -> float:
        return float(margins(games_of(problem, values[None, :]))[0])

    assert found.margin == pytest.approx(gain(middle))
    for change in found.alone:
        values = middle.copy()
        values[at[change.name]] = change.after
        assert gain(values) >= -1e-8
        values[at[change.name]] += 1e-4 * (change.before - change.after)
        assert gain(values) < 0
    if found.jointly:
        values = middle.copy()
        for change in found.jointly:
            values[at[change.name]] = change.after
        assert gain(values) >= -1e-7


def test_red_lines_that_exclude_each_other_can_be_opened() -> None:
    problem = Problem(
        parties=("north", "south"),
        topics=(Topic(name="border"),),
        stakes=(
            stake("north", "border", (1, 1), least=(0.7, 0.7)),
            stake("south", "border", (0, 0), least=(0.4, 0.4)),
        ),
        win=amount("win", 0.5),
        costs=(amount("cost: north", 0.3), amount("cost: south", 0.3)),
    )
    found = find_opening(problem, movable=["red line: north, border", "red line: south, border"])
    after = {change.name: change.after for change in found.jointly}
    assert after["red line: north, border"] == pytest.approx(0.55, abs=1e-3)
    assert after["red line: south, border"] == pytest.approx(0.55, abs=1e-3)


def test_a_thousand_issues_do_not_hang() -> None:
    topics = tuple(Topic(name=f"t{i}") for i in range(1000))
    stakes = tuple(
        stake(party, topic.name, ideal)
        for party, ideal in (("north", (0.5, 1)), ("south", (0, 0.5)))
        for topic in topics
    )
    problem = river_war(topics=topics, stakes=stakes, levers=())
    assert (
        0
        <= swing_each(
            replace(problem, stakes=tuple(s for s in stakes if s.topic in ("t0", "t1"))), draws=16
        ).room
        <= 1
    )
    assert draw_values(problem, 8, seed=0).shape[1] > 2000


@pytest.mark.parametrize("draws", [0, -5])
def test_draws_have_to_be_some(draws: int) -> None:
    for call in (find_room, swing_each):
        with pytest.raises(InvalidRecord, match="draws"):
            call(river_war(), draws=draws)


def test_unknown_choices_are_refused() -> None:
    with pytest.raises(InvalidRecord, match="expected 'sobol' or 'latin'"):
        draw_values(river_war(), 8, seed=0, method="dice")
    with pytest.raises(InvalidRecord, match="expected 'room' or 'margin'"):
        split_variance(river_war(), of="peace")
    with pytest.raises(InvalidRecord, match="16 or more"):
        split_variance(river_war(), rows=3)
    with pytest.raises(InvalidRecord, match="none of the problem's numbers"):
        find_opening(river_war(win=amount("win", 1)), movable=["luck"])
