"""DuckDB over one event file where it lies: its rows as text, open to questions."""

from pathlib import Path
from typing import Any

from parley.observe.files.event_file import EventFile
from parley.observe.layout.layout import RawTable, literal

#: Rows from the top of a file by which the form of its dates is chosen.
_SAMPLE = 20_000
#: Bytes DuckDB reads at a time; its default of 32 MB costs memory and is no faster here.
_BUFFER = 8_000_000
#: What data frames and spreadsheets write for a cell without a value.
_BLANKS = ("", "NaN", "nan", "NULL", "null", "None")


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
