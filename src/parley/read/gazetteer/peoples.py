"""Adjectives and peoples of countries: "Syrian", "Israelis"."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from parley.read.gazetteer.cache import load_index
from parley.read.gazetteer.fold import fold
from parley.read.gazetteer.index import COUNTRY
from parley.read.gazetteer.tables import split_names, table

# Most adjectives are made from the name with one of these; the table holds the others. A form
# that nobody uses does no harm: it is only looked up, never written.
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
