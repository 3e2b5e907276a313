import dataclasses
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given

from parley.errors import InvalidRecord
from parley.ledger.codec import pack, unpack
from parley.ledger.typed import read_as
from parley.records import Actor, Finding, Source, canonical_json, identity, plain
from tests.ledger.drawn import records


@given(records)
def test_every_record_reads_back_equal_from_its_json(record):
    packed = pack(record)
    payload = json.loads(packed.text)
    if isinstance(record, Source):
        payload["content"] = record.content
    again = unpack(packed.kind, payload)
    assert again == record
    assert type(again) is type(record)
    assert canonical_json(again) == canonical_json(record) == packed.text


@given(records)
def test_identity_on_the_row_is_the_identity_of_the_record(record):
    own = record.sha256 if isinstance(record, Source) else getattr(record, "id", identity(record))
    assert pack(record).id == own


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Everything:
    flag: bool
    wait: timedelta
    day: date
    moment: datetime
    maybe: Actor | None
    pair: tuple[str, int]
    mixed: tuple[float | str, ...]


def test_a_record_of_any_annotated_fields_reads_back():
    record = Everything(
        flag=True,
        wait=timedelta(hours=1.5),
        day=date(2031, 5, 13),
        moment=datetime(2031, 5, 13, 8, tzinfo=UTC),
        maybe=Actor(name="a", id="b"),
        pair=("a", 1),
        mixed=(0.5, "x"),
    )
    assert read_as(Everything, json.loads(canonical_json(record))) == record


@pytest.mark.parametrize(
    ("hint", "value"),
    [
        (str, 1),
        (int, True),
        (int, 1.5),
        (float, "1"),
        (date, "2031-13-01"),
        (datetime, 7),
        (tuple[str, ...], "ab"),
        (tuple[str, int], ["a"]),
        (Actor, ["a", "b"]),
        (Actor, {"name": "a"}),
        (Actor, {"name": "a", "id": "b", "rank": 1}),
        (int | None, "x"),
    ],
)
def test_a_value_of_another_type_is_refused(hint, value):
    with pytest.raises(InvalidRecord):
        read_as(hint, value)


def test_an_annotation_no_record_uses_is_a_programming_error():
    with pytest.raises(TypeError, match="no reader"):
        read_as(set[str], [])


def test_the_message_names_the_field(sample):
    payload = plain(sample.pledge) | {"maker": {"name": "x", "id": 7}}
    with pytest.raises(InvalidRecord, match=r"Pledge\.maker: Actor\.id: expected str, found int"):
        unpack("pledge", payload)


def test_what_would_read_back_otherwise_is_refused(sample):
    with pytest.raises(InvalidRecord, match=r"`where` is .'Ostrava'. but would read back"):
        pack(dataclasses.replace(sample.pledge, where=["Ostrava"]))
    with pytest.raises(InvalidRecord, match="as_of"):
        pack(dataclasses.replace(sample.finding, as_of=datetime(2031, 5, 20, 1, tzinfo=UTC)))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_numbers_that_are_no_json_are_refused(sample, value):
    with pytest.raises(InvalidRecord, match="finite"):
        pack(dataclasses.replace(sample.finding, ratio=value))


def test_half_a_surrogate_pair_is_refused(sample):
    with pytest.raises(InvalidRecord, match="valid text"):
        pack(dataclasses.replace(sample.pledge, note="\ud83d"))


def test_only_records_are_kept():
    with pytest.raises(InvalidRecord, match="Actor is none of these"):
        pack(Actor(name="a", id="b"))


def test_an_unknown_kind_is_named():
    with pytest.raises(InvalidRecord, match="'rumour' is no kind"):
        unpack("rumour", {})


def test_a_reading_error_is_never_a_record():
    with pytest.raises(InvalidRecord):
        unpack("finding", {name.name: None for name in dataclasses.fields(Finding)})
