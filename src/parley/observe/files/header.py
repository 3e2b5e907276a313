"""The columns of a file: named by its header, by a known format, or by its mapping."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from parley.observe.files.event_file import EventFile
from parley.observe.files.records import DELIMITERS

#: Rows after a header by which its width is judged.
_LOOKED_AT = 5
HEADER_ROW = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """A file with a name for each column.

    Attributes:
        file: The file, its names none blank and none twice.
        repaired: (`HEADER_ROW`, what) of what was wrong with its header.
    """

    file: EventFile
    repaired: tuple[tuple[int, str], ...] = ()


def with_names(file: EventFile) -> Headed:
    """Return a file with its header's names made whole."""
    if file.kind in ("parquet", "jsonl"):
        return Headed(file=file)
    return Headed(file=replace(file, names=_unique(file.names)))


def without_header(file: EventFile, names: Sequence[str], *, why: str) -> Headed:
    """Return a file whose first record is a row already, under names known from elsewhere.

    Args:
        file: The file.
        names: Of its columns, as many as its first record has cells.
        why: What to say, `""` where its files never have a header.
    """
    # without quotes where tabs part the cells: machines write such files, and a lone quote is text
    headless = replace(file, names=tuple(names), has_header=False, is_quoted=file.delimiter != "\t")
    return Headed(file=headless, repaired=((HEADER_ROW, why),) if why else ())


def without_extra(file: EventFile, known: Sequence[str]) -> Headed:
    """Return a file without the names in its header for which its rows have no cell.

    A known format's header that was saved with a name too many would move every cell.

    Args:
        file: The file, with its header as written.
        known: The format's columns.
    """
    named = with_names(file)
    if file.kind != "csv":
        return named
    own = [name for name in named.file.names if name in known]
    extra = [name for name in named.file.names if name not in known]
    if not extra or len(own) == len(named.file.names) or not _rows_have(file, len(own)):
        return named
    listed = ", ".join(f"`{name}`" for name in extra)
    what = f"the header names {listed}, for which the rows have no cell: read without"
    return Headed(file=replace(named.file, names=tuple(own)), repaired=((HEADER_ROW, what),))


def parted_by(headed: Headed, delimiter: str, title: str) -> Headed:
    """Return a file of a known format, and tell where other signs part its cells than usual.

    Args:
        headed: The file.
        delimiter: What parts the cells of files of its format.
        title: The format as people call it.
    """
    file = headed.file
    if file.kind != "csv" or file.delimiter == delimiter:
        return headed
    what = (
        f"cells parted by {DELIMITERS[file.delimiter]}, where those of {title} are by "
        f"{DELIMITERS[delimiter]}: read so"
    )
    return replace(headed, repaired=(*headed.repaired, (HEADER_ROW, what)))


def _rows_have(file: EventFile, width: int) -> bool:
    encoding = "utf-16" if file.encoding == "utf-16" else "utf-8-sig"
    with file.path.open(encoding=encoding, errors="replace", newline="") as stream:
        records = list(islice(csv.reader(stream, delimiter=file.delimiter), 1, 1 + _LOOKED_AT))
    widths = {len(cells) for cells in records if cells}
    return widths == {width}


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    taken: Counter[str] = Counter()
    unique = []
    for place, name in enumerate(names, start=1):
        name = name or f"column {place}"
        taken[name] += 1
        unique.append(name if taken[name] == 1 else f"{name} {taken[name]}")
    return tuple(unique)
