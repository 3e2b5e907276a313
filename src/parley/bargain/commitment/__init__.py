"""In: how power will shift, costs, guarantors. Out: whether a deal would be made and kept.

A rising side cannot promise not to use its strength tomorrow; a falling one may fight today. A
guarantee counts for as much as its guarantor would bear. Says nothing on whom to guarantee.
"""

from parley.bargain.commitment.guarantee import (
    Guarantee,
    backing_of_all,
    backing_of_any,
    reciprocity,
    weigh_guarantee,
)
from parley.bargain.commitment.power import Shift, power_shift
from parley.bargain.commitment.reach import credibility_needed

__all__ = [
    "Guarantee",
    "Shift",
    "backing_of_all",
    "backing_of_any",
    "credibility_needed",
    "power_shift",
    "reciprocity",
    "weigh_guarantee",
]
