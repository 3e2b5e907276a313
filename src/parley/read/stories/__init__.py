"""Same story: which claims of different sources are one, and why.

In: sources, claims, the merges that stand. Out: new merges, and stories told by several sources.
Refuses to join what contradicts each other, and what somebody has set apart.
"""

from parley.read.stories.find import find_merges
from parley.read.stories.tell import tell_stories

__all__ = ["find_merges", "tell_stories"]
