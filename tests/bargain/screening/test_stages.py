"""Demands by stages: the published path, what it must obey, bad input."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.bargain.screening import screen_stages, screen_types, skim
from parley.errors import InvalidRecord


def test_sobel_and_takahashi_1983_two_stages() -> None:
    """Sobel and Takahashi (1983): v uniform on 0 to 1, both discount by .9, two stages."""
    found = skim(1, stages=2, patience=0.9, patience_other=0.9)
    assert found.demand[0] == pytest.approx(0.4653846, abs=5e-8)
    assert found.settled == pytest.approx([0.153846, 0.576923], abs=5e-7)
    assert found.settled == pytest.approx([2 / 13, 7.5 / 13], abs=1e-12)


def test_figures_of_the_reference(shared) -> None:
    entries = json.loads((shared / "methods" / "bargain_reference.json").read_text("utf-8"))
    wanted = next(each["values"] for each in entries if each["id"] == "horizon_screening")
    found = skim(1, stages=2, patience=0.9, patience_other=0.9)
    assert found.demand[0] == pytest.approx(wanted["opening"], abs=5e-8)
    assert found.settled == pytest.approx(wanted["cumulative_settlement"], abs=5e-7)


factor = st.floats(0, 1)


@settings(deadline=None)
@given(mine=factor, theirs=factor, stages=st.integers(1, 8), highest=st.floats(0.1, 2))
def test_no_type_of_the_continuum_gains_by_another_stage(mine, theirs, stages, highest) -> None:
    found = skim(highest, stages=stages, patience=mine, patience_other=theirs)
    assert (np.diff(found.demand) <= 1e-12).all()
    assert (np.diff(found.settled) >= -1e-12).all()
    taken = np.diff(found.settled, prepend=0)
    assert found.value == pytest.approx(
        (mine ** np.arange(stages) * taken * found.demand).sum(), abs=1e-9
    )
    for gain in np.linspace(0, highest, 25):
        by_stage = theirs ** np.arange(stages) * (gain - found.demand)
        rank = 1 - gain / highest
        stage = int((found.settled <= rank).sum())
        got = by_stage[stage] if stage < stages else 0.0
        assert got >= max(by_stage.max(), 0.0) - 1e-7 * highest - 1e-9


@st.composite
def worlds(draw):
    size = draw(st.integers(1, 5))
    chances = np.array(draw(st.lists(st.floats(0.05, 1), min_size=size, max_size=size)))
    costs = draw(st.lists(st.floats(0, 0.9), min_size=size, max_size=size))
    return {
        "win": draw(factor),
        "own": draw(st.floats(0.01, 0.5)),
        "costs": costs,
        "chances": chances / chances.sum(),
    }


@settings(max_examples=60, deadline=None)
@given(world=worlds(), mine=factor, theirs=factor)
def test_one_stage_is_one_demand(world, mine, theirs) -> None:
    one = screen_stages(**world, stages=1, patience=mine, patience_other=theirs)
    assert one.value == pytest.approx(screen_types(**world).value, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(world=worlds(), mine=factor, theirs=factor, stages=st.integers(1, 6))
def test_no_type_gains_by_another_stage_and_the_value_is_what_the_path_yields(
    world, mine, theirs, stages
) -> None:
    found = screen_stages(**world, stages=stages, patience=mine, patience_other=theirs)
    war = world["win"] - world["own"]
    price = found.demand - war
    taken = np.diff(found.settled, prepend=0)
    assert (taken >= -1e-12).all()
    assert found.settled[-1] <= 1 + 1e-12
    assert found.value == pytest.approx(
        war + (mine ** np.arange(stages) * taken * price).sum(), abs=1e-9
    )
    # From the least resolute on, types fill the stages; each is where it gains most.
    order = np.argsort(world["costs"])[::-1]
    begin = 0.0
    for kind in order:
        gain = min(world["costs"][kind], 1 - world["win"]) + world["own"]
        end = begin + world["chances"][kind]
        by_stage = theirs ** np.arange(stages) * (gain - price)
        best = max(by_stage.max(), 0.0)
        for rank in np.linspace(begin, end, 7)[1:-1]:
            near = np.abs(found.settled - rank).min() < 1e-9
            stage = int((found.settled <= rank).sum())
            got = by_stage[stage] if stage < stages else 0.0
            assert near or got >= best - 1e-8
        begin = end


def test_a_known_cost_is_settled_at_once() -> None:
    found = screen_stages(0.5, 0.1, [0.2], [1.0], stages=5, patience=0.9, patience_other=0.9)
    assert found.settled[0] == 1
    assert found.demand[0] == pytest.approx(0.7 - 0.3 * 0.0, abs=1e-9)


def test_games_at_once_are_the_games_one_by_one() -> None:
    rng = np.random.default_rng(3)
    p, own, costs = rng.random(12), rng.random(12) * 0.3, rng.random((12, 3))
    chances = rng.dirichlet(np.ones(3), 12)
    both = {"stages": 4, "patience": 0.9, "patience_other": 0.8}
    at_once = screen_stages(p, own, costs, chances, **both)
    for n in range(12):
        one = screen_stages(p[n], own[n], costs[n], chances[n], **both)
        assert at_once.demand[n] == pytest.approx(one.demand, abs=1e-12)
        assert at_once.settled[n] == pytest.approx(one.settled, abs=1e-12)
        assert at_once.value[n] == pytest.approx(one.value, abs=1e-12)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: skim(1, stages=0, patience=0.9, patience_other=0.9), "0 stages"),
        (lambda: skim(1, stages=2, patience=1.1, patience_other=0.9), "patience: 1.1"),
        (lambda: skim(-1, stages=2, patience=0.9, patience_other=0.9), "highest gain: -1"),
        (
            lambda: screen_stages(
                0.5, 0.1, np.ones(100), np.full(100, 0.01), stages=99, patience=1, patience_other=1
            ),
            "100 types over 99 stages",
        ),
    ],
)
def test_what_cannot_be_is_refused(call, says) -> None:
    with pytest.raises(InvalidRecord, match=says):
        call()
