"""Event files in, one table of events and a manifest for each file out."""

import difflib
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from parley.errors import CaseError, EventFileError
from parley.observe.acled import acled_layout, is_acled
from parley.observe.duck import attach, connect, raw_table
from parley.observe.files import EventFile, open_event_file, sha256_of
from parley.observe.free import free_layout
from parley.observe.gdelt import gdelt_layout, gdelt_names, is_gdelt
from parley.observe.layout import Layout, RawTable
from parley.observe.mapping import DEFAULT_ZONE, EventMapping
from parley.observe.marks import Point, count_marks, mark_rows
from parley.observe.mend import Mended, mend
from parley.observe.refine import refine
from parley.observe.table import Rows, read_rows
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
    near: Sequence[Point] = (),
    zone: str = DEFAULT_ZONE,
) -> Observation:
    """Read event files into one table.

    ACLED, UCDP GED and GDELT are known by their headers; any other CSV or Parquet is read by its
    mapping and, for what the mapping leaves open, by the usual names of columns. No row is
    dropped in silence: rows of the table, `Dataset.skipped` and `Dataset.filtered` add up to the
    file's rows, and what keeps a row out of a count is a mark on it.

    Args:
        files: Event files; one that is named twice is read once.
        mappings: How to read them, by file name or stem.
        near: Places (latitude, longitude) the files are expected to be about, by which a file
            with all its coordinates swapped is told.
        zone: IANA zone of the days of a file that has no clock times and whose zone nobody
            stated: that of the place it is checked for, so that both have the same midnight.

    Raises:
        MissingInput: A file does not exist.
        EventFileError: A file cannot be read as events.
        CaseError: A mapping does not fit its file, or its name is misspelt.
    """
    import pyarrow as pa

    _refuse_misspelt(files, mappings)
    tables: list[Any] = []
    datasets: list[Dataset] = []
    for path in {path.resolve(): path for path in files}.values():
        table, dataset = _observe_file(path, _mapping_for(path, mappings), near=near, zone=zone)
        if any(dataset.name == other.name for other in datasets):
            raise EventFileError(
                f"two event files are both named {dataset.name!r}, so that a row could not be "
                f"traced; rename {path}, or give it a `dataset:` of its own under `events:`"
            )
        tables.append(table)
        datasets.append(dataset)
    table = pa.concat_tables(tables) if tables else event_schema().empty_table()
    return Observation(table=table.unify_dictionaries(), datasets=tuple(datasets))


def _observe_file(
    path: Path, mapping: EventMapping, *, near: Sequence[Point], zone: str
) -> tuple[Any, Dataset]:
    file = _named_columns(open_event_file(path))
    name = mapping.dataset or path.stem
    with ThreadPoolExecutor(max_workers=1) as pool, tempfile.TemporaryDirectory() as folder:
        digest = pool.submit(sha256_of, path)  # hashing runs beside the reading
        layout, rows, mended = _read(file, mapping, name, Path(folder), zone)
        table, misplaced = mark_rows(rows.table, rows.same, near)
        skipped, letters = (mended.skipped, mended.notes) if mended else ((), ())
        dataset = Dataset(
            name=name,
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
            notes=(*layout.notes, *_peculiar(layout, rows), *misplaced, *letters),
        )
    return table, dataset


def _read(
    file: EventFile,
    mapping: EventMapping,
    dataset: str,
    folder: Path,
    zone: str,
) -> tuple[Layout, Rows, Mended | None]:
    """Read a file in place; where some rows cannot be read so, read a copy without them."""
    import duckdb

    def read(source: EventFile, numbers: Sequence[int] | None) -> tuple[Layout, Rows]:
        with connect() as connection:
            attach(connection, source, _plain_path(source.path, folder))
            raw = raw_table(connection, source, file.name)
            layout = refine(_layout(raw, mapping, zone), raw, mapping)
            return layout, read_rows(connection, layout, dataset=dataset, numbers=numbers)

    if file.encoding == "utf-8":
        try:
            return *read(file, None), None
        except duckdb.InvalidInputException as error:
            if file.kind == "parquet":
                raise _unreadable(file, error) from error
    mended = mend(file, folder / "mended.csv")
    try:
        return *read(mended.file, mended.rows), mended
    except duckdb.Error as error:
        raise _unreadable(file, error) from error


def _unreadable(file: EventFile, error: Exception) -> EventFileError:
    reason = next(iter(str(error).splitlines()), "no reason given")
    return EventFileError(f"{file.name} cannot be read: {reason}; save it again as UTF-8 CSV")


def _layout(raw: RawTable, mapping: EventMapping, zone: str) -> Layout:
    if not mapping.rules_reading:
        for is_known, layout in (
            (is_acled, acled_layout), (is_ucdp, ucdp_layout), (is_gdelt, gdelt_layout),
        ):  # fmt: skip
            if is_known(raw.names):
                return layout(raw, zone=mapping.timezone or zone)
    return free_layout(raw, mapping, zone=zone)


def _peculiar(layout: Layout, rows: Rows) -> tuple[str, ...]:
    """Return what the layout's checks found, in words."""
    found = tuple(
        check.note.format(n=count)
        for check, count in zip(layout.checks, rows.counts, strict=True)
        if count
    )
    return found if rows.table.num_rows else (*found, "no row is left to count")


def _named_columns(file: EventFile) -> EventFile:
    """Return a file with a name for each column, none blank and none twice."""
    if (names := gdelt_names(file.names)) is not None and file.delimiter == "\t":
        return replace(file, names=names, has_header=False, is_quoted=False)
    if file.kind == "parquet":
        return file
    taken: Counter[str] = Counter()
    unique = []
    for place, name in enumerate(file.names, start=1):
        name = name or f"column {place}"
        taken[name] += 1
        unique.append(name if taken[name] == 1 else f"{name} {taken[name]}")
    return replace(file, names=tuple(unique))


def _mapping_for(path: Path, mappings: Mapping[str, EventMapping]) -> EventMapping:
    keys = (str(path), path.name, path.stem)  # a whole path tells namesakes apart
    return next((mappings[key] for key in keys if key in mappings), EventMapping())


def _refuse_misspelt(files: Sequence[Path], mappings: Mapping[str, EventMapping]) -> None:
    """Refuse a mapping whose name is nearly that of a file without one.

    A mapping of a file that is not given is no mistake: a case outlives a run.
    """
    names = {name for path in files for name in (str(path), path.name, path.stem)}
    alone = [p.name for p in files if not {str(p), p.name, p.stem} & set(mappings)]
    for key in mappings:
        if key not in names and (near := difflib.get_close_matches(key, alone, n=1, cutoff=0.8)):
            raise CaseError(f"events: `{key}` names no event file given; did you mean `{near[0]}`?")


def _plain_path(path: Path, folder: Path) -> Path:
    """Return a path that DuckDB does not take for a pattern of many files."""
    if not _GLOB_SIGNS & set(str(path)):
        return path
    link = folder / f"plain{path.suffix}"
    link.symlink_to(path.resolve())
    return link
