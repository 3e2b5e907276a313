"""Stances: where a party stands on an issue. In: predicates. Out: who holds what towards what.

Refuses private wishes, what is ascribed to an opponent, measured shares, and what is not asserted.
"""

from parley.read.stances.content import issue_at
from parley.read.stances.demands import demand
from parley.read.stances.stance import Stance
from parley.read.stances.support import support
from parley.read.stances.verdicts import verdict
from parley.read.stances.wills import will

__all__ = ["Stance", "demand", "issue_at", "support", "verdict", "will"]
