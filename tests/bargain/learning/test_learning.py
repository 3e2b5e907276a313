"""Fighting and learning: theorems of the model, an independent solution, laws, bad input."""

import doctest
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.bargain.learning import fight_and_learn
from parley.errors import InvalidRecord

PAGE = Path(__file__).parents[3] / "docs" / "methods" / "bargaining" / "learning.md"

games = st.fixed_dictionaries(
    {
        "chance_strong": st.floats(0.01, 0.99),
        "win_strong": st.floats(0.05, 0.9),
        "win_weak": st.floats(0.0, 1.0),
        # Where a battle costs nobody anything an attacker may as well fight it.
        "cost_attacker": st.floats(0.001, 0.2),
        "cost_defender": st.floats(0.0, 0.2),
    }
)
units = st.integers(1, 4)


def _fair(game: dict[str, float]) -> dict[str, float]:
    """Return the game with the weak defender's odds above the strong one's."""
    low = game["win_strong"]
    return game | {"win_weak": low + (0.95 - low) * game["win_weak"]}


def _fought_out(win: float, cost: float, attackers: int, defenders: int) -> float:
    """Return what a defender gets that fights to the end, and may give in for nothing."""
    if not defenders:
        return 0.0
    if not attackers:
        return 1.0
    ahead = win * _fought_out(win, cost, attackers, defenders - 1)
    ahead += (1 - win) * _fought_out(win, cost, attackers - 1, defenders)
    return max(ahead - cost, 0.0)


@settings(deadline=None)
@given(game=games, attackers=units, defenders=units, is_strong=st.booleans())
def test_filson_werner_2002_whoever_is_known_is_settled_with_at_once(
    game, attackers, defenders, is_strong
) -> None:
    game = _fair(game) | {"chance_strong": float(is_strong)}
    found = fight_and_learn(**game, attackers=attackers, defenders=defenders)
    odds = game["win_strong"] if is_strong else game["win_weak"]
    worth = _fought_out(odds, game["cost_defender"], attackers, defenders)
    assert found.settled[0] == pytest.approx(1)
    assert found.offer == pytest.approx(worth, abs=1e-9)
    assert found.value == pytest.approx(1 - worth, abs=1e-9)


@settings(deadline=None)
@given(game=games)
def test_filson_werner_2002_last_battle_is_a_screening_game(game) -> None:
    """With a unit each: the low offer is made where the chance of a strong defender is small."""
    game = _fair(game)
    found = fight_and_learn(**game, attackers=1, defenders=1)
    s, w = game["win_strong"], game["win_weak"]
    high = max(1 - s - game["cost_defender"], 0.0)
    low = max(1 - w - game["cost_defender"], 0.0)
    b = game["chance_strong"]
    bold = (1 - b) * (1 - low) + b * (s - game["cost_attacker"])
    assert found.value == pytest.approx(max(bold, 1 - high), abs=1e-9)
    if abs(bold - 1 + high) > 1e-9:
        assert found.settled[0] == pytest.approx(1 - b if bold > 1 - high else 1, abs=1e-9)


@settings(deadline=None)
@given(game=games, attackers=units, defenders=units)
def test_strong_defender_gets_what_fighting_to_the_end_would_bring(game, attackers, defenders):
    game = _fair(game)
    found = fight_and_learn(**game, attackers=attackers, defenders=defenders)
    strong = _fought_out(game["win_strong"], game["cost_defender"], attackers, defenders)
    weak = _fought_out(game["win_weak"], game["cost_defender"], attackers, defenders)
    assert found.value_strong == pytest.approx(strong, abs=1e-9)
    assert weak - 1e-9 <= found.value_weak <= strong + 1e-9


@settings(deadline=None)
@given(game=games, attackers=units, defenders=units)
def test_what_is_not_divided_was_spent_on_battles(game, attackers, defenders) -> None:
    game = _fair(game)
    found = fight_and_learn(**game, attackers=attackers, defenders=defenders)
    b = game["chance_strong"]
    divided = found.value + b * found.value_strong + (1 - b) * found.value_weak
    spent = found.battles * (game["cost_attacker"] + game["cost_defender"])
    assert divided + spent == pytest.approx(1, abs=1e-7)


@settings(deadline=None)
@given(game=games, attackers=units, defenders=units, patience=st.floats(0.5, 1))
def test_probabilities_of_a_war_add_up(game, attackers, defenders, patience) -> None:
    found = fight_and_learn(
        **_fair(game), attackers=attackers, defenders=defenders, patience=patience
    )
    assert (np.diff(found.settled) >= -1e-12).all()
    assert (np.diff(found.decided) >= -1e-12).all()
    assert found.settled[-1] + found.decided[-1] == pytest.approx(1)
    known = found.belief[~np.isnan(found.belief)]
    assert ((known >= 0) & (known <= 1 + 1e-12)).all()
    assert 0 <= found.offer <= 1


@settings(deadline=None)
@given(game=games, attackers=st.integers(2, 4), defenders=st.integers(2, 4))
def test_attacker_learns_by_the_rule_of_bayes(game, attackers, defenders) -> None:
    """The first battle moves the odds by how likely each defender was to lose it."""
    game = _fair(game)
    found = fight_and_learn(**game, attackers=attackers, defenders=defenders)
    lost, won = found.belief[1, 0], found.belief[1, 1]
    if np.isnan(lost) or min(1 - lost, 1 - won) < 1e-6:
        return
    s, w = game["win_strong"], game["win_weak"]
    moved = (lost / (1 - lost)) / (won / (1 - won))
    assert moved == pytest.approx((1 - s) / (1 - w) * w / s, rel=1e-6)
    # The refusal itself speaks for a strong defender.
    refused = won / (1 - won) * w / s
    assert refused >= game["chance_strong"] / (1 - game["chance_strong"]) * (1 - 1e-6)


@settings(deadline=None)
@given(game=games, attackers=units, defenders=units, more=st.floats(0, 1))
def test_stronger_defender_to_be_feared_is_never_good_for_the_attacker(
    game, attackers, defenders, more
) -> None:
    game = _fair(game)
    feared = game | {"chance_strong": game["chance_strong"] + more * (1 - game["chance_strong"])}
    both = {"attackers": attackers, "defenders": defenders}
    before, after = fight_and_learn(**game, **both), fight_and_learn(**feared, **both)
    assert after.value <= before.value + 1e-9
    assert after.value_weak >= before.value_weak - 1e-9


def _by_grid(chance, game, attackers, defenders, *, points):
    """Return both values, the attacker's and a weak defender's, by trying posteriors on a grid."""
    if not attackers or not defenders:
        end = 1.0 if attackers else 0.0
        return np.full(chance.shape, end), np.full(chance.shape, 1 - end)
    s, w = game["win_strong"], game["win_weak"]
    strong = _fought_out(s, game["cost_defender"], attackers, defenders)
    parts = np.linspace(0, 1, points)
    after = chance[..., None] + (1 - chance[..., None]) * parts
    win = after * s + (1 - after) * w
    ahead = [
        _by_grid(after * s / win, game, attackers, defenders - 1, points=points),
        _by_grid(after * (1 - s) / (1 - win), game, attackers - 1, defenders, points=points),
    ]
    battle = win * ahead[0][0] + (1 - win) * ahead[1][0] - game["cost_attacker"]
    offer = np.maximum(w * ahead[0][1] + (1 - w) * ahead[1][1] - game["cost_defender"], 0)
    refuse = chance[..., None] / after
    worth = (1 - refuse) * (1 - offer) + refuse * battle
    best = worth.argmax(axis=-1)[..., None]
    value = np.take_along_axis(worth, best, axis=-1)[..., 0]
    weak = np.take_along_axis(offer, best, axis=-1)[..., 0]
    return np.maximum(value, 1 - strong), np.where(value > 1 - strong, weak, strong)


@settings(max_examples=15, deadline=None)
@given(game=games, size=st.sampled_from([(2, 1), (1, 2), (2, 2)]))
def test_solution_by_trying_posteriors_on_a_grid_is_no_better_and_comes_near(game, size) -> None:
    game = _fair(game)
    found = fight_and_learn(**game, attackers=size[0], defenders=size[1])
    tried, _ = _by_grid(np.array([game["chance_strong"]]), game, *size, points=60)
    # The grid misses the edges, at which the attacker does best, by one step in 59 a battle.
    assert found.value == pytest.approx(tried[0], abs=0.03)


def test_games_at_once_are_the_games_one_by_one() -> None:
    rng = np.random.default_rng(8)
    s = rng.uniform(0.1, 0.6, 30)
    rows = (rng.random(30), s, s + 0.3, rng.random(30) * 0.05, rng.random(30) * 0.05)
    at_once = fight_and_learn(*rows, attackers=3, defenders=3, patience=0.95)
    for n in range(30):
        one = fight_and_learn(*(row[n] for row in rows), attackers=3, defenders=3, patience=0.95)
        assert at_once.settled[n] == pytest.approx(one.settled)
        assert at_once.value[n] == pytest.approx(one.value)
        assert at_once.belief[n] == pytest.approx(one.belief, nan_ok=True)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"chance_strong": 1.5}, "strong defender: 1.5"),
        ({"win_strong": 0.0}, "odds with a strong defender: 0"),
        ({"win_weak": 0.2}, "above those with a strong one"),
        ({"cost_attacker": -0.1}, "battle: -0.1"),
        ({"cost_defender": np.nan}, "no finite number"),
        ({"attackers": 0}, "0 and 2 units"),
        ({"attackers": 11}, "11 and 2 units"),
        ({"win_weak": [0.6, 0.7], "chance_strong": [0.1, 0.2, 0.3]}, "do not fit"),
    ],
)
def test_what_cannot_be_is_refused(change, says) -> None:
    fine = {
        "chance_strong": 0.5,
        "win_strong": 0.3,
        "win_weak": 0.6,
        "cost_attacker": 0.02,
        "cost_defender": 0.02,
        "attackers": 2,
        "defenders": 2,
    }
    with pytest.raises(InvalidRecord, match=says):
        fight_and_learn(**(fine | change))


def test_examples_on_the_page_give_what_it_says() -> None:
    tried = doctest.testfile(str(PAGE), module_relative=False)
    assert tried.attempted > 0
    assert tried.failed == 0
