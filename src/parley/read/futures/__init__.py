"""What is said of the future. In: an analysis and a predicate. Out: how likely it is said to be.

Refuses plans: what a speaker will do himself, and what diaries hold.
"""

from parley.read.futures.bounds import aside, in_marks, is_cut_short, trimmed
from parley.read.futures.chances import is_anaphoric, of_chance
from parley.read.futures.expectations import EXPECTING, of_expecting, of_looming
from parley.read.futures.judging import (
    is_entertained,
    is_judged,
    is_nameless,
    thinker,
)
from parley.read.futures.likelihood import likelihood_in, turned
from parley.read.futures.plans import is_plan
from parley.read.futures.predicates import likelihood_of

__all__ = [
    "EXPECTING",
    "aside",
    "in_marks",
    "is_anaphoric",
    "is_cut_short",
    "is_entertained",
    "is_judged",
    "is_nameless",
    "is_plan",
    "likelihood_in",
    "likelihood_of",
    "of_chance",
    "of_expecting",
    "of_looming",
    "thinker",
    "trimmed",
    "turned",
]
