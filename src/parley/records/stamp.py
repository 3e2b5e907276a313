"""A stamp: who fixed a test, when, and whether it was changed with data in view."""

from dataclasses import dataclass
from datetime import datetime

from parley.errors import InvalidRecord

#: The author of rows that no person wrote.
PROGRAM = "parley"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Where a test stands in the chain of custody.

    Attributes:
        pledge: The test's pledge.
        test: Identity of the test: a SHA-256 over all that it says.
        by: Who fixed it, `""` where it is not stamped.
        at: When its row was written, timezone aware; `None` where it is not stamped.
        row: Number of its row in the ledger, 0 where it is not stamped.
        changed: Fields that differ from the form first held against data; empty for none.
    """

    pledge: str
    test: str
    by: str = ""
    at: datetime | None = None
    row: int = 0
    changed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.at is None) != (self.row == 0):
            raise InvalidRecord(f"{self.pledge}: a stamp has both a time and a row, or neither")

    @property
    def status(self) -> str:
        """`fixed` before data were seen, `changed` after that, or `not stamped`."""
        if self.at is None:
            return "not stamped"
        return "changed" if self.changed else "fixed"
