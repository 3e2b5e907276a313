"""In: duties among parties. Out: which are returned, agreed to, doubled, torn or missing.

Refuses to say whether a duty will be done: it reads what is owed, and holds it against a treaty.
"""

from parley.bargain.duties.comparison import Comparison, Line, compare_duties
from parley.bargain.duties.duty import Act, Consent, Degree, Duty, Pact, Trigger
from parley.bargain.duties.gaps import Gap
from parley.bargain.duties.reading import DutyReading, read_duties
from parley.bargain.duties.reciprocity import Reciprocity
from parley.bargain.duties.strains import Clash, Overlap
from parley.bargain.duties.treaties import BUDAPEST, NORTH_ATLANTIC, Rule, Treaty, lay_out

__all__ = [
    "BUDAPEST",
    "NORTH_ATLANTIC",
    "Act",
    "Clash",
    "Comparison",
    "Consent",
    "Degree",
    "Duty",
    "DutyReading",
    "Gap",
    "Line",
    "Overlap",
    "Pact",
    "Reciprocity",
    "Rule",
    "Treaty",
    "Trigger",
    "compare_duties",
    "lay_out",
    "read_duties",
]
