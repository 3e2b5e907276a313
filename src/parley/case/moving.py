"""A case's ledger out to a file and in from one."""

import shlex
import sys
from pathlib import Path

from parley import ledger
from parley.case.outputs import LEDGER_EXPORT
from parley.case.whole import replacing
from parley.errors import InputError, MissingInput


def export(book: ledger.Ledger, path: Path | None) -> int:
    """Write a whole ledger as JSON Lines to a file, or standard output; return its rows."""
    if path is None:
        return book.export_jsonl(sys.stdout)
    with (
        replacing(path, otherwise="name another file with -o", kind=LEDGER_EXPORT) as part,
        part.open("w", encoding="utf-8") as stream,
    ):
        return book.export_jsonl(stream)


def import_(book: ledger.Ledger, path: Path) -> int:
    """Add an exported ledger; return how many rows were new."""
    try:
        with path.open(encoding="utf-8") as stream:
            return book.import_jsonl(stream)
    except FileNotFoundError as error:
        raise MissingInput(
            f"no file {path}; export one with: parley export CASE -o {shlex.quote(str(path))}"
        ) from error
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); give an export") from error
