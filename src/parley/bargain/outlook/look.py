"""From a problem with ranges to what people are shown of it."""

import numpy as np
import numpy.typing as npt

from parley.bargain.outlook.settling import settlements
from parley.bargain.outlook.spots import (
    HALFWAY,
    frontier,
    spots_of,
    two_at_war,
    without_red_lines,
)
from parley.bargain.outlook.swaps import find_swaps
from parley.bargain.signals import belief_bounds, update_beliefs
from parley.bargain.space import TOLERANCE, games_of, margins, red_line_bounds, war_values
from parley.bargain.uncertainty import (
    Change,
    Room,
    Tornado,
    draw_values,
    find_opening,
    find_room,
    split_variance,
    swing_each,
)
from parley.errors import InvalidRecord
from parley.records import (
    Beliefs,
    DealSpace,
    Hindrance,
    IssueRoom,
    Opening,
    Problem,
    Swing,
    Types,
)

Array = npt.NDArray[np.float64]

DRAWS, SEED = 20_000, 7
_ENDS = ("low", "high")
#: A million draws of ten issues take a laptop minutes; more say nothing new.
MOST_DRAWS = 1_000_000
#: Draws at each end of each input, and rows of the variance's design: they name the inputs that
#: matter, for which two digits do.
_SWING_DRAWS, _ROWS = 2048, 1024
#: More issues than any talks list; work grows with their square.
MOST_ISSUES = 40
METHOD = (
    "Deal space with war as a costly lottery: Fearon (1995), International Organization 49(3).",
    "Weighted losses with distance on each issue: Enelow and Hinich (1984).",
    "Draws by scrambled Sobol sequences: Owen (1998), J. Complexity 14(4).",
    "Demands by rounds under private costs: Fudenberg, Levine and Tirole (1985).",
    "Shares of variance: Jansen (1999); Saltelli et al. (2010), Computer Physics Communications.",
)
BELIEF_METHOD = "Belief after signals: Good (1950), Probability and the Weighing of Evidence."


def look(problem: Problem, *, draws: int = DRAWS, seed: int = SEED) -> DealSpace:
    """Return whether there is room for a deal, how sure that is, and what it rests on.

    Args:
        problem: The problem, its numbers with their ranges.
        draws: How many sets of numbers are drawn; rounded up to a multiple of 16.
        seed: Of the draws; the same seed gives the same result.

    Raises:
        InvalidRecord: The problem is too large, or the draws are none or too many.
    """
    if not 1 <= draws <= MOST_DRAWS or seed < 0:
        raise InvalidRecord(
            f"{draws} draws with seed {seed}: expected 1 to {MOST_DRAWS:,} draws and a seed from 0 "
            "up; --draws 20000 --seed 7 do for most"
        )
    if len(problem.topics) > MOST_ISSUES:
        raise InvalidRecord(
            f"{len(problem.topics)} issues: expected {MOST_ISSUES} at most; merge those that would "
            "be settled together"
        )
    found = find_room(problem, draws=draws, seed=seed)
    moved = swing_each(problem, draws=min(draws, _SWING_DRAWS), seed=seed)
    spread = split_variance(problem, rows=_ROWS, seed=seed)
    opened = find_opening(problem)
    values = draw_values(problem, draws, seed=seed)
    games, middle = games_of(problem, values), games_of(problem)
    two = two_at_war(middle)
    spots = spots_of(problem, two)
    start = next((spot for spot in spots if spot.kind == "offer"), None)
    low, high, swayed_by = _swayed(found.room.share, moved)
    below, above = red_line_bounds(middle)
    tenths = np.quantile(war_values(games), (0.1, 0.9), axis=0)
    share_of = {index.name: index.total for index in spread.indices}
    return DealSpace(
        problem=problem,
        draws=found.draws,
        seed=seed,
        share=found.room.share,
        low=low,
        high=high,
        swayed_by=swayed_by,
        error=(found.room.low, found.room.high),
        issues=_issues(problem, found),
        hindrances=_hindrances(found),
        swings=tuple(
            Swing(
                name=each.name,
                share=(each.room_at_low, each.room_at_high),
                gain=(each.margin_at_low, each.margin_at_high),
                total=share_of.get(each.name, (0.0, 0.0, 0.0)),
            )
            for each in moved.swings
        ),
        swaps=find_swaps(
            problem,
            two,
            "halfway on every issue" if start is None else start.name,
            np.full(len(problem.topics), HALFWAY) if start is None else np.array(start.deal),
        ),
        openings=tuple(_opening((change,)) for change in opened.alone),
        together=_opening(opened.jointly) if opened.jointly else None,
        clashes=tuple(
            topic.name
            for topic, least, most in zip(problem.topics, below[0], above[0], strict=True)
            if least > most + TOLERANCE
        ),
        room=float(margins(middle)[0]),
        on_guesses=min(max(spread.guesses.total[0], 0.0), 1.0),
        spots=spots,
        frontier=frontier(two),
        unbound=(
            frontier(without_red_lines(two))
            if any(stake.least is not None for stake in problem.stakes)
            else ()
        ),
        war_range=(
            (float(tenths[0, 0]), float(tenths[1, 0])),
            (float(tenths[0, 1]), float(tenths[1, 1])),
        ),
        method=METHOD if problem.types is None else (*METHOD, BELIEF_METHOD),
        beliefs=None if problem.types is None else _beliefs(problem.types),
        settlements=settlements(problem, values),
    )


def _swayed(share: float, moved: Tornado) -> tuple[float, float, str]:
    """Return the share of draws with room at both ends of the input that moves it most."""
    for swing in moved.swings[:1]:
        low, high = sorted((swing.room_at_low, swing.room_at_high))
        if low < high:
            return min(low, share), max(high, share), swing.name
    return share, share, ""


def _issues(problem: Problem, found: Room) -> tuple[IssueRoom, ...]:
    closed = 1 - found.room.share
    return tuple(
        IssueRoom(
            topic=topic.topic,
            share=topic.alone.share,
            closes=topic.closes.share / closed if closed > 0 and len(problem.topics) > 1 else 0.0,
        )
        for topic in found.topics
    )


def _hindrances(found: Room) -> tuple[Hindrance, ...]:
    closed = 1 - found.room.share
    return tuple(
        Hindrance(
            name=each.name,
            kind=each.kind,
            closes=each.closes.share / closed if closed > 0 else 0.0,
            gain=each.gain,
        )
        for each in found.constraints
    )


def _opening(changes: tuple[Change, ...]) -> Opening:
    return Opening(
        changes=tuple((change.name, change.before, change.after) for change in changes),
        is_within=all(change.is_within_range for change in changes),
    )


def _beliefs(types: Types) -> Beliefs:
    """Return what is believed of a side's type after each signal, with its extremes."""

    def rows(of: Array) -> tuple[tuple[float, ...], ...]:
        return tuple(tuple(float(value) for value in row) for row in of)

    if not types.signals:
        return Beliefs(middle=(types.prior,), low=(types.prior,), high=(types.prior,))
    seen = [signal.likelihood for signal in types.signals]
    low, high = (np.array([[getattr(a, end) for a in row] for row in seen]) for end in _ENDS)
    least, most = belief_bounds(types.prior, low, high)
    middle = update_beliefs(types.prior, (low + high) / 2).belief
    return Beliefs(middle=rows(middle), low=rows(least), high=rows(most))
