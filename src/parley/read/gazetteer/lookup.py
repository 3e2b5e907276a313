"""Find the place that a name stands for, and the provinces and their names."""

import math
from collections.abc import Mapping

from parley.read.gazetteer.cache import load_index
from parley.read.gazetteer.fold import fold
from parley.read.gazetteer.index import COUNTRY, PROVINCE, REGION, TOWN, Entry
from parley.read.gazetteer.types import COMPASS, split_type
from parley.records import Place

# Weights of `rank`, in powers of ten of inhabitants. They were set so that well-known names come
# out as reporters mean them: Georgia the country, Virginia the state, Donetsk the city, Paris the
# French one, Same in Tanzania. Re-measure with tests/read/gazetteer/test_lookup.py.
_COUNTRY = 10.0
_REGION = 7.0
_PROVINCE_DISCOUNT = 1.3  # a bare name shared by a province and its capital means the capital
_MAIN_NAME = 0.8  # a place's own name, against one of its dozens of alternate names
_CAPITAL = 1.0
_COUNTRY_HINT = 4.0  # the caller knows the country
_NEAR = 2.0  # the text speaks of that country
_PRECISION = {TOWN: "town", PROVINCE: "admin1", COUNTRY: "country"}
_SEAT_SHARE = 0.05  # of a province's inhabitants live in its seat; less is a namesake village
_CITY_TYPES = ("city", "metropolitan city", "capital city", "municipality", "special municipal")


def find_place(
    name: str, *, country: str | None = None, near: tuple[str, ...] = ()
) -> Place | None:
    """Return the likeliest place of a name, in any spelling or script GeoNames knows.

    Args:
        name: As a text or a data row writes it: `Kiev`, `Kyiv oblast`, `northern Uganda`.
        country: ISO3 code of the country it should lie in, if known; a hint, no filter.
        near: ISO3 codes of the countries the text speaks of.

    Returns:
        The place, or `None` where the gazetteer has no such name.
    """
    weights = dict.fromkeys(near, _NEAR) | ({country: _COUNTRY_HINT} if country else {})
    found = find_entry(name, weights)
    if found is None:
        return None
    entry, precision = found
    return as_place(entry, mention=name, precision=precision)


def find_entry(name: str, weights: Mapping[str, float]) -> tuple[Entry, str] | None:
    """Return the likeliest entry of a name and its precision.

    Args:
        name: The name, with or without a type word.
        weights: What a country (ISO3) adds to the rank of its places, by context.
    """
    folded = fold(name).removeprefix("the ")
    if entries := load_index().entries(folded):
        best = best_entry(entries, weights)
        base, kind = split_type(folded)
        if kind != "province" or best.kind != TOWN:
            return best, precision_of(best)
    base, kind = split_type(folded)
    if kind:
        return _typed(base, kind, weights) or _plain(entries, weights)
    first, _, rest = folded.partition(" ")
    if first in COMPASS and rest:
        inner = find_entry(rest, weights)
        return (inner[0], "area") if inner else None
    return None


def _plain(entries: tuple[Entry, ...], weights: Mapping[str, float]) -> tuple[Entry, str] | None:
    if not entries:
        return None
    best = best_entry(entries, weights)
    return best, precision_of(best)


def _typed(base: str, kind: str, weights: Mapping[str, float]) -> tuple[Entry, str] | None:
    """Return the place of a name that stood with a type word."""
    entries = load_index().entries(base)
    if kind == "province":
        province = province_of(base, weights)
        if province:
            return province, "admin1"
        regions = [e for e in entries if e.kind in (REGION, COUNTRY)]
        return _plain(tuple(regions), weights) or (
            (best_entry(entries, weights), "area") if entries else None
        )
    if not entries:
        return None
    best = best_entry(tuple(e for e in entries if e.kind == TOWN) or entries, weights)
    return best, "area" if kind == "area" else precision_of(best)


def province_of(base: str, weights: Mapping[str, float]) -> Entry | None:
    """Return the province of a folded name without its type word.

    Where it has no such name, it may bear an older name of its capital: the "Kiev" of "Kiev
    oblast" is an alternate name of Kyiv, and a province is called Kyiv as well.
    """
    index = load_index()
    if provinces := _provinces(index.entries(base)):
        return best_entry(provinces, weights)
    towns = [e for e in index.entries(base) if e.kind == TOWN]
    for town in sorted(towns, key=lambda e: -rank(e, weights)):
        namesakes = tuple(
            p for p in _provinces(index.entries(fold(town.name))) if p.country == town.country
        )
        if namesakes:
            return best_entry(namesakes, weights)
    for town in sorted(towns, key=lambda e: -rank(e, weights))[:1]:
        return index.province(town.admin1)
    return None


def _provinces(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the provinces among entries; cities with the rank of one only if alone."""
    provinces = tuple(e for e in entries if e.kind == PROVINCE)
    return tuple(e for e in provinces if e.type not in _CITY_TYPES) or provinces


def rank(entry: Entry, weights: Mapping[str, float]) -> float:
    """Return how likely an entry is meant by its name: higher is likelier."""
    size = math.log10(entry.population + 10)
    base = {
        TOWN: size, PROVINCE: size - _PROVINCE_DISCOUNT, REGION: _REGION, COUNTRY: _COUNTRY
    }[entry.kind]  # fmt: skip
    return (
        base
        + _MAIN_NAME * entry.is_main
        + _CAPITAL * entry.is_capital
        + weights.get(entry.country, 0.0)
    )


def precision_of(entry: Entry) -> str:
    """Return how exactly an entry lies: a region by its table, the others by their kind."""
    return entry.type if entry.kind == REGION else _PRECISION[entry.kind]


def best_entry(entries: tuple[Entry, ...], weights: Mapping[str, float]) -> Entry:
    """Return the entry of highest rank; a name shared by a province and its seat is the seat's."""
    best = max(entries, key=lambda e: (rank(e, weights), -e.row))
    if best.kind != PROVINCE:
        return best
    seats = [
        e
        for e in entries
        if e.kind == TOWN
        and e.admin1 == best.admin1
        and e.population > _SEAT_SHARE * best.population
    ]
    return max(seats, key=lambda e: e.population, default=best)


def as_place(entry: Entry, *, mention: str, precision: str = "", name: str = "") -> Place:
    """Return an entry as a `Place`."""
    return Place(
        name=name or entry.name,
        mention=mention,
        country=entry.country,
        admin1=entry.admin1,
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision=precision or precision_of(entry),
        geonameid=entry.geonameid,
    )


def admin1_names(code: str) -> tuple[str, ...]:
    """Return every name of a province by its GeoNames code (`UA.13`), `()` for no such code.

    Among them are its names with an older name of its capital (`Kiev Oblast`), so that names in
    data files of any age match after `fold`.
    """
    index = load_index()
    names = index.names_of(code)
    latin = [name for name in names if fold(name).isascii()]
    derived: dict[str, None] = {}
    for name in latin:
        base, kind = split_type(fold(name))
        if kind == "province":
            derived[base] = None
    return tuple(dict.fromkeys((*names, *derived)))


def admin1_codes(place: Place) -> tuple[str, ...]:
    """Return the codes of the provinces a place consists of or lies in, `()` where unknown.

    `Donbas` consists of two, `Darfur` of five; a town lies in one; of a country none is listed.
    """
    if place.precision == "area" and (codes := load_index().names_of(fold(place.name))):
        return codes
    return (place.admin1,) if place.admin1 else ()
