"""What is bargained over. In: offers and positions. Out: the issues they are about, each named.

Refuses nothing: what no topic covers is an issue under its own words.
"""

from parley.read.issues.listing import issue_list
from parley.read.issues.phrase import is_topic, issue_of

__all__ = ["is_topic", "issue_list", "issue_of"]
