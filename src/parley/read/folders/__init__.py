"""Many articles at once. In: a folder. Out: what became of each article, in the order of names.

Refuses to lose an article: what cannot be read is said with the reason, and the rest goes on.
"""

from parley.read.folders.articles import Article, Stated, articles_in
from parley.read.folders.many import Receipt, read_many

__all__ = ["Article", "Receipt", "Stated", "articles_in", "read_many"]
