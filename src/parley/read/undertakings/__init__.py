"""Who undertakes what. In: an analysis. Out: promised acts with their makers and words.

Refuses threats, questions, conditions and what only others demand.
"""

from parley.read.undertakings.classes import act_of
from parley.read.undertakings.find import is_promised, undertakings
from parley.read.undertakings.matter import is_matter
from parley.read.undertakings.prices import (
    condition_words,
    fronted_condition,
    fronted_price,
    is_exchange,
    price_of,
    proviso_of,
    without_price,
)
from parley.read.undertakings.terms import (
    GIVEN,
    JOINING,
    asks_another,
    is_bargained,
    is_given,
)
from parley.read.undertakings.timing import Timing, timing_of
from parley.read.undertakings.undertaking import (
    Undertaking,
    is_joint,
    is_somebody,
)
from parley.read.undertakings.voices import deciding_voice
from parley.read.undertakings.welcome import is_welcome

__all__ = [
    "GIVEN",
    "JOINING",
    "Timing",
    "Undertaking",
    "act_of",
    "asks_another",
    "condition_words",
    "deciding_voice",
    "fronted_condition",
    "fronted_price",
    "is_bargained",
    "is_exchange",
    "is_given",
    "is_joint",
    "is_matter",
    "is_promised",
    "is_somebody",
    "is_welcome",
    "price_of",
    "proviso_of",
    "timing_of",
    "undertakings",
    "without_price",
]
