"""Causes: why an act was done, as a text states it. In: predicates. Out: stated causes and motives.

Refuses what explains a state, a wish, a judgement or an act that nobody has done.
"""

from parley.read.causes.adverbials import adverbial
from parley.read.causes.cause import Cause
from parley.read.causes.motives import ascribed, stated
from parley.read.causes.reasons import given

__all__ = ["Cause", "adverbial", "ascribed", "given", "stated"]
