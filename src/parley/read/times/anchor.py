"""What relative times hang on: the document date, the times before them, the tense around them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from parley.read.times.moment import Moment
from parley.records import Period

# How far the tense of a verb reaches: reporting sentences hold their verb within this many
# characters; farther ones mostly belong to another clause.
TENSE_REACH = 120

_FUTURE = (
    r"will|'ll|’ll|shall|would|going\s+to|(?:plan|plans|planned|due|scheduled|set|expected|likely"
    r"|ready|slated|hopes?|intends?|agreed|wants?|vowed|promised)\s+(?:to|for|on)|is\s+to|are\s+to"
    r"|to\s+be|to\s+begin|to\s+start|to\s+meet|upcoming|expires?|until|deadline"
)
_PAST = (
    r"was|were|had|did|has|have|said|told|met|began|came|went|made|took|held|got|fell|rose|left"
    r"|gave|saw|sent|led|broke|brought|fought|lost|won|put|hit|set\s+off|became|found|kept|spoke"
    r"|struck|shot|after|since|\w{2,}[^e\W]ed"
)
_TENSE = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b")
_SENTENCE_END = re.compile(r"[.!?]['\"”’]*\s+(?=['\"“‘`]*[A-Z])|\n\s*\n")


@dataclass(kw_only=True)
class Anchor:
    """The state of one reading of one text.

    Attributes:
        text: The text as given.
        folded: The same in ASCII lower case, of equal length.
        published: The document date, `None` where unknown.
        doc: The spaCy parse of the text, `None` where there is none.
        focus: The last calendar time named, which "that day" and "a year later" hang on.
        quarter: The last quarter named: reports on quarters compare with quarters.
    """

    text: str
    folded: str
    published: date | None
    doc: Any = None
    focus: Moment | None = None
    quarter: Moment | None = None

    def note(self, moment: Moment) -> None:
        """Keep a calendar time as what later words may hang on."""
        if moment.period is not None:
            self.focus = moment
            if moment.grain == "Q":
                self.quarter = moment

    def direction(self, start: int, end: int) -> int:
        """Return 1 where the words around speak of the future, -1 of the past, else 0.

        The nearest verb before the expression in its sentence decides, then the nearest after.
        """
        left = max(0, start - TENSE_REACH)
        for boundary in _SENTENCE_END.finditer(self.text, left, start):
            left = boundary.end()
        before = list(_TENSE.finditer(self.folded, left, start))
        if before:
            return 1 if before[-1]["future"] else -1
        stop = _SENTENCE_END.search(self.text, end, end + TENSE_REACH)
        after = _TENSE.search(self.folded, end, stop.start() if stop else end + TENSE_REACH)
        return 0 if after is None else 1 if after["future"] else -1

    def choose(self, start: int, end: int, candidates: Iterable[Moment]) -> Moment | None:
        """Return the candidate that tense and the document date make most likely.

        Args:
            start: First code point of the expression.
            end: One past its last.
            candidates: The readings an expression without year may have, one a cycle.
        """
        if self.published is None:
            return None
        today = self.published
        way = self.direction(start, end)

        def cost(moment: Moment) -> int:
            gap = days_between(moment.period, today)
            return gap + _AGAINST_TENSE if gap and way and (way > 0) != _is_after(moment, today) else gap

        return min(candidates, key=cost)


# Tense outweighs nearness up to this many days: "in January", written in late December with a
# past verb, is last January, but a date printed one week ahead is never taken for last year's.
_AGAINST_TENSE = 200


def _is_after(moment: Moment, today: date) -> bool:
    return moment.period is not None and moment.period.first > today


def days_between(period: Period | None, today: date) -> int:
    """Return how many days lie between a day and a period, 0 where it holds the day."""
    if period is None or period.first <= today <= period.last:
        return 0
    return (period.first - today).days if period.first > today else (today - period.last).days


def weekday_near(today: date, weekday: int, direction: int) -> date:
    """Return the day with this ISO weekday: today or the last one, or the next one."""
    back = (today.isoweekday() - weekday) % 7
    if direction > 0 and back:
        return today + timedelta(7 - back)
    return today - timedelta(back)


def cycles(make: Callable[[int], Moment | None], year: int) -> list[Moment]:
    """Return what a yearless expression means in the year before, the year and the next."""
    return [m for y in (year - 1, year, year + 1) if (m := make(y)) is not None]
