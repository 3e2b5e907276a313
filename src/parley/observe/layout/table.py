"""Runs a layout over a file: DuckDB types the rows in place, Arrow carries them on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from parley.observe.layout.layout import Check, Layout
from parley.observe.layout.query import checks_of, event_query
from parley.records import event_schema

#: Rows a batch; large enough to keep both cores busy, small enough to hold few strings at once.
_BATCH = 1 << 15
_TEXT_COLUMNS = ("place", "admin1", "country", "precision", "source", "target", "type", "label")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What came out of one file.

    Attributes:
        table: In the shape of records.event_schema(); marks lack those that compare rows.
        same: 64-bit key a row; equal for rows that record the same act, null where unknown.
        content: 64-bit hash of each row as written, `None` where nobody asked for it.
        filtered: Rows left out by the mapping's `where`.
        caught: (check, numbers of the rows it caught, ascending, the value each row holds), for
            each check that caught any; `""` for a value that the check does not tell.
        first_day: First day with a row, in the layout's zone.
        last_day: Last day with a row.
        latest_seen: Latest moment a row became public.
    """

    table: Any
    same: Any
    content: Any
    filtered: int
    caught: tuple[tuple[Check, tuple[int, ...], tuple[str, ...]], ...]
    first_day: date | None
    last_day: date | None
    latest_seen: datetime | None


def read_rows(
    connection: Any,  # noqa: ANN401
    layout: Layout,
    *,
    dataset: str,
    numbers: Sequence[int] | None,
) -> Rows:
    """Return the attached rows as events.

    Args:
        connection: DuckDB, with a file attached.
        layout: What each column is.
        dataset: Name of the data set.
        numbers: 1-based row number in the file of each attached row; shape (N,), or `None` for
            1..N.
    """
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    reader = connection.sql(event_query(layout)).to_arrow_reader(_BATCH)
    schema = event_schema()
    checks = checks_of(layout)
    # a refused row is told as such alone
    order = sorted(range(len(checks)), key=lambda place: checks[place].outcome != "refused")
    caught: list[list[Any]] = [[] for _ in checks]
    values: list[list[str]] = [[] for _ in checks]
    batches, same, valid, content, tallies = [], [], [], [], []
    start = filtered = 0
    for batch in reader:
        size = batch.num_rows
        rows = np.arange(start + 1, start + size + 1)
        if numbers is not None:
            rows = np.asarray(numbers[start : start + size], np.int64)
        start += size
        batch, rows = _without(batch, rows, batch.column("keep"))
        filtered += size - batch.num_rows
        for place in order:
            holds = batch.column(f"check_{place}")
            if not holds.true_count:
                continue
            caught[place].append(rows[holds.to_numpy(zero_copy_only=False)])
            if checks[place].value:
                told = batch.column(f"told_{place}").filter(holds).to_pylist()
                values[place] += [value or "" for value in told]
            else:
                values[place] += [""] * holds.true_count
            if checks[place].outcome == "refused":
                batch, rows = _without(batch, rows, pc.invert(holds))
        tallies.append(_tally(batch))
        same.append(batch.column("same").fill_null(0).to_numpy(zero_copy_only=False))
        valid.append(batch.column("same").is_valid().to_numpy(zero_copy_only=False))
        if layout.content:
            content.append(batch.column("content").to_numpy(zero_copy_only=False))
        batches.append(_event_batch(batch, rows, dataset, schema))
    table = pa.Table.from_batches(batches, schema).unify_dictionaries()
    keys = np.ma.masked_array(
        np.concatenate(same) if same else np.empty(0, np.uint64),
        ~np.concatenate(valid) if valid else np.empty(0, bool),
    )
    found = tuple(
        (check, tuple(np.concatenate(rows).tolist()), tuple(told))
        for check, rows, told in zip(checks, caught, values, strict=True)
        if rows
    )
    return Rows(
        table=table,
        same=keys,
        content=np.concatenate(content) if content else None,
        filtered=filtered,
        caught=found,
        **_summary(tallies),
    )


def _without(batch: Any, rows: Any, kept: Any) -> tuple[Any, Any]:  # noqa: ANN401
    """Return a batch and its row numbers without the rows that are not kept."""
    if kept.true_count == batch.num_rows:
        return batch, rows
    return batch.filter(kept), rows[kept.to_numpy(zero_copy_only=False)]


def _event_batch(batch: Any, rows: Any, dataset: str, schema: Any) -> Any:  # noqa: ANN401
    """Return a batch in the event schema, its repeating words stored once."""
    import numpy as np
    import pyarrow as pa

    made = {
        "dataset": pa.DictionaryArray.from_arrays(np.zeros(len(rows), np.int32), [dataset]),
        "row": pa.array(rows, pa.int64()),
    }
    # copied, as a column DuckDB lends keeps all the words of its batch in memory
    every = pa.array(np.arange(len(rows), dtype=np.int32))
    columns = []
    for column in schema:
        if column.name in made:
            columns.append(made[column.name])
        elif column.name in _TEXT_COLUMNS:
            columns.append(batch.column(column.name).cast(pa.string()).dictionary_encode())
        else:
            columns.append(batch.column(column.name).cast(column.type).take(every))
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _tally(batch: Any) -> tuple[Any, Any, Any]:  # noqa: ANN401
    """Return first day, last day and latest first_seen of a batch."""
    import pyarrow.compute as pc

    days = pc.min_max(batch.column("day")).as_py()
    return days["min"], days["max"], pc.max(batch.column("first_seen")).as_py()


def _summary(tallies: list[tuple[Any, Any, Any]]) -> dict[str, Any]:
    from datetime import UTC

    def known(place: int) -> Iterator[Any]:
        return (tally[place] for tally in tallies if tally[place] is not None)

    seen = max(known(2), default=None)
    return {
        "first_day": min(known(0), default=None),
        "last_day": max(known(1), default=None),
        "latest_seen": None if seen is None else seen.replace(tzinfo=UTC),
    }
