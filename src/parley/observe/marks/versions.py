"""Dated copies of one file: when each row became public, and which rows vanished or changed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

#: A name with the day of its publication at the end, such as `events_2022-04-01.csv`.
_DATED = re.compile(r"(.+?)[ _.-](\d{4})-?(\d\d)-?(\d\d)")
#: Share of a copy's rows that the next one holds, below which they are parts and not copies.
_HELD = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One copy of a file, as it was read.

    Attributes:
        name: File name.
        day: Day on which it was published.
        public: End of that day in the file's zone: when its rows were public at the latest;
            microseconds since 1970 UTC.
        table: Its rows, in the shape of records.event_schema().
        content: 64-bit hash of each row as written; shape (N,).
    """

    name: str
    day: date
    public: int
    table: Any
    content: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """All copies of a file as one table.

    Attributes:
        table: Rows of the last copy, then those that only earlier ones hold; these are numbered
            on from the last row, and marked `withdrawn`.
        doubted: (rows, what) of rows that were withdrawn or revised.
        withdrawn: Number of rows that the last copy no longer holds.
    """

    table: Any
    doubted: tuple[tuple[tuple[int, ...], str], ...]
    withdrawn: int


def dated_copies(paths: Sequence[Path]) -> dict[str, dict[Path, date]]:
    """Return files whose names differ only in a day at their end, by what they share."""
    found: dict[str, dict[Path, date]] = {}
    for path in paths:
        if (match := _DATED.fullmatch(path.stem)) is None:
            continue
        try:
            day = date(*map(int, match.groups()[1:]))
        except ValueError:
            continue
        found.setdefault(str(path.with_name(match[1] + path.suffix)), {})[path] = day
    return {
        name: dict(sorted(days.items(), key=lambda item: item[1]))
        for name, days in found.items()
        if len(days) > 1
    }


def are_copies(versions: Sequence[Version]) -> bool:
    """Tell whether each file holds most rows of the one before, rather than other days' rows."""
    import numpy as np

    keys = _keys(versions)
    return all(
        not len(one) or bool(np.isin(one, other).mean() >= _HELD) for one, other in pairwise(keys)
    )


def merge(versions: Sequence[Version], rows: int) -> Merged:
    """Return all copies of a file as one table.

    Args:
        versions: The copies by day, the last one last.
        rows: Data rows in the last copy, after which withdrawn rows are numbered.
    """
    import numpy as np
    import pyarrow as pa

    from parley.observe.marks.marks import with_mark

    keys = _keys(versions)
    *earlier, last = versions
    table = last.table
    first = np.full(len(keys[-1]), last.public, np.int64)
    changed = np.zeros(len(first), bool)
    changes: dict[str, Any] = {}
    for version, own in zip(reversed(earlier), reversed(keys[:-1]), strict=True):
        at = _find(own, keys[-1])
        held = at >= 0
        first[held] = version.public
        differs = np.zeros(len(first), bool)
        differs[held] = version.content[at[held]] != last.content[held]
        if (fresh := differs & ~changed).any():
            changes[version.name] = table.column("row").to_numpy()[fresh]
        changed |= differs
    table = _seen(with_mark(table, "revised", changed), first)
    doubted = [
        (tuple(numbers.tolist()), f"differs from {name}: told as in {last.name}")
        for name, numbers in changes.items()
    ]
    parts, number, gone = [table], rows, keys[-1]
    for place in range(len(earlier) - 1, -1, -1):
        version, own = earlier[place], keys[place]
        lost = ~np.isin(own, gone)
        gone = np.concatenate([gone, own])
        if not lost.any():
            continue
        begun = [np.isin(own[lost], other) for other in keys[: place + 1]]
        since = np.full(int(lost.sum()), version.public, np.int64)
        for other, is_in in zip(reversed(earlier[: place + 1]), reversed(begun), strict=True):
            since[is_in] = other.public
        part = version.table.filter(pa.array(lost))
        was = part.column("row").to_numpy()
        now = np.arange(number + 1, number + 1 + len(was))
        number += len(was)
        row = part.schema.get_field_index("row")
        part = part.set_column(row, part.schema.field(row), pa.array(now))
        parts.append(_seen(with_mark(part, "withdrawn", np.ones(len(was), bool)), since))
        after = versions[place + 1]
        doubted += [
            ((int(new),), f"row {old} of {version.name}, no longer in {after.name} ({after.day})")
            for new, old in zip(now, was, strict=True)
        ]
    return Merged(
        table=pa.concat_tables(parts).unify_dictionaries(),
        doubted=tuple(doubted),
        withdrawn=number - rows,
    )


def _keys(versions: Sequence[Version]) -> list[Any]:
    """Return what names a row in every copy: its id where ids are whole and unique, else itself."""
    import numpy as np
    import pyarrow as pa

    columns = [version.table.column("id").combine_chunks() for version in versions]
    is_named = all(
        len(column) == len(column.unique()) and "" not in column.unique().to_pylist()
        for column in columns
    )
    if not is_named:
        return [np.asarray(version.content) for version in versions]
    whole = pa.chunked_array(columns).combine_chunks().dictionary_encode()
    codes = whole.indices.to_numpy().astype(np.uint64)
    ends = np.cumsum([len(column) for column in columns])[:-1]
    return list(np.split(codes, ends))


def _find(own: Any, wanted: Any) -> Any:  # noqa: ANN401
    """Return the place in `own` of each wanted key, -1 where it is not there."""
    import numpy as np

    if not len(own):
        return np.full(len(wanted), -1)
    order = np.argsort(own, kind="stable")
    at = np.minimum(np.searchsorted(own[order], wanted), len(own) - 1)
    place = order[at]
    return np.where(own[place] == wanted, place, -1)


def _seen(table: Any, public: Any) -> Any:  # noqa: ANN401
    """Return a table whose rows are first seen then, or earlier where the file says so."""
    import numpy as np
    import pyarrow as pa

    column = table.schema.get_field_index("first_seen")
    own = table.column(column).cast("int64").fill_null(np.iinfo(np.int64).max).to_numpy()
    field = table.schema.field(column)
    return table.set_column(column, field, pa.array(np.minimum(own, public)).cast(field.type))


def stated_versions(path: Path, given: Mapping[str, date]) -> dict[Path, date]:
    """Return the copies that a mapping lists, beside the file, by day."""
    found = {path.with_name(name): day for name, day in given.items()}
    return dict(sorted(found.items(), key=lambda item: item[1]))
