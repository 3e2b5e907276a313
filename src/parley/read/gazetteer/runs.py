"""Cut a parsed text into runs of capitalised words and look each up, longest name first."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from parley.read.gazetteer.cache import load_index
from parley.read.gazetteer.fold import fold, loosen
from parley.read.gazetteer.index import COUNTRY, Entry
from parley.read.gazetteer.peoples import people_of
from parley.read.gazetteer.tables import table
from parley.read.gazetteer.type_words import AREA_WORDS, COMPASS, PROVINCE_WORDS, TOWN_WORDS

_LONGEST_NAME = 6  # tokens; "Democratic Republic of the Congo" has five
_JOINERS = frozenset({"-", "–", "of", "the", "al", "el", "ez", "ed", "es", "as", "au", "de", "and"})
TYPE_WORDS = frozenset(PROVINCE_WORDS) | frozenset(AREA_WORDS) | frozenset(TOWN_WORDS)
NOT_PLACES = frozenset(row["word"] for row in table("words.tsv"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stretch of tokens that may name a place.

    Attributes:
        first: First token.
        last: One past the last token.
        name: The words looked up.
        entries: What the gazetteer has for the whole name, `()` where only a part is a name.
    """

    first: int
    last: int
    name: str
    entries: tuple[Entry, ...]


def runs(doc: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401  (a spaCy Doc has no types)
    """Yield (first, last) tokens of stretches of capitalised words with joiners between them."""
    at, size = 0, len(doc)
    texts = [token.text for token in doc]
    while at < size:
        if not texts[at][0].isupper():
            at += 1
            continue
        end = at + 1
        while end < size:
            if texts[end][0].isupper():
                end += 1
                continue
            ahead = end
            while ahead < size and ahead - end < 2 and texts[ahead].lower() in _JOINERS:
                ahead += 1
            if ahead == end or ahead >= size or not texts[ahead][0].isupper():
                break
            end = ahead + 1
        yield at, end
        at = end


def candidates(doc: Any) -> Iterator[Candidate]:  # noqa: ANN401
    """Yield the longest gazetteer names in each run, from left to right."""
    text = doc.text  # spaCy joins it anew at every call
    for first, last in runs(doc):
        at = first
        while at < last:
            found = _longest(doc, text, at, last) if doc[at].text[0].isupper() else None
            if found:
                yield found
                at = found.last
            else:
                at += 1


def _longest(doc: Any, text: str, at: int, last: int) -> Candidate | None:  # noqa: ANN401
    start = doc[at].idx
    for end in range(min(last, at + _LONGEST_NAME), at, -1):
        tail = doc[end - 1]
        if not tail.text[0].isupper():
            continue
        name = text[start : tail.idx + len(tail)]
        entries = _entries(name)
        if entries and (end > at + 1 or not people_of(name) or _is_country(name)):
            return Candidate(first=at, last=end, name=name, entries=entries)
    return _transliterated(doc, text, at)


def _transliterated(doc: Any, text: str, at: int) -> Candidate | None:  # noqa: ANN401
    """Return a name in an unknown spelling, by its loose key, where the parse calls it a place."""
    head = doc[at]
    if head.ent_type_ not in ("GPE", "LOC") or head.ent_iob_ != "B":
        return None
    end = next((i for i in range(at + 1, len(doc)) if doc[i].ent_iob_ != "I"), len(doc))
    name = text[head.idx : doc[end - 1].idx + len(doc[end - 1])]
    if people_of(name) or fold(name) in NOT_PLACES:
        return None
    loose = loosen(fold(name))
    entries = load_index().entries(loose) if loose else ()
    return Candidate(first=at, last=end, name=name, entries=entries) if entries else None


@lru_cache(maxsize=20_000)
def _entries(name: str) -> tuple[Entry, ...]:
    """Return what the gazetteer has for a capitalised name, unless the name means another thing."""
    folded = fold(name)
    if name.endswith(".") and not name.split()[-1].replace(".", "").isupper():
        return ()  # an abbreviation, "Fla."
    if folded in NOT_PLACES and not (name.isupper() and _is_country(name)):
        return ()
    return load_index().entries(folded)


def _is_country(name: str) -> bool:
    return bool(load_index().entries_of(fold(name), COUNTRY))


def is_compass(word: str) -> bool:
    """Tell whether a word is a compass adjective ("northern")."""
    return word.lower() in COMPASS
