"""How battles bring both sides' estimates together until there is room for a settlement."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from parley.bargain.given import Floats, cost, probability, together, within
from parley.errors import InvalidRecord

#: Odds of a battle at which beliefs are held: the middles of 400 equal steps. A belief as firm as
#: 2,000 battles is still spread over some ten of them.
_ODDS = (np.arange(400) + 0.5) / 400
FIRMEST = 2000.0

#: Positions of the front and battles that are followed; time rises with their product.
MOST_POSITIONS = 100
MOST_BATTLES = 1000

#: Numbers held at once for a side: games x positions x odds; some 30 MB.
_BLOCK = 4_000_000

#: Room that is missing by less than the rounding of the sums over odds is room.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Convergence:
    """What battles do to both sides' estimates; T battles, positions 0 to P.

    Attributes:
        settled: Probability of a settlement before battle t + 1; (N, T + 1).
        decided: Probability that one side has been driven out after t battles; (N, T + 1).
        room: What a settlement would leave over, by battles fought and position: below 0 there is
            none; NaN where the war cannot be; (N, T + 1, P + 1).
        first: The first side's estimate of its odds in a battle, likewise.
        second: The second side's estimate of the first side's odds, likewise.
    """

    settled: Floats
    decided: Floats
    room: Floats
    first: Floats
    second: Floats


def converge(
    truth: ArrayLike,
    first: ArrayLike,
    second: ArrayLike,
    cost_first: ArrayLike,
    cost_second: ArrayLike,
    *,
    firmness_first: ArrayLike,
    firmness_second: ArrayLike,
    position: int,
    positions: int,
    battles: int,
) -> Convergence:
    """Return how estimates and the chance of a settlement go while both fight.

    Both see the same battles and believe differently about who is the stronger. Each compares a
    settlement with fighting to the end by its own estimate; they settle as soon as there is a
    division that both prefer. A won battle moves the front by one position.

    Args:
        truth: Probability that the first side wins a battle; (N,) or a number, as the others.
        first: What the first side believes it to be, on average, before any battle.
        second: What the second side believes it to be.
        cost_first: What a battle costs the first side, where the prize is 1; 0 or more.
        cost_second: What it costs the second side.
        firmness_first: How firm the first side's belief is: as if it had seen that many battles;
            1 to 2,000.
        firmness_second: The same of the second side.
        position: Where the front is, 1 to `positions` - 1.
        positions: Where the front has to be for the first side to have won; 0 is where it has lost.
        battles: How many battles are followed.

    Raises:
        InvalidRecord: A number that is none of its kind, or a front or a number of battles that
            cannot be followed.

    Source:
        Smith and Stam (2004), Bargaining and the Nature of War, Journal of Conflict Resolution
        48(6).
    """
    if not 0 < position < positions <= MOST_POSITIONS:
        raise InvalidRecord(
            f"front at {position} of {positions}: between the ends, {MOST_POSITIONS} at most"
        )
    if not 0 <= battles <= MOST_BATTLES:
        raise InvalidRecord(f"{battles} battles: give 0 to {MOST_BATTLES}")
    p, one, two, a, b, m, n = together(
        truth=probability("odds of a battle", truth),
        first=within("first side's estimate", first, 0.001, 0.999),
        second=within("second side's estimate", second, 0.001, 0.999),
        cost_first=cost("first side's cost of a battle", cost_first),
        cost_second=cost("second side's cost of a battle", cost_second),
        firmness_first=within("firmness of the first side", firmness_first, 1, FIRMEST),
        firmness_second=within("firmness of the second side", firmness_second, 1, FIRMEST),
    )
    shape = p.shape
    rows = [each.reshape(-1, 1) for each in (p, one, two, a, b, m, n)]
    step = max(1, _BLOCK // (positions * _ODDS.size))
    parts = [
        _follow([row[at : at + step] for row in rows], position, positions, battles)
        for at in range(0, max(p.size, 1), step)
    ]
    settled, decided, table = (np.concatenate(each, axis=-2) for each in zip(*parts, strict=True))
    tables = table.reshape(3, battles + 1, positions + 1, *shape)
    room, mean_one, mean_two = np.moveaxis(tables, (1, 2), (-2, -1))
    return Convergence(
        settled=settled.cumsum(axis=-1).reshape(*shape, -1),
        decided=decided.cumsum(axis=-1).reshape(*shape, -1),
        room=room,
        first=mean_one,
        second=mean_two,
    )


def _follow(
    rows: list[Floats], position: int, positions: int, battles: int
) -> tuple[Floats, Floats, Floats]:
    """Return settlements and decisions by battle, and the table of what both see, of a block."""
    p, one, two, a, b, m, n = rows
    wins, lasts = _fought_out(positions)
    sides = (
        _Side(belief=_belief(one, m), worth=wins, lasts=lasts, cost=a),
        _Side(belief=_belief(two, n), worth=1 - wins, lasts=lasts, cost=b),
    )
    table = np.full((3, battles + 1, positions + 1, p.shape[0], 1), np.nan)
    settled, decided = np.zeros((2, p.shape[0], battles + 1))
    mass = np.zeros((p.shape[0], positions + 1))
    mass[:, position] = 1.0
    for fought in range(battles + 1):
        here = _positions(position, positions, fought)
        won = (fought + here - position) // 2
        (value_one, mean_one), (value_two, mean_two) = (
            side.look(here, won, fought - won) for side in sides
        )
        room = 1 - value_one - value_two
        for k, seen in enumerate((room, mean_one, mean_two)):
            table[k, fought, here, :, 0] = seen.T
        stops = np.zeros(mass.shape, dtype=bool)
        stops[:, here] = room >= -_ROUNDING
        settled[:, fought] = (mass * stops).sum(axis=-1)
        mass = np.where(stops, 0.0, mass)
        decided[:, fought] = mass[:, 0] + mass[:, -1]
        mass[:, [0, -1]] = 0.0
        mass = _moved(mass, p)
    return settled, decided, table


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """A side, over K odds of a battle.

    Attributes:
        belief: The log of its belief before any battle; (N, K).
        worth: Its chance to win in the end, by position; (P + 1, K).
        lasts: How many battles that takes; (P + 1, K).
        cost: What a battle costs it; (N, 1).
    """

    belief: Floats
    worth: Floats
    lasts: Floats
    cost: Floats

    def look(
        self, here: NDArray[np.int64], won: NDArray[np.int64], lost: NDArray[np.int64]
    ) -> tuple[Floats, Floats]:
        """Return what fighting on is worth and the estimate, by position; (N, positions)."""
        seen = won[:, None] * np.log(_ODDS) + lost[:, None] * np.log1p(-_ODDS)
        logs = self.belief[:, None, :] + seen
        weight = np.exp(logs - logs.max(axis=-1, keepdims=True))
        weight /= weight.sum(axis=-1, keepdims=True)
        win = np.einsum("npk,pk->np", weight, self.worth[here])
        last = np.einsum("npk,pk->np", weight, self.lasts[here])
        return win - self.cost * last, weight @ _ODDS


def _belief(mean: Floats, firmness: Floats) -> Floats:
    """Return the log of a beta density at the odds, up to a constant."""
    wins, losses = mean * firmness, (1 - mean) * firmness
    return (wins - 1) * np.log(_ODDS) + (losses - 1) * np.log1p(-_ODDS)


def _fought_out(positions: int) -> tuple[Floats, Floats]:
    """Return the first side's chance of winning and the battles to the end; (P + 1, K).

    Source:
        Feller (1968), An Introduction to Probability Theory and Its Applications, volume 1,
        chapter 14 (gambler's ruin).
    """
    at = np.arange(positions + 1)[:, None]
    # The odds never are one half exactly: the middles of an even number of steps.
    ratio = np.log1p(-_ODDS) - np.log(_ODDS)
    # Both forms keep powers below 1, whichever side is the stronger.
    ahead = np.expm1(-np.abs(ratio) * at) / np.expm1(-np.abs(ratio) * positions)
    behind = np.exp(-np.abs(ratio) * (positions - at)) * ahead
    wins = np.where(ratio < 0, ahead, behind)
    lasts = (positions * wins - at) / (2 * _ODDS - 1)
    return wins, np.maximum(lasts, 0.0)


def _positions(position: int, positions: int, fought: int) -> NDArray[np.int64]:
    """Return where the front can be after so many battles, ends left out."""
    at = np.arange(1, positions)
    is_near = np.abs(at - position) <= fought
    here: NDArray[np.int64] = at[is_near & ((at - position - fought) % 2 == 0)]
    return here


def _moved(mass: Floats, p: Floats) -> Floats:
    """Return the chances of each position after another battle."""
    after = np.zeros_like(mass)
    after[:, 1:] += mass[:, :-1] * p
    after[:, :-1] += mass[:, 1:] * (1 - p)
    return after
