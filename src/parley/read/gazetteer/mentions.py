"""Find the place mentions of a parsed text."""

import math
import re
from collections.abc import Mapping
from typing import Any

from parley.read.gazetteer.context import country_votes, people_of, weights
from parley.read.gazetteer.fold import fold
from parley.read.gazetteer.index import COUNTRY, PROVINCE, REGION, TOWN, Entry
from parley.read.gazetteer.lookup import as_place, best_entry, find_entry, precision_of
from parley.read.gazetteer.runs import TYPE_WORDS, Candidate, candidates, is_compass
from parley.read.gazetteer.types import TOWN_WORDS
from parley.records import Place

# Evidence that a capitalised name is a place mention, in points; a mention needs `_ENOUGH`.
# Weights were set on sentences of our own (tests/read/gazetteer/test_mentions.py).
_ENOUGH = 1.0
_ENTITY = {"GPE": 2.0, "LOC": 2.0, "FAC": 1.0, "": 0.0, "ORG": -0.5, "PERSON": -2.0, "NORP": -2.0,
           "DATE": -2.0, "WORK_OF_ART": -1.0, "LAW": -1.0, "EVENT": -0.5}  # fmt: skip
_KIND = {COUNTRY: 3.0, REGION: 2.0, PROVINCE: 1.0, TOWN: 0.0}
_LOCATIVE = frozenset({"in", "at", "near", "from", "around", "outside", "inside", "into",
                       "throughout", "across", "toward", "towards", "within", "via", "over",
                       "between", "against", "to", "of"})  # fmt: skip
_WEAK_LOCATIVE = frozenset({"to", "of", "between", "over", "from"})  # people follow these as well
_TITLES = frozenset(
    "mayor governor president premier prime foreign defence defense interior minister ambassador "
    "envoy spokesman spokeswoman spokesperson chief leader general army police".split()
)
_PERSON_TITLES = frozenset(
    "mr mrs ms dr sir president minister general colonel senator secretary king prince queen "
    "sheikh captain major governor mayor judge ambassador envoy spokesman chancellor pope".split()
)
# What stands before a place and makes it an area around the place.
_AREA_BEFORE = re.compile(
    r"\b(?:(?:in|from) the (?:general )?direction of|around|near|outside|towards?|close to"
    r"|(?:out)?skirts of|vicinity of|suburbs of|surrounding|surroundings of|environs of"
    r"|approaches to|(?:north|south|east|west|northeast|northwest|southeast|southwest)"
    r"(?:ern (?:part|parts))? of|parts of|areas? of|regions? of|districts? of)"
    r"(?: the)?(?: (?:city|cities|town|towns|village|villages|capital|capitals)(?: of)?)?\s*$",
    re.IGNORECASE,
)
_BETWEEN_LISTED = re.compile(r"\s*(?:,|,? and|,? or|,? as well as)\s+(?:the )?")
_TYPED_BEFORE = re.compile(
    r"\b(?:city|town|village|port|camp|settlement|capital|region|province|district|suburb|hamlet"
    r"|island|area|cities|towns|villages) of (?:the )?$",
    re.IGNORECASE,
)
_REACH = 60  # characters before a mention that are read for such words


def find_places(doc: Any) -> tuple[tuple[int, int, Place], ...]:  # noqa: ANN401
    """Return the place mentions of a parsed text.

    Args:
        doc: A spaCy `Doc` with part-of-speech tags and entities.

    Returns:
        (start, end, place) in text order; offsets are code points of `doc.text`.
    """
    text = doc.text  # spaCy joins it anew at every call
    votes = weights(country_votes(doc))
    found = list(candidates(doc))
    surnames = _surnames(doc, found)
    mentions: list[tuple[int, int, Place]] = []
    for i, candidate in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        local = _local_weights(doc, candidate, following, votes)
        entry = best_entry(candidate.entries, local)
        if _points(doc, text, candidate, entry, surnames, votes) < _ENOUGH:
            continue
        mentions.append(_mention(doc, text, candidate, entry, local, mentions))
    return tuple(mentions)


def _surnames(doc: Any, found: list[Candidate]) -> frozenset[str]:  # noqa: ANN401
    """Return last words of person names of two words or more: later mentions are no towns."""
    whole = {(c.first, c.last) for c in found if any(e.is_main for e in c.entries)}
    return frozenset(
        fold(ent[-1].text if ent[-1].tag_ != "POS" else ent[-2].text)
        for ent in doc.ents
        if ent.label_ == "PERSON" and len(ent) > 1 and (ent.start, ent.end) not in whole
    )


def _local_weights(
    doc: Any, candidate: Candidate, following: Candidate | None, votes: Mapping[str, float]  # noqa: ANN401
) -> dict[str, float]:  # fmt: skip
    """Return the text's country weights with those of the words beside a candidate on top."""
    local = dict(votes)
    for token in doc[max(0, candidate.first - 4) : candidate.first]:
        if token.text[0].isupper() and (iso3 := people_of(token.text)):
            local[iso3] = local.get(iso3, 0.0) + 2.0
    if (
        following
        and following.first == candidate.last + 1
        and doc[candidate.last].text == ","
    ):  # fmt: skip
        outer = best_entry(following.entries, votes)
        if outer.kind in (COUNTRY, PROVINCE):
            local[outer.country] = local.get(outer.country, 0.0) + 4.0
    return local


def _points(
    doc: Any, text: str, candidate: Candidate, entry: Entry, surnames: frozenset[str], votes: Mapping[str, float]  # noqa: ANN401, E501
) -> float:  # fmt: skip
    """Return the evidence that a candidate is a place mention."""
    head, tail = doc[candidate.first], doc[candidate.last - 1]
    before = doc[candidate.first - 1] if candidate.first else None
    after = doc[candidate.last] if candidate.last < len(doc) else None
    points = _KIND[entry.kind] + _ENTITY.get(tail.ent_type_, -0.5)
    points += 0.5 if entry.is_main else -0.5
    if entry.kind == TOWN:
        points += max(-1.5, min(1.5, math.log10(entry.population + 10) - 4.7))
    if votes.get(entry.country):
        points += 0.7
    if before is not None:
        word = before.lower_
        if word in ("the", "city", "capital") and candidate.first > 1:
            word = doc[candidate.first - 2].lower_
        if word in _LOCATIVE:
            points += 0.7 if word in _WEAK_LOCATIVE else 1.7
        if _TYPED_BEFORE.search(text[max(0, head.idx - 30) : head.idx]):
            points += 2.0
    if head.pos_ not in ("PROPN", "X") and candidate.last - candidate.first == 1:
        points -= 1.5
    if fold(candidate.name) in surnames and candidate.last - candidate.first == 1:
        points -= 1.5 if entry.kind == COUNTRY else 4.0
    points += _neighbours(doc, candidate, before, after)
    return points


def _neighbours(doc: Any, candidate: Candidate, before: Any, after: Any) -> float:  # noqa: ANN401
    """Return the evidence of capitalised words that touch a candidate: it may be part of a name."""
    points = 0.0
    tail = doc[candidate.last - 1]
    if after is not None and after.text[0].isupper() and after.pos_ == "PROPN":
        word = after.lower_
        if word not in TYPE_WORDS and word not in _TITLES and not people_of(after.text):
            points -= 4.0
        elif word in _TITLES and tail.ent_type_ == "ORG" and after.ent_type_ == "ORG":
            points -= 0.5
    if before is not None and before.text[0].isupper() and before.pos_ == "PROPN":
        word = before.lower_.strip(".")
        if word in _PERSON_TITLES or (before.ent_type_ == "PERSON" and tail.ent_type_ == "PERSON"):
            points -= 4.0
        elif not is_compass(word) and not people_of(before.text) and word not in TYPE_WORDS:
            points -= 2.0
    if (
        before is not None and before.lower_ == "of" and tail.ent_type_ == "ORG"
        and before.ent_type_ == "ORG"
    ):  # fmt: skip
        points -= 3.0  # "Bank of England"
    return points


def _mention(
    doc: Any, text: str, candidate: Candidate, entry: Entry, local: Mapping[str, float],  # noqa: ANN401
    earlier: list[tuple[int, int, Place]],
) -> tuple[int, int, Place]:  # fmt: skip
    """Return a candidate as a mention, with the words around it that tell its precision."""
    first, last = candidate.first, candidate.last
    name, precision = entry.name, precision_of(entry)
    word = doc[last].lower_ if last < len(doc) else ""
    if word in TYPE_WORDS and (entry.kind == TOWN or word not in TOWN_WORDS):
        typed = find_entry(f"{candidate.name} {word}", local)
        if typed is not None:
            entry, precision = typed
            name, last = entry.name, last + 1
    elif first and is_compass(doc[first - 1].text):
        first -= 1
        name, precision = f"{doc[first].lower_} {name}", "area"
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text)
    if precision == "town" and _is_area(text, start, earlier):
        precision = "area"
    place = as_place(entry, mention=text[start:end], precision=precision, name=name)
    return start, end, place


def _is_area(text: str, start: int, earlier: list[tuple[int, int, Place]]) -> bool:
    """Tell whether a town is named for what lies around it, alone or in a list."""
    if _AREA_BEFORE.search(text[max(0, start - _REACH) : start]):
        return True
    if not earlier:
        return False
    _, end, place = earlier[-1]
    return place.precision == "area" and bool(_BETWEEN_LISTED.fullmatch(text[end:start]))
