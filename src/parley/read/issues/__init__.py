"""What is bargained over. In: offers and positions. Out: the issues they are about, each named.

Refuses nothing: what no topic covers is an issue under its own words.
"""

from parley.read.issues.bargained import issue_of_offer
from parley.read.issues.listing import issue_list
from parley.read.issues.phrase import issue_of

__all__ = ["issue_list", "issue_of", "issue_of_offer"]
