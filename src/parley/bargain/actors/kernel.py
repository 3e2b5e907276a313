"""The challenge model, draw by draw, compiled; imported where a round is run.

The equations are those of Scholz, Calbert and Smith (2011), by their numbers. Arrays are of one
draw: (A, A) from actor i to actor j, unless said otherwise.
"""

import math

import numba
import numpy as np

from parley.bargain.actors.table import Floats
from parley.bargain.actors.votes import count_votes

#: An actor that is safest where it stands gets 2, the most exposed one 1/2 (eq. 33).
_RISK_REACH = 3.0

#: In the order in which an actor gives in to them.
_CONFRONTATION, _COMPROMISE, _CAPITULATION, _NOTHING = 0, 1, 2, 3


@numba.njit(cache=True, error_model="numpy")
def measure(
    position: Floats, extent: float, distance: Floats, halves: Floats, logs: Floats
) -> None:
    """Fill in distances d as shares of the issue, what utilities are made of, and logarithms.

    `halves` are (1 - d)/2 and (1 + d)/2, shape (2, A, A); `logs` are those of the halves and of d,
    shape (3, A, A): many exponents are put to these bases, and share their logarithms.
    """
    for i in range(len(position)):
        for j in range(i + 1):
            apart = abs(position[i] - position[j]) / extent
            near, far = 0.5 - 0.5 * apart, 0.5 + 0.5 * apart
            distance[i, j] = distance[j, i] = apart
            halves[0, i, j] = halves[0, j, i] = near
            halves[1, i, j] = halves[1, j, i] = far
            logs[0, i, j] = logs[0, j, i] = math.log(near)
            logs[1, i, j] = logs[1, j, i] = math.log(far)
            logs[2, i, j] = logs[2, j, i] = math.log(apart)


@numba.njit(cache=True, error_model="numpy")
def raise_halves(logs: Floats, exponent: Floats, halves: Floats) -> None:
    """Fill in (1 - d)/2 and (1 + d)/2 to the power of the exponent of i."""
    for side in range(2):
        for i in range(len(exponent)):
            for j in range(len(exponent)):
                halves[side, i, j] = math.exp(exponent[i] * logs[side, i, j])


@numba.njit(cache=True, error_model="numpy")
def raise_distances(logs: Floats, exponent: Floats, distaste: Floats) -> None:
    """Fill in how little voter k likes position i, at [i, k]: d to the power of its exponent."""
    for i in range(len(exponent)):
        for k in range(len(exponent)):
            distaste[i, k] = math.exp(exponent[k] * logs[2, i, k])


@numba.njit(cache=True, error_model="numpy")
def find_chances(distaste: Floats, weight: Floats, by_pair: bool, chance: Floats) -> None:
    """Fill in the probability that i prevails over j (eqs. 30, 31); 0 where they stand together.

    With `by_pair` the whole is the votes on this pair; else those on all ordered pairs.
    """
    count_votes(distaste, weight, chance)
    if not by_pair:
        # Each unordered pair is in the sum once for and once against.
        whole = 2 * chance.sum()
        if whole > 0:
            chance /= whole
        return
    for i in range(len(chance)):
        for j in range(i):
            whole = chance[i, j] + chance[j, i]
            if whole > 0:
                chance[i, j] /= whole
                chance[j, i] /= whole


@numba.njit(cache=True, error_model="numpy")
def drifting(exponent: float, distance: float, to_median: float) -> float:
    """Return what the rival's drift to the median is worth (eqs. 20 to 23)."""
    half_way = 0.25 * (to_median + distance)
    base = 0.5 - half_way if to_median < distance else 0.5 + half_way
    return float(2 - 4 * base**exponent)


@numba.njit(cache=True, error_model="numpy")
def fill_values(
    views: tuple[Floats, Floats],
    chance: Floats,
    halves: Floats,
    distance: Floats,
    salience: Floats,
    exponent: Floats,
    middle: int,
    status_quo: float,
    drift: bool,
) -> None:
    """Fill in what i expects of challenging j, and what i thinks j expects of challenging i.

    Both are taken with the exponent of i, who looks, as are `halves` (eqs. 5 to 7, 15, 16, 24).
    """
    own, rival = views
    for i in range(len(own)):
        unmoved = status_quo * (2 - 4 * 0.5 ** exponent[i])
        for j in range(len(own)):
            # Either's success is as far from where it stands.
            success = 2 - 4 * halves[0, i, j]
            failure = 2 - 4 * halves[1, i, j]
            lost = success - failure
            own[i, j] = success - salience[j] * (1 - chance[i, j]) * lost - unmoved
            rival[i, j] = success - salience[i] * (1 - chance[j, i]) * lost - unmoved
            if drift and status_quo < 1:
                share, apart = 1 - status_quo, distance[i, j]
                own[i, j] -= share * drifting(exponent[i], apart, distance[i, middle])
                rival[i, j] -= share * drifting(exponent[i], apart, distance[j, middle])


@numba.njit(cache=True, error_model="numpy")
def find_risk(naive: Floats, risk: Floats) -> None:
    """Fill in risk exponents from what rivals gain with exponent 1 (eqs. 32 to 34); shape (A,).

    All are 1 where all are equally exposed.
    """
    for i in range(len(risk)):
        risk[i] = 0.0
        for j in range(len(risk)):
            if j != i:
                risk[i] += naive[j, i]
    most, least = risk.max(), risk.min()
    for i in range(len(risk)):
        exposure = (2 * risk[i] - most - least) / (most - least) if most > least else 0.0
        risk[i] = (1 - exposure / _RISK_REACH) / (1 + exposure / _RISK_REACH)


@numba.njit(cache=True, error_model="numpy")
def demand(
    mine: float, theirs: float, own: float, rival: float, capitulates: bool, least_move: bool
) -> tuple[int, float, float]:
    """Return the kind of what a rival demands, its rank in the kind, and where it leads."""
    kind, target = _NOTHING, mine
    if rival > own > 0:
        kind, target = _CONFRONTATION, theirs
    elif rival > 0 > own and rival > -own:
        kind, target = _COMPROMISE, mine + (theirs - mine) * abs(own / rival)
    elif capitulates and rival > 0 > own and rival < -own:
        kind, target = _CAPITULATION, theirs
    rank = abs(mine - target)
    if kind == _COMPROMISE and not least_move:
        rank = (abs(own) * mine + abs(rival) * theirs) / (abs(own) + abs(rival))
    return kind, rank, target


@numba.njit(cache=True, error_model="numpy")
def move(
    views: tuple[Floats, Floats],
    position: Floats,
    own_risk: bool,
    capitulates: bool,
    least_move: bool,
    moved: Floats,
) -> None:
    """Fill in where each actor stands once it has given in to one demand; shape (A,)."""
    own, seen = views
    for i in range(len(position)):
        first, lowest = _NOTHING, np.inf
        moved[i] = position[i]
        for j in range(len(position)):
            if position[i] == position[j]:
                continue
            rival = own[j, i] if own_risk else seen[i, j]
            kind, rank, target = demand(
                position[i], position[j], own[i, j], rival, capitulates, least_move
            )
            if kind < first or (kind == first != _NOTHING and rank < lowest):
                first, lowest = kind, rank
                moved[i] = target


@numba.njit(cache=True, error_model="numpy")
def find_median(weight: Floats, distance: Floats) -> int:
    """Return the actor whose position has the least weighted distance to all."""
    best, least = 0, np.inf
    for i in range(len(weight)):
        total = (weight * distance[i]).sum()
        if total < least:
            best, least = i, total
    return best


@numba.njit(cache=True, error_model="numpy")
def run(
    weight: Floats,
    salience: Floats,
    extent: Floats,
    status_quo: float,
    reading: tuple[bool, bool, bool, bool, bool, bool],
    path: Floats,
    risk: Floats,
) -> None:
    """Fill in the path and the last risk exponents of every draw.

    Args:
        weight: Capability times salience; shape (N, A).
        salience: Shape (N, A).
        extent: Length of the issue, above 0; shape (N,).
        status_quo: Probability that nothing moves without a challenge.
        reading: The rules, in the order of their fields.
        path: Positions, the first row filled in; shape (R + 1, N, A).
        risk: Shape (N, A).
    """
    by_pair, risk_in_votes, own_risk, capitulates, least_move, drift = reading
    number = weight.shape[1]
    logs = np.empty((3, number, number))
    halves = np.empty((2, number, number))
    distance = np.empty((number, number))
    distaste = np.empty((number, number))
    chance = np.empty((number, number))
    views = (np.empty((number, number)), np.empty((number, number)))
    neutral = np.ones(number)
    for n in range(len(weight)):
        power, keen, exponent = weight[n], salience[n], risk[n]
        for turn in range(1, len(path)):
            position = path[turn - 1, n]
            measure(position, extent[n], distance, halves, logs)
            middle = find_median(power, distance) if drift else 0
            find_chances(distance, power, by_pair, chance)
            fill_values(views, chance, halves, distance, keen, neutral, middle, status_quo, drift)
            find_risk(views[0], exponent)
            if risk_in_votes:
                raise_distances(logs, exponent, distaste)
                find_chances(distaste, power, by_pair, chance)
            raise_halves(logs, exponent, halves)
            fill_values(views, chance, halves, distance, keen, exponent, middle, status_quo, drift)
            move(views, position, own_risk, capitulates, least_move, path[turn, n])
