"""A time expression as found in a text."""

from dataclasses import dataclass

from parley.errors import InvalidRecord
from parley.records import Period

TYPES = ("DATE", "TIME", "DURATION", "SET")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """Words that name a time.

    Attributes:
        start: First code point of the words in the text.
        end: One past the last.
        text: The words.
        type: One of `TYPES`, as in TIMEX3.
        value: TIMEX3 value; `X` stands for digits that text and document date do not settle.
            Two values joined by `/` are a range from the first to the last.
        period: The days meant, `None` for pure lengths, habits, vague and unresolved times.
        unresolved: It names a calendar time, but that hangs on a date that is not known.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    period: Period | None = None
    unresolved: bool = False

    def __post_init__(self) -> None:
        if self.type not in TYPES:
            raise InvalidRecord(f"time type {self.type!r} is not one of {', '.join(TYPES)}")
        if self.unresolved and self.period is not None:
            raise InvalidRecord(f"{self.text!r} has days {self.period.iso()}, so it is resolved")
