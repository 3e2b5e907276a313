"""What goes wrong around a ledger: every case one message, nothing half-written, nothing lost."""

import contextlib
import dataclasses
import io
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from parley.errors import LedgerError, MissingInput
from parley.ledger import Ledger, connect

NOBODY = 65534


@pytest.fixture
def filled(path, sample):
    with Ledger.create(path) as ledger:
        ledger.append([sample.source, sample.statement])
    return path


# -- what is no ledger --------------------------------------------------------------------------


def test_a_missing_file_is_named_and_not_made(path):
    with pytest.raises(MissingInput, match=r"case\.db: no such file"):
        Ledger.open(path)
    assert not path.exists()


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(MissingInput, match="no folder"):
        Ledger.create(tmp_path / "nowhere" / "case.db")


def test_a_folder_is_no_ledger(tmp_path):
    with pytest.raises(LedgerError, match="it is a folder"):
        Ledger.open(tmp_path)


def test_create_never_takes_over_a_file(filled):
    before = filled.read_bytes()
    with pytest.raises(LedgerError, match="there is a file already"):
        Ledger.create(filled)
    assert filled.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"Talks ended.", b"SQLite format 3\0" + b"x" * 5000])
def test_a_file_of_another_sort_is_no_ledger(path, content):
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=r"no Parley ledger|cannot be opened|damaged"):
        Ledger.open(path)
    assert path.read_bytes() == content


def test_another_database_is_no_ledger(path):
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE entries (number INTEGER)")
    with pytest.raises(LedgerError, match="a database, but no Parley ledger"):
        Ledger.open(path)


@pytest.mark.parametrize("wanted", [b"CREATE TABLE entries", b"NOT NULL", b"entries_no_update"])
@pytest.mark.parametrize("bit", [0x01, 0x80])
def test_a_damaged_catalogue_is_said_to_be_damaged(filled, wanted, bit):
    content = bytearray(filled.read_bytes())
    content[content.index(wanted) + 3] ^= bit
    filled.write_bytes(content)
    with (
        pytest.raises(LedgerError, match=r"damaged|no Parley ledger"),
        Ledger.open(filled) as ledger,
    ):
        ledger.sources()


def test_a_ledger_of_a_newer_parley_is_left_alone(filled):
    with contextlib.closing(sqlite3.connect(filled)) as database, database:
        database.execute("UPDATE formats SET version = 2")
    with pytest.raises(LedgerError, match="its format is 2, this Parley reads 1; upgrade"):
        Ledger.open(filled)


# -- somebody else is writing -------------------------------------------------------------------


def test_a_locked_ledger_can_be_read_and_says_what_to_do_when_written(filled, sample, monkeypatch):
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.1)
    with (
        Ledger.open(filled) as ledger,
        contextlib.closing(sqlite3.connect(filled, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        assert ledger.claims() == (sample.statement,)
        with pytest.raises(LedgerError, match=r"case\.db: another program is writing .* try again"):
            ledger.append(sample.pledge)
        other.execute("ROLLBACK")
        assert ledger.append(sample.pledge) == 1


def test_two_writers_keep_one_chain(filled, sample):
    """Several at once, each with its own connection: every row is kept, in one order."""
    errors = []

    def write(name):
        try:
            with Ledger.open(filled) as ledger:
                for number in range(5):
                    ledger.append(dataclasses.replace(sample.pledge, note=f"{name} {number}"))
        except LedgerError as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with Ledger.open(filled) as ledger:
        assert len(ledger.claims("pledge")) == 15
        assert ledger.verify().is_whole


def test_a_reader_sees_one_state_while_another_writes(filled, sample):
    with Ledger.open(filled) as ledger, Ledger.open(filled) as writer:
        with ledger._store.reading() as view:
            assert view.head()[0] == 2
            writer.append(sample.pledge)
            assert view.head()[0] == 2
        assert len(ledger.claims()) == 2


DIES_WHILE_WRITING = """
import os, sys
from parley.ledger import Ledger
from parley.ledger.codec import pack
from parley.records import Source
ledger = Ledger.open(sys.argv[1])
source = pack(Source(content=b"x", text="x", name="x"))
with ledger._store.writing() as view:
    assert ledger._intake(view, "ann").append([source], None) == 1
    os._exit(9)
"""


def test_a_program_that_dies_while_writing_leaves_the_ledger_as_it_was(filled, sample):
    command = [sys.executable, "-c", DIES_WHILE_WRITING, str(filled)]
    assert subprocess.run(command, check=False).returncode == 9
    with Ledger.open(filled) as ledger:
        assert ledger.verify().rows == 2
        assert ledger.append(sample.pledge) == 1


# -- no room, no right --------------------------------------------------------------------------


@contextlib.contextmanager
def files_no_longer_than(size):
    """Let the system itself refuse to write beyond a size, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file size")
@pytest.mark.parametrize("room", [0, 50_000, 400_000])
def test_a_full_disk_leaves_the_ledger_as_it_was(filled, sample, room):
    many = [dataclasses.replace(sample.pledge, note=str(number)) for number in range(3000)]
    with Ledger.open(filled) as ledger:
        head = ledger.head()
        with (
            files_no_longer_than(room),
            pytest.raises(LedgerError, match="nothing was written; free some space and repeat"),
        ):
            ledger.append(many)
        assert ledger.head() == head
        assert ledger.claims() == (sample.statement,)
        assert ledger.verify().is_whole
        assert ledger.append(many) == 3000
    with Ledger.open(filled) as again:
        assert again.verify().rows == 3002


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file size")
def test_a_full_disk_leaves_no_half_made_ledger(path):
    with files_no_longer_than(6000), pytest.raises(LedgerError):
        Ledger.create(path)
    assert list(path.parent.iterdir()) == []


def test_a_database_that_may_not_grow_says_so(filled, sample):
    many = [dataclasses.replace(sample.pledge, note=str(number)) for number in range(500)]
    with Ledger.open(filled) as ledger:
        with ledger._store._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 20")
        with pytest.raises(LedgerError, match="no room left for it; nothing was written"):
            ledger.append(many)
        assert ledger.claims() == (sample.statement,)


@contextlib.contextmanager
def without_rights():
    """Act as a user who owns nothing; root may write anywhere, so root steps down."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shelf():
    """A folder that others can enter; pytest's own belong to one user alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="no users to step down to")
@pytest.mark.parametrize("mode", [0o555, 0o777])
def test_a_read_only_ledger_can_be_read(shelf, sample, mode):
    path = shelf / "case.db"
    with Ledger.create(path) as ledger:
        ledger.append(sample.records)
    path.chmod(0o444)
    shelf.chmod(mode)
    with without_rights(), Ledger.open(path) as ledger:
        assert ledger.claims() == (sample.statement, sample.pledge)
        assert ledger.verify().is_whole
        with pytest.raises(LedgerError, match="it is read-only; make the file and its folder"):
            ledger.append(sample.records)
    assert [file.name for file in shelf.iterdir()] == ["case.db"]


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="no users to step down to")
def test_a_read_only_copy_with_unfinished_business_says_so_rather_than_lose_rows(
    shelf, path, sample
):
    with Ledger.create(path) as ledger:
        ledger.append(sample.records)
        for file in path.parent.iterdir():
            if not file.name.endswith("-shm"):
                shutil.copy(file, shelf / file.name)
    shelf.chmod(0o555)
    with without_rights(), pytest.raises(LedgerError, match="copy both elsewhere"):
        Ledger.open(shelf / "case.db")
    shelf.chmod(0o755)
    with Ledger.open(shelf / "case.db") as ledger:
        assert ledger.claims() == (sample.statement, sample.pledge)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="no users to step down to")
def test_a_ledger_cannot_be_made_in_a_read_only_folder(shelf):
    shelf.chmod(0o555)
    with without_rights(), pytest.raises(LedgerError, match="name a folder you can write"):
        Ledger.create(shelf / "case.db")


# -- a server -----------------------------------------------------------------------------------


def test_a_missing_driver_is_named_without_the_password(monkeypatch):
    for driver in ("psycopg", "psycopg2"):
        monkeypatch.setitem(sys.modules, driver, None)
    with pytest.raises(LedgerError, match=r"driver .* pip install 'psycopg\[binary\]'") as caught:
        Ledger.open("postgresql+psycopg://ann:secret@localhost/parley")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("mysql+pymysql://ann:secret@localhost/parley", "mysql is neither"),
        ("postgres://ann:secret@localhost/parley", "neither|driver"),
        ("://", "no readable address"),
    ],
)
def test_an_address_of_another_sort_is_refused(address, message):
    with pytest.raises(LedgerError, match=message) as caught:
        Ledger.open(address)
    assert "secret" not in str(caught.value)


@pytest.mark.skipif(
    "PARLEY_TEST_POSTGRESQL" not in os.environ,
    reason="PARLEY_TEST_POSTGRESQL names no empty PostgreSQL database to test with",
)
@pytest.mark.enable_socket
def test_a_server_keeps_the_same_chain(ledger, sample):
    address = os.environ["PARLEY_TEST_POSTGRESQL"]
    ledger.append(sample.records)
    lines = io.StringIO()
    ledger.export_jsonl(lines)
    with Ledger.create(address) as server:
        assert server.import_jsonl(lines.getvalue().splitlines()) == 5
        assert server.head() == ledger.head()
        assert server.append(sample.records) == 0
        better = dataclasses.replace(sample.pledge, degree="all")
        server.correct(sample.pledge.id, better, "ann", "the text says all")
        assert server.claims(as_of=sample.source.published) == (sample.statement, better)
        assert server.sources(as_of=sample.source.published) == ledger.sources()
        assert server.verify().is_whole
