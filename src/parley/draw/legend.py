"""A legend: a sign, and what it means, in rows that never run out of the drawing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from parley.draw.svg import FONT_SIZE, Sheet
from parley.draw.ticks import text_width

SIGN_WIDTH, GAP, ROW = 20.0, 6.0, 16.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One entry.

    Attributes:
        words: What the sign means.
        draw: Draws the sign around the middle it is given, within `SIGN_WIDTH`.
    """

    words: str
    draw: Callable[[Sheet, float, float], None]


def place_keys(
    keys: Iterable[Key], *, left: float, right: float
) -> tuple[list[tuple[Key, float, int]], float]:
    """Return where each entry begins, the row it stands in, and the height of all rows.

    Args:
        keys: The entries, in order.
        left: Where rows begin.
        right: Where they end at the latest.
    """
    placed: list[tuple[Key, float, int]] = []
    x, row = left, 0
    for key in keys:
        width = SIGN_WIDTH + GAP + text_width(key.words, FONT_SIZE)
        if x > left and x + width > right:
            x, row = left, row + 1
        placed.append((key, x, row))
        x += width + 2 * GAP
    return placed, ROW * (row + 1) if placed else 0.0


def draw_legend(sheet: Sheet, placed: Iterable[tuple[Key, float, int]], *, top: float) -> None:
    """Draw entries that `place_keys` has placed."""
    for key, x, row in placed:
        middle = top + (row + 0.5) * ROW
        key.draw(sheet, x + SIGN_WIDTH / 2, middle)
        sheet.text(x + SIGN_WIDTH + GAP, middle + 4, key.words)
