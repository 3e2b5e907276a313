"""Who undertakes what. In: an analysis. Out: promised acts with their makers and words.

Refuses threats, questions, conditions and what only others demand.
"""

from parley.read.undertakings.find import undertakings
from parley.read.undertakings.timing import Timing, timing_of
from parley.read.undertakings.undertaking import Undertaking

__all__ = ["Timing", "Undertaking", "timing_of", "undertakings"]
