"""What is said of the future. In: an analysis and a predicate. Out: how likely it is said to be.

Refuses plans: what a speaker will do himself, and what diaries hold.
"""

from parley.read.futures.chances import is_anaphoric, of_chance
from parley.read.futures.expectations import EXPECTING, of_expecting, of_looming
from parley.read.futures.likelihood import likelihood_in, turned
from parley.read.futures.plans import is_plan
from parley.read.futures.predicates import likelihood_of

__all__ = [
    "EXPECTING",
    "is_anaphoric",
    "is_plan",
    "likelihood_in",
    "likelihood_of",
    "of_chance",
    "of_expecting",
    "of_looming",
    "turned",
]
