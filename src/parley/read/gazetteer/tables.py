"""The small tables that come with the gazetteer: countries, provinces, regions, towns."""

from collections.abc import Iterator
from importlib.resources import files

DATA_FILES = (
    "countries.tsv",
    "geonames_countries.tsv",
    "geonames_provinces.tsv",
    "provinces.tsv",
    "regions.tsv",
    "towns.tsv",
)


def data_file(name: str) -> str:
    """Return the text of one of this package's data files."""
    return (files("parley.read.gazetteer") / "data" / name).read_text(encoding="utf-8")


def table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a tab-separated data file by column; lines with `#` are remarks."""
    lines = [line for line in data_file(name).splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    for line in lines[1:]:
        cells = line.split("\t")
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def split_names(cell: str) -> list[str]:
    """Return the names in a cell, which stand between bars."""
    return [name for name in cell.split("|") if name]
