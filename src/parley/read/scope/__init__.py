"""Whether a text, or a sentence, is matter for a ledger of conflict. In: a parse. Out: a judgement.

Refuses what only sounds like it: campaigns, debates, courts and markets that fight in figures.
"""

from parley.read.scope.matter import Matter, matter_of

__all__ = ["Matter", "matter_of"]
