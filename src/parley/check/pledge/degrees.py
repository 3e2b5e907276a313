"""How far a promised act must fall: one table from the degree word to two ratios, with reasons."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Degree:
    """What a degree word is taken to promise.

    Attributes:
        words: Regular expression over the degree word in lower case.
        kept: After/before rate at or below which the word is honoured.
        broken: After/before rate at or above which nothing was done.
        reason: Why these two.
    """

    words: str
    kept: float
    broken: float
    reason: str


# The first row that matches is used. "Broken" stays below 1 throughout: no two weeks of a war
# are alike, so a fall of a few percent is no deed.
DEGREES = (
    Degree(words=r"\b(complete|full|total|entire|whole|absolute)\w*", kept=0.1, broken=0.75,
           reason="a complete end leaves room for stragglers and misdated rows only"),
    Degree(words=r"\b(drastic|radical|dramatic|sharp|massive|fundamental|deep)\w*",
           kept=0.25, broken=0.75,
           reason="a drastic cut leaves the smaller part: a quarter at most"),
    Degree(words=r"\b(several|many|multi|mani|three|3)[- ]?(fold|times)\b|\bmultiple times\b",
           kept=1 / 3, broken=0.75,
           reason="several-fold is at least threefold"),
    Degree(words=r"\b(half|halv\w+|two-?fold)\b", kept=0.5, broken=0.9,
           reason="half is a number"),
    Degree(words=r"\b(significant|substantial|considerabl|major|marked|noticeabl)\w*",
           kept=0.5, broken=0.9,
           reason="a change that nobody needs to be told of"),
    Degree(words=r"\b(slight|gradual|somewhat|partial|some|limited)\w*", kept=0.8, broken=1.0,
           reason="any fall that counts can show"),
)  # fmt: skip

BY_ACT = {
    "cease": Degree(words="", kept=0.25, broken=0.75,
                    reason="fire that goes on at a quarter of its level has not ceased; days in "
                           "breach are held to a stricter rule beside it"),
    "refrain": Degree(words="", kept=0.25, broken=0.75,
                      reason="days in breach decide; the ratio is shown beside them"),
    "withdraw": Degree(words="", kept=0.1, broken=0.75,
                       reason="a withdrawal leaves stragglers only"),
    "reduce": Degree(words="", kept=0.67, broken=0.95,
                     reason="no degree was named: a third less is the least one would notice"),
}  # fmt: skip

_PERCENT = re.compile(r"(\d{1,3})\s?(?:%|per ?cent)")


def degree_of(act: str, words: str) -> tuple[Degree, bool]:
    """Return what a pledge promises, and whether its own words say so.

    Args:
        act: One of `records.ACTS`.
        words: The degree word, `""` where the pledge has none. Words of its object say what is
            cut, not how far ("attacks on major ports"), and do not belong here.

    Returns:
        The degree, and False where the act's default stands in for a missing degree word.
    """
    lower = words.lower()
    if (match := _PERCENT.search(lower)) and 0 < (cut := int(match[1]) / 100) <= 1:
        reason = f"a cut of {match[0]} leaves {1 - cut:.0%}; a quarter of the cut is no deed"
        return Degree(words=match[0], kept=max(0.05, 1 - cut), broken=1 - cut / 4,
                      reason=reason), True  # fmt: skip
    for degree in DEGREES:
        if re.search(degree.words, lower):
            return degree, True
    return BY_ACT.get(act, BY_ACT["reduce"]), False
