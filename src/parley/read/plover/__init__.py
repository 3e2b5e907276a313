"""In: a parsed text. Out: the political acts it tells of, coded as PLOVER types.

Refuses to guess who acts where the text does not say.
"""

from parley.read.plover.coding import Act, acts_of
from parley.read.plover.wide import WideEvent, events_of

__all__ = ["Act", "WideEvent", "acts_of", "events_of"]
