"""What a text is about, in countries: the vote that settles which Tripoli is meant."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from parley.read.gazetteer.cache import load_index
from parley.read.gazetteer.fold import fold
from parley.read.gazetteer.index import COUNTRY
from parley.read.gazetteer.tables import split_names, table

# A country that the text speaks of most adds this to the rank of its places, the others less in
# proportion: enough for a town of 30,000 to beat a namesake of 600,000 abroad.
_VOTE_WEIGHT = 2.0
_ADJECTIVE_ENDINGS = ("n", "an", "ian", "ean", "ese", "i", "ish")


@lru_cache(maxsize=1)
def _adjectives() -> Mapping[str, str]:
    """Return the adjectives and peoples of countries, folded, to ISO3."""
    index = load_index()
    forms: dict[str, str] = {}
    for row in np.flatnonzero(index.places["kind"] == COUNTRY):
        entry = index.entry(int(row))
        name = fold(entry.name)
        stem = name[:-1] if name[-1] in "aey" else name
        for ending in _ADJECTIVE_ENDINGS:
            forms[name + ending] = forms[stem + ending] = entry.country
    for line in table("countries.tsv"):
        for adjective in split_names(line["adjectives"]):
            forms[fold(adjective)] = line["iso3"]
    return {form: iso3 for form, iso3 in forms.items() if not index.entries_of(form, COUNTRY)}


@lru_cache(maxsize=20_000)
def people_of(word: str) -> str:
    """Return the ISO3 code of an adjective or people ("Syrian", "Israelis"), `""` for none."""
    forms, folded = _adjectives(), fold(word)
    return forms.get(folded) or forms.get(folded.removesuffix("s"), "")


@lru_cache(maxsize=20_000)
def _country_named(word: str) -> str:
    if word == "Us":
        return ""
    named = [e for e in load_index().entries_of(fold(word), COUNTRY) if e.is_main]
    return named[0].country if named else ""


def country_votes(doc: Any) -> Counter[str]:  # noqa: ANN401  (a spaCy Doc, which has no types)
    """Count the countries a text speaks of, by name, adjective or people; ISO3 to mentions."""
    votes: Counter[str] = Counter()
    for token in doc:
        text = token.text
        if not text[0].isupper():
            continue
        if iso3 := people_of(text):
            votes[iso3] += 1
        elif iso3 := _country_named(text):
            votes[iso3] += 1
    return votes


def weights(votes: Mapping[str, int]) -> dict[str, float]:
    """Return what each country adds to the rank of its places."""
    most = max(votes.values(), default=1)
    return {iso3: _VOTE_WEIGHT * count / most for iso3, count in votes.items()}
