"""Ticks and labels of a chart: round counts, whole weeks, labels that never overlap."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, count
from math import ceil, floor, log10
from textwrap import wrap

#: Spelled out because the standard library's names follow the host program's locale.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# More intervals crowd a low plot; fewer leave a bar's height to guesswork.
MOST_INTERVALS = 4
# No font of the page's list is wider than this on average. An estimate in place of a measurement
# keeps the drawing the same on machines with different fonts.
EM_A_CHARACTER = 0.62


def text_width(text: str, font_size: float) -> float:
    """Return an upper estimate of a label's width, in the unit of `font_size`."""
    return len(text) * EM_A_CHARACTER * font_size


def count_ticks(highest: float) -> range:
    """Return the ticks of a count axis: from 0, by 1, 2 or 5 times a power of ten.

    Args:
        highest: The largest count drawn, at least 0; the last tick reaches or passes it.
    """
    steps = (digit * 10**power for power in count() for digit in (1, 2, 5))
    step = next(step for step in steps if step * MOST_INTERVALS >= highest)
    return range(0, step * max(1, ceil(highest / step)) + 1, step)


def day_ticks(days: Sequence[date], anchor: date, *, day_width: float, room: float) -> list[date]:
    """Return the days to label: every one, every second, or whole weeks away from `anchor`.

    Args:
        days: Consecutive days of the axis.
        anchor: A day that is labelled where it is on the axis.
        day_width: Width of a day.
        room: Width that one label needs, in the same unit.
    """
    steps = chain((1, 2), (7 * 2**power for power in count()))
    step = next(step for step in steps if step * day_width >= room)
    return [day for day in days if (day - anchor).days % step == 0]


def short_days(ticks: Sequence[date]) -> Iterator[tuple[str, str]]:
    """Yield "6 May" for each day, with the year for the first day and wherever it changes."""
    year = 0
    for day in ticks:
        yield f"{day.day} {_MONTHS[day.month - 1]}", "" if day.year == year else str(day.year)
        year = day.year


def label_rows(starts: Sequence[float], ends: Sequence[float]) -> list[int]:
    """Return the row of each label, counted up from 0 next to the plot.

    A label begins where its line rises to it. Read from the right, each takes the lowest row in
    which it touches neither a label nor the line of a label above.

    Args:
        starts: Left edge of each label; shape (L,).
        ends: Right edge of each, with the gap that keeps it from the next; shape (L,).
    """
    rows = [0] * len(starts)
    # Leftmost edge of all that stands in each row or rises through it.
    edges: list[float] = []
    for i in sorted(range(len(starts)), key=lambda i: (-starts[i], -i)):
        row = next((row for row, edge in enumerate(edges) if ends[i] <= edge), len(edges))
        edges[: row + 1] = [starts[i]] * (row + 1)
        rows[i] = row
    return rows


def round_length(longest: float) -> float:
    """Return the longest 1, 2 or 5 times a power of ten that is no longer than a length."""
    power = 10.0 ** floor(log10(longest))
    return next(digit * power for digit in (5, 2, 1) if digit * power <= longest * (1 + 1e-9))


def wrapped(text: str, width: float, font_size: float) -> list[str]:
    """Return a text in lines that are no wider than `width`, by the upper estimate."""
    characters = max(1, int(width / (EM_A_CHARACTER * font_size)))
    return wrap(" ".join(text.split()), characters) or [""]
