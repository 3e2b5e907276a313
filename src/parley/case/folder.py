"""A case folder: made, taken away where an error leaves it empty, or the nearest one named."""

import difflib
import shlex
from collections.abc import Sequence
from pathlib import Path

import yaml

from parley.case.case_file import CASE_FILE, HEAD
from parley.case.whole import replacing
from parley.errors import OutputError

LEDGER_FILE = "ledger.sqlite"
ELSEWHERE = "name another folder with --case"


def make_folder(folder: Path, made: list[Path]) -> None:
    """Make a case's folder and `case.yaml` where they are not there; note what was made."""
    try:
        missing = [p for p in (folder, *folder.parents) if not p.exists()]
        for path in reversed(missing):
            path.mkdir(exist_ok=True)
            made.append(path)
        file = folder / CASE_FILE
        if not file.exists():
            name = yaml.safe_dump({"name": folder.resolve().name}, allow_unicode=True)
            text = HEAD.format(name=name.rstrip())
            with replacing(file, otherwise=ELSEWHERE, is_new=True) as part:
                part.write_text(text, encoding="utf-8")
            made.append(file)
    except OSError as error:
        raise OutputError.of(folder, error, otherwise=ELSEWHERE) from error


def take_away(made: Sequence[Path]) -> None:
    """Remove files and folders that were made, the last first; a folder in use stays."""
    for path in reversed(made):
        try:
            path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
        except OSError:
            return


def instead(folder: Path) -> str:
    """Return what to do where there is no case in a folder: the nearest case, or a new one."""
    if folder.parent.is_dir():
        cases = sorted(path.parent.name for path in folder.parent.glob(f"*/{CASE_FILE}"))
        cases = [name for name in cases if name != folder.name]
        if near := difflib.get_close_matches(folder.name, cases, n=1):
            return f"; did you mean {folder.parent / near[0]}?"
    return f"; make one with: parley read ARTICLE --case {shlex.quote(str(folder))}"
