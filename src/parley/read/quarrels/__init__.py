"""Quarrels inside one side. In: predicates and nouns. Out: who is at odds with whom, about what.

Refuses rivals of different camps: opponents in an election, a state and its rebels, a court.
"""

from parley.read.quarrels.camps import Camps
from parley.read.quarrels.criticism import criticism, differing_view, overridden, scolding
from parley.read.quarrels.quarrel import Quarrel
from parley.read.quarrels.rifts import among_themselves, division, rift, walkout

__all__ = [
    "Camps",
    "Quarrel",
    "among_themselves",
    "criticism",
    "differing_view",
    "division",
    "overridden",
    "rift",
    "scolding",
    "walkout",
]
