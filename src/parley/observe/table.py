"""Runs a layout over a file: DuckDB types the rows in place, Arrow carries them on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from parley.observe.layout import Layout
from parley.observe.query import event_query
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
        filtered: Rows left out by the mapping's `where`.
        first_day: First day with a row, in the layout's zone.
        last_day: Last day with a row.
        latest_seen: Latest moment a row became public.
        counts: Rows that fulfil each of the layout's checks, in order.
    """

    table: Any
    same: Any
    filtered: int
    first_day: date | None
    last_day: date | None
    latest_seen: datetime | None
    counts: tuple[int, ...]


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

    reader = connection.sql(event_query(layout)).to_arrow_reader(_BATCH)
    schema = event_schema()
    batches, same, valid, tallies = [], [], [], []
    start = filtered = 0
    for batch in reader:
        size = batch.num_rows
        rows = np.arange(start + 1, start + size + 1)
        if numbers is not None:
            rows = np.asarray(numbers[start : start + size], np.int64)
        start += size
        kept = batch.column("keep")
        if kept.true_count < size:
            filtered += size - kept.true_count
            batch, rows = batch.filter(kept), rows[kept.to_numpy(zero_copy_only=False)]
        tallies.append(_tally(batch, len(layout.checks)))
        same.append(batch.column("same").fill_null(0).to_numpy(zero_copy_only=False))
        valid.append(batch.column("same").is_valid().to_numpy(zero_copy_only=False))
        batches.append(_event_batch(batch, rows, dataset, schema))
    table = pa.Table.from_batches(batches, schema).unify_dictionaries()
    keys = np.ma.masked_array(
        np.concatenate(same) if same else np.empty(0, np.uint64),
        ~np.concatenate(valid) if valid else np.empty(0, bool),
    )
    return Rows(table=table, same=keys, filtered=filtered, **_summary(tallies, len(layout.checks)))


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


def _tally(batch: Any, checks: int) -> tuple[Any, Any, Any, tuple[int, ...]]:  # noqa: ANN401
    """Return first day, last day, latest first_seen and the checks' counts of a batch."""
    import pyarrow.compute as pc

    days = pc.min_max(batch.column("day")).as_py()
    seen = pc.max(batch.column("first_seen")).as_py()
    counts = tuple(batch.column(f"check_{place}").true_count for place in range(checks))
    return days["min"], days["max"], seen, counts


def _summary(tallies: list[tuple[Any, Any, Any, tuple[int, ...]]], checks: int) -> dict[str, Any]:
    from datetime import UTC

    def known(place: int) -> Iterator[Any]:
        return (tally[place] for tally in tallies if tally[place] is not None)

    seen = max(known(2), default=None)
    return {
        "first_day": min(known(0), default=None),
        "last_day": max(known(1), default=None),
        "latest_seen": None if seen is None else seen.replace(tzinfo=UTC),
        "counts": tuple(sum(tally[3][place] for tally in tallies) for place in range(checks)),
    }
