"""Who undertakes what. In: an analysis. Out: promised acts with their makers and words.

Refuses threats, questions, conditions and what only others demand.
"""

from parley.read.undertakings.classes import act_of
from parley.read.undertakings.find import is_promised, undertakings
from parley.read.undertakings.prices import (
    condition_words,
    fronted_condition,
    fronted_price,
    is_exchange,
    price_of,
    proviso_of,
    without_price,
)
from parley.read.undertakings.timing import Timing, timing_of
from parley.read.undertakings.undertaking import Undertaking, is_joint, is_somebody
from parley.read.undertakings.voices import deciding_voice

__all__ = [
    "Timing",
    "Undertaking",
    "act_of",
    "condition_words",
    "deciding_voice",
    "fronted_condition",
    "fronted_price",
    "is_exchange",
    "is_joint",
    "is_promised",
    "is_somebody",
    "price_of",
    "proviso_of",
    "timing_of",
    "undertakings",
    "without_price",
]
