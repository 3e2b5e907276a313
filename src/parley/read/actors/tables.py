"""The catalogue's files: one row a line, cells parted by tabs."""

from collections.abc import Iterator
from importlib.resources import files


def rows(file: str) -> Iterator[list[str]]:
    """Yield the cells of a catalogue file's lines, without comments and header.

    Args:
        file: Name of the file among the catalogue's data.
    """
    text = files("parley.read.actors").joinpath("data", file).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    next(lines)
    for line in lines:
        yield line.split("\t")
