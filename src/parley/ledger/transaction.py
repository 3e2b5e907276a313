"""Rows in and out of one consistent state of the ledger: every query there is."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, RowMapping, Select, func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from parley.errors import LedgerError
from parley.ledger.chain import FIELDS, GENESIS, Row
from parley.ledger.schema import contents, entries

#: Rows fetched or looked up at a time: SQLite allows 32,766 values in a statement, and a thousand
#: rows are a few megabytes.
CHUNK = 1000


class Transaction:
    """What can be asked of, and added to, one consistent state of the ledger."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @contextmanager
    def step(self) -> Iterator[None]:
        """Take back what is written within, and only that, where an error ends it."""
        with self._connection.begin_nested():
            yield

    def head(self) -> tuple[int, str]:
        """Return number and hash of the last row; 0 and `GENESIS` where there is none."""
        last = select(entries.c.number, entries.c.hash).order_by(entries.c.number.desc()).limit(1)
        row = self._connection.execute(last).first()
        return (row[0], row[1]) if row else (0, GENESIS)

    def present(self, ids: Collection[str]) -> set[str]:
        """Return which of these identities the ledger has ever held."""
        found: set[str] = set()
        wanted = list(ids)
        for start in range(0, len(wanted), CHUNK):
            query = select(entries.c.id).where(entries.c.id.in_(wanted[start : start + CHUNK]))
            found.update(self._connection.scalars(query))
        return found

    def write(self, rows: Sequence[Row], bytes_of: dict[str, bytes]) -> None:
        """Add rows, and the bytes of sources that are new."""
        known = select(contents.c.sha256).where(contents.c.sha256.in_(list(bytes_of)))
        stored = set(self._connection.scalars(known)) if bytes_of else set()
        new = [
            {"sha256": sha256, "content": content}
            for sha256, content in bytes_of.items()
            if sha256 not in stored
        ]
        if new:
            self._connection.execute(insert(contents), new)
        if rows:
            self._connection.execute(
                insert(entries), [{name: getattr(row, name) for name in FIELDS} for row in rows]
            )

    def standing(
        self, kinds: Collection[str], *, as_of: str | None = None, source: str | None = None
    ) -> list[Row]:
        """Return the last row of every lineage, in the order in which the lineages began.

        Args:
            kinds: Kinds of record wanted.
            as_of: Only rows that had become known at the end of this ISO day.
            source: Only rows of this source.
        """
        last = select(func.max(entries.c.number)).group_by(entries.c.lineage)
        query = select(entries).where(
            entries.c.number.in_(last.scalar_subquery()), entries.c.kind.in_(sorted(kinds))
        )
        if as_of is not None:
            query = query.where(func.substr(entries.c.known, 1, len(as_of)) <= as_of)
        if source is not None:
            query = query.where(entries.c.source == source)
        return self._rows(query.order_by(entries.c.lineage))

    def latest(self, id_: str) -> Row | None:
        """Return the last row that holds this identity."""
        query = select(entries).where(entries.c.id == id_).order_by(entries.c.number.desc())
        return next(iter(self._rows(query.limit(1))), None)

    def lineages(self, id_: str) -> list[list[Row]]:
        """Return every lineage in which this identity ever stood, each in the order written."""
        roots = select(entries.c.lineage).where(entries.c.id == id_)
        query = select(entries).where(entries.c.lineage.in_(roots.scalar_subquery()))
        lineages: dict[int, list[Row]] = {}
        for row in self._rows(query.order_by(entries.c.lineage, entries.c.number)):
            lineages.setdefault(row.lineage, []).append(row)
        return list(lineages.values())

    def content(self, sha256: str) -> object:
        """Return a source's bytes as stored, `None` where they are missing.

        Raises:
            LedgerError: The database cannot read them.
        """
        query = select(contents.c.content).where(contents.c.sha256 == sha256)
        with _readable():
            content = self._connection.scalar(query)
        # PostgreSQL drivers may hand out a view on their buffer.
        return bytes(content) if isinstance(content, memoryview | bytearray) else content

    def hash_at(self, number: int) -> str:
        """Return the hash of a row, `GENESIS` where there is none."""
        query = select(entries.c.hash).where(entries.c.number == number)
        return self._connection.scalar(query) or GENESIS

    def content_ids(self) -> set[str]:
        """Return the SHA-256 under which each stored document is kept."""
        with _readable():
            return set(self._connection.scalars(select(contents.c.sha256)))

    def rows(self) -> Iterator[Row]:
        """Yield every row in order.

        A damaged file can make a whole chunk unreadable; the rows before the damage still come,
        one by one, so that whoever counts them knows which row the error belongs to.

        Raises:
            LedgerError: The database cannot read the next row.
        """
        number, size = 0, CHUNK
        while True:
            query = select(entries).where(entries.c.number > number).order_by(entries.c.number)
            try:
                with _readable():
                    chunk = self._rows(query.limit(size))
            except LedgerError:
                if size == 1:
                    raise
                size = 1
                continue
            yield from chunk
            if len(chunk) < size:
                return
            number = chunk[-1].number

    def file_fault(self) -> str:
        """Say what SQLite finds wrong with the file itself, indexes included; `""` if nothing."""
        if self._connection.dialect.name != "sqlite":
            return ""
        with _readable():
            said = self._connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
        return "" if said == "ok" else str(said)

    def _rows(self, query: Select[tuple[object, ...]]) -> list[Row]:
        return [_row(mapping) for mapping in self._connection.execute(query).mappings()]


def _row(mapping: RowMapping) -> Row:
    return Row(**mapping)  # the table's columns are the fields of a row


@contextmanager
def _readable() -> Iterator[None]:
    """Turn a reading error into ours where it occurs, for who must know which row it hit."""
    try:
        yield
    except SQLAlchemyError as error:
        said = str(getattr(error, "orig", None) or error)
        raise LedgerError(f"the database cannot read it ({said})") from error
