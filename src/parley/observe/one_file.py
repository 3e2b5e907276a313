"""One event file in, its rows and its manifest out."""

import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from parley.errors import CaseError, EventFileError
from parley.observe.files.duck import attach, connect, raw_table
from parley.observe.files.event_file import EventFile, open_event_file, printable, sha256_of
from parley.observe.files.header import (
    Headed,
    parted_by,
    with_names,
    without_extra,
    without_header,
)
from parley.observe.files.mend import Mended, mend
from parley.observe.formats.fitted import fitted
from parley.observe.formats.known import by_name, headless, recognise
from parley.observe.layout.layout import Layout, RawTable, as_written
from parley.observe.layout.table import Rows, read_rows
from parley.observe.mapping.entry import EventMapping
from parley.observe.marks.marks import Marked, Point, count_marks, mark_rows
from parley.observe.reading.reading import layout_of
from parley.records import Dataset

_GLOB_SIGNS = frozenset("*?[")
_ROWS_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """One event file as it was read.

    Attributes:
        table: In the shape of records.event_schema().
        dataset: Its manifest.
        mapping: The mapping in force: as given or known, with what was guessed.
        zone: IANA zone of its days.
        content: 64-bit hash of each row as written, `None` where nobody asked for it.
    """

    table: Any
    dataset: Dataset
    mapping: EventMapping
    zone: str
    content: Any


def observe_file(
    path: Path,
    mapping: EventMapping,
    *,
    near: Sequence[Point],
    zone: str,
    alike: Sequence[str] | None = None,
) -> Observed:
    """Return the rows of one file.

    Args:
        path: The file.
        mapping: What is said of it.
        near: Places (latitude, longitude) it is expected to be about.
        zone: IANA zone of days for which nobody states one.
        alike: Columns by whose cells rows of several copies are compared.

    Raises:
        MissingInput: The file does not exist.
        EventFileError: It cannot be read as events.
        CaseError: The mapping does not fit it.
    """
    headed = _headed(open_event_file(path), mapping)
    file = headed.file
    name = mapping.dataset or printable(path.stem)
    with ThreadPoolExecutor(max_workers=1) as pool, tempfile.TemporaryDirectory() as folder:
        digest = pool.submit(sha256_of, path)  # hashing runs beside the reading
        reading = _Reading(
            mapping=mapping, dataset=name, folder=Path(folder), zone=zone, alike=alike
        )
        layout, in_force, rows, mended = reading.of(file)
        marked = mark_rows(rows.table, rows.same, near, is_id_own=layout.is_id_own)
        skipped = _by_row((*_of(rows, "refused"), *(mended.skipped if mended else ())))
        dataset = Dataset(
            name=name,
            file=file.name,
            sha256=digest.result(),
            format=layout.format,
            witness=mapping.witness or layout.witness,
            rows=marked.table.num_rows + len(skipped) + rows.filtered,
            skipped=skipped,
            repaired=_by_row(
                (*headed.repaired, *(mended.repaired if mended else ()), *_of(rows, "repaired"))
            ),
            doubted=_by_row(
                (
                    *_of(rows, "doubted"),
                    *_misplaced(marked),
                )
            ),
            filtered=rows.filtered,
            marked=count_marks(marked.table),
            first_day=rows.first_day,
            last_day=rows.last_day,
            latest_seen=rows.latest_seen,
            guesses=layout.guesses,
            notes=(
                *layout.notes,
                *(what for _, what in headed.repaired),
                *(told(numbers, check.what) for check, numbers, _ in rows.caught),
                *(told(numbers, what) for numbers, what in marked.doubted),
                *marked.notes,
                *(mended.notes if mended else ()),
                *(() if rows.table.num_rows else ("no row is left to count",)),
            ),
        )
    if not file.has_header:
        in_force = in_force.model_copy(update={"columns": file.names})
    return Observed(
        table=marked.table,
        dataset=dataset,
        mapping=in_force,
        zone=layout.zone,
        content=rows.content,
    )


def told(rows: Sequence[int], what: str) -> str:
    """Return in one line what holds of some rows."""
    named = ", ".join(str(row) for row in rows[:_ROWS_NAMED])
    more = ", ..." if len(rows) > _ROWS_NAMED else ""
    noun = "row" if len(rows) == 1 else "rows"
    return f"{len(rows)} {noun}: {what} ({noun} {named}{more})"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """How one file is read.

    Attributes:
        mapping: What is said of it.
        dataset: Name of the data set.
        folder: Where copies go.
        zone: IANA zone of days for which nobody states one.
        alike: Columns that tell whether rows of several copies are the same.
    """

    mapping: EventMapping
    dataset: str
    folder: Path
    zone: str
    alike: Sequence[str] | None

    def of(self, file: EventFile) -> tuple[Layout, EventMapping, Rows, Mended | None]:
        """Read a file in place; where some rows cannot be read so, read a copy without them."""
        import duckdb

        if file.encoding == "utf-8" and file.kind in ("csv", "parquet"):
            try:
                return *self._attached(file, file.name, None), None
            except duckdb.InvalidInputException as error:
                if file.kind == "parquet":
                    raise _unreadable(file, error) from error
        mended = mend(file, self.folder / "mended.csv")
        try:
            return *self._attached(mended.file, file.name, mended.rows), mended
        except duckdb.Error as error:
            raise _unreadable(file, error) from error

    def _attached(
        self, file: EventFile, name: str, numbers: Sequence[int] | None
    ) -> tuple[Layout, EventMapping, Rows]:
        with connect() as connection:
            attach(connection, file, _plain_path(file.path, self.folder))
            raw = raw_table(connection, file, name)
            layout, in_force = layout_of(raw, _known_or_own(raw, self.mapping), zone=self.zone)
            if self.alike is not None:
                layout = replace(layout, content=_content(raw, self.alike))
            rows = read_rows(connection, layout, dataset=self.dataset, numbers=numbers)
        return layout, in_force, rows


def _known_or_own(raw: RawTable, mapping: EventMapping) -> EventMapping:
    """Return the mapping of a known format with what is added to it, else the mapping itself."""
    if mapping.rules_reading:
        return mapping
    known = by_name(mapping.format) if mapping.format else recognise(raw.names)
    if mapping.format and known is not None and (lacking := known.lacking(raw.names)):
        raise CaseError(
            f"{raw.file}: `format: {mapping.format}` says it is {known.title}, but it has no "
            f"column {' and no '.join(lacking)}. Columns: {', '.join(raw.names)[:400]}. Leave "
            "`format` out, or say which column is what, as `date: COLUMN`"
        )
    return mapping if known is None else fitted(known, raw.names, mapping)


def _headed(file: EventFile, mapping: EventMapping) -> Headed:
    """Return a file with a name for each column."""
    if mapping.columns:
        if len(mapping.columns) != len(file.names):
            raise CaseError(
                f"{file.name}: `columns` names {len(mapping.columns)} columns, and the file's "
                f"first line has {len(file.names)}; name every one in order, or leave `columns` "
                "out where the first line is a header"
            )
        return without_header(file, mapping.columns, why="")
    if file.kind in ("csv", "xlsx") and (known := headless(file.names)) is not None:
        why = (
            f"it has no header: its {len(known.columns)} columns are those of {known.title}, by "
            "their number and form"
        )
        headed = without_header(file, known.columns, why="" if known.is_headless else why)
        return parted_by(headed, known.delimiter, known.title)
    known = recognise(file.names)
    if known is None:
        return with_names(file)
    return parted_by(without_extra(file, known.columns), known.delimiter, known.title)


def _content(raw: RawTable, alike: Sequence[str]) -> str:
    cells = ", ".join(f"c{raw.names.index(name)}" for name in alike)
    return f"hash({cells})"


def _of(rows: Rows, outcome: str) -> list[tuple[int, str]]:
    """Return (row, what with the value) of every row that a check of one outcome caught."""
    return [
        (row, as_written(check.what, value))
        for check, numbers, values in rows.caught
        if check.outcome == outcome
        for row, value in zip(numbers, values, strict=True)
    ]


def _misplaced(marked: Marked) -> list[tuple[int, str]]:
    """Return (row, what with the point) of every row whose coordinates cannot be right."""
    points = (
        {
            row: f"{north:g}, {east:g}"
            for row, north, east in zip(
                *(
                    marked.table.column(name).to_pylist()
                    for name in ("row", "latitude", "longitude")
                ),
                strict=True,
            )
            if north is not None and east is not None
        }
        if marked.doubted
        else {}
    )
    return [
        (row, as_written(what, points.get(row)))
        for numbers, what in marked.doubted
        for row in numbers
    ]


def _by_row(entries: Sequence[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    return tuple(sorted(entries, key=lambda entry: entry[0]))


def _unreadable(file: EventFile, error: Exception) -> EventFileError:
    reason = next(iter(str(error).splitlines()), "no reason given")
    return EventFileError(f"{file.name} cannot be read: {reason}; save it again as UTF-8 CSV")


def _plain_path(path: Path, folder: Path) -> Path:
    """Return a path that DuckDB takes neither for a pattern of many files nor for no text."""
    if not _GLOB_SIGNS & set(str(path)) and printable(str(path)) == str(path):
        return path
    link = folder / f"plain{path.suffix if printable(path.suffix) == path.suffix else ''}"
    link.symlink_to(path.resolve())
    return link
