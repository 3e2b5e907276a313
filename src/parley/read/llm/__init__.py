"""Reading by a language model. In: a source, a server. Out: claims held to the source, an account.

Refuses every word, actor, place, day and number that is not in the source, and takes no orders
from it.
"""

from parley.read.llm.account import Account, Refusal
from parley.read.llm.reader import ModelReading, read_with_model
from parley.read.llm.server import LOCAL_URL, ModelServer

__all__ = ["LOCAL_URL", "Account", "ModelReading", "ModelServer", "Refusal", "read_with_model"]
