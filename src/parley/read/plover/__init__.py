"""In: a parsed text. Out: the political acts it tells of, coded as PLOVER types.

An article's events are never guessed at; the wide reading of a single sentence fills what its words
leave open.
"""

from parley.read.plover.coding import Act, acts_of
from parley.read.plover.wide import WideEvent, events_of

__all__ = ["Act", "WideEvent", "acts_of", "events_of"]
