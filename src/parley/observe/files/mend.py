"""A clean copy of an event file whose rows, or letters, cannot be read as they stand."""

import codecs
import csv
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from parley.errors import EventFileError
from parley.observe.files.event_file import EventFile
from parley.observe.files.plover_lines import event_lines
from parley.observe.files.records import records_of
from parley.observe.files.workbook import sheet_rows
from parley.observe.layout.layout import as_written

#: A multi-byte letter cut off by a half-written end is at most this long.
_CUT_LETTER = 4
#: Share of rows that do not fit the header, above which the header itself is taken to be wrong.
_BROKEN_SHARE = 0.5
#: Letters of a skipped row that are kept to tell it by.
_BROKEN_LETTERS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A clean copy of a file some of whose rows, or letters, could not be read as they stood.

    Attributes:
        file: The copy: UTF-8, commas, no header.
        rows: 1-based number in the original of each row of the copy.
        skipped: (row, reason) of rows that did not fit.
        repaired: (row, what) of rows that fit once something was mended.
        notes: What was done to the letters, in words.
    """

    file: EventFile
    rows: Sequence[int]
    skipped: tuple[tuple[int, str], ...]
    repaired: tuple[tuple[int, str], ...]
    notes: tuple[str, ...]


@dataclass(slots=True)
class _Copying:
    """What has been copied so far; `broken` holds the cells of a skipped row as written."""

    rows: "array[int]" = field(default_factory=lambda: array("q"))
    skipped: list[tuple[int, str]] = field(default_factory=list)
    broken: dict[int, str] = field(default_factory=dict)
    repaired: list[tuple[int, str]] = field(default_factory=list)


def mend(file: EventFile, copy: Path) -> Mended:
    """Write a clean copy of a file whose rows cannot all be read as they stand.

    Row by row and in constant memory, as a row number must be exact to be a source.

    Args:
        file: The file: text, a workbook, or JSON Lines.
        copy: Where the copy goes.

    Raises:
        EventFileError: Most rows do not fit the header.
    """
    done = _Copying()
    notes: tuple[str, ...] = ()
    with copy.open("w", encoding="utf-8", newline="") as out:
        if file.kind == "jsonl":
            _copy(((cells, why, "") for cells, why in event_lines(file.path)), out, done)
        elif file.kind == "xlsx":
            _copy(_sheet(file), out, done)
        else:
            encoding, errors, notes = _letters(file)
            with file.path.open(encoding=encoding, errors=errors, newline="") as stream:
                _copy(records_of(file, stream), out, done)
    _require_mostly_whole(file, done)
    clean = replace(
        file,
        path=copy,
        kind="csv",
        delimiter=",",
        has_header=False,
        is_quoted=True,
        encoding="utf-8",
        original=file.name,
    )
    return Mended(
        file=clean,
        rows=done.rows,
        skipped=tuple((row, as_written(reason, done.broken[row])) for row, reason in done.skipped),
        repaired=tuple(done.repaired),
        notes=notes,
    )


def _copy(records: Iterable[tuple[list[str], str, str]], out: object, done: _Copying) -> None:
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")  # type: ignore[arg-type]
    for number, (cells, reason, mended) in enumerate(records, start=1):
        if reason:
            done.skipped.append((number, reason))
            done.broken[number] = ", ".join(cell for cell in cells if cell)[:_BROKEN_LETTERS]
            continue
        if mended:
            done.repaired.append((number, mended))
        done.rows.append(number)
        # one kind of line end throughout, as DuckDB refuses a mixture
        writer.writerow([cell.replace("\r\n", "\n") for cell in cells])


def _sheet(file: EventFile) -> Iterator[tuple[list[str], str, str]]:
    width = len(file.names)
    for place, cells in enumerate(sheet_rows(file.path)):
        if place == 0 and file.has_header:
            continue
        cells = cells + [""] * (width - len(cells))
        extra = any(cells[width:])
        yield cells[:width], f"has more cells than the header's {width}" if extra else "", ""


def _require_mostly_whole(file: EventFile, done: _Copying) -> None:
    total = len(done.rows) + len(done.skipped)
    if done.skipped and done.skipped[-1][0] == total and not _ends_with_newline(file.path):
        row, reason = done.skipped[-1]
        if file.kind == "csv":
            done.skipped[-1] = (row, f"{reason}: the file ends in the middle of it")
    if len(done.skipped) > max(1, _BROKEN_SHARE * total):
        row, reason = done.skipped[0]
        raise EventFileError(
            f"{file.name}: {len(done.skipped)} of {total} rows do not fit the header; row {row} "
            f"{reason}; check the header: {', '.join(file.names)[:300]}"
        )


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
