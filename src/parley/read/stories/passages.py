"""Passages that two texts share word for word, though one may be cut, edited or turned around."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.read.quotations import find_quotations
from parley.read.stories.words import find_words

#: Words a shingle has: five running words are rarely two writers' own.
SHINGLE_WORDS = 5
#: Shingles of which one at least is kept, so that no shared run of
#: SHINGLE_WORDS + WINDOW - 1 words is missed (Schleimer, Wilkerson and Aiken, 2003).
WINDOW = 12
#: Fewest words outside quotation marks that make a passage: a whole sentence. Two reporters may
#: quote a speaker alike, and share names and titles, but not a sentence of their own.
FEWEST_WORDS = 16
#: Words that an editor may have changed inside a passage.
_GAP_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Shingled:
    """A text cut into shingles.

    Attributes:
        words: The lower-case words.
        starts: Offset of each word's first character; shape as `words`.
        ends: One past its last.
        is_quoted: Whether it stands between quotation marks.
        shingles: Checksum of the shingle that begins at each word but the last few.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    is_quoted: tuple[bool, ...]
    shingles: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> "Shingled":
        """Return a text's words and shingles."""
        found = list(find_words(text))
        words = tuple(word for _, _, word in found)
        quotations = [(q.start, q.end) for q in find_quotations(text)]
        encoded = [word.encode() for word in words]
        # A checksum and no hash of Python's: that one differs from run to run.
        shingles = tuple(
            zlib.crc32(b" ".join(encoded[i : i + SHINGLE_WORDS]))
            for i in range(len(words) - SHINGLE_WORDS + 1)
        )
        return cls(
            words=words,
            starts=tuple(start for start, _, _ in found),
            ends=tuple(end for _, end, _ in found),
            is_quoted=_inside([start for start, _, _ in found], quotations),
            shingles=shingles,
        )

    def fingerprints(self) -> frozenset[int]:
        """Return the least shingle of every window: few, yet enough to find any shared passage.

        Source:
            Schleimer, Wilkerson and Aiken (2003), Winnowing: local algorithms for document
            fingerprinting.
        """
        last = max(1, len(self.shingles) - WINDOW + 1)
        return frozenset(min(self.shingles[i : i + WINDOW]) for i in range(last) if self.shingles)

    def own_words(self) -> int:
        """Return the number of words outside quotation marks."""
        return len(self.words) - sum(self.is_quoted)


def _inside(starts: list[int], quotations: list[tuple[int, int]]) -> tuple[bool, ...]:
    inside, number = [], 0
    for start in starts:
        while number < len(quotations) and quotations[number][1] <= start:
            number += 1
        inside.append(number < len(quotations) and quotations[number][0] <= start)
    return tuple(inside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words that stand in two texts.

    Attributes:
        pairs: (word in the first text, word in the second), both as indexes, in the first's order.
        own_words: How many of them stand outside quotation marks.
    """

    pairs: tuple[tuple[int, int], ...]
    own_words: int


def shared_passages(first: Shingled, second: Shingled) -> tuple[Passage, ...]:
    """Return the passages that two texts share, in the order of the first."""
    runs: list[list[tuple[int, int]]] = []
    for pair in _aligned(first, second):
        if runs and _follows(runs[-1][-1], pair):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    passages = (
        Passage(pairs=tuple(run), own_words=sum(not first.is_quoted[a] for a, _ in run))
        for run in runs
    )
    return tuple(p for p in passages if p.own_words >= FEWEST_WORDS)


def _follows(before: tuple[int, int], pair: tuple[int, int]) -> bool:
    return all(0 < now - then <= _GAP_WORDS + 1 for then, now in zip(before, pair, strict=True))


def _aligned(first: Shingled, second: Shingled) -> Iterable[tuple[int, int]]:
    """Yield words of the first text with their place in the second, where a shingle says so.

    A shingle that stands in the second text more than once goes on from the word before it, where
    it can.
    """
    places: dict[int, list[int]] = {}
    for at, shingle in enumerate(second.shingles):
        places.setdefault(shingle, []).append(at)
    matched: dict[int, int] = {}
    for at, shingle in enumerate(first.shingles):
        found = places.get(shingle)
        if not found:
            continue
        expected = matched.get(at, matched.get(at - 1, -2) + 1)
        begin = expected if expected in found else found[0]
        for step in range(SHINGLE_WORDS):
            matched.setdefault(at + step, begin + step)
    return sorted(matched.items())
