"""A clean copy of an event file whose rows, or letters, cannot be read as they stand."""

import codecs
import csv
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from parley.errors import EventFileError
from parley.observe.files import EventFile

#: A multi-byte letter cut off by a half-written end is at most this long.
_CUT_LETTER = 4
#: Share of rows that do not fit the header, above which the header itself is taken to be wrong.
_BROKEN_SHARE = 0.5
#: One cell of a press digest can exceed the 128 KiB that Python's reader allows.
_CELL_BYTES = 1 << 24


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


def mend(file: EventFile, copy: Path) -> Mended:
    """Write a clean copy of a CSV file whose rows cannot all be read as they stand.

    Row by row and in constant memory, as a row number must be exact to be a source.

    Args:
        file: The file.
        copy: Where the copy goes.

    Raises:
        EventFileError: Most rows do not fit the header.
    """
    csv.field_size_limit(_CELL_BYTES)
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
