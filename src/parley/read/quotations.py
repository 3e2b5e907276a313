"""Quotation marks: which stretches of a text stand between them.

Marks are paired within a paragraph; a quotation left open runs to the paragraph's end, and over
following paragraphs that open with a mark of their own (the newspaper convention).
"""

import re
from dataclasses import dataclass

_OPENERS = {"“": "”", "«": "»", "„": "“”", "``": "''", '"': '"', "''": "''"}
_TOGGLES = ('"', "''")  # one sign opens and closes
_MARK = re.compile(r"[“”„«»\"]|``|''")
# A single mark opens after a space or bracket and closes before one: apostrophes do neither.
_SINGLE = re.compile(
    r"(?<![\w.,!?])[‘'](?=[\w\[(…])(?P<body>[^‘’'\n]*(?:\b[’'](?=\w)[^‘’'\n]*)*)[’'](?!\w)"
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch between quotation marks.

    Attributes:
        start: Offset of the first character inside the marks.
        end: One past the last character inside.
        outer_start: Offset of the opening mark.
        outer_end: One past the closing mark; equals `end` where none closes it.
        closed: A closing mark was found.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True


def find_paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of the paragraphs, without white space at their ends.

    Blank lines part paragraphs; in a text without any, every line is one.
    """
    parts = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else re.compile(r"\n")
    edges = [0, *(end for m in parts.finditer(text) for end in m.span()), len(text)]
    found = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        words = text[start:end]
        if words.strip():
            start += len(words) - len(words.lstrip())
            found.append((start, start + len(words.strip())))
    return tuple(found)


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations of a text, in order."""
    found: list[Quotation] = []
    for start, end in find_paragraphs(text):
        doubles = _doubles(text, start, end)
        singles = [
            Quotation(
                start=m.start() + 1,
                end=m.end() - 1,
                outer_start=m.start(),
                outer_end=m.end(),
            )
            for m in _SINGLE.finditer(text, start, end)
            if not any(q.outer_start < m.end() and m.start() < q.outer_end for q in doubles)
        ]
        found += sorted(doubles + singles, key=lambda q: q.start)
    return tuple(found)


def _doubles(text: str, start: int, end: int) -> list[Quotation]:
    """Pair the double marks of one paragraph."""
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, start, end):
        sign = mark.group()
        if opened is None:
            if sign in _OPENERS and not _closes_nothing(text, mark):
                opened = mark
        elif sign in _closers(opened.group()):
            found.append(_between(opened, mark.start(), mark.end(), closed=True))
            opened = None
        elif sign in _OPENERS and sign == opened.group() and sign not in _TOGGLES:
            # A second opening mark: the first was never closed, and ended before this one.
            found.append(_between(opened, mark.start(), mark.start(), closed=False))
            opened = mark
    if opened is not None:
        found.append(_between(opened, end, end, closed=False))
    return [q for q in found if text[q.start : q.end].strip()]


def _closes_nothing(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a straight mark can only close: it stands after a word, before a gap."""
    if mark.group() not in _TOGGLES:
        return False
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    return bool(before.strip()) and before not in "([-—–/:" and not after.strip()


def _closers(opener: str) -> str:
    return _OPENERS[opener] + ('"' if opener == "“" else "”" if opener == '"' else "")


def _between(opened: re.Match[str], end: int, outer_end: int, *, closed: bool) -> Quotation:
    return Quotation(
        start=opened.end(),
        end=end,
        outer_start=opened.start(),
        outer_end=outer_end,
        closed=closed,
    )
