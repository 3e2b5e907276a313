"""Figures of a claim, each with what it counts: what two accounts must not differ in."""

import re
from dataclasses import dataclass

from parley.read.stories.words import find_words, stem, weight_of
from parley.read.times.numbers import NUMBER, read_number

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_FIGURE = re.compile(rf"(?<![\w.,-]){NUMBER}(?![\w]|[.,]\d)", re.IGNORECASE)
_SCALE = re.compile(r"[\s-]*(million|billion|m\b|bn\b)", re.IGNORECASE)
_SCALES = {"million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9}
_AFTER_MONTH = re.compile(rf"\b{_MONTH}\s+$", re.IGNORECASE)
_BEFORE_MONTH = re.compile(rf"(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
#: "the two sides", "both", "one of": a number that points rather than counts.
_POINTING = re.compile(r"\b(?:the|these|those|their|its|our|all|other|same)\s+$", re.IGNORECASE)
_MOST_POINTED = 5
_PER_CENT = re.compile(r"\s*(?:%|per\s?cent\b)", re.IGNORECASE)
_BARE = frozenset({"a", "an", "one"})
#: Words after a number among which its unit is looked for: an adjective or two may stand between.
_UNIT_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that counts something.

    Attributes:
        value: The number.
        words: As written, with what follows it.
        units: Stems of the words that follow, among them what is counted.
    """

    value: float
    words: str
    units: frozenset[str]


def find_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of some words; days, years and "the two sides" are none."""
    found = []
    for match in _FIGURE.finditer(text):
        words = match.group()
        before, after = text[: match.start()], text[match.end() :]
        value = read_number(words.lower())
        if value is None or words.lower() in _BARE or _is_date(words, before, after):
            continue
        end = match.end()
        if scale := _SCALE.match(text, end):
            value, end = value * _SCALES[scale[1].lower()], scale.end()
        if value <= _MOST_POINTED and _POINTING.search(before):
            continue
        units, length = _units(text[end:])
        written = text[match.start() : end + length]
        found.append(Figure(value=float(value), words=written, units=units))
    return tuple(found)


def _is_date(words: str, before: str, after: str) -> bool:
    by_month = _AFTER_MONTH.search(before) or _BEFORE_MONTH.match(after)
    return bool(by_month) or _YEAR.fullmatch(words) is not None


def _units(after: str) -> tuple[frozenset[str], int]:
    """Return the stems of what a number counts, and how many characters they take."""
    if sign := _PER_CENT.match(after):
        return frozenset({"%"}), sign.end()
    clause = re.split(r"[.;,:()]", after, maxsplit=1)[0]
    units: set[str] = set()
    length = 0
    for _, end, word in list(find_words(clause))[:_UNIT_WORDS]:
        stemmed = stem(word)
        if not weight_of(word, stemmed) and stemmed not in _TIME_UNITS:
            break
        units.add(stemmed)
        length = end
    return frozenset(units), length


#: Lengths of time count, though as words of a text they tell little.
_TIME_UNITS = frozenset(stem(word) for word in ("day", "night", "week", "month", "year"))


def differing(first: tuple[Figure, ...], second: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return a figure of each side that contradict each other, `()` where none do.

    They do where they count the same and differ, or where no figure of one side is among the
    other's.
    """
    ours = {figure.value for figure in first}
    theirs = {figure.value for figure in second}
    for a in first:
        for b in second:
            if a.units & b.units and a.value not in theirs and b.value not in ours:
                return a, b
    if first and second and not ours & theirs:
        return first[0], second[0]
    return ()
