"""All forecasts for many actors side by side, the baseline first."""

from dataclasses import dataclass

from parley.bargain.actors.averages import weighted_mean, weighted_median
from parley.bargain.actors.challenge import run_challenge
from parley.bargain.actors.condorcet import hold_election
from parley.bargain.actors.rules import PUBLISHED, REPLICATED
from parley.bargain.actors.table import Actors, Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forecast:
    """Where one model sees the actors end.

    Attributes:
        name: The model's name in tables.
        point: In the issue's unit; shape (N,).
        is_baseline: Whether the others have to beat it.
    """

    name: str
    point: Floats
    is_baseline: bool = False


def forecast_outcome(
    actors: Actors, *, rounds: int = 1, status_quo: float = 1.0
) -> tuple[Forecast, ...]:
    """Return every model's forecast, the weighted mean first.

    Args:
        actors: The actors; shape (N, A).
        rounds: Rounds of challenges.
        status_quo: Probability that nothing moves without a challenge.

    Raises:
        InvalidRecord: More actors or rounds than the models can take, or no probability.
    """
    election = hold_election(actors)
    challenges = [
        run_challenge(actors, rules, rounds=rounds, status_quo=status_quo)
        for rules in (PUBLISHED, REPLICATED)
    ]
    return (
        Forecast(name="weighted mean", point=weighted_mean(actors), is_baseline=True),
        Forecast(name="weighted median", point=weighted_median(actors)),
        Forecast(name="election, all others beaten", point=election.conditional_forecast),
        Forecast(name="election, in the long run", point=election.markov_forecast),
        *(Forecast(name=path.rules.name, point=path.median[-1]) for path in challenges),
    )
