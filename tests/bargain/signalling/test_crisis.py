import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.special import log_ndtr, ndtr
from scipy.stats import norm

from parley.bargain.signalling import CrisisGame, Equilibria, crisis_equilibria
from parley.errors import InputError
from tests.bargain.signalling.plain import SCANNED, plain_roots

Array = NDArray[np.float64]
NAMES = ("status_quo", "prize", "concession", "war", "war_2", "audience", "prize_2")

#: sigInt 0.2.0 (Crisman-Cox and Gibilisco), man/generate.eq.Rd, example 2.
EXAMPLE = dict(zip(NAMES, (0.0, 1.0, 0.0, -1.9, -2.9, -1.2, 1.0), strict=True))
PRINTED = {
    -2.9: [
        [0.99478947, 0.25110462, 0.3096951],
        [0.37986783, 0.59472283, 0.24156276],
        [0.20545184, 0.81332172, 0.20875939],
    ],
    -2.85: [
        [0.98551572, 0.27078259, 0.30868464],
        [0.4720689, 0.53110786, 0.25457892],
        [0.18918345, 0.84941339, 0.20475353],
    ],
}


def game(rows: Array) -> CrisisGame:
    return CrisisGame(**dict(zip(NAMES, np.atleast_2d(rows).T, strict=True)))


def triples(found: Equilibria) -> Array:
    return np.stack([found.challenge, found.resist, found.fight], axis=-1)


def random_rows(count: int, seed: int, scale: float = 1.5) -> Array:
    """Games of every sign, and as many close to the example with several equilibria."""
    rng = np.random.default_rng(seed)
    anything = rng.normal(scale=scale, size=(count, 7))
    near = np.array(list(EXAMPLE.values())) + rng.normal(scale=0.05, size=(count, 7))
    return np.concatenate([anything, near])


@pytest.mark.parametrize("war_2", PRINTED)
def test_sigint_example_has_its_three_equilibria(war_2: float) -> None:
    """sigInt 0.2.0, man/generate.eq.Rd, example 2: to the printed digits."""
    found = crisis_equilibria(CrisisGame(**EXAMPLE | {"war_2": war_2}))
    assert found.count.tolist() == [3]
    np.testing.assert_allclose(triples(found)[0], PRINTED[war_2], rtol=0, atol=5.1e-9)


def test_sigint_example_outcomes(shared: Path) -> None:
    """The same example: status quo, concession, war, backing down at each equilibrium."""
    entries = json.loads((shared / "methods/bargain_reference.json").read_text("utf-8"))
    values = next(each["values"] for each in entries if each["id"] == "sigInt_generate_eq")
    found = crisis_equilibria(CrisisGame(**EXAMPLE))
    np.testing.assert_allclose(found.outcomes()[0], values["outcomes_row1_SQ_CD_SF_BD"], atol=1e-8)
    np.testing.assert_allclose(triples(found)[0], values["barWB_m2_9"], atol=5.1e-9)
    other = crisis_equilibria(CrisisGame(**EXAMPLE | {"war_2": -2.85}))
    np.testing.assert_allclose(triples(other)[0], values["barWB_m2_85"], atol=5.1e-9)


def test_sigint_source_comment_is_met_where_exact() -> None:
    """generate.eq.r names 0.2964518, 0.4715766, 0.8740314 (the middle one off its grid: 0.472423).

    The comment names no parameters; they are found as the war payoff between the two printed rows
    whose outer equilibria these are.
    """
    war_2 = np.linspace(-2.85, -2.75, 20001)
    found = crisis_equilibria(CrisisGame(**EXAMPLE | {"war_2": war_2}))
    resist = found.resist[found.count == 3]
    nearest = resist[np.abs(resist[:, 0] - 0.2964518).argmin()]
    np.testing.assert_allclose(nearest, [0.2964518, 0.47242323, 0.8740314], atol=2e-5)


def best_replies(row: Array, resist: float, fight: float, nodes: int = 4001) -> Array:
    """Return each chance when every type on a fine grid picks what pays it most."""
    status_quo, prize, concession, war, war_2, audience, prize_2 = row
    grid = np.linspace(-9, 9, nodes)
    weight = norm.pdf(grid) * (grid[1] - grid[0])
    worth, shame = war + grid, audience + grid
    threat_war = (1 - resist) * prize + resist * worth
    threat_back = (1 - resist) * prize + resist * shame
    best = np.maximum(threat_war[:, None], threat_back[None, :])
    threatens = best > status_quo
    fights = threatens & (worth[:, None] > shame[None, :])
    density = np.outer(weight, weight)
    challenge, both = (density * threatens).sum(), (density * fights).sum()
    resists = fight * (war_2 + grid) + (1 - fight) * prize_2 > concession
    return np.array([challenge, (weight * resists).sum(), both / challenge])


def test_no_type_gains_by_another_move() -> None:
    """Brute force: every type of each side on a grid; what the best replies add up to."""
    rows = random_rows(12, 5)
    found = crisis_equilibria(game(rows))
    looked_at = 0
    for row, triple, count in zip(rows, triples(found), found.count, strict=True):
        for challenge, resist, fight in triple[:count]:
            if challenge > 1e-3:
                again = best_replies(row, resist, fight, 1501)
                np.testing.assert_allclose(again, [challenge, resist, fight], atol=0.02)
                looked_at += 1
    assert looked_at > 15


def test_every_crossing_of_a_dense_scan_is_found() -> None:
    rows = random_rows(40, 6, scale=1.2)
    found = crisis_equilibria(game(rows))
    several = 0
    for row, count, roots in zip(rows, found.count, found.resist, strict=True):
        scanned = plain_roots(row)
        inside = roots[:count][(roots[:count] > SCANNED[0]) & (roots[:count] < SCANNED[-1])]
        assert len(inside) == len(scanned), row
        np.testing.assert_allclose(inside, scanned, rtol=0, atol=1e-8)
        several += count > 1
    assert several >= 2


def test_published_audience_costs_give_every_equilibrium_of_the_scan(shared: Path) -> None:
    """Crisman-Cox and Gibilisco (2018), ACestimates.csv: states' audience costs, as `audience`.

    Read where they lie, not shipped: their licence is not known.
    """
    entries = json.loads((shared / "methods/bargain_reference.json").read_text("utf-8"))
    states = next(each["values"] for each in entries if each["id"] == "AJPS_audience_costs")
    for cost, _ in states.values():
        for war in (cost - 1, cost + 1):
            row = np.array([0.0, 1.0, 0.0, war, -2.9, cost, 1.0])
            found = crisis_equilibria(game(row))
            roots = found.resist[0, : found.count[0]]
            inside = roots[(roots > SCANNED[0]) & (roots < SCANNED[-1])]
            np.testing.assert_allclose(inside, plain_roots(row), rtol=0, atol=1e-8)


payoff = st.floats(-20, 20).map(lambda x: round(x, 3))


@settings(max_examples=200, deadline=None)
@given(st.lists(payoff, min_size=7, max_size=7))
def test_equilibria_are_odd_in_number_and_are_chances(values: list[float]) -> None:
    found = crisis_equilibria(game(np.array(values)))
    count = int(found.count[0])
    assert count % 2 == 1
    shown = triples(found)[0, :count]
    assert ((shown >= 0) & (shown <= 1)).all()
    assert (np.diff(found.resist[0, :count]) >= 0).all()
    np.testing.assert_allclose(found.outcomes()[0, :count].sum(axis=1), 1)
    for chances in found.by_rule().values():
        np.testing.assert_allclose(chances.sum(axis=1), 1)


@settings(max_examples=100, deadline=None)
@given(st.lists(payoff, min_size=7, max_size=7), st.floats(-5, 5))
def test_only_differences_of_each_sides_payoffs_matter(values: list[float], shift: float) -> None:
    row = np.array(values)
    moved = row + np.round(shift, 3) * np.array([1, 1, 0, 1, 0, 1, 0])
    before, after = (crisis_equilibria(game(each)) for each in (row, moved))
    if before.count[0] == after.count[0]:  # at a bifurcation rounding decides
        np.testing.assert_allclose(triples(after), triples(before), atol=1e-6)


def test_resistance_next_to_certain_keeps_what_is_left_of_concession() -> None:
    """A root that a scan of (0, 1) misses: p_R differs from 1 by less than a double can say."""
    found = crisis_equilibria(CrisisGame(**EXAMPLE | {"war": -4.0, "war_2": 2.0}))
    assert found.resist[0, 0] == 1.0
    assert 0 <= found.concede[0, 0] < 1e-16
    fights = norm.sf(4.0)
    yields = norm.sf(1.2)
    share = found.fight[0, 0]
    assert share < fights / (fights + yields - fights * yields)
    assert found.challenge[0, 0] == pytest.approx(fights + yields - fights * yields, rel=1e-12)
    expected = log_ndtr(-((1.0 / share) + 2.0 - 1.0))
    assert np.log(np.maximum(found.concede[0, 0], 1e-320)) == pytest.approx(
        max(expected, np.log(1e-320)), rel=1e-6
    )


def test_threat_that_is_never_made_is_never_answered() -> None:
    """p_R = 0: a concession is worth less than the status quo, and only bluffers would threaten."""
    found = crisis_equilibria(
        CrisisGame(
            status_quo=1.0,
            prize=0.0,
            concession=1.0,
            war=-2.0,
            war_2=-2.0,
            audience=0.0,
            prize_2=0.0,
        )
    )
    last = found.count[0] - 1
    assert found.resist[0, 0] == 0.0
    assert found.challenge[0, 0] == 0.0
    assert last % 2 == 0


def test_audience_costs_beyond_bearing_make_every_challenger_fight() -> None:
    found = crisis_equilibria(CrisisGame(**EXAMPLE | {"audience": -40.0}))
    assert found.count.tolist() == [1]
    assert found.fight[0, 0] == pytest.approx(1, abs=1e-12)
    assert found.resist[0, 0] == pytest.approx(ndtr(-2.9), rel=1e-9)


def test_a_game_is_solved_alike_alone_and_among_others() -> None:
    rows = random_rows(40, 9)
    together = crisis_equilibria(game(rows))
    for index in range(0, 80, 7):
        alone = crisis_equilibria(game(rows[index]))
        count = alone.count[0]
        assert together.count[index] == count
        np.testing.assert_array_equal(triples(together)[index, :count], triples(alone)[0, :count])


def test_stable_rule_leaves_out_the_middle_one() -> None:
    found = crisis_equilibria(CrisisGame(**EXAMPLE))
    assert found.is_stable[0].tolist() == [True, False, True]
    rules = found.by_rule()
    outcomes = found.outcomes()[0]
    np.testing.assert_allclose(rules["stable"][0], (outcomes[0] + outcomes[2]) / 2)
    np.testing.assert_allclose(rules["even"][0], outcomes.mean(axis=0))
    assert rules["peace"][0, 2] == outcomes[:, 2].min()
    assert rules["war"][0, 2] == outcomes[:, 2].max()


def test_no_games_have_no_equilibria() -> None:
    found = crisis_equilibria(game(np.empty((0, 7))))
    assert len(found.count) == 0


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), 1e7, [[1.0]]])
def test_payoffs_that_are_no_numbers_are_refused(wrong: object) -> None:
    with pytest.raises(InputError, match="war_2"):
        crisis_equilibria(CrisisGame(**EXAMPLE | {"war_2": wrong}))  # type: ignore[arg-type]


def test_payoffs_of_unlike_length_are_refused() -> None:
    with pytest.raises(InputError, match="unlike length"):
        crisis_equilibria(CrisisGame(**EXAMPLE | {"war_2": [1.0, 2.0], "war": [1.0, 2.0, 3.0]}))
