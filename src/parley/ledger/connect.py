"""Open the database behind a ledger, and put its errors into words."""

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import QueuePool, StaticPool

from parley.errors import LedgerError, MissingInput

MEMORY = ":memory:"
#: How long a writer waits for another: longer than any single append of an article, short enough
#: that a person still believes the program is alive.
BUSY_SECONDS = 5.0

#: What a database says, and what it means to the person at the keyboard.
_MEANINGS = (
    ("is locked", "another program is writing to it, and did not finish within {busy:g} s; "
                  "close that program or try again"),
    ("readonly database", "it is read-only; make the file and its folder writable, or copy "
                          "the ledger to a folder of your own"),
    ("is full", "there is no room left for it; nothing was written; free some space and repeat"),
    ("disk i/o error", "the disk is full or failing; nothing was written; free some space and "
                       "repeat"),
    ("not a database", "it is no Parley ledger; give the path of one, or create one there "
                       "after moving this file away"),
    ("malformed", "the file is damaged ({said}); restore it from a copy or an export"),
    ("could not decode", "the file is damaged ({said}); run `parley verify` to find the row, "
                         "then restore it from a copy or an export"),
    ("only appends", "rows cannot be changed or deleted; write a correction instead"),
    ("unable to open", "it cannot be opened; look at the rights of the file and its folder, and "
                       "copy both elsewhere if the folder is read-only"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """A database that answers.

    Attributes:
        engine: Gives connections.
        place: Its name for messages; no password in it.
        is_writable: False where only reading is possible.
        files: Files that were made for it, none where it was there before.
    """

    engine: Engine
    place: str
    is_writable: bool = True
    files: tuple[Path, ...] = ()


def in_words(error: SQLAlchemyError, place: str) -> LedgerError:
    """Return a database's error as a message that says what to do."""
    said = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    for mark, meaning in _MEANINGS:
        if mark in said.lower():
            return LedgerError(f"ledger {place}: {meaning.format(busy=BUSY_SECONDS, said=said)}")
    return LedgerError(f"ledger {place}: the database answers {said!r}; see that it is reachable")


def connect(address: str | Path, *, create: bool, exist_ok: bool = False) -> Database:
    """Open the database of a ledger.

    Args:
        address: Path of an SQLite file, `:memory:`, `sqlite:///PATH` or a PostgreSQL URL.
        create: Whether a new SQLite file may be made.
        exist_ok: Whether it may be there already where it may be made.

    Raises:
        MissingInput: No file at that path.
        LedgerError: A folder, an unknown kind of URL, a missing driver, or an existing file
            where a new one was to be made.
    """
    text = str(address)
    if text == MEMORY:
        return Database(engine=_memory(), place="in memory")
    if "://" not in text:
        return _file(Path(address), create=create, exist_ok=exist_ok)
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise LedgerError(f"ledger {text!r}: no readable address; give a path or a URL") from error
    if url.get_backend_name() == "sqlite":
        return _file(Path(url.database or ""), create=create, exist_ok=exist_ok)
    if url.get_backend_name() != "postgresql":
        raise LedgerError(
            f"ledger {url.render_as_string()}: a ledger is an SQLite file or a PostgreSQL "
            f"database; {url.get_backend_name()} is neither"
        )
    return Database(engine=_server(url), place=url.render_as_string())


def _server(url: URL) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        missing = getattr(error, "name", None) or url.drivername
        raise LedgerError(
            f"ledger {url.render_as_string()}: the driver {missing!r} is not "
            f"installed; pip install 'psycopg[binary]' and write postgresql+psycopg://..."
        ) from error


def _memory() -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
    )
    _own_transactions(engine)
    return engine


def _file(path: Path, *, create: bool, exist_ok: bool) -> Database:
    is_new = create and not (exist_ok and path.is_file())
    if is_new:
        is_new = _reserve(path, exist_ok=exist_ok)
    elif path.is_dir():
        raise LedgerError(f"ledger {path}: it is a folder; give the path of a ledger file")
    elif not path.exists():
        raise MissingInput(f"ledger {path}: no such file; check the path, or create a ledger there")
    # SQLite writes its log beside the file, so the folder counts as much as the file.
    is_writable = _is_writable(path.parent) and _is_writable(path)
    address = f"{path.resolve().as_uri()}?{_mode(path, is_writable=is_writable)}"

    def open_file() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, timeout=BUSY_SECONDS, check_same_thread=False
        )
        if create:
            # Readers then go on while somebody writes; the file remembers it.
            connection.execute("PRAGMA journal_mode=WAL")
        return connection

    engine = create_engine("sqlite+pysqlite://", creator=open_file, poolclass=QueuePool)
    _own_transactions(engine)
    files = (path, *_beside(path)) if is_new else ()
    return Database(engine=engine, place=str(path), is_writable=is_writable, files=files)


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _reserve(path: Path, *, exist_ok: bool) -> bool:
    """Make the file, so that nobody else's can be taken for it; tell whether it was made."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError as error:
        if exist_ok:
            return False
        raise LedgerError(f"ledger {path}: there is a file already; open or move it") from error
    except FileNotFoundError as error:
        raise MissingInput(f"ledger {path}: no folder {path.parent}; make it first") from error
    except OSError as error:
        raise LedgerError(
            f"ledger {path}: cannot be made ({error.strerror}); name a folder you can write"
        ) from error
    return True


def _beside(path: Path) -> tuple[Path, Path]:
    """Return SQLite's own files beside a ledger: its log and the log's index."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def _mode(path: Path, *, is_writable: bool) -> str:
    """Return the open mode: nothing is created unasked, nothing locked where it cannot be."""
    if is_writable:
        return "mode=rw"
    log, _ = _beside(path)
    # Without a log nobody is writing, and a file opened as immutable needs no lock file beside it.
    return "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"


def _own_transactions(engine: Engine) -> None:
    """Make BEGIN explicit: Python's SQLite driver would start a transaction too late.

    A writer takes its lock before it reads the head of the chain, so two writers cannot both
    build on the same row.
    """

    @event.listens_for(engine, "connect")
    def _plain(dbapi_connection: sqlite3.Connection, _record: object) -> None:
        dbapi_connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
