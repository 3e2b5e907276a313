"""In: odds of a battle for a strong and a weak defender. Out: offers, beliefs, time to settlement.

Offers refused and battles lost both teach the attacker whom it fights. One side learns; the other
knows itself. Says nothing on where or how to fight.
"""

from parley.bargain.learning.campaign import Campaign, fight_and_learn

__all__ = ["Campaign", "fight_and_learn"]
