"""One demand to a side with a private cost: published answers, laws, brute force, bad input."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.bargain.screening import (
    screen_continuum,
    screen_demands,
    screen_two_types,
    screen_types,
    screen_uniform,
)
from parley.errors import InvalidRecord

share = st.floats(0, 1)
burden = st.floats(0, 2)


def test_fearon_1995_uniform_costs() -> None:
    """Fearon (1995): p .5, own cost .1, other's cost U[0, .3] -> .6, 1/3, .533333."""
    found = screen_uniform(0.5, 0.1, 0.0, 0.3)
    assert found.demand == pytest.approx(0.6, abs=1e-12)
    assert found.war == pytest.approx(1 / 3, abs=1e-12)
    assert found.value == pytest.approx(8 / 15, abs=1e-12)


@settings(deadline=None)
@given(p=share, own=burden, low=burden, span=st.floats(0.01, 2))
def test_fearon_1995_closed_form_for_uniform_costs(p, own, low, span) -> None:
    found = screen_uniform(p, own, low, low + span)
    last = np.clip((low + span - own) / 2, low, low + span)
    assert found.demand == pytest.approx(min(p + last, 1.0), abs=1e-9)


def test_fearon_1995_two_types_risk_threshold() -> None:
    """Risk iff the chance of the high cost is above (own + low) / (own + high)."""
    edge = (0.1 + 0.051) / (0.1 + 0.253)
    assert edge == pytest.approx(0.4277620397, abs=1e-10)
    found = screen_two_types(0.5, 0.1, 0.051, 0.253, chance_high=[edge - 1e-6, edge, edge + 1e-6])
    assert found.war == pytest.approx([0, 0, 1 - edge - 1e-6])
    assert found.war_most == pytest.approx([0, 1 - edge, 1 - edge - 1e-6])
    assert found.demand_most[1] > found.demand[1]


def test_demands_from_a_grid_and_from_the_line() -> None:
    """The credible equilibrium of the screening game on a grid, and its continuous one."""
    grid = screen_demands(0.5, 0.1, [0.051, 0.253], [0.5, 0.5], 0.5 + 0.01 * np.arange(51))
    assert (grid.demand, grid.value, grid.war) == pytest.approx((0.75, 0.575, 0.5), abs=1e-12)
    line = screen_types(0.5, 0.1, [0.051, 0.253], [0.5, 0.5])
    assert (line.demand, line.value) == pytest.approx((0.753, 0.5765), abs=1e-12)


def test_figures_of_the_reference(shared) -> None:
    import json

    entries = json.loads((shared / "methods" / "bargain_reference.json").read_text("utf-8"))
    figures = {entry["id"]: entry["values"] for entry in entries}
    wanted = figures["screening_grid"]
    grid = screen_demands(0.5, 0.1, [0.051, 0.253], [0.5, 0.5], 0.5 + 0.01 * np.arange(51))
    assert grid.demand == pytest.approx(wanted["pbe_grid_demand"], abs=1e-8)
    assert grid.value == pytest.approx(wanted["pbe_EU_A"], abs=1e-8)
    assert grid.war == pytest.approx(wanted["pbe_P_war"], abs=1e-8)
    line = screen_types(0.5, 0.1, [0.051, 0.253], [0.5, 0.5])
    assert line.demand == pytest.approx(wanted["continuous_demand"], abs=1e-8)
    assert line.value == pytest.approx(wanted["continuous_EU_A"], abs=1e-8)


games = st.tuples(share, burden, burden, burden, share)


@settings(deadline=None)
@given(game=games)
def test_no_demand_on_a_grid_is_better(game) -> None:
    p, own, one, two, chance = game
    low, high = sorted((one, two))
    found = screen_two_types(p, own, low, high, chance_high=chance)
    for y in np.linspace(0, 1, 101):
        taken = chance * (y <= p + high) + (1 - chance) * (y <= p + low)
        assert taken * y + (1 - taken) * (p - own) <= found.value + 1e-9


@settings(deadline=None)
@given(game=games)
def test_two_types_are_a_case_of_many_and_of_a_distribution_with_jumps(game) -> None:
    p, own, one, two, chance = game
    low, high = sorted((one, two))
    first = screen_two_types(p, own, low, high, chance_high=chance)
    many = screen_types(p, own, [high, low], [chance, 1 - chance])
    jumps = screen_continuum(p, own, [low, low, high, high], [0, 1 - chance, 1 - chance, 1])
    for other in (many, jumps):
        assert other.value == pytest.approx(first.value, abs=1e-9)
        if not np.isclose(first.war, first.war_most):
            continue
        assert other.war == pytest.approx(first.war, abs=1e-9) or abs(high - low) < 1e-8
        assert other.demand == pytest.approx(first.demand, abs=1e-8) or chance < 1e-8


@settings(deadline=None)
@given(game=games, more=st.floats(0, 1))
def test_war_that_costs_the_demander_more_is_risked_no_more_often(game, more) -> None:
    p, own, one, two, chance = game
    low, high = sorted((one, two))
    before = screen_two_types(p, own, low, high, chance_high=chance)
    after = screen_two_types(p, own + more, low, high, chance_high=chance)
    assert after.war <= before.war + 1e-12
    assert 0 <= before.war <= 1
    assert before.value >= p - own - 1e-12
    assert before.value + before.value_other <= 1 + 1e-9


def test_distribution_given_by_a_grid_meets_a_search() -> None:
    rng = np.random.default_rng(5)
    points = np.sort(rng.random((20, 6)), axis=1)
    cdf = np.sort(rng.random((20, 6)), axis=1)
    cdf[:, -1] = 1
    p, own = rng.random(20), rng.random(20) * 0.3
    found = screen_continuum(p, own, points, cdf)
    for n in range(20):
        costs = np.linspace(0, 1 - p[n], 20_001)
        below = np.where(costs <= points[n, 0], 0.0, np.interp(costs, points[n], cdf[n]))
        worth = p[n] - own[n] + ((1 - below) * (costs + own[n])).max()
        assert found.value[n] == pytest.approx(worth, abs=1e-4)
        # What the other side expects, by drawing its type.
        drawn = np.interp((np.arange(40_000) + 0.5) / 40_000, cdf[n], points[n])
        drawn[(np.arange(40_000) + 0.5) / 40_000 < cdf[n, 0]] = points[n, 0]
        takes = drawn >= found.demand[n] - p[n] - 1e-12
        mean = np.where(takes, 1 - found.demand[n], 1 - p[n] - drawn).mean()
        assert found.value_other[n] == pytest.approx(mean, abs=1e-3)


def test_nobody_is_asked_for_more_than_everything() -> None:
    assert screen_two_types(0.9, 0.1, 0.0, 5.0, chance_high=0.99).demand == 1
    assert screen_uniform(0.9, 0.0, 0.0, 5.0).demand <= 1


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: screen_two_types(1.2, 0.1, 0, 1, chance_high=0.5), "chance to win: 1.2"),
        (lambda: screen_two_types(0.5, -0.1, 0, 1, chance_high=0.5), "own cost of war: -0.1"),
        (lambda: screen_two_types(0.5, 0.1, 1, 0, chance_high=0.5), "above the low one"),
        (lambda: screen_two_types(np.nan, 0.1, 0, 1, chance_high=0.5), "no finite number"),
        (lambda: screen_types(0.5, 0.1, [0, 1], [0.5, 0.6]), "add up to 1.1, not 1"),
        (lambda: screen_types(0.5, 0.1, ["a", 1], [0.5, 0.5]), "no array of numbers"),
        (lambda: screen_types(0.5, 0.1, [], []), "give 1 to"),
        (lambda: screen_types(0.5, 0.1, [0.1, 0.2, 0.3], [0.5, 0.5]), "do not fit"),
        (lambda: screen_continuum(0.5, 0.1, [0, 1], [0, 0.9]), "ends at 0.9"),
        (lambda: screen_continuum(0.5, 0.1, [1, 0], [0, 1]), "have to rise"),
    ],
)
def test_what_cannot_be_is_refused(call, says) -> None:
    with pytest.raises(InvalidRecord, match=says):
        call()
