"""Receive the bytes of a document, and say what is wrong with the path where there are none."""

import difflib
import re
import shlex
import sys
from pathlib import Path
from typing import BinaryIO

from parley.errors import MissingInput, SourceError

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"(?:https?|ftp|file|www\.)[:/]", re.IGNORECASE)
_SLASHES = re.compile(":/(?!/)")  # a path folds the two slashes of an address into one
# A book of a thousand pages has 3 MB; more than this is another kind of file.
MOST_BYTES = 200_000_000
#: Suffixes of tables: their rows are events, not sentences.
_TABLES = (".csv", ".tsv", ".tab", ".parquet")


def receive(path: Path | None, stream: BinaryIO | None) -> tuple[str, bytes]:
    """Return a document's name and bytes.

    Args:
        path: A file; `None` or `-` for standard input.
        stream: Read in place of standard input, where given.

    Raises:
        MissingInput: There is no such file.
        SourceError: It cannot be read, or holds nothing.
    """
    if path is None or str(path) == STANDARD_INPUT:
        name = STANDARD_INPUT
        given = stream or (sys.stdin.buffer if sys.stdin else None)  # None where it is closed
        content = given.read(MOST_BYTES + 1) if given else b""
    else:
        name, content = path.name, _file_bytes(path)
    if not content.strip():
        raise SourceError(
            f"{spoken(name)} is empty; give a document with text in it"
            + (", for example `parley read - < talks.txt`" if name == STANDARD_INPUT else "")
        )
    if len(content) > MOST_BYTES:
        raise SourceError(
            f"{spoken(name)} is larger than {MOST_BYTES // 1_000_000} MB; "
            "split it, or save the part to be read as text"
        )
    return name, content


def spoken(name: str) -> str:
    """Return a document's name as messages write it."""
    return "standard input" if name == STANDARD_INPUT else name


def _file_bytes(path: Path) -> bytes:
    if _ADDRESS.match(str(path)):
        raise MissingInput(
            f"{_SLASHES.sub('://', str(path), count=1)} is a web address. Save the page first; "
            "Parley reads files only."
        )
    try:
        if path.is_dir():
            raise SourceError(f"{path} is a folder; name one of the files in it")
        if path.suffix.lower() in _TABLES and path.is_file():
            raise SourceError(
                f"{path} is a table, not an article; read its rows as events with: "
                f"parley observe {shlex.quote(str(path))}"
            )
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise MissingInput(f"No file {path} here.{_suggestion(path)}") from error
    except NotADirectoryError as error:
        raise MissingInput(f"No file {path} here: a part of the path is a file") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(f"{path} cannot be read ({reason}); check its permissions") from error


def _suggestion(path: Path) -> str:
    """Return the nearest name in the folder, as a question."""
    folder = path.parent
    if not folder.is_dir():
        return f" There is no folder {folder} either; check the path."
    names = [entry.name for entry in folder.iterdir() if entry.is_file()]
    near = difflib.get_close_matches(path.name, names, n=1)
    if not near:
        by_lower = {name.lower(): name for name in names}
        near = [
            by_lower[name] for name in difflib.get_close_matches(path.name.lower(), by_lower, n=1)
        ]
    return f" Did you mean {near[0]}?" if near else " Check the name and the folder."
