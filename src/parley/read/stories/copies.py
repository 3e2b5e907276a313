"""Copies: one text, or long stretches of it, in several sources, and the claims read from them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.read.stories.account import Account
from parley.read.stories.agreement import PRESS_DAYS
from parley.read.stories.likeness import contradictions
from parley.read.stories.passages import Passage, Shingled, shared_passages
from parley.records import Claim, Ground, Source

#: Share of the shorter text that is the other's, from which both are one text: a paper cuts a wire
#: story, or puts a paragraph of its own on top.
COPY_SHARE = 0.7
#: Share of a claim's words that must stand in the passage, at the same place in both texts.
_SAME_WORDS = 0.8
#: Earlier sources kept for one fingerprint: a copy needs a single one of the others to be found.
_MOST_POSTED = 20
#: Sources that one is held against: a text seldom takes from more.
_MOST_COMPARED = 8
#: Words that mean another day in a later text: a sentence with one of them, printed again long
#: after, is a form of words and no copy.
_RELATIVE = frozenset(
    """today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday
    sunday""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """Passages that two sources share.

    Attributes:
        first: SHA-256 of one source.
        second: SHA-256 of the other.
        passages: What they share, as words of both.
        share: Share of the own words of the source that has more of its text in them, 0 to 1.
        words: Own words shared; what stands between quotation marks is left out.
        opening: First words of the longest passage.
    """

    first: str
    second: str
    passages: tuple[Passage, ...]
    share: float
    words: int
    opening: str

    def ground(self) -> Ground:
        """Return what the two sources share, in words."""
        said = f"{self.words} words ({self.share:.0%}), “{self.opening} …”"
        return Ground(what="text", first=said, second=said)


class CopyIndex:
    """Finds earlier sources that share passages with one."""

    def __init__(self) -> None:
        self._texts: dict[str, Shingled] = {}
        self._sources: dict[str, Source] = {}
        self._posted: dict[int, list[str]] = {}

    def add(self, source: Source) -> None:
        """Take in a source."""
        shingled = Shingled.of(source.text)
        sha256 = source.sha256
        self._texts[sha256], self._sources[sha256] = shingled, source
        for fingerprint in shingled.fingerprints():
            posted = self._posted.setdefault(fingerprint, [])
            if len(posted) < _MOST_POSTED:
                posted.append(sha256)

    def text(self, sha256: str) -> Shingled:
        """Return the words of a source that was taken in."""
        return self._texts[sha256]

    def copies(self, source: Source) -> Iterator[Copied]:
        """Yield what a source shares with those taken in before, the most alike first.

        A source whose common passages are all known from one more alike is passed over: copies
        form a chain, and one link each is enough.
        """
        shingled = Shingled.of(source.text)
        uncovered = set(shingled.fingerprints())
        found = Counter(s for f in sorted(uncovered) for s in self._posted.get(f, ()))
        found.pop(source.sha256, None)
        for other, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[
            :_MOST_COMPARED
        ]:
            theirs = self._texts[other].fingerprints()
            if uncovered & theirs:
                copied = self._copied(source, shingled, other)
                if copied is not None:
                    uncovered -= theirs
                    yield copied

    def _copied(self, source: Source, shingled: Shingled, other: str) -> Copied | None:
        theirs = self._texts[other]
        passages = shared_passages(shingled, theirs)
        if not _printed_together(source, self._sources[other]):
            passages = tuple(p for p in passages if not _names_a_day(shingled, p))
        if not passages:
            return None
        words = sum(p.own_words for p in passages)
        longest = max(passages, key=lambda p: p.own_words).pairs[0][0]
        start, end = (
            shingled.starts[longest],
            shingled.ends[min(longest + 5, len(shingled.ends) - 1)],
        )
        return Copied(
            first=source.sha256,
            second=other,
            passages=passages,
            share=words / min(shingled.own_words(), theirs.own_words()),
            words=words,
            opening=" ".join(source.text[start:end].split()),
        )


def _printed_together(first: Source, second: Source) -> bool:
    if first.published is None or second.published is None:
        return True
    return abs((first.published - second.published).days) <= PRESS_DAYS


def _names_a_day(text: Shingled, passage: Passage) -> bool:
    return any(text.words[a] in _RELATIVE for a, _ in passage.pairs)


def copied_claims(
    copied: Copied,
    index: CopyIndex,
    accounts: Mapping[str, Sequence[Account]],
) -> Iterator[tuple[Account, Account, tuple[Ground, ...]]]:
    """Yield claims of the same words in two sources, with what was changed between them.

    Args:
        copied: What the sources share; both are in the index.
        index: The words of both.
        accounts: SHA-256 of a source -> its accounts.
    """
    place = {a: b for passage in copied.passages for a, b in passage.pairs}
    ours, theirs = index.text(copied.first), index.text(copied.second)
    there = [(account, set(_word_range(theirs, account.claim)))
             for account in accounts.get(copied.second, ())]  # fmt: skip
    taken: set[str] = set()
    for account in accounts.get(copied.first, ()):
        words = _word_range(ours, account.claim)
        expected = {place[word] for word in words if word in place}
        if len(expected) < _SAME_WORDS * len(words):
            continue
        best = max(
            (other for other in there if other[0].id not in taken
             and other[0].claim.kind == account.claim.kind),
            key=lambda other: (_dice(expected, other[1]), other[0].told == account.told),
            default=None,
        )  # fmt: skip
        if best is not None and _dice(expected, best[1]) >= _SAME_WORDS:
            taken.add(best[0].id)
            yield account, best[0], edited(account, best[0])


def _word_range(text: Shingled, claim: Claim) -> range:
    """Return which words of a text a claim's span holds."""
    return range(
        bisect_left(text.starts, claim.span.start), bisect_left(text.starts, claim.span.end)
    )


def _dice(first: set[int], second: set[int]) -> float:
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else 0.0


def edited(first: Account, second: Account) -> tuple[Ground, ...]:
    """Return what an editor changed in a claim; other readings of the same words are no change."""
    return tuple(g for g in contradictions(first, second) if g.what in ("figures", "negation"))
