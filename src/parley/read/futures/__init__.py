"""What is said of the future. In: an analysis and a predicate. Out: how likely it is said to be.

Refuses plans: what a speaker will do himself, and what diaries hold.
"""

from parley.read.futures.likelihood import DEGREES, likelihood_in, turned
from parley.read.futures.plans import DIARY, SCHEDULED, is_plan
from parley.read.futures.predicates import likelihood_of

__all__ = [
    "DEGREES",
    "DIARY",
    "SCHEDULED",
    "is_plan",
    "likelihood_in",
    "likelihood_of",
    "turned",
]
