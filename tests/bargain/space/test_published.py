"""Published and closed-form answers, each under its citation."""

import json
from pathlib import Path

import numpy as np
import pytest

from parley.bargain import solve_space
from tests.bargain.games import game, split_of_one


@pytest.fixture(scope="module")
def printed(shared: Path) -> dict[str, str]:
    entries = json.loads((shared / "methods" / "bargain_reference.json").read_text())
    found = next(entry for entry in entries if entry["id"] == "closed_forms")
    values: dict[str, str] = found["values"]
    return values


def _last_number(text: str) -> float:
    return float(text.replace("->", " ").split()[-1])


def test_fearon_1995_bargaining_range() -> None:
    # Fearon (1995), International Organization 49(3): every division between p - c_A and p + c_B.
    space = solve_space(game(win=np.array([0.5]), costs=np.array([[0.1, 0.2]])))
    assert space.best_for_second.deals[0, 0] == pytest.approx(0.5 - 0.1, abs=1e-12)
    assert space.best_for_first.deals[0, 0] == pytest.approx(0.5 + 0.2, abs=1e-12)
    assert space.margin[0] == pytest.approx(0.15, abs=1e-12)


def test_rubinstein_1982_division() -> None:
    # Rubinstein (1982), Econometrica 50(1): the opener gets (1 - d2) / (1 - d1 d2).
    space = solve_space(split_of_one(patience=np.array([[0.9, 0.8]])))
    assert space.first_opens.gains[0] == pytest.approx([0.2 / 0.28, 0.08 / 0.28], abs=1e-10)
    # When the second opens it gets (1 - d1) / (1 - d1 d2).
    assert space.second_opens.gains[0, 1] == pytest.approx(0.1 / 0.28, abs=1e-10)


def test_nash_1950_and_kalai_smorodinsky_1975_on_a_curved_frontier() -> None:
    # On u2 = 1 - u1^2: Nash at u1 = 1 / sqrt(3); equal shares of the best at the golden section.
    space = solve_space(split_of_one(shape=np.array([[[1.0], [2.0]]])))
    assert space.nash.gains[0, 0] == pytest.approx(1 / np.sqrt(3), abs=1e-10)
    assert space.kalai_smorodinsky.gains[0] == pytest.approx([(np.sqrt(5) - 1) / 2] * 2, abs=1e-10)


def test_printed_figures_to_their_digits(printed: dict[str, str]) -> None:
    curved = solve_space(split_of_one(shape=np.array([[[1.0], [2.0]]])))
    offers = solve_space(split_of_one(patience=np.array([[0.9, 0.8]])))
    for found, name in (
        (curved.nash.gains[0, 0], "nash"),
        (curved.kalai_smorodinsky.gains[0, 0], "KS"),
        (offers.first_opens.gains[0, 0], "rubinstein"),
    ):
        assert f"{found:.10f}" == f"{_last_number(printed[name]):.10f}"


def test_binmore_rubinstein_wolinsky_1986_patient_offers_near_nash() -> None:
    # RAND Journal of Economics 17(2): as both grow patient alike, the offers go to the Nash point.
    curved = {"shape": np.array([[[1.0, 1.4], [2.0, 1.0]]])}
    games = game(
        2,
        win=np.zeros(1),
        costs=np.array([[0.0, 1.0]]),
        patience=np.full((1, 2), 0.99999),
        **curved,
    )
    space = solve_space(games)
    assert space.first_opens.gains == pytest.approx(space.nash.gains, abs=1e-4)
    assert space.second_opens.gains == pytest.approx(space.nash.gains, abs=1e-4)
