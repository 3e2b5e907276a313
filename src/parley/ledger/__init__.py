"""Keeps what was read, found and judged. In: records. Out: the records that stand, as of a day.

Refuses a claim without its source, words that are not in it, and any change of a row.
"""

from parley.ledger.chain import GENESIS
from parley.ledger.codec import Record
from parley.ledger.ledger import Entry, Ledger
from parley.ledger.verify import BrokenRow, Verification

__all__ = ["GENESIS", "BrokenRow", "Entry", "Ledger", "Record", "Verification"]
