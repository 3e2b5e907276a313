"""The source text with every used span marked, and the way back from the words to the brief."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from parley.brief.dossier import Index
from parley.brief.page import Brief
from parley.brief.trace import span_anchor
from parley.records import Source

_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of source text between two ends of spans.

    Attributes:
        text: The characters.
        depth: How many used spans cover it; 0 for plain text.
        anchor: Link target where a span begins here, else `""`.
        numbers: Sentences whose span ends here.
    """

    text: str
    depth: int = 0
    anchor: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSource:
    """A source's paragraphs, cut into pieces that put together are its text."""

    number: int
    source: Source
    paragraphs: tuple[tuple[Piece, ...], ...]


def mark_sources(brief: Brief, index: Index) -> tuple[MarkedSource, ...]:
    """Return every source with the spans that the brief uses."""
    used: dict[str, dict[tuple[int, int], set[int]]] = defaultdict(lambda: defaultdict(set))
    for sentence in brief.sentences():
        for support in sentence.supports:
            if support.kind == "claim":
                claim = index.claims[support.ref]
                ends = (claim.span.start, claim.span.end)
                used[claim.source_sha256][ends].add(sentence.number)
    return tuple(
        MarkedSource(
            number=number,
            source=source,
            paragraphs=tuple(_paragraphs(source.text, used[sha256], number)),
        )
        for number, (sha256, source) in enumerate(index.sources.items(), start=1)
    )


def _paragraphs(
    text: str, spans: dict[tuple[int, int], set[int]], source_number: int
) -> Iterator[tuple[Piece, ...]]:
    """Yield the text cut at blank lines and at every end of a span; joined, it is the text."""
    change: dict[int, int] = defaultdict(int)
    starts = {start for start, _ in spans}
    back: dict[int, set[int]] = defaultdict(set)
    for (start, end), numbers in spans.items():
        change[start] += 1
        change[end] -= 1
        back[end] |= numbers
    breaks = {match.end() for match in _BLANK_LINES.finditer(text)}
    depth = 0
    paragraph: list[Piece] = []
    for cut, following in pairwise(sorted({0, len(text), *change, *breaks})):
        if cut in breaks:
            yield tuple(paragraph)
            paragraph = []
        depth += change[cut]
        paragraph.append(
            Piece(
                text=text[cut:following],
                depth=depth,
                anchor=span_anchor(source_number, cut) if cut in starts else "",
                numbers=tuple(sorted(back[following])),
            )
        )
    yield tuple(paragraph)
