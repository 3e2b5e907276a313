"""Find the place that a name stands for, and the provinces and their names."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from parley.read.gazetteer.cache import load_index
from parley.read.gazetteer.fold import fold, loosen
from parley.read.gazetteer.index import COUNTRY, PROVINCE, REGION, TOWN, Entry
from parley.read.gazetteer.type_words import COMPASS, split_type
from parley.records import Place

# Weights of `rank`, in powers of ten of inhabitants. They were set so that well-known names come
# out as reporters mean them: Georgia the country, Virginia the state, Donetsk the city, Paris the
# French one, Same in Tanzania. Re-measure with tests/read/gazetteer/test_lookup.py.
_COUNTRY = 10.0
_REGION = 7.0
_PROVINCE_DISCOUNT = 1.3  # a bare name shared by a province and its capital means the capital
_MAIN_NAME = 0.8  # a place's own name, against one of its dozens of alternate names
_CAPITAL = 1.0
_COUNTRY_HINT = 5.0  # the caller knows the country
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
    found = find(name, weights)
    return found.place(mention=name) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a name was found to mean.

    Attributes:
        entry: The gazetteer's entry.
        precision: One of `records.PRECISIONS`.
        name: As printed: the entry's name, or that of a part of it ("northern Uganda").
    """

    entry: Entry
    precision: str
    name: str

    def place(self, *, mention: str) -> Place:
        """Return it as a place that a text mentions in these words."""
        entry = self.entry
        return Place(
            name=self.name, mention=mention, country=entry.country, admin1=entry.admin1,
            latitude=entry.latitude, longitude=entry.longitude, precision=self.precision,
            geonameid=entry.geonameid,
        )  # fmt: skip


def find(name: str, weights: Mapping[str, float]) -> Found | None:
    """Return what a name means, tried first as it is written and then by its loose key.

    Args:
        name: The name, with or without a type word.
        weights: What a country (ISO3) adds to the rank of its places, by context.
    """
    folded = fold(name).removeprefix("the ")
    if found := _find_folded(folded, weights):
        return found
    loose = loosen(folded)
    return _find_folded(loose, weights) if loose else None


def _find_folded(folded: str, weights: Mapping[str, float]) -> Found | None:
    base, kind = split_type(folded)
    entries = load_index().entries(folded)
    whole = _found(best_entry(entries, weights)) if entries else None
    if whole and not (kind == "province" and whole.entry.kind == TOWN):
        return whole if kind else _seat(whole) or whole
    if kind:
        return _typed(base, kind, weights) or whole
    first, _, rest = folded.partition(" ")
    if first in COMPASS and rest and (inner := _find_folded(rest, weights)):
        return part_of(inner, first)
    return None


def _seat(province: Found) -> Found | None:
    """Return the seat that bears its province's name, for a further spelling of that name."""
    base, kind = split_type(fold(province.name))
    if province.entry.kind != PROVINCE or kind != "province":
        return None
    seat = best_entry((province.entry, *load_index().entries_of(base, TOWN)), {})
    return _found(seat) if seat.kind == TOWN and seat.admin1 == province.entry.admin1 else None


def part_of(found: Found, compass: str) -> Found:
    """Return the northern, southern ... part of a place, which has no border of its own."""
    return Found(entry=found.entry, precision="area", name=f"{compass} {found.name}")


def _typed(base: str, kind: str, weights: Mapping[str, float]) -> Found | None:
    """Return the place of a name that stood with a type word."""
    entries = load_index().entries(base)
    if kind == "province":
        if province := province_of(base, weights):
            return _found(province)
        wide = tuple(e for e in entries if e.kind in (REGION, COUNTRY))
        if wide:
            return _found(best_entry(wide, weights))
        return _found(best_entry(entries, weights), precision="area") if entries else None
    if not entries:
        return None
    best = best_entry(tuple(e for e in entries if e.kind == TOWN) or entries, weights)
    return _found(best, precision="area" if kind == "area" else "")


def _found(entry: Entry, precision: str = "") -> Found:
    own = entry.type if entry.kind == REGION else _PRECISION[entry.kind]
    return Found(entry=entry, precision=precision or own, name=entry.name)


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


def found_of(entries: tuple[Entry, ...], weights: Mapping[str, float]) -> Found:
    """Return what a name with these entries means."""
    return _found(best_entry(entries, weights))


def best_entry(entries: tuple[Entry, ...], weights: Mapping[str, float]) -> Entry:
    """Return the entry of highest rank; a name shared by a province and its seat is the seat's."""
    best = max(entries, key=lambda e: (rank(e, weights), -e.row))
    if best.kind != PROVINCE:
        return best
    # A state that is called by the bare name itself, Oklahoma, cedes it to a namesake town only.
    is_typed = split_type(fold(best.name))[1] == "province"
    seats = [
        e
        for e in entries
        if e.kind == TOWN
        and e.admin1 == best.admin1
        and e.population > _SEAT_SHARE * best.population
        and (e.is_main or is_typed)
    ]
    return max(seats, key=lambda e: e.population, default=best)
