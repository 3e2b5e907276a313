"""One linear issue: the greatest equal gain is half of both costs and levers, in closed form."""

import numpy as np
import pytest

from parley.bargain import find_opening, find_room, split_variance, swing_each
from parley.records import Problem, Topic
from tests.bargain.problems import amount, lever, stake


def border(*, hawks: tuple[float, float] = (-0.4, 0.0), guess: bool = False) -> Problem:
    """Return a war over one border: the margin is (cost + cost + hawks) / 2."""
    return Problem(
        parties=("north", "south"),
        topics=(Topic(name="border"),),
        stakes=(stake("north", "border", (1, 1)), stake("south", "border", (0, 0))),
        win=amount("win", 0.5),
        costs=(amount("cost: north", 0.0, 0.2, guess=guess), amount("cost: south", 0.1)),
        levers=(lever("hawks", "north", hawks, (1, 1)),),
    )


def test_share_of_draws_with_room() -> None:
    # Room where cost + hawks >= -0.1, uniform on [0, 0.2] x [-0.4, 0]: area 0.04 of 0.08.
    found = find_room(border(), draws=16 * 256, seed=3)
    assert found.room.low <= 0.5 <= found.room.high
    assert found.room.high - found.room.low < 0.02
    assert found.room.share == pytest.approx(0.5, abs=0.005)
    assert found.draws == 16 * 256


def test_latin_draws_agree() -> None:
    found = find_room(border(), draws=16 * 256, seed=3, method="latin")
    assert found.room.share == pytest.approx(0.5, abs=0.02)


def test_what_a_deal_costs_at_home_closes_it() -> None:
    found = find_room(border(), draws=1024)
    (hawks,) = found.constraints
    assert hawks.name == "hawks"
    assert hawks.kind == "lever"
    assert hawks.closes.share == pytest.approx(1 - found.room.share)
    assert hawks.gain == pytest.approx(0.1, abs=1e-3)


def test_swing_is_half_of_the_range() -> None:
    found = swing_each(border(), draws=4096)
    by_name = {swing.name: swing for swing in found.swings}
    cost, hawks = by_name["cost: north"], by_name["worth: hawks"]
    assert cost.margin_at_high - cost.margin_at_low == pytest.approx(0.1, abs=1e-9)
    assert hawks.margin_at_high - hawks.margin_at_low == pytest.approx(0.2, abs=1e-9)
    # With no hawks there is always room; at -0.4 never.
    assert (hawks.room_at_low, hawks.room_at_high) == (0, 1)
    assert found.swings[0] is hawks


def test_sobol_indices_of_a_sum() -> None:
    # Variances are as the squared widths, 0.2 and 0.4: shares 1/5 and 4/5, no interaction.
    found = split_variance(border(guess=True), rows=2048)
    by_name = {index.name: index for index in found.indices}
    for name, share in (("cost: north", 0.2), ("worth: hawks", 0.8)):
        for estimate, low, high in (by_name[name].first, by_name[name].total):
            assert estimate == pytest.approx(share, abs=0.02)
            assert low <= estimate <= high
    assert found.variance == pytest.approx((0.2**2 + 0.4**2) / 12 / 4, rel=0.01)
    # The one guess carries its own share.
    assert found.guesses.total[0] == pytest.approx(0.2, abs=0.02)


def test_sobol_indices_of_a_product_interact() -> None:
    # Hawks times belief, on [-0.4, 0] and [0, 1]: each alone 3/7, both with the 1/7 they share.
    problem = Problem(
        parties=("north", "south"),
        topics=(Topic(name="border"),),
        stakes=border().stakes,
        win=amount("win", 0.5),
        costs=(amount("cost: north", 0.1), amount("cost: south", 0.1)),
        levers=(lever("hawks", "north", (-0.4, 0), (0, 1)),),
    )
    found = split_variance(problem, rows=4096)
    for index in found.indices:
        assert index.first[0] == pytest.approx(3 / 7, abs=0.03)
        assert index.total[0] == pytest.approx(4 / 7, abs=0.03)


def test_no_spread_has_no_shares() -> None:
    fixed = border(hawks=(-0.1, -0.1))
    narrow = Problem(
        parties=fixed.parties,
        topics=fixed.topics,
        stakes=fixed.stakes,
        win=fixed.win,
        costs=(amount("cost: north", 0.2), amount("cost: south", 0.1)),
    )
    found = split_variance(narrow)
    assert (found.variance, found.indices) == (0, ())
    room = split_variance(border(hawks=(-0.05, 0)), of="room")
    assert room.variance == 0
    assert all(index.total == (0, 0, 0) for index in room.indices)


def test_smallest_change_of_each_number_alone() -> None:
    # Costs of 0.1 and 0.1 against hawks of -0.3: 0.1 is missing.
    found = find_opening(border(hawks=(-0.3, -0.3)), movable=["cost: north", "worth: hawks"])
    assert found.margin == pytest.approx(-0.05)
    after = {change.name: change.after for change in found.alone}
    assert after["cost: north"] == pytest.approx(0.2, abs=1e-6)
    assert after["worth: hawks"] == pytest.approx(-0.2, abs=1e-6)
    # A cost can be 0 to 1, a lever -1 to 1: 0.1 of the lever's range of 2 is the smaller change.
    assert [change.name for change in found.alone] == ["worth: hawks", "cost: north"]
    assert [change.is_within_range for change in found.alone] == [False, True]


def test_smallest_joint_change_is_along_the_slope() -> None:
    # In what they can be: cost y1 (width 1), hawks y2 (width 2); y1 + 2 y2 = 0.1 is nearest to 0
    # at (0.02, 0.04): a cost of 0.12 and hawks of -0.22.
    found = find_opening(border(hawks=(-0.3, -0.3)), movable=["cost: north", "worth: hawks"])
    after = {change.name: change.after for change in found.jointly}
    assert after["cost: north"] == pytest.approx(0.12, abs=1e-5)
    assert after["worth: hawks"] == pytest.approx(-0.22, abs=1e-5)
    assert found.effort == pytest.approx(np.hypot(0.02, 0.04), abs=1e-6)


def test_a_deal_that_exists_needs_no_opening() -> None:
    found = find_opening(border(hawks=(0.0, 0.0)))
    assert found.margin > 0
    assert (found.alone, found.jointly, found.effort) == ((), (), 0)
