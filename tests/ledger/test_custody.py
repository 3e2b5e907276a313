import dataclasses
import sqlite3

import pytest

from parley.errors import BrokenChain, LedgerError
from parley.ledger import Ledger
from parley.ledger.chain import FIELDS
from parley.records import Source, identity


@pytest.fixture
def closed(path, sample):
    """A ledger of six rows on disk, with one correction."""
    with Ledger.create(path) as ledger:
        ledger.append(sample.records)
        better = dataclasses.replace(sample.pledge, degree="all")
        ledger.correct(sample.pledge.id, better, "ann", "the text says all")
    return path


def tamper(path, statement, *values):
    """Change the database as someone would who knows SQL and removes the guard first."""
    with sqlite3.connect(path) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            database.execute(f"DROP TRIGGER {name}")
        database.execute(statement, values)
    database.close()


def verify(path):
    with Ledger.open(path) as ledger:
        return ledger.verify()


def test_a_whole_ledger_is_counted(closed):
    found = verify(closed)
    assert (found.rows, found.sources, found.claims, found.broken) == (6, 1, 3, None)
    with Ledger.open(closed) as ledger:
        assert found.head == ledger.head()
    found.require_whole()


def test_an_empty_ledger_is_whole(ledger):
    assert ledger.verify().is_whole


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("row", [1, 3, 6])
def test_a_change_of_any_field_is_found_with_its_row(closed, field, row):
    query = f"SELECT {field} FROM entries WHERE number = {row}"
    value = sqlite3.connect(closed).execute(query).fetchone()[0]
    changed = value + 100 if isinstance(value, int) else flipped(value)
    tamper(closed, f"UPDATE entries SET {field} = ? WHERE number = {row}", changed)
    broken = verify(closed).broken
    assert (broken.table, broken.number) == ("entries", row)


def flipped(text):
    return text[:-1] + chr(ord(text[-1]) ^ 1) if text else "x"


def test_the_message_names_table_row_and_identity(closed, sample):
    tamper(closed, "UPDATE entries SET author = 'eve' WHERE number = 2")
    found = verify(closed)
    assert found.rows == 1
    with pytest.raises(BrokenChain, match=rf"table entries, row 2, id {sample.statement.id[:12]}"):
        found.require_whole()
    assert BrokenChain.exit_code == 4


def test_a_row_taken_out_is_missed(closed):
    tamper(closed, "DELETE FROM entries WHERE number = 4")
    broken = verify(closed).broken
    assert (broken.number, "expected row 4, found row 5" in broken.fault) == (4, True)


def test_rows_cut_off_at_the_end_show_in_the_head(closed):
    whole = verify(closed)
    tamper(closed, "DELETE FROM entries WHERE number = 6")
    cut = verify(closed)
    assert cut.is_whole
    assert cut.head != whole.head


def test_a_row_with_a_hash_of_its_own_making_breaks_the_next(closed):
    with Ledger.open(closed) as ledger, ledger._store.reading() as view:
        row = list(view.rows())[2]
    forged = dataclasses.replace(row, author="eve").sealed()
    tamper(closed, "UPDATE entries SET author = 'eve', hash = ? WHERE number = 3", forged.hash)
    broken = verify(closed).broken
    assert (broken.number, "it follows hash" in broken.fault) == (4, True)


@pytest.mark.parametrize("position", [0, 17, -1])
def test_one_flipped_bit_in_the_bytes_of_a_source_is_found(closed, sample, position):
    content = bytearray(sample.source.content)
    content[position] ^= 1
    tamper(closed, "UPDATE contents SET content = ?", bytes(content))
    broken = verify(closed).broken
    assert (broken.table, broken.number, broken.id) == ("contents", 1, sample.source.sha256)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("DELETE FROM contents", "missing"),
        ("UPDATE contents SET content = CAST(content AS TEXT)", "turned into str"),
        ("UPDATE contents SET sha256 = 'x' || substr(sha256, 2)", "missing"),
        ("INSERT INTO contents VALUES ('0', x'00')", "no source"),
    ],
)
def test_bytes_that_went_missing_or_came_from_nowhere_are_found(closed, statement, fault):
    tamper(closed, statement)
    broken = verify(closed).broken
    assert broken.table == "contents"
    assert fault in broken.fault


def test_one_flipped_bit_in_the_file_is_found_wherever_a_row_or_document_stands(closed, sample):
    """Flip bits of the file itself, in the words and the bytes that are stored."""
    whole = closed.read_bytes()
    for wanted in (b"envoy said the army", b"the text says all", b'early","when', b"too-early"):
        start = whole.find(wanted)
        while start >= 0:
            for offset in range(start, start + len(wanted), 3):
                closed.write_bytes(flip(whole, offset))
                assert not verify(closed).is_whole, offset
            start = whole.find(wanted, start + 1)
    closed.write_bytes(whole)
    assert verify(closed).is_whole


def flip(content, offset, bit=1):
    changed = bytearray(content)
    changed[offset] ^= bit
    return bytes(changed)


def test_a_byte_that_is_no_text_any_more_is_found_with_its_row(closed, sample):
    whole = closed.read_bytes()
    offset = whole.index(b"the text says all")
    closed.write_bytes(flip(whole, offset, 0x80))
    broken = verify(closed).broken
    assert (broken.table, broken.number) == ("entries", 6)
    with Ledger.open(closed) as ledger, pytest.raises(LedgerError, match="run `parley verify`"):
        ledger.claims()


def test_a_damaged_page_is_reported_not_raised(path, sample):
    many = [dataclasses.replace(sample.pledge, note=str(number)) for number in range(300)]
    with Ledger.create(path) as ledger:
        ledger.append([sample.source, *many])
    whole = path.read_bytes()
    page = whole.index(b'"note":"200"') // 4096 * 4096
    path.write_bytes(whole[:page] + b"\0" * 4096 + whole[page + 4096 :])
    broken = verify(path).broken
    assert broken.table == "entries"
    assert 190 < broken.number <= 202


def test_a_damaged_index_is_found(path, sample):
    with Ledger.create(path) as ledger:
        ledger.append(sample.records)
    whole = path.read_bytes()
    places = [at for at in range(len(whole)) if whole.startswith(sample.pledge.id.encode(), at)]
    found = []
    for place in places:
        path.write_bytes(flip(whole, place + 5))
        found.append(verify(path).broken)
    assert all(found)
    assert {broken.table for broken in found} == {"entries", "file"}


def test_a_changed_row_never_leaves_the_ledger(closed, sample):
    tamper(closed, "UPDATE entries SET record = replace(record, 'withdraw', 'provide')")
    with Ledger.open(closed) as ledger:
        with pytest.raises(BrokenChain, match=r"table entries, row 6, .* run `parley verify`"):
            ledger.claims("pledge")
        assert ledger.claims("statement") == (sample.statement,)


def test_a_changed_document_never_leaves_the_ledger(closed):
    tamper(closed, "UPDATE contents SET content = x'00'")
    with Ledger.open(closed) as ledger, pytest.raises(BrokenChain, match="SHA-256"):
        ledger.sources()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE entries SET author = 'eve'", "DELETE FROM entries", "DELETE FROM contents"],
)
def test_the_database_itself_refuses_to_change_a_row(closed, statement):
    with (
        sqlite3.connect(closed) as database,
        pytest.raises(sqlite3.IntegrityError, match="only appends"),
    ):
        database.execute(statement)
    database.close()
    assert verify(closed).is_whole


def rewrite(path, number, **changes):
    """Forge a row and every hash after it: the chain is sound, what it says is not."""
    with Ledger.open(path) as ledger, ledger._store.reading() as view:
        rows = list(view.rows())
    head = rows[number - 1].previous
    for row in rows[number - 1 :]:
        change = changes if row.number == number else {}
        row = dataclasses.replace(row, **change, previous=head).sealed()
        head = row.hash
        values = [getattr(row, name) for name in FIELDS]
        names = ", ".join(f"{name} = ?" for name in FIELDS)
        tamper(path, f"UPDATE entries SET {names} WHERE number = {row.number}", *values)


def test_a_forged_chain_still_has_to_quote_its_sources(closed, sample):
    span = dataclasses.replace(
        sample.statement.span, text=sample.statement.span.text.replace("army", "navy")
    )
    false = dataclasses.replace(sample.statement, span=span)
    from parley.records import canonical_json

    rewrite(closed, 2, record=canonical_json(false), id=false.id)
    broken = verify(closed).broken
    assert broken.number == 2
    assert "do not stand in doha.txt" in broken.fault


@pytest.mark.parametrize(
    ("number", "changes", "fault"),
    [
        (2, {"id": "0" * 64}, "another identity"),
        (2, {"source": "0" * 64}, "does not stand before it"),
        (2, {"record": "[]"}, "cannot be read"),
        (2, {"kind": "rumour"}, "another identity"),
        (4, {"lineage": 2}, "neither a record of its own nor a correction"),
        (6, {"replaces": "0" * 64}, "which did not stand"),
    ],
)
def test_a_forged_chain_still_has_to_make_sense(closed, number, changes, fault):
    rewrite(closed, number, **changes)
    broken = verify(closed).broken
    assert broken.number == number
    assert fault in broken.fault


def test_a_row_whose_source_comes_later_is_broken(path, sample):
    with Ledger.create(path) as ledger:
        ledger.append(sample.source)
        ledger.append(Source(content=b"b", text="b", name="b"))
    text = sample.pledge
    from parley.records import canonical_json

    stray = dataclasses.replace(text, source_sha256="0" * 64)
    rewrite(path, 2, kind="pledge", id=stray.id, source="0" * 64, record=canonical_json(stray))
    assert "does not stand before it" in verify(path).broken.fault


def test_the_hash_is_the_documented_one(ledger, sample):
    ledger.append(sample.source)
    with ledger._store.reading() as view:
        (row,) = view.rows()
    content = dataclasses.asdict(row)
    previous, digest = content.pop("previous"), content.pop("hash")
    assert digest == identity([previous, content])
    assert previous == "0" * 64
