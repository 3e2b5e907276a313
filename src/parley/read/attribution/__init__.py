"""Who says what. In: a parse and its cast. Out: `Attribution`s of speech and thought.

Refuses, unless asked for a broad reading, performatives with a noun or infinitive ("urged X to"):
they are acts, not statements; and what is negated or only imagined.
"""

from parley.read.attribution.attribution import Attribution
from parley.read.attribution.find import find_attributions

__all__ = ["Attribution", "find_attributions"]
