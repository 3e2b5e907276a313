from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.bargain.actors import (
    PUBLISHED,
    REPLICATED,
    Actors,
    run_challenge,
    weighted_mean,
)
from tests.bargain.actors import plain
from tests.bargain.actors.drawn import actors

RULES = st.sampled_from([PUBLISHED, REPLICATED, replace(PUBLISHED, is_split_by_pair=False)])


def some_actors(seed: int) -> Actors:
    """Return actors without ties, but for some who stand together: ties turn on rounding."""
    generator = np.random.default_rng(seed)
    shape = 3, int(generator.integers(2, 8))
    position = generator.random(shape)
    position[0] = generator.choice(position[0], shape[1])
    return Actors.of(generator.random(shape), generator.random(shape), position)


@settings(max_examples=60)
@given(st.integers(0, 2**32), RULES, st.sampled_from([1.0, 0.5, 0.0]))
def test_a_round_is_what_its_equations_say_one_dyad_at_a_time(seed, rules, status_quo):
    group = some_actors(seed)
    path = run_challenge(group, rules, status_quo=status_quo)

    for draw in range(len(group.position)):
        extent = float(group.extent[draw])
        if extent == 0:
            continue
        slow = plain.turn(
            group.weight[draw].tolist(),
            group.salience[draw].tolist(),
            group.position[draw].tolist(),
            extent,
            rules,
            status_quo,
        )
        assert path.positions[1, draw] == pytest.approx(slow, abs=1e-9)


@given(actors(), RULES)
def test_the_baseline_comes_with_every_path(group, rules):
    path = run_challenge(group, rules, rounds=2)

    assert path.baseline == pytest.approx(weighted_mean(group))
    assert path.mean[0] == pytest.approx(path.baseline)


@given(actors(), RULES)
def test_nobody_leaves_the_issue_and_risk_stays_in_its_range(group, rules):
    path = run_challenge(group, rules, rounds=4)

    assert (path.positions >= group.position.min(axis=1, keepdims=True) - 1e-9).all()
    assert (path.positions <= group.position.max(axis=1, keepdims=True) + 1e-9).all()
    assert (path.risk >= 0.5 - 1e-9).all()
    assert (path.risk <= 2 + 1e-9).all()


@given(st.floats(-5, 5), RULES)
def test_those_who_agree_stay_where_they_are(point, rules):
    path = run_challenge(Actors.of([1, 2, 3], 0.5, point), rules, rounds=3)

    assert (path.positions == point).all()
    assert (path.risk == 1).all()


GENERIC = Actors.of(
    np.random.default_rng(5).random((200, 6)),
    np.random.default_rng(6).random((200, 6)),
    np.random.default_rng(7).random((200, 6)),
)


@pytest.mark.parametrize("rules", [PUBLISHED, REPLICATED])
def test_the_unit_of_the_issue_and_of_capability_is_free(rules):
    path = run_challenge(GENERIC, rules, rounds=2)
    other = Actors.of(GENERIC.capability * 40, GENERIC.salience, GENERIC.position * 30 + 12)

    assert run_challenge(other, rules, rounds=2).positions == pytest.approx(
        path.positions * 30 + 12
    )


@pytest.mark.parametrize("rules", [PUBLISHED, REPLICATED])
def test_the_order_of_the_actors_is_free(rules):
    order = [3, 0, 5, 1, 2, 4]
    turned = Actors.of(
        GENERIC.capability[:, order], GENERIC.salience[:, order], GENERIC.position[:, order]
    )

    path = run_challenge(GENERIC, rules, rounds=2)
    assert run_challenge(turned, rules, rounds=2).positions == pytest.approx(
        path.positions[:, :, order]
    )


def test_the_published_rules_know_no_left_and_right_and_the_replicated_ones_do():
    mirrored = GENERIC.standing_at(1 - GENERIC.position)

    def mirror_gap(rules):
        there = run_challenge(mirrored, rules, rounds=2).positions
        return np.abs(1 - there - run_challenge(GENERIC, rules, rounds=2).positions).max()

    assert mirror_gap(PUBLISHED) < 1e-9
    assert mirror_gap(REPLICATED) > 0.01
