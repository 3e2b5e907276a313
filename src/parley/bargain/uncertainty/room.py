"""How often there is room for a deal, on which issues, and what closes it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from parley.bargain.space import TOLERANCE, Array, Games, games_of, margins, war_values
from parley.bargain.uncertainty.draws import SOBOL, draw_values
from parley.errors import InvalidRecord
from parley.records import Problem

#: Independent scramblings, from whose spread the interval is taken.
SCRAMBLINGS = 16

#: Kinds of what can hold a deal back.
RED_LINE, LEVELS, LEVER = "red line", "levels", "lever"

#: Two-sided level of every interval here.
LEVEL = 0.9

#: A gain smaller than this is rounding: nothing binds.
_BINDS = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share of draws, with the interval that the number of draws leaves.

    Attributes:
        share: 0 to 1.
        low: Lower end of the interval, 0 to 1.
        high: Upper end.
    """

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRoom:
    """Room for a deal as one issue makes it.

    Attributes:
        topic: The issue's name.
        alone: Share of draws with room if this issue were all there is to settle.
        without: Share of draws with room if it were off the table.
        closes: Share of draws that have no room, and would have without it.
    """

    topic: str
    alone: Share
    without: Share
    closes: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """Something that holds a deal back.

    Attributes:
        name: The number that draws the red line, the issue that has levels, or the lever.
        kind: `red line`; `levels`, where an issue settles at some points only; `lever`, where a
            deal costs a party something beside it.
        gain: Mean rise of the greatest equal gain without it, over all draws.
        binds: Share of draws in which it costs anything.
        closes: Share of draws that have no room, and would have without it.
    """

    name: str
    kind: str
    gain: float
    binds: Share
    closes: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How often a deal exists over the ranges of a problem.

    Attributes:
        room: Share of draws in which some deal is as good as fighting on for all.
        margin: Quantiles 0.05, 0.25, 0.5, 0.75 and 0.95 of the greatest equal gain.
        topics: The same issue by issue, in the problem's order.
        constraints: What holds a deal back, what closes most draws first.
        draws: Number of draws.
        seed: Seed of the draws.
        method: How they are spread.
    """

    room: Share
    margin: tuple[float, ...]
    topics: tuple[TopicRoom, ...]
    constraints: tuple[Constraint, ...]
    draws: int
    seed: int
    method: str


def find_room(problem: Problem, *, draws: int = 4096, seed: int = 0, method: str = SOBOL) -> Room:
    """Return how often there is room for a deal, issue by issue, and what closes it.

    Args:
        problem: Numbers with their ranges; see `draws.scaled` for how they are drawn.
        draws: About how many: rounded up to a multiple of 16, for the interval.
        seed: The same seed gives the same answer.
        method: `sobol` or `latin`.

    Raises:
        InvalidRecord: The draws or the problem are out of bounds.
    """
    if draws < 1:
        raise InvalidRecord(f"{draws} draws: ask for one or more")
    each = -(-draws // SCRAMBLINGS)
    values = np.concatenate(
        [
            draw_values(problem, each, seed=SCRAMBLINGS * seed + i, method=method)
            for i in range(SCRAMBLINGS)
        ]
    )
    games = games_of(problem, values)
    margin = margins(games)
    quantiles = np.quantile(margin, (0.05, 0.25, 0.5, 0.75, 0.95))
    return Room(
        room=share_of(margin >= -TOLERANCE),
        margin=tuple(float(value) for value in quantiles),
        topics=tuple(_by_topic(problem, games, margin)),
        constraints=tuple(_by_constraint(problem, values, games, margin)),
        draws=len(games),
        seed=seed,
        method=method,
    )


def share_of(happens: npt.NDArray[np.bool_]) -> Share:
    """Return the share of draws in which something happens, with its interval.

    The draws stand in `SCRAMBLINGS` blocks of independent scramblings; the interval is Student's t
    over the blocks' shares. Where it happens in every draw or in none, the interval is what that
    many independent draws leave (the rule of three, at this level).

    Source:
        L'Ecuyer, Nakayama, Owen and Tuffin (2023), Confidence Intervals for Randomized
        Quasi-Monte Carlo Estimators, Winter Simulation Conference.
    """
    from scipy.stats import t

    blocks = np.asarray(happens, dtype=float).reshape(SCRAMBLINGS, -1).mean(axis=1)
    share = float(blocks.mean())
    error = float(blocks.std(ddof=1) / np.sqrt(SCRAMBLINGS))
    half = float(t.ppf((1 + LEVEL) / 2, SCRAMBLINGS - 1)) * error
    if error == 0 and share in (0.0, 1.0):
        half = float(-np.log(1 - LEVEL) / happens.size)
    return Share(share=share, low=max(share - half, 0.0), high=min(share + half, 1.0))


def _by_topic(problem: Problem, games: Games, margin: Array) -> Iterator[TopicRoom]:
    for i, topic in enumerate(problem.topics):
        rest = [j for j in range(len(problem.topics)) if j != i]
        alone = margins(_keeping(games, [i])) >= -TOLERANCE
        if rest:
            without = margins(_keeping(games, rest))
        else:
            # Nothing to settle: both have all they want for ending the war.
            without = np.min(1 + games.levers - war_values(games), axis=1)
        yield TopicRoom(
            topic=topic.name,
            alone=share_of(alone),
            without=share_of(without >= -TOLERANCE),
            closes=share_of((without >= -TOLERANCE) & (margin < -TOLERANCE)),
        )


def _by_constraint(
    problem: Problem, values: Array, games: Games, margin: Array
) -> list[Constraint]:
    found = []
    for name, kind, freed in _without_each(problem, values, games):
        gain = np.maximum(margins(freed) - margin, 0)
        opens = (margin + gain >= -TOLERANCE) & (margin < -TOLERANCE)
        found.append(
            Constraint(
                name=name,
                kind=kind,
                gain=float(gain.mean()),
                binds=share_of(gain > _BINDS),
                closes=share_of(opens),
            )
        )
    return sorted(found, key=lambda one: (-one.closes.share, -one.gain, one.name))


def _keeping(games: Games, topics: list[int]) -> Games:
    return replace(
        games,
        ideal=games.ideal[:, :, topics],
        salience=games.salience[:, :, topics],
        shape=games.shape[:, :, topics],
        least=games.least[:, :, topics],
        levels=tuple(games.levels[i] for i in topics),
    )


def _without_each(
    problem: Problem, values: Array, games: Games
) -> Iterator[tuple[str, str, Games]]:
    """Yield what can hold a deal back, its kind, and the games as they would be without it."""
    column = {amount.name: values[:, i] for i, amount in enumerate(problem.amounts())}
    topic_at = {topic.name: i for i, topic in enumerate(problem.topics)}
    for stake in problem.stakes:
        if stake.least is not None:
            least = games.least.copy()
            least[:, problem.parties.index(stake.party), topic_at[stake.topic]] = np.nan
            yield stake.least.name, RED_LINE, replace(games, least=least)
    for i, topic in enumerate(problem.topics):
        if topic.levels:
            levels = (*games.levels[:i], 0, *games.levels[i + 1 :])
            yield topic.name, LEVELS, replace(games, levels=levels)
    for lever in problem.levers:
        brings = column[lever.worth.name] * column[lever.belief.name]
        levers = games.levers.copy()
        levers[:, problem.parties.index(lever.party)] -= np.minimum(brings, 0)
        yield lever.name, LEVER, replace(games, levers=levers)
