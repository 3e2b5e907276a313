"""The equilibrium of a war of battles with offers in between, for every state of both forces."""

from dataclasses import dataclass

import numpy as np

from parley.bargain.envelope import Envelope, highest
from parley.bargain.given import Bools, Floats

#: A ratio of weak to strong that a battle brings to the edge of a piece counts as beyond it: on
#: the edge the attacker is indifferent and plays what the offer before it promised.
EDGE = 1 + 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """Games of one size; all arrays (N, 1).

    Attributes:
        strong: Probability that the attacker wins a battle with a strong defender.
        weak: The same with a weak one; not below `strong`.
        attacker: What a battle costs the attacker.
        defender: What it costs the defender.
        patience: Discount factor a battle, of both.
    """

    strong: Floats
    weak: Floats
    attacker: Floats
    defender: Floats
    patience: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What is played with given forces, by the ratio of weak to strong defenders.

    What the attacker expects, counted with one strong defender and r weak ones, is the highest of
    straight lines in r, one an offer. Its slope is what it gets from one more weak defender, so
    that one minus it is what a weak defender gets.

    Attributes:
        lines: The pieces.
        rest: Weak defenders that refuse the offer, a strong one; (N, L).
        is_for_all: Whether the offer is one that the strong defender takes too; (N, L).
        beyond: Probability with which the attacker, indifferent after a refusal, then plays as in
            the piece beyond `rest`: 1, but where a weak defender would do better to give in for
            nothing than to face that for sure; (N, L).
        strong: What a strong defender gets, whatever is believed of it; (N, 1).
    """

    lines: Envelope
    rest: Floats
    is_for_all: Bools
    beyond: Floats
    strong: Floats


def solve(game: Game, attackers: int, defenders: int) -> dict[tuple[int, int], Stand]:
    """Return what is played for every number of units that both may have left."""
    won, lost = _over(game, 1.0), _over(game, 0.0)
    stands: dict[tuple[int, int], Stand] = {}
    for mine in range(attackers + 1):
        for theirs in range(defenders + 1):
            if not mine or not theirs:
                stands[mine, theirs] = lost if theirs else won
                continue
            stands[mine, theirs] = _stand(game, stands[mine, theirs - 1], stands[mine - 1, theirs])
    return stands


def _over(game: Game, prize: float) -> Stand:
    """Return the end of a war: the attacker has all or nothing."""
    one = np.full_like(game.strong, prize)
    return Stand(
        lines=highest(one, one, end=np.inf),
        rest=np.zeros_like(one),
        is_for_all=np.ones(one.shape, dtype=bool),
        beyond=np.ones_like(one),
        strong=1 - one,
    )


def _stand(game: Game, win: Stand, lose: Stand) -> Stand:
    """Return what is played where a battle leads to `win` or `lose`, seen from the attacker.

    An offer that some weak defenders refuse leaves them as well off either way. How many refuse
    can be had at the lower ends of the pieces on which what a battle is worth to them stays the
    same: between them the attacker gains by letting fewer refuse.
    """
    s, w, d = game.strong, game.weak, game.patience
    fights = -game.defender + d * (s * win.strong + (1 - s) * lose.strong)
    strong = np.maximum(fights, 0.0)
    rest = np.concatenate(
        (
            np.zeros_like(s),
            win.lines.begin[..., 1:] * (s / w),
            lose.lines.begin[..., 1:] * ((1 - s) / (1 - w)),
        ),
        axis=-1,
    )
    is_real = np.isfinite(rest)
    rest = np.where(is_real, rest, 0.0)
    by_weak, by_strong = _ahead(game, win, lose, rest * EDGE)
    before, _ = _ahead(game, win, lose, rest / EDGE)
    # Of what a battle leaves, a weak defender gets what the attacker does not.
    refused, held = (-game.defender + d * (1 - gets) for gets in (by_weak, before))
    refuses = np.maximum(refused, 0.0)
    battle = -game.attacker * (1 + rest) + d * (by_strong + rest * by_weak)
    beyond = np.divide(
        held, held - refused, out=np.ones_like(held), where=(refused < 0) & (held >= 0)
    )
    slope = np.concatenate((1 - strong, 1 - refuses), axis=-1)
    base = np.concatenate(
        (1 - strong, np.where(is_real, battle - rest * (1 - refuses), -np.inf)), axis=-1
    )
    lines = highest(slope, base, end=np.inf)
    kept = np.concatenate((np.zeros_like(s), rest), axis=-1)
    turns = np.concatenate((np.ones_like(s), beyond), axis=-1)
    return Stand(
        lines=lines,
        rest=np.take_along_axis(kept, lines.line, axis=-1),
        is_for_all=lines.line == 0,
        beyond=np.take_along_axis(turns, lines.line, axis=-1),
        strong=strong,
    )


def _ahead(game: Game, win: Stand, lose: Stand, rest: Floats) -> tuple[Floats, Floats]:
    """Return what the attacker gets after a battle, a weak and a strong defender, at `rest`."""
    s, w = game.strong, game.weak
    by_weak, by_strong = np.zeros_like(rest), np.zeros_like(rest)
    for stand, p_weak, p_strong in ((win, w, s), (lose, 1 - w, 1 - s)):
        at = rest * (p_weak / p_strong)
        by_weak = by_weak + p_weak * stand.lines.read(stand.lines.slope, at)
        by_strong = by_strong + p_strong * stand.lines.read(stand.lines.base, at)
    return by_weak, by_strong
