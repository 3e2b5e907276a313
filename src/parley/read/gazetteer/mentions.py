"""Find the place mentions of a parsed text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from parley.read.gazetteer.context import country_votes, weights
from parley.read.gazetteer.evidence import ENOUGH, LISTED, REPEATED, points, surnames
from parley.read.gazetteer.index import COUNTRY, PROVINCE, TOWN
from parley.read.gazetteer.lookup import Found, find, found_of, part_of
from parley.read.gazetteer.peoples import people_of
from parley.read.gazetteer.runs import TYPE_WORDS, Candidate, candidates, is_compass
from parley.read.gazetteer.type_words import TOWN_WORDS
from parley.read.gazetteer.unknown import unknown_places
from parley.records import Place

# What stands before a place and makes it an area around the place.
_AREA_BEFORE = re.compile(
    r"\b(?:(?:in|from) the (?:general )?direction of|around|near|outside|towards?|close to"
    r"|(?:out)?skirts of|vicinity of|suburbs of|surrounding|surroundings of|environs of"
    r"|approaches to|(?:north|south|east|west|northeast|northwest|southeast|southwest)"
    r"(?:ern (?:part|parts))? of|parts of|areas? of|regions? of|districts? of)"
    r"(?: the)?(?: (?:city|cities|town|towns|village|villages|capital|capitals)(?: of)?)?\s*$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|,? and|,? or|,? as well as)\s+(?:the )?")
_REACH = 60  # characters before a mention that are read for such words
_BESIDE = 4  # tokens before a mention in which an adjective tells its country
_BESIDE_WEIGHT = 2.0  # "the Lebanese town of ..."
_OUTER_WEIGHT = 4.0  # "..., Lebanon"
_ELSEWHERE = 100_000  # inhabitants; a smaller town in a country the text never names is a namesake


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A place mention with the offsets of its words."""

    start: int
    end: int
    found: Found


def find_places(doc: Any) -> tuple[tuple[int, int, Place], ...]:  # noqa: ANN401  (spaCy: no types)
    """Return the place mentions of a parsed text.

    Args:
        doc: A spaCy `Doc` with part-of-speech tags and entities.

    Returns:
        (start, end, place) in text order; offsets are code points of `doc.text`. A name that
        the words around it call a place, but the gazetteer does not know, has no coordinates.
    """
    text = doc.text  # spaCy joins it anew at every call
    found = list(candidates(doc))
    votes = weights(country_votes(doc, found))
    known = tuple(_known(doc, text, found, votes))
    places = [(m.start, m.end, m.found.place(mention=text[m.start : m.end])) for m in known]
    taken = [(m.start, m.end) for m in known]
    places += unknown_places(doc, text, taken, votes)
    return tuple(sorted(places, key=lambda item: item[:2]))


def _known(
    doc: Any, text: str, found: list[Candidate], votes: Mapping[str, float]  # noqa: ANN401
) -> Iterator[_Mention]:  # fmt: skip
    """Yield the mentions that the gazetteer knows."""
    people = surnames(doc, found)
    judged = []
    for candidate, following in zip_longest(found, found[1:]):
        local = _local_weights(doc, candidate, following, votes)
        meant = found_of(candidate.entries, local)
        judged.append(
            (candidate, local, meant, points(doc, text, candidate, meant.entry, people, votes))
        )
    accepted = {candidate.name for candidate, _, _, score in judged if score >= ENOUGH}
    previous: _Mention | None = None
    for candidate, local, meant, score in judged:
        start = doc[candidate.first].idx
        is_listed = previous is not None and _LISTED.fullmatch(text[previous.end : start])
        if score + max(REPEATED * (candidate.name in accepted), LISTED * bool(is_listed)) < ENOUGH:
            continue
        if meant.entry.kind == TOWN and _is_namesake(meant, local):
            continue
        if part := _listed_part(doc, text, candidate, meant, local):
            yield part
        previous = _mention(doc, text, candidate, meant, local, previous)
        yield previous


def _local_weights(
    doc: Any, candidate: Candidate, following: Candidate | None, votes: Mapping[str, float]  # noqa: ANN401
) -> dict[str, float]:  # fmt: skip
    """Return the text's country weights with those of the words beside a candidate on top."""
    local = dict(votes)
    for token in doc[max(0, candidate.first - _BESIDE) : candidate.first]:
        if token.text[0].isupper() and (iso3 := people_of(token.text)):
            local[iso3] = local.get(iso3, 0.0) + _BESIDE_WEIGHT
    if following and following.first == candidate.last + 1 and doc[candidate.last].text == ",":
        outer = found_of(following.entries, votes).entry
        if outer.kind in (COUNTRY, PROVINCE):
            local[outer.country] = local.get(outer.country, 0.0) + _OUTER_WEIGHT
    return local


def _is_namesake(meant: Found, local: Mapping[str, float]) -> bool:
    """Tell whether a small town lies in a country that a text about other countries never names."""
    return meant.entry.population < _ELSEWHERE and bool(local) and meant.entry.country not in local


def _listed_part(
    doc: Any, text: str, candidate: Candidate, meant: Found, local: Mapping[str, float]  # noqa: ANN401
) -> _Mention | None:  # fmt: skip
    """Return the first of two parts that share a name: "North and South Korea"."""
    first, rest = candidate.first, meant.name
    if is_compass(doc[first].text) and candidate.last > first + 1:
        rest = text[doc[first + 1].idx : doc[candidate.last - 1].idx + len(doc[candidate.last - 1])]
    elif first and is_compass(doc[first - 1].text):
        first -= 1
    else:
        return None
    if (
        first < 2
        or doc[first - 1].lower_ not in ("and", "or")
        or not is_compass(doc[first - 2].text)
    ):
        return None
    word = doc[first - 2]
    own = find(f"{word.text} {rest}", local)
    found = own if own and own.precision != "area" else _part(word.lower_, meant, local)
    return _Mention(start=word.idx, end=word.idx + len(word.text), found=found)


def _part(compass: str, meant: Found, local: Mapping[str, float]) -> Found:
    """Return a part of a place: a province where one has that name, else an area."""
    own = find(f"{compass} {meant.name}", local)
    return own if own and own.entry.kind == PROVINCE else part_of(meant, compass)


def _mention(
    doc: Any, text: str, candidate: Candidate, meant: Found, local: Mapping[str, float],  # noqa: ANN401
    previous: _Mention | None,
) -> _Mention:  # fmt: skip
    """Return a candidate as a mention, with the words around it that tell its precision."""
    first, last = candidate.first, candidate.last
    word = doc[last].lower_ if last < len(doc) else ""
    if word in TYPE_WORDS and (meant.entry.kind == TOWN or word not in TOWN_WORDS):
        typed = find(f"{candidate.name} {word}", local)
        if typed is not None:
            meant, last = typed, last + 1
    elif first and is_compass(doc[first - 1].text):
        first -= 1
        meant = _part(doc[first].text, meant, local)
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text)
    if meant.precision == "town" and _is_area(text, start, previous):
        meant = replace(meant, precision="area")
    return _Mention(start=start, end=end, found=meant)


def _is_area(text: str, start: int, previous: _Mention | None) -> bool:
    """Tell whether a town is named for what lies around it, alone or in a list."""
    if _AREA_BEFORE.search(text[max(0, start - _REACH) : start]):
        return True
    return (
        previous is not None
        and previous.found.precision == "area"
        and previous.found.entry.kind == TOWN
        and bool(_LISTED.fullmatch(text[previous.end : start]))
    )
