"""In: a bargaining problem with ranges. Out: whether a deal exists, what closes it, what opens it.

Refuses to advise a party: an analysis aid, with every model in its published form.
"""

from parley.bargain.outlook import DRAWS, SEED, look
from parley.bargain.commitment import (
    Guarantee,
    Shift,
    backing_of_all,
    backing_of_any,
    credibility_needed,
    power_shift,
    reciprocity,
    weigh_guarantee,
)
from parley.bargain.screening import (
    Demand,
    Descent,
    screen_continuum,
    screen_demands,
    screen_stages,
    screen_two_types,
    screen_types,
    screen_uniform,
    skim,
)

__all__ = [
    "DRAWS",
    "SEED",
    "Demand",
    "Descent",
    "look",
    "Guarantee",
    "Shift",
    "backing_of_all",
    "backing_of_any",
    "credibility_needed",
    "power_shift",
    "reciprocity",
    "screen_continuum",
    "screen_demands",
    "screen_stages",
    "screen_two_types",
    "screen_types",
    "screen_uniform",
    "skim",
    "weigh_guarantee",
]
