"""What each issue does to a deal, draw by draw."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from parley.bargain.space import TOLERANCE, Games, margins, red_line_bounds
from parley.records import IssueRoom, Problem

Array = npt.NDArray[np.float64]


def issue_rooms(problem: Problem, games: Games, has_room: npt.NDArray[np.bool_]) -> tuple[
    IssueRoom, ...
]:  # fmt: skip
    """Return for each topic how far it alone allows a deal, and how often it closes one.

    Args:
        problem: The problem.
        games: N draws of it.
        has_room: Which of them have room for a deal on everything; shape (N,).
    """
    low, high = red_line_bounds(games)
    closed = np.flatnonzero(~has_room)
    rooms = []
    for number, topic in enumerate(problem.topics):
        others = [t for t in range(len(problem.topics)) if t != number]
        alone = margins(set_aside(games, others)) >= -TOLERANCE
        share = 0.0
        if len(closed) and others:
            without = set_aside(picked(games, closed), [number])
            share = float((margins(without) >= -TOLERANCE).mean())
        rooms.append(
            IssueRoom(
                topic=topic.name,
                share=float(alone.mean()),
                closes=share,
                red_lines=float((low[:, number] > high[:, number] + TOLERANCE).mean()),
            )
        )
    return tuple(rooms)


def set_aside(games: Games, topics: list[int]) -> Games:
    """Return games in which some topics weigh nothing and bind nobody."""
    salience, least = games.salience.copy(), games.least.copy()
    salience[:, :, topics] = 0.0
    least[:, :, topics] = np.nan
    return replace(games, salience=salience, least=least)


def picked(games: Games, rows: npt.NDArray[np.intp]) -> Games:
    """Return some of the games."""

    def of(values: Array) -> Array:
        return values[rows]

    return replace(
        games,
        ideal=of(games.ideal),
        salience=of(games.salience),
        shape=of(games.shape),
        least=of(games.least),
        win=of(games.win),
        costs=of(games.costs),
        levers=of(games.levers),
        patience=of(games.patience),
    )
