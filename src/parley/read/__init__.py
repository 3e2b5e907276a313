"""What was said. In: a document. Out: its source and its claims, each in the document's words.

Refuses words that are not verbatim in the source, and days and places it would have to guess.

In the order in which they work:

    documents     a file or a page becomes a source
    times, gazetteer, coreference     days; places; which words mean the same one
    actors, attribution     who is who; who says what. With the three above: one `Analysis`
    factuality    how far the text holds an act to be so
    plover, undertakings, stances, polling, quarrels, causes, futures     what the text tells, a
                  room each: acts, promises, positions, shares, rifts, reasons, chances
    issues        what offers and positions are about
    kinds         one module a kind of claim, over all of the above; `reader` runs them

Around them: `folders` reads many articles at once, `llm` reads by a language model instead, and
`stories` finds the claims of different sources that are one.
"""

from parley.read.coreference import Cluster
from parley.read.documents import read_source
from parley.read.folders import Article, Receipt, Stated, articles_in, read_many
from parley.read.gazetteer import (
    find_place,
    locate,
    nations_named,
    open_index,
    outline,
    provinces_of,
)
from parley.read.issues import issue_list
from parley.read.llm import LOCAL_URL, Account, ModelServer, read_with_model
from parley.read.reader import read_claims
from parley.read.stories import find_merges, tell_stories
from parley.read.who import read_actors

__all__ = [
    "LOCAL_URL",
    "Account",
    "Article",
    "Cluster",
    "ModelServer",
    "Receipt",
    "Stated",
    "articles_in",
    "find_merges",
    "find_place",
    "issue_list",
    "locate",
    "nations_named",
    "open_index",
    "outline",
    "provinces_of",
    "read_actors",
    "read_claims",
    "read_many",
    "read_source",
    "read_with_model",
    "tell_stories",
]
