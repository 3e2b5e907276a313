"""Runs a layout over a file: DuckDB types the rows in place, Arrow carries them on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from parley.observe.files import EventFile
from parley.observe.layout import FIELD_TYPES, Layout, RawTable, literal
from parley.observe.moments import to_utc
from parley.records import event_schema, mark_bit

#: Rows a batch; large enough to keep both cores busy, small enough to hold few strings at once.
_BATCH = 1 << 15
#: Bytes DuckDB reads at a time; its default of 32 MB costs memory and is no faster here.
_BUFFER = 8_000_000
#: Rows from the top of a file by which the form of its dates is chosen.
_SAMPLE = 20_000
#: What data frames and spreadsheets write for a cell without a value.
_BLANKS = ("", "NaN", "nan", "NULL", "null", "None")
#: How long an act lasts of which only the moment is known, so that no interval is empty.
_INSTANT = "INTERVAL 1 SECOND"
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


def connect() -> Any:  # noqa: ANN401  (duckdb is imported late)
    """Return an in-memory DuckDB that keeps the order of rows and fetches nothing by itself."""
    import duckdb

    connection = duckdb.connect()
    for setting in (
        "TimeZone = 'UTC'",
        "autoinstall_known_extensions = false",
        "autoload_known_extensions = false",
        "preserve_insertion_order = true",
        "enable_progress_bar = false",
    ):
        connection.execute(f"SET {setting}")
    return connection


def attach(connection: Any, file: EventFile, path: Path) -> None:  # noqa: ANN401
    """Make a file's rows known to DuckDB as `raw`: text cells by place, `c0`, `c1` and so on.

    Args:
        connection: DuckDB.
        file: The file.
        path: Where DuckDB finds it.
    """
    source = _parquet(file, path) if file.kind == "parquet" else _csv(file, path)
    connection.execute(f"CREATE OR REPLACE TEMP VIEW raw AS {source}")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE top AS SELECT * FROM raw LIMIT {_SAMPLE}")


def _parquet(file: EventFile, path: Path) -> str:
    cells = ", ".join(
        f"nullif(CAST({_quoted(name)} AS VARCHAR), '') AS c{place}"
        for place, name in enumerate(file.names)
    )
    return f"SELECT {cells} FROM read_parquet({literal(str(path))})"


def _csv(file: EventFile, path: Path) -> str:
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(file.names)))
    quote = '"' if file.is_quoted else ""
    blanks = ", ".join(literal(blank) for blank in _BLANKS)
    return (
        f"SELECT * FROM read_csv({literal(str(path))}, auto_detect = false, "
        f"header = {file.has_header}, delim = {literal(file.delimiter)}, quote = '{quote}', "
        f"escape = '{quote}', columns = {{{columns}}}, nullstr = [{blanks}], "
        f"buffer_size = {_BUFFER})"
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def raw_table(connection: Any, file: EventFile, name: str) -> RawTable:  # noqa: ANN401
    """Return the attached rows as something a layout can ask questions of.

    Args:
        connection: DuckDB, with the file attached.
        file: The file.
        name: Its name for messages, which a mended copy does not have.
    """
    import duckdb

    def counter(relation: str) -> Any:  # noqa: ANN401
        def count(*conditions: str) -> tuple[int, ...]:
            counts = ", ".join(f"count(*) FILTER (WHERE {one})" for one in conditions)
            row = connection.sql(f"SELECT {counts} FROM {relation}").fetchall()[0]
            return tuple(int(number) for number in row)

        return count

    def is_pattern(text: str) -> bool:
        try:
            connection.sql(f"SELECT regexp_full_match('', {literal(text)})").fetchall()
        except duckdb.InvalidInputException:
            return False
        return True

    return RawTable(
        file=name,
        names=file.names,
        count=counter("top"),
        count_all=counter("raw"),
        is_pattern=is_pattern,
    )


def read_rows(
    connection: Any,  # noqa: ANN401
    layout: Layout,
    *,
    dataset: str,
    numbers: Sequence[int] | None,
    shortest: timedelta,
) -> Rows:
    """Return the attached rows as events.

    Args:
        connection: DuckDB, with a file attached.
        layout: What each column is.
        dataset: Name of the data set.
        numbers: 1-based row number in the file of each attached row; shape (N,), or `None` for
            1..N.
        shortest: Days spanning more than this make a row vague in time.
    """
    import numpy as np
    import pyarrow as pa

    reader = connection.sql(_query(layout, shortest)).to_arrow_reader(_BATCH)
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


def _query(layout: Layout, shortest: timedelta) -> str:
    """Return the one query that types all rows of a file."""
    fields = ", ".join(f'{layout.expression(name)} AS "{name}"' for name in FIELD_TYPES)
    end = layout.end
    checks = "".join(
        f", coalesce({check.condition}, false) AS check_{place}"
        for place, check in enumerate(layout.checks)
    )
    typed = (
        f"SELECT {fields}, {layout.begin.day} AS begin_day, {layout.begin.instant} AS begin_at, "
        f"{end.day if end else 'NULL::DATE'} AS end_day, "
        f"{end.instant if end else 'NULL::TIMESTAMP'} AS end_at, {layout.same} AS same, "
        f"{layout.discovery} AS is_discovery, {layout.vague_time} AS is_vague, "
        f"coalesce({layout.keep}, false) AS keep{checks} FROM raw"
    )
    zone = layout.zone
    begin = f"coalesce(begin_at, {to_utc('CAST(begin_day AS TIMESTAMP)', zone)})"
    # days are closed, moments half-open; an end before its beginning says nothing
    last = "greatest(coalesce(end_day, begin_day), begin_day)"
    after = to_utc(f"CAST({last} + 1 AS TIMESTAMP)", zone)
    by_moment = f"CASE WHEN end_at > begin_at THEN end_at ELSE begin_at + {_INSTANT} END"
    stop = (
        f"CASE WHEN begin_at IS NULL THEN {after} WHEN end_at IS NULL AND end_day IS NOT NULL "
        f"THEN {after} ELSE {by_moment} END"
    )
    span = f"INTERVAL {int(shortest.total_seconds())} SECOND"
    # counted in days, as a day of 25 hours in October is still one day
    vague = (
        f"is_vague OR CASE WHEN begin_at IS NULL THEN to_days(CAST({last} - begin_day + 1 AS "
        f"INTEGER)) > {span} ELSE {stop} - begin_at > {span} END"
    )
    somewhere = "latitude IS NOT NULL AND longitude IS NOT NULL"
    coarse = "precision IN ('admin1', 'country', 'everywhere')"
    named = "concat(place, admin1, country) <> ''"
    marks = {
        "vague-time": vague,
        "vague-place": f"{coarse} AND ({somewhere} OR {named})",
        "discovery": "is_discovery",
        "no-date": "begin_day IS NULL",
        "no-place": f"NOT ({somewhere}) AND NOT ({named})",
    }
    bits = " + ".join(
        f"CASE WHEN {condition} THEN {mark_bit(mark)} ELSE 0 END"
        for mark, condition in marks.items()
    )
    outputs = ", ".join(f'"{name}"' for name in FIELD_TYPES)
    tally = "".join(f", check_{place}" for place in range(len(layout.checks)))
    return (
        f'SELECT {outputs}, {begin} AS "begin", {stop} AS "end", begin_at IS NOT NULL AS clock, '
        f"CAST({bits} AS INTEGER) AS marks, begin_day AS day, same, keep{tally} FROM ({typed})"
    )


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
