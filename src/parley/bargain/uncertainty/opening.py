"""The smallest change that opens a deal: of each number alone, and of several together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from parley.bargain.space import TOLERANCE, Array, games_of, margins
from parley.errors import InvalidRecord
from parley.records import Problem

#: Points tried from a number's value to either end of what it can be; a window narrower than one
#: step is missed where the gain rises and falls between two points.
_STEPS = 256

#: Halvings once a change that opens is bracketed: to one part in 10^12 of the step.
_HALVINGS = 40

#: Steps of the search for a joint change, and of its line searches.
_ROUNDS = 60

#: Width of a slope's difference, in units of what a number can be.
_NUDGE = 1e-5


#: What a number can be at all, beyond its own range: a cost up to the whole of what is at stake, a
#: lever up to that for or against, a salience up to ten times the party's greatest, a shape from
#: strongly bent one way to strongly bent the other.
_MOST_SALIENCE = 10.0
_SHAPES = (0.25, 4.0)

Gain = Callable[[Array], Array]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of one number.

    Attributes:
        name: The number's name.
        before: Its value: the middle of its range, or as given.
        after: Its value where a deal opens.
        is_within_range: Whether `after` lies in the range it is believed to be in.
    """

    name: str
    before: float
    after: float
    is_within_range: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The smallest changes that open a deal.

    Attributes:
        margin: Greatest equal gain as things stand; from 0 up a deal exists already, and no
            change is listed.
        alone: Each number that can open a deal by itself, least change first, measured in what
            the number can be at all (a probability from 0 to 1, a salience up to ten times the
            party's greatest).
        jointly: Small changes of several numbers that together open a deal, greatest first; empty
            where none were found.
        effort: Length of the joint change in the same measure, as a sum of squares' root.
    """

    margin: float
    alone: tuple[Change, ...]
    jointly: tuple[Change, ...]
    effort: float


def find_opening(
    problem: Problem,
    *,
    values: Sequence[float] | None = None,
    movable: Sequence[str] | None = None,
) -> Opening:
    """Return the smallest changes that open a deal, of each number alone and jointly.

    A change alone is the nearest of 256 steps to either side that opens a deal, then halved down.
    The joint one is the nearest point of the plane where the greatest equal gain, made linear,
    is 0; the plane is drawn anew there until it stays. It is a local minimum: other combinations
    may do with less, none of those above alone does.

    Args:
        problem: The problem.
        values: What each of `problem.amounts()` is; the middle of its range where left out.
        movable: Names of the numbers that can be changed; all but patience, which no deal's
            existence depends on, where left out.

    Raises:
        InvalidRecord: A name is none of the problem's numbers, or values do not fit.
    """
    amounts = list(problem.amounts())
    start = np.array([amount.middle for amount in amounts] if values is None else values, float)
    low, high = _limits(problem, start)
    named = {amount.name: i for i, amount in enumerate(amounts)}
    patience = {amount.name for amount in problem.patience}
    wanted = [name for name in named if name not in patience] if movable is None else movable
    if unknown := [name for name in wanted if name not in named]:
        raise InvalidRecord(f"{unknown[0]!r} is none of the problem's numbers")
    at = np.array([named[name] for name in wanted], dtype=int)

    def gain(points: Array) -> Array:
        return margins(games_of(problem, points))

    margin = float(gain(start[None, :])[0])
    if margin >= -TOLERANCE or not len(at):
        return Opening(margin=margin, alone=(), jointly=(), effort=0.0)

    def change(i: int, after: float) -> Change:
        amount = amounts[i]
        inside = amount.low - TOLERANCE <= after <= amount.high + TOLERANCE
        return Change(
            name=amount.name, before=float(start[i]), after=after, is_within_range=bool(inside)
        )

    width = high - low
    alone = []
    for i in at:
        after = _alone(start, int(i), float(low[i]), float(high[i]), gain)
        if after is not None:
            alone.append((abs(after - start[i]) / width[i], change(int(i), after)))
    alone.sort(key=lambda one: (one[0], one[1].name))
    together = _jointly(start, at, low, high, gain)
    if alone and (together is None or alone[0][0] < _effort(together, start, width)):
        together = start.copy()
        together[named[alone[0][1].name]] = alone[0][1].after
    jointly: list[tuple[float, Change]] = []
    if together is not None:
        moved = np.abs(together - start) / width
        jointly = [(float(moved[i]), change(int(i), float(together[i]))) for i in at]
        jointly = sorted(
            (one for one in jointly if one[0] > TOLERANCE), key=lambda one: (-one[0], one[1].name)
        )
    return Opening(
        margin=margin,
        alone=tuple(one for _, one in alone),
        jointly=tuple(one for _, one in jointly),
        effort=float(np.sqrt(sum(size**2 for size, _ in jointly))),
    )


def _limits(problem: Problem, start: Array) -> tuple[Array, Array]:
    """Return what each number can be at least and at most; both of length A."""
    bounds = {problem.win.name: (0.0, 1.0)}
    bounds |= {cost.name: (0.0, 1.0) for cost in problem.costs}
    bounds |= {amount.name: (0.0, 1.0) for amount in problem.patience}
    greatest = {
        party: max([s.salience.high for s in problem.stakes if s.party == party], default=1.0)
        for party in problem.parties
    }
    for stake in problem.stakes:
        bounds[stake.ideal.name] = (0.0, 1.0)
        bounds[stake.salience.name] = (0.0, _MOST_SALIENCE * greatest[stake.party])
        bounds[stake.shape.name] = _SHAPES
        if stake.least is not None:
            bounds[stake.least.name] = (0.0, 1.0)
    for lever in problem.levers:
        bounds[lever.worth.name] = (-1.0, 1.0)
        bounds[lever.belief.name] = (0.0, 1.0)
    amounts = list(problem.amounts())
    low = np.array([min(bounds[one.name][0], one.low) for one in amounts])
    high = np.array([max(bounds[one.name][1], one.high) for one in amounts])
    return np.minimum(low, start), np.maximum(high, start)


def _alone(start: Array, i: int, low: float, high: float, gain: Gain) -> float | None:
    """Return the nearest value of one number that opens a deal."""
    found: list[float] = []
    for end in (low, high):
        steps = np.linspace(start[i], end, _STEPS + 1)
        tried = np.repeat(start[None, :], len(steps), axis=0)
        tried[:, i] = steps
        opens = np.flatnonzero(gain(tried) >= -TOLERANCE)
        if not len(opens):
            continue
        closed, opened = tried[opens[0] - 1].copy(), tried[opens[0]].copy()
        found.append(float(_edge(closed, opened, gain)[i]))
    return min(found, key=lambda value: abs(value - start[i])) if found else None


def _edge(closed: Array, opened: Array, gain: Gain) -> Array:
    """Return the point between two where a deal just opens."""
    for _ in range(_HALVINGS):
        middle = (closed + opened) / 2
        if gain(middle[None, :])[0] >= -TOLERANCE:
            opened = middle
        else:
            closed = middle
    return opened


def _effort(point: Array, start: Array, width: Array) -> float:
    return float(np.sqrt(np.sum(((point - start) / width) ** 2)))


def _jointly(start: Array, at: Array, low: Array, high: Array, gain: Gain) -> Array | None:
    """Return the nearest point found at which a deal opens."""
    width = high - low
    best, least = None, np.inf
    point = start.copy()
    for _ in range(_ROUNDS):
        margin, slope = _slope(point, at, low, high, gain)
        # Where red lines exclude each other, the first thing is to let them meet.
        level = -1.0 if margin < -1 else 0.0
        aim = margin - level - float(slope @ ((point - start)[at] / width[at]))
        step = _onto_plane(
            -aim, slope, (low - start)[at] / width[at], (high - start)[at] / width[at]
        )
        new = start.copy()
        new[at] += step * width[at]
        if gain(new[None, :])[0] >= -TOLERANCE:
            edge = _edge(start.copy(), new.copy(), gain)
            effort = _effort(edge, start, width)
            if effort < least:
                best, least = edge, effort
        if np.abs((new - point) / width).max() <= TOLERANCE:
            break
        point = new
    return best


def _slope(point: Array, at: Array, low: Array, high: Array, gain: Gain) -> tuple[float, Array]:
    """Return the greatest equal gain and its slope, each number in what it can be."""
    nudge = _NUDGE * (high - low)
    tried = np.repeat(point[None, :], 2 * len(at) + 1, axis=0)
    rows = np.arange(len(at))
    tried[rows, at] = np.minimum(point + nudge, high)[at]
    tried[rows + len(at), at] = np.maximum(point - nudge, low)[at]
    gains = gain(tried)
    apart = (tried[rows, at] - tried[rows + len(at), at]) / (high - low)[at]
    return float(gains[-1]), (gains[rows] - gains[rows + len(at)]) / apart


def _onto_plane(needed: float, slope: Array, least: Array, most: Array) -> Array:
    """Return the shortest step, within bounds, along which a linear gain rises by `needed`."""
    # Just beyond the plane, so that rounding does not leave the deal closed.
    needed += 10 * TOLERANCE
    shortest, longest = 0.0, 1.0
    while slope @ np.clip(longest * slope, least, most) < needed and longest < 1e12:
        longest *= 2
    for _ in range(_HALVINGS + 20):
        middle = (shortest + longest) / 2
        if slope @ np.clip(middle * slope, least, most) < needed:
            shortest = middle
        else:
            longest = middle
    return np.asarray(np.clip(longest * slope, least, most))
