"""One event file on disk: its bytes, its header, and the rows of it that can be read at all."""

import codecs
import csv
import difflib
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from parley.errors import EventFileError, MissingInput
from parley.observe.files.plover_lines import COLUMNS, refuse_other, require_events
from parley.observe.files.workbook import sheet_header

_HEAD_BYTES = 1 << 16  # enough for the longest header and first row seen in public event files
_DELIMITERS = ("\t", ",", ";", "|")
_PARQUET_MAGIC = b"PAR1"
_PICTURE = "a picture, not a table; give the file its numbers came from, as CSV or Parquet"
#: First bytes of what people give by mistake, and what to do with each.
_FOREIGN = (
    (b"\x1f\x8b", "is compressed with gzip; unpack it first"),
    (b"%PDF", "is a PDF; event files are CSV or Parquet, so save its table as CSV"),
    (b"\x89PNG", f"is {_PICTURE}"),
    (b"\xff\xd8\xff", f"is {_PICTURE}"),
    (b"GIF8", f"is {_PICTURE}"),
    (b"SQLite format 3", "is an SQLite database; export the table as CSV"),
)
_ADDRESS = re.compile(r"(https?|ftp|file):/+", re.IGNORECASE)  # a path keeps one slash of two
_ZIP_MAGIC = b"PK\x03\x04"
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFile:
    """An event file that exists and looks like a table.

    Attributes:
        path: Where it lies.
        kind: `csv`, `parquet`, `xlsx` or `jsonl`.
        names: Its columns: the cells of its first record, unless that is a row already.
        delimiter: Between cells, `""` for Parquet.
        has_header: Whether the first record names the columns.
        is_quoted: Whether `"` may enclose a cell.
        encoding: `utf-8` or `utf-16`, as far as the first bytes tell.
        original: The name it is told by, where `path` is a copy of it.
    """

    path: Path
    kind: str
    names: tuple[str, ...]
    delimiter: str = ""
    has_header: bool = True
    is_quoted: bool = True
    encoding: str = "utf-8"
    original: str = ""

    @property
    def name(self) -> str:
        """File name without its folder, in letters that can be printed."""
        return self.original or printable(self.path.name)


def open_event_file(path: Path) -> EventFile:
    """Return what the first bytes of a file say about it.

    Raises:
        MissingInput: There is no such file.
        EventFileError: It is a folder, empty, of another kind, or has a single column.
    """
    _require_file(path)
    head = _head(path)
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        raise EventFileError(
            f"{printable(path.name)} is empty; an event file has a header and rows, so fetch or "
            "save it again"
        )
    if head.startswith(_PARQUET_MAGIC):
        return EventFile(path=path, kind="parquet", names=_parquet_names(path))
    if head.startswith(_ZIP_MAGIC):
        return EventFile(path=path, kind="xlsx", names=sheet_header(path))
    for magic, advice in _FOREIGN:
        if head.startswith(magic):
            raise EventFileError(f"{printable(path.name)} {advice}")
    encoding = "utf-16" if head.startswith(_UTF16_MARKS) else "utf-8"
    if encoding == "utf-8" and b"\0" in head:
        raise EventFileError(
            f"{printable(path.name)} is binary, not text; event files are CSV or Parquet with "
            "one row an act"
        )
    text = head.decode("utf-16" if encoding == "utf-16" else "utf-8-sig", errors="replace")
    start = text.lstrip()
    if start.startswith("{"):
        require_events(start, printable(path.name))
        return EventFile(path=path, kind="jsonl", names=COLUMNS)
    if start.startswith("["):
        refuse_other(start[1:].lstrip(), printable(path.name))
    if start.startswith("<") or (start[:1] == "[" and start[1:].lstrip().startswith("{")):
        raise EventFileError(
            f"{printable(path.name)} is {'a web page' if start[0] == '<' else 'one list of JSON'}, "
            "not a table; save its rows as CSV or Parquet, or PLOVER events as JSON, one a line"
        )
    delimiter, first = _first_record(text)
    if len(first) < 2:
        raise EventFileError(
            f"{printable(path.name)} has one column, {first[0][:60]!r}; expected cells "
            "separated by comma, tab, semicolon or |"
        )
    return EventFile(path=path, kind="csv", names=first, delimiter=delimiter, encoding=encoding)


def printable(name: str) -> str:
    """Return a file name in letters that can be printed, whatever bytes the disk holds."""
    return name.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, as 64 hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _require_file(path: Path) -> None:
    if address := _ADDRESS.match(str(path)):
        raise MissingInput(
            f"{address[1]}://{str(path)[address.end() :]} is a web address. Save the file first; "
            "Parley reads files only."
        )
    if path.is_dir():
        inside = sorted(p.name for p in path.iterdir() if p.is_file())[:5]
        names = f": {', '.join(inside)}" if inside else "; this one has none"
        raise EventFileError(f"{path} is a folder; give the event files in it by name{names}")
    if not path.exists():
        folder = path.parent
        there = [p.name for p in folder.iterdir() if p.is_file()] if folder.is_dir() else []
        near = difflib.get_close_matches(path.name, sorted(there), n=1)
        hint = f" Did you mean {folder / near[0]}?" if near else " Check the name and the folder."
        raise MissingInput(f"No event file {path}.{hint}")


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD_BYTES)
    except OSError as error:
        raise EventFileError(
            f"{printable(path.name)} cannot be opened ({error.strerror}); check its permissions"
        ) from error


def _parquet_names(path: Path) -> tuple[str, ...]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return tuple(pq.read_schema(path).names)
    except (pa.ArrowInvalid, OSError) as error:
        raise EventFileError(
            f"{printable(path.name)} begins like Parquet but cannot be read, as if half-written; "
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
