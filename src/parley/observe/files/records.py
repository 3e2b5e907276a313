"""The records of a CSV file one by one, each whole, mended, or not to be read."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from parley.observe.files.event_file import EventFile

#: One cell of a press digest can exceed the 128 KiB that Python's reader allows.
_CELL_BYTES = 1 << 24
#: What parts cells, and how it is called.
DELIMITERS = {"\t": "tabs", ",": "commas", ";": "semicolons", "|": "bars"}


class _Lines:
    """Lines without null bytes; remembers the last one."""

    def __init__(self, stream: Iterable[str]) -> None:
        self._stream = iter(stream)
        self.last = ""
        self.had_null = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._stream)
        self.last = line.replace("\0", "")
        self.had_null |= self.last != line
        return self.last


def records_of(file: EventFile, stream: Iterable[str]) -> Iterator[tuple[list[str], str, str]]:
    """Yield the cells of each data row, why it does not fit the header, and what was mended."""
    csv.field_size_limit(_CELL_BYTES)
    lines = _Lines(stream)
    records = _reader(lines, file)
    width = len(file.names)
    skip = 1 if file.has_header else 0
    while True:
        before, lines.had_null = records.line_num, False
        try:
            cells = next(records)
        except StopIteration:
            return
        except csv.Error:
            yield _unquoted(file, lines.last, records.line_num - before, width)
            continue
        if not cells:
            continue  # an empty line is no row
        if skip:
            skip -= 1
            continue
        cells, reason, mended = _fitted(file, cells, width)
        if lines.had_null and not reason:
            mended = mended or "bytes of value zero in it: left out"
        yield cells, reason, mended


def _fitted(file: EventFile, cells: list[str], width: int) -> tuple[list[str], str, str]:
    if len(cells) == width:
        return cells, "", ""
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        return cells[:width], "", "empty cells at its end: cut off"
    whole = file.delimiter.join(cells)
    for delimiter in DELIMITERS:
        if delimiter == file.delimiter or delimiter not in whole:
            continue
        other = next(csv.reader([whole], delimiter=delimiter), [])
        if len(other) == width:
            return other, "", f"cells parted by {DELIMITERS[delimiter]}: read so"
    return cells, f"has {len(cells)} cells where the header has {width}", ""


def _unquoted(file: EventFile, line: str, lines: int, width: int) -> tuple[list[str], str, str]:
    """Return a line whose quotes do not pair, read as if they were letters, where it fits so."""
    if lines == 1 and file.delimiter == "\t":
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) == width:
            return cells, "", "quotes that do not pair: read as letters"
    return [], f"has a quote that does not close, on {lines} line{'s' * (lines > 1)}", ""


def _reader(lines: Iterable[str], file: EventFile) -> Any:  # noqa: ANN401  (csv has no type for it)
    if not file.is_quoted:
        return csv.reader(lines, delimiter=file.delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=file.delimiter, strict=True)
