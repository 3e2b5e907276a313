"""What was said. In: a document. Out: its source and its claims, each in the document's words.

Refuses words that are not verbatim in the source, and days and places it would have to guess.
"""

from parley.read.documents import read_source
from parley.read.gazetteer import admin1_names, find_place, locate
from parley.read.reader import read_claims

__all__ = ["admin1_names", "find_place", "locate", "read_claims", "read_source"]
