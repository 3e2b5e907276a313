"""One event file on disk: its bytes, its header, and the rows of it that can be read at all."""

import codecs
import csv
import difflib
import hashlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from parley.errors import EventFileError, MissingInput

_HEAD_BYTES = 1 << 16  # enough for the longest header and first row seen in public event files
_DELIMITERS = ("\t", ",", ";", "|")
_PARQUET_MAGIC = b"PAR1"
#: First bytes of what people give by mistake, and what to do with each.
_FOREIGN = (
    (b"PK\x03\x04", "is a zip archive or an Excel workbook; unpack it, or save it as CSV"),
    (b"\x1f\x8b", "is compressed with gzip; unpack it first"),
    (b"%PDF", "is a PDF; event files are CSV or Parquet"),
    (b"SQLite format 3", "is an SQLite database; export the table as CSV"),
)
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: A multi-byte letter cut off by a half-written end is at most this long.
_CUT_LETTER = 4
#: Share of rows that do not fit the header, above which the header itself is taken to be wrong.
_BROKEN_SHARE = 0.5
csv.field_size_limit(1 << 24)  # one cell of a press digest can exceed the default 128 KiB


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFile:
    """An event file that exists and looks like a table.

    Attributes:
        path: Where it lies.
        kind: `csv` or `parquet`.
        names: Its columns: the cells of its first record, unless that is a row already.
        delimiter: Between cells, `""` for Parquet.
        has_header: Whether the first record names the columns.
        is_quoted: Whether `"` may enclose a cell.
        encoding: `utf-8` or `utf-16`, as far as the first bytes tell.
    """

    path: Path
    kind: str
    names: tuple[str, ...]
    delimiter: str = ""
    has_header: bool = True
    is_quoted: bool = True
    encoding: str = "utf-8"

    @property
    def name(self) -> str:
        """File name without its folder."""
        return self.path.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A clean copy of a file some of whose rows, or letters, could not be read as they stood.

    Attributes:
        file: The copy: UTF-8, commas, no header.
        rows: 1-based number in the original of each row of the copy.
        skipped: (row, reason) of rows that did not fit.
        notes: What was done to the letters, in words.
    """

    file: EventFile
    rows: Sequence[int]
    skipped: tuple[tuple[int, str], ...]
    notes: tuple[str, ...]


def open_event_file(path: Path) -> EventFile:
    """Return what the first bytes of a file say about it.

    Raises:
        MissingInput: There is no such file.
        EventFileError: It is a folder, empty, of another kind, or has a single column.
    """
    _require_file(path)
    head = _head(path)
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        raise EventFileError(f"{path.name} is empty; an event file has a header and rows")
    if head.startswith(_PARQUET_MAGIC):
        return EventFile(path=path, kind="parquet", names=_parquet_names(path))
    for magic, advice in _FOREIGN:
        if head.startswith(magic):
            raise EventFileError(f"{path.name} {advice}")
    encoding = "utf-16" if head.startswith(_UTF16_MARKS) else "utf-8"
    if encoding == "utf-8" and b"\0" in head:
        raise EventFileError(
            f"{path.name} is binary, not text; event files are CSV or Parquet with one row an act"
        )
    if head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"<") or head.lstrip()[:2] == b"[{":
        raise EventFileError(
            f"{path.name} is JSON or a web page, not a table; save its rows as CSV or Parquet"
        )
    text = head.decode("utf-16" if encoding == "utf-16" else "utf-8-sig", errors="replace")
    delimiter, first = _first_record(text)
    if len(first) < 2:
        raise EventFileError(
            f"{path.name} has one column, {first[0][:60]!r}; expected cells separated by comma, "
            "tab, semicolon or |"
        )
    return EventFile(path=path, kind="csv", names=first, delimiter=delimiter, encoding=encoding)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, as 64 hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def mend(file: EventFile, copy: Path) -> Mended:
    """Write a clean copy of a CSV file whose rows cannot all be read as they stand.

    Row by row and in constant memory, as a row number must be exact to be a source.

    Args:
        file: The file.
        copy: Where the copy goes.

    Raises:
        EventFileError: Most rows do not fit the header.
    """
    encoding, errors, notes = _letters(file)
    rows = array("q")
    skipped: list[tuple[int, str]] = []
    with (
        file.path.open(encoding=encoding, errors=errors, newline="") as stream,
        copy.open("w", encoding="utf-8", newline="") as out,
    ):
        writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for number, (cells, reason) in enumerate(_fitted(file, stream), start=1):
            if reason:
                skipped.append((number, reason))
            else:
                rows.append(number)
                # one kind of line end throughout, as DuckDB refuses a mixture
                writer.writerow([cell.replace("\r\n", "\n") for cell in cells])
    total = len(rows) + len(skipped)
    if skipped and skipped[-1][0] == total and not _ends_with_newline(file.path):
        row, reason = skipped[-1]
        skipped[-1] = (row, f"{reason}: the file ends in the middle of it")
    if len(skipped) > max(1, _BROKEN_SHARE * total):
        row, reason = skipped[0]
        raise EventFileError(
            f"{file.name}: {len(skipped)} of {total} rows do not fit the header; row {row} "
            f"{reason}; check the header: {', '.join(file.names)[:300]}"
        )
    clean = replace(
        file, path=copy, delimiter=",", has_header=False, is_quoted=True, encoding="utf-8"
    )
    return Mended(file=clean, rows=rows, skipped=tuple(skipped), notes=notes)


def _fitted(file: EventFile, stream: Iterable[str]) -> Iterator[tuple[list[str], str]]:
    """Yield the cells of each data row, or why they do not fit the header."""
    records = _reader(stream, file)
    width = len(file.names)
    skip = 1 if file.has_header else 0
    while True:
        before = records.line_num
        try:
            cells = next(records)
        except StopIteration:
            return
        except csv.Error:
            lines = records.line_num - before
            yield [], f"has a quote that does not close, on {lines} line{'s' * (lines > 1)}"
            continue
        if not cells:
            continue  # an empty line is no row
        if skip:
            skip -= 1
            continue
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            cells = cells[:width]  # trailing empty cells, as spreadsheets leave them
        fits = len(cells) == width
        yield cells, "" if fits else f"has {len(cells)} cells where the header has {width}"


def _require_file(path: Path) -> None:
    if path.is_dir():
        inside = sorted(p.name for p in path.iterdir() if p.is_file())[:5]
        names = f": {', '.join(inside)}" if inside else "; this one has none"
        raise EventFileError(f"{path} is a folder; give the event files in it by name{names}")
    if not path.exists():
        folder = path.parent
        there = [p.name for p in folder.iterdir() if p.is_file()] if folder.is_dir() else []
        near = difflib.get_close_matches(path.name, sorted(there), n=1)
        hint = f" Did you mean {folder / near[0]}?" if near else ""
        raise MissingInput(f"No event file {path}.{hint}")


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD_BYTES)
    except OSError as error:
        raise EventFileError(f"{path.name} cannot be opened: {error.strerror}") from error


def _parquet_names(path: Path) -> tuple[str, ...]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return tuple(pq.read_schema(path).names)
    except (pa.ArrowInvalid, OSError) as error:
        raise EventFileError(
            f"{path.name} begins like Parquet but cannot be read, as if half-written; "
            "fetch it again"
        ) from error


def _first_record(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the delimiter that splits the first record into most cells, and those cells."""
    text = text.lstrip("\r\n")
    line = text.split("\n", maxsplit=1)[0]
    delimiter = max(_DELIMITERS, key=line.count)
    try:
        record = next(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
    except (csv.Error, StopIteration):
        record = line.split(delimiter)
    return delimiter, tuple(cell.strip() for cell in record)


def _reader(stream: Iterable[str], file: EventFile) -> Any:  # noqa: ANN401  (csv has no type for it)
    lines = (line.replace("\0", "") for line in stream)
    if not file.is_quoted:
        return csv.reader(lines, delimiter=file.delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=file.delimiter, strict=True)


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as stream:
        stream.seek(-1, 2)
        return stream.read() in (b"\n", b"\r")


def _letters(file: EventFile) -> tuple[str, str, tuple[str, ...]]:
    """Return the encoding a file is in, how to treat letters outside it, and what to say."""
    if file.encoding == "utf-16":
        return "utf-16", "replace", ("the file is UTF-16",)
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    size = file.path.stat().st_size
    read = 0
    with file.path.open("rb") as stream:
        while block := stream.read(1 << 20):
            try:
                decoder.decode(block)
            except UnicodeDecodeError as error:
                if read + len(block) - (len(error.object) - error.start) > size - _CUT_LETTER:
                    break
                return (
                    "latin-1",
                    "strict",
                    (
                        "the file is not UTF-8: read as Latin-1, so letters with accents may be "
                        "wrong; save it as UTF-8 to be sure",
                    ),
                )
            read += len(block)
    return "utf-8-sig", "replace", ()
