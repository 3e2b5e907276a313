"""The gazetteer on disk: sorted name keys and a table of places, mapped into memory."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from parley.read.gazetteer.fold import keys_of

TOWN, PROVINCE, REGION, COUNTRY = range(4)  # `kind` of a place
MAIN, ALTERNATE = range(2)  # how a name belongs to its place
PLACE_TYPE = np.dtype(
    [
        ("kind", "u1"), ("capital", "?"), ("geonameid", "u4"), ("population", "u8"),
        ("latitude", "f4"), ("longitude", "f4"), ("country", "S3"), ("admin1", "S8"),
        ("type", "S16"), ("name_at", "u4"), ("name_size", "u2"),
    ]
)  # fmt: skip
NAME_BIT = np.uint32(1 << 31)  # set in `rows` where the name is an alternate one


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place that a name may stand for.

    Attributes:
        row: Its row in the table of places.
        kind: `TOWN`, `PROVINCE`, `REGION` or `COUNTRY`.
        is_main: The name is its main one rather than an alternate.
        name: As commonly written in English.
        country: ISO3, `""` where it lies in several.
        admin1: GeoNames code, `""` where it has none.
        type: Type of a province (`region`, `state`, `city`), `""` for others.
        population: Inhabitants; of a province those of its towns.
        is_capital: It is a country's capital.
    """

    row: int
    kind: int
    is_main: bool
    name: str
    country: str
    admin1: str
    type: str
    population: int
    is_capital: bool
    latitude: float | None
    longitude: float | None
    geonameid: int


class Index:
    """A gazetteer index mapped from its folder; reading touches only the pages it needs."""

    def __init__(self, folder: Path) -> None:
        sizes = json.loads((folder / "sizes.json").read_text())
        for name, size in sizes.items():
            if (folder / name).stat().st_size != size:
                raise ValueError(f"{folder / name} is not {size} bytes long")
        self.folder = folder
        self._keys = np.load(folder / "keys.npy", mmap_mode="r")
        self._rows = np.load(folder / "rows.npy", mmap_mode="r")
        self.places: npt.NDArray[np.void] = np.load(folder / "places.npy", mmap_mode="r")
        self._names = np.load(folder / "names.npy", mmap_mode="r")
        self._entries = lru_cache(maxsize=20_000)(self._lookup)
        self._provinces: dict[str, tuple[str, ...]] = {}

    def entries(self, folded: str) -> tuple[Entry, ...]:
        """Return every place that a folded name may stand for, in no order."""
        return self._entries(folded)

    def _lookup(self, folded: str) -> tuple[Entry, ...]:
        key = keys_of([folded])[0]
        low = int(np.searchsorted(self._keys, key))
        found = {}
        for at in range(low, len(self._keys)):
            if self._keys[at] != key:
                break
            row = int(self._rows[at] & ~NAME_BIT)
            is_main = not self._rows[at] & NAME_BIT
            if row not in found or is_main:
                found[row] = self.entry(row, is_main=is_main)
        return tuple(found.values())

    def entry(self, row: int, *, is_main: bool = True) -> Entry:
        """Return a row of the table of places."""
        place = self.places[row]
        at, size = int(place["name_at"]), int(place["name_size"])
        has_point = not np.isnan(place["latitude"])
        return Entry(
            row=row,
            kind=int(place["kind"]),
            is_main=is_main,
            name=self._names[at : at + size].tobytes().decode(),
            country=place["country"].decode(),
            admin1=place["admin1"].decode(),
            type=place["type"].decode(),
            population=int(place["population"]),
            is_capital=bool(place["capital"]),
            latitude=round(float(place["latitude"]), 5) if has_point else None,
            longitude=round(float(place["longitude"]), 5) if has_point else None,
            geonameid=int(place["geonameid"]),
        )

    def names_of(self, code: str) -> tuple[str, ...]:
        """Return the names of a province, or the province codes of a region by its name."""
        if not self._provinces:
            lists = json.loads((self.folder / "provinces.json").read_text())
            self._provinces = {key: tuple(values) for key, values in lists.items()}
        return self._provinces.get(code, ())

    def entries_of(self, folded: str, kind: int) -> tuple[Entry, ...]:
        """Return the places of one kind that a folded name may stand for."""
        return tuple(entry for entry in self.entries(folded) if entry.kind == kind)

    @lru_cache(maxsize=1)  # noqa: B019  (there is one index a process)
    def _province_rows(self) -> dict[str, int]:
        rows = np.flatnonzero(self.places["kind"] == PROVINCE)
        return {self.places[row]["admin1"].decode(): int(row) for row in rows}

    def province(self, code: str) -> Entry | None:
        """Return a province by its code."""
        row = self._province_rows().get(code)
        return None if row is None else self.entry(row)
