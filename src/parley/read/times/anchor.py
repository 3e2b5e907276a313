"""What relative times hang on: the document date, the times named before, the tense around."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from parley.read.times.moment import Moment, days_between
from parley.read.times.reading import Reading
from parley.read.times.tense import direction
from parley.records import Period

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from parley.read.times.reading import Reading

# "That day" and "a year later" hang on a time named at most this many characters before: the
# same sentence or the one before it.
FOCUS_REACH = 300
# Tense outweighs nearness up to this many days, measured on news text: "in January", written in
# December with a past verb, is last January, but a date one week ahead is never last year's.
AGAINST_TENSE = 200


@dataclass(kw_only=True)
class Anchor:
    """The state of one reading of one text.

    Attributes:
        text: The text as given.
        folded: The same in ASCII lower case, of equal length.
        published: The document date, `None` where unknown.
        doc: The spaCy parse of the text, `None` where there is none.
        quarter: The last quarter named: reports on quarters compare with quarters.
    """

    text: str
    folded: str
    published: date | None
    doc: "Doc | None" = None
    quarter: Moment | None = None
    _focus: Period | None = None
    _focus_at: int = 0

    def noted(self, match: "re.Match[str]", reading: Reading) -> Reading:
        """Return a reading after keeping its time as what later words may hang on."""
        if reading.moment is not None:
            self._focus, self._focus_at = reading.moment.period, match.end()
            if reading.moment.grain == "Q":
                self.quarter = reading.moment
        return reading

    def base(self, match: "re.Match[str]", *, anaphoric: bool) -> date | None:
        """Return the day to count from.

        Args:
            match: The words that count.
            anaphoric: They count from the time named last, where one stands near.
        """
        if anaphoric and self._focus and match.start() - self._focus_at <= FOCUS_REACH:
            return self._focus.last
        return self.published

    def direction(self, start: int, end: int) -> int:
        """Return 1 where the words around speak of the future, -1 of the past, else 0."""
        return direction(self.text, self.folded, start, end, self.doc)

    def nearest(
        self, match: "re.Match[str]", make: Callable[[int], Moment | None]
    ) -> Moment | None:
        """Return what a yearless expression means: the year nearest the document that fits.

        Args:
            match: The expression; the tense around it counts.
            make: Gives its moment in a year, `None` where the year has none (February 29).

        Returns:
            The moment, `None` without a document date.
        """
        today = self.published
        if today is None:
            return None
        way = self.direction(match.start(), match.end())
        near = (make(year) for year in (today.year - 1, today.year, today.year + 1))

        def cost(moment: Moment) -> int:
            gap = days_between(moment.period, today)
            against = gap and way and (way > 0) != (moment.period.first > today)
            return gap + AGAINST_TENSE if against else gap

        return min((m for m in near if m is not None), key=cost, default=None)
