"""The chain of custody: every hash, every link, every document, every quoted word."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.errors import BrokenChain, InvalidRecord, LedgerError
from parley.ledger.chain import GENESIS, SHORT, Row, bytes_fault
from parley.ledger.codec import payload_id, unpack
from parley.records import Claim, Judgement, Source

if TYPE_CHECKING:
    from parley.ledger.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenRow:
    """The first row that is not what was written.

    Attributes:
        table: `entries`, `contents`, or `file` where the database file itself is damaged.
        number: Row number in the chain; of the source's row for `contents`, 0 where none.
        id: Identity on the row, `""` where it cannot be read.
        fault: What is wrong, in words.
    """

    table: str
    number: int
    id: str
    fault: str

    def __str__(self) -> str:
        return f"table {self.table}, row {self.number}, id {self.id[:SHORT] or '?'}: {self.fault}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was held against its hash.

    Attributes:
        rows: Rows found whole, in order from the first.
        sources: Sources among them whose bytes match their SHA-256.
        claims: Claims among them whose words stand in their source.
        judgements: What people judged, among them.
        head: Hash of the last whole row; kept elsewhere, it shows later that no row was cut off.
        broken: The first broken row, `None` where all is whole.
    """

    rows: int
    sources: int
    claims: int
    head: str
    judgements: int = 0
    broken: BrokenRow | None = None

    @property
    def is_whole(self) -> bool:
        """True where nothing is broken."""
        return self.broken is None

    def require_whole(self) -> None:
        """Refuse a broken ledger.

        Raises:
            BrokenChain: Names the first broken row.
        """
        if self.broken is not None:
            raise BrokenChain(
                f"{self.broken}; the {self.rows} rows before it are whole: restore the ledger "
                f"from a copy or an export"
            )


class Inspector:
    """Follows a chain from its first row and says of each whether it is whole."""

    def __init__(self) -> None:
        self.rows = self.sources = self.claims = self.judgements = 0
        self.head = GENESIS
        self._texts: dict[str, tuple[str, str]] = {}
        self._standing: dict[int, str] = {}

    def inspect(self, row: Row, content: Callable[[str], object]) -> BrokenRow | None:
        """Return what is broken about the next row of the chain, if anything.

        Args:
            row: The row.
            content: Gives a source's bytes by their SHA-256.
        """
        fault = row.fault() or self._link_fault(row)
        table = "entries"
        stored = None
        if not fault and row.kind == "source":
            fault, stored = _stored_bytes(row.id, content)
            table = "contents" if fault else table
        fault = fault or self._record_fault(row, stored)
        if fault:
            return BrokenRow(table=table, number=self.rows + 1, id=str(row.id), fault=fault)
        self.rows, self.head = row.number, row.hash
        self._standing[row.lineage] = row.id
        return None

    def result(self, broken: BrokenRow | None = None) -> Verification:
        """Return what was found up to here."""
        return Verification(
            rows=self.rows,
            sources=self.sources,
            claims=self.claims,
            judgements=self.judgements,
            head=self.head,
            broken=broken,
        )

    def has_source(self, sha256: str) -> bool:
        """Say whether a source of these bytes has passed."""
        return sha256 in self._texts

    def _link_fault(self, row: Row) -> str:
        if row.number != self.rows + 1:
            return f"a row is missing: expected row {self.rows + 1}, found row {row.number}"
        if row.previous != self.head:
            return f"it follows hash {row.previous}, the row before has {self.head}"
        if (row.lineage == row.number) != (row.replaces == ""):
            return "it is neither a record of its own nor a correction of another"
        if row.replaces and self._standing.get(row.lineage) != row.replaces:
            return f"it corrects {row.replaces[:SHORT]}, which did not stand at row {row.lineage}"
        return ""

    def _record_fault(self, row: Row, content: object) -> str:
        try:
            payload = row.payload()
            if payload_id(row.kind, payload) != row.id:
                return "its record has another identity than the row says"
            if row.kind == "source":
                payload["content"] = content
            record = unpack(row.kind, payload)
        except (InvalidRecord, ValueError, KeyError) as error:
            return f"its record cannot be read: {error}"
        if isinstance(record, Source):
            self.sources += 1
            self._texts[row.id] = record.name, record.text
        elif isinstance(record, Claim):
            name, text = self._texts.get(record.source_sha256, ("", ""))
            if not text or row.source != record.source_sha256:
                return f"its source {record.source_sha256[:SHORT]} does not stand before it"
            if text[record.span.start : record.span.end] != record.span.text:
                return f"its words {record.span.text[:40]!r} do not stand in {name}"
            self.claims += 1
        elif isinstance(record, Judgement):
            self.judgements += 1
        return ""


def _stored_bytes(sha256: str, content: Callable[[str], object]) -> tuple[str, object]:
    """Return what is wrong with a source's bytes, and the bytes."""
    try:
        stored = content(sha256)
    except LedgerError as error:
        return str(error), None
    return bytes_fault(sha256, stored), stored


def verify(ledger: "Transaction") -> Verification:
    """Hold every row, document and quotation against its hash; stop at the first that fails."""
    inspector = Inspector()
    try:
        for row in ledger.rows():
            if broken := inspector.inspect(row, ledger.content):
                return inspector.result(broken)
        if broken := _left_over(ledger, inspector):
            return inspector.result(broken)
    except LedgerError as error:
        return inspector.result(
            BrokenRow(table="entries", number=inspector.rows + 1, id="", fault=str(error))
        )
    return inspector.result()


def _left_over(ledger: "Transaction", inspector: Inspector) -> BrokenRow | None:
    for sha256 in sorted(map(str, ledger.content_ids())):
        if not inspector.has_source(sha256):
            fault = "bytes that belong to no source"
            return BrokenRow(table="contents", number=0, id=sha256, fault=fault)
    if fault := ledger.file_fault():
        return BrokenRow(table="file", number=0, id="", fault=fault)
    return None
