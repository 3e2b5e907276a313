"""A period: closed days on the calendar, with the precision the text gives."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from parley.errors import InvalidRecord

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A closed interval of days.

    Attributes:
        first: First day.
        last: Last day, not before `first`.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidRecord(f"period ends {self.last} before it begins {self.first}")

    @classmethod
    def day(cls, day: date) -> "Period":
        """Return the period of one day."""
        return cls(first=day, last=day)

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """Return the period of one calendar month."""
        return cls(
            first=date(year, month, 1),
            last=date(year, month, calendar.monthrange(year, month)[1]),
        )

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Return the period of an ISO day, month, year or `first/last`.

        Raises:
            InvalidRecord: The text is none of these.
        """
        try:
            if "/" in text:
                first, last = text.split("/")
                return cls(first=cls.parse(first).first, last=cls.parse(last).last)
            if match := _MONTH.fullmatch(text):
                return cls.month(int(match[1]), int(match[2]))
            if _YEAR.fullmatch(text):
                return cls(first=date(int(text), 1, 1), last=date(int(text), 12, 31))
            return cls.day(date.fromisoformat(text))
        except ValueError as error:
            raise InvalidRecord(
                f"{text!r} is no date; write 2022-03-29, 2022-03, 2022 or 2022-03-29/2022-03-30"
            ) from error

    @property
    def days(self) -> int:
        """Number of days, both ends counted."""
        return (self.last - self.first).days + 1

    @property
    def precision(self) -> str:
        """`day`, `month`, `year` or `interval`."""
        if self.first == self.last:
            return "day"
        if self == Period.month(self.first.year, self.first.month):
            return "month"
        if self.first.year == self.last.year and self.days >= 365:
            return "year"
        return "interval"

    def iso(self) -> str:
        """Return the shortest ISO form: a day, a month, a year, or `first/last`."""
        forms = {
            "day": self.first.isoformat(),
            "month": f"{self.first:%Y-%m}",
            "year": f"{self.first:%Y}",
        }
        return forms.get(self.precision, f"{self.first}/{self.last}")

    def shift(self, days: int) -> "Period":
        """Return the period moved by a number of days."""
        return Period(first=self.first + timedelta(days), last=self.last + timedelta(days))
