"""Fighting on, offers, solutions and the frontier, by what they are worth to the two at war."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from parley.bargain.space import (
    TOLERANCE,
    Games,
    deal_values,
    red_line_bounds,
    solve,
    war_values,
)
from parley.records import Problem, Spot

Array = npt.NDArray[np.float64]
Pair = tuple[float, float]

#: Points at which an issue may settle where the frontier is drawn, and weights of the parties.
_POINTS, _TILTS = 101, 61
#: Where an offer leaves an issue open.
HALFWAY = 0.5
_SOLUTIONS = (
    ("Nash", "nash"),
    ("Kalai–Smorodinsky", "kalai_smorodinsky"),
    ("equal gains", "egalitarian"),
    ("first to offer", "first_opens"),
    ("second to offer", "second_opens"),
)


def two_at_war(games: Games) -> Games:
    """Return games of the first two parties alone."""
    return replace(
        games,
        ideal=games.ideal[:, :2],
        salience=games.salience[:, :2],
        shape=games.shape[:, :2],
        least=games.least[:, :2],
        costs=games.costs[:, :2],
        levers=games.levers[:, :2],
        patience=games.patience[:, :2],
    )


def spots_of(problem: Problem, games: Games) -> tuple[Spot, ...]:
    """Return fighting on, offers on the table, and the solutions that exist, in one game."""
    war = war_values(games)[0]
    spots = [Spot(name="fighting on", worth=(float(war[0]), float(war[1])), kind="war")]
    for proposal in problem.proposals:
        at = dict(proposal.at)
        deal = np.array([at.get(topic.name, HALFWAY) for topic in problem.topics])
        spot = _spot(proposal.name, "offer", games, deal)
        spots.append(replace(spot, crosses=_crossed(problem, deal)))
    solved = solve(games)
    for name, field in _SOLUTIONS:
        deal = getattr(solved, field).deals[0]
        if bool(solved.has_room[0]) and not np.isnan(deal).any():
            spots.append(_spot(name, "solution", games, deal))
    return tuple(spots)


def frontier(games: Games) -> tuple[Pair, ...]:
    """Return the values of deals that are best for some weighting of two parties.

    Such deals are the whole frontier where losses do not bend outward, else its convex hull; red
    lines are kept. Empty where red lines leave no deal.
    """
    low, high = red_line_bounds(games)
    if bool((low > high).any()):
        return ()
    topics = games.ideal.shape[2]
    best = np.empty((_TILTS, topics))
    for topic in range(topics):
        number = games.levels[topic] or _POINTS
        grid = np.linspace(0, 1, number)
        inside = (grid >= low[0, topic] - 1e-9) & (grid <= high[0, topic] + 1e-9)
        grid = grid[inside] if inside.any() else np.array([(low[0, topic] + high[0, topic]) / 2])
        away = np.abs(grid - games.ideal[0, :2, topic, None]) ** games.shape[0, :2, topic, None]
        loss = games.weights[0, :2, topic, None] * away
        tilt = np.linspace(0, 1, _TILTS)[:, None]
        best[:, topic] = grid[np.argmin(tilt * loss[0] + (1 - tilt) * loss[1], axis=1)]
    values = deal_values(games, best)[0, :, :2]
    return tuple(dict.fromkeys((float(a), float(b)) for a, b in values))


def without_red_lines(games: Games) -> Games:
    """Return games in which nobody has a red line."""
    return replace(games, least=np.full_like(games.least, np.nan))


def _crossed(problem: Problem, deal: Array) -> tuple[str, ...]:
    """Return the red lines that a deal crosses, each in the middle of its range."""
    at = {topic.name: deal[i] for i, topic in enumerate(problem.topics)}
    crossed = []
    for stake in problem.stakes:
        if stake.least is None:
            continue
        side = np.sign(stake.ideal.middle - stake.least.middle)
        beyond = (stake.least.middle - at[stake.topic]) * side
        off = abs(at[stake.topic] - stake.least.middle)
        if (off if side == 0 else beyond) > TOLERANCE:
            crossed.append(stake.least.name)
    return tuple(crossed)


def _spot(name: str, kind: str, games: Games, deal: Array) -> Spot:
    worth = deal_values(games, deal[None])[0, 0]
    return Spot(
        name=name,
        worth=(float(worth[0]), float(worth[1])),
        kind=kind,
        deal=tuple(float(point) for point in deal),
    )
