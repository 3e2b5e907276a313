"""Write a file whole or not at all: beside its place first, then into it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from parley.case.outputs import EVENT_TABLE, Output
from parley.errors import OutputError


@contextmanager
def replacing(
    path: Path,
    *,
    otherwise: str,
    kind: Output | None = None,
    inputs: Iterable[Path] = (),
    is_new: bool = False,
) -> Iterator[Path]:
    """Yield a path to write to; what is written there takes the file's place at the end.

    Args:
        path: The file.
        otherwise: What to do where it cannot be written for another reason than a full disk.
        kind: What it is, where only an earlier one of its kind may be replaced.
        inputs: Files that the same command reads; none of them is replaced.
        is_new: Whether a file that another run puts there meanwhile stays.

    Raises:
        OutputError: It cannot be written; what stood there still does.
    """
    if kind is not None:
        try:
            kind.require_free(path, inputs, otherwise)
        except OSError as error:
            raise OutputError.of(path, error, otherwise=otherwise) from error
    place = path.resolve()  # a link stays a link
    # A device or a pipe is written to, never replaced; a folder refuses.
    is_replaced = place.is_file() or not place.exists()
    # With the process in its name, two runs at once do not write into each other's.
    part = place.with_name(f".{place.name}.{os.getpid()}.part") if is_replaced else place
    try:
        yield part
        if is_new:
            _put(part, place)
        elif is_replaced:
            part.replace(place)
    except OSError as error:
        raise OutputError.of(path, error, otherwise=otherwise) from error
    finally:
        if is_replaced:
            part.unlink(missing_ok=True)


def _put(part: Path, place: Path) -> None:
    """Give a written file its name, unless somebody else has it already."""
    try:
        place.hardlink_to(part)
    except FileExistsError:
        pass
    except OSError:  # a file system without links, such as a memory stick's
        if not place.exists():
            part.replace(place)


def write_table(table: Any, path: Path, *, inputs: Iterable[Path] = ()) -> None:  # noqa: ANN401
    """Write an event table as Parquet, over an earlier one or where nothing is.

    Args:
        table: A `pyarrow.Table`.
        path: The file.
        inputs: Files that the table was made from.

    Raises:
        OutputError: The file cannot be written.
    """
    import pyarrow.parquet as pq

    elsewhere = "name another file with -o"
    with replacing(path, otherwise=elsewhere, kind=EVENT_TABLE, inputs=inputs) as part:
        pq.write_table(table, part)
