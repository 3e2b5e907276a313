"""Write a file whole or not at all: beside its place first, then into it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from parley.errors import OutputError


@contextmanager
def replacing(path: Path, *, otherwise: str) -> Iterator[Path]:
    """Yield a path to write to; what is written there takes the file's place at the end.

    Args:
        path: The file.
        otherwise: What to do where it cannot be written for another reason than a full disk.

    Raises:
        OutputError: It cannot be written; what stood there still does.
    """
    # With the process in its name, two runs at once do not write into each other's.
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        raise OutputError.of(path, error, otherwise=otherwise) from error
    finally:
        part.unlink(missing_ok=True)


def write_table(table: Any, path: Path) -> None:  # noqa: ANN401  (pyarrow ships no types)
    """Write an event table as Parquet.

    Raises:
        OutputError: The file cannot be written.
    """
    import pyarrow.parquet as pq

    with replacing(path, otherwise="name another with -o") as part:
        pq.write_table(table, part)
