"""In: odds, costs, beliefs about the other side's cost. Out: what is demanded, the risk of war.

One side demands; the other, whose cost of fighting on only it knows, takes it or fights. Every
best demand is told; none is chosen silently. Says nothing on what a side should demand.
"""

from parley.bargain.screening.descent import screen_range
from parley.bargain.screening.once import (
    Demand,
    screen_continuum,
    screen_demands,
    screen_two_types,
    screen_types,
    screen_uniform,
)
from parley.bargain.screening.stages import Descent, screen_stages, skim

__all__ = [
    "Demand",
    "Descent",
    "screen_continuum",
    "screen_demands",
    "screen_range",
    "screen_stages",
    "screen_two_types",
    "screen_types",
    "screen_uniform",
    "skim",
]
