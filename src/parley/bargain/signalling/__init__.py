"""In: payoffs of a threat, with audience costs. Out: every equilibrium, or how long they hold out.

Refuses to choose among equilibria: a rule of choosing is named with each number.
"""

from parley.bargain.signalling.attrition import Attrition, Standoff, hold_out
from parley.bargain.signalling.crisis import (
    LARGEST_PAYOFF,
    CrisisGame,
    Equilibria,
    crisis_equilibria,
)

__all__ = [
    "LARGEST_PAYOFF",
    "Attrition",
    "CrisisGame",
    "Equilibria",
    "Standoff",
    "crisis_equilibria",
    "hold_out",
]
