"""Which rows lie in the area of a pledge."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from parley.records import Area, Place

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Locate = Callable[[Floats, Floats], npt.NDArray[np.str_]]

MOST_NAMES = 1 << 15  # kept folded: those of a large file; pledges and files name the same places
EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG

# Words for a first-order division, in the languages of common event files.
_DIVISION = re.compile(
    r"\b(oblast|region|province|governorate|state|prefecture|department|district|krai|"
    r"wilaya|wilayat|muhafaza|muhafazat|county|autonomous|republic of|obl)\b"
)


@lru_cache(MOST_NAMES)
def fold_name(name: str) -> str:
    """Return a place name without case, accents, brackets, punctuation or the word for its kind."""
    bare = unicodedata.normalize("NFKD", re.sub(r"\(.*?\)", " ", name)).casefold()
    letters = "".join(
        c if c.isalnum() else "" if c in "'’ʼ`\"" else " "
        for c in bare
        if not unicodedata.combining(c)
    )
    words = " ".join(letters.split())
    return " ".join(_DIVISION.sub(" ", words).split()) or words


def place_names(places: tuple[Place, ...], extra: tuple[str, ...] = ()) -> frozenset[str]:
    """Return the folded names of places, as written in English and as mentioned."""
    names = {name for place in places for name in (place.name, place.mention)} | set(extra)
    return frozenset(folded for name in names if (folded := fold_name(name)))


def unplaced_names(area: Area) -> tuple[str, ...]:
    """Return the area's names for which the gazetteer had no answer."""
    known = place_names(area.places)
    return tuple(name for name in area.names if fold_name(name) not in known)


def within_km(latitude: Floats, longitude: Floats, place: Place, radius_km: float) -> Bools:
    """Return which points lie within a great-circle distance of a place; NaN lies nowhere."""
    if place.latitude is None or place.longitude is None:
        return np.zeros(len(latitude), dtype=bool)
    here, there = np.radians(latitude), np.radians(place.latitude)
    apart = np.radians(longitude - place.longitude)
    half = np.sin((here - there) / 2) ** 2 + np.cos(here) * np.cos(there) * np.sin(apart / 2) ** 2
    with np.errstate(invalid="ignore"):
        distance = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
        return np.asarray(distance <= radius_km)
