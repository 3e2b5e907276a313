"""Several dated copies of one file in, one data set that knows when each row became public out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from parley.observe.files.event_file import open_event_file, printable
from parley.observe.mapping.entry import EventMapping
from parley.observe.marks.marks import Point, count_marks
from parley.observe.marks.versions import Version, are_copies, merge
from parley.observe.one_file import Observed, observe_file, told


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Copies of one file.

    Attributes:
        name: Of the data set they are together.
        days: Each copy with the day it was published, by day.
        mapping: How they are read.
        is_stated: Whether somebody says that they are copies, rather than their names.
    """

    name: str
    days: Mapping[Path, date]
    mapping: EventMapping
    is_stated: bool


def observe_copies(copies: Copies, *, near: Sequence[Point], zone: str) -> tuple[Observed, ...]:
    """Return all copies as one data set, or each as its own where they are no copies.

    Raises:
        MissingInput: A copy does not exist.
        EventFileError: A copy cannot be read as events.
        CaseError: The mapping does not fit a copy.
    """
    alike = _alike(list(copies.days))
    read = [
        observe_file(path, copies.mapping, near=near, zone=zone, alike=alike)
        for path in copies.days
    ]
    versions = [
        Version(
            name=each.dataset.file,
            day=day,
            public=_end_of(day, each.zone),
            table=each.table,
            content=each.content,
        )
        for each, day in zip(read, copies.days.values(), strict=True)
    ]
    if not copies.is_stated and not are_copies(versions):
        return tuple(read)
    last = read[-1]
    merged = merge(versions, last.dataset.rows)
    first_days = [each.dataset.first_day for each in read if each.dataset.first_day]
    last_days = [each.dataset.last_day for each in read if each.dataset.last_day]
    days = list(copies.days.values())
    entries = [(row, what) for rows, what in merged.doubted for row in rows]
    dataset = replace(
        last.dataset,
        name=copies.name,
        rows=last.dataset.rows + merged.withdrawn,
        doubted=tuple(sorted((*last.dataset.doubted, *entries), key=lambda entry: entry[0])),
        marked=count_marks(merged.table),
        first_day=min(first_days, default=None),
        last_day=max(last_days, default=None),
        latest_seen=datetime.fromtimestamp(versions[-1].public / 1e6, UTC),
        versions=tuple(
            (each.dataset.file, each.dataset.sha256, day)
            for each, day in zip(read, days, strict=True)
        ),
        notes=(*last.dataset.notes, *_notes(days, merged.withdrawn, last)),
    )
    table = _renamed(merged.table, copies.name)
    stated = {each.dataset.file: day for each, day in zip(read, days, strict=True)}
    in_force = last.mapping.model_copy(update={"versions": stated})
    return (replace(last, table=table, dataset=dataset, mapping=in_force),)


def name_of(path: Path) -> str:
    """Return the name of a data set after its file."""
    return printable(path.stem)


def _notes(days: Sequence[date], withdrawn: int, last: Observed) -> tuple[str, ...]:
    said = (
        f"{len(days)} copies of the file, published {days[0]} to {days[-1]}: a row is known from "
        "the first that holds it",
    )
    if not withdrawn:
        return said
    rows = range(last.dataset.rows + 1, last.dataset.rows + withdrawn + 1)
    return (*said, told(rows, "withdrawn: only earlier copies hold them"))


def _alike(paths: Sequence[Path]) -> tuple[str, ...]:
    """Return the columns that all copies have, in one order."""
    common = set.intersection(*({*open_event_file(path).names} for path in paths))
    return tuple(sorted(name for name in common if name))


def _end_of(day: date, zone: str) -> int:
    """Return the end of a day in microseconds since 1970 UTC."""
    end = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))
    return round(end.timestamp() * 1e6)


def _renamed(table: Any, name: str) -> Any:  # noqa: ANN401
    import numpy as np
    import pyarrow as pa

    column = pa.DictionaryArray.from_arrays(np.zeros(table.num_rows, np.int32), [name])
    return table.set_column(0, table.schema.field(0), column)
