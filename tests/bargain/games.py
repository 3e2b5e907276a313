"""Games as arrays, made up for the tests."""

import numpy as np
from hypothesis import strategies as st
from numpy.random import Generator

from parley.bargain import Games


def game(topics: int = 1, number: int = 1, **changes: object) -> Games:
    """Return games in which the first party wants 1 and the second 0, all else plain."""
    full = (number, 2, topics)
    fields: dict[str, object] = {
        "ideal": np.tile(np.array([1.0, 0.0])[None, :, None], (number, 1, topics)),
        "salience": np.ones(full),
        "shape": np.ones(full),
        "least": np.full(full, np.nan),
        "win": np.full(number, 0.5),
        "costs": np.zeros((number, 2)),
        "levers": np.zeros((number, 2)),
        "patience": np.full((number, 2), np.nan),
        "levels": (0,) * topics,
    }
    return Games(**{**fields, **changes})  # type: ignore[arg-type]


def split_of_one(**changes: object) -> Games:
    """Return a division of one unit with nothing to fall back on for either."""
    return game(win=np.zeros(1), costs=np.array([[0.0, 1.0]]), **changes)


def random_games(
    rng: Generator,
    number: int,
    topics: int,
    *,
    shapes: tuple[float, float] = (1, 2.5),
    **changes: object,
) -> Games:
    full = (number, 2, topics)
    least = np.where(rng.random(full) < 0.15, rng.random(full), np.nan)
    linear = rng.random(full) < 0.4
    return game(
        topics,
        number,
        **{
            "ideal": rng.random(full),
            "salience": rng.random(full) * (rng.random(full) < 0.9),
            "shape": np.where(linear, max(shapes[0], 1.0), rng.uniform(*shapes, full)),
            "least": least,
            "win": rng.random(number),
            "costs": rng.random((number, 2)) * 0.3,
            "levers": rng.uniform(-0.3, 0.2, (number, 2)),
            **changes,
        },
    )


seeds = st.integers(0, 2**32 - 1)
