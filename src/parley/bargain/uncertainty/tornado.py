"""What each number does to the result when it goes from one end of its range to the other."""

from dataclasses import dataclass

import numpy as np

from parley.bargain.space import TOLERANCE, Array, games_of, margins
from parley.bargain.uncertainty.draws import SOBOL, draw_values, moving
from parley.errors import InvalidRecord
from parley.records import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """The result with one number held at either end of its range, the others drawn.

    Attributes:
        name: The number's name.
        room_at_low: Share of draws with room, the number at its low end.
        room_at_high: The same at its high end.
        margin_at_low: Mean greatest equal gain, at the low end.
        margin_at_high: The same at the high end.
    """

    name: str
    room_at_low: float
    room_at_high: float
    margin_at_low: float
    margin_at_high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tornado:
    """Every number's swing, widest first.

    Attributes:
        room: Share of draws with room, all numbers drawn.
        margin: Mean greatest equal gain, all numbers drawn.
        swings: Ordered by the change in the share with room, then in the mean gain.
        draws: Number of draws.
        seed: Their seed.
    """

    room: float
    margin: float
    swings: tuple[Swing, ...]
    draws: int
    seed: int


def swing_each(
    problem: Problem, *, draws: int = 10_000, seed: int = 0, method: str = SOBOL
) -> Tornado:
    """Return what each number that has a range does to the result.

    The same draws are used at both ends, so that a difference is the number's own doing.

    Args:
        problem: Numbers with their ranges.
        draws: How many.
        seed: The same seed gives the same answer.
        method: `sobol` or `latin`.

    Raises:
        InvalidRecord: The draws or the problem are out of bounds.
    """
    if draws < 1:
        raise InvalidRecord(f"{draws} draws: ask for one or more")
    values = draw_values(problem, draws, seed=seed, method=method)
    amounts = list(problem.amounts())

    def result(of: Array) -> tuple[float, float]:
        margin = margins(games_of(problem, of))
        return float(np.mean(margin >= -TOLERANCE)), float(margin.mean())

    room, margin = result(values)
    swings = []
    for at in moving(problem):
        held = values.copy()
        held[:, at] = amounts[at].low
        low = result(held)
        held[:, at] = amounts[at].high
        high = result(held)
        swings.append(
            Swing(
                name=amounts[at].name,
                room_at_low=low[0],
                room_at_high=high[0],
                margin_at_low=low[1],
                margin_at_high=high[1],
            )
        )
    swings.sort(key=_width, reverse=True)
    return Tornado(room=room, margin=margin, swings=tuple(swings), draws=draws, seed=seed)


def _width(swing: Swing) -> tuple[float, float]:
    return (
        abs(swing.room_at_high - swing.room_at_low),
        abs(swing.margin_at_high - swing.margin_at_low),
    )
