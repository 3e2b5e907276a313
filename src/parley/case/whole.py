"""Write a file whole or not at all: beside its place first, then into it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from parley.errors import OutputError


@contextmanager
def replacing(path: Path, *, otherwise: str, is_new: bool = False) -> Iterator[Path]:
    """Yield a path to write to; what is written there takes the file's place at the end.

    Args:
        path: The file.
        otherwise: What to do where it cannot be written for another reason than a full disk.
        is_new: Whether a file that another run puts there meanwhile stays.

    Raises:
        OutputError: It cannot be written; what stood there still does.
    """
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


def write_table(table: Any, path: Path) -> None:  # noqa: ANN401  (pyarrow ships no types)
    """Write an event table as Parquet.

    Raises:
        OutputError: The file cannot be written.
    """
    import pyarrow.parquet as pq

    with replacing(path, otherwise="name another with -o") as part:
        pq.write_table(table, part)
