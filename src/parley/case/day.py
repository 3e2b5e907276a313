"""A day as people give it."""

from datetime import date

from parley.errors import InputError


def day_of(day: date | str | None) -> date | None:
    """Return a day given as such or as ISO text.

    Raises:
        InputError: The text is no day.
    """
    if not isinstance(day, str):
        return day
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise InputError(f"as_of {day!r} is no date; write it as 2022-04-01") from None
