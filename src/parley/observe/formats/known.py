"""Known formats by their headers, or by the look of a row where the header is missing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from parley.observe.mapping.entry import FORMATS, EventMapping
from parley.observe.reading.columns import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A known format.

    Attributes:
        name: Its name in `Dataset.format`.
        title: As people call it.
        known_by: Columns it is known by, folded; of each group one is enough.
        columns: Its columns in order, none where a file always has a header.
        looks_like: Column to regular expression, by which a row without a header is known.
        is_headless: Whether its files never have a header.
        delimiter: What parts the cells of its text files.
        mapping: How it is read.
    """

    name: str
    title: str
    known_by: tuple[frozenset[str], ...]
    columns: tuple[str, ...]
    looks_like: tuple[tuple[str, str], ...]
    is_headless: bool
    delimiter: str
    mapping: EventMapping

    def has(self, names: Sequence[str]) -> bool:
        """Tell whether a header is this format's, whatever columns were added to it."""
        found = {fold(name) for name in names}
        return all(group & found for group in self.known_by)

    def lacking(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the columns of days that a header lacks, none where it has one of them."""
        found = {fold(name) for name in names}
        threes = self.mapping.date_parts
        wanted = (self.mapping.date,) if self.mapping.date else threes
        if any({fold(name) for name in columns} <= found for columns in wanted):
            return ()
        return tuple(f"`{name}`" for columns in wanted[:1] for name in columns)

    def is_row(self, cells: Sequence[str]) -> bool:
        """Tell whether a record is a row of this format rather than a header."""
        if not self.columns or len(cells) != len(self.columns):
            return False
        by_name = dict(zip(self.columns, cells, strict=True))
        return all(re.fullmatch(look, by_name[name].strip()) for name, look in self.looks_like)


def recognise(names: Sequence[str]) -> Known | None:
    """Return the format that a header is of, `None` where it is of none."""
    return next((known for known in all_known() if known.has(names)), None)


def headless(cells: Sequence[str]) -> Known | None:
    """Return the format that a first record is already a row of, `None` where it is of none."""
    return next((known for known in all_known() if known.is_row(cells)), None)


def by_name(name: str) -> Known:
    """Return the known format of a name out of `FORMATS`."""
    return next(known for known in all_known() if known.name == name)


@cache
def all_known() -> tuple[Known, ...]:
    """Return all known formats."""
    return tuple(_known(name) for name in FORMATS)


def _known(name: str) -> Known:
    import yaml

    text = files("parley.observe.formats").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    return Known(
        name=name,
        title=raw["title"],
        known_by=tuple(frozenset(group.split("|")) for group in raw["known_by"]),
        columns=tuple(raw.get("columns", ())),
        looks_like=tuple(raw.get("looks_like", {}).items()),
        is_headless=raw.get("is_headless", False),
        delimiter=raw.get("delimiter", ","),
        mapping=EventMapping.model_validate({"format": name, **raw["mapping"]}),
    )
