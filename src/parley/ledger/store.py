"""The database of one ledger: opened, created, read and written as a whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from parley.errors import LedgerError
from parley.ledger.connect import Database, connect, in_words
from parley.ledger.schema import FORMAT, NAME, formats, metadata
from parley.ledger.transaction import Transaction


class Store:
    """The database of one ledger."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._engine: Engine = database.engine
        self.place = database.place

    @classmethod
    def open(cls, address: str | Path) -> "Store":
        """Open the database of an existing ledger.

        Raises:
            MissingInput: No file there.
            LedgerError: The file is no ledger, or one of a newer Parley.
        """
        store = cls(connect(address, create=False))
        try:
            with store._translated(), store._engine.connect() as connection:
                store._require_ledger(connection)
        except LedgerError:
            store.close()
            raise
        return store

    @classmethod
    def create(cls, address: str | Path, *, exist_ok: bool = False) -> "Store":
        """Make the tables of a new ledger; with `exist_ok`, of one that has none yet.

        Raises:
            LedgerError: There is a ledger or file already, or the tables cannot be written.
        """
        store = cls(connect(address, create=True, exist_ok=exist_ok))
        try:
            with store._translated(), store._writer() as connection:
                if inspect(connection).has_table(formats.name):
                    if not exist_ok:
                        raise LedgerError(f"ledger {store.place}: there is one already; open it")
                    store._require_ledger(connection)
                else:
                    metadata.create_all(connection)
                    connection.execute(insert(formats), [{"name": NAME, "version": FORMAT}])
        except LedgerError:
            store.close()
            for file in store._database.files:
                file.unlink(missing_ok=True)
            raise
        return store

    def close(self) -> None:
        """Close every connection; SQLite then folds its log into the file."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Give one consistent view of the ledger.

        Raises:
            LedgerError: The database cannot be read.
        """
        with self._translated(), self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            # Never committed: closing gives the view up, even on a file too damaged to commit to.
            connection.begin()
            yield Transaction(connection)

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """Give a view that can be added to; all of it is kept, or none.

        Raises:
            LedgerError: The database cannot be written.
        """
        if not self._database.is_writable:
            raise LedgerError(
                f"ledger {self.place}: it is read-only; make the file and its folder writable, or "
                f"copy the ledger to a folder of your own"
            )
        with self._translated(), self._writer() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("LOCK TABLE entries IN SHARE ROW EXCLUSIVE MODE")
            yield Transaction(connection)

    @contextmanager
    def _writer(self) -> Iterator[Connection]:
        with self._engine.execution_options(writes=True).begin() as connection:
            yield connection

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise in_words(error, self.place) from error
        except UnicodeDecodeError as error:
            # SQLite's own complaint about its tables can quote a byte that is no text.
            raise LedgerError(
                f"ledger {self.place}: the file is damaged; restore it from a copy or an export"
            ) from error

    def _require_ledger(self, connection: Connection) -> None:
        if not inspect(connection).has_table(formats.name):
            raise LedgerError(
                f"ledger {self.place}: a database, but no Parley ledger (no table "
                f"`{formats.name}`); give the path of a ledger, or create one elsewhere"
            )
        version = connection.scalar(select(formats.c.version).where(formats.c.name == NAME))
        if version != FORMAT:
            raise LedgerError(
                f"ledger {self.place}: its format is {version}, this Parley reads {FORMAT}; "
                f"upgrade Parley (pip install -U parley) or give a ledger of this version"
            )
