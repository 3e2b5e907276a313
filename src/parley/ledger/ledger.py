"""The ledger: what was read, found and judged, with who says so and since when."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO, TypeVar

from parley.errors import InvalidRecord, MissingInput
from parley.ledger import transfer, verify
from parley.ledger.codec import Record, pack
from parley.ledger.corrections import correct, lineages, open_row, undo
from parley.ledger.intake import Intake
from parley.records import KINDS, PROGRAM, Claim, Dataset, Finding, Judgement, Merge, Source, Test

if TYPE_CHECKING:
    from parley.ledger.store import Store
    from parley.ledger.transaction import Transaction

R = TypeVar("R", Source, Claim, Dataset, Test, Finding, Judgement, Merge)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of a record's history.

    Attributes:
        number: Its place in the chain.
        record: The record as of this row.
        author: Who wrote the row.
        reason: Why, for a correction; `""` otherwise.
        replaces: Identity of the record it corrects, `""` where none.
        known: ISO day or UTC time at which the record became known.
        recorded: When the row was written.
    """

    number: int
    record: Record
    author: str
    reason: str
    replaces: str
    known: str
    recorded: datetime


def _now() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """Keeps records; only ever appends.

    Every method that takes `as_of` answers with what was known at the end of that day (UTC).
    """

    def __init__(self, store: "Store", clock: Callable[[], datetime] | None) -> None:
        self._store = store
        self._clock = clock or _now
        self._whole: Transaction | None = None  # what `together` holds open

    @classmethod
    def open(cls, address: str | Path, *, clock: Callable[[], datetime] | None = None) -> Self:
        """Open a ledger; one that cannot be written is opened for reading.

        Args:
            address: Path of an SQLite file, or a PostgreSQL URL.
            clock: Says when a row is written; the machine's clock in UTC where not given.

        Raises:
            MissingInput: No file there.
            LedgerError: The file is no ledger, or one of a newer Parley.
        """
        # SQLAlchemy takes a fifth of a second to import: only who opens a ledger pays.
        from parley.ledger.store import Store

        return cls(Store.open(address), clock)

    @classmethod
    def create(
        cls,
        address: str | Path,
        *,
        clock: Callable[[], datetime] | None = None,
        exist_ok: bool = False,
    ) -> Self:
        """Create a ledger and open it; `:memory:` makes one that lives as long as the object.

        Args:
            address: Path of an SQLite file, or a PostgreSQL URL.
            clock: Says when a row is written; the machine's clock in UTC where not given.
            exist_ok: Open the one that is there, as when two programs create it at once.

        Raises:
            MissingInput: No such folder.
            LedgerError: There is a file already, or it cannot be written.
        """
        from parley.ledger.store import Store

        return cls(Store.create(address, exist_ok=exist_ok), clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    # -- writing --------------------------------------------------------------------------------

    def append(
        self,
        records: Record | Iterable[Record],
        *,
        author: str = PROGRAM,
        known: date | datetime | None = None,
    ) -> int:
        """Add records, all or none; those already there are left as they are.

        Args:
            records: One record or many; a claim's source among them or in the ledger.
            author: Who says so.
            known: When they became known; by default a source's publication, a claim's source,
                a finding's day, a judgement's time, else now.

        Returns:
            How many were new.

        Raises:
            SpanNotInSource: A claim's words do not stand in its source.
            MissingInput: A claim's source is not there.
            InvalidRecord: A record that cannot be written and read back equal.
            LedgerError: A source stored with another text or date, or no way to write.
        """
        many = [records] if isinstance(records, Record) else records
        packed = [pack(record) for record in many]
        with self._writing() as ledger:
            return self._intake(ledger, author).append(packed, known)

    def correct(self, old_id: str, new_record: Record, author: str, reason: str) -> str:
        """Write a row that puts a record in another's place, and return the new identity.

        The old record was wrong on every day: it no longer shows in a replay either. What merely
        changed later is a record of its own: append it.

        A corrected source must have the same bytes; its claims are held against its text, and
        follow it to its new day.

        Args:
            old_id: Identity of the record that stands.
            new_record: What stands from now on.
            author: Who says so.
            reason: Why.

        Raises:
            MissingInput: No such record.
            LedgerError: It no longer stands, or the correction changes nothing.
        """
        new = pack(new_record)
        with self._writing() as ledger:
            correct(ledger, self._intake(ledger, author), old_id, new, reason)
        return new.id

    def undo(self, id_: str, author: str, reason: str) -> str:
        """Write a row that puts back what a corrected record replaced; return its identity.

        Raises:
            MissingInput: No such record.
            LedgerError: No correction to undo.
        """
        with self._writing() as ledger:
            return undo(ledger, self._intake(ledger, author), id_, reason)

    def import_jsonl(self, stream: Iterable[str]) -> int:
        """Add the rows of an export, with their identities and hashes; return how many were new.

        Raises:
            InputError: The lines are no whole export.
            BrokenChain: A row is not what was written.
            LedgerError: This ledger went another way than the exported one.
        """
        with self._writing() as ledger:
            return transfer.import_jsonl(ledger, stream)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep all that is written within, or none of it; what is read within sees it.

        Each write within is whole, too, and so is a `together` within another: one that fails
        leaves nothing behind, and the rest can go on. One transaction is also one wait for the
        disk, which many articles can share.

        Raises:
            LedgerError: The database cannot be written.
        """
        with self._writing() as ledger:
            outer, self._whole = self._whole, ledger
            try:
                yield
            finally:
                self._whole = outer

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other writers out, as while a file that belongs to the ledger is changed.

        Nothing can be appended meanwhile, not by the holder either.

        Raises:
            LedgerError: It is read-only, or another program is writing and does not finish.
        """
        with self._store.writing():
            yield

    # -- reading --------------------------------------------------------------------------------

    def source(self, sha256: str) -> Source | None:
        """Return the source of these bytes as it stands, `None` where there is none."""
        with self._reading() as ledger:
            row = ledger.latest(sha256)
            record = open_row(ledger, row) if row is not None else None
        return record if isinstance(record, Source) else None

    def source_ids(self) -> frozenset[str]:
        """Return the SHA-256 of every document that is kept, without opening any."""
        with self._reading() as ledger:
            return frozenset(ledger.content_ids())

    def sources(self, as_of: date | None = None) -> tuple[Source, ...]:
        """Return the sources that stand, in the order they came."""
        return self._standing(Source, ("source",), as_of=as_of)

    def claims(
        self, kind: str | None = None, source: str | None = None, as_of: date | None = None
    ) -> tuple[Claim, ...]:
        """Return the claims that stand, in the order they came.

        Args:
            kind: One of `records.KINDS`; all of them where not given.
            source: Identity of a source; all sources where not given.
            as_of: Only what was known at the end of this day.

        Raises:
            MissingInput: No such kind of claim.
        """
        if kind is not None and kind not in KINDS:
            raise MissingInput(f"no kind of claim {kind!r}; kinds are {', '.join(KINDS)}")
        kinds = tuple(KINDS) if kind is None else (kind,)
        return self._standing(Claim, kinds, source=source, as_of=as_of)  # type: ignore[type-abstract]

    def datasets(self, as_of: date | None = None) -> tuple[Dataset, ...]:
        """Return the event files that were read: where each count comes from."""
        return self._standing(Dataset, ("dataset",), as_of=as_of)

    def tests(self, as_of: date | None = None) -> tuple[Test, ...]:
        """Return the tests that stand."""
        return self._standing(Test, ("test",), as_of=as_of)

    def findings(self, as_of: date | None = None) -> tuple[Finding, ...]:
        """Return the findings that stand; with `as_of`, those of that day and before."""
        return self._standing(Finding, ("finding",), as_of=as_of)

    def judgements(
        self, about: str | None = None, as_of: date | None = None
    ) -> tuple[Judgement, ...]:
        """Return what people judged, of one record or of all."""
        judgements = self._standing(Judgement, ("judgement",), as_of=as_of)
        return tuple(each for each in judgements if about is None or each.about == about)

    def merges(self) -> tuple[Merge, ...]:
        """Return the merges that stand, those that keep apart among them.

        They have no day of their own: what two records share could be seen once both were known,
        so hold them against the records of the day you ask about.
        """
        return self._standing(Merge, ("merge",))

    def history(self, id_: str) -> tuple[Entry, ...]:
        """Return every row of a record and of what stood before and after it, oldest first.

        Raises:
            MissingInput: No such record.
        """
        with self._reading() as ledger:
            rows = sorted(
                (row for rows in lineages(ledger, id_) for row in rows), key=lambda r: r.number
            )
            return tuple(
                Entry(
                    number=row.number,
                    record=open_row(ledger, row),
                    author=row.author,
                    reason=row.reason,
                    replaces=row.replaces,
                    known=row.known,
                    recorded=datetime.fromisoformat(row.recorded),
                )
                for row in rows
            )

    def holds(self, id_: str) -> bool:
        """Say whether the ledger holds, or ever held, a record of this identity."""
        with self._reading() as ledger:
            return bool(ledger.present({id_}))

    def head(self) -> str:
        """Return the hash of the last row: it stands for the whole ledger."""
        with self._reading() as ledger:
            return ledger.head()[1]

    def verify(self) -> verify.Verification:
        """Hold every row, link, document and quotation against its hash."""
        with self._reading() as ledger:
            return verify.verify(ledger)

    def export_jsonl(self, stream: TextIO) -> int:
        """Write the whole ledger as JSON Lines; return the number of rows."""
        with self._reading() as ledger:
            return transfer.export_jsonl(ledger, stream)

    @contextmanager
    def _reading(self) -> Iterator["Transaction"]:
        if self._whole is not None:
            yield self._whole
            return
        with self._store.reading() as ledger:
            yield ledger

    @contextmanager
    def _writing(self) -> Iterator["Transaction"]:
        if self._whole is not None:
            with self._whole.step():
                yield self._whole
            return
        with self._store.writing() as ledger:
            yield ledger

    def _standing(
        self,
        cls: type[R],
        kinds: Collection[str],
        *,
        source: str | None = None,
        as_of: date | None = None,
    ) -> tuple[R, ...]:
        # A time counts by its day, as does a day.
        day = None if as_of is None else as_of.isoformat()[: len("2022-03-29")]
        found: dict[str, R] = {}
        with self._reading() as ledger:
            for row in ledger.standing(kinds, as_of=day, source=source):
                # Two lineages may have been corrected to one record: it stands once.
                if row.id not in found:
                    record = open_row(ledger, row)
                    if isinstance(record, cls):
                        found[row.id] = record
        return tuple(found.values())

    def _intake(self, ledger: "Transaction", author: str) -> Intake:
        recorded = self._clock()
        if recorded.tzinfo is None:
            raise InvalidRecord(f"the ledger's clock says {recorded}, without a zone; give one")
        return Intake(ledger, author=author, recorded=recorded)
