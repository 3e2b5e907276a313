"""Which countries some words speak of: by name, adjective or people."""

import re

from parley.read.gazetteer.lookup import find_place
from parley.read.gazetteer.peoples import people_of

_WORD = re.compile(r"[^\W\d_][\w.-]*")
#: Names of countries are at most this many words long ("Bosnia and Herzegovina").
_LONGEST = 4


def nations_named(words: str) -> tuple[str, ...]:
    """Return the ISO3 codes of the countries and peoples that words name, in their order."""
    tokens = _WORD.findall(words)
    found: list[str] = []
    at = 0
    while at < len(tokens):
        taken = 1
        if tokens[at][:1].isupper():
            for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
                if code := _nation(" ".join(tokens[at : at + length])):
                    found.append(code)
                    taken = length
                    break
        at += taken
    return tuple(dict.fromkeys(found))


def _nation(name: str) -> str:
    place = find_place(name, country=None)
    if place is not None and place.precision == "country":
        return place.country
    return people_of(name)
