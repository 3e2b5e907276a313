"""Event files in, one table of events and a manifest for each file out."""

import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from parley.errors import CaseError, EventFileError
from parley.observe.acled import acled_layout, is_acled
from parley.observe.files import EventFile, Mended, mend, open_event_file, sha256_of
from parley.observe.free import free_layout
from parley.observe.gdelt import gdelt_layout, gdelt_names, is_gdelt
from parley.observe.layout import Layout, RawTable
from parley.observe.mapping import DEFAULT_ZONE, EventMapping
from parley.observe.marks import count_marks, mark_rows
from parley.observe.refine import refine
from parley.observe.table import Rows, attach, connect, raw_table, read_rows
from parley.observe.ucdp import is_ucdp, ucdp_layout
from parley.records import Dataset, event_schema

_NO_MAPPING: Mapping[str, EventMapping] = MappingProxyType({})
_GLOB_SIGNS = frozenset("*?[")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What the event files record.

    Attributes:
        table: Arrow table in the shape of records.event_schema(); files in order, rows in order.
        datasets: Where the rows came from, one a file.
    """

    table: Any
    datasets: tuple[Dataset, ...]


def observe(
    files: Sequence[Path],
    *,
    mappings: Mapping[str, EventMapping] = _NO_MAPPING,
    shortest: timedelta = timedelta(hours=24),
) -> Observation:
    """Read event files into one table.

    ACLED, UCDP GED and GDELT are known by their headers; any other CSV or Parquet is read by its
    mapping and, for what the mapping leaves open, by the usual names of columns. No row is
    dropped in silence: rows of the table, `Dataset.skipped` and `Dataset.filtered` add up to the
    file's rows, and what keeps a row out of a count is a mark on it.

    Args:
        files: Event files.
        mappings: How to read them, by file name or stem.
        shortest: The shortest horizon of any test; a row whose days span more is vague in time.

    Raises:
        MissingInput: A file does not exist.
        EventFileError: A file cannot be read as events.
        CaseError: A mapping does not fit its file, or fits none.
    """
    import pyarrow as pa

    _require_mappings_used(files, mappings)
    tables: list[Any] = []
    datasets: list[Dataset] = []
    for path in files:
        table, dataset = _observe_file(path, _mapping_for(path, mappings), shortest)
        if any(dataset.name == other.name for other in datasets):
            raise EventFileError(
                f"two event files are both named {dataset.name!r}, so that a row could not be "
                f"traced; give {path} a `dataset:` of its own under `events:`"
            )
        tables.append(table)
        datasets.append(dataset)
    table = pa.concat_tables(tables) if tables else event_schema().empty_table()
    return Observation(table=table.unify_dictionaries(), datasets=tuple(datasets))


def _observe_file(path: Path, mapping: EventMapping, shortest: timedelta) -> tuple[Any, Dataset]:
    file = open_event_file(path)
    names = _names(file)
    with ThreadPoolExecutor(max_workers=1) as pool, tempfile.TemporaryDirectory() as folder:
        digest = pool.submit(sha256_of, path)  # hashing runs beside the reading
        layout, rows, mended = _read(file, names, mapping, Path(folder), shortest)
        return _manifest(file, mapping, layout, rows, mended, digest)


def _read(
    file: EventFile,
    names: tuple[str, ...],
    mapping: EventMapping,
    folder: Path,
    shortest: timedelta,
) -> tuple[Layout, Rows, Mended | None]:
    """Read a file in place; where some rows cannot be read so, read a copy without them."""
    import duckdb

    dataset = mapping.dataset or file.path.stem
    headed = gdelt_names(file.first) is None
    with connect() as connection:

        def run(source: EventFile, path: Path, header: bool, numbers: Any) -> tuple[Layout, Rows]:  # noqa: ANN401
            attach(connection, source, str(path), width=len(names), has_header=header)
            raw = raw_table(connection, file.name, names)
            layout = refine(_layout(raw, mapping), raw, mapping)
            rows = read_rows(
                connection, layout, dataset=dataset, numbers=numbers, shortest=shortest
            )
            return layout, rows

        try:
            if file.kind == "parquet" or file.encoding == "utf-8":
                return *run(file, _plain_path(file.path, folder), headed, None), None
        except (duckdb.InvalidInputException, duckdb.ConversionException) as error:
            if file.kind == "parquet":
                reason = str(error).splitlines()[0]
                raise EventFileError(f"{file.name} cannot be read: {reason}") from error
        mended = mend(file, folder / "mended.csv", has_header=headed)
        clean = EventFile(path=mended.path, kind="csv", delimiter=",", first=names)
        return *run(clean, mended.path, False, mended.rows), mended


def _layout(raw: RawTable, mapping: EventMapping) -> Layout:
    zone = mapping.timezone or DEFAULT_ZONE
    if not mapping.rules_reading:
        for is_known, layout in (
            (is_acled, acled_layout), (is_ucdp, ucdp_layout), (is_gdelt, gdelt_layout),
        ):  # fmt: skip
            if is_known(raw.names):
                return layout(raw, zone=zone)
    return free_layout(raw, mapping)


def _manifest(
    file: EventFile,
    mapping: EventMapping,
    layout: Layout,
    rows: Rows,
    mended: Mended | None,
    digest: "Future[str]",
) -> tuple[Any, Dataset]:
    """Return the marked table and the record of where it came from."""
    table, misplaced = mark_rows(rows.table, rows.same)
    skipped = mended.skipped if mended else ()
    peculiar = tuple(
        check.note.format(n=count)
        for check, count in zip(layout.checks, rows.counts, strict=True)
        if count
    )
    notes = (*layout.notes, *peculiar, *misplaced, *(mended.notes if mended else ()))
    if not table.num_rows:
        notes = (*notes, "has no rows")
    return table, Dataset(
        name=mapping.dataset or file.path.stem,
        file=file.name,
        sha256=digest.result(),
        format=layout.format,
        witness=mapping.witness or layout.witness,
        rows=table.num_rows + len(skipped) + rows.filtered,
        skipped=skipped,
        filtered=rows.filtered,
        marked=count_marks(table),
        first_day=rows.first_day,
        last_day=rows.last_day,
        latest_seen=rows.latest_seen,
        guesses=layout.guesses,
        notes=notes,
    )


def _names(file: EventFile) -> tuple[str, ...]:
    """Return a file's column names, none blank and none twice."""
    if (names := gdelt_names(file.first)) is not None:
        return names
    taken: dict[str, int] = {}
    unique = []
    for place, name in enumerate(file.first, start=1):
        name = name or f"column {place}"
        taken[name] = taken.get(name, 0) + 1
        unique.append(name if taken[name] == 1 else f"{name} {taken[name]}")
    return tuple(unique)


def _mapping_for(path: Path, mappings: Mapping[str, EventMapping]) -> EventMapping:
    return mappings.get(path.name) or mappings.get(path.stem) or EventMapping()


def _require_mappings_used(files: Sequence[Path], mappings: Mapping[str, EventMapping]) -> None:
    names = {name for path in files for name in (path.name, path.stem)}
    for key in mappings:
        if key not in names:
            given = ", ".join(path.name for path in files) or "none"
            raise CaseError(
                f"events: `{key}` names no event file; files given: {given}. Use a file's name "
                "or its stem"
            )


def _plain_path(path: Path, folder: Path) -> Path:
    """Return a path that DuckDB does not take for a pattern of many files."""
    if not _GLOB_SIGNS & set(str(path)):
        return path
    link = folder / f"plain{path.suffix}"
    link.symlink_to(path.resolve())
    return link
