"""A guard: simulated wars, few and seeded, with bounds loose enough to pass by no luck."""

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
SEED = 7
WORLDS = 60
HORIZONS = ("72h", "14d")


@pytest.fixture(scope="module")
def benchmark_path():
    sys.path.insert(0, str(BENCHMARKS))
    yield
    sys.path.remove(str(BENCHMARKS))


@pytest.fixture(scope="module")
def long_after(benchmark_path):
    import worlds

    return [o for n in range(WORLDS) for o in worlds.judge(n, SEED, ("long after",), HORIZONS)]


def test_most_intervals_hold_the_true_ratio(long_after):
    import scores

    rates = scores.tally(long_after)
    assert rates.total == len(HORIZONS) * WORLDS
    assert 0.76 <= rates.coverage <= 0.98


def test_verdicts_are_given_and_seldom_false(long_after):
    import scores

    rates = scores.tally(long_after)
    assert rates.given >= 0.25
    assert rates.right >= 0.70
    assert rates.false_kept <= 0.06
    assert rates.false_broken <= 0.06
    assert rates.opposite <= 0.02


def test_hardly_a_verdict_is_sure_and_wrong(long_after):
    import scores

    assert scores.tally(long_after).sure_and_wrong <= 0.01


def test_what_is_said_to_be_likelier_is_right_more_often(long_after):
    import scores

    bins = [b for b in scores.reliability(long_after) if b.total >= scores.FEWEST]
    assert bins[-1].true > bins[0].true + 0.2


def test_no_verdict_of_kept_rests_on_reports_still_due(benchmark_path):
    import scores
    import worlds

    early = [o for n in range(WORLDS // 3) for o in worlds.judge(n, SEED, ("end",), HORIZONS)]
    assert scores.tally(early).false_kept <= 0.05


def test_a_world_is_the_same_for_the_same_seed_and_no_other(benchmark_path):
    import simulation

    first, again, other = (simulation.simulate(seed, 3) for seed in (1, 1, 2))
    assert first.table.equals(again.table)
    assert first.truth == again.truth
    assert not first.table.equals(other.table)


def test_the_truth_is_the_ratio_of_mean_rates(benchmark_path):
    import simulation

    worlds = [simulation.simulate(SEED, n) for n in range(40)]
    plain = [
        w for w in worlds
        if "no effect" in w.features and not {"trend", "common shock"} & w.features
    ]  # fmt: skip
    assert plain
    for world in plain:
        for truth in world.truth.values():
            assert truth.effect == 1.0
            assert truth.ratio == pytest.approx(1.0)
            assert truth.verdict == "broken"
