"""What a deal, and what fighting on, is worth to each party."""

import numpy as np
import numpy.typing as npt

from parley.bargain.space.games import FIGHTING, Array, Games

#: A deal as good as fighting on is taken; rounding must not turn it down.
TOLERANCE = 1e-9


def deal_values(games: Games, deals: Array) -> Array:
    """Return what deals are worth, red lines aside.

    Args:
        games: N games.
        deals: Points 0 to 1; shape (M, T) for the same deals in every game.

    Returns:
        Each party's value, 1 for its best outcome without levers; shape (N, M, P).

    Source:
        A weighted sum of losses with distance, as in spatial models of bargaining: Enelow and
        Hinich (1984), The Spatial Theory of Voting.
    """
    values = np.ones((len(games), len(deals), games.parties)) + games.levers[:, None, :]
    weights = games.weights
    for topic in range(games.ideal.shape[2]):
        away = np.abs(deals[None, :, None, topic] - games.ideal[:, None, :, topic])
        values -= weights[:, None, :, topic] * away ** games.shape[:, None, :, topic]
    return values


def war_values(games: Games) -> Array:
    """Return what fighting on is worth: a lottery with costs.

    The first two parties get all (1) if they prevail and nothing (0) if not, less their costs.
    Any further party gets what the winner would impose, the winner's best outcome, less its costs.

    Returns:
        Value in each party's own scale; shape (N, P).

    Source:
        Fearon (1995), Rationalist Explanations for War, International Organization 49(3).
    """
    worth = np.empty((len(games), games.parties))
    worth[:, 0] = games.win
    worth[:, 1] = 1 - games.win
    weights = games.weights
    for party in range(FIGHTING, games.parties):
        imposed = []
        for winner in range(FIGHTING):
            away = np.abs(games.ideal[:, winner] - games.ideal[:, party])
            loss = weights[:, party] * away ** games.shape[:, party]
            imposed.append(1 - loss.sum(axis=1))
        worth[:, party] = games.win * imposed[0] + (1 - games.win) * imposed[1]
    return np.asarray(worth - games.costs)


def red_line_bounds(games: Games) -> tuple[Array, Array]:
    """Return the lowest and highest point of each topic that every red line allows.

    A red line bars what lies beyond it as seen from the party's ideal; one drawn at the ideal
    itself allows that point only.

    Returns:
        Two arrays of shape (N, T); the first is above the second where red lines exclude each
        other.
    """
    low = np.where(games.least <= games.ideal, games.least, 0.0)
    high = np.where(games.least >= games.ideal, games.least, 1.0)
    return low.max(axis=1), high.min(axis=1)


def accepts(games: Games, deals: Array) -> npt.NDArray[np.bool_]:
    """Return who would take which deal: no red line of its own crossed, no worse than fighting on.

    Args:
        games: N games.
        deals: Points 0 to 1; shape (M, T).

    Returns:
        Shape (N, M, P).
    """
    gains = deal_values(games, deals) - war_values(games)[:, None, :]
    side = np.sign(games.ideal - games.least)[:, None, :, :]
    beyond = (games.least[:, None, :, :] - deals[None, :, None, :]) * side
    off = np.abs(deals[None, :, None, :] - games.least[:, None, :, :])
    crossed = np.where(side == 0, off > TOLERANCE, beyond > TOLERANCE)
    return np.asarray((gains >= -TOLERANCE) & ~crossed.any(axis=3))
