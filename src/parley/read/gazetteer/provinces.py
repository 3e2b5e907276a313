"""Provinces: their names, and those that a place, a region or an area consists of."""

from collections import Counter
from dataclasses import replace

from parley.read.gazetteer.cache import load_index
from parley.read.gazetteer.fold import fold
from parley.read.gazetteer.locate import codes_within
from parley.records import Place

# At 30 km the areas around Kyiv, Minsk, Moscow and Sanaa take in the province about the city, and
# those around Kharkiv, Chernihiv and Aleppo no other; at 50 km that fails for the last two.
_AROUND_KM = 30.0
_LEAST_SHARE = 0.2  # of the towns within that distance


def admin1_names(code: str) -> tuple[str, ...]:
    """Return every name of a province by its GeoNames code (`UA.13`), the English one first.

    Names stand as written and without their type word, in all scripts of the gazetteer; compare
    them after `fold`. `()` for no such code.
    """
    return load_index().names_of(code)


def admin1_codes(place: Place) -> tuple[str, ...]:
    """Return the codes of the provinces that `provinces_of` a place names."""
    return tuple(province.admin1 for province in provinces_of(place))


def provinces_of(place: Place) -> tuple[Place, ...]:
    """Return the provinces a place consists of or lies in, each with precision `admin1`.

    Donbas consists of two and Darfur of five. A town lies in one; the area around a town in each
    of its country that holds a fifth of the towns within 30 km, so that the area around a capital
    takes in the province about it. Of a country none is listed.
    """
    if place.precision == "admin1":
        return (place,)
    if place.precision == "country":
        return ()
    codes = load_index().names_of(fold(place.name))
    if not codes and place.precision == "area" and place.geonameid:
        codes = _codes_around(place)
    if not codes and place.admin1:
        codes = (place.admin1,)
    return tuple(province for code in codes if (province := _province(code, place)))


def _codes_around(place: Place) -> tuple[str, ...]:
    """Return the codes of the provinces about a place, its own first."""
    if place.latitude is None or place.longitude is None:
        return ()
    own = place.admin1.split(".")[0]
    near = codes_within(place.latitude, place.longitude, _AROUND_KM)
    counts = Counter(code for code in near if code.split(".")[0] == own)
    least = _LEAST_SHARE * counts.total()
    shared = [code for code, count in counts.most_common() if count >= least]
    return tuple(dict.fromkeys([code for code in (place.admin1, *shared) if code]))


def _province(code: str, place: Place) -> Place | None:
    entry = load_index().province(code)
    if entry is None:
        return None
    return replace(
        place, name=entry.name, country=entry.country, admin1=code, latitude=entry.latitude,
        longitude=entry.longitude, precision="admin1", geonameid=entry.geonameid,
    )  # fmt: skip
