"""Cut a text into blocks with a role each, so that titles and standfirsts are read once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from parley.read.documents.dates import is_date_line

Role = Literal["title", "standfirst", "dateline", "byline", "body", "heading", "caption", "repeat"]

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_LINE = re.compile(r"[^\n]+")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*$")
_BYLINE = re.compile(
    r"(?:by|from|written by|reported by|story by|author:?)\s+[A-Z][\w.'’-]+(?:\s+[\w.'’-]+){0,7}",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:(?:file )?(?:photo|image|picture|video|caption|credit|graphic|map)\b\s*[:/(]|©|\(c\)\s"
    r"|\((?:file )?(?:photo|image))|.*\((?:AP|AFP|Reuters|Getty|EPA)[^)]{0,40}(?:photo|images?)\)$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[ \t]*(?:[-–•*·]|\(?\d{1,2}[.)])\s+\S")
_HEADLINE_WORDS = 30  # the longest titles in newspapers and communiqués
_HEAD_BLOCKS = 6  # title, its repeat, date, byline, standfirst and a caption stand before the text
_LONG_LINE = 90  # characters; lines of fixed-width text are shorter and belong together
_LEAST_REPEAT = 30  # characters of a standfirst that count as a repeat of the body's words


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or heading.

    Attributes:
        start: First code point.
        end: One past the last code point, white space at the ends left out.
        role: What it is; readers skip a `repeat`, whose words stand elsewhere in the text.
    """

    start: int
    end: int
    role: Role = "body"


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in order, each with its role."""
    found = [Block(start=start, end=end) for start, end in _stretches(text)]
    words = [_words(text[block.start : block.end]) for block in found]
    seen: dict[str, int] = {}
    result: list[Block] = []
    for i, block in enumerate(found):
        role = _role(text[block.start : block.end], i, result, is_last=i == len(found) - 1)
        if words[i] in seen and (role == "title" or _is_head(i) or len(words[i]) > _LEAST_REPEAT):
            role = "repeat"
        elif _is_head(i) and role != "title" and _stands_below(words[i], words[i + 1 :]):
            role = "repeat"
        seen.setdefault(words[i], i)
        result.append(replace(block, role=role))
    return tuple(result)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of paragraphs: parted by empty lines, by long lines, or list items."""
    for paragraph in _PARAGRAPH.finditer(text):
        lines = list(_LINE.finditer(text, paragraph.start(), paragraph.end()))
        start = lines[0].start()
        for line, following in pairwise(lines):
            if _parts(line[0], following[0]):
                yield from _trimmed(text, start, line.end())
                start = following.start()
        yield from _trimmed(text, start, paragraph.end())


def _parts(line: str, following: str) -> bool:
    """Tell whether two lines without an empty one between them are two paragraphs."""
    if _ITEM.match(following):
        return True
    return len(line) > _LONG_LINE and bool(_ENDS_SENTENCE.search(line.rstrip()))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    stretch = text[start:end]
    if stretch.strip():
        first = start + len(stretch) - len(stretch.lstrip())
        yield first, first + len(stretch.strip())


def _is_head(position: int) -> bool:
    return position < _HEAD_BLOCKS


def _words(text: str) -> str:
    """Return a text's words without case, marks and line ends, for comparison."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _stands_below(words: str, later: list[str]) -> bool:
    """Tell whether a standfirst's words stand in a longer block further down."""
    return len(words) >= _LEAST_REPEAT and any(
        words in other and len(other) > len(words) for other in later
    )


def _role(block: str, position: int, earlier: list[Block], *, is_last: bool) -> Role:
    if is_date_line(block):
        return "dateline"
    if _CAPTION.match(block):
        return "caption"
    is_short = "\n" not in block and len(block.split()) <= _HEADLINE_WORDS
    if (_is_head(position) or is_last) and is_short and _BYLINE.fullmatch(block):
        return "byline"
    is_headline = (
        is_short and not _ENDS_SENTENCE.search(block.rstrip()) and not _ITEM.match(block)
        and block[-1] not in ":;,"
    )  # fmt: skip
    if not is_headline and not (position == 0 and is_short and block.endswith("?")):
        return "body"
    roles = {b.role for b in earlier}
    if position == 0:
        return "title"
    if _is_head(position) and "title" in roles and not roles & {"body", "standfirst"}:
        return "standfirst"
    return "body" if is_last else "heading"
