import base64
import dataclasses
import io
import json

import pytest
from hypothesis import given, settings

from parley.errors import BrokenChain, InputError, LedgerError
from parley.ledger import Ledger
from tests.ledger.conftest import NOW
from tests.ledger.drawn import batches


def exported(ledger):
    stream = io.StringIO()
    ledger.export_jsonl(stream)
    return stream.getvalue()


@pytest.fixture
def lines(ledger, sample):
    ledger.append(sample.records)
    better = dataclasses.replace(sample.pledge, degree="all")
    ledger.correct(sample.pledge.id, better, "ann", "the text says all")
    return exported(ledger).splitlines(keepends=True)


@pytest.fixture
def other(tmp_path):
    with Ledger.create(tmp_path / "other.db") as ledger:
        yield ledger


def test_a_line_is_a_row_and_plain_to_read(lines, sample):
    header, source, statement, *_ = map(json.loads, lines)
    assert (header["ledger"], header["rows"], len(lines)) == ("parley-ledger", 6, 7)
    assert base64.b64decode(source["content"]) == sample.source.content
    assert statement["id"] == sample.statement.id
    assert statement["record"]["span"]["text"] == sample.statement.span.text
    assert statement["kind"] == "statement"
    assert "سلام" in lines[1]


def test_identities_chain_and_history_come_over(ledger, lines, other, sample):
    assert other.import_jsonl(lines) == 6
    assert other.head() == ledger.head()
    assert other.claims() == ledger.claims()
    assert other.history(sample.pledge.id) == ledger.history(sample.pledge.id)
    assert other.verify() == ledger.verify()
    assert exported(other) == "".join(lines)


@settings(max_examples=40, deadline=None)
@given(batches())
def test_import_gives_equal_identities_and_an_equal_chain(batch):
    with Ledger.create(":memory:") as first, Ledger.create(":memory:") as second:
        first.append(batch)
        lines = exported(first).splitlines(keepends=True)
        second.import_jsonl(lines)
        assert second.head() == first.head()
        assert second.verify() == first.verify()
        assert exported(second) == "".join(lines)
        assert second.sources() == first.sources()
        assert second.claims() == first.claims()
        assert second.append(batch) == 0


def test_importing_again_adds_nothing(ledger, lines, other):
    other.import_jsonl(lines)
    assert other.import_jsonl(lines) == 0
    assert ledger.import_jsonl(lines) == 0
    assert other.head() == ledger.head()


def test_a_longer_export_adds_its_last_rows(ledger, lines, other, sample):
    other.import_jsonl(lines)
    ledger.append(dataclasses.replace(sample.judgement, reason="and again"))
    assert other.import_jsonl(exported(ledger).splitlines()) == 1
    assert other.head() == ledger.head()


def test_an_older_export_of_the_same_ledger_adds_nothing(ledger, lines, sample):
    ledger.append(dataclasses.replace(sample.judgement, reason="and again"))
    assert ledger.import_jsonl(lines) == 0


def test_a_ledger_that_went_another_way_is_left_alone(lines, other, sample):
    other.append(sample.judgement)
    head = other.head()
    with pytest.raises(LedgerError, match=r"line 2: row 1 differs .* went different ways"):
        other.import_jsonl(lines)
    assert other.head() == head


def test_reordered_keys_and_spaces_do_not_matter(ledger, lines, other):
    loose = [json.dumps(dict(reversed(json.loads(line).items())), indent=None) for line in lines]
    assert other.import_jsonl([*loose, "\n"]) == 6
    assert other.head() == ledger.head()


@pytest.mark.parametrize("at", [2, 3, 4, 7])
def test_one_changed_character_stops_the_import_with_its_line(lines, other, at):
    lines[at - 1] = lines[at - 1].replace('"author":"', '"author":"x', 1)
    with pytest.raises(BrokenChain, match=rf"line {at}: table entries, row {at - 1}"):
        other.import_jsonl(lines)
    assert other.verify().rows == 0


def test_text_that_cannot_be_hashed_stops_the_import(lines, other):
    lines[2] = lines[2].replace('"author":"parley"', r'"author":"\ud83d"')
    with pytest.raises(BrokenChain, match=r"line 3: .* cannot be hashed"):
        other.import_jsonl(lines)


def test_changed_bytes_stop_the_import(lines, other):
    source = json.loads(lines[1])
    source["content"] = base64.b64encode(b"other").decode()
    with pytest.raises(BrokenChain, match="table contents, row 1"):
        other.import_jsonl([lines[0], json.dumps(source), *lines[2:]])


def test_a_missing_line_is_noticed(lines, other):
    with pytest.raises(BrokenChain, match="expected row 3, found row 4"):
        other.import_jsonl(lines[:3] + lines[4:])


def test_an_export_that_was_cut_short_is_noticed(lines, other):
    with pytest.raises(InputError, match="ends at row 5, its header says 6"):
        other.import_jsonl(lines[:-1])
    with pytest.raises(InputError, match="line 7: not JSON"):
        other.import_jsonl([*lines[:-1], lines[-1][:50]])
    assert other.verify().rows == 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda lines: [], "line 1: no header"),
        (lambda lines: lines[1:], "line 1: no header"),
        (lambda lines: ["[1]"], "line 1: expected an object"),
        (lambda lines: [lines[0].replace('"format":1', '"format":2')], "format 2, this Parley"),
        (lambda lines: [lines[0].replace('"rows":6', '"rows":"6"')], "lacks `rows`"),
        (lambda lines: [lines[0], '{"number":1}'], "line 2: author, .* missing"),
        (lambda lines: [lines[0], lines[1].replace('"content":"', '"content":"?', 1)], "base64"),
    ],
)
def test_what_is_no_export_is_refused_in_words(lines, other, change, message):
    with pytest.raises(InputError, match=message):
        other.import_jsonl(change(lines))


def test_an_export_in_another_encoding_is_refused_in_words(lines, other):
    stream = io.TextIOWrapper(io.BytesIO("".join(lines).encode("utf-16")), encoding="utf-8")
    with pytest.raises(InputError, match="not UTF-8"):
        other.import_jsonl(stream)


def test_letters_some_programs_take_for_a_line_end_stay_within_the_line(other, sample):
    with Ledger.create(":memory:") as ledger:
        ledger.append(dataclasses.replace(sample.judgement, reason="a\u2028b\x85c\u2029d"))
        assert other.import_jsonl(exported(ledger).splitlines()) == 1
        assert other.judgements() == ledger.judgements()


def test_many_rows_cross_the_batches(ledger, other, sample):
    many = [dataclasses.replace(sample.pledge, note=str(number)) for number in range(2500)]
    assert ledger.append([sample.source, *many]) == 2501
    assert other.import_jsonl(exported(ledger).splitlines()) == 2501
    assert other.claims() == tuple(many)
    assert other.head() == ledger.head()
    assert other.append([sample.source, *many]) == 0


def test_the_same_records_at_the_same_time_give_the_same_bytes(sample):
    texts = set()
    for _ in range(2):
        with Ledger.create(":memory:", clock=lambda: NOW) as ledger:
            ledger.append(sample.records)
            texts.add(exported(ledger))
    assert len(texts) == 1
