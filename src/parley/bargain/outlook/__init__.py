"""In: a problem with ranges. Out: the deal space as people are shown it.

Refuses more draws than anybody waits for.
"""

from parley.bargain.outlook.look import DRAWS, SEED, look

__all__ = ["DRAWS", "SEED", "look"]
