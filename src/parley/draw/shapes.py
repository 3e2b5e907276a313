"""What drawings are made of, in units of a view box; y grows downwards."""

import re
from dataclasses import dataclass

# What XML 1.0 cannot hold, whatever a thing is called.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle by its left and upper edge, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def base(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words at a point.

    Attributes:
        x: Of the point.
        y: Of the point.
        text: The words.
        below: A second line, `""` for none.
    """

    x: float
    y: float
    text: str
    below: str = ""


def printable(text: str) -> str:
    """Return text without the characters that no XML file can hold."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def shortened(text: str, most: int) -> str:
    """Return text on one line of at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
