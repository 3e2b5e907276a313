"""Rounds of challenges: who gives way to whom, and where that leaves the median."""

from dataclasses import dataclass

import numpy as np

from parley.bargain.actors.averages import weighted_mean, weighted_median
from parley.bargain.actors.rules import Rules
from parley.bargain.actors.table import Actors, Floats
from parley.errors import InvalidRecord

#: A round takes time by the cube of the actors.
MOST_ACTORS = 100

#: Published runs stop below ten; more rounds wander.
MOST_ROUNDS = 1000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Challenge:
    """Where rounds of challenges lead, beside the baseline they have to beat.

    Attributes:
        rules: The reading of the model.
        status_quo: Probability that nothing moves without a challenge.
        baseline: Weighted mean of the positions before any round; shape (N,).
        positions: Of each actor before the first and after each round; shape (R + 1, N, A).
        median: Weighted median, the model's forecast; shape (R + 1, N).
        mean: Weighted mean; shape (R + 1, N).
        risk: Risk exponents in the last round; shape (N, A).
    """

    rules: Rules
    status_quo: float
    baseline: Floats
    positions: Floats
    median: Floats
    mean: Floats
    risk: Floats


def run_challenge(
    actors: Actors, rules: Rules, *, rounds: int = 1, status_quo: float = 1.0
) -> Challenge:
    """Return the path of a challenge model.

    Args:
        actors: The actors; shape (N, A).
        rules: `PUBLISHED` or `REPLICATED`.
        rounds: How many rounds; no source says when to stop.
        status_quo: Probability that nothing moves without a challenge (Q).

    Raises:
        InvalidRecord: More actors or rounds than the model can take, or no probability.

    Source:
        Bueno de Mesquita (1994, 1997); the equations of Scholz, Calbert and Smith (2011).
    """
    # Compiled at the first call and kept on disk; importing Parley does not pay for it.
    from parley.bargain.actors import kernel

    actors.require_fewer(MOST_ACTORS, "challenge model")
    if not 0 <= rounds <= MOST_ROUNDS:
        raise InvalidRecord(f"challenge model: {rounds} rounds; choose from 0 to {MOST_ROUNDS}")
    if not 0 <= status_quo <= 1:
        raise InvalidRecord(f"challenge model: status quo {status_quo} is no probability")
    path = np.empty((rounds + 1, *actors.position.shape))
    path[0] = actors.position
    risk = np.ones(actors.position.shape)
    # The scale is that of the opening: it does not shrink as positions close in. Where all stand
    # at one point nothing is asked of it.
    extent = np.where(actors.extent > 0, actors.extent, 1.0)
    reading = (
        rules.is_split_by_pair,
        rules.is_risk_in_votes,
        rules.is_each_its_own_risk,
        rules.is_capitulating,
        rules.is_least_move,
        rules.is_drift_expected,
    )
    salience = np.ascontiguousarray(actors.salience)
    kernel.run(actors.weight, salience, extent, float(status_quo), reading, path, risk)
    stood = [actors.standing_at(positions) for positions in path]
    return Challenge(
        rules=rules,
        status_quo=status_quo,
        baseline=weighted_mean(actors),
        positions=path,
        median=np.stack([weighted_median(at) for at in stood]),
        mean=np.stack([weighted_mean(at) for at in stood]),
        risk=risk,
    )
