"""What was said. In: a document. Out: its source and its claims, each in the document's words.

Refuses words that are not verbatim in the source, and days and places it would have to guess.
"""

from parley.read.documents import read_source
from parley.read.gazetteer import find_place, locate, open_index, provinces_of
from parley.read.issues import issue_list
from parley.read.reader import read_claims

__all__ = [
    "find_place",
    "issue_list",
    "locate",
    "open_index",
    "provinces_of",
    "read_claims",
    "read_source",
]
