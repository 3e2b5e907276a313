"""A text in windows of whole paragraphs, each small enough for one question."""

from collections.abc import Iterator
from dataclasses import dataclass

from parley.read.analysis import Analysis
from parley.read.blocks import blocks

#: Blocks whose words stand elsewhere in the text, or are nobody's claim.
_PASSED_OVER = ("title", "repeat", "byline", "dateline")

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Consecutive paragraphs of a text.

    Attributes:
        stretches: (start, end) of each; what a record quotes stands inside one of them.
    """

    stretches: tuple[Stretch, ...]

    def halves(self) -> tuple["Window", "Window"]:
        """Return the two halves of a window of more than one paragraph."""
        middle = len(self.stretches) // 2
        return Window(stretches=self.stretches[:middle]), Window(stretches=self.stretches[middle:])


def windows(analysis: Analysis, size: int) -> tuple[Window, ...]:
    """Return a text's paragraphs in windows of at most `size` code points, in order."""
    found: list[Window] = []
    filled: list[Stretch] = []
    for start, end in _stretches(analysis, size):
        if filled and end - filled[0][0] > size:
            found.append(Window(stretches=tuple(filled)))
            filled = []
        filled.append((start, end))
    return (*found, Window(stretches=tuple(filled))) if filled else tuple(found)


def _stretches(analysis: Analysis, size: int) -> Iterator[Stretch]:
    """Yield paragraphs, cut between sentences where one is longer than a window."""
    ends = [sentence.end_char for sentence in analysis.doc.sents]
    for block in blocks(analysis.source.text):
        if block.role in _PASSED_OVER:
            continue
        start = block.start
        while block.end - start > size:
            inside = [end for end in ends if start < end <= start + size]
            cut = inside[-1] if inside else start + size
            yield start, cut
            start = cut
        if analysis.source.text[start : block.end].strip():
            yield start, block.end
