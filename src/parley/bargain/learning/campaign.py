"""How a war goes, in expectation: settlements and beliefs by the battles fought and won."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from parley.bargain.given import Floats, cost, probability, together, within
from parley.bargain.learning.solution import EDGE, Game, Stand, solve
from parley.errors import InvalidRecord

#: Odds of a battle keep this far from 0 and 1, where a battle would tell all.
_SURE = 1e-9

#: Units of both sides together: ways in which a war can go double with each.
MOST_UNITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """What the equilibrium brings; T is the most battles there can be.

    Attributes:
        offer: The first offer, as the defender's share; (N,).
        settled: Probability of a settlement by each offer, the first before any battle; (N, T).
        decided: Probability that one side has broken down by the end of the battle after each
            offer; (N, T).
        battles: Expected number of battles; (N,).
        belief: Probability of a strong defender before the offer after t battles of which the
            attacker won k, in [t, k]; NaN where the war never comes to it; (N, T, T).
        value: What the attacker expects; (N,).
        value_strong: What a strong defender expects; (N,).
        value_weak: What a weak one expects; (N,).
    """

    offer: Floats
    settled: Floats
    decided: Floats
    battles: Floats
    belief: Floats
    value: Floats
    value_strong: Floats
    value_weak: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ways:
    """Ways in which the war may have come to the same forces.

    Attributes:
        strong: The chance of each with a strong defender; (N, W).
        weak: The same with a weak one.
        edge: Near 1: above it where the attacker plays as beyond an edge; (N, W).
    """

    strong: Floats
    weak: Floats
    edge: Floats

    @property
    def ratio(self) -> Floats:
        """Weak to strong; infinite where only a weak defender can have come here."""
        endless = np.where(self.weak > 0, np.inf, 0.0)
        return np.divide(self.weak, self.strong, out=endless, where=self.strong > 0)


def fight_and_learn(
    chance_strong: ArrayLike,
    win_strong: ArrayLike,
    win_weak: ArrayLike,
    cost_attacker: ArrayLike,
    cost_defender: ArrayLike,
    *,
    attackers: int,
    defenders: int,
    patience: ArrayLike = 1.0,
) -> Campaign:
    """Return offers, beliefs and the time to a settlement while both fight.

    The attacker offers a share; the defender, who alone knows whether it is strong or weak, takes
    it or a battle is fought, which costs the loser a unit. Whoever has no unit left has lost all.
    A refused offer and a lost battle both make a strong defender more likely, a won one less.

    Args:
        chance_strong: Probability that the defender is strong; (N,) or a number, as the others.
        win_strong: Probability that the attacker wins a battle with a strong defender, between 0
            and 1.
        win_weak: The same with a weak one; not below `win_strong`.
        cost_attacker: What a battle costs the attacker, where the prize is 1; 0 or more.
        cost_defender: What it costs the defender.
        attackers: Units of the attacker, 1 or more.
        defenders: Units of the defender, 1 or more.
        patience: Discount factor a battle, of both.

    Raises:
        InvalidRecord: A number that is none of its kind, or too many units.

    Source:
        Filson and Werner (2002), A Bargaining Model of War and Peace: Anticipating the Onset,
        Duration, and Outcome of War, American Journal of Political Science 46(4).
    """
    if min(attackers, defenders) < 1 or attackers + defenders > MOST_UNITS:
        raise InvalidRecord(
            f"{attackers} and {defenders} units: 1 or more each, up to {MOST_UNITS} together"
        )
    chance, s, w, a, b, d = together(
        chance_strong=probability("chance of a strong defender", chance_strong),
        win_strong=within("odds with a strong defender", win_strong, _SURE, 1 - _SURE),
        win_weak=within("odds with a weak defender", win_weak, _SURE, 1 - _SURE),
        cost_attacker=cost("attacker's cost of a battle", cost_attacker),
        cost_defender=cost("defender's cost of a battle", cost_defender),
        patience=probability("patience", patience),
    )
    within("odds with a weak defender above those with a strong one", w - s, 0.0)
    shape = chance.shape
    chance, s, w, a, b, d = (each.reshape(-1, 1) for each in (chance, s, w, a, b, d))
    game = Game(strong=s, weak=w, attacker=a, defender=b, patience=d)
    stands = solve(game, attackers, defenders)
    start = _Ways(strong=chance, weak=1 - chance, edge=np.full_like(chance, EDGE))
    first = stands[attackers, defenders]
    weak_share = 1 - first.lines.read(first.lines.slope, start.ratio)
    is_for_all = first.lines.read(first.is_for_all, start.ratio)
    value = chance * first.lines.read(first.lines.base, start.ratio) + (1 - chance) * (
        1 - weak_share
    )
    settled, decided, battles, belief = _run(game, stands, start, attackers, defenders)
    return Campaign(
        offer=np.where(is_for_all, first.strong, weak_share)[:, 0].reshape(shape),
        settled=settled.reshape(*shape, -1),
        decided=decided.reshape(*shape, -1),
        battles=battles.reshape(shape),
        belief=belief.reshape(*shape, *belief.shape[1:]),
        value=value[:, 0].reshape(shape),
        value_strong=first.strong[:, 0].reshape(shape),
        value_weak=weak_share[:, 0].reshape(shape),
    )


def _run(
    game: Game, stands: dict[tuple[int, int], Stand], start: _Ways, attackers: int, defenders: int
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return settlements, decisions, battles and beliefs along all ways a war can go."""
    last = attackers + defenders - 1
    games = start.strong.shape[0]
    settled, decided = np.zeros((games, last)), np.zeros((games, last))
    belief = np.full((games, last, last), np.nan)
    battles = np.zeros(games)
    ways = {0: start}
    for fought in range(last):
        ahead: dict[int, list[_Ways]] = {}
        for won, here in ways.items():
            mass = (here.strong + here.weak).sum(axis=-1)
            strong = here.strong.sum(axis=-1)
            np.divide(strong, mass, out=belief[:, fought, won], where=mass > 0)
            left = _refused(stands[attackers - fought + won, defenders - won], here)
            fighting = (left.strong + left.weak).sum(axis=-1)
            settled[:, fought] += mass - fighting
            battles += fighting
            for win, then in _fought(game, left):
                ahead.setdefault(won + win, []).append(then)
        ways = {}
        for won, parts in ahead.items():
            both = _joined(parts)
            if won == defenders or fought + 1 - won == attackers:
                decided[:, fought] += (both.strong + both.weak).sum(axis=-1)
            else:
                ways[won] = both
    return settled.cumsum(axis=-1), decided.cumsum(axis=-1), battles, belief


def _joined(parts: list[_Ways]) -> _Ways:
    """Return all ways, without those that no game goes."""
    strong, weak, edge = (
        np.concatenate([getattr(part, name) for part in parts], axis=-1)
        for name in ("strong", "weak", "edge")
    )
    is_used = ((strong > 0) | (weak > 0)).any(axis=0)
    return _Ways(
        strong=strong[:, is_used],
        weak=weak[:, is_used],
        edge=edge[:, is_used],
    )


def _refused(stand: Stand, here: _Ways) -> _Ways:
    """Return the ways on which the offer is refused, by what the attacker plays thereafter."""
    ratio = here.ratio * here.edge
    takes = stand.lines.read(stand.is_for_all, ratio)
    rest = stand.lines.read(stand.rest, ratio)
    beyond = stand.lines.read(stand.beyond, ratio)
    strong = np.where(takes, 0.0, here.strong)
    weak = np.where(takes, 0.0, np.minimum(here.weak, rest * here.strong))
    parts = [
        _Ways(strong=strong * part, weak=weak * part, edge=np.full_like(strong, edge))
        for part, edge in ((beyond, EDGE), (1 - beyond, 1 / EDGE))
    ]
    return _joined(parts)


def _fought(game: Game, left: _Ways) -> tuple[tuple[int, _Ways], tuple[int, _Ways]]:
    """Return the ways after a battle that the attacker lost, and after one it won."""
    s, w = game.strong, game.weak
    lost = _Ways(strong=left.strong * (1 - s), weak=left.weak * (1 - w), edge=left.edge)
    won = _Ways(strong=left.strong * s, weak=left.weak * w, edge=left.edge)
    return (0, lost), (1, won)
