"""What the ranges of the inputs do to the result."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from parley.bargain.space import TOLERANCE, Games, games_of, margins
from parley.records import Opening, Problem, Swing

Array = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

#: Points of a range that are tried for the smallest change: a step of a two-hundredth of it.
_STEPS = 201
#: Halvings of a joint change: finer than a reader can tell.
_HALVINGS = 40
#: What is low and high in an input, as shares of the draws.
_THIRDS = (1 / 3, 2 / 3)


def room_of(problem: Problem, values: Array) -> Array:
    """Return what all parties can gain at the least, for each row of numbers; shape (N,)."""
    return np.asarray(margins(games_of(problem, values)))


def ends(problem: Problem) -> tuple[Array, Array]:
    """Return the least and the greatest value of every number, in the order of the problem."""
    amounts = list(problem.amounts())
    return np.array([a.low for a in amounts]), np.array([a.high for a in amounts])


def drawn(problem: Problem, draws: int, seed: int) -> tuple[Array, Array]:
    """Return two independent sets of numbers from the ranges, each evenly spread.

    Args:
        problem: The problem.
        draws: How many; the first of the next power of two.
        seed: Of the scrambling.

    Returns:
        Two arrays of shape (N, inputs).

    Source:
        Owen (1998), Scrambling Sobol' and Niederreiter-Xing Points, J. Complexity 14(4).
    """
    from scipy.stats import qmc

    low, high = ends(problem)
    sobol = qmc.Sobol(2 * len(low), scramble=True, seed=seed)
    points = sobol.random_base2(max(1, (draws - 1).bit_length()))[:draws]
    first, second = points[:, : len(low)], points[:, len(low) :]
    return low + first * (high - low), low + second * (high - low)


def on_guesses(problem: Problem, one: Array, other: Array, has_room: Bools) -> float:
    """Return the share of the variance of "there is room" that guesses have a part in.

    Args:
        problem: The problem.
        one: Draws; shape (N, inputs).
        other: Independent draws of the same shape.
        has_room: Which of the first have room.

    Source:
        Total index of a group of inputs: Jansen (1999), Computer Physics Communications 117.
    """
    guessed = np.array([amount.is_guess for amount in problem.amounts()])
    variance = float(has_room.var())
    if not guessed.any() or variance == 0:
        return 0.0
    changed = room_of(problem, np.where(guessed, other, one)) >= -TOLERANCE
    return min(1.0, float((changed != has_room).mean()) / (2 * variance))


def swayed(problem: Problem, values: Array, has_room: Bools) -> tuple[float, float, str]:
    """Return the share of draws with room where the input that moves it most is low or high.

    Args:
        problem: The problem.
        values: Draws of it; shape (N, inputs).
        has_room: Which of them have room; shape (N,).

    Returns:
        The lower share, the higher one, and the input's name, `""` where nothing is uncertain.
    """
    share = float(has_room.mean())
    best = (share, share, "")
    for column, amount in enumerate(problem.amounts()):
        if amount.low == amount.high:
            continue
        low, high = np.quantile(values[:, column], _THIRDS)
        pair = sorted(
            (
                float(has_room[values[:, column] <= low].mean()),
                float(has_room[values[:, column] >= high].mean()),
            )
        )
        if pair[1] - pair[0] > best[1] - best[0]:
            best = (min(pair[0], share), max(pair[1], share), amount.name)
    return best


def openings(problem: Problem) -> tuple[tuple[Opening, ...], Opening | None]:
    """Return the smallest change of each number that opens a deal, and of all at once.

    A change stays within the number's range; its size is its share of half the range.

    Returns:
        The changes of one number, the smallest first, and the joint one; none where there is room
        already in the middle of all ranges, or where no change opens one.
    """
    low, high = ends(problem)
    middle = (low + high) / 2
    if float(room_of(problem, middle[None])[0]) >= -TOLERANCE:
        return (), None
    names = [amount.name for amount in problem.amounts()]
    moving = np.flatnonzero(high > low)
    found, better = [], middle.copy()
    for column in moving:
        tried = np.repeat(middle[None], _STEPS, axis=0)
        tried[:, column] = np.linspace(low[column], high[column], _STEPS)
        room = room_of(problem, tried)
        better[column] = tried[int(np.argmax(room)), column]
        opens = np.flatnonzero(room >= -TOLERANCE)
        if len(opens):
            nearest = opens[np.argmin(np.abs(tried[opens, column] - middle[column]))]
            value = float(tried[nearest, column])
            size = abs(value - middle[column]) / ((high[column] - low[column]) / 2)
            change = (names[column], float(middle[column]), value)
            found.append(Opening(changes=(change,), size=float(size)))
    return tuple(sorted(found, key=lambda o: o.size)), _joint(problem, middle, better, names)


def _joint(problem: Problem, middle: Array, better: Array, names: list[str]) -> Opening | None:
    """Return how far all numbers have to go towards what suits a deal, `None` where none opens."""
    if float(room_of(problem, better[None])[0]) < -TOLERANCE:
        return None
    below, above = 0.0, 1.0
    for _ in range(_HALVINGS):
        share = (below + above) / 2
        if float(room_of(problem, (middle + share * (better - middle))[None])[0]) >= -TOLERANCE:
            above = share
        else:
            below = share
    after = middle + above * (better - middle)
    changes = tuple(
        (name, float(a), float(b))
        for name, a, b in zip(names, middle, after, strict=True)
        if a != b
    )
    return Opening(changes=changes, size=above)


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


def swings(problem: Problem) -> tuple[Swing, ...]:
    """Return how far each uncertain number moves the result, the widest first."""
    low, high = ends(problem)
    middle = (low + high) / 2
    moving = np.flatnonzero(high > low)
    tried = np.repeat(middle[None], 2 * len(moving) + 1, axis=0)
    for row, column in enumerate(moving):
        tried[2 * row, column], tried[2 * row + 1, column] = low[column], high[column]
    room = room_of(problem, tried)
    names = [amount.name for amount in problem.amounts()]
    found = [
        Swing(name=names[column], at_low=float(room[2 * row]), at_high=float(room[2 * row + 1]))
        for row, column in enumerate(moving)
    ]
    return tuple(sorted(found, key=lambda swing: (-swing.width, swing.name)))
