"""A case folder opened or made, and closed when it is done with."""

import shlex
from pathlib import Path
from types import TracebackType
from typing import Self

from parley import ledger
from parley.case.case_file import CASE_FILE, CaseFile
from parley.case.folder import LEDGER_FILE, instead, make_folder, take_away
from parley.case.shelf import CaseLedger
from parley.errors import MissingInput


class OpenCase:
    """A case folder with what the analyst states and its ledger.

    Attributes:
        folder: The case folder.
        file: What `case.yaml` states.
        ledger: What was read and found.
    """

    def __init__(self, folder: Path, file: CaseFile, book: CaseLedger) -> None:
        self.folder = folder
        self.file = file
        self.ledger = book
        self._made: tuple[Path, ...] = ()

    @classmethod
    def open(cls, folder: str | Path) -> Self:
        """Open a case.

        Raises:
            MissingInput: There is no such case.
            CaseError: Its `case.yaml` is wrong.
            LedgerError: Its ledger cannot be read.
        """
        folder = Path(folder)
        if not (folder / CASE_FILE).is_file():
            raise MissingInput(f"no case in {folder}: it has no {CASE_FILE}{instead(folder)}")
        file = CaseFile.load(folder / CASE_FILE)
        if file.ledger is None and not (folder / LEDGER_FILE).exists():
            raise MissingInput(
                f"{folder} has no ledger: {LEDGER_FILE} is gone. Put it back from a copy, or read "
                f"the article again: parley read ARTICLE --case {shlex.quote(str(folder))}"
            )
        return cls(folder, file, CaseLedger.open(file.ledger or folder / LEDGER_FILE))

    @classmethod
    def create(cls, folder: str | Path) -> Self:
        """Make a new case with an empty ledger, or open the one that is there.

        Used as a context, a new case that an error leaves empty is taken away again.

        Raises:
            OutputError: The folder cannot be written.
            LedgerError: Its ledger cannot be made.
        """
        folder = Path(folder)
        made: list[Path] = []
        try:
            make_folder(folder, made)
            file = CaseFile.load(folder / CASE_FILE)
            if file.ledger is None and not (folder / LEDGER_FILE).exists():
                ledger.Ledger.create(folder / LEDGER_FILE, exist_ok=True).close()
                made.append(folder / LEDGER_FILE)
            case = cls.open(folder)
        except BaseException:
            take_away(made)
            raise
        case._made = tuple(made)
        return case

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        is_empty = error is not None and bool(self._made) and not self.ledger.sources()
        self.close()
        if is_empty:
            take_away(self._made)

    def close(self) -> None:
        """Let go of the ledger."""
        self.ledger.close()
