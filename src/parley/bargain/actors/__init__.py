"""In: many actors with capability, salience and position. Out: where they end, baseline first.

Refuses to show a model of challenges or votes without the weighted mean beside it: on the record
the mean errs least.
"""

from parley.bargain.actors.averages import weighted_mean, weighted_median
from parley.bargain.actors.challenge import Challenge, run_challenge
from parley.bargain.actors.condorcet import Election, hold_election
from parley.bargain.actors.forecasts import Forecast, forecast_outcome
from parley.bargain.actors.rules import PUBLISHED, REPLICATED, Rules
from parley.bargain.actors.table import Actors
from parley.bargain.actors.vetoes import Interval, veto_core, winset

__all__ = [
    "PUBLISHED",
    "REPLICATED",
    "Actors",
    "Challenge",
    "Election",
    "Forecast",
    "Interval",
    "Rules",
    "forecast_outcome",
    "hold_election",
    "run_challenge",
    "veto_core",
    "weighted_mean",
    "weighted_median",
    "winset",
]
