"""In: what is believed about the odds of battles. Out: estimates, offers, the time to a settlement.

In one model refused offers and battles teach an attacker whom it fights; in the other both sides
differ about who is the stronger, until battles settle it. Says nothing on where or how to fight.
"""

from parley.bargain.learning.campaign import Campaign, fight_and_learn
from parley.bargain.learning.convergence import Convergence, converge

__all__ = ["Campaign", "Convergence", "converge", "fight_and_learn"]
