"""Weigh whether a capitalised name is a place mention, a person, an office or a part of a name."""

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from parley.read.gazetteer.fold import fold
from parley.read.gazetteer.index import COUNTRY, PROVINCE, REGION, TOWN, Entry
from parley.read.gazetteer.peoples import people_of
from parley.read.gazetteer.runs import TYPE_WORDS, Candidate, is_compass

# Evidence is counted in points, and a mention needs `ENOUGH`. The weights were set on sentences
# of our own (tests/read/gazetteer/test_mentions.py) and checked by eye on news texts.
ENOUGH = 1.0
REPEATED = 1.5  # the same name is a clear mention elsewhere in the text
LISTED = 2.0  # it stands in a list after a mention: "Kiev and Chernigov"
_ENTITY = {"GPE": 2.0, "LOC": 2.0, "FAC": 1.0, "": 0.0, "ORG": -0.5, "PERSON": -2.0, "NORP": -2.0,
           "DATE": -2.0, "WORK_OF_ART": -1.0, "LAW": -1.0, "EVENT": -0.5}  # fmt: skip
_OTHER_ENTITY = -0.5
_KIND = {COUNTRY: 3.0, REGION: 2.0, PROVINCE: 1.0, TOWN: 0.0}
_IN_CONTEXT = 0.7  # the text speaks of the country
_LOCATIVE = 1.7  # "in Gulu"
_WEAK_LOCATIVE = 0.7  # people follow these words as well: "to Gulu", "to Museveni"
_CALLED_A_PLACE = 2.0  # "the town of Gulu"
_NO_PROPER_NOUN = -1.5
_SURNAME = -4.0  # the text has named a person so
_COUNTRY_AS_SURNAME = -1.5
_PART_OF_NAME = -6.0  # "Moscow Times", "Mr. Jordan"
_MAYBE_PART_OF_NAME = -2.0
_MEDIAN_TOWN = 4.7  # powers of ten of inhabitants of a town that is named in the news
_MOST_BY_SIZE = 1.5
_SHORT = 4  # letters; a place has short alternate names in many languages ("Ora" is Oran)
_SHORT_ALTERNATE = -2.0

_LOCATIVE_WORDS = frozenset(
    "in at near around outside inside into throughout across toward towards within via "
    "against on".split()
)
_WEAK_WORDS = frozenset("to of from between over".split())
_TITLES_AFTER = frozenset(
    "mayor governor president premier prime foreign defence defense interior minister ambassador "
    "envoy spokesman spokeswoman spokesperson chief leader general army police".split()
)
_TITLES_BEFORE = frozenset(
    "mr mrs ms dr sir president minister general colonel senator secretary king prince queen "
    "sheikh captain major governor mayor judge ambassador envoy spokesman chancellor pope".split()
)
_CALLED = re.compile(
    r"\b(?:city|town|village|port|camp|settlement|capital|region|province|district|suburb|hamlet"
    r"|island|area|cities|towns|villages|capital,) (?:of )?(?:the )?$",
    re.IGNORECASE,
)
_CALLED_REACH = 30  # characters before a name


def surnames(doc: Any, found: Iterable[Candidate]) -> frozenset[str]:  # noqa: ANN401
    """Return the folded last words of person names of two words or more in a text."""
    whole = {(c.first, c.last) for c in found if any(e.is_main for e in c.entries)}
    return frozenset(
        fold(words[-1].text)
        for ent in doc.ents
        if ent.label_ == "PERSON" and (ent.start, ent.end) not in whole
        if len(words := [token for token in ent if token.tag_ != "POS"]) > 1
    )


def points(
    doc: Any, text: str, candidate: Candidate, entry: Entry, people: frozenset[str],  # noqa: ANN401
    votes: Mapping[str, float],
) -> float:  # fmt: skip
    """Return the evidence that a candidate is a mention of a place.

    Args:
        doc: The parsed text.
        text: Its characters.
        candidate: The name.
        entry: The place it would be.
        people: Folded last names of the people in the text.
        votes: Weights of the countries the text speaks of.
    """
    head, tail = doc[candidate.first], doc[candidate.last - 1]
    is_single = candidate.last - candidate.first == 1
    total = _KIND[entry.kind] + _ENTITY.get(tail.ent_type_, _OTHER_ENTITY)
    total += 0.5 if entry.is_main else -0.5
    if entry.kind == TOWN:
        size = math.log10(entry.population + 10) - _MEDIAN_TOWN
        total += max(-_MOST_BY_SIZE, min(_MOST_BY_SIZE, size))
    if not entry.is_main and len(candidate.name) < _SHORT:
        total += _SHORT_ALTERNATE
    if votes.get(entry.country):
        total += _IN_CONTEXT
    if is_single and head.pos_ not in ("PROPN", "X"):
        total += _NO_PROPER_NOUN
    if is_single and fold(candidate.name) in people:
        total += _COUNTRY_AS_SURNAME if entry.kind == COUNTRY else _SURNAME
    return total + _words_before(doc, text, candidate) + _neighbours(doc, candidate)


def _words_before(doc: Any, text: str, candidate: Candidate) -> float:  # noqa: ANN401
    """Return the evidence of prepositions and of words that call the name a place."""
    first = candidate.first
    if not first:
        return 0.0
    word = doc[first - 1].lower_
    if word in ("the", "city", "capital") and first > 1:
        word = doc[first - 2].lower_
    total = _LOCATIVE if word in _LOCATIVE_WORDS else 0.0
    total += _WEAK_LOCATIVE if word in _WEAK_WORDS else 0.0
    start = doc[first].idx
    if _CALLED.search(text[max(0, start - _CALLED_REACH) : start]):
        total += _CALLED_A_PLACE
    return total


def _neighbours(doc: Any, candidate: Candidate) -> float:  # noqa: ANN401
    """Return the evidence of capitalised words that touch a name: it may be a part of theirs."""
    total = 0.0
    tail = doc[candidate.last - 1]
    after = doc[candidate.last] if candidate.last < len(doc) else None
    if (
        after is not None and after.text[0].isupper() and after.pos_ == "PROPN"
        and after.ent_type_ not in ("DATE", "TIME")  # "in Khartoum Sunday"
    ):  # fmt: skip
        word = after.lower_
        if not (word in TYPE_WORDS or word in _TITLES_AFTER or people_of(after.text)):
            total += _PART_OF_NAME
    before = doc[candidate.first - 1] if candidate.first else None
    if before is None:
        return total
    if before.text[0].isupper() and before.pos_ == "PROPN":
        word = before.lower_.strip(".")
        if word in _TITLES_BEFORE or before.ent_type_ == tail.ent_type_ == "PERSON":
            total += _PART_OF_NAME
        elif not (is_compass(word) or people_of(before.text) or word in TYPE_WORDS):
            total += _MAYBE_PART_OF_NAME
    if before.lower_ == "of" and before.ent_type_ == tail.ent_type_ == "ORG":
        total += _PART_OF_NAME  # "Bank of England"
    return total
