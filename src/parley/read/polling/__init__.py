"""Measured opinion. In: sentences. Out: shares of people, the clause of each, who was asked what.

Refuses shares of anything but opinion: prices, land, faiths, seats, votes cast.
"""

from parley.read.polling.asked import measure_of, pollster_in, population_of
from parley.read.polling.clauses import clause_of
from parley.read.polling.shares import Share, is_survey, shares_in

__all__ = [
    "Share",
    "clause_of",
    "is_survey",
    "measure_of",
    "pollster_in",
    "population_of",
    "shares_in",
]
